"""A metric through the years."""

from figures.frames.trends import trends
from pages.parts import choices, controls, downloads, fragments, held, shell
from pages.parts.charts.trends import trends as draw
from pages.parts.colours import LIGHT, colours
from pages.parts.framed import framed
from pages.parts.language import language, say
from pages.parts.text.trends import definitions_note, words, year_table

with shell.opened("trends") as view:
    with controls.row():
        metric = choices.metric(view)
        regions = choices.regions(view, metric)
        peers = choices.peers(view, metric, regions)
    frame = held.frame(trends, view.dataset, metric=metric, regions=tuple(regions), peers=peers)
    said = words(frame, metric)
    if frame.years:
        framed(said, draw(frame, said.marks, colours(), language()), "trend")
        fragments.show(year_table(frame, metric))
        if frame.breaks:
            fragments.foot(definitions_note(frame))
        downloads.offer(
            view, frame.figures, said.file_name, lambda: draw(frame, said.marks, LIGHT, language()), said
        )
    else:
        fragments.empty(say("empty.no_match"))
