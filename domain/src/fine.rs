//! A fine from its service to its last fen: the day to pay by, the surcharge and its cap, what is left.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::money::Fen;

/// By when a decision must be paid and what then accrues, frozen on the day of service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaymentTerm {
    /// Day 15 as counted (行政处罚法 67(3)).
    pub unrolled: NaiveDate,
    /// Last day to pay, inclusive; rolled off rest days where the bureau reads it so.
    pub pay_by: NaiveDate,
    /// Surcharge a day, in thousandths of the base (行政处罚法 72(1)(1): 3 %, hence 30).
    pub per_mille: u32,
    /// Whether a part payment lowers the daily base; the text is silent, the bureau's setting decides.
    pub base_is_unpaid: bool,
}

/// A sum paid on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    /// The day.
    pub on: NaiveDate,
    /// The sum.
    pub amount: Fen,
}

/// A stretch of days on which a clock stands still, both days inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// First day.
    pub from: NaiveDate,
    /// Last day; none while it lasts.
    pub until: Option<NaiveDate>,
    /// Why: 行政复议, 中止调查 …
    pub why: &'static str,
}

impl Stop {
    /// Whether a day lies in it; one that lasts reaches to today.
    pub fn covers(&self, day: NaiveDate, today: NaiveDate) -> bool {
        self.from <= day && day <= self.until.unwrap_or(today)
    }
}

/// Surcharge accrued up to and including a day, in fen, fractions of a fen dropped.
///
/// 行政处罚法 72(1)(1), 行政强制法 45(2): 3 % of the fine for each day after the payment period, the day of payment
/// included, never more than the fine itself. Money received counts against the fine first. It does not run on days of a
/// review, a suit or a granted deferral (72(2), 73(3)).
pub fn surcharge(fine: Fen, term: &PaymentTerm, payments: &[Paid], stops: &[Stop], until: NaiveDate) -> Fen {
    // In thousandths of a fen, so that no day's fraction is lost.
    let cap = i128::from(fine.get()) * 1000;
    let mut accrued: i128 = 0;
    let mut day = term.pay_by.succ_opt();
    while let Some(current) = day.filter(|current| *current <= until) {
        let paid_before: i128 =
            payments.iter().filter(|paid| paid.on < current).map(|paid| i128::from(paid.amount.get())).sum();
        let unpaid = i128::from(fine.get()) - paid_before;
        if unpaid <= 0 || accrued >= cap {
            break;
        }
        if !stops.iter().any(|stop| stop.covers(current, until)) {
            let base = if term.base_is_unpaid { unpaid } else { i128::from(fine.get()) };
            accrued += base * i128::from(term.per_mille);
        }
        day = current.succ_opt();
    }
    let fen = accrued.min(cap) / 1000;
    Fen::new(i64::try_from(fen).unwrap_or(fine.get()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn term(pay_by: &str) -> PaymentTerm {
        PaymentTerm { unrolled: day(pay_by), pay_by: day(pay_by), per_mille: 30, base_is_unpaid: true }
    }

    #[test]
    fn a_fine_paid_on_the_last_day_bears_no_surcharge() {
        let fine = Fen::yuan(5_000);
        assert_eq!(surcharge(fine, &term("2025-03-25"), &[], &[], day("2025-03-24")), Fen::ZERO);
        assert_eq!(surcharge(fine, &term("2025-03-25"), &[], &[], day("2025-03-25")), Fen::ZERO);
        assert_eq!(surcharge(fine, &term("2025-03-25"), &[], &[], day("2025-03-26")), Fen::yuan(150));
    }

    #[test]
    fn day_33_is_99_percent_and_day_34_the_cap() {
        let fine = Fen::yuan(10_000);
        let term = term("2025-03-25");
        let on = |days| surcharge(fine, &term, &[], &[], term.pay_by + chrono::Duration::days(days));
        assert_eq!(on(33), Fen::yuan(9_900));
        assert_eq!(on(34), fine);
        assert_eq!(on(35), fine);
    }

    #[test]
    fn a_part_payment_lowers_the_base_from_the_next_day() {
        let fine = Fen::yuan(10_000);
        let paid = [Paid { on: day("2025-03-26"), amount: Fen::yuan(5_000) }];
        assert_eq!(surcharge(fine, &term("2025-03-25"), &paid, &[], day("2025-03-26")), Fen::yuan(300));
        assert_eq!(surcharge(fine, &term("2025-03-25"), &paid, &[], day("2025-03-27")), Fen::yuan(450));
        let whole = PaymentTerm { base_is_unpaid: false, ..term("2025-03-25") };
        assert_eq!(surcharge(fine, &whole, &paid, &[], day("2025-03-27")), Fen::yuan(600));
    }

    #[test]
    fn it_stops_when_the_fine_is_paid() {
        let fine = Fen::yuan(10_000);
        let paid = [Paid { on: day("2025-03-28"), amount: fine }];
        let at_payment = surcharge(fine, &term("2025-03-25"), &paid, &[], day("2025-03-28"));
        assert_eq!(at_payment, Fen::yuan(900));
        assert_eq!(surcharge(fine, &term("2025-03-25"), &paid, &[], day("2026-03-28")), at_payment);
        // Paid with the surcharge itself, whichever base the bureau reads.
        let all = [Paid { on: day("2025-03-28"), amount: Fen::yuan(10_900) }];
        for base_is_unpaid in [true, false] {
            let term = PaymentTerm { base_is_unpaid, ..term("2025-03-25") };
            assert_eq!(surcharge(fine, &term, &all, &[], day("2025-05-28")), at_payment, "{base_is_unpaid}");
        }
    }

    #[test]
    fn it_does_not_run_during_a_review() {
        let fine = Fen::yuan(10_000);
        let review = [Stop { from: day("2025-04-10"), until: Some(day("2025-05-20")), why: "行政复议" }];
        let paid = [Paid { on: day("2025-05-30"), amount: fine }];
        // 66 days late, 41 of them under review: 25 counted.
        assert_eq!(surcharge(fine, &term("2025-03-25"), &paid, &review, day("2025-05-30")), Fen::yuan(7_500));
        let first = [Stop { from: day("2025-03-26"), until: Some(day("2025-03-26")), why: "行政复议" }];
        assert_eq!(surcharge(fine, &term("2025-03-25"), &[], &first, day("2025-03-26")), Fen::ZERO);
        assert_eq!(surcharge(fine, &term("2025-03-25"), &[], &first, day("2025-03-27")), Fen::yuan(300));
    }

    proptest! {
        #[test]
        fn the_surcharge_never_exceeds_the_fine(fine in 1i64..100_000_000, days in 0i64..4000, part in 0i64..100_000_000, when in 0i64..60) {
            let term = term("2025-03-25");
            let paid = [Paid { on: term.pay_by + chrono::Duration::days(when), amount: Fen::new(part.min(fine)) }];
            let sum = surcharge(Fen::new(fine), &term, &paid, &[], term.pay_by + chrono::Duration::days(days));
            prop_assert!(sum >= Fen::ZERO && sum <= Fen::new(fine));
        }
    }
}
