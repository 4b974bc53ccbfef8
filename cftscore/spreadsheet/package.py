"""An .xlsx as a package of XML parts, changed in place: what is not changed stays byte for byte.

Libraries that load and save a workbook lose what they do not know, and the stored results of
formulas. Here only the parts that change are parsed and written again.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree as _lxml

from cftscore.spreadsheet.ordinary import new_names, transitional
from cftscore.spreadsheet.part_names import part_name, relationships_of, resolved

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPREADSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."

etree: Any = _lxml
Element = Any
"""An lxml element; its stubs know too little of XML with namespaces."""


def main(name: str) -> str:
    """Give the full name of an element of the spreadsheet vocabulary."""
    return f"{{{MAIN}}}{name}"


def parse(data: bytes, *, recover: bool = False) -> Element:
    """Parse XML with nothing fetched and no entity expanded."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False,
        recover=recover, huge_tree=True,
    )  # fmt: skip
    return etree.fromstring(data, parser)


class Package:
    """The parts of an .xlsx or .xlsm.

    Args:
        data: the file's bytes, already known to be a sound archive (see `files`).

    Attributes:
        sheets: the part of each worksheet, by the sheet's name.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._trees: dict[str, Element] = {}
        self._new: dict[str, bytes] = {}
        self._infos = {part_name(info.filename): info for info in self._archive.infolist()}
        # Part names do not depend on letter case.
        self._spelled = {name.lower(): name for name in self._infos}
        self.workbook_part = self.related("", "/officeDocument") or "xl/workbook.xml"
        relations = {element.get("Id"): element for element in self.relations(self.workbook_part)}
        self.sheets: dict[str, str] = {}
        listed = list(self.tree(self.workbook_part).iter(main("sheet")))
        for index, name in new_names([sheet.get("name") for sheet in listed]).items():
            listed[index].set("name", name)
        for sheet in listed:
            relation = relations.get(sheet.get(f"{{{RELATIONS}}}id"))
            if relation is not None and relation.get("Type", "").endswith("/worksheet"):
                target = self._resolved(self.workbook_part, relation.get("Target"))
                self.sheets[sheet.get("name")] = target

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part in self._new or part in self._infos

    def _resolved(self, part: str, target: str) -> str:
        """Give the part that a relation of another leads to, spelled as in the archive."""
        name = resolved(part, target)
        return self._spelled.get(name.lower(), name)

    def _read(self, part: str) -> bytes:
        """Read a part of the archive; those of "Strict Open XML" as all programs know them."""
        return transitional(self._archive.read(self._infos[part]))

    def tree(self, part: str, *, recover: bool = False) -> Element:
        """Give the root element of a part, to be read or changed."""
        if part not in self._trees:
            data = self._new[part] if part in self._new else self._read(part)
            self._trees[part] = parse(data, recover=recover)
        return self._trees[part]

    def add(self, part: str, root: Element, content_type: str | None = None) -> None:
        """Add a part, or replace it."""
        self._trees[part] = root
        if not self.has(part):
            self._new[part] = b""
        if content_type is not None:
            types = self.tree(self._resolved("", "[Content_Types].xml"))
            name = f"{{{CONTENT_TYPES}}}Override"
            if all(element.get("PartName") != f"/{part}" for element in types.iter(name)):
                etree.SubElement(types, name, PartName=f"/{part}", ContentType=content_type)

    def default_type(self, extension: str, content_type: str) -> None:
        """Say what parts of an extension hold."""
        types = self.tree(self._resolved("", "[Content_Types].xml"))
        name = f"{{{CONTENT_TYPES}}}Default"
        if all(element.get("Extension", "").lower() != extension for element in types.iter(name)):
            types.insert(0, etree.Element(name, Extension=extension, ContentType=content_type))

    def unused(self, pattern: str) -> str:
        """Give a part's name that is not used yet; `pattern` has `{}` for a number."""
        number = 1
        while pattern.format(number).lower() in self._spelled or self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> list[Element]:
        """List the relations of a part."""
        path = self._resolved("", relationships_of(part))
        return list(self.tree(path)) if self.has(path) else []

    def related(self, part: str, kind: str) -> str | None:
        """Find the part that another is related to by a kind such as `/comments`."""
        for relation in self.relations(part):
            if relation.get("Type", "").endswith(kind):
                return self._resolved(part, relation.get("Target"))
        return None

    def all_related(self, part: str, kind: str) -> list[str]:
        """Find all the parts that another is related to by a kind such as `/table`."""
        return [
            self._resolved(part, relation.get("Target"))
            for relation in self.relations(part)
            if relation.get("Type", "").endswith(kind)
        ]

    def relate(self, part: str, target: str, kind: str) -> str:
        """Relate a part to another and give the relation's id."""
        path = self._resolved("", relationships_of(part))
        if not self.has(path):
            self.add(path, etree.Element(f"{{{PACKAGE_RELATIONS}}}Relationships",
                                         nsmap={None: PACKAGE_RELATIONS}))  # fmt: skip
        root = self.tree(path)
        used = {element.get("Id") for element in root}
        number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        relative = posixpath.relpath(target, posixpath.dirname(part) or ".")
        etree.SubElement(
            root,
            f"{{{PACKAGE_RELATIONS}}}Relationship",
            Id=f"rId{number}",
            Type=f"{RELATIONS}{kind}",
            Target=relative,
        )
        return f"rId{number}"

    def add_sheet(self, name: str, root: Element) -> None:
        """Add a worksheet at the end, or put its content in place of one of that name."""
        kind = f"{_SPREADSHEET_TYPE}worksheet+xml"
        if name in self.sheets:
            self.add(self.sheets[name], root, kind)
            return
        part = self.unused("xl/worksheets/sheet{}.xml")
        self.add(part, root, kind)
        relation = self.relate(self.workbook_part, part, "/worksheet")
        sheets = self.tree(self.workbook_part).find(main("sheets"))
        number = max(int(sheet.get("sheetId")) for sheet in sheets) + 1
        sheet = etree.SubElement(sheets, main("sheet"), name=name, sheetId=str(number))
        sheet.set(f"{{{RELATIONS}}}id", relation)
        self.sheets[name] = part

    def save(self) -> bytes:
        """Give the package's bytes; parts that were not touched are as they were."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, info in self._infos.items():
                data = self._written(name) if name in self._trees else self._read(name)
                archive.writestr(info, data, zipfile.ZIP_DEFLATED)
            for name in self._new:
                archive.writestr(zipfile.ZipInfo(name), self._written(name), zipfile.ZIP_DEFLATED)
        return content.getvalue()

    def _written(self, part: str) -> bytes:
        """Write a part that was looked at; one that was not changed stays byte for byte."""
        tree = self._trees[part]
        if part in self._infos:
            before = self._read(part)
            if canonical(parse(before, recover=True)) == canonical(tree):
                return before
        written: bytes = etree.tostring(
            tree, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return written


def canonical(root: Element) -> bytes:
    """Write an element so that two that say the same are the same bytes."""
    written: bytes = etree.tostring(root, method="c14n")
    return written


def insert_before(parent: Element, child: Element, later: Iterable[str]) -> None:
    """Insert a child before the first of some elements that must stand after it."""
    names = {main(name) for name in later}
    for index, other in enumerate(parent):
        if other.tag in names:
            parent.insert(index, child)
            return
    parent.append(child)


def cells(sheet: Element) -> Iterator[tuple[str, Element]]:
    """Go through the cells of a sheet that have an address, with their addresses."""
    for cell in sheet.iter(main("c")):
        if cell.get("r"):
            yield cell.get("r"), cell


def text_of(package: Package, cell: Element) -> str:
    """Give the text of a cell, be it its own or shared by several."""
    if cell.get("t") == "s":
        part = package.related(package.workbook_part, "/sharedStrings")
        texts = package.tree(part).findall(main("si")) if part is not None else []
        number = int(cell.findtext(main("v"), "-1"))
        cell = texts[number] if 0 <= number < len(texts) else cell
    return "".join(text.text or "" for text in cell.iter(main("t")))


def set_number(cell: Element, value: int) -> None:
    """Put a whole number into a cell; its format stays."""
    _empty(cell)
    etree.SubElement(cell, main("v")).text = str(value)


def set_text(cell: Element, value: str) -> None:
    """Put a text into a cell; its format stays."""
    _empty(cell)
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, main("is")), main("t"))
    text.text = value
    if value != value.strip():
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _empty(cell: Element) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)


def text_sheet(
    rows: Sequence[Sequence[str | int]], widths: Sequence[int], formats: tuple[int, int]
) -> Element:
    """Make a worksheet of texts and numbers, the first row a heading that stays in sight.

    Args:
        rows: of at most 26 values; no text becomes a formula or a link, an empty one leaves its
            cell blank.
        widths: of the columns, in characters.
        formats: the indexes of the cell formats of the heading and of the rest.
    """
    root = etree.Element(main("worksheet"), nsmap={None: MAIN, "r": RELATIONS})
    properties = etree.SubElement(root, main("sheetPr"))
    etree.SubElement(properties, main("pageSetUpPr"), fitToPage="1")
    views = etree.SubElement(root, main("sheetViews"))
    view = etree.SubElement(views, main("sheetView"), workbookViewId="0")
    etree.SubElement(
        view, main("pane"), ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen"
    )
    columns = etree.SubElement(root, main("cols"))
    for number, width in enumerate(widths, start=1):
        etree.SubElement(
            columns, main("col"), min=str(number), max=str(number), width=str(width),
            customWidth="1",
        )  # fmt: skip
    data = etree.SubElement(root, main("sheetData"))
    for number, row in enumerate(rows, start=1):
        lines = max(1 + len(str(value)) // width for value, width in zip(row, widths, strict=True))
        line = etree.SubElement(
            data, main("row"), r=str(number), ht=str(15 * lines), customHeight="1"
        )
        for index, value in enumerate(row):
            cell = etree.SubElement(
                line, main("c"), r=f"{chr(65 + index)}{number}", s=str(formats[number > 1])
            )
            if isinstance(value, int):
                set_number(cell, value)
            elif value:
                set_text(cell, value)
    etree.SubElement(root, main("pageSetup"), orientation="landscape", fitToHeight="0")
    return root


def quoted(sheet: str) -> str:
    """Quote a sheet's name for a reference: `'Chỉ tiêu'`."""
    return "'" + sheet.replace("'", "''") + "'"
