"""Bad files and bad cells: each is named with its place, and the rest is evaluated all the same.

Everything runs as a process of its own with 2 GiB of memory; one that hangs is an error.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import shutil
import socket
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msoffcrypto.format.ooxml
import pytest
import workbooks as w
import xlsb
from commandline import run
from openpyxl.utils import get_column_letter

from cftscore.criteria import load as criteria_load
from cftscore.findings.model import CannotProceedError
from cftscore.intake import headings
from cftscore.spreadsheet import files
from cftscore.spreadsheet import load as workbook

TABLE = w.table()
KEYS = list(TABLE.labels)
SHEET_XML = "xl/worksheets/sheet1.xml"
MIB = 1024 * 1024
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="limits and pipes of POSIX"),
]


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (2048 * MIB, 2048 * MIB))


def evaluate(*args: str | Path, cwd: Path, **more: Any) -> tuple[int, dict[str, Any], str]:
    code, document, done = w.evaluate(*args, cwd=cwd, timeout=60, preexec_fn=_limit_memory, **more)
    for trace in ("Traceback", "panicked", "stack backtrace", "memory allocation", "inside the"):
        assert trace not in done.stderr, done.stderr
    return code, document, done.stderr


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A file of three communes, and its result."""
    folder = tmp_path_factory.mktemp("good")
    path = w.save_table(folder / "tot.xlsx", TABLE.some(0, 3))
    code, document, _ = evaluate(path.name, cwd=folder)
    assert code == 0
    return path, w.results(document)


def _plain(text: str) -> str:
    """Write numbers as programs do, and lines that are broken as one."""
    return " ".join(text.replace("\u00a0", ",").split())


# --- files that cannot be read


def _bytes(content: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


def _cut(source: Path, at: float) -> Callable[[Path], None]:
    """Cut a file: after so many bytes, before so many from its end, or at a share of it."""
    data = source.read_bytes()
    return _bytes(data[: int(len(data) * at) if 0 < at < 1 else int(at)])


def _zip(members: dict[str, bytes]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)

    return make


def _changed(changes: dict[str, Callable[[bytes], bytes]]) -> Callable[[Path], None]:
    """Change members of a sound workbook."""

    def make(path: Path) -> None:
        w.edit(w.save_table(path.with_suffix(".made"), TABLE.some(3, 6)), path, changes)
        path.with_suffix(".made").unlink()

    return make


def _sheet(content: str, sheet: str = "") -> Callable[[Path], None]:
    """Put rows at the end of the table, or other XML before its data."""

    def change(xml: bytes) -> bytes:
        text = xml.decode().replace("</sheetData>", f"{content}</sheetData>")
        return (
            sheet + text.partition("?>")[2] if sheet and "?>" in text else sheet + text
        ).encode()

    return _changed({SHEET_XML: change})


def _encrypted(path: Path) -> None:
    with w.SAMPLE.open("rb") as plain, path.open("wb") as locked:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("mật khẩu", locked)


def _flagged(path: Path) -> None:
    """Mark every member of the archive as encrypted, as ZIP programs with passwords do."""
    data = bytearray(w.SAMPLE.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(mark), bytes(data)):
            data[match.start() + at] |= 1
    path.write_bytes(data)


def _bomb(path: Path) -> None:
    """A sheet that unpacks to 201 MiB and takes 200 KiB."""
    w.edit(w.SAMPLE, path, {})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet9.xml", "w") as member,
    ):
        for _ in range(201):
            member.write(bytes(MIB))


def _lie(path: Path, *, checksum: bool) -> None:
    """A sheet of 300 MiB whose directory says 1,000 bytes, and their checksum if asked for."""
    name = SHEET_XML.encode()
    beginning = b'<?xml version="1.0"?><worksheet><sheetData>'.ljust(1000)
    packed = io.BytesIO()
    with zipfile.ZipFile(w.SAMPLE) as sample, zipfile.ZipFile(packed, "w", 8) as archive:
        for member in sample.namelist():
            if member != SHEET_XML:
                archive.writestr(member, sample.read(member))
        with archive.open(SHEET_XML, "w") as stream:
            stream.write(beginning)
            for _ in range(300):
                stream.write(b" " * MIB)
    data = bytearray(packed.getvalue())
    at = data.rindex(name) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, at + 24, 1000)
    if checksum:
        struct.pack_into("<I", data, at + 16, zlib.crc32(beginning))
    path.write_bytes(data)


