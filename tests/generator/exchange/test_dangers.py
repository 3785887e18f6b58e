"""What others send may be broken or meant to break us: it is refused by name, in bounded memory, and nothing ever raises."""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.exchange import FORMATS, read_any
from generator.exchange.base import Item
from generator.model.shape import Blank as Place_
from generator.model.shape import Choice, Choosable, Entry, Group, Part, Verdict
from generator.source.foreign.problems import Place
from generator.source.foreign.workbook import sheets
from tests.generator.exchange.books import HEADER, errors, patched, reading, workbook

ROW = ("工会是谁的群众组织？", "职工", "单位", "政府", "股东", "A")
ROOT = Path(__file__).parents[3]
BOOK = workbook(表=[HEADER, ROW])
_CHOICE = Choice((Choosable("职工", True), Choosable("单位", False), Choosable("政府", False)))
ITEMS = [
    Item(Place(), "工会是谁的？", _CHOICE, "甲-0001", "看定义。", topics=("性质",)),
    Item(Place(), "说法甲。", Verdict(False, "说法乙。"), "甲-0002"),
    Item(Place(), "工会由{{1}}组成。", Entry((Place_(("职工", "劳动者")),)), "甲-0003"),
    Item(
        Place(),
        "阅读材料，回答下面的问题。",
        Group("一段材料。", (Part("问一？", _CHOICE), Part("说法丙。", Verdict(True)))),
        "甲-0004",
    ),
]
FILES = {name: form.write(ITEMS).data for name, form in FORMATS.items()}
"""A small file of every format."""


def _only(data: bytes, name: str) -> str:
    (fault,) = errors(reading(data, name))
    return fault


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused(part: str) -> None:
    assert f"文件里有宏（{part}）" in _only(patched(BOOK, {part: b"x"}), "试题.xlsx")


def test_a_file_that_only_says_it_has_macros_is_refused() -> None:
    data = patched(
        BOOK, {"[Content_Types].xml": lambda xml: xml.replace(b"spreadsheetml.sheet.main", b"x.macroEnabled.main")}
    )
    assert "带宏的文件" in _only(data, "试题.xlsx")
    assert "文件里有宏" in _only(patched(FILES["word"], {"word/vbaProject.bin": b"x"}), "试题.docx")


_LAUGHS = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;">]>'
_OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("dtd", [_LAUGHS, _OUTSIDE, '<!DOCTYPE a SYSTEM "http://192.0.2.1/x.dtd">'])
@pytest.mark.parametrize(
    ("name", "part"),
    [("excel", "xl/workbook.xml"), ("excel", "xl/theme/theme1.xml"), ("word", "word/document.xml"), ("word", "docProps/core.xml")],
)  # fmt: skip
def test_entities_in_office_documents_are_refused(name: str, part: str, dtd: str) -> None:
    for code in ("utf-8", "utf-16"):
        data = patched(FILES[name], {part: (dtd + "<a>&x;</a>").encode(code)})
        assert _only(data, "试题").startswith(f"“{part}”: 文件里有 DTD 声明")


@pytest.mark.parametrize("dtd", [_LAUGHS, _OUTSIDE])
def test_entities_in_plain_xml_are_refused(dtd: str) -> None:
    for root in ("quiz", "assessmentItem"):
        assert "DTD" in _only(f"<?xml version='1.0'?>{dtd}<{root}>&x;</{root}>".encode(), "试题.xml")
    package = patched(FILES["qti"], {"imsmanifest.xml": f"{dtd}<manifest/>".encode()})
    assert "DTD" in _only(package, "试题.zip")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = patched(BOOK, {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 80_000_000 + b"</worksheet>"})
    assert len(bomb) < 200_000
    assert "压缩炸弹" in _only(bomb, "试题.xlsx")


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(patched(BOOK, {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 4_000_000 + b"</worksheet>"}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    told = size.to_bytes(4, "little")
    while told in data:
        place = data.index(told)
        data[place : place + 4] = (9).to_bytes(4, "little")
    assert errors(reading(bytes(data)))


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "试题.xlsx", "文件是空的"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, "试题.xls", "旧的 Word 或 Excel（.doc、.xls），或者加了密码"),
        (b"%PDF-1.7", "试题.pdf", "这是PDF"),
        (patched(BOOK, {"xl/workbook.bin": b"x"}), "试题.xlsb", "二进制工作簿（.xlsb）"),
        (BOOK[:400], "试题.xlsx", ""),
        (b"PK\x03\x04" + b"\x00" * 99, "试题.xlsx", ""),
        (b"{" * 100_000, "试题.json", "JSON"),
        (b"[" * 100_000, "试题.json", "JSON"),
        (b"<quiz>" * 5000, "试题.xml", "层级超过"),
        (b"\xff\xfe\x00", "试题.csv", ""),
    ],
)
def test_what_is_no_bank_is_named(data: bytes, name: str, said: str) -> None:
    assert said in _only(data, name)


def test_a_cell_that_points_to_no_text_is_named() -> None:
    sheet = b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>'
    assert _only(patched(BOOK, {"xl/worksheets/sheet1.xml": sheet}), "试题.xlsx").startswith(
        "“表” 第 1 行 A 列: 单元格指到"
    )


def test_shared_texts_are_read_without_readings_and_with_all_their_runs() -> None:
    strings = (
        '<x:sst xmlns:x="m"><x:si><x:r><x:t>工</x:t></x:r><x:r><x:t>会</x:t></x:r><x:rPh><x:t>ɡōng</x:t></x:rPh></x:si>'
        "<x:si><x:t>甲_x000D_乙</x:t></x:si></x:sst>"
    )
    cells = '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    data = patched(BOOK, {"xl/sharedStrings.xml": strings.encode(), "xl/worksheets/sheet1.xml": cells.encode()})
    (sheet,) = sheets(data)
    assert [(row.number, row.cells) for row in sheet.rows] == [(1, {"A": "工会", "B": "甲\r乙"})]


