"""What readers do, from the first screen to what they came for, in both languages."""

import re
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from extract.catalogue import catalogue
from figures.exports.columns import columns
from tests.browser.conftest import Open
from tests.browser.reader import Reader

BOTH = pytest.mark.parametrize("language", ["zh", "en"])


def metric_name(metric: str, language: str) -> str:
    """A metric as the screen names it."""
    return catalogue().metrics[metric].label[language]


def region_name(region: str, language: str) -> str:
    """A place as the screen names it."""
    place = catalogue().region(region)
    assert place is not None
    return region if language == "zh" else place.label_en


def shortest(region: str, language: str) -> str:
    """A place as a narrow table names it, without the note that it is invented."""
    return region_name(region, language).split(" (")[0]


SCALES = {"万": 10**4, "亿": 10**8, "k": 10**3, "m": 10**6, "bn": 10**9}


def numbers(text: str) -> list[float]:
    """All numbers of a text in base units: 1,260万元 is 12600000, and so is 12.6 m yuan."""
    found = re.findall(r"([-−]?\d[\d,]*(?:\.\d+)?) ?(万|亿|k\b|m\b|bn\b)?", text)
    return [
        float(number.replace(",", "").replace("−", "-")) * SCALES.get(scale, 1) for number, scale in found
    ]


def unit_of(text: str) -> float:
    """What the numbers of a table are to be multiplied by: 单位：万元."""
    return numbers("1" + re.split("[:：] ?", text)[-1].lstrip())[0]


@BOTH
def test_from_the_overview_to_the_sentence(reads: Open, language: str) -> None:
    """A card leads to its trend, a point of it to the words of the report, these to the whole report."""
    reader = reads(language)
    reader.open()
    card = reader.page.locator(".wr-card .name a").first
    name = card.inner_text()
    reader.follow(card, "trends")
    assert reader.chosen("metric") == name
    assert reader.page.locator("h2.wr-title").first.inner_text().startswith(name)
    point, written = reader.points()[2021]
    reader.follow(point, "explore")
    mark = reader.page.locator(".wr-quote mark")
    assert mark.inner_text() == written
    sentence = reader.page.locator(".wr-quote").inner_text()
    assert len(sentence) > len(written) + 10
    figure = reader.asked()["figure"]
    reader.follow(reader.page.get_by_role("link", name=reader.words("go.reader")), "reports")
    chosen = reader.page.locator(".wr-text a.f.chosen")
    assert chosen.inner_text() == written
    assert reader.asked()["figure"] == figure
    expect(chosen).to_be_in_viewport()


def compared(reader: Reader) -> dict[str, list[float]]:
    """The table of two years in base units: by place, both values, their difference and its percentage."""
    head = reader.page.locator(".wr-head").filter(has_text=reader.words("years.table")).inner_text()
    rows = {cells[0]: [numbers(cell) for cell in cells[1:5]] for cells in reader.table()[1:]}
    whole = {name: [found[0] for found in cells] for name, cells in rows.items() if all(cells)}
    return {
        name.split(" (")[0]: [*(amount * unit_of(head) for amount in amounts), percent]
        for name, (*amounts, percent) in whole.items()
    }


@BOTH
def test_from_two_years_to_a_sentence_on_the_clipboard(reads: Open, language: str) -> None:
    """The sentence that is copied says what the table says: both figures, difference and percentage."""
    reader = reads(language)
    reader.open("years", data="sample", metric="collective_income", regions="东林旗")
    reader.choose("from", "2018")
    reader.choose("to", "2022")
    earlier, later, difference, percent = compared(reader)[shortest("东林旗", language)]
    assert later - earlier == pytest.approx(difference)
    assert (later / earlier - 1) * 100 == pytest.approx(percent, abs=0.06)
    for at in range(2):
        block = reader.page.get_by_test_id("stCode").filter(has_text="2022").nth(at)
        block.hover()
        block.get_by_role("button").click()
        copied = reader.page.evaluate("navigator.clipboard.readText()")
        assert copied.strip() == block.inner_text().strip()
        said = copied.split("（据")[0].split(" (Source")[0]
        for number in (earlier, later, abs(difference), abs(percent), 2018, 2022):
            assert pytest.approx(number) in numbers(said)
        assert re.search(r"《.+》第 \d+ 段|\".+\", paragraph \d+", copied)


@BOTH
def test_from_a_target_to_its_result(reads: Open, language: str) -> None:
    """A line of the ledger leads to the sentence that set the target and to the one that tells the result."""
    reader = reads(language)
    reader.open("targets", data="sample", region="青河旗", due="2022")
    reader.press("words", reader.words("targets.words.shown"))
    line = reader.page.locator(".wr-ledger tr.line").first
    target, result = line.locator(".goal a"), line.locator(".got a")
    verdict = line.locator(".wr-chip").inner_text()
    rate = numbers(line.locator(".rate").inner_text())[0]
    planned, done = numbers(target.inner_text())[0], numbers(result.inner_text())[0]
    assert rate == pytest.approx(done / planned * 100, abs=0.06)
    assert verdict == reader.words("verdict.reached" if done >= planned else "verdict.not_reached")
    marks = reader.page.locator(".wr-ledger tr.said").first.locator("mark").all_inner_texts()
    assert [numbers(mark)[0] for mark in marks] == [planned, done]
    reader.follow(target, "explore")
    assert reader.page.locator(".wr-quote mark").inner_text() == marks[0]
    reader.open("targets", data="sample", region="青河旗", due="2022")
    reader.follow(reader.page.locator(".wr-ledger tr.line .got a").first, "explore")
    assert reader.page.locator(".wr-quote mark").inner_text() == marks[1]


