"""The marks of an .xlsx or .xlsm, told by openpyxl and by the parts themselves; see `marks`.

openpyxl takes long for what calamine reads at once. It is asked what styles and texts of several
fonts show, and given only the rows in which tell-tales say that there is something to ask; of a
workbook without any it is not asked at all.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from cftscore.spreadsheet import files
from cftscore.spreadsheet.marks import Marks, formulas, symbols
from cftscore.spreadsheet.marks import writing as w
from cftscore.spreadsheet.marks.asked import Tell, asked, of_styles, used_styles
from cftscore.spreadsheet.marks.beside import (
    faint_cells,
    faint_runs,
    is_faint_run,
    notes,
    root_of,
)
from cftscore.spreadsheet.ordinary import MAIN, Parts
from cftscore.spreadsheet.part_names import resolved
from cftscore.spreadsheet.sheet import MergedRange, cell_place

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from openpyxl.cell import Cell

    Cells = npt.NDArray[np.object_]

_MOST_COLUMNS = 16_384
_MOST_ASKED = 250_000
"""openpyxl takes ten microseconds and half a KiB for each cell or row, lxml a third of that."""
_OF_A_RUN = 4
"""So many times as long openpyxl takes for a run of letters in the shared texts."""
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TEXTS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_NOT_ON_THE_LINE = ("superscript", "subscript")
"""How the sign of a footnote stands beside a number."""

_ODD_RUN = re.compile(rb"<vertAlign|<strike|(?i:[\"'](?:w(?:ing|eb)dings|marlett))")
_RICH = re.compile(rb"<strike|<vertAlign|<rPr>")
_TEXT = re.compile(rb"<v>([0-9]{1,9})</v>")
# Patterns find these sooner where they begin with a letter that is rare in the XML.
_ANY_RUN = re.compile(rb"P(?<=<rP)r>")
_ANY_HIDDEN = re.compile(rb'h(?:idden="|t="0)')
# Less than a tenth of a point high, or of a letter wide, nothing shows.
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"|\sht="0(?:\.0[0-9]*)?"')
_AREA = re.compile(
    rb'<mergeCell ref="([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?"'
)
_COLUMN = re.compile(rb"<col [^<>]*>")
_FIRST, _LAST = (re.compile(rb'\s%b="([1-9][0-9]{0,6})"' % name) for name in (b"min", b"max"))
_NO_WIDTH = re.compile(rb'\s(?:hidden="(?:1|true)"|width="0(?:\.0[0-9]*)?")')
_ROWS_HIDDEN = re.compile(rb'<sheetFormatPr\b[^<>]*\bzeroHeight="(?:1|true)"')
_ROW_TAG = re.compile(rb"<row\b[^<>]*>")
_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
_TO_BE_CALCULATED = re.compile(rb'fullCalcOnLoad="(?:1|true)"|calcCompleted="(?:0|false)"')
_OTHER_RESULT = re.compile(rb"(?:</f>|<f\b[^<>]*/>)<v>(?!0</v>)[^<]")


class Looked(msgspec.Struct):
    """What the part of a sheet tells before its values are read.

    Attributes:
        part: its name.
        marks: those that need no values.
        formulas: it has formulas.
        runs: it has texts of several fonts.
    """

    part: str
    marks: Marks
    formulas: bool
    runs: bool


def look(parts: Parts, sheets: Mapping[str, str]) -> dict[str, Looked]:
    """Look through the sheets of a package that was made ordinary; `sheets` are its parts."""
    return {name: _looked(parts, part) for name, part in sheets.items()}


def _looked(parts: Parts, part: str) -> Looked:
    xml = parts[part]
    marks = Marks(notes=notes(parts, part), merged=_merged(xml))
    marks.faint.update(faint_cells(xml, _part(parts, _STYLES)))
    has_formulas = formulas.are_in(xml)
    if has_formulas:
        from cftscore.spreadsheet.marks import uncalculated

        marks.zeros = uncalculated.zeros(xml)
        if marks.zeros:
            marks.waits = uncalculated.waits(xml)
            marks.results = uncalculated.has_results(xml)
        marks.linked.update(formulas.linked(xml))
    return Looked(part, marks, has_formulas, _ANY_RUN.search(xml) is not None)


def read(
    parts: Parts, looked: Mapping[str, Looked], cells_of: Mapping[str, Cells]
) -> tuple[dict[str, Marks], list[str]]:
    """Read the marks of an .xlsx.

    Args:
        parts: those of a package that was made ordinary.
        looked: what `look` told of each sheet.
        cells_of: the values of each sheet.

    Returns:
        The marks by sheet, and the sheets of which they cannot be told.
    """
    sheets = {name: one.part for name, one in looked.items() if name in cells_of}
    found = {name: looked[name].marks for name in sheets}
    lasts = {name: len(cells_of[name]) for name in sheets}
    waits = _TO_BE_CALCULATED.search(_part(parts, _BOOK)) is not None
    for name, part in sheets.items():
        found[name].waits |= waits
        _add_hidden(found[name], parts[part], lasts[name])
    with_formulas = {name: part for name, part in sheets.items() if looked[name].formulas}
    never = waits and _never_calculated(parts[part] for part in with_formulas.values())
    formula_cells = _told_of(
        with_formulas,
        lambda name, part: formulas.asked_about(parts[part], lasts[name], never=never),
    )
    cells = _told_of(
        sheets, lambda name, part: _asked(parts, part, lasts[name], runs=looked[name].runs)
    )
    untold = [name for name in sheets if name in cells or name in formula_cells]
    every = b"".join((*formula_cells.values(), *cells.values()))
    runs = _part(parts, _TEXTS).count(b"<rPr") if cells else 0
    if every.count(b"<c ") + every.count(b"<row") + runs * _OF_A_RUN > _MOST_ASKED:
        return found, untold
    try:
        for name, xml in formula_cells.items():
            values = _values(cells_of[name])
            found[name].shown.update(dict(formulas.shown(xml, values, never=never)))
    except (SyntaxError, ValueError):
        return found, untold
    if not cells:
        return found, []
    try:
        for name, sheet in _open(parts, cells).items():
            _add_marks(found[name], sheet, cells_of[name])
        return found, []
    except MemoryError:
        raise
    except Exception:
        # openpyxl refuses workbooks that calamine reads, in many ways that nobody can list.
        return found, untold


def _told_of(
    sheets: Mapping[str, str], ask: Callable[[str, str], bytes | None]
) -> dict[str, bytes]:
    """Give of each sheet what is asked about, without those of which it is nothing."""
    asked_about = {name: ask(name, part) for name, part in sheets.items()}
    return {name: xml for name, xml in asked_about.items() if xml is not None}


def _never_calculated(sheets: Iterable[bytes]) -> bool:
    """Whether every result that the sheets of a workbook have is 0, which waits to be calculated.

    Libraries that write formulas and do not calculate store that; a spreadsheet program takes the
    note away that it is to be calculated.
    """
    return not any(map(_OTHER_RESULT.search, sheets))


def sheet_parts(parts: Parts) -> dict[str, str]:
    """Find the part of each sheet by the sheet's name."""
    links = {link.get("Id"): link.get("Target") for link in root_of(_part(parts, _LINKS))}
    found: dict[str, str] = {}
    for sheet in root_of(_part(parts, _BOOK)).iter(f"{{{MAIN}}}sheet"):
        for key, identity in sheet.items():
            target = links.get(identity) if key.endswith("}id") else None
            if target and (part := resolved(_BOOK, target)) in parts:
                found[sheet.get("name", "")] = part
    return found


