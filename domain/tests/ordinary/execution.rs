//! Substituted performance, clearing at once, and the bureau's own execution halted: each limit just under, at and over.

use domain::case::Case;
use domain::law::deadlines::DeadlineId;
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside::grant;
use crate::stands_execution::*;

pub fn articles(refusal: &Refusal) -> Vec<String> {
    refusal.articles.iter().map(|article| article.short()).collect()
}

pub fn ends(stand: &Stand, id: DeadlineId) -> Option<String> {
    let clocks = stand.1.deadlines(&stand.0.now.law).unwrap();
    clocks.iter().find(|clock| clock.id == id).map(|clock| clock.ends.to_string())
}

fn field(refusal: &Refusal) -> &str {
    refusal.field.as_deref().unwrap_or_default()
}

fn proposed(form: ProposeSubstitution) -> Result<Case, Refusal> {
    taken(demand_over(), Step::ProposeSubstitution(form), 1)
}

#[test]
fn a_duty_is_done_by_others_only_after_a_demand_that_was_served_and_ignored() {
    let propose = |stand| taken(stand, Step::ProposeSubstitution(substitution()), 1);
    assert_eq!(propose(neglected()).unwrap_err().code, Obstacle::NotServed);
    assert_eq!(propose(demand_out()).unwrap_err().code, Obstacle::NotServed);
    for (today, code) in [("2026-09-14", Obstacle::TooEarly), ("2026-09-15", Obstacle::Incomplete)] {
        let refusal = propose(at(demanded(), today)).unwrap_err();
        assert_eq!(refusal.code, code, "{today}: {}", refusal.sentence());
        assert!(articles(&refusal).contains(&"强制法50条".to_owned()));
    }
    assert!(propose(demand_over()).is_ok());
    let obeyed = visited(demanded(), "2026-09-15", true);
    assert_eq!(articles(&propose(obeyed).unwrap_err()), ["强制法50条"], "the party did it");
}

#[test]
fn a_letter_that_came_after_its_own_day_demands_nothing() {
    for (on, may) in [("2026-09-14", true), ("2026-09-15", false)] {
        let stand = go(at(demand_out(), on), serve(Served::PerformanceDemand, on), 1);
        let stand = visited(stand, "2026-09-16", false);
        assert_eq!(taken(stand.clone(), Step::ProposeSubstitution(substitution()), 1).is_ok(), may, "{on}");
        assert_eq!(taken(stand, demand("2026-09-18"), 1).is_ok(), !may, "{on}: written again");
    }
    for (due, may) in [("2026-09-09", false), ("2026-09-10", true), ("2026-09-11", true)] {
        assert_eq!(taken(neglected(), demand(due), 1).is_ok(), may, "{due}");
    }
}

#[test]
fn the_decision_says_all_that_the_law_asks_for() {
    type Blank = fn(&mut ProposeSubstitution);
    let blanks: [(&str, Blank, &str); 6] = [
        ("reason", |form| form.reason.clear(), "强制法51条1款1项"),
        ("basis", |form| form.basis = "强制法".into(), "强制法51条1款1项"),
        ("heard", |form| form.heard.clear(), "强制法36条"),
        ("way", |form| form.way.clear(), "强制法51条1款1项"),
        ("object", |form| form.object.clear(), "强制法51条1款1项"),
        ("performer", |form| form.performer.clear(), "强制法51条1款1项"),
    ];
    for (name, blank, article) in blanks {
        let mut form = substitution();
        blank(&mut form);
        let refusal = proposed(form).unwrap_err();
        assert_eq!((field(&refusal), articles(&refusal)), (name, vec![article.to_owned()]));
    }
    for (cost, may) in [(-1, false), (0, false), (1, true)] {
        let form = ProposeSubstitution { cost_fen: Fen::new(cost), ..substitution() };
        assert_eq!(proposed(form).is_ok(), may, "{cost}");
    }
}

