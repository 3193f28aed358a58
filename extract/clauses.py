"""The words of a report that tell how its figures are meant, found in one pass over each paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from extract.catalogue import FOLDER, Metric, catalogue
from extract.entries import CatalogueError, entries

CUES = FOLDER / "cues.yaml"

# What a word can tell; one word may tell several things. The names are those of cues.yaml.
SORTS = [
    "stop", "semicolon", "comma", "colon", "list", "time", "base", "compare", "grow", "fall", "rate", "to",
    "is", "share", "ratio", "average", "whole", "stock", "planned", "done", "review", "tasks", "part",
    "respectively", "from", "all", "settled", "aside", "gain", "year_end", "half", "since", "until", "money",
    "people", "households", "backward", "title", "hold", "here", "flow", "prefix", "handed", "total", "other",
    "metric", "set_down", "beside",
]  # fmt: skip
BITS = {name: 1 << place for place, name in enumerate(SORTS)}
(
    STOP, SEMICOLON, COMMA, COLON, LIST, TIME, BASE, COMPARE, GROW, FALL, RATE, TO, IS, SHARE, RATIO,
    AVERAGE, WHOLE, STOCK, PLANNED, DONE, REVIEW, TASKS, PART, RESPECTIVELY, FROM, ALL, SETTLED, ASIDE,
    GAIN, YEAR_END, HALF, SINCE, UNTIL, MONEY, PEOPLE, HOUSEHOLDS, BACKWARD, TITLE, HOLD, HERE, FLOW,
    PREFIX, HANDED, TOTAL, OTHER, METRIC, SET_DOWN, BESIDE,
) = BITS.values()  # fmt: skip

TIMES = frozenset({
    "last_year", "this_year", "next_year", "before_last", "same_year", "following_year", "year_reviewed",
    "years_reviewed", "years_ahead", "coming_year", "years_bare", "years_before", "years_either", "plan",
})  # fmt: skip
COUNTS = {
    2: "二两2２",
    3: "三3３",
    4: "四4４",
    5: "五5５",
    6: "六6６",
    7: "七7７",
    8: "八8８",
    9: "九9９",
    10: "十",
}
PLANS = {"一五": 1953, "二五": 1958, "三五": 1966, "四五": 1971, "五五": 1976, "六五": 1981, "七五": 1986, "八五": 1991,
         "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026,
         "十六五": 2031}  # fmt: skip


# Sorts that a word of a metric takes over from the cue at its end.
ENDINGS = (RATE, STOCK, WHOLE, TO, RATIO)


@dataclass(frozen=True, slots=True)
class Cue:
    """One word: what it tells (bits of SORTS), its time, the metrics that it claims or stops.

    `years` is how many years it spans, or the first year it names; `until` the last year it names.
    """

    word: str
    sorts: int
    time: str = ""
    years: int = 0
    until: int = 0
    says: tuple[Metric, ...] = ()
    never: tuple[str, ...] = ()
    gaps: tuple[tuple[str, Metric], ...] = ()


@dataclass(slots=True)
class Mark:
    """A cue at its place in the text.

    Like all that is made for each word or figure it has slots and is not frozen: a named tuple takes longer to
    make, and four times as long to ask, which was a tenth of all reading.
    """

    start: int
    end: int
    sorts: int
    cue: Cue


class _Word:
    """A cue under construction: several entries may add to one word."""

    def __init__(self) -> None:
        self.sorts = 0
        self.time = ""
        self.years = 0
        self.says: list[Metric] = []
        self.gaps: list[tuple[str, Metric]] = []
        self.never: list[str] = []

    def when(self, time: str, years: int = 1) -> None:
        """The word tells a time."""
        self.sorts |= TIME
        self.time, self.years = time, years


class Lexicon(NamedTuple):
    """All cues and the automaton that finds them."""

    cues: list[Cue]
    sorts: list[int]  # those of the cues; 0 for a word that only hides shorter ones
    automaton: ahocorasick_rs.AhoCorasick

    def marks(self, text: str, start: int, end: int) -> list[Mark]:
        """The cues of `text[start:end]`, in text order, the longest at each place; words that only hide are gone."""
        cues, sorts = self.cues, self.sorts
        return [
            Mark(first + start, last + start, told, cues[place])
            for place, first, last in self.automaton.find_matches_as_indexes(text[start:end])
            if (told := sorts[place])
        ]


def _times(words: dict[str, _Word], name: str, phrases: tuple[str, ...]) -> None:
    """Time words; {} stands for a number of years."""
    for phrase in phrases:
        if "{}" not in phrase:
            words.setdefault(phrase, _Word()).when(name, 5 if phrase[0] == "五" else 1)
            continue
        for years, digits in COUNTS.items():
            for digit in digits:
                words.setdefault(phrase.format(digit), _Word()).when(name, years)


def _plans(words: dict[str, _Word]) -> None:
    """The five-year plans by their names: “十四五”, 十四五, 六五计划, 第六个五年计划."""
    digits = ("", *"一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五", "十六")
    for name, first in PLANS.items():
        number = digits[1 + list(PLANS).index(name)]
        forms = [f"“{name}”", f"{name}计划", f"{name}规划", f"{name}时期", f"{name}期间", f"第{number}个五年计划",
                 f"“{name}”时期", f"“{name}”期间", f"“{name}”规划", f"“{name}”计划", f"第{number}个五年"]  # fmt: skip
        if len(name) > 2:
            forms.append(name)
        for form in forms:
            words.setdefault(form, _Word()).when("plan", first)


@cache
def lexicon() -> Lexicon:
    """The words of cues.yaml and those of the metrics, read once."""
    words: dict[str, _Word] = {}
    for entry in entries(CUES):
        phrases = entry.many("")
        if entry.key in TIMES:
            _times(words, entry.key, phrases)
        elif entry.key in BITS:
            for phrase in phrases:
                words.setdefault(phrase, _Word()).sorts |= BITS[entry.key]
        elif entry.key != "characters":
            raise CatalogueError(CUES, entry.line, entry.key, "unknown sort of word")
    _plans(words)
    _metrics(words)
    _inherit(words)
    cues = [_cue(phrase, word) for phrase, word in words.items()]
    automaton = ahocorasick_rs.AhoCorasick(
        list(words),
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )
    return Lexicon(cues, [cue.sorts for cue in cues], automaton)


def _metrics(words: dict[str, _Word]) -> None:
    """The words of the metrics, which tell as well what the cues in them would: 城镇新增就业 holds 新增."""
    inside = {
        bit: tuple(phrase for phrase, word in words.items() if word.sorts & bit) for bit in (FLOW, *ENDINGS)
    }
    for metric in catalogue().metrics.values():
        for phrase in metric.listed:
            words.setdefault(phrase, _Word())
        for head, tail in metric.gaps:
            words.setdefault(head, _Word()).gaps.append((tail, metric))
        for phrase in (*metric.says, *metric.beside):
            word = words.setdefault(phrase, _Word())
            word.says.append(metric)
            word.sorts |= sum(bit for bit in ENDINGS if bit != TO and phrase.endswith(inside[bit]))
            word.sorts |= FLOW if any(flow in phrase for flow in inside[FLOW]) else 0
            if phrase.startswith(inside[FLOW]):
                word.sorts &= ~STOCK
            if phrase in metric.beside:
                word.sorts |= BESIDE
        for phrase in metric.never:
            word = words.setdefault(phrase, _Word())
            word.never.append(metric.id)
            word.sorts |= sum(bit for bit in (TO, RATIO) if phrase.endswith(inside[bit]))


def _inherit(words: dict[str, _Word]) -> None:
    """A word that holds a forbidding word forbids as well: 选派年轻干部 holds 年轻干部; 已办结 has the gaps of 办结."""
    forbidding = [phrase for phrase, word in words.items() if word.never]
    inside = ahocorasick_rs.AhoCorasick(forbidding)
    for phrase, word in words.items():
        if phrase.startswith("已") and phrase[1:] in words:
            word.gaps.extend(words[phrase[1:]].gaps)
        if word.says:
            for place, _, _ in inside.find_matches_as_indexes(phrase, overlapping=True):
                word.never.extend(name for name in words[forbidding[place]].never if name not in word.never)
            word.says = [
                metric
                for metric in word.says
                if metric.id not in word.never or phrase in metric.says or phrase in metric.beside
            ]
            own = {metric.id for metric in word.says}  # 认领办结 says what 认领 forbids
            word.never = [name for name in word.never if name not in own]


def _cue(phrase: str, word: _Word) -> Cue:
    """The finished cue; one without sorts only hides shorter words."""
    sorts = word.sorts & ~OTHER | (METRIC if word.says or word.never or word.gaps else 0)
    if any(metric.kind == "share" for metric in word.says):
        sorts &= ~RATE
    return Cue(phrase, sorts, word.time, word.years, 0, tuple(word.says), tuple(word.never), tuple(word.gaps))


BREAKS = STOP | SEMICOLON | COMMA | COLON