def _part(parts: Parts, name: str) -> bytes:
    """Give a part; nothing where a package has none of that name."""
    return parts.get(name, b"")


@lru_cache(maxsize=8)
def _asked_styles(xml: bytes) -> frozenset[str]:
    """Find the styles that strike figures out, raise them, or write others than they are."""
    root = root_of(xml)
    formats = {"9", "10"}
    for element in root.iter(f"{{{MAIN}}}numFmt"):
        number = element.get("numFmtId", "")
        odd = w.tells_another(element.get("formatCode", ""))
        (formats.add if odd else formats.discard)(number)
    fonts = {
        str(number)
        for group in root.findall(f"{{{MAIN}}}fonts")
        for number, font in enumerate(group.iter(f"{{{MAIN}}}font"))
        if _is_odd_font(font)
    }
    return frozenset(
        str(number)
        for group in root.findall(f"{{{MAIN}}}cellXfs")
        for number, one in enumerate(group.iter(f"{{{MAIN}}}xf"))
        if one.get("numFmtId") in formats or one.get("fontId") in fonts
    )


def _is_odd_font(font: Any) -> bool:
    """Whether a font strikes letters out, raises them, or shows signs for them."""
    name = font.find(f"{{{MAIN}}}name")
    odd = any(font.find(f"{{{MAIN}}}{what}") is not None for what in ("strike", "vertAlign"))
    return odd or (name is not None and symbols.is_of_symbols(name.get("val")))


