//! What is filled in where another agency claims a case, or will not have it 管辖争议.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

choices!(/// To whom a dispute is put that talks did not end (行政处罚法 25(2); 河南省行政执法条例 19).
    DisputeTo {
    /// The common superior names the competent agency.
    Superior "superior" "共同的上一级行政机关",
    /// The legal office of the same or the common superior government mediates, the government decides.
    LegalOffice "legal_office" "同级或者共同上级人民政府法制机构",
});
choices!(/// How a dispute was settled.
    DisputeEnd {
    /// By talks, with a written record.
    Talks "talks" "协商一致",
    /// The common superior named the agency.
    Superior "superior" "共同上级机关指定管辖",
    /// Mediated by the legal office, decided by the government.
    Mediated "mediated" "政府法制机构协调、人民政府决定",
});
form!(/// A dispute about jurisdiction with another agency (行政处罚法 25(2); 住房和城乡建设行政处罚程序规定 6).
    RecordDispute {
    /// The other agency.
    agency: String,
    /// The day it arose: the seven days run from it.
    since: NaiveDate,
    /// What each side says.
    reason: String,
});
form!(/// The dispute is put to the common superior or to the legal office; that may be done at once.
    SubmitDispute {
    /// To whom.
    to: DisputeTo,
    /// Its name.
    body: String,
    /// The day.
    on: NaiveDate,
    /// Name and number of the paper.
    paper: String,
});
form!(/// How the dispute ended.
    SettleDispute {
    /// By talks, by the superior, by the government.
    how: DisputeEnd,
    /// The case stays here; else it is handed over.
    ours: bool,
    /// The day.
    on: NaiveDate,
    /// The written record of the talks, or name and number of the paper.
    paper: String,
});
