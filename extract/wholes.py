"""What a figure may be a part of: the counts that its sentence and the one before it stated of the same unit."""

from __future__ import annotations

import re
from typing import TypeAlias

from extract.looks import BLANK, Look, Stated, run_end
from extract.subjects import KINDS

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
KIND_ENDS = (*"的者线上下女性民工", "党员", "干部", "人员", "工人", "学生", "学历", "程度")
AMONG = ("中：", "中，", "中,")
ByUnit: TypeAlias = dict[str, Stated]


class Wholes:
    """The counts of a paragraph that later ones may divide, by unit.

    whole: those of this sentence; earlier: of the one before; parts: those that 其中 divides just now
    phrase: the subject of the last figure that a metric claimed
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.whole: ByUnit = {}
        self.sentence()

    def sentence(self) -> None:
        """A sentence begins: 其中 at its head divides what the one before it stated."""
        self.earlier, self.whole = self.whole, {}
        self.parts: ByUnit = {}
        self.phrase = ""

    def divide(self, parts: bool, before: Stated | None) -> None:
        """其中 divides the figures before it until the next semicolon; none where the last of them is of no metric."""
        self.parts = dict(self.whole or self.earlier) if parts else {}
        if before and before.kind == "level" and not before.metric:
            self.parts.pop(before.unit, None)

    def keep(self, figure: Stated, part: bool, phrase: str) -> None:
        """Remember a figure that a metric claimed, with its subject; a `part` leaves its whole the whole."""
        self.phrase = phrase
        if figure.kind != "level":
            return
        if self.text.startswith(AMONG, figure.end):  # 提拔的96人中：乡镇一线39人
            self.parts[figure.unit] = figure
        last = self.whole.get(figure.unit)
        if part:
            self.whole |= self.parts
        elif (
            last is None or last.metric != figure.metric or last.value <= figure.value
        ):  # no 年均797名 behind all
            self.whole[figure.unit] = figure

    def _add_up(self, look: Look, whole: Stated) -> bool:
        """Whether the number and those joined to it are all of the whole: 选派64名，三处分别为12人、22人、30人."""
        first, last = look.number, run_end(self.text, look.found, look.number)
        return last > first and sum(one.value for one in look.found[first : last + 1]) == whole.value

    def of(self, look: Look, unit: str) -> Stated | None:
        """The figure that this one is a part of, or goes on from: before 其中, （ and 、, or of people of a kind."""
        if part := self.parts.get(unit):
            return None if EXTREME.search(look.phrase) or look.quantity.value > part.value else part
        whole = self.whole.get(unit)
        if whole is None:
            return None
        if not look.run and self._add_up(look, whole):
            self.parts = {unit: whole}
            return whole
        start, before = look.quantity.start, look.before
        if self.text[whole.end : whole.end + 1] in OPENS and self.text.find("）", whole.end, start) < 0:
            return whole  # 提拔66人（正科23人、副科43人）
        near = before is None or self.text.find("；", before.end, start) < 0
        of = near and self.text[max(0, start - 3) : start].rstrip(BLANK).endswith(("者", "的"))
        if of or ((near or look.phrase.endswith(KIND_ENDS)) and KINDS.match(look.phrase)):
            return whole
        if before and before.kind == "level" and before.unit == unit and before.metric:
            sign = self.text[before.end : before.end + 1]
            alike = unit in PEOPLE_UNITS and look.phrase.endswith(PERSONS)
            goes_on = sign in GOES_ON and (alike or (look.phrase[-ALIKE:] == self.phrase[-ALIKE:] != ""))
            return before if sign in OPENS or goes_on else None
        return None
