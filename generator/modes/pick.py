"""Questions for places that each take only some of them: found by chance, and found whenever there are any.

The phone's twin is theme/runner/pick.js; both run tests/vectors/papers.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.modes.chance import Stream


@dataclass(frozen=True)
class Wanted:
    """So many questions out of a pool, by their numbers in the list of all."""

    count: int
    pool: Sequence[int]


@dataclass
class _Pool:
    """A pool in an order that chance makes only as far as somebody looks."""

    stream: Stream
    numbers: list[int]
    mixed: int = 0

    def __iter__(self) -> Iterator[int]:
        for place in range(len(self.numbers)):
            if place == self.mixed:
                other = place + self.stream.below(len(self.numbers) - place)
                self.numbers[place], self.numbers[other] = self.numbers[other], self.numbers[place]
                self.mixed += 1
            yield self.numbers[place]


@dataclass
class _Places:
    """The places filled so far. `groups` says of each the group it belongs to, `held` the place of each question taken."""

    pools: list[_Pool]
    groups: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    held: dict[int, int] = field(default_factory=dict)

    def fill(self, group: int) -> bool:
        """One more place of a group; if need be others take another question, but none is left without.

        Looks through the pool of the group, then through those of the places that hold what it found, nearest first.
        """
        start = len(self.groups)
        reached: dict[int, int] = {}
        asking, asked = [(start, group)], set()
        for place, own in asking:
            if own in asked:
                continue
            asked.add(own)
            for number in self.pools[own]:
                if number not in reached:
                    reached[number] = place
                    if number not in self.held:
                        self.groups.append(group)
                        self._pass_on(number, reached)
                        return True
                    asking.append((self.held[number], self.groups[self.held[number]]))
        return False

    def _pass_on(self, number: int, reached: dict[int, int]) -> None:
        """Gives a question to the place that reached it, what that held to the one before, and so on to the new place."""
        place = reached[number]
        while place < len(self.taken):
            before = self.taken[place]
            self.taken[place], self.held[number] = number, place
            number, place = before, reached[before]
        self.taken.append(number)
        self.held[number] = place


def most(stream: Stream, groups: Sequence[Wanted]) -> list[list[int]]:
    """Different questions for every group: as many of the first as can be, then of the second without taking any of
    those from the first, and so on. Chance is used by the pools, each shuffled from its first place on as far as it is
    looked through.
    """
    places = _Places([_Pool(stream, list(group.pool)) for group in groups])
    for number, group in enumerate(groups):
        for _ in range(group.count):
            if not places.fill(number):
                break
    found: list[list[int]] = [[] for _ in groups]
    for own, taken in zip(places.groups, places.taken, strict=True):
        found[own].append(taken)
    return found


def pick(stream: Stream, groups: Sequence[Wanted]) -> list[list[int]]:
    """The questions of every group, all different. Raises ValueError only if there are none such."""
    found = most(stream, groups)
    for number, (group, own) in enumerate(zip(groups, found, strict=True)):
        if len(own) < group.count:
            raise ValueError(f"group {number} wants {group.count} questions and there are {len(own)} for it")
    return found
