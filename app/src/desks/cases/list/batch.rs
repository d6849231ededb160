//! What can be done with several cases of the list at once: those ticked on its page, or every one of it.

use leptos::prelude::*;

use super::{Model, assign, count};
use crate::desks::forms::view;
use crate::widgets::{Button, RefusedButton};

/// What can be done with the ticked cases, or with every case of the list; a plain form, so that it works without scripts.
pub(super) fn bar(model: &Model) -> Option<AnyView> {
    if model.rows.is_empty() {
        return None;
    }
    if model.every {
        return Some(bar_of_all(model));
    }
    let sort = model.asked.sort.map(|sort| view! { <input type="hidden" name="sort" value=sort.to_string()/> });
    let assign = model.may_assign.then(|| view! { <Button words="批量指派" to="/cases/assign"/> });
    let every = format!("{}every=1", model.asked.address("/cases", &[]));
    Some(
        view! {
            <form class="batch-bar" id="batch" method="get" action="/cases">
                <input type="hidden" name="picked" value="1"/>
                {sort}
                <span>"所选（本页）"</span>
                {assign}
                <Button words="打印所选" name="print" value="1"/>
                <Button words="导出所选" to="/cases/export.xlsx"/>
                <a class="batch-all" href=every>{format!("选择全部 {}", count(model.total))}</a>
            </form>
        }
        .into_any(),
    )
}

/// Every case of the list is chosen, not only those of this page: the forms carry its conditions instead of numbers.
fn bar_of_all(model: &Model) -> AnyView {
    let carried = view::carried(model.asked.fields(), &[]);
    let assign = model.may_assign.then(|| {
        if model.total <= assign::MOST {
            view! { <Button words="批量指派" to="/cases/assign" name="every" value="1"/> }.into_any()
        } else {
            view! {
                <RefusedButton words="批量指派" why="too-many"/>
                <span id="too-many" class="hint">{format!("一次最多指派 {} 件。先收窄条件。", assign::MOST)}</span>
            }
            .into_any()
        }
    });
    let none = model.asked.address("/cases", &[]);
    view! {
        <form class="batch-bar" id="batch" method="get" action="/cases">
            {carried}
            <span role="status">{format!("已选全部 {} 件", count(model.total))}</span>
            {assign}
            <Button words="导出所选" to="/cases/export.xlsx"/>
            <a class="batch-all" href=none>"取消"</a>
        </form>
    }
    .into_any()
}
