//! What a page shows when it cannot be shown: what did not happen, what is safe, what to do.

use leptos::prelude::*;

use super::rendered;
use crate::routes::{Page, Visit};
use crate::shell::Document;
use crate::widgets::{FailureBox, Link};

/// The page of a failure.
pub fn page(visit: &Visit, status: u16, incident: Option<String>) -> Page {
    let (title, what, safe) = match status {
        404 => ("没有这个页面", "没有这个页面，或者这件案子不归您所在单位办理。", "数据没有改动。"),
        403 => ("不能看这一页", "这一页不属于您的岗位。", "数据没有改动。"),
        413 => {
            ("内容太大", "提交的内容超过了大小限制。", "数据没有改动。把附件放到“证据”里上传，文字删到限额以内再交。")
        }
        400 => ("内容读不出来", "提交的内容里有读不出来的字符。", "数据没有改动。重新键入后再交。"),
        503 => (
            "暂时连不上",
            "数据库或文件库暂时连不上，恢复后本系统自动继续。",
            "稍后刷新，看这一步是否已经办成，没有办成的再办一次；一直连不上，把编号告诉系统管理员。",
        ),
        _ => ("没有办成", "这一步没有办成，数据没有改动，填写的内容都在。", "可以重试；仍不行，把编号告诉系统管理员。"),
    };
    let drill = visit.office.training;
    rendered(visit, status, move || {
        let incident = incident.clone().unwrap_or_default();
        view! {
            <Document title drill kind="public">
                <main id="main" tabindex="-1">
                    <h1>{title}</h1>
                    <FailureBox what safe again=Link::new("/", "回工作台") incident/>
                </main>
            </Document>
        }
        .into_any()
    })
}
