//! Proving that the record is whole: every case told again from its events, every digest computed again.

use domain::case::Case;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::log::{self, BEGINNING, Logged, link};
use super::{Cases, row};
use crate::blobs::Digest;
use crate::documents::Issued;
use crate::entities::{case, document, event, exhibit, number, number_register};
use crate::error::StoreError;

/// Rows looked at together.
const PORTION: u64 = 200;

/// Something that cannot be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: table and key.
    pub place: String,
    /// What, in Chinese.
    pub what: String,
}

/// What a verification looked at and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Cases told again.
    pub cases: u64,
    /// Events checked.
    pub events: u64,
    /// Papers checked.
    pub documents: u64,
    /// Bodies of files read through.
    pub blobs: u64,
    /// Numbers counted.
    pub numbers: u64,
    /// What cannot be right; empty where the record is whole.
    pub findings: Vec<Finding>,
}

impl Verified {
    fn find(&mut self, place: impl Into<String>, what: &str) {
        self.findings.push(Finding { place: place.into(), what: what.to_owned() });
    }
}

impl Cases<'_> {
    /// Checks everything: events against their chain, cases against their events, lists against cases, papers,
    /// exhibits and PDFs against their digests, registers against gaps. Reads only.
    ///
    /// # Errors
    /// The database or the place of bodies failed; what is wrong with the record is a finding, not an error.
    pub async fn verify(&self) -> Result<Verified, StoreError> {
        let mut verified = Verified::default();
        self.verify_cases(&mut verified).await?;
        self.verify_documents(&mut verified).await?;
        self.verify_exhibits(&mut verified).await?;
        self.verify_numbers(&mut verified).await?;
        Ok(verified)
    }

    async fn verify_cases(&self, verified: &mut Verified) -> Result<(), StoreError> {
        self.each::<case::Entity>(case::Column::Id, async |kept| {
            verified.cases += 1;
            let events = log::rows(&self.store.db, CaseId(kept.id)).await?;
            verified.events += events.len() as u64;
            self.verify_case(&kept, events, verified);
            Ok(kept.id)
        })
        .await
    }

    fn verify_case(&self, kept: &case::Model, events: Vec<event::Model>, verified: &mut Verified) {
        let place = format!("cases/{}", kept.id);
        let mut previous = BEGINNING.to_owned();
        let mut told = Vec::with_capacity(events.len());
        for (index, row) in events.into_iter().enumerate() {
            let place = format!("events/{}/{}", row.case_id, row.seq);
            if row.seq != index as i64 + 1 || row.prev_hash != previous {
                verified.find(&place, "与前一条记录的链接断开");
            }
            if row.hash != link(&row.prev_hash, row.case_id, row.seq, &row.body) {
                verified.find(&place, "内容与校验值不符");
            }
            previous.clone_from(&row.hash);
            let (at, by, kind) = (row.at, row.officer_id, row.kind.clone());
            match Logged::try_from(row) {
                Ok(Logged { event, .. }) => {
                    if event.at != at || event.by.0 != by || event.kind().key() != kind {
                        verified.find(&place, "列与内容不符");
                    }
                    told.push(event);
                }
                Err(_) => verified.find(&place, "内容无法读取"),
            }
        }
        let stored = match row::case_of(kept) {
            Ok(case) => case,
            Err(error) => return verified.find(&place, &error.to_string()),
        };
        if Case::told(&told).as_ref() != Some(&stored) {
            return verified.find(&place, "与按记录重演的结果不符");
        }
        let same = row::columns_of(&stored, &self.store.law()).is_ok_and(|columns| {
            columns.stage.as_ref() == &kept.stage
                && columns.case_number.as_ref() == &kept.case_number
                && columns.clue_number.as_ref() == &kept.clue_number
                && columns.party_name.as_ref() == &kept.party_name
                && columns.plate.as_ref() == &kept.plate
                && columns.holder.as_ref() == &kept.holder
                && columns.waits_on.as_ref() == &kept.waits_on
                && columns.decided_on.as_ref() == &kept.decided_on
                && columns.fine_fen.as_ref() == &kept.fine_fen
                && columns.closed.as_ref() == &kept.closed
        });
        if !same {
            verified.find(&place, "列表用的列与案件内容不符");
        }
    }

    async fn verify_documents(&self, verified: &mut Verified) -> Result<(), StoreError> {
        self.each::<document::Entity>(document::Column::Id, async |row| {
            verified.documents += 1;
            let (id, place) = (row.id, format!("documents/{}", row.id));
            match Issued::try_from(row) {
                Ok(Issued { pdf: Some(pdf), .. }) => self.verify_blob(place, &pdf, verified).await?,
                Ok(_) => {}
                Err(error) => verified.find(place, &error.to_string()),
            }
            Ok(id)
        })
        .await
    }

    async fn verify_exhibits(&self, verified: &mut Verified) -> Result<(), StoreError> {
        self.each::<exhibit::Entity>(exhibit::Column::Id, async |row| {
            let place = format!("exhibits/{}", row.id);
            match row.sha256.parse::<Digest>() {
                Ok(digest) => self.verify_blob(place, &digest, verified).await?,
                Err(error) => verified.find(place, &error.to_string()),
            }
            Ok(row.id)
        })
        .await
    }

    /// Looks at every row of a table, portion by portion in the order of the numbers, which `look` gives back.
    async fn each<E: EntityTrait>(
        &self,
        number: E::Column,
        mut look: impl AsyncFnMut(E::Model) -> Result<i64, StoreError>,
    ) -> Result<(), StoreError> {
        let mut last = i64::MIN;
        loop {
            let portion = E::find().filter(number.gt(last)).order_by_asc(number).limit(PORTION);
            let rows = portion.all(&self.store.db).await?;
            if rows.is_empty() {
                return Ok(());
            }
            for row in rows {
                last = look(row).await?;
            }
        }
    }

    async fn verify_blob(&self, place: String, digest: &Digest, verified: &mut Verified) -> Result<(), StoreError> {
        verified.blobs += 1;
        if !self.store.blobs.is_intact(digest).await? {
            verified.find(place, "文件缺失或内容与校验值不符");
        }
        Ok(())
    }

    /// As many numbers as the register has given, none twice: then there is no gap.
    async fn verify_numbers(&self, verified: &mut Verified) -> Result<(), StoreError> {
        for register in number_register::Entity::find().all(&self.store.db).await? {
            let taken = number::Entity::find()
                .filter(number::Column::Kind.eq(&register.kind))
                .filter(number::Column::Year.eq(register.year))
                .filter(number::Column::N.between(1, register.next - 1))
                .count(&self.store.db)
                .await?;
            verified.numbers += taken;
            if i64::try_from(taken) != Ok(register.next - 1) {
                verified.find(format!("numbers/{}/{}", register.kind, register.year), "文号不连续");
            }
        }
        Ok(())
    }
}
