"""What holds a number and is no figure: names, headings, articles, size classes, frequencies, ranks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extract.catalogue import FOLDER
from extract.entries import entries
from extract.numerals import Numeral

STOPS = frozenset("，。；：！？、,;:!?\n\t（）()《》“”‘’「」 　|")
_CLAUSE_ENDS = "，。；！？,;!?\n\t"
_QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_POINTING = frozenset("这那每各上下后前头该本此這該後頭周们們")
_POINTING_PAIRS = frozenset(("以下", "下列", "上述", "下述", "上面", "下面", "如下"))
_DURATIONS = ("月", "小时", "小時", "星期", "季度", "工作日", "学期", "世纪", "钟头", "半月", "多月", "多小时", "年头",
              "自然日", "昼夜", "礼拜")
_EVERY = ("每周", "每月", "每季", "每日", "每天", "每半年", "每旬", "每年", "每个月", "一周", "一月", "年均")
_SIZED = frozenset(("元", "美元", "人", "户", "吨", "亩", "千瓦", "千伏", "平方米", "头", "公里", "公顷", "米",
                    "马力", "立方米", "张床", "兆瓦", "蒸吨", "只", "千伏安", "载重吨", "兆"))
_SIZED_THINGS = ("村", "企业", "项目", "单位", "家庭", "农户", "乡镇", "地区", "大户", "公司", "园区", "机组", "工程",
                 "纳税人", "贷款", "煤矿", "水库", "灌区", "线路", "城市", "城镇", "县", "主体", "基地")
_AMOUNTS = ("水平", "投资", "规模", "速度", "产量", "收入", "资金", "能力", "任务", "产值", "利润", "税", "效益", "补贴", "增",
            "目标", "要求", "份额", "粮", "贡献", "损失", "成本", "债", "奖", "额", "补助", "费", "斤", "贷款", "差距", "余地")
_RANKED = frozenset(("目前", "以前", "年前", "提前", "此前", "日前", "当前", "之前", "空前", "眼前"))
_SELDOM = frozenset("头口里班样片块段道股度对节列箱根羽尾升眼匹")
_SIMPLIFIED = str.maketrans("個項條種類則問題務關係標轉變確堅統識維護戰點機會員義兩處對導綫線體層報計劃",
                             "个项条种类则问题务关系标转变确坚统识维护战点机会员义两处对导线线体层报计划")
_MEETINGS = ("会议", "會議", "全会", "全會", "全体", "全體", "代表", "党代", "常委")
_VIEWS = ("点击", "浏览", "阅读", "访问")


@dataclass(frozen=True, slots=True)
class Jargon:
    """The words of jargon.yaml as sets to look into."""

    names: frozenset[str]
    name_lengths: tuple[int, ...]
    headings: frozenset[str]
    always: frozenset[str]
    documents: frozenset[str]
    issued: tuple[str, ...]
    other_words: dict[str, frozenset[str]]


@cache
def jargon() -> Jargon:
    """The jargon of the catalogue, read once."""
    words = {entry.key: entry.fields for entry in entries(FOLDER / "jargon.yaml")}
    names = frozenset(map(str, words["names"]["words"]))
    return Jargon(
        names,
        tuple(sorted({len(name) for name in names}, reverse=True)),
        frozenset(map(str, words["headings"]["words"])),
        frozenset(map(str, words["always"]["words"])),
        frozenset(map(str, words["documents"]["words"])),
        tuple(map(str, words["issued"]["words"])),
        {unit: frozenset(str(after)) for unit, after in words["other_words"].items()},
    )


def no_figure(text: str, start: int, number: Numeral, unit: str, unit_start: int, end: int) -> bool:
    """Whether number and unit at text[start:end] are words, a name or a list total and state nothing."""
    known = jargon()
    after = text[end]
    small = not number.arabic and not number.large and not number.share and number.value <= 10
    if after in known.other_words.get(text[unit_start:end], ()) and _goes_on(text, number, unit, end):
        return True
    if text[start - 1] in "“「『‘\"" and not number.arabic:
        return True
    if unit == "次" and text.startswith(_MEETINGS, end) and text[start - 1] in "届屆大委会會组組":
        return True
    if number.share and text.startswith(("的时间", "时间", "世纪"), end):
        return True
    if unit == "天" and "天数" not in text[start - 6 : start]:
        return True
    if not number.value and not number.arabic and unit not in ("%", "例", "起"):
        return True
    small = not number.arabic and not number.large and not number.share and number.value <= 10
    if text[unit_start:end] in ("个", "個") and (
        text.startswith(_DURATIONS, end) or (small and after.isdigit()) or (after in "百千万亿" and number.value < 10)
    ):
        return True
    if small and (unit in _SELDOM or text[unit_start:end] == "度" or _set_phrase(text, start, unit_start, end, known)):
        return True
    if unit in ("个", "项", "条", "种", "类", "件", "次", "张", "道") and text.startswith(tuple(known.always), end):
        return True
    return _quoted(text, start, end) or _titled(text, start)


def _set_phrase(text: str, start: int, unit_start: int, end: int, known: Jargon) -> bool:
    """Small counts: names (八项规定), what was said before (这两个), headings (三个方面)."""
    before = text[start - 1]
    if before in _POINTING and text[start - 2 : start] not in _RANKED:
        return True
    if text[start - 2 : start] in _POINTING_PAIRS:
        return True
    words = text[start : start + 16].translate(_SIMPLIFIED)
    if any(words[:length] in known.names for length in known.name_lengths):
        return True
    if before == "是" and text[end] in STOPS or before in "（(" and text[end] in "）)":
        return True
    if before in "”」』’“「『‘" and text[unit_start] in "条條项項个個":
        return True
    if text[unit_start] not in "个個项項条條种種类類件":
        return False
    for length in (2, 1, 3):
        if words[end - start : end - start + length] in known.headings:
            return True
    if text[unit_start] in "项項" and "、" in _clause(text, start, 10):
        return True
    phrase = _phrase(text, end)
    if text[end + len(phrase)] in "：:" or text[end] in "“「‘":
        return True
    if phrase[-2:] in known.headings or phrase[-3:] in known.headings:
        return True
    return any(phrase.endswith(word) for word in known.documents) and not _issued(text, start, known)


def _phrase(text: str, end: int) -> str:
    """The nouns behind a count, as far as the next stop or 的."""
    stop = end
    while stop < end + 8 and text[stop] not in STOPS and text[stop] not in "的和与及" and not text[stop].isdigit():
        stop += 1
    return text[end:stop].translate(_SIMPLIFIED)


def _issued(text: str, start: int, known: Jargon) -> bool:
    """Whether a verb of issuing stands before the count in its clause."""
    clause = _clause(text, start, 10)
    return any(verb in clause for verb in known.issued)


def _clause(text: str, start: int, reach: int) -> str:
    """What stands before a number in its clause, as far back as `reach`."""
    clause = text[max(0, start - reach) : start]
    for stop in _CLAUSE_ENDS:
        clause = clause.rpartition(stop)[2]
    return clause


def _goes_on(text: str, number: Numeral, unit: str, end: int) -> bool:
    """Whether the unit goes on as another word (五台山), and no new word begins (30项目标任务)."""
    if text[end : end + 2] in ("目标", "部分", "大学", "代表", "民族", "机关"):
        return False
    return unit != "人" or not (number.arabic or number.large)


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the number is part of a name in quotation marks: “民营经济32条”."""
    window = text[max(0, start - 20) : start]
    for opening, closing in _QUOTES.items():
        if opening in window:
            inside = window.rpartition(opening)[2]
            stop = text.find(closing, end, end + 20)
            if closing not in inside and stop >= 0:
                name = inside + text[start:stop]
                return not any(mark in name for mark in "，。；,;")
    return False


