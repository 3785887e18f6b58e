"""What kind of file each authored YAML file is: for `suixue fmt`, and for editors that complete and check as one types."""

from __future__ import annotations

from fnmatch import fnmatchcase

from generator.read.lessons import FRONT as LESSON
from generator.read.pages import FRONT as PAGE
from generator.read.papers import PAPER
from generator.read.places_layer import LAYER
from generator.read.questions import BANK
from generator.read.questions import KNOWN as KEYS_OF_BANKS
from generator.read.registers import (
    COURSES,
    COURSES_FILE,
    NOTICES,
    NOTICES_FILE,
    SOURCES,
    SOURCES_FILE,
    SYNONYMS,
    SYNONYMS_FILE,
    TOPICS,
    TOPICS_FILE,
)
from generator.source.fields import Record, keys_of

KINDS: tuple[tuple[str, str, Record], ...] = (
    ("courses", COURSES, COURSES_FILE),
    ("notices", NOTICES, NOTICES_FILE),
    ("sources", SOURCES, SOURCES_FILE),
    ("topics", TOPICS, TOPICS_FILE),
    ("synonyms", SYNONYMS, SYNONYMS_FILE),
    ("layer", "content/places/*/layer.yml", LAYER),
    ("lesson", "content/lessons/*.md", LESSON),
    ("page", "content/*.md", PAGE),
    ("paper", "quizzes/papers/*.yml", PAPER),
    ("bank", "quizzes/*.yml", BANK),
)
"""Name, which files, and what they hold; the first that fits. Of Markdown it is the front matter."""


def kind_of(file: str) -> Record | None:
    """The kind of an authored file; None if it is not YAML of ours."""
    return next((kind for _, pattern, kind in KINDS if fnmatchcase(file, pattern)), None)


def keys_known(kind: Record) -> frozenset[str]:
    """The keys of such a file, for telling a slip of the keyboard from a text as its reader does."""
    return KEYS_OF_BANKS if kind is BANK else keys_of(kind)
