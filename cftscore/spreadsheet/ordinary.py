"""Making a package ordinary, so that every reader after this reads the same file.

The standard lets a package be written in many ways that few programs write: part names in another
letter case, backslashes, targets such as `./sheet1.xml`, prefixes before element names, CDATA,
UTF-16, the namespaces of "Strict Open XML". Readers differ in what they understand of these. Here
such a package becomes one as most programs write it; one that is so already stays as it is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from cftscore.spreadsheet.part_names import BOOK, name_as_usual, resolved

Parts = Mapping[str, bytes]
"""The parts of a package by name."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MIB = 1024 * 1024
MOST_REWRITTEN = 4 * _MIB
"""A larger part is rewritten in a process apart only."""

_SPELLED = {
    name.lower(): name
    for name in (
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/workbook.bin",
        "xl/_rels/workbook.xml.rels",
        "xl/_rels/workbook.bin.rels",
        "xl/styles.xml",
        "xl/styles.bin",
        "xl/sharedStrings.xml",
        "xl/sharedStrings.bin",
    )
}
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/",
     b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/",
     b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How a part in UTF-16 begins, most with a mark that says so."""
_CONFORMANCE = re.compile(rb"""\sconformance=["']strict["']""")

# What is not plain: white space around a value, spaces beside an equals sign, prefixes before the
# names of elements, single quotes, what else may stand in a cell; and comments, CDATA and
# instructions to programs.
# Patterns find these sooner where they begin with one letter or sign that is rare in the XML.
_AROUND_VALUES = re.compile(rb"v(?:(?<=<v)(?:>[\n\r\t ]| )|(?<=[\n\r\t ]</v)>)")
_SPACED = re.compile(rb"<(?:row|c|col|sheet|mergeCell|numFmt|xf)\b[^<>]*(?:\s=|=\s)")
# A tag over several lines, or with a space before its end: programs write ` />` but not ` >`.
_BROKEN_TAG = re.compile(rb"<[^<>]*(?:[\t\r\n]|\s>)")
_SPACE_AT_SIGN = re.compile(rb"=(?:(?<=\s=)|(?=\s))")
_PREFIXED = re.compile(
    rb"xmlns:\w+\s*=\s*[\"'](?:%b|http://purl\.oclc\.org/ooxml/spreadsheetml/main)"
    % re.escape(MAIN.encode())
)
_EXTENDED = re.compile(rb"</(?:v|f|is)>\s*<extLst")
_DECLARATION, _INSTRUCTION = re.compile(rb"!(?<=<!)"), re.compile(rb"\?(?<=<\?)")
_SINGLE_QUOTES = re.compile(rb"'(?<=[A-Za-z]=')")
_BEGINNING, _A_FEW_ROWS = 1024 * 1024, 16 * 1024
_OF_A_CELL, _LONGEST_TAG = re.compile(rb"<(?:v|c|row)[\s>]"), 512
_DIMENSION = re.compile(rb"<dimension\b[^<>]*?/>|<dimension\b[^<>]*>\s*</dimension>")
_SOUND_DIMENSION = re.compile(
    rb'<dimension ref="[A-Z]{1,3}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?"/>'
)
_ERROR_CELL = re.compile(rb'<c\b[^<>]*?\bt="e"[^<>]*>')
_ANY_ERROR = re.compile(rb'e(?<=t="e)"')
_VALUE = re.compile(rb"<v>[^<0-9.+-]")
"""Of an error; some programs write its number alone."""


class OddPackageError(Exception):
    """A package whose parts contradict each other."""


class Ordinary(msgspec.Struct, frozen=True):
    """A package that was made ordinary.

    Attributes:
        parts: its parts.
        renamed: sheets that had the name of another, and the names that they have now.
    """

    parts: dict[str, bytes]
    renamed: tuple[tuple[str, str], ...] = ()


def odd_parts(parts: Parts) -> frozenset[str]:
    """Find the parts that have to be rewritten, which takes many times their size."""
    return frozenset(name for name, xml in parts.items() if _is_odd(name, xml))


def made_ordinary(parts: Parts, odd: frozenset[str] | None = None) -> Ordinary:
    """Make the package of an .xlsx ordinary.

    Args:
        parts: the package's.
        odd: those that have to be rewritten, where that is known.

    Raises:
        OddPackageError: two parts have one name.
    """
    odd = odd_parts(parts) if odd is None else odd
    named = _named({name: _plain(xml, odd=name in odd) for name, xml in parts.items()})
    name_as_usual(named)
    _link(named)
    renamed: tuple[tuple[str, str], ...] = ()
    if BOOK in named:
        named[BOOK], renamed = _with_sheets_named(named[BOOK])
    return Ordinary(named, renamed)


def _named(parts: Parts) -> dict[str, bytes]:
    named: dict[str, bytes] = {}
    seen: set[str] = set()
    for name, content in parts.items():
        small = name.lower()
        if small in seen:
            raise OddPackageError(name)
        seen.add(small)
        named[_SPELLED.get(small, name)] = content
    return named


def transitional(xml: bytes) -> bytes:
    """Write a part of "Strict Open XML" with the namespaces that all programs know."""
    if _STRICT not in xml[:4096]:
        return xml
    for strict, usual in _TRANSITIONAL:
        xml = xml.replace(strict, usual)
    return _CONFORMANCE.sub(b"", xml, count=1)


def _is_odd(name: str, xml: bytes) -> bool:
    if not name.lower().endswith(".xml") or not name.lower().startswith("xl/"):
        return False
    beginning = xml[:_BEGINNING]
    declared = beginning.find(b"?>", 0, 256) if beginning.startswith(b"<?") else 0
    content = max(declared, 0) + len(b"?>")
    # A program that writes oddly does so from the beginning: the rest is looked through quickly.
    return (
        xml[:2] in UTF_16
        or _holds(xml, b"!", _DECLARATION, content)
        or _holds(xml, b"?", _INSTRUCTION, content)
        or _holds(xml, b"'", _SINGLE_QUOTES)
        or (b"&" in xml and _has_references(xml))
        or _AROUND_VALUES.search(beginning) is not None
        or _is_spaced(beginning)
        or _PREFIXED.search(beginning, 0, _A_FEW_ROWS) is not None
        or xml.find(b"xmlns", _BEGINNING) >= 0
        or (b"<extLst" in beginning and _EXTENDED.search(beginning) is not None)
    )


def _holds(xml: bytes, sign: bytes, pattern: re.Pattern[bytes], start: int = 0) -> bool:
    """Tell whether a pattern is found that begins with a sign, which alone is found far sooner."""
    at = xml.find(sign, start)
    return at >= 0 and pattern.search(xml, at) is not None


def _has_references(xml: bytes) -> bool:
    """Tell whether a number or an attribute of a cell has signs by their numbers: `16&#53;`."""
    at = xml.find(b"&#")
    while at >= 0:
        opened = xml.rfind(b"<", max(at - _LONGEST_TAG, 0), at)
        if opened >= 0 and _OF_A_CELL.match(xml, opened):
            return True
        at = xml.find(b"&#", at + 1)
    return False


def _is_spaced(beginning: bytes) -> bool:
    if _has_broken_tags(beginning):
        return True
    # The sign with a space is looked for first: it is rare, and found far sooner.
    return (
        _SPACE_AT_SIGN.search(beginning, 0, _A_FEW_ROWS) is not None
        and _SPACED.search(beginning, 0, _A_FEW_ROWS) is not None
    )


def _has_broken_tags(beginning: bytes) -> bool:
    first = max(beginning.find(b"?>", 0, 256), 0) + len(b"?>\r\n")
    signs = (b"\n", b" >", b"\t", b"\r")  # without any of them there is none
    if all(beginning.find(sign, first, _A_FEW_ROWS) < 0 for sign in signs):
        return False
    return _BROKEN_TAG.search(beginning, first, _A_FEW_ROWS) is not None


def _plain(xml: bytes, *, odd: bool) -> bytes:
    xml = transitional(in_utf_8(xml))
    if odd:
        xml = _rewritten(xml)
    stated = _DIMENSION.search(xml, 0, 8192)
    if stated and not _SOUND_DIMENSION.fullmatch(stated[0]):
        xml = xml[: stated.start()] + xml[stated.end() :]
    return xml


def in_utf_8(xml: bytes) -> bytes:
    """Write a part that is in UTF-16 in the encoding that all programs expect."""
    if xml[:2] not in UTF_16:
        return xml
    try:
        return _ENCODING.sub("", xml.decode(UTF_16[xml[:2]]), count=1).encode()
    except UnicodeDecodeError:
        return xml


_ENCODING = re.compile(r"""\sencoding\s*=\s*["'][\w.-]+["']""")


def _rewritten(xml: bytes) -> bytes:
    """Write XML as most programs do; what cannot be parsed stays, for the reader to say why."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
        strip_cdata=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return xml
    for cell in root.iter(f"{{{MAIN}}}c"):
        for name, value in cell.items():
            cell.set(name, value.strip())
        for child in list(cell):
            if child.tag == f"{{{MAIN}}}v" and child.text and cell.get("t") != "str":
                child.text = child.text.strip()
            elif child.tag == f"{{{MAIN}}}extLst":
                cell.remove(child)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _without_prefixes(written, root)


def _without_prefixes(xml: bytes, root: Any) -> bytes:
    """Return XML, as lxml writes it, whose elements of spreadsheets have no prefix.

    Elements moved below a new root would take a time that grows with the square of their number.
    """
    plain = root.nsmap.get(None)
    for prefix, uri in root.nsmap.items():
        if not prefix or uri != MAIN or plain not in (None, MAIN):
            continue
        name = prefix.encode()
        xml = xml.replace(b"<%b:" % name, b"<").replace(b"</%b:" % name, b"</")
        if plain is None:
            declared = b' xmlns:%b="%b"' % (name, MAIN.encode())
            xml = xml.replace(declared, b' xmlns="%b"%b' % (MAIN.encode(), declared), 1)
            plain = MAIN
    return xml


def _link(parts: dict[str, bytes]) -> None:
    """Write every target so that it is the name of a part, letter by letter."""
    spelled = frozenset((name.lower(), name) for name in parts)
    for name in [part for part in parts if part.endswith(".rels")]:
        folder, _, base = name.rpartition("_rels/")
        parts[name] = _with_names(parts[name], "Target", folder + base[: -len(".rels")], spelled)
    types = "[Content_Types].xml"
    if types in parts:
        parts[types] = _with_names(parts[types], "PartName", "", spelled)


@lru_cache(maxsize=16)
def _with_names(xml: bytes, attribute: str, part: str, names: frozenset[tuple[str, str]]) -> bytes:
    """Write the targets of a part, which many workbooks from one template have in common."""
    from lxml import etree

    spelled = dict(names)
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return xml
    changed = False
    for element in root:
        target = element.get(attribute)
        if not target or element.get("TargetMode") == "External":
            continue
        meant = resolved(part, target)
        name = spelled.get(meant.lower())
        plain = posixpath.join(posixpath.dirname(part), target) if target[0] != "/" else target[1:]
        if name is not None and plain != name:
            # An address within the folder is what every reader understands.
            element.set(attribute, f"/{name}")
            changed = True
    return etree.tostring(root, encoding="UTF-8", standalone=True) if changed else xml


@lru_cache(maxsize=16)
def _with_sheets_named(book: bytes) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """Give every sheet a name of its own."""
    from lxml import etree

    try:
        root = etree.fromstring(book, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return book, ()
    sheets = list(root.iter(f"{{{MAIN}}}sheet"))
    renamed = new_names([sheet.get("name", "") for sheet in sheets])
    if not renamed:
        return book, ()
    for index, name in renamed.items():
        sheets[index].set("name", name)
    written = etree.tostring(root, encoding="UTF-8", standalone=True)
    return written, tuple((name.rpartition(" (")[0], name) for name in renamed.values())


def new_names(names: list[str]) -> dict[int, str]:
    """Return new names, by their places, for the sheets whose name another has before them.

    They are such as no sheet has: `Số liệu (2)`; names differ not by letter case alone.
    """
    taken, new = {name.casefold() for name in names}, dict[int, str]()
    numbers: dict[str, int] = {}
    for index, name in enumerate(names):
        plain = name.casefold()
        if plain in numbers:
            while f"{plain} ({numbers[plain]})" in taken:
                numbers[plain] += 1
            new[index] = f"{name} ({numbers[plain]})"
            taken.add(new[index].casefold())
        numbers.setdefault(plain, 2)
    return new


def with_errors_as_texts(parts: Parts) -> dict[str, bytes]:
    """Write errors as texts: calamine reads those it knows as blank, and refuses newer ones."""
    return {
        name: b"".join(_errors_as_texts(xml)) if _ANY_ERROR.search(xml) else xml
        for name, xml in parts.items()
    }


def _errors_as_texts(xml: bytes) -> Iterator[bytes]:
    done = 0
    for start in _ERROR_CELL.finditer(xml):
        yield xml[done : start.start()]
        done = start.end()
        opened = start[0].replace(b't="e"', b't="str"', 1)
        closed = -1 if opened.endswith(b"/>") else xml.find(b"</c>", done)
        if closed >= 0 and _VALUE.search(xml, done, closed):
            yield opened
        elif opened.endswith(b"/>"):
            yield opened[:-2] + b"><v>#</v></c>"
        elif closed >= 0:
            yield opened + b"<v>#</v>"
            done = closed
        else:
            break
    yield xml[done:]
