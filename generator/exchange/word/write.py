"""Items → a Word document: the lines of the text format, a paragraph each."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document

from generator.exchange import blocks
from generator.exchange.base import Item, Written
from generator.source.foreign.archive import repacked


def write(items: Sequence[Item]) -> Written:
    """What the text format holds, this holds."""
    text = blocks.FORMAT.write(items)
    document = Document()
    for line in text.data.decode().split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return Written(repacked(out.getvalue()), text.losses)
