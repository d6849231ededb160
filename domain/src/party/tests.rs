//! Parties: check digits, rare characters, masks, refusals and warnings.

use chrono::NaiveDate;

use super::{
    CreditCode, CreditCodeProblem, IdKind, IdNumberProblem, Identity, Organisation, Party, Person, Sex, SoleTrader,
    check_credit_code, check_id_number, mask_credit_code, mask_id, mask_phone,
};
use crate::law::catalogue::Subject;

const WEN: &str = "410402199001010019";

fn person(name: &str) -> Person {
    Person {
        name: name.into(),
        sex: None,
        born: None,
        identity: Identity::resident(WEN),
        address: "平顶山市卫东区建设路 1 号".into(),
        phone: Some("13800005678".into()),
    }
}

fn organisation(code: CreditCode) -> Organisation {
    Organisation {
        name: "平顶山市鹰运渣土运输有限公司".into(),
        credit_code: Some(code),
        address: "平顶山市湛河区".into(),
        representative: Some("马建国".into()),
        representative_post: Some("经理".into()),
        representative_identity: None,
        phone: None,
    }
}

fn trader() -> SoleTrader {
    SoleTrader {
        shop_name: Some("湛河区老马烧烤店".into()),
        operator: "马六".into(),
        operator_identity: Identity::resident(WEN),
        credit_code: Some(CreditCode::new("91410402MA00000660")),
        address: "湛河区".into(),
        phone: None,
    }
}

fn refusals(party: &Party) -> Vec<String> {
    party.problems().into_iter().filter(|problem| !problem.warning).map(|problem| problem.field).collect()
}

#[test]
fn right_credit_codes_pass() {
    for code in [
        "91440101MA5D7WXX3J",
        "91430900329508811F",
        "91430900187126761Y",
        "91430903187206905Y",
        "9134010005018299XW",
        "9134010005018299xw",
        "91440106MA59BDYD25",
        "91440106ma59bdyd25",
        "11230500001755309F",
        "11500226753092798P",
        "91110000101623741K",
        "914403001922038216",
        "91100000100003962T",
        "91410402MA00000660",
        " 9144 0101 MA5D7WXX3J ",
        "９１４４０１０１ＭＡ５Ｄ７ＷＸＸ３Ｊ",
    ] {
        assert_eq!(check_credit_code(code), Ok(()), "{code}");
    }
}

#[test]
fn wrong_credit_codes_say_what_was_expected() {
    for code in ["91350211M0000XUF46", "91310115MA1H8R7C6D", "91410402MA00000661"] {
        let problem = check_credit_code(code).unwrap_err();
        assert!(problem.is_warning(), "{code}: {problem}");
    }
    assert_eq!(
        check_credit_code("91440101MA5D7WXX3K").unwrap_err().to_string(),
        "统一社会信用代码校验不符：第 18 位算得 J，填的是 K。核对营业执照；证照如此的，写明原因即可继续。"
    );
    assert_eq!(check_credit_code("91410402MA00000661"), Err(CreditCodeProblem::CheckDigit { expected: '0', got: '1' }));
}

#[test]
fn what_cannot_be_a_credit_code_is_refused_outright() {
    for (code, problem) in [
        ("", CreditCodeProblem::Length { got: 0 }),
        ("91440101MA5D7WXX3", CreditCodeProblem::Length { got: 17 }),
        ("91440101MA5D7WXX3JJ", CreditCodeProblem::Length { got: 19 }),
        ("91440101MA5D7WXXIJ", CreditCodeProblem::Character { position: 17, got: 'I' }),
        ("9144010龘MA5D7WXX3J", CreditCodeProblem::Character { position: 8, got: '龘' }),
        ("92430902MA4R******", CreditCodeProblem::Masked),
        ("91430*****DQUF4474", CreditCodeProblem::Masked),
        ("9141××××××××××××7X", CreditCodeProblem::Masked),
        ("9141XXXXXXXXXXXX7X", CreditCodeProblem::Masked),
    ] {
        let found = check_credit_code(code).unwrap_err();
        assert_eq!(found, problem, "{code}");
        assert!(!found.is_warning());
    }
}

