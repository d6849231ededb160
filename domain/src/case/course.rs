//! How long the periods of a case run: what was granted, what is not counted, what is still held and open.

use chrono::{Datelike, Days, NaiveDate};

use super::Case;
use super::side::{Measure, OnTheSpot, Preservation, Remedy, Request};
use crate::fine::Stop;
use crate::ids::OfficerId;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, QIANGZHI};
use crate::law::deadlines::DeadlineId;
use crate::now::Now;
use crate::party::Party;
use crate::refusal::{Obstacle, Refusal};
use crate::step::Instalment;

impl Preservation {
    /// The last day of seven working days, inclusive (行政处罚法 56, 85).
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn ends(&self, now: &Now) -> Result<NaiveDate, Refusal> {
        Ok(now.law.calendar.plus_working_days(self.since, 7)?)
    }
}

impl Case {
    /// Requests the head has not answered.
    pub fn requests_open(&self) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(|request| request.answer.is_none())
    }

    /// The review or suit that lies over the stage now.
    pub fn remedy_open(&self) -> Option<&Remedy> {
        self.remedies.iter().find(|remedy| remedy.ended.is_none())
    }

    /// Whether somebody was told to step aside (行政处罚法 43).
    pub fn stepped_aside(&self, officer: OfficerId) -> bool {
        self.recusals.iter().any(|recusal| recusal.officer == officer && recusal.granted == Some(true))
    }

    /// What was decided on the spot, where the case went by the summary procedure.
    pub fn on_the_spot(&self) -> Option<&OnTheSpot> {
        self.decision.as_ref()?.on_the_spot.as_ref()
    }

    /// The day of the decision, penalty or none.
    pub fn decided_on(&self) -> Option<NaiveDate> {
        let penalty = self.decision.as_ref().map(|decision| decision.on);
        penalty.or(self.no_penalty.as_ref().map(|spared| spared.on))
    }

    /// Whether a new notice is out and not yet proved served.
    pub fn told_anew(&self) -> bool {
        self.notice.as_ref().is_some_and(|notice| notice.renewed.is_some() && notice.service.deemed().is_none())
    }

    /// Whether the party is a natural person.
    pub fn party_is_person(&self) -> bool {
        matches!(self.dossier.party, Some(Party::Person(_)))
    }

    /// The party's age in full years on the day of the act, where it is a person whose birthday is known (行政处罚法 30).
    pub fn age_at_act(&self) -> Option<u32> {
        let Some(Party::Person(person)) = &self.dossier.party else { return None };
        let numbered = person.identity.resident_number().map(|number| number.born);
        let born = numbered.or(person.born)?;
        let on = self.dossier.act.on;
        let before_birthday = (on.month(), on.day()) < (born.month(), born.day());
        let years = on.year() - born.year() - i32::from(before_birthday);
        u32::try_from(years).ok()
    }

    /// Refuses while evidence or things are still held (行政处罚法 56; 行政强制法 28).
    pub(crate) fn nothing_held(&self, act: &str) -> Result<(), Refusal> {
        if self.preservations.iter().any(|one| one.ended.is_none()) {
            let why = format!("不能{act}：登记保存的证据还没有处理");
            return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "56")]));
        }
        if self.measures.iter().any(Measure::is_alive) {
            let why = format!("不能{act}：查封、扣押的财物还没有处理");
            return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(QIANGZHI, "28")]));
        }
        Ok(())
    }

    /// Refuses while a measure has outlived its time or its approval (行政处罚法 56; 行政强制法 19, 25, 28).
    pub(crate) fn measures_lawful(&self, now: &Now) -> Result<(), Refusal> {
        let today = now.today();
        for one in self.preservations.iter().filter(|one| one.ended.is_none()) {
            let last = one.ends(now)?;
            if today > last {
                let why = format!("登记保存到 {last} 已满七个工作日，还没有处理");
                return Err(Refusal::new(Obstacle::TooLate, why, &[Article::new(CHUFA, "56")]));
            }
        }
        for measure in self.measures.iter().filter(|measure| measure.is_alive()) {
            let Some(last) = self.measure_ends(measure, today).filter(|last| today > *last) else { continue };
            let why = format!("{}到 {last} 已满，应当立即解除", measure.form.kind.label());
            return Err(Refusal::new(Obstacle::TooLate, why, &[Article::new(QIANGZHI, "28(1)")]));
        }
        Ok(())
    }

    /// The last day of a measure, inclusive: its days and the one extension from the day it was carried out, test time not
    /// counted (行政强制法 25). `None` before it was carried out.
    pub fn measure_ends(&self, measure: &Measure, today: NaiveDate) -> Option<NaiveDate> {
        let start = measure.carried_out.as_ref()?.on;
        let granted = u64::from(measure.form.days) + measure.extended.as_ref().map_or(0, |more| u64::from(more.days));
        let tested: i64 = self
            .samples
            .iter()
            .map(|sample| {
                let from = sample.sent_on.max(start);
                let back = sample.result.as_ref().map_or(today, |result| result.on);
                // The time fixed for the test and told to the party is what is left out, not the laboratory's delay.
                (back - from).num_days().clamp(0, i64::from(sample.days))
            })
            .sum();
        start.checked_add_days(Days::new(granted + u64::try_from(tested).unwrap_or(0)))
    }

    /// From when the ninety days run: filing, or the day the duty to act anew arose.
    pub fn decide_from(&self) -> Option<NaiveDate> {
        let anew = self.past_decisions.last().and(self.annulments.last()).map(|annulment| annulment.on);
        anew.or(self.filed_on())
    }

    /// Stretches of time that do not count towards the ninety days, each inclusive of both days, in order of beginning:
    /// pauses, hearings and tests, as far as the bureau reads the rule so on that day (行政处罚法 60; 住房和城乡建设行政
    /// 处罚程序规定, article unread: dated parameters).
    ///
    /// # Errors
    /// No reading is known for so early a day.
    pub fn not_counted(&self, now: &Now) -> Result<Vec<Stop>, Refusal> {
        let Some(from) = self.decide_from() else { return Ok(Vec::new()) };
        let reads = |name: &str| now.law.parameters.flag(name, from.max(READ_FROM));
        let mut stops = Vec::new();
        if reads("decide_stops_in_pause")? {
            stops.extend(self.pauses.iter().map(|pause| Stop { from: pause.from, until: pause.until, why: "中止调查" }));
        }
        if reads("decide_stops_in_hearing")?
            && let Some(hearing) = self.notice.as_ref().and_then(|notice| notice.hearing.as_ref())
        {
            stops.push(Stop { from: hearing.requested_on, until: hearing.on, why: "听证" });
        }
        if reads("decide_stops_in_test")? {
            stops.extend(self.samples.iter().map(|sample| Stop {
                from: sample.sent_on,
                until: sample.result.as_ref().map(|result| result.on),
                why: "检测",
            }));
        }
        stops.sort_by_key(|stop| stop.from);
        Ok(stops)
    }

    /// The last day to decide, inclusive, with what was granted and what is not counted; `None` before filing.
    ///
    /// # Errors
    /// No length is known for so early a day.
    pub fn decide_by(&self, now: &Now) -> Result<Option<NaiveDate>, Refusal> {
        let Some(from) = self.decide_from() else { return Ok(None) };
        let plain = now.law.count(DeadlineId::Decide, from, "立案")?.unrolled;
        let granted: u64 = self
            .extensions
            .iter()
            .filter(|extension| extension.of == DeadlineId::Decide && extension.on >= from)
            .map(|extension| u64::from(extension.days))
            .sum();
        let stops = self.not_counted(now)?;
        let today = now.today();
        let mut last = plain.checked_add_days(Days::new(granted)).unwrap_or(plain);
        // Each day that is not counted moves the end by one; what is moved into may hold further such days.
        let mut day = from;
        while let Some(next) = day.succ_opt().filter(|next| *next <= last) {
            if stops.iter().any(|stop| stop.covers(next, today)) {
                last = last.succ_opt().unwrap_or(last);
            }
            day = next;
        }
        Ok(Some(last))
    }

    /// Days on which no surcharge runs: review and suit, and a deferral while it is kept (行政处罚法 72(2), 73(3)).
    pub fn surcharge_stops(&self) -> Vec<Stop> {
        let remedies = self.remedies.iter().map(|remedy| Stop {
            from: remedy.accepted_on,
            until: remedy.ended.as_ref().map(|end| end.effective_on),
            why: remedy.kind.label(),
        });
        let granted = self.deferrals.iter().map(|deferral| Stop {
            from: deferral.from,
            until: Some(deferral.covers_until()),
            why: "暂缓、分期",
        });
        remedies.chain(granted).collect()
    }

    /// The instalment that was due and is not covered by what came in.
    pub fn missed_instalment(&self, today: NaiveDate) -> Option<&Instalment> {
        let paid = self.payments.iter().map(|payment| payment.amount_fen).sum();
        self.deferrals.last().filter(|deferral| deferral.broken_on.is_none())?.missed(paid, today)
    }
}

/// Readings of the rule about time not counted are known from this day on.
const READ_FROM: NaiveDate = NaiveDate::from_ymd_opt(2022, 5, 1).expect("a day of the calendar");
