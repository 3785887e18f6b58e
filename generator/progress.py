"""Every long work shows where it is on a terminal; elsewhere, where a program may read what is said, nothing is shown."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

Report = Callable[[int, int, str], None]
"""Called with (done, of, what); `of` is 0 while the amount is not known."""

_WIDTH = 24


def quiet(done: int, of: int, what: str) -> None:
    """Shows nothing."""


@dataclass
class Bar:
    """Draws on `stream`; at most twenty times a second, and always the last of a step."""

    stream: TextIO = sys.stderr
    clock: Callable[[], float] = time.monotonic
    _last: float = field(default=0.0, init=False)
    _step: str = field(default="", init=False)

    def __call__(self, done: int, of: int, what: str) -> None:
        if not self.stream.isatty():
            return
        now = self.clock()
        if done < of and what == self._step and now - self._last < 0.05:
            return
        if what != self._step and self._step:
            self.stream.write("\n")
        self._last, self._step = now, what
        full = _WIDTH * done // of if of else 0
        count = f" {done}/{of}" if of else ""
        self.stream.write(f"\r{'━' * full}{'─' * (_WIDTH - full)} {what}{count}\x1b[K")
        self.stream.flush()

    def end(self) -> None:
        """Leaves the last bar on its own line."""
        if self._step:
            self.stream.write("\n")
        self._step = ""
