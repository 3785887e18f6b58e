"""Frozen dataclasses of which there are thousands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Made = TypeVar("_Made")


@dataclass_transform(frozen_default=True)
def frozen(*, order: bool = False, slots: bool = False) -> Callable[[type[_Made]], type[_Made]]:
    """`@dataclass(frozen=True)` of which mypy alone sees to it that nothing is changed: with a watch at run time too, it
    takes three times as long to make one.
    """
    return dataclass(unsafe_hash=True, order=order, slots=slots)
