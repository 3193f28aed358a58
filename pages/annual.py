"""One place and one year on one page, to print."""

from figures.frames.annual import annual, years_known
from pages.parts import choices, controls, downloads, fragments, held, shell
from pages.parts.blocks.annual import offer_pdf
from pages.parts.language import region_name, say
from pages.parts.text.annual import annual_table, words

with shell.opened("annual") as view:
    with controls.row():
        region = choices.region(view)
        year = choices.year(view, held.frame(years_known, view.dataset, region=region))
    frame = held.frame(annual, view.dataset, region=region, year=year)
    if frame.entries:
        said = words(frame)
        fragments.head(said.title, said.subtitle)
        fragments.show(annual_table(frame))
        fragments.foot(said.source)
        offer_pdf(frame)
        downloads.offer(view, frame.figures, said.file_name, said=said)
    else:
        fragments.empty(say("annual.none", region=region_name(region), year=year))
