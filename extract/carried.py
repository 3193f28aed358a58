"""Which subject a figure has: its own, its member of a list, or the one it carries on from before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract import places, subjects
from extract.clauses import BASE, COMPARE, PART, RESPECTIVELY, TIME, TOTAL, Lexicon, Mark
from extract.kinds import PERCENT, SIDES
from extract.looks import Look, joins
from extract.passages import WITHIN, Passage
from extract.quantities import Quantity


@dataclass(slots=True)
class Subject:
    """The phrase that names what is counted, the words that may claim it for a metric, and the place it names.

    listed: it is one of several that a list of numbers belongs to, so that the words beside it are not its own
    """

    phrase: str
    words: list[Mark]
    place: str = ""
    listed: bool = False


NOBODY = Subject("", [])
# A verb alone, whose object is that of the figure before: 去年建成58公里，今年再建成46公里.
VERB = re.compile(
    "[再又还新想将要已共]{0,3}(?:建成?|引进?|办成?|自办|承办|主办|开办|选派|派出|入库|储备|增?设立?|添置?|获批|训"
    "|(?:排查|倒排|摸排|确定|认定|反馈|发现|查找?)[出到了]?来?的?|其余|剩余|余下|剩下|另外?|完成|改完?|解决|实现)[了好]?"
)
VERBS = 7
# What is said in brackets right behind a figure, or of an aim (完成任务的58.6%), leaves the subject as it was.
OPENS = ("（", "(")
ASIDE = 20
AIMS = ("任务", "计划", "目标", "预算")
AIM = 9
ALL_OF = re.compile("^全[体省市县区国州盟旗]")


class Subjects:
    """The subjects of a paragraph as its figures are read."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.open()

    def open(self) -> None:
        """A paragraph begins."""
        self.last = NOBODY
        self.sentence()

    def sentence(self) -> None:
        """A sentence begins."""
        self.stated = 0
        self.members: list[Subject] = []
        self.run_start = 0
        self.recent: list[Subject] = []

    def subject(self, look: Look, passage: Passage) -> Subject:
        """What the figure is of."""
        place = look.number - self.run_start
        if look.run and place < len(self.members):
            found = self.members[place]
            self.recent.append(found)
            return found
        own, found = self._single(look, passage)
        if not look.run:
            self.run_start, last, self.members = look.number, self.members, []
            size = self._size(look.found, look.number)
            if size > 1:
                self.members = last if not own and len(last) == size else self._listed(found, size, own, look)
                if self.members:
                    found = self.members[0]
        if own and not self._passing(look, found.phrase):
            self.last = found
        if own or self.members:
            self.recent.append(found)
        self.stated += 1
        return found

    def _passing(self, look: Look, phrase: str) -> bool:
        """Whether the figure speaks of the subject before it: 完成任务的58.6%, or in brackets （折算为9847美元）."""
        aim = look.of and _aims(phrase)
        end = look.before.end if look.before else 0
        return aim or (end > 0 and self.text[end : end + 1] in OPENS and look.quantity.start - end < ASIDE)

    def _single(self, look: Look, passage: Passage) -> tuple[bool, Subject]:
        """The subject that stands beside the number, else the one it carries on; whether it is its own."""
        words = look.heard + look.after
        if not look.own:
            return self._carried(look, passage, words)
        tail = ""
        if look.owned:
            rest = look.found[look.number + 1].start if look.number + 1 < len(look.found) else len(self.text)
            tail = subjects.noun(self.text, look.quantity.end, rest)
        lead = "" if look.bare else subjects.trimmed(look.phrase, look.heard, look.said.start)
        if not tail and (self.last.phrase or passage.leads):
            kind = passage.leads and look.quantity.unit in subjects.KIND_UNITS and subjects.KINDS.match(lead)
            if kind and (led := self._led(passage, look)):
                return True, Subject(lead, led.words + words)  # 新党员里，35岁及以下的1930名
            verb = VERB.fullmatch(lead) if len(lead) < VERBS else None
            aside = look.before is not None and self.text[look.before.end : look.before.end + 1] in OPENS
            aim = (aside or self.text.startswith("的", look.quantity.end)) and _aims(lead)
            if aim or (verb and not _fits(Subject(lead, words), look.quantity.unit)):
                led = self._led(passage, look) if verb else None
                last = self.last = led or self.last
                return False, Subject(last.phrase, last.words + words)
            place = "" if look.around & COMPARE else places.alone(lead)
            if place and not places.alone(self.last.phrase):
                led = self._led(passage, look)
                if led or self.last.phrase:
                    self.last = led or self.last
                    return False, Subject(place + self.last.phrase, self.last.words + words, place)
            if other := self._counterpart(lead):
                return True, other
            if look.around & PART and (whole := self._composed(lead, words, look.quantity.unit)):
                return True, whole
        return True, Subject((lead + tail)[: subjects.LONGEST + 10], words)

    def _led(self, passage: Passage, look: Look) -> Subject | None:
        """What the clauses before speak of, where they claim a metric: 发展党员，安定区486名."""
        end = look.before.end if look.before else 0
        for start, stop, heard in reversed(passage.leads):
            if (start >= end or self.text[stop - 1] in WITHIN) and (
                any(mark.cue.says for mark in heard) or self._gapped(heard, stop)
            ):
                phrase, bare = subjects.lead(self.text, heard, start, stop)
                return None if bare else Subject(phrase[: subjects.LONGEST], heard)
        return None

    def _gapped(self, heard: list[Mark], stop: int) -> bool:
        """Whether a word with a gap stands whole in a clause that ends there: “90后”副科人选库."""
        return any(self.text.find(tail, mark.end, stop) >= 0 for mark in heard for tail, _ in mark.cue.gaps)

    def _carried(self, look: Look, passage: Passage, words: list[Mark]) -> tuple[bool, Subject]:
        """The subject of a clause that names none: that of the clause before, else of the figure before."""
        end = look.before.end if look.before else 0
        leads = [lead for lead in passage.leads if lead[0] >= end]
        claiming = [
            lead for lead in leads if any(mark.cue.says for mark in lead[2]) or _summed(lead[2], look.heard)
        ]
        for start, stop, heard in reversed(claiming or ([] if self.stated else leads)):
            phrase, bare = subjects.lead(self.text, heard, start, stop)
            if self.last.phrase and (place := places.alone(phrase)):  # 林逢镇最高，682万元
                return False, Subject(place + self.last.phrase, self.last.words + words, place)
            if not bare:
                return True, Subject(phrase[: subjects.LONGEST], heard + words)
        look.doubts.append("carried" if self.stated else "subject")
        last, unit = self.last, look.quantity.unit
        # 举办培训班5期、培训430人次，而2018年为4期
        if unit not in PERCENT and look.around & (TIME | BASE) and last.words and not _fits(last, unit):
            says = any(mark.cue.says for mark in last.words) or (
                look.before is not None and look.before.kind == "share"
            )
            last = next((one for one in reversed(self.recent) if says and _fits(one, unit)), last)
            self.last = last
        return False, Subject(last.phrase, last.words + words)

    def _size(self, found: list[Quantity], number: int) -> int:
        """How many numbers stand one after another, divided by 、 or 和 only."""
        size, last = 1, len(found)
        while number + size < last:
            one, other = found[number + size - 1], found[number + size]
            rates = one.unit in PERCENT and other.unit in PERCENT
            if not joins(self.text, one.end, other.start, rates):
                break
            size += 1
        return size

    def _listed(self, found: Subject, size: int, own: bool, look: Look) -> list[Subject]:
        """The subjects that a run of numbers belongs to one by one, where they are listed."""
        parts = subjects.members(found.phrase, size)
        if parts:
            return self._members(parts, bool(look.around & PART), look.quantity.unit)
        if (not own or look.said.sorts & RESPECTIVELY) and len(self.recent) >= size:
            return self.recent[-size:]
        return []

    def _members(self, parts: list[str], divides: bool, unit: str) -> list[Subject]:
        """The members of a list: places of the subject before, or things that share the noun of the last."""
        last = self.last
        if last.phrase and places.listed(parts):
            return [Subject(part + last.phrase, last.words, part, True) for part in parts]
        found = [Subject(part, self._words(part), "", True) for part in parts]
        shared = [mark for mark in found[-1].words if mark.cue.says][-1:]
        for place, part in enumerate(found):
            if _fits(part, unit):
                continue
            if divides and (whole := self._composed(part.phrase, [], unit)):
                found[place] = whole
            elif shared and shared[0].start > 0 and shared[0].end == len(parts[-1]):
                if part.phrase.endswith(shared[0].cue.word):
                    continue
                found[place] = Subject(part.phrase + shared[0].cue.word, part.words + shared, "", True)
        return found

    def _words(self, phrase: str) -> list[Mark]:
        """The words of a phrase that stands so in no text."""
        return self.lexicon.marks(phrase, 0, len(phrase))

    def _counterpart(self, lead: str) -> Subject | None:
        """城镇居民人均可支配收入5.2万元，农村2.8万元: the second has the noun of the first."""
        whole = self.last.phrase
        if lead[:2] not in SIDES or whole[:2] not in SIDES or lead[2:] not in ("", whole[2:4]):
            return None
        phrase = lead + whole[len(lead) :]
        return Subject(phrase, self._words(phrase))

    def _composed(self, part: str, words: list[Mark], unit: str) -> Subject | None:
        """A part with the noun of its whole, where the two make a word: 其中农村居民 of 居民人均可支配收入."""
        whole = ALL_OF.sub("", self.last.phrase)
        if not 1 < len(part) < 9 or _fits(Subject(part, words), unit):
            return None
        shared = next((size for size in range(4, 0, -1) if part.endswith(whole[:size])), 0)
        phrase = part + whole[shared:]
        marks = self._words(phrase)
        if any(mark.cue.says and mark.start < len(part) < mark.end for mark in marks):
            return Subject(phrase, marks + words)
        return None


def _aims(phrase: str) -> bool:
    """Whether the phrase names an aim and not what it is of: 下达任务."""
    return len(phrase) < AIM and phrase.endswith(AIMS)


def _summed(heard: list[Mark], total: list[Mark]) -> bool:
    """Whether the words that a sum closes stood in the clause before: 集体经济仍是短板，去年总收入452万元."""
    return any(
        tail in sum_.cue.word
        for mark in heard
        for tail, _ in mark.cue.gaps
        for sum_ in total
        if sum_.sorts & TOTAL
    )


def _fits(subject: Subject, unit: str) -> bool:
    """Whether a word of the subject names a metric that is counted in the unit."""
    return any(
        unit in metric.accepts and mark.cue.word not in metric.beside
        for mark in subject.words
        for metric in mark.cue.says
    )