def _far_xlsb(path: Path) -> None:
    """A number in the last cell of the sheet and one in the first."""
    xlsb.write(path, {"a": [["Mã xã", "births_due"], ["30682", 1.0]]})
    far = xlsb.record(0, struct.pack("<IIHBBBI", 1_048_575, 0, 300, 0, 0, 0, 0))
    far += xlsb.record(5, struct.pack("<IId", 16_383, 0, 1.0))
    end = xlsb.record(146)

    def add(sheet: bytes) -> bytes:
        return sheet.replace(end, far + end)

    copy = path.with_suffix(".made")
    w.edit(path, copy, {"xl/worksheets/sheet1.bin": add}).replace(path)


def _ods(rows: str) -> Callable[[Path], None]:
    def change(xml: bytes) -> bytes:
        return re.sub(rb"</table:table>", rows.encode() + b"</table:table>", xml, count=1)

    def make(path: Path) -> None:
        w.edit(w.FILES / "thoai-son.ods", path, {"content.xml": change})

    return make


def _xls(change: Callable[[bytearray], None]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        data = bytearray((w.FILES / "thoai-son.xls").read_bytes())
        change(data)
        path.write_bytes(data)

    return make


def _far_dimension(data: bytearray) -> None:
    """Let a sheet of the old format claim 65,535 rows by 65,535 columns and more."""
    for match in re.finditer(rb"\x00\x02\x0e\x00", bytes(data)):
        struct.pack_into("<IIHH", data, match.end(), 0, 0xFFFFFF, 0, 0xFFFF)


def _circle(data: bytearray) -> None:
    """Let the first chain of sectors run in a circle."""
    table = struct.unpack_from("<I", data, 76)[0] * 512 + 512
    for sector in range(100):
        struct.pack_into("<I", data, table + 4 * sector, sector)


def _strings(path: Path) -> None:
    """One text of 1 MiB in 60,000 cells."""
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>'
                    for row in range(30, 60_030))  # fmt: skip
    shared = f"<sst><si><t>{'x' * MIB}</t></si></sst>"
    _changed({
        SHEET_XML: lambda xml: xml.replace(b"</sheetData>", cells.encode() + b"</sheetData>"),
        "xl/sharedStrings.xml": lambda _: shared.encode(),
        "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.'
            b'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
        ),
    })(path)  # fmt: skip


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
IMPLIED = '<row r="1048570">' + "<c/>" * 16_000 + "<c><v>1</v></c></row>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
HTML = "<html><body><table><tr><td>Mã xã</td></tr></table></body></html>".encode()
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}
DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
LATIN = "Mã xã;Tên xã;Số trẻ em\n30682;Núi Sập;5\n".encode("cp1258", "replace")
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
EMPTY_ODS_ROW = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
)
FULL_ODS_ROW = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
    'table:number-columns-repeated="16000" office:value-type="float" office:value="1">'
    "<text:p>1</text:p></table:table-cell></table:table-row>"
)

