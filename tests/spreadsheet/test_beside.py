"""What stands beside the figures of an .xlsx, told from a few lines of XML."""

from __future__ import annotations

import pytest

from cftscore.spreadsheet.marks import beside
from cftscore.spreadsheet.ordinary import MAIN

WHITE = '<color rgb="FFFFFFFF"/>'
SOLID = '<patternFill patternType="solid"><fgColor {}/></patternFill>'
NO_FILL = '<patternFill patternType="none"/>'


def styles(font: str, fill: str = NO_FILL, xf: str = 'fontId="1" fillId="1"') -> bytes:
    """Make the part of the styles; the styles 1 and 3 are those that are asked about."""
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts><font/><font>{font}</font></fonts><fills><fill/>'
        f"<fill>{fill}</fill></fills><cellXfs><xf/><xf {xf}/><xf/>"
        '<xf fontId="1" fillId="1"/></cellXfs></styleSheet>'
    ).encode()


@pytest.mark.parametrize(
    ("font", "fill", "is_faint"),
    [
        (WHITE, NO_FILL, True),
        (WHITE, "<patternFill/>", True),
        (WHITE, "<gradientFill/>", False),
        (WHITE, '<patternFill patternType="gray125"/>', False),
        (WHITE, '<patternFill patternType="solid"/>', False),
        (WHITE, SOLID.format('rgb="FFFF0000"'), False),
        ('<color rgb="ffffffff"/>', NO_FILL, True),
        ('<color rgb="00FFFFFF"/>', NO_FILL, True),
        ('<color theme="0"/>', NO_FILL, True),
        ('<color theme="0" tint="0.0"/>', NO_FILL, True),
        ('<color theme="0" tint="-0.15"/>', NO_FILL, False),
        ('<color theme="1"/>', NO_FILL, False),
        ('<color indexed="9"/>', NO_FILL, True),
        ('<color indexed="1"/>', NO_FILL, True),
        ('<color indexed="8"/>', NO_FILL, False),
        ('<color auto="1"/>', NO_FILL, False),
        ("", NO_FILL, False),
        ('<color rgb="FFff0000"/>', SOLID.format('rgb="00FF0000"'), True),
        ('<color theme="4" tint="0.4"/>', SOLID.format('theme="4" tint="0.4"'), True),
        ('<color theme="4" tint="0.4"/>', SOLID.format('theme="4"'), False),
        ('<color theme="4"/>', SOLID.format('theme="4"'), True),
        ('<color theme="4"/>', SOLID.format('indexed="4"'), False),
        ('<sz val="1"/>', NO_FILL, True),
        ('<sz val="1.9"/>', '<patternFill patternType="gray125"/>', True),
        ('<sz val="2"/>', NO_FILL, False),
        ("<sz/>", NO_FILL, False),
        ('<sz val="x"/>', NO_FILL, False),
        (f'<sz val="x"/>{WHITE}', NO_FILL, True),
        (f'<sz val="11"/>{WHITE}', NO_FILL, True),
    ],
)
def test_letters_that_nobody_sees(font: str, fill: str, is_faint: bool) -> None:
    cell = b'<c r="K9" s="1"><v>5</v></c><c r="K8" s="0"><v>5</v></c>'
    assert list(beside.faint_cells(cell, styles(font, fill))) == ["K9"] * is_faint


def test_cells_that_nobody_sees() -> None:
    xml = (
        b'<c r="A1" s="1"><v>5</v></c><c s="3" r="B1" t="s"><v>5</v></c><c r="C1" s="1"/>'
        b'<c r="D1" s="1"></c><c r="E1" s="2"><v>5</v></c><c r="F1"><v>5</v></c>'
        b'<c s="1"><v>5</v></c><c r="G1" s="13"><v>5</v></c><c r="AA10" s="3"><f>5</f></c>'
    )
    assert list(beside.faint_cells(xml, styles(WHITE))) == ["A1", "B1", "AA10"]
    only = b'<c r="B1" s="3"><v>5</v></c>'
    for xf in ('fontId="9"', 'fillId="9"', 'fontId="x"'):
        assert next(beside.faint_cells(only + xml, styles(WHITE, xf=xf))) == "B1"
    # The first of fonts and fills where a style names none.
    assert list(beside.faint_cells(xml, styles(WHITE, xf=""))) == ["B1", "AA10"]
    assert list(beside.faint_cells(xml, styles(WHITE, xf='fontId="1"'))) == ["B1", "AA10"]
    first = styles(WHITE).replace(b"<font/>", b"<font>%b</font>" % WHITE.encode())
    first = first.replace(b"<fill/>", b"<fill>%b</fill>" % NO_FILL.encode())
    assert list(beside.faint_cells(b'<c r="B2" s="0"><v>5</v></c>', first)) == ["B2"]
    for damaged in (b"", b"<", b"<styleSheet/>"):
        assert list(beside.faint_cells(xml, damaged)) == []