#[test]
fn the_planned_day_leaves_room_for_the_second_demand_and_is_a_working_day() {
    // On Tuesday 2026-09-15: before Monday the 21st lie the makeup Sunday, Friday and Thursday; before Saturday nothing is done.
    for (planned, may) in [("2026-09-18", false), ("2026-09-19", false), ("2026-09-21", true), ("2026-09-25", false)] {
        let form = ProposeSubstitution { planned_on: day(planned), ..substitution() };
        let result = proposed(form);
        assert_eq!(result.is_ok(), may, "{planned}: {:?}", result.err().map(|refusal| refusal.sentence()));
    }
    let late = ProposeSubstitution { planned_on: day("2026-09-18"), ..substitution() };
    assert_eq!(articles(&proposed(late).unwrap_err()), ["强制法51条1款2项", "强制法69条"]);
    let rest = ProposeSubstitution { planned_on: day("2026-09-25"), ..substitution() };
    assert_eq!(articles(&proposed(rest).unwrap_err()), ["强制法43条1款"]);
    // What was in time when asked for may be too late when it is granted.
    let asked = go(demand_over(), Step::ProposeSubstitution(substitution()), 1);
    let answer = |today| {
        let form = DecideRequest { request: 1, agree: true, opinion: String::new(), minutes: String::new() };
        taken(at(asked.clone(), today), Step::DecideRequest(form), 5).is_ok()
    };
    assert!(answer("2026-09-23") && !answer("2026-09-24"));
}

#[test]
fn the_second_demand_reaches_the_party_three_working_days_before() {
    let (office, case) = served();
    let before = case.demand_again_by(&office.now.law).unwrap().unwrap();
    assert_eq!(before.latest, day("2026-09-23"), "{:?}", before.explain());
    assert_eq!(stands::order_served().1.demand_again_by(&office.now.law).unwrap(), None);
    for (on, may) in [("2026-09-22", true), ("2026-09-23", true), ("2026-09-24", false)] {
        let result = taken(at(again(on), "2026-09-30"), Step::PerformSubstitution(performance()), 1);
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!(articles(&refusal), ["强制法51条1款2项", "强制法69条"]);
        }
    }
    for (due, may) in [("2026-09-29", true), ("2026-09-30", false), ("2026-10-01", false)] {
        let out = go(served(), demand(due), 1);
        let stand = go(at(out, "2026-09-23"), serve(Served::PerformanceDemand, "2026-09-23"), 1);
        let result = taken(at(stand, "2026-09-30"), Step::PerformSubstitution(performance()), 1);
        assert_eq!(result.is_ok(), may, "the letter gives until {due}");
    }
    let once = taken(at(served(), "2026-09-30"), Step::PerformSubstitution(performance()), 1).unwrap_err();
    assert_eq!((once.code, articles(&once)), (Obstacle::NotServed, vec!["强制法51条1款2项".to_owned()]));
    let unserved = taken(at(decided(), "2026-09-30"), Step::PerformSubstitution(performance()), 1).unwrap_err();
    assert_eq!(articles(&unserved), ["强制法51条1款1项"]);
}

#[test]
fn not_before_the_day_of_the_decision_and_not_where_the_party_did_it() {
    let on = |day: &str| PerformSubstitution { from: clock(day, "09:00"), until: clock(day, "10:00"), ..performance() };
    let perform = |stand, form| taken(stand, Step::PerformSubstitution(form), 1);
    let later = || at(again("2026-09-21"), "2026-10-12");
    assert_eq!(articles(&perform(later(), on("2026-09-29")).unwrap_err()), ["强制法51条1款1项"]);
    assert!(perform(later(), on("2026-09-30")).is_ok());
    assert!(perform(later(), on("2026-10-08")).is_ok());
    let obeyed = visited(again("2026-09-23"), "2026-09-29", true);
    let refusal = perform(at(obeyed, "2026-09-30"), performance()).unwrap_err();
    assert_eq!((refusal.code, articles(&refusal)), (Obstacle::WrongStage, vec!["强制法51条1款2项".to_owned()]));
}

