"""The app served on a port of its own, and browsers that open it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.reader import HEIGHT, WAIT, WIDTHS, Reader
from tests.browser.survey import Survey, survey
from tests.browser.views import VIEWS

HERE = Path(__file__).parent
HOME = HERE.parent.parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
# As root, without a graphics card, and silent: Chromium by itself looks for updates and syncs.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage",
)  # fmt: skip

HOSTILE = """<img src=x onerror="document.title='run'"><script>document.title='run'</script>
2023年，全县举办培训班12期，培训党员3400人次<b onclick=x>。
=HYPERLINK("http://127.0.0.2/")举办党员培训班25期。
2022年，全县举办培训班10期。
"""
HOSTILE_CARD = """
- file: "=1+2.txt"
  title: "=1+2"
  publisher: "@SUM(1+2)"
  region: "+西+坡县"
  year: 2024
"""

Open = Callable[..., Reader]
Surveyed = Callable[[str, str, str], Survey]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def missing(what: str) -> NoReturn:
    """Skip where a program is not installed, unless the browser tests are required."""
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        missing("No Chromium found: apt-get install chromium fonts-noto-cjk")
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, started as the README says, with a store of its own."""
    folder = tmp_path_factory.mktemp("served")
    _add_hostile(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = ["--server.port", str(port), "--server.headless", "true", "--client.showErrorDetails", "full"]
    written = folder / "log.txt"
    with written.open("wb") as log:
        process = subprocess.Popen(
            [*command, *options], cwd=HOME, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            env=os.environ | {"FIGURES_DB": str(folder / "figures.db")},
        )  # fmt: skip
        try:
            yield _answering(f"http://127.0.0.1:{port}", process, written)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    assert "Traceback" not in written.read_text("utf-8", "replace"), written.read_text("utf-8", "replace")


def _add_hostile(folder: Path) -> None:
    """A reader's own report whose names and words a page or a spreadsheet might run."""
    reports = folder / "hostile"
    reports.mkdir()
    reports.joinpath("=1+2.txt").write_text(HOSTILE, "utf-8")
    reports.joinpath("reports.yaml").write_text(HOSTILE_CARD, "utf-8")
    subprocess.run(
        [sys.executable, "-m", "figures", "add", str(reports)], cwd=HOME, check=True, capture_output=True,
        stdin=subprocess.DEVNULL, env=os.environ | {"FIGURES_DB": str(folder / "figures.db")},
    )  # fmt: skip


def _answering(address: str, process: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the server answers and its datasets are built."""
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail(f"The server stopped:\n{log.read_text('utf-8', 'replace')[-4000:]}")
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5), urlopen(f"{address}/api/regions.json"):
                return address
        except HTTPError as refused:
            pytest.fail(f"{refused}:\n{log.read_text('utf-8', 'replace')[-4000:]}")
        except (URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"The server does not answer:\n{log.read_text('utf-8', 'replace')[-4000:]}")


@pytest.fixture(scope="package")
def opened(browser: Browser, served: str) -> Open:
    """Open a tab of its own: opened(language, scheme, width); the caller closes it."""

    def tab(language: str = "zh", scheme: str = "light", width: int = WIDTHS[0]) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            locale=LOCALES[language],
            color_scheme="dark" if scheme == "dark" else "light",
            accept_downloads=True,
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
        return Reader(context.new_page(), served, language)

    return tab


@pytest.fixture
def reads(opened: Open) -> Iterator[Open]:
    """As `opened`, closed after the test, which fails if any tab met an error or asked another host."""
    tabs: list[Reader] = []

    def tab(*asked: object, **named: object) -> Reader:
        tabs.append(opened(*asked, **named))
        return tabs[-1]

    yield tab
    found = [fault for reader in tabs for fault in (*reader.errors, *reader.foreign, *reader.faults())]
    for reader in tabs:
        reader.page.context.close()
    assert found == []


@pytest.fixture(scope="package")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        missing("No axe-core found: npm ci --prefix tests/browser")
    return AXE.read_text("utf-8")


@pytest.fixture(scope="package")
def surveyed(opened: Open) -> Iterator[Surveyed]:
    """surveyed(view, language, scheme): each view is looked at once, whatever number of tests asks for it."""
    source = AXE.read_text("utf-8") if AXE.is_file() else ""
    tabs: dict[tuple[str, str], Reader] = {}
    done: dict[tuple[str, str, str], Survey] = {}

    def look(view: str, language: str, scheme: str) -> Survey:
        if (language, scheme) not in tabs:
            tabs[language, scheme] = opened(language, scheme)
        if (view, language, scheme) not in done:
            done[view, language, scheme] = survey(tabs[language, scheme], VIEWS[view], source, WIDTHS)
        return done[view, language, scheme]

    yield look
    for reader in tabs.values():
        reader.page.context.close()
