"""The command `python -m extract`: what it writes, where, and what it tells of files it cannot read."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.rows import FIGURE_COLUMNS

REPORT = "东岭县2023年组织工作总结\n2023年，举办培训班50期，培训干部1.6万余人次，整改问题71个，增长12.5%。\n"
PLAN = "西川县2024年工作要点\n2024年，计划举办培训班60期，引进人才1-2名。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports, one of them in GB18030, and files that are none."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "a.txt").write_text(REPORT, encoding="utf-8")
    (place / "b.txt").write_bytes(PLAN.encode("gb18030"))
    (place / "reports.yaml").write_text("- file: a.txt\n  region: 东岭县\n  year: 2024\n", encoding="utf-8")
    (place / "notes.csv").write_text("x", encoding="utf-8")
    (place / "~$a.docx").write_text("lock", encoding="utf-8")
    return place


def rows(words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(words)))


def test_csv_has_the_agreed_columns_first_and_quotes_at_their_offsets(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder)]) == 0
    out = capsys.readouterr().out
    agreed = (
        "doc,start,quote,value,upper,unit,bound,kind,status,period_start,period_end,region,subject,metric"
    )
    assert out.startswith(agreed + ",reading,cues,report_title")
    found = rows(out)
    assert {row["doc"] for row in found} == {"a.txt", "b.txt"}
    texts = {"a.txt": REPORT, "b.txt": PLAN}
    assert all(texts[row["doc"]][int(row["start"]) :].startswith(row["quote"]) for row in found)
    trained = next(row for row in found if row["quote"] == "1.6万余人次")
    assert (trained["value"], trained["bound"], trained["report_region"]) == ("16000", "at_least", "东岭县")
    ranged = next(row for row in found if row["quote"] == "1-2名")
    assert (ranged["value"], ranged["upper"], ranged["status"]) == ("1", "2", "target")


def test_json_lines_say_the_same_as_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder)])
    table = rows(capsys.readouterr().out)
    main([str(folder), "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["doc"], line["start"], line["quote"], line["metric"]) for line in lines] == [
        (row["doc"], int(row["start"]), row["quote"], row["metric"]) for row in table
    ]
    assert [line["value"] for line in lines] == [float(row["value"]) for row in table]
    assert set(FIGURE_COLUMNS) <= set(lines[0])


def test_the_table_is_aligned(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder / "a.txt"), "--format", "table"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("a.txt  东岭县  2024")
    assert any("50期" in line and "training_sessions" in line for line in lines)


def test_a_file_for_excel_bears_a_mark_and_standard_output_does_not(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "found.csv"
    assert main([str(folder), "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfdoc,start,")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_several_runs_and_several_processes_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for number in range(12):
        (folder / f"c{number}.txt").write_text(REPORT.replace("50期", f"{number + 2}期"), encoding="utf-8")
    written = []
    for number, jobs in enumerate(("1", "1", "2")):
        target = tmp_path / f"{number}.csv"
        assert main([str(folder), "-o", str(target), "--jobs", jobs]) == 0
        written.append(target.read_bytes())
    assert written[0] == written[1] == written[2]


def test_the_summary_tells_figures_metrics_guesses_and_failures(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert main([str(folder), str(folder / "missing.pdf")]) == 1
    captured = capsys.readouterr()
    assert "2 reports" in captured.err
    assert "training_sessions" in captured.err
    assert "b.txt: 标题 西川县2024年工作要点" in captured.err
    assert "年份 2024" in captured.err
    assert "empty.txt: 空文件" in captured.err
    assert "missing.pdf: 没有这个文件" in captured.err
    assert len(rows(captured.out)) == 6


def test_quiet_tells_only_what_failed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    (folder / "empty.txt").write_bytes(b"")
    assert main([str(folder), "--quiet"]) == 1
    assert "empty.txt" in capsys.readouterr().err


def test_region_and_year_may_be_given_for_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder), "--region", "XX县", "--year", "2022"])
    found = rows(capsys.readouterr().out)
    assert {(row["report_region"], row["report_year"]) for row in found} == {("XX县", "2022")}


@pytest.mark.parametrize(
    "wrong", [["--year", "23"], ["--year", "二〇二三"], ["--jobs", "0"], ["--format", "xml"], []]
)
def test_a_wrong_call_is_explained(
    folder: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*([str(folder)] if wrong else []), *wrong])
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_an_unwritable_output_is_named_and_leaves_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder), "-o", str(tmp_path / "no" / "such" / "folder.csv")]) == 1
    assert "写不了" in capsys.readouterr().err
    assert main([str(folder), "-o", str(tmp_path)]) == 1
    assert "写不了" in capsys.readouterr().err


def test_an_older_output_stays_when_a_run_is_stopped(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "found.csv"
    target.write_text("older", encoding="utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("extract.batch.outcome", stopped)
    assert main([str(folder), "-o", str(target)]) == 130
    assert target.read_text("utf-8") == "older"
    assert [path.name for path in tmp_path.iterdir()] == ["reports", "found.csv"] or len(
        list(tmp_path.iterdir())
    ) == 2


def test_a_folder_with_nothing_readable_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert main([str(tmp_path)]) == 1
    assert "没有可读的文件" in capsys.readouterr().err


def test_a_fault_of_ours_in_one_file_does_not_stop_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from extract import batch

    def faulty(report: object) -> list[object]:
        if getattr(report, "doc", "") == "a.txt":
            raise RuntimeError("broken")
        return []

    monkeypatch.setattr(batch, "extract", faulty)
    assert main([str(folder)]) == 1
    err = capsys.readouterr().err
    assert "a.txt: 读取时出错" in err
    assert "1 reports" in err
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read by root")
def test_a_file_without_permission_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").chmod(0)
    assert main([str(folder)]) == 1
    assert "没有读取权限" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ("- file: a.txt\n  year: 23\n", "年份"),
        ("- file: a.txt\n  yaer: 2023\n", "yaer"),
        ("- year: 2023\n", "file"),
        ("file: a.txt\n", "列表"),
        ("- file: a.txt\n- file: a.txt\n", "两次"),
        ("- file: [a.txt\n", "YAML"),
        ("- a.txt\n", "第 1 项"),
        ("- file: a.txt\n  region: [东岭县]\n", "region"),
    ],
)
def test_a_mistake_in_reports_yaml_is_named_by_file_entry_and_reason(
    folder: Path, card: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "reports.yaml").write_text(card, encoding="utf-8")
    assert main([str(folder / "a.txt")]) == 1
    err = capsys.readouterr().err
    assert "reports.yaml" in err
    assert reason in err


def test_the_module_runs_and_survives_a_closed_pipe(folder: Path) -> None:
    command = [sys.executable, "-m", "extract", str(folder)]
    run = subprocess.run(command, capture_output=True, check=False, cwd=Path(__file__).parents[2])
    assert run.returncode == 0
    assert run.stdout.decode("utf-8").startswith("doc,start,quote")
    for number in range(200):
        (folder / f"c{number}.txt").write_text(REPORT * 20, encoding="utf-8")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_file_name_in_another_encoding_is_no_obstacle(folder: Path, tmp_path: Path) -> None:
    name = os.fsencode(folder) + b"/" + "总结".encode("gb18030") + b".txt"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(REPORT)
    assert main([str(folder), "-o", str(tmp_path / "found.csv"), "--format", "jsonl"]) == 0
    assert "\ufffd" in (tmp_path / "found.csv").read_text("utf-8")
