"""What a careful reader would query in the figures, each finding in a sentence with its figures."""

from figures.frames.explore import offered
from figures.frames.quality import quality
from figures.quality import TYPES
from pages.parts import controls, downloads, fragments, held, lookup, reader, shell
from pages.parts.language import metric_name, region_name, say
from pages.parts.text import quality as text

with shell.opened("quality") as view:
    reader.style()
    there = held.frame(offered, view.dataset)
    with controls.row():
        region = lookup.narrowed("region", there.regions, region_name)
        metric = lookup.narrowed("metric", [m for m in there.metrics if m], metric_name, 240)
    found = held.frame(quality, view.dataset, metric=metric, region=region)
    checks = [lookup.ALL, *TYPES]
    check = controls.choose_short("finding", checks, lookup.ALL, lambda name: text.pill(name, found.findings))
    shown = text.of_check(found.findings, check)
    fragments.head(text.title(check, len(shown)), say(f"check.{check}"))
    if shown:
        fragments.show(text.ledger(shown))
        fragments.foot(text.foot(len(shown)))
    else:
        fragments.empty(say("quality.large" if found.too_many else "quality.none"))
    downloads.offer(view, text.named(found, shown), text.file_name(check, metric, region))
