"""Mappings written: the headings of some workbooks as they were read, with what each may mean.

What the vocabulary tells for sure is filled in; of all else a person says what it is, at the
terminal, in the YAML, or in Excel by a drop-down beside the heading.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Literal

import msgspec

from cftscore.core.text import Language, Text, no_markup
from cftscore.core.timestamp import created
from cftscore.criteria.column_names import Names
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings.model import Place
from cftscore.intake import values as v
from cftscore.intake.forms import Unclear, find_unclear
from cftscore.intake.header import Header, Table
from cftscore.intake.header_rows import is_marks
from cftscore.intake.headings import FIGURES, UNUSED, Headings
from cftscore.intake.layout import to_read
from cftscore.intake.letters import in_unicode
from cftscore.intake.levels import Kind
from cftscore.intake.mapping import (
    COLUMN_TITLES,
    HEADING_TITLE,
    SHEET,
    UNDECIDED,
    UNUSED_TITLE,
    as_levels,
)
from cftscore.intake.tables import find_tables, likely_table
from cftscore.spreadsheet import own
from cftscore.spreadsheet.load import Sheet, Workbook
from cftscore.spreadsheet.made import Made

Certainty = Literal["sure", "likely", "unsure"]

_EXAMPLES = 3
_LIKELY = 0.6

WHY: dict[str, Text] = {
    "indicator": Text("đúng các từ của chỉ tiêu", "the words of the indicator"),
    "column": Text("cột của danh sách xã", "a column of the list of communes"),
    "ratio": Text("tỷ lệ hoặc tỷ suất, không phải số đếm", "a share or rate, not a count"),
    "points": Text("điểm ghi bằng tay", "points given by hand"),
    "part": Text("chỉ là một phần, hoặc của thời gian khác", "a part only, or of another time"),
    "unused": Text("ghi chú, không phải số liệu", "a remark, not a figure"),
    "near": Text("gần giống, cần có người xác nhận", "much alike; somebody must say"),
    "opposite": Text("đếm điều ngược lại với chỉ tiêu", "counts the opposite of an indicator"),
    "unknown": Text("chưa nhận ra", "not recognised"),
    "figures": Text("có thể là cột số liệu của phiếu", "perhaps the form's column of figures"),
}


class Row(msgspec.Struct, frozen=True):
    """A heading of the workbooks.

    Attributes:
        place: of its lowest cell.
        heading: its levels in one line.
        examples: the first values below it.
        meaning: a key, `@name` and the like, `UNUSED`, or `UNDECIDED`.
        near: the indicators whose words are nearest, the likeliest first.
        certainty: how sure the meaning, or the first of `near`, is.
        why: what tells so: a key of `WHY`.
    """

    place: Place
    heading: str
    examples: tuple[str, ...]
    meaning: str
    near: tuple[str, ...]
    certainty: Certainty
    why: str


def list_headings(workbooks: Iterable[Workbook], headings: Headings) -> list[Row]:
    """List the headings of some workbooks, each once."""
    rows: dict[tuple[str, ...], Row] = {}
    for source, workbook in enumerate(workbooks):
        for sheet in to_read(workbook.sheets):
            tables = find_tables(source, workbook, sheet, headings)
            unclear = None if tables else find_unclear(in_unicode(sheet), headings)
            if unclear is not None:
                tables = [Table(source, workbook, unclear.form, unclear.header)]
                for row in _figure_columns(workbook, sheet, unclear):
                    rows.setdefault(as_levels([row.heading]), row)
            likely = None if tables else likely_table(source, workbook, sheet)
            for table in tables or ([_as_read(likely, headings)] if likely is not None else []):
                for row in _rows(table, headings):
                    rows.setdefault(as_levels(row.heading.split(LEVELS)), row)
    return list(rows.values())


def _as_read(table: Table, headings: Headings) -> Table:
    """Give what is most like a table with the headings of it that are known."""
    levels = [title.split(LEVELS) for title in table.header.titles]
    readings = headings.read(list(zip_longest(*levels, fillvalue="")))
    columns: dict[str, tuple[int, ...]] = {}
    for at, reading in enumerate(readings):
        if reading.key is not None:
            columns[reading.key] = (*columns.get(reading.key, ()), at)
    parts = {
        at: reading
        for at, reading in enumerate(readings)
        if reading.kind in ("part", "ratio", "points", "unused")
    }
    return msgspec.structs.replace(
        table, header=msgspec.structs.replace(table.header, columns=columns, parts=parts)
    )


def _figure_columns(workbook: Workbook, sheet: Sheet, unclear: Unclear) -> Iterator[Row]:
    """List the columns of a form that may hold its figures."""
    for (row, column), text in unclear.columns:
        below = (line[column] for line in sheet.rows[row + 1 :] if column < len(line))
        filled = [v.shown(cell) for cell in below if not v.is_blank(cell)]
        yield Row(
            place=Place(workbook.path, sheet.name, sheet.address(row, column)),
            heading=text,
            examples=tuple(filled[:_EXAMPLES]),
            meaning=UNDECIDED,
            near=(FIGURES,),
            certainty="unsure",
            why="figures",
        )


def _rows(table: Table, headings: Headings) -> Iterator[Row]:
    header = table.header
    keys = {column: key for key, where in header.columns.items() for column in where}
    below = list(table.sheet.rows[header.last_row + 1 : header.end])
    while below and is_marks([v.shown(cell) for cell in below[0]]):
        below.pop(0)
    for column, heading in enumerate(header.titles):
        if not heading or column in header.derived:
            continue
        kind, meaning = _known(headings.names, header, column, keys.get(column))
        near: list[tuple[str, float]] = []
        if meaning == UNDECIDED:
            near = headings.names.nearest(heading.split(LEVELS))
        why: str = kind
        certainty: Certainty = "sure"
        if meaning == UNDECIDED:
            likely = bool(near) and near[0][1] >= _LIKELY
            why, certainty = ("near", "likely") if likely else ("unknown", "unsure")
            if headings.names.opposite(heading.split(LEVELS)) is not None:
                why = "opposite"
        cells = (row[column] for row in below)
        filled = [v.shown(cell) for cell in cells if not v.is_blank(cell)]
        yield Row(
            place=table.at(header.last_row, column),
            heading=heading,
            examples=tuple(filled[:_EXAMPLES]),
            meaning=meaning,
            near=tuple(key for key, _ in near),
            certainty=certainty,
            why=why,
        )


def _known(names: Names, header: Header, column: int, key: str | None) -> tuple[Kind, str]:
    if key is not None:
        return ("column" if key.startswith("@") else "indicator"), key
    reading = header.parts.get(column)
    if reading is not None:
        return reading.kind, UNUSED
    above, _, lowest = header.titles[column].rpartition(LEVELS)
    remark = names.reader.spelled(lowest) in names.reader.remarks
    remark = remark or (not above and names.reader.part_kind(lowest) == "other")
    return ("unused", UNUSED) if remark else ("unknown", UNDECIDED)


def decided(row: Row, meaning: str) -> Row:
    """Return a heading with what somebody said that it means."""
    return msgspec.structs.replace(row, meaning=meaning, certainty="sure", why="indicator")


def title_of(meaning: str, criteria_set: CriteriaSet, language: Language) -> str:
    """Write a meaning for a person: a label with its key in brackets."""
    if meaning == UNDECIDED:
        return ""
    if meaning == UNUSED:
        return UNUSED_TITLE.say(language)
    name = meaning.removeprefix("@")
    label = COLUMN_TITLES.get(name) if meaning.startswith("@") else None
    title = label or criteria_set.indicators[name].label
    return f"{title.say(language)} ({name})"


_ABOUT = Text(
    "Tiêu đề trong tệp Excel của đơn vị và chỉ tiêu tương ứng. Chỗ ghi “?” cần có người chọn: ghi "
    "khóa của chỉ tiêu, hoặc unused nếu không dùng.",
    "What the headings of an office's workbooks mean. Where it says “?” somebody must choose: "
    "write the key of an indicator, or unused.",
)
_MAYBE = Text("có thể là: {keys}", "perhaps: {keys}")


def to_yaml(rows: Sequence[Row], criteria_set: CriteriaSet, language: Language) -> bytes:
    """Write a mapping as YAML."""
    lines = [f"# {_ABOUT.say(language)}", f"criteria_set: {criteria_set.id}", "headings:"]
    for row in rows:
        place = f"{row.place.sheet}!{row.place.cell}: {', '.join(row.examples)}"
        lines.append(f"  # {_one_line(place)}")
        if row.meaning == UNDECIDED and row.near:
            keys = tuple(key.removeprefix("@") for key in row.near)
            lines.append(f"  # {_MAYBE.say(language, keys=keys)}")
        meaning = row.meaning.removeprefix("@")
        lines.append(f"  - heading: {json.dumps(row.heading, ensure_ascii=False)}")
        lines.append(f"    is: {meaning if meaning != UNDECIDED else json.dumps(UNDECIDED)}")
    return ("\n".join(lines) + "\n").encode()


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


_HOW = Text(
    "Chọn chỉ tiêu cho mỗi tiêu đề ở cột B (bấm vào ô để mở danh sách), “không dùng” nếu cột không "
    "phải là chỉ tiêu; lưu lại, rồi dùng với --map.",
    "Choose the indicator for each heading in column B (click the cell to open the list), “not "
    "used” where the column is none; save, then use it with --map.",
)
_HEADS = (
    HEADING_TITLE,
    Text("Chỉ tiêu", "Indicator"),
    Text("Gợi ý", "Proposed"),
    Text("Các giá trị đầu", "First values"),
    Text("Ô", "Cell"),
)
_LISTS = Text("Danh mục", "Lists")


def to_workbook(rows: Sequence[Row], criteria_set: CriteriaSet, language: Language) -> bytes:
    """Write a mapping as a workbook: a row a heading, a drop-down of indicators beside it."""
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": created()})
    own.mark(book, Made("mapping"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    open_ = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF2CC"})
    sheet, lists = book.add_worksheet(SHEET), book.add_worksheet(_LISTS.say(language))
    choices = [UNUSED, *criteria_set.indicators, *(f"@{name}" for name in COLUMN_TITLES)]
    for index, meaning in enumerate(choices):
        lists.write_string(index, 0, no_markup(title_of(meaning, criteria_set, language)))
    sheet.write_string(0, 0, _HOW.say(language), wrapped)
    sheet.write_string(1, 0, "criteria_set")
    sheet.write_string(1, 1, criteria_set.id)
    for column, (title, width) in enumerate(zip(_HEADS, (60, 55, 45, 30, 22), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, title.say(language), bold)
    for index, row in enumerate(rows, start=4):
        near = [title_of(key, criteria_set, language) for key in row.near]
        place = f"{row.place.sheet}!{row.place.cell}"
        fields = (
            row.heading,
            title_of(row.meaning, criteria_set, language),
            "; ".join(near) or WHY[row.why].say(language),
            ", ".join(row.examples),
            place,
        )
        for column, field in enumerate(fields):
            asked = column == 1 and row.meaning == UNDECIDED
            sheet.write_string(index, column, no_markup(field), open_ if asked else wrapped)
    source = f"='{_LISTS.say(language)}'!$A$1:$A${len(choices)}"
    sheet.data_validation(4, 1, max(4, len(rows) + 3), 1, {"validate": "list", "source": source})
    sheet.freeze_panes(4, 1)
    book.close()
    return content.getvalue()
