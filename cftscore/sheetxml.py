"""The XML inside an .xlsx: what calamine does not tell, and whether it may read the file here.

calamine reads an error cell and a formula that was never calculated as blank, and a percentage as
a plain number; it allocates every cell between the first and the last that hold something, and
copies a shared text into every cell that uses it.
"""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from cftscore.grids import column_index, column_letters

Parts = Mapping[str, bytes]
"""The members of an archive by name."""

_TALL, _WIDE = 9_999, 702  # row numbers of four digits, columns of two letters
_MOST_TEXT = 200 * 1024 * 1024

# A row or cell that does not say where it is in the way that most spreadsheet programs do.
_UNADDRESSED = re.compile(
    rb'<(?:c|row)(?=[\s/>])(?!(?:\s+[\w:.]+="[^"<]*")*?\s+r="[A-Z]{0,3}[0-9]{1,7}"[\s/>])'
)
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_FAR = re.compile(rb'"([A-Z]{3}|[A-Z]{0,2}(?=[0-9]{5}))([0-9]{1,7})"')
_ROW, _COLUMNS = re.compile(rb"<row [^>]*>"), re.compile(rb"<col [^>]*>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
_FIRST = re.compile(rb'\smin="([0-9]{1,5})"')
_LAST = re.compile(rb'\smax="([0-9]{1,5})"')
_MOST_COLUMNS = 16_384
_PERCENT_FORMATS = frozenset({"9", "10"})
_LITERAL = re.compile(r'"[^"]*"|\\.')


def is_modest(parts: Parts, most_cells: int) -> bool:
    """Tell whether a workbook surely stays small when calamine reads it.

    Args:
        parts: its members.
        most_cells: what no sheet's used area may exceed.
    """
    sheets = [xml for xml in parts.values() if b"sheetData" in xml]
    texts = [xml for xml in parts.values() if b"si>" in xml and b"sheetData" not in xml]
    longest = max((len(text) for xml in texts for text in xml.split(b"si>")), default=0)
    uses = sum(xml.count(b'"s"') + xml.count(b"'s'") for xml in sheets)
    return longest * uses <= _MOST_TEXT and all(_is_compact(xml, most_cells) for xml in sheets)


def _is_compact(xml: bytes, most_cells: int) -> bool:
    """Tell whether a sheet's used area is surely small; only addresses far out matter."""
    if _UNADDRESSED.search(xml) or _PREFIXED.search(xml):
        return False
    far = set(_FAR.findall(xml))
    rows = max((int(digits) for _, digits in far), default=0)
    columns = max((column_index(letters.decode()) + 1 for letters, _ in far), default=0)
    return max(rows, _TALL) * max(columns, _WIDE) <= most_cells


def has_document_type(parts: Parts) -> bool:
    """Tell whether any XML declares a document type: no spreadsheet program writes one."""
    return any(b"<!DOCTYPE" in xml for xml in parts.values())


def sheet_parts(parts: Parts) -> dict[str, bytes]:
    """Find the XML of each sheet by the sheet's name; what is not as it should be is left out."""
    book = _root(parts, "xl/workbook.xml")
    links = _root(parts, "xl/_rels/workbook.xml.rels")
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found: dict[str, bytes] = {}
    for sheet in book.iter():
        if _local(sheet.tag) != "sheet":
            continue
        identity = next((value for key, value in sheet.items() if _local(key) == "id"), None)
        path = posixpath.normpath(posixpath.join("/xl", targets.get(identity, "")))
        xml = parts.get(path.lstrip("/"))
        if xml is not None:
            found[sheet.get("name", "")] = xml
    return found


def faults(xml: bytes) -> dict[str, str]:
    """Find the cells of a sheet that calamine reads as blank though they are not.

    Returns:
        By address, `#DIV/0!` for an error cell, `=…` for a formula never calculated.
    """
    found: dict[str, str] = {}
    if b"<f" not in xml and b":f" not in xml and b'"e"' not in xml:
        return found
    for address, cell in _cells(xml):
        inside = {_local(part.tag): part.text or "" for part in cell}
        kind, value = cell.get("t"), inside.get("v", "")
        if kind == "e":
            found[address] = value or "#"
        elif "f" in inside and kind != "str" and not value:
            found[address] = "=" + inside["f"]
    return found


def percentages(xml: bytes, styles: Collection[str]) -> dict[str, str]:
    """Find the numbers of a sheet that show as percentages: `98.5%` by address.

    Args:
        xml: the sheet.
        styles: the numbers of the styles that show percentages, see `percent_styles`.
    """
    found: dict[str, str] = {}
    if not any(f'"{style}"'.encode() in xml for style in styles):
        return found
    for address, cell in _cells(xml):
        if cell.get("s") not in styles or cell.get("t", "n") != "n":
            continue
        value = next((part.text for part in cell if _local(part.tag) == "v"), None)
        try:
            shown = (Decimal(value or "") * 100).normalize()
        except InvalidOperation:
            continue
        if shown.is_finite() and shown.adjusted() < 40:
            found[address] = f"{shown:f}%"
    return found


def hidden(xml: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """Find the rows and the columns of a sheet that do not show, counted from 0."""
    rows = {
        int(found[1]) - 1
        for tag in _ROW.findall(xml)
        if _HIDDEN.search(tag) and (found := _NUMBER.search(tag))
    }
    columns: set[int] = set()
    for tag in _COLUMNS.findall(xml):
        first, last = _FIRST.search(tag), _LAST.search(tag)
        if _HIDDEN.search(tag) and first and last:
            columns.update(range(int(first[1]) - 1, min(int(last[1]), _MOST_COLUMNS)))
    return frozenset(rows), frozenset(columns)


def percent_styles(parts: Parts) -> frozenset[str]:
    """Find the numbers of the cell styles whose number format shows percentages."""
    styles = _root(parts, "xl/styles.xml")
    formats = set(_PERCENT_FORMATS)
    for one in styles.iter():
        if _local(one.tag) == "numFmt" and "%" in _LITERAL.sub("", one.get("formatCode", "")):
            formats.add(one.get("numFmtId", ""))
    cell_styles = (one for one in styles if _local(one.tag) == "cellXfs")
    return frozenset(
        str(number)
        for group in cell_styles
        for number, one in enumerate(group)
        if one.get("numFmtId") in formats
    )


def _cells(xml: bytes) -> Iterator[tuple[str, ET.Element]]:
    """Go through the cells of a sheet with their addresses, stated or counted."""
    row = column = 0
    try:
        events = ET.iterparse(io.BytesIO(xml), events=("start", "end"))  # noqa: S314 - see `_root`
        for event, element in events:
            name = _local(element.tag)
            if event == "start" and name == "row":
                row, column = int(element.get("r", row + 1)), 0
            elif event == "end" and name == "row":
                element.clear()
            elif event == "end" and name == "c":
                address = element.get("r") or f"{column_letters(column)}{row}"
                column = column_index(address.rstrip("0123456789")) + 1
                yield address, element
    except (ET.ParseError, ValueError):
        return


def _root(parts: Parts, name: str) -> ET.Element:
    """Parse a member; one that is missing or damaged is an element without content."""
    try:
        # Entities cannot swell: a file with a document type is refused, see `has_document_type`.
        return ET.fromstring(parts[name])  # noqa: S314
    except (KeyError, ET.ParseError):
        return ET.Element("")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
