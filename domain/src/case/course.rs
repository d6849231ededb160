//! How long the periods of a case run: what was granted, what is not counted, what is still held and open.

use chrono::{Days, NaiveDate};

use super::Case;
use super::side::{Measure, OnTheSpot, Preservation, Remedy, Request};
use crate::fine;
use crate::ids::OfficerId;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, FUYI, QIANGZHI, SUSONG};
use crate::law::deadlines::{self, Course, DeadlineId, DeadlineRule, Stop, StopKind};
use crate::law::leniency::age_on;
use crate::law::parameters::Parameters;
use crate::now::{Law, Now};
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

    /// Whether review must come before any suit: of decisions made on the spot since 2024 (行政复议法 23(1)(1)).
    pub fn review_comes_first(&self) -> bool {
        self.decision.as_ref().is_some_and(|one| one.on_the_spot.is_some() && one.on >= REVIEW_FIRST_FROM)
    }

    /// The review or suit during which performance is suspended (行政处罚法 73(1); 行政复议法 42; 行政诉讼法 56).
    pub fn suspended_by(&self) -> Option<&Remedy> {
        self.remedy_open().filter(|remedy| remedy.suspended)
    }

    /// Refuses to press for performance while it is suspended (行政处罚法 73(1); 行政复议法 42; 行政诉讼法 56).
    pub(crate) fn not_suspended(&self, act: &str) -> Result<(), Refusal> {
        let Some(remedy) = self.suspended_by() else { return Ok(()) };
        let why = format!("不能{act}：{}期间决定停止执行", remedy.kind.label());
        let rule = [Article::new(CHUFA, "73(1)"), Article::new(FUYI, "42"), Article::new(SUSONG, "56")];
        Err(Refusal::new(Obstacle::WrongStage, why, &rule))
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

    /// Whether each party is a natural person.
    pub fn party_is_person(&self) -> bool {
        self.dossier.party.is_some() && self.dossier.parties().all(|party| matches!(party, Party::Person(_)))
    }

    /// The birthday of the youngest party that is a person, where one is known: what spares one, or lightens, is asked
    /// of each.
    pub fn born(&self) -> Option<NaiveDate> {
        let persons = self.dossier.parties().filter_map(|party| match party {
            Party::Person(person) => person.born_told_or_stated(),
            Party::Organisation(_) | Party::SoleTrader(_) => None,
        });
        persons.max()
    }

    /// The youngest party's age in full years on the day of the act, where it is known (行政处罚法 30).
    ///
    /// # Errors
    /// The birth lies after the act, or no reading is known for so early a day.
    pub fn age_at_act(&self, parameters: &Parameters) -> Result<Option<u32>, Refusal> {
        self.born().map(|born| age_on(born, self.dossier.act.on, parameters)).transpose()
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
        let more = measure.extended.as_ref().map_or(0, |more| more.days);
        let length = u64::from(measure.form.days) + u64::from(more);
        let tests = self.tests_during(start);
        let mut last = start.checked_add_days(Days::new(length))?;
        let mut day = start;
        while let Some(next) = day.succ_opt().filter(|next| *next <= last) {
            if tests.iter().any(|stop| stop.lasts_on(next) && next <= today) {
                last = last.succ_opt()?;
            }
            day = next;
        }
        Some(last)
    }

    /// The time of tests after a day: as long as was fixed and told to the party, not the laboratory's delay (行政强制法
    /// 25(3)).
    pub(super) fn tests_during(&self, start: NaiveDate) -> Vec<Stop> {
        let tests = self.samples.iter().filter_map(|sample| {
            let fixed = sample.sent_on.checked_add_days(Days::new(sample.days.into()))?;
            let back = sample.result.as_ref().map_or(fixed, |result| result.on.min(fixed));
            (back > start).then_some(Stop {
                from: sample.sent_on.max(start),
                until: Some(back),
                why: StopKind::Testing,
            })
        });
        tests.collect()
    }

    /// From when the ninety days run: filing, or the day the duty to act anew arose.
    pub fn decide_from(&self) -> Option<NaiveDate> {
        let anew = self.past_decisions.last().and(self.annulments.last()).map(|annulment| annulment.on);
        anew.or(self.filed_on())
    }

    /// What happened to the ninety days on the way: extensions granted, and the time that is not counted as far as the
    /// bureau reads the rule so (行政处罚法 60; 住房和城乡建设行政处罚程序规定, article unread: dated parameters).
    ///
    /// # Errors
    /// No reading is known for so early a day.
    pub fn decide_course(&self, law: &Law) -> Result<Course, Refusal> {
        let Some(from) = self.decide_from() else { return Ok(Course::default()) };
        let rule = DeadlineRule::of(DeadlineId::Decide);
        let stops = rule.stopped_by(&law.parameters, from.max(READ_FROM))?;
        let mut stopped = Vec::new();
        if stops.contains(&StopKind::InquiryPaused) {
            stopped.extend(self.pauses.iter().map(|pause| Stop {
                from: pause.from,
                until: pause.until,
                why: StopKind::InquiryPaused,
            }));
        }
        if stops.contains(&StopKind::Hearing)
            && let Some(hearing) = self.notice.as_ref().and_then(|notice| notice.hearing.as_ref())
        {
            let until = hearing.on.and_then(|day| day.succ_opt());
            stopped.push(Stop { from: hearing.requested_on, until, why: StopKind::Hearing });
        }
        if stops.contains(&StopKind::Testing) {
            stopped.extend(self.samples.iter().map(|sample| Stop {
                from: sample.sent_on,
                until: sample.result.as_ref().and_then(|result| result.on.succ_opt()),
                why: StopKind::Testing,
            }));
        }
        Ok(Course { extended: self.extended(DeadlineId::Decide, from), stopped })
    }

    /// The extensions granted for a period that began on a day, each with its place in the rule's list.
    pub(super) fn extended(&self, of: DeadlineId, from: NaiveDate) -> Vec<deadlines::Extension> {
        let granted = self.extensions.iter().filter(|extension| extension.of == of && extension.on >= from);
        let rules = DeadlineRule::of(of).extensions;
        granted.zip(rules).map(|(extension, rule)| rule.granted(extension.days, extension.on)).collect()
    }

    /// The last day to decide, inclusive, with what was granted and what is not counted; `None` before filing.
    ///
    /// # Errors
    /// No length is known for so early a day.
    pub fn decide_by(&self, now: &Now) -> Result<Option<NaiveDate>, Refusal> {
        let Some(from) = self.decide_from() else { return Ok(None) };
        let course = self.decide_course(&now.law)?;
        Ok(Some(now.law.count_course(DeadlineId::Decide, from, "立案", &course)?.unrolled))
    }

    /// Days on which no surcharge runs: review and suit, and a deferral while it is kept (行政处罚法 72(2), 73(3)).
    pub fn surcharge_stops(&self) -> Vec<fine::Stop> {
        let remedies = self.remedies.iter().map(|remedy| fine::Stop {
            from: remedy.accepted_on,
            until: remedy.ended.as_ref().map(|end| end.effective_on),
            why: remedy.kind.label(),
        });
        let granted = self.deferrals.iter().map(|deferral| fine::Stop {
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

/// First day of 行政复议法 2023.
const REVIEW_FIRST_FROM: NaiveDate = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day of the calendar");