def shown(reader: Reader) -> list[list[list[str]]]:
    """All tables of a page."""
    return [reader.table(at) for at in range(reader.page.locator(".wr-table").count())]


@BOTH
def test_the_address_reopens_the_view(reads: Open, language: str) -> None:
    """Change the metric, change the page: the link that is offered opens the same view for somebody else."""
    reader = reads(language)
    reader.open("trends", data="sample")
    reader.choose("metric", metric_name("collective_income", language))
    reader.press("peers", reader.words("peers.none"))
    reader.turn_to("regions")
    assert reader.chosen("metric") == metric_name("collective_income", language)
    reader.choose("year", "2021")
    reader.page.get_by_role("button", name=reader.words("head.link")).click()
    link = reader.page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text().strip()
    assert dict(reader.asked()) == {k: v for k, v in reader.asked().items() if f"{k}=" in link}
    other = reads({"zh": "en", "en": "zh"}[language])
    other.page.goto(link)
    other.settle()
    assert other.asked() == reader.asked()
    assert other.chosen("metric") == metric_name("collective_income", language)
    assert other.chosen("year") == "2021"
    assert shown(other) == shown(reader)
    titles = [r.page.locator("h2.wr-title").all_inner_texts() for r in (reader, other)]
    assert titles[0] == titles[1] != []


def test_the_way_back_leads_to_the_view_before(reads: Open) -> None:
    """The browser's own button undoes a choice, and leaves a page that a link led to."""
    reader = reads("zh")
    reader.open("trends", data="sample")
    before, tables = reader.page.url, shown(reader)
    reader.press("peers", reader.words("peers.none"))
    reader.page.go_back()
    reader.page.wait_for_url(before)
    reader.settle()
    assert reader.control("peers").get_by_role("radio", checked=True).inner_text() == reader.words(
        "peers.others"
    )
    reader.follow(reader.page.locator(".wr-table td a").first, "explore")
    for _ in range(2):  # the page as linked, then as completed by its own choices
        if "/explore" in reader.page.url:
            reader.page.go_back()
            reader.page.wait_for_timeout(500)
            reader.settle()
    assert reader.page.url == before
    assert shown(reader) == tables


def test_the_language_is_switched_without_losing_the_choice(reads: Open) -> None:
    """Metric, places, years and page stay; only the words change, there and back."""
    reader = reads("zh")
    reader.open(
        "years", data="sample", metric="collective_income", regions="东林旗,海力旗", **{"from": "2018"}
    )
    before, asked, amounts = shown(reader), reader.asked(), list(compared(reader).values())
    reader.press("lang", "English")
    reader.language = "en"
    assert reader.page.locator("h1").inner_text() == reader.words("page.years")
    assert reader.asked() == asked | {"lang": "en"}
    assert reader.chosen("metric") == metric_name("collective_income", "en")
    assert reader.chosen("from") == "2018"
    for chinese, english in zip(amounts, compared(reader).values(), strict=True):
        assert english == pytest.approx(chinese)
    reader.press("lang", "中文")
    assert shown(reader) == before


def test_the_language_is_the_browsers_until_one_is_chosen(reads: Open) -> None:
    """Who comes by the bare address is met in the language of the browser."""
    for language in ("zh", "en"):
        reader = reads(language)
        reader.page.goto(reader.home)
        reader.settle()
        assert reader.page.locator("h1").inner_text() == reader.words("page.overview")
        assert reader.asked()["lang"] == language


@BOTH
def test_the_file_holds_what_the_screen_shows(reads: Open, language: str, tmp_path: Path) -> None:
    """Open, change the metric, change the page, take the CSV: its figures are those of the table."""
    reader = reads(language)
    reader.open("overview", data="sample")
    reader.turn_to("years")
    reader.choose("metric", metric_name("people_trained", language))
    reader.turn_to("trends")
    assert reader.chosen("metric") == metric_name("people_trained", language)
    heads, actual, target = reader.table()[:3]
    factor = unit_of(heads[0])
    reader.open_downloads()
    path = reader.take("wide", tmp_path)
    named = {column: columns()[column].label[language] for column in ("metric", "region", "status")}
    read = pd.read_csv(path, encoding="utf-8-sig")
    assert set(read[named["metric"]]) == {"people_trained"}
    own = read[read[named["region"]].isin(["青河旗", region_name("青河旗", language)])]
    for status, cells in (("actual", actual), ("target", target)):
        rows = own[own[named["status"]] == columns()["status"].values[status][language]]
        filed = {year: float(rows[year].dropna().iloc[0]) for year in heads[1:] if rows[year].notna().any()}
        drawn = {
            year: numbers(cell)[0] * factor
            for year, cell in zip(heads[1:], cells[1:], strict=True)
            if numbers(cell)
        }
        assert filed == pytest.approx(drawn)
        assert len(filed) >= 3
