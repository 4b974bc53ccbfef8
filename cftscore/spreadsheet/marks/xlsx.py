"""The marks of an .xlsx or .xlsm, told by openpyxl; see `marks`.

openpyxl takes long for what calamine reads at once. It is given only the rows in which tell-tales
say that there is something to ask, and of a workbook without any it is not asked at all.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cftscore.spreadsheet import files
from cftscore.spreadsheet.marks import Marks, symbols
from cftscore.spreadsheet.marks import writing as w
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
"""openpyxl takes ten microseconds and half a KiB for each cell or row."""
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TEXTS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_TYPES = "[Content_Types].xml"
_NOT_ON_THE_LINE = ("superscript", "subscript")
"""How the sign of a footnote stands beside a number."""

_LOST_CELLS = b"#REF!"
_NO_RESULT = rb"</f>\s*</c>|<f\b[^<>]*/>\s*</c>"
# A text of no letters is a result; a number of no digits, as openpyxl writes it, is none.
_NO_NUMBER = rb'<c (?![^<>]*\bt="str")[^<>]*><f\b[^<>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v>\s*</v>)</c>'
_ZERO_RESULT = rb"(?:</f>|<f\b[^<>]*/>)<v>0</v>"
_HIDDEN = rb"<row [^<>]*(?:\shidden=|\sht=\"0(?:\.0*)?\")"
_ODD_RUN = re.compile(rb"<vertAlign|<strike|(?i:[\"'](?:w(?:ing|eb)dings|marlett))")
_RICH = rb"<strike|<vertAlign|<rPr>"
# Patterns find these sooner where they begin with a letter that is rare in the XML.
_ANY_FORMULA = re.compile(rb"f(?<=<f)(?=[\s>/])")
_ANY_RUN = re.compile(rb"P(?<=<rP)r>")
_ANY_HIDDEN = re.compile(rb'\shidden=|\sht="0(?:\.0*)?"')
_AREA = re.compile(
    rb'<mergeCell ref="([A-Z]{1,3}[1-9][0-9]{0,6})(?::([A-Z]{1,3}[1-9][0-9]{0,6}))?"'
)
_COLUMN = re.compile(rb"<col [^<>]*>")
_ATTRIBUTE = re.compile(rb'\b(min|max|width|hidden)="([0-9.]{1,7}|true|false)"')
_NO_WIDTH = re.compile(rb"0(?:\.0*)?")
_ROWS_HIDDEN = re.compile(rb'<sheetFormatPr\b[^<>]*\bzeroHeight="(?:1|true)"')
_STATED_ROW = re.compile(rb'<row [^<>]*?\br="([0-9]{1,7})"')
_ROW_TAG = re.compile(rb"<row [^<>]*>")
_ROW_NUMBER = re.compile(rb'[^<>]*?\br="([0-9]{1,7})"')
_NOTHING = b""
_WORKSHEET = re.compile(rb"<worksheet\b[^<>]*>")
_ASKED = b"%b<sheetData>%b</sheetData></worksheet>"
_EMPTY_RESULT = re.compile(rb"<v\s*/>|<v>\s*</v>")
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
    styles = _asked_styles(_part(parts, _STYLES))
    texts = _rich_texts(_part(parts, _TEXTS))
    never = _never_calculated(parts, sheets.values())
    found = {name: _around_rows(parts[part], len(frames[name])) for name, part in sheets.items()}
    for name, part in sheets.items():
        found[name].faint.update(faint_cells(parts[part], _part(parts, _STYLES)))
        found[name].notes = notes(parts, part)
        found[name].zeros = zeros(parts[part])
    asked = {
        part: xml
        for name, part in sheets.items()
        if (xml := _asked(parts[part], len(frames[name]), styles, texts, never=never)) is not None
    }
    if not asked:
        return found, []
    untold = [name for name, part in sheets.items() if part in asked]
    if sum(xml.count(b"<c ") + xml.count(b"<row") for xml in asked.values()) > _MOST_ASKED:
        return found, untold
    try:
        book = _open(parts, asked)
        for name, part in sheets.items():
            if part in asked:
                _add_marks(found[name], book[name], frames[name], parts[part], never=never)
        return found, []
    except MemoryError:
        raise
    except Exception:
        # openpyxl refuses workbooks that calamine reads, in many ways that nobody can list.
        return found, untold


def _never_calculated(parts: Parts, sheets: Iterable[str]) -> bool:
    """Whether a workbook waits to be calculated and every result that it has is 0.

    Libraries that write formulas and do not calculate store that; a spreadsheet program takes the
    note away that it is to be calculated.
    """
    waits = _TO_BE_CALCULATED.search(_part(parts, _BOOK)) is not None
    formulas = [parts[part] for part in sheets if waits and _ANY_FORMULA.search(parts[part])]
    return waits and not any(map(_OTHER_RESULT.search, formulas))


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
    return parts.get(name, _NOTHING)


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


def _asked(
    xml: bytes, last: int, styles: frozenset[str], texts: frozenset[str], *, never: bool
) -> bytes | None:
    """Return of a sheet's XML what openpyxl is asked about; None where that is nothing."""
    tell = _tells(xml, styles, texts, never=never)
    start = _WORKSHEET.search(xml)
    if tell is None or start is None:
        return None
    rows = _rows(xml[: xml.rfind(b"</sheetData>")], last, tell)
    if not rows:
        return None
    return _ASKED % (start[0], rows)


