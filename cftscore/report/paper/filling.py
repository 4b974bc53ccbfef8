"""Filling a template: a .docx that an office made its own, with fields such as `{{headline}}`.

A field is replaced where it stands, whichever pieces Word has cut it into; one that names a table,
a chart or a list stands alone in its paragraph, which is replaced. Nothing of a template is run.
"""

from __future__ import annotations

import errno
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import nsmap, qn

from cftscore.core import os_errors
from cftscore.core.text import nearest
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.output.words import clean
from cftscore.report.paper import wml
from cftscore.report.paper.wml import Insertions
from cftscore.spreadsheet import files

# The spaces around a name are taken off after: three parts that each match spaces would be tried
# in every way that they can share them.
_FIELD = re.compile(r"\{\{([^{}]*)\}\}")


def open_template(path: Path) -> Any:
    """Open a template.

    Raises:
        CannotProceedError: there is none, or it is not a Word document.
    """
    try:
        if not path.is_file():
            path.open("rb").close()
            raise OSError(errno.EINVAL, "not a regular file")
        return parse(path.read_bytes(), str(path))
    except OSError as error:
        refused = c.TemplateUnreadable(place=Place(str(path)), reason=os_errors.reason(error))
        raise CannotProceedError([refused]) from None


def parse(content: bytes, name: str) -> Any:
    """Read a Word document from its bytes; `name` is how messages name it.

    Raises:
        CannotProceedError: it is not one, or it unpacks to more than any document needs.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(info.file_size for info in package.infolist())
        if size <= files.MAX_MIB * files.MIB:
            document = docx.Document(io.BytesIO(content))
            # What is put in is written with this prefix, as Word and all others write it.
            if document.element.nsmap.get("w") == nsmap["w"]:
                return document
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError):
        pass
    raise CannotProceedError([c.TemplateUnreadable(place=Place(name))]) from None


def fill(
    document: Any,
    name: str,
    fields: Mapping[str, str],
    blocks: Mapping[str, str],
    insertions: Insertions,
) -> set[str]:
    """Fill a template in.

    Args:
        document: the template, which is changed.
        name: how messages name it.
        fields: texts by the name of the field.
        blocks: WordprocessingML by the name of the field; an empty one takes its paragraph away.
        insertions: takes the blocks, to be put in when the document is saved.

    Returns:
        The names of the fields that it had.

    Raises:
        CannotProceedError: it has a field that is not known, or a block within a sentence.
    """
    paragraphs = list(_paragraphs(document))
    used: set[str] = set()
    wrong: list[Finding] = []
    for paragraph in paragraphs:
        text = _text(paragraph)
        for field in map(str.strip, _FIELD.findall(text)):
            used.add(field)
            wrong += _check(field, text, name, fields, blocks)
    if wrong:
        raise CannotProceedError(dict.fromkeys(wrong))
    for paragraph in paragraphs:
        match = _FIELD.fullmatch(_text(paragraph).strip())
        if match is not None and match[1].strip() in blocks:
            _replace(paragraph, insertions.mark(blocks[match[1].strip()]))
        else:
            _fill_texts(paragraph, fields)
    return used


def _check(
    field: str, text: str, name: str, fields: Mapping[str, str], blocks: Mapping[str, str]
) -> Iterator[Finding]:
    place = Place(name)
    if field in blocks:
        if _FIELD.fullmatch(text.strip()) is None:
            yield c.TemplateBlockInText(place=place, field=field)
    elif field not in fields:
        known = (*fields, *blocks)
        near = nearest(field, known)
        yield c.TemplateFieldUnknown(
            place=place, field=field, near=tuple(near), known=tuple(sorted(known))
        )


def _paragraphs(document: Any) -> Iterator[Any]:
    """Give every paragraph: of the body, of its tables, of text boxes, heads and feet of pages."""
    yield from document.element.body.iter(qn("w:p"))
    seen: set[int] = set()
    for section in document.sections:
        for part in (
            section.header,
            section.first_page_header,
            section.even_page_header,
            section.footer,
            section.first_page_footer,
            section.even_page_footer,
        ):
            if part.is_linked_to_previous or id(part.part) in seen:
                continue
            seen.add(id(part.part))
            yield from part._element.iter(qn("w:p"))


def _texts(paragraph: Any) -> list[Any]:
    """Give the pieces of text of a paragraph, without those of a paragraph within it."""
    return [element for element in paragraph.iter(qn("w:t")) if _home(element) is paragraph]


def _home(element: Any) -> Any:
    while element is not None and element.tag != qn("w:p"):
        element = element.getparent()
    return element


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _fill_texts(paragraph: Any, fields: Mapping[str, str]) -> None:
    pieces = _texts(paragraph)
    whole = "".join(piece.text or "" for piece in pieces)
    for match in reversed(list(_FIELD.finditer(whole))):
        _put(pieces, match.start(), match.end(), clean(fields[match[1].strip()]))


def _put(pieces: Sequence[Any], start: int, end: int, said: str) -> None:
    """Put a text in the place of some letters, into the first of the pieces that they lie in."""
    at = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first < last:
            piece.text = text[:first] + said + text[last:]
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            said = ""


def _replace(paragraph: Any, mark: Any) -> None:
    paragraph.addprevious(mark)
    parent = paragraph.getparent()
    parent.remove(paragraph)
    if parent.tag == qn("w:tc") and parent[-1].tag != qn("w:p"):
        # A cell must end in a paragraph.
        parent.append(wml.element(wml.paragraph()))


def append(document: Any, written: str, insertions: Insertions) -> None:
    """Put something at the end of a document, before the setting of its last pages."""
    body = document.element.body
    mark = insertions.mark(written)
    if len(body) and body[-1].tag == qn("w:sectPr"):
        body[-1].addprevious(mark)
    else:
        body.append(mark)


def prepend(document: Any, written: str, insertions: Insertions) -> None:
    """Put something at the beginning of a document."""
    document.element.body.insert(0, insertions.mark(written))
