//! Where a line of a Chinese paper may end, and what is never torn apart: numbers of papers, articles, amounts, plates.

/// May a line end before this character?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    Never,
    /// Only when the line would otherwise be too loose: between the links of 第三十五条第一款.
    Soft,
    Free,
}

/// Opens a bracket or a quotation: never at the end of a line.
fn opens(character: char) -> bool {
    matches!(character, '（' | '《' | '〈' | '〔' | '【' | '「' | '『' | '“' | '‘' | '［' | '｛' | '(' | '[' | '{')
}

/// Closes, stops, connects or belongs to the figure before it: never at the start of a line.
fn ends(character: char) -> bool {
    matches!(
        character,
        '）' | '》'
            | '〉'
            | '〕'
            | '】'
            | '」'
            | '』'
            | '”'
            | '’'
            | '］'
            | '｝'
            | ')'
            | ']'
            | '}'
            | '、'
            | '，'
            | '；'
            | '：'
            | '。'
            | '！'
            | '？'
            | ','
            | ';'
            | ':'
            | '.'
            | '!'
            | '?'
            | '·'
            | '・'
            | '／'
            | '/'
            | '～'
            | '~'
            | '％'
            | '%'
            | '‰'
            | '℃'
            | '°'
            | '′'
            | '″'
    )
}

const NUMERALS: &str = "零〇一二三四五六七八九十百千两";
const LINKS: &str = "条款项目章节编号次页批册类期";
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领警学港澳";
/// What counts a figure; the longest that fits is kept with it.
const MEASURES: [&str; 60] = [
    "个工作日",
    "个自然日",
    "平方米",
    "立方米",
    "平方公里",
    "个小时",
    "工作日",
    "万元",
    "亿元",
    "千元",
    "公里",
    "公斤",
    "千克",
    "小时",
    "分钟",
    "厘米",
    "毫米",
    "千米",
    "个月",
    "个",
    "元",
    "角",
    "分",
    "万",
    "亿",
    "年",
    "月",
    "日",
    "天",
    "时",
    "秒",
    "条",
    "款",
    "项",
    "目",
    "号",
    "米",
    "吨",
    "克",
    "升",
    "次",
    "辆",
    "人",
    "户",
    "件",
    "份",
    "页",
    "倍",
    "岁",
    "周",
    "层",
    "栋",
    "幢",
    "楼",
    "室",
    "方",
    "亩",
    "台",
    "处",
    "㎡",
];

/// Blank in the right half of a full-width mark: it may be trimmed before another mark and at the end of a line.
pub fn trims_right(character: char) -> bool {
    matches!(
        character,
        '）' | '》'
            | '〉'
            | '〕'
            | '】'
            | '」'
            | '』'
            | '”'
            | '’'
            | '］'
            | '｝'
            | '、'
            | '，'
            | '；'
            | '：'
            | '。'
    )
}

/// Blank in the left half of a full-width mark.
pub fn trims_left(character: char) -> bool {
    matches!(character, '（' | '《' | '〈' | '〔' | '【' | '「' | '『' | '“' | '‘' | '［' | '｛')
}

/// A mark, as opposed to a character that would stand alone on a last line.
pub fn is_mark(character: char) -> bool {
    opens(character) || ends(character) || matches!(character, '—' | '…') || character.is_whitespace()
}

/// For each position whether a line may end before it; the list is one longer than the text.
pub fn breaks(text: &[char]) -> Vec<Break> {
    let mut breaks = opportunities(text);
    for i in 1..text.len() {
        let (before, after) = (text[i - 1], text[i]);
        let never = ends(after)
            || opens(before)
            || (before == after && (before == '—' || before == '…'))
            || (before == '·' && after.is_ascii_alphanumeric())
            || (before.is_ascii_graphic() && after.is_ascii_graphic())
            || (after.is_ascii_uppercase() && PROVINCES.contains(before))
            || after == ' ';
        if never {
            breaks[i] = Break::Never;
        }
    }
    for i in 0..text.len() {
        match text[i] {
            '第' => bind_provision(text, i, &mut breaks),
            '〔' => bind_number(text, i, &mut breaks),
            digit if is_figure(digit) => bind_measure(text, i, &mut breaks),
            _ => {}
        }
    }
    free_long_runs(text, &mut breaks);
    breaks
}

