//! What every page is put together from: plain HTML of the server that works without scripts.

pub mod article;
pub mod choices;
pub mod date;
pub mod deadlines;
pub mod desks;
pub mod facts;
pub mod field;
pub mod gallery;
pub mod lamp;
pub mod money;
pub mod page_head;
pub mod paper;
pub mod refusals;
pub mod say;
pub mod step_line;
pub mod styleguide;
pub mod table;
pub mod tabs;
pub mod textarea;
pub mod timeline;
pub mod typed;
pub mod words;
pub mod work_list;

pub use crate::islands::date_hint::RestDays;
pub use article::{ArticleLink, ArticleList, ArticleRef, anchor, written_out};
pub use choices::{CheckboxGroup, Choice, FileButton, RadioGroup, Select};
pub use date::DateField;
pub use deadlines::{Clock, DeadlinePanel};
pub use desks::{Desk, DeskIcon, MenuItem};
pub use facts::{Consequences, Fact, Facts};
pub use field::{Field, Hint, Marks, Required, TextInput, Width, Wrong};
pub use gallery::{Gallery, Shown};
pub use lamp::{Lamp, LampShape, LampState};
pub use money::MoneyField;
pub use page_head::{ActLink, Button, Link, PageHead, RefusedButton, Weight};
pub use paper::PaperPreview;
pub use refusals::{ErrorSummary, FailureBox, RefusalNote, RefusedList, RefusedStep};
pub use step_line::{LineStep, Mark, ORDINARY, StepLine};
pub use styleguide::{Styleguide, styleguide_typed};
pub use table::{Column, ColumnKind, Pager, Row, Sorted, Table, TickBox};
pub use tabs::{Tab, Tabs};
pub use textarea::Textarea;
pub use timeline::{Happening, Timeline};
pub use typed::{Mistake, Typed, field_id};
pub use words::{Badge, Card, Chip, Chips, DoneLine, EmptyState, Note, unbroken};
pub use work_list::{Figure, Figures, Task, WorkList};

#[cfg(all(test, feature = "ssr"))]
pub(crate) mod testing;
