"""Input files: which ones a path means, their bytes, and what they really are.

Everything is decided from the bytes themselves, before any of them is unpacked.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from cftscore.core import os_errors
from cftscore.core.text import Text, alphabetical, nearest
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.spreadsheet import wildcards
from cftscore.spreadsheet.part_names import part_name

Format = Literal["xlsx", "xlsb", "xls", "ods", "csv"]

EXTENSIONS: dict[str, Format] = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xlsb": "xlsb",
    ".xls": "xls",
    ".ods": "ods",
    ".csv": "csv",
}
_OTHER_TEXT = (".txt", ".tsv", ".tab")
"""Endings of text exports, such as Excel's “Unicode Text”, that are read where they are named."""
MIB = 1024 * 1024
MAX_MIB = 200
MAX_CELLS = 8_000_000
_MAX_MEMBERS = 10_000
_PIECE = 4 * MIB
_PARTS = (".xml", ".rels", ".bin", "mimetype")
_NOT_NEEDED = (
    "docprops/app",
    "docprops/core",
    "docprops/thumbnail",
    "xl/theme/",
    "xl/vbaproject.bin",
)

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BEGIN_BIFF8, _FILE_PASS = b"\x09\x08\x10\x00", b"\x2f\x00"
_LEAST_SECTOR = 64
_KNOWN_CONTENT = (
    (b"%PDF", Text("một tệp PDF", "a PDF file")),
    (b"\x89PNG", Text("một hình ảnh", "a picture")),
    (b"\xff\xd8\xff", Text("một hình ảnh", "a picture")),
    (b"GIF8", Text("một hình ảnh", "a picture")),
    (b"Rar!", Text("một tệp nén RAR", "a RAR archive")),
    (b"7z\xbc\xaf", Text("một tệp nén 7z", "a 7z archive")),
    (b"{\\rtf", Text("một văn bản RTF", "an RTF document")),
)
_HTML = Text("một trang HTML", "an HTML page")
_ZIP = Text("một tệp nén ZIP", "a ZIP archive")
_WORD = Text("một văn bản Word hoặc tệp trình chiếu", "a Word document or a presentation")
_OTHER_OLE = Text("một tệp Office cũ không phải Excel", "an old Office file other than Excel")
_PLAIN_TEXT = Text("văn bản thuần", "plain text")
_NOT_WHOLE = Text("tệp nén không toàn vẹn ({details})", "the archive is incomplete ({details})")
_UNKNOWN = Text("dữ liệu không xác định", "data of an unknown kind")


class InputFile(msgspec.Struct, frozen=True):
    """A file that was read and recognised.

    Attributes:
        path: as the user named it.
        data: its bytes.
        sha256: their digest.
        format: what it is by its content.
        findings: what is odd about it all the same.
        archive: the file, opened, if it is one.
    """

    path: str
    data: bytes
    sha256: str
    format: Format
    findings: tuple[Finding, ...] = ()
    archive: zipfile.ZipFile | None = None


def find(paths: Iterable[str | Path]) -> tuple[list[Path], list[Finding]]:
    """Find the workbooks that paths mean: files as they are, folders with all below them.

    Wildcards are expanded (`*.xlsx`), unless there is a file of that very name. Lock files of an
    open Excel (`~$…`) and hidden files are passed over, links to folders are not followed, and a
    file that is named twice is taken once.

    Returns:
        The files in alphabetical order, and findings for paths that lead to none.
    """
    found: dict[str, Path] = {}
    findings: list[Finding] = []
    for given in expanded(paths):
        try:
            mode = given.stat().st_mode
        except OSError as error:
            findings.append(_cannot_stat(given, error))
            continue
        if stat.S_ISDIR(mode):
            inside, refused = _inside(given)
            findings += refused
            if not inside and not refused:
                findings.append(c.FolderEmpty(place=Place(str(given))))
        else:
            inside = {os.path.realpath(given): given}
        for real, path in inside.items():
            found.setdefault(real, path)
    return sorted(found.values(), key=lambda path: alphabetical(str(path))), findings


def expanded(paths: Iterable[str | Path]) -> list[Path]:
    """Put in place of each path with wildcards the workbooks and folders that it matches.

    Where it matches none it stays, and is a file that is not found.
    """
    return wildcards.expanded(paths, _can_be_meant)


