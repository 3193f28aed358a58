"""What a number counts where no unit stands behind it: 退2.1万 (元), 6600多万纳税人 (人)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.entries import HOME, entries

_FILE = HOME / "data" / "catalogue" / "bare.yaml"
_PHRASE_ENDS = re.compile(r"[，。；、：\s,;）)]")
_NO_HOUSEHOLD = re.compile("[落入]户|户[籍口]")
_OF_HOUSEHOLDS = re.compile(
    "(?:家庭|企业|户|主体)[^的]{0,3}?(?:学生|人员|职工|员工|人口|子女|儿童|成员|劳动力|老人|妇女|毕业生)"
)
_SENTENCE_ENDS = re.compile(r"[。；\n;]")
_CLAUSE_ENDS = re.compile(r"[，：、\s,]")


@dataclass(frozen=True, slots=True)
class Bare:
    """Words that tell the unit of a bare number: each unit with its words, the surest unit first."""

    nouns: dict[str, str]
    behind: dict[str, tuple[str, ...]]
    before: dict[str, tuple[str, ...]]


@cache
def known() -> Bare:
    """The words of bare.yaml, read once."""
    found = {
        entry.key: {unit: entry.many(unit) for unit in entry.fields if unit != "about"}
        for entry in entries(_FILE)
    }
    nouns = {noun: unit for unit, words in found["nouns"].items() for noun in words}
    return Bare(nouns, found["behind"], found["before"])


def counted(text: str, end: int) -> str:
    """The unit of people or households that are named right behind a number: 3200群众."""
    nouns = known().nouns
    for length in (2, 3, 4, 5):
        unit = nouns.get(text[end : end + length])
        if unit is not None:
            return unit
    return ""


def meant(text: str, start: int, end: int) -> str:
    """The unit that a number with 万 or 亿 means by the words around it, "" where they do not tell."""
    words = known()
    phrase = _NO_HOUSEHOLD.sub("", _PHRASE_ENDS.split(text[end : end + 14], maxsplit=1)[0])
    if _OF_HOUSEHOLDS.search(phrase):  # 贫困家庭学生
        return "人"
    for unit, cues in words.behind.items():
        if any(cue in phrase for cue in cues):
            return unit
    sentence = _SENTENCE_ENDS.split(text[start - 24 : start])[-1]
    for before in (_CLAUSE_ENDS.split(sentence)[-1], sentence):
        unit = _nearest(words.before, before)
        if unit:
            return unit
    return "" if phrase else "元"


def _nearest(words: dict[str, tuple[str, ...]], context: str) -> str:
    """The unit whose word stands last in the context, the longer word where two end together."""
    found = [
        (context.rfind(cue) + len(cue), len(cue), unit)
        for unit, cues in words.items()
        for cue in cues
        if cue in context
    ]
    return max(found)[2] if found else ""
