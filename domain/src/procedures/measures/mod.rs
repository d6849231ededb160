//! What runs beside an inquiry with a clock of its own and blocks what it must block: preservation, sealing and seizure,
//! samples, recusal.

pub mod preservation;
pub mod recusal;
pub mod sampling;
pub mod seizure;
mod site;

use crate::stage::StageKind;

/// Where evidence may still be secured: from the check until the head decides.
pub(crate) const UNTIL_DECIDED: [StageKind; 9] = [
    StageKind::Check,
    StageKind::Filed,
    StageKind::Inquiry,
    StageKind::InquiryDone,
    StageKind::Noticed,
    StageKind::Hearing,
    StageKind::Recheck,
    StageKind::Legal,
    StageKind::Collective,
];
