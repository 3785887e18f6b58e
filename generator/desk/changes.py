"""Telling browsers that there is something new."""

from __future__ import annotations

import threading


class Changes:
    """Counts builds; whoever waits is woken by the next."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.number = 0

    def tell(self) -> None:
        with self._condition:
            self.number += 1
            self._condition.notify_all()

    def wait(self, known: int, seconds: float) -> bool:
        with self._condition:
            return self._condition.wait_for(lambda: self.number != known, seconds)
