//! Evidence as it was received: every exhibit has its row before the case names it, and never changes afterwards.

use domain::evidence::{EvidenceKind, Exhibit, Position};
use domain::ids::{CaseId, ExhibitId, OfficerId};
use domain::refusal::Refusal;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::Store;
use crate::entities::exhibit;
use crate::error::StoreError;
use crate::uploads::Arrived;

/// Evidence taken in.
#[derive(Clone, Copy, Debug)]
pub struct Exhibits<'a> {
    pub(crate) store: &'a Store,
}

impl Exhibits<'_> {
    /// Records the receipt of a file. The exhibit has ordinal 0 until the case takes it in with the step
    /// `AddExhibit`, which accepts only exhibits recorded here.
    ///
    /// # Errors
    /// Of the database.
    pub async fn receive(
        &self,
        arrived: &Arrived,
        officer: OfficerId,
        kind: EvidenceKind,
        proves: &str,
    ) -> Result<Exhibit, StoreError> {
        let write = self.store.write().await?;
        let row = exhibit::ActiveModel {
            case_id: Set(arrived.case.0),
            name: Set(arrived.name.clone()),
            mime: Set(arrived.content.mime.to_owned()),
            size: Set(arrived.size),
            sha256: Set(arrived.digest.to_string()),
            kind: Set(kind.key().to_owned()),
            proves: Set(proves.trim().to_owned()),
            taken_at: Set(arrived.picture.taken_at),
            latitude_e6: Set(arrived.picture.position.map(|place| place.latitude_e6.into())),
            longitude_e6: Set(arrived.picture.position.map(|place| place.longitude_e6.into())),
            received_at: Set(self.store.clock.now()),
            officer_id: Set(officer.0),
            ..Default::default()
        };
        let row = row.insert(&*write).await?;
        write.keep().await?;
        row.try_into()
    }

    /// An exhibit with the case it belongs to. Whether the reader may see that case is asked of `cases()`.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn find(&self, id: ExhibitId) -> Result<(CaseId, Exhibit), StoreError> {
        let row = exhibit::Entity::find_by_id(id.0).one(&self.store.db).await?.ok_or(StoreError::NotFound)?;
        Ok((CaseId(row.case_id), row.try_into()?))
    }

    /// Everything received for a case, in order of receipt, whether or not the case has taken it in.
    ///
    /// # Errors
    /// Of the database.
    pub async fn of_case(&self, case: CaseId) -> Result<Vec<Exhibit>, StoreError> {
        let rows = exhibit::Entity::find()
            .filter(exhibit::Column::CaseId.eq(case.0))
            .order_by_asc(exhibit::Column::Id)
            .all(&self.store.db)
            .await?;
        rows.into_iter().map(Exhibit::try_from).collect()
    }
}

/// The exhibit as it was received, whatever the request says of it, with the caller's kind and purpose.
///
/// # Errors
/// Nothing was received under that number for this case, or its body is another one.
pub(crate) async fn as_received(
    db: &impl ConnectionTrait,
    case: CaseId,
    claimed: &Exhibit,
) -> Result<Exhibit, StoreError> {
    let unknown = || StoreError::from(Refusal::input("exhibit", "没有收到过这份证据的文件。请重新上传"));
    let row = exhibit::Entity::find_by_id(claimed.id.0).one(db).await?.ok_or_else(unknown)?;
    if row.case_id != case.0 || row.sha256 != claimed.sha256 {
        return Err(unknown());
    }
    let received = Exhibit::try_from(row)?;
    Ok(Exhibit { kind: claimed.kind, proves: claimed.proves.clone(), ..received })
}

/// The same exhibit for another case of the matter: received when and by whom it was received, its body not stored again.
pub(crate) async fn copied(db: &impl ConnectionTrait, case: CaseId, original: &Exhibit) -> Result<Exhibit, StoreError> {
    let row = exhibit::Entity::find_by_id(original.id.0).one(db).await?;
    let row = row.ok_or_else(|| StoreError::corrupt("exhibits", "id", original.id))?;
    let copy = exhibit::ActiveModel {
        id: NotSet,
        case_id: Set(case.0),
        kind: Set(original.kind.key().to_owned()),
        proves: Set(original.proves.clone()),
        ..row.into_active_model().reset_all()
    };
    copy.insert(db).await?.try_into()
}

impl TryFrom<exhibit::Model> for Exhibit {
    type Error = StoreError;

    fn try_from(row: exhibit::Model) -> Result<Exhibit, StoreError> {
        let corrupt = |column| StoreError::corrupt("exhibits", column, row.id);
        let degrees = |e6: i64, column| i32::try_from(e6).map_err(|_| corrupt(column));
        let position = match row.latitude_e6.zip(row.longitude_e6) {
            Some((latitude, longitude)) => Some(Position {
                latitude_e6: degrees(latitude, "latitude_e6")?,
                longitude_e6: degrees(longitude, "longitude_e6")?,
            }),
            None => None,
        };
        Ok(Exhibit {
            id: ExhibitId(row.id),
            ordinal: 0,
            kind: EvidenceKind::ALL.into_iter().find(|kind| kind.key() == row.kind).ok_or_else(|| corrupt("kind"))?,
            size: u64::try_from(row.size).map_err(|_| corrupt("size"))?,
            name: row.name,
            mime: row.mime,
            sha256: row.sha256,
            proves: row.proves,
            taken_at: row.taken_at,
            position,
            by: OfficerId(row.officer_id),
            received_at: row.received_at,
        })
    }
}
