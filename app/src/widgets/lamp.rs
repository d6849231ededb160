//! The lamp of a deadline: shape and words carry it, colour only helps.

use leptos::prelude::*;

/// How a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LampState {
    /// Less than four fifths of the length used.
    Good,
    /// From four fifths to the last day inclusive.
    Soon,
    /// After the last day.
    Late,
    /// Suspended.
    Held,
    /// The starting event is not proved.
    Idle,
}

impl LampState {
    /// The name the style sheet knows it by.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Soon => "soon",
            Self::Late => "late",
            Self::Held => "held",
            Self::Idle => "idle",
        }
    }

    /// The word for those who see neither shape nor colour.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Good => "正常",
            Self::Soon => "临期",
            Self::Late => "逾期",
            Self::Held => "停表",
            Self::Idle => "未起算",
        }
    }
}

/// The shape alone; words must stand beside it.
#[component]
pub fn LampShape(state: LampState) -> AnyView {
    let inside = match state {
        LampState::Good => view! {
            <circle class="ground" cx="8" cy="8" r="7"/>
            <path class="mark" d="M4.6 8.3 7 10.6 11.4 5.8"/>
        }
        .into_any(),
        LampState::Soon => view! {
            <path class="ground" d="M8 1.4 15.2 14.2H.8Z"/>
            <path class="mark" d="M8 5.8v4M8 11.9v.4"/>
        }
        .into_any(),
        LampState::Late => view! {
            <path class="ground" d="M1.2 1.2h13.6v13.6H1.2Z"/>
            <path class="mark" d="m5 5 6 6m0-6-6 6"/>
        }
        .into_any(),
        LampState::Held => view! {
            <circle class="ground" cx="8" cy="8" r="6.5"/>
            <path class="mark" d="M6.3 5.3v5.4m3.4-5.4v5.4"/>
        }
        .into_any(),
        LampState::Idle => view! { <circle class="ground" cx="8" cy="8" r="6.5"/> }.into_any(),
    };
    view! {
        <svg class="lamp-shape" data-state=state.key() viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            {inside}
        </svg>
    }.into_any()
}

/// Shape and words: ● 剩 2 个工作日.
#[component]
pub fn Lamp(
    state: LampState,
    /// What is left, e.g. 剩 2 个工作日 · 今天到期 · 逾期 1 个工作日 · 停表：复议中 · 未起算：待送达.
    #[prop(into)]
    words: String,
) -> AnyView {
    view! {
        <span class="lamp" data-state=state.key()>
            <LampShape state/>
            <span class="lamp-words">{words}</span>
        </span>
    }
    .into_any()
}
