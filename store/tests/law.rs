//! Changes of the settings: two people, in force at once and everywhere, and nothing of it ever rewritten.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use std::sync::Arc;

use domain::bureau::{Assignment, Bureau};
use domain::law::catalogue::Family;
use domain::law::change::{Change, YearFile};
use domain::law::parameters::{Parameter, Value, Verified};
use domain::law::proposal::Verdict;
use domain::now::Law;
use domain::refusal::Obstacle;
use office::{Office, everywhere};
use sea_orm::ConnectionTrait;
use store::cases::Filter;
use store::{Store, StoreError};

const YEAR: &str = "\
date,kind,festival
2027-01-01,rest,元旦
2027-02-06,rest,春节
2027-04-05,rest,清明
2027-05-01,rest,劳动节
2027-06-09,rest,端午
2027-09-15,rest,中秋
2027-10-01,rest,国庆节
2027-10-02,rest,国庆节
2027-10-03,rest,国庆节
";

fn days(from: &str, days: u32) -> Change {
    Change::Parameter(Parameter {
        name: "clue_check_days".into(),
        label: "线索核查".into(),
        from: from.parse().unwrap(),
        value: Value::Days(days),
        source: "某办法第九条".into(),
        verified: Verified::Secondary,
    })
}

fn year() -> Change {
    Change::CalendarYear(YearFile { source: "某通知".into(), csv: YEAR.into() })
}

/// Another server on the same database.
async fn beside(office: &Office) -> Store {
    let (law, bureau) = (Arc::new(Law::built_in().unwrap()), Arc::new(Bureau::demo().unwrap()));
    Store::open(&office.place, office.clock.clone(), law, bureau).await.unwrap()
}

fn refused<T>(result: Result<T, StoreError>) -> Obstacle {
    match result {
        Err(StoreError::Refused(refusal)) => refusal.code,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("was not refused"),
    }
}

