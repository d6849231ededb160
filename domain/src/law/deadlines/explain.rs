//! How a last day was counted, line by line, in the words of the office.

use chrono::{Datelike, NaiveDate};

use super::{Deadline, Unit, Whose};
use crate::law::article::join_articles_short;
use crate::law::calendar::weekday;

/// Events after whose subject the date is said: 告知书 09-23 送达.
const VERBS: [&str; 8] = ["送达", "作出", "收到", "签收", "签发", "结束", "移交", "批准"];

/// Longer periods are not listed day by day.
const LISTED: u32 = 15;

impl Deadline {
    /// The counting in lines: start, days counted, days skipped, article and calendar.
    pub fn explain(&self) -> Vec<String> {
        let mut lines = vec![format!("{}，当日不计", self.start_line())];
        match self.unit {
            Unit::WorkingDays => {
                if self.length <= LISTED {
                    lines.push(format!("{} = {} 个工作日", self.counted_days(), self.length));
                } else {
                    lines.push(format!("第 {} 个工作日是 {}", self.length, self.day(self.ends)));
                }
                if !self.skipped.is_empty() {
                    lines.push(format!("跳过 {}", self.skipped_days()));
                }
            }
            Unit::CalendarDays => lines.push(format!("第 {} 日是 {}", self.length, self.day(self.unrolled))),
            Unit::Months => lines.push(format!("满 {} 个月是 {}", self.length, self.day(self.unrolled))),
            Unit::Years => lines.push(format!("满 {} 年是 {}", self.length, self.day(self.unrolled))),
        }
        let by_month = matches!(self.unit, Unit::Months | Unit::Years);
        if by_month && self.unrolled.day() != self.start.day() {
            lines.push(format!("该月没有 {} 日，以月末为末日", self.start.day()));
        }
        if self.rolled {
            lines.push(format!("末日逢休息日（{}），顺延至 {}", self.skipped_days(), self.day(self.ends)));
        } else if self.whose == Whose::Agency && self.unit != Unit::WorkingDays {
            lines.push("本机关的期限，末日逢休息日不顺延".to_owned());
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

    /// `09-24、28、29、30、10-08`: the month only where it changes.
    fn counted_days(&self) -> String {
        let mut last = None;
        let mut days = Vec::new();
        for day in self.start.iter_days().skip(1).take_while(|day| *day <= self.ends) {
            if self.skipped.iter().any(|stretch| (stretch.from..=stretch.to).contains(&day)) {
                continue;
            }
            let same_month =
                last.is_some_and(|last: NaiveDate| (last.year(), last.month()) == (day.year(), day.month()));
            days.push(if same_month { day.format("%d").to_string() } else { self.short(day) });
            last = Some(day);
        }
        days.join("、")
    }

    /// `09-25~27 中秋、10-01~07 国庆`.
    fn skipped_days(&self) -> String {
        let stretches = self.skipped.iter().map(|stretch| {
            let why = stretch.why.replace("国庆节", "国庆");
            if stretch.from == stretch.to {
                format!("{} {why}", self.short(stretch.from))
            } else if stretch.from.month() == stretch.to.month() {
                format!("{}~{} {why}", self.short(stretch.from), stretch.to.format("%d"))
            } else {
                format!("{}~{} {why}", self.short(stretch.from), self.short(stretch.to))
            }
        });
        stretches.collect::<Vec<_>>().join("、")
    }

    fn day(&self, day: NaiveDate) -> String {
        format!("{} {}", self.short(day), weekday(day))
    }

    /// Without the year inside the year of the start.
    fn short(&self, day: NaiveDate) -> String {
        let form = if day.year() == self.start.year() { "%m-%d" } else { "%Y-%m-%d" };
        day.format(form).to_string()
    }
}
