"""Findings in authored files, as values: where, how bad, which rule, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.frozen import frozen

Severity = Literal["error", "warning"]


@frozen(order=True)
class Location:
    """A place in an authored file; `line` and `column` count from 1, columns in characters. In a workbook they are those
    of a cell; `sheet` is its sheet, where more than one has data.
    """

    file: str
    line: int = 1
    column: int = 1
    sheet: str = ""


class Placed:
    """What knows where its author wrote it: the place of its first character."""

    __slots__ = ()

    file: str
    line: int
    column: int

    @property
    def location(self) -> Location:
        return Location(self.file, self.line, self.column)


class Text(Placed, str):
    """A string that knows its place.

    `style` tells how it was written: '' an unquoted YAML scalar, a quote mark a quoted one, '|' a literal block, 'md' Markdown.
    """

    __slots__ = ("column", "file", "line", "style")

    style: str

    def __reduce__(self) -> tuple[Callable[..., Text], tuple[str, str, int, int, str]]:
        return text_at, (str(self), self.file, self.line, self.column, self.style)

    def at(self, offset: int) -> Location:
        """The place of character `offset`; exact except inside YAML scalars folded over several lines."""
        row = self.count("\n", 0, offset)
        if row == 0:
            return Location(self.file, self.line, self.column + offset + (self.style in ("'", '"')))
        if self.style not in ("|", "md"):
            return self.location
        return Location(self.file, self.line + row, self.column + offset - self.rfind("\n", 0, offset) - 1)


def text_at(value: str, file: str, line: int, column: int = 1, style: str = "md") -> Text:
    """`value` marked with the place it was read from."""
    text = Text(value)
    text.file, text.line, text.column, text.style = file, line, column, style
    return text


@frozen(order=True)
class Diagnostic:
    """One finding. `message` is Chinese and ends with the remedy; `slug` names the rule; `also` are the other places it is about."""

    location: Location
    severity: Severity
    slug: str
    message: str
    also: tuple[Location, ...] = ()

    def within(self, folders: tuple[str, ...]) -> Diagnostic | None:
        """The finding at the first of its places in one of `folders`, files themselves among them, each with a slash at
        its end; None where it has no place there."""
        places = (at for at in (self.location, *self.also) if f"{at.file}/".startswith(folders))
        first = next(places, None)
        return replace(self, location=first) if first else None


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by place and then by all else, as they compare; to compare them one by one takes ten times as long."""
    return sorted(findings, key=_order)


def _order(item: Diagnostic) -> tuple[object, ...]:
    at = item.location
    return at.file, at.line, at.column, at.sheet, item.severity, item.slug, item.message, item.also


def error(at: Location, slug: str, message: str, also: tuple[Location, ...] = ()) -> Diagnostic:
    """A fault that stops publishing."""
    return Diagnostic(at, "error", slug, message, also)


def warning(at: Location, slug: str, message: str) -> Diagnostic:
    """Something to look at; publishing goes on."""
    return Diagnostic(at, "warning", slug, message)


@dataclass
class Findings:
    """Collects diagnostics while files are read and rules run."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, at: Location, slug: str, message: str) -> None:
        self.items.append(error(at, slug, message))

    def warning(self, at: Location, slug: str, message: str) -> None:
        self.items.append(warning(at, slug, message))

    def demand(self, slugs: Collection[str]) -> None:
        """Makes errors of the warnings with these slugs."""
        self.items = [replace(item, severity="error") if item.slug in slugs else item for item in self.items]

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(in_order(set(self.items)))

    @property
    def errors(self) -> int:
        return sum(item.severity == "error" for item in set(self.items))
