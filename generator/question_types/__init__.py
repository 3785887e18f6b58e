"""The table of question types: one folder each, one line here (marks.js and views.js are its twins for the phone)."""

from generator.question_types.base import QuestionType
from generator.question_types.case.type import case_of
from generator.question_types.fill_blank.type import TYPE as fill_blank
from generator.question_types.matching.type import TYPE as matching
from generator.question_types.multiple_choice.type import TYPE as multiple_choice
from generator.question_types.numeric.type import TYPE as numeric
from generator.question_types.ordering.type import TYPE as ordering
from generator.question_types.short_answer.type import TYPE as short_answer
from generator.question_types.single_choice.type import TYPE as single_choice
from generator.question_types.true_false.type import TYPE as true_false

TYPES: dict[str, QuestionType] = {}
TYPES |= {
    kind.name: kind
    for kind in (
        single_choice,
        multiple_choice,
        true_false,
        fill_blank,
        numeric,
        ordering,
        matching,
        case_of(TYPES),
        short_answer,
    )
}
