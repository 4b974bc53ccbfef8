"""Names of the parts of a package: what they mean, and which part is what."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

BOOK = "xl/workbook.xml"
_BOOK_LINKS = "xl/_rels/workbook.xml.rels"
_USUAL = {"styles": "xl/styles.xml", "sharedStrings": "xl/sharedStrings.xml"}
"""Under these names readers look for parts; what a part is its relationship tells."""


@lru_cache(maxsize=64)
def part_name(name: str) -> str:
    """Return a part's name as it is meant: backslashes, a leading slash and `./` are none of it."""
    return posixpath.normpath(name.replace("\\", "/").lstrip("/")) if name else name


def resolved(part: str, target: str) -> str:
    """Return the name of the part that a relationship of another leads to."""
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return part_name(target)
    return part_name(posixpath.join(posixpath.dirname(part), target))


def relationships_of(part: str) -> str:
    """Return the name of the part that holds the relationships of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def name_as_usual(parts: dict[str, bytes]) -> None:
    """Give the parts of the workbook, its styles and texts the names that all programs give."""
    book = _targets(parts.get("_rels/.rels", b""), "").get("officeDocument", BOOK)
    if book != BOOK and book in parts and posixpath.dirname(book) == "xl":
        _rename(parts, book, BOOK, "_rels/.rels")
        links = relationships_of(book)
        if links in parts:
            parts[_BOOK_LINKS] = parts.pop(links)
    linked = _targets(parts.get(_BOOK_LINKS, b""), BOOK)
    for kind, usual in _USUAL.items():
        name = linked.get(kind, usual)
        if name != usual and name in parts:
            _rename(parts, name, usual, _BOOK_LINKS)


def _rename(parts: dict[str, bytes], name: str, usual: str, links: str) -> None:
    """Give a part another name, and write the target that leads to it."""
    parts[usual] = parts.pop(name)
    base = posixpath.basename(name).encode()
    target = re.compile(rb"(\sTarget\s*=\s*[\"'])(?:[^\"']*/)?%b([\"'])" % re.escape(base))
    parts[links] = target.sub(rb"\1/%b\2" % usual.encode(), parts[links], count=1)


@lru_cache(maxsize=16)
def _targets(links: bytes, part: str) -> dict[str, str]:
    """Return the parts that another is related to, by the kinds of their relationships."""
    from lxml import etree

    try:
        root = etree.fromstring(links, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return {}
    return {
        posixpath.basename(link.get("Type", "")): resolved(part, link.get("Target", ""))
        for link in root
        if link.get("TargetMode") != "External"
    }
