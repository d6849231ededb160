//! What each morning brings: fines whose last day to pay is over are marked, and what nobody needs is cleared away.

use std::time::Duration;

use chrono::TimeDelta;
use domain::case::Case;
use domain::officer::Officer;
use domain::procedures::ordinary::announcing;
use domain::stage::StageKind;
use domain::step::{MarkInstalmentMissed, MarkOverdue, Step};
use store::{Store, StoreError};

use crate::incident;

/// How often the watch looks whether a new day has begun in Beijing.
const LOOK: Duration = Duration::from_secs(60);
/// Cases looked at in one morning at most.
const CASES: u64 = 100_000;

/// The stages in which a paper can be out: order, notice, decision, demand.
const ANNOUNCED_IN: [StageKind; 11] = [
    StageKind::Inquiry,
    StageKind::InquiryDone,
    StageKind::Noticed,
    StageKind::Recheck,
    StageKind::Legal,
    StageKind::Collective,
    StageKind::Penalty,
    StageKind::NoPenalty,
    StageKind::Overdue,
    StageKind::Deferred,
    StageKind::Paused,
];

/// Does the day's work now and then after every midnight in Beijing.
pub async fn watch(store: Store) {
    let mut done = None;
    loop {
        let today = store.clock().today();
        if done != Some(today) {
            match morning(&store).await {
                Ok(_) => done = Some(today),
                Err(error) => {
                    incident::record(&incident::causes(&error));
                }
            }
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Does what the present day brings, unless it was done before; tells how many cases became overdue.
///
/// A morning that broke off is done again: every part of it may be repeated.
///
/// # Errors
/// The memory failed.
pub async fn morning(store: &Store) -> Result<u64, StoreError> {
    let today = store.clock().today();
    let begun = store.mornings().begin(today).await?;
    if !begun && store.mornings().last(1).await?.first().is_some_and(|(day, _)| *day == today) {
        return Ok(0);
    }
    let announced = end_announcements(store).await?;
    let overdue = mark_overdue(store).await? + mark_missed(store).await?;
    clear(store).await?;
    store.mornings().finish(today, &format!("逾期 {overdue} 件，公告期满 {announced} 件")).await?;
    tracing::info!(%today, overdue, "the morning's work is done");
    Ok(overdue)
}

/// Fines whose last day to pay is over (行政处罚法 72(1)).
async fn mark_overdue(store: &Store) -> Result<u64, StoreError> {
    let late = store.cases().late_in(StageKind::Served, store.clock().today(), CASES).await?;
    mark(store, late, || Step::MarkOverdue(MarkOverdue {})).await
}

/// Plans of which an instalment was not paid (行政处罚法 66(2), 72(2)).
async fn mark_missed(store: &Store) -> Result<u64, StoreError> {
    let today = store.clock().today();
    let mut granted = store.cases().standing_in(StageKind::Deferred, CASES).await?;
    granted.retain(|case| case.missed_instalment(today).is_some());
    mark(store, granted, || Step::MarkInstalmentMissed(MarkInstalmentMissed {})).await
}

/// Papers whose announcement is over count as served (民事诉讼法 95); of several in one case one after the other.
async fn end_announcements(store: &Store) -> Result<u64, StoreError> {
    let today = store.clock().today();
    let mut ended = 0;
    for stage in ANNOUNCED_IN {
        for mut case in store.cases().late_in(stage, today, CASES).await? {
            for over in announcing::over(&case, today) {
                let step = Step::EndAnnouncement(over);
                match store.cases().take(case.id, case.version, step, &Officer::system(), None).await {
                    Ok(taken) => {
                        ended += 1;
                        case = taken.case;
                    }
                    Err(StoreError::Refused(_) | StoreError::Conflict { .. }) => break,
                    Err(error) => return Err(error),
                }
            }
        }
    }
    Ok(ended)
}

async fn mark(store: &Store, cases: Vec<Case>, step: impl Fn() -> Step) -> Result<u64, StoreError> {
    let mut marked = 0;
    for case in cases {
        match store.cases().take(case.id, case.version, step(), &Officer::system(), None).await {
            Ok(_) => marked += 1,
            // Another clock of the case ran out, or somebody was faster: nothing to do this morning.
            Err(StoreError::Refused(_) | StoreError::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(marked)
}

async fn clear(store: &Store) -> Result<(), StoreError> {
    let before = |days: i64| store.clock().now() - TimeDelta::days(days);
    store.sessions().forget_before(before(30)).await?;
    store.attempts().forget_before(before(1)).await?;
    store.idempotency().forget_before(before(7)).await?;
    store.uploads().abandon_before(before(2)).await?;
    Ok(())
}
