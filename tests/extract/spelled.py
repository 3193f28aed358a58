"""Chinese numerals to read, as another program writes them."""

from __future__ import annotations

import re

import cn2an


def spelled(number: int) -> str:
    """The number as cn2an writes it, with the 零 that it leaves out: 400009500 is 四亿零九千五百, not 四亿九千五百."""
    return re.sub("亿(?=[^万亿零]*千)", "亿零", cn2an.an2cn(number, "low"))
