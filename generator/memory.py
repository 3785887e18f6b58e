"""What need not be read or worked out again, because nothing it was made from has changed since: an edit is seen at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic, Findings
from generator.kept import Kept

_Made = TypeVar("_Made")
Stamp = tuple[int, int] | None


@dataclass
class Memory:
    """The last result of everything asked for, by name, with what it was made from."""

    kept: Kept = field(default_factory=Kept)
    """What is remembered even between runs."""
    last: dict[Hashable, tuple[tuple[Any, ...], Any]] = field(default_factory=dict)

    def recall(self, name: Hashable, inputs: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        """What `make` returns, or returned when it was last asked for with the same inputs."""
        if name not in self.last or not _same(self.last[name][0], inputs):
            self.last[name] = (inputs, make())
        made: _Made = self.last[name][1]
        return made

    def each(self, name: Path, keys: Sequence[bytes], make: Callable[[int], _Made]) -> list[_Made]:
        """For every key what `make` returns of its number, or returned for that key when these were last asked for, be it by
        an earlier run.
        """
        before: dict[bytes, _Made] = self.last[name][1] if name in self.last else self.kept.all_of(name)
        made = {key: before[key] if key in before else make(number) for number, key in enumerate(keys)}
        if made.keys() != before.keys():
            self.kept.keep_all(name, made)
        self.last[name] = ((), made)
        return [made[key] for key in keys]

    def forget(self, name: Hashable) -> None:
        """What was made under this name is made anew when it is next asked for."""
        self.last.pop(name, None)

    def read(self, name: str, files: Iterable[Path], reader: Callable[[Findings], _Made], findings: Findings) -> _Made:
        """What `reader` makes of `files`, with its findings; read again when one of them has changed."""

        def fresh() -> tuple[_Made, list[Diagnostic]]:
            own = Findings()
            return reader(own), own.items

        value, items = self.recall(name, tuple((path, _stamp(path)) for path in files), fresh)
        findings.items.extend(items)
        return value


def _same(one: Any, other: Any) -> bool:
    """Authored values are the same only as one object: equal texts may stand at other places of their file."""
    if type(one) is tuple and type(other) is tuple:
        return len(one) == len(other) and all(map(_same, one, other))
    return one is other or (isinstance(one, int | date | Path) and one == other)


def _stamp(path: Path) -> Stamp:
    """What changes when a file does; None for one that has just vanished, which its reader will report."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
