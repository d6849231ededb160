//! Deadlines of the law as lamps and explained lines on a page.

use chrono::NaiveDate;
use domain::law::article::join_articles_short;
use domain::law::calendar::Calendar;
use domain::law::deadlines::{Deadline, DeadlineId, Lamp};

use leptos::prelude::*;

use crate::widgets::{ArticleRef, Clock, DeadlinePanel, LampState, say};

/// Days before the end of a certificate from which its lamp is yellow.
const MONTH: i64 = 30;

/// The lamp of a deadline on a day: state and words; grey where the calendar does not reach.
pub fn lamp(deadline: &Deadline, today: NaiveDate, calendar: &Calendar) -> (LampState, String) {
    match deadline.lamp(today, calendar) {
        Ok(lamp) => (state(&lamp), lamp.words()),
        Err(error) => (LampState::Idle, error.to_string()),
    }
}

/// The same in the short words of tables.
pub fn short_lamp(deadline: &Deadline, today: NaiveDate, calendar: &Calendar) -> (LampState, String) {
    match deadline.lamp(today, calendar) {
        Ok(lamp) => (state(&lamp), lamp.short_words()),
        Err(error) => (LampState::Idle, error.to_string()),
    }
}

/// The lamp of a day that nothing counts towards: green, yellow within a month, red after it.
pub fn until(ends: NaiveDate, today: NaiveDate) -> (LampState, String) {
    match (ends - today).num_days() {
        left if left < 0 => (LampState::Late, format!("已过期 {} 天", -left)),
        0 => (LampState::Soon, "今天到期".to_owned()),
        left if left <= MONTH => (LampState::Soon, format!("剩 {left} 天")),
        left => (LampState::Good, format!("剩 {left} 天")),
    }
}

fn state(lamp: &Lamp) -> LampState {
    match lamp {
        Lamp::Good { .. } => LampState::Good,
        Lamp::Soon { .. } => LampState::Soon,
        Lamp::Late { .. } => LampState::Late,
        Lamp::Held { .. } => LampState::Held,
        Lamp::Idle { .. } => LampState::Idle,
    }
}

/// The side panel of a case file: the clocks that run, and those that cannot be counted yet with the reason.
pub fn side(case: &domain::case::Case, now: &domain::now::Now, today: NaiveDate) -> AnyView {
    let calendar = &now.law.calendar;
    let mut clocks = match case.deadlines(&now.law) {
        // A remedy whose last day is over is nobody's duty: it is not shown as late.
        Ok(mut deadlines) => {
            deadlines.retain(|one| {
                !matches!(one.id, DeadlineId::Review | DeadlineId::Suit | DeadlineId::SuitAfterReview)
                    || one.ends >= today
            });
            panel(&deadlines, today, calendar)
        }
        Err(_) => Vec::new(),
    };
    clocks.extend(case.uncounted(&now.law).into_iter().map(|(label, start, refusal)| Clock {
        lamp: LampState::Idle,
        label: label.to_owned(),
        day: String::new(),
        words: "算不出期限".to_owned(),
        counted: vec![format!("自 {} 起算", say::plain_day(start)), format!("{}。", refusal.why)],
        articles: refusal.articles.iter().map(ArticleRef::from).collect(),
    }));
    view! { <DeadlinePanel clocks/> }.into_any()
}

/// The clocks at the side of a case file, each with how it was counted.
fn panel(deadlines: &[Deadline], today: NaiveDate, calendar: &Calendar) -> Vec<Clock> {
    deadlines
        .iter()
        .map(|deadline| {
            let (lamp, words) = lamp(deadline, today, calendar);
            Clock {
                lamp,
                label: deadline.label.clone(),
                day: say::short_day_named(deadline.ends, today),
                words,
                counted: counted(deadline),
                articles: deadline.articles.iter().map(ArticleRef::from).collect(),
            }
        })
        .collect()
}

/// The counting without the articles of its last line: the panel shows them as links.
fn counted(deadline: &Deadline) -> Vec<String> {
    let mut lines = deadline.explain();
    let cited = format!("{}；", join_articles_short(&deadline.articles));
    if let Some(rest) = lines.last_mut()
        && let Some(without) = rest.strip_prefix(&cited)
    {
        *rest = without.to_owned();
    }
    lines
}
