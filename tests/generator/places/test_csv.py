"""The CSV reader agrees with the standard one, and knows where every cell begins."""

from __future__ import annotations

import csv
import io
import random
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Findings
from generator.source import csv as csv_source
from generator.source.csv import Records, parse_table


def parse(text: str):
    findings = Findings()
    table = parse_table(text, "a.csv", findings, {})
    rows = [row for block in table.blocks for row in block.rows] if table else []
    return SimpleNamespace(header=table and table.header, rows=rows), [
        (item.slug, item.location.line, item.location.column) for item in findings
    ]


def test_places_of_cells():
    table, found = parse('甲,乙,丙\n一二,x,"说""好"""\n\n 三 ,,四\n')
    assert found == []
    assert [row.cells for row in table.rows] == [["一二", "x", '说"好"'], ["三", "", "四"]]
    first, second = table.rows
    assert [(at.line, at.column) for at in map(first.at, "甲乙丙")] == [(2, 1), (2, 4), (2, 6)]
    assert [(at.line, at.column) for at in map(second.at, "甲乙丙")] == [(4, 1), (4, 5), (4, 6)]


@pytest.mark.parametrize(
    ("text", "found", "rows"),
    [
        ('甲,乙\n"一,二\n三,四\n', [("csv-unclosed-quote", 2, 1)], [["三", "四"]]),
        ('甲,乙\n一,"二\n三,四\n"五,六\n七,八\n', [("csv-unclosed-quote", 2, 3), ("csv-unclosed-quote", 4, 1)], None),
        ('甲,乙\n一,"二"\n"三', [("csv-unclosed-quote", 3, 1)], [["一", "二"]]),
        ('甲,乙\n"三', [("csv-unclosed-quote", 2, 1)], []),
        ('甲,乙\n一,"二"三\n四,五\n', [("csv-stray-quote", 2, 3)], [["四", "五"]]),
        ('甲,乙\n一"二,三\n四,五\n', [("csv-stray-quote", 2, 1)], [["四", "五"]]),
        ('甲,乙\n"一""二",三\n', [], [['一"二', "三"]]),
        ('甲,乙\n一,"二\n三"\n四,五\n', [], [["一", "二\n三"], ["四", "五"]]),
        ('甲,乙\n一,"二\n三,四\n五"\n六,七\n', [("csv-unclosed-quote", 2, 3)], [["六", "七"]]),
        ("甲,乙\n,,\n一,二\n", [], [["一", "二"]]),
    ],
)
def test_broken_rows_do_not_spoil_the_others(text, found, rows):
    table, reported = parse(text)
    assert reported == found
    if rows is not None:
        assert [row.cells for row in table.rows] == rows


@given(st.lists(st.lists(st.text("甲b\", '", max_size=6), min_size=2, max_size=2), min_size=1, max_size=6))
def test_reads_what_the_standard_writer_writes(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["a", "b"], *rows])
    table, found = parse(out.getvalue())
    kept = [stripped for row in rows if any(stripped := [cell.strip() for cell in row])]
    assert [row.cells for row in table.rows] == kept
    assert found == ([] if kept else [("csv-empty", 1, 1)])


def test_a_cell_starts_where_the_text_says():
    rng = random.Random(7)
    words = ["x", "", "甲乙", "a,b", 'q"q']
    for _ in range(200):
        cells = [rng.choice(words) for _ in range(5)]
        if not any(cells):
            continue
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([list("abcde"), cells])
        table, _ = parse(out.getvalue())
        lines = out.getvalue().split("\n")
        for name, cell in zip("abcde", cells, strict=True):
            at = table.rows[0].at(name)
            written = "\n".join([lines[at.line - 1][at.column - 1 :], *lines[at.line :]])
            assert (next(csv.reader(io.StringIO(written)), None) or [""])[0] == cell


def test_without_names_to_know_it_by_the_first_row_is_the_header():
    table, found = parse("sep=,\n甲\n")
    assert (table.header, [row.cells for row in table.rows], found) == (("sep=",), [["甲"]], [])


def test_a_comma_is_looked_for_before_the_number_it_displaced():
    whole = "1,甲,乙,2.5,丙\n"
    _, found = parse(f"号,名,址,数,注\n{whole}2,甲,乙,路,3.5,丙\n")
    assert found == [("csv-ragged-row", 3, 5)]
    _, found = parse("号,名,址,数,注\n2,甲,乙,路,3.5,丙\n")
    assert found == [("csv-ragged-row", 2, 13)]


HEADER = "号,名,址,甲,乙,丙,注"
ODD = (
    "{0},名,址,a,b,c,'=1",
    "{0},名,址,,,,",
    "{0},名,,,,,",
    "合计,{0},,,,,",
    ",名{0},址,a,b,c,",
    "   ,,,,,,",
    "",
    HEADER,
    "{0},名,址,a,b",
    "{0},名,址,a,b,c,d,e",
    '{0},名,址,a,"b,""c""",c,d',
    '{0},名,址,a,b"c,c,d',
    '{0},名,址,a,"两\n行",c,d',
    '{0}, 名 ,址,a,b,c,"还没完',
    "甲{0},名,址,a,b,c,d",
    "{0},名,址,a,b,c,d,,",
)


def test_blocks_of_rows_are_what_the_rows_are_one_by_one(monkeypatch):
    rng = random.Random(11)
    for _ in range(60):
        name = rng.choice(('"名,{}"', "名{}"))
        lines = [f"{number},{name.format(number)},址, a,b,c," for number in range(rng.randint(1, 40))]
        for _ in range(rng.randint(0, 3)):
            lines.insert(rng.randint(0, len(lines)), rng.choice(ODD).format(len(lines)))
        text = "\n".join([HEADER, *lines])
        told = []
        for plain in (Records.plain, lambda *_: None):
            monkeypatch.setattr(csv_source, "BLOCK", 1)
            monkeypatch.setattr(Records, "plain", plain)
            table, found = parse(text)
            told.append(([(row.line, row.source, row.cells[:7], row.at("丙").column) for row in table.rows], found))
            monkeypatch.undo()
        assert told[0] == told[1]


def test_most_rows_are_never_cut_one_by_one(monkeypatch):
    def fail(records):
        raise AssertionError("a row was read by itself")

    records = Records("\n".join(f"{number},名,址,a,b,c," for number in range(1200)), "a.csv", Findings())
    monkeypatch.setattr(Records, "__next__", fail)
    sizes = []
    while block := records.plain({}, HEADER.split(",")):
        sizes.append(len(block.rows))
    assert sum(sizes) == 1200
    assert len(sizes) < 4
