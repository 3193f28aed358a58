"""What: the catalogue's metric that a quantity belongs to, and the unit of a bare number, by the words beside it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from extract import claims
from extract.catalogue import GAP, Metric, catalogue
from extract.claims import PART, Claim, stopped, unsettled
from extract.clauses import BESIDE, HOUSEHOLDS, METRIC, MONEY, PEOPLE, SETTLED, SHARE, TOTAL, Mark, lexicon
from extract.looks import Look, Stated
from extract.subjects import KINDS
from extract.wholes import ALIKE, GOES_ON, Wholes

if TYPE_CHECKING:
    from extract.carried import Subject

# The rest of a clause, as far as the other half of a word may stand.
CLAUSE = re.compile("[^，。；：\n]{1,22}")
# What may stand between a figure and one that follows it: 举办骨干班2期，共100人; 4期“头雁”培训班，460名村干部.
FOLLOWS = re.compile("(?:[^，。；、：\\d]{0,8}[班训]，|[，、]?[共合总累]?计?)[约近超逾]?过?")
# How far apart 整改 and 问题 may stand, 整改各类问题, and how far behind a number what was done with it.
BETWEEN, NEAR = 3, 4
# The units that a number without one may have by what it counts.
MEANT = frozenset({"", "人", "户", "元"})


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
        self.wholes = Wholes(self.text)
        self.titled: set[str] = set()
        self.claimed: set[str] = set()

    def sentence(self) -> None:
        """A sentence begins."""
        self.wholes.sentence()
        self.claimed = set(self.titled)

    def title(self, marks: list[Mark]) -> None:
        """The paragraph begins with a title: what its words name is claimed for all its sentences."""
        self.topic, self.heading = [mark for mark in marks if mark.cue.says], None
        named = [
            metric for mark in marks for metric in (*mark.cue.says, *(metric for _, metric in mark.cue.gaps))
        ]
        self.titled = {metric.id for metric in named} | {metric.of for metric in named if metric.of}

    def keep(self, figure: Stated, claim: Claim, phrase: str) -> None:
        """Remember a figure that a metric claimed, with its subject: later ones may divide it."""
        self.claimed.add(claim.metric.id)
        self.wholes.keep(figure, claim.word == PART, phrase)

    def claim(self, look: Look, kind: str, unit: str, subject: Subject, year: int) -> Claim | None:
        """The metric that the quantity belongs to and the word that says so."""
        if claim := self._by_neighbour(look, kind, unit, subject, year):
            return claim
        words = [mark for mark in subject.words if mark.sorts & METRIC]
        if kind == "level":
            return self._level(look, unit, subject, words, year)
        saying = [mark for mark in words if mark.cue.says]
        return (
            self._nearest(saying, look, kind, unit, self._stops(look, unit, subject), year)
            if saying
            else None
        )

    def _by_neighbour(self, look: Look, kind: str, unit: str, subject: Subject, year: int) -> Claim | None:
        """The claim by the figure before, whose part or share this one is: 占12%, 完成71个, 转化16个."""
        before = look.before
        shares = kind == "share" and look.said.sorts & SHARE and not look.own
        if shares and before and (share := claims.share_of(before.metric)):
            return Claim(share, "占")
        if (look.around | look.behind) & BESIDE and (claim := self._beside(look, kind, unit, year)):
            return claim
        return self._settled(look, subject.words, unit) if kind == "level" else None

    def _level(self, look: Look, unit: str, subject: Subject, words: list[Mark], year: int) -> Claim | None:
        """The claim on a count or amount: of its words, of a word with a gap, of the whole that it divides."""
        before = look.before
        saying = [mark for mark in words if mark.cue.says]
        gaps = [mark for mark in words if mark.cue.gaps]
        whole = self.wholes.of(look, unit)
        if whole and claims.undone(self.text, look, catalogue().metrics[whole.metric]):
            return None
        if not (saying or gaps) and whole is None:
            return self._left(look, unit) or self._following(look, unit) or self._topical(look, unit, year)
        if look.run and before and before.metric in claims.settling() and unit == before.unit:
            return Claim(catalogue().metrics[before.metric], PART)
        if before and (claim := self._listed(look, before, unit)):
            return claim
        if not look.own and (claim := self._following(look, unit)):
            return claim
        never = self._stops(look, unit, subject)
        claim = self._nearest(saying, look, "level", unit, never, year) if saying else None
        divides = whole and (unit in self.wholes.parts or KINDS.match(look.phrase))
        if claim and whole and divides and claims.of_another(claim.metric, whole.metric):
            claim = None  # 发展党员3986名，其中女党员1083名
        gapped = self._gapped(gaps, unit, never, look.heard) if gaps else None
        if claim is None and gapped is None and whole and whole.metric not in never:
            return Claim(catalogue().metrics[whole.metric], PART)
        if claim and claims.undone(self.text, look, claim.metric):
            return None
        if claim:
            return self._narrowed(claim, gapped, words, look, unit, never)
        return (
            gapped or self._left(look, unit) or self._following(look, unit) or self._topical(look, unit, year)
        )

    def _narrowed(self, claim: Claim, gapped: Claim | None, words: list[Mark], look: Look, unit: str,
                  never: set[str]) -> Claim:  # fmt: skip
        """The claim as the words around it narrow it: to what was put right, to what is left, to the total."""
        metric = claim.metric
        if gapped and (gapped.metric.of == metric.id or gapped.word.endswith(claim.word)):
            return gapped  # 整顿13个软弱涣散党组织; 解决漏水等问题79个
        if metric.of and look.around & TOTAL and not look.own:  # 总收入 behind 经营性收入 is all income
            return Claim(catalogue().metrics[metric.of], claim.word)
        if rest := claims.of_rest(self.text, look, claim):
            return rest
        left = claims.rest_of(metric.id)
        if left and unsettled(self.text, look.quantity.start, look.quantity.end):
            return Claim(left, claim.word)
        return self._put_right(claim, words, look.quantity.start, unit, never)

    def _put_right(self, claim: Claim, words: list[Mark], start: int, unit: str, never: set[str]) -> Claim:
        """The claim of the part put right: 整改 before 问题680个."""
        place = start
        for mark in reversed(words):
            if mark.start >= start:
                continue
            if mark.cue.word == claim.word:
                place = mark.start
            elif place - BETWEEN <= mark.end <= place and self.text[mark.end : mark.end + 1] != "类":
                for metric in mark.cue.says:
                    if metric.of == claim.metric.id and unit in metric.accepts and metric.id not in never:
                        return Claim(metric, mark.cue.word)
        return claim

    def _stops(self, look: Look, unit: str, subject: Subject) -> set[str]:
        """The metrics that words around the quantity forbid."""
        alone = look.around & TOTAL and not subject.listed  # 集体经济收入均达5万元以上，总收入2890万元
        never = stopped(look.heard, look.after) if alone else stopped(subject.words)
        if unit in claims.put_right() and unsettled(self.text, look.quantity.start, look.quantity.end):
            never |= claims.settling()
        return never

    def _left(self, look: Look, unit: str) -> Claim | None:
        """The claim of what is left of what the figures before were: 整改88个，未改到位的5个."""
        before = look.before
        if before is None or not before.metric or before.unit != unit:
            return None
        whole = catalogue().metrics[before.metric].of or before.metric
        rest = claims.rest_of(whole)
        left = rest and unsettled(self.text, look.quantity.start, look.quantity.end)
        return Claim(rest, claims.LEAVES) if rest and left else None

    def _listed(self, look: Look, before: Stated, unit: str) -> Claim | None:
        """The claim of a list's verb, which stands before its first member: 引进人才40人、高校毕业生2000名."""
        if unit != before.unit or not before.metric or self.text[before.end : before.end + 1] not in GOES_ON:
            return None
        metric = catalogue().metrics[before.metric]
        tail = next((tail for _, tail in metric.gaps if look.phrase.endswith(tail)), "")
        return Claim(metric, tail) if tail and len(look.phrase) < len(tail) + 4 else None

    def _topical(self, look: Look, unit: str, year: int) -> Claim | None:
        """The claim of the heading's words, where the subject ends like one: 软弱涣散党组织 of 完成整顿村党组织39个."""
        if self.heading:  # one that names nothing countable leaves the topic as it was
            marks = lexicon().marks(self.text, *self.heading)
            self.topic, self.heading = [mark for mark in marks if mark.cue.says] or self.topic, None
        alike = [mark for mark in self.topic if look.phrase.endswith(mark.cue.word[-ALIKE:])]
        if not alike or unsettled(self.text, look.quantity.start, look.quantity.end):
            return None
        never = stopped(look.heard, look.after)
        settled = any(mark.sorts & (SETTLED | BESIDE) for mark in look.heard)
        for mark in alike:
            if metric := self._fitting(mark, "level", unit, never, year):
                part = claims.settled_part(metric.id) if settled else None
                return Claim(part or metric, mark.cue.word)
        return None

    def _following(self, look: Look, unit: str) -> Claim | None:
        """The claim of a figure right behind another: 委托高校办班5期，120人."""
        before = look.before
        metric = claims.followers().get(before.metric) if before else None
        if before is None or metric is None or unit not in metric.accepts:
            return None
        follows = FOLLOWS.fullmatch(self.text, before.end, look.quantity.start)
        if metric.id in stopped(look.after):
            return None
        return Claim(metric, before.metric) if follows else None

    def _beside(self, look: Look, kind: str, unit: str, year: int) -> Claim | None:
        """The claim of a word right beside a number whose subject is that of the figure before: 整顿转化16个."""
        start, end = look.quantity.start, look.quantity.end
        behind = takewhile(lambda mark: mark.start - end < NEAR and _only_settles(mark), look.after)
        heard = (mark for mark in reversed(look.heard) if not look.own or mark.end >= start - 1)
        for mark in (*behind, *heard):
            if mark.sorts & BESIDE:
                metric = self._fitting(mark, kind, unit, stopped(look.heard, look.after), year)
                if metric and mark.cue.word in metric.beside:
                    return Claim(metric, mark.cue.word)
        return None

    def _gapped(self, marks: list[Mark], unit: str, never: set[str], heard: list[Mark]) -> Claim | None:
        """The claim of a word whose other half stands behind it in its clause: 发展农村党员, 吸收203名职工入党."""
        for mark in reversed(marks):
            rest = CLAUSE.match(self.text, mark.end)
            totals = (sum_.cue.word for sum_ in heard if sum_.sorts & TOTAL and sum_.start > mark.end)
            behind = "".join((rest[0] if rest else "", *totals))
            for tail, metric in mark.cue.gaps:
                if tail in behind and unit in metric.accepts and metric.id not in never:
                    return Claim(metric, mark.cue.word + GAP + tail)
        return None

    def _nearest(self, saying: list[Mark], look: Look, kind: str, unit: str, never: set[str],
                 year: int) -> Claim | None:  # fmt: skip
        """The claim of the nearest word that makes one: of those before the number, else of those behind."""
        start = look.quantity.start
        for mark in reversed(saying):
            if mark.start < start and (metric := self._fitting(mark, kind, unit, never, year)):
                return Claim(metric, mark.cue.word)
        for mark in saying:
            if mark.start >= start and (metric := self._fitting(mark, kind, unit, never, year)):
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
                and not (cue.word in metric.only and unit not in metric.only[cue.word])
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
        if not heard or not heard[-1].sorts & SETTLED:
            return None
        if unsettled(self.text, look.quantity.start, look.quantity.end):
            return None
        named = [mark for mark in heard if mark.cue.says and not mark.sorts & SETTLED]
        for mark in named or words:
            for whole in mark.cue.says:
                part = claims.settled_part(whole.id)
                if part and unit in part.accepts:
                    return Claim(part, heard[-1].cue.word)
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


def _only_settles(mark: Mark) -> bool:
    """Whether a word behind a number may lead to what was done with it: 现有15个完成转化."""
    return bool(mark.sorts & BESIDE) or not mark.cue.says
