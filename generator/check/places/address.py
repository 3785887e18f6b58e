"""An address that contradicts the county beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic
from generator.geo.divisions import register
from generator.model.place import Place
from generator.model.site import Site

_ENDING = re.compile("[区县市](?!域|场|民|级|政|直|内)")
_LENGTHS = (5, 4, 3, 2)
"""Characters in the names of divisions, longest first."""


def address_names_another_county(site: Site) -> Iterator[Diagnostic]:
    """place-address-other-county: 地址和所在的县要对得上。

    地址里写着别的市或县的名字，多半是抄错了行，或者区划代码填错了。只提醒。
    """
    for layer in site.layers:
        for code, places in layer.by_county.items():
            county = register().by_code[code]
            yield from _of_county(register().city_of(county).name, county.name, places)


def _of_county(city: str, county: str, places: Sequence[Place]) -> Iterator[Diagnostic]:
    for place in _doubtful(city, county, places):
        others = _named(place.address) - {city, county}
        if others:
            message = f"地址里写着{'、'.join(sorted(others))}，这一行却在{city}{county}，请核对地址和区划代码"
            yield Diagnostic(place.row.at("地址"), "warning", "place-address-other-county", message)


def _doubtful(city: str, county: str, places: Sequence[Place]) -> list[Place]:
    """Those in whose addresses, without the two names that they may have, is left what could be another; mostly none."""
    addresses = "\0".join([place.address for place in places]).replace(city, " ").replace(county, " ")
    if not _ENDING.search(addresses):
        return []
    return [place for place, rest in zip(places, addresses.split("\0"), strict=True) if _ENDING.search(rest)]


def _named(address: str) -> set[str]:
    """Cities and counties whose full names stand in the address."""
    known, found = register().names, set()
    for match in _ENDING.finditer(address):
        end = match.end()
        for length in _LENGTHS:
            name = address[max(0, end - length) : end]
            if name in known:
                found.add(name)
                break
    return found
