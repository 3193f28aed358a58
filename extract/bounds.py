"""How exact a number is: the words before and behind it (近, 超过, 余, 以上)."""

from dataclasses import dataclass
from functools import cache

from extract.entries import HOME, entries

MORE = frozenset("余多餘几幾来來")
LARGE = frozenset("万亿萬億")
INSIDE = MORE | frozenset("个個 \n")  # what may stand between a numeral and its 万 or 亿
_FILE = HOME / "data" / "catalogue" / "bounds.yaml"
_CLAUSE_ENDS = "，。；：,;\n"
_HEADING = 12  # characters; the words of a line so short go on in no number of the next
_BEFORE_FAR = "占仅只尚为达还已是当"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Words to bounds, and the words in which they are no bound."""

    before: dict[str, str]
    behind: dict[str, str]
    magnitudes: frozenset[str]
    words: frozenset[str]
    tails: dict[str, tuple[int, ...]]  # how long the words before are, by their last character, longest first
    heads: frozenset[str]  # the first characters of the words behind
    far: dict[str, str]
    marks: tuple[str, ...]


@cache
def known() -> Bounds:
    """The words of bounds.yaml, read once."""
    found = {entry.key: entry for entry in entries(_FILE)}
    before, behind, far = (
        {word: bound for bound in ("at_least", "at_most", "about") for word in found[side].many(bound)}
        for side in ("before", "behind", "far")
    )
    magnitudes, words = (frozenset(found[name].many("words")) for name in ("magnitudes", "words"))
    marks = found["marks"].many("words")
    heads = frozenset(word[0] for word in behind)
    tails: dict[str, tuple[int, ...]] = {}
    for length in sorted({len(word) for word in before}, reverse=True):
        for tail in {word[-1] for word in before if len(word) == length}:
            tails[tail] = (*tails.get(tail, ()), length)
    return Bounds(before, behind, magnitudes, words, tails, heads | {"\n"}, far, marks)


def magnitude(text: str, end: int, run: str) -> tuple[int, str, str]:
    """A numeral with 余, 多 or 个 inside (30余万, 三千七百多万, 5个亿): its end, its words, its bound."""
    if text[end] in " \n":
        blank = 3 if text.startswith("\n\u200b\n", end) else 1
        end += blank if text[end + blank] in "余多餘" else 0
    after, bound = text[end], "exact"
    if after in "几幾" and text[end + 1] in "十百千" and run[-1] in "百千万":  # 一百几十种
        end, bound = end + 1, "at_least"
    elif after in MORE:
        if (after in "几幾" and run[-1] != "十") or (after in "来來" and run[-1] not in "十百千万"):
            return end, run, "exact"
        bound = "about" if after in "来來" else "at_least"  # 五十来个
    elif (
        after in "个個"
        and text[end + 1] in "多余"
        and (text[end + 2] in LARGE or text.startswith("百分", end + 2))
    ):  # 3个多亿, 三个多百分点
        end, bound = end + 1, "at_least"
    elif after not in "个個" or (
        text[end + 1] not in "亿億" and text[end + 1 : end + 3] not in ("万亿", "萬億")
    ):
        return end, run, "exact"
    start = end = end + 1
    while text[end] in LARGE:
        end += 1
    return end, run + text[start:end], bound


def behind(text: str, end: int, bound: str) -> tuple[int, str]:
    """Where the quote ends, and the bound by the words behind a unit: 左右, 以上, 多."""
    if text[end] in "余多餘" and text[end + 1] not in "月年天小种样元边":
        return end + 1, "at_least"
    if text[end] not in known().heads:
        return end, bound
    said = known().behind.get(text[end : end + 2])
    if said is None and "\n" in text[end : end + 2]:
        said = known().behind.get(text[end : end + 3].replace("\n", "", 1))
        end += said is not None
    return (end, bound) if said is None else (end + 2, said)


def before(text: str, start: int) -> str:
    """The bound by the words before a number."""
    words, stop = known(), start
    if text[stop - 1] in " \n":
        stop -= 1
        if text[stop] == "\n" and stop - text.rfind("\n", 0, stop) < _HEADING:
            return "exact"
    for length in words.tails.get(text[stop - 1], ()):
        word = text[stop - length : stop]
        said = words.before.get(word)
        if said is None:
            continue
        if length == 1 and text[stop - 2 : stop] in words.words:
            return "exact"
        if word in words.magnitudes and text[start] not in "百千万亿十":
            return "exact"
        return "exact" if word[-1] in "超过過" and _leads(text, stop - length) else said
    return "exact"


def far(text: str, start: int) -> str:
    """The bound that stands before what a share is of: 约占全省的四分之一, 不到全年预算的三成."""
    if text[start - 1] == "的" or "约" in text[start - 14 : start]:
        said = clause(text, start, 14)
        for word, bound in known().far.items():
            at = -1 if word + "位" in said else said.find(word)
            if at == 0 or (at > 0 and (bound != "at_least" or said[at - 1] in _BEFORE_FAR)):
                return bound
    return "exact"


def least(text: str, start: int) -> bool:
    """Whether 至少 stands before the verb and its object: 至少打造红色美丽村庄2个."""
    said = clause(text, start, 18)
    return "至少" in said and not any(sign.isnumeric() for sign in said.rpartition("至少")[2])


def reached(text: str, end: int, bound: str) -> str:
    """The bound of a number that may be a mark that was passed: 迈上400亿元台阶, 跨过12亿元大关."""
    return "at_least" if bound == "exact" and text.startswith(known().marks, end) else bound


def both(ahead: str, behind: str) -> str:
    """One bound of two: what stands before the number counts, but 近 does not soften 余."""
    return behind if ahead == "exact" or (ahead == "about" and behind == "at_least") else ahead


def _leads(text: str, start: int) -> bool:
    """Whether 超过 measures a lead and bounds nothing: 比计划超过2亿元."""
    before = clause(text, start, 30)
    at = before.rfind("比")
    if at < 0 or before[at + 1 : at + 2] in tuple("重例较价值率"):
        return False
    if before[max(0, at - 1) : at] in tuple("占同环对成"):
        return False
    return before[-1:] not in tuple("长長高加幅降少升到达")


def from_to(text: str, start: int) -> bool:
    """Whether 从 or 由 before a number makes A到B two figures and no range."""
    return any(word in clause(text, start, 8) for word in "从由從")


def clause(text: str, start: int, reach: int) -> str:
    """What stands before a number in its clause, as far back as `reach`."""
    before = text[start - reach : start]
    for stop in _CLAUSE_ENDS:
        before = before.rpartition(stop)[2]
    return before
