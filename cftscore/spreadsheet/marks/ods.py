"""The marks of an .ods, from its XML: what it shows beside what it stores; see `marks`."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from cftscore.spreadsheet.marks import Marks, symbols
from cftscore.spreadsheet.marks import writing as w
from cftscore.spreadsheet.marks.beside import LEAST_POINTS, shortened
from cftscore.spreadsheet.marks.uncalculated import as_in_excel
from cftscore.spreadsheet.sheet import CellValue, column_letters

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
# Programs write the names of errors in the user's language: `#GIÁ_TRỊ!`, `#WERT!`.
_ERROR = re.compile(r"#[^\W\d_a-z][^\Wa-z]*(?:/[^\Wa-z]+)?[!?]?|(?:Err|Lỗi):\d{3}")
_BREAKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_NOT_ITS_TEXT = (f"{_TEXT}ruby-text", f"{_TEXT}note-body")
_SCIENTIFIC = re.compile(r"\d[Ee][+-]\d")
_MOST_SHOWN = 10**15
_WHITE = "#ffffff"
_BEGINNING = 8192
_OF_NO_INTEREST = (0, 0)
_TRUE, _FALSE = frozenset({"TRUE", "ĐÚNG"}), frozenset({"FALSE", "SAI"})
_NOTHING_HIGH = re.compile(r"0(?:\.0*)?[a-z]*")
_POINTS = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,9})?)pt")
_OTHER_BOOK = re.compile(r"'(?:file|https?|ftp|smb):[^']*'#")
_BETWEEN = re.compile(rb"(?<=>)\s++(?=<)")


def without_indents(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of an .ods without the line breaks between elements, which mean nothing."""
    return {
        name: _BETWEEN.sub(_no_indent, xml)
        if name.endswith(".xml") and re.search(rb">[\r\n]+ *<(?!\w+:document)", xml[:_BEGINNING])
        else xml
        for name, xml in parts.items()
    }


def _no_indent(space: re.Match[bytes]) -> bytes:
    return b"" if b"\n" in space[0] or b"\r" in space[0] else space[0]


def read(
    content: bytes, sizes: Mapping[str, tuple[int, int]]
) -> tuple[dict[str, Marks], list[str]]:
    """Read the marks of an .ods.

    Args:
        content: its part `content.xml`; of one with a document type nothing is told, as entities
            may swell.
        sizes: by the name of each sheet, how many rows and columns of it are of interest.

    Returns:
        The marks by sheet, and the sheets of which they cannot be told.
    """
    found: dict[str, Marks] = {}
    if b"<!DOCTYPE" in content:
        return found, list(sizes)
    try:
        for name, table in _tables(content, sizes):
            found[name] = table.marks
    except (ET.ParseError, ValueError):
        return {}, list(sizes)
    return found, [name for name in sizes if name not in found]


def _tables(
    content: bytes, sizes: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[str, _TableReader]]:
    table: _TableReader | None = None
    styles = _Styles()
    # There are no entities that could swell: see `read`.
    for event, element in ET.iterparse(io.BytesIO(content), events=("start", "end")):  # noqa: S314
        if event == "start":
            if element.tag == f"{_TABLE}table":
                if table is not None:
                    raise ValueError  # the rows of the two could not be told apart
                name = element.get(f"{_TABLE}name", "")
                table = _TableReader(styles, *sizes.get(name, _OF_NO_INTEREST))
                yield name, table
        elif element.tag == f"{_STYLE}style":
            styles.add(element)
        elif table is not None:
            if element.tag == f"{_TABLE}table":
                table = None
            elif element.tag == f"{_TABLE}table-column":
                table.column(element)
            elif element.tag == f"{_TABLE}table-row":
                table.row(element)
                element.clear()


class _Styles:
    """Which styles raise a text, strike it out, or leave a row or column no size."""

    def __init__(self) -> None:
        self.raised: set[str | None] = set()
        self.struck: set[str | None] = set()
        self.flat: set[str | None] = set()
        self.faint: set[str | None] = set()
        self.symbols: dict[str | None, str] = {}
        self._tiny: set[str | None] = set()
        self._colours: dict[str | None, str] = {}
        self._grounds: dict[str | None, str] = {}

    def is_unseen(self, run: str | None, cell: str | None) -> bool:
        """Whether letters of a style have the colour of a cell's background, or are tiny."""
        style = run if run in self._colours or run in self._tiny else cell
        ground = self._grounds.get(cell, _WHITE)
        return style in self._tiny or self._colours.get(style, "") == ground

    def add(self, element: ET.Element) -> None:
        """Take a style."""
        name = element.get(f"{_STYLE}name")
        colour, ground = "", _WHITE
        for part in element:
            colour = part.get(f"{_FO}color", colour)
            ground = part.get(f"{_FO}background-color", ground).replace("transparent", _WHITE)
            font = part.get(f"{_STYLE}font-name", part.get(f"{_FO}font-family", "")).strip("'")
            if symbols.is_of_symbols(font):
                self.symbols[name] = font
            points = _POINTS.fullmatch(part.get(f"{_FO}font-size", ""))
            if points is not None and float(points[1]) < LEAST_POINTS:
                self.faint.add(name)
                self._tiny.add(name)
            if not part.get(f"{_STYLE}text-position", "0%").startswith("0%"):
                self.raised.add(name)  # `super 58%`, `33% 58%`, `sub 58%`
            # LibreOffice leaves the style of the line away where it is solid.
            line = part.get(f"{_STYLE}text-line-through-type", "none")
            if part.get(f"{_STYLE}text-line-through-style", line) != "none":
                self.struck.add(name)
            size = part.get(f"{_STYLE}row-height", part.get(f"{_STYLE}column-width"))
            if size is not None and _NOTHING_HIGH.fullmatch(size):
                self.flat.add(name)
        if colour:
            self._colours[name] = colour.lower()
        self._grounds[name] = ground.lower()
        if colour.lower() == ground.lower():
            self.faint.add(name)


