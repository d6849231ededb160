//! The tables as this release knows them; private to the store.

pub(crate) mod case;
pub(crate) mod certificate;
pub(crate) mod daily_run;
pub(crate) mod document;
pub(crate) mod draft;
pub(crate) mod draft_file;
pub(crate) mod event;
pub(crate) mod exhibit;
pub(crate) mod idempotency;
pub(crate) mod joint_party;
pub(crate) mod law_answer;
pub(crate) mod law_attachment;
pub(crate) mod law_change;
pub(crate) mod login_attempt;
pub(crate) mod look;
pub(crate) mod meta;
pub(crate) mod number;
pub(crate) mod number_register;
pub(crate) mod officer;
pub(crate) mod party;
pub(crate) mod party_number;
pub(crate) mod preference;
pub(crate) mod search;
pub(crate) mod session;
pub(crate) mod unit;
pub(crate) mod upload;
