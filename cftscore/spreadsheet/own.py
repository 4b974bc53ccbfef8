"""The mark of the workbooks that cftscore writes: results and copies are no submissions.

It is a document property, which spreadsheet programs keep when they save. A template bears none:
it is there to be filled in and sent.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cftscore.core.text import printable
from cftscore.spreadsheet.made import KINDS, Kind, Made

if TYPE_CHECKING:
    from cftscore.spreadsheet.package import Package
    from cftscore.spreadsheet.sheet import Sheet, Workbook

PROPERTY = "cftscore"
_META = "meta.xml"
_VALUE = re.compile(
    rb'(?:name|meta:name)="cftscore"[^>]*>\s*(?:<[\w:]+>)?([^<]{1,1000})<', re.IGNORECASE
)
_CSV_COLUMN = "figures_provisional"
"""How the name of a column begins that every CSV file of results has, and no other."""


def mark(workbook: Any, made_as: Made) -> None:
    """Mark a workbook that xlsxwriter writes."""
    workbook.set_custom_property(PROPERTY, _value(made_as))


def copy_of(kind: Kind, original: Workbook) -> Made:
    """Say of a copy what it is made of."""
    return Made(kind, printable(Path(original.path).name), original.sha256[:_DIGITS])


def is_copy(made_as: Made, path: Path, others: Iterable[tuple[Path, str]]) -> bool:
    """Whether a file repeats another that is read: the one beside it, or any with those bytes.

    Args:
        made_as: its mark.
        path: the file.
        others: the paths and SHA-256 of all the files.
    """
    if not made_as.of:
        return False
    return any(
        other != path
        and (
            (other.parent == path.parent and printable(other.name) == made_as.of)
            or digest.startswith(made_as.digest)
        )
        for other, digest in others
    )


_DIGITS = 16


def _value(made_as: Made) -> str:
    return ":".join(filter(None, (made_as.kind, made_as.digest, made_as.of)))[:255]


_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def mark_package(package: Package, made_as: Made) -> None:
    """Mark a copy of a workbook that is changed in place."""
    from cftscore.spreadsheet.package import etree

    part = package.related("", "/custom-properties")
    if part is None:
        part = package.unused("docProps/custom{}.xml")
        root = etree.Element(
            f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _TYPES}
        )
        package.add(
            part, root, "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        )
        package.relate("", part, "/custom-properties")
    root = package.tree(part)
    for old in [element for element in root if element.get("name") == PROPERTY]:
        root.remove(old)
    number = max((int(element.get("pid", "1")) for element in root), default=1) + 1
    added = etree.SubElement(
        root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT_ID, pid=str(number), name=PROPERTY
    )
    etree.SubElement(added, f"{{{_TYPES}}}lpwstr").text = _value(made_as)


def look(path: Path) -> Made | None:
    """Read the mark of results or of a copy, as far as a quick look can tell."""
    try:
        if path.suffix.lower() == ".csv":
            with path.open(encoding="utf-8-sig") as lines:
                names = re.split("[,;\t]", lines.readline(_MOST_READ))
            results = any(name.startswith(_CSV_COLUMN) for name in names)
            return Made("output") if results else None
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.lower() in _MARKED]
            parts = {name: archive.open(name).read(_MOST_READ) for name in names}
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    return made(parts)


_MOST_READ = 65_536
_MARKED = ("docprops/custom.xml", "docprops/custom1.xml", "meta.xml")


def made(parts: Mapping[str, bytes]) -> Made | None:
    """Read the mark of a package's parts; None where it bears none."""
    for name, data in parts.items():
        lower = name.lower().lstrip("/\\")
        if lower == _META or lower.startswith("docprops/custom"):
            match = _VALUE.search(data)
            if match is not None:
                return _parsed(unescape(match[1].decode("utf-8", "replace")))
    return None


def _parsed(value: str) -> Made | None:
    kind, _, rest = value.strip().partition(":")
    digest, _, of = rest.partition(":")
    known = next((one for one in KINDS if one == kind), None)
    return None if known is None else Made(known, of, digest)


def made_of_table(sheet: Sheet) -> Made | None:
    """Tell a table of results that `-o` wrote as CSV by its columns; None for any other."""
    first: Sequence[object] = sheet.rows[0] if sheet.rows else ()
    results = any(isinstance(name, str) and name.startswith(_CSV_COLUMN) for name in first)
    return Made("output") if results else None