class _TableReader:
    """Counts the rows and columns of one table, and keeps what is odd."""

    def __init__(self, styles: _Styles, rows: int, columns: int) -> None:
        self.styles, self.rows, self.columns = styles, rows, columns
        self.marks = Marks()
        self._row = self._column = 0

    def column(self, element: ET.Element) -> None:
        """Take one or more columns that are alike."""
        end = self._column + _repeated(element, "columns")
        if self._is_hidden(element):
            self.marks.hidden_columns.update(range(self._column, min(end, self.columns)))
        self._column = end

    def row(self, element: ET.Element) -> None:
        """Take one or more rows that are alike."""
        first = self._row
        self._row += _repeated(element, "rows")
        rows = range(first, min(self._row, self.rows))
        if self._is_hidden(element):
            self.marks.hidden_rows.update(rows)
        column = 0
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            end = column + _repeated(cell, "columns")
            self._cell(cell, rows, range(column, min(end, self.columns)))
            column = end

    def _cell(self, cell: ET.Element, rows: range, columns: range) -> None:
        down, across = (_count(cell, f"number-{what}-spanned") for what in ("rows", "columns"))
        if rows and columns and (down > 1 or across > 1):
            top, left = rows[0], columns[0]
            self.marks.merged.append((top, left, top + down - 1, left + across - 1))
        if not len(cell) and f"{_TABLE}formula" not in cell.attrib:
            return
        shown, note = self._shown(cell), _note(cell)
        formula = cell.get(f"{_TABLE}formula")
        if formula and rows and columns:
            self._formula(formula, cell, shown, f"{column_letters(columns[0])}{rows[0] + 1}")
        is_faint = cell.get(f"{_TABLE}style-name") in self.styles.faint and _kind(cell) != ""
        if shown is None and not note and not is_faint:
            return
        for address in [f"{column_letters(column)}{row + 1}" for row in rows for column in columns]:
            if shown is not None:
                self.marks.shown[address] = shown
            if note:
                self.marks.notes[address] = note
            if is_faint:
                self.marks.faint.add(address)

    def _formula(self, formula: str, cell: ET.Element, shown: CellValue, address: str) -> None:
        if shown is None and cell.get(f"{_OFFICE}value") == "0":
            self.marks.zeros[address] = as_in_excel(formula)
        elif shown is None:
            self.marks.results = True
        if _OTHER_BOOK.search(formula):
            self.marks.linked.add(address)

    def _is_hidden(self, element: ET.Element) -> bool:
        style = element.get(f"{_TABLE}style-name")
        hidden = element.get(f"{_TABLE}visibility", "visible") != "visible"
        return hidden or style in self.styles.flat

    def _shown(self, cell: ET.Element) -> CellValue:
        """Give what a cell shows, where that is not its value."""
        kind = _kind(cell)
        text = "\n".join("".join(part.itertext()) for part in _paragraphs(cell))
        if kind == "error":
            return text or "#"
        formula = cell.get(f"{_TABLE}formula")
        if formula is not None and not kind:
            if not text and _paragraphs(cell):
                return None  # calculated, to a text of no letters
            return text if _ERROR.fullmatch(text) else f"={formula}"
        if formula is not None and "#REF!" in formula:
            return text if _ERROR.fullmatch(text) else w.of_lost_cells(text)
        if _ERROR.fullmatch(text) and kind != "string":
            return text
        if kind in ("float", "percentage", "currency"):
            return self._number(cell, kind, text)
        return self._words(cell, kind, text)

    def _words(self, cell: ET.Element, kind: str, text: str) -> str | None:
        """Give the text that a cell shows, where calamine gives another or none."""
        runs = list(self._runs(cell))
        unseen = w.seen(self._seen(cell))
        if unseen is not None:
            return unseen
        font = self.styles.symbols.get(cell.get(f"{_TABLE}style-name"))
        written = symbols.shown(w.joined(runs), font)
        stored = cell.get(f"{_OFFICE}string-value")
        if stored is not None and stored != text and w.is_figure(text):
            return w.otherwise(stored, text)
        odd = any(is_raised or is_struck for _, is_raised, is_struck in runs)
        # calamine puts what stands before and behind a tab or a line break together.
        if odd or not kind or written.replace(" ", "") != text.replace(" ", ""):
            return written or None
        return None

    def _number(self, cell: ET.Element, kind: str, text: str) -> CellValue:
        runs = list(self._runs(cell))
        if any(is_raised or is_struck for _, is_raised, is_struck in runs):
            return w.joined(runs)
        if text.upper() in _TRUE | _FALSE:
            return text.upper() in _TRUE
        if kind == "percentage":
            value = _value(cell)
            return None if value is None else w.percentage(float(value), "0%")
        if w.has_share_sign(text):
            return re.sub(r"\s+%", "%", text)
        if not text and not _paragraphs(cell):
            return None  # a file by a library may hold no text beside its values
        return _otherwise(_value(cell), text.strip())

    def _runs(self, cell: ET.Element) -> Iterator[tuple[str, bool, bool]]:
        style = cell.get(f"{_TABLE}style-name")
        for index, paragraph in enumerate(_paragraphs(cell)):
            if index:
                yield "\n", False, False
            yield from self._runs_of(paragraph, style in self.styles.raised,
                                     style in self.styles.struck)  # fmt: skip

    def _seen(self, cell: ET.Element) -> Iterator[tuple[str, bool]]:
        """Give the runs of a text, each with whether it cannot be seen."""
        style = cell.get(f"{_TABLE}style-name")
        for paragraph in _paragraphs(cell):
            yield paragraph.text or "", self.styles.is_unseen(None, style)
            for part in paragraph:
                run = part.get(f"{_TEXT}style-name")
                yield "".join(part.itertext()), self.styles.is_unseen(run, style)
                yield part.tail or "", self.styles.is_unseen(None, style)

    def _runs_of(
        self, element: ET.Element, is_raised: bool, is_struck: bool
    ) -> Iterator[tuple[str, bool, bool]]:
        style = element.get(f"{_TEXT}style-name")
        is_raised = is_raised or style in self.styles.raised
        is_struck = is_struck or style in self.styles.struck
        if element.tag in _NOT_ITS_TEXT:
            return
        if element.tag == f"{_TEXT}note-citation":
            is_raised = True
        if element.tag in _BREAKS:
            yield _BREAKS[element.tag], False, False
        if element.text:
            font = self.styles.symbols.get(style)
            yield symbols.shown(element.text, font), is_raised, is_struck
        elif element.tag == f"{_TEXT}s":
            yield " " * _count(element, "c", _TEXT), is_raised, is_struck
        for part in element:
            yield from self._runs_of(part, is_raised, is_struck)
            if part.tail:
                yield part.tail, is_raised, is_struck


