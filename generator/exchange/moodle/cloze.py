"""Moodle's cloze: answers within the text, `{1:SHORTANSWER:=二~=2}`, or `{1:MULTICHOICE:=二~三}` to choose from."""

from __future__ import annotations

import html
import re

from generator.exchange.answers import MOST_BLANKS
from generator.exchange.moodle.texts import Texts
from generator.model.shape import Blank, Entry, Shape
from generator.source.foreign.xmltree import Node

_FIELD = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^\\{}])*)\}", re.S)
_ANSWER = re.compile(r"(?:^|(?<!\\)~)(%-?\d+(?:\.\d+)?%|=)?((?:\\.|[^~\\])*)", re.S)
_TYPED = ("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC")
_TAPPED = ("MULTICHOICE", "MC", "MULTICHOICE_S", "MCS", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH")


def cloze(node: Node, texts: Texts) -> tuple[str, Shape] | None:
    """An entry of as many blanks as there are answers; other kinds of answers are faults."""
    blanks: list[Blank] = []

    def place(found: re.Match[str]) -> str:
        blank = _blank(found, texts)
        if blank:
            blanks.append(blank)
        return f"{{{{{len(blanks)}}}}}"

    stem = texts.read(node.first("questiontext"), change=lambda text: _FIELD.sub(place, text))
    if not blanks:
        texts.fault("完形填空（cloze）里没有看得懂的空，请检查花括号")
    elif len(blanks) > MOST_BLANKS:
        texts.fault(f"一道题有 {len(blanks)} 个空，最多 {MOST_BLANKS} 个，请拆成几道题")
    return (stem, Entry(tuple(blanks))) if blanks else None


def _blank(found: re.Match[str], texts: Texts) -> Blank | None:
    kind = found[2]
    if kind not in (*_TYPED, *_TAPPED):
        texts.fault(f"完形填空里的“{kind}”还不能导入，请改成 SHORTANSWER 或 MULTICHOICE")
        return None
    given = [(sign, _plain(text.partition("#")[0])) for sign, text in _ANSWER.findall(found[3])]
    accept = tuple(dict.fromkeys(text for sign, text in given if sign in ("=", "%100%") and text))
    if not accept:
        texts.fault("完形填空有一个空没有正确答案，请补上")
        return None
    if any(sign not in ("", "=", "%100%", "%0%") for sign, _ in given):
        texts.mended("得一部分分的答案没有导入")
    tiles = tuple(dict.fromkeys(text for _, text in given if text)) if kind in _TAPPED else ()
    return Blank(accept, tiles)


def _plain(text: str) -> str:
    bare: str = re.sub(r"\\(.)", r"\1", html.unescape(text))
    return bare.strip()


def field(blank: Blank) -> str:
    """A blank as it stands in a cloze text."""
    if not blank.tiles:
        return "{1:SHORTANSWER:" + "~".join(f"={_protected(text)}" for text in blank.accept) + "}"
    signs = [("=" if tile in blank.accept else "") + _protected(tile) for tile in blank.tiles]
    return "{1:MULTICHOICE:" + "~".join(signs) + "}"


def _protected(text: str) -> str:
    return re.sub(r"([~=#{}\\\"])", r"\\\1", html.escape(text, quote=False))
