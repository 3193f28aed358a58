"""Sentences to paste: both figures exactly, the change, and where they stand; in Chinese and in English."""

import re
from collections.abc import Iterable, Mapping

from figures.amounts import plain, scale, unit_name, written
from figures.frames.citing import Cited
from figures.frames.comparing import Absent
from figures.frames.stated import RATES, Stated
from figures.frames.years import Pair
from pages.parts.language import Language, language, metric_name, region_name, say, speaking

BETWEEN_HAN = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")  # a space stands beside digits only


def sentences(pairs: Iterable[Pair], places: Mapping[int, Cited], spoken: Language) -> str:
    """One sentence for each pair of figures, a line each, in that language."""
    with speaking(spoken):
        return "\n".join(sentence(pair, places) for pair in pairs if pair.shown)


def sentence(pair: Pair, places: Mapping[int, Cited]) -> str:
    """What is to be said of one pair, in the language being spoken."""
    sides = [side for side in (pair.later, pair.earlier) if isinstance(side, Stated)]
    if not sides:
        return ""
    compared = _absent(pair) if len(sides) == 1 else _compared(sides[1], sides[0], pair)
    words = opened(sides[0]) + compared
    if language() == "zh":
        words = BETWEEN_HAN.sub("", words)
    return words + citation(sides, places) + say("sentence.end")


def opened(figure: Stated) -> str:
    """Year, place, metric and figure."""
    return say(
        "sentence.value",
        year=figure.period_end,
        region=region_name(figure.region) + (f"（{figure.scope}）" if figure.scope else ""),
        metric=metric_name(figure.metric),
        amount=amount(figure),
    )


def _compared(earlier: Stated, later: Stated, pair: Pair) -> str:
    change, before = pair.change, amount(earlier)
    than = say("sentence.last_year") if pair.last - pair.first == 1 else say("sentence.year", year=pair.first)
    if change.difference is None:
        return say("sentence.both", than=than.strip(), before=before, why=why(pair))
    if change.direction == "same":
        return say("sentence.same", than=than)
    form = ".points" if change.unit in RATES else "" if change.percent is not None else ".bare"
    size = abs(change.difference)
    values = {
        "than": than,
        "before": before,
        "about": say("amount.approximately") if change.about else " " if language() == "zh" else "",
        "difference": plain(size) if form == ".points" else exact(size, change.unit),
    }
    if form == "":
        values["percent"] = plain(abs(change.percent or 0), 1) + "%"
    if form == ".bare":
        values["why"] = why(pair)
    return say(f"sentence.{change.direction}{form}", **values)


def _absent(pair: Pair) -> str:
    instead = stands_instead(pair)
    if instead:
        return say("sentence.none.instead", why=why(pair), instead=instead)
    return say("sentence.none", why=why(pair))


def stands_instead(pair: Pair) -> str:
    """What the report states where a year's own figure is missing."""
    side = pair.earlier if pair.change.side == "earlier" else pair.later
    if not isinstance(side, Absent) or side.instead is None:
        return ""
    found = side.instead
    if side.reason == "growth":
        return say("why.instead.growth", amount=amount(found))
    words = say(
        "why.instead.cumulative", first=found.period_start, last=found.period_end, amount=amount(found)
    )
    return BETWEEN_HAN.sub("", words)


def why(pair: Pair) -> str:
    """Why a change, or its percentage, is not computed; empty where it is."""
    reason = pair.change.reason
    return say(f"why.{reason}", year=pair.year) if reason else ""


def amount(figure: Stated) -> str:
    """A figure in running text with its bound in words: 至少 1.6万人次, about 30 people."""
    if figure.upper is not None:
        low, high = exact(figure.value, figure.unit), exact(figure.upper, figure.unit)
        return say(
            "amount.range", low=low.removesuffix(unit_name(figure.unit, language())).strip(), high=high
        )
    text = exact(figure.value, figure.unit)
    return text if figure.bound == "exact" else say(f"amount.{figure.bound}", amount=text)


def exact(value: float, unit: str) -> str:
    """Number and unit, shortened to 万 or m only where nothing is lost.

    >>> with speaking("zh"):
    ...     exact(32900, "人次"), exact(16025, "人次"), exact(95.6, "%")
    ('3.29万人次', '16,025人次', '95.6%')
    """
    step = scale(value, unit, language())
    if abs(round(value / step.divisor, 2) * step.divisor - value) <= abs(value) * 1e-12:
        return written(value, unit, language())
    name = unit_name(unit, language())
    decimals = 0 if float(value).is_integer() else min(len(f"{value:.10g}".partition(".")[2]), 6)
    joint = " " if language() == "en" and name and name != "%" else ""
    return plain(value, decimals) + joint + name


def citation(figures: Iterable[Stated], places: Mapping[int, Cited]) -> str:
    """The reports and the paragraphs the figures stand in, each named once."""
    named = dict.fromkeys(source(figure, places) for figure in figures)
    return say("sentence.cited", sources=("、" if language() == "zh" else "; ").join(named))


def source(figure: Stated, places: Mapping[int, Cited]) -> str:
    """Title of the report, and the paragraph where its text is held, else the offset where it is known."""
    title = figure.report_title.strip("《》")
    if figure.figure_id in places:
        return say("sentence.paragraph", title=title, place=places[figure.figure_id].paragraph)
    if figure.start is not None:
        return say("sentence.offset", title=title, place=figure.start + 1)
    return say("sentence.source", title=title)
