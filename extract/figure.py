"""What a report states: `Figure`, and `extract(report)`, which reads all of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from extract import clauses as c
from extract import kinds, metrics, periods
from extract.clauses import Mark
from extract.quantities import Quantity, quantities

if TYPE_CHECKING:
    from extract.documents import Report


class Figure(NamedTuple):
    """One quantity that a report states once, with its place in the text.

    `text[start:start + len(quote)] == quote` always holds.
    """

    doc: str
    start: int
    quote: str
    value: Decimal
    upper: Decimal | None
    unit: str
    bound: str
    kind: str
    status: str
    period_start: int
    period_end: int
    region: str
    subject: str
    metric: str
    reading: float
    cues: tuple[str, ...]


class Stated(NamedTuple):
    """What the figure before is remembered for."""

    start: int
    end: int
    unit: str
    kind: str
    sign: int
    metric: str
    from_: bool
    first: int
    last: int


def extract(report: Report) -> list[Figure]:
    """Every figure that the report states, in text order."""
    found = quantities(report.text)
    figures = Reader(report, found).read() if found else []
    if report.tables:
        from extract.tables import with_tables

        return with_tables(report, figures)
    return figures


class Reader:
    """Reads one report from its first paragraph to its last."""

    def __init__(self, report: Report, found: list[Quantity]) -> None:
        self.doc = report.doc
        self.text = c.simplified(report.text)
        self.quoted = report.text
        self.found = found
        self.lexicon = c.lexicon()
        year = report.year or metrics.year_of(report.text)
        now, month = periods.covers(self.text, year)
        self.clock = periods.Clock(year, now, month, periods.plans(self.text))
        self.years = periods.years(self.text)
        self.figures: list[Figure] = []

    def read(self) -> list[Figure]:
        found, total, place = self.found, len(self.found), 0
        for start, end in c.paragraphs(self.text):
            begin = place
            while place < total and found[place].start < end:
                place += 1
            if begin < place:
                self.paragraph(start, max(end, found[place - 1].end), found[begin:place])
            else:
                self.opening(start, end)
        return self.figures

    def marks(self, start: int, end: int) -> list[Mark]:
        """The words of a stretch of text, years among them."""
        marks = self.lexicon.marks(self.text, start, end)
        years = [mark for mark in self.years if start <= mark.start < end]
        if not years:
            return marks
        clear, last = [], 0
        for mark in sorted(marks + years):
            if mark.start >= last:
                clear.append(mark)
            if mark.cue.time == "year":
                last = mark.end
        return clear

    def opening(self, start: int, end: int) -> None:
        """A paragraph without quantities: only how it opens matters, or all of it where it is a heading."""
        text, clock = self.text, self.clock
        if end - start <= 45 and text[end - 1] not in "。，；":
            clock.heading(self.marks(start, end))
            return
        self.sentence(start, end)
        sorts = 0
        marks = self.marks(start, min(end, start + 80))
        for mark in marks:
            sorts |= mark.sorts
        clock.open_paragraph()
        for mark in marks:
            if mark.sorts & c.TIME and mark.start - self.head <= 8:
                clock.hear(mark, text, True, True, bool(sorts & c.TASKS))

    def sentence(self, start: int, end: int) -> None:
        """A sentence begins: nothing was heard in it so far."""
        text = self.text
        while start < end and text[start] in " 　\n—-\u200b":
            start += 1
        if start < end and text[start] in "（(":
            close = text.find("）" if text[start] == "（" else ")", start, start + 20)
            start = close + 1 if close > 0 else start
        self.head = self.clause = start
        self.heard: list[Mark] = []
        self.planned = self.done = self.tasks = self.pledged = False
        self.part: Stated | None = None
        self.lasts: list[tuple[str, list[Mark]]] = []

    def paragraph(self, start: int, end: int, found: list[Quantity]) -> None:
        """A paragraph with quantities: each is read with the words heard before it."""
        self.clock.open_paragraph()
        self.sentence(start, end)
        self.first_sentence = True
        self.before: Stated | None = None
        self.subject, self.subject_marks = "", []
        self.members: list[tuple[str, list[Mark]]] = []
        marks = self.marks(start, end)
        at, count = 0, len(marks)
        for number, quantity in enumerate(found):
            while at < count and marks[at].start < quantity.start:
                self.hear(marks[at], end)
                at += 1
            while at < count and marks[at].start < quantity.end:
                at += 1
            following = found[number + 1] if number + 1 < len(found) else None
            self.quantity(quantity, following, self.ahead(marks, at, following), found, number)

    def ahead(self, marks: list[Mark], at: int, following: Quantity | None) -> list[Mark]:
        """The words behind a number up to the end of its clause or the next number."""
        after = []
        stop = following.start if following else len(self.text)
        for mark in marks[at : at + 10]:
            if mark.sorts & c.BREAKS or mark.start >= stop:
                break
            after.append(mark)
        return after

    def hear(self, mark: Mark, end: int) -> None:
        """A word on the way to the next number."""
        sorts = mark.sorts
        if sorts & c.BREAKS:
            self.heard = []
            self.clause = mark.end
            if sorts & c.STOP:
                self.sentence(mark.end, end)
                self.clock.open_sentence()
                self.first_sentence = False
            elif sorts & c.SEMICOLON:
                self.clock.open_clause()
                self.done = False
                self.part = None
            return
        self.heard.append(mark)
        if sorts & c.TASKS:
            self.tasks = True
        if sorts & c.TIME:
            if not sorts & c.BASE:
                leads = mark.start - self.head <= 8 and self.clause == self.head
                self.clock.hear(mark, self.text, leads, leads and self.first_sentence, self.tasks)
        elif sorts & c.PLANNED:
            self.planned = True
            self.pledged = self.pledged or mark.cue.word in PLEDGES
        elif sorts & c.DONE:
            self.done = True
        if sorts & c.PART:
            self.part = self.before

    # -- one quantity -------------------------------------------------------------------------------------------

    def quantity(self, q: Quantity, following: Quantity | None, after: list[Mark], found: list[Quantity],
                 number: int) -> None:  # fmt: skip
        text, before = self.text, self.before
        floor = max(self.clause, before.end if before else 0)
        heard = [mark for mark in self.heard if mark.start >= floor]
        run = before is not None and floor == before.end and text[before.end : q.start].strip(" 　\n") in RUN
        said = kinds.said(heard, text, q.start, floor)
        negative = q.value < 0
        owned = self.owned(q, following, after)
        subject, bare = self.phrase(heard, floor, said.start, q, owned, following)
        own = not bare or owned
        kind, sign = kinds.kind_of(q, said, heard, after, bare, owned, negative)
        if run and before and bare and not negative:
            kind, sign = self.like(q, before, kind, sign)
        if run and before and bare and before.unit == "":
            pass
        claims, subject = self.about(q, heard, after, own, subject, said, found, number, run)
        metric, word = self.metric(q, kind, claims, heard, after, own, said, before)
        unit = q.unit or self.unit(heard, after, metric, run, before, own)
        if unit is None:
            return
        if not q.unit and not metric:
            metric, word = self.metric(q._replace(unit=unit), kind, claims, heard, after, own, said, before)
        from_ = bool(said.sorts & c.FROM) and self.reaches(q, following)
        if from_ and kind in ("growth", "change"):
            kind, sign = ("share" if unit in kinds.PERCENT else "level"), 1
        first, last, status, when = self.period(kind, said, heard, claims, from_, before, metric, run)
        value = q.value if q.value < 0 else q.value * sign
        if sign < 0 and q.upper is not None:
            pass
        quote = self.quoted[q.start : q.end]
        cues = tuple(cue for cue in (f"metric:{word}" if word else "", f"period:{when}" if when else "") if cue)
        self.figures.append(Figure(self.doc, q.start, quote, value, q.upper, unit, q.bound, kind, status, first, last,
                                   "self", subject, metric, 0.9, cues))  # fmt: skip
        if metric == "issues_identified" and first < last and time_until(when):
            self.figures[-1] = self.figures[-1]._replace(period_end=first)
        if metric and (other := metrics.put_right(metric, after)):
            self.figures.append(self.figures[-1]._replace(metric=other, period_end=last))
        if own:
            self.subject, self.subject_marks = subject, claims
            self.lasts.append((subject, claims))
        self.before = Stated(q.start, q.end, unit, kind, sign, metric, from_, first, last)

    def owned(self, q: Quantity, following: Quantity | None, after: list[Mark]) -> bool:
        """Whether a noun stands right behind the number."""
        text = self.text
        place = q.end
        while place < len(text) and text[place] in " 　":
            place += 1
        if place >= len(text) or text[place] in "。，；：、！？）)」”\n\t,.;:!和与及以（(—-":
            return False
        if following and following.start - place < 2:
            return False
        return not (after and after[0].start == place and after[0].sorts & (kinds.COVER | c.WHOLE))

    def phrase(self, heard: list[Mark], floor: int, stop: int, q: Quantity, owned: bool,
               following: Quantity | None) -> tuple[str, bool]:  # fmt: skip
        """The words that name what is counted, and whether none stand before the number."""
        text = self.text
        left = stop
        covered = 0
        start = floor
        for mark in heard:
            if mark.start >= stop:
                break
            if mark.sorts & kinds.COVER or mark.sorts & (c.PART | c.LIST):
                if mark.start == start or not text[start : mark.start].strip(EDGE):
                    start = mark.end
                covered += mark.end - mark.start
        lead = text[start:left].strip(EDGE)
        bare = len(lead) < 2 or stop - floor - covered - EDGES(text[floor:stop]) < 2
        if owned:
            limit = following.start if following else len(text)
            tail = metrics.noun(text, q.end, limit)
            return (tail if bare else lead[-24:] + tail)[:40], bare
        return lead[-30:], bare

    def like(self, q: Quantity, before: Stated, kind: str, sign: int) -> tuple[str, int]:
        """A number in a run is meant like the one before it."""
        percent = q.unit in kinds.PERCENT
        if percent == (before.unit in kinds.PERCENT) and q.unit != "百分点":
            return before.kind, before.sign
        if before.kind == "change" and percent:
            return "growth", before.sign
        return (before.kind if before.kind == "change" else kind), sign

    def about(self, q: Quantity, heard: list[Mark], after: list[Mark], own: bool, subject: str, said: kinds.Said,
              found: list[Quantity], number: int, run: bool) -> tuple[list[Mark], str]:  # fmt: skip
        """The words that may claim the quantity, and its subject: its own, its member of a list, or the last one."""
        if run and self.members and number - self.run_start < len(self.members):
            member = self.members[number - self.run_start]
            return member[1], member[0]
        if not run:
            self.members = []
            self.run_start = number
            size = self.run_size(found, number)
            if size > 1:
                self.members = self.listed(subject if own else self.subject, size, own, said)
                if self.members:
                    return self.members[0][1], self.members[0][0]
        if own:
            return [mark for mark in heard if mark.start < said.start or mark.cue.says] + after, subject
        return self.subject_marks, self.subject

    def run_size(self, found: list[Quantity], number: int) -> int:
        """How many numbers stand one after another, divided by 、 or 和 only."""
        size = 1
        while number + size < len(found):
            gap = self.text[found[number + size - 1].end : found[number + size].start]
            if gap.strip(" 　\n") not in RUN:
                break
            size += 1
        return size

    def listed(self, subject: str, size: int, own: bool, said: kinds.Said) -> list[tuple[str, list[Mark]]]:
        """The subjects that a run of numbers belongs to one by one, where they are listed."""
        parts = metrics.members(subject)
        if len(parts) == size:
            return [(part, self.lexicon.marks(part, 0, len(part))) for part in parts]
        if not own or said.sorts & c.RESPECTIVELY:
            last = self.lasts[-size:]
            if len(last) == size:
                return last
        return []

    def metric(self, q: Quantity, kind: str, claims: list[Mark], heard: list[Mark], after: list[Mark], own: bool,
               said: kinds.Said, before: Stated | None) -> tuple[str, str]:  # fmt: skip
        """The metric that the quantity belongs to and the word that says so."""
        never = metrics.stopped(claims) | metrics.stopped(heard) | metrics.stopped(after)
        if kind == "share" and before and said.sorts & c.SHARE and not own:
            rate = metrics.SHARE_OF.get(before.metric)
            if rate:
                return rate, "占"
        settled = metrics.settled(heard, self.subject_marks if not any(m.cue.says for m in heard) else heard, q.unit, said)
        if settled and kind == "level":
            return settled, "完成"
        hit = metrics.nearest([m for m in claims if m.start < q.start or m not in after], kind, q.unit, never)
        hit = hit or metrics.nearest(claims[::-1], kind, q.unit, never)
        if hit:
            return hit[0].id, hit[1].cue.word
        part = self.part
        if part is None and self.text[q.start - 1] in "者的":
            part = before
        if part and part.metric and kind == "level" == part.kind and q.unit == part.unit and part.metric not in never:
            return part.metric, "其中"
        return "", ""

    def unit(self, heard: list[Mark], after: list[Mark], metric: str, run: bool, before: Stated | None,
             own: bool) -> str | None:  # fmt: skip
        """The unit of a bare number by what it counts, None where that cannot be told."""
        for mark in after:
            if mark.sorts & c.HOUSEHOLDS:
                return "户"
            if mark.sorts & c.PEOPLE:
                return "人"
        for mark in reversed(heard):
            if mark.sorts & c.MONEY:
                return "元"
            if mark.sorts & c.HOUSEHOLDS:
                return "户"
            if mark.sorts & c.PEOPLE:
                return "人"
        return before.unit if before else None

    def reaches(self, q: Quantity, following: Quantity | None) -> bool:
        """Whether 由 or 从 before the number is answered by 到 before the next."""
        if following is None or following.start - q.end > 24:
            return False
        gap = self.text[q.end : following.start]
        return any(sign in gap for sign in "到至为") and not any(sign in gap for sign in "。；")

    def period(self, kind: str, said: kinds.Said, heard: list[Mark], claims: list[Mark], from_: bool,
               before: Stated | None, metric: str, run: bool) -> tuple[int, int, str, str]:  # fmt: skip
        """First and last year, status, and the words that tell them."""
        clock = self.clock
        time = clock.time
        own_time = any(m.sorts & c.TIME and not m.sorts & c.BASE for m in heard)
        sorts = said.sorts
        for mark in heard:
            sorts |= mark.sorts
        for mark in claims:
            sorts |= mark.sorts & (c.WHOLE | c.STOCK)
        first, last = time.first, time.last
        if sorts & c.AVERAGE and first == last:
            frame = clock.frame
            if frame.first < frame.last:
                first, last = frame.first, frame.last
        if from_:
            if own_time and first == last:
                return first, last, self.status(time, first, last), time.word
            return first - 1, first - 1, "actual", time.word
        if kind in ("growth", "change"):
            if clock.base and clock.base < last:
                first = clock.base + 1
        elif first < last:
            reached = said.sorts & c.TO and not sorts & (c.WHOLE | c.HOLD)
            answered = before is not None and before.from_
            if reached or answered or sorts & c.STOCK and not sorts & c.WHOLE:
                first = last
        return first, last, self.status(time, first, last), time.word

    def status(self, time: periods.Time, first: int, last: int) -> str:
        """Done or planned."""
        clock = self.clock
        if time.status == "target":
            return "target" if last > clock.now or not self.done else "actual"
        if time.status == "actual":
            return "actual"
        if last > clock.year:
            return "target"
        if last > clock.now:
            relative = time.word[:1] in "今本年"
            return "target" if self.planned or relative and not self.done else "actual"
        return "target" if self.pledged else "actual"


PLEDGES = frozenset({"拟", "力争", "争取", "计划安排", "打算", "预计将"})
RUN = frozenset("、和与及或以及，") | {"", "以及", "、"}
EDGE = " 　\n\u200b“”\"'()（）—-－、，的了"


def time_until(word: str) -> bool:
    return word in ("今年", "今年底")


def EDGES(text: str) -> int:
    return sum(text.count(sign) for sign in EDGE)
