//! The form of service: on whom, how, and for each way the fields that prove it; the other ways are a press away.

use domain::case::Case;
use domain::ids::ExhibitId;
use domain::now::Now;
use domain::officer::Officer;
use domain::party::Party;
use domain::procedures::ordinary::announcing;
use domain::procedures::ordinary::serving::papers_out;
use domain::service::{Delivery, Posting, ProvedArrival, Way};
use domain::step::*;

use super::reader::Reader;
use super::step_fields::{choices, colleagues, day, partner};
use super::{Control, FieldSpec, people, several};
use crate::context::Posted;
use crate::widgets::Choice;

/// What each way asks of the officers, behind its name.
const NOTES: [&str; 9] = [
    "签收人在回证上签名，签收日即送达日",
    "通知来领，到场后拒绝签收，当时视为送达",
    "在住所以外遇见，拒绝签收，须拍照或者录像",
    "拒收时，有见证人，或者拍照、录像",
    "直接送达有困难，由其他机关代为送达",
    "以回执注明的收件日为送达日",
    "当事人签了送达地址确认书才能用",
    "军人、被监禁的人、被采取强制性教育措施的人",
    "下落不明，或者其他方式都送不到",
];

/// The way whose fields stand on the page.
fn chosen(posted: &Posted) -> &str {
    let way = posted.value("way").unwrap_or_default();
    if Way::ALL.iter().any(|(key, _)| *key == way) { way } else { "direct" }
}

/// The fields of the form, with those of the chosen way.
pub(super) fn fields(case: &Case, me: &Officer, now: &Now, posted: &Posted) -> Vec<FieldSpec> {
    let out: Vec<Choice> = papers_out(case).into_iter().map(|paper| Choice::new(paper.key(), paper.label())).collect();
    let only = if out.len() == 1 { out[0].value.clone() } else { String::new() };
    let way = chosen(posted);
    let ways = Way::ALL.iter().zip(NOTES).map(|((key, label), note)| Choice::new(*key, *label).note(note)).collect();
    let mut fields = vec![FieldSpec::new("paper", "送达文书", Control::Radio(out)).value(only)];
    fields.extend(several::addressee(case));
    fields.push(
        FieldSpec::new("way", "送达方式", Control::Radio(ways))
            .value("direct")
            .hint("换了方式，按“按所选方式填写”，下面换成那种方式要填的"),
    );
    fields.push(FieldSpec::new("anew", "按所选方式填写", Control::Anew).optional());
    if way != "announcement" {
        let results = vec![Choice::new("done", "已送达"), Choice::new("failed", "没有送达成功")];
        fields.push(FieldSpec::new("delivery", "送达结果", Control::Radio(results)).value("done"));
        fields.push(day("on", if way == "electronic" { "发送成功日" } else { "送达日" }, now).hint(day_hint(way)));
    }
    fields.extend(of_the_way(way, case));
    let exhibits = exhibits(case);
    if !exhibits.is_empty() {
        let hint = match way {
            "electronic" => "系统显示发送成功的截图，必选",
            "announcement" => "张贴的照片，刊登的截图、报样，必选",
            "entrusted" | "passed_on" => "签收的送达回证，必选",
            _ => "送达回证、回执等扫描件，有则选",
        };
        fields.push(FieldSpec::new("proofs", "送达证明", Control::Ticks(exhibits)).optional().hint(hint));
    }
    fields.extend([
        FieldSpec::new("place", if way == "announcement" { "文书存放、领取地点" } else { "送达地点" }, Control::Line)
            .value(several::next_to_serve(case).map_or_else(String::new, |party| party.address().to_owned())),
        FieldSpec::new("second", "另一名送达人", Control::Pick(colleagues(case, Some(me), now)))
            .value(partner(case, me)),
        FieldSpec::new("note", "备注", Control::Text(1_000)).optional().hint(note_hint(way)),
    ]);
    if matches!(way, "direct" | "called_in" | "met_elsewhere" | "left") {
        fields.extend(people::on_record("没有送达成功的可以不填"));
    }
    fields
}

fn day_hint(way: &str) -> &'static str {
    match way {
        "electronic" => "系统显示发送成功的日期即送达日，当事人证明另一到达日的除外（民诉解释135条）",
        "post" => "回执注明的收件日，后面的期限都从这一天起算",
        _ => "回证或回执上写的日期，后面的期限都从这一天起算",
    }
}

fn note_hint(way: &str) -> &'static str {
    match way {
        "called_in" | "met_elsewhere" => "必填：送达经过和拒收情况；没有送达成功的，写明原因",
        "left" => "有见证人的写明拒收事由；没有送达成功的，写明原因",
        _ => "没有送达成功的，写明原因",
    }
}

fn exhibits(case: &Case) -> Vec<Choice> {
    case.evidence()
        .map(|exhibit| Choice::new(exhibit.id.to_string(), format!("证据 {} {}", exhibit.ordinal, exhibit.name)))
        .collect()
}

