//! A decision about joint parties: one row for each of them, the amount counted once.

use domain::exports::Cell;
use domain::exports::credit_penalties::{DEADLINES, REPORT, WITHHELD};
use domain::party::{Identity, Party, Person};

use crate::{Books, person, with};

fn other(number: &str) -> Party {
    let Party::Person(first) = person() else { unreachable!() };
    Party::Person(Person { name: "李四维".into(), identity: Identity::resident(number), ..first })
}

#[test]
fn each_party_has_a_row_with_its_own_numbers_and_the_remark_says_the_sum_is_one() {
    let mut case = with(person());
    case.dossier.joint = vec![other("410402199001010027")];
    let books = Books::built_in();
    let lines = books.desk().lines(&case);
    assert_eq!(lines.iter().map(|line| line.sheet).collect::<Vec<_>>(), [REPORT, REPORT, DEADLINES]);
    let texts = |index: usize| lines[index].cells.iter().map(Cell::text).collect::<Vec<_>>();
    let (first, second) = (texts(0), texts(1));
    assert_eq!((first[0].as_str(), second[0].as_str()), ("张三丰", "李四维"));
    assert_eq!((first[12].as_str(), second[12].as_str()), ("410402199001010019", "410402199001010027"));
    assert_eq!(first[13], second[13], "one decision, one number");
    assert_eq!((first[19].as_str(), second[19].as_str()), ("0.5", "0.5"));
    assert!(first[29].contains("2 名当事人") && first[29].contains("按文号计一次"), "{}", first[29]);
    assert_eq!(texts(0)[29], texts(1)[29]);
    let alone = books.desk().lines(&with(person()));
    assert_eq!(alone[0].cells[29].text(), "");
}

#[test]
fn a_minor_among_them_is_kept_back_and_the_others_are_reported() {
    let mut case = with(person());
    // Born on 2010-09-09: under eighteen at the act of 2026-09-08.
    let Party::Person(young) = other("410402199001010027") else { unreachable!() };
    let identity = Identity::unknown("未办理");
    let born = Some(crate::office::day("2010-09-09"));
    case.dossier.joint = vec![Party::Person(Person { identity, born, ..young })];
    let books = Books::built_in();
    let lines = books.desk().lines(&case);
    assert_eq!(lines.iter().map(|line| line.sheet).collect::<Vec<_>>(), [REPORT, DEADLINES, WITHHELD]);
    assert!(case.owes_report(&books.law));
    // The other way round the decision is owed just the same.
    let (Some(first), second) = (case.dossier.party.take(), case.dossier.joint.remove(0)) else { unreachable!() };
    case.dossier.party = Some(second);
    case.dossier.joint = vec![first];
    assert!(case.owes_report(&books.law));
    case.dossier.joint.clear();
    assert!(!case.owes_report(&books.law));
}
