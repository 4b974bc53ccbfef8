"""One workbook, its package written in many ways: each is read as the plain one is.

The workbook is `absolute-targets.xlsx` of the cases: it has a formula without a result, 100 %, an
error and a hidden row, which only a second look tells.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from commandline import ROOT

from cftscore.findings.model import CannotProceedError
from cftscore.spreadsheet import files, load, ordinary, reading
from cftscore.spreadsheet.sheet import Sheet

Parts = dict[str, bytes]
PLAIN = ROOT / "tests" / "cases" / "absolute-targets.xlsx"
SHEET, LINKS = "xl/worksheets/sheet2.xml", "xl/_rels/workbook.xml.rels"


def parts_of(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(path: Path) -> tuple[Sheet, ...]:
    """Read a workbook in this process, also what is usually read in one apart."""
    return reading.read("xlsx", files.unpack(files.read(path)), files.MAX_CELLS).sheets


def in_parts(names: Iterable[str], pattern: bytes, new: bytes) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        return {
            name: re.sub(pattern, new, part) if name in names else part
            for name, part in parts.items()
        }

    return change


def in_sheet(pattern: bytes, new: bytes) -> Callable[[Parts], Parts]:
    return in_parts([SHEET], pattern, new)


def in_utf_16(*names: str, encoding: str = "utf-16") -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        return {
            name: part.decode().replace("UTF-8", "UTF-16").encode(encoding)
            if (name in names or not names) and name.endswith((".xml", ".rels"))
            else part
            for name, part in parts.items()
        }

    return change


def renamed(old: str, new: str, links: str = LINKS) -> Callable[[Parts], Parts]:
    """Give a part another name, which its relationship says."""

    def change(parts: Parts) -> Parts:
        names = {
            old: new,
            **({LINKS: "xl/_rels/book.xml.rels"} if old == "xl/workbook.xml" else {}),
        }
        made = {names.get(name, name): part for name, part in parts.items()}
        before, after = (name.rpartition("/")[2].encode() for name in (old, new))
        for part in (links, "[Content_Types].xml"):
            made[part] = made[part].replace(before, after)
        return made

    return change


def with_old_styles(parts: Parts) -> Parts:
    """Leave a part of styles behind that nothing leads to; the one that counts has another name."""
    plain = re.sub(rb'numFmtId="\d+"', b'numFmtId="0"', parts["xl/styles.xml"])
    return {**renamed("xl/styles.xml", "xl/styles2.xml")(parts), "xl/styles.xml": plain}


def with_prefix(parts: Parts) -> Parts:
    """Write `x:` before every element of the sheet and the styles."""
    made = dict(parts)
    for name in (SHEET, "xl/styles.xml", "xl/sharedStrings.xml"):
        made[name] = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", parts[name]).replace(
            b" xmlns=", b" xmlns:x=", 1
        )
    return made


def in_strict(parts: Parts) -> Parts:
    """Write the namespaces of "Strict Open XML"."""
    office = rb"schemas\.openxmlformats\.org/officeDocument/2006/relationships"
    spaces = (
        (rb"schemas\.openxmlformats\.org/spreadsheetml/2006/main", b"spreadsheetml/main"),
        (office, b"officeDocument/relationships"),
    )
    for space, strict in spaces:
        parts = in_parts(parts, space, b"purl.oclc.org/ooxml/" + strict)(parts)
    return parts


WAYS: dict[str, Callable[[Parts], Parts]] = {
    "attributes on lines of their own": in_sheet(rb"<(row|c|col) ", rb"<\1\n   "),
    "tabs before attributes": in_sheet(rb' (r|s|t|hidden|min|max|width)="', rb'\t\1="'),
    "two spaces before attributes": in_sheet(rb' (r|s|t|hidden|min|max|width)="', rb'  \1="'),
    "spaces before the ends of tags": in_sheet(rb'(?<=["a-zA-Z])>', rb" >"),
    "spaces before slashes": in_sheet(rb"/>", rb" />"),
    "attributes in another order": in_sheet(rb'<c r="([A-Z]+\d+)" s="(\d+)"', rb'<c s="\2" r="\1"'),
    "indented": in_sheet(rb"><", b">\n  <"),
    "attributes of other programs": in_sheet(rb"<c r=", rb'<c cm="1" vm="2" ph="1" r='),
    "all in UTF-16": in_utf_16(),
    "UTF-16 without a mark, little end first": in_utf_16(encoding="utf-16-le"),
    "UTF-16 without a mark, big end first": in_utf_16(SHEET, encoding="utf-16-be"),
    "relationships in UTF-16": in_utf_16(LINKS, "_rels/.rels"),
    "styles in UTF-16": in_utf_16("xl/styles.xml"),
    "styles of another name": renamed("xl/styles.xml", "xl/formats.xml"),
    "styles of another name beside old ones": with_old_styles,
    "texts of another name": renamed("xl/sharedStrings.xml", "xl/texts.xml"),
    "a book of another name": renamed("xl/workbook.xml", "xl/book.xml", "_rels/.rels"),
    "a sheet elsewhere": lambda parts: {
        **{name: part for name, part in parts.items() if name != SHEET},
        "sheet2.xml": parts[SHEET],
        LINKS: parts[LINKS].replace(b"/xl/worksheets/sheet2.xml", b"../sheet2.xml"),
    },
    "digits by their numbers": in_sheet(rb"<v>(\d*)5(\d*)</v>", rb"<v>\1&#53;\2</v>"),
    "hexadecimal": in_sheet(rb"<v>1", rb"<v>&#x31;"),
    "addresses and styles by numbers": in_sheet(rb' (r|s)="([A-Z]*)8', rb' \1="\2&#56;'),
    "prefixes": with_prefix,
    "strict": in_strict,
    "strict, with prefixes": lambda parts: in_strict(with_prefix(parts)),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_package_is_read_however_it_is_written(way: str, tmp_path: Path) -> None:
    parts = WAYS[way](parts_of(PLAIN))
    assert parts != parts_of(PLAIN)
    path = tmp_path / "a.xlsx"
    path.write_bytes(files.pack(parts))
    assert opened(path) == opened(PLAIN)


def test_signs_by_their_numbers_are_looked_for_in_cells_only() -> None:
    """Texts of several lines have them too; to look back from each takes no longer than a tag."""
    texts = b"<is><t>" + b"x&#10;" * 200_000 + b"</t></is>"
    sheet = b'<c r="A1" t="inlineStr">' + texts + b'</c><dataValidation prompt="a&#10;b"/>'
    assert ordinary.odd_parts({"xl/worksheets/sheet1.xml": sheet}) == frozenset()
    odd = sheet + b'<c r="A2"><v>16&#53;</v></c>'
    assert ordinary.odd_parts({"xl/a.xml": odd, "b.xml": odd}) == {"xl/a.xml"}


@pytest.mark.parametrize("value", ["7", "42", "-1", "2.0", "+3"])
def test_an_error_whose_number_is_written_is_an_error(value: str) -> None:
    sheet = f'<c r="A1" s="1" t="e"><f>1/0</f><v>{value}</v></c><c r="A2" t="e"><v>#N/A</v></c>'
    (written,) = ordinary.with_errors_as_texts({"a": sheet.encode()}).values()
    texts = '<c r="A1" s="1" t="str"><v>#</v></c><c r="A2" t="str"><v>#N/A</v></c>'
    assert written.decode() == texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_refused_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    declared = in_sheet(rb"<worksheet ", b'<!DOCTYPE worksheet [<!ENTITY a "1">]><worksheet ')
    parts = in_utf_16(SHEET, encoding=encoding)(declared(parts_of(PLAIN)))
    (tmp_path / "a.xlsx").write_bytes(files.pack(parts))
    with pytest.raises(CannotProceedError, match=r"W007 .* DOCTYPE"):
        load.open_workbook(files.read(tmp_path / "a.xlsx"))


def test_rows_in_two_blocks_are_refused(tmp_path: Path) -> None:
    """Readers take the first block only: the communes below would be lost without a word."""
    parts = in_sheet(rb'<row r="9"', rb'</sheetData><sheetData><row r="9"')(parts_of(PLAIN))
    path = tmp_path / "a.xlsx"
    path.write_bytes(files.pack(parts))
    with pytest.raises(reading.ReadError, match="rows in two blocks"):
        opened(path)
