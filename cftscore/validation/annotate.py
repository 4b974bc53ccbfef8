"""Annotating: a copy of a workbook with each finding as a comment and a colour on its cell.

The copy keeps everything else: formats, formulas and their results, widths, other sheets. Colours
are conditional formats of cftscore's own, so that no cell's format is touched and a copy that is
annotated again loses the old marks first.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count

from cftscore.core.text import LANGUAGES, Language, Text, printable
from cftscore.findings.model import SEVERITY_TITLES, Finding, Severity
from cftscore.intake.accepted import Acceptable
from cftscore.intake.info import FINDINGS_SHEET
from cftscore.spreadsheet.load import Workbook, column_index
from cftscore.spreadsheet.made import Made
from cftscore.spreadsheet.own import mark_package
from cftscore.spreadsheet.package import (
    MAIN,
    RELATIONS,
    Element,
    Package,
    canonical,
    etree,
    insert_before,
    main,
    parse,
    quoted,
    text_of,
    text_sheet,
)
from cftscore.validation.verification import list_warnings

AUTHOR = "cftscore"

_MARK = 'N("cftscore")=0'
_FILLS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.NOTE: "FFDDEBF7"}
_HEADINGS = (
    Text("Số", "No."),
    Text("Mã", "Code"),
    Text("Mức độ", "Severity"),
    Text("Trang tính", "Sheet"),
    Text("Ô", "Cell"),
    Text("Vấn đề", "Finding"),
    Text("Cách sửa", "How to correct it"),
)
_WIDTHS = (6, 8, 12, 18, 10, 80, 60)
_AFTER_FORMATS = (
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects",
    "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_AFTER_DRAWING = _AFTER_FORMATS[_AFTER_FORMATS.index("legacyDrawingHF") :]
_AFTER_LINKS = _AFTER_FORMATS[_AFTER_FORMATS.index("printOptions") :]
_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"


def annotate(
    data: bytes,
    findings: Sequence[Finding],
    language: Language,
    made: Made | None = None,
    *,
    workbook: Workbook | None = None,
    warnings: Sequence[Acceptable] = (),
) -> bytes:
    """Give a copy of an .xlsx or .xlsm with its findings in it.

    Args:
        data: the workbook's bytes.
        findings: those of this workbook, in order; one without a cell is only listed.
        language: of the comments and of the sheet that lists the findings.
        made: the mark of the copy, if it is to bear one.
        workbook: what the bytes were read as, where warnings can be accepted.
        warnings: those that can be.

    Returns:
        The bytes of the copy: a comment and a colour on each cell, and a sheet that lists all
        findings with links to their cells; where there are warnings, the sheet `Xác minh` too.
    """
    package = Package(data)
    at: dict[str, dict[str, list[Finding]]] = {}
    for finding in findings:
        sheet, cell = finding.place.sheet, finding.place.cell
        if sheet in package.sheets and cell is not None:
            address = cell.partition(":")[0]
            at.setdefault(str(sheet), {}).setdefault(address, []).append(finding)
    formats = _formats(package)
    for name, part in package.sheets.items():
        root = package.tree(part)
        _remove_colours(root)
        _colour(root, at.get(name, {}), formats)
        _Comments(package, part).write(
            {cell: _note(found, language) for cell, found in at.get(name, {}).items()}
        )
    _list(package, findings, language)
    if workbook is not None:
        list_warnings(package, workbook, warnings, language, _text_formats)
    if made is not None:
        mark_package(package, made)
    return package.save()


def _note(findings: Iterable[Finding], language: Language) -> str:
    return "\n\n".join(
        f"{finding.code} ({SEVERITY_TITLES[finding.severity].say(language)}): "
        f"{finding.say(language)}\n→ {finding.say_fix(language)}"
        for finding in findings
    )


def _formats(package: Package) -> dict[Severity, int]:
    """Find or add the differential formats that colour cells, and give their indexes."""
    part = package.related(package.workbook_part, "/styles")
    if part is None:
        return {}
    root = package.tree(part)
    formats = root.find(main("dxfs"))
    if formats is None:
        formats = etree.Element(main("dxfs"))
        insert_before(root, formats, ("tableStyles", "colors", "extLst"))
    found: dict[Severity, int] = {}
    for severity, colour in _FILLS.items():
        wanted = parse(
            f'<dxf xmlns="{MAIN}"><fill><patternFill patternType="solid">'
            f'<fgColor rgb="{colour}"/><bgColor rgb="{colour}"/>'
            "</patternFill></fill></dxf>".encode()
        )
        found[severity] = _index_of(formats, wanted)
    return found


def _text_formats(package: Package) -> tuple[int, int]:
    """Add the formats of a heading and of wrapped text, and give their indexes."""
    part = package.related(package.workbook_part, "/styles")
    if part is None:
        return 0, 0
    root = package.tree(part)
    fonts, formats = root.find(main("fonts")), root.find(main("cellXfs"))
    if fonts is None or formats is None:
        return 0, 0
    bold = copy.deepcopy(fonts[0])
    if bold.find(main("b")) is None:
        bold.insert(0, etree.Element(main("b")))
    indexes = [_index_of(formats, _text_format(_index_of(fonts, bold))),
               _index_of(formats, _text_format(0))]  # fmt: skip
    return indexes[0], indexes[1]


def _text_format(font: int) -> Element:
    return parse(
        f'<xf xmlns="{MAIN}" numFmtId="0" fontId="{font}" fillId="0" borderId="0" xfId="0" '
        'applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'.encode()
    )


def _index_of(listed: Element, wanted: Element) -> int:
    """Find an element among others like it, or add it; give its index."""
    same = [index for index, element in enumerate(listed) if _same(element, wanted)]
    if not same:
        listed.append(wanted)
        listed.set("count", str(len(listed)))
    return same[0] if same else len(listed) - 1


def _same(element: Element, other: Element) -> bool:
    return canonical(element).strip() == canonical(other).strip()


def _remove_colours(root: Element) -> None:
    for group in root.findall(main("conditionalFormatting")):
        rules = group.findall(main("cfRule"))
        if rules and all(rule.findtext(main("formula")) == _MARK for rule in rules):
            root.remove(group)


def _colour(
    root: Element, at: Mapping[str, Sequence[Finding]], formats: Mapping[Severity, int]
) -> None:
    """Colour cells by their worst finding, before every other conditional format."""
    by_severity: dict[Severity, list[str]] = {}
    for cell, findings in at.items():
        worst = min((finding.severity for finding in findings), key=lambda one: one.rank)
        by_severity.setdefault(worst, []).append(cell)
    if not formats or not by_severity:
        return
    rules = list(root.iter(main("cfRule")))
    if any(int(rule.get("priority", "1")) <= len(Severity) for rule in rules):
        for rule in rules:
            rule.set("priority", str(int(rule.get("priority", "1")) + len(Severity)))
    for severity, cells in by_severity.items():
        group = etree.Element(main("conditionalFormatting"), sqref=" ".join(cells))
        rule = etree.SubElement(
            group, main("cfRule"), type="expression", dxfId=str(formats[severity]),
            priority=str(severity.rank + 1),
        )  # fmt: skip
        etree.SubElement(rule, main("formula")).text = _MARK
        insert_before(root, group, _AFTER_FORMATS)


class _Comments:
    """The comments of one sheet, with the drawings that show them."""

    def __init__(self, package: Package, sheet: str) -> None:
        self.package, self.sheet = package, sheet

    def write(self, notes: Mapping[str, str]) -> None:
        """Take away the comments of an earlier run, and add the new ones."""
        part = self.package.related(self.sheet, "/comments")
        if part is None and not notes:
            return
        if part is None:
            part = self._new_comments()
        root = self.package.tree(part)
        others = self._without_own(root)
        drawing = self._drawing()
        _remove_shapes(drawing, {cell for cell, kept in others.items() if not kept})
        author = self._author(root)
        listed = root.find(main("commentList"))
        existing = {element.get("ref"): element for element in listed}
        for cell, note in notes.items():
            if cell in existing:
                _append_run(existing[cell], note)
            else:
                comment = etree.SubElement(listed, main("comment"), ref=cell, authorId=str(author))
                _append_run(comment, note)
                _add_shape(drawing, cell, note)
        listed[:] = sorted(listed, key=lambda element: _row_and_column(element.get("ref")))

    def _new_comments(self) -> str:
        part = self.package.unused("xl/comments{}.xml")
        root = parse(f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode())
        self.package.add(part, root, _COMMENTS_TYPE)
        self.package.relate(self.sheet, part, "/comments")
        return part

    def _author(self, root: Element) -> int:
        authors = root.find(main("authors"))
        names = [element.text for element in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, main("author")).text = AUTHOR
            return len(names)
        return names.index(AUTHOR)

    def _without_own(self, root: Element) -> dict[str, bool]:
        """Take own texts away; tell of each cell that had one whether a comment is left."""
        names = [element.text for element in root.find(main("authors"))]
        listed = root.find(main("commentList"))
        touched: dict[str, bool] = {}
        for comment in list(listed):
            own = names[int(comment.get("authorId", "0"))] == AUTHOR
            for run in comment.iter(main("r")):
                if run.findtext(main("t"), "").startswith(f"{AUTHOR}: "):
                    run.getparent().remove(run)
                    touched[comment.get("ref")] = True
            if own:
                listed.remove(comment)
                touched[comment.get("ref")] = False
        return touched

    def _drawing(self) -> Element:
        root = self.package.tree(self.sheet)
        part = self.package.related(self.sheet, "/vmlDrawing")
        if part is None:
            part = self.package.unused("xl/drawings/vmlDrawing{}.vml")
            self.package.add(part, parse(_EMPTY_DRAWING))
            self.package.default_type("vml", _VML_TYPE)
            relation = self.package.relate(self.sheet, part, "/vmlDrawing")
            legacy = etree.Element(main("legacyDrawing"))
            legacy.set(f"{{{RELATIONS}}}id", relation)
            insert_before(root, legacy, _AFTER_DRAWING)
        # What Excel writes into drawings is not always well-formed.
        return self.package.tree(part, recover=True)


_EMPTY_DRAWING = (
    f'<xml xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
).encode()

_SHAPE = (
    '<v:shape xmlns:v="{vml}" xmlns:o="{office}" xmlns:x="{excel}" id="_x0000_s{id}" '
    'type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:300pt;'
    'height:{height}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4"
    "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def _add_shape(drawing: Element, cell: str, note: str) -> None:
    row, column = _row_and_column(cell)
    used = [
        int(match[1])
        for shape in drawing.iter(f"{{{_VML}}}shape")
        if (match := re.fullmatch(r"_x0000_s(\d+)", shape.get("id", "")))
    ]
    lines = sum(1 + len(line) // 50 for line in note.split("\n")) + 1
    shape = _SHAPE.format(
        vml=_VML, office=_OFFICE, excel=_EXCEL, id=max([1024, *used]) + 1, height=15 * lines,
        left=column + 1, top=max(0, row - 1), right=column + 5, bottom=max(0, row - 1) + lines,
        row=row, column=column,
    )  # fmt: skip
    drawing.append(parse(shape.encode()))


def _remove_shapes(drawing: Element, cells: Iterable[str]) -> None:
    gone = {_row_and_column(cell) for cell in cells}
    for shape in list(drawing.iter(f"{{{_VML}}}shape")):
        row = shape.findtext(f".//{{{_EXCEL}}}Row")
        column = shape.findtext(f".//{{{_EXCEL}}}Column")
        if row and column and (int(row), int(column)) in gone:
            shape.getparent().remove(shape)


def _append_run(comment: Element, note: str) -> None:
    text = comment.find(main("text"))
    if text is None:
        text = etree.SubElement(comment, main("text"))
    run = etree.SubElement(text, main("r"))
    inner = etree.SubElement(run, main("t"))
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    inner.text = f"{AUTHOR}: {note}"


def _row_and_column(cell: str) -> tuple[int, int]:
    """Give row and column from 0, which sort as people read."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, column_index(letters)