def test_parts_are_found_by_their_relations_whatever_they_are_called() -> None:
    def renamed(data: bytes, old: str, new: str, said: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = archive.read(old)
        there = old.rpartition("/")[2].encode()
        return patched(
            data, {said: lambda xml: xml.replace(there, new.rpartition("/")[2].encode()), new: part, old: b"<x/>"}
        )

    word = renamed(FILES["word"], "word/document.xml", "word/document2.xml", "_rels/.rels")
    assert len(reading(word, "试题.docx").items) == len(ITEMS)
    book = renamed(BOOK, "xl/worksheets/sheet1.xml", "xl/worksheets/SHEET9.xml", "xl/_rels/workbook.xml.rels")
    assert len(reading(book).items) == 1


@pytest.mark.parametrize("merge", ["A1:XFD1048576", "A1:A9999999", "A0:B0", "甲:乙", ""])
def test_no_merge_is_too_large(merge: str) -> None:
    change = f'</sheetData><mergeCells><mergeCell ref="{merge}"/></mergeCells>'.encode()
    data = patched(BOOK, {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", change)})
    assert reading(data).items


_SUFFIXES = st.sampled_from([form.suffix for form in FORMATS.values()] + [".tsv", ".json", ".zip", ""])


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=300), suffix=_SUFFIXES)
def test_any_bytes_give_problems_and_never_an_exception(data: bytes, suffix: str) -> None:
    form, found = read_any(f"试题{suffix}", data)
    assert form is not None or found.problems


_PIECES = st.sampled_from(
    ["题干,答案\n", "[{", '"', "::", "{=", "}", "1. ", "A. 甲", "答案：", "【解析】", "<quiz>", "<", "&#", "|", "\t", "\\", "\x00", "甲", "{{1}}", "ANSWER: A", "\ufeff"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(_PIECES, max_size=25), suffix=_SUFFIXES)
def test_any_pieces_of_formats_give_problems_and_never_an_exception(pieces: list[str], suffix: str) -> None:
    form, found = read_any(f"试题{suffix}", "".join(pieces).encode())
    assert form is not None or found.problems


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut, doubled or swapped."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        start, end = sorted(chance.choices(range(len(made) + 1), k=2))
        end = min(end, start + 40)
        kind = chance.randrange(4)
        if kind == 0 and made:
            made[start % len(made)] = chance.randrange(256)
        elif kind == 1:
            del made[start:end]
        elif kind == 2:
            made[start:start] = made[start:end]
        else:
            made[start:end] = bytes(chance.choices(b"<>&\"'{}[]=~#|,;\n\t\x00A9", k=end - start))
    return bytes(made)


@cache
def _slim_word() -> bytes:
    """The document with a dozen of its styles: nearly all its bytes are the definitions of some hundreds."""

    def slim(part: bytes) -> bytes:
        root = ElementTree.fromstring(part)
        for style in root.findall("{*}style")[12:]:
            root.remove(style)
        return ElementTree.tostring(root)

    return patched(FILES["word"], {"word/styles.xml": slim, "word/stylesWithEffects.xml": slim})


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_mutated_files_give_problems_and_never_an_exception(name: str, seed: int) -> None:
    """The parts of an archive are mutated rather than its own bytes, whose sums would catch it at once."""
    chance = random.Random(seed)
    data = _slim_word() if name == "word" else FILES[name]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = chance.choice(archive.namelist())
        changed = patched(data, {part: lambda old: _mutated(old, chance)})
    else:
        changed = _mutated(data, chance)
    form, found = read_any(f"试题{FORMATS[name].suffix}", changed)
    assert form is not None or found.problems


def _wide() -> bytes:
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c></row>'
    rows = "".join(row.format(number) for number in range(1, 40_000))
    return patched(BOOK, {"xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()})


GREEDY: dict[str, Callable[[], bytes]] = {
    "wide.xlsx": _wide,
    "brackets.txt": lambda: b"1. " + "（".encode() * 400_000 + "\n答案：A\n".encode(),
    "commas.csv": lambda: b"," * 3_000_000,
    "braces.gift": lambda: b"::a::{" + b"=~" * 60_000 + b"}",
    "nodes.xml": lambda: b"<quiz>" + b"<a/>" * 3_000_000 + b"</quiz>",
    "letters.txt": lambda: "1. 题\n".encode() + b"A. " * 200_000 + "\n答案：A".encode(),
}
"""Files that are small or quick to make and would fill the memory of a careless reader."""


@pytest.mark.parametrize("name", GREEDY)
def test_memory_and_time_are_bounded(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In a process of its own with 1 GB and 60 seconds of CPU at most."""
    file = tmp_path_factory.mktemp("greedy") / name
    file.write_bytes(GREEDY[name]())
    code = "import sys, pathlib; from generator.exchange import read_any; f = pathlib.Path(sys.argv[1]); read_any(f.name, f.read_bytes())"
    _run_bounded(code, str(file))


def test_no_text_takes_time_as_its_square() -> None:
    """It would take hours instead of seconds."""
    _run_bounded("from tests.generator.exchange.runs import read_all; read_all()")


def _run_bounded(code: str, *arguments: str) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    command = [sys.executable, "-c", code, *arguments]
    made = subprocess.run(command, check=False, capture_output=True, preexec_fn=limit, cwd=ROOT)
    assert made.returncode == 0, made.stderr.decode()[-2000:]
