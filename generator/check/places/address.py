"""An address that contradicts the county beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.geo.divisions import Division, register
from generator.model.site import Site

_ENDING = re.compile("[区县市](?!域|场|民|级|政|直|内)")
_LENGTHS = (5, 4, 3, 2)
"""Characters in the names of divisions, longest first."""


def address_names_another_county(site: Site) -> Iterator[Diagnostic]:
    """place-address-other-county: 地址和所在的县要对得上。

    地址里写着别的市或县的名字，多半是抄错了行，或者区划代码填错了。只提醒。
    """
    divisions = register()
    for layer in site.layers:
        for place in layer.places:
            own = divisions.by_code.get(place.county)
            if own is None or not _ENDING.search(_without(place.address, own)):
                continue
            named = _named(place.address)
            if named and not named <= {own.name, divisions.city_of(own).name}:
                others = "、".join(sorted(named - {own.name, divisions.city_of(own).name}))
                message = f"地址里写着{others}，这一行却在{divisions.city_of(own).name}{own.name}，请核对地址和区划代码"
                yield Diagnostic(place.row.at("地址"), "warning", "place-address-other-county", message)


def _without(address: str, own: Division) -> str:
    """The address without the names that it may have; in most no other is left that could be one."""
    return address.replace(register().city_of(own).name, " ").replace(own.name, " ")


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
