"""Word documents: questions as text, one below the other as in blocks/, or in tables as in tables/."""

from collections.abc import Sequence

from generator.exchange.base import Format, Item, Written
from generator.exchange.word.read import read, suits


def write(items: Sequence[Item]) -> Written:
    """python-docx is loaded when it is needed: it takes as long to load as a small import."""
    from generator.exchange.word.write import write as write_word

    return write_word(items)


FORMAT = Format("word", "Word 文档（.docx）", ".docx", suits, read, write)