UNREADABLE: dict[str, tuple[str, Callable[[Path], Any], str, str]] = {
    "empty": ("a.xlsx", _bytes(b""), "W004", "0 bytes"),
    "empty csv": ("a.csv", _bytes(b""), "W004", "0 bytes"),
    "text": ("a.xlsx", _bytes(b"Ma xa, Ten xa\n"), "W005", "plain text"),
    "text, named .xls": ("a.xls", _bytes(b"Ma xa\tTen xa\n"), "W005", "plain text"),
    "PDF": ("a.xlsx", _bytes(b"%PDF-1.7\n..."), "W005", "a PDF file"),
    "PDF, named .csv": ("a.csv", _bytes(b"%PDF-1.7\n..."), "W005", "a PDF file"),
    "picture": ("a.ods", _bytes(PNG), "W005", "a picture"),
    "HTML": ("a.xls", _bytes(HTML), "W005", "an HTML page"),
    "HTML after a mark": ("a.xls", _bytes(b"\xef\xbb\xbf\r\n" + HTML), "W005", "an HTML page"),
    "RTF": ("a.xls", _bytes(b"{\\rtf1 x}"), "W005", "an RTF document"),
    "RAR": ("a.xlsx", _bytes(b"Rar!\x1a\x07"), "W005", "a RAR archive"),
    "Word": ("a.xlsx", _zip(DOCX), "W005", "a Word document"),
    "old Word": ("a.xls", _bytes(DOC), "W005", "an old Office file other than Excel"),
    "a text of LibreOffice": ("a.ods", _zip(ODT), "W005", "a Word document"),
    "ZIP": ("a.xlsx", _zip({"a.txt": b"x"}), "W005", "a ZIP archive"),
    "binary": (
        "a.xlsx", _bytes(random.Random(1).randbytes(5000)), "W007", "data of an unknown kind"),
    "binary csv": ("a.csv", _bytes(b"a,b\0c\n"), "W005", "binary data"),
    "csv not in Unicode": ("a.csv", _bytes(LATIN), "W009", "neither UTF-8 nor UTF-16"),
    "half a UTF-16": ("a.csv", _bytes("a;b".encode("utf-16")[:-1]), "W009", "neither"),
    "csv with an open quote": (
        "a.csv", _bytes(b'code,births_due\n30682,5\n"30685,6\n30688,7\n'), "W007", "quotation"),
    "csv of commas": ("a.csv", _bytes(b"," * 9_000_000), "W008", "8,000,000 cells"),
    "csv of line feeds": ("a.csv", _bytes(b"a,b" + b"\n" * 3_000_000), "W008", "cells"),
    "encrypted xlsx": ("a.xlsx", _encrypted, "W006", "password"),
    "encrypted xls": (
        "a.xls", lambda p: shutil.copy(w.FILES / "mat-khau.xls", p), "W006", "password"),
    "encrypted ods": (
        "a.ods", lambda p: shutil.copy(w.FILES / "mat-khau.ods", p), "W006", "password"),
    "encrypted ZIP": ("a.xlsx", _flagged, "W006", "password"),
    "bomb": ("a.xlsx", _bomb, "W008", "200 MiB"),
    "bomb that lies": ("a.xlsx", lambda p: _lie(p, checksum=False), "W007", "is incomplete"),
    "bomb that lies well": ("a.xlsx", lambda p: _lie(p, checksum=True), "W007", "be parsed"),
    "many members": (
        "a.xlsx", _zip({f"xl/{n}": b"" for n in range(10_001)}), "W008", "200 MiB"),
    "entities": (
        "a.xlsx", _sheet("", f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>'), "W007", "DOCTYPE"),
    "external entity": (
        "a.xlsx", _changed({"xl/styles.xml": lambda xml: (
            b'<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + xml)}),
        "W007", "DOCTYPE"),
    "cell far out": ("a.xlsx", _sheet(FAR), "W008", "8,000,000 cells"),
    "cell far out, not addressed": ("a.xlsx", _sheet(IMPLIED), "W008", "8,000,000 cells"),
    "cell far out, hidden in an attribute": (
        "a.xlsx", _sheet(FAR.replace("<c ", '<c s="/>" ')), "W008", "8,000,000 cells"),
    "cell far out in another part": (
        "a.xlsx", _changed({
            "xl/weit/weg.xml": lambda _: f"<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c>"
                                         f"</row>{FAR}</sheetData></worksheet>".encode(),
            "xl/_rels/workbook.xml.rels":
                lambda xml: xml.replace(b"/xl/worksheets/sheet1.xml", b"/xl/weit/weg.xml")}),
        "W008", "8,000,000 cells"),
    "address out of all bounds": (
        "a.xlsx", _sheet('<row r="9"><c r="AAAAAAAAAA99999999999"><v>1</v></c></row>'),
        "W007", "be parsed"),
    "one long text in many cells": ("a.xlsx", _strings, "W008", "200 MiB"),
    "xml that is none": ("a.xlsx", _changed({SHEET_XML: lambda _: b"<a><b"}), "W007", "be parsed"),
    "no workbook inside": ("a.xlsx", _zip({"xl/a.xml": b"<a/>"}), "W007", "be parsed"),
    "cell far out in xlsb": ("a.xlsb", _far_xlsb, "W008", "8,000,000 cells"),
    "cells repeated in ods": ("a.ods", _ods(FULL_ODS_ROW), "W007", "be parsed"),
    "dimension far out in xls": ("a.xls", _xls(_far_dimension), "W008", "8,000,000 cells"),
    "chain in a circle in xls": ("a.xls", _xls(_circle), "W008", "8,000,000 cells"),
    **{
        f"{suffix} cut at {at}": (f"a{suffix}", _cut(w.FILES / f"thoai-son{suffix}", at), code, "")
        for suffix, at, code in (
            (".xlsx", 1, "W005"), (".xlsx", 3, "W007"), (".xlsx", 100, "W007"),
            (".xlsx", 0.5, "W007"), (".xlsx", -500, "W007"), (".xlsx", -22, "W007"),
            (".xlsx", -1, "W007"), (".ods", 0.5, "W007"), (".ods", -1, "W007"),
            (".xls", 8, "W005"), (".xls", 700, "W005"), (".xls", 2000, "W005"),
            (".xls", 0.7, "W005"),
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read(
    name: str, good: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    file, make, code, words = UNREADABLE[name]
    make(tmp_path / file)
    before = (tmp_path / file).read_bytes()
    exit_code, document, stderr = evaluate(file, "-p", "2020", cwd=tmp_path)
    assert (exit_code, document) == (2, {}), stderr
    assert f"{code} error" in stderr
    assert words in _plain(stderr)

    path, expected = good
    shutil.copy(path, tmp_path)
    exit_code, document, stderr = evaluate(file, path.name, cwd=tmp_path)
    assert exit_code == 1
    assert [
        (finding["code"], finding["path"])
        for finding in document["findings"]
        if finding["path"] == file
    ] == [(code, file)]
    assert w.results(document) == expected
    assert [source["path"] for source in document["sources"]] == [path.name]
    assert (tmp_path / file).read_bytes() == before


@pytest.mark.parametrize("suffix", [".xls", ".xlsb"])
def test_a_binary_file_cut_anywhere_is_whole_or_refused(
    suffix: str, good: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """The reader of these formats may break down; the program and the other files do not."""
    whole = w.FILES / "thoai-son.xls"
    if suffix == ".xlsb":
        whole = xlsb.write(tmp_path / "whole.xlsb", w.sample_grids())
    (tmp_path / "cut").mkdir()
    shutil.copy(good[0], tmp_path / "cut")
    data = whole.read_bytes()
    cuts = [len(data) * part // 12 for part in range(1, 12)]
    for at in cuts:
        (tmp_path / "cut" / f"{at:06}{suffix}").write_bytes(data[:at])
    code, document, _ = evaluate("cut", "-p", "2020", cwd=tmp_path)
    assert code == 1
    refused = {
        finding["path"] for finding in document["findings"] if finding["code"] in ("W005", "W007")
    }
    assert refused == {f"cut/{at:06}{suffix}" for at in cuts}
    assert w.results(document) == good[1]


@pytest.mark.parametrize("seed", range(40))
def test_a_binary_file_with_wrong_bytes_never_ends_the_program(seed: int, tmp_path: Path) -> None:
    """Whatever calamine does with it, a finding or a workbook comes of it."""
    chance = random.Random(seed)
    data = bytearray((w.FILES / "loi.xls").read_bytes())
    for _ in range(chance.choice([1, 4, 16])):
        at = chance.randrange(len(data))
        data[at : at + 4] = chance.choice([b"\xff" * 4, bytes(4), chance.randbytes(4)])
    (tmp_path / "a.xls").write_bytes(data)
    codes: set[str] = set()
    try:
        book = workbook.open_workbook(files.read(tmp_path / "a.xls"))
        assert {len(row) for sheet in book.sheets for row in sheet.rows} or not book.sheets
    except CannotProceedError as error:
        codes = {finding.code for finding in error.findings}
    assert codes <= {"W005", "W006", "W007", "W008"}


def test_what_only_looks_large_is_read(good: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    """A dimension of the whole sheet, and a million formatted rows that hold nothing."""
    empty = "".join(
        f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/><c r="XFD{row}" s="1"/></row>'
        for row in range(100, 1_000_100)
    )
    path = tmp_path / good[0].name
    w.edit(
        good[0],
        path,
        {
            SHEET_XML: lambda xml: re.sub(
                rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml
            ).replace(b"</sheetData>", empty.encode() + b"</sheetData>")
        },
    )
    code, document, _ = evaluate(path.name, cwd=tmp_path)
    assert (code, w.results(document)) == (0, good[1])
    _ods(EMPTY_ODS_ROW)(tmp_path / "a.ods")
    assert evaluate("a.ods", cwd=tmp_path)[0] == 0


# --- paths that are no files


@pytest.fixture
def place(good: tuple[Path, dict[str, Any]], tmp_path: Path) -> Path:
    """A folder with a good file."""
    shutil.copy(good[0], tmp_path)
    return tmp_path


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def _itself(path: Path) -> None:
    path.symlink_to(path.name)


PATHS: dict[str, tuple[str, Callable[[Path], Any] | None, str, str]] = {
    "missing": ("tôt.xlsx", None, "W001", "similar names: tot.xlsx"),
    "missing, unlike any": ("khác hẳn.ods", None, "W001", "no such file"),
    "below a file": ("tot.xlsx/a.xlsx", None, "W001", "no such file"),
    "name too long": ("a" * 300, None, "W003", "too long"),
    "empty folder": ("trống", Path.mkdir, "W010", "holds no .xlsx"),
    "pipe": ("a.xlsx", _pipe, "W002", "not a file on a disk"),
    "socket": ("a.xlsx", _socket, "W002", "not a file on a disk"),
    "link to itself": ("a.xlsx", _itself, "W002", "a circular link"),
    "link to nothing": ("a.xlsx", lambda p: p.symlink_to("đâu.xlsx"), "W001", "no such file"),
    "device": ("/dev/zero", None, "W002", "not a file on a disk"),
}


@pytest.mark.parametrize("name", PATHS)
def test_a_path_that_is_no_file(name: str, good: tuple[Path, dict[str, Any]], place: Path) -> None:
    path, make, code, words = PATHS[name]
    if make is not None:
        make(place / path)
    exit_code, document, stderr = evaluate(path, cwd=place)
    assert (exit_code, document) == (2, {})
    assert f"{code} error" in stderr
    assert words in _plain(stderr)
    exit_code, document, _ = evaluate(path, "tot.xlsx", cwd=place)
    assert exit_code == 1
    assert [
        (finding["code"], finding["path"])
        for finding in document["findings"]
        if finding["path"] == path
    ] == [(code, path)]
    assert w.results(document) == good[1]


def test_a_folder_that_loops_is_walked_once(good: tuple[Path, dict[str, Any]], place: Path) -> None:
    (place / "sâu").mkdir()
    (place / "sâu" / "lên").symlink_to(place, target_is_directory=True)
    (place / "sâu" / "cùng.xlsx").symlink_to(place / "tot.xlsx")
    code, document, _ = evaluate(".", cwd=place)
    assert (code, w.results(document)) == (0, good[1])


def test_a_pipe_in_a_folder_is_a_finding(good: tuple[Path, dict[str, Any]], place: Path) -> None:
    os.mkfifo(place / "ống.xlsx")
    code, document, _ = evaluate(".", cwd=place)
    assert (code, w.results(document)) == (1, good[1])
    assert ("W002", "ống.xlsx") in [
        (finding["code"], finding["path"]) for finding in document["findings"]
    ]


def test_a_folder_that_may_not_be_listed_is_a_finding(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may list everything, so the refusal is made here."""
    (place / "kín").mkdir()
    scandir = os.scandir

    def refuse(path: Any) -> Iterator[Any]:
        if Path(path).name == "kín":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    paths, findings = files.find([place])
    assert [path.name for path in paths] == ["tot.xlsx"]
    assert [(finding.code, finding.place.path) for finding in findings] == [
        ("W003", str(place / "kín"))
    ]


def test_a_name_that_is_no_unicode_is_shown_all_the_same(
    good: tuple[Path, dict[str, Any]], place: Path
) -> None:
    (place / "tot.xlsx").rename(place / os.fsdecode(b"t\xf4t.xlsx"))
    code, document, _ = evaluate(".", cwd=place)
    assert (code, w.results(document)) == (0, good[1])


# --- headers


def _rename(**labels: str) -> w.Table:
    return TABLE.relabel(
        lambda label: next(
            (new for key, new in labels.items() if TABLE.labels[key] == label), label
        )
    )


def _letter(key: str) -> str:
    return str(get_column_letter(KEYS.index(key) + 1))


Findings = list[tuple[str, str, str | None]]
"""Code, severity, cell."""

HEADERS: dict[str, tuple[w.Grid, Findings, str, bool]] = {
    "misspelt": (
        _rename(births_due="Số trẻ em phải khi sin").grid(keys=False),
        [("H002", "warning", f"{_letter('births_due')}1"), ("H001", "error", None)],
        "did you mean: “Children due to be registered at birth” (births_due)?", True),
    "misspelt key": (
        [["birth_due" if key == "births_due" else key for key in KEYS],
         *TABLE.grid(keys=False, labels=False)],
        [("H002", "warning", f"{_letter('births_due')}1"), ("H001", "error", None)],
        "did you mean: “Children due to be registered at birth” (births_due)?", True),
    "missing": (
        TABLE.without("hamlets").grid(), [("H001", "error", None)], "(hamlets)", True),
    "twice": (
        [[*row, row[KEYS.index("births_due")]] for row in TABLE.grid()],
        [("H004", "error", "AT2")], "columns J2, AT2", False),
    "twice, figures differ": (
        [[*row, extra] for row, extra in
         zip(TABLE.grid(), ["births_due", "births_due", *range(17)], strict=True)],
        [("H004", "error", "AT2"), *[("X003", "error", f"AT{row}") for row in range(3, 20)]],
        "different values", True),
    "label and key contradict": (
        [[{"births_due": TABLE.labels["infants"]}.get(key, TABLE.labels[key]) for key in KEYS],
         *TABLE.grid(labels=False)],
        [("H005", "error", f"{_letter('births_due')}1"), ("H001", "error", None)],
        "(infants, births_due)", True),
    "no unit class": (
        TABLE.without("unit_class").grid(), [("H001", "error", None)], "(unit_class)", False),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADERS)
def test_a_doubtful_header(name: str, tmp_path: Path) -> None:
    grid, expected, words, unknown = HEADERS[name]
    w.save(tmp_path / "a.xlsx", {w.SHEET: grid})
    code, document, _ = evaluate("a.xlsx", cwd=tmp_path)
    assert code == 1
    found = [
        finding
        for finding in document["findings"]
        if finding["code"] not in ("X004", "X005", "X006")
    ]
    assert sorted((one["code"], one["severity"], one["cell"] or "") for one in found) == sorted(
        (one, severity, cell or "") for one, severity, cell in expected
    )
    assert any(words in f"{one['message']} {one['fix']}" for one in found)
    assert len(document["communes"]) == 17
    births = [_item(commune, "12.2" if name == "missing" else "2.1")
              for commune in document["communes"]]  # fmt: skip
    assert all((item["points"] is None) == unknown for item in births)


def _item(commune: dict[str, Any], item: str) -> dict[str, Any]:
    return next(
        one for criterion in commune["criteria"] for one in criterion["items"] if one["id"] == item
    )


@pytest.mark.parametrize(
    "grid",
    [
        TABLE.relabel(lambda label: f"Cột {len(label)}").grid(keys=False),
        TABLE.grid(keys=False, above=40),
        TABLE.without("code", "name").grid(),
        [["Mã xã", "Tên xã"], ["30682", "Thị trấn Núi Sập"]],
        [["30682", 5]],
    ],
)
def test_no_header(grid: w.Grid, good: tuple[Path, dict[str, Any]], place: Path) -> None:
    w.save(place / "a.xlsx", {w.SHEET: grid})
    code, document, stderr = evaluate("a.xlsx", cwd=place)
    assert (code, document) == (2, {})
    assert "W013 error" in stderr
    code, document, _ = evaluate("a.xlsx", "tot.xlsx", cwd=place)
    assert (code, w.results(document)) == (1, good[1])
    assert [finding["code"] for finding in document["findings"] if finding["path"] == "a.xlsx"] == [
        "W013"
    ]


# --- rows


ROWS: dict[str, tuple[w.Table, str, str, str]] = {
    "code one digit off": (
        TABLE.put(4, code="30693", name=None), "R001", "B7", "Xã An Bình (30692, Huyện Thoại Sơn)"),
    "code with a letter": (
        TABLE.put(4, code="3O692", name=None), "R001", "B7", "Xã An Bình (30692, Huyện Thoại Sơn)"),
    "code unknown, name known": (
        TABLE.put(4, code="99999"), "R001", "B7", "Xã An Bình (30692, Huyện Thoại Sơn)"),
    "code too long": (
        TABLE.put(4, code="9" * 5000, name=None), "R001", "B7", "not on the register"),
    "name of another commune": (
        TABLE.put(4, name="Xã Vọng Thê"), "R002", "C7", "Xã Vọng Thê (30727, Huyện Thoại Sơn)"),
    "no code, name unknown": (
        TABLE.put(4, code=None, name="Xã An Bin"), "W015", "C7", "Xã An Bình (30692"),
    "no code, name of many, district unknown": (
        TABLE.put(4, code=None, name="Xã Tân Hội", district="Huyện Xa Lắm"), "W015", "C7", ""),
    "neither code nor name": (TABLE.put(4, code=None, name=None), "W015", "C7", ""),
    "only doubtful figures": (
        TABLE.put(4, **dict.fromkeys(KEYS[5:], "1.234")).put(4, code=None, name="Xã Lạ"),
        "W015", "C7", ""),
    "a name like a total": (
        TABLE.put(4, code=None, name="Cộng Hòa", district=None), "W015", "C7", ""),
    "same commune twice": (
        TABLE.put(4, code="30691", name="Xã Tây Phú"), "R004", "B7", f"{w.SHEET}!B6"),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_never_dropped_silently(name: str, tmp_path: Path) -> None:
    table, code, cell, words = ROWS[name]
    w.save_table(tmp_path / "a.xlsx", table)
    exit_code, document, _ = evaluate("a.xlsx", cwd=tmp_path)
    assert exit_code == 1
    found = [finding for finding in document["findings"] if finding["cell"] == cell]
    assert [(one["code"], one["severity"], one["path"], one["sheet"]) for one in found] == [
        (code, "error", "a.xlsx", w.SHEET)
    ]
    assert words in f"{found[0]['message']} {found[0]['fix']}"
    verdicts = {commune["code"]: commune["verdict"] for commune in document["communes"]}
    assert verdicts["30692"] == "not_submitted"
    assert list(verdicts.values()).count("not_submitted") == 1


def test_a_commune_in_two_files_that_differ(place: Path) -> None:
    w.save_table(place / "hai.xlsx", TABLE.some(1, 2).put(0, births_due=9999))
    code, document, _ = evaluate(".", cwd=place)
    assert code == 1
    found = {
        finding["code"]: finding
        for finding in document["findings"]
        if finding["severity"] == "error"
    }
    assert set(found) == {"R004", "X003"}
    assert (found["R004"]["path"], found["R004"]["cell"]) == ("tot.xlsx", "B4")
    assert "hai.xlsx › Chỉ tiêu!B3" in found["R004"]["message"]
    assert (found["X003"]["path"], found["X003"]["cell"]) == ("hai.xlsx", "J3")
    twice = next(
        commune for commune in document["communes"] if commune["code"] == TABLE.rows[1]["code"]
    )
    assert _item(twice, "2.1")["points"] is None
    assert _item(twice, "2.1")["denominator"] is None


# --- values

BORN = "births_registered"
VALUES: dict[str, tuple[dict[str, Any], str, str, str, str]] = {
    "blank": ({BORN: None}, "V001", "warning", BORN, "is blank"),
    "dash": ({BORN: "-"}, "V001", "warning", BORN, "the cell says “-” and counts as blank"),
    "text": ({BORN: "nhiều"}, "V002", "error", BORN, "the cell says “nhiều”"),
    "negative": ({BORN: -3}, "V003", "error", BORN, "a count cannot be negative (-3)"),
    "fractional": ({BORN: 0.985}, "V004", "error", BORN, "the cell says 0.985"),
    "percentage": ({BORN: "98,5%"}, "V004", "error", BORN, "the cell says 98,5%"),
    "ambiguous": ({BORN: "1.234"}, "V005", "error", BORN, "may mean 1,234 or 1.234"),
    "too large": ({BORN: 10**10}, "V006", "error", BORN, "the largest count accepted"),
    "truth": ({BORN: True}, "V002", "error", BORN, "the cell says “True”"),
    "date": ({BORN: date(1900, 9, 13)}, "V008", "error", BORN, "the date 1900-09-13"),
    "error as text": ({BORN: "#DIV/0!"}, "V009", "error", BORN, "the error #DIV/0!"),
    "formula": ({BORN: "=1+1"}, "V010", "error", BORN, "no result stored"),
    "neither yes nor no": ({"has_child_club": "có?"}, "V007", "error", "has_child_club", "“có?”"),
    "no class": ({"unit_class": None}, "V011", "error", "unit_class", "blank"),
    "unknown class": ({"unit_class": "xã thường"}, "V012", "error", "unit_class", "“xã thường”"),
    "part above whole": ({BORN: 99_999}, "X001", "error", BORN, "= 99,999 is greater than"),
    "denominator 0": (
        {"hamlets": 0, "hamlets_with_playground": 0}, "X002", "error", "hamlets",
        "nothing can be computed for item 12.2"),
}  # fmt: skip
ITEMS = {BORN: "2.1", "has_child_club": "11.3", "hamlets": "12.2"}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_cannot_be_used(name: str, tmp_path: Path) -> None:
    cells, code, severity, key, words = VALUES[name]
    w.save_table(tmp_path / "a.xlsx", TABLE.put(4, **cells))
    exit_code, document, _ = evaluate("a.xlsx", cwd=tmp_path)
    assert exit_code == (1 if severity == "error" else 0)
    found = [
        finding
        for finding in document["findings"]
        if finding["code"] not in ("X004", "X005", "X006")
    ]
    assert [(one["code"], one["severity"], one["path"], one["sheet"], one["cell"], one["commune"])
            for one in found] == [
        (code, severity, "a.xlsx", w.SHEET, f"{_letter(key)}7", "30692")
    ]  # fmt: skip
    assert words in _plain(found[0]["message"])
    commune = next(one for one in document["communes"] if one["code"] == "30692")
    if key in ITEMS:
        assert _item(commune, ITEMS[key])["points"] is None
    else:
        assert commune["points_required"] is None
    others = [one["verdict"] for one in document["communes"] if one["code"] != "30692"]
    assert "incomplete" not in others


ERRORS = ("#DIV/0!", "#N/A", "#REF!", "#NAME?", "#VALUE!")


def test_error_cells_and_formulas_are_not_taken_for_blanks(tmp_path: Path) -> None:
    """Calamine reads them as blank; the XML says what they are."""

    def put(xml: bytes) -> bytes:
        text = xml.decode()
        for row, error in enumerate(ERRORS, start=3):
            text = re.sub(
                f'<c r="K{row}"[^>]*>.*?</c>',
                f'<c r="K{row}" t="e"><f>1/0</f><v>{error}</v></c>',
                text,
            )
        shared = '<f t="shared" si="0"/>'
        text = re.sub('<c r="K8"[^>]*>.*?</c>', f'<c r="K8">{shared}</c>', text)
        # An empty text that a formula gave is a blank, and one that gave a number is that number.
        text = re.sub('<c r="K9"[^>]*>.*?</c>', '<c r="K9" t="str"><f>""</f><v></v></c>', text)
        return re.sub('<c r="K10"[^>]*>.*?</c>', '<c r="K10"><f>1</f><v>1</v></c>', text).encode()

    made = w.save_table(tmp_path / "made.xlsx", TABLE)
    w.edit(made, tmp_path / "a.xlsx", {SHEET_XML: put})
    code, document, _ = evaluate("a.xlsx", cwd=tmp_path)
    assert code == 1
    found = {
        finding["cell"]: (finding["code"], finding["message"].rpartition(" ")[2])
        for finding in document["findings"]
        if finding["code"].startswith("V")
    }
    assert found == {
        **{f"K{row}": ("V009", error) for row, error in enumerate(ERRORS, start=3)},
        "K8": ("V010", "file"),
        "K9": ("V001", "blank"),
    }
    assert _item(document["communes"][7], "2.1")["numerator"] == 1


def test_a_thousand_unknown_communes_end_soon(tmp_path: Path) -> None:
    """Each near name is searched for, but not without end."""
    rows = tuple({**TABLE.rows[0], "code": None, "name": f"Xã Không Có {n}"} for n in range(3000))
    w.save(tmp_path / "a.xlsx", {w.SHEET: w.Table(TABLE.labels, rows).grid()}, info=False)
    w.save_table(tmp_path / "b.xlsx", TABLE)
    code, document, _ = evaluate(".", cwd=tmp_path)
    assert code == 1
    unknown = [finding for finding in document["findings"] if finding["code"] == "W015"]
    assert len(unknown) == 3000


def test_headings_of_all_kinds_are_known() -> None:
    """The headings of the columns beside the indicators do not clash with each other."""
    known = headings.Headings(criteria_load.load("qd-06-2019").set)
    assert [known.recognise(name) for name in ("Mã  XÃ", "ten xa", "#", "No.", "Khác")] == [
        headings.CODE, headings.NAME, headings.NUMBER, headings.NUMBER, None]  # fmt: skip


def test_rows_without_end_are_told_once(tmp_path: Path) -> None:
    """A million rows of no commune are one note more, not a million findings."""
    rows = [{**TABLE.rows[0], "code": 90_000 + n % 9_000, "name": None} for n in range(23_500)]
    keys = ("code", "name", "births_due")
    lines = [",".join(keys), *(f"{row['code']},,{row['births_due']}" for row in rows)]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    done = run("validate", "a.csv", "-p", "2020", "-f", "json", cwd=tmp_path)
    found = json.loads(done.stdout)["findings"]
    unknown = [one for one in found if one["code"] == "R001"]
    assert 20_000 < len(unknown) <= 21_000
    (passed_over,) = [one["message"] for one in found if one["code"] == "W014"]
    assert "–23501" in passed_over


def test_headings_without_end_are_no_table(tmp_path: Path) -> None:
    """No table has thousands of headings; the sheet is skipped, and that is said."""
    grid: w.Grid = [["code", "births_due", *[f"cột {n}" for n in range(2_000)]], ["30316", 7]]
    w.save(tmp_path / "a.xlsx", {w.SHEET: grid}, info=False)
    code, document, _ = evaluate("a.xlsx", "-p", "2020", cwd=tmp_path)
    assert code == 2
    assert not document
