"""Where statements stand: the paragraph of the report, and the sentence itself."""

from dataclasses import dataclass

from figures.frames.passages import passage
from figures.frames.stated import each
from figures.store import Store


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure's paragraph, counted from 1, and its sentence with the words of the figure apart."""

    paragraph: int
    left: str
    words: str
    right: str


def cited(store: Store, dataset: str, figures: tuple[int, ...]) -> dict[int, Cited]:
    """The places of those figures whose report's text is held, by figure_id."""
    if not figures:
        return {}
    rows = store.figures(dataset, figure_id=figures)
    rows = rows[rows["has_text"] & rows["start"].notna()]
    texts = {report: store.text(report) for report in rows["report_id"].unique()}
    found = {}
    for figure in each(rows):
        at = passage(texts[figure.report_id], figure.start or 0, figure.quote)
        found[figure.figure_id] = Cited(at.paragraph, at.left, at.words, at.right)
    return found
