"""The command: python -m figures add | build | facts."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from extract.documents import Report, UnreadableReport, read
from extract.entries import CatalogueError
from figures import intake
from figures.datasets import build, datasets
from figures.entries import Card, Entry
from figures.facts import FactsError, write_facts
from figures.store import Store, StoreError

MINE = "mine"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if all went well, 1 if something failed."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except (StoreError, FactsError, CatalogueError) as error:
        _say(str(error))
    except (OSError, SQLAlchemyError) as error:
        reason = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
        _say(f"无法读写：{reason}", f"Cannot read or write: {reason}")
    except KeyboardInterrupt:
        _say("已中断，写完的报告都已保存。", "Stopped; every report that was finished is kept.")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m figures", description="报告数字库 The store of figures")
    commands = parser.add_subparsers(required=True, metavar="add | build | facts")

    add = commands.add_parser("add", help="读入报告 read reports into the store")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹 files or folders")
    add.add_argument("--dataset", default=MINE, help="数据集，默认 mine; the dataset, mine by default")
    add.add_argument("--again", action="store_true", help="重读已收录的报告 read reports anew that are held")
    add.set_defaults(run=_add)

    make = commands.add_parser("build", help="重建数据集 make the shipped datasets anew")
    make.add_argument("keys", nargs="*", metavar="KEY", help="数据集，默认全部; datasets, all by default")
    make.set_defaults(run=_build)

    facts = commands.add_parser("facts", help="报告中的数字存为 CSV，不含原文 figures as CSV, without text")
    facts.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹 files or folders")
    facts.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    facts.add_argument("--region", default="", help="报告所属地区 the place whose reports they are")
    facts.add_argument(
        "--title", default="", help="报告标题，{year} 代表年份 title; {year} stands for the year"
    )
    facts.add_argument("--publisher", default="", help="发布单位 publisher")
    facts.add_argument("--url", default="", help="网址，可含 {year} address; may hold {year}")
    facts.add_argument("--years", type=_years, metavar="FIRST-LAST", help="只要这些年的报告 only these years")
    facts.add_argument(
        "--reading",
        type=float,
        default=0.8,
        help="没有指标的数字，把握不低于此数才收，默认 0.8; figures without a metric need this reading",
    )
    facts.set_defaults(run=_facts)

    for command in (add, make):
        command.add_argument("--store", metavar="ADDRESS", help="数据库，默认 data/figures.db; the database")
    return parser


def _add(options: argparse.Namespace) -> int:
    own = [key for key, dataset in datasets().items() if not dataset.path]
    if options.dataset not in own:
        _say(
            f"报告只能加入 {' '.join(own)}，不能加入 {options.dataset}。",
            f"Reports can be added to {' '.join(own)}, not to {options.dataset}.",
        )
        return 1
    store = Store(options.store)
    count = dict.fromkeys(("added", "replaced", "unchanged"), 0)
    figures, failed = 0, False
    for report in _reports(options.paths):
        if report is None:
            failed = True
            continue
        outcome, found = intake.keep(store, options.dataset, report, again=options.again)
        count[outcome] += 1
        figures += found if outcome != "unchanged" else 0
    store.close()
    added, replaced, held = count.values()
    _say(
        f"新增 {added} 份，更新 {replaced} 份，已有 {held} 份；读出 {figures} 个数字。",
        f"{added} reports added, {replaced} replaced, {held} held already; {figures} figures read.",
    )
    return int(failed)


def _build(options: argparse.Namespace) -> int:
    known = {key: dataset for key, dataset in datasets().items() if dataset.path}
    unknown = [key for key in options.keys if key not in known]
    if unknown:
        _say(
            f"没有可重建的数据集 {' '.join(unknown)}；可选 {' '.join(known)}。",
            f"No such dataset to build: {' '.join(unknown)}. There are {' '.join(known)}.",
        )
        return 1
    store = Store(options.store)
    failed: list[UnreadableReport] = []
    for key in options.keys or known:
        with tqdm(total=100, desc=key, unit="%", disable=None, leave=False) as bar:
            failed += build(store, known[key], _moving(bar))
        _say(f"{known[key].label['zh']}：{len(store.figures(key))} 个数字", f"{key}: built")
    store.close()
    for error in failed:
        _say(f"未能读取 {error.path}：{error.reason}")
    return int(bool(failed))


def _facts(options: argparse.Namespace) -> int:
    failed = False
    rows: list[tuple[Card, Entry]] = []
    for report in _reports(options.paths):
        if report is None:
            failed = True
            continue
        stated = _stated(report, options)
        if options.years is None or stated.year in options.years:
            source = replace(intake.card(stated), text=None)
            kept = (e for e in intake.entries(stated) if e.metric or e.reading >= options.reading)
            rows += [(source, replace(entry, cues="")) for entry in kept]
    write_facts(options.output, rows)
    _say(f"{len(rows)} 个数字已写入 {options.output}。", f"{len(rows)} figures written to {options.output}.")
    return int(failed)


def _stated(report: Report, options: argparse.Namespace) -> Report:
    """The report with what the command says of it; a file named by its year was delivered in it."""
    stem = Path(report.doc).stem
    year = int(stem) if stem.isdecimal() and len(stem) == 4 else report.year
    return replace(
        report,
        year=year,
        region=options.region or report.region,
        title=options.title.replace("{year}", str(year or "")) or report.title,
        publisher=options.publisher or report.publisher,
        url=options.url.replace("{year}", str(year or "")) or report.url,
    )


def _reports(paths: Sequence[Path]) -> Iterator[Report | None]:
    """Each report of the files and folders; None for one that cannot be read, after saying why."""
    files = intake.report_files(paths)
    if not files:
        _say("没有找到报告文件。", "No report files were found.")
        yield None
    for file in tqdm(files, unit="份", disable=None if len(files) > 1 else True, leave=False):
        try:
            report = read(file)
        except UnreadableReport as error:
            _say(f"未能读取 {file}：{error.reason}", f"Not read: {file}")
            yield None
        except OSError as error:
            _say(f"未能读取 {file}：{error.strerror}", f"Not read: {file}")
            yield None
        else:
            yield report


def _moving(bar: "tqdm[NoReturn]") -> Callable[[float, str], None]:
    def move(done: float, _key: str) -> None:
        bar.update(round(done * 100) - bar.n)

    return move


def _years(text: str) -> range:
    """The years of FIRST-LAST.

    >>> _years("1978-2025")
    range(1978, 2026)
    """
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _say(*lines: str) -> None:
    for line in lines:
        tqdm.write(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
