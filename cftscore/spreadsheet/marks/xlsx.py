"""The marks of an .xlsx or .xlsm, told by openpyxl; see `marks`.

openpyxl takes long for what calamine reads at once. It is given only the rows in which tell-tales
say that there is something to ask, and of a workbook without any it is not asked at all.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cftscore.spreadsheet import files
from cftscore.spreadsheet.marks import Marks, formulas, symbols
from cftscore.spreadsheet.marks import writing as w
from cftscore.spreadsheet.marks.asked import asked
from cftscore.spreadsheet.marks.beside import faint_cells, notes, root_of
from cftscore.spreadsheet.marks.uncalculated import zeros
from cftscore.spreadsheet.ordinary import MAIN, Parts
from cftscore.spreadsheet.part_names import resolved
from cftscore.spreadsheet.sheet import cell_place

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl.cell import Cell

_MOST_COLUMNS = 16_384
_MOST_ASKED = 250_000
"""openpyxl takes ten microseconds and half a KiB for each cell or row, lxml a third of that."""
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TEXTS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_TYPES = "[Content_Types].xml"
_NOT_ON_THE_LINE = ("superscript", "subscript")
"""How the sign of a footnote stands beside a number."""

_ODD_RUN = re.compile(rb"<vertAlign|<strike|(?i:[\"'](?:w(?:ing|eb)dings|marlett))")
_RICH = rb"<strike|<vertAlign|<rPr>"
# Patterns find these sooner where they begin with a letter that is rare in the XML.
_ANY_RUN = re.compile(rb"P(?<=<rP)r>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"|\sht="0(?:\.0*)?"')
_AREA = re.compile(
    rb'<mergeCell ref="([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?"'
)
_COLUMN = re.compile(rb"<col [^<>]*>")
_ATTRIBUTE = re.compile(rb'\b(min|max|width|hidden)="([0-9.]{1,7}|true|false)"')
_NO_WIDTH = re.compile(rb"0(?:\.0*)?")
_ROWS_HIDDEN = re.compile(rb'<sheetFormatPr\b[^<>]*\bzeroHeight="(?:1|true)"')
_ROW_TAG = re.compile(rb"<row\b[^<>]*>")
_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
_TO_BE_CALCULATED = re.compile(rb'fullCalcOnLoad="(?:1|true)"')
_OTHER_RESULT = re.compile(rb"(?:</f>|<f\b[^<>]*/>)<v>(?!0</v>)[^<]")


def read(parts: Parts, frames: Mapping[str, pd.DataFrame]) -> tuple[dict[str, Marks], list[str]]:
    """Read the marks of an .xlsx.

    Args:
        parts: those of a package that was made ordinary.
        frames: the values of each sheet.

    Returns:
        The marks by sheet, and the sheets of which they cannot be told.
    """
    sheets = {name: part for name, part in sheet_parts(parts).items() if name in frames}
    found = {name: _around_rows(parts[part], len(frames[name])) for name, part in sheets.items()}
    for name, part in sheets.items():
        found[name].faint.update(faint_cells(parts[part], _part(parts, _STYLES)))
        found[name].notes = notes(parts, part)
        found[name].zeros = zeros(parts[part])
    lasts = {name: len(frame) for name, frame in frames.items()}
    never = _never_calculated(parts, sheets.values())
    formula_cells = _told_of(
        sheets, lambda name, part: formulas.asked_about(parts[part], lasts[name], never=never)
    )
    cells = _told_of(sheets, lambda name, part: _asked(parts, part, lasts[name]))
    untold = [name for name in sheets if name in cells or name in formula_cells]
    every = b"".join((*formula_cells.values(), *cells.values()))
    if every.count(b"<c ") + every.count(b"<row") > _MOST_ASKED:
        return found, untold
    try:
        for name, xml in formula_cells.items():
            values = _values(frames[name])
            found[name].shown.update(dict(formulas.shown(xml, values, never=never)))
    except (SyntaxError, ValueError):
        return found, untold
    if not cells:
        return found, []
    try:
        book = _open(parts, {sheets[name]: xml for name, xml in cells.items()})
        for name in cells:
            _add_marks(found[name], book[name], frames[name])
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


def _never_calculated(parts: Parts, sheets: Iterable[str]) -> bool:
    """Whether a workbook waits to be calculated and every result that it has is 0.

    Libraries that write formulas and do not calculate store that; a spreadsheet program takes the
    note away that it is to be calculated.
    """
    waits = _TO_BE_CALCULATED.search(_part(parts, _BOOK)) is not None
    with_formulas = [parts[part] for part in sheets if waits and formulas.are_in(parts[part])]
    return waits and not any(map(_OTHER_RESULT.search, with_formulas))


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
def _rich_texts(xml: bytes) -> frozenset[str]:
    """Find the numbers of the shared texts that have raised signs, or some that are struck out."""
    if _ODD_RUN.search(xml) is None:
        return frozenset()
    texts = re.split(rb"<si[\s>/]", xml)[1:]
    return frozenset(str(number) for number, text in enumerate(texts) if _ODD_RUN.search(text))


def _asked(parts: Parts, part: str, last: int) -> bytes | None:
    """Return of a sheet the cells whose styles or texts openpyxl is asked about, if any."""
    xml = parts[part]
    patterns: list[bytes] = []
    if _ANY_RUN.search(xml):
        patterns.append(_RICH)
    styles = _asked_styles(_part(parts, _STYLES))
    if used := sorted(style for style in styles if f's="{style}"'.encode() in xml):
        patterns.append(rf's="(?:{"|".join(used)})"'.encode())
    if texts := _rich_texts(_part(parts, _TEXTS)):
        patterns.append(rf"<v>(?:{'|'.join(sorted(texts))})</v>".encode())
    return asked(xml, last, re.compile(b"|".join(patterns))) if patterns else None


def _open(parts: Parts, asked: Mapping[str, bytes]) -> Any:
    """Open with openpyxl a workbook of the sheets, styles and texts alone."""
    import openpyxl

    blank = b'<worksheet xmlns="%s"><sheetData/></worksheet>' % MAIN.encode()
    kept = {name: parts[name] for name in (_TYPES, "_rels/.rels", _LINKS) if name in parts}
    kept[_BOOK] = _book(parts[_BOOK])
    for name in (_STYLES, _TEXTS):
        if name in parts:
            kept[name] = parts[name]
    kept |= {part: asked.get(part, blank) for part in sheet_parts(parts).values()}
    kept[_TYPES] = _content_types(kept)
    return openpyxl.load_workbook(io.BytesIO(files.pack(kept)), rich_text=True)


def _book(xml: bytes) -> bytes:
    """Return of a workbook's own part the list of its sheets."""
    begin, end = xml.find(b"<sheets"), xml.find(b"</sheets>")
    relations = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return b'<workbook xmlns="%s" xmlns:r="%s">%s</workbook>' % (
        MAIN.encode(), relations, xml[begin:end] + b"</sheets>" if 0 <= begin < end else b"",
    )  # fmt: skip


