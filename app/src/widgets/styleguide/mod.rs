//! Every control in every state, so that anyone can see whether the office looks like one hand made it.

mod controls;
mod records;

use leptos::prelude::*;

use super::{ActLink, Button, Link, Note, PageHead, RefusedButton, Typed, Weight};
use controls::{Controls, Mistaken};
use records::{Clocks, Evidence, Lists, Sheets};

/// The page's contents; the training office mounts it inside `AppPage` with `Typed` from `styleguide_typed()`.
#[component]
pub fn Styleguide() -> AnyView {
    view! {
        <PageHead title="样式" back=Link::new("/", "工作台") facts=vec!["每个控件的每种状态".into(), "只在演练环境".into()]>
            <ActLink href="#buttons" words="实心按钮" weight=Weight::Filled/>
            <ActLink href="#buttons" words="描边按钮"/>
        </PageHead>
        <section class="card" id="buttons">
            <h2>"按钮"</h2>
            <form class="row" method="post" action="/styleguide">
                <Button words="登记送达" weight=Weight::Filled busy="正在登记…"/>
                <Button words="存草稿"/>
                <Button words="作废文号" weight=Weight::Grave/>
                <Button words="复制" weight=Weight::Plain/>
                <RefusedButton words="签发" why="why-sample"/>
                <button class="button" type="button" data-weight="filled" aria-busy="true">"正在签发…"</button>
            </form>
            <p class="field-hint" id="why-sample">"暂不能签发：还缺收款银行地址。"</p>
        </section>
        <Note words="案卷时点 2026-09-20：只读，看到的是那一天的案卷。" kind="past"/>
        <Note words="统一社会信用代码校验不符：第 18 位算得 J，填的是 K。核对营业执照；证照如此的，写明原因即可继续。" kind="warn"/>
        <Note words="鹰运渣土公司以往有 2 件案件，都已结案。"/>
        <div class="halves">
            <div class="half"><Controls/></div>
            <div class="half"><Mistaken/></div>
        </div>
        <Clocks/>
        <Lists/>
        <Evidence/>
        <Sheets/>
    }.into_any()
}

/// The mistakes that the page shows.
pub fn styleguide_typed() -> Typed {
    let mut typed = Typed::default()
        .with("fine_wrong", "1500")
        .with("day_wrong", "2026-02-30")
        .with("facts_wrong", "</textarea>当事人于<script>…")
        .with("served_by", "direct")
        .with("kinds", "speak")
        .with("served_by_wrong", "mail");
    typed.mistake(
        "fine_wrong",
        "罚款 1,500 元低于法定幅度 2,000–20,000 元。减轻处罚须选明法定理由，报负责人批准。（行政处罚法第三十二条）",
    );
    typed.mistake("day_wrong", "没有 2 月 30 日。");
    typed.mistake("facts_wrong", "违法事实须写明时间、地点、行为和后果。");
    typed.mistake("served_by_wrong", "邮寄送达须填邮件号。");
    typed
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::widgets::testing::rendered;

    #[test]
    fn nothing_on_it_breaks_the_rules_of_the_house() {
        let html = rendered(|| {
            provide_context(styleguide_typed());
            view! { <Styleguide/> }
        });
        assert!(!html.contains("style="), "inline styles are blocked");
        assert!(!html.contains(" disabled"), "refused controls stay focusable");
        assert_eq!(html.matches("<h1").count(), 1);
        assert_eq!(html.matches("<script").count(), 0);
        assert!(!html.contains("null") && !html.contains("NaN"));
    }

    #[test]
    fn no_two_elements_share_an_id() {
        let html = rendered(|| {
            provide_context(styleguide_typed());
            view! { <Styleguide/> }
        });
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
