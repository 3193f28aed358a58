"""What: the catalogue's metric that a quantity belongs to, and the unit of a bare number, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from extract.catalogue import GAP, Metric, catalogue
from extract.clauses import (
    ALL,
    BESIDE,
    HOUSEHOLDS,
    METRIC,
    MONEY,
    PEOPLE,
    SETTLED,
    SHARE,
    TOTAL,
    Mark,
    lexicon,
)
from extract.looks import BLANK, Look, Stated
from extract.subjects import KINDS

if TYPE_CHECKING:
    from extract.carried import Subject

PART = "其中"
# The words of a metric that counts what of another was put right.
SETTLES = frozenset({"完成整改", "完成整顿"})
Wholes: TypeAlias = "dict[str, Stated]"
# What goes on with a figure before it, or opens its parts in brackets.
GOES_ON = frozenset("、和及与")
OPENS = frozenset("（(")
# So much of the end of two subjects makes them the same kind of thing: 村党组织23个、社区党组织4个.
ALIKE = 3
PERSONS = tuple("员生士人部家才者师长记工民女称历级")
# One of them, or their average, is no part of all: 最少的村也有21.6万元.
EXTREME = re.compile("[最每均]")
PEOPLE_UNITS = frozenset({"人", "人次"})
# How people of a kind end, that may stand behind a semicolon: 大专及以上学历的.
KIND_ENDS = ("的", "者", "党员", "人员", "学历", "程度", "线", "上", "下", "女")
SEMICOLONS = re.compile("[；;]")
# What is left, and that it is put right too: 余下5个问题11月底前整改完毕.
LEFT = re.compile("(?:其余|余下|剩余|剩下|未销号|尚未整改)[^，。；,;]{0,12}$")
SETTLED_BY = re.compile(
    "[^。；，]{0,12}[，,]?[^。；，]{0,14}(?:全部完成|见底|办结|改完|整改|改到位|销号|清零|整顿)"
)
# The rest of a clause, as far as the other half of a word may stand.
CLAUSE = re.compile("[^，。；：,;\n]{1,22}")
# What may stand between a figure and one that follows it: 举办骨干班2期，共100人.
FOLLOWS = re.compile("[，,、]?[共合总累]?计?[约近超逾]?过?")
# What is not put right yet: 未改到位的5个, 尚在整改3个.
UNSETTLED = re.compile(
    "(?:未|没有?|尚在|仍在|还在|正在|待)[^，。；、,;]{0,3}(?:整改|改|转化|整顿|销号|解决|办结|摘帽)[^，。；、,;]{0,3}"
)
PENDING = ("未", "没", "在", "待")
# How far apart 整改 and 问题 may stand: 整改各类问题.
BETWEEN = 3
# The units that a number without one may have by what it counts.
MEANT = frozenset({"", "人", "户", "元"})


class Claim(NamedTuple):
    """A metric and the word that claims the quantity for it."""

    metric: Metric
    word: str


class Linker:
    """Links quantities to metrics in one report: some words claim nothing beside others or before a year."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.used: dict[str, bool] = {}
        # The words of the heading that the paragraph stands under, and the place of one not looked at yet.
        self.topic: list[Mark] = []
        self.heading: tuple[int, int] | None = None
        self.paragraph()

    def paragraph(self) -> None:
        """A paragraph begins."""
        self.whole: Wholes = {}
        self.sentence()

    def sentence(self) -> None:
        """A sentence begins: 其中 at its head divides what the one before it stated."""
        self.earlier, self.whole = self.whole, {}
        self.parts: Wholes = {}
        self.claimed: set[str] = set()
        self.phrase = ""

    def divide(self, parts: bool) -> None:
        """其中 divides the figures before it until the next semicolon."""
        self.parts = (self.whole or self.earlier) if parts else {}

    def keep(self, figure: Stated, claim: Claim, phrase: str) -> None:
        """Remember a figure that a metric claimed, with its subject: 其中 may divide it."""
        self.phrase = phrase
        self.claimed.add(claim.metric.id)
        if figure.kind == "level":
            self.whole = {**self.whole, **(self.parts if claim.word == PART else {figure.unit: figure})}

    def claim(self, look: Look, kind: str, unit: str, subject: Subject, year: int) -> Claim | None:
        """The metric that the quantity belongs to and the word that says so."""
        before, start, words = look.before, look.quantity.start, subject.words
        if (
            kind == "share"
            and before
            and look.said.sorts & SHARE
            and not look.own
            and (share := share_of(before.metric))
        ):
            return Claim(share, "占")
        if (look.around | look.behind) & BESIDE and (claim := self._beside(look, kind, unit, year)):
            return claim
        if kind == "level" and (claim := self._settled(look, words, unit)):
            return claim
        named = [mark for mark in words if mark.sorts & METRIC]
        saying = [mark for mark in named if mark.cue.says]
        gaps, whole = [], None
        if kind == "level":
            gaps = [mark for mark in named if mark.cue.gaps]
            whole = self._whole(look, unit) if self.whole or self.parts else None
        if not (saying or gaps) and whole is None:
            return self._following(look, kind, unit) or self._topical(look, kind, unit, year)
        if look.run and before and before.metric in settling() and unit == before.unit:
            return Claim(catalogue().metrics[before.metric], PART)
        if before and (claim := self._listed(look, before, unit)):
            return claim
        if not look.own and (claim := self._following(look, kind, unit)):
            return claim
        never = stopped(words) if subject.listed else stopped(words, look.heard, look.after)
        if look.around & TOTAL and not subject.listed:  # 集体经济收入均达5万元以上，总收入2890万元
            never = stopped(look.heard, look.after)
        if unit in put_right() and self._unsettled(look):
            never |= settling()
        if saying:
            front = [mark for mark in reversed(saying) if mark.start < start]
            claim = self.nearest(front, kind, unit, never, year)
            if claim is None and len(front) < len(saying):
                claim = self.nearest(
                    (mark for mark in saying if mark.start >= start), kind, unit, never, year
                )
            if claim and claim.metric.of and look.around & TOTAL and not look.own:  # 总收入 behind 经营性收入
                claim = Claim(catalogue().metrics[claim.metric.of], claim.word)
            if claim and whole and unit in self.parts and _of_another(claim.metric, whole.metric):
                claim = None  # 发展党员3986名，其中女党员1083名
            if claim and gaps and (part := self._gapped(gaps, unit, never, look.heard)):
                # 整顿13个软弱涣散党组织; 解决漏水等问题79个
                if part.metric.of == claim.metric.id or part.word.endswith(claim.word):
                    return part
            if claim:
                return self._part_of(claim, words, look, unit, never) if kind == "level" else claim
        if gaps and (claim := self._gapped(gaps, unit, never, look.heard)):
            return claim
        if whole and whole.metric not in never:
            return Claim(catalogue().metrics[whole.metric], PART)
        return self._following(look, kind, unit) or self._topical(look, kind, unit, year)

    def _listed(self, look: Look, before: Stated, unit: str) -> Claim | None:
        """The claim of a list's verb, which stands before its first member: 引进人才40人、高校毕业生2000名."""
        if unit != before.unit or not before.metric or self.text[before.end : before.end + 1] not in GOES_ON:
            return None
        metric = catalogue().metrics[before.metric]
        tail = next((tail for _, tail in metric.gaps if look.phrase.endswith(tail)), "")
        return Claim(metric, tail) if tail and len(look.phrase) < len(tail) + 4 else None

    def _topical(self, look: Look, kind: str, unit: str, year: int) -> Claim | None:
        """The claim of the heading's words, where the subject ends like one: 软弱涣散党组织 of 完成整顿村党组织39个."""
        if kind != "level":
            return None
        if self.heading:  # one that names nothing countable leaves the topic as it was
            marks = lexicon().marks(self.text, *self.heading)
            self.topic, self.heading = [mark for mark in marks if mark.cue.says] or self.topic, None
        if not self.topic or self._unsettled(look):
            return None
        never = stopped(look.heard, look.after)
        settled = any(mark.sorts & SETTLED or mark.cue.word in besides() for mark in look.heard)
        for mark in self.topic:
            alike = mark.cue.says and look.phrase.endswith(mark.cue.word[-ALIKE:])
            if alike and (metric := self._fitting(mark, kind, unit, never, year)):
                part = _settled_part(metric.id) if settled else None
                return Claim(part or metric, mark.cue.word)
        return None

    def _following(self, look: Look, kind: str, unit: str) -> Claim | None:
        """The claim of a figure right behind another: 委托高校办班5期，120人."""
        before = look.before
        metric = followers().get(before.metric) if before and kind == "level" else None
        if before is None or metric is None or unit not in metric.accepts:
            return None
        follows = FOLLOWS.fullmatch(self.text, before.end, look.quantity.start)
        return Claim(metric, before.metric) if follows else None

    def _unsettled(self, look: Look) -> bool:
        """Whether the words beside the number say that it is not put right yet."""
        start, end = look.quantity.start, look.quantity.end
        around = self.text[max(0, start - 12) : end + 10]
        if not any(sign in around for sign in PENDING):
            return False
        before = UNSETTLED.search(self.text, max(0, start - 12), start)
        return before is not None or UNSETTLED.match(self.text, end, end + 10) is not None

    def _beside(self, look: Look, kind: str, unit: str, year: int) -> Claim | None:
        """The claim of a word right beside a number whose subject is that of the figure before: 整顿转化16个."""
        behind = [mark for mark in takewhile(_only_settles, look.after) if mark.start - look.quantity.end < 4]
        near = look.quantity.start - 1
        heard = [mark for mark in reversed(look.heard) if not look.own or mark.end >= near]
        for mark in (*behind, *heard):
            if mark.cue.word in besides():
                metric = self._fitting(mark, kind, unit, stopped(look.heard, look.after), year)
                if metric and mark.cue.word in metric.beside:
                    return Claim(metric, mark.cue.word)
        return None

    def _whole(self, look: Look, unit: str) -> Stated | None:
        """The figure that this one is a part of, or goes on from: before 其中, （ and 、, or of people of a kind."""
        if unit in self.parts:
            return None if EXTREME.search(look.phrase) else self.parts[unit]
        whole = self.whole.get(unit)
        if whole is None:
            return None
        start, before = look.quantity.start, look.before
        near = before is None or SEMICOLONS.search(self.text, before.end, start) is None
        of = near and self.text[max(0, start - 3) : start].rstrip(BLANK).endswith(("者", "的"))
        if of or ((near or look.phrase.endswith(KIND_ENDS)) and KINDS.match(look.phrase)):
            return whole
        if before and before.kind == "level" and before.unit == unit and before.metric:
            sign = self.text[before.end : before.end + 1]
            alike = unit in PEOPLE_UNITS and look.phrase.endswith(PERSONS)
            goes_on = sign in GOES_ON and (alike or (look.phrase[-ALIKE:] == self.phrase[-ALIKE:] != ""))
            return before if sign in OPENS or goes_on else None
        return None

    def _gapped(self, marks: list[Mark], unit: str, never: set[str], heard: list[Mark]) -> Claim | None:
        """The claim of a word whose other half stands behind it in its clause: 发展农村党员, 吸收203名职工入党."""
        for mark in reversed(marks):
            rest = CLAUSE.match(self.text, mark.end)
            behind = rest[0] if rest else ""
            behind += "".join(
                total.cue.word for total in heard if total.sorts & TOTAL and total.start > mark.end
            )
            for tail, metric in mark.cue.gaps:
                if tail in behind and unit in metric.accepts and metric.id not in never:
                    return Claim(metric, mark.cue.word + GAP + tail)
        return None

    def _part_of(self, claim: Claim, words: list[Mark], look: Look, unit: str, never: set[str]) -> Claim:
        """The claim of the part put right: 整改 before 问题680个, 余下的5个问题 before 改完."""
        start, end = look.quantity.start, look.quantity.end
        if LEFT.search(self.text[max(0, start - 18) : start]):
            settled = SETTLED_BY.match(self.text, end, end + 28)
            if settled and (part := _settled_part(claim.metric.id)):
                return Claim(part, claim.word)
            if not settled and claim.metric.id in settling() and claim.metric.of:  # 其余3个继续督办
                return Claim(catalogue().metrics[claim.metric.of], claim.word)
        place = start
        for mark in reversed(words):
            if mark.start >= start:
                continue
            if mark.cue.word == claim.word:
                place = mark.start
            elif place - BETWEEN <= mark.end <= place and "类" not in self.text[mark.end : place]:
                for metric in mark.cue.says:
                    if metric.of == claim.metric.id and unit in metric.accepts and metric.id not in never:
                        return Claim(metric, mark.cue.word)
        return claim

    def nearest(
        self, marks: Iterable[Mark], kind: str, unit: str, never: set[str], year: int
    ) -> Claim | None:
        """The claim of the first of the words that makes one."""
        for mark in marks:
            if mark.cue.says:
                metric = self._fitting(mark, kind, unit, never, year)
                if metric:
                    return Claim(metric, mark.cue.word)
        return None

    def _fitting(self, mark: Mark, kind: str, unit: str, never: set[str], year: int) -> Metric | None:
        """The metric that the word claims for a quantity of that kind, unit and year."""
        cue = mark.cue
        for metric in cue.says:
            if (
                metric.kind == kind
                and unit in metric.accepts
                and metric.id not in never
                and not (metric.since and year < metric.since)
                and not (cue.word in metric.unless and self._uses(metric.unless[cue.word]))
                and unit in metric.only.get(cue.word, unit)
                and not (cue.word in metric.beside and metric.beside[cue.word] not in self.claimed)
            ):
                return metric
        return None

    def _uses(self, word: str) -> bool:
        """Whether the report uses a word anywhere."""
        if word not in self.used:
            self.used[word] = word in self.text
        return self.used[word]

    def _settled(self, look: Look, words: list[Mark], unit: str) -> Claim | None:
        """The part that was put right: 71 of 75个问题完成71个."""
        heard = look.heard
        if not heard or not heard[-1].sorts & SETTLED or self._unsettled(look):
            return None
        named = [mark for mark in heard if mark.cue.says and not mark.sorts & SETTLED]
        for mark in named or words:
            for whole in mark.cue.says:
                part = _settled_part(whole.id)
                if part and unit in part.accepts:
                    return Claim(part, heard[-1].cue.word)
        return None


