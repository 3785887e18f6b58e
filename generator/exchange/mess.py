"""What real authors do to questions, and its mending: small pure functions, each for one mess, over plain text.

A function returns what is left of its text and what it found, or the text and '' (or None, or ()) where the mess is not
there. `TIDY` is the table of those that work on any text alone; `tidied` runs it. What depends on a whole question
(letters against options, doubled options) is put together in raw.py, so a new format needs neither: it fills a `Raw`.
"""

from __future__ import annotations

import ast
import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.exchange.richtext import untagged
from generator.exchange.tags import without_tags
from generator.source.foreign.texts import is_plain, storable
from generator.source.meant import truth_meant

LETTERS = "ABCDEFGH"
_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨａｂｃｄｅｆｇｈ", LETTERS * 2)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f]")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_NUMBER = re.compile(
    r"\s*(?:第\s*(\d{1,5})\s*题\s*[.．、:：]?|[（(]\s*(\d{1,5})\s*[)）]|(\d{1,5})\s*(?:[、．)）]|[.:：](?!\d)))\s*"
)
_KIND_WORDS = (
    "单项选择题|多项选择题|不定项选择题|单选题|多选题|选择题|判断题|是非题|填空题|数值题|计算题|排序题|匹配题|连线题|配对题"
    "|简答题|问答题|论述题|名词解释|案例分析题|案例题|材料题|单选|多选|不定项|判断|填空|简答|问答"
)
_KIND = re.compile(rf"\s*(?:[【\[（(]\s*({_KIND_WORDS})\s*[】\])）]|({_KIND_WORDS})\s*[:：])\s*")
_ANSWER_INSIDE = re.compile(
    r"([（(])[\s\u3000]*([A-Ha-hＡ-Ｈａ-ｈ](?:[\s,，、]*[A-Ha-hＡ-Ｈａ-ｈ]){0,7}|[√×✓✗✔✘]|对|错)[\s\u3000]*([)）])"
)
_LETTERED = re.compile(
    r"\s*(?:[（(【\[]\s*([A-Ha-hＡ-Ｈａ-ｈ])\s*[)）】\]]\s*[.．、:：]?|([A-Ha-hＡ-Ｈａ-ｈ])\s*(?:[．、:：)）]|\.(?!\d)))\s*"
)
_BARE_LETTER = re.compile(r"\s*([A-HＡ-Ｈ])(?:[ \u3000]+|(?=[\u4e00-\u9fff《“]))")
_INNER_LETTER = re.compile(r"(?:(?<=[\s\u3000;；,，。、|])|(?<=[^\x00-\x7f]))([A-HＡ-Ｈ])\s*[.．、:：)）]\s*")
_CHOSEN = re.compile(r"[A-H](?:[\s,，、;；/|和及.。]*[A-H])*[.。]?")
_AROUND_ANSWERS = " \n\u3000()[]【】"
_LEFT_FREE = re.compile(r"(?<=\S) {4,}(?=\S)|^ {4,}(?=\S)")
_BLANKS = re.compile(r"_{2,}|＿{2,}|（[\s\u3000_]*）|\([\s\u3000_]*\)|【[\s\u3000_]*】")


def without_unseen(text: str) -> str:
    """Zero-width and control characters removed."""
    return _UNSEEN.sub("", text)


def with_plain_spaces(text: str) -> str:
    """Tabs, no-break and other odd spaces as ordinary ones."""
    return _SPACES.sub(" ", text)


