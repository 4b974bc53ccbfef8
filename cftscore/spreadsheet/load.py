"""Loading a workbook: the one door from a file to sheets.

The gate says what the file is and whether it is safe (`files`), its package is made ordinary
(`ordinary`), calamine reads the values and `marks` tells what they do not (`reading`), in a process
apart where the file could take this one along (`apart`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from cftscore.core.text import Text
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.spreadsheet import apart, files, modest, ordinary, own, reading, text_table
from cftscore.spreadsheet.files import MAX_CELLS, InputFile
from cftscore.spreadsheet.reading import Content, ReadError, Trouble
from cftscore.spreadsheet.sheet import (
    TABLE_SHEET,
    CellValue,
    MergedRange,
    Sheet,
    Workbook,
    cell_text,
    cells_of,
    column_index,
    column_letters,
)

__all__ = [
    "TABLE_SHEET",
    "CellValue",
    "MergedRange",
    "Sheet",
    "Workbook",
    "cell_text",
    "cells_of",
    "column_index",
    "column_letters",
    "open_workbook",
]


def open_workbook(file: InputFile, meanwhile: Callable[[], None] = lambda: None) -> Workbook:
    """Read all sheets of a recognised file.

    Args:
        file: the file.
        meanwhile: what may be done beside, where the file is so large that it takes a while.

    Raises:
        CannotProceedError: it is damaged, encrypted, too large, or its text is not Unicode.
    """
    try:
        if file.format == "csv":
            table = text_table.read(file)
            made = own.made_of_table(table)
            findings = file.findings
            return Workbook(file.path, file.sha256, (table,), findings, typed=False, made=made)
        with _said_of(file):
            parts = files.unpack(file)
            content = _content(file, parts, meanwhile)
    except MemoryError:
        raise CannotProceedError([text_table.too_large(file)]) from None
    findings = (*file.findings, *_findings(file, content))
    return Workbook(file.path, file.sha256, content.sheets, findings, made=own.made(parts))


def _content(file: InputFile, parts: Mapping[str, bytes], meanwhile: Callable[[], None]) -> Content:
    if file.format == "xls":
        return apart.read_apart(file.format, file.data, MAX_CELLS)
    if file.format != "xlsx":
        return apart.read_apart(file.format, parts, MAX_CELLS)
    if _has_document_type(parts):
        raise CannotProceedError([c.FileDamaged(place=Place(file.path), reason=_DOCUMENT_TYPE)])
    odd = ordinary.odd_parts(parts)
    if modest.is_modest(parts, odd, MAX_CELLS):
        return reading.read_xlsx(parts, MAX_CELLS, odd, meanwhile)
    return apart.read_apart(file.format, parts, MAX_CELLS)


def _has_document_type(parts: Mapping[str, bytes]) -> bool:
    """Whether any XML declares a document type: no spreadsheet program writes one."""
    return any(
        (_WIDE_TYPE if xml[:2] in ordinary.UTF_16 else b"<!DOCTYPE") in xml[:_PROLOGUE]
        for xml in parts.values()
        if b"!" in xml  # one sign is found far sooner than several
    )


_PROLOGUE = 65_536
_WIDE_TYPE = "<!DOCTYPE".encode("utf-16-le")[:-1]
"""In UTF-16, whichever end of its letters comes first."""


def _findings(file: InputFile, content: Content) -> Iterator[Finding]:
    for name, new in content.renamed:
        yield c.SameSheetName(place=Place(file.path, new), name=name, new=new)
    if content.untold:
        partly = file.format == "xlsb"
        yield c.MarksUnknown(place=Place(file.path), sheets=content.untold, partly=partly)


_DOCUMENT_TYPE = Text(
    "bên trong có khai báo DOCTYPE, điều không phần mềm bảng tính nào ghi",
    "it contains a DOCTYPE, which no spreadsheet program writes",
)
_TROUBLE: dict[Trouble, Text] = {
    "damaged": Text("nội dung không đọc được[ ({details})]", "it cannot be parsed[ ({details})]"),
    "in part": Text(
        "các ô được ghi theo dạng rút gọn mà chương trình không đọc được; lưu tệp thành .xlsx",
        "its cells are in a short form that cannot be read; save it as .xlsx",
    ),
    "too slow": Text("thời gian đọc quá lâu", "reading it takes too long"),
    "given twice": Text(
        "ô {cell} của trang tính “{details}” được ghi hai lần",
        "cell {cell} of the sheet “{details}” is stored twice",
    ),
    "one part": Text(
        "hai trang tính “{details}” cùng chỉ một nội dung",
        "two sheets, “{details}”, are one and the same part",
    ),
    "same names": Text("hai trang tính cùng tên “{details}”", "two sheets are named “{details}”"),
}


@contextmanager
def _said_of(file: InputFile) -> Iterator[None]:
    """Say of which file it is that it cannot be read."""
    try:
        yield
    except ReadError as error:
        raise CannotProceedError([_trouble(file, error)]) from None


def _trouble(file: InputFile, error: ReadError) -> Finding:
    place = Place(file.path)
    if error.trouble == "encrypted":
        return c.FileEncrypted(place=place)
    if error.trouble == "too large":
        return text_table.too_large(file, error.details, error.cell)
    reason = _TROUBLE[error.trouble].filled(details=error.details, cell=error.cell)
    return c.FileDamaged(place=place, reason=reason)