def _titled(text: str, start: int) -> bool:
    """Whether the number is part of a title: 《...三年行动方案》."""
    window = text[max(0, start - 40) : start]
    return "《" in window and "》" not in window.rpartition("《")[2]


def size_class(text: str, unit: str, unit_end: int, end: int, bounded: bool) -> bool:
    """Whether number, unit and bound name a class of things: 10万元以上的村, 亿元以上项目, 220千伏及以上."""
    if unit not in _SIZED:
        return False
    after, suffix = text[end], text[unit_end:end]
    if after in "及和或含" and text[end + 1 : end + 3] in ("以上", "以下"):
        return True
    if after == "级" or (unit == "千伏" and after not in STOPS):
        return True
    if suffix not in ("以上", "以下", "以内"):
        return bounded and text.startswith(_SIZED_THINGS, end + 1 if after == "的" else end)
    phrase = _phrase(text, end + 1 if after == "的" else end)
    if after == "的":
        return bool(phrase) and not any(word in phrase for word in _AMOUNTS)
    return phrase.startswith(_SIZED_THINGS) or phrase.endswith(_SIZED_THINGS)


def frequency(text: str, start: int, unit: str) -> bool:
    """Whether the number counts per month or quarter: 每季度1次."""
    if unit not in ("次", "小时", "遍", "趟"):
        return False
    clause = _clause(text, start, 14)
    return any(word in clause for word in _EVERY)


def views(text: str, start: int) -> bool:
    """Whether the number is the counter of a web page: 阅读:316次."""
    before = text[max(0, start - 6) : start].rstrip(" ")
    return before[-1:] in (":", "：") and any(word in before for word in _VIEWS)


def ranked(text: str, start: int, unit: str) -> bool:
    """Whether the number is a rank: 前10名."""
    return text[start - 1] == "前" and unit in ("人", "个", "家") and text[start - 2 : start] not in _RANKED