def _inside(folder: Path) -> tuple[dict[str, Path], list[Finding]]:
    """Find the workbooks below a folder, and the folders that the system refuses to list.

    Returns:
        The workbooks by where each really lies, and findings.
    """
    paths: dict[str, Path] = {}
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        real = os.path.realpath(parent)  # takes long: once a folder
        for name in filter(_is_named_as_workbook, names):
            path = Path(parent, name)
            where = os.path.realpath(path) if path.is_symlink() else f"{real}{os.sep}{name}"
            paths.setdefault(where, path)
    return paths, [_cannot_stat(Path(error.filename), error) for error in refused]


def _is_named_as_workbook(name: str) -> bool:
    return Path(name).suffix.lower() in EXTENSIONS and not name.startswith(("~$", "."))


def missing(path: Path) -> Finding | None:
    """Report a path that leads to nothing, with the names that are near; None where it leads on."""
    try:
        path.stat()
    except OSError as error:
        return _cannot_stat(path, error)
    return None


def _can_be_meant(entry: Path) -> bool:
    """Whether an entry of a folder can be meant where workbooks are named: one, or a folder."""
    folder = os.path.isdir(entry)  # noqa: PTH112 - raises nothing
    return _is_named_as_workbook(entry.name) or (folder and not entry.name.startswith("."))


def _cannot_stat(path: Path, error: OSError) -> Finding:
    place = Place(str(path))
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        if error.errno == errno.ELOOP:
            return c.NotRegularFile(place=place)
        return c.FileUnreadable(place=place, reason=os_errors.reason(error))
    try:
        names = [entry.name for entry in path.parent.iterdir() if _can_be_meant(entry)]
    except OSError:
        names = []
    near = tuple(str(path.parent / name) for name in nearest(path.name, names))
    pattern = wildcards.matches(path, _can_be_meant) is not None
    # Windows takes a backslash before a quotation mark for a part of the name, with all after it.
    quote = '"' if '"' in str(path) else ""
    return c.FileMissing(place=place, pattern=path.name if pattern else "", near=near, quote=quote)


def size(path: Path) -> int:
    """Give how many bytes a file says it has; 0 where it does not say."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def read(path: Path) -> InputFile:
    """Read a file and recognise it by its content.

    Raises:
        CannotProceedError: it is missing, not a regular file, unreadable, empty, too large,
            encrypted, or no spreadsheet.
    """
    name = str(path)
    place = Place(name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CannotProceedError([c.NotRegularFile(place=place)])
        if status.st_size > MAX_MIB * MIB:
            raise CannotProceedError([_too_large(place)])
        data = path.read_bytes()
    except OSError as error:
        raise CannotProceedError([_cannot_stat(path, error)]) from None
    if not data:
        raise CannotProceedError([c.FileEmpty(place=place)])
    extension = path.suffix.lower()
    archive = _opened(data, place) if data.startswith(b"PK") else None
    if archive is not None:
        actual = _recognise_zip(archive, place)
    else:
        actual = _recognise(data, extension, place)
    findings: list[Finding] = []
    if EXTENSIONS.get(extension) != actual and not (extension in _OTHER_TEXT and actual == "csv"):
        findings.append(c.WrongExtension(place=place, extension=extension, actual=f".{actual}"))
    digest = hashlib.sha256(data).hexdigest()
    return InputFile(name, data, digest, actual, tuple(findings), archive)


def _too_large(place: Place) -> Finding:
    return c.FileTooLarge(place=place, limit_mib=MAX_MIB, limit_cells=MAX_CELLS)


def _recognise(data: bytes, extension: str, place: Place) -> Format:
    if data.startswith(_OLE):
        return _recognise_ole(data, place)
    for magic, content in _KNOWN_CONTENT:
        if data.startswith(magic):
            raise CannotProceedError([c.NotWorkbook(place=place, content=content)])
    beginning = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        raise CannotProceedError([c.NotWorkbook(place=place, content=_HTML)])
    if EXTENSIONS.get(extension) == "csv" or (extension in _OTHER_TEXT and b"\t" in data[:65_536]):
        return "csv"
    if extension in (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods") and b"\0" in data[:4096]:
        raise CannotProceedError([c.FileDamaged(place=place, reason=_UNKNOWN)])
    content = _UNKNOWN if b"\0" in data[:4096] else _PLAIN_TEXT
    raise CannotProceedError([c.NotWorkbook(place=place, content=content)])


def _recognise_ole(data: bytes, place: Place) -> Format:
    def has_stream(name: str) -> bool:
        return name.encode("utf-16-le") + b"\0\0" in data

    if has_stream("EncryptedPackage") or _is_locked_xls(data):
        raise CannotProceedError([c.FileEncrypted(place=place)])
    if has_stream("Workbook") or has_stream("Book"):
        return "xls"
    raise CannotProceedError([c.NotWorkbook(place=place, content=_OTHER_OLE)])


def _is_locked_xls(data: bytes) -> bool:
    """Tell whether a stream begins as a workbook's and says at once how it is encrypted."""
    at = data.find(_BEGIN_BIFF8)
    while at >= 0:
        if at % _LEAST_SECTOR == 0 and data.startswith(_FILE_PASS, at + 20):
            return True
        at = data.find(_BEGIN_BIFF8, at + 1)
    return False


