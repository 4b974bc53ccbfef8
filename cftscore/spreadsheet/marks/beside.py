"""What stands beside the figures of an .xlsx: notes on cells, and figures that nobody sees.

A figure in white on white, or in letters of one point, is hidden like that of a hidden row. Both
are told by the parts themselves: openpyxl would have to read every cell for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cftscore.spreadsheet.marks.asked import of_styles, used_styles
from cftscore.spreadsheet.ordinary import MAIN, Parts
from cftscore.spreadsheet.part_names import relationships_of, resolved

OWN_NOTES = "cftscore"
"""The author of the notes of an annotated copy, which say nothing of the sender's."""

LEAST_POINTS = 2
"""Smaller letters cannot be read."""
_WHITE = {("rgb", "FFFFFF"), ("theme", "0"), ("indexed", "9"), ("indexed", "1")}
_AUTOMATIC = {("indexed", "64"), ("indexed", "65")}
_CELL = re.compile(rb"<c\b([^<>]*)(?<!/)>(?!</c>)")
_ADDRESS = re.compile(rb'(?<![\w:])r="([A-Z]{1,3}[0-9]{1,7})"')
_PLAIN_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_LONGEST_NOTE = 200


def faint_cells(xml: bytes, styles: bytes) -> Iterator[str]:
    """Find the addresses of the cells of a sheet that hold something and cannot be seen.

    Args:
        xml: the sheet's part.
        styles: the part of the styles.
    """
    used = used_styles(_faint_styles(styles), xml)
    if not used:
        return
    is_faint = of_styles(used)
    for cell in _CELL.findall(xml):
        address = _ADDRESS.search(cell) if is_faint(cell) else None
        if address is not None:
            yield address[1].decode()


@lru_cache(maxsize=8)
def _faint_styles(xml: bytes) -> frozenset[str]:
    """Find the numbers of the cell styles whose letters are as their background, or tiny."""
    root = root_of(xml)
    fonts = [_font(font) for font in _children(root, "fonts")]
    fills = [_fill(fill) for fill in _children(root, "fills")]
    found = set[str]()
    for number, style in enumerate(_children(root, "cellXfs")):
        try:
            colour, is_tiny = fonts[int(style.get("fontId", "0"))]
            ground = fills[int(style.get("fillId", "0"))]
        except (IndexError, ValueError):
            continue
        if is_tiny or (colour is not None and colour == ground):
            found.add(str(number))
    return frozenset(found)


Colour = tuple[str, ...]


@lru_cache(maxsize=8)
def faint_runs(styles: bytes) -> re.Pattern[bytes]:
    """Return what finds, in the XML of a text, a run that may be as its background, or tiny."""
    fills = {_fill(fill) for fill in _children(root_of(styles), "fills")}
    others = [
        rf'\b{kind}="(?:[0-9A-Fa-f]{{2}})?{re.escape(value)}"'
        for kind, value, *_ in (fill for fill in fills if fill is not None and len(fill) > 1)
    ]
    colours = "|".join([r'rgb="(?:[0-9A-F]{2})?F{6}"', 'theme="0"', r'indexed="[19]"', *others])
    sizes = rf'<sz\b[^<>]*\bval="[0-{LEAST_POINTS - 1}](?:\.[0-9]+)?"'
    return re.compile(rf"<color\b[^<>]*\b(?:{colours})|{sizes}".encode(), re.IGNORECASE)


def is_faint_run(font: Any, fill: Any) -> bool:
    """Whether a run of a text cannot be seen.

    Args:
        font: the run's, or that of the cell where the run has none, as openpyxl reads it.
        fill: the cell's, as openpyxl reads it.
    """
    if font is None:
        return False
    size = getattr(font, "sz", None)
    if size is not None and size < LEAST_POINTS:
        return True
    pattern = getattr(fill, "fill_type", None)
    if pattern not in (None, "none", "solid"):
        return False
    ground = ("white",) if pattern != "solid" else _of_openpyxl(fill.fgColor)
    colour = _of_openpyxl(font.color)
    return colour is not None and colour == ground


