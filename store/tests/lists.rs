//! Lists: every case once, page after page, in the same order on both engines.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod office;

use std::collections::HashSet;

use domain::ids::CaseId;
use domain::law::catalogue::Family;
use domain::officer::Officer;
use domain::stage::StageKind;
use domain::step::{BeginCheck, Step};
use office::{Office, everywhere};
use sea_orm::ConnectionTrait;
use store::cases::{Cursor, Filter, Line, Search, Sort, SortBy, Start};

async fn all(office: &Office, filter: &Filter, reader: &Officer, size: u64) -> Vec<Line> {
    let (mut lines, mut after): (Vec<Line>, Option<Cursor>) = (Vec::new(), None);
    loop {
        let page = office.store.cases().list(filter, after.as_ref(), size, reader).await.unwrap();
        assert!(page.lines.len() <= usize::try_from(size).unwrap());
        lines.extend(page.lines);
        // As a page's address carries it.
        after = match page.next {
            Some(cursor) => Some(cursor.to_string().parse().unwrap()),
            None => return lines,
        };
    }
}

fn ids(lines: &[Line]) -> Vec<CaseId> {
    lines.iter().map(|line| line.id).collect()
}

#[tokio::test]
async fn every_case_comes_once_whatever_the_size_of_the_page() {
    everywhere(async |office| {
        for n in 0..23 {
            office.open(&format!("当事人{n:02}"), "").await;
        }
        let whole = ids(&all(office, &Filter::default(), &office.officer, 100).await);
        assert_eq!(whole.len(), 23);
        for size in [1, 5, 22, 23, 24] {
            let paged = ids(&all(office, &Filter::default(), &office.officer, size).await);
            assert_eq!(paged, whole, "{size}");
        }
        assert_eq!(whole.iter().collect::<HashSet<_>>().len(), 23);
        let searched = Filter { search: Some(Search::Party("当事人1".into())), ..Filter::default() };
        let names: Vec<String> =
            all(office, &searched, &office.officer, 3).await.into_iter().map(|line| line.party_name).collect();
        assert_eq!(names, (10..20).map(|n| format!("当事人{n}")).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn a_list_shows_only_what_the_reader_may_see() {
    everywhere(async |office| {
        let mine = office.open("张三", "").await.case.id;
        let theirs = office.store.cases().open(office.clue("李四", ""), &office.stranger, None).await.unwrap().case.id;
        let everything = Filter::default();
        assert_eq!(ids(&all(office, &everything, &office.officer, 9).await), [mine]);
        assert_eq!(ids(&all(office, &everything, &office.stranger, 9).await), [theirs]);
        assert_eq!(ids(&all(office, &everything, &office.head, 9).await), [mine, theirs]);
        assert_eq!(ids(&all(office, &everything, &office.admin, 9).await), []);
        // A filter narrows, it never widens.
        let other_unit = Filter { unit: Some(office.stranger.unit), ..Filter::default() };
        assert_eq!(ids(&all(office, &other_unit, &office.officer, 9).await), []);
        assert_eq!(ids(&all(office, &other_unit, &office.head, 9).await), [theirs]);
    })
    .await;
}

#[tokio::test]
async fn cases_are_found_by_the_beginning_of_what_is_known() {
    everywhere(async |office| {
        let zhang = office.open("张三", "豫D·A1234").await.case.id;
        let li = office.open("李四", "豫D·B5678").await.case.id;
        let find = async |text: &str| {
            let filter = Filter { search: Search::guess(text, "线"), ..Filter::default() };
            ids(&all(office, &filter, &office.officer, 9).await)
        };
        assert_eq!(find("张").await, [zhang]);
        assert_eq!(find("zs").await, [zhang]);
        assert_eq!(find("豫D").await, [zhang, li]);
        assert_eq!(find("豫db5").await, [li]);
        assert_eq!(find("平城管线字〔2026〕2").await, [li]);
        assert_eq!(find("王").await, []);
        assert_eq!(find("%").await, []);
    })
    .await;
}

#[tokio::test]
async fn a_list_can_be_narrowed_by_stage_family_holder_clock_and_turn() {
    everywhere(async |office| {
        let clue = office.open("张三", "").await.case.id;
        let check = office.open("李四", "").await.case.id;
        office.step(check, Step::BeginCheck(BeginCheck {}), &office.second).await.unwrap();
        let find = async |filter: Filter, reader: &Officer| ids(&all(office, &filter, reader, 9).await);
        let none = Filter::default;
        let reader = &office.officer;
        assert_eq!(find(Filter { stage: Some(StageKind::Check), ..none() }, reader).await, [check]);
        assert_eq!(find(Filter { stage: Some(StageKind::Closed), ..none() }, reader).await, []);
        assert_eq!(find(Filter { family: Some(Family::Muck), ..none() }, reader).await, [clue, check]);
        assert_eq!(find(Filter { family: Some(Family::Dog), ..none() }, reader).await, []);
        assert_eq!(find(Filter { holder: Some(office.second.id), ..none() }, reader).await, [check]);
        assert_eq!(find(Filter { mine: true, ..none() }, &office.second).await, [check]);
        assert_eq!(find(Filter { open: Some(true), ..none() }, reader).await, [clue, check]);
        assert_eq!(find(Filter { open: Some(false), ..none() }, reader).await, []);
        let line = &all(office, &none(), reader, 9).await[0];
        let ends = line.deadline.as_ref().unwrap().ends;
        assert_eq!(find(Filter { due_by: Some(ends), ..none() }, reader).await, [clue, check]);
        assert_eq!(find(Filter { due_by: ends.pred_opt(), ..none() }, reader).await, []);
    })
    .await;
}

#[tokio::test]
async fn the_workbench_counts_what_is_open_late_and_mine() {
    everywhere(async |office| {
        office.open("张三", "").await;
        let id = office.open("李四", "").await.case.id;
        office.step(id, Step::BeginCheck(BeginCheck {}), &office.second).await.unwrap();
        let counts = office.store.cases().counts(&office.second).await.unwrap();
        assert_eq!((counts.open, counts.mine, counts.late), (2, 1, 0));
        assert_eq!(office.store.cases().waiting_for(&office.second).await.unwrap(), 1);
        // Whoever takes a clue up has it in hand; the other stays with its finder.
        assert_eq!((counts.held, office.store.cases().counts(&office.officer).await.unwrap().held), (1, 1));
        office.clock.set("2026-06-01T02:00:00Z".parse().unwrap());
        assert_eq!(office.store.cases().counts(&office.second).await.unwrap().late, 2);
        assert_eq!(office.store.cases().counts(&office.stranger).await.unwrap().open, 0);
        let late = office.store.cases().late_in(StageKind::Check, "2026-06-01".parse().unwrap(), 9).await.unwrap();
        assert_eq!(late.into_iter().map(|case| case.id).collect::<Vec<_>>(), [id]);
        let pressing = office.store.cases().pressing(&office.second).await.unwrap();
        let stages: Vec<_> = pressing.iter().map(|one| (one.stage, one.late, one.soon)).collect();
        assert_eq!(stages, [(StageKind::Clue, 1, 0), (StageKind::Check, 1, 0)]);
        assert!(office.store.cases().pressing(&office.stranger).await.unwrap().is_empty());
        let days = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
        assert!(office.store.cases().decided(days, None, 9, &office.head).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_list_is_read_back_the_way_it_was_read_forth_in_every_order() {
    everywhere(async |office| {
        for n in 0..11 {
            office.open(&format!("当事人{:02}", (n * 7) % 11), "").await;
        }
        let cases = office.store.cases();
        let filter = Filter::default();
        let orders = SortBy::ALL.into_iter().flat_map(|by| [false, true].map(|descending| Sort { by, descending }));
        for sort in orders.map(Some).chain([None]) {
            let whole = ids(&cases.page(&filter, sort, Start::First, 100, &office.officer).await.unwrap().lines);
            assert_eq!(whole.len(), 11, "{sort:?}");
            let (mut forth, mut after) = (Vec::new(), None);
            let last = loop {
                let start = after.as_ref().map_or(Start::First, Start::After);
                let page = cases.page(&filter, sort, start, 3, &office.officer).await.unwrap();
                assert_eq!(page.previous.is_some(), after.is_some(), "{sort:?}");
                forth.extend(ids(&page.lines));
                match page.next.clone() {
                    Some(next) => after = Some(next),
                    None => break page,
                }
            };
            assert_eq!(forth, whole, "{sort:?}");
            let (mut back, mut before) = (ids(&last.lines), last.previous);
            while let Some(place) = before {
                let page = cases.page(&filter, sort, Start::Before(&place), 3, &office.officer).await.unwrap();
                assert!(page.next.is_some(), "{sort:?}");
                back.splice(0..0, ids(&page.lines));
                before = page.previous;
            }
            assert_eq!(back, whole, "{sort:?}");
            for (at, id) in whole.iter().enumerate() {
                let beside = cases.beside(*id, &filter, sort, &office.officer).await.unwrap();
                let expected = (at.checked_sub(1).map(|at| whole[at]), whole.get(at + 1).copied());
                assert_eq!(beside, expected, "{sort:?}");
            }
        }
        let by_name = Some(Sort { by: SortBy::Entered, descending: true });
        let newest = cases.page(&filter, by_name, Start::First, 1, &office.officer).await.unwrap().lines;
        assert_eq!(newest[0].party_name, "当事人04");
    })
    .await;
}

#[tokio::test]
async fn the_number_of_a_list_is_the_number_of_its_cases() {
    everywhere(async |office| {
        for n in 0..5 {
            office.open(&format!("当事人{n}"), "").await;
        }
        let theirs = office.store.cases().open(office.clue("李四", ""), &office.stranger, None).await.unwrap().case.id;
        let cases = office.store.cases();
        let all = Filter::default();
        assert_eq!(cases.count(&all, &office.officer).await.unwrap(), 5);
        assert_eq!(cases.count(&all, &office.head).await.unwrap(), 6);
        assert_eq!(cases.count(&all, &office.admin).await.unwrap(), 0);
        let chosen = Filter { only: Some(vec![theirs, CaseId(1)]), ..Filter::default() };
        assert_eq!(cases.count(&chosen, &office.officer).await.unwrap(), 1, "a choice never widens what may be seen");
        assert_eq!(
            cases.count(&Filter { only: Some(Vec::new()), ..Filter::default() }, &office.head).await.unwrap(),
            0
        );
        assert_eq!(cases.beside(theirs, &all, None, &office.officer).await.unwrap(), (None, None));
        let ends = all_of(office).await;
        let due = |from: i64, to: i64| Filter {
            due_from: Some(ends + chrono::Duration::days(from)),
            due_by: Some(ends + chrono::Duration::days(to)),
            ..Filter::default()
        };
        assert_eq!(cases.count(&due(0, 0), &office.officer).await.unwrap(), 5, "both bounds count");
        assert_eq!(cases.count(&due(1, 9), &office.officer).await.unwrap(), 0);
        assert_eq!(cases.count(&due(-9, -1), &office.officer).await.unwrap(), 0);
    })
    .await;
}

/// The day on which the clocks of all cases end.
async fn all_of(office: &Office) -> chrono::NaiveDate {
    let lines = all(office, &Filter::default(), &office.officer, 9).await;
    lines[0].deadline.as_ref().unwrap().ends
}

/// Counts, warnings and list of the present day: red and yellow each.
async fn lamps(office: &Office) -> [(u64, u64); 3] {
    let (cases, reader) = (office.store.cases(), &office.officer);
    let counts = cases.counts(reader).await.unwrap();
    let pressing = cases.pressing(reader).await.unwrap();
    let today = office.clock.today();
    let lit = Filter { open: Some(true), yellow_by: Some(today), ..Filter::default() };
    let red = Filter { due_by: today.pred_opt(), ..lit.clone() };
    let yellow = Filter { due_from: Some(today), ..lit };
    [
        (counts.late, counts.soon),
        pressing.iter().fold((0, 0), |sums, one| (sums.0 + one.late, sums.1 + one.soon)),
        (cases.count(&red, reader).await.unwrap(), cases.count(&yellow, reader).await.unwrap()),
    ]
}

#[tokio::test]
async fn lists_and_counts_turn_yellow_and_red_on_the_day_on_which_the_lamp_does() {
    everywhere(async |office| {
        office.open("张三", "").await;
        let deadline = all(office, &Filter::default(), &office.officer, 9).await[0].deadline.clone().unwrap();
        let calendar = office.store.law().calendar.clone();
        let mut day = deadline.start;
        let mut seen = std::collections::BTreeSet::new();
        while day <= deadline.ends + chrono::Duration::days(2) {
            office.clock.set(format!("{day}T02:00:00Z").parse().unwrap());
            let lamp = deadline.lamp(day, &calendar).unwrap().state();
            let expected = match lamp {
                "late" => (1, 0),
                "soon" => (0, 1),
                _ => (0, 0),
            };
            assert_eq!(lamps(office).await, [expected; 3], "{day} {lamp}");
            seen.insert(lamp);
            day += chrono::Duration::days(1);
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["good", "late", "soon"]);
    })
    .await;
}

#[tokio::test]
async fn rows_from_before_the_yellow_day_are_counted_when_the_program_starts() {
    everywhere(async |office| {
        office.open("张三", "").await;
        let deadline = all(office, &Filter::default(), &office.officer, 9).await[0].deadline.clone().unwrap();
        office.clock.set(format!("{}T02:00:00Z", deadline.ends).parse().unwrap());
        office.raw().await.execute_unprepared("UPDATE cases SET yellow_from = '0001-01-01'").await.unwrap();
        let tomorrow = deadline.start;
        office.clock.set(format!("{tomorrow}T02:00:00Z").parse().unwrap());
        assert_eq!(lamps(office).await[0], (0, 1), "a row that was not counted shows at once");
        office.store.migrate().await.unwrap();
        assert_eq!(lamps(office).await, [(0, 0); 3]);
        office.clock.set(format!("{}T02:00:00Z", deadline.ends).parse().unwrap());
        assert_eq!(lamps(office).await, [(0, 1); 3]);
    })
    .await;
}

#[tokio::test]
async fn what_somebody_did_is_told_newest_first_and_each_entry_once() {
    everywhere(async |office| {
        let mut opened = Vec::new();
        for n in 0..7 {
            opened.push(office.open(&format!("当事人{n}"), "").await.case.id);
        }
        office.step(opened[3], Step::BeginCheck(BeginCheck {}), &office.second).await.unwrap();
        let cases = office.store.cases();
        let (mut seen, mut behind) = (Vec::new(), None);
        loop {
            let page = cases.done_by(&office.officer, behind, 3).await.unwrap();
            assert!(page.entries.len() <= 3);
            seen.extend(page.entries.into_iter().map(|one| one.case.unwrap().id));
            behind = page.next;
            if behind.is_none() {
                break;
            }
        }
        opened.reverse();
        assert_eq!(seen, opened);
        let other = cases.done_by(&office.second, None, 9).await.unwrap();
        assert_eq!(other.entries.len(), 1);
        assert_eq!(other.entries[0].event.kind(), domain::step::StepKind::BeginCheck);
        assert!(cases.done_by(&office.stranger, None, 9).await.unwrap().entries.is_empty());
        // Who changed unit still sees what they did, but nothing of the case.
        let elsewhere = Officer { unit: office.stranger.unit, ..office.second.clone() };
        let moved = cases.done_by(&elsewhere, None, 9).await.unwrap();
        assert_eq!((moved.entries.len(), &moved.entries[0].case), (1, &None));
    })
    .await;
}
