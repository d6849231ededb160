//! Who did what in the six sample cases; every name, code and plate is made up.

use domain::party::{CreditCode, Identity, Organisation, Party, Person, SoleTrader};

/// How far a sample case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Paid, reported, closed.
    Closed,
    /// Paid, reported, not yet closed.
    Performed,
    /// Paid in part only; the rest is overdue.
    Overdue,
    /// Decided, but the decision could not be served.
    Unserved,
    /// Paid, but the correction was never re-inspected, nor the record reported.
    PaidUnchecked,
}

/// Who the party is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Who {
    Organisation { name: &'static str, code: &'static str, representative: &'static str },
    SoleTrader { shop: &'static str, code: &'static str, operator: &'static str, id: &'static str },
    Person { name: &'static str, id: &'static str },
}

/// One sample case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    pub month: u32,
    pub day: u32,
    /// Minute of the day of the act.
    pub minute: u32,
    /// Lead, second, head of the unit, by login.
    pub squad: [&'static str; 3],
    pub who: Who,
    pub address: &'static str,
    /// Who signs the receipts, and what they are to the party.
    pub signs: &'static str,
    pub relation: &'static str,
    pub plate: &'static str,
    pub place: &'static str,
    pub site: &'static str,
    pub facts: &'static str,
    pub discretion: &'static str,
    /// In yuan.
    pub fine: i64,
    /// Empty where the party kept silent.
    pub defence: &'static str,
    /// Several legal relations: goes to legal review.
    pub difficult: bool,
    pub end: End,
    pub photo: &'static [u8],
}

impl Sample {
    /// The party as entered.
    pub fn party(&self) -> Party {
        let address = self.address.to_owned();
        match self.who {
            Who::Organisation { name, code, representative } => Party::Organisation(Organisation {
                name: name.into(),
                credit_code: Some(CreditCode::new(code)),
                address,
                representative: Some(representative.into()),
                representative_post: None,
                representative_identity: Some(Identity::resident("410402199001010019")),
                phone: None,
            }),
            Who::SoleTrader { shop, code, operator, id } => Party::SoleTrader(SoleTrader {
                shop_name: Some(shop.into()),
                operator: operator.into(),
                operator_identity: Identity::resident(id),
                credit_code: Some(CreditCode::new(code)),
                address,
                phone: None,
            }),
            Who::Person { name, id } => Party::Person(Person {
                name: name.into(),
                sex: None,
                born: None,
                identity: Identity::resident(id),
                address,
                phone: None,
            }),
        }
    }
}

const FIRST: [&str; 3] = ["zhangwei", "wangqiang", "zhaomin"];
const MUCK: [&str; 3] = ["guolin", "hejun", "liangyu"];

