"""Many files at once: which files a path means, and what became of each, in one process or several."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from extract.documents import UnreadableReport, read
from extract.figure import Figure, extract
from extract.formats import SUFFIXES

_FEW = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its figures and what is known of the report, or why it was not read."""

    path: Path
    figures: tuple[Figure, ...] = ()
    title: str = ""
    region: str = ""
    year: int | None = None
    guessed: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    failure: str = ""


def files(paths: Sequence[Path]) -> Iterator[Path | Outcome]:
    """The files that some paths mean, each once; a folder means every report in it, by name."""
    seen: set[Path] = set()
    for path in paths:
        found: list[Path | Outcome] = list(_folder(path)) if path.is_dir() else [path]
        for item in found:
            if isinstance(item, Outcome) or item not in seen:
                yield item
            if isinstance(item, Path):
                seen.add(item)


def _folder(folder: Path) -> Iterator[Path | Outcome]:
    failures: list[OSError] = []
    held = False
    for place, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith((".", "~$")):
                held = True
                yield Path(place, name)
    for error in failures:
        yield Outcome(Path(error.filename or folder), failure="文件夹打不开 (the folder cannot be opened)")
    if not held and not failures:
        kinds = " ".join(sorted(suffix[1:] for suffix in SUFFIXES))
        yield Outcome(folder, failure=f"文件夹里没有可读的文件，可读：{kinds} (no file of these kinds in it)")


def outcome(path: Path, region: str = "", year: int | None = None) -> Outcome:
    """What becomes of one file; nothing is raised."""
    try:
        report = read(path, region, year)
        figures = tuple(extract(report))
    except UnreadableReport as error:
        return Outcome(path, failure=error.reason)
    except MemoryError:
        return Outcome(path, failure="内存不够 (not enough memory)")
    except Exception as error:  # whatever a damaged file brings about, the other files are read
        return Outcome(path, failure=f"读取时出错 (an error while reading: {type(error).__name__}: {error})")
    return Outcome(path, figures, report.title, report.region, report.year, report.guessed, report.gaps)


def outcomes(
    found: Sequence[Path | Outcome], region: str = "", year: int | None = None, jobs: int | None = None
) -> Iterator[Outcome]:
    """What became of each file, in order; without `jobs`, many files take as many processes as processors."""
    jobs = min(jobs or (1 if len(found) <= _FEW else os.cpu_count() or 1), len(found) or 1)
    if jobs == 1:
        yield from (item if isinstance(item, Outcome) else outcome(item, region, year) for item in found)
        return
    pool = ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    try:
        waiting: deque[tuple[Path | Outcome, Future[Outcome] | None]] = deque()
        for item in found:
            task = None if isinstance(item, Outcome) else _submit(pool, item, region, year)
            waiting.append((item, task))
            if len(waiting) >= 8 * jobs:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, path: Path, region: str, year: int | None) -> Future[Outcome] | None:
    try:
        return pool.submit(outcome, path, region, year)
    except BrokenProcessPool:
        return None


def _result(item: Path | Outcome, task: Future[Outcome] | None) -> Outcome:
    if isinstance(item, Outcome):
        return item
    try:
        if task is not None:
            return task.result()
    except BrokenProcessPool:
        pass
    return Outcome(item, failure="读取进程中断，可用 --jobs 1 再试 (the reading process died: try --jobs 1)")
