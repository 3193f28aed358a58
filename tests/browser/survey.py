"""One look at a page: what it draws, asks for and says to a screen reader, at two widths."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import TimeoutError as TooLate

from tests.browser.reader import HEIGHT, Reader
from tests.browser.views import View

ALLOWED = Path(__file__).with_name("allowed.yaml")

# How far the page can be moved sideways; tables that scroll in their own frame do not count.
SIDEWAYS = """() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]
    .map(part => part.scrollWidth - part.clientWidth))"""

# Serious and critical violations. What we draw is never allowed; the rest is, by rule and place.
AXE = """async allowed => {
    const ours = '.wr, [data-testid=stVegaLiteChart]';
    const found = await axe.run(document, {resultTypes: ['violations']});
    const faults = [], used = [];
    for (const rule of found.violations.filter(v => ['serious', 'critical'].includes(v.impact)))
        for (const node of rule.nodes) {
            const element = document.querySelector(node.target[node.target.length - 1]);
            const known = element?.closest(ours) ? -1
                : allowed.findIndex(entry => entry.rule === rule.id && element?.closest(entry.within));
            if (known >= 0) used.push(known);
            else faults.push(`${rule.id} (${rule.impact}): ${node.html.slice(0, 200)}: ${node.failureSummary}`);
        }
    return {faults, used};
}"""


@dataclass
class Survey:
    """What was found wrong with a page, by the kind of fault; `used` are the allowances it needed."""

    boxes: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    sideways: dict[int, int] = field(default_factory=dict)
    axe: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def allowed() -> list[dict[str, str]]:
    """What Streamlit itself causes: rule, place and reason."""
    entries: list[dict[str, str]] = yaml.safe_load(ALLOWED.read_text("utf-8"))
    return entries


def survey(reader: Reader, view: View, axe: str, widths: Sequence[int]) -> Survey:
    """Open the page and look at it at each width; without the source of axe that part is left out."""
    reader.foreign.clear()
    reader.errors.clear()
    found = Survey()
    reader.page.set_viewport_size({"width": widths[0], "height": HEIGHT})
    reader.open(view.page, data=view.data, **view.choice)
    if view.menu:
        reader.open_downloads()
    for width in widths:
        reader.page.set_viewport_size({"width": width, "height": HEIGHT})
        reader.settle()
        found.sideways[width] = _sideways(reader)
        if axe:
            reader.page.evaluate(axe)
            told: dict[str, Any] = reader.page.evaluate(AXE, allowed())
            found.axe += [f"{width}: {fault}" for fault in told["faults"]]
            found.used |= set(told["used"])
    found.boxes = reader.faults()
    found.foreign, found.errors = list(reader.foreign), list(reader.errors)
    return found


def _sideways(reader: Reader) -> int:
    """How far the page can be moved sideways once its charts have taken the width of the window."""
    with suppress(TooLate):
        reader.page.wait_for_function(f"() => ({SIDEWAYS})() <= 0", timeout=5_000)
    return int(reader.page.evaluate(SIDEWAYS))
