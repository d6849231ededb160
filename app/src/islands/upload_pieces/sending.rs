//! The queue of files and how far each is; one file travels at a time.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;

use super::post::{self, Failure};

/// One piece; the server takes no more at once.
const PIECE: u64 = 1024 * 1024;

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    Waiting,
    /// Bytes the server has, of so many.
    Travelling {
        sent: u64,
        whole: u64,
    },
    Checking,
    /// The server's receipt.
    Received {
        exhibit: String,
        sha256: String,
        at: String,
    },
    /// The line broke; what arrived is kept.
    Broken {
        sent: u64,
        whole: u64,
    },
    /// The server does not take it, and why.
    Refused {
        why: String,
    },
}

impl Way {
    pub fn key(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Travelling { .. } => "travelling",
            Self::Checking => "checking",
            Self::Received { .. } => "received",
            Self::Broken { .. } => "broken",
            Self::Refused { .. } => "refused",
        }
    }

    pub fn words(&self) -> String {
        match self {
            Self::Waiting => "排队".to_owned(),
            Self::Travelling { .. } => format!("传输 {}%", self.percent()),
            Self::Checking => "核验".to_owned(),
            Self::Received { exhibit, sha256, at } => {
                let start: String = sha256.chars().take(4).collect();
                format!("已收妥 {start}… {at} {exhibit}").trim_end().to_owned()
            }
            Self::Broken { .. } => format!("中断，可续传（已传 {}%）", self.percent()),
            Self::Refused { why } => format!("不收（{}）", why.trim_end_matches('。')),
        }
    }

    /// 0–100.
    pub fn percent(&self) -> u64 {
        match *self {
            Self::Waiting | Self::Refused { .. } => 0,
            Self::Travelling { sent, whole } | Self::Broken { sent, whole } => sent * 100 / whole.max(1),
            Self::Checking | Self::Received { .. } => 100,
        }
    }
}

/// A file that was chosen.
#[derive(Clone)]
pub struct Sending {
    pub key: usize,
    pub name: String,
    pub way: RwSignal<Way>,
    file: StoredValue<web_sys::File, LocalStorage>,
    proves: String,
    kind: String,
}

/// All files chosen on this page.
#[derive(Clone, Copy)]
pub struct Queue {
    files: RwSignal<Vec<Sending>, LocalStorage>,
    running: StoredValue<bool>,
    case_id: i64,
    base: StoredValue<String>,
}

impl Queue {
    pub fn new(case_id: i64, base: String) -> Self {
        Self {
            files: RwSignal::new_local(Vec::new()),
            running: StoredValue::new(false),
            case_id,
            base: StoredValue::new(base),
        }
    }

    pub fn all(self) -> Vec<Sending> {
        self.files.get()
    }

    /// Puts the chosen files behind those already there.
    pub fn take(self, files: &web_sys::FileList, proves: &str, kind: &str) {
        self.files.update(|all| {
            for file in (0..files.length()).filter_map(|at| files.item(at)) {
                all.push(Sending {
                    key: all.len(),
                    name: file.name(),
                    way: RwSignal::new(Way::Waiting),
                    file: StoredValue::new_local(file),
                    proves: proves.to_owned(),
                    kind: kind.to_owned(),
                });
            }
        });
        self.run();
    }

    /// Sends a broken file on.
    pub fn again(self, key: usize) {
        self.files.with_untracked(|all| {
            if let Some(one) = all.iter().find(|one| one.key == key) {
                one.way.set(Way::Waiting);
            }
        });
        self.run();
    }

    /// 8 个文件已收妥 6 个
    pub fn total(self) -> String {
        self.files.with(|all| {
            let received = all.iter().filter(|one| one.way.with(|way| matches!(way, Way::Received { .. }))).count();
            if all.is_empty() { String::new() } else { format!("{} 个文件已收妥 {received} 个", all.len()) }
        })
    }

    /// Whether something was received and nothing is under way.
    pub fn done(self) -> bool {
        self.files.with(|all| {
            let ended = |one: &Sending| one.way.with(|way| matches!(way, Way::Received { .. } | Way::Refused { .. }));
            let received = |one: &Sending| one.way.with(|way| matches!(way, Way::Received { .. }));
            all.iter().all(ended) && all.iter().any(received)
        })
    }

    fn run(self) {
        if self.running.get_value() {
            return;
        }
        self.running.set_value(true);
        spawn_local(async move {
            while let Some(one) = self.next() {
                self.send(&one).await;
            }
            self.running.set_value(false);
        });
    }

    fn next(self) -> Option<Sending> {
        let waits = |one: &&Sending| one.way.with_untracked(|way| *way == Way::Waiting);
        self.files.with_untracked(|all| all.iter().find(waits).cloned())
    }

    async fn send(self, one: &Sending) {
        let file = one.file.get_value();
        let whole = whole_bytes(&file);
        let mut sent = 0;
        one.way.set(Way::Travelling { sent, whole });
        let end = match self.travel(one, &file, whole, &mut sent).await {
            Ok(received) => received,
            Err(Failure::Refused(why)) => Way::Refused { why },
            Err(Failure::Line) => Way::Broken { sent, whole },
        };
        one.way.set(end);
    }

    async fn travel(self, one: &Sending, file: &web_sys::File, whole: u64, sent: &mut u64) -> Result<Way, Failure> {
        let base = self.base.get_value();
        // The server knows a file of this case, name and size again and tells how much of it has arrived.
        let begun = post::begin(&base, self.case_id, &one.name, whole).await?;
        *sent = begun.offset.min(whole);
        while *sent < whole {
            let until = (*sent + PIECE).min(whole);
            let way = one.way;
            let from = *sent;
            let told = move |bytes: u64| way.set(Way::Travelling { sent: from + bytes.min(PIECE), whole });
            *sent = post::piece(&base, &begun.id, file, from, until, told).await?.min(whole);
            if *sent <= from {
                return Err(Failure::Line);
            }
        }
        one.way.set(Way::Checking);
        let receipt = post::finish(&base, &begun.id, &one.proves, &one.kind).await?;
        Ok(Way::Received { exhibit: receipt.exhibit, sha256: receipt.sha256, at: receipt.at })
    }
}

/// The file's size; browsers count in floating point, exactly up to 2^53.
fn whole_bytes(file: &web_sys::File) -> u64 {
    file.size() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_says_what_is_so() {
        assert_eq!(Way::Travelling { sent: 62, whole: 100 }.words(), "传输 62%");
        let received = Way::Received { exhibit: "证据4".into(), sha256: "3f9a1c07".into(), at: "14:06".into() };
        assert_eq!(received.words(), "已收妥 3f9a… 14:06 证据4");
        assert_eq!(Way::Refused { why: "内容不是图片。".into() }.words(), "不收（内容不是图片）");
        assert_eq!(Way::Broken { sent: 0, whole: 0 }.percent(), 0);
    }
}