/// The six.
pub(super) const SAMPLES: [Sample; 6] = [
    Sample {
        month: 7,
        day: 5,
        minute: 22 * 60 + 41,
        squad: FIRST,
        who: Who::Organisation {
            name: "平顶山市鹰运渣土运输有限公司",
            code: "91410402MA9DEM01XF",
            representative: "马建国",
        },
        address: "平顶山市新华区建设路西段18号",
        signs: "马建国",
        relation: "法定代表人",
        plate: "豫D·A1234",
        place: "建设路与开源路交叉口",
        site: "开源路棚改项目工地",
        facts: "当事人所有的豫D·A1234号自卸货车运输渣土，未采取密闭措施，沿途遗撒约三十米",
        discretion: "初次查获，遗撒物当场清除，危害后果轻微，按法定幅度下限处罚",
        fine: 2_000,
        defence: "",
        difficult: false,
        end: End::Closed,
        photo: include_bytes!("photos/night-1.png"),
    },
    Sample {
        month: 7,
        day: 19,
        minute: 23 * 60 + 12,
        squad: MUCK,
        who: Who::Organisation {
            name: "平顶山市中州物流有限公司",
            code: "91410411MA9DEM028G",
            representative: "宋志远",
        },
        address: "平顶山市湛河区轻工路6号",
        signs: "宋志远",
        relation: "法定代表人",
        plate: "豫D·B5678",
        place: "轻工路与姚电大道交叉口",
        site: "姚电大道管网工地",
        facts: "当事人所有的豫D·B5678号自卸货车运输渣土，苫布破损，沿途遗撒约一百二十米",
        discretion: "遗撒路段较长，影响夜间通行，属一般情形，在法定幅度内偏低处罚",
        fine: 3_000,
        defence: "苫布当晚刮破，公司已更换全部苫布",
        difficult: true,
        end: End::Closed,
        photo: include_bytes!("photos/night-2.png"),
    },
    Sample {
        month: 8,
        day: 11,
        minute: 21 * 60 + 50,
        squad: FIRST,
        who: Who::SoleTrader {
            shop: "卫东区顺达土石方运输部",
            code: "92410403MA9DEM036M",
            operator: "李顺达",
            id: "410402199001010027",
        },
        address: "平顶山市卫东区矿工路东段52号",
        signs: "李顺达",
        relation: "经营者本人",
        plate: "豫D·C9012",
        place: "矿工路与东环路交叉口",
        site: "东环路综合体工地",
        facts: "当事人经营的豫D·C9012号货车运输土方，车厢未覆盖，沿途飘洒",
        discretion: "初次查获，配合调查，及时清扫，按法定幅度下限处罚",
        fine: 2_050,
        defence: "",
        difficult: false,
        end: End::Performed,
        photo: include_bytes!("photos/night-3.png"),
    },
    Sample {
        month: 9,
        day: 6,
        minute: 22 * 60 + 5,
        squad: FIRST,
        who: Who::Organisation {
            name: "平顶山市平达建材有限公司",
            code: "91410421MA9DEM044M",
            representative: "郑万里",
        },
        address: "平顶山市宝丰县迎宾大道9号",
        signs: "郑万里",
        relation: "法定代表人",
        plate: "豫D·D3456",
        place: "湛南路与稻香路交叉口",
        site: "稻香路小区工地",
        facts: "当事人所有的豫D·D3456号自卸货车运输砂石，未密闭，沿途遗撒约五十米",
        discretion: "造成路面污染，当场清除，属一般情形，在法定幅度内偏低处罚",
        fine: 3_000,
        defence: "",
        difficult: false,
        end: End::Overdue,
        photo: include_bytes!("photos/night-4.png"),
    },
    Sample {
        month: 10,
        day: 13,
        minute: 23 * 60 + 31,
        squad: FIRST,
        who: Who::Person { name: "王演示", id: "410404200002291236" },
        address: "平顶山市石龙区人民路3号",
        signs: "王演示",
        relation: "本人",
        plate: "豫D·E7890",
        place: "平安大道与凌云路交叉口",
        site: "凌云路回填工地",
        facts: "当事人驾驶自有的豫D·E7890号货车运输渣土，未覆盖，沿途遗撒",
        discretion: "初次查获，危害后果轻微，按法定幅度下限处罚",
        fine: 2_000,
        defence: "",
        difficult: false,
        end: End::Unserved,
        photo: include_bytes!("photos/night-5.png"),
    },
    Sample {
        month: 11,
        day: 8,
        minute: 22 * 60 + 18,
        squad: FIRST,
        who: Who::Organisation {
            name: "平顶山市叶县新途商砼有限公司",
            code: "91410402MA9DEM0520",
            representative: "何新途",
        },
        address: "平顶山市新华区湛北路77号",
        signs: "何新途",
        relation: "法定代表人",
        plate: "豫D·F2468",
        place: "湛北路与诚朴路交叉口",
        site: "诚朴路学校工地",
        facts: "当事人所有的豫D·F2468号罐车运输混凝土，出料口未封闭，沿途滴漏",
        discretion: "初次查获，当场冲洗，危害后果轻微，按法定幅度下限处罚",
        fine: 2_000,
        defence: "",
        difficult: false,
        end: End::PaidUnchecked,
        photo: include_bytes!("photos/night-6.png"),
    },
];
