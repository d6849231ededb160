//! Service 送达: every attempt with its proof, and the day a paper counts as served.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod proof;
mod way;

use crate::ids::ExhibitId;
use crate::law::deadlines::{Announced, Deadline, DeadlineId};

pub use proof::Circumstances;
pub use way::{Posting, ProvedArrival, Way};

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Served.
    Done,
    /// Nobody there, returned, address wrong: the case waits in its state.
    Failed,
}

/// One attempt to serve a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attempt {
    /// How.
    #[serde(flatten)]
    pub way: Way,
    /// The day of it: on the receipt, the note, the return slip.
    pub on: NaiveDate,
    /// What came of it.
    pub delivery: Delivery,
    /// Where.
    pub place: String,
    /// Remarks: reason of a refusal or failure.
    pub note: String,
    /// The two officers who served, as named on the receipt.
    pub servers: Vec<String>,
    /// On whom: 0 for the first party, then the joint ones in their order.
    #[serde(default)]
    pub to: u32,
    /// The exhibits that prove it: receipt, screenshot, photo of the posting.
    #[serde(default)]
    pub proofs: Vec<ExhibitId>,
    /// The day it reached the party, where that is another one than the day of the attempt.
    #[serde(default)]
    pub reached: Option<NaiveDate>,
    /// The period of an announcement as it was counted when it was recorded.
    #[serde(default)]
    pub announced: Option<Announced>,
}

impl Attempt {
    /// The day the paper counts as served, where this attempt succeeded: the day itself, or the day the message reached
    /// the party; for an announcement none until its period is over.
    pub fn deemed(&self) -> Option<NaiveDate> {
        match (self.delivery, &self.announced) {
            (Delivery::Failed, _) => None,
            (Delivery::Done, Some(_)) => self.reached,
            (Delivery::Done, None) => Some(self.reached.unwrap_or(self.on)),
        }
    }
}

/// All attempts for one paper.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceFile {
    /// The joint parties whom the paper names, as it names them; empty where there is but one party.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// In order of recording.
    pub attempts: Vec<Attempt>,
    /// The periods that service set running, as they were counted then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<Deadline>,
}

impl ServiceFile {
    /// How many parties the paper must be served on.
    pub fn owed(&self) -> u32 {
        u32::try_from(self.addressees.len()).unwrap_or(u32::MAX).max(1)
    }

    /// The addressee's name, where there are several.
    pub fn name(&self, to: u32) -> Option<&str> {
        self.addressees.get(usize::try_from(to).ok()?).map(String::as_str)
    }

    /// The day on which one of the parties was served.
    pub fn served_on(&self, to: u32) -> Option<NaiveDate> {
        self.attempts.iter().filter(|attempt| attempt.to == to).find_map(Attempt::deemed)
    }

    /// The parties not served yet.
    pub fn unserved(&self) -> impl Iterator<Item = u32> {
        (0..self.owed()).filter(|to| self.served_on(*to).is_none())
    }

    /// The deemed-service date: every later date runs from it, never from the date on the paper. A paper to several
    /// joint parties counts as served when each of them was, on the last of their days.
    pub fn deemed(&self) -> Option<NaiveDate> {
        let days: Option<Vec<NaiveDate>> = (0..self.owed()).map(|to| self.served_on(to)).collect();
        days?.into_iter().max()
    }

    /// The deemed-service date, were this party served on that day.
    pub fn deemed_with(&self, to: u32, on: NaiveDate) -> Option<NaiveDate> {
        let others = (0..self.owed()).filter(|other| *other != to);
        let days: Option<Vec<NaiveDate>> = others.map(|other| self.served_on(other)).collect();
        days?.into_iter().chain([on]).max()
    }

    /// The announcement that runs for one of the parties: the last one, for a later posting begins anew (民诉解释 138).
    pub fn announced(&self, to: u32) -> Option<&Announced> {
        if self.served_on(to).is_some() {
            return None;
        }
        let mut attempts = self.attempts.iter().rev().filter(|attempt| attempt.to == to);
        attempts.find_map(|attempt| attempt.announced.as_ref())
    }

    /// The announcements that run, with whom they are for.
    pub fn announcements(&self) -> impl Iterator<Item = (u32, &Announced)> {
        (0..self.owed()).filter_map(|to| Some((to, self.announced(to)?)))
    }

    /// Whether an announcement runs for each party whom nothing else has reached.
    pub fn all_announced(&self) -> bool {
        self.unserved().all(|to| self.announced(to).is_some())
    }

    /// The period of an announcement is over: the paper counts as served from that day.
    pub fn announcement_over(&mut self, to: u32, on: NaiveDate) {
        let mut attempts = self.attempts.iter_mut().rev().filter(|attempt| attempt.to == to);
        if let Some(attempt) = attempts.find(|attempt| attempt.announced.is_some()) {
            attempt.reached = Some(on);
        }
    }

    /// Whether an attempt at one of the parties failed in such a way.
    pub fn failed(&self, to: u32, way: impl Fn(&Way) -> bool) -> bool {
        let mut attempts = self.attempts.iter().filter(|attempt| attempt.to == to);
        attempts.any(|attempt| attempt.delivery == Delivery::Failed && way(&attempt.way))
    }

    /// A period as it was counted on the day of service.
    pub fn clock(&self, id: DeadlineId) -> Option<&Deadline> {
        self.clocks.iter().find(|clock| clock.id == id)
    }

    /// The attempt that succeeded.
    pub fn proof(&self) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.deemed().is_some())
    }
}
