//! Stores a form by itself three seconds after the last key, at once with Ctrl+S, and on the device when it must.

mod device;
mod form;

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use form::Answer;

/// How long after the last key.
const PAUSE: Duration = Duration::from_secs(3);
/// How long until a broken line is tried again.
const AGAIN: Duration = Duration::from_secs(10);

/// What the line beside the buttons says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    /// Nothing stored yet.
    Quiet,
    /// Stored at this time.
    Saved(String),
    /// Nobody is signed in any more.
    Expired,
    /// No way to the server; what was stored before, and when.
    Broken(String),
    /// The server does not take it.
    Refused(String),
}

impl Line {
    fn words(&self) -> String {
        match self {
            Self::Quiet => String::new(),
            Self::Saved(at) => format!("{at} 已存"),
            Self::Expired => "登录已过期。填写的内容已保留，重新登录后回到本页接着写。".to_owned(),
            Self::Broken(at) if at.is_empty() => {
                "网络断开。填写的内容存在本机，恢复后自动续传。先不要清除浏览器数据。".to_owned()
            }
            Self::Broken(at) => {
                format!("网络断开。{at} 以前的内容已存服务器，之后的存在本机，恢复后自动续传。先不要清除浏览器数据。")
            }
            Self::Refused(why) => why.clone(),
        }
    }

    const fn state(&self) -> Option<&'static str> {
        match self {
            Self::Quiet | Self::Saved(_) => None,
            Self::Expired | Self::Broken(_) | Self::Refused(_) => Some("late"),
        }
    }
}

/// Keeps the page's form, the one with `data-draft`; stands beside its buttons.
#[island]
pub fn DraftKeeper(
    /// Whose form it is.
    officer: i64,
    /// The form's address.
    address: String,
    /// When the draft was stored that stands in the fields; empty for none.
    saved: String,
) -> impl IntoView {
    let (line, set_line) = signal(if saved.is_empty() { Line::Quiet } else { Line::Saved(saved) });
    let (left, set_left) = signal(None::<String>);
    let keeper = StoredValue::new(Keeper {
        place: device::Place::of(officer, &address),
        address: address.clone(),
        line: set_line,
        saved_at: String::new(),
        timer: None,
        changed: false,
        leaving: false,
    });
    Effect::new(move |_| {
        set_left.set(keeper.with_value(|it| it.place.left_behind()));
        watch(keeper);
    });
    let take = move |_| {
        if let Some(body) = left.get_untracked() {
            form::fill(&body);
            set_left.set(None);
            store(keeper);
        }
    };
    let drop = move |_| {
        keeper.with_value(|it| it.place.forget());
        set_left.set(None);
    };
    let login = move || {
        (line.get() == Line::Expired).then(|| {
            let back = format!("/login?next={address}");
            view! { <a href=back>"去登录"</a> }
        })
    };
    view! {
        <div class="draft-line">
            <span role="status" data-state=move || line.with(Line::state)>{move || line.with(Line::words)}</span>
            {login}
            {move || left.with(Option::is_some).then(|| view! {
                <span class="draft-left" role="status">
                    "本机还存着没有传上去的内容"
                    <button class="button" type="button" data-weight="outline" on:click=take>"填回来"</button>
                    <button class="button" type="button" data-weight="plain" on:click=drop>"不用"</button>
                </span>
            })}
        </div>
    }
}

/// What is known of the form while the page lives.
struct Keeper {
    place: device::Place,
    address: String,
    line: WriteSignal<Line>,
    saved_at: String,
    timer: Option<TimeoutHandle>,
    changed: bool,
    leaving: bool,
}

type Kept = StoredValue<Keeper>;

/// The listeners live as long as the page.
fn watch(keeper: Kept) {
    for heard in ["input", "change"] {
        let _ = window_event_listener_untyped(heard, move |event| {
            if event.target().is_some_and(|target| form::owns(&target)) {
                keeper.update_value(|it| it.changed = true);
                soon(keeper, PAUSE);
            }
        });
    }
    let _ = window_event_listener(ev::keydown, move |event| {
        // While an input method composes, no key acts.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("s") {
            event.prevent_default();
            store(keeper);
        }
    });
    let _ = window_event_listener(ev::submit, move |event| {
        let is_ours = event.target().is_some_and(|target| form::owns(&target));
        if is_ours && !event.default_prevented() {
            // The form itself is on its way: nothing may arrive after it.
            keeper.update_value(|it| {
                it.leaving = true;
                it.stop();
            });
        }
    });
    let _ = window_event_listener_untyped("pageshow", move |_| keeper.update_value(|it| it.leaving = false));
    let _ = window_event_listener_untyped("pagehide", move |_| {
        let Some(body) = form::body() else { return };
        keeper.with_value(|it| {
            if it.changed && !it.leaving {
                it.place.keep(&body);
                form::send_off(&it.address, &body);
            }
        });
    });
}

impl Keeper {
    fn stop(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

fn soon(keeper: Kept, after: Duration) {
    let timer = set_timeout_with_handle(move || store(keeper), after).ok();
    keeper.update_value(|it| {
        it.stop();
        it.timer = timer;
    });
}

/// Stores the form now.
fn store(keeper: Kept) {
    let Some(body) = form::body() else { return };
    keeper.update_value(|it| {
        it.stop();
        it.changed = false;
    });
    let address = keeper.with_value(|it| it.address.clone());
    spawn_local(async move {
        let answer = form::send(&address, &body).await;
        // The page may be gone by now.
        let _ = keeper.try_update_value(|it| it.told(answer, &body));
        if keeper.try_with_value(|it| it.place.waits() && it.changed).unwrap_or(false) {
            soon(keeper, AGAIN);
        }
    });
}

impl Keeper {
    fn told(&mut self, answer: Answer, body: &str) {
        match answer {
            Answer::Stored(at) => {
                self.place.forget();
                if !at.is_empty() {
                    self.saved_at.clone_from(&at);
                    self.line.set(Line::Saved(at));
                }
            }
            Answer::Expired => {
                self.place.keep(body);
                self.line.set(Line::Expired);
            }
            Answer::Broken => {
                self.place.keep(body);
                self.changed = true;
                self.line.set(Line::Broken(self.saved_at.clone()));
            }
            Answer::Refused(why) => self.line.set(Line::Refused(why)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_speaks_of_what_is_safe() {
        assert_eq!(Line::Quiet.words(), "");
        assert_eq!(Line::Saved("14:05".into()).words(), "14:05 已存");
        assert_eq!(Line::Expired.words(), "登录已过期。填写的内容已保留，重新登录后回到本页接着写。");
        assert!(Line::Broken("14:05".into()).words().starts_with("网络断开。14:05 以前的内容已存服务器"));
        assert!(!Line::Broken(String::new()).words().contains("已存服务器"));
    }
}