def stopped(*phrases: Iterable[Mark]) -> set[str]:
    """The metrics that a word of the phrases forbids."""
    names: set[str] = set()
    for marks in phrases:
        for mark in marks:
            if mark.cue.never:
                names.update(mark.cue.never)
    return names


def all_settled(metric: str, after: list[Mark]) -> Metric | None:
    """The metric of what was put right, where the words behind the number say that all of it was."""
    part = _settled_part(metric)
    if part is None:
        return None
    everything = False
    for mark in after:
        everything = everything or bool(mark.sorts & ALL) or any(sign in mark.cue.word for sign in "全均都")
        if everything and (mark.sorts & SETTLED or part in mark.cue.says):
            return part
    return None


def meant(look: Look) -> str:
    """The unit of a bare number by what it counts: people, households or money; "" where nothing tells."""
    for mark in (*look.after[:3], *reversed(look.heard)):
        unit = next(
            (metric.unit for metric in mark.cue.says if metric.unit in MEANT and metric.kind == "level"), ""
        )
        if unit:
            return unit
        if mark.sorts & HOUSEHOLDS:
            return "户"
        if mark.sorts & PEOPLE:
            return "人"
        if mark.sorts & MONEY:
            return "元"
    return look.quantity.unit or (look.before.unit if look.before else "")


