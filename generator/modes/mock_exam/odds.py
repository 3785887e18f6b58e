"""How likely a paper is passed by somebody who knows nothing, and by somebody who knows nine in ten answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.model.paper import Paper
from generator.model.question import Question
from generator.model.site import Site
from generator.modes import odds
from generator.modes.mock_exam.mode import groups_of, wanted


def guessing(site: Site, paper: Paper, candidates: Sequence[Question], luck: Callable[[Question], odds.Luck]) -> float:
    """The chance to pass on luck, parts of answers included; 0.0 if the candidates cannot make the paper.

    Each group is taken for itself, although none can have what another took: the mean hardly changes by it.
    """
    lucks = [luck(question) for question in candidates]
    shares = [
        odds.Share(group.count, section.points, tuple(lucks[number] for number in group.pool))
        for section in paper.sections
        for group in wanted((group for group, _ in groups_of(site, section)), candidates)
    ]
    return odds.passing(shares, paper.passing)


def knowing(paper: Paper) -> float:
    """The chance to pass with nine in ten answers right, whatever is drawn."""
    return odds.knowing(((section.count, section.points) for section in paper.sections), paper.passing)