@lru_cache(maxsize=8)
def _rich_texts(xml: bytes, styles: bytes) -> frozenset[bytes]:
    """Find the numbers of the shared texts with raised signs, struck-out ones, or unseen ones."""
    if _ANY_RUN.search(xml) is None:
        return frozenset()
    faint = faint_runs(styles)
    texts = re.split(rb"<si[\s>/]", xml)[1:]
    return frozenset(
        b"%d" % number
        for number, text in enumerate(texts)
        if b"<rPr>" in text and (_ODD_RUN.search(text) or faint.search(text))
    )


def _asked(parts: Parts, part: str, last: int, *, runs: bool) -> bytes | None:
    """Return of a sheet the cells whose styles or texts openpyxl is asked about, if any."""
    xml = parts[part]
    tells: list[Tell] = []
    if runs:
        tells.append(_RICH.search)
    if used := used_styles(_asked_styles(_part(parts, _STYLES)), xml):
        tells.append(of_styles(used))
    if texts := _rich_texts(_part(parts, _TEXTS), _part(parts, _STYLES)):
        tells.append(lambda cells: not texts.isdisjoint(_TEXT.findall(cells)))
    return asked(xml, last, lambda cells: any(tell(cells) for tell in tells)) if tells else None


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Override PartName="/{_BOOK}" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/{_TEXTS}" ContentType="{_KIND}.sharedStrings+xml"/></Types>'
).encode()
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OWN_BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}"><sheets>%s</sheets></workbook>'
_OWN_SHEET = '<sheet name="{0}" sheetId="{0}" r:id="r{0}"/>'
_OWN_LINKS = f'<Relationships xmlns="{_PACKAGE}/relationships">%s</Relationships>'
_OWN_LINK = f'<Relationship Id="r{{0}}" Type="{_RELATIONS}/worksheet" Target="/{{0}}.xml"/>'
_NO_TEXTS = f'<sst xmlns="{MAIN}"/>'.encode()


def _open(parts: Parts, cells: Mapping[str, bytes]) -> dict[str, Any]:
    """Open with openpyxl what it is asked about, in a workbook of its own, by the sheets' names.

    Whatever else the workbook has, and how it names its sheets, openpyxl might refuse.
    """
    import openpyxl

    numbers = range(len(cells))
    kept = {
        "[Content_Types].xml": _CONTENT_TYPES,
        _BOOK: (_OWN_BOOK % "".join(map(_OWN_SHEET.format, numbers))).encode(),
        _LINKS: (_OWN_LINKS % "".join(map(_OWN_LINK.format, numbers))).encode(),
        _TEXTS: parts.get(_TEXTS, _NO_TEXTS),
        **{f"{number}.xml": xml for number, xml in enumerate(cells.values())},
    }
    if _STYLES in parts:
        kept[_STYLES] = parts[_STYLES]
    book = openpyxl.load_workbook(io.BytesIO(files.pack(kept)), rich_text=True)
    return {name: book[str(number)] for number, name in enumerate(cells)}


def _merged(xml: bytes) -> list[MergedRange]:
    corners = (
        (cell_place(first.decode()), cell_place((last or first).decode()))
        for first, last in _AREA.findall(xml[xml.rfind(b"</sheetData>") :])
    )
    return [
        (min(top, bottom), min(left, right), max(top, bottom), max(left, right))
        for (top, left), (bottom, right) in corners
    ]