def _of_openpyxl(colour: Any) -> Colour | None:
    if colour is None:
        return None
    kind, tint = colour.type, colour.tint
    return _named(kind, str(colour.value), str(tint) if tint else "0")


def _children(root: Any, name: str) -> list[Any]:
    group = root.find(f"{{{MAIN}}}{name}")
    return [] if group is None else list(group)


def _font(font: Any) -> tuple[Colour | None, bool]:
    """Return the colour of a font, and whether it is too small to be read."""
    size = font.find(f"{{{MAIN}}}sz")
    try:
        is_tiny = size is not None and float(size.get("val", "11")) < LEAST_POINTS
    except ValueError:
        is_tiny = False
    return _colour(font.find(f"{{{MAIN}}}color")), is_tiny


def _fill(fill: Any) -> Colour | None:
    """Return the colour of a background: white where there is none, None where it has a pattern."""
    pattern = fill.find(f"{{{MAIN}}}patternFill")
    kind = "" if pattern is None else pattern.get("patternType", "none")
    if kind == "none":
        return ("white",)
    return _colour(pattern.find(f"{{{MAIN}}}fgColor")) if kind == "solid" else None


def _colour(element: Any) -> Colour | None:
    if element is None:
        return None
    for kind in ("rgb", "theme", "indexed"):
        value = element.get(kind)
        named = None if value is None else _named(kind, value, element.get("tint", "0"))
        if named is not None:
            return named
    return None


def _named(kind: str, value: str, tint: str) -> Colour | None:
    """Name a colour alike however it is written; None for that of the program."""
    if kind == "auto" or (kind, value) in _AUTOMATIC:
        return None
    value = value.upper()[-6:] if kind == "rgb" else value
    plain = tint in ("0", "0.0") and (kind, value) in _WHITE
    return ("white",) if plain else (kind, value, tint)


def notes(parts: Parts, sheet: str) -> dict[str, str]:
    """Read the notes on the cells of a sheet, and what was said in threads, by their addresses.

    Args:
        parts: those of the package.
        sheet: the name of the sheet's part.
    """
    links = parts.get(relationships_of(sheet))
    if links is None or b"omment" not in links:
        return {}
    found: dict[str, str] = {}
    threaded: dict[str, str] = {}
    for link in root_of(links):
        kind, part = link.get("Type", ""), parts.get(resolved(sheet, link.get("Target", "")))
        if part is not None and kind.endswith("/comments"):
            found |= _notes(root_of(part))
        elif part is not None and kind.endswith("/threadedComment"):
            threaded |= _threads(root_of(part))
    return {
        address: note
        for address, text in (found | threaded).items()
        if _PLAIN_ADDRESS.fullmatch(address) and (note := shortened(text))
    }


def _notes(root: Any) -> dict[str, str]:
    authors = [author.text for author in root.iter(f"{{{MAIN}}}author")]
    found: dict[str, str] = {}
    for comment in root.iter(f"{{{MAIN}}}comment"):
        runs = [text.text or "" for text in comment.iter(f"{{{MAIN}}}t")]
        author = comment.get("authorId", "")
        own = author.isdecimal() and authors[int(author) : int(author) + 1] == [OWN_NOTES]
        said = "".join(run for run in runs if not run.startswith(f"{OWN_NOTES}: "))
        if said.strip() and not own:
            found[comment.get("ref", "")] = said
    return found


def _threads(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for comment in root.iter(f"{_THREADED}threadedComment"):
        address, said = comment.get("ref", ""), comment.findtext(f"{_THREADED}text") or ""
        found[address] = f"{found[address]} / {said}" if address in found else said
    return found


def shortened(note: str) -> str:
    """Return a note as a message quotes it."""
    words = " ".join(note[: 2 * _LONGEST_NOTE].split())
    return words if len(words) <= _LONGEST_NOTE else f"{words[: _LONGEST_NOTE - 1]}…"


@lru_cache(maxsize=8)
def root_of(xml: bytes) -> Any:
    """Parse what many workbooks from one template have in common; damaged XML holds nothing."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return etree.Element("none")