#[tokio::test]
async fn a_change_waits_for_its_second_person_and_is_then_in_force_on_every_server() {
    everywhere(async |office| {
        let (store, other) = (&office.store, beside(office).await);
        let of =
            |store: &Store, day: &str| store.law().parameters.days("clue_check_days", day.parse().unwrap()).unwrap();
        let changes = store.law_changes();
        let waiting = changes.propose(days("2026-03-10", 10), &office.admin).await.unwrap();
        assert_eq!(of(store, "2026-03-10"), 15, "a proposal changes nothing");
        assert_eq!(refused(changes.propose(days("2026-03-10", 10), &office.admin).await), Obstacle::WrongStage);
        assert_eq!(changes.waiting().await.unwrap(), std::slice::from_ref(&waiting));
        let confirm = async |who| changes.answer(waiting.id, Verdict::Confirmed, "", who).await;
        assert_eq!(refused(confirm(&office.admin).await), Obstacle::SamePerson);
        assert_eq!(refused(confirm(&office.officer).await), Obstacle::WrongRole);
        assert_eq!(of(store, "2026-03-10"), 15);
        let done = confirm(&office.head).await.unwrap();
        assert_eq!(done.answer.as_ref().unwrap().by_name, "周局");
        assert_eq!([of(store, "2026-03-09"), of(store, "2026-03-10")], [15, 10], "older days keep their value");
        assert_eq!(of(&other, "2026-03-10"), 15, "the other server has not looked yet");
        other.catch_up().await.unwrap();
        assert_eq!(of(&other, "2026-03-10"), 10);
        assert_eq!(refused(confirm(&office.head).await), Obstacle::WrongStage);
        assert_eq!(changes.find(waiting.id).await.unwrap(), done);
        assert!(changes.waiting().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_step_on_another_server_counts_with_the_new_value_without_being_told() {
    everywhere(async |office| {
        let other = beside(office).await;
        let changes = office.store.law_changes();
        let waiting = changes.propose(days("2026-03-09", 10), &office.admin).await.unwrap();
        changes.answer(waiting.id, Verdict::Confirmed, "", &office.head).await.unwrap();
        let now = other.cases().moment().await.unwrap();
        assert_eq!(now.law.parameters.days("clue_check_days", "2026-03-09".parse().unwrap()), Ok(10));
    })
    .await;
}

#[tokio::test]
async fn the_past_is_refused_also_when_a_proposal_has_waited_too_long() {
    everywhere(async |office| {
        let changes = office.store.law_changes();
        let verified = |from: &str| {
            let Change::Parameter(row) = days(from, 60) else { unreachable!() };
            Change::Parameter(Parameter { name: "decide_days".into(), ..row })
        };
        assert_eq!(refused(changes.propose(verified("2026-03-08"), &office.admin).await), Obstacle::Invalid);
        let waiting = changes.propose(verified("2026-03-10"), &office.admin).await.unwrap();
        office.clock.set("2026-03-11T02:00:00Z".parse().unwrap());
        let late = changes.answer(waiting.id, Verdict::Confirmed, "", &office.head).await;
        assert_eq!(refused(late), Obstacle::Invalid);
        let returned =
            changes.answer(waiting.id, Verdict::Refused, "生效日已过，改日重提", &office.head).await.unwrap();
        assert_eq!(returned.answer.unwrap().opinion, "生效日已过，改日重提");
        assert_eq!(changes.all().await.unwrap().len(), 1, "what was refused stays to be seen");
    })
    .await;
}

#[tokio::test]
async fn two_proposals_for_one_day_cannot_both_come_into_force() {
    everywhere(async |office| {
        let changes = office.store.law_changes();
        let first = changes.propose(days("2026-03-10", 10), &office.admin).await.unwrap();
        let second = changes.propose(days("2026-03-10", 12), &office.admin).await.unwrap();
        changes.answer(first.id, Verdict::Confirmed, "", &office.head).await.unwrap();
        let late = changes.answer(second.id, Verdict::Confirmed, "", &office.head).await;
        assert_eq!(refused(late), Obstacle::Invalid);
        changes.answer(second.id, Verdict::Withdrawn, "", &office.admin).await.unwrap();
        let verdicts: Vec<Verdict> =
            changes.all().await.unwrap().into_iter().filter_map(|one| Some(one.answer?.verdict)).collect();
        assert_eq!(verdicts, [Verdict::Withdrawn, Verdict::Confirmed], "the newest first");
    })
    .await;
}

#[tokio::test]
async fn the_lists_follow_the_law_in_force_and_an_old_case_keeps_its_value() {
    everywhere(async |office| {
        let open = async |party: &str, received: &str| {
            let mut clue = office.clue(party, "");
            clue.clue.received_on = received.parse().unwrap();
            office.store.cases().open(clue, &office.officer, None).await.unwrap();
        };
        open("张三", "2026-03-08").await;
        open("李四", "2026-03-09").await;
        let changes = office.store.law_changes();
        let waiting = changes.propose(days("2026-03-09", 10), &office.admin).await.unwrap();
        changes.answer(waiting.id, Verdict::Confirmed, "", &office.head).await.unwrap();
        open("王五", "2026-03-09").await;
        let list = office.store.cases().list(&Filter::default(), None, 5, &office.officer).await.unwrap();
        let mut due: Vec<(String, u32)> =
            list.lines.iter().map(|line| (line.party_name.clone(), line.deadline.as_ref().unwrap().length)).collect();
        due.sort();
        let told: Vec<(&str, u32)> = due.iter().map(|(party, length)| (party.as_str(), *length)).collect();
        assert_eq!(told, [("张三", 15), ("李四", 10), ("王五", 10)]);
    })
    .await;
}

#[tokio::test]
async fn a_year_is_loaded_and_what_was_counted_before_can_still_be_told() {
    everywhere(async |office| {
        let after = |law: &Law| law.calendar.plus_working_days("2026-12-31".parse().unwrap(), 1);
        let old = office.store.law();
        assert!(after(&old).is_err(), "nothing is computed past the loaded years");
        let changes = office.store.law_changes();
        let waiting = changes.propose(year(), &office.admin).await.unwrap();
        assert!(after(&office.store.law()).is_err());
        changes.answer(waiting.id, Verdict::Confirmed, "", &office.head).await.unwrap();
        assert_eq!(after(&office.store.law()).map(|day| day.to_string()).as_deref(), Ok("2027-01-04"));
        assert_eq!((old.calendar.version(), office.store.law().calendar.version()), ("2026", "2027-1"));
    })
    .await;
}

#[tokio::test]
async fn a_power_comes_into_force_and_a_new_start_tells_the_same() {
    everywhere(async |office| {
        let changes = office.store.law_changes();
        let power = Change::Assign(Assignment::since(Family::Gas, "某决定", "2026-01-01".parse().unwrap()));
        for change in [power, year()] {
            let waiting = changes.propose(change, &office.admin).await.unwrap();
            changes.answer(waiting.id, Verdict::Confirmed, "", &office.head).await.unwrap();
        }
        let again = beside(office).await;
        again.catch_up().await.unwrap();
        for store in [&office.store, &again] {
            assert!(store.bureau().assigned(Family::Gas, "2026-03-09".parse().unwrap()).is_some());
            assert_eq!((store.law().calendar.last_year(), store.law().calendar.version()), (2027, "2027-1"));
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_written_cannot_be_rewritten() {
    everywhere(async |office| {
        let changes = office.store.law_changes();
        let waiting = changes.propose(year(), &office.admin).await.unwrap();
        changes.answer(waiting.id, Verdict::Confirmed, "", &office.head).await.unwrap();
        let raw = office.raw().await;
        for sql in [
            "UPDATE law_changes SET body = '{}'",
            "DELETE FROM law_changes",
            "UPDATE law_answers SET verdict = 'refused'",
            "DELETE FROM law_answers",
        ] {
            let error = raw.execute_unprepared(sql).await.unwrap_err().to_string();
            assert!(error.contains("append only"), "{sql}: {error}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_proposal_takes_documents_from_its_proposer_while_it_waits() {
    everywhere(async |office| {
        let changes = office.store.law_changes();
        let waiting = changes.propose(days("2026-03-10", 10), &office.admin).await.unwrap();
        let pdf = bytes::Bytes::from_static(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
        let add =
            async |name: &str, body: &bytes::Bytes, who| changes.attach(waiting.id, name, body.clone(), who).await;
        assert_eq!(refused(add("通知.pdf", &pdf, &office.head).await), Obstacle::WrongRole);
        let text = bytes::Bytes::from_static("不是文件".as_bytes());
        assert_eq!(refused(add("通知.txt", &text, &office.admin).await), Obstacle::Invalid);
        assert_eq!(
            refused(add("通知.jpg", &pdf, &office.admin).await),
            Obstacle::Invalid,
            "the content tells the kind"
        );
        let kept = add("通知.pdf", &pdf, &office.admin).await.unwrap();
        assert_eq!((kept.mime.as_str(), kept.size), ("application/pdf", 29));
        assert_eq!(kept.sha256, store::Digest::of(&pdf).to_string());
        assert!(office.store.blobs().is_intact(&kept.sha256.parse().unwrap()).await.unwrap());
        assert_eq!(changes.find(waiting.id).await.unwrap().attachments, std::slice::from_ref(&kept));
        changes.answer(waiting.id, Verdict::Confirmed, "", &office.head).await.unwrap();
        assert_eq!(refused(add("又.pdf", &pdf, &office.admin).await), Obstacle::WrongStage);
        let ended = changes.all().await.unwrap();
        assert_eq!(ended[0].attachments, [kept], "what it rested on stays with it");
        for sql in ["UPDATE law_attachments SET name = ''", "DELETE FROM law_attachments"] {
            assert!(office.raw().await.execute_unprepared(sql).await.is_err(), "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_trial_counts_the_open_cases_and_keeps_nothing() {
    everywhere(async |office| {
        let changes = office.store.law_changes();
        office.clock.set("2026-03-06T02:00:00Z".parse().unwrap());
        for n in 0..22 {
            office.open(&format!("当事人{n}"), "").await;
        }
        let before = office.store.cases().list(&Filter::default(), None, 50, &office.officer).await.unwrap().lines;
        let waiting = changes.propose(days("2026-03-06", 10), &office.admin).await.unwrap();
        let effect = changes.effect(&waiting).await.unwrap();
        assert_eq!((effect.touched, effect.tried.len()), (22, 20));
        let ids: Vec<i64> = effect.tried.iter().map(|one| one.case.0).collect();
        assert!(ids.is_sorted_by(|a, b| a > b), "the newest first: {ids:?}");
        let ends = before[0].deadline.as_ref().unwrap().ends.to_string();
        for tried in &effect.tried {
            assert_eq!(tried.differences.len(), 1, "{tried:?}");
            assert_eq!(tried.differences[0].before, ends);
            assert!(tried.differences[0].after < ends, "{:?}", tried.differences);
        }
        let again = office.store.cases().list(&Filter::default(), None, 50, &office.officer).await.unwrap().lines;
        assert_eq!(before, again, "a trial is nothing but a trial");
        let after = changes.answer(waiting.id, Verdict::Confirmed, "", &office.head).await.unwrap();
        assert!(after.answer.is_some());
        let done = office.store.cases().list(&Filter::default(), None, 50, &office.officer).await.unwrap().lines;
        assert_eq!(done[0].deadline.as_ref().unwrap().ends.to_string(), effect.tried[0].differences[0].after);
    })
    .await;
}

#[tokio::test]
async fn a_trial_reaches_the_field_of_a_power_and_no_other() {
    everywhere(async |office| {
        office.open("张三", "").await;
        let changes = office.store.law_changes();
        for (family, touched) in [(Family::Muck, 1), (Family::Dog, 0)] {
            let power = Assignment {
                family,
                document: format!("某〔2026〕{touched}号"),
                from: domain::bureau::Moment::at("2026-04-01".parse().unwrap(), chrono::NaiveTime::MIN),
                until: None,
            };
            let waiting = changes.propose(Change::Assign(power), &office.admin).await.unwrap();
            assert_eq!(changes.effect(&waiting).await.unwrap().touched, touched, "{family:?}");
        }
    })
    .await;
}
