"""Reads a report from its first paragraph to its last, and hands each quantity on with what was heard before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from extract import clauses as c
from extract.clauses import Mark, lexicon
from extract.clock import Clock, Place
from extract.figure import Figure
from extract.lines import Mended, lines, mended, punctuated, simplified
from extract.passages import LEADS, TELLING, Passage
from extract.periods import years
from extract.quantities import Quantity, quantities
from extract.statements import Statements

if TYPE_CHECKING:
    from extract.documents import Report

HEADING = 45
OPENING = 80
HEAD = 24
# How far behind the last number of a sentence words may speak of it.
BEHIND = 32
# What a page says of other pages, and how long a heading above a list of them is.
LONE = 12
FURNITURE = re.compile(
    "[ 　■●◆▶★·]*(?:【[^】\n]{1,12}】[ 　]*)*【?(?:相关(?:阅读|链接|新闻|报道)|(?:延伸|推荐)阅读(?!书)|[上下]一[篇条])"
)
# The end of a paragraph that announces plans: 现就今年工作安排如下：
COLONS = frozenset("：:")
PLANS_FOLLOW = re.compile("(?:安排|打算|计划|任务|部署|思路|目标)[^，。；,报汇]{0,6}如下.$")
SPAN_FOLLOWS = re.compile("(?:期间|时期)[：:]$")
# A heading that stands before its text in one line: 【四季度安排】, 奋斗2024：
BRACKETED = re.compile("[ 　]*【([^】\\n]{2,16})】(?=.)")
YEAR_AHEAD = re.compile("[^0-9，。：:]{0,6}((?:19|20)[0-9]{2})[：:]")
# What a meeting asks for: 会议强调，…
ASKED = re.compile("[ 　]*会议(?:强调|要求|明确|部署|号召)(?!.{0,12}(?:差距|不足|成绩|问题|短板))")
CLAUSE_ENDS = ("", "\n", "，", "。", "；", "、", ",", ";", "（", "(", "→")
# Of the words that open a sentence though others stand before them: 县十五届人大一次会议以来的五年.
SINCE = "以来"
# What may stand between a subject with its colon and its number: 一般公共预算收入：2020年110亿元.
TO_NUMBER = re.compile("(?:[12][0-9]{3}年)?[约近超+＋]?")
# Some character of every word that a heading may tell a time or a plan by.
HEADS = frozenset("年五顾结绩成务标算排划求路建步今措署点势况季度望")
ENDS = c.BREAKS | c.LIST
# The heading of a section that runs on in its line: 三、2020年安排。
SECTION = 20
TIMED = re.compile("年|打算|下一?步|下阶段|今后|季度")
START = attrgetter("start")
NUMBERS = frozenset("一二三四五六七八九十（(0123456789")


class Reader:
    """One pass over one report."""

    def __init__(self, report: Report) -> None:
        self.report, self.mended = report, mended(report.text)
        whole = self.mended.text if self.mended else report.text
        self.text = punctuated(simplified(whole))
        self.found = quantities(self.text)
        self.lexicon = lexicon()
        self.brackets = "【" in self.text
        self.titles = -1  # where a list of other pages begins
        self.years = years(self.text)
        self.year_starts = [mark.start for mark in self.years]
        self.clock = Clock(self.text, report.year or self._latest(), self.years)
        self.passage = Passage(self.text, self.clock)
        self.statements = Statements(replace(report, text=whole), self.text, self.clock)

    def _latest(self) -> int:
        """The year of a report that states none: the latest that its head names, else its whole text."""
        named = [mark.cue.until for mark in self.years if mark.start < 600] or [
            m.cue.until for m in self.years
        ]
        return max(named, default=0)

    def read(self) -> list[Figure]:
        """All figures, in text order."""
        found, total, place = self.found, len(self.found), 0
        for start, end in self._paragraphs() if found else ():
            begin = place
            while place < total and found[place].start < end:
                place += 1
            if self.brackets:
                self._heads(start, end)
            if begin < place:
                if not self._of_others(start, end):
                    self._paragraph(start, end, found[begin:place])
            else:
                self._opening(start, end)
            if self.text[end - 1] in COLONS:
                self._announced(start, end)
        figures = self.statements.figures
        if self.mended is None or not figures or figures[-1].start < self.mended.places[1]:
            return figures
        return self._placed(figures, self.mended)

    def _of_others(self, start: int, end: int) -> bool:
        """Whether a line speaks of other pages: 上一篇：某县签约12个项目, or a title in a list below 相关阅读."""
        if FURNITURE.match(self.text, start):
            return True
        listed = self.titles >= 0 and end - start <= HEADING
        return listed and self.text.find("。", self.titles, end) < 0

    def _announced(self, start: int, end: int) -> None:
        """A paragraph that ends with a colon may tell the time of what follows: 现就今年工作安排如下： “十四五”期间："""
        if PLANS_FOLLOW.search(self.text, max(start, end - 24), end):
            self.clock.announce()
        elif SPAN_FOLLOWS.search(self.text, max(start, end - 12), end):
            for mark in self._marks(max(start, end - 12), end):
                if mark.sorts & c.TIME:
                    self.clock.follow(mark)

    def _heads(self, start: int, end: int) -> None:
        """A heading that stands before its text in one line."""
        if match := BRACKETED.match(self.text, start, end):
            self.clock.bracketed(self._marks(*match.span(1)), self.text, *match.span(1))

    def _placed(self, figures: list[Figure], text: Mended) -> list[Figure]:
        """The figures with their places in the text as it was."""
        places, left_out = [*text.places, len(self.text) + 1], text.left_out
        found, part = [], 0
        for figure in figures:
            doc, start, quote, *said = figure
            while places[part + 1] <= start:
                part += 1
            start += left_out[part]
            if figure.start + len(quote) > places[part + 1]:  # the break stands within the number
                quote = self.report.text[start : text.origin(figure.start + len(quote) - 1) + 1]
            found.append(Figure._make((doc, start, quote, *said)) if start > figure.start else figure)
        return found

    def _paragraphs(self) -> list[tuple[int, int]]:
        """The lines of the mended text; a quantity that runs on into the next line joins the two."""
        found = lines(self.text)
        for quantity in self.found:
            if self.text.find("\n", quantity.start, quantity.end) < 0:
                continue
            place = next(place for place, (start, end) in enumerate(found) if end > quantity.start)
            while found[place][1] < quantity.end and place + 1 < len(found):
                found[place : place + 2] = [(found[place][0], found[place + 1][1])]
        return found

    def _marks(self, start: int, end: int) -> list[Mark]:
        """The words of a stretch of text, years among them; a word inside a year is none."""
        if self.text.find("\n", start, end) < 0:
            marks = self.lexicon.marks(self.text, start, end)
        else:
            marks = self._unbroken(self.text[start:end], start)
        for year in self.years[bisect_left(self.year_starts, start) : bisect_left(self.year_starts, end)]:
            at = bisect_left(marks, year.start, key=START)
            marks[at : bisect_left(marks, year.end, at, key=START)] = [year]
        return marks

    def _unbroken(self, text: str, start: int) -> list[Mark]:
        """The words of a text whose lines are broken within words."""
        places = [start + place for place, sign in enumerate(text) if sign != "\n"]
        whole = text.replace("\n", "")
        return [
            replace(mark, start=places[mark.start], end=places[mark.end - 1] + 1)
            for mark in self.lexicon.marks(whole, 0, len(whole))
        ]

    def _opening(self, start: int, end: int) -> None:
        """A paragraph without quantities: only how it opens matters, or all of it where it is a heading."""
        clock, text = self.clock, self.text
        if end - start <= LONE and FURNITURE.match(text, start):
            self.titles = end
            return
        words = text[start:end] if end - start <= HEADING else "。"
        if "。" not in words and words[-1] not in "，；：:":
            if "\t" not in words:
                self.statements.heading(start, end)
                if not HEADS.isdisjoint(words):
                    clock.heading(self._marks(start, end), text, start, end)
            return
        if self._tells(start) and text.find("\t", start, end) < 0:
            clock.open_paragraph()
            self.passage.open(start, end)
            self._head(start, min(end, start + OPENING), True)

    def _tells(self, start: int) -> bool:
        """Whether a sentence may name a time at its head."""
        head = self.text[start : start + HEAD]
        return "年" in head or "五" in head

    def _head(self, start: int, stop: int, opens: bool) -> None:
        """A sentence without quantities: a time at its head may hold for the next ones."""
        passage, clock = self.passage, self.clock
        marks = self._marks(start, stop)
        times = [
            mark
            for mark in marks
            if mark.sorts & c.TIME and (mark.start - passage.head <= LEADS or mark.cue.word.startswith(SINCE))
        ]
        for mark in marks[:2]:
            passage.rest(mark.cue.word, mark.start)
        if not times and clock.time.first <= clock.now:
            return
        tasks = opens and any(mark.sorts & (c.TASKS | c.PLANNED) for mark in marks)
        for mark in times:
            clock.hear(mark, self.text, Place(True, passage.opens(mark.start, marks), passage.first, tasks))
        if any(mark.sorts & c.TASKS for mark in marks):
            clock.turn()

    def _paragraph(self, start: int, end: int, found: list[Quantity]) -> None:
        """A paragraph with quantities, sentence by sentence."""
        text, passage, statements = self.text, self.passage, self.statements
        divides = text.startswith("其中", start)  # which goes on about the paragraph before
        if not divides:
            self.clock.open_paragraph()
        if year := YEAR_AHEAD.match(text, start, end):
            self.clock.open_year(int(year[1]))
        if ASKED.match(text, start, end):
            self.clock.asked()
        passage.open(start, end)
        if not divides:
            statements.open()
        number, last, opens = 0, len(found), start
        while number < last:
            stop = text.find("。", start, end) + 1 or end
            if (
                start == opens
                and stop - start < SECTION
                and found[number].start >= stop
                and text[start] in NUMBERS
            ):
                marks = self._marks(start, stop)
                if TIMED.search(text, start, stop):
                    self.clock.heading(marks, text, start, stop)
                statements.title(text[start : stop - 1], marks)
            first = number
            while number < last and found[number].start < stop:
                number += 1
            if number > first or self._tells(start):
                if start > opens:
                    passage.next(start)
                    statements.sentence()
                if number > first:
                    rest = min(stop, found[number - 1].end + BEHIND)
                    self._sentence(self._marks(start, rest), found, first, number)
                else:
                    self._head(start, min(stop, start + HEAD), start == opens)
            start = stop

    def _sentence(self, marks: list[Mark], found: list[Quantity], first: int, last: int) -> None:
        """A sentence with quantities."""
        passage, statements = self.passage, self.statements
        at, count = 0, len(marks)
        for number in range(first, last):
            begin, stop, answers = found[number].start, found[number].end, statements.answers
            while at < count:
                mark = marks[at]
                if mark.start >= begin:
                    break
                sorts = mark.sorts
                if sorts & c.BREAKS:
                    if not (sorts & c.COLON and self._tells_number(mark.end, begin, stop)):
                        passage.breaks(mark)
                else:
                    passage.heard.append(mark)
                    if sorts & TELLING:
                        passage.hear(mark, answers)
                at += 1
            while at < count and marks[at].start < stop:
                at += 1
            if at:
                mark = marks[at - 1]
                if mark.start < stop < mark.end and mark.cue.says:
                    passage.heard.append(replace(mark, start=stop))
            statements.add(passage, found, number, self._behind(marks, at, found, number))

    def _tells_number(self, colon: int, begin: int, stop: int) -> bool:
        """Whether a colon stands between a subject and its number: 一般公共预算收入：5%以上."""
        return (
            self.text[stop : stop + 1] in CLAUSE_ENDS
            and TO_NUMBER.fullmatch(self.text, colon, begin) is not None
        )

    def _behind(self, marks: list[Mark], at: int, found: list[Quantity], number: int) -> list[Mark]:
        """The words behind a number up to the end of its clause or the next number."""
        stop = found[number + 1].start if number + 1 < len(found) else len(self.text)
        behind = []
        for mark in marks[at : at + 10]:
            if mark.sorts & ENDS or mark.start >= stop:
                break
            behind.append(mark)
        return behind