fn of_the_way(way: &str, case: &Case) -> Vec<FieldSpec> {
    let line = |name, label| FieldSpec::new(name, label, Control::Line).optional();
    let pictures = || FieldSpec::new("pictures", "送达过程照片、录像", Control::Ticks(exhibits(case))).optional();
    let difficulty = || {
        FieldSpec::new("difficulty", "直接送达的困难", Control::Text(500))
            .optional()
            .hint("例如 住所在外省、登记地址无人（民诉法91条）")
    };
    match way {
        "called_in" => vec![line("recipient", "拒收人")],
        "met_elsewhere" => vec![line("recipient", "拒收人"), pictures().hint("必选（民诉解释131条2款）")],
        "left" => vec![
            line("recipient", "拒收人"),
            line("witness", "见证人").hint("有照片、录像的可以没有见证人"),
            FieldSpec::new(
                "witness_from",
                "见证人来自",
                Control::Pick(choices(WitnessFrom::ALL, WitnessFrom::key, WitnessFrom::label)),
            )
            .optional(),
            pictures(),
        ],
        "entrusted" => vec![
            difficulty(),
            line("agency", "受委托的机关"),
            line("letter", "委托函文号"),
            line("recipient", "签收人"),
        ],
        "post" => vec![difficulty(), line("slip", "邮件号码"), line("recipient", "回执上的签收人")],
        "electronic" => vec![
            line("address", "电子送达地址").hint("与送达地址确认书一致：传真号、邮箱、账号"),
            FieldSpec::new("confirmation", "送达地址确认书", Control::Pick(exhibits(case)))
                .optional()
                .hint("当事人签的，先作为证据上传（处罚法61条2款）"),
            FieldSpec::new("consented_on", "确认书签署日", Control::Day).optional(),
            FieldSpec::new("proved_on", "当事人证明的到达日", Control::Day).optional().hint("没有另外证明的不填"),
            FieldSpec::new("proved_exhibit", "当事人的证明", Control::Pick(exhibits(case))).optional(),
        ],
        "passed_on" => vec![
            FieldSpec::new(
                "through",
                "转交的单位属于",
                Control::Radio(choices(Through::ALL, Through::key, Through::label)),
            ),
            line("body", "单位名称"),
            line("recipient", "签收人"),
        ],
        "announcement" => vec![
            FieldSpec::new(
                "ground",
                "公告的理由",
                Control::Radio(choices(AnnouncementGround::ALL, AnnouncementGround::key, AnnouncementGround::label)),
            )
            .hint("其他方式无法送达的，先登记没有成功的直接送达和邮寄（委托）送达（民诉法95条）"),
            FieldSpec::new("course", "原因和经过", Control::Text(2_000)).hint("公告上要写明原因，案卷里要写明经过"),
            FieldSpec::new("postings", "张贴、刊登", Control::Text(2_000))
                .hint("一行一处：日期、空格、地方，例如 2026-10-12 平顶山日报；自最后一次起算"),
        ],
        _ => direct(case),
    }
}

fn direct(case: &Case) -> Vec<FieldSpec> {
    let unit = matches!(several::next_to_serve(case), Some(Party::Organisation(_)));
    let proposed = if unit { Receiver::Representative } else { Receiver::Party };
    vec![
        FieldSpec::new("recipient", "签收人", Control::Line).optional(),
        FieldSpec::new(
            "receiver",
            "签收人是当事人的",
            Control::Pick(choices(Receiver::ALL, Receiver::key, Receiver::label)),
        )
        .value(proposed.key())
        .hint("个人由本人或者同住的成年家属签收；单位由负责人或者收件的人签收（民诉法88条1款）"),
        FieldSpec::new("relation", "与当事人的关系", Control::Line)
            .optional()
            .hint("例如 配偶、门卫、法律顾问；本人和负责人签收的可以不填"),
        FieldSpec::new(
            "on_file_copy",
            "决定书存档件签收",
            Control::Ticks(vec![Choice::new("true", "在决定书存档件上签名并注明日期，代替送达回证")]),
        )
        .optional()
        .hint("只用于决定书（豫执法条例31条1款）"),
    ]
}

/// The attempt as typed.
pub(super) fn read(r: &mut Reader<'_>) -> Step {
    let paper = r.choice("paper", "送达文书", Served::ALL, Served::key);
    let way = r.text("way");
    let way = way_of(r, &way);
    let on = match &way {
        Way::Announcement { postings, .. } => postings.iter().map(|posting| posting.on).max(),
        _ => None,
    };
    // Without postings the refusal of the law stands under them; the day is asked for by the other ways only.
    let on = match (on, &way) {
        (Some(last), _) => last,
        (None, Way::Announcement { .. }) => r.today(),
        (None, _) => r.day("on", "送达日"),
    };
    Step::RecordService(RecordService {
        paper: paper.unwrap_or(Served::CorrectionOrder),
        way,
        on,
        delivery: if r.text("delivery") == "failed" { Delivery::Failed } else { Delivery::Done },
        place: r.text("place"),
        note: r.text("note"),
        second: r.officer("second", "另一名送达人"),
        to: r.whose("to"),
        proofs: ticked(r, "proofs"),
        process: people::read_on_record(r),
    })
}

