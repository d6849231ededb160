//! What is filled in where a piece of evidence is weighed: set aside, or the review of what a fixed automatic device took.

use serde::{Deserialize, Serialize};

use crate::ids::ExhibitId;

choices!(/// Why a piece of evidence is set aside (行政处罚法 46(2), 46(3)).
    AsideGround {
    /// 46(2): not verified.
    Unverified "unverified" "没有查证属实",
    /// 46(3): obtained unlawfully.
    Unlawful "unlawful" "以非法手段取得",
});
form!(/// A piece of evidence is set aside; it stays on file, struck out, with the reason.
    SetAsideExhibit {
    /// Which.
    exhibit: ExhibitId,
    /// Why.
    ground: AsideGround,
    /// What shows it.
    reason: String,
});
form!(/// What a fixed automatic device took, with the reviews without which it is no evidence (行政处罚法 41).
    ReviewDeviceRecord {
    /// Which exhibit.
    exhibit: ExhibitId,
    /// The law or administrative regulation that provides for such a device, with its article.
    basis: String,
    /// The legal review of the device: by whom, when, with what result.
    legal_review: String,
    /// Its technical review.
    technical_review: String,
    /// It bears a plain mark.
    marked: bool,
    /// Where its site was published.
    published: String,
    /// Whether the record itself meets the requirements: true, clear, whole and accurate.
    fit: bool,
    /// Who reviewed the record, and what was found.
    record_review: String,
});
