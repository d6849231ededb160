//! Whether the party let every remedy pass unused: what must be over before a building is pulled down or things are sold.

use chrono::NaiveDate;

use crate::case::Case;
use crate::law::article::Article;
use crate::law::deadlines::DeadlineId;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::service::ServiceFile;

/// Refuses on a day on which the party may still ask for a review or sue against a served paper, and where it did either
/// (行政强制法 44, 46(3); 行政复议法 20; 行政诉讼法 46).
pub(crate) fn remedies(
    case: &Case,
    file: &ServiceFile,
    on: NaiveDate,
    act: &str,
    rule: &[Article],
    now: &Now,
) -> Result<(), Refusal> {
    if let Some(remedy) = case.remedies.last() {
        let why = format!("不能{act}：当事人已经提起{}，不是期满未救济", remedy.kind.label());
        return Err(Refusal::new(Obstacle::WrongStage, why, rule));
    }
    let Some(served) = file.deemed() else {
        return Err(Refusal::new(Obstacle::NotServed, format!("不能{act}：决定还没有送达证明"), rule));
    };
    let last = last_day(case, file, served, now)?;
    if on <= last {
        let why = format!("不能{act}：复议、起诉的期限到 {last}，还没有届满");
        return Err(Refusal::new(Obstacle::TooEarly, why, rule));
    }
    Ok(())
}

/// The later end of the two periods; after a decision on the spot only the review is open at first.
fn last_day(case: &Case, file: &ServiceFile, served: NaiveDate, now: &Now) -> Result<NaiveDate, Refusal> {
    let end = |id| match file.clock(id) {
        Some(counted) => Ok(counted.ends),
        None => now.law.count(id, served, "送达").map(|counted| counted.ends),
    };
    let review = end(DeadlineId::Review)?;
    if case.review_comes_first() {
        return Ok(review);
    }
    Ok(review.max(end(DeadlineId::Suit)?))
}