def _list(package: Package, findings: Sequence[Finding], language: Language) -> None:
    rows: list[list[str | int]] = [[heading.say(language) for heading in _HEADINGS]]
    links: list[tuple[str, str]] = []
    for number, finding in enumerate(findings, start=1):
        sheet, cell = finding.place.sheet or "", finding.place.cell or ""
        said = (SEVERITY_TITLES[finding.severity], finding.say(language), finding.say_fix(language))
        rows.append(
            [number, finding.code, said[0].say(language), printable(sheet), cell, said[1], said[2]]
        )
        if sheet in package.sheets and cell:
            links.append((f"E{number + 1}", f"{quoted(sheet)}!{cell}"))
    root = text_sheet(rows, _WIDTHS, _text_formats(package))
    if links:
        listed = etree.Element(main("hyperlinks"))
        for cell, target in links:
            etree.SubElement(listed, main("hyperlink"), ref=cell, location=target, display=cell)
        insert_before(root, listed, _AFTER_LINKS)
    package.add_sheet(_list_name(package, FINDINGS_SHEET.say(language)), root)


def _list_name(package: Package, wanted: str) -> str:
    """Name the list: a sheet of that name is replaced only where it is such a list itself."""
    used = {name.casefold(): name for name in package.sheets}
    names = chain([wanted], (f"{wanted} ({number})" for number in count(2)))
    return next(
        used.get(name.casefold(), name)
        for name in names
        if name.casefold() not in used or _is_list(package, used[name.casefold()])
    )


def _is_list(package: Package, sheet: str) -> bool:
    row = next(package.tree(package.sheets[sheet]).iter(main("row")), None)
    texts = [text_of(package, cell) for cell in row] if row is not None else []
    return any(texts == [text.say(language) for text in _HEADINGS] for language in LANGUAGES)
