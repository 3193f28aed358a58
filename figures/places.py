"""The place a figure is about: the name to show, the same for all who mean it, and its code."""

from functools import cache, lru_cache

from extract.catalogue import Region, catalogue

Place = tuple[str, str]
NOWHERE: Place = ("", "")
COUNTRY = "100000"


@lru_cache(maxsize=65536)
def place(name: str, inside: str = "") -> Place:
    """Name and code of a place as written; `inside` is the place whose report it is.

    A place that the catalogue does not hold keeps its name and has no code.

    >>> place("湖南省常德市鼎城区")
    ('鼎城区', '430703')
    >>> place("XX县")
    ('XX县', '')
    """
    around = catalogue().within(inside) if inside else None
    region = catalogue().region(name, around) if name else None
    return (shown(region), region.code) if region else (name, "")


@lru_cache(maxsize=65536)
def place_of_figure(written: str, report: str) -> Place:
    """The place of a figure: the report's own, another one, or a part of the report's own.

    >>> place_of_figure("self", "常德市"), place_of_figure("鼎城区", "常德市")
    (('常德市', '430700'), ('鼎城区', '430703'))
    >>> place_of_figure("高新区", "常德市"), place_of_figure("农村", "全国")
    (('常德市高新区', ''), ('农村', ''))
    >>> place_of_figure("全省", "鼎城区"), place_of_figure("全国", "鼎城区")
    (('湖南省', '430000'), ('全国', '100000'))
    """
    own = place(report)
    if written in ("self", ""):
        return own
    whole = _whole(written, own[1])
    if whole:
        return shown(whole), whole.code
    found = place(written, report)
    if found[1] or own[1] in ("", COUNTRY) or catalogue().within(written):
        return found
    return (found[0] if found[0].startswith(own[0]) else own[0] + found[0], "")


WHOLES = {
    "全国": "country",
    "全省": "province",
    "全市": "prefecture",
    "全州": "prefecture",
    "全盟": "prefecture",
}


def _whole(written: str, code: str) -> Region | None:
    """The place above that 全省, 全市, 全盟 name in the report of a place below it."""
    regions = catalogue().regions
    above = regions.get(regions[code].parent) if code in regions else None
    while above and above.level != WHOLES.get(written):
        above = regions.get(above.parent)
    return above


def shown(region: Region) -> str:
    """The name that no other present place has: 鼎城区, but 南京市鼓楼区."""
    above = catalogue().regions.get(region.parent)
    return above.name + region.name if region.name in _shared() and above else region.name


@cache
def _shared() -> frozenset[str]:
    """Names that several places of today have."""
    seen: set[str] = set()
    shared: set[str] = set()
    for region in catalogue().regions.values():
        if region.state == "current":
            (shared if region.name in seen else seen).add(region.name)
    return frozenset(shared)
