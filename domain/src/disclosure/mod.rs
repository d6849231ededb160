//! Double publicity 双公示: what of a penalty decision goes to the credit platform, what is kept back and by which rule,
//! and for how long it is shown.
//!
//! [`CreditRecord`] has no other door than [`credit_record, credit_record_of`]: an export that forgets a rule of disclosure does not
//! compile. The file for the platform carries full numbers, because the platform matches by them (河南省社会信用条例
//! 16); nothing here is made for the public page.

pub mod record;
pub mod redaction;
pub mod term;
pub mod withheld;

pub use record::{Category, CreditRecord, Field, Value};
pub use redaction::{barred, credit_record, credit_record_of, mask_name};
pub use term::{Severity, Term};
pub use withheld::{Rule, Withheld};
