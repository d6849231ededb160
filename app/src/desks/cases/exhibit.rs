//! One exhibit, large: the picture over the whole width, what it proves, what its file says of time and place, and its hash.

use domain::case::Case;
use domain::evidence::Exhibit;
use domain::ids::CaseId;
use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;

use crate::desks::frame::frame;
use crate::desks::rendered;
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{ActLink, Card, Desk, Fact, Facts, Link, PageHead, say};

/// The page of an exhibit.
pub fn address(case: &Case, exhibit: &Exhibit) -> String {
    format!("/cases/{}/evidence/{}", case.id, exhibit.ordinal)
}

/// Why it was set aside, with the article; empty where it counts.
pub fn aside(case: &Case, exhibit: &Exhibit) -> String {
    let out = case.evidence_out(exhibit.id);
    out.map_or_else(String::new, |(reason, rule)| format!("{reason}（{}）", rule.short()))
}

/// The exhibit with a number within its case.
///
/// # Errors
/// The memory failed, there is no such exhibit, or the case is not this person's to see.
pub async fn page(visit: &Visit, me: &Officer, id: CaseId, ordinal: u32) -> Result<Page, StoreError> {
    let case = visit.office.store.cases().find(id, me).await?;
    let place = case.exhibits.iter().position(|one| one.ordinal == ordinal).ok_or(StoreError::NotFound)?;
    let exhibit = case.exhibits[place].clone();
    let before = place.checked_sub(1).and_then(|place| case.exhibits.get(place)).map(|one| address(&case, one));
    let after = case.exhibits.get(place + 1).map(|one| address(&case, one));
    let out = out_facts(&case, &exhibit);
    let now = visit.office.now().await?;
    let by = now.roster.find(exhibit.by, "").map_or_else(|_| "—".to_owned(), |one| one.name.clone());
    let frame = frame(visit, me).await?;
    let (today, count) = (now.today(), case.exhibits.len());
    Ok(rendered(visit, 200, move || {
        let (frame, exhibit, out) = (frame.clone(), exhibit.clone(), out.clone());
        let title = format!("证据 {}", exhibit.ordinal);
        let facts = vec![case.called().to_owned(), case.party_name(), format!("共 {count} 件")];
        let file = format!("/api/v1/cases/{id}/evidence/{}", exhibit.id);
        let beside = [("prev", "上一件", before.clone()), ("next", "下一件", after.clone())];
        let beside = beside.into_iter().filter_map(|(way, words, href)| {
            let href = href?;
            Some(view! { <a class="button" data-weight="plain" data-beside="" rel=way href=href>{words}</a> })
        });
        let beside: Vec<_> = beside.collect();
        let (body, told) = (body(&exhibit, &file), told(&exhibit, &by, &out, today));
        view! {
            <AppPage frame title=format!("{title} · {}", case.called()) here=Desk::Cases>
                <PageHead title back=Link::new(format!("/cases/{id}/evidence"), "证据") facts>
                    {(!beside.is_empty()).then(|| view! { <nav class="row" aria-label="同案证据">{beside}</nav> })}
                    <ActLink href=file words="下载原件"/>
                </PageHead>
                <div class="columns">
                    <div class="column-main">{body}</div>
                    <div class="column-side stack">
                        <Card title="说明"><Facts facts=told/></Card>
                    </div>
                </div>
            </AppPage>
        }
        .into_any()
    }))
}

/// The picture or film itself; of other files what they are.
fn body(exhibit: &Exhibit, file: &str) -> AnyView {
    let file = file.to_owned();
    if exhibit.mime.starts_with("image/") {
        let alt = format!("证据 {}：{}", exhibit.ordinal, exhibit.proves);
        let source = file.clone();
        return view! {
            <a class="exhibit-large" href=file><img src=source alt=alt decoding="async"/></a>
        }
        .into_any();
    }
    if exhibit.mime.starts_with("video/") {
        return view! { <video class="exhibit-film" src=file controls preload="metadata"></video> }.into_any();
    }
    let words = format!("“{}”不是图片，下载后查看。", exhibit.name);
    view! { <Card><p class="read">{words}</p></Card> }.into_any()
}

/// What became of it after it was received: set aside, or an automatic device's record with its reviews.
fn out_facts(case: &Case, exhibit: &Exhibit) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let aside = aside(case, exhibit);
    if !aside.is_empty() {
        let by =
            case.set_aside(exhibit.id).map(|one| format!("；{} {}", one.opinion.name, say::plain_day(one.opinion.on)));
        facts.push(("已排除", format!("{aside}{}", by.unwrap_or_default())));
    }
    if let Some(record) = case.device_record(exhibit.id) {
        let form = &record.form;
        let device = [
            ("自动设备依据", &form.basis),
            ("法制审核", &form.legal_review),
            ("技术审核", &form.technical_review),
            ("设置地点公布", &form.published),
            ("记录审核", &form.record_review),
        ];
        facts
            .extend(device.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (label, text.clone())));
    }
    facts
}

fn told(exhibit: &Exhibit, by: &str, out: &[(&'static str, String)], today: chrono::NaiveDate) -> Vec<Fact> {
    let taken = exhibit.taken_at.map_or_else(
        || "文件没有记录时间".to_owned(),
        |at| format!("{} {}（文件自记）", say::day(at.date()), at.format("%H:%M:%S")),
    );
    let place =
        exhibit.position.map_or_else(|| "文件没有记录位置".to_owned(), |place| format!("{place}（WGS-84，文件自记）"));
    let proves = if out.iter().any(|(label, _)| *label == "已排除") {
        Fact::view("证明内容", view! { <s>{exhibit.proves.clone()}</s> }.into_any())
    } else {
        Fact::new("证明内容", exhibit.proves.clone())
    };
    let mut facts = vec![proves];
    facts.extend(out.iter().map(|(label, text)| Fact::new(*label, text.clone())));
    facts.extend([
        Fact::new("种类", exhibit.kind.label()),
        Fact::new("文件", exhibit.name.clone()),
        Fact::new("大小", size(exhibit.size)),
        Fact::new("拍摄时间", taken),
        Fact::new("拍摄位置", place),
        Fact::new("收妥", format!("{}，{by}", say::time(exhibit.received_at, today))),
        Fact::view("文件指纹", view! { <span class="code">{exhibit.sha256.clone()}</span> }.into_any()),
    ]);
    facts
}

/// A size in the unit people read: 820 字节, 64 KB, 3.2 MB.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_024 => format!("{bytes} 字节"),
        1_024..1_048_576 => format!("{} KB", bytes / 1_024),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_told_in_the_unit_people_read() {
        let told: Vec<String> = [1_023, 1_024, 1_048_575, 1_048_576, 3_355_444].into_iter().map(size).collect();
        assert_eq!(told, ["1023 字节", "1 KB", "1023 KB", "1.0 MB", "3.2 MB"]);
    }
}
