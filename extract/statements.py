"""From quantities to figures: each with its kind, subject, metric, unit, period and status."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract import claims, kinds, metrics, places
from extract import clauses as c
from extract.carried import Subject, Subjects
from extract.clauses import Mark
from extract.clock import Clock
from extract.figure import Figure
from extract.looks import Look, Stated, look
from extract.passages import WITHIN, Passage
from extract.periods import Time
from extract.quantities import Quantity
from extract.reading import reading
from extract.times import INSPECTION, TERM
from extract.timing import timed

if TYPE_CHECKING:
    from extract.documents import Report


# What stands in brackets behind a figure of such a report is what was planned.
PLANNED = re.compile("括号内[^，。；）)]{0,4}[为是][^，。；）)]{0,8}(?:计划|目标|预期|任务)")
SAME = re.compile("(?:计划|目标)[^，。）),]{0,12}[,，]$")


def _bracketed(text: str) -> bool:
    """Whether the report says that its brackets hold what was planned: 括号内为计划数, 增长6.2%（年度计划7%，下同）."""
    same = text.find("下同")
    if same >= 0 and SAME.search(text, max(0, same - 20), same):
        return True
    return "括号内" in text and PLANNED.search(text) is not None


class Statements:
    """The figures of a report as they are read."""

    def __init__(self, report: Report, text: str, clock: Clock) -> None:
        self.doc, self.quoted, self.home = report.doc, report.text, report.region
        self.held = report.region[-1:] in places.HOLDERS
        self.text, self.clock = text, clock
        self.planned = _bracketed(text)
        self.linker = metrics.Linker(text)
        self.subjects = Subjects(text, c.lexicon())
        self.figures: list[Figure] = []
        self.before: Stated | None = None
        # Of the metrics stated in the sentence, and in the paragraph.
        self.times: dict[str | None, tuple[int, int, str]] = {}
        self.spans: dict[str, tuple[int, int, str]] = {}

    def open(self) -> None:
        """A paragraph begins."""
        self.before = None
        self.times, self.spans = {}, {}
        self.linker.paragraph()
        self.subjects.open()

    def title(self, phrase: str, marks: list[Mark]) -> None:
        """A paragraph begins with a title that names what its figures are of: （2）中青年干部培训班。2期，90人。"""
        self.subjects.last = Subject(phrase, marks)
        self.linker.title(marks)

    def heading(self, start: int, end: int) -> None:
        """A heading stands alone in its line."""
        self.linker.heading = start, end

    def sentence(self) -> None:
        """A sentence begins."""
        self.linker.sentence()
        self.subjects.sentence()
        self.times = {}

    def add(self, passage: Passage, found: list[Quantity], number: int, after: list[Mark]) -> None:
        """Read one quantity."""
        before = self.before
        seen = look(self.text, passage, found, number, after, before)
        if passage.parts or passage.whole:
            self.linker.wholes.divide(passage.parts, before)
            passage.parts = passage.whole = False
        kind, sign = kinds.kind_of(seen)
        subject = self.subjects.subject(seen, passage)
        told = passage.alone or (passage.origin if seen.origin or (before and before.origin) else None)
        passage.origin = passage.alone = None
        time = told or self.clock.time
        unit, claim = self._measured(seen, kind, subject, time)
        if not unit:
            return
        first, last, status = timed(seen, passage, time, told is not None, kind, subject.words)
        if self.planned and before and self.text[seen.quantity.start - 1] in "（(":
            status = "target"
        if claim:
            first, last, status = self._beside(claim, first, last, status)
        elif kind == "share" and told is None and self.clock.sentence is None:
            first, last, status = self._shared(passage, (first, last, status))
        if time.word == TERM or not (self.clock.sure or time.absolute):
            seen.doubts.append("year")
        if not (claim or subject.phrase):
            seen.doubts.append("subject")
        metric, word = (claim.metric.id, claim.word) if claim else ("", "")
        quantity = seen.quantity
        falls = kind == "growth" and sign < 0 < quantity.value
        value = -quantity.value if falls else quantity.value
        region = self._region(seen, subject)
        if claim and unit == "元" and region == "self":  # the figure of a village is no point of its county
            region = places.small(subject.phrase)
        self._keep(seen, time, tuple.__new__(Figure, (
            self.doc, quantity.start, self.quoted[quantity.start : quantity.end], value, quantity.upper, unit,
            quantity.bound, kind, status, first, last, region, subject.phrase, metric, reading(seen.doubts),
            _cues(word, time, seen),
        )))  # fmt: skip
        passage.aims = status == "target" and (passage.aims or passage.stated <= passage.head)
        passage.stated = quantity.end
        if told:
            self._pair(seen, before, told)
        if status == "target" and time.last > self.clock.now and not told and self.clock.clause is None:
            self.clock.plans_on(time)
        self.before = Stated(
            quantity.start, quantity.end, quantity.value, unit, kind, sign, metric, seen.origin, first, last,
            status, seen.owned, seen.answered,
        )  # fmt: skip
        if claim:
            self.linker.keep(self.before, claim, subject.phrase)
            self.times[metric] = self.spans[metric] = first, last, status

    def _beside(self, claim: claims.Claim, first: int, last: int, status: str) -> tuple[int, int, str]:
        """The period of a figure that is a part of one before it, or tells what of that was put right since."""
        metric = claim.metric
        if claim.word == claims.PART and metric.id in self.times and status == "actual":
            return self.times[metric.id]
        if metric.share_of in self.times and self.times[metric.share_of][2] == status:
            return self.times[metric.share_of]
        if metric.of in self.times and metric.id in claims.settling() and status == "actual":
            first = min(first, self.times[metric.of][0])
        return first, last, status

    def _shared(self, passage: Passage, period: tuple[int, int, str]) -> tuple[int, int, str]:
        """The period of a share of what the clause before names: 新发展的党员中，一线的占54.7%."""
        for _, stop, heard in passage.leads:
            for mark in heard if self.text[stop - 1] in WITHIN else ():
                metrics_ = (*mark.cue.says, *(metric for _, metric in mark.cue.gaps))
                found = next((self.spans[metric.id] for metric in metrics_ if metric.id in self.spans), None)
                if found:
                    return found
        return period

    def _pair(self, seen: Look, before: Stated | None, told: Time) -> None:
        """由2016年的612万元增加到2020年的5986万元: what follows in the sentence is of the same two years."""
        clock = self.clock
        if seen.origin:
            clock.pair = told.last, clock.pair[1]
        elif before and before.origin and clock.pair[0] < told.last <= clock.now:
            clock.pair = clock.pair[0], told.last

    @property
    def answers(self) -> bool:
        """Whether the figure before is the A of 由A到B, so that the next is its B."""
        return self.before is not None and self.before.origin

    def _region(self, seen: Look, subject: Subject) -> str:
        """The place that the figure is about: one that its subject names, else that of the subject carried on."""
        if not (seen.own or seen.run):
            return self.figures[-1].region if self.figures and self.subjects.stated > 1 else "self"
        region = subject.place or places.named(subject.phrase, self.home)
        if self.held and region == "self" and seen.around & c.HERE:
            return places.holder(seen.heard, self.text, self.home)
        return region

    def _measured(
        self, seen: Look, kind: str, subject: Subject, time: Time
    ) -> tuple[str, claims.Claim | None]:
        """The unit, by meaning where the text gives none, and the metric that claims the quantity."""
        quantity = seen.quantity
        bare = not quantity.written and quantity.unit in metrics.MEANT and quantity.first < 0
        unit = quantity.unit
        if bare:
            unit = metrics.meant(seen) or unit
            seen.doubts.append("unit")
        return unit, self.linker.claim(seen, kind, unit, subject, time.last)

    def _keep(self, seen: Look, time: Time, figure: Figure) -> None:
        """Add the figure, and its twin where all that was found was put right."""
        if not figure.metric:
            self.figures.append(figure)
            return
        twin = (
            claims.all_settled(figure.metric, self._rest(seen)) if figure.metric in claims.wholes() else None
        )
        spans = time.word == INSPECTION or time.word.startswith(("到", "至"))
        handed = spans and figure.metric == "issues_identified"
        self.figures.append(figure._replace(period_end=figure.period_start) if handed else figure)
        if twin:
            self.figures.append(figure._replace(metric=twin.id))

    def _rest(self, seen: Look) -> list[Mark]:
        """The words behind a number up to the next number or the end of the sentence."""
        place = seen.quantity.end
        stop = self.text.find("。", place)
        if seen.number + 1 < len(seen.found):
            stop = (
                min(stop, seen.found[seen.number + 1].start)
                if stop > 0
                else seen.found[seen.number + 1].start
            )
        return self.subjects.lexicon.marks(self.text, place, stop if stop > 0 else len(self.text))


def _cues(word: str, time: Time, seen: Look) -> tuple[str, ...]:
    """What the figure was read by, for a reader: the words of its metric, kind and time, and what is in doubt."""
    cues = []
    if word:
        cues.append("metric:" + word)
    if seen.said.decides:
        cues.append("kind:" + seen.said.decides.cue.word)
    if time.word:
        cues.append("period:" + time.word)
    return (*cues, *("doubt:" + doubt for doubt in seen.doubts)) if seen.doubts else tuple(cues)
