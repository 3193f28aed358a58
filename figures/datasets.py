"""The datasets that ship with the project, built into the store from their files when these change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from extract.documents import UnreadableReport, read
from extract.entries import HOME, Entry, entries
from figures import intake
from figures.facts import read_facts
from figures.intake import report_files
from figures.store import Store
from figures.writer import Writer

FOLDER = HOME / "data" / "datasets"
FIELDS = frozenset(["label", "about", "kind", "path", "opening", "cards"])
OF_FACTS = ("data/catalogue/regions.csv", "figures/facts.py", "figures/places.py")
OF_READING = ("data/catalogue/*.*", "data/catalogue/metrics/*.yaml", "extract/**/*.py", "figures/intake.py")

Progress = Callable[[float, str], None]


def unheard(_done: float, _key: str) -> None:
    """Progress that nobody listens to."""


@dataclass(frozen=True)
class Dataset:
    """One entry of datasets.yaml; `path` is None for the readers' own reports, `cards` are the metrics that the
    overview opens with where they are not those of the mission."""

    key: str
    label: Mapping[str, str]
    about: Mapping[str, str]
    kind: str
    path: Path | None
    region: str
    year: int | None
    metric: str
    cards: tuple[str, ...]


@cache
def datasets(folder: Path = FOLDER) -> Mapping[str, Dataset]:
    """All datasets by their key, in the order of the screen."""
    return {entry.key: _dataset(entry) for entry in entries(folder / "datasets.yaml")}


def ensure(
    store: Store, progress: Progress = unheard, shipped: Iterable[Dataset] | None = None
) -> list[UnreadableReport]:
    """Build the datasets that are missing or whose files, catalogue or reader changed; tell what failed.

    Several programs may start at once: one builds, the others wait for it, then find it done.
    """
    every = datasets().values() if shipped is None else shipped
    wanted = {found.key: fingerprint(found) for found in every if found.path}
    changed = [found for found in every if found.path and store.fingerprint(found.key) != wanted[found.key]]
    failed = []
    for number, dataset in enumerate(changed):
        part = partial(_part_of, progress, number, len(changed))
        with store.writing() as writer:
            if writer.fingerprint(dataset.key) != wanted[dataset.key]:
                failed += _fill(writer, dataset, part)
                writer.touch(dataset.key, wanted[dataset.key])
    return failed


def build(store: Store, dataset: Dataset, progress: Progress = unheard) -> list[UnreadableReport]:
    """Build one dataset anew, whatever it holds; tell what failed."""
    with store.writing() as writer:
        failed = _fill(writer, dataset, progress)
        writer.touch(dataset.key, fingerprint(dataset))
    return failed


def fingerprint(dataset: Dataset) -> str:
    """A mark that changes when the dataset's files do, or what reads them."""
    found = sha256()
    for file in (*_files(dataset), *_readers(dataset.kind)):
        found.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _fill(writer: Writer, dataset: Dataset, progress: Progress) -> list[UnreadableReport]:
    writer.clear(dataset.key)
    if dataset.kind == "facts":
        for card, figures in read_facts(_path(dataset)).items():
            writer.add(dataset.key, card, figures)
        progress(1.0, dataset.key)
        return []
    files, failed = report_files([_path(dataset)]), []
    for number, file in enumerate(files, 1):
        try:
            report = read(file)
        except UnreadableReport as error:
            failed.append(error)
        else:
            writer.add(dataset.key, intake.card(report), intake.entries(report))
        progress(number / len(files), dataset.key)
    return failed


def _part_of(progress: Progress, number: int, whole: int, done: float, key: str) -> None:
    progress((number + done) / whole, key)


def _files(dataset: Dataset) -> list[Path]:
    path = _path(dataset)
    return [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())


def _readers(kind: str) -> Iterator[Path]:
    for pattern in OF_FACTS if kind == "facts" else OF_READING:
        yield from sorted(HOME.glob(pattern))


def _path(dataset: Dataset) -> Path:
    assert dataset.path is not None
    return dataset.path


def _dataset(entry: Entry) -> Dataset:
    entry.check(FIELDS)
    path = entry.text("path", "")
    opening = entry.fields.get("opening", {})
    if not isinstance(opening, dict) or not all(isinstance(value, str) for value in opening.values()):
        raise entry.wrong("opening must give region, year and metric")
    year = str(opening.get("year", ""))
    if year and not year.isdecimal():
        raise entry.wrong(f"{year} is no year")
    return Dataset(
        key=entry.key,
        label=entry.both("label"),
        about=entry.both("about"),
        kind=entry.choice("kind", ("reports", "facts"), "reports"),
        path=entry.file.parent / path if path else None,
        region=str(opening.get("region", "")),
        year=int(year) if year else None,
        metric=str(opening.get("metric", "")),
        cards=entry.many("cards"),
    )