def without_entities(text: str) -> str:
    """`&nbsp;`, `&#10;`, `&ldquo;` as the characters they name."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


TIDY: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("网页标签（如 <p>）", without_tags),
    ("网页代码（如 &nbsp;）", without_entities),
    ("看不见的字符", without_unseen),
    ("不换行空格、制表符", with_plain_spaces),
    ("紧贴字母的“<”（改成“＜”，免得当成网页标签）", untagged),
)
"""What is said, and what mends it."""


@dataclass(frozen=True)
class Tidied:
    """A text without what cannot be seen, trimmed, and the words for what was mended in it."""

    text: str
    mends: tuple[str, ...] = ()


def is_tidy(text: str) -> bool:
    """Whether `tidied` leaves a text as it is; of some that it leaves so this is False."""
    return is_plain(text) and text == text.strip("\n \u3000")


def tidied(text: str) -> Tidied:
    """`text` after every row of `TIDY`."""
    mends = []
    for words, mend in TIDY:
        changed = mend(text)
        if changed != text:
            mends.append(words)
        text = changed
    return Tidied(storable(text).strip("\n \u3000"), tuple(mends))


def without_number(stem: str) -> tuple[str, str]:
    """`12、题干`, `第12题 题干`, `(12) 题干` → 题干, 12."""
    found = _NUMBER.match(stem)
    if not found or not stem[found.end() :].strip():
        return stem, ""
    return stem[found.end() :], next(filter(None, found.groups()))


def number_style(stem: str) -> str:
    """How the number before a stem is written: `第1题`, `(1)` or `1.` and the like; '' if there is none."""
    found = _NUMBER.match(stem)
    if not found or not stem[found.end() :].strip():
        return ""
    return ("第", "（", ".")[(found.lastindex or 1) - 1]


def without_kind(stem: str) -> tuple[str, str]:
    """`【单选题】题干`, `判断题：题干` → 题干, the words for the type."""
    found = _KIND.match(stem)
    return (stem[found.end() :], found[1] or found[2]) if found else (stem, "")


def with_brackets(stem: str) -> str:
    """A place left free by spaces alone, `是     的组织`, as `是（　）的组织`."""
    return _LEFT_FREE.sub("（　）", stem)


def without_answer(stem: str) -> tuple[str, str]:
    """`工会是（A）组织` → `工会是（　）组织`, A. Only one pair of brackets may hold an answer; two are left alone."""
    found = list(_ANSWER_INSIDE.finditer(stem))
    if len(found) != 1:
        return stem, ""
    match = found[0]
    return f"{stem[: match.start()]}（　）{stem[match.end() :]}", match[2].translate(_WIDE).upper()


def without_letter(option: str) -> tuple[str, str]:
    """`A. 甲`, `（A）甲`, `ａ、甲` → 甲, A."""
    found = _LETTERED.match(option)
    if not found:
        return option, ""
    return option[found.end() :], str(found[1] or found[2]).translate(_WIDE).upper()


def without_own_letter(option: str, letter: str) -> str:
    """The text of the option with this letter, be it `C. 丙`, `C 丙` or `C丙`."""
    rest, own = without_letter(option)
    if own:
        return rest if own == letter else option
    found = _BARE_LETTER.match(option)
    return option[found.end() :] if found and found[1].translate(_WIDE) == letter else option


def has_letters(option: str) -> bool:
    """Whether anything in an option could be the letter of another."""
    return _INNER_LETTER.search(option) is not None


def unglued(option: str, letter: str = "A") -> tuple[str, ...]:
    """`甲 B. 乙 C. 丙`, the text of option A → 甲, 乙, 丙: the letters must follow one another from `letter`."""
    parts, start, wanted = [], 0, LETTERS.find(letter) + 1
    for found in _INNER_LETTER.finditer(option):
        if wanted < len(LETTERS) and found[1].translate(_WIDE) == LETTERS[wanted]:
            parts.append(option[start : found.start()].strip(" \u3000;；,，|\n"))
            start, wanted = found.end(), wanted + 1
    return (*parts, option[start:].strip()) if parts else (option,)


def options_of_one(text: str) -> tuple[str, ...]:
    """All options in one cell or line: `A.甲 B.乙`, `甲|乙|丙`, a Python list, one a line → their texts; else ()."""
    listed = python_list(text)
    if listed:
        return listed
    rest, letter = without_letter(text)
    if letter == "A":
        parts = unglued(rest)
        return parts if len(parts) > 1 else ()
    for mark in ("\n", "|", "$", "###", "；", ";"):
        parts = tuple(part.strip() for part in text.split(mark))
        if len(parts) > 1 and all(parts):
            return parts
    return ()


def python_list(text: str) -> tuple[str, ...]:
    """`['甲', '乙']` → 甲, 乙; () of anything else."""
    text = text.strip()
    if not (text.startswith("[") and text.endswith("]") and len(text) < 10_000):
        return ()
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ()
    return (
        tuple(map(str, found)) if isinstance(found, list) and all(isinstance(one, str | int) for one in found) else ()
    )


def letters(answer: str) -> tuple[str, ...]:
    """`DCBA`, `A B C`, `ａ，ｃ`, `A、B。` → the letters as they are, upper case; () of anything else."""
    plain = unicodedata.normalize("NFKC", answer).strip(_AROUND_ANSWERS).upper()
    if not _CHOSEN.fullmatch(plain):
        return ()
    return tuple(letter for letter in plain if letter in LETTERS)


def verdict(answer: str) -> bool | None:
    """√ × 对 错 T F 正确 错误 → the truth of a statement; None of anything else."""
    return truth_meant(unicodedata.normalize("NFKC", answer).strip(_AROUND_ANSWERS + "。."))


def as_texts(answer: str, options: Iterable[str]) -> tuple[str, ...]:
    """An answer that is the full text of one option, or of several, one a line or split by marks → their letters."""
    known = {compared(text): letter for letter, text in zip(LETTERS, options, strict=False) if text}
    if compared(answer) in known:
        return (known[compared(answer)],)
    for mark in ("\n", "|", "；", ";", "、", "，", ","):
        parts = [compared(part) for part in answer.split(mark)]
        if len(parts) > 1 and all(part in known for part in parts):
            return tuple(known[part] for part in parts)
    return ()


def as_lettered_texts(answer: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """An answer that is an option as it stands, `A、甲`, or several, one a line → their letters; () if any text is not
    that of its letter.
    """
    found = []
    for part in filter(None, re.split("[\n|；;]", answer)):
        letter = without_letter(part)[1] or part.strip()[:1].translate(_WIDE).upper()
        if letter not in options or compared(without_own_letter(part, letter)) != compared(options[letter]):
            return ()
        found.append(letter)
    return tuple(found)


def options_in_stem(stem: str) -> tuple[str, tuple[str, ...]]:
    """`题是什么？ A. 甲 B. 乙` → 题是什么？, (甲, 乙); the letters must follow one another from A."""
    first = next((found for found in _INNER_LETTER.finditer(stem) if found[1].translate(_WIDE) == "A"), None)
    parts = unglued(stem[first.end() :]) if first and stem[: first.start()].strip() else ()
    return (stem[: first.start()].rstrip(), parts) if first and len(parts) > 1 and all(parts) else (stem, ())


def compared(text: str) -> str:
    """The form in which two texts are the same: NFKC, without spaces and end marks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).strip(".。;；")


def with_placeholders(stem: str) -> tuple[str, int]:
    """`____` and empty brackets as `{{1}}`, `{{2}}` …, and how many there are; placeholders already there are counted."""
    numbers = [int(number) for number in re.findall(r"\{\{([1-9])\}\}", stem)]
    if numbers:
        return stem, max(numbers)
    count = 0

    def place(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{{{{{count}}}}}"

    return _BLANKS.sub(place, stem), count
