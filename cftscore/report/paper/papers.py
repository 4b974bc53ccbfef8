"""Papers in the form that Decree 30/2020/NĐ-CP gives to administrative documents.

A4 upright, margins of 20 mm above, below and at the right and 30 mm at the left, Times New Roman
of 14 points, the page number in the middle above from the second page on; the national heading,
the agency, number and place, the title, the body, whom it goes to and who signs. Where a person
must write there is a blank.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cftscore.core.text import Language, Text
from cftscore.core.timestamp import created
from cftscore.core.version import __version__
from cftscore.output.sentences import SIGNATURE_AND_SEAL, STATE_MOTTO, STATE_NAME
from cftscore.output.words import clean
from cftscore.report.paper import wml

FONT = "Times New Roman"
SIZE = 14
WIDTH = 160
"""Of the text, in millimetres."""
BLANK = "……………………"
SHORT_BLANK = "……"

_PLACE_DATE = Text(
    "{blank}, ngày {short} tháng {short} năm {short}", "{blank}, {short} / {short} / {short}"
)
_NUMBER = Text("Số: {short}/{kind}-{short}", "No.: {short}/{kind}-{short}")
COMMITTEE = Text("ỦY BAN NHÂN DÂN", "PEOPLE'S COMMITTEE")
_RECIPIENTS = Text("Nơi nhận:", "To:")
_FILE = Text("- Lưu: VT, {short}.", "- Archive: {short}.")
ON_BEHALF = Text("TM. ỦY BAN NHÂN DÂN", "ON BEHALF OF THE PEOPLE'S COMMITTEE")
CHAIR = Text("CHỦ TỊCH", "CHAIR")
_BY_HAND = Text("(Ký, ghi rõ họ tên)", "(Signature and name)")
_LANGUAGES = {"vi": "vi-VN", "en": "en-US"}


def heading(language: Language, agency: Iterable[str], kind: str) -> str:
    """Write the head of a paper: the agency with the number, the nation with place and date.

    Args:
        language: that it is in.
        agency: its name, a line each; of several the last is the issuer's own.
        kind: the sign of the kind of paper in its number, `BC`.
    """
    lines = list(agency)
    left = "".join(
        wml.paragraph(line, align="center", bold=place > 0 or len(lines) == 1, size=13, after=0,
                      before=0)
        for place, line in enumerate(lines)
    )  # fmt: skip
    left += wml.paragraph("", size=2, before=0, after=4, rule=(24, 24))
    number = _NUMBER.say(language, short=SHORT_BLANK, kind=kind)
    left += wml.paragraph(number, align="center", size=13, before=0, after=0)
    right = wml.paragraph(STATE_NAME.say(language), align="center", bold=True, size=12, before=0,
                          after=0)  # fmt: skip
    right += wml.paragraph(STATE_MOTTO.say(language), align="center", bold=True, size=13, before=0,
                           after=0)  # fmt: skip
    right += wml.paragraph("", size=2, before=0, after=4, rule=(19, 19))
    where = _PLACE_DATE.say(language, blank=SHORT_BLANK * 2, short=SHORT_BLANK)
    right += wml.paragraph(where, align="center", italic=True, size=13, before=0, after=0)
    return wml.columns(left, right, (68, 92)) + wml.paragraph("", before=0, after=0, size=6)


def title(kind: str, about: str) -> str:
    """Write the kind of paper and what it is about, with the short line below."""
    return (
        wml.paragraph(kind, align="center", bold=True, before=12, after=0, outline=0)
        + wml.paragraph(about, align="center", bold=True, before=0, after=0)
        + wml.paragraph("", size=2, before=0, after=10, rule=(55, 55))
    )


def body(text: str, *, bold: bool = False, italic: bool = False, keep: bool = False) -> str:
    """Write a paragraph of the body."""
    return wml.paragraph(text, align="both", indent=10, bold=bold, italic=italic, keep=keep)


def section(text: str) -> str:
    """Write the heading of a part: `I. KẾT QUẢ`."""
    return wml.paragraph(text, align="both", indent=10, bold=True, keep=True, before=8, outline=1)


def part(text: str) -> str:
    """Write the heading of a part of a part: `1. Kết quả chung`."""
    return wml.paragraph(text, align="both", indent=10, bold=True, keep=True, outline=2)


def caption(text: str) -> str:
    """Write the name of a table or chart above it."""
    return wml.paragraph(text, align="center", italic=True, size=13, keep=True, after=3)


def to_write(lines: int = 3) -> str:
    """Leave dotted lines for a person to write on."""
    at = wml.twips(WIDTH)
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{at}"/></w:tabs>'
    return f"<w:p><w:pPr>{stop}</w:pPr><w:r><w:tab/></w:r></w:p>" * lines


def signature(language: Language, signers: Iterable[str], recipients: Iterable[str] = ()) -> str:
    """Write whom a paper goes to and who signs it, without a name."""
    left = wml.paragraph(_RECIPIENTS.say(language), bold=True, italic=True, size=12, before=0,
                         after=0)  # fmt: skip
    listed = [f"- {name};" for name in (*recipients, BLANK)]
    listed.append(_FILE.say(language, short=SHORT_BLANK))
    left += "".join(wml.paragraph(line, size=11, before=0, after=0) for line in listed)
    right = "".join(
        wml.paragraph(line, align="center", bold=True, before=0, after=0) for line in signers
    )
    sealed = SIGNATURE_AND_SEAL.say(language)
    right += wml.paragraph(sealed, align="center", italic=True, size=12, before=0, after=48)
    right += wml.paragraph(BLANK, align="center", bold=True, before=0, after=0)
    gap = wml.paragraph("", before=6, after=0, size=6, keep=True)
    return gap + wml.columns(left, right, (72, 88))


def annex(language: Language, number: str, about: str) -> str:
    """Begin an annex on a page of its own."""
    name = Text("PHỤ LỤC {n}", "ANNEX {n}").say(language, n=number)
    return wml.paragraph(
        name, align="center", bold=True, after=0, page_break=True, outline=0
    ) + wml.paragraph(about, align="center", bold=True, before=0, after=8)


def new_paper(language: Language, name: str, content: str) -> bytes:
    """Give the bytes of a paper.

    Args:
        language: that it is in, for the spelling checker and screen readers.
        name: its title as a file.
        content: what was written with the functions above.
    """
    document = docx.Document()
    _set_page(document)
    _set_font(document, language)
    _number_pages(document)
    insertions = wml.Insertions()
    document.element.body[-1].addprevious(insertions.mark(content))
    return save(document, insertions, name, language)


def _set_page(document: Any) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = page.right_margin = Mm(20)
    page.left_margin = Mm(30)
    page.header_distance = page.footer_distance = Mm(10)


def _set_font(document: Any, language: Language) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    fonts = normal.element.rPr.rFonts
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(key), None)
    spoken = normal.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): _LANGUAGES[language]})
    normal.element.rPr.append(spoken)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(3)
    normal.paragraph_format.line_spacing = 1.05


def _number_pages(document: Any) -> None:
    page = document.sections[0]
    page.different_first_page_header_footer = True
    above = page.header.paragraphs[0]._p
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    above.getparent().replace(above, wml.element(wml.paragraph([field], align="center")))


def save(document: Any, insertions: wml.Insertions, name: str, language: Language) -> bytes:
    """Give the bytes of a document: the same for the same document, whenever it is made.

    Args:
        document: with marks where something is put in.
        insertions: what is put in.
        name: its title as a file.
        language: that it is in.
    """
    about = document.core_properties
    about.title, about.comments = clean(name)[:250], f"cftscore {__version__}"
    about.author = about.last_modified_by = about.keywords = about.subject = ""
    about.language = _LANGUAGES[language]
    about.created = about.modified = created()
    about.revision = 1
    made = io.BytesIO()
    document.save(made)
    return _packed(made.getvalue(), insertions)


def _packed(package: bytes, insertions: wml.Insertions) -> bytes:
    """Pack a package again, with what is put in and without the time of day."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for info in before.infolist():
            entry = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = before.read(info.filename)
            if info.filename.startswith("word/") and info.filename.endswith(".xml"):
                part = insertions.put_in(part)
            after.writestr(entry, part)
    return made.getvalue()


def two_signatures(language: Language, left: str, right: str) -> str:
    """Write two places to sign side by side: the left for a person who has no seal."""
    return _side_by_side(language, ((left, _BY_HAND), (right, SIGNATURE_AND_SEAL)))


def two_by_hand(language: Language, left: str, right: str) -> str:
    """Write two places to sign side by side, both for persons who have no seal."""
    return _side_by_side(language, ((left, _BY_HAND), (right, _BY_HAND)))


def _side_by_side(language: Language, signers: Iterable[tuple[str, Text]]) -> str:
    sides = [
        wml.paragraph(signer, align="center", bold=True, before=0, after=0, keep=True)
        + wml.paragraph(how.say(language), align="center", italic=True, size=12, after=48,
                        keep=True)
        + wml.paragraph(BLANK, align="center", bold=True)
        for signer, how in signers
    ]  # fmt: skip
    return wml.paragraph("", size=6, keep=True) + wml.columns(sides[0], sides[1], (80, 80))
