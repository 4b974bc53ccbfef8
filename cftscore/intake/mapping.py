"""Mappings: what the headings of an office's own workbooks mean, as a person confirmed once.

`cftscore map` writes one, as YAML or as a workbook whose rows are headings with a drop-down beside
each. A heading is the texts of its levels from top to bottom; case, diacritics and line breaks do
not count. What a mapping says goes before what the words of a heading say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from cftscore.core.text import Text, fold, nearest, nfc
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.vocabulary import LEVELS, folded_with_signs
from cftscore.criteria.yaml import Node
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.intake.headings import UNUSED, Levels
from cftscore.intake.levels import Reading
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Sheet, open_workbook

BESIDE = ("cftscore-map.yaml", "cftscore-map.xlsx")
"""A mapping of one of these names is used for the workbooks that it lies beside."""
SHEET = "Ánh xạ"
"""The sheet of headings in a mapping that is a workbook."""
UNDECIDED = "?"
UNUSED_TITLE = Text("không dùng", "not used")
COLUMN_TITLES = {
    "name": Text("Tên xã", "Commune name"),
    "code": Text("Mã xã", "Commune code"),
    "district": Text("Huyện", "District"),
    "province": Text("Tỉnh", "Province"),
    "unit_class": Text("Nhóm đơn vị", "Unit class"),
    "number": Text("Số thứ tự", "Number"),
    "figures": Text("Cột số liệu của phiếu", "Column of figures of a form"),
}
_KEY_IN_BRACKETS = re.compile(r"[(\[]([a-z][a-z0-9_]*)[)\]]\s*$")


class HeadingMap(msgspec.Struct, frozen=True):
    """A mapping that is sound.

    Attributes:
        path: the file.
        meanings: what each heading means: a column or indicator by its key, or `UNUSED`.
    """

    path: str
    meanings: Mapping[Levels, str]

    def readings(self) -> dict[Levels, Reading]:
        """Give what each heading means as the reader of headings says it."""
        return {levels: _reading(meaning) for levels, meaning in self.meanings.items()}


def _reading(meaning: str) -> Reading:
    if meaning == UNUSED:
        return Reading("unused", why="mapped")
    return Reading("column" if meaning.startswith("@") else "indicator", meaning, why="mapped")


class _Entry(msgspec.Struct, frozen=True):
    """A line of the file: a heading, what it is said to mean, and where each stands."""

    heading: str
    meaning: str
    at: Place
    meaning_at: Place


def load(path: Path, criteria_set: CriteriaSet) -> HeadingMap:
    """Load a mapping and check it.

    Args:
        path: a .yaml or .xlsx file.
        criteria_set: whose indicators it names.

    Raises:
        CannotProceedError: it cannot be read, is for another criteria set, says that a heading
            means two things, or names what is not there; with every place.
    """
    if (missing := files.missing(path)) is not None:
        raise CannotProceedError([missing])
    if path.suffix.lower() in (".yaml", ".yml"):
        stated, entries = _from_yaml(criteria_yaml.load(path))
    else:
        stated, entries = _from_workbook(path)
    findings: list[Finding] = []
    if stated.meaning != criteria_set.id:
        expected = Text(f"tệp này dành cho bộ tiêu chí {stated.meaning or '?'}, không phải "
                        f"{criteria_set.id}",
                        f"it is for the criteria set {stated.meaning or '?'}, not "
                        f"{criteria_set.id}")  # fmt: skip
        findings.append(c.MappingWrong(place=stated.meaning_at, problem=expected))
    meanings: dict[Levels, str] = {}
    for entry in entries:
        meaning = meaning_of(entry.meaning, criteria_set)
        levels = as_levels(entry.heading.split(LEVELS))
        problem = _problem(entry, levels, meaning, meanings, criteria_set)
        if problem is not None:
            findings.append(problem)
        elif meaning not in (None, UNDECIDED):
            meanings[levels] = str(meaning)
    if findings:
        raise CannotProceedError(findings)
    return HeadingMap(str(path), meanings)


def _problem(
    entry: _Entry,
    levels: Levels,
    meaning: str | None,
    before: Mapping[Levels, str],
    criteria_set: CriteriaSet,
) -> Finding | None:
    if not levels:
        return c.MappingWrong(
            place=entry.at, problem=Text("tiêu đề để trống", "the heading is blank")
        )
    if meaning is None:
        near = nearest(entry.meaning, [*criteria_set.indicators, *COLUMN_TITLES, UNUSED])
        problem = Text(f"không có chỉ tiêu “{entry.meaning}”",
                       f"there is no indicator “{entry.meaning}”")  # fmt: skip
        return c.MappingWrong(place=entry.meaning_at, problem=problem, near=tuple(near))
    if meaning != UNDECIDED and before.get(levels, meaning) != meaning:
        return c.MappingWrong(place=entry.at, problem=two_meanings(entry.heading))
    return None


def two_meanings(heading: str) -> Text:
    """Say that a heading is said to mean two things."""
    return Text(f"tiêu đề “{heading}” có hai nghĩa",
                f"the heading “{heading}” is said to mean two things")  # fmt: skip


def meaning_of(text: str, criteria_set: CriteriaSet) -> str | None:
    """Tell what a text in a mapping means: a key, a label, or that the heading is not used.

    Returns:
        The key, with an at sign for a column beside the indicators; `UNUSED`; `UNDECIDED` where
        nobody said; None where there is no such thing.
    """
    said = nfc(text)
    in_brackets = _KEY_IN_BRACKETS.search(said)
    key = in_brackets[1] if in_brackets else said
    if key in criteria_set.indicators:
        return key
    if key.removeprefix("@") in COLUMN_TITLES:
        return f"@{key.removeprefix('@')}"
    folded = fold(said)
    if not folded:
        return UNDECIDED
    if folded in {fold(one) for one in (UNUSED, UNUSED_TITLE.vi, UNUSED_TITLE.en)}:
        return UNUSED
    labels = {
        fold(label): known
        for known, indicator in criteria_set.indicators.items()
        for label in (indicator.label.vi, indicator.label.en)
    }
    titles = {
        fold(one): f"@{name}"
        for name, title in COLUMN_TITLES.items()
        for one in (title.vi, title.en)
    }
    return labels.get(folded) or titles.get(folded)


def as_levels(texts: Iterable[str]) -> Levels:
    """Bring the levels of a heading to the form in which they are compared."""
    return tuple(dict.fromkeys(folded for text in texts if (folded := folded_with_signs(text))))


def _from_yaml(root: Node) -> tuple[_Entry, list[_Entry]]:
    entries: list[_Entry] = []
    listed = root.get("headings")
    nodes = listed.value if listed is not None and isinstance(listed.value, list) else None
    if nodes is None or root.get("criteria_set") is None:
        expected = Text(
            "cần có criteria_set và headings, như `cftscore map` ghi ra",
            "criteria_set and headings are due, as `cftscore map` writes them",
        )
        raise CannotProceedError([c.MappingWrong(place=root.place, problem=expected)])
    for index in range(len(nodes)):
        at = ("headings", index)
        heading, meaning = root.get(*at, "heading"), root.get(*at, "is")
        if heading is None or meaning is None:
            expected = Text("mỗi mục cần heading và is", "each entry needs heading and is")
            raise CannotProceedError([c.MappingWrong(place=root.at(*at), problem=expected)])
        entries.append(
            _Entry(heading.shown(), meaning.shown(), root.at(*at, "heading"), root.at(*at, "is"))
        )
    stated = root.get("criteria_set")
    text = stated.shown() if stated is not None else ""
    return _Entry("", text, root.at("criteria_set"), root.at("criteria_set")), entries


def _from_workbook(path: Path) -> tuple[_Entry, list[_Entry]]:
    """Read the sheet of headings: the criteria set in its first rows, then a row a heading."""
    workbook = open_workbook(files.read(path))
    sheet = next((one for one in workbook.sheets if fold(one.name) == fold(SHEET)), None)
    if sheet is None:
        expected = Text(f"không có trang tính “{SHEET}”", f"there is no sheet “{SHEET}”")
        raise CannotProceedError([c.MappingWrong(place=Place(str(path)), problem=expected)])
    lines = list(_lines(str(path), sheet))
    stated = next((line for line in lines if line.heading == "criteria_set"), None)
    if stated is None:
        expected = Text("không ghi bộ tiêu chí", "it does not say which criteria set it is for")
        place = Place(str(path), sheet.name)
        raise CannotProceedError([c.MappingWrong(place=place, problem=expected)])
    begin = next((at for at, line in enumerate(lines) if fold(line.heading) in _HEADS), len(lines))
    return stated, lines[begin + 1 :]


HEADING_TITLE = Text("Tiêu đề trong tệp", "Heading in the workbook")
_HEADS = frozenset(map(fold, (HEADING_TITLE.vi, HEADING_TITLE.en)))


def _lines(path: str, sheet: Sheet) -> Iterator[_Entry]:
    """Give the first two cells of each row that has a first one."""
    for index, row in enumerate(sheet.rows):
        cells: Sequence[str] = [nfc(cell) if isinstance(cell, str) else "" for cell in row[:2]]
        if cells and cells[0]:
            places = [Place(path, sheet.name, sheet.address(index, column)) for column in (0, 1)]
            yield _Entry(cells[0], cells[1] if len(cells) > 1 else "", *places)