def _paragraphs(cell: ET.Element) -> list[ET.Element]:
    """List the paragraphs of a cell; a note on it is no part of its text."""
    return [part for part in cell if part.tag == f"{_TEXT}p"]


def _note(cell: ET.Element) -> str:
    note = cell.find(f"{_OFFICE}annotation")
    if note is None:
        return ""
    return shortened(" ".join("".join(part.itertext()) for part in note.iter(f"{_TEXT}p")))


def _kind(cell: ET.Element) -> str:
    kinds = [value for key, value in cell.items() if key.endswith("}value-type")]
    return "error" if "error" in kinds else cell.get(f"{_OFFICE}value-type", "")


def _repeated(element: ET.Element, what: str) -> int:
    return _count(element, f"number-{what}-repeated")


def _count(element: ET.Element, what: str, space: str = _TABLE) -> int:
    return max(1, int(element.get(f"{space}{what}", "1")))


def _value(cell: ET.Element) -> Decimal | None:
    """Give the number that a cell stores, where that is one."""
    try:
        value = Decimal(str(cell.get(f"{_OFFICE}value")))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _otherwise(value: Decimal | None, text: str) -> str | None:
    """Write of a count what it stores and shows, where its text says another thing.

    That is one with other digits, with a minus, or with words that doubt or multiply it.
    """
    if value is None or _SCIENTIFIC.search(text):
        return None
    if value == 0:
        return w.of_zero(text)
    if not 0 < value < _MOST_SHOWN or value != int(value):
        return None
    whole = str(int(value))
    written = "".join(filter(str.isdecimal, text))
    digits = written.lstrip("0")
    same = digits.startswith(whole) and not digits[len(whole) :].strip("0")
    if same and not text.startswith(("-", "−", "(")) and not w.is_doubt(text):
        return None
    return w.in_words(whole, text) if text and not written else w.otherwise(whole, text)