def _add_hidden(marks: Marks, xml: bytes, rows: int) -> None:
    """Add the rows and columns that do not show: few bytes, asked of nearly every workbook."""
    head = xml[: xml.find(b"<sheetData")]
    marks.hidden_columns = _hidden_columns(head)
    marks.hidden_rows = _hidden_rows(xml, rows, others=_ROWS_HIDDEN.search(head) is not None)


def _hidden_columns(head: bytes) -> set[int]:
    """Read which columns do not show; there may be many elements, each of all columns."""
    if not _NO_WIDTH.search(head):
        return set()
    hidden = bytearray(_MOST_COLUMNS)
    for column in _COLUMN.findall(head):
        first, last = _FIRST.search(column), _LAST.search(column)
        if first and last and _NO_WIDTH.search(column):
            start, stop = int(first[1]) - 1, min(int(last[1]), _MOST_COLUMNS)
            hidden[start:stop] = bytes([True]) * max(stop - start, 0)
    return {number for number, is_hidden in enumerate(hidden) if is_hidden}


def _hidden_rows(xml: bytes, count: int, *, others: bool) -> set[int]:
    """Find the rows that do not show, among so many from the top.

    Args:
        xml: the sheet's part.
        count: how many rows hold anything.
        others: those of which nothing is said do not show.
    """
    if not others and _ANY_HIDDEN.search(xml) is None:
        return set()  # no list of rows, of which a million may be only formatted
    tags = _ROW_TAG.findall(xml)
    hidden = set(range(count)) if others else set[int]()
    if not (others or _HIDDEN.search(b"".join(tags))):
        return hidden
    row = -1
    for tag in tags:
        number = _NUMBER.search(tag)  # a row that does not say its own follows the one before
        row = int(number[1]) - 1 if number else row + 1
        hidden.discard(row)
        if row < count and _HIDDEN.search(tag):
            hidden.add(row)
    return hidden


def _add_marks(marks: Marks, sheet: Any, cells: Cells) -> None:
    value_at = _values(cells)
    rich: dict[tuple[int, int], str | None] = {}  # many share one
    for row in sheet.iter_rows():
        for cell in row:
            shown = _shown(cell, value_at(cell.row - 1, cell.column - 1), rich)
            if shown is not None:
                marks.shown.setdefault(cell.coordinate, shown)


def _values(cells: Cells) -> Callable[[int, int], object]:
    rows, columns = cells.shape
    return lambda row, column: cells[row, column] if row < rows and column < columns else ""


def _shown(cell: Cell, value: object, rich: dict[tuple[int, int], str | None]) -> str | None:
    """Write what a cell shows, where that is not its value.

    Args:
        cell: the cell.
        value: its value.
        rich: what rich texts show, by their identity and the style of their cell.
    """
    from openpyxl.cell.rich_text import CellRichText

    if cell.data_type == "e":
        return None  # read as the text that it shows
    if isinstance(cell.value, CellRichText):
        key = id(cell.value), cell.style_id
        if key not in rich:
            rich[key] = _rich(cell.value, cell)
        return rich[key]
    font = cell.font
    raised, struck = font.vertAlign in _NOT_ON_THE_LINE, bool(font.strike)
    dressed = symbols.dressed(value, font.name, raised=raised, struck=struck)
    written = None if value in ("", None) else dressed
    return w.shown(value, cell.number_format) if written is None else written


def _rich(text: Any, cell: Cell) -> str | None:
    runs = [(str(run), False, False) if isinstance(run, str) else
            (symbols.shown(run.text, run.font.rFont), run.font.vertAlign in _NOT_ON_THE_LINE,
             bool(run.font.strike))
            for run in text]  # fmt: skip
    written = w.joined(runs)
    if written != str(text):
        return written
    fonts = [cell.font if isinstance(run, str) else run.font for run in text]
    return w.seen(
        (run, is_faint_run(font, cell.fill)) for (run, *_), font in zip(runs, fonts, strict=True)
    )
