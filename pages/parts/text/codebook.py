"""What the codebook page says of metrics, columns and rules."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from extract.catalogue import Metric, catalogue
from figures.amounts import unit_name
from figures.exports.columns import columns as file_columns
from figures.frames.codebook import Book, Entry
from pages.parts import reader
from pages.parts.fragments import Cell, Column, Row, table
from pages.parts.language import group_name, language, metric_name, region_name, say, years_text
from pages.parts.shell import address
from pages.parts.text import figures as told
from pages.parts.text.explore import quoted

WIDTHS = {"metric": 230, "group": 130, "unit": 70, "kind": 70, "total": 90, "better": 110, "id": 210}
RULES = ("1", "2", "3", "4", "5")
REASONS = ("not_stated", "no_report", "rejected", "not_due")
VOCABULARY = {
    "bound": ("exact", "at_least", "at_most", "about"),
    "kind": ("level", "change", "growth", "share"),
    "status": ("actual", "target"),
    "review": ("unreviewed", "confirmed", "corrected", "rejected"),
}


def listing(book: Book, group: str | None) -> pd.DataFrame:
    """The metrics as a table, those of one line of work or all."""
    rows = book.metrics if group is None else book.metrics[book.metrics["group"] == group]
    known = [catalogue().metrics[name] for name in rows["metric"]]
    return pd.DataFrame(
        {
            "metric": [metric_name(metric.id) for metric in known],
            "group": [group_name(metric.group) for metric in known],
            "unit": [unit_name(metric.unit, language()) or metric.unit for metric in known],
            "kind": [say(f"kind.{metric.kind}") for metric in known],
            "total": [say(f"total.{metric.total}") for metric in known],
            "better": [say(f"better.{metric.better}") for metric in known],
            "figures": rows["figures"].tolist(),
            "regions": rows["regions"].tolist(),
            "years": [_years(row) for row in told.rows(rows)],
            "id": rows["metric"].tolist(),
        }
    )


def _years(row: Any) -> str | None:
    if pd.isna(row.first):
        return None
    return years_text(int(row.first), int(row.last))


def list_columns() -> dict[str, Any]:
    """How the table of metrics is headed."""
    names = ("metric", "group", "unit", "kind", "total", "better", "figures", "regions", "years", "id")
    heads = {name: say(f"codebook.col.{name}") for name in names}
    numbers = {
        name: st.column_config.NumberColumn(heads.pop(name), format="localized", width=70)
        for name in ("figures", "regions")
    }
    words = {n: st.column_config.TextColumn(head, width=WIDTHS.get(n, 90)) for n, head in heads.items()}
    return words | numbers


def list_subtitle(book: Book) -> str:
    """How many metrics there are and how many the dataset holds."""
    held = int((book.metrics["figures"] > 0).sum())
    return say("codebook.list.sub", every=len(book.metrics), held=held)


def meaning(metric: Metric) -> str:
    """Everything that is declared of a metric."""
    of = {"of": metric.of, "growth_of": metric.growth_of, "share_of": metric.share_of}
    others = ("、" if language() == "zh" else ", ").join(u for u in metric.accepts if u != metric.unit)
    pairs = [
        (say("codebook.unit"), escape(unit_name(metric.unit, language()) or metric.unit)),
        (say("codebook.accepts"), escape(others)),
        (say("codebook.kind"), escape(say(f"kind.{metric.kind}"))),
        (say("codebook.total"), escape(say(f"total.{metric.total}.about"))),
        (say("codebook.better"), escape(say(f"better.{metric.better}"))),
        *((say(f"codebook.{name}"), _to(other)) for name, other in of.items() if other),
        (say("codebook.since"), str(metric.since or "")),
        (say("codebook.id"), f"<code>{escape(metric.id)}</code>"),
    ]
    return reader.facts(pairs)


def _to(metric: str) -> str:
    return reader.link(metric_name(metric), address("codebook", metric=metric, part="metrics"))


def words(metric: Metric) -> str:
    """The words that claim the metric, and those that stop it."""
    if not metric.says:
        return f'<p class="wr-muted">{escape(say("codebook.says.none"))}</p>'
    says = _words(metric.says, "")
    never = _words(metric.never, "never")
    about = f'<p class="wr-sub wr-above">{escape(say("codebook.words"))}</p>'
    return about + reader.facts([(say("codebook.says"), says), (say("codebook.never"), never)])


def _words(phrases: Iterable[str], tone: str) -> str:
    spans = "".join(f'<span class="{tone}">{escape(phrase)}</span>' for phrase in phrases)
    return f'<div class="wr-words">{spans}</div>' if spans else ""


def coverage(found: Entry) -> str:
    """Regions by years with the number of statements; empty cells say why there is none."""
    cells = {(row.region, row.year): row for row in told.rows(found.coverage)}
    rows = []
    for region in found.regions:
        across = [_count(cells.get((region, year))) for year in found.years]
        rows.append(Row([Cell(region_name(region)), *across]))
    heads = [Column(say("codebook.col.regions")), *(Column(str(year), number=True) for year in found.years)]
    return f'<div class="wr-heat">{table(say("codebook.coverage"), heads, rows)}</div>'


def _count(row: Any) -> Cell:
    if row is None or not row.figures:
        return Cell(
            say(f"missing.{row.reason}") if row is not None and row.reason else "—", tone="muted small"
        )
    return Cell(f"{row.figures:,}", tone=f"s{1 if row.figures == 1 else 2 if row.figures < 4 else 3}")


def example(row: Any, passage: Any) -> str:
    """One example: the sentence, or the words as carried over, and which report says so."""
    link = reader.link(
        f"{told.where_and_when(row)} · {told.stated(row)}", address("explore", figure=row.figure_id)
    )
    about = f'<p class="wr-sub">{link} · {escape(told.report_named(row))}</p>'
    if passage is None:
        return f"{about}<div>{escape(str(row.subject))} <mark>{escape(str(row.quote))}</mark></div>"
    return about + quoted(replace(passage, after="", before=passage.before if "\t" in passage.left else ""))


def file_table() -> str:
    """The columns of the files: label, id, meaning and words of their cells, type, standard."""
    rows = []
    for column in file_columns().values():
        about = column.about[language()]
        if column.values:
            about += _listed({word: text[language()] for word, text in column.values.items()})
        cells = [
            Cell(column.label[language()]),
            Cell(html=f"<code>{escape(column.id)}</code>"),
            Cell(about),
            Cell(say(f"type.{column.type}"), tone="muted"),
            Cell(column.standard, tone="muted small"),
        ]
        rows.append(Row(cells))
    heads = [Column(say(f"codebook.column.{name}")) for name in ("label", "id", "about", "type", "standard")]
    return table(say("codebook.columns"), heads, rows)


def _listed(values: Mapping[str, str]) -> str:
    """The words that a cell may hold, with what they mean where that is another word."""
    named = [
        word if text in (word, word.replace("_", " ")) else f"{word} {text}" for word, text in values.items()
    ]
    return f"（{'；'.join(named)}）" if language() == "zh" else f" ({'; '.join(named)})"


def counting() -> str:
    """The rule for which statement counts, step by step."""
    steps = "".join(f"<li>{escape(say(f'rules.counting.{step}'))}</li>" for step in RULES)
    return f'<ol class="wr-rules">{steps}</ol>'


def reasons() -> str:
    """Why a cell may be empty."""
    return reader.facts((say(f"missing.{name}"), escape(say(f"rules.empty.{name}"))) for name in REASONS)


def vocabulary(name: str) -> str:
    """The words of bounds, kinds, statuses or reviews, and what they mean."""
    return reader.facts((say(f"{name}.{word}"), escape(say(f"word.{word}"))) for word in VOCABULARY[name])