def _opened(data: bytes, place: Place) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:
        raise CannotProceedError([not_whole(place, error)]) from None


def _recognise_zip(archive: zipfile.ZipFile, place: Place) -> Format:
    """Look at the archive's directory only; `unpack` goes further, within what it states."""
    members = archive.infolist()
    if len(members) > _MAX_MEMBERS or sum(m.file_size for m in members) > MAX_MIB * MIB:
        raise CannotProceedError([_too_large(place)])
    if any(member.flag_bits & 1 for member in members):
        raise CannotProceedError([c.FileEncrypted(place=place)])
    listed = archive.namelist()
    try:
        manifest, kind = (
            _read_part(archive, name) if name in listed else b""
            for name in ("META-INF/manifest.xml", "mimetype")
        )
    except Exception as error:
        raise CannotProceedError([not_whole(place, error)]) from None
    if b"encryption-data" in manifest:
        raise CannotProceedError([c.FileEncrypted(place=place)])
    names = {part_name(name).lower() for name in listed}
    return _format_of_members(names, kind, place)


def _format_of_members(names: set[str], kind: bytes, place: Place) -> Format:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "content.xml" in names and b"spreadsheet" in kind:
        return "ods"
    document = "content.xml" in names or any(name.startswith(("word/", "ppt/")) for name in names)
    raise CannotProceedError([c.NotWorkbook(place=place, content=_WORD if document else _ZIP)])


def not_whole(place: Place, error: Exception) -> Finding:
    """Report a file whose archive cannot be unpacked; the technical words stay in English."""
    details = str(error) or type(error).__name__
    return c.FileDamaged(place=place, reason=_NOT_WHOLE.filled(details=details))


def unpack(file: InputFile) -> dict[str, bytes]:
    """Unpack what matters of an archive.

    Of pictures, colours and macros nothing is kept. Each part is read as far as the directory
    states, and must have the checksum stated there; an archive can be read in two ways, so only
    what was unpacked here is read from then on.

    Returns:
        The parts by name; none of a file that is no archive.

    Raises:
        CannotProceedError: a part is damaged or is not what the directory states.
    """
    archive, place = file.archive, Place(file.path)
    if archive is None:
        return {}
    try:
        return {
            part_name(name): _read_part(archive, name)
            for name in archive.namelist()
            if _matters(part_name(name))
        }
    except MemoryError:
        raise CannotProceedError([_too_large(place)]) from None
    except Exception as error:
        raise CannotProceedError([not_whole(place, error)]) from None


def _read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read a part as far as its size is stated: `read` unpacks all there is before it cuts it.

    A large one is read in pieces: unpacked at once it would be held twice.
    """
    size = archive.getinfo(name).file_size
    with archive.open(name) as part:
        if size <= _PIECE:
            return part.read(max(size, 1))
        whole = io.BytesIO()
        while piece := part.read(_PIECE):
            whole.write(piece)
        return whole.getvalue()


def _matters(name: str) -> bool:
    small = name.lower()
    return small.endswith(_PARTS) and not small.startswith(_NOT_NEEDED)


_MEMBER, _LISTED, _END = map(struct.Struct, ("<4s5H3L2H", "<4s6H3L5H2L", "<4s4H2LH"))
_VERSION, _UTF_8, _DAY = 20, 0x800, 0x21


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts again, without compression.

    For the small parts of a workbook `zipfile` takes four times as long, a twentieth of what
    reading it takes.
    """
    members: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for name, content in parts.items():
        written, size = name.encode(), len(content)
        about = (_VERSION, _UTF_8, 0, 0, _DAY, zlib.crc32(content), size, size, len(written))
        members += (_MEMBER.pack(b"PK\3\4", *about, 0), written, content)
        listed += (_LISTED.pack(b"PK\1\2", _VERSION, *about, 0, 0, 0, 0, 0, at), written)
        at += _MEMBER.size + len(written) + size
    directory = b"".join(listed)
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(directory), at, 0)
    return b"".join((*members, directory, end))