#[test]
fn no_execution_at_night_or_on_a_rest_day_save_in_urgency() {
    let perform = |day: &str, from: &str, until: &str, urgency: &str| {
        let form = PerformSubstitution {
            from: clock(day, from),
            until: clock(day, until),
            urgency: urgency.into(),
            ..performance()
        };
        taken(at(again("2026-09-23"), "2026-10-12"), Step::PerformSubstitution(form), 1)
    };
    for (from, until, may) in [
        ("05:59", "07:00", false),
        ("06:00", "07:00", true),
        ("06:01", "07:00", true),
        ("20:00", "21:59", true),
        ("20:00", "22:00", true),
        ("20:00", "22:01", false),
        ("22:00", "22:00", false),
    ] {
        assert_eq!(perform("2026-09-30", from, until, "").is_ok(), may, "{from} {until}");
        assert!(perform("2026-09-30", from, until, "暴雨将冲入下水道").is_ok(), "{from} {until}");
    }
    // The eve of the festival, its first and last day, the day after, the makeup Saturday, the Sunday.
    for (on, may) in [
        ("2026-09-30", true),
        ("2026-10-01", false),
        ("2026-10-07", false),
        ("2026-10-08", true),
        ("2026-10-10", true),
        ("2026-10-11", false),
    ] {
        let result = perform(on, "09:00", "10:00", "");
        assert_eq!(result.is_ok(), may, "{on}");
        if let Err(refusal) = result {
            assert_eq!((field(&refusal), articles(&refusal)), ("urgency", vec!["强制法43条1款".to_owned()]));
        }
        assert!(perform(on, "09:00", "10:00", "危及通行").is_ok(), "{on}");
    }
    let cut = PerformSubstitution { no_cutting: false, ..performance() };
    let refusal = taken(demanded_again(), Step::PerformSubstitution(cut), 1).unwrap_err();
    assert_eq!(articles(&refusal), ["强制法43条2款"]);
}

#[test]
fn two_officers_watch_all_sign_and_the_cost_is_counted() {
    let perform = |form| taken(demanded_again(), Step::PerformSubstitution(form), 1);
    let alone = PerformSubstitution { second: domain::ids::OfficerId(1), ..performance() };
    assert_eq!(articles(&perform(alone).unwrap_err())[0], "强制法51条1款3项");
    let unsigned = PerformSubstitution { performer_signed: String::new(), ..performance() };
    assert_eq!(articles(&perform(unsigned).unwrap_err()), ["强制法51条1款4项"]);
    let nobody = PerformSubstitution { party_signed: String::new(), ..performance() };
    assert_eq!(articles(&perform(nobody.clone()).unwrap_err()), ["强制法51条1款4项"]);
    assert!(perform(PerformSubstitution { witness: "李四（居委会）".into(), ..nobody }).is_ok());
    for (cost, may) in [(-1, false), (0, true), (1, true)] {
        let form = PerformSubstitution { cost_fen: Fen::new(cost), ..performance() };
        assert_eq!(perform(form).is_ok(), may, "{cost}");
    }
    let uncounted = PerformSubstitution { cost_basis: String::new(), ..performance() };
    assert_eq!(articles(&perform(uncounted).unwrap_err()), ["强制法51条2款"]);
    let (_, case) = performed();
    let done = case.substitutions[0].done.as_ref().unwrap();
    assert_eq!((done.officers.clone(), done.cost_fen), (vec!["张伟".to_owned(), "王强".to_owned()], Fen::yuan(2_800)));
}

