"""Whose report of which year a text is, guessed from its name, head and words where nobody stated it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise, takewhile

from extract.cards import FIRST_YEAR, LAST_YEAR
from extract.catalogue import Region, catalogue
from extract.wording import Wording

_HEAD, _TAIL, _SHORT, _SIGNATURE = 30, 8, 60, 30
_WORDS = Wording("headings")
_KIND = re.compile(_WORDS.any("report"))
_SALUTATION = re.compile(rf"{_WORDS.any('salutation')}.{{0,30}}[：:！!]$")
_NO_TITLE = re.compile(
    rf"^(?:{_WORDS.any('no_title')}|[（(—\-–]|第\d+版|[一二三四五六七八九十\d]+[、.．])"
    r"|[>＞|｜。；]|，.*，|我(?:们|代表|受)"
)
_DIGITS = str.maketrans("０１２３４５６７８９〇○零Ｏ一二三四五六七八九", "01234567890000123456789")
_YEAR = r"(?:(?:19|20)\d\d|[１２][９０][０-９]{2}|[一二][九〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})"
_DATE = re.compile(
    rf"(?<![\d一-九])({_YEAR})(?:\s*年[\d０-９一二三四五六七八九十\s月]{{2,9}}日|\s*[-/.]\s*\d\d?\s*[-/.]\s*\d\d?(?!\d))"
)
_ISSUED = re.compile(rf"{_WORDS.any('issued')}|\d\d?:\d\d")
_TITLE_YEAR = re.compile(rf"(?<!\d)({_YEAR})(?=\s*年|[—–\-~至]{_YEAR}年)")
_NAME_YEAR = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?![0-9A-Za-z])")
_REVIEWED = re.compile(rf"^[一二三]、\s*({_YEAR})年.{{0,8}}{_WORDS.any('review')}", re.M)
_SAID_YEAR = re.compile(
    r"(?<![\d到])(?<![^截]至)((?:19|20)\d\d|[１２][９０][０-９]{2})年(?!度?[以之]?前|底?前)"
)
_SETTLED = re.compile(_WORDS.any("settled"))
_PART = re.compile(r"上半年|季度|[\d一二三四五六七八九十]\s*月")
_PLANNED = re.compile(rf"年[^。；\n]{{0,16}}{_WORDS.any('planned')}")
_SAME_YEAR = re.compile(_WORDS.any("same_year"))
_SUMMARY = re.compile(_WORDS.any("summary"))
_SO_FAR = re.compile(_WORDS.any("so_far"))
_LAST_YEAR = re.compile(_WORDS.any("last_year"))
_STATE = re.compile(_WORDS.any("state"))
_PLACEHOLDER = re.compile(rf"(?:[XＸ×]{{1,3}}|[xｘ]{{2,3}}|\*{{2,3}}|某){_WORDS.any('levels')}")
_BELOW = re.compile(rf"[一-鿿]{{1,6}}?{_WORDS.any('below')}(?![级民干委党组镇庄])")
_OWN = re.compile(
    rf"^(?:中共|在)?([一-鿿]{{2,5}}?{_WORDS.any('levels', 'below')})(?=\d|{_WORDS.any('owner')})"
)
_SPEAKER = re.compile(rf"代表([一-鿿]{{2,24}}?){_WORDS.any('speaker')}")
_NO_PLACE = frozenset(_WORDS.list("no_place"))
_COMMON_PLACE = re.compile(f"^{_WORDS.any('no_place_start')}")


def title(text: str, stem: str) -> str:
    """The first line that looks like a heading, else the file's name without its ending.

    >>> title("仅供学习\\n在全县组织工作会议上的讲话\\n同志们：", "001")
    '在全县组织工作会议上的讲话'
    """
    lines = list(takewhile(lambda line: not _SALUTATION.match(line), _head(text)))
    for line, following in pairwise([*lines, ""]):
        broken = len(following) < 3 and not _KIND.search(line)  # a title may run over two lines
        whole = line + following if broken else line
        if _KIND.search(whole) and 4 <= len(whole) <= _SHORT and _heading_like(whole):
            return whole
    if _KIND.search(stem) and len(stem) > 6:
        return stem
    return next((line for line in lines[:8] if 6 <= len(line) <= 40 and _heading_like(line)), stem)


def _head(text: str) -> list[str]:
    """The first lines that hold words."""
    lines = (line.strip().strip("\u200b\u200d\u2060\ufeff") for line in text[:6000].split("\n"))
    return [line for line in lines if line][:_HEAD]


def _tail(text: str) -> list[str]:
    lines = (line.strip() for line in text[-1500:].split("\n"))
    return [line for line in lines if line][-_TAIL:]


def _heading_like(line: str) -> bool:
    return line[-1] not in "。；，、：！？:;,.!?" and not _NO_TITLE.search(line)


def _number(words: str) -> int:
    return int(words.translate(_DIGITS))


def year(text: str, title: str, stem: str, published: int | None = None) -> int | None:
    """The year a report was delivered.

    Surest first: a date of delivery under the title or at the end; the year of the file's name; of the title;
    that of publication; the latest year the text talks about. A summary (总结) of a year is taken as
    delivered a year later, unless it was published in that year or speaks of it as the present one (今年以来,
    明年); so is a communiqué, final account or audit.

    >>> year("（2020年1月6日在县十八届人大四次会议上）", "政府工作报告", "")
    2020
    >>> year("", "2023年度组织工作总结及2024年工作计划", "")
    2024
    """
    short = [
        line for line in (*_head(text), *_tail(text)) if len(line) <= _SHORT and line[-1] not in "。；，"
    ]
    for line in short:
        if found := _DATE.search(line):
            if not _ISSUED.search(line):
                return _number(found[1])
            published = published or _number(found[1])
    for words, pattern in ((stem, _NAME_YEAR), (title, _TITLE_YEAR)):
        years = [_number(found) for found in pattern.findall(words)]
        if years and published in (max(years), max(years) + 1):
            return published
        if years:
            return _delivered(max(years), len(set(years)), words, text)
    if published:
        return published
    if reviewed := _REVIEWED.search(text):
        return _number(reviewed[1]) + 1
    return _latest(text)


def _delivered(latest: int, count: int, words: str, text: str) -> int:
    """The year of delivery of a report whose title names one year or several."""
    if count > 1 or not re.search("[一-鿿]", words) or _SAME_YEAR.search(words) or _PART.search(words):
        return latest
    if _SETTLED.search(words) or f"{latest + 1}年" in text:
        return latest + 1
    if _SO_FAR.search(text) or ("今年" in text and not _planned_now(text)):
        return latest
    return latest + 1 if _SUMMARY.search(words) or _LAST_YEAR.search(text) else latest


def _planned_now(text: str) -> bool:
    """Whether the text plans for this year (今年) rather than looks back on it."""
    return any(_PLANNED.match(text, place.start() + 1) for place in re.finditer("今年", text))


def _latest(text: str) -> int | None:
    """The latest year talked about, or the one after it where the text looks back on it."""
    said = [(found, _number(found[1])) for found in _SAID_YEAR.finditer(text)]
    said = [(found, number) for found, number in said if FIRST_YEAR <= number <= LAST_YEAR]
    if not said:
        return None
    counted = Counter(number for _, number in said)
    latest = max(counted, key=lambda number: (counted[number], number))
    while counted[latest + 1] > 1:  # a target year further on is no year of delivery
        latest += 1
    places = [found.end() - 1 for found, number in said if number == latest]
    if any(_PLANNED.match(text, place) for place in places):
        return latest
    closed = re.search(rf"截[至止]{latest}年(?:12月|底|末)", text) or _LAST_YEAR.search(text)
    return latest + 1 if closed and not _SO_FAR.search(text) else latest


def region(text: str, title: str, stem: str) -> str:
    """The place whose report it is: a placeholder, the country, or a place of the catalogue or in it.

    >>> region("", "湖南省常德市鼎城区政府工作报告", "")
    '湖南省常德市鼎城区'
    >>> region("在XX县组织工作会议上的讲话", "", "")
    'XX县'
    """
    for words in (title, stem):
        if place := _place(words):
            return place
    if _STATE.search(text[:1500]):
        return "全国"
    head = [line for line in _head(text)[:12] if len(line) <= _SHORT]
    tail = [line for line in _tail(text)[-4:] if len(line) <= _SIGNATURE]
    for words in (*head, *_SPEAKER.findall(text[:1500]), *tail):
        if place := _place(words):
            return place
    found = Counter(_PLACEHOLDER.findall(text))
    return max(found, key=lambda name: found[name]) if found else ""


def _place(words: str) -> str:
    """The first place that some words name."""
    if found := _PLACEHOLDER.search(words):
        return found[0]
    for start in range(len(words) - 1):
        place = (
            catalogue().within(words[start : start + 30])
            if words[start : start + 2] in _beginnings()
            else None
        )
        if place is None or place.level == "country" or place.name in _NO_PLACE:
            continue
        end = start + _length(words[start:], place)
        below = _BELOW.match(words, end)
        return full_name(place) + (below[0] if below and not _COMMON_PLACE.match(below[0]) else "")
    own = _OWN.match(words)
    return own[1] if own and not _COMMON_PLACE.match(own[1]) else ""


@cache
def _beginnings() -> frozenset[str]:
    """The first two characters of every place's name."""
    return frozenset(place.name[:2] for place in catalogue().regions.values())


def _length(words: str, place: Region) -> int:
    """How many characters the name of the place takes."""
    ends: Iterable[int] = (
        words.index(name) + len(name) for name in (place.name, *place.aliases) if name in words[:30]
    )
    return next(iter(ends), 0)


def full_name(place: Region) -> str:
    """A region's name with what it lies in: 湖南省常德市鼎城区, 湖北省枝江市."""
    line = [part for part in catalogue().places.lineage(place) if part.level != "country"]
    if place.level == "county" and place.name.endswith("市"):
        line = [place, *(part for part in line if part.level == "province")]
    return "".join(part.name for part in reversed(line))
