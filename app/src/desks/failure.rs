//! What a page shows when it cannot be shown: what did not happen, what is safe, what to do.

use leptos::prelude::*;

use super::rendered;
use crate::routes::{Page, Visit};
use crate::shell::Document;
use crate::widgets::{FailureBox, Link};

/// Title, what did not happen, and what is safe or to be done, for each kind of failure.
fn words(status: u16, code: &str) -> (&'static str, &'static str, &'static str) {
    const UNTOUCHED: &str = "数据没有改动。";
    match (status, code) {
        (404, _) => ("没有这个页面", "没有这个页面，或者这件案子不归您所在单位办理。", UNTOUCHED),
        (403, "cross_site") => (
            "没有受理",
            "这次提交来自别的网站，没有受理。",
            "数据没有改动。从本系统的页面上重新办理；从别处的链接点进来的，不要再点，并告诉系统管理员。",
        ),
        (403, _) => ("不能看这一页", "这一页不属于您的岗位。", UNTOUCHED),
        (405, _) => ("不能这样访问", "这个地址只能查看，或者提交它自己的表单。", "数据没有改动。从菜单重新进入。"),
        (413, _) => {
            ("内容太大", "提交的内容超过了大小限制。", "数据没有改动。把附件放到“证据”里上传，文字删到限额以内再交。")
        }
        (415, _) => ("不收这种内容", "这个地址只收表单。", "数据没有改动。上传文件到案卷的“证据”里。"),
        (429, _) => ("办得太快", "短时间内的请求太多，这一次没有办。", "数据没有改动。过一分钟再办。"),
        (400, _) => ("内容读不出来", "提交的内容里有读不出来的字符。", "数据没有改动。重新键入后再交。"),
        (503, _) => (
            "暂时连不上",
            "数据库或文件库暂时连不上，恢复后本系统自动继续。",
            "稍后刷新，看这一步是否已经办成，没有办成的再办一次；一直连不上，把编号告诉系统管理员。",
        ),
        _ => ("没有办成", "这一步没有办成，数据没有改动，填写的内容都在。", "可以重试；仍不行，把编号告诉系统管理员。"),
    }
}

/// The page of a failure; `code` names its kind where one status stands for several.
pub fn page(visit: &Visit, status: u16, code: &str, incident: Option<String>) -> Page {
    let (title, what, safe) = words(status, code);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_has_words_of_its_own() {
        let kinds = [
            (400, ""),
            (403, "cross_site"),
            (403, ""),
            (404, ""),
            (405, ""),
            (413, ""),
            (415, ""),
            (429, ""),
            (503, ""),
            (500, ""),
        ];
        let said: std::collections::HashSet<_> = kinds.iter().map(|(status, code)| words(*status, code)).collect();
        assert_eq!(said.len(), kinds.len());
    }
}
