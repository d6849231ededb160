//! What is wrong with the fields of a party, in words the form shows beside them.

use serde::{Deserialize, Serialize};

use super::masking::{has_mask_mark, is_masked, is_masked_name, standard_form};
use super::{CreditCode, IdKind, Identity, Party, check_credit_code, check_id_number};

/// One thing to mend, or to look at twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field by its path in the data: `name`, `identity.number`, `credit_code`.
    pub field: String,
    /// What is so and what to do, in Chinese.
    pub message: String,
    /// A warning is shown and does not refuse; everything else refuses.
    pub warning: bool,
}

const PERSON_NAME: usize = 60;
const ORGANISATION_NAME: usize = 200;
const ADDRESS: usize = 200;
const REASON: usize = 200;
const PHONE: usize = 30;
const POST: usize = 50;

impl Party {
    /// Everything that is wrong, refusals and warnings. A credit code with a failing check digit gives a warning, and
    /// as long as no reason is written a refusal on `credit_code.override_reason` besides.
    pub fn problems(&self) -> Vec<FieldProblem> {
        let mut found = Found::default();
        match self {
            Party::Person(person) => {
                found.person_name("name", "姓名", &person.name);
                found.identity("identity", &person.identity);
                found.text("address", "住址", &person.address, ADDRESS, false);
                found.phone(person.phone.as_deref());
                if let Identity::Number { document: IdKind::ResidentId, number } = &person.identity
                    && let Ok(told) = check_id_number(number)
                {
                    if person.born.is_some_and(|born| born != told.born) {
                        found.warn("born", "出生日期与身份证号里的不一致，核对证件。");
                    }
                    if person.sex.is_some_and(|sex| sex != told.sex) {
                        found.warn("sex", "性别与身份证号里的不一致，核对证件。");
                    }
                }
            }
            Party::Organisation(organisation) => {
                found.text("name", "名称", &organisation.name, ORGANISATION_NAME, true);
                found.credit_code(organisation.credit_code.as_ref());
                found.text("address", "住所", &organisation.address, ADDRESS, false);
                if let Some(representative) = &organisation.representative {
                    found.person_name("representative", "法定代表人（负责人）", representative);
                }
                if let Some(post) = &organisation.representative_post {
                    found.text("representative_post", "职务", post, POST, false);
                }
                if let Some(identity) = &organisation.representative_identity {
                    found.identity("representative_identity", identity);
                }
                found.phone(organisation.phone.as_deref());
            }
            Party::SoleTrader(trader) => {
                if let Some(shop) = &trader.shop_name {
                    found.text("shop_name", "字号", shop, ORGANISATION_NAME, true);
                }
                found.person_name("operator", "经营者", &trader.operator);
                found.identity("operator_identity", &trader.operator_identity);
                found.credit_code(trader.credit_code.as_ref());
                found.text("address", "经营场所", &trader.address, ADDRESS, false);
                found.phone(trader.phone.as_deref());
            }
        }
        found.problems
    }
}

#[derive(Default)]
struct Found {
    problems: Vec<FieldProblem>,
}

impl Found {
    fn refuse(&mut self, field: &str, message: impl Into<String>) {
        self.problems.push(FieldProblem { field: field.to_owned(), message: message.into(), warning: false });
    }

    fn warn(&mut self, field: &str, message: impl Into<String>) {
        self.problems.push(FieldProblem { field: field.to_owned(), message: message.into(), warning: true });
    }

    fn text(&mut self, field: &str, label: &str, text: &str, longest: usize, required: bool) {
        let length = text.trim().chars().count();
        if required && length == 0 {
            self.refuse(field, format!("{label}未填。"));
        } else if length > longest {
            self.refuse(field, format!("{label}最多 {longest} 个字，填了 {length} 个。"));
        } else if text.chars().any(is_unprintable) {
            self.refuse(field, format!("{label}里有不可见的控制字符，重新键入。"));
        } else if has_mask_mark(text) {
            self.refuse(field, format!("{label}被遮盖了一部分，填完整的。"));
        }
    }

    fn person_name(&mut self, field: &str, label: &str, name: &str) {
        let before = self.problems.len();
        self.text(field, label, name, PERSON_NAME, true);
        if self.problems.len() == before && is_masked_name(name) {
            self.refuse(field, format!("{label}被遮盖了一部分，填完整的。"));
        }
    }

    fn phone(&mut self, phone: Option<&str>) {
        let Some(phone) = phone.filter(|phone| !phone.trim().is_empty()) else { return };
        let plain = standard_form(phone);
        if is_masked(&plain, 3) {
            self.refuse("phone", "电话被遮盖了一部分，填完整的号码。");
        } else if !plain.chars().all(|c| c.is_ascii_digit() || "+-()/".contains(c))
            || plain.chars().count() > PHONE
            || plain.chars().filter(char::is_ascii_digit).count() < 5
        {
            self.refuse("phone", "电话只能写数字、+、- 和括号，5 至 30 位。");
        }
    }

    fn identity(&mut self, field: &str, identity: &Identity) {
        match identity {
            Identity::Unknown { reason } => {
                self.text(&format!("{field}.reason"), "证件不详的原因", reason, REASON, true);
            }
            Identity::Number { document: IdKind::ResidentId, number } => {
                if let Err(problem) = check_id_number(number) {
                    self.refuse(&format!("{field}.number"), problem.to_string());
                }
            }
            Identity::Number { document, number } => {
                let plain = standard_form(number);
                let label = document.label();
                if is_masked(&plain, 3) {
                    self.refuse(&format!("{field}.number"), format!("{label}被遮盖了一部分，填完整的。"));
                } else if !(5..=30).contains(&plain.chars().count())
                    || !plain.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '(' || c == ')')
                {
                    self.refuse(&format!("{field}.number"), format!("{label}应为 5 至 30 位字母、数字。"));
                }
            }
        }
    }

    fn credit_code(&mut self, code: Option<&CreditCode>) {
        let Some(code) = code else {
            self.warn("credit_code", "统一社会信用代码未填，作出决定后不能报送双公示。");
            return;
        };
        let Err(problem) = check_credit_code(&code.text) else { return };
        if !problem.is_warning() {
            self.refuse("credit_code", problem.to_string());
            return;
        }
        self.warn("credit_code", problem.to_string());
        self.text(
            "credit_code.override_reason",
            "代码校验不符的原因",
            code.override_reason.as_deref().unwrap_or(""),
            REASON,
            true,
        );
    }
}

/// Control characters, and the invisible ones that reorder or hide text; no name contains them.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
