"""Which time holds at a place of a report: that of the clause, else of the sentence, paragraph, section, report."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.clauses import Cue, Mark
from extract.lookback import inspected, lookback, plans, summed_up, term
from extract.periods import Time

COUNTED = frozenset({"years_reviewed", "years_either", "years_bare"})
SHIFTS = {"last_year": -1, "this_year": 0, "next_year": 1, "before_last": -2}
PAIR = 2
APRIL, DECEMBER = 4, 12
# The word of the time that a report on an inspection covers.
INSPECTION = "整改"
# The word of the time of a report on a campaign or a term of office, and both.
TERM = "任期"
REPORTED = frozenset({INSPECTION, TERM})


SO_FAR = re.compile("到今年[0-9一二三四五]{1,2}月|截至今年|今年一季度|今年前|今年以来")


class Times:
    """The times that hold in a report, and the years that its words of time mean there.

    year: when the report was delivered; years: those that its text names
    now: the year that it looks back on; sure: whether the text leaves no doubt of it
    base: the year that the figures of this sentence are compared with
    named: the last two years that the paragraph names
    rise: the year that something of the sentence began in (1979年起); pair: the years of its last 由A到B
    reviewed: the years that the section looks back on, where its heading names none (五年来 at the head of a sentence)
    mentioned: the year that only tells which things of the sentence are meant (2020年反馈的33个问题)
    """

    def __init__(self, text: str, year: int, found: list[Mark]) -> None:
        self.year, self.years = year, found
        self.now, self.month, self.sure = lookback(text, year)
        # A summary of last year calls it 今年.
        self.today = self.now if summed_up(text, self.now) else year
        self.report = Time(year, year, "target", "") if plans(text) else Time(self.now, self.now, "", "")
        self.section = self.report
        self.headed = self.inspected = False
        self.paragraph: Time | None = None
        self.sentence: Time | None = None
        self.clause: Time | None = None
        self.base: Time | None = None
        self.base_used = self.opened = False
        self.base_end, self.heard_end, self.rise = 0, -9, 0
        self.pair, self.mentioned = (0, 0), 0
        self.named = (0, 0)
        self.text = text
        self.outside: tuple[Time, bool] | None = None
        self._until: int | None = None
        self.reviewed: Time | None = None
        if span := term(text, year):
            self.report = self.section = Time(*span, "actual", TERM)
            self.headed = True
        if inspection := inspected(text, year):
            first, month = inspection
            self.now, self.month = year, month or self.month
            self.report = self.section = Time(first, year, "actual", INSPECTION)
            self.headed = self.inspected = self.sure = True

    @property
    def until(self) -> int:
        """How far what goes on has come: into the year of the report, where that tells of it."""
        if self._until is None:  # a cached_property would make every other attribute slower
            self._until = self.year if self.now < self.year and SO_FAR.search(self.text) else self.now
        return self._until

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The spans of years to come that the text names: 2023年至2027年."""
        named = [(mark.cue.years, mark.cue.until) for mark in self.years]
        return [(first, last) for first, last in named if self.now <= first <= self.year + 1 and first < last]

    @property
    def present(self) -> int:
        """The year that 目前 and 如今 mean."""
        return self.year if self.month >= APRIL else self.now

    @property
    def time(self) -> Time:
        """The time that holds here."""
        return self.clause or self.sentence or self.paragraph or self.section

    @property
    def frame(self) -> Time:
        """The span of years that averages around here are taken over: of the paragraph, the section, or what it reviews."""
        paragraph = self.paragraph
        if paragraph and paragraph.first < paragraph.last:
            return paragraph
        return self.reviewed if self.reviewed and not self.section.word else self.section

    def open_paragraph(self) -> None:
        """A new paragraph begins: only the section's time holds."""
        self.paragraph, self.opened = None, False
        self.named = (0, 0)
        self.open_sentence()

    def open_year(self, year: int) -> None:
        """The paragraph begins with its year: 奋斗2024："""
        self.paragraph, self.opened = Time(year, year, "target" if year > self.now else "", ""), True

    def open_item(self) -> None:
        """A point of a list begins: what the point before it said of time is over."""
        if not self.opened:
            self.paragraph = None

    def open_sentence(self) -> None:
        """A new sentence begins: the time of the last one is over."""
        self.sentence = self.clause = self.base = None
        self.rise, self.mentioned, self.pair = 0, 0, (0, 0)
        self.base_used = False

    def open_clause(self) -> None:
        """A semicolon: the time named within the clause before it is over, and a base that no figure took."""
        self.clause = None
        if not self.base_used:
            self.base = None

    def ahead(self, time: Time) -> Time:
        """The time of a plan: the coming year where only the year just ended is told."""
        if time.word not in REPORTED and (time.last > self.now or time.last > time.first):
            return replace(time, status="target")
        return Time(self.coming, self.coming, "target", time.word)

    @property
    def coming(self) -> int:
        """The year that plans are for where they name none."""
        return self.year if self.year > self.now or 0 < self.month < 10 else self.year + 1

    def resolve(self, cue: Cue, ahead: bool = False) -> Time:
        """The years that a word of time means here; `ahead` among words of a plan."""
        first, last, status = self._years(cue.time, cue, ahead)
        if not status:
            status = (
                "target" if first > self.year else "actual" if last <= self.now and last < self.year else ""
            )
        return Time(first, last, status, cue.word)

    def _years(self, name: str, cue: Cue, ahead: bool) -> tuple[int, int, str]:
        now, time = self.now, self.time
        if name == "year":
            return cue.years, cue.until, ""
        if name == "plan":
            return cue.years, cue.years + (2 if cue.years == 1963 else 4), ""
        if name in COUNTED:
            return self._span(cue, name == "years_either", ahead)
        if name == "years_before":
            return now - cue.years, now - cue.years, "actual"
        if name == "years_ahead":
            first = next((first for first, last in self.spans if last - first + 1 == cue.years), now + 1)
            return first, first + cue.years - 1, "target"
        if name == "same_year":
            year = self.mentioned or time.last
            return year, year, ""
        if name == "following_year":
            return time.last + 1, time.last + 1, ""
        if name == "coming_year":
            return self.coming, self.coming, "target"
        if (
            cue.word.startswith("上") and self.sentence and self.sentence.last < self.year
        ):  # 2022年2566人，上一年1930人
            return self.sentence.last - 1, self.sentence.last - 1, ""
        if name == "year_reviewed":
            return now, now, "actual"
        today = (
            self.today if name == "this_year" and self.section.status != "target" and not ahead else self.year
        )
        return today + SHIFTS[name], today + SHIFTS[name], ""

    def plans_for(self, count: int) -> bool:
        """Whether so many years end with the year ahead that the paragraph names: 到2026年，…，五年引进1000名."""
        last = self.named[1]
        return last > self.now and (self.time.last == last or last - count + 1 == self.coming)

    def _span(self, cue: Cue, either: bool, ahead: bool) -> tuple[int, int, str]:
        """Five years: those of the section where it has as many, else the last five, or in a plan the next."""
        count = cue.years
        past = cue.word.endswith("来")  # 五年来 is told of the past among plans too
        if not past and (self.plans_for(count) or (either and self.named[1] > self.now)):
            return self.named[1] - count + 1, self.named[1], "target"
        for frame in (self.time, self.section) if count > 1 else ():
            if frame.last - frame.first + 1 == count and not (past and frame.status == "target"):
                return frame.first, frame.last, frame.status
        if count == PAIR and self.named[0] + 1 == self.named[1]:
            return self.named[0], self.named[1], ""
        if either and ahead:
            return self.now + 1, self.now + count, "target"
        return self.now - count + 1 - ("年多" in cue.word), self.now, "actual"
