"""How the words of the site are said: what is typed in pinyin, by first letters or with a wrong character is found by it.

Words are those that rjieba knows. A phone has no table of pinyin, so that it gets the words with their readings, in files
by their first letter, and for every common character those that sound alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

import rjieba
from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from generator.derive.page import dump_json
from generator.geo.divisions import register

_HAN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile("[\u4e00-\u9fff]{2,12}")
_COMMON = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF if row < 0xD7 else 0xFA)
]
"""The 3,755 characters of the first level of GB 2312, and no more: what everybody types."""
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
MOST = 9000
"""Words with readings; those said most often."""
_NAMED = 1000
"""How many times as often as it stands in a text a word counts that names something."""


def known_words(titles: Iterable[str], names: Iterable[str], terms: Mapping[str, Collection[int]]) -> dict[str, int]:
    """Words and how much they count: those of `titles`, those of `names` and what follows one another there, and those of
    two characters among the `terms` of all texts.
    """
    count: Counter[str] = Counter()
    for title in titles:
        count.update(word for word in rjieba.cut(title) if _WORD.fullmatch(word))
    for name in names:
        for run in _HAN.findall(name):
            words = rjieba.cut(run)
            count.update({said: _NAMED for said in _neighbours(words)})
    for term, held in terms.items():
        if (
            len(term) == 2
            and len(held) > 1
            and _WORD.fullmatch(term)
            and len(rjieba.cut(term, False)) == 1
            and term not in count
        ):
            count[term] = len(held)
    for division in register().cities + register().counties:
        if division.name in count:
            count[division.name] += _NAMED
    return dict(count.most_common(MOST))


def _neighbours(words: list[str]) -> Iterable[str]:
    """The words, and two or three of them that stand together."""
    for size in (1, 2, 3):
        for at in range(len(words) - size + 1):
            said = "".join(words[at : at + size])
            if _WORD.fullmatch(said):
                yield said


def sound_files(words: Mapping[str, int]) -> dict[str, bytes]:
    """First letter → reading → the words that are said so, in both those that count most first; ü is v."""
    files: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    spoken = _divisions()
    for word in sorted(words, key=lambda word: (-words[word], word)):
        reading = spoken.get(word) or " ".join(lazy_pinyin(word, v_to_u=False)).replace("ü", "v")
        files[reading[0]][reading].append(word)
    return {
        letter: dump_json({reading: " ".join(said) for reading, said in readings.items()}).encode()
        for letter, readings in sorted(files.items())
        if "a" <= letter <= "z"
    }


def _divisions() -> dict[str, str]:
    """Names of cities and counties as they are said: 长清 is chang qing, 莘县 shen xian."""
    spoken: dict[str, str] = {}
    for division in register().cities + register().counties:
        spoken[division.name] = division.spoken
        if len(division.name) > 2:
            spoken.setdefault(division.name[:-1], division.spoken.rpartition(" ")[0])
    return spoken


def alike() -> dict[str, str]:
    """Common character → those that sound like it, and after them those that nearly do."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for character in _COMMON:
        readings = PINYIN_DICT[ord(character)].translate(_TONES).split(",")
        for reading in dict.fromkeys(readings[:2]):
            said[reading].append(character)
    nearly: defaultdict[str, list[str]] = defaultdict(list)
    for reading, characters in said.items():
        nearly[_loose(reading)] += characters
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for kept in (said, nearly):
        for characters in kept.values():
            for one in characters:
                found[one].update(dict.fromkeys(characters))
    return {one: "".join(others).replace(one, "") for one, others in found.items()}


def _loose(syllable: str) -> str:
    """As somebody says it who does not tell zh from z, n from l, f from h or -ng from -n."""
    return re.sub("ng$", "n", re.sub("^hu", "fu", re.sub("^n", "l", re.sub("^([zcs])h", r"\1", syllable))))
