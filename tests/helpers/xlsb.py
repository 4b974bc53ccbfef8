"""A small writer of .xlsb: LibreOffice reads the format but does not write it.

A part is a row of records: number, length, content ([MS-XLSB] 2.1.4). Texts stand in their cells.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from struct import pack

Cell = str | float | bool | None
ERROR = object()
"""A cell that shows #DIV/0!."""

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_ROW, _ERROR, _BOOLEAN, _REAL, _TEXT = 0, 3, 4, 5, 6
_BEGIN_SHEET, _END_SHEET, _BEGIN_BOOK, _END_BOOK = 129, 130, 131, 132
_BEGIN_SHEETS, _END_SHEETS, _SHEET_OF_BOOK = 143, 144, 156
_BEGIN_DATA, _END_DATA, _DIMENSION = 145, 146, 148
_BEGIN_COLUMNS, _END_COLUMNS, _COLUMN = 390, 391, 60
_BEGIN_STYLES, _END_STYLES, _STYLE = 617, 618, 47
_HIDDEN_ROW, _HIDDEN_COLUMN, _PERCENT = 0x10, 1, 9


class Percent(float):
    """A number that shows as a percentage."""


def write(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[object]]],
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
) -> Path:
    """Write a workbook: the rows of each sheet by its name; some rows and columns do not show."""
    parts = [f"worksheets/sheet{number}.bin" for number in range(1, len(sheets) + 1)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(parts))
        archive.writestr("_rels/.rels", _relationships("officeDocument", ["xl/workbook.bin"]))
        archive.writestr("xl/_rels/workbook.bin.rels", _relationships("worksheet", parts))
        archive.writestr("xl/workbook.bin", b"".join(_book(list(sheets))))
        archive.writestr("xl/styles.bin", b"".join(_styles()))
        for part, rows in zip(parts, sheets.values(), strict=True):
            content = b"".join(_sheet(rows, hidden_rows, hidden_columns))
            archive.writestr(f"xl/{part}", content)
    return path


def record(number: int, content: bytes = b"") -> bytes:
    """Write a record; number and length are in groups of seven bits, the lowest first."""
    return _seven_bits(number) + _seven_bits(len(content)) + content


def _seven_bits(value: int) -> bytes:
    groups = [value & 127]
    while value := value >> 7:
        groups[-1] |= 128
        groups.append(value & 127)
    return bytes(groups)


def _wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return pack("<I", len(encoded) // 2) + encoded


def _book(names: Sequence[str]) -> Iterator[bytes]:
    yield record(_BEGIN_BOOK)
    yield record(_BEGIN_SHEETS)
    for number, name in enumerate(names, start=1):
        content = pack("<II", 0, number) + _wide(f"rId{number}") + _wide(name)
        yield record(_SHEET_OF_BOOK, content)
    yield record(_END_SHEETS)
    yield record(_END_BOOK)


def _styles() -> Iterator[bytes]:
    yield record(_BEGIN_STYLES, pack("<I", 2))
    for number_format in (0, _PERCENT):
        yield record(_STYLE, pack("<HH12x", 0, number_format))
    yield record(_END_STYLES)


def _sheet(
    rows: Sequence[Sequence[object]], hidden_rows: Collection[int], hidden_columns: Collection[int]
) -> Iterator[bytes]:
    yield record(_BEGIN_SHEET)
    width = max(map(len, rows))
    yield record(_DIMENSION, pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    yield record(_BEGIN_COLUMNS)
    for column in hidden_columns:
        yield record(_COLUMN, pack("<IIIIH", column, column, 2560, 0, _HIDDEN_COLUMN))
    yield record(_END_COLUMNS)
    yield record(_BEGIN_DATA)
    for index, row in enumerate(rows):
        hidden = _HIDDEN_ROW if index in hidden_rows else 0
        yield record(_ROW, pack("<IIHBBBI", index, 0, 300, 0, hidden, 0, 0))
        for column, value in enumerate(row):
            if value is not None:
                yield _cell(column, value)
    yield record(_END_DATA)
    yield record(_END_SHEET)


def _cell(column: int, value: object) -> bytes:
    at = pack("<II", column, isinstance(value, Percent))
    if value is ERROR:
        return record(_ERROR, at + b"\x07")
    if isinstance(value, bool):
        return record(_BOOLEAN, at + bytes([value]))
    if isinstance(value, int | float):
        return record(_REAL, at + pack("<d", value))
    return record(_TEXT, at + _wide(str(value)))


def _content_types(sheets: Sequence[str]) -> str:
    book = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    types = {"xl/workbook.bin": book}
    types |= {f"xl/{part}": "application/vnd.ms-excel.worksheet" for part in sheets}
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>{overrides}</Types>'
    )


def _relationships(kind: str, targets: Sequence[str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
