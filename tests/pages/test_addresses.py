"""Programs get the figures they ask for by address, and a sentence where they ask wrong."""

import asyncio
import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pandas as pd
import pytest
from starlette.applications import Starlette

from figures.entries import Card, Entry
from figures.store import Store
from pages.parts import addresses


@dataclass
class Answer:
    """What an address answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def rows(self) -> list[dict[str, str]]:
        """The body as CSV."""
        return list(csv.DictReader(io.StringIO(self.text, newline="")))


Ask = Callable[..., Answer]


async def asked(app: Starlette, address: str, headers: dict[str, str]) -> Answer:
    parts = urlsplit(quote(address, safe="/?&=,%-"))
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in {"host": "localhost", **headers}.items()]
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": parts.path,
        "raw_path": parts.path.encode(),
    }
    scope |= {"query_string": parts.query.encode(), "headers": raw, "scheme": "http", "root_path": ""}
    scope |= {"server": ("localhost", 80), "client": ("127.0.0.1", 1), "http_version": "1.1"}
    await app(scope, receive, send)
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], answered, b"".join(message.get("body", b"") for message in sent[1:]))


def place(name: str, code: str, value: float, year: int, **more: Any) -> Entry:
    more = {"metric": "training_sessions", "unit": "期"} | more
    return Entry(value, year, year, f"{value:g}期", year, region=name, region_code=code, **more)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "figures.db")
    entries = [
        place("青河旗", "990001", 50, 2020),
        place("青河旗", "990001", 55, 2021, status="target"),
        place("青河旗", "990001", 60, 2022),
        place("东林旗", "990002", 30, 2021, subject="=SUM(A1)"),
        place("鼓楼区", "350102", 11, 2021),
        place("鼓楼区", "320106", 12, 2021),
        place("青河旗", "990001", 4.5, 2021, metric="gdp_growth", kind="growth", unit="%"),
        place("XX县", "", 7, 2021, metric=""),
    ]
    with store.writing() as writer:
        writer.add("sample", Card("a.txt", "报告", "青河旗", "990001", 2021, text="a" * 50), entries)
        later = [place("青河旗", "990001", 52, 2020)]
        writer.add("sample", Card("b.txt", "报告二", "青河旗", "990001", 2022, text="b" * 50), later)
    yield store
    store.close()


@pytest.fixture
def ask(store: Store) -> Ask:
    app = Starlette(routes=addresses.routes(lambda: store))
    return lambda address, **headers: asyncio.run(asked(app, address, headers))


def values(answer: Answer) -> set[str]:
    return {row["value"] for row in answer.rows}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("", {"50", "55", "60", "30", "11", "12", "4.5", "7", "52"}),
        ("?metric=gdp_growth", {"4.5"}),
        ("?metric=举办培训班&region=东林旗", {"30"}),
        ("?metric=Training sessions held&region=990002", {"30"}),
        ("?region=990002,350102", {"30", "11"}),
        ("?region=鼓楼区", {"11", "12"}),
        ("?regions=XX县", {"7"}),
        ("?region=430703", set()),
        ("?years=2022", {"60"}),
        ("?years=2022-", {"60"}),
        ("?years=-2020", {"50", "52"}),
        ("?from=2020&to=2020", {"50", "52"}),
        ("?years=2020—2020", {"50", "52"}),
        ("?status=target", {"55"}),
        ("?status=目标", {"55"}),
        ("?kind=growth,share", {"4.5"}),
        ("?review=confirmed", set()),
        ("?q=SUM", {"30"}),
        ("?data=sample&dataset=示例报告", None),
        ("?dataset=mine", set()),
    ],
)
def test_filters_are_those_of_the_screen(ask: Ask, filters: str, expected: set[str] | None) -> None:
    answer = ask(f"/api/figures.csv{filters}")
    if expected is None:
        assert answer.status == 400
        return
    assert answer.status == 200
    assert values(answer) == expected
    assert answer.text.startswith("dataset,group,metric,")


def test_series_gives_one_value_a_year(ask: Ask) -> None:
    rows = ask("/api/series.csv?metric=training_sessions&region=青河旗&status=actual").rows
    assert [(row["year"], row["value"]) for row in rows] == [("2020", "52"), ("2022", "60")]


def test_a_byte_order_mark_only_when_asked_for(ask: Ask) -> None:
    plain, marked = ask("/api/figures.csv"), ask("/api/figures.csv?bom=1")
    assert plain.body[:7] == b"dataset"
    assert marked.body == b"\xef\xbb\xbf" + plain.body
    assert ask("/api/figures.csv?bom=0").body == plain.body


def test_text_is_disarmed_in_csv_and_exact_in_json(ask: Ask) -> None:
    assert ask("/api/figures.csv?region=东林旗").rows[0]["subject"] == "'=SUM(A1)"
    (record,) = json.loads(ask("/api/figures.json?region=东林旗").body)
    assert (record["subject"], record["value"], record["upper"]) == ("=SUM(A1)", 30, None)
    assert json.loads(ask("/api/figures.json?years=1990").body) == []


def test_json_and_csv_say_the_same(ask: Ask) -> None:
    frame = pd.read_csv(io.BytesIO(ask("/api/figures.csv").body), dtype={"region_code": str})
    records = json.loads(ask("/api/figures.json").body)
    assert list(frame.columns) == list(records[0])
    assert frame["figure_id"].tolist() == [record["figure_id"] for record in records]
    assert frame["value"].tolist() == [record["value"] for record in records]


def test_the_file_is_named_in_chinese(ask: Ask) -> None:
    headers = ask("/api/figures.csv?metric=training_sessions&region=青河旗&years=2018-2024").headers
    assert headers["content-type"].startswith("text/csv; charset=utf-8")
    name = unquote(headers["content-disposition"].partition("UTF-8''")[2])
    assert name == "示例报告_举办培训班_青河旗_2018—2024.csv"


def test_what_a_program_has_is_not_sent_again(ask: Ask, store: Store) -> None:
    mark = ask("/api/series.csv").headers["etag"]
    again = ask("/api/series.csv", **{"if-none-match": mark})
    assert (again.status, again.body) == (304, b"")
    with store.writing() as writer:
        writer.add("sample", Card("c.txt", text="c"), [place("青河旗", "990001", 70, 2023)])
    assert ask("/api/series.csv", **{"if-none-match": mark}).status == 200


def test_many_figures_come_in_pieces(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {
        address: ask(address) for address in ("/api/figures.csv", "/api/figures.json", "/api/series.csv")
    }
    monkeypatch.setattr(addresses, "FIGURES_AT_ONCE", 1)
    for address, answer in whole.items():
        assert ask(address).body == answer.body


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/api/figures.csv?metrik=gdp", ["metrik", "metric, region, years"]),
        ("/api/figures.csv?metric=happiness", ["happiness", "training_sessions", "/api/metrics.json"]),
        ("/api/figures.csv?region=亚特兰蒂斯", ["亚特兰蒂斯", "青河旗"]),
        ("/api/figures.csv?region=青河旗,999999", ["999999"]),
        ("/api/figures.csv?region=", ["region", "青河旗"]),
        ("/api/figures.json?status=done", ["done", "actual, target"]),
        ("/api/figures.json?kind=speed", ["speed", "level, change, growth, share"]),
        ("/api/figures.csv?years=soon", ["soon", "2018-2024"]),
        ("/api/figures.csv?years=2024-2018", ["2024-2018"]),
        ("/api/figures.csv?from=2024&to=2018", ["from", "2024"]),
        ("/api/figures.csv?to=20180", ["20180"]),
        ("/api/figures.csv?years=2020&from=2019", ["years", "from"]),
        ("/api/figures.csv?bom=yes", ["yes", "0, 1"]),
        ("/api/figures.csv?dataset=secret", ["secret", "sample, published, national, mine"]),
        ("/api/figures.csv?bom=1&bom=1", ["bom"]),
        ("/api/figures.json?bom=1", ["bom"]),
        ("/api/metrics.json?metric=gdp", ["metric", "dataset"]),
    ],
)
def test_a_mistake_is_named_with_what_is_allowed(ask: Ask, address: str, named: list[str]) -> None:
    answer = ask(address)
    assert answer.status == 400
    chinese, english = answer.text.splitlines()
    assert "可用的有" in chinese
    assert english.isascii() or "Allowed" in english
    for words in named:
        assert words in english


def test_an_unknown_address_lists_the_known_ones(ask: Ask) -> None:
    answer = ask("/api/figure.csv")
    assert answer.status == 404
    assert "/api/figures.csv" in answer.text
    listed = json.loads(ask("/api").body)
    assert "http://localhost/api/series.csv" in {found["address"] for found in listed["addresses"]}


def test_metrics_and_regions_are_listed_with_what_is_held(ask: Ask) -> None:
    metrics = {metric["metric"]: metric for metric in json.loads(ask("/api/metrics.json").body)}
    classes = metrics["training_sessions"]
    assert (classes["figures"], classes["first_year"], classes["last_year"]) == (7, 2020, 2022)
    assert classes["label"] == {"zh": "举办培训班", "en": "Training sessions held"}
    assert metrics["people_trained"]["figures"] == 0
    regions = {region["region"]: region for region in json.loads(ask("/api/regions.json").body)}
    assert regions["青河旗"]["region_code"] == "990001"
    assert regions["青河旗"]["label_en"] == "Qinghe Banner (sample)"
    assert regions["XX县"] == {
        "region": "XX县",
        "region_code": "",
        "figures": 1,
        "first_year": 2021,
        "last_year": 2021,
    }
