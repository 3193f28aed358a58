"""A reader at the screen: opens pages by their address, chooses, clicks, takes files away."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request

from extract.catalogue import phrases

WIDTHS = (1440, 390)
HEIGHT = 900
WAIT = 30_000

# The page stands still: its run is over, nothing on it is left from the run before, for as long as a
# click takes to reach the server and come back.
STILL = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const ready = app?.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && document.querySelector('.wr-page-foot, [data-testid=stException]')
        && !document.querySelector('[data-stale=true]')
        && document.querySelectorAll('[data-testid=stVegaLiteChart]:empty').length === 0;
    window.stillSince = ready ? (window.stillSince ?? performance.now()) : undefined;
    return ready && performance.now() - window.stillSince > 250;
}"""

# Streamlit asks below an inner page for its own health first, then at the root.
OF_STREAMLIT = re.compile(r"/_stcore/(health|host-config)$")


@dataclass
class Reader:
    """A tab of the browser, the language it reads, and what went wrong in it."""

    page: Page
    home: str
    language: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(WAIT)
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(f"{self.page.url}: {error}"))

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != urlsplit(self.home).netloc:
            self.foreign.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        source = str(message.location.get("url", ""))
        if message.type == "error" and not OF_STREAMLIT.search(source):
            self.errors.append(f"{self.page.url}: {message.text} ({source})")

    def words(self, key: str, **values: object) -> str:
        """A phrase of the screen in the reader's language."""
        return phrases()[key][self.language].format(**values)

    def open(self, page: str = "overview", **choice: object) -> None:
        """Go to a page by its address, in the reader's language unless another is asked for."""
        asked = {"lang": self.language} | choice
        path = "" if page == "overview" else page
        self.page.goto(f"{self.home}/{path}?{urlencode(asked)}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page stands still."""
        self.page.evaluate("window.stillSince = undefined")
        self.page.wait_for_function(STILL, timeout=WAIT)

    def turn_to(self, page: str) -> None:
        """Take a page from the menu on top."""
        name = self.words(f"page.{page}")
        self.page.get_by_test_id("stTopNavLinkContainer").get_by_text(name, exact=True).click()
        self.page.wait_for_url(lambda address: urlsplit(address).path.strip("/") == page)
        self.settle()

    def choose(self, key: str, label: str) -> None:
        """Take one of a list, found as a reader finds it: by typing."""
        before = self.page.url
        self.control(key).get_by_role("combobox").fill(label)
        self.page.get_by_role("option", name=label, exact=True).click()
        self._answered(before)

    def press(self, key: str, label: str) -> None:
        """Take one of a few that are all in sight."""
        before = self.page.url
        self.control(key).get_by_text(label, exact=True).click()
        self._answered(before)

    def _answered(self, before: str) -> None:
        """Every choice is written into the address."""
        self.page.wait_for_url(lambda address: address != before)
        self.settle()

    def control(self, key: str) -> Locator:
        """A control by its key, which is also its name in the address."""
        return self.page.locator(f".st-key-{key}")

    def chosen(self, key: str) -> str:
        """What a list shows as chosen."""
        return self.control(key).get_by_role("combobox").input_value()

    def asked(self) -> dict[str, str]:
        """What the address of the page holds."""
        return dict(parse_qsl(urlsplit(self.page.url).query, keep_blank_values=True))

    def follow(self, link: Locator, page: str) -> None:
        """Click on something that leads to another page."""
        link.click()
        self.page.wait_for_url(lambda address: urlsplit(address).path.strip("/") == page)
        self.settle()

    def faults(self) -> list[str]:
        """Boxes of errors on the page."""
        return self.page.get_by_test_id("stException").all_inner_texts()

    def table(self, at: int = 0, kind: str = ".wr-table") -> list[list[str]]:
        """The cells of a table on the page, heads first, as they are read."""
        rows = self.page.locator(kind).nth(at).locator("tr").all()
        return [[cell.inner_text().strip() for cell in row.locator("th, td").all()] for row in rows]

    def points(self) -> dict[int, tuple[Locator, str]]:
        """The points of the chart that is drawn: by year, the mark and the words of the report."""
        found = {}
        marks = self.page.locator("[aria-roledescription=point][aria-label*='; written: ']")
        marks.first.wait_for()
        for mark in marks.all():
            told = dict(re.findall(r"(?:^|; )(\w+): ([^;]*)", mark.get_attribute("aria-label") or ""))
            found[int(told["year"])] = (mark, told["written"])
        return found

    def open_downloads(self) -> None:
        """Open the menu of files."""
        self.page.get_by_role("button", name=self.words("head.download")).first.click()
        self.page.locator(".st-key-download-tidy").wait_for()
        self.settle()

    def take(self, form: str, folder: Path) -> Path:
        """Click on a file of the open menu; where it was saved, by the name it was given."""
        with self.page.expect_download() as coming:
            self.page.locator(f".st-key-download-{form} button").click()
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        return path
