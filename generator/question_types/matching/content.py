"""What a matching question holds."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Text
from generator.question_types.items import Item


@dataclass(frozen=True)
class Matching:
    """`answer`: key on the left → key of its partner on the right; what is nobody's partner there only distracts."""

    left: tuple[Item, ...]
    right: tuple[Item, ...]
    answer: dict[Text, Text]

    @property
    def partners(self) -> list[str]:
        """The key of each one's partner, in the order of the left side; '' where none was written."""
        return [str(self.answer.get(item.key, "")) for item in self.left if item]

    @property
    def words(self) -> dict[str, str]:
        """Key → text of what could be read on the right."""
        return {str(item.key): str(item.text) for item in self.right if item}

    @property
    def shared(self) -> bool:
        """Whether two on the left have the same partner."""
        return len(set(self.partners)) < len(self.partners)
