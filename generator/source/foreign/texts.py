"""Bytes of somebody's text file → text, whatever its encoding; and texts without what cannot be seen or stored."""

from __future__ import annotations

import re

from generator.source.foreign.problems import Place, Problem, Unreadable, mended

_BOMS = ((b"\xff\xfe", "utf_16"), (b"\xfe\xff", "utf_16"))
_LINES = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSTORABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufff8\ufffe\uffff\U0001fffe\U0001ffff]"
)
_ORDINARY = re.compile("[ -%'-;=-~\n\u00b7\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*")
"""Letters of which none has to be mended; not all there are, but nearly all that questions consist of."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ODD_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
RAISED = str.maketrans("0123456789+-=()ni\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ⁻")
LOWERED = str.maketrans("0123456789+-=()aehijklmnoprstuvx\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ₋")
"""Letters and signs that Unicode has above and below the line."""


def is_text(data: bytes) -> bool:
    """Whether bytes could be letters: what holds a zero byte is none, unless it is UTF-16."""
    return data.startswith(tuple(bom for bom, _ in _BOMS)) or b"\x00" not in data[:4000]


def decoded(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text with LF line ends, from UTF-8, UTF-16 with its mark, or GBK, which is said."""
    text, problems = _decoded(data)
    return _LINES.sub("\n", text), problems


def _decoded(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    named = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8-sig")
    try:
        return data.decode(named), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as found:
        line = data.count(b"\n", 0, found.start) + 1
        raise Unreadable("认不出文字的编码，请用记事本打开，另存为 UTF-8 后再导入", Place(line=line)) from found
    return text, (mended(Place(), "文件是 GBK 编码，已照 GBK 读；若有乱码，请另存为 UTF-8 后再导入"),)


def is_plain(text: str) -> bool:
    """Whether nothing in a text could have to be mended; of a clean one it may also be False."""
    return _ORDINARY.fullmatch(text) is not None


def storable(text: str) -> str:
    """`text` without the characters that can neither be seen nor stored, other line ends as LF, odd spaces as spaces."""
    if is_plain(text):
        return text
    return _ODD_SPACES.sub(" ", _UNSEEN.sub("", _UNSTORABLE.sub("", _LINES.sub("\n", text))))
