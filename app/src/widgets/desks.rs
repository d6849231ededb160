//! The eleven desks of the bureau, in the order in which everybody finds them.

use leptos::prelude::*;

/// A desk of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Desk {
    Workbench,
    Intake,
    Field,
    Cases,
    Documents,
    Fines,
    Court,
    Disclosure,
    Registers,
    Reports,
    Office,
}

impl Desk {
    /// All desks, in the order of the menu.
    pub const ALL: [Desk; 11] = [
        Desk::Workbench,
        Desk::Intake,
        Desk::Field,
        Desk::Cases,
        Desk::Documents,
        Desk::Fines,
        Desk::Court,
        Desk::Disclosure,
        Desk::Registers,
        Desk::Reports,
        Desk::Office,
    ];

    /// The word in the menu.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Workbench => "工作台",
            Self::Intake => "案源",
            Self::Field => "外勤",
            Self::Cases => "案件",
            Self::Documents => "文书送达",
            Self::Fines => "罚没款",
            Self::Court => "法院执行",
            Self::Disclosure => "双公示",
            Self::Registers => "台账",
            Self::Reports => "统计",
            Self::Office => "管理",
        }
    }

    /// The address of its first page.
    pub const fn href(self) -> &'static str {
        match self {
            Self::Workbench => "/",
            Self::Intake => "/intake",
            Self::Field => "/field",
            Self::Cases => "/cases",
            Self::Documents => "/documents",
            Self::Fines => "/fines",
            Self::Court => "/court",
            Self::Disclosure => "/disclosure",
            Self::Registers => "/registers",
            Self::Reports => "/reports",
            Self::Office => "/office",
        }
    }

    /// The lines of its icon on a sheet of 24 by 24.
    const fn drawing(self) -> &'static str {
        match self {
            Self::Workbench => "M4 5h16v11H4zM9 20h6M12 16v4M8 9h8M8 12h5",
            Self::Intake => "M4 13l2.5-8h11L20 13v6H4zM4 13h5l1 2.5h4l1-2.5h5",
            Self::Field => {
                "M12 21s6.5-6.2 6.5-11a6.5 6.5 0 0 0-13 0c0 4.8 6.5 11 6.5 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
            }
            Self::Cases => "M3.5 6h6l2 2.5h9V19h-17zM3.5 11.5h17",
            Self::Documents => "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6",
            Self::Fines => "M7 4l5 7 5-7M12 11v9M7.5 12h9M7.5 15.5h9",
            Self::Court => "M12 4v16M6 20h12M4.5 7h15M7 7l-3 6.5h6zM17 7l-3 6.5h6z",
            Self::Disclosure => "M4 10v4h3l7 4.5v-13L7 10zM17.5 9a4.5 4.5 0 0 1 0 6",
            Self::Registers => "M5 4h14v16H5zM9 4v16M12 8.5h4M12 12h4",
            Self::Reports => "M4 20h16M6.5 20v-7M12 20V5M17.5 20v-10",
            Self::Office => "M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4",
        }
    }
}

/// A desk in somebody's menu; only the desks of the role are handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MenuItem {
    pub desk: Desk,
    /// How much waits there; `None` where nothing is counted.
    pub count: Option<u32>,
}

/// The icon over a desk's word.
#[component]
pub fn DeskIcon(desk: Desk) -> AnyView {
    view! {
        <svg class="desk-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=desk.drawing()/>
        </svg>
    }
    .into_any()
}
