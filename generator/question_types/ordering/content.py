"""What an ordering question holds."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Text
from generator.question_types.items import Item


@dataclass(frozen=True)
class Ordering:
    """`answer`: the keys in the right order; `partial` is how a wrong order scores: all or prop."""

    items: tuple[Item, ...]
    answer: tuple[Text, ...]
    partial: str

    @property
    def words(self) -> dict[str, str]:
        """Key → text of the items that could be read."""
        return {str(item.key): str(item.text) for item in self.items if item}
