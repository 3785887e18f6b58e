"""The search index: lunr's, cut into small files, of which a phone fetches those that its query needs.

`data/search.json` is fetched first and says where everything is; the files lie in a folder named by what they hold, so
that none of them ever changes. theme/runner/search reads them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from generator.derive.collected import Collected
from generator.derive.page import dump_json
from generator.derive.search.cards import card_files, text_files
from generator.derive.search.entries import Entry, Section, sections_of
from generator.derive.search.postings import Postings, Terms, hashed, term_files
from generator.derive.search.sounds import alike, known_words, sound_files
from generator.derive.tokens import tokens
from generator.derive.video import Video
from generator.geo.divisions import register
from generator.model.site import Site
from generator.model.vocabulary import Vocabulary

HEAD = "data/search.json"
BOOSTS = {"title": 4.0, "text": 1.0}
"""What a word weighs by the field it stands in."""
_NEXT = 60
"""So many of the characters that follow another are known, those that do so most often."""
_NEAR_EACH = 500
"""About so many characters has a file of what stands beside a character."""


def derive_search(site: Site, slugs: dict[str, str], videos: Mapping[str, Video], out: Collected) -> None:
    sections = sections_of(site, slugs, videos)
    files = search_files(sections, list(_names(site)), site.vocabulary)
    out.data |= files
    for page in out.pages:
        if page.template == "search.html":
            page.data["index"] = _in_page(files[HEAD])


def _in_page(head: bytes) -> str:
    """The head as a page has it: one way less over a slow network. Its order counts, which `tojson` does not keep."""
    return head.decode().replace("<", "\\u003c")


def _names(site: Site) -> Iterator[str]:
    """What is called by a name that people know: what they search for most."""
    yield from (topic.name for topic in site.topics)
    yield from (source.title for source in site.sources)
    yield from (lesson.title for lesson in site.lessons)
    yield from (word for group in site.vocabulary.synonyms for word in group)
    for layer in site.layers:
        yield from (layer.noun, *layer.also_called, *layer.facilities)
        counties = {register().by_code[place.county] for place in layer.shown}
        yield from sorted({division.name for county in counties for division in (county, register().city_of(county))})


def search_files(sections: Sequence[Section], names: Sequence[str], vocabulary: Vocabulary) -> dict[str, bytes]:
    """Every file by its path, the head among them. `names` are said together: terms of the trade, titles."""
    entries = [entry for section in sections for entry in section.entries]
    fields = _fields(entries)
    title, text, more = fields.values()
    terms, near = term_files((title, text, more)), hashed(_near(title, text), _NEAR_EACH)
    words = known_words((entry.title for entry in entries), names, text.held)
    files = dict(_named(terms, near, sections, words))
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name} {len(content)}\n".encode() + content)
    folder = f"data/search/{digest.hexdigest()[:12]}/"
    letters = "".join(sorted(name[7] for name in files if name.startswith("sounds/")))
    head = _head(folder, sections, terms, vocabulary) | {
        "near": len(near),
        "sounds": letters,
        "bytes": sum(map(len, files.values())),
    }
    return {HEAD: dump_json(head).encode(), **{folder + name: content for name, content in files.items()}}


def _fields(entries: Iterable[Entry]) -> dict[str, Postings]:
    fields = {name: Postings() for name in (*FIELDS, "more")}
    for place, entry in enumerate(entries):
        for name, words in FIELDS.items():
            fields[name].add(place, words(entry))
        if entry.more:
            fields["more"].add(place, list(dict.fromkeys(word for shared in entry.more for word in _cut(shared))))
    return fields


_cut = lru_cache(2**12)(tokens)
"""For what many entries share: articles, facilities, what places are called."""


def in_title(entry: Entry) -> list[str]:
    return tokens(entry.title)


def in_text(entry: Entry) -> list[str]:
    """Of the words that are not shown those that the entry does not say anyway."""
    text = tokens(entry.text)
    if entry.said:
        text += tokens("".join(line.text for line in entry.said))
    if not entry.also:
        return text
    known = {*tokens(entry.title), *text}
    return text + [word for word in dict.fromkeys(_cut(entry.also)) if word not in known]


FIELDS = {"title": in_title, "text": in_text}
"""What an entry is found by in each field."""


def _near(*fields: Postings) -> dict[str, str]:
    """Of every character those that follow it, those that precede it, most often first, and those that sound like it."""
    count: defaultdict[str, int] = defaultdict(int)
    for postings in fields:
        for term, held in postings.held.items():
            if len(term) == 2 and term.isalpha() and not term.isascii():
                count[term] += len(held)
    after: defaultdict[str, list[str]] = defaultdict(list)
    before: defaultdict[str, list[str]] = defaultdict(list)
    for pair in sorted(sorted(count), key=count.__getitem__, reverse=True):
        after[pair[0]].append(pair[1])
        before[pair[1]].append(pair[0])
    like = alike()
    known = {*after, *before}

    def row(one: str) -> str:
        sounding = filter(known.__contains__, like.get(one, ""))
        return " ".join(map("".join, (after[one][:_NEXT], before[one][:_NEXT], sounding)))

    return {one: row(one) for one in sorted({*known, *like})}


def _named(
    terms: Terms, near: Sequence[bytes], sections: Sequence[Section], words: Mapping[str, int]
) -> Iterator[tuple[str, bytes]]:
    for number, content in enumerate(terms.shared):
        yield f"terms/{number}.json", content
    for number, content in enumerate(terms.own.values()):
        yield f"own/{number}.json", content
    for number, content in enumerate(near):
        yield f"near/{number}.json", content
    for place, content in card_files(sections):
        yield f"cards/{place}.json", content
    for place, content in text_files(sections):
        yield f"texts/{place}.json", content
    for letter, content in sound_files(words).items():
        yield f"sounds/{letter}.json", content


def _head(folder: str, sections: Sequence[Section], terms: Terms, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "at": folder,
        "boosts": BOOSTS,
        "sections": [
            [section.kind, section.group, section.label, len(section.entries), section.each]
            for section in sections
            if section.entries
        ],
        **terms.head(),
        "synonyms": vocabulary.synonyms,
        "ignored": sorted(vocabulary.ignored, key=len, reverse=True),
    }
