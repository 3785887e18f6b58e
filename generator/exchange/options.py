"""The options of a question typed by hand → one text a letter, whatever cell or line they stood in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from generator.exchange import mess
from generator.exchange.raw import Cell, Notes


@dataclass(frozen=True)
class Lettered:
    """An option under the letter by which answers call it."""

    letter: str
    text: str
    cell: Cell


def lettered(cells: tuple[Cell, ...], notes: Notes) -> list[Lettered]:
    """The options that have a text; those doubled are faults, those blank or misplaced are said."""
    if _each_in_its_cell(cells):
        options = [Lettered(letter, cell.text.strip(), cell) for letter, cell in zip(mess.LETTERS, cells, strict=False)]
    else:
        options = _named(_apart(_unlisted(cells, notes), notes), notes)
    last = max((index for index, option in enumerate(options) if option.text), default=-1)
    for option in options[: last + 1]:
        if not option.text:
            notes.mended(option.cell.place, f"选项 {option.letter} 是空的，已去掉")
    kept = [option for option in options if option.text]
    if len(kept) > len(mess.LETTERS):
        notes.fault(kept[-1].cell.place, f"有 {len(kept)} 个选项，最多 {len(mess.LETTERS)} 个，请减少")
    _report_twins(kept, notes)
    return kept


def _each_in_its_cell(cells: tuple[Cell, ...]) -> bool:
    """Whether there is nothing to take apart nor off: as in most tables."""
    return 1 < len(cells) <= len(mess.LETTERS) and not any(
        not cell.text or mess.without_letter(cell.text)[1] or mess.has_letters(cell.text) for cell in cells
    )


def _unlisted(cells: tuple[Cell, ...], notes: Notes) -> list[Cell]:
    """One cell that holds all options, taken apart."""
    filled = [cell for cell in cells if cell.text.strip()]
    parts = mess.options_of_one(filled[0].text) if len(filled) == 1 else ()
    if not parts:
        return list(cells)
    notes.mended(filled[0].place, f"{len(parts)} 个选项写在一处，已拆开")
    return [Cell(part, filled[0].place) for part in parts]


def _apart(cells: list[Cell], notes: Notes) -> list[Cell]:
    """Two options glued into one text, taken apart where the letters after it are missing."""
    found: list[Cell] = []
    given = {mess.without_letter(cell.text)[1] for cell in cells} - {""}
    for index, cell in enumerate(cells):
        text, own = mess.without_letter(cell.text)
        letter = own or mess.LETTERS[min(len(found), len(mess.LETTERS) - 1)]
        parts = mess.unglued(text, letter)
        following = mess.LETTERS[mess.LETTERS.find(letter) + 1 :][:1]
        after = cells[index + 1 : index + len(parts)]
        if len(parts) == 1 or following in given or (not own and any(other.text.strip() for other in after)):
            found.append(cell)
            continue
        notes.mended(cell.place, f"选项 {letter} 里连着写了 {len(parts)} 个选项，已拆开")
        labels = mess.LETTERS[mess.LETTERS.find(letter) :]
        found += [
            Cell(f"{label}. {part}" if own else part, cell.place) for label, part in zip(labels, parts, strict=False)
        ]
    return found


def _named(cells: list[Cell], notes: Notes) -> list[Lettered]:
    """Letters before the texts taken off where every text carries its own; else letters by position."""
    split = [mess.without_letter(cell.text) for cell in cells]
    filled = [letter for (text, letter) in split if text.strip() or letter]
    if filled and all(filled) and len(set(filled)) == len(filled):
        if any(first > second for first, second in pairwise(filled)):
            notes.mended(cells[0].place, f"选项的次序是 {''.join(filled)}，已按字母排好")
        pairs = zip(split, cells, strict=True)
        named = [Lettered(letter, text.strip(), cell) for (text, letter), cell in pairs if letter]
        return sorted(named, key=lambda option: option.letter)
    if filled and all(filled):
        notes.mended(cells[0].place, f"选项的字母有重复（{''.join(filled)}），按先后次序算")
        cells = [Cell(text, cell.place) for (text, _), cell in zip(split, cells, strict=True)]
    else:
        cells = _without_fitting(cells, notes)
    letters = mess.LETTERS + "I" * len(cells)
    return [Lettered(letter, cell.text.strip(), cell) for letter, cell in zip(letters, cells, strict=False)]


def _without_fitting(cells: list[Cell], notes: Notes) -> list[Cell]:
    """`A. 甲`, `乙`, `C丙` without the letters that are those of the options' own places."""
    owned = list(zip(mess.LETTERS, cells, strict=False))
    if not any(mess.without_letter(cell.text)[1] == letter for letter, cell in owned):
        return cells
    notes.mended(cells[0].place, "有的选项前写着字母，有的没有写全，字母已去掉，请核对")
    return [Cell(mess.without_own_letter(cell.text, letter), cell.place) for letter, cell in owned] + cells[
        len(owned) :
    ]


def _report_twins(options: list[Lettered], notes: Notes) -> None:
    seen: dict[str, str] = {}
    for option in options:
        twin = seen.setdefault(mess.compared(option.text), option.letter)
        if twin != option.letter:
            notes.fault(option.cell.place, f"选项 {option.letter} 与选项 {twin} 相同，请改写其中一个")
