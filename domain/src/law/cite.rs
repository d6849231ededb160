//! The titles by which refusals, explanations and papers call the laws of the procedure.

/// 行政处罚法, 2021 revision, in force since 2021-07-15.
pub const CHUFA: &str = "行政处罚法";
/// 行政强制法, in force since 2012-01-01.
pub const QIANGZHI: &str = "行政强制法";
/// 行政复议法, 2023 revision, in force since 2024-01-01.
pub const FUYI: &str = "行政复议法";
/// 行政诉讼法, 2017 amendment.
pub const SUSONG: &str = "行政诉讼法";
/// 最高人民法院关于适用《行政诉讼法》的解释, 2018.
pub const SUSONG_JIESHI: &str = "行政诉讼法司法解释";
/// 民事诉讼法, 2023 amendment, in force since 2024-01-01.
pub const MINSU: &str = "民事诉讼法";
/// 最高人民法院关于适用《民事诉讼法》的解释, 2022.
pub const MINSU_JIESHI: &str = "民事诉讼法司法解释";
/// 民法典.
pub const MINFA: &str = "民法典";
/// 住房和城乡建设行政处罚程序规定, in force since 2022-05-01.
pub const CHENGXU: &str = "住建部令第55号";
/// 罚款决定与罚款收缴分离实施办法, 国务院令第235号.
pub const FAJIAO: &str = "罚款决定与罚款收缴分离实施办法";
/// 行政执法机关移送涉嫌犯罪案件的规定, 2020 amendment.
pub const YISONG: &str = "行政执法机关移送涉嫌犯罪案件的规定";
/// 河南省行政执法条例, in force since 2016-06-01.
pub const HENAN_ZHIFA: &str = "河南省行政执法条例";
/// 河南省行政处罚听证办法, in force since 2021-12-01.
pub const HENAN_TINGZHENG: &str = "河南省行政处罚听证办法";
/// 河南省社会信用条例, in force since 2020-05-01.
pub const HENAN_XINYONG: &str = "河南省社会信用条例";
/// 政府信息公开条例, 2019.
pub const GONGKAI: &str = "政府信息公开条例";
/// 个人信息保护法, 2021.
pub const GEBAO: &str = "个人信息保护法";
/// 电子签名法, 2019.
pub const QIANMING: &str = "电子签名法";
/// 立法法, 2023.
pub const LIFA: &str = "立法法";
/// 生态环境法典, in force since 2026-08-15.
pub const FADIAN: &str = "生态环境法典";
/// The notice on publishing permits and penalties within seven working days (2018); cited as a whole.
pub const SHUANG_GONGSHI: &str = "发改办财金〔2018〕424号";
/// 信用修复管理办法, in force since 2026-04-01.
pub const XINYONG_XIUFU: &str = "信用修复管理办法";
/// 平顶山市城乡规划建设管理条例, in force since 2018-01-01; a full title.
pub const PINGDINGSHAN_JIANSHE: &str = "平顶山市城乡规划建设管理条例";
/// 平顶山市建设工地扬尘污染防治条例, in force since 2020-03-01; a full title.
pub const PINGDINGSHAN_YANGCHEN: &str = "平顶山市建设工地扬尘污染防治条例";

/// Title in sentences and the shorter one in tables.
const TITLES: [(&str, &str); 21] = [
    (CHUFA, "处罚法"),
    (QIANGZHI, "强制法"),
    (FUYI, "复议法"),
    (SUSONG, "行诉法"),
    (SUSONG_JIESHI, "行诉解释"),
    (MINSU, "民诉法"),
    (MINSU_JIESHI, "民诉解释"),
    (MINFA, "民法典"),
    (CHENGXU, "55号令"),
    (FAJIAO, "罚缴办法"),
    (YISONG, "移送规定"),
    (HENAN_ZHIFA, "豫执法条例"),
    (HENAN_TINGZHENG, "豫听证办法"),
    (HENAN_XINYONG, "豫信用条例"),
    (GONGKAI, "公开条例"),
    (GEBAO, "个保法"),
    (QIANMING, "电子签名法"),
    (LIFA, "立法法"),
    (FADIAN, "法典"),
    (SHUANG_GONGSHI, "发改办财金〔2018〕424号"),
    (XINYONG_XIUFU, "信用修复办法"),
];

/// Full titles with a customary shorter one in tables; in sentences they stand in book marks.
const FULL_TITLES: [(&str, &str); 2] = [(PINGDINGSHAN_JIANSHE, "平规建条例"), (PINGDINGSHAN_YANGCHEN, "平扬尘条例")];

/// Whether the title is a short one of this module; those stand without book marks in sentences.
pub fn is_short(law: &str) -> bool {
    TITLES.iter().any(|(title, _)| *title == law)
}

/// The title for tables: the shortest known, else the full title without 中华人民共和国 and without its remark.
pub fn shortest(law: &str) -> &str {
    let bare = law.strip_prefix("中华人民共和国").unwrap_or(law);
    let bare = bare.split_once('（').map_or(bare, |(title, _)| title);
    TITLES.iter().chain(&FULL_TITLES).find(|(title, _)| *title == bare).map_or(bare, |(_, shortest)| shortest)
}