def _content_types(kept: Mapping[str, bytes]) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    kinds = {_BOOK: "sheet.main", _STYLES: "styles", _TEXTS: "sharedStrings"}
    written = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}{kinds.get(name, "worksheet")}+xml"/>'
        for name in kept
        if name.startswith("xl/") and name != _LINKS
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{written}</Types>"
    ).encode()


def _around_rows(xml: bytes, rows: int) -> Marks:
    """Read what stands before and after the rows: few bytes, asked of nearly every workbook."""
    marks = Marks()
    at = xml.find(b"<mergeCells", max(xml.rfind(b"</sheetData>"), 0))
    for first, last in _AREA.findall(xml, at) if at >= 0 else []:
        area = (*cell_place(first.decode()), *cell_place((last or first).decode()))
        marks.merged.append(area)
    head = xml[: xml.find(b"<sheetData")]
    for column in _COLUMN.findall(head):
        about = dict(_ATTRIBUTE.findall(column))
        if about.get(b"hidden") in (b"1", b"true") or _NO_WIDTH.fullmatch(about.get(b"width", b"")):
            first, last = int(about.get(b"min", b"1")), int(about.get(b"max", b"0"))
            marks.hidden_columns |= set(range(first - 1, min(last, _MOST_COLUMNS)))
    marks.hidden_rows = _hidden_rows(xml, rows, others=_ROWS_HIDDEN.search(head) is not None)
    return marks


def _hidden_rows(xml: bytes, count: int, *, others: bool) -> set[int]:
    """Find the rows that do not show, among so many from the top.

    Args:
        xml: the sheet's part.
        count: how many rows hold anything.
        others: those of which nothing is said do not show.
    """
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


def _add_marks(marks: Marks, sheet: Any, frame: pd.DataFrame) -> None:
    value_at = _values(frame)
    for row in sheet.iter_rows():
        for cell in row:
            shown = _shown(cell, value_at(cell.row - 1, cell.column - 1))
            if shown is not None:
                marks.shown.setdefault(cell.coordinate, shown)


def _values(frame: pd.DataFrame) -> Callable[[int, int], object]:
    cells = frame.to_numpy()
    rows, columns = cells.shape
    return lambda row, column: cells[row, column] if row < rows and column < columns else ""


def _shown(cell: Cell, value: object) -> str | None:
    """Write what a cell shows, where that is not its value."""
    from openpyxl.cell.rich_text import CellRichText

    if cell.data_type == "e":
        return None  # read as the text that it shows
    if cell.data_type == "f":
        return w.shown(value, cell.number_format)
    if isinstance(cell.value, CellRichText):
        return _rich(cell.value)
    font = cell.font
    raised, struck = font.vertAlign in _NOT_ON_THE_LINE, bool(font.strike)
    dressed = symbols.dressed(value, font.name, raised=raised, struck=struck)
    written = None if value in ("", None) else dressed
    return w.shown(value, cell.number_format) if written is None else written


def _rich(text: Any) -> str | None:
    runs = [(str(run), False, False) if isinstance(run, str) else
            (symbols.shown(run.text, run.font.rFont), run.font.vertAlign in _NOT_ON_THE_LINE,
             bool(run.font.strike))
            for run in text]  # fmt: skip
    odd = any(raised or struck for _, raised, struck in runs)
    written = w.joined(runs)
    return written if odd or written != str(text) else None
