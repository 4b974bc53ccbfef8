"""The marks of an .xlsb, as far as they are read: how numbers show, errors, what is hidden.

No library in use tells them. A part is a row of records: number, length, content ([MS-XLSB] 2.1.4).
Notes, formulas and texts of several fonts are not read, and the workbook's finding says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from struct import Struct, error

import msgspec

from cftscore.spreadsheet.marks import Marks, symbols
from cftscore.spreadsheet.marks import writing as w
from cftscore.spreadsheet.marks.beside import root_of
from cftscore.spreadsheet.part_names import resolved
from cftscore.spreadsheet.sheet import column_letters
from cftscore.spreadsheet.xlsb import records

_BOOK, _LINKS, _STYLES = "xl/workbook.bin", "xl/_rels/workbook.bin.rels", "xl/styles.bin"
_ROW, _SHEET, _COLUMN, _MERGED = 0, 156, 60, 176
_FONT, _FORMAT, _STYLE, _BEGIN_STYLES, _END_STYLES = 43, 44, 47, 617, 618
_RK, _ERROR, _REAL, _TEXT, _SHARED, _FORMULA_NUMBER, _FORMULA_ERROR = 2, 3, 5, 6, 7, 9, 11
_HIDDEN_ROW, _HIDDEN_COLUMN, _STRUCK = 0x10, 1, 0x08
_STYLE_BITS = 0xFFFFFF
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!",
           42: "#N/A", 43: "#GETTING_DATA"}  # fmt: skip
_BUILT_IN = {9: "0%", 10: "0.00%"}
_ONE, _TWO, _SHORT = Struct("<I"), Struct("<II"), Struct("<H")
_DOUBLE, _FOUR, _STYLE_OF, _FONT_OF = Struct("<d"), Struct("<IIII"), Struct("<HHH"), Struct("<HHHH")
_FLAGS_OF_COLUMN, _FLAGS_OF_ROW, _FONT_NAME = 16, 11, 21


class _Font(msgspec.Struct):
    name: str
    struck: bool
    raised: bool


class _Styles(msgspec.Struct):
    formats: dict[int, str] = msgspec.field(default_factory=lambda: dict(_BUILT_IN))
    fonts: list[_Font] = msgspec.field(default_factory=list)
    cells: list[tuple[int, int]] = msgspec.field(default_factory=list)

    def shown(self, style: int, value: object) -> str | None:
        """Write what a cell of a style shows, where that is not its value."""
        if style >= len(self.cells):
            return None
        number_format, font_number = self.cells[style]
        if font_number < len(self.fonts):
            font = self.fonts[font_number]
            dressed = symbols.dressed(value, font.name, raised=font.raised, struck=font.struck)
            if dressed is not None:
                return dressed
        return w.shown(value, self.formats.get(number_format, "General"))


def read(parts: Mapping[str, bytes]) -> dict[str, Marks]:
    """Read the marks of the sheets of an .xlsb; of a damaged part none."""
    try:
        styles = _styles(parts.get(_STYLES, b""))
        return {name: _marks(parts[part], styles) for name, part in _sheets(parts) if part in parts}
    except (error, IndexError, UnicodeDecodeError):
        return {}


def _sheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    links = {link.get("Id"): link.get("Target") for link in root_of(parts.get(_LINKS, b""))}
    for kind, content in records(parts.get(_BOOK, b"")):
        if kind == _SHEET:
            identity, at = _wide(content, 8)
            target = links.get(identity)
            if target:
                yield _wide(content, at)[0], resolved(_BOOK, target)


def _wide(content: bytes, at: int) -> tuple[str, int]:
    """Read a text; return it, and where it ends."""
    (length,) = _ONE.unpack_from(content, at)
    end = at + 4 + 2 * length
    return content[at + 4 : end].decode("utf-16-le"), end


def _styles(part: bytes) -> _Styles:
    styles, inside = _Styles(), False
    for kind, content in records(part):
        if kind in (_BEGIN_STYLES, _END_STYLES):
            inside = kind == _BEGIN_STYLES
        elif kind == _FORMAT:
            styles.formats[_SHORT.unpack_from(content)[0]] = _wide(content, 2)[0]
        elif kind == _FONT:
            _, flags, _, script = _FONT_OF.unpack_from(content)
            name = _wide(content, _FONT_NAME)[0]
            styles.fonts.append(_Font(name, bool(flags & _STRUCK), script != 0))
        elif kind == _STYLE and inside:
            _, number_format, font = _STYLE_OF.unpack_from(content)
            styles.cells.append((number_format, font))
    return styles


def _marks(part: bytes, styles: _Styles) -> Marks:
    marks, row = Marks(), 0
    for kind, content in records(part):
        if kind == _ROW:
            (row,) = _ONE.unpack_from(content)
            if content[_FLAGS_OF_ROW] & _HIDDEN_ROW:
                marks.hidden_rows.add(row)
        elif kind == _COLUMN:
            first, last = _TWO.unpack_from(content)
            if _SHORT.unpack_from(content, _FLAGS_OF_COLUMN)[0] & _HIDDEN_COLUMN:
                marks.hidden_columns.update(range(first, min(last, 16_383) + 1))
        elif kind == _MERGED:
            top, bottom, left, right = _FOUR.unpack_from(content)
            marks.merged.append((top, left, bottom, right))
        elif kind <= _FORMULA_ERROR:
            column, style = _TWO.unpack_from(content)
            shown = _shown(kind, content, styles, style & _STYLE_BITS)
            if shown is not None:
                marks.shown[f"{column_letters(column)}{row + 1}"] = shown
    return marks


def _shown(kind: int, content: bytes, styles: _Styles, style: int) -> str | None:
    if kind in (_ERROR, _FORMULA_ERROR):
        return _ERRORS.get(content[8], "#")
    if kind in (_REAL, _FORMULA_NUMBER):
        value = _DOUBLE.unpack_from(content, 8)[0]
        return styles.shown(style, int(value) if value.is_integer() else value)
    if kind == _RK:
        value = _of_rk(_ONE.unpack_from(content, 8)[0])
        return styles.shown(style, int(value) if value.is_integer() else value)
    return styles.shown(style, _wide(content, 8)[0]) if kind == _TEXT else None


def _of_rk(packed: int) -> float:
    """Read a number of 30 bits: a whole one or the upper half of a float, perhaps in hundredths."""
    if packed & 2:
        signed = packed - (1 << 32) if packed >> 31 else packed
        value = float(signed >> 2)
    else:
        value = _DOUBLE.unpack(bytes(4) + _ONE.pack(packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value