#[test]
fn three_x_in_a_row_can_be_right() {
    let body = "91410402MA0XXX066";
    let right = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().filter(|c| check_credit_code(&format!("{body}{c}")).is_ok());
    assert_eq!(right.count(), 1);
}

#[test]
fn numbers_from_data_take_their_standard_form() {
    let identity: Identity =
        serde_json::from_str(r#"{"state":"number","document":"resident_id","number":"11010519491231002x"}"#).unwrap();
    assert_eq!(identity.number(), Some("11010519491231002X"));
    let code: CreditCode = serde_json::from_str(r#"{"text":" 9134010005018299xw","override_reason":null}"#).unwrap();
    assert_eq!(code.text, "9134010005018299XW");
}

#[test]
fn right_id_numbers_tell_birth_and_sex() {
    for (number, born, sex) in [
        ("11010519491231002X", "1949-12-31", Sex::Female),
        ("11010519491231002x", "1949-12-31", Sex::Female),
        ("440524188001010014", "1880-01-01", Sex::Male),
        ("34052419800101001X", "1980-01-01", Sex::Male),
        ("410402199001010019", "1990-01-01", Sex::Male),
        ("410402199001010027", "1990-01-01", Sex::Female),
        ("410404200002291236", "2000-02-29", Sex::Male),
        ("4104 0220 0002 ２９１２３６", "", Sex::Male),
    ] {
        let Ok(told) = check_id_number(number) else {
            assert!(born.is_empty(), "{number}");
            continue;
        };
        assert_eq!((told.born.to_string(), told.sex), (born.to_owned(), sex), "{number}");
        assert!(!told.text.contains('x'));
    }
}

#[test]
fn wrong_id_numbers_are_refused_for_their_own_reason() {
    use IdNumberProblem as P;
    let refused = |number: &str| check_id_number(number).unwrap_err();
    assert_eq!(refused("410402199001010018"), P::CheckDigit { expected: '9', got: '8' });
    assert_eq!(refused("41040219900101001"), P::Length { got: 17 });
    assert_eq!(refused("4104021990010100199"), P::Length { got: 19 });
    assert_eq!(refused("410402900101001"), P::Length { got: 15 });
    assert_eq!(refused("41040219900101X019"), P::Character { position: 15, got: 'X' });
    assert_eq!(refused("41040219900101001Y"), P::Character { position: 18, got: 'Y' });
    assert_eq!(refused("410404190002291236"), P::Born { got: "19000229".into() });
    assert_eq!(refused("410404200013011236"), P::Born { got: "20001301".into() });
    assert_eq!(refused("990402199001010019"), P::Province { got: 99 });
    for masked in ["410402********0019", "432325xxxxxxxx8802", "43090319******545X", "410402××××××××0019"] {
        assert_eq!(refused(masked), P::Masked, "{masked}");
    }
}

#[test]
fn a_person_with_a_rare_name_is_kept_as_typed() {
    for name in ["㛃", "王𬭎", "䶮", "𪚥𪚥", "阿卜杜拉·艾合买提"] {
        let party = Party::Person(person(name));
        assert_eq!(party.problems(), [], "{name}");
        let text = serde_json::to_string(&party).unwrap();
        assert_eq!(serde_json::from_str::<Party>(&text).unwrap(), party);
        assert_eq!(party.display_name(), name);
    }
}

#[test]
fn names_have_their_lengths() {
    let named = |length: usize| refusals(&Party::Person(person(&"𪚥".repeat(length))));
    assert_eq!(named(0), ["name"]);
    assert!(named(1).is_empty() && named(60).is_empty());
    assert_eq!(named(61), ["name"]);
    let company = |length: usize| {
        let mut company = organisation(CreditCode::new("91440101MA5D7WXX3J"));
        company.name = "司".repeat(length);
        refusals(&Party::Organisation(company))
    };
    assert_eq!(company(0), ["name"]);
    assert!(company(200).is_empty());
    assert_eq!(company(201), ["name"]);
}

#[test]
fn controls_and_masks_are_refused_in_names() {
    for name in
        ["张\u{0}伟", "张\n伟", "张\u{202e}伟", "张\u{200b}伟", "杨*虎", "徐＊华", "张\u{fffd}", "张某", "李某某", " "]
    {
        assert_eq!(refusals(&Party::Person(person(name))), ["name"], "{name:?}");
    }
}

#[test]
fn an_id_number_is_right_or_left_out_with_a_reason() {
    let with = |identity: Identity| refusals(&Party::Person(Person { identity, ..person("张伟") }));
    assert!(with(Identity::resident(" 11010519491231002x")).is_empty());
    assert_eq!(with(Identity::resident("410402199001010018")), ["identity.number"]);
    assert_eq!(with(Identity::resident("410402********0019")), ["identity.number"]);
    assert!(with(Identity::unknown("当场未带证件，拒绝说明")).is_empty());
    assert_eq!(with(Identity::unknown(" ")), ["identity.reason"]);
    let passport = |number: &str| Identity::Number { document: IdKind::Passport, number: number.into() };
    assert!(with(passport("EA1234567")).is_empty());
    for wrong in ["", "E12", "EA****567", "护照", &"1".repeat(31)] {
        assert_eq!(with(passport(wrong)), ["identity.number"], "{wrong}");
    }
}

#[test]
fn a_failing_credit_code_warns_and_asks_for_a_reason() {
    let failing = "91350211M0000XUF46";
    let without = Party::Organisation(organisation(CreditCode::new(failing)));
    let shown: Vec<_> = without.problems().into_iter().map(|problem| (problem.field, problem.warning)).collect();
    assert_eq!(shown, [("credit_code".into(), true), ("credit_code.override_reason".into(), false)]);
    let with = Party::Organisation(organisation(CreditCode::with_reason(failing, "营业执照如此，已核对原件")));
    assert_eq!(refusals(&with), [""; 0]);
    assert!(with.problems().iter().any(|problem| problem.warning));
    let masked = Party::Organisation(organisation(CreditCode::with_reason("92430902MA4R******", "公示如此")));
    assert_eq!(refusals(&masked), ["credit_code"]);
    let none = Party::Organisation(Organisation { credit_code: None, ..organisation(CreditCode::new("")) });
    assert_eq!(none.problems().iter().map(|problem| problem.warning).collect::<Vec<_>>(), [true]);
}

#[test]
fn contradictions_with_the_id_number_are_shown() {
    let stated = Person { sex: Some(Sex::Female), born: NaiveDate::from_ymd_opt(1991, 1, 1), ..person("张伟") };
    let fields: Vec<_> = Party::Person(stated).problems().into_iter().map(|p| (p.field, p.warning)).collect();
    assert_eq!(fields, [("born".into(), true), ("sex".into(), true)]);
}

#[test]
fn phones_are_numbers() {
    let with = |phone: &str| refusals(&Party::Person(Person { phone: Some(phone.into()), ..person("张伟") }));
    for right in ["", "13800005678", "0375-1234567", "+86 138 0000 5678", "（0375）1234567", "12345"] {
        assert!(with(right).is_empty(), "{right}");
    }
    for wrong in ["138****5678", "1234", "电话", &"1".repeat(31), "1234\u{0}567"] {
        assert_eq!(with(wrong), ["phone"], "{wrong}");
    }
}

#[test]
fn numbers_are_masked_wherever_a_party_is_printed_for_developers() {
    let texts = [
        format!("{:?}", Party::Person(person("张伟"))),
        format!("{:?}", Party::SoleTrader(trader())),
        format!("{:?}", Party::Organisation(organisation(CreditCode::new("91440101MA5D7WXX3J")))),
        format!("{:?}", check_id_number(WEN)),
    ];
    for text in &texts {
        for secret in ["199001010019", "13800005678", "MA5D7WXX", "MA000006"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
    assert!(texts[0].contains("410402********0019") && texts[0].contains("138****5678"), "{}", texts[0]);
    assert_eq!(mask_id("410402199001010017"), "410402********0017");
    assert_eq!(mask_phone("13812345678"), "138****5678");
    assert_eq!(mask_credit_code("91440101MA5D7WXX7X"), "9144************7X");
    assert_eq!((mask_id("EA1234567"), mask_id("12"), mask_id("")), ("EA*****67".into(), "**".into(), "".into()));
    assert_eq!((mask_phone("12345"), mask_phone("1")), ("***45".into(), "*".into()));
}

#[test]
fn the_identity_block_of_each_kind() {
    let lines = |party: Party| -> Vec<String> {
        party.on_paper().into_iter().map(|(label, value)| format!("{label}：{value}")).collect()
    };
    assert_eq!(
        lines(Party::Person(person("张伟"))),
        [
            "当事人：张伟",
            "性别：男",
            "出生日期：1990年1月1日",
            "公民身份号码：410402199001010019",
            "住址：平顶山市卫东区建设路 1 号",
            "联系电话：13800005678"
        ]
    );
    assert_eq!(
        lines(Party::Organisation(organisation(CreditCode::new("91440101ma5d7wxx3j")))),
        [
            "当事人：平顶山市鹰运渣土运输有限公司",
            "统一社会信用代码：91440101MA5D7WXX3J",
            "住所：平顶山市湛河区",
            "法定代表人（负责人）：马建国",
            "职务：经理"
        ]
    );
    assert_eq!(
        lines(Party::SoleTrader(trader())),
        [
            "当事人：湛河区老马烧烤店",
            "统一社会信用代码：91410402MA00000660",
            "经营场所：湛河区",
            "经营者：马六",
            "公民身份号码：410402199001010019"
        ]
    );
    let unknown = Person { identity: Identity::unknown("未带证件"), phone: None, ..person("张伟") };
    assert_eq!(lines(Party::Person(unknown))[1], "公民身份号码：不详");
}

#[test]
fn each_kind_knows_its_band_and_its_category() {
    let shop = Party::SoleTrader(trader());
    assert_eq!((shop.display_name(), shop.disclosure_category()), ("湛河区老马烧烤店", "个体工商户"));
    assert_eq!((shop.subject(), shop.subject_when(false)), (Subject::Individual, Subject::Unit));
    let nameless = Party::SoleTrader(SoleTrader { shop_name: None, ..trader() });
    assert_eq!(nameless.display_name(), "马六");
    let company = Party::Organisation(organisation(CreditCode::new("91440101MA5D7WXX3J")));
    assert_eq!((company.subject(), company.disclosure_category()), (Subject::Unit, "法人及非法人组织"));
    let citizen = Party::Person(person("张伟"));
    assert_eq!((citizen.subject(), citizen.disclosure_category()), (Subject::Individual, "自然人"));
}

#[test]
fn the_kind_is_told_by_the_data() {
    let text = serde_json::to_string(&Party::SoleTrader(trader())).unwrap();
    assert!(text.starts_with(r#"{"kind":"sole_trader""#), "{text}");
    for wrong in [r#"{"kind":"ghost"}"#, r#"{"name":"张伟"}"#, r#"{"kind":"person","name":1}"#, "[]"] {
        assert!(serde_json::from_str::<Party>(wrong).is_err(), "{wrong}");
    }
    for kind in IdKind::ALL {
        assert_eq!(IdKind::from_key(kind.key()), Some(kind));
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.key()));
    }
}