@cache
def share_of(metric: str) -> Metric | None:
    """The metric of the share that a bare 占 behind a figure of that metric states."""
    return (
        next((other for other in catalogue().metrics.values() if other.share_of == metric), None)
        if metric
        else None
    )


def _only_settles(mark: Mark) -> bool:
    """Whether a word behind a number may lead to what was done with it: 现有15个完成转化."""
    return mark.cue.word in besides() or not mark.cue.says


@cache
def followers() -> dict[str, Metric]:
    """The metrics that a figure right behind one of another metric belongs to, by that metric."""
    return {metric.follows: metric for metric in catalogue().metrics.values() if metric.follows}


@cache
def settling() -> frozenset[str]:
    """The metrics of what was put right."""
    return frozenset(part.id for name in wholes() if (part := _settled_part(name)))


@cache
def put_right() -> frozenset[str]:
    """The units of what is put right."""
    return frozenset(unit for name in settling() for unit in catalogue().metrics[name].accepts)


def _of_another(metric: Metric, whole: str) -> bool:
    """Whether the metric is a part of something else than of that whole."""
    return metric.of is not None and metric.of != whole and catalogue().metrics[whole].of != metric.of


@cache
def besides() -> frozenset[str]:
    """The words that claim only beside a figure of another metric."""
    return frozenset(word for metric in catalogue().metrics.values() for word in metric.beside)


@cache
def wholes() -> frozenset[str]:
    """The metrics of which a part is put right."""
    return frozenset(name for name in catalogue().metrics if _settled_part(name))


@cache
def _settled_part(metric: str) -> Metric | None:
    """The part of a metric that is put right: issues_rectified for issues_identified."""
    parts = (other for other in catalogue().metrics.values() if other.of == metric)
    return next((part for part in parts if SETTLES & {*part.says, *part.beside}), None)
