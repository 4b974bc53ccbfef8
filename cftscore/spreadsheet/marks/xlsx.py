"""The XML inside an .xlsx: the second look (see `marks`), and whether it may be read here.

calamine allocates every cell between the first and the last that hold something, and copies a
shared text into every cell that uses it.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from cftscore.spreadsheet.grids import column_index, column_letters
from cftscore.spreadsheet.marks import PERCENT_FORMATS, percentage, shows_percentages

Parts = Mapping[str, bytes]
"""The members of an archive by name."""

_FEW_ROWS = 1_000
_MOST_TEXT = 200 * 1024 * 1024
_LEAST_USE = len('<c t="s"><v>0</v></c>')

_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
# calamine makes room for as many texts as a file says it has.
_GREAT_COUNT = re.compile(rb"""ount\s*=\s*["'][^"']{8}""")
_LAST_ROW = re.compile(rb'<row [^<>]*?\br="([0-9]{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*>")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\sr=["']([0-9]{1,7})["']""")
_FIRST = re.compile(rb"""\smin=["']([0-9]{1,5})["']""")
_LAST = re.compile(rb"""\smax=["']([0-9]{1,5})["']""")
# Patterns find these in half the time that `in` takes, and soonest where they begin with a letter
# that is rare in the XML: what stands before it is looked at after.
_FORMULA = re.compile(rb"f(?<=[<:]f)")
_ERROR = re.compile(rb'"e"')
_MOST_COLUMNS = 16_384
_ALL_LETTERS = 26


def is_modest(parts: Parts, most_cells: int) -> bool:
    """Tell whether a workbook surely stays small when calamine reads it.

    Args:
        parts: its members.
        most_cells: what no sheet's used area may exceed.
    """
    if any(_GREAT_COUNT.search(xml) for xml in parts.values()):
        return False
    sheets = [xml for xml in parts.values() if b"sheetData" in xml]
    texts = [xml for xml in parts.values() if b"sheetData" not in xml and b"si>" in xml]
    longest = max((len(text) for xml in texts for text in xml.split(b"si>")), default=0)
    uses = sum(map(len, sheets)) // _LEAST_USE
    if longest * uses > _MOST_TEXT:
        uses = sum(xml.count(b'"s"') + xml.count(b"'s'") for xml in sheets)
    return longest * uses <= _MOST_TEXT and all(_is_compact(xml, most_cells) for xml in sheets)


def _is_compact(xml: bytes, most_cells: int) -> bool:
    """Tell whether a sheet's used area is surely small.

    The last row says how many rows there are; every row and cell must say where it is, in the way
    that most spreadsheet programs do, and be no farther down, nor so far to the right that so many
    rows and columns would be too many cells.
    """
    if _PREFIXED.search(xml):
        return False
    last = _LAST_ROW.match(xml, max(0, xml.rfind(b"<row ")))
    rows = max(int(last[1]) if last else 0, _FEW_ROWS)
    if rows > most_cells:
        return False
    return not any(outside.search(xml) for outside in _outside(rows, most_cells // rows))


@lru_cache
def _outside(rows: int, columns: int) -> tuple[re.Pattern[bytes], ...]:
    """Match a row, or a cell, that is not surely within so many rows and columns."""
    digits = str(rows)
    numbers = [f"[0-9]{{1,{len(digits) - 1}}}", digits]
    for at, digit in enumerate(digits):
        if digit != "0":
            fewer = f"[0-{int(digit) - 1}]"
            numbers.append(f"{digits[:at]}{fewer}[0-9]{{{len(digits) - at - 1}}}")
    # The first letter that no column of two letters exceeds.
    first = min(columns // _ALL_LETTERS - 1, _ALL_LETTERS)
    if first == _ALL_LETTERS:
        letters = "[A-Z]{0,2}+"
    elif first > 0:
        letters = f"(?:[A-{chr(64 + first)}]?[A-Z])?"
    else:
        letters = f"[A-{chr(64 + min(columns, _ALL_LETTERS))}]?"
    address = rf'r="{letters}(?:{"|".join(numbers)})"[\s/>]'
    before = r"""(?:\s+[\w:.]+="[^"<]*")*?\s+"""
    # In most files the address comes first: that is soon seen.
    return tuple(
        re.compile(rf"<{tag}(?! {address})(?=[\s/>])(?!{before}{address})".encode())
        for tag in ("row", "c")
    )


def has_document_type(parts: Parts) -> bool:
    """Tell whether any XML declares a document type: no spreadsheet program writes one."""
    return any(b"<!DOCTYPE" in xml for xml in parts.values())


def sheet_parts(parts: Parts) -> dict[str, bytes]:
    """Find the XML of each sheet by the sheet's name; what is not as it should be is left out."""
    linked = linked_parts(parts, "xl/_rels/workbook.xml.rels")
    found: dict[str, bytes] = {}
    for sheet in _root(parts, "xl/workbook.xml").iter():
        if _local(sheet.tag) != "sheet":
            continue
        identity = next((value for key, value in sheet.items() if _local(key) == "id"), "")
        if identity in linked:
            found[sheet.get("name", "")] = linked[identity]
    return found


def linked_parts(parts: Parts, links: str) -> dict[str, bytes]:
    """Find the members that a member of relationships leads to, by the relationships' ids."""
    paths = {
        link.get("Id", ""): posixpath.normpath(posixpath.join("/xl", link.get("Target", "")))
        for link in _root(parts, links)
    }
    members = {identity: parts.get(path.lstrip("/")) for identity, path in paths.items()}
    return {identity: part for identity, part in members.items() if part is not None}


def may_have_faults(xml: bytes) -> bool:
    """Tell whether `faults` may find any: whether a sheet has formulas or errors at all."""
    return _FORMULA.search(xml) is not None or _ERROR.search(xml) is not None


def faults(xml: bytes) -> dict[str, str]:
    """Find the cells of a sheet that calamine reads as blank though they are not.

    Returns:
        By address, `#DIV/0!` for an error cell, `=…` for a formula never calculated.
    """
    found: dict[str, str] = {}
    if not may_have_faults(xml):
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
            shown = percentage(Decimal(value or ""))
        except InvalidOperation:
            continue
        if shown is not None:
            found[address] = shown
    return found


def hidden(xml: bytes) -> tuple[set[int], set[int]]:
    """Find the rows and the columns of a sheet that do not show, counted from 0."""
    if b"hidden=" not in xml:
        return set(), set()
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
    return rows, columns


def percent_styles(parts: Parts) -> frozenset[str]:
    """Find the numbers of the cell styles whose number format shows percentages."""
    styles = _root(parts, "xl/styles.xml")
    formats = set(PERCENT_FORMATS)
    for one in styles.iter():
        if _local(one.tag) == "numFmt" and shows_percentages(one.get("formatCode", "")):
            formats.add(one.get("numFmtId", ""))
    cell_styles = (one for one in styles if _local(one.tag) == "cellXfs")
    return frozenset(
        str(number)
        for group in cell_styles
        for number, one in enumerate(group)
        if one.get("numFmtId") in formats
    )


def _cells(xml: bytes) -> Iterator[tuple[str, ET.Element]]:
    """Go through the cells of a sheet with their addresses, stated or counted.

    They end where the XML is damaged: calamine has said already what is wrong with it.
    """
    row = column = 0
    with contextlib.suppress(ET.ParseError, ValueError):
        # No entity can swell: see `_root`.
        for event, element in ET.iterparse(io.BytesIO(xml), events=("start", "end")):  # noqa: S314
            match event, _local(element.tag):
                case "start", "row":
                    row, column = int(element.get("r", row + 1)), 0
                case "end", "row":
                    element.clear()
                case "end", "c":
                    address = element.get("r") or f"{column_letters(column)}{row}"
                    column = column_index(address.rstrip("0123456789")) + 1
                    yield address, element


def _root(parts: Parts, name: str) -> ET.Element:
    """Parse a member, to be read only; one that is missing or damaged is without content."""
    return _parsed(parts.get(name, b""))


@lru_cache(maxsize=8)
def _parsed(xml: bytes) -> ET.Element:
    """Parse what many workbooks from one template have in common."""
    try:
        # Entities cannot swell: a file with a document type is refused, see `has_document_type`.
        return ET.fromstring(xml)  # noqa: S314
    except ET.ParseError:
        return ET.Element("")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
