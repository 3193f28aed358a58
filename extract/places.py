"""Where: the place that a figure is about, where it is not the one whose report it is."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.catalogue import catalogue
from extract.clauses import HERE, Mark

NAME = re.compile(r"[\u4e00-\u9fff]{2,8}?[省市州盟县旗区]")
SIGNS = frozenset("省市州盟县旗区")
LONGEST = 11
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


def alone(phrase: str) -> str:
    """The place that a phrase names and nothing else; "" where it names more, or none.

    >>> alone("灵宝市"), alone("邻近的云县"), alone("湘西"), alone("城区"), alone("工业")
    ('灵宝市', '云县', '湘西', '', '')
    """
    name = phrase.rpartition("的")[2]
    if not 2 <= len(name) <= LONGEST or name.startswith(OWN) or not _whole(name):
        return ""
    return name


@lru_cache(maxsize=4096)
def _whole(name: str) -> bool:
    """Whether it is a known place by its full name, or the short name of a province or prefecture."""
    region = catalogue().region(name)
    return region is not None and (name[-1] in SIGNS or region.level in ("province", "prefecture"))


@lru_cache(maxsize=4096)
def _known(name: str) -> bool:
    return catalogue().region(name) is not None
