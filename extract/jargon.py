"""What holds a number and is no figure: names, headings, articles, titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.bounds import clause
from extract.entries import HOME, Entry, entries
from extract.numerals import Numeral

STOPS = frozenset("，。；：！？、,;:!?\n\t（）()《》“”‘’「」 　|")
_PHRASE_ENDS = STOPS | frozenset("的和与及")
_FILE = HOME / "data" / "catalogue" / "jargon.yaml"
_QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_OPENING = frozenset((*_QUOTES, '"'))
_OPENED = re.compile(f"[《{''.join(_QUOTES)}]")
_FAR = 40  # characters before a number in which a title may begin, or a word that makes it a score stand
# Before the number of copies of a paper: 共印160份, 一式两份.
_PRINTED = ("共印", "一式")
# 审批时限由15个工作日压缩到5个.
_SHORTENED = re.compile("(?:工作日|小时|个月|天)[^，。；]{0,4}[压缩短减少降]{1,2}[到至为]$")
_COUNTERS = frozenset(("个", "项", "条", "种", "类", "件"))


@dataclass(frozen=True, slots=True)
class Jargon:
    """The words of jargon.yaml; each field is the entry of its name, `ruled` the units with rules of their own."""

    names: frozenset[str]
    headings: frozenset[str]
    openings: frozenset[str]
    always: tuple[str, ...]
    after_all: tuple[str, ...]
    documents: tuple[str, ...]
    issued: tuple[str, ...]
    pointing: frozenset[str]
    not_pointing: frozenset[str]
    seldom: frozenset[str]
    only_large: frozenset[str]
    ruled: frozenset[str]
    scores: tuple[str, ...]
    durations: tuple[str, ...]
    meetings: tuple[str, ...]
    bodies: str
    every: tuple[str, ...]
    every_units: frozenset[str]
    moved: tuple[str, ...]
    steps: tuple[str, ...]
    phase_words: tuple[str, ...]
    phased: frozenset[str]
    built: tuple[str, ...]
    sized: frozenset[str]
    things: tuple[str, ...]
    amounts: tuple[str, ...]
    measured: tuple[str, ...]
    hotlines: frozenset[str]
    views: tuple[str, ...]
    joined: frozenset[str]
    whole_words: frozenset[str]
    other_words: dict[str, str]


@cache
def jargon() -> Jargon:
    """The words of jargon.yaml, read once."""
    found = {entry.key: entry for entry in entries(_FILE)}

    def words(key: str, field: str = "words") -> tuple[str, ...]:
        return found[key].many(field)

    return Jargon(
        names=frozenset(words("names")),
        headings=frozenset(words("headings")),
        openings=frozenset(words("headings")) - frozenset(words("modifiers")),
        always=words("always"),
        after_all=words("always", "but"),
        documents=words("documents"),
        issued=words("issued"),
        pointing=frozenset(words("pointing")),
        not_pointing=frozenset(words("not_pointing")),
        seldom=frozenset(words("seldom")),
        only_large=frozenset(words("only_large")),
        ruled=_COUNTERS.union(("次", "份", "天", "分"), words("only_large")),
        scores=words("scores"),
        durations=words("durations"),
        meetings=words("meetings"),
        bodies=found["meetings"].text("bodies"),
        every=words("every"),
        every_units=frozenset(words("every", "units")),
        moved=words("ranks", "moved"),
        steps=words("steps"),
        phase_words=words("phases"),
        phased=frozenset(words("phases", "after")),
        built=words("built"),
        sized=frozenset(words("sizes", "units")),
        things=words("sizes", "things"),
        amounts=words("sizes", "amounts"),
        measured=words("sizes", "measured"),
        hotlines=frozenset(words("hotlines")),
        views=words("views"),
        joined=frozenset(words("joined_words")),
        whole_words=frozenset(words("whole_words")),
        other_words=_characters(found["other_words"]),
    )


def _characters(entry: Entry) -> dict[str, str]:
    """Each unit with the characters that make it another word."""
    return {unit: entry.text(unit) for unit in entry.fields}


def no_figure(text: str, start: int, number: Numeral, unit: str, unit_start: int, end: int) -> bool:
    """Whether number and unit at text[start:end] are words, a name or a list total and state nothing."""
    known = jargon()
    written, before = text[unit_start:end], text[start - 1]
    if before == "每" or (before in "+＋×" and unit != "%"):
        return True
    if text[end] in known.other_words.get(written, "") and _goes_on(text, number, written, end, known):
        return True
    if written in known.ruled and _ruled_out(text, start, number, written, end, known):
        return True
    if number.share and text.startswith(("的时间", "时间", "世纪"), end):
        return True
    if not number.arabic:
        if before in _OPENING or _wordy(text, start, number, unit):
            return True
        if _small(number) and (written in known.seldom or _set_phrase(text, start, written, end, known)):
            return True
    if _OPENED.search(text, start - _FAR, start) and (_quoted(text, start, end) or _titled(text, start)):
        return True
    return before in ":： " and _viewed(text, start, known)


def _ruled_out(text: str, start: int, number: Numeral, written: str, end: int, known: Jargon) -> bool:
    """Whether the words beside a number forbid it with that unit: 个 of 个月, 次 of 次会议, 12类37个问题."""
    before, follows = text[start - 1], text[end].isnumeric()
    if written == "个" and (
        text.startswith(known.durations, end)
        or (follows and _small(number))
        or _SHORTENED.search(text, start - _FAR, start)
    ):
        return True
    if written == "条" and before == "新":
        return True
    if written in known.only_large:
        return not number.large
    if written == "份":
        return text[start - 2 : start] in _PRINTED
    if written == "类" and (follows or (before == "等" and not number.arabic)):  # 停车等三类难题
        return True
    if written == "分":
        return not number.arabic or not _scored(text, start, known)
    if written == "天":
        return "天数" not in text[start - 16 : start]
    if written == "次" and before in known.bodies and text.startswith(known.meetings, end):
        return True
    return text.startswith(known.always, end) and not text.startswith(known.after_all, end)


def _scored(text: str, start: int, known: Jargon) -> bool:
    """Whether the number of 分 is a score: 测评得分96.35分, and not the minutes of 14时30分 or the scale, 满分100分."""
    if text[start - 1] in "时時点點" or text[start - 2 : start] == "满分":
        return False
    sentence = text[start - _FAR : start].rpartition("。")[2]
    return any(word in sentence for word in known.scores)


def _small(number: Numeral) -> bool:
    """Whether it is a small count in words, which may be one of things just told: 这两个, 八项规定."""
    return not (number.arabic or number.large or number.share) and number.value <= 10


def _wordy(text: str, start: int, number: Numeral, unit: str) -> bool:
    """零 is a figure with few units (零例); 一两个 and 数十万 leave the number open."""
    if (number.value == 1 and number.upper == 2) or (text[start] == "一" == text[start - 2]):  # 一村一名
        return True
    if not number.value:
        return unit not in ("%", "例", "起")
    return text[start - 1] in "数數" and text[start] in "十百千万亿"


def _goes_on(text: str, number: Numeral, written: str, end: int, known: Jargon) -> bool:
    """Whether the unit goes on as another word (五台山), and no new word begins (30项目标任务)."""
    if text[end : end + 2] in known.whole_words:
        return False
    return written + text[end] in known.joined if number.arabic or number.large else True


def _set_phrase(text: str, start: int, written: str, end: int, known: Jargon) -> bool:
    """Small counts: names (八项规定), what was said before (这两个), headings (三个方面)."""
    before, pair = text[start - 1], text[start - 2 : start]
    if pair in known.pointing or (before in known.pointing and pair not in known.not_pointing):
        return True
    if (before == "是" and text[end] in STOPS) or (before in "（(" and text[end] in "）)"):
        return True
    words = text[start : start + 12]
    if any(words[:length] in known.names for length in range(3, 9)):
        return True
    if written in ("条", "项", "个") and before in "”」』’“「『‘":
        return True
    return written in _COUNTERS and _heads(text, start, written, end, known)


def _heads(text: str, start: int, written: str, end: int, known: Jargon) -> bool:
    """Whether a small count sums up points of the text: 以下三项工作, 采取四项措施：."""
    if written == "项" and "、" in clause(text, start, 10):
        return True
    nouns = phrase(text, end)
    if text[end] in "“「‘" or text[end + len(nouns)] in "：:":
        return True
    if any(nouns[:length] in known.openings for length in (1, 2, 3)):
        return True
    if nouns.endswith("工程") and any(word in clause(text, start, 16) for word in known.built):
        return False
    if nouns[-2:] in known.headings or nouns[-3:] in known.headings:
        return True
    if not nouns.endswith(known.documents):
        return False
    return not any(word in clause(text, start, 10) for word in known.issued)


def phrase(text: str, end: int) -> str:
    """The nouns behind a count, as far as the next stop, number or 的."""
    stop = end
    while stop < end + 8 and text[stop] not in _PHRASE_ENDS and not text[stop].isdigit():
        stop += 1
    return text[end:stop]


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the number is part of a name in quotation marks: “民营经济32条”."""
    window = text[start - 20 : start]
    for opening, closing in _QUOTES.items():
        if opening in window:
            inside = window.rpartition(opening)[2]
            stop = text.find(closing, end, end + 20)
            if closing not in inside and stop >= 0:
                return not any(mark in inside + text[start:stop] for mark in "，。；,;")
    return False


def _titled(text: str, start: int) -> bool:
    """Whether the number is part of a title: 《...三年行动方案》."""
    at = text.rfind("《", start - _FAR, start)
    return at >= 0 and text.find("》", at, start) < 0


def _viewed(text: str, start: int, known: Jargon) -> bool:
    """Whether the number is the counter of a web page: 阅读:316次."""
    before = text[start - 6 : start].rstrip(" ")
    if before[-1:] in (":", "："):
        return any(word in before for word in known.views)
    return before.rpartition("\n")[2].strip() in known.views  # at the head of a line: 阅读 1.1万
