"""The command: python -m extract REPORT_OR_FOLDER... writes the figures that reports state."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from extract.batch import Outcome, files, outcomes
from extract.cards import year_of
from extract.catalogue import CatalogueError, catalogue
from extract.rows import FORMATS
from extract.summary import summary, unread


class _UnwritableError(Exception):
    """The output cannot be written; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when every file was read, 1 when one was not, 2 for a wrong call."""
    options = _options(arguments)
    try:
        catalogue()
        return _run(options)
    except (CatalogueError, _UnwritableError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"写不了 (cannot be written: {error})", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("已中断，没有写出文件 (stopped; no file was written)", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace) -> int:
    found = list(files(options.paths))
    done: list[Outcome] = []
    counted: Counter[str] = Counter()
    with _output(options.output, options.format) as out:
        write = FORMATS[options.format](out)
        for outcome in _watched(found, options):
            year = str(outcome.year or "")
            write(outcome.figures, (outcome.title, outcome.region, year, " ".join(outcome.guessed)))
            counted.update(figure.metric for figure in outcome.figures)
            done.append(replace(outcome, figures=()))
    lines = unread(done) if options.quiet else summary(done, counted)
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    return 1 if any(outcome.failure for outcome in done) else 0


def _watched(found: list[Path | Outcome], options: argparse.Namespace) -> Iterator[Outcome]:
    """The outcomes, with a progress bar where somebody looks on."""
    results = outcomes(found, options.region, options.year, options.jobs)
    if options.quiet or len(found) < 2 or not sys.stderr.isatty():
        yield from results
        return
    from tqdm import tqdm

    yield from tqdm(results, total=len(found), unit="份", leave=False)


@contextmanager
def _output(path: Path | None, form: str) -> Iterator[TextIO]:
    """Standard output, or a file that appears whole or not at all; a CSV file bears a byte-order mark."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    special = path.exists() and not path.is_file()  # such as /dev/null
    draft = path if special else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding=encoding, newline="") as out:
            yield out
        if not special:
            draft.replace(path)
    except OSError as error:
        raise _UnwritableError(f"{path}: 写不了 (cannot be written: {error.strerror})") from error
    finally:
        if not special:
            draft.unlink(missing_ok=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m extract",
        description="读报告，把里面的每个数据连同原文位置写成表格。"
        " Reads work reports and writes every figure they state, with its place in the text.",
        epilog="同一文件夹里的 reports.yaml 可写明每份报告的 file title region year publisher url；"
        "没写明的按文件名和正文猜。"
        " A reports.yaml beside the files may state these for each file; the rest is guessed and shown.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹 (files or folders)")
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="csv", help="输出格式，默认 csv (output format)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="写到文件，默认标准输出 (write to a file)"
    )
    parser.add_argument(
        "--region", default="", help="这些报告的地区，如 湖南省常德市鼎城区 (whose reports these are)"
    )
    parser.add_argument("--year", type=_year, help="这些报告作出的年份 (the year they were delivered)")
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="几个进程同时读 (number of processes)")
    parser.add_argument("--quiet", action="store_true", help="不显示进度和小结 (no progress, no summary)")
    return parser.parse_args(arguments)


def _year(words: str) -> int:
    try:
        return year_of(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _jobs(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words) <= 256:
        raise argparse.ArgumentTypeError(
            f"应是 1 到 256 的整数，不是 {words} (a whole number from 1 to 256, not {words})"
        )
    return int(words)


if __name__ == "__main__":
    sys.exit(main())
