"""From quantities to figures: each with its kind, subject, metric, unit, period and status."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extract import clauses as c
from extract import kinds, metrics, subjects
from extract.clauses import Mark
from extract.figure import Figure
from extract.periods import Clock, Time
from extract.quantities import Quantity

if TYPE_CHECKING:
    from extract.documents import Report

LEADS = 8
BLANK = " 　\n"
OPENERS = kinds.COVER | c.PREFIX
RUN = frozenset({"", "、", "和", "与", "及", "或", "以及", "，"})
PLEDGES = frozenset({"拟", "力争", "争取", "计划安排", "打算"})
ALREADY = frozenset({"已", "已经", "现已", "目前已", "业已", "先后"})
NEAR = 24
LISTED = 16
MEANT = frozenset({"", "人", "户", "元"})


class Passage:
    """What was heard in the sentence so far.

    head, clause: where the sentence and the clause begin; heard: the words of the clause
    leads: the clauses before this one that stated no figure, with their words
    origin: the time of 由2012年的 before the number, which holds for that number alone
    """

    def __init__(self, text: str, clock: Clock) -> None:
        self.text, self.clock = text, clock
        self.open(0, 0)

    def open(self, start: int, end: int) -> None:
        """A paragraph begins."""
        self.end = end
        self.first = True
        self.sentence(start)

    def next(self, start: int) -> None:
        """A sentence ends and the next begins."""
        self.sentence(start)
        self.first = False
        self.clock.open_sentence()

    def sentence(self, start: int) -> None:
        """A sentence begins: nothing was heard in it so far."""
        text = self.text
        while start < self.end and text[start] in " 　\n—-\u200b":
            start += 1
        if text[start : start + 1] in ("（", "("):
            close = text.find("）" if text[start] == "（" else ")", start, start + 20)
            start = close + 1 if close > 0 else start
        self.head = self.clause = start
        self.heard: list[Mark] = []
        self.leads: list[tuple[int, int, list[Mark]]] = []
        self.planned = self.pledged = self.done = self.already = self.tasks = False
        self.origin: Time | None = None

    def hear(self, mark: Mark, statements: Statements) -> None:
        """A word on the way to the next number."""
        sorts = mark.sorts
        if sorts & c.BREAKS:
            self._breaks(mark, statements)
            return
        heard = self.heard
        heard.append(mark)
        if sorts & c.TASKS:
            self.tasks = True
        if sorts & c.TIME:
            self._time(mark, heard, bool(statements.before and statements.before.origin))
        elif sorts & c.PLANNED:
            self.planned = True
            self.pledged = self.pledged or mark.cue.word in PLEDGES
        elif sorts & c.DONE:
            self.done = True
            self.already = self.already or mark.cue.word in ALREADY
        if sorts & c.PART:
            statements.part = statements.before
        if sorts & c.BASE:
            self.clock.base = None

    def _breaks(self, mark: Mark, statements: Statements) -> None:
        """A clause or the whole sentence ends."""
        if statements.end <= self.clause:
            self.leads.append((self.clause, mark.start, self.heard))
        self.heard = []
        self.clause = mark.end
        self.origin = None
        if mark.sorts & c.STOP:
            self.next(mark.end)
            statements.sentence()
        elif mark.sorts & c.SEMICOLON:
            self.clock.open_clause()
            self.done = self.already = False
            self.leads = []
            statements.part = None

    def _time(self, mark: Mark, heard: list[Mark], answers: bool) -> None:
        """A word of time: of the number alone after 由, else of what follows."""
        if len(heard) > 1 and heard[-2].sorts & c.FROM and heard[-2].end == mark.start:
            behind = self.text[mark.end : mark.end + 2]
            if not behind.startswith(("起", "开始", "以来")):
                self.origin = self.clock.resolve(mark.cue)
                return
        if answers and len(heard) > 1 and heard[-2].sorts & c.TO and heard[-2].end >= mark.start - 1:
            self.origin = self.clock.resolve(mark.cue)
            return
        leads = self.clause == self.head and mark.start - self.head <= LEADS
        pure = leads and self.opens(mark.start, heard)
        self.clock.hear(mark, self.text, leads, pure, self.first, self.tasks)

    def opens(self, place: int, heard: list[Mark]) -> bool:
        """Whether nothing but words that open a sentence stands before a place at its head."""
        left = place - self.head - sum(mark.end - mark.start for mark in heard if mark.start < place and mark.sorts & OPENERS)
        return left <= 1


class Stated(NamedTuple):
    """What a figure is remembered for by the one behind it."""

    start: int
    end: int
    unit: str
    kind: str
    sign: int
    metric: str
    origin: bool
    first: int
    last: int
    status: str
    reached: bool


class Statements:
    """The figures of a report as they are read."""

    def __init__(self, report: Report, text: str, clock: Clock) -> None:
        self.doc, self.quoted = report.doc, report.text
        self.text, self.clock = text, clock
        self.linker = metrics.Linker(text)
        self.lexicon = c.lexicon()
        self.figures: list[Figure] = []
        self.open()

    def open(self) -> None:
        """A paragraph begins."""
        self.before: Stated | None = None
        self.end, self.owned = 0, False
        self.subject, self.words = "", list[Mark]()
        self.sentence()

    def sentence(self) -> None:
        """A sentence begins."""
        self.part: Stated | None = None
        self.count = 0
        self.members: list[tuple[str, list[Mark]]] = []
        self.run_start = 0
        self.recent: list[tuple[str, list[Mark]]] = []

    def add(self, passage: Passage, found: list[Quantity], number: int, after: list[Mark]) -> None:
        """Read one quantity."""
        text, before, quantity = self.text, self.before, found[number]
        following = found[number + 1] if number + 1 < len(found) else None
        floor = max(passage.clause, self.end)
        if self.owned and floor == self.end and (joint := text.find("、", floor, quantity.start)) > 0:
            floor = joint
        heard = passage.heard
        if heard and heard[0].start < floor:
            heard = [mark for mark in heard if mark.start >= floor]
        said = kinds.said(heard, text, quantity.start, floor)
        owned = subjects.owned(text, quantity, after, following)
        phrase, bare = subjects.lead(text, heard, floor, said.start)
        run = before is not None and bare and floor == self.end and text[floor : quantity.start].strip(BLANK) in RUN
        negative = quantity.value < 0
        trails = text[quantity.end : quantity.end + 1] not in subjects.CLOSING
        kind, sign = kinds.kind_of(quantity, said, heard, after, bare, owned, trails, negative, before)
        if run and before and not negative:
            kind, sign = kinds.like(quantity.unit, before.kind, before.unit, before.sign, kind, sign)
        origin = self._from(said, heard, after) and self._answered(quantity, following)
        if origin and kind in ("growth", "change"):
            kind, sign = ("share" if quantity.unit in kinds.PERCENT else "level"), 1
        subject, words = self._subject(passage, found, number, heard, after, said, phrase, bare, owned, run)
        own = owned or not bare
        told = passage.origin if origin or (before and before.origin) else None
        passage.origin = None
        time = told or self.clock.time
        year = time.last
        unit = quantity.unit
        meant = not quantity.written and unit in MEANT and quantity.first < 0
        claim = self._claim(quantity, kind, unit, heard, words, after, said, own, year)
        if meant and not (claim and unit):
            unit = self._unit(heard, after, own, unit)
            claim = claim or self._claim(quantity, kind, unit, heard, words, after, said, own, year)
        if not unit:
            return
        first, last, status = self._period(passage, time, kind, said, heard, words, origin, told is not None, own, after, quantity)
        metric, word = (claim.metric.id, claim.word) if claim else ("", "")
        value = -quantity.value if sign < 0 < quantity.value else quantity.value
        figure = Figure(
            self.doc, quantity.start, self.quoted[quantity.start : quantity.end], value, quantity.upper, unit,
            quantity.bound, kind, status, first, last, "self", subject, metric, 0.9,
            self._cues(word, time, said),
        )  # fmt: skip
        self._keep(figure, after, time)
        if own:
            self.subject, self.words = subject, words
        if own or self.members:
            self.recent.append((subject, words))
        self.end, self.owned = quantity.end, owned
        self.count += 1
        self.before = Stated(quantity.start, self.end, unit, kind, sign, metric, origin, first, last, status,
                             kind == "level" and first == last < time.last + 1 and time.first < time.last)

    def _keep(self, figure: Figure, after: list[Mark], time: Time) -> None:
        """Add the figure, and its twin where all that was found was put right."""
        twin = metrics.all_settled(figure.metric, after) if figure.metric else None
        found = figure
        if time.word[:1] in ("到", "至") and figure.metric == "issues_identified":
            found = figure._replace(period_end=figure.period_start)
        self.figures.append(found)
        if twin:
            self.figures.append(figure._replace(metric=twin.id))

    def _cues(self, word: str, time: Time, said: kinds.Said) -> tuple[str, ...]:
        """What the figure was read by, for a reader."""
        cues = []
        if word:
            cues.append("metric:" + word)
        if said.decides:
            cues.append("kind:" + said.decides.cue.word)
        if time.word:
            cues.append("period:" + time.word)
        return tuple(cues)

    @staticmethod
    def _from(said: kinds.Said, heard: list[Mark], after: list[Mark]) -> bool:
        """Whether 由 or 从 stands before the number, right before it or further off and 提高到 behind."""
        if said.sorts & c.FROM:
            return True
        return bool(after) and bool(after[0].sorts & c.TO) and any(mark.sorts & c.FROM for mark in heard)

    def _answered(self, quantity: Quantity, following: Quantity | None) -> bool:
        """Whether 由 or 从 before the number is answered by 到 before the next."""
        if following is None or following.start - quantity.end > NEAR:
            return False
        gap = self.text[quantity.end : following.start]
        return any(sign in gap for sign in "到至为") and not any(sign in gap for sign in "。；")

    # Subject and metric

    def _subject(self, passage: Passage, found: list[Quantity], number: int, heard: list[Mark], after: list[Mark],
                 said: kinds.Said, phrase: str, bare: bool, owned: bool,
                 run: bool) -> tuple[str, list[Mark]]:  # fmt: skip
        """What the figure is of, and the words that may claim it for a metric."""
        place = number - self.run_start
        if run and place < len(self.members):
            return self.members[place]
        text, quantity = self.text, found[number]
        words = heard + after
        if not bare or owned:
            tail = ""
            if owned:
                limit = found[number + 1].start if number + 1 < len(found) else len(text)
                tail = subjects.noun(text, quantity.end, limit)
            subject = (tail if bare else subjects.trimmed(phrase, heard) + tail)[: subjects.LONGEST + 10]
            own = True
        else:
            subject, words, own = self._carried(passage, words)
        if not run:
            self.run_start, last, self.members = number, self.members, []
            size = self._run_size(found, number)
            if size > 1:
                self.members = last if not own and len(last) == size else self._listed(subject, size, own, said)
                if self.members:
                    return self.members[0]
        return subject, words

    def _carried(self, passage: Passage, words: list[Mark]) -> tuple[str, list[Mark], bool]:
        """The subject of a clause that names none: that of the clause before, else of the figure before."""
        for start, stop, heard in reversed(passage.leads):
            if start < self.end:
                break
            if not self.count or any(mark.cue.says for mark in heard):
                phrase, bare = subjects.lead(self.text, heard, start, stop)
                if not bare:
                    self.subject, self.words = phrase[: subjects.LONGEST], heard
                    return self.subject, heard + words, True
        return self.subject, self.words + words, False

    def _run_size(self, found: list[Quantity], number: int) -> int:
        """How many numbers stand one after another, divided by 、 or 和 only."""
        size, last = 1, len(found)
        while number + size < last:
            gap = self.text[found[number + size - 1].end : found[number + size].start]
            if len(gap) > 4 or gap.strip(BLANK) not in RUN:
                break
            size += 1
        return size

    def _listed(self, subject: str, size: int, own: bool, said: kinds.Said) -> list[tuple[str, list[Mark]]]:
        """The subjects that a run of numbers belongs to one by one, where they are listed."""
        parts = subjects.members(subject)
        if len(parts) == size:
            return [(part, self.lexicon.marks(part, 0, len(part))) for part in parts]
        if not own or said.sorts & c.RESPECTIVELY:
            recent = self.recent[-size:]
            if len(recent) == size:
                return recent
        return []

    def _claim(self, quantity: Quantity, kind: str, unit: str, heard: list[Mark], words: list[Mark],
               after: list[Mark], said: kinds.Said, own: bool, year: int) -> metrics.Claim | None:  # fmt: skip
        """The metric that the quantity belongs to and the word that says so."""
        before, linker, start = self.before, self.linker, quantity.start
        if kind == "share" and before and said.sorts & c.SHARE and not own:
            share = metrics.share_of(before.metric)
            if share:
                return metrics.Claim(share, "占")
        if kind == "level":
            own_words = heard if any(mark.cue.says and not mark.sorts & c.SETTLED for mark in heard) else self.words
            settled = metrics.settled(heard, own_words, unit)
            if settled:
                return settled
        never = metrics.stopped(words, heard, after)
        front = [mark for mark in reversed(words) if mark.start < start]
        claim = linker.nearest(front, kind, unit, never, year)
        claim = claim or linker.nearest([mark for mark in words if mark.start >= start], kind, unit, never, year)
        if claim or kind != "level":
            return claim
        whole = self.part
        if whole is None and self.text[max(0, start - 3) : start].rstrip(BLANK)[-1:] in ("者", "的"):
            whole = before
        if whole and whole.metric and whole.kind == "level" and whole.unit == unit and whole.metric not in never:
            return metrics.Claim(metrics.catalogue().metrics[whole.metric], "其中")
        return None

    def _unit(self, heard: list[Mark], after: list[Mark], own: bool, guess: str) -> str:
        """The unit of a bare number by what it counts: people, households or money."""
        for mark in (*after[:3], *reversed(heard)):
            if mark.sorts & c.HOUSEHOLDS:
                return "户"
            if mark.sorts & c.PEOPLE:
                return "人"
            if mark.sorts & c.MONEY:
                return "元"
        return guess or (self.before.unit if self.before else "")

    # Period and status

    def _period(self, passage: Passage, time: Time, kind: str, said: kinds.Said, heard: list[Mark], words: list[Mark],
                origin: bool, told: bool, own: bool, after: list[Mark], quantity: Quantity) -> tuple[int, int, str]:  # fmt: skip
        """First and last year, and whether they are done or planned."""
        clock, before = self.clock, self.before
        base = clock.base
        if base and not said.decides and self.text[clock.base_end : quantity.start].strip("的 　") == "":
            return base.last, base.last, "actual" if base.last <= clock.now else "target"
        if told:
            return time.first, time.last, self._status(passage, time, time.last)
        if origin:
            return time.first - 1, time.first - 1, "actual"
        if not own and kind == "share" and said.sorts & c.SHARE and before and self.count:
            return before.first, before.last, before.status
        sorts = said.sorts
        for mark in heard:
            sorts |= mark.sorts
        for mark in words:
            sorts |= mark.sorts & c.WHOLE
        first, last = time.first, time.last
        if sorts & c.AVERAGE and first == last:
            frame = clock.frame
            if frame.first < frame.last:
                first, last = frame.first, frame.last
        if kind in ("growth", "change"):
            if base and base.last < last:
                first = base.last + 1
        elif first < last and self._reached(said, sorts, heard):
            first = last
        status = self._status(passage, time, last)
        if status == "actual" and not time.status and any(mark.cue.word in PLEDGES for mark in after):
            status = "target"
        if status == "actual" and time.status == "target":
            first = last = clock.now
        if status == "target" and last < clock.year and not time.status:
            first = last = clock.coming
        return first, last, status

    def _reached(self, said: kinds.Said, sorts: int, heard: list[Mark]) -> bool:
        """Whether a level in a span of years is that of its end, not the sum of all."""
        if sorts & c.WHOLE or said.sorts & c.HOLD or (said.sorts & c.SHARE and not said.sorts & c.TO):
            return False
        stock = said.sorts & c.STOCK or any(mark.sorts & c.STOCK and mark.end == said.start for mark in heard)
        before = self.before
        if said.sorts & c.TO or stock or (before and before.origin):
            return True
        return bool(before and before.reached and heard and heard[0].sorts & c.LIST and heard[0].start - before.end < LISTED)

    def _status(self, passage: Passage, time: Time, last: int) -> str:
        """Done or planned."""
        clock = self.clock
        if time.status == "target":
            standing = passage.already and time in (clock.section, clock.paragraph)
            return "actual" if standing or passage.done and last <= clock.now else "target"
        if time.status == "actual":
            return "actual"
        if last > clock.year:
            return "target"
        if last > clock.now:
            relative = time.word[:1] in ("今", "本", "年")
            return "target" if passage.planned or (relative and not passage.done) else "actual"
        return "target" if passage.pledged else "actual"
