"""How long reading takes, in passes of one number regex over the same text, and how time and memory grow.

python -m bench.speed [FOLDER_OF_REPORTS]
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from extract import Report, extract

NATIONAL = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "national"
NUMBER = re.compile(r"\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千万亿]+")
ROUNDS = 7
COPIES = (1, 10, 100)


def reports(folder: Path) -> list[Report]:
    """The reports of a folder, each named by its year."""
    files = sorted(folder.glob("*.txt"))
    return [
        Report(file.read_text("utf-8"), region="全国", year=int(file.stem[:4]), doc=file.name)
        for file in files
    ]


def one_pass(found: list[Report]) -> int:
    """The yardstick: visit every number of the texts."""
    return sum(sum(1 for _ in NUMBER.finditer(report.text)) for report in found)


def reading(found: list[Report]) -> int:
    """What is measured."""
    return sum(len(extract(report)) for report in found)


def interleaved(found: list[Report]) -> tuple[float, float, int]:
    """The best of several rounds of both, measured in turn, in seconds of the processor."""
    best_pass = best_reading = float("inf")
    figures = 0
    for _ in range(ROUNDS):
        start = time.process_time()
        one_pass(found)
        between = time.process_time()
        figures = reading(found)
        end = time.process_time()
        best_pass, best_reading = min(best_pass, between - start), min(best_reading, end - between)
    return best_pass, best_reading, figures


def grown(folder: Path, copies: int) -> None:
    """Read the folder so many times over, a report at a time; print seconds and peak memory."""
    found = reports(folder)
    reading(found[:1])
    start = time.perf_counter()
    for _ in range(copies):
        for report in found:
            extract(report)
    seconds = time.perf_counter() - start
    print(f"{seconds:.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def main(arguments: list[str]) -> None:
    """Print passes, characters a second, and growth."""
    folder = Path(arguments[0]) if arguments else NATIONAL
    if len(arguments) > 1:
        grown(folder, int(arguments[1]))
        return
    found = reports(folder)
    reading(found[:1])
    characters = sum(len(report.text) for report in found)
    one, all_, figures = interleaved(found)
    print(f"{len(found)} reports, {characters} characters, {figures} figures")
    print(f"one pass {one * 1000:.1f} ms, reading {all_ * 1000:.1f} ms: {all_ / one:.1f} passes")
    print(f"{characters / all_ / 1e6:.2f} million characters a second")
    for copies in COPIES:
        command = [sys.executable, "-m", "bench.speed", str(folder), str(copies)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
        )
        seconds, memory = done.stdout.split()
        print(f"{copies:4} copies: {seconds} s, peak memory {memory} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
