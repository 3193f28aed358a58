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
_SIZED_THINGS = ("村", "企业", "项目", "单位", "人口", "家庭", "县", "市", "农户", "乡", "镇", "地区", "户", "个人", "公司",
                 "店", "园区", "机组", "矿", "工程", "纳税", "小微", "工业", "大型", "中型", "特大", "火电", "水电", "骨干", "重大", "城市", "煤矿", "水库", "灌区", "线路", "贫困")
_AMOUNTS = ("水平", "投资", "规模", "速度", "产量", "收入", "资金", "能力", "任务", "产值", "利润", "税", "效益", "补贴", "增",
            "目标", "要求", "份额", "粮", "贡献", "损失", "成本", "债", "奖", "额", "补助", "费", "斤", "贷款", "差距", "余地")
_RANKED = frozenset(("目前", "以前", "年前", "提前", "此前", "日前", "当前", "之前", "空前", "眼前"))
_SELDOM = frozenset("头口里班样片块段道股度对节列箱根羽尾升眼匹")
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
    if after in known.other_words.get(text[unit_start:end], ()) and _goes_on(text, number, unit, end):
        return True
    if text[start - 1] in "“「『" and not number.arabic:
        return True
    if unit == "次" and text.startswith(_MEETINGS, end) and text[start - 1] in "届屆大委会會组組":
        return True
    small = not number.arabic and not number.large and not number.share and number.value <= 10
    if text[unit_start:end] in ("个", "個") and (
        text.startswith(_DURATIONS, end) or after.isdigit() or (after in "百千万亿" and number.value < 10)
    ):
        return True
    if small and (unit in _SELDOM or _set_phrase(text, start, unit_start, end, known)):
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
    if any(text[start : start + length] in known.names for length in known.name_lengths):
        return True
    if before == "是" and text[end] in STOPS:
        return True
    if before in "”」』’“「『‘" and text[unit_start] in "条條项項个個":
        return True
    if text[unit_start] not in "个個项項条條种種类類件":
        return False
    for length in (2, 1, 3):
        if text[end : end + length] in known.headings:
            return True
    if text[unit_start] in "项項" and "、" in _clause(text, start, 10):
        return True
    phrase = _phrase(text, end)
    if phrase[-2:] in known.headings or phrase[-3:] in known.headings:
        return True
    return any(phrase.endswith(word) for word in known.documents) and not _issued(text, start, known)


def _phrase(text: str, end: int) -> str:
    """The nouns behind a count, as far as the next stop or 的."""
    stop = end
    while stop < end + 8 and text[stop] not in STOPS and text[stop] not in "的和与及":
        stop += 1
    return text[end:stop]


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


def size_class(text: str, start: int, unit: str, suffix_end: int, bounded: bool) -> bool:
    """Whether number, unit and bound name a class of things: 10万元以上的村, 亿元以上项目, 220千伏及以上."""
    if unit not in _SIZED:
        return False
    follow = text[suffix_end]
    if follow in "及和或含" and text[suffix_end + 1 : suffix_end + 3] in ("以上", "以下"):
        return True
    if follow == "级" or text.startswith("规模以上", suffix_end):
        return True
    if not bounded:
        return False
    if follow == "的":
        phrase = _phrase(text, suffix_end + 1)
        return bool(phrase) and not any(word in phrase for word in _AMOUNTS)
    return text.startswith(_SIZED_THINGS, suffix_end)


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