def note(address: str, text: str, author: str = 'authorId="0"') -> str:
    runs = "".join(f"<r><rPr><x>1</x></rPr><t>{run}</t></r>" for run in text.split("|"))
    return f"<comment {address} {author}><text>{runs}</text></comment>"


@pytest.mark.parametrize(
    ("comment", "notes"),
    [
        (note('ref="K9"', "đúng là| 15"), {"K9": "đúng là 15"}),
        (note('ref="K9"', "a  b\n c"), {"K9": "a b c"}),
        (note('ref="K9"', " | "), {}),
        (note('ref="K9"', ""), {}),
        (note('ref="K9"', "V004", 'authorId="1"'), {}),
        (note('ref="K9"', "V004", 'authorId="7"'), {"K9": "V004"}),
        (note('ref="K9"', "V004", ""), {"K9": "V004"}),
        (note('ref="K9"', "V004", 'authorId="-1"'), {"K9": "V004"}),
        (note('ref="K9"', "cftscore: V004|xem lại"), {"K9": "xem lại"}),
        (note("", "a"), {}),
        (note('ref="K9"', "x" * 200), {"K9": "x" * 200}),
        (note('ref="K9"', "x" * 201), {"K9": "x" * 199 + "…"}),
        (note('ref="K9"', " " * 401 + "a"), {}),
    ],
)
def test_notes_on_cells(comment: str, notes: dict[str, str]) -> None:
    part = (
        f'<comments xmlns="{MAIN}"><authors><author>a</author><author>cftscore</author>'
        "<author>b</author></authors>"
        f"<commentList>{comment}</commentList></comments>"
    )
    links = (
        '<a><b Target="/xl/other.xml"/><b Type="x/comments" Target="../gone.xml"/>'
        '<b Type="x/comments"/><b Type="x/comments" Target="../first.xml"/>'
        '<b Type="x/comments" Target="../c.xml"/></a>'
    )
    other = note('ref="Z1"', "z")
    first = f'<comments xmlns="{MAIN}">{other}</comments>'
    parts = {"xl/c.xml": part.encode(), "xl/other.xml": b"", "xl/first.xml": first.encode()}
    parts["xl/s/_rels/a.xml.rels"] = links.encode()
    assert beside.notes(parts, "xl/s/a.xml") == {"Z1": "z"} | notes


def test_threads_on_cells() -> None:
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    said = "".join(
        f"<threadedComment {address}>{text}</threadedComment>"
        for address, text in (
            ('ref="A1"', "<text>a</text>"), ('ref="A1"', "<text>b</text>"), ('ref="B1"', ""),
            ("", "<text>c</text>"),
        )
    )  # fmt: skip
    part = f'<ThreadedComments xmlns="{space}">{said}</ThreadedComments>'.encode()
    others = part.replace(b"A1", b"C1"), part.replace(b"A1", b"D1")
    links = (
        b'<a><b Type="x/threadedComment" Target="o.xml"/><b Type="x/other" Target="p.xml"/>'
        b'<b Type="x/threadedComment" Target="t.xml"/></a>'
    )
    parts = {"xl/_rels/a.xml.rels": links, "xl/t.xml": part}
    parts |= {"xl/o.xml": others[0], "xl/p.xml": others[1]}
    told = {"C1": "a / b", "A1": "a / b"}
    assert beside.notes(parts, "xl/a.xml") == told
    parts["xl/_rels/a.xml.rels"] = links.replace(b"omment", b"OMMENT")
    assert beside.notes(parts, "xl/a.xml") == {}


def test_parts_are_parsed_whatever_they_hold() -> None:
    entity = b'<!DOCTYPE a [<!ENTITY e "5">]><a>&e;</a>'
    assert beside.root_of(entity).text is None
    long = beside.root_of(b"<a>%b</a>" % (b"1" * 10_000_001))
    assert len(long.text) == 10_000_001
    assert (beside.root_of(b"<a>").tag, len(beside.root_of(b""))) == ("none", 0)
