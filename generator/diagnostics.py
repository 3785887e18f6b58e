"""Findings in authored files, as values: where, how bad, which rule, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Location:
    """A place in an authored file; `line` and `column` count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1


class Text(str):
    """A string that knows where its author wrote it. `plain` is true for an unquoted YAML scalar."""

    __slots__ = ("column", "file", "line", "plain")

    file: str
    line: int
    column: int
    plain: bool

    @property
    def location(self) -> Location:
        return Location(self.file, self.line, self.column)


def text_at(value: str, file: str, line: int, column: int = 1, plain: bool = False) -> Text:
    """`value` marked with the place it was read from."""
    text = Text(value)
    text.file, text.line, text.column, text.plain = file, line, column, plain
    return text


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One finding. `message` is Chinese and ends with the remedy; `slug` names the rule."""

    location: Location
    severity: Severity
    slug: str
    message: str


@dataclass
class Findings:
    """Collects diagnostics while files are read and rules run."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, at: Location, slug: str, message: str) -> None:
        self.items.append(Diagnostic(at, "error", slug, message))

    def warning(self, at: Location, slug: str, message: str) -> None:
        self.items.append(Diagnostic(at, "warning", slug, message))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(set(self.items)))

    @property
    def errors(self) -> int:
        return sum(item.severity == "error" for item in set(self.items))

    @property
    def warnings(self) -> int:
        return sum(item.severity == "warning" for item in set(self.items))