fn ticked(r: &Reader<'_>, field: &str) -> Vec<ExhibitId> {
    r.numbers(field).into_iter().map(ExhibitId).collect()
}

fn way_of(r: &mut Reader<'_>, way: &str) -> Way {
    let recipient = r.text("recipient");
    let difficulty = r.text("difficulty");
    match way {
        "direct" => Way::Direct {
            recipient,
            relation: r.text("relation"),
            receiver: maybe(r, "receiver", Receiver::ALL, Receiver::key),
            on_file_copy: r.flag("on_file_copy"),
        },
        "called_in" => Way::CalledIn { refused_by: recipient },
        "met_elsewhere" => Way::MetElsewhere { refused_by: recipient, pictures: ticked(r, "pictures") },
        "left" => Way::Left {
            refused_by: recipient,
            witness: r.text("witness"),
            witness_from: maybe(r, "witness_from", WitnessFrom::ALL, WitnessFrom::key),
            pictures: ticked(r, "pictures"),
        },
        "entrusted" => Way::Entrusted { agency: r.text("agency"), letter: r.text("letter"), difficulty, recipient },
        "post" => Way::Post { slip: r.text("slip"), recipient, difficulty },
        "electronic" => {
            let proved_on = r.maybe_day("proved_on", "当事人证明的到达日");
            let exhibit = ticked(r, "proved_exhibit").first().copied();
            if proved_on.is_some() != exhibit.is_some() {
                r.wrong("proved_on", "到达日和当事人的证明要一起填");
            }
            Way::Electronic {
                address: r.text("address"),
                confirmation: ticked(r, "confirmation").first().copied(),
                consented_on: r.maybe_day("consented_on", "确认书签署日"),
                proved: proved_on.zip(exhibit).map(|(on, exhibit)| ProvedArrival { on, exhibit }),
            }
        }
        "passed_on" => Way::PassedOn {
            through: r.pick("through", "转交的单位", Through::ALL, Through::key),
            body: r.text("body"),
            recipient,
        },
        "announcement" => Way::Announcement {
            ground: r.pick("ground", "公告的理由", AnnouncementGround::ALL, AnnouncementGround::key),
            course: r.text("course"),
            postings: postings(r),
        },
        _ => {
            r.wrong("way", "送达方式未选");
            Way::CalledIn { refused_by: recipient }
        }
    }
}

fn maybe<T: Copy>(r: &Reader<'_>, field: &str, all: &[T], key: impl Fn(T) -> &'static str) -> Option<T> {
    let text = r.text(field);
    all.iter().copied().find(|choice| key(*choice) == text)
}

/// One posting a line: day, then where.
fn postings(r: &mut Reader<'_>) -> Vec<Posting> {
    let text = r.text("postings");
    let mut read = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts = line.split_once([' ', '　', '\t', '，']);
        match parts.and_then(|(day, medium)| Some((r.day_in(day.trim())?, medium.trim().to_owned()))) {
            Some((on, medium)) => read.push(Posting { on, medium }),
            None => r.wrong("postings", format!("“{line}”看不懂，写作 2026-10-12 平顶山日报")),
        }
    }
    read
}

/// Which announcement is over.
pub(super) fn end_fields(case: &Case, now: &Now) -> Vec<FieldSpec> {
    let all = announcing::over(case, now.today());
    let papers: Vec<Choice> = all.iter().map(|over| choice(case, over)).collect();
    let first = papers.first().map_or_else(String::new, |one| one.value.clone());
    vec![FieldSpec::new("announced", "公告期满的文书", Control::Radio(papers)).value(first)]
}

fn choice(case: &Case, over: &EndAnnouncement) -> Choice {
    let named = domain::procedures::ordinary::serving::file_of(case, over.paper).map(|(file, _)| file);
    let name = named.and_then(|file| file.name(over.to)).map_or_else(String::new, |name| format!("（{name}）"));
    Choice::new(format!("{}.{}", over.paper.key(), over.to), format!("{}{name}", over.paper.label()))
}

/// The announcement as chosen.
pub(super) fn read_end(r: &mut Reader<'_>) -> Step {
    let text = r.text("announced");
    let read = text.split_once('.').and_then(|(paper, to)| {
        let paper = Served::ALL.iter().copied().find(|one| one.key() == paper)?;
        Some(EndAnnouncement { paper, to: to.parse().ok()? })
    });
    let form = read.unwrap_or_else(|| {
        r.wrong("announced", "公告期满的文书未选");
        EndAnnouncement { paper: Served::PriorNotice, to: 0 }
    });
    Step::EndAnnouncement(form)
}
