"""Archives: what is told of one before it is unpacked, and when that fails; and one packed again.

All is tried on what the archive's directory says, written here byte by byte.
"""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from cftscore.core.text import Text
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.spreadsheet import files

BOOK = {"xl/workbook.xml": b"<workbook/>"}
ODS = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}
_FLAGS, _SIZE = 8, 24
"""Where these stand in an entry of the directory."""


def refused(path: Path, data: bytes) -> Finding:
    """Read and unpack a file that is refused, and give the one finding."""
    path.write_bytes(data)
    with pytest.raises(CannotProceedError) as raised:
        files.unpack(files.read(path))
    (finding,) = raised.value.findings
    assert finding.place == Place(str(path))
    return finding


def stating(data: bytes, entry: int, at: int, layout: str, value: int) -> bytes:
    """Change what the directory says of one part."""
    start = -1
    for _ in range(entry + 1):
        start = data.index(b"PK\1\2", start + 1)
    changed = bytearray(data)
    struct.pack_into(layout, changed, start + at, value)
    return bytes(changed)


def damaged(name: str) -> Text:
    words = f"Bad CRC-32 for file '{name}'"
    return Text(f"tệp nén không toàn vẹn ({words})", f"the archive is incomplete ({words})")


def test_no_more_parts_than_anybody_has(tmp_path: Path) -> None:
    parts = {f"{number}": b"" for number in range(10_000)}
    kept = refused(tmp_path / "a.xlsx", files.pack(parts))
    assert isinstance(kept, c.NotWorkbook)
    assert kept.content.en == "a ZIP archive"
    assert isinstance(refused(tmp_path / "a.xlsx", files.pack({**parts, "x": b""})), c.FileTooLarge)


def test_no_more_bytes_than_are_read(tmp_path: Path) -> None:
    """However few there are: the directory may state what it likes."""
    data = files.pack({"a": b"1", "b": b"2"})
    half = files.MAX_MIB * files.MIB // 2
    data = stating(stating(data, 0, _SIZE, "<L", half), 1, _SIZE, "<L", half)
    assert isinstance(refused(tmp_path / "a.xlsx", data), c.NotWorkbook)
    data = stating(data, 1, _SIZE, "<L", half + 1)
    assert isinstance(refused(tmp_path / "a.xlsx", data), c.FileTooLarge)


def test_a_part_with_a_password(tmp_path: Path) -> None:
    data = files.pack({"a": b"1", **BOOK})
    assert isinstance(
        refused(tmp_path / "a.xlsx", stating(data, 1, _FLAGS, "<H", 0x801)), c.FileEncrypted
    )
    manifest = {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}
    assert isinstance(refused(tmp_path / "a.ods", files.pack({**ODS, **manifest})), c.FileEncrypted)


@pytest.mark.parametrize("parts", [ODS, {"mimetype": b"x", **BOOK}])
def test_a_damaged_part_that_says_what_it_is(tmp_path: Path, parts: dict[str, bytes]) -> None:
    data = files.pack(parts).replace(parts["mimetype"], parts["mimetype"].swapcase(), 1)
    finding = refused(tmp_path / "a.ods", data)
    assert isinstance(finding, c.FileDamaged)
    assert finding.reason == damaged("mimetype")


def test_a_damaged_part(tmp_path: Path) -> None:
    data = files.pack(BOOK).replace(b"<workbook/>", b"<WORKBOOK/>", 1)
    finding = refused(tmp_path / "a.xlsx", data)
    assert isinstance(finding, c.FileDamaged)
    assert finding.reason == damaged("xl/workbook.xml")


class _Full(zipfile.ZipFile):
    """An archive for whose parts no memory is left."""

    def open(self, *_: object, **__: object) -> zipfile.ZipExtFile:  # type: ignore[override]
        raise MemoryError


def test_a_part_for_which_no_memory_is_left() -> None:
    archive = _Full(io.BytesIO(files.pack(BOOK)))
    file = files.InputFile("a.xlsx", b"", "", "xlsx", archive=archive)
    with pytest.raises(CannotProceedError) as raised:
        files.unpack(file)
    (finding,) = raised.value.findings
    assert isinstance(finding, c.FileTooLarge)
    assert finding.place == Place("a.xlsx")


def test_packed_again_it_is_an_archive_of_no_time_and_no_computer() -> None:
    parts = {"xl/ô.xml": "ô".encode(), "b": b""}
    with zipfile.ZipFile(io.BytesIO(files.pack(parts))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts
        for part in archive.infolist():
            assert part.date_time == (1980, 1, 1, 0, 0, 0)
            assert (part.volume, part.internal_attr, part.external_attr) == (0, 0, 0)
