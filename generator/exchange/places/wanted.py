"""Which places of a layer are asked for: the words that filters know, and what is said of words that they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.exchange.places.cells import facilities
from generator.geo.divisions import Division, register
from generator.model.place import ACCESS, Layer, Place
from generator.source.scalars import nearest


@dataclass(frozen=True)
class Wanted:
    """Words of a kind are alternatives, but for facilities, all of which must be there; no words ask for nothing."""

    cities: tuple[str, ...] = ()
    """Names or codes, as those of counties."""
    counties: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    basic: bool = False

    def refused(self, layer: Layer) -> str:
        """Why no place of the layer can be meant, nothing if one can."""
        divisions = register()
        known: tuple[tuple[str, tuple[str, ...], Iterable[str]], ...] = (
            ("--city", self.cities, _words(divisions.cities)),
            ("--county", self.counties, _words(divisions.counties)),
            ("--access", self.access, ACCESS),
            ("--type", self.types, layer.types),
            ("--level", self.levels, layer.levels),
            ("--facility", self.facilities, layer.facilities),
        )
        for option, words, all_words in known:
            for word in words:
                if word not in all_words:
                    few = "" if option in ("--city", "--county") else f"为：{'、'.join(filter(None, all_words))}"
                    return f"{option} 没有“{word}”{nearest(word, all_words)}，请改{few or '正'}"
        if self.basic and layer.basic is None:
            return f"{layer.title}没有基本配置，请去掉 --basic"
        return ""

    def chosen(self, layer: Layer) -> tuple[Place, ...]:
        """The places that have a page and are as asked for, in authored order."""
        return tuple(place for place in layer.shown if self._fits(layer, place))

    def _fits(self, layer: Layer, place: Place) -> bool:
        county = register().by_code[place.county]
        city = register().city_of(county)
        return (
            _one_of(self.cities, city.name, city.code)
            and _one_of(self.counties, county.name, county.code)
            and _one_of(self.access, place.access)
            and _one_of(self.types, place.type)
            and _one_of(self.levels, place.level)
            and set(self.facilities) <= set(facilities(layer, place))
            and (not self.basic or layer.meets_basic(place))
        )


def _words(divisions: tuple[Division, ...]) -> list[str]:
    return [word for division in divisions for word in (division.name, division.code)]


def _one_of(wanted: tuple[str, ...], *words: str) -> bool:
    return not wanted or any(word in wanted for word in words)
