"""Where: the place that a figure is about, where it is not the one whose report it is."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.catalogue import catalogue
from extract.clauses import HERE, Mark

NAME = re.compile(r"[\u4e00-\u9fff]{2,8}?[省市州盟县旗区]")
# A village or town with its own collective income, and what names none before 村: 薄弱村, 示范村.
SMALL = re.compile(
    "[\u4e00-\u9fff]{2,3}?(?:镇|乡|街道|村|社区|嘎查(?!村))(?=(?:[\u4e00-\u9fff]{2,3}村)?村?(?:级|的)?(?:集体|村?财))"
)
NAMELESS = frozenset(
    "一二三四五六七八九十是推动抓带领使让促力争全各每该本某我农行政贫困薄弱空壳的和等个有集体建制级村查县市省旗区占达员与及"
)
KINDS = re.compile("示范|试点|样板|旅游|边境|民族|出列|脱贫|重点|后进|先进|自然|中心|强|产业")
SIGNS = frozenset("省市州盟县旗区")
LONGEST = 11
# A town with how it stands among others: 林逢镇最高.
TOWN = re.compile(
    "([\u4e00-\u9fff]{1,5}(?<![乡城村各下返回离还兴建各新])(?:镇|乡|街道|苏木))(?:最[高多大低少]|次之|居首|第一)?"
)
TOWNS = frozenset("镇乡道木")
STANDINGS = frozenset({"最高", "最多", "最大", "最低", "最少", "次之", "居首", "第一"})
# Words that look like the name of a place and are none.
OWN = ("全", "我", "本", "各", "该", "某", "城", "超", "都", "县", "市", "省", "新区", "社区", "灾区", "牧区")


# The places that hold a place, by the last character of its name.
HOLDERS = {
    "省": ("全国",),
    "市": ("全国", "全省", "全区"),
    "州": ("全国", "全省"),
    "盟": ("全国", "全区"),
    "县": ("全国", "全省", "全市", "全州", "全盟", "全区"),
    "旗": ("全国", "全区", "全市", "全盟"),
    "区": ("全国", "全省", "全市"),
}
COMPARING = frozenset("于比占较过居同全")


def holder(marks: list[Mark], text: str, home: str) -> str:
    """The place around the report's own whose figure it is: 全盟 in the report of a banner."""
    holders = HOLDERS.get(home[-1:])
    if holders:
        for mark in marks:
            if (
                mark.sorts & HERE
                and mark.cue.word in holders
                and text[mark.start - 1 : mark.start] not in COMPARING
            ):
                return mark.cue.word
    return "self"


def named(phrase: str, home: str) -> str:
    """The known place that the subject begins with, as written; self where there is none.

    >>> named("海东市", "青海省"), named("全市贫困人口", "青海省"), named("鼎城区党员", "湖南省常德市鼎城区")
    ('海东市', 'self', 'self')
    """
    if SIGNS.isdisjoint(phrase[2:9]):
        return "self"
    match = NAME.match(phrase)
    if match is None or phrase.startswith(OWN):
        return "self"
    name = match.group()
    return "self" if name in home or not _known(name) else name


def small(phrase: str) -> str:
    """The village or town that the subject begins with; self where it begins with none, or with a kind of them.

    >>> small("石门村集体经济收入"), small("焕古镇村集体收入"), small("薄弱村集体收入"), small("全镇村集体收入")
    ('石门村', '焕古镇', 'self', 'self')
    """
    match = SMALL.match(phrase)
    if match is None or not NAMELESS.isdisjoint(match[0][:-1]) or KINDS.match(phrase):
        return "self"
    return match[0]


def listed(parts: list[str]) -> bool:
    """Whether the members of a list are places, at least one of them known.

    >>> listed(["临洮县", "安定区"]), listed(["长沙", "湘西"]), listed(["城区", "郊区"])
    (True, True, False)
    """
    known = [bool(alone(part)) for part in parts]
    return any(known) and all(
        one or (part[-1] in SIGNS and 2 < len(part) < 6) for one, part in zip(known, parts, strict=True)
    )


def alone(phrase: str) -> str:
    """The place that a phrase names and nothing else; "" where it names more, or none.

    >>> alone("灵宝市"), alone("邻近的云县"), alone("湘西"), alone("城区"), alone("工业")
    ('灵宝市', '云县', '湘西', '', '')
    """
    name = phrase.rpartition("的")[2]
    if (
        (name[-1:] in TOWNS or name[-2:] in STANDINGS)
        and (town := TOWN.fullmatch(name))
        and not name.startswith(OWN)
    ):
        return town[1]
    short = 1 < len(name) < 4
    if not (short or name[-1:] in SIGNS) or len(name) > LONGEST or name.startswith(OWN) or not _whole(name):
        return ""
    return name


@lru_cache(maxsize=4096)
def _whole(name: str) -> bool:
    """Whether it is a known place by its full name, or the short name of a province or prefecture."""
    regions = catalogue().places.called(name)
    return any(name[-1] in SIGNS or region.level in ("province", "prefecture") for region in regions)


@lru_cache(maxsize=4096)
def _known(name: str) -> bool:
    return catalogue().region(name) is not None
