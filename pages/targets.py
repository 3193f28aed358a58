"""Every target, and what became of it."""

from pages.parts import downloads, fragments, shell
from pages.parts.blocks import targets as blocks
from pages.parts.language import say
from pages.parts.text.targets import words

with shell.opened("targets") as view:
    asked = blocks.chosen(view)
    if asked is None:
        fragments.empty(say("targets.none"))
    else:
        blocks.ledger(view, asked)
        blocks.links(view, asked)
        blocks.rectified(view, asked)
        said = words(asked.region, asked.year)
        downloads.offer(view, asked.ledger.figures, said.file_name, said=said)
