"""An address that contradicts the county beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.geo.divisions import register
from generator.model.site import Site

_ENDING = re.compile("[区县市](?!域|场|民|级|政|直|内)")
_LENGTHS = (5, 4, 3, 2)
"""Characters in the names of divisions, longest first."""


def address_names_another_county(site: Site) -> Iterator[Diagnostic]:
    """place-address-other-county: 地址和所在的县要对得上。

    地址里写着别的市或县的名字，多半是抄错了行，或者区划代码填错了。只提醒。
    """
    names = {county.code: (register().city_of(county).name, county.name) for county in register().counties}
    for place in (place for layer in site.layers for place in layer.places if place.county in names):
        city, county = names[place.county]
        if not _ENDING.search(place.address.replace(city, " ").replace(county, " ")):
            continue  # as in most: without the names that it may have, none is left that could be another
        others = _named(place.address) - {city, county}
        if others:
            message = f"地址里写着{'、'.join(sorted(others))}，这一行却在{city}{county}，请核对地址和区划代码"
            yield Diagnostic(place.row.at("地址"), "warning", "place-address-other-county", message)


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
