//! The site of an unlawful building sealed, or its tools held, at once: what the city's regulation asks for beyond any measure.

use crate::case::Case;
use crate::dossier::required_text;
use crate::law::article::Article;
use crate::law::cite::{PINGDINGSHAN_JIANSHE, QIANGZHI};
use crate::now::Now;
use crate::procedures::ordinary::filing::unlawful_building;
use crate::refusal::{Obstacle, Refusal};
use crate::step::ProposeMeasure;

/// Must be pulled down, at most three hundred square metres, told to stop and gone on (平顶山市城乡规划建设管理条例 34).
const SITE: Article = Article::new(PINGDINGSHAN_JIANSHE, "34");
/// Local regulations may not widen what a statute lets be seized (行政强制法 11).
const NOT_WIDER: Article = Article::new(QIANGZHI, "11");

/// The most that may be built for the measure, in square metres (平顶山市城乡规划建设管理条例 34).
pub(crate) const LARGEST_M2: u32 = 300;

/// Whether the measure rests on the city's regulation, and then whether all that it asks for is there. How far it may reach
/// beyond the statute is the legal office's to say.
pub(super) fn checked(case: &Case, form: &mut ProposeMeasure, now: &Now) -> Result<(), Refusal> {
    let rests = [PINGDINGSHAN_JIANSHE, "平规建条例"].iter().any(|title| form.basis.contains(title));
    let Some(site) = &mut form.site else {
        if rests {
            let why = "以该条例为依据的，写明已建面积、口头制止的经过和法制机构意见";
            return Err(Refusal::new(Obstacle::Incomplete, why, &[SITE]).at("built_m2"));
        }
        return Ok(());
    };
    let found = now.law.catalogue.find(&case.dossier.violation, case.dossier.act.on);
    if !found.is_ok_and(unlawful_building) {
        return Err(Refusal::new(Obstacle::WrongStage, "本案的案由不是违法建设", &[SITE]).at("built_m2"));
    }
    if site.built_m2 == 0 || site.built_m2 > LARGEST_M2 {
        let why = format!("已建 {} 平方米，当场查封、扣押的不超过 {LARGEST_M2} 平方米", site.built_m2);
        return Err(Refusal::new(Obstacle::Amount, why, &[SITE]).at("built_m2"));
    }
    if !site.must_go {
        let why = "只有应当拆除的违法建设才可以当场查封、扣押";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[SITE]).at("must_go"));
    }
    site.told = required_text("told", "口头制止后仍继续施工的经过", &site.told, 2_000)
        .map_err(|refusal| Refusal { articles: vec![SITE], ..refusal })?;
    site.legal_opinion = required_text("legal_opinion", "法制机构意见", &site.legal_opinion, 2_000)
        .map_err(|refusal| Refusal { articles: vec![NOT_WIDER, SITE], ..refusal })?;
    Ok(())
}
