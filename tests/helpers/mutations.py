"""Real workbooks with something wrong in them: bytes, members, XML, cells."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st
from lxml import etree

# What a careless or hostile program may write into an attribute or an element.
NASTY = (
    "", " ", "-1", "0", "00", "1", "5", "1.5", "-0", "1e308", "1e999", "NaN", "inf", "-INF", "0x10",
    "4294967296", "99999999999999999999", "9" * 400, "A0", "A1", "a1", "$B$2", "XFD1048576",
    "XFE1", "ZZZZZZZ1", "A1048577", "A99999999999", "A1:B2", "A1:XFD1048576", "B2:A1", "1A", "R1C1",
    "٣", "²", "é", "\ufffd", "\U0001f600", "e\u0301", "true", "false", "s", "e", "n", "b", "d",
    "str", "inlineStr", "hidden", "veryHidden", "collapse", "percentage", "error", "float", "date",
    "2020-02-30", "20:61", "PT99999999H", "rId1", "rId99", "worksheets/sheet1.xml",
    "/xl/worksheets/sheet2.xml", "../../../../etc/passwd", "file:///etc/passwd", "#REF!", "=1/0",
    "0%", "#,##0.00_);[Red]\\(0\\)", "yyyy", "births_due", "Mã xã", "x" * 40_000,
)  # fmt: skip

_PLACES = st.floats(0, 1)
_SHORT = st.one_of(st.binary(min_size=1, max_size=4), st.sampled_from(
    (b"\0", b"\xff" * 4, b"\0" * 64, b"<", b">", b"&", b'"', b"PK", b"&a;", b"<!DOCTYPE a>")
))  # fmt: skip

CELLS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.sampled_from(NASTY),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(("#DIV/0!", "#N/A", "98,5", "1.234", "1 204", "100%", "có", "không", "x", "-",
                     "Tổng cộng", "Xã", "Thị trấn Óc Eo", "30682", 30682, 30682.0, "30682\n")),
)  # fmt: skip
"""Whatever a reader may give for a cell."""

Cell = str | int | float | bool | date | datetime | time | timedelta | None


class Content(bytes):
    """The bytes of a file; a report of a failure shows their size only."""

    def __repr__(self) -> str:
        return f"<{len(self)} bytes>"


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> Content:
    """Change, insert, delete or repeat some bytes, or cut the end off."""
    for _ in range(draw(st.integers(1, 5))):
        at = int(draw(_PLACES) * len(data))
        kind = draw(st.sampled_from(("write", "insert", "delete", "repeat", "cut")))
        part = draw(_SHORT)
        length = draw(st.integers(1, 300))
        if kind == "write":
            data = data[:at] + part + data[at + len(part) :]
        elif kind == "insert":
            data = data[:at] + part + data[at:]
        elif kind == "delete":
            data = data[:at] + data[at + length :]
        elif kind == "repeat":
            data = data[:at] + data[at : at + length] * draw(st.integers(2, 40)) + data[at:]
        elif at:
            data = data[:at]
    return Content(data)


@st.composite
def twisted(draw: st.DrawFn, xml: bytes) -> Content:
    """Drop, double, move or change elements and attributes of an XML, or nest them deeply."""
    root = etree.fromstring(xml)
    for _ in range(draw(st.integers(1, 4))):
        elements = list(root.iter("*"))
        element = elements[int(draw(_PLACES) * (len(elements) - 1))]
        _twist(draw, element, elements)
    made = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    if draw(st.integers(0, 15)) == 0:
        depth, at = draw(st.sampled_from((100, 3_000, 100_000))), made.rfind(b"</")
        tag = draw(st.sampled_from((b"c", b"row", b"a", b"is")))
        nest = b"<%s>" % tag * depth + b"</%s>" % tag * draw(st.sampled_from((depth, 0)))
        made = made[:at] + nest + made[at:]
    return Content(made)


def _twist(draw: st.DrawFn, element: Any, elements: Sequence[Any]) -> None:
    other = elements[int(draw(_PLACES) * (len(elements) - 1))]
    kind = draw(st.sampled_from(("place", "place", "rename", "text", *4 * ("attribute",))))
    if kind == "place" and element.getparent() is not None:
        _displace(draw, element, other)
    elif kind == "rename":
        element.tag = other.tag
    elif kind == "text":
        element.text = draw(st.sampled_from(NASTY))
    elif element.attrib:
        name = draw(st.sampled_from(sorted(element.attrib)))
        value = draw(st.sampled_from((None, *NASTY)))
        if value is None:
            del element.attrib[name]
        else:
            element.set(name, value)


def _displace(draw: st.DrawFn, element: Any, other: Any) -> None:
    kind = draw(st.sampled_from(("drop", "double", "swap", "move")))
    if kind == "drop":
        element.getparent().remove(element)
    elif kind == "double":
        for _ in range(draw(st.sampled_from((1, 2, 50)))):
            element.addnext(copy.deepcopy(element))
    elif kind == "swap" and element.getnext() is not None:
        element.getnext().addnext(element)
    elif kind == "move" and element not in (other, *other.iterancestors()):
        other.append(element)


@st.composite
def repacked(draw: st.DrawFn, data: bytes, *, as_xml: bool) -> Content:
    """Change one or two members of an archive, by bytes or as XML, and pack them soundly."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = [name for name, part in parts.items() if part and "theme" not in name]
    if as_xml:
        chosen = [name for name in chosen if name.endswith((".xml", ".rels"))]
    # The sheets and what they lean on matter most, and come last in no alphabet.
    main = [name for name in chosen if "sheet" in name or "content" in name or "shared" in name]
    for name in draw(st.lists(st.sampled_from(chosen + 4 * main), min_size=1, max_size=2)):
        try:
            parts[name] = draw((twisted if as_xml else damaged)(parts[name]))
        except etree.XMLSyntaxError:  # what was twisted before cannot be twisted again
            continue
    return pack(parts)


def pack(parts: dict[str, bytes]) -> Content:
    """Pack members into an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return Content(packed.getvalue())