/// UAX #14, except that its quotation marks bind both ways: in Chinese “ opens and ” closes.
fn opportunities(text: &[char]) -> Vec<Break> {
    let mut breaks = vec![Break::Never; text.len() + 1];
    let string: String = text.iter().collect();
    let mut position = 0;
    let mut bytes = 0;
    for (offset, _) in unicode_linebreak::linebreaks(&string) {
        while bytes < offset && position < text.len() {
            bytes += text[position].len_utf8();
            position += 1;
        }
        breaks[position] = Break::Free;
    }
    for i in 1..text.len() {
        let in_word = text[i - 1].is_ascii_alphanumeric() || text[i].is_ascii_alphanumeric();
        let opens = matches!(text[i], '“' | '‘') || matches!(text[i - 1], '”' | '’');
        if opens && !(in_word && matches!(text[i], '‘' | '’')) {
            breaks[i] = Break::Free;
        }
    }
    breaks
}

fn is_figure(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

fn bind(breaks: &mut [Break], from: usize, to: usize) {
    breaks[from + 1..to].fill(Break::Never);
}

/// 第三十五条之一第一款第二项: each link whole, the links loosely together.
fn bind_provision(text: &[char], start: usize, breaks: &mut [Break]) {
    let counted =
        |from: usize| from + text[from..].iter().take_while(|c| NUMERALS.contains(**c) || is_figure(**c)).count();
    let mut end = counted(start + 1);
    if end == start + 1 {
        return;
    }
    let is_link = text.get(end).is_some_and(|link| LINKS.contains(*link));
    if is_link {
        end += 1;
        if text.get(end) == Some(&'之') && counted(end + 1) > end + 1 {
            end = counted(end + 1);
        }
    }
    bind(breaks, start, end);
    if is_link && text.get(end) == Some(&'第') {
        breaks[end] = Break::Soft;
    }
}

/// 罚决字〔2024〕40008号: from the character before the bracket to 号.
fn bind_number(text: &[char], start: usize, breaks: &mut [Break]) {
    let Some(close) = text[start..].iter().take(8).position(|c| *c == '〕') else { return };
    let mut end = start + close + 1;
    if text.get(end) == Some(&'第') {
        end += 1;
    }
    end += text[end..].iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '-').count();
    if text.get(end) == Some(&'号') {
        end += 1;
    }
    bind(breaks, start.saturating_sub(1), end);
}

/// 14,050元, 5个工作日: the last digit and its measure.
fn bind_measure(text: &[char], digit: usize, breaks: &mut [Break]) {
    let fits = |measure: &&&str| measure.chars().enumerate().all(|(i, c)| text.get(digit + 1 + i) == Some(&c));
    let longest = MEASURES.iter().filter(fits).map(|measure| measure.chars().count()).max();
    if let Some(length) = longest {
        bind(breaks, digit, digit + 1 + length);
    }
}

/// A run of Latin letters and figures longer than any code or identity number may end a line anywhere.
fn free_long_runs(text: &[char], breaks: &mut [Break]) {
    const LONGEST_CODE: usize = 32;
    let mut start = 0;
    while start < text.len() {
        let run = text[start..].iter().take_while(|c| c.is_ascii_graphic()).count();
        if run > LONGEST_CODE {
            breaks[start + 1..start + run].fill(Break::Free);
        }
        start += run.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn torn(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let breaks = breaks(&chars);
        let mut torn = String::new();
        for (i, c) in chars.iter().enumerate() {
            match breaks[i] {
                Break::Free if i > 0 => torn.push('|'),
                Break::Soft => torn.push('-'),
                _ => {}
            }
            torn.push(*c);
        }
        torn
    }

    #[test]
    fn marks_stay_with_the_words_they_belong_to() {
        assert_eq!(torn("依据《行政处罚法》，“当事人”说……"), "依|据|《行|政|处|罚|法》，|“当|事|人”|说……");
        assert_eq!(torn("即——停"), "即|——|停");
    }

    #[test]
    fn what_a_lawyer_reads_as_one_is_never_torn() {
        assert_eq!(torn("局罚决字〔2024〕40008号文"), "局|罚|决|字〔2024〕40008号|文");
        assert_eq!(torn("依第三十五条第一款第二项办"), "依|第三十五条-第一款-第二项|办");
        assert_eq!(torn("罚14,050.50元整"), "罚|14,050.50元|整");
        assert_eq!(torn("于2026年3月5日起5个工作日内"), "于|2026年|3月|5日|起|5个工作日|内");
        assert_eq!(torn("车豫D12345停"), "车|豫D12345|停");
        assert_eq!(torn("证410402199001011234号"), "证|410402199001011234号");
    }
}
