"""A report goes in: its card, and an entry for each figure that is read in it."""

from collections.abc import Iterable
from pathlib import Path

from extract.documents import Report
from extract.figure import Figure, extract
from figures.entries import Card, Entry
from figures.places import place, place_of_figure
from figures.store import Store

CARDS = "reports.yaml"


def report_files(paths: Iterable[Path]) -> list[Path]:
    """The files given and those in the folders given, in the order of their names, hidden ones left out."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        shown = (file for file in inside if file == path or _visible(file.relative_to(path)))
        found |= dict.fromkeys(shown)
    return list(found)


def _visible(file: Path) -> bool:
    return file.name != CARDS and not any(part.startswith((".", "~$")) for part in file.parts)


def card(report: Report) -> Card:
    """What the store keeps of a report besides its figures."""
    name, code = place(report.region)
    return Card(
        doc=report.doc,
        title=report.title or report.doc,
        region=name,
        region_code=code,
        year=report.year,
        publisher=report.publisher,
        url=report.url,
        guessed=report.guessed,
        text=report.text,
    )


def entries(report: Report) -> list[Entry]:
    """Every figure that is read in the report."""
    return [_entry(figure, report) for figure in extract(report)]


def _entry(figure: Figure, report: Report) -> Entry:
    name, code = place_of_figure(figure.region, report.region)
    return Entry(
        value=float(figure.value),
        upper=None if figure.upper is None else float(figure.upper),
        period_start=figure.period_start,
        period_end=figure.period_end,
        quote=figure.quote,
        start=figure.start,
        unit=figure.unit,
        bound=figure.bound,
        kind=figure.kind,
        status=figure.status,
        region=name,
        region_code=code,
        subject=figure.subject,
        metric=figure.metric,
        reading=figure.reading,
        cues="; ".join(figure.cues),
    )


def keep(store: Store, dataset: str, report: Report, *, again: bool = False) -> tuple[str, int]:
    """Read the report and keep it: "added", "replaced" or "unchanged", and how many figures it states."""
    found = entries(report)
    with store.writing() as writer:
        return writer.add(dataset, card(report), found, again=again), len(found)
