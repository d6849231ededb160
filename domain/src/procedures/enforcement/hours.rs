//! When an execution may be carried out: not at night, not on a rest day, save in urgency; and never by cutting off residents.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use crate::law::article::Article;
use crate::law::calendar::{DayKind, beijing};
use crate::law::cite::QIANGZHI;
use crate::law::parameters::ParameterError;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};

/// No execution at night or on statutory holidays, save in urgency (行政强制法 43(1)).
pub(crate) const HOURS: Article = Article::new(QIANGZHI, "43(1)");
/// No water, power, heat or gas of residents is cut to force them (行政强制法 43(2)).
const CUTTING: Article = Article::new(QIANGZHI, "43(2)");

/// Refuses an execution between two instants that touches a night or a rest day without urgency. The statute does not say
/// when night is; the bureau's dated reading does.
pub(crate) fn lawful(from: DateTime<Utc>, until: DateTime<Utc>, urgency: &str, now: &Now) -> Result<(), Refusal> {
    if !urgency.is_empty() {
        return Ok(());
    }
    let (from, until) = (beijing(from), beijing(until));
    for day in from.date().iter_days().take_while(|day| *day <= until.date()) {
        let why = match now.law.calendar.day(day)? {
            DayKind::Working | DayKind::MakeUp(_) => continue,
            kind => format!("{day} 是{}，不得实施强制执行；情况紧急的，写明紧急情况", kind.label()),
        };
        return Err(Refusal::new(Obstacle::TooEarly, why, &[HOURS]).at("urgency"));
    }
    let begins = time("execution_night_from", now)?;
    let ends = time("execution_night_until", now)?;
    let Some(eve) = from.date().pred_opt() else { return Ok(()) };
    for day in eve.iter_days().take_while(|day| *day <= until.date()) {
        let night = day.and_time(begins);
        let morning = if ends > begins { day.and_time(ends) } else { day.and_time(ends) + TimeDelta::days(1) };
        if from < morning && (until > night || from >= night) {
            let why = format!(
                "夜间（{}至次日{}）不得实施强制执行；情况紧急的，写明紧急情况",
                begins.format("%H:%M"),
                ends.format("%H:%M")
            );
            return Err(Refusal::new(Obstacle::TooEarly, why, &[HOURS]).at("urgency"));
        }
    }
    Ok(())
}

/// A time of day among the dated values, written 22:00.
fn time(name: &str, now: &Now) -> Result<NaiveTime, Refusal> {
    let text = now.law.parameters.text(name, now.today())?;
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| {
        Refusal::from(ParameterError::Refused {
            label: "夜间起止".to_owned(),
            reason: format!("“{text}”不是时刻，写作 22:00"),
        })
    })
}

/// Refuses unless it is declared that nobody's water, power, heat or gas was cut.
pub(crate) fn nothing_cut(declared: bool) -> Result<(), Refusal> {
    if declared {
        return Ok(());
    }
    let why = "不得对居民生活采取停止供水、供电、供热、供燃气等方式迫使当事人履行";
    Err(Refusal::new(Obstacle::Incomplete, why, &[CUTTING]).at("no_cutting"))
}
