"""The sheet `Xác minh` in a copy of a workbook: its warnings listed, ready to be looked into.

What somebody filled in stays as it is; only warnings that are not listed yet are added below it.
A sheet of that name that serves another purpose is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, count

from cftscore.core.text import Language, fold, printable
from cftscore.intake.accepted import Acceptable
from cftscore.intake.accepted_sheet import HEADINGS, SHEET
from cftscore.intake.side_sheets import SideRow
from cftscore.intake.values import count as read_count
from cftscore.spreadsheet.load import Workbook, cell_text
from cftscore.spreadsheet.package import (
    Element,
    Package,
    cells,
    etree,
    main,
    set_number,
    set_text,
    text_of,
    text_sheet,
)

_WIDTHS = (11, 9, 22, 30, 60, 14, 40, 22, 14)
Formats = tuple[int, int]
"""The indexes of the cell formats of a heading and of the rest."""


def list_warnings(
    package: Package,
    workbook: Workbook,
    warnings: Sequence[Acceptable],
    language: Language,
    formats: Callable[[Package], Formats],
) -> None:
    """List warnings on the sheet `Xác minh` of a copy.

    Args:
        package: the copy.
        workbook: that it is a copy of, as it was read.
        warnings: those of the workbook that can be accepted.
        language: of the sheet, where there is none yet.
        formats: adds cell formats to the copy, if there are any rows to add.
    """
    listed = set(map(_key_of_entry, SHEET.rows([workbook])))
    rows = [
        row for row in map(_row, warnings, [language] * len(warnings)) if _key(row) not in listed
    ]
    if not rows:
        return
    there = [sheet.name for sheet in SHEET.sheets(workbook) if sheet.name in package.sheets]
    if there:
        _add_below(package, there[0], rows, formats(package))
        return
    headings = [HEADINGS[key].say(language) for key in HEADINGS]
    values = [[row[key] for key in HEADINGS] for row in rows]
    root = text_sheet([headings, *values], _WIDTHS, formats(package))
    package.add_sheet(_new_name(package, SHEET.name.say(language)), root)


def _row(warning: Acceptable, language: Language) -> dict[str, str | int]:
    """Give the cells of a warning; those that somebody fills in are blank."""
    value = warning.value
    return {
        **dict.fromkeys(HEADINGS, ""),
        "code": warning.finding.code,
        "commune": warning.commune.code,
        "name": printable(warning.commune.name),
        "indicator": warning.indicator,
        "message": printable(warning.finding.say(language)),
        "value": value if isinstance(value, int) else printable(value),
    }


Key = tuple[str, str, str, str]


def _key(row: Mapping[str, str | int]) -> Key:
    return str(row["code"]), str(row["commune"]), str(row["indicator"]), fold(str(row["value"]))


def _key_of_entry(entry: SideRow) -> Key:
    """Tell which warning a row is about, and for which value."""
    number = read_count(entry.raw("value"))
    value = str(number) if isinstance(number, int) else cell_text(entry.raw("value"))
    return (
        entry.text("code").upper(),
        entry.commune("commune"),
        entry.text("indicator"),
        fold(value),
    )


def _add_below(
    package: Package, name: str, rows: Iterable[Mapping[str, str | int]], formats: Formats
) -> None:
    """Add rows below what stands on a sheet, each cell in the column of its heading."""
    root = package.tree(package.sheets[name])
    data = root.find(main("sheetData"))
    header: dict[str, str] = {}
    last = 0
    for row in data:
        texts = {_letters(address): text_of(package, cell) for address, cell in cells(row)}
        columns = SHEET.columns(list(texts.values()))
        if columns and not header:
            header = {key: list(texts)[column] for key, column in columns.items()}
        last = max(last, int(row.get("r", last + 1)))
    for number, cells_of_row in enumerate(rows, start=last + 1):
        line = etree.SubElement(data, main("row"), r=str(number))
        for key, column in sorted(header.items(), key=lambda item: (len(item[1]), item[1])):
            _put(line, f"{column}{number}", cells_of_row[key], formats[1])
    dimension = root.find(main("dimension"))
    if dimension is not None:
        root.remove(dimension)  # it may be left out, and is no longer true


def _put(line: Element, address: str, value: str | int, style: int) -> None:
    cell = etree.SubElement(line, main("c"), r=address, s=str(style))
    if isinstance(value, int):
        set_number(cell, value)
    elif value:
        set_text(cell, value)


def _letters(address: str) -> str:
    return address.rstrip("0123456789")


def _new_name(package: Package, wanted: str) -> str:
    """Name the sheet so that none that is there is replaced."""
    used = {name.casefold() for name in package.sheets}
    names = chain([wanted], (f"{wanted} ({number})" for number in count(2)))
    return next(name for name in names if name.casefold() not in used)
