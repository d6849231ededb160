//! How a last day was counted, line by line, in the words of the office.

use chrono::{Datelike, NaiveDate};

use super::pauses::Pauses;
use super::{Deadline, Skipped, Unit, Whose, plain_end};
use crate::law::article::join_articles_short;
use crate::law::calendar::weekday;

/// Events after whose subject the date is said: 告知书 09-23 送达.
const VERBS: [&str; 8] = ["送达", "作出", "收到", "签收", "签发", "结束", "移交", "批准"];

/// Longer periods are not listed day by day.
const LISTED: u32 = 15;

impl Deadline {
    /// The counting in lines: start, extensions, stops, days counted, days skipped, roll, article and calendar.
    pub fn explain(&self) -> Vec<String> {
        let total = self.total();
        let mut lines = vec![format!("{}，当日不计", self.start_line())];
        for one in &self.extended {
            let mut why = one.by.clone();
            if !one.articles.is_empty() {
                why = format!("{why}，{}", join_articles_short(&one.articles));
            }
            lines.push(format!("{} 延长 {}（{why}）", self.short(one.granted_on), self.unit.words(one.length)));
        }
        for stop in &self.stopped {
            let since = self.short(stop.from);
            lines.push(match stop.last_day() {
                Some(last) if last < stop.from => continue,
                Some(last) => format!("{since} 至 {} {}，不计入期限", self.short(last), stop.why.label()),
                None => format!("{since} 起{}，停表；恢复之日起继续计算", stop.why.label()),
            });
        }
        match self.unit {
            Unit::WorkingDays => {
                if total <= LISTED {
                    lines.push(format!("{} = {total} 个工作日", self.counted_days()));
                } else {
                    lines.push(format!("第 {total} 个工作日是 {}", self.day(self.ends)));
                }
                if !self.skipped.is_empty() {
                    lines.push(format!("跳过 {}", self.skipped_days()));
                }
            }
            Unit::Hours => lines.push(format!("满 {total} 小时落在 {}，时刻以起算之时为准", self.day(self.unrolled))),
            Unit::CalendarDays => lines.push(format!("第 {total} 日是 {}", self.day(self.unrolled))),
            Unit::Months => lines.push(format!("满 {total} 个月是 {}", self.day(self.unrolled))),
            Unit::Years => lines.push(format!("满 {total} 年是 {}", self.day(self.unrolled))),
        }
        let by_month = matches!(self.unit, Unit::Months | Unit::Years);
        let plain = plain_end(self.start, total, self.unit);
        if by_month && plain.is_some_and(|plain| plain.day() != self.start.day()) {
            lines.push(format!("该月没有 {} 日，以月末为末日", self.start.day()));
        }
        if self.rolled {
            lines.push(format!("末日逢休息日（{}），顺延至 {}", self.skipped_days(), self.day(self.ends)));
        } else if !matches!(self.unit, Unit::WorkingDays | Unit::Hours) {
            match self.whose {
                Whose::Party => {}
                Whose::Agency => lines.push("本机关的期限，末日逢休息日不顺延".to_owned()),
                other => lines.push(format!("{}的期限，按不顺延的日子提醒", other.label())),
            }
        }
        lines.push(format!("{}；日历 {} 版", join_articles_short(&self.articles), self.calendar_version));
        lines
    }

    fn start_line(&self) -> String {
        let date = self.short(self.start);
        let parted = VERBS.iter().find_map(|verb| {
            let subject = self.start_event.strip_suffix(verb)?;
            (!subject.is_empty()).then(|| format!("{subject} {date} {verb}"))
        });
        parted.unwrap_or_else(|| format!("{date} {}", self.start_event))
    }

    /// The days that were counted: neither rest days nor days of a stop.
    fn counted_days(&self) -> String {
        let pauses = Pauses::of(self.start, &self.stopped);
        let off = |day| self.skipped.iter().any(|stretch| (stretch.from..=stretch.to).contains(&day));
        let days = self.start.iter_days().skip(1).take_while(|day| *day <= self.ends);
        listed(days.filter(|day| !off(*day) && !pauses.covers(*day)), self.start.year())
    }

    fn skipped_days(&self) -> String {
        stretches(&self.skipped, self.start.year())
    }

    fn day(&self, day: NaiveDate) -> String {
        named(day, self.start.year())
    }

    fn short(&self, day: NaiveDate) -> String {
        short(day, self.start.year())
    }
}

/// `09-24、28、29、30、10-08`: the month only where it changes.
pub(super) fn listed(days: impl Iterator<Item = NaiveDate>, year: i32) -> String {
    let mut last = None;
    let mut written = Vec::new();
    for day in days {
        let same_month = last.is_some_and(|last: NaiveDate| (last.year(), last.month()) == (day.year(), day.month()));
        written.push(if same_month { day.format("%d").to_string() } else { short(day, year) });
        last = Some(day);
    }
    written.join("、")
}

/// `09-25~27 中秋、10-01~07 国庆`.
pub(super) fn stretches(skipped: &[Skipped], year: i32) -> String {
    let stretches = skipped.iter().map(|stretch| {
        let why = stretch.why.replace("国庆节", "国庆");
        if stretch.from == stretch.to {
            format!("{} {why}", short(stretch.from, year))
        } else if stretch.from.month() == stretch.to.month() {
            format!("{}~{} {why}", short(stretch.from, year), stretch.to.format("%d"))
        } else {
            format!("{}~{} {why}", short(stretch.from, year), short(stretch.to, year))
        }
    });
    stretches.collect::<Vec<_>>().join("、")
}

/// `10-08 周四`.
pub(super) fn named(day: NaiveDate, year: i32) -> String {
    format!("{} {}", short(day, year), weekday(day))
}

/// Without the year inside the given one.
pub(super) fn short(day: NaiveDate, year: i32) -> String {
    let form = if day.year() == year { "%m-%d" } else { "%Y-%m-%d" };
    day.format(form).to_string()
}
