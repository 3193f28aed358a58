"""The command reads reports into the store and writes facts; its messages are for people."""

import csv
from pathlib import Path

import pytest

from figures.__main__ import main
from figures.facts import read_facts
from figures.store import Store

PLAN = "各位代表：2022年，全县举办培训班50期，培训干部1.6万余人次。2023年，计划举办培训班60期。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "reports"
    path.mkdir()
    (path / "2023.txt").write_text(PLAN, encoding="utf-8")
    (path / "empty.txt").write_bytes(b"")
    (path / "reports.yaml").write_text("- {file: 2023.txt, region: 青河旗, year: 2023}\n", encoding="utf-8")
    return path


def test_add_reads_what_it_can_and_names_the_rest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = str(folder.parent / "figures.db")
    assert main(["add", str(folder), "--store", address]) == 1
    told = capsys.readouterr().err
    assert "新增 1 份" in told
    assert "empty.txt" in told
    assert "Traceback" not in told
    store = Store(address)
    assert store.figures("mine", "training_sessions", "青河旗", (2022, 2022))["value"].to_list() == [50]
    store.close()


def test_adding_twice_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = str(folder.parent / "figures.db")
    report = str(folder / "2023.txt")
    assert main(["add", report, "--store", address]) == 0
    store = Store(address)
    version = store.version("mine")
    assert main(["add", report, "--store", address]) == 0
    assert store.version("mine") == version
    assert "已有 1 份" in capsys.readouterr().err
    store.close()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "nowhere.txt"], "nowhere.txt"),
        (["add", ".", "--dataset", "published"], "published"),
        (["build", "nothing"], "nothing"),
        (["build", "mine"], "mine"),
    ],
)
def test_what_cannot_be_is_said_plainly(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, "--store", str(tmp_path / "figures.db")]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error


def test_a_store_that_cannot_be_opened_is_said_plainly(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "figures.db").write_text("no database, only words " * 50, encoding="utf-8")
    assert main(["add", str(folder / "2023.txt"), "--store", str(folder.parent / "figures.db")]) == 1
    assert "not a database" in capsys.readouterr().err


def test_build_makes_a_dataset_anew(tmp_path: Path) -> None:
    address = str(tmp_path / "figures.db")
    assert main(["build", "published", "--store", address]) == 0
    store = Store(address)
    assert len(store.figures("published", "party_members", "全国")) >= 17
    store.close()


def test_facts_hold_figures_and_no_sentence(folder: Path) -> None:
    (folder / "empty.txt").unlink()
    out = folder.parent / "facts.csv"
    stated = ["--region", "东林旗", "--title", "工作报告（{year}）", "--publisher", "示例"]
    assert main(["facts", str(folder), "-o", str(out), *stated]) == 0
    ((card, figures),) = read_facts(out).items()
    assert (card.title, card.region, card.year, card.publisher) == (
        "工作报告（2023）",
        "东林旗",
        2023,
        "示例",
    )
    assert card.text is None
    assert {"50期", "60期"} <= {figure.quote for figure in figures}
    assert all(PLAN[f.start : f.start + len(f.quote)] == f.quote for f in figures if f.start is not None)
    assert "代表" not in out.read_text(encoding="utf-8")


def test_facts_of_chosen_years_only(folder: Path) -> None:
    out = folder.parent / "facts.csv"
    assert main(["facts", str(folder / "2023.txt"), "-o", str(out), "--years", "1978-2022"]) == 0
    with out.open(encoding="utf-8") as lines:
        assert list(csv.DictReader(lines)) == []


def test_facts_are_the_same_bytes_each_time(folder: Path) -> None:
    first, second = folder.parent / "1.csv", folder.parent / "2.csv"
    for out in (first, second):
        main(["facts", str(folder / "2023.txt"), "-o", str(out)])
    assert first.read_bytes() == second.read_bytes()
