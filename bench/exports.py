"""CSV of a million figures against pyarrow's own writer on the same frame, as a ratio of times.

    python -m bench.exports [FIGURES]

pyarrow writes the frame's columns as they are: no names beside codes, no year, no guard against formulas,
no CRLF, floats as powers of ten. Both start from the pandas frame and end in memory.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow.csv import write_csv

from figures.datasets import build, datasets
from figures.exports import csv_pieces, figures_sheet
from figures.store import Store

FIGURES = 1_000_000
ROUNDS = 5
BAR = 1.5


def many_figures(count: int) -> pd.DataFrame:
    """The national figures over and over, each time with new numbers."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "figures.db")
        build(store, datasets()["national"])
        figures = store.figures("national")
        store.close()
    repeated = figures.take(np.arange(count) % len(figures)).reset_index(drop=True)
    return repeated.assign(figure_id=np.arange(count) + 2**51)


def ours(figures: pd.DataFrame) -> int:
    """The tidy CSV as an address streams it; its size."""
    out = pa.BufferOutputStream()
    for piece in csv_pieces(figures_sheet(figures)):
        out.write(piece)
    return int(out.getvalue().size)


def peer(figures: pd.DataFrame) -> int:
    """The same frame by pyarrow; its size."""
    out = pa.BufferOutputStream()
    write_csv(pa.Table.from_pandas(figures, preserve_index=False), out)
    return int(out.getvalue().size)


def timed(write: Callable[[pd.DataFrame], int], figures: pd.DataFrame) -> tuple[float, int]:
    """Seconds and bytes."""
    start = time.perf_counter()
    size = write(figures)
    return time.perf_counter() - start, size


def main() -> int:
    """Alternate both writers and print the median of their ratios."""
    figures = many_figures(int(sys.argv[1]) if len(sys.argv) > 1 else FIGURES)
    rounds = [(timed(ours, figures), timed(peer, figures)) for _ in range(ROUNDS)]
    for name, which in (("ours", 0), ("pyarrow", 1)):
        times = [turn[which][0] for turn in rounds]
        size = rounds[0][which][1] / 1e6
        print(f"{name:8} {median(times):.2f} s ({min(times):.2f} to {max(times):.2f}), {size:.0f} MB")
    ratio = median(turn[0][0] / turn[1][0] for turn in rounds)
    print(f"{len(figures):,} figures, ratio {ratio:.2f} (bar {BAR})")
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main())
