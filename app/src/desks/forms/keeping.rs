//! What a form says of its draft: when it was stored, whose it is, and how to do without it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::officer::Officer;
use leptos::prelude::*;

use crate::islands::draft_keeper::DraftKeeper;
use crate::widgets::{Button, Weight, say};

/// The draft of a form as its page shows it.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// The form's address.
    pub address: String,
    /// Whose form it is.
    pub officer: Officer,
    /// When the draft was stored that stands in the fields.
    pub saved_at: Option<DateTime<Utc>>,
    /// Today, for saying when.
    pub today: NaiveDate,
    /// Whether the case went on since.
    pub stale: bool,
}

impl Keeping {
    /// Above the form: whose draft stands in it, since when, and the way back to the empty form.
    pub fn note(&self) -> AnyView {
        let Some(at) = self.saved_at else { return ().into_any() };
        let words = format!("这是{} {} 存的草稿，还没有提交。", self.officer.name, say::time(at, self.today));
        let stale = self.stale.then_some("之后本案有变动，对照案卷核对后再交。");
        let address = self.address.clone();
        view! {
            <div class="note draft-note" data-kind="note">
                <p>{words}{stale}</p>
                <form method="post" action=address>
                    <Button words="不用草稿" weight=Weight::Plain name="do" value="drop"/>
                </form>
            </div>
        }
        .into_any()
    }

    /// Beside the form's buttons: storing it now, and when it was stored last.
    pub fn line(&self) -> AnyView {
        let saved = self.saved_at.map_or_else(String::new, |at| say::time(at, self.today));
        let (officer, address) = (self.officer.id.0, self.address.clone());
        view! {
            <Button words="存草稿" name="do" value="keep"/>
            <DraftKeeper officer address saved/>
        }
        .into_any()
    }
}
