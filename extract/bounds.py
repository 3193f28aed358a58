"""Bounds around a number (近, 超过, 余, 以上), and the unit a bare number means."""

from __future__ import annotations

import re

MORE = frozenset("余多餘几幾来來")
_LARGE = frozenset("万亿萬億")
_AFTER = {
    "以上": "at_least", "以下": "at_most", "以内": "at_most", "之内": "at_most", "左右": "about", "上下": "about",
    "开外": "at_least", "以內": "at_most",
}
_BEFORE_3 = {
    "不少于": "at_least", "不低于": "at_least", "不小于": "at_least", "不超过": "at_most", "不高于": "at_most",
    "不多于": "at_most", "不大于": "at_most", "不下于": "at_least", "不少於": "at_least", "不低於": "at_least",
    "不超過": "at_most", "差不多": "about",
}
_BEFORE_2 = {
    "超过": "at_least", "超過": "at_least", "突破": "at_least", "不足": "at_most", "不到": "at_most", "低于": "at_most",
    "少于": "at_most", "小于": "at_most", "大约": "about", "大約": "about", "将近": "about", "接近": "about",
    "至少": "at_least", "最少": "at_least", "高于": "at_least", "多于": "at_least", "大于": "at_least", "不下": "at_least",
    "至多": "at_most", "最多": "at_most", "起码": "at_least", "大概": "about", "约为": "about",
    "低於": "at_most", "高於": "at_least", "將近": "about", "未满": "at_most",
    "不满": "at_most", "不滿": "at_most", "约占": "about", "约有": "about", "约达": "about", "冲破": "at_least",
}
_BEFORE_1 = {"超": "at_least", "逾": "at_least", "近": "about", "约": "about", "約": "about", "过": "at_least", "上": "at_least"}
_NOT_NEAR = frozenset(("最近", "附近", "邻近", "靠近", "临近", "晋近", "就近", "节约", "契约", "条约", "合约", "公约", "集约", "制约", "大约",
                       "简约", "赴约", "预约", "签约", "通过", "经过", "超过", "不过", "渡过", "度过", "走过", "给过"))
_THAN = re.compile(r"(?<![占同环对成])比(?![重例较价值率])")
_PEOPLE = re.compile(r"人口|[人民生员工者童妇师兵属众]|劳动力|移民")
_HOUSES = re.compile(r"家庭|农户|户|市场主体|企业|主体")
_PEOPLE_BEFORE = re.compile(r"裁员|招生|就业|扩招|人数|人口|劳动力|移民|减贫|脱贫|受益|培训|[人员工民生]$")
_MONEY = re.compile(r"[元款费钱金税额资价债]|收入|投资|退|补贴|支出|产值|成本|利润|贷|增加值|预算|缴|调账|归垫|挽回|到账|赔|奖")


def magnitude(text: str, end: int, run: str) -> tuple[int, str, bool]:
    """A numeral with 余, 多 or 个 inside: 30余万, 三千七百多万, 5个亿; its end, its words, whether more."""
    after = text[end]
    more = False
    if after in MORE:
        if (after in "几幾" and run[-1] != "十") or (after in "来來" and run[-1] not in "十百千万"):
            return end, run, False
        more, end = True, end + 1
    elif after in "个個" and text[end + 1] in "亿億" or after in "个個" and text[end + 1] in "万萬" and text[end + 2] in "亿億":
        end += 1
    else:
        return end, run, False
    start = end
    while text[end] in _LARGE:
        end += 1
    return end, run + text[start:end], more or text[end : end + 1] in "余多"


def behind(text: str, end: int, bound: str) -> tuple[int, str]:
    """Words behind a unit that belong to the quote: 左右, 以上, 多."""
    after = text[end]
    if after in "余多餘" and text[end + 1] not in "月年天小种样元边":
        return end + 1, "at_least"
    said = _AFTER.get(text[end : end + 2])
    return (end, bound) if said is None else (end + 2, said)


def before(text: str, start: int, bound: str) -> str:
    """The bound that words before a number give, else the one known."""
    said = _BEFORE_3.get(text[start - 3 : start]) or _BEFORE_2.get(text[start - 2 : start])
    if said is None:
        last = text[start - 1]
        if last in _BEFORE_1 and text[start - 2 : start] not in _NOT_NEAR:
            if last not in "过上" or text[start] in "百千万亿十":
                said = _BEFORE_1[last]
    if said is None or bound == "at_least" and said == "about":
        return bound
    if said == "at_least" and text[start - 1] in "超过過" and _difference(text, start):
        return bound
    return said


def _difference(text: str, start: int) -> bool:
    """Whether 超过 measures a lead and bounds nothing: 比计划超过2亿元."""
    clause = text[max(0, start - 30) : start]
    for stop in "，。；,;\n":
        clause = clause.rpartition(stop)[2]
    return _THAN.search(clause) is not None and clause.rstrip("超过過")[-1:] not in "长長高加幅降少升到达"


def given(text: str, start: int, bound: str) -> bool:
    """Whether a magnitude alone has a bound: 突破百亿, 上千万."""
    return bound != "exact" or before(text, start, bound) != "exact"


def from_to(text: str, start: int) -> bool:
    """Whether 从 or 由 before a number makes A到B two figures and no range."""
    clause = text[max(0, start - 8) : start]
    for stop in "，。；,;\n":
        clause = clause.rpartition(stop)[2]
    return "从" in clause or "由" in clause or "從" in clause


def meant(text: str, start: int, end: int) -> str | None:
    """The unit a number with 万 or 亿 means where none is written."""
    after = re.match(r"[^，。；、：\s,;）)]*", text[end : end + 14])
    noun = after.group() if after else ""
    if noun:
        if _HOUSES.search(noun):
            return "户"
        if _PEOPLE.search(noun):
            return "人"
        if "案件" in noun:
            return "件"
    sentence = re.split(r"[。；\n;]", text[max(0, start - 24) : start])[-1]
    for clause in (re.split(r"[，：、\s,]", sentence)[-1], sentence):
        if "人次" in clause:
            return "人次"
        people, money = _PEOPLE_BEFORE.search(clause), _MONEY.search(clause)
        if people and not money:
            return "人"
        if money:
            return "元"
    return "" if noun else "元"
