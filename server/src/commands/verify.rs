//! `zhiheng verify`: proves that the record is whole, or names what is not.

use super::Stopped;
use crate::settings::Settings;
use crate::start::{self, Migrate};

pub(super) async fn verify(settings: &Settings) -> Result<(), Stopped> {
    let store = start::open(settings, start::clock(settings), Migrate::Never).await?;
    let found = store.cases().verify().await?;
    println!(
        "案件 {} · 记录 {} · 文书 {} · 文件 {} · 文号 {}",
        found.cases, found.events, found.documents, found.blobs, found.numbers
    );
    if found.findings.is_empty() {
        println!("完整 / whole");
        return Ok(());
    }
    let lines: String = found.findings.iter().map(|it| format!("{}\t{}\n", it.place, it.what)).collect();
    super::say(&lines)?;
    Err(Stopped::Said(format!("发现 {} 处不符 / {} findings", found.findings.len(), found.findings.len())))
}