#[test]
fn what_others_did_is_no_duty_left_and_open_execution_keeps_the_file_open() {
    // A case that is paid: the order of the duty is all that is left.
    let paid = |stand: Stand| {
        let (office, mut case) = stand;
        case.decision = stands::served().1.decision;
        case.payments = stands::performed().1.payments;
        case.stage = StageKind::Served.since(day("2026-10-09"));
        (office, case)
    };
    let today = day("2026-10-09");
    assert_eq!(paid(demanded_again()).1.duties_left(today).len(), 1);
    assert!(paid(performed()).1.duties_left(today).is_empty());
    assert!(paid(ended()).1.duties_left(today).is_empty());
    let (office, mut case) = stands::disclosed();
    case.substitutions = demanded_again().1.substitutions;
    case.orders = demanded_again().1.orders;
    let refusal = case.may(StepKind::ApplyForClosing, &office.who(1), &office.now).unwrap_err();
    assert_eq!(articles(&refusal), ["强制法40条"], "{}", refusal.sentence());
}

fn clearing() -> ClearAtOnce {
    ClearAtOnce {
        place: ClearingPlace::Road,
        what: "建设路遗撒渣土约两立方米".into(),
        unable: "驾驶人没有清扫工具，车流密集".into(),
        from: clock("2026-09-08", "08:00"),
        until: clock("2026-09-08", "09:00"),
        present: "马建国".into(),
        told_at: None,
        told_how: String::new(),
        second: domain::ids::OfficerId(2),
        performer_signed: "刘环卫".into(),
        witness: String::new(),
        record: "清扫两车".into(),
        cost_fen: Fen::yuan(600),
        cost_basis: "一台班".into(),
    }
}

#[test]
fn a_spill_on_a_road_is_cleared_at_once_and_an_absent_party_told_at_once() {
    let clear = |form| taken(stands::checking(), Step::ClearAtOnce(form), 1);
    assert!(clear(clearing()).is_ok());
    let absent = ClearAtOnce { present: String::new(), witness: "李四".into(), ..clearing() };
    let refusal = clear(absent.clone()).unwrap_err();
    assert_eq!((field(&refusal), articles(&refusal)), ("told_at", vec!["强制法52条".to_owned()]));
    let told = |time: &str, how: &str| {
        clear(ClearAtOnce { told_at: Some(clock("2026-09-08", time)), told_how: how.into(), ..absent.clone() }).is_ok()
    };
    assert!(!told("07:59", "电话") && told("08:00", "电话") && told("10:00", "电话") && !told("10:01", "电话"));
    assert!(!told("09:00", ""));
    let unwitnessed = ClearAtOnce { witness: String::new(), ..absent };
    assert_eq!(articles(&clear(unwitnessed).unwrap_err()), ["强制法52条", "强制法51条1款4项"]);
    let able = ClearAtOnce { unable: String::new(), ..clearing() };
    assert_eq!(articles(&clear(able).unwrap_err()), ["强制法52条"]);
    // At night too: what must be cleared at once is urgent.
    let night = ClearAtOnce { from: clock("2026-09-08", "02:00"), until: clock("2026-09-08", "03:00"), ..clearing() };
    assert!(clear(night).is_ok());
    let before = ClearAtOnce { from: clock("2026-09-07", "23:59"), ..clearing() };
    assert_eq!(field(&clear(before).unwrap_err()), "until");
    let future = ClearAtOnce { until: clock("2026-09-08", "10:01"), ..clearing() };
    assert_eq!(field(&clear(future).unwrap_err()), "until");
    assert_eq!(clear(clearing()).unwrap().clearings[0].officers, ["张伟", "王强"]);
}

