"""How often the extractor is right on the annotated texts: by kind of error, and by how sure it says it is.

python -m bench.reading [EVAL_FOLDER] [SEEDS_FOLDER]
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import yaml

from extract import Figure, Report, extract

SHARED = Path(__file__).resolve().parents[2] / "shared"
FIELDS = ("kind", "status", "period_start", "period_end", "bound", "upper")
STEPS = (0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.0)
Row = dict[str, str]


def annotated(folder: Path) -> dict[str, list[Row]]:
    """The annotated figures of all texts, by document."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for file in sorted(folder.glob("*.csv")):
        if not file.stem.endswith("_traps"):
            with file.open(encoding="utf-8-sig", newline="") as lines:
                for row in csv.DictReader(lines):
                    rows[row["doc"]].append(row)
    return rows


def found(*folders: Path) -> dict[str, list[Figure]]:
    """What the extractor reads in the texts of the folders, by document."""
    figures = {}
    for folder in folders:
        for card in yaml.safe_load((folder / "reports.yaml").read_text(encoding="utf-8")):
            text = (folder / card["file"]).read_bytes().decode("utf-8")
            report = Report(text, region=card.get("region", ""), year=card.get("year"), doc=card["file"])
            figures[card["file"]] = extract(report)
    return figures


def paired(rows: list[Row], figures: list[Figure]) -> list[tuple[Row | None, Figure | None]]:
    """Annotated and found figures side by side: those that begin at one place, the likest first."""
    pairs: list[tuple[Row | None, Figure | None]] = []
    left = list(figures)
    for row in rows:
        here = [figure for figure in left if figure.start == int(row["start"])]
        best = min(here, key=lambda figure: len(errors(row, figure)), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((row, best))
    return pairs + [(None, figure) for figure in left]


def errors(row: Row, figure: Figure) -> list[str]:
    """The fields that are wrong, those left out that careful readers would fill differently."""
    loose = (row.get("loose") or "").split()
    wrong = [name for name in FIELDS if name not in loose and str(getattr(figure, name) or "") != (row[name] or "")
             and not (name == "upper" and _same(row["upper"], figure.upper))]  # fmt: skip
    if not _same(row["value"], figure.value):
        wrong.append("value")
    if row["unit"] != figure.unit:
        wrong.append("unit")
    if row["metric"] and row["metric"] != figure.metric:
        wrong.append("metric")
    return wrong


def _same(written: str, value: Decimal | None) -> bool:
    if not written or value is None:
        return not written and value is None
    return abs(Decimal(written) - value) < Decimal("1e-9")


def main(arguments: list[str]) -> None:
    """Print errors by kind and how right figures of each certainty are."""
    texts = Path(arguments[0]) if arguments else SHARED / "eval" / "dev"
    seeds = Path(arguments[1]) if len(arguments) > 1 else SHARED / "seeds"
    rows, figures = annotated(texts), found(texts / "texts", seeds)
    pairs = [pair for doc, gold in rows.items() for pair in paired(gold, figures.get(doc, []))]
    kinds: Counter[str] = Counter()
    steps: dict[float, list[bool]] = defaultdict(list)
    for row, figure in pairs:
        wrong = ["missed"] if figure is None else ["extra"] if row is None else errors(row, figure)
        kinds.update(wrong)
        if figure is not None:
            full = not [name for name in wrong if name != "metric"]
            steps[next(step for step in STEPS if figure.reading >= step)].append(full)
    print(
        f"{len(pairs)} figures, errors: "
        + (", ".join(f"{name} {n}" for name, n in kinds.most_common()) or "none")
    )
    print("reading    figures   right in full")
    right = total = 0
    for step in STEPS:
        right, total = right + sum(steps[step]), total + len(steps[step])
        if steps[step]:
            share = sum(steps[step]) / len(steps[step])
            print(
                f">= {step:4}    {len(steps[step]):7}   {share:7.1%}      this and above: {total}, {right / total:.1%}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
