"""The shipped datasets: their files are sound, they are built once, and again when something changed."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from extract.catalogue import catalogue
from figures import datasets as module
from figures.datasets import Dataset, build, datasets, ensure, fingerprint
from figures.entries import Card, Entry
from figures.facts import COLUMNS, FactsError, read_facts, write_facts
from figures.store import Store

SOURCE = Card("", "公报", "全国", "100000", 2022, "某报", "https://example.org")
MEMBERS = Entry(96712000, 2021, 2021, "9671.2万名", unit="人", region="全国", metric="party_members")
LATE = replace(
    MEMBERS, value=95148000, quote="9514.8万名", scope="截至6月5日", upper=95150000, note="一，“二”"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "figures.db")
    yield store
    store.close()


@pytest.fixture
def facts(tmp_path: Path) -> Dataset:
    file = tmp_path / "facts.csv"
    write_facts(file, [(SOURCE, MEMBERS), (SOURCE, LATE)])
    return replace(datasets()["published"], key="facts", path=file)


@pytest.fixture
def folder(tmp_path: Path) -> Dataset:
    path = tmp_path / "reports"
    path.mkdir()
    (path / "b.txt").write_text("2023年，青河旗举办培训班50期。", encoding="utf-8")
    (path / "a.txt").write_text("2022年，青河旗举办培训班40期。", encoding="utf-8")
    (path / "reports.yaml").write_text(
        "- {file: a.txt, region: 青河旗, year: 2023}\n- {file: b.txt, region: 青河旗, year: 2024}\n",
        encoding="utf-8",
    )
    return replace(datasets()["sample"], key="folder", path=path)


def test_facts_are_read_as_they_were_written(facts: Dataset) -> None:
    assert facts.path is not None
    found = read_facts(facts.path)
    assert {source: [replace(e, region_code="") for e in entries] for source, entries in found.items()} == {
        SOURCE: [MEMBERS, LATE]
    }
    assert found[SOURCE][0].region_code == "100000"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("gdp,全国,2020,2020,many,,元,exact,level,actual,,,,,,1,公报,,2021,,,", "many"),
        ("gdp,全国,2020,2020,1,,元,precise,level,actual,,,,,,1,公报,,2021,,,", "precise"),
        ("gdp,全国,,2020,1,,元,exact,level,actual,,,,,,1,公报,,2021,,,", "''"),
        ("gdp,全国", "facts.csv:2"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(tmp_path: Path, row: str, reason: str) -> None:
    file = tmp_path / "facts.csv"
    file.write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(FactsError, match=r"facts\.csv:2 .*") as error:
        read_facts(file)
    assert reason in str(error.value)


def test_ensure_builds_what_is_missing_and_nothing_twice(store: Store, facts: Dataset) -> None:
    told: list[float] = []
    assert ensure(store, lambda done, _: told.append(done), [facts]) == []
    version = store.version("facts")
    assert len(store.figures("facts", "party_members", "全国", (2021, 2021))) == 2
    ensure(store, shipped=[facts])
    assert store.version("facts") == version
    assert told == [1.0]


def test_ensure_builds_anew_what_changed(store: Store, facts: Dataset) -> None:
    ensure(store, shipped=[facts])
    assert facts.path is not None
    write_facts(facts.path, [(SOURCE, MEMBERS)])
    ensure(store, shipped=[facts])
    assert len(store.figures("facts")) == 1


def test_a_mistake_in_a_file_leaves_the_dataset_as_it_was(store: Store, facts: Dataset) -> None:
    ensure(store, shipped=[facts])
    assert facts.path is not None
    facts.path.write_text("metric\n", encoding="utf-8")
    with pytest.raises(FactsError):
        ensure(store, shipped=[facts])
    assert len(store.figures("facts")) == 2


def test_programs_that_start_at_once_build_once(
    tmp_path: Path, facts: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: Counter[str] = Counter()

    def counted(path: Path) -> dict[Card, list[Entry]]:
        built[path.name] += 1
        return read_facts(path)

    monkeypatch.setattr(module, "read_facts", counted)

    def start(_: int) -> int:
        own = Store(tmp_path / "figures.db")
        try:
            ensure(own, shipped=[facts])
            return len(own.figures("facts"))
        finally:
            own.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start, range(4))) == [2] * 4
    assert built == {"facts.csv": 1}


def test_a_folder_of_reports_is_read_with_its_text(store: Store, folder: Dataset) -> None:
    told: list[float] = []
    assert build(store, folder, lambda done, _: told.append(done)) == []
    reports = store.reports("folder")
    assert reports[["doc", "region_code", "year"]].values.tolist() == [
        ["a.txt", "990001", 2023],
        ["b.txt", "990001", 2024],
    ]
    assert told == [0.5, 1.0]
    found = store.figures("folder")
    for report, start, quote in zip(found["report_id"], found["start"], found["quote"], strict=True):
        assert store.text(report)[start : start + len(quote)] == quote


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(store: Store, folder: Dataset) -> None:
    assert folder.path is not None
    (folder.path / "c.txt").write_bytes(b"")
    (failed,) = build(store, folder)
    assert failed.path.name == "c.txt"
    assert len(store.reports("folder")) == 2


def test_the_fingerprint_follows_names_and_content(folder: Dataset) -> None:
    assert folder.path is not None
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    (folder.path / "a.txt").rename(folder.path / "z.txt")
    assert fingerprint(folder) != before


def test_the_screen_order_and_the_readers_own_dataset() -> None:
    assert list(datasets()) == ["sample", "published", "national", "mine"]
    assert datasets()["mine"].path is None


@pytest.mark.parametrize("key", ["published", "national"])
def test_shipped_facts_are_sound(key: str) -> None:
    path = datasets()[key].path
    assert path is not None
    found = read_facts(path)
    figures = [entry for entries in found.values() for entry in entries]
    assert {entry.metric for entry in figures} - {""} <= catalogue().metrics.keys()
    assert all(card.title and (card.publisher or card.doc) for card in found)
    assert all(1900 < entry.period_start <= entry.period_end < 2100 for entry in figures)
    assert all(len(entry.quote) < 40 for entry in figures), "numbers as written, never sentences"


def test_published_figures_fit_their_metrics() -> None:
    path = datasets()["published"].path
    assert path is not None
    figures = [entry for entries in read_facts(path).values() for entry in entries if entry.metric]
    fitting = ((entry, catalogue().metrics[entry.metric]) for entry in figures)
    assert [e for e, metric in fitting if e.unit not in metric.accepts or e.kind != metric.kind] == []


def test_published_members_of_each_year_are_one_figure_a_scope() -> None:
    path = datasets()["published"].path
    assert path is not None
    found = Counter(
        (
            entry.metric,
            entry.region,
            entry.period_start,
            entry.period_end,
            entry.scope,
            entry.status,
            entry.bound,
        )
        for entries in read_facts(path).values()
        for entry in entries
        if entry.metric
    )
    assert [key for key, count in found.items() if count > 1] == []
    years = {key[3] for key in found if key[0] == "party_members" and key[1] == "全国" and not key[4]}
    assert set(range(2008, 2026)) - years == {2020}
