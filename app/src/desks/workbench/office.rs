//! The administrator's workbench: certificates that end, the calendar's last year, values nobody has checked.

use chrono::{Datelike, Days, NaiveDate};
use domain::law::parameters::Verified;
use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;

use super::super::clocks;
use crate::desks::frame::frame;
use crate::desks::rendered;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{Card, Column, ColumnKind, Desk, EmptyState, Fact, Facts, Lamp, PageHead, Row, Table, say};

/// Days ahead within which a certificate that ends is worth a line; a renewal takes weeks.
const AHEAD: u64 = 60;

/// A certificate that ends.
#[derive(Clone)]
struct Ending {
    name: String,
    unit: String,
    number: String,
    on: NaiveDate,
}

/// What concerns whoever keeps accounts and settings; no case is shown, for none may be read.
///
/// # Errors
/// The memory failed.
pub(super) async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    let store = &visit.office.store;
    let today = store.clock().today();
    let accounts = store.officers().list().await?;
    let closed = accounts.iter().filter(|account| account.disabled).count();
    let open: Vec<&Officer> =
        accounts.iter().filter(|account| !account.disabled).map(|account| &account.officer).collect();
    let ending = ending(&open, today);
    let people = format!("在用 {} 个，停用 {closed} 个。账号用命令行 zhiheng user 管理。", open.len());
    let law = store.law();
    let (last, next) = (law.calendar.last_year(), today.year() + 1);
    let calendar = if last < next {
        format!("载入到 {last} 年；{next} 年放假安排尚未载入，跨年的期限算不出来。")
    } else {
        format!("载入到 {last} 年。")
    };
    let unchecked: Vec<[String; 3]> = law
        .parameters
        .names()
        .filter_map(|name| law.parameters.row(name, today).ok())
        .filter(|row| row.verified == Verified::Unverified)
        .map(|row| [row.label.clone(), row.value.label(), row.source.clone()])
        .collect();
    let proposals = super::changes::waiting(visit, me).await?;
    let facts = vec![format!("{} · {} · {}", say::day(today), me.name, me.unit_name)];
    Ok(rendered(visit, 200, move || {
        let (frame, facts) = (frame.clone(), facts.clone());
        let proposals = super::changes::card(proposals.clone());
        let settings = vec![
            Fact::new("账号", people.clone()),
            Fact::new("工作日历", calendar.clone()),
            Fact::new("案卷", "系统管理员不办案，也不看案卷。"),
        ];
        let rows: Vec<Row> = ending.iter().map(|one| row(one, today)).collect();
        let columns = vec![
            Column::new("姓名", ColumnKind::Name),
            Column::new("单位", ColumnKind::Text),
            Column::new("执法证号", ColumnKind::Text),
            Column::new("有效期至", ColumnKind::Text),
            Column::new("期限", ColumnKind::Text),
        ];
        let title = format!("未核的参数 {}", unchecked.len());
        let values: Vec<Row> = unchecked
            .iter()
            .map(|texts| Row::new(texts.iter().map(|text| text.clone().into_any()).collect()))
            .collect();
        let heads = vec![
            Column::new("参数", ColumnKind::Name),
            Column::new("现在的值", ColumnKind::Text),
            Column::new("出处", ColumnKind::Text),
        ];
        view! {
            <AppPage frame title="工作台" here=Desk::Workbench>
                <PageHead title="工作台" facts/>
                <div class="stack">
                    {proposals}
                    <Card title="执法证到期">
                        <Table caption="六十天内到期和已过期的执法证" columns rows>
                            <EmptyState why="六十天内没有到期的执法证。"/>
                        </Table>
                    </Card>
                    <Card title="账号和日历"><Facts facts=settings/></Card>
                    <Card title>
                        <p class="hint">"这些值没有核对过原文，用到它们的结论也要复核。核对后在“管理 › 参数”里提出带生效日和依据的新值。"</p>
                        <Table caption="没有核对过的参数" columns=heads rows=values/>
                    </Card>
                </div>
            </AppPage>
        }
        .into_any()
    }))
}

/// The last certificate of each person, where it ends within the days ahead or has ended.
fn ending(officers: &[&Officer], today: NaiveDate) -> Vec<Ending> {
    let until = today.checked_add_days(Days::new(AHEAD)).unwrap_or(NaiveDate::MAX);
    let mut ending: Vec<Ending> = officers
        .iter()
        .filter_map(|officer| {
            let last = officer.certificates.iter().max_by_key(|one| one.valid_to)?;
            (last.valid_to <= until).then(|| Ending {
                name: officer.name.clone(),
                unit: officer.unit_name.clone(),
                number: last.number.clone(),
                on: last.valid_to,
            })
        })
        .collect();
    ending.sort_by_key(|one| one.on);
    ending
}

fn row(one: &Ending, today: NaiveDate) -> Row {
    let (state, words) = clocks::until(one.on, today);
    Row::new(vec![
        one.name.clone().into_any(),
        one.unit.clone().into_any(),
        view! { <span class="code">{one.number.clone()}</span> }.into_any(),
        say::table_day(one.on).into_any(),
        view! { <Lamp state words/> }.into_any(),
    ])
}

#[cfg(test)]
mod tests {
    use domain::ids::{OfficerId, UnitId};
    use domain::officer::{Certificate, ReviewStanding};

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_certificate_shows_from_the_sixtieth_day_before_its_end_unless_renewed() {
        let holder = |ends: &[&str]| Officer {
            id: OfficerId(1),
            login: "a".into(),
            name: "张伟".into(),
            unit: UnitId(1),
            unit_name: "直属一中队".into(),
            roles: Vec::new(),
            certificates: ends
                .iter()
                .map(|end| Certificate { number: "1".into(), valid_from: day("2020-01-01"), valid_to: day(end) })
                .collect(),
            review_standing: ReviewStanding::None,
        };
        let shown = |ends: &[&str], today: &str| ending(&[&holder(ends)], day(today)).len();
        assert_eq!(shown(&["2026-08-31"], "2026-07-01"), 0, "sixty-one days before");
        assert_eq!(shown(&["2026-08-31"], "2026-07-02"), 1, "sixty days before");
        assert_eq!(shown(&["2026-08-31"], "2026-07-03"), 1, "fifty-nine days before");
        assert_eq!(shown(&["2026-08-31"], "2026-09-01"), 1, "over");
        assert_eq!(shown(&["2026-08-31", "2031-08-31"], "2026-09-01"), 0, "renewed");
    }
}