def _tells(
    xml: bytes, styles: frozenset[str], texts: frozenset[str], *, never: bool
) -> re.Pattern[bytes] | None:
    """Return what finds the rows to ask about, where there are any."""
    patterns: list[bytes] = []
    if _ANY_FORMULA.search(xml):
        patterns.append(_NO_RESULT)
        if never:
            patterns.append(_ZERO_RESULT)
        if _EMPTY_RESULT.search(xml):
            patterns.append(_NO_NUMBER)
        if _LOST_CELLS in xml:
            patterns += _of_lost_cells(xml)
    if _ANY_HIDDEN.search(_NOTHING.join(_ROW_TAG.findall(xml))):
        patterns.append(_HIDDEN)
    if _ANY_RUN.search(xml):
        patterns.append(_RICH)
    used = sorted(style for style in styles if f's="{style}"'.encode() in xml)
    if used:
        patterns.append(rf's="(?:{"|".join(used)})"'.encode())
    if texts:
        patterns.append(rf"<v>(?:{'|'.join(sorted(texts))})</v>".encode())
    if not patterns:
        return None
    return re.compile(b"|".join(patterns))


def _of_lost_cells(xml: bytes) -> Iterator[bytes]:
    """Return what finds the formulas with `#REF!` in them, and those that share one."""
    formulas = re.findall(rb"<f\b([^<>]*)>[^<]*#REF!", xml)
    if formulas:
        yield rb"<f\b[^<>]*>[^<]*#REF!"
    shared = sorted(
        {number for about in formulas for number in re.findall(rb'\bsi="(\d+)"', about)}
    )
    if shared:
        yield rb'<f\b[^<>]*\bsi="(?:%b)"' % b"|".join(shared)


def _rows(body: bytes, last: int, tell: re.Pattern[bytes]) -> bytes:
    """Return the rows that are asked about; all of them where one does not say its number.

    Below the last one that holds a value are often many that are only formatted or hidden.
    """
    _, *rows = body.split(b"<row")
    kept: list[bytes] = []
    for row in rows:
        number = _ROW_NUMBER.match(row)
        if number is None:
            return b"<row" + b"<row".join(rows)
        whole = b"<row" + row
        if int(number[1]) <= last and tell.search(whole):
            kept.append(_asked_cells(whole, tell))
    return _NOTHING.join(kept)


def _asked_cells(row: bytes, tell: re.Pattern[bytes]) -> bytes:
    """Return a row with the cells that are asked about; with all where one has no address."""
    body, closed, _ = row.partition(b"</row>")
    tag, *cells = body.split(b"<c ")
    if not all(cell.startswith(b'r="') for cell in cells):
        return row
    return b"<c ".join((tag, *[cell for cell in cells if tell.search(b"<c " + cell)])) + closed


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
    if _ROWS_HIDDEN.search(head):  # where nothing else is said of them
        stated = {int(number) - 1 for number in _STATED_ROW.findall(xml)}
        marks.hidden_rows = set(range(rows)) - stated
    return marks


def _add_marks(marks: Marks, sheet: Any, frame: pd.DataFrame, xml: bytes, *, never: bool) -> None:
    marks.hidden_rows |= {
        number - 1 for number, row in sheet.row_dimensions.items() if row.hidden or row.ht == 0
    }
    blank_results = _EMPTY_RESULT.search(xml) is not None
    value_at = _values(frame)
    for row in sheet.iter_rows():
        for cell in row:
            shown = _shown(cell, value_at(cell.row - 1, cell.column - 1), never=never)
            if shown is not None:
                marks.shown[cell.coordinate] = shown
    if blank_results:
        for address in _blank_results(xml):
            marks.shown.pop(address, None)


def _values(frame: pd.DataFrame) -> Callable[[int, int], object]:
    cells = frame.to_numpy()
    rows, columns = cells.shape
    return lambda row, column: cells[row, column] if row < rows and column < columns else ""


def _shown(cell: Cell, value: object, *, never: bool) -> str | None:
    """Write what a cell shows, where that is not its value."""
    from openpyxl.cell.rich_text import CellRichText

    if cell.data_type == "e":
        return None  # read as the text that it shows
    if cell.data_type == "f":
        formula = _formula(cell.value)
        if value in ("", None):
            return formula
        if "#REF!" in formula and not str(value).startswith("#"):
            return w.of_lost_cells(str(value))
        if never and type(value) in (int, float) and not value:
            return formula
        return w.shown(value, cell.number_format)
    if isinstance(cell.value, CellRichText):
        return _rich(cell.value)
    font = cell.font
    raised, struck = font.vertAlign in _NOT_ON_THE_LINE, bool(font.strike)
    dressed = symbols.dressed(value, font.name, raised=raised, struck=struck)
    written = None if value in ("", None) else dressed
    return w.shown(value, cell.number_format) if written is None else written


def _formula(value: object) -> str:
    # Formulas over several cells are things of openpyxl's own, some of which have no text.
    text = value if isinstance(value, str) else str(getattr(value, "text", None) or "")
    return text if text.startswith("=") else f"={text}"


def _rich(text: Any) -> str | None:
    runs = [(str(run), False, False) if isinstance(run, str) else
            (symbols.shown(run.text, run.font.rFont), run.font.vertAlign in _NOT_ON_THE_LINE,
             bool(run.font.strike))
            for run in text]  # fmt: skip
    odd = any(raised or struck for _, raised, struck in runs)
    written = w.joined(runs)
    return written if odd or written != str(text) else None


def _blank_results(xml: bytes) -> Iterator[str]:
    """Find the formulas whose result is an empty text: they were calculated."""
    for cell in root_of(xml).iter(f"{{{MAIN}}}c"):
        if cell.get("t") != "str":
            continue
        value = cell.find(f"{{{MAIN}}}v")
        if value is not None and not value.text and cell.find(f"{{{MAIN}}}f") is not None:
            yield cell.get("r", "")