#[test]
fn an_execution_is_suspended_resumed_and_ended_with_its_ground() {
    let halt = |stand, form| taken(stand, Step::HaltExecution(form), 5);
    let groundless = HaltExecution { pause_ground: None, ..halted(HaltAct::Paused, "2026-09-30") };
    assert_eq!(field(&halt(demanded_again(), groundless).unwrap_err()), "pause_ground");
    let endless = HaltExecution { end_ground: None, ..halted(HaltAct::Ended, "2026-09-30") };
    assert_eq!(articles(&halt(demanded_again(), endless).unwrap_err()), ["强制法40条"]);
    assert_eq!(ends(&paused(), DeadlineId::OwnExecutionPaused).as_deref(), Some("2029-09-30"));
    assert_eq!(ends(&demanded_again(), DeadlineId::OwnExecutionPaused), None);
    let refusal = taken(paused(), Step::PerformSubstitution(performance()), 1).unwrap_err();
    assert_eq!(articles(&refusal), ["强制法39条"]);
    assert_eq!(articles(&taken(ended(), Step::PerformSubstitution(performance()), 1).unwrap_err()), ["强制法40条"]);
    assert_eq!(halt(paused(), halted(HaltAct::Paused, "2026-09-30")).unwrap_err().code, Obstacle::WrongStage);
    assert_eq!(halt(demanded_again(), halted(HaltAct::Resumed, "2026-09-30")).unwrap_err().code, Obstacle::WrongStage);
    let resumed = go(paused(), Step::HaltExecution(halted(HaltAct::Resumed, "2026-09-30")), 5);
    assert_eq!(ends(&resumed, DeadlineId::OwnExecutionPaused), None);
    assert!(taken(resumed, Step::PerformSubstitution(performance()), 1).is_ok());
    let other = HaltExecution { target: ExecutionTarget::Demolition, ..halted(HaltAct::Paused, "2026-09-30") };
    assert_eq!(field(&halt(demanded_again(), other).unwrap_err()), "target");
    for (on, may) in [("2026-09-14", false), ("2026-09-15", true), ("2026-09-30", true), ("2026-10-01", false)] {
        assert_eq!(halt(demanded_again(), halted(HaltAct::Paused, on)).is_ok(), may, "{on}");
    }
}

#[test]
fn after_three_years_without_means_and_without_harm_it_is_given_up() {
    // A building ordered down in March 2025 and halted in the same month; the loaded calendar is not asked for years.
    let form = |act, on: &str| HaltExecution { target: ExecutionTarget::Demolition, ..halted(act, on) };
    let paused =
        go(at(demolition_ordered(), "2025-03-10"), Step::HaltExecution(form(HaltAct::Paused, "2025-03-10")), 5);
    assert_eq!(ends(&paused, DeadlineId::OwnExecutionPaused).as_deref(), Some("2028-03-10"));
    assert_eq!(ends(&paused, DeadlineId::Demolition), None);
    let give_up = |on: &str, change: fn(&mut HaltExecution)| {
        let mut given = form(HaltAct::GivenUp, on);
        change(&mut given);
        taken(at(paused.clone(), on), Step::HaltExecution(given), 5)
    };
    for (on, may) in [("2028-03-09", false), ("2028-03-10", false), ("2028-03-11", true)] {
        assert_eq!(give_up(on, |_| {}).is_ok(), may, "{on}");
    }
    let harmful = give_up("2028-03-11", |form| form.no_social_harm = false).unwrap_err();
    assert_eq!((field(&harmful), articles(&harmful)), ("no_social_harm", vec!["强制法39条2款".to_owned()]));
    assert_eq!(field(&give_up("2028-03-11", |form| form.no_means = false).unwrap_err()), "no_means");
    assert_eq!(give_up("2028-03-11", |_| {}).unwrap().building.unwrap().halts.len(), 2);
    let running =
        taken(at(demolition_ordered(), "2028-03-11"), Step::HaltExecution(form(HaltAct::GivenUp, "2028-03-11")), 5);
    assert_eq!(running.unwrap_err().code, Obstacle::WrongStage, "it was never suspended");
}

#[test]
fn a_refused_request_leaves_the_demand_as_it_is() {
    let asked = go(demand_over(), Step::ProposeSubstitution(substitution()), 1);
    let form = DecideRequest { request: 1, agree: false, opinion: "另行处理".into(), minutes: String::new() };
    let (office, case) = go(asked, Step::DecideRequest(form), 5);
    assert!(case.substitutions[0].decided.is_none());
    assert!(case.may(StepKind::ProposeSubstitution, &office.who(1), &office.now).is_ok());
    assert!(
        grant(go(demand_over(), Step::ProposeSubstitution(substitution()), 1)).1.substitutions[0].decided.is_some()
    );
}
