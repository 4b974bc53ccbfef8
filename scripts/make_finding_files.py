"""Make the workbooks, criteria files and registers of `tests/findings/`.

Usage: python scripts/make_finding_files.py [FOLDER]

For each code of a finding a file that gives it and one, as like it as can be, that does not; what
each must give stands beside them in `cases.yaml`, written by hand. The communes are those of the
register, mostly the three of Cô Tô; every figure is made up.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import xlsxwriter

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/helpers")]

from smallset import SOUND  # noqa: E402 - it lies among the tests, which change one thing of it

from cftscore.criteria import load as criteria_load  # noqa: E402
from cftscore.intake import layout  # noqa: E402

FOLDER = ROOT / "tests" / "findings"
SET = criteria_load.load("qd-06-2019").set
INDICATORS = [key for keys in layout.by_criterion(SET).values() for key in keys]
MADE_ON = datetime(2020, 12, 15, 8)

Commune = tuple[str, str, str]
CO_TO: tuple[Commune, ...] = (
    ("07192", "Thị trấn Cô Tô", "Huyện Cô Tô"),
    ("07195", "Xã Đồng Tiến", "Huyện Cô Tô"),
    ("07198", "Xã Thanh Lân", "Huyện Cô Tô"),
)
CAI_RONG: Commune = ("06994", "Thị trấn Cái Rồng", "Huyện Vân Đồn")
CHAU_DOC: tuple[Commune, ...] = tuple(
    (code, name, "Thành phố Châu Đốc")
    for code, name in (
        ("30316", "Phường Châu Phú B"),
        ("30319", "Phường Châu Phú A"),
        ("30322", "Phường Vĩnh Mỹ"),
        ("30325", "Phường Núi Sam"),
        ("30328", "Phường Vĩnh Ngươn"),
        ("30331", "Xã Vĩnh Tế"),
        ("30334", "Xã Vĩnh Châu"),
    )
)
WARD: Commune = ("00001", "Phường Phúc Xá", "Quận Ba Đình")
SPECIAL_ZONE: Commune = ("07192", "Đặc khu Cô Tô", "")

# A commune of about 2,500 people, a little more for each that follows, so that no two are alike.
FIGURES = {
    "births_due": 62, "births_registered": 62, "children_total": 824, "children_injured": 3,
    "special_children": 21, "special_children_supported": 21, "infants": 58,
    "infants_vaccinated": 58, "under5_measured": 295, "under5_underweight": 12,
    "under5_stunted": 25, "children_due_checkup": 640, "children_checked": 631, "under3": 170,
    "under3_in_nursery": 96, "aged3to5": 181, "aged3to5_in_kindergarten": 181, "aged7plus": 402,
    "aged7plus_consulted": 390, "hamlets": 4, "hamlets_with_playground": 4, "activities": 6,
    "children_asked": 60, "children_satisfied": 57, "residents_asked": 60,
    "residents_satisfied": 55,
}  # fmt: skip
SMALL = frozenset(("children_injured", "hamlets", "hamlets_with_playground", "activities"))

COUNTS = ("births_due", "births_registered", "children_total", "infants", "under3")

Cells = Mapping[tuple[int, str], Any]
"""Other values for cells, by the number of the commune and the key of the column."""


# --- what a cell may hold beside a plain value


@dataclass(frozen=True)
class Shown:
    """A number with a format of its own: a percentage, a date."""

    number: Any
    format: str


@dataclass(frozen=True)
class Formula:
    """A formula with the result that is stored beside it; None where none is stored."""

    text: str
    result: Any


# --- workbooks


def figures(number: int) -> dict[str, Any]:
    """Give the figures of a commune by its number in the workbook."""
    return {
        key: "Có" if indicator.type == "yes_no" else FIGURES.get(key, 0) + _more(key, number)
        for key, indicator in SET.indicators.items()
    }


def _more(key: str, number: int) -> int:
    return 7 * number if key in FIGURES and key not in SMALL else 0


@dataclass
class Book:
    """A workbook as people fill it in: a title, labels, keys, and a row for each commune.

    The first commune stands in row 4, the indicators in columns F to AS.

    Attributes:
        labels: of the columns, by their keys, in order.
        keys: what stands in the row of keys.
        rows: cells by the keys of the columns.
        info: what the sheet `Thông tin` says.
        sheets: other sheets, by their names.
        hidden: sheets, rows (`7`) and columns (`S`) that do not show.
        stray: the address of a cell far out that holds something.
        notes: notes on cells of the first sheet, by their addresses.
        mark: the document property that says what cftscore wrote it as.
    """

    labels: dict[str, str]
    keys: dict[str, str]
    rows: list[dict[str, Any]]
    info: dict[str, Any]
    name: str = "Chỉ tiêu"
    sheets: dict[str, list[list[Any]]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    stray: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    mark: str = ""

    def put(self, cells: Cells) -> Book:
        """Give the book with other cells."""
        made = deepcopy(self)
        for (number, key), value in cells.items():
            made.rows[number][key] = value
        return made

    def also(self, **changes: Any) -> Book:
        """Give the book with other attributes."""
        made = deepcopy(self)
        for name, value in changes.items():
            setattr(made, name, value)
        return made

    def column(self, key: str, label: str, values: Iterable[Any], written: str = "") -> Book:
        """Give the book with one more column at its end."""
        made = deepcopy(self)
        made.labels[key], made.keys[key] = label, written
        for row, value in zip(made.rows, values, strict=True):
            row[key] = value
        return made

    def some(self, *keys: str) -> Book:
        """Give the book with the columns that say which commune a row is, and some indicators."""
        kept = [*(key for key in self.labels if key not in SET.indicators), *keys]
        return self.also(labels={key: self.labels[key] for key in kept})

    def without(self, *keys: str) -> Book:
        """Give the book without some columns."""
        return self.also(labels={k: v for k, v in self.labels.items() if k not in keys})

    def states(self, **info: Any) -> Book:
        """Give the book with another sheet `Thông tin`; what is None is not stated."""
        names = {"criteria_set": "Bộ tiêu chí", "version": "Phiên bản bộ tiêu chí",
                 "sha256": "SHA-256 của bộ tiêu chí", "period": "Kỳ", "province": "Tỉnh",
                 "district": "Huyện"}  # fmt: skip
        made = self.info | {names[key]: value for key, value in info.items()}
        return self.also(info={name: value for name, value in made.items() if value is not None})

    def sent(self, **info: Any) -> Book:
        """Give the book with more lines on its sheet `Thông tin`."""
        return self.also(info=self.info | info)

    def grid(self) -> list[list[Any]]:
        """Lay the table out."""
        cells = [[row.get(key) for key in self.labels] for row in self.rows]
        keys = [self.keys.get(key, "") for key in self.labels]
        return [["Số liệu trẻ em (số giả lập)"], list(self.labels.values()), keys, *cells]

    def save(self) -> bytes:
        """Write the workbook; of the same book always the same bytes."""
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        book.set_properties({"created": MADE_ON})
        if self.mark:
            book.set_custom_property("cftscore", self.mark)
        sheets = {self.name: self.grid(), **self.sheets}
        if self.info:
            sheets["Thông tin"] = [[name, value] for name, value in self.info.items()]
        for name, grid in sheets.items():
            sheet = book.add_worksheet(name)
            for row, line in enumerate(grid):
                for column, value in enumerate(line):
                    _write(book, sheet, row, column, value)
            if name in self.hidden:
                sheet.hide()
        if self.name in self.hidden:
            sheet.activate()  # some other sheet must show
        self._hide(book.worksheets()[0])
        for address, note in self.notes.items():
            book.worksheets()[0].write_comment(address, note, {"author": "Lan"})
        if self.stray:
            book.worksheets()[0].write(self.stray, "x")
        book.close()
        return _without_empty_results(stream.getvalue())

    def _hide(self, sheet: Any) -> None:
        for one in self.hidden:
            if one.isdecimal():
                sheet.set_row(int(one) - 1, None, None, {"hidden": True})
            elif one.isalpha() and one.isupper():
                sheet.set_column(f"{one}:{one}", None, None, {"hidden": True})

    def text(self, delimiter: str = ",") -> str:
        """Write the table as a text of delimited fields, the keys alone above it."""
        lines = [list(self.labels), *self.grid()[3:]]
        return "".join(f"{delimiter.join(str(v) for v in line)}\r\n" for line in lines)


class Form(Book):
    """A form of one commune: what it is in rows 2 to 4, the indicators from row 6 on."""

    def grid(self) -> list[list[Any]]:
        """Lay the form out: labels in column A, figures in column B."""
        (row,) = self.rows
        fixed = [[self.labels[key], row[key]] for key in ("code", "name", "unit_class")]
        lines = [[self.labels[key], row[key]] for key in self.labels if key in SET.indicators]
        return [["Số liệu trẻ em (số giả lập)"], *fixed, ["Chỉ tiêu", "Số liệu"], *lines]


def _write(book: Any, sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, Formula):
        result = "" if value.result is None else value.result
        sheet.write_formula(row, column, value.text, None, result)
    elif isinstance(value, Shown):
        shown = book.add_format({"num_format": value.format})
        kind = sheet.write_datetime if isinstance(value.number, date) else sheet.write_number
        kind(row, column, value.number, shown)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value)


def _merged(area: str) -> Callable[[str, bytes], bytes]:
    """Merge cells of the first sheet; the value of the first is that of all."""
    cells = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'.encode()

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"</sheetData>", cells) if name.endswith("sheet1.xml") else part

    return change


def _replaced(member: str, old: str, new: str) -> Callable[[str, bytes], bytes]:
    """Replace a text in one member of an archive."""

    def change(name: str, part: bytes) -> bytes:
        return part.replace(old.encode(), new.encode()) if name == member else part

    return change


def _without_empty_results(data: bytes) -> bytes:
    """Take away results that are empty: a program that does not calculate writes none at all."""
    return edit(data, lambda _, part: part.replace(b"<v></v>", b""))


def edit(
    data: bytes, change: Callable[[str, bytes], bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Change the members of an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as written:
        for member in archive.infolist():
            part = change(member.filename, archive.read(member))
            # What unpacks to hundreds of MiB takes the fewest bytes so.
            packed = zipfile.ZIP_BZIP2 if len(part) > 2**20 else method
            written.writestr(zipfile.ZipInfo(member.filename), part, packed, 9)
    return stream.getvalue()


def book(
    communes: Iterable[Commune] = CO_TO,
    *,
    unit_class: str = "mountain_island_disadvantaged",
    period: str = "2020",
    province: str = "Tỉnh Quảng Ninh",
) -> Book:
    """Make a workbook in which nothing is wrong."""
    labels = {column.key: column.title.vi for column in layout.fixed_columns(districts=True)}
    labels |= {key: SET.indicators[key].label.vi for key in INDICATORS}
    rows = [
        {"no": number + 1, "code": code, "name": name, "district": district,
         "unit_class": unit_class, **figures(number)}
        for number, (code, name, district) in enumerate(communes)
    ]  # fmt: skip
    info = {"Bộ tiêu chí": SET.id, "Kỳ": period, "Tỉnh": province}
    if len({row["district"] for row in rows}) == 1 and rows[0]["district"]:
        info["Huyện"] = rows[0]["district"]
    return Book(labels, {key: key for key in labels}, rows, info)


CLEAN = book()


def pair(bad: Cells, good: Cells) -> dict[str, bytes]:
    """Make two workbooks that differ in a few cells."""
    return {"bad.xlsx": CLEAN.put(bad).save(), "good.xlsx": CLEAN.put(good).save()}


def books(bad: Book, good: Book = CLEAN) -> dict[str, bytes]:
    """Make two workbooks."""
    return {"bad.xlsx": bad.save(), "good.xlsx": good.save()}


# --- V: values, and X: values against each other


def values() -> dict[str, dict[str, bytes]]:
    """Make the workbooks of findings about cells, by code."""
    date_ = Shown(datetime(2020, 5, 12), "dd/mm/yyyy")
    return {
        "V001": pair({(0, "births_due"): None, (1, "has_child_forum"): "-"},
                     {(0, "births_due"): 62, (1, "has_child_forum"): "không"}),
        "V002": pair({(0, "infants"): "khoảng 60", (1, "activities"): True},
                     {(0, "infants"): 60, (1, "activities"): 1}),
        "V003": pair({(0, "children_killed"): -1, (1, "children_abused"): "−2"},
                     {(0, "children_killed"): 0, (1, "children_abused"): 0}),
        "V004": pair({(0, "children_checked"): 0.985, (1, "infants_vaccinated"): Shown(1, "0%"),
                      (2, "aged7plus_consulted"): "98,5"},
                     {(0, "children_checked"): 630, (1, "infants_vaccinated"): Shown(1, "0.00"),
                      (2, "aged7plus_consulted"): 400}),
        "V005": pair({(0, "births_due"): "1.234"}, {(0, "births_due"): 1234}),
        "V006": pair({(0, "children_total"): 82_415_002_956},
                     {(0, "children_total"): 824}),
        "V007": pair({(0, "has_child_forum"): "có, nhưng chưa họp", (1, "has_child_club"): 2},
                     {(0, "has_child_forum"): "có", (1, "has_child_club"): 1}),
        "V008": pair({(0, "hamlets"): date_, (1, "births_due"): date_},
                     {(0, "hamlets"): 12, (1, "births_due"): 90}),
        "V009": pair({(0, "births_due"): Formula("=62/0", "#DIV/0!"),
                      (1, "infants"): Formula("=NA()", "#N/A"),
                      (2, "has_child_club"): Formula("=#REF!", "#REF!"),
                      (2, "residents_asked"): "#NAME?",
                      (2, "unit_class"): Formula("=VLOOKUP(1,A1:B2,2)", "#N/A")},
                     {(0, "births_due"): Formula("=62/1", 62), (1, "infants"): Formula("=65", 65),
                      (2, "has_child_club"): Formula('="Có"', "Có"), (2, "residents_asked"): 75,
                      (2, "unit_class"): Formula('="other"', "other")}),
        "V010": pair({(0, "births_due"): Formula("=SUM(60,2)", None),
                      (1, "unit_class"): Formula('="other"', None)},
                     {(0, "births_due"): Formula("=SUM(60,2)", 62),
                      (1, "unit_class"): Formula('="other"', "other")}),
        "V011": pair({(1, "unit_class"): None}, {(1, "unit_class"): "other"}),
        "V012": pair({(1, "unit_class"): "đảo xa"},
                     {(1, "unit_class"): "Xã, thị trấn miền núi, hải đảo; xã đặc biệt khó khăn"}),
        "V013": pair({(0, "births_due"): "62", (1, "children_total"): "1 204"},
                     {(0, "births_due"): 62, (1, "children_total"): 1204}),
        "V014": pair({(0, "births_due"): "62¹", (1, "infants"): "65²"},
                     {(0, "births_due"): 62, (1, "infants"): 65}),
        "V015": pair({(0, "births_due"): "6\u03361\u0336 62", (1, "has_child_club"): "C\u0336"},
                     {(0, "births_due"): 62, (1, "has_child_club"): "Có"}),
        "V016": {"bad.xlsx": edit(CLEAN.save(), _merged("J4:J5")),
                 "good.xlsx": edit(CLEAN.save(), _merged("J4:J4"))},
        "V017": books(CLEAN.also(notes={"J4": "số đúng là 60", "C5": "đã gọi điện hỏi lại"}),
                      CLEAN.put({(0, "births_due"): 60, (0, "births_registered"): 60})),
        "V018": {"bad.csv": CLEAN.text().replace(",62,62,", ",62,", 1).encode(),
                 "good.csv": CLEAN.text().encode()},
        "V019": pair({(0, "births_registered"): "61/62 (89,4%)"},
                     {(0, "births_registered"): "61/62 (98,4%)"}),
    }  # fmt: skip


def comparisons() -> dict[str, dict[str, bytes]]:
    """Make the workbooks of findings about values against each other, by code."""
    chau_doc = book(CHAU_DOC, unit_class="other", province="Tỉnh An Giang")
    halves = CLEAN.some("children_total", *INDICATORS[:20])
    rest = CLEAN.some("children_total", *INDICATORS[20:])
    tables = {"bad.xlsx": {(1, "children_total"): 381}, "good.xlsx": {}}
    total: dict[str, Any] = {"name": "Tổng cộng"}
    total |= {key: sum(row[key] for row in CLEAN.rows) for key in FIGURES}
    copied = {(2, key): value for key, value in CLEAN.rows[1].items() if key in FIGURES}
    return {
        "X001": pair({(0, "births_registered"): 63, (1, "under5_measured"): 832},
                     {(0, "births_registered"): 62, (1, "under5_measured"): 831}),
        "X002": pair({(0, key): 0 for key in ("under5_measured", "under5_underweight",
                                              "under5_stunted")},
                     {(0, "under5_measured"): 1, (0, "under5_underweight"): 0,
                      (0, "under5_stunted"): 0}),
        "X003": {
            name: halves.also(sheets={"Ngành y tế": rest.put(cells).grid()}).save()
            for name, cells in tables.items()
        },
        "X004": books(chau_doc.put({(3, "special_children"): 210}),
                      chau_doc.put({(3, "special_children"): 90})),
        "X005": {**pair({(0, "children_total"): 2824}, {(0, "children_total"): 924}),
                 "2019.xlsx": CLEAN.states(period="2019").save()},
        "X007": books(CLEAN.column("share", SHARE, [100, 96, 100]),
                      CLEAN.column("share", SHARE, [100, 100, 100.0])),
        "X009": books(CLEAN.column("points", "Tổng điểm", [1000, 985, 1000]),
                      CLEAN.column("points", "Tổng điểm", [1000, 1000, 1000])),
        "X008": books(CLEAN.also(rows=[*CLEAN.rows, {**total, "births_due": 217}]),
                      CLEAN.also(rows=[*CLEAN.rows, total])),
        "X006": pair(copied, {**copied, (2, "births_due"): 70}),
    }  # fmt: skip


# --- H: headers


def headers() -> dict[str, dict[str, bytes]]:
    """Make the workbooks of findings about headers, by code."""
    mute = CLEAN.also(keys={**CLEAN.keys, "births_due": ""})
    misspelt = mute.also(labels={**CLEAN.labels, "births_due": "Số trẻ em phải kha sinh"})
    counts = [row["births_due"] for row in CLEAN.rows]
    in_per_cent = f"{CLEAN.labels['births_registered']} (%)"
    unknown = CLEAN
    for at, heading in enumerate(("Hộ dân", "Ruộng", "Trâu", "Giếng", "Đò")):
        unknown = unknown.column(f"own{at}", heading, [at, at + 1, at + 2])
    form = Form(CLEAN.labels, CLEAN.keys, CLEAN.rows[:1], CLEAN.info)
    contradicting = {**CLEAN.labels, "births_due": SET.indicators["children_total"].label.vi}
    return {
        "H001": books(CLEAN.without("activities")),
        "H002": books(misspelt, mute),
        "H003": books(CLEAN.column("note", "Ghi chú", ["", "đã rà soát", ""])),
        "H004": books(CLEAN.column("again", "Số trẻ em phải khai sinh", counts, "births_due")),
        "H005": books(CLEAN.also(labels=contradicting)),
        "H006": books(_split("Nam", "children_injured"), _split("Tổng số", "children_injured")),
        "H007": books(unknown),
        "H008": books(CLEAN.also(labels={**CLEAN.labels, "births_registered": in_per_cent})),
        "H013": {
            **books(CLEAN),
            "bad.yaml": _mapping("Số trẻ em phải kha sinh", "birth_due"),
            "good.yaml": _mapping("Ghi chú riêng", "unused"),
            "other-set.yaml": _mapping("Ghi chú riêng", "unused").replace(b"-06-", b"-99-"),
            "twice.yaml": _mapping("Số trẻ", "births_due") + _entry("SỐ TRẺ", "infants"),
        },
        "H009": {
            **books(misspelt, misspelt),
            "cftscore-map.yaml": _mapping("Số trẻ em phải kha sinh", "births_due"),
        },
        "H010": {
            **books(misspelt, misspelt),
            "bad.yaml": _mapping("Số trẻ em sinh ra", "births_due"),
            "good.yaml": _mapping("Số trẻ em phải kha sinh", "births_due"),
        },
        "H014": books(
            CLEAN.also(
                keys={**CLEAN.keys, "births_registered": ""},
                labels={**CLEAN.labels, "births_registered": SHARE},
            ),
            CLEAN,
        ),
        "H019": books(_split("Nam", *COUNTS[:5]), _split("Tổng số", *COUNTS[:5])),
        "H018": books(
            mute.column("other", "Số trẻ em dưới 1 tuổi không được tiêm chủng đầy đủ", [1, 2, 3]),
            mute,
        ),
        "H017": {
            "bad.csv": ("ĐVT: nghìn người\n" + CLEAN.text()).encode(),
            "good.csv": ("ĐVT: người\n" + CLEAN.text()).encode(),
        },
        "H016": books(CLEAN.some("children_total")),
        "H020": {
            "bad.xlsx": edit(form.save(), _without_commune),
            "good.xlsx": form.save(),
        },
        "H015": {
            "bad.xlsx": edit(
                form.save(),
                _replaced("xl/sharedStrings.xml", "<t>Số liệu</t>", "<t>Kế hoạch</t>"),
            ),
            "good.xlsx": form.save(),
        },
        "H012": books(
            CLEAN.also(
                keys={**CLEAN.keys, "births_registered": ""},
                labels={**CLEAN.labels, "births_registered": SHARE},
            )
        ),
        "H011": {
            **books(CLEAN, CLEAN),
            "bad.yaml": WORDS.replace("[district, ", "[district, xã, ").encode(),
            "good.yaml": WORDS.replace("[district, ", "[district, tên của huyện, ").encode(),
        },
    }


SHARE = "Tỷ lệ trẻ em được khai sinh đúng quy định (%)"
WORDS = (Path(__file__).parents[1] / "criteria" / "vocabulary" / "vi.yaml").read_text("utf-8")


def _mapping(heading: str, meaning: str) -> bytes:
    return b"criteria_set: qd-06-2019\nheadings:\n" + _entry(heading, meaning)


def _entry(heading: str, meaning: str) -> bytes:
    return f'  - heading: "{heading}"\n    is: {meaning}\n'.encode()


def _without_commune(part: str, data: bytes) -> bytes:
    """Take from a form what says of which commune it is."""
    for text, other in (("Mã xã", "Số hiệu"), ("Tên xã", "Người ghi"), (CO_TO[0][1], "Lê Mai")):
        data = _replaced("xl/sharedStrings.xml", f"<t>{text}</t>", f"<t>{other}</t>")(part, data)
    return data


def _split(first: str, *keys: str) -> Book:
    """Write two columns under one heading, which stands over both: the first, and that of girls."""
    made = CLEAN.also(keys={**CLEAN.keys, **dict.fromkeys(keys, first)})
    split = Book(**{**vars(made), "labels": {}, "keys": {}})
    for key, text in made.labels.items():
        split.labels[key], split.keys[key] = text, made.keys[key]
        if key in keys:
            split.labels[f"girls of {key}"], split.keys[f"girls of {key}"] = text, "Nữ"
    split.rows = [{**row, **{f"girls of {key}": 1 for key in keys}} for row in made.rows]
    return split


# --- R: communes, districts, provinces

REGISTER = (
    "from,until,province_code,province_name,district_code,district_name,commune_code,commune_name\n"
    "2020-01-01,2025-07-01,22,Tỉnh Quảng Ninh,207,Huyện Cô Tô,07192,Thị trấn Cô Tô\n"
    "2020-01-01,2025-07-01,22,Tỉnh Quảng Ninh,207,Huyện Cô Tô,07195,Xã Đồng Tiến\n"
    "2020-01-01,2025-07-01,22,Tỉnh Quảng Ninh,207,Huyện Cô Tô,07198,Xã Thanh Lân\n"
    "2020-01-01,2025-07-01,22,Tỉnh Quảng Ninh,203,Huyện Vân Đồn,06994,Thị trấn Cái Rồng\n"
    "2025-07-01,,22,Tỉnh Quảng Ninh,,,07192,Đặc khu Cô Tô\n"
)
PHUC_XA = "2020-01-01,,01,Thành phố Hà Nội,001,Quận Ba Đình,00001,Phường Phúc Xá\n"
CLASSES = "code,class,from,until\n" + "".join(
    f"{code},mountain_island_disadvantaged,2019-01-03,\n" for code, *_ in CO_TO
)


def communes() -> dict[str, dict[str, bytes]]:
    """Make the workbooks of findings about communes, by code."""
    four = book((*CO_TO, CAI_RONG))
    fifth = {**CLEAN.rows[1], "no": 4}
    four_twice = book(CHAU_DOC[:4], unit_class="other", province="Tỉnh An Giang").put(
        {(0, "births_due"): 63}
    )
    elsewhere = CLEAN.also(rows=CLEAN.rows[:2])
    one_more = CLEAN.also(rows=[{**CLEAN.rows[2], "no": 1}]).grid()
    zone = book([SPECIAL_ZONE]).without("district")
    in_province = CLEAN.column("province", "Tỉnh", ["22", "Quảng Ninh", "Tỉnh Quảng Ninh"])
    ward = book([WARD], unit_class="other", province="Thành phố Hà Nội")
    return {
        "R001": pair({(1, "code"): "07196"}, {(1, "code"): "7195"}),
        "R002": pair({(1, "name"): "Xã Thanh Lân"}, {(1, "name"): "xã đồng tiến"}),
        "R003": pair({(1, "code"): None}, {(1, "code"): "07195"}),
        "R004": {
            **books(CLEAN.also(rows=[*CLEAN.rows, fifth])),
            "bad-sheets.xlsx": CLEAN.also(sheets={"Sheet1": one_more}).save(),
            "good-sheets.xlsx": elsewhere.also(sheets={"Sheet1": one_more}).save(),
        },
        "R005": books(elsewhere),
        "R006": {**books(CLEAN, four), "register.csv": REGISTER.encode()},
        "R007": books(CLEAN.states(period="2018")),
        "R008": books(four),
        "R009": {},
        "R010": {},
        "R011": {
            "bad.csv": REGISTER.replace("commune_code", "ma_xa").encode(),
            "good.csv": REGISTER.encode(),
        },
        "R012": pair({(1, "name"): "Xã Đồng Tiếng"}, {(1, "name"): "Xã Đồng Tiến"}),
        "R013": {"dac-khu.csv": zone.text().encode(), "register.csv": REGISTER.encode()},
        "R014": {
            **pair({(1, "district"): "Huyện Vân Đồn"}, {(1, "district"): "H. Cô Tô"}),
            "bad-province.xlsx": in_province.put({(2, "province"): "Tỉnh Quảng Ngãi"}).save(),
            "good-province.xlsx": in_province.save(),
            "bad-info.xlsx": CLEAN.states(district="Huyện Vân Đồn").save(),
        },
        "R015": {},
        # Quảng Ninh merged communes between the lists of May 2023 and January 2025.
        "R016": books(CLEAN.states(period="2023")),
        "R017": {},
        "R018": {
            "bad.csv": CLASSES.replace(
                "07195,mountain_island_disadvantaged", "07195,hilly"
            ).encode(),
            "good.csv": CLASSES.encode(),
        },
        "R019": {
            "bad.csv": CLASSES.replace(
                "07195,mountain_island_disadvantaged", "07195,other"
            ).encode(),
            "good.csv": CLASSES.encode(),
        },
        "R020": {**pair({(1, "unit_class"): None}, {}), "classes.csv": CLASSES.encode()},
        "R021": {
            **books(ward, ward.put({(0, "unit_class"): "central_city_ward"})),
            "register.csv": (REGISTER.split("\n", maxsplit=1)[0] + "\n" + PHUC_XA).encode(),
        },
        "R022": {},
        "R023": books(
            elsewhere.also(rows=CLEAN.rows[1:2], name="Xã Thanh Lân"),
            elsewhere.also(rows=CLEAN.rows[1:2], name="Xã Đồng Tiến"),
        ),
        "R025": books(
            four_twice.also(sheets={"Bản cũ": book(CHAU_DOC[:4], unit_class="other").grid()}),
            four_twice,
        ),
        "R024": books(
            CLEAN.without("district").put(
                {(0, "no"): "I", (0, "code"): None, (0, "name"): "Cô Tô"}
            ),
            CLEAN.without("district").put({(0, "no"): "I", (0, "code"): None}),
        ),
    }


# --- W: files and sheets

HTML = "<html><body><table><tr><td>code</td><td>births_due</td></tr></table></body></html>"
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def files() -> dict[str, dict[str, bytes]]:
    """Make the files of findings about files and sheets, by code."""
    clean = CLEAN.save()
    # Not compressed: of what is cut or encrypted every byte is compared.
    stored = edit(clean, lambda _, part: part, zipfile.ZIP_STORED)
    later = CLEAN.states(period="2020-Q2")
    table = CLEAN.also(info={}).text()
    one = CLEAN.rows[1]
    total: dict[str, Any] = {"name": "Tổng cộng"}
    total |= {key: sum(row[key] for row in CLEAN.rows) for key in FIGURES}
    unknown = {**one, "no": 4, "code": None, "name": "Xã Hải Đăng"}
    blank = CLEAN.also(rows=[])
    two = CLEAN.also(sheets={"Ghi chú": [["Số liệu do trạm y tế cung cấp"]]})
    shown = CLEAN.put({(1, "infants_vaccinated"): Shown(1, "0%")})
    zone = book([SPECIAL_ZONE], period="2026")
    kept = {"no", "code", "name", "district", "unit_class"}
    kept |= {key for key, indicator in SET.indicators.items() if indicator.carry_over}
    carried = CLEAN.also(
        rows=[{key: row[key] for key in row if key in kept} for row in CLEAN.rows],
        info={**CLEAN.info, "Mẫu lập bằng": "cftscore 0.1.0"},
    )
    carried.rows[0] = CLEAN.rows[0]
    form = Form(zone.labels, zone.keys, zone.rows, zone.info)
    return {
        "W001": {},
        "W002": {},
        "W003": {},
        "W004": {"bad.xlsx": b""},
        "W005": {"bad.xlsx": PDF, "bad.xls": HTML.encode(), "bad.ods": _word(), "good.xlsx": clean},
        "W006": {"bad.xlsx": _encrypted(stored), "good.xlsx": clean},
        "W007": {
            "bad.xlsx": stored[: len(stored) * 2 // 3],
            "bad-sheet.xlsx": edit(clean, _cut_sheet),
            "bad-entity.xlsx": edit(clean, _with_entity),
            "bad.csv": table.replace("Xã Đồng Tiến", '"Xã Đồng Tiến').encode(),
            "good.xlsx": clean,
        },
        "W008": {"bad.xlsx": CLEAN.also(stray="XFD1048576").save(),
                 "bad-bomb.xlsx": edit(clean, _bomb), "good.xlsx": clean},
        "W009": {"bad.csv": table.encode("cp1258", "replace"),
                 "good.csv": table.encode("utf-8-sig")},
        "W010": {"bad/so-lieu.txt": b"xem thu", "good/so-lieu.xlsx": clean},
        "W011": {"bad.xls": clean, "good.xlsx": clean},
        "W012": books(CLEAN.also(sheets={"Ghi chú": [["Số liệu do trạm y tế cung cấp"]]})),
        "W013": books(CLEAN.without("code", "name")),
        "W014": books(CLEAN.also(rows=[*CLEAN.rows, total])),
        "W015": books(CLEAN.also(rows=[*CLEAN.rows, unknown])),
        "W016": books(later),
        "W017": {"bad.csv": table.encode(), "good.xlsx": clean},
        "W018": books(CLEAN.states(period="quý 2 năm 2020"), CLEAN.states(period="năm 2020")),
        "W019": books(CLEAN.states(criteria_set="qd-37-2010")),
        "W020": books(CLEAN.also(hidden=("Chỉ tiêu",))),
        "W021": {"bad/nam.xlsx": clean, "bad/quy.xlsx": later.save(), "good/nam.xlsx": clean},
        "W022": pair({(0, "births_due"): -1}, {(0, "births_due"): 62}),
        "W023": books(blank, CLEAN),
        "W024": {**books(_small_set(version=0), _small_set(version=1)),
                 "small.yaml": SOUND.encode()},
        "W025": {**books(_small_set(version=1, sha256=_sha256(SOUND.replace("98", "99"))),
                         _small_set(version=1, sha256=_sha256(SOUND))),
                 "small.yaml": SOUND.encode()},
        "W026": {
            **books(CLEAN.also(hidden=("5", "S", "Y", "AA")), CLEAN.also(hidden=("AT",))),
            "bad-form.xlsx": form.also(hidden=("10", "12")).save(),
            "good-form.xlsx": form.also(hidden=("50",)).save(),
            "register.csv": REGISTER.encode(),
        },
        "W027": books(book(CHAU_DOC, unit_class="other", province="Tỉnh An Giang")),
        "W028": {
            "bad.xlsx": edit(two.save(), _replaced("xl/workbook.xml", "Ghi chú", "Chỉ tiêu")),
            "good.xlsx": two.save(),
        },
        # openpyxl knows 14 families of fonts.
        "W029": {
            "bad.xlsx": edit(shown.save(), _replaced("xl/styles.xml", 'y val="2"', 'y val="99"')),
            "good.xlsx": shown.save(),
        },
        "W030": {
            "bad/so-lieu.xlsx": clean,
            "bad/ket-qua.xlsx": CLEAN.also(mark="output").save(),
            "bad/ra-soat.xlsx": CLEAN.also(mark="annotated:0:so-lieu.xlsx").save(),
            "good/ban-sao.xlsx": CLEAN.also(mark="annotated:0:khac.xlsx").save(),
        },
        "W031": {
            "bad.csv": ("TỔNG HỢP NĂM 2019\n" + table).encode(),
            "good.csv": ("TỔNG HỢP NĂM 2020 so với năm 2019\n" + table).encode(),
        },
        "W032": books(carried, CLEAN.also(info=carried.info)),
        "W033": books(
            CLEAN.also(name="Năm 2020", sheets={"Năm 2019": CLEAN.grid()}),
            CLEAN.also(name="Năm 2020"),
        ),
        "W050": {"bad-2019.xlsx": clean, "good-2020.xlsx": clean},
        "W051": {
            "bad.xlsx": edit(
                CLEAN.save(),
                _replaced("xl/worksheets/sheet1.xml", "<v>62</v>", "<f>[1]A!B1</f><v>62</v>"),
            ),
            "good.xlsx": clean,
        },
        "W034": {
            "bad.csv": ("TỔNG HỢP 6 THÁNG ĐẦU NĂM 2020\n" + table).encode(),
            "good.csv": ("TỔNG HỢP NĂM 2020\n" + table).encode(),
        },
        "W037": books(
            CLEAN.column("of", "Năm", [2020, 2019, 2020]),
            CLEAN.column("of", "Năm", [2020] * 3),
        ),
        "W049": books(
            CLEAN.also(rows=[*CLEAN.rows, {**CLEAN.rows[1], "no": 4, "code": None,
                                           "name": "Thôn Nam Đồng"}]),
            CLEAN,
        ),
        "W036": {
            "bad/so-lieu.xlsx": clean,
            "bad/nhom-don-vi.csv": b"code,class,from,until\n07192,other,2019-01-03,\n",
            "bad/danh-muc.csv": (
                b"province_code,province_name,district_code,district_name,commune_code,"
                b"commune_name\n"
            ),
            "good/so-lieu.xlsx": clean,
        },
    }  # fmt: skip


def submissions() -> dict[str, dict[str, bytes]]:
    """Make the workbooks of findings about submissions and accepted warnings, by code."""
    one = book(CO_TO[:1])
    second = one.put({(0, "births_due"): 63}).sent(**{"Lần nộp": 2, "Ngày nộp": "10/12/2020"})
    unusual = book(CHAU_DOC, unit_class="other", province="Tỉnh An Giang").put(
        {(3, "special_children"): 210}
    )
    row = ("X004", "30325", "special_children", 210, "Có trung tâm bảo trợ", "Trần Thị Mai",
           "12/12/2020")  # fmt: skip

    def accepting(*changes: tuple[int, Any]) -> Book:
        cells = list(row)
        for place, value in changes:
            cells[place] = value
        heads = ["Mã cảnh báo", "Mã xã", "Chỉ tiêu", "Giá trị", "Lý do", "Người xác minh",
                 "Ngày xác minh"]  # fmt: skip
        return unusual.also(sheets={"Xác minh": [heads, cells]})

    return {
        "W040": {"bad/lan-1.xlsx": one.sent(**{"Lần nộp": 1}).save(),
                 "bad/lan-2.xlsx": second.save(), "good/lan-2.xlsx": second.save()},
        "W041": {"bad/a.xlsx": second.save(), "bad/b.xlsx": second.save(),
                 "good/a.xlsx": second.save(),
                 "good/b.xlsx": second.sent(**{"Lần nộp": 3}).save()},
        "W042": books(one.sent(**{"Lần nộp": "cuối", "Ngày nộp": "31/02/2020"}),
                      one.sent(**{"Lần nộp": "lần 2", "Ngày nộp": "28/02/2021"})),
        "W043": books(accepting(), unusual.put({(3, "special_children"): 90})),
        "W044": books(accepting((5, None)), accepting()),
        "W045": books(accepting((2, "special_childen")), accepting()),
        "W046": books(accepting((3, 200)), accepting()),
        "W047": books(accepting((0, "X001")), accepting()),
        "W048": books(accepting((2, "children_total")), accepting()),
    }  # fmt: skip


def _word() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), "<document/>")
    return stream.getvalue()


def _cut_sheet(name: str, part: bytes) -> bytes:
    return part[: len(part) // 2] if name == "xl/worksheets/sheet1.xml" else part


def _with_entity(name: str, part: bytes) -> bytes:
    if name != "xl/sharedStrings.xml":
        return part
    declared = b'<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n<sst'
    return part.replace(b"<sst", declared, 1).replace(b"<t>STT", b"<t>&a;", 1)


def _bomb(name: str, part: bytes) -> bytes:
    if name != "xl/theme/theme1.xml":
        return part
    return part + b"<!--" + b"0" * 201 * 1024 * 1024 + b"-->"


def _encrypted(data: bytes) -> bytes:
    """Encrypt a workbook, with numbers that are always the same in place of random ones."""
    from msoffcrypto.format.ooxml import OOXMLFile
    from msoffcrypto.method import ecma376_agile
    from msoffcrypto.method.container import ecma376_encrypted

    stream = io.BytesIO()
    fixed = mock.Mock(wraps=datetime, now=lambda: MADE_ON)
    with (
        mock.patch.object(ecma376_agile, "_random_buffer", lambda size: bytes(range(size))),
        mock.patch.object(ecma376_encrypted, "datetime", fixed),
    ):
        OOXMLFile(io.BytesIO(data)).encrypt("an-giang", stream)
    return stream.getvalue()


# --- C: criteria sets


EXAMPLES = """\
examples:
  - name: {vi: "Đúng ngưỡng 98", en: "On 98"}
    class: other
    input: {births_due: 100, births_registered: 98, has_forum: yes}
    expect: {points: {"1.1": 60, "2.1": 40}, total: 100, verdict: pass}
  - name: {vi: "Dưới ngưỡng 98", en: "Below 98"}
    class: other
    input: {births_due: 100, births_registered: 97, has_forum: yes}
    expect: {points: {"1.1": 20}, total: 60, verdict: fail}
  - name: {vi: "Đúng ngưỡng 90", en: "On 90"}
    class: other
    input: {births_due: 100, births_registered: 90, has_forum: no}
    expect: {points: {"1.1": 20, "2.1": 0}, verdict: fail}
  - name: {vi: "Dưới ngưỡng 90", en: "Below 90"}
    class: other
    input: {births_due: 100, births_registered: 89, has_forum: yes}
    expect: {points: {"1.1": 0}, verdict: fail}
"""
UNUSED = '  births_late:\n    {label: {vi: "Muộn", en: "Late"}, type: count}\n'
MANY = ", ".join(f"a{number}" for number in range(101))
# What is wrong in each criteria set: what of the sound one is replaced, and by what.
WRONG = {
    "C005": ('{vi: "Bộ nhỏ", en: "Small set"}', '{vi: "Bộ nhỏ", en: "Small set"'),
    "C006": ("id: small", "id: &ten small"),
    "C007": ("from: 98, points: 60,", "from: 98, points: 60, points: 35,"),
    "C010": ("from: 98,", "form: 98,"),
    "C011": ("from: 98, points: 60,", "from: 98,"),
    "C012": ("from: 98,", "from: 98,5,"),
    "C013": ('{vi: "Khai sinh", en: "Births"}', '{vi: "Khai sinh"}'),
    "C014": ("at_most: births_due", "at_most: birth_due"),
    "C015": ('- id: "2.1"', '- id: "1.1"'),
    "C016": ("criteria:", f"{UNUSED}criteria:"),
    "C017": ("yes_no: {of: has_forum}", "yes_no: {of: has_forum}\n        count: {of: births_due}"),
    "C018": ("at_most: births_due", "at_most: has_forum"),
    "C019": ("{from: 90,", "{up_to: 90,"),
    "C020": ("{from: 90,", "{from: 99,"),
    "C021": ("{from: 90,", "{from: -90,"),
    "C022": ("max_points: 100", "max_points: 101"),
    "C023": ("pass_from: 80", "pass_from: 101"),
    "C026": ("from: 98,", "from: 98.12345678,"),
    "C027": ("type: yes_no}", f"type: yes_no, aliases: [{MANY}]}}"),
    "C028": ("pass_from: 80", "pass_from: 80.000"),
    "C024": ("among: births_due}", "among: births_due}\n        when_none: full_points"),
}  # fmt: skip


def _small_set(**info: Any) -> Book:
    """Make a workbook of the small criteria set."""
    made = CLEAN.some("births_due", "births_registered")
    made = made.column("has_forum", "Diễn đàn", ["x", "x", "x"], "has_forum")
    made = made.put({(number, "unit_class"): "other" for number in range(len(made.rows))})
    return made.states(criteria_set="small", **info)


def _of_questions(points: list[int]) -> bytes:
    """Make a criteria set of questions in one criterion, that give so many points each."""
    source = 'source: {article: "Điều 1", status: quoted}'
    head, _, _ = SOUND.partition("max_points:")
    indicators = "".join(
        f"  q{n}: {{label: {{vi: Câu {n}, en: Question {n}}}, type: yes_no}}\n"
        for n in range(len(points))
    )
    items = "".join(
        f"""      - id: "1.{n}"
        title: {{vi: "Câu {n}", en: "Question {n}"}}
        yes_no: {{of: q{n}}}
        bands: [{{answer: yes, points: {point}, status: quoted}}]
        {source}
"""
        for n, point in enumerate(points)
    )
    return f"""{head}max_points: {sum(points)}
unit_classes:
  other: {{title: {{vi: "Khác", en: "Other"}}, pass_from: {sum(points)}, {source}}}
indicators:
{indicators}criteria:
  - id: 1
    title: {{vi: "Câu hỏi", en: "Questions"}}
    max_points: {sum(points)}
    {source}
    items:
{items}recognition:
  every_criterion: {{points_above: 0}}
  total_from: unit_class
  {source}
""".encode()


def _answers(count: int) -> bytes:
    """Make a table in which each commune of Cô Tô answers no to so many questions."""
    head = ",".join(["code", "name", "unit_class", *(f"q{n}" for n in range(count))])
    rows = (",".join([code, name, "other", *["không"] * count]) for code, name, _ in CO_TO)
    return "\n".join([head, *rows, ""]).encode()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sets() -> dict[str, dict[str, bytes]]:
    """Make the criteria sets of findings about them, by code."""
    small = SOUND.encode()
    made = {
        code: {"bad.yaml": SOUND.replace(old, new, 1).encode(), "good.yaml": small}
        for code, (old, new) in WRONG.items()
    }
    examples, wrong = EXAMPLES.encode(), EXAMPLES.replace('"1.1": 20}, total', '"1.1": 25}, total')
    some = EXAMPLES.partition('  - name: {vi: "Dưới ngưỡng 90"')[0]
    tested = {"good.yaml": small, "good.tests.yaml": examples, "bad.yaml": small}
    return made | {
        "C001": {},
        "C002": {"good.yaml": small},
        "C003": {"bad.yaml": small, "good.yaml": small},
        "C004": {"bad.yaml": SOUND.encode("utf-16"), "good.yaml": small},
        "C008": {"bad.yaml": b"- id: small\n  version: 1\n", "good.yaml": small},
        "C025": {
            "bad.yaml": b"id: circle\nextends: bad.yaml\n",
            "good.yaml": b"id: province\nextends: small.yaml\n",
            "small.yaml": small,
        },
        "C030": {**tested, "bad.tests.yaml": wrong.encode()},
        "C031": {**tested, "bad.tests.yaml": some.encode()},
        "C032": tested,
        "C034": {
            "second.yaml": small.replace(b"id: small", b"id: second", 1),
            "newer.yaml": small.replace(b"id: small", b"id: newer\nsupersedes: qd-06-2019", 1),
            **books(CLEAN.states(criteria_set=None), CLEAN),
        },
        "C033": books(CLEAN.states(criteria_set=None, period="2018"),
                      CLEAN.states(criteria_set=None)),
    }  # fmt: skip


# --- O, P, Y: what the command's arguments say; the workbook itself is sound


def commands() -> dict[str, dict[str, bytes]]:
    """Make the files of findings that come from how a command is used, by code."""
    zone = book([SPECIAL_ZONE], period="2026").without("district").save()
    absent = CLEAN.also(rows=CLEAN.rows[:2]).save()
    table = CLEAN.text().encode()
    nearly_blank = book(CHAU_DOC, unit_class="other", province="Tỉnh An Giang")
    for row in nearly_blank.rows:
        row.update(dict.fromkeys(INDICATORS[1:]))
    made: dict[str, dict[str, bytes]] = {
        "O007": {"bad.xlsx": nearly_blank.save()},
        **dhis2_maps(),
        "P001": {"weights.yaml": b"children_checked: 0.5\n"},
        "P002": {"bad.yaml": b"children_checked: 0\n", "good.yaml": b"children_checked: 0.5\n"},
        "P009": {
            "bad.yaml": _of_questions([2**n for n in range(22)]),
            "good.yaml": _of_questions([5] * 22),
            "answers.csv": _answers(22),
        },
        "P003": {"bad.yaml": b"children_chekced: 0.5\n", "good.yaml": b"children_checked: 0.5\n"},
        "P004": {"bad.xlsx": absent},
        "Y001": {"bad.csv": table},
        "Y003": {"bad/2019.xlsx": CLEAN.states(period="2019").save(), "bad/2020.xlsx": CLEAN.save(),
                 "bad/bang.csv": table, "good/2019.xlsx": CLEAN.states(period="2019").save(),
                 "good/2020.xlsx": CLEAN.save()},
        "Y004": {"quy.xlsx": CLEAN.states(period="2020-Q4").save()},
        "Y005": {"own.yaml": f"extends: {SET.id}\nid: own\n".encode()},
        "Y006": {"dac-khu.xlsx": zone, "register.csv": REGISTER.encode()},
    }  # fmt: skip
    return made


def dhis2_maps() -> dict[str, dict[str, bytes]]:
    """Make mappings to DHIS2: of every indicator, of none that is sensitive, and wrong ones."""
    public = [key for key, one in SET.indicators.items() if not one.sensitive]
    units = {code: f"U{code:0>10}" for code, _, _ in CO_TO}
    whole = _dhis2_map(INDICATORS, units)
    wrong = whole.replace(b"births_due:", b"birth_due:").replace(b"U0000007192", b"7192")
    twice = whole.replace(b"U0000007195", b"U0000007192")
    elsewhere = {code: f"U{code:0>10}" for code, _, _ in CHAU_DOC}
    return {
        "O020": {"bad.yaml": wrong, "twice.yaml": twice, "good.yaml": whole},
        "O021": {"bad.yaml": _dhis2_map(INDICATORS[1:], units), "good.yaml": whole},
        "O022": {
            "bad.yaml": _dhis2_map(INDICATORS, {"07192": units["07192"]}),
            "good.yaml": whole,
            "codes.yaml": b"orgUnitIdScheme: code\n" + _dhis2_map(INDICATORS, {}),
        },
        "O023": {"bad.yaml": whole, "good.yaml": _dhis2_map(public, units)},
        "O024": {"bad.yaml": _dhis2_map(INDICATORS, elsewhere), "good.yaml": whole},
    }


def _dhis2_map(keys: Iterable[str], units: Mapping[str, str]) -> bytes:
    elements = [f"  {key}: E{INDICATORS.index(key):010}" for key in keys]
    places = [f'  "{code}": {unit}' for code, unit in units.items()]
    lines = ["dataElements:", *elements, *(["orgUnits:", *places] if places else [])]
    return ("\n".join(lines) + "\n").encode()


# --- D: reports and papers

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def template(text: str) -> bytes:
    """Make a Word document of one paragraph."""
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_DOCUMENT}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
            "<w:sectPr/></w:body></w:document>"
        ),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


def reports() -> dict[str, dict[str, bytes]]:
    """Make the files of findings about reports and papers, by code."""
    failing = CLEAN.put({(0, "births_registered"): 31}).save()
    absent = CLEAN.also(rows=CLEAN.rows[:2]).save()
    marked = SOUND.replace("type: yes_no}", "type: yes_no, sensitive: true}")
    return {
        "D001": {"bad.docx": "Kính gửi {{headline}}".encode(),
                 "good.docx": template("Kính gửi {{headline}}")},
        "D002": {"bad.docx": template("{{headlines}}"), "good.docx": template("{{headline}}")},
        "D003": {"bad.docx": template("Kết quả: {{areas_table}}"),
                 "good.docx": template("{{areas_table}}")},
        "D004": {"bad.xlsx": failing},
        "D005": {"bad.xlsx": absent},
        "D006": {"small.xlsx": _small_set().save(), "bad.yaml": SOUND.encode(),
                 "good.yaml": marked.encode()},
        "D007": {},
    }  # fmt: skip


# --- A: appraisal, evidence and recognition


def _recognised(state: str, period: str) -> dict[str, Any]:
    """Make an entry of a register of recognitions: the first commune of Cô Tô."""
    return {
        "period": period, "as_of": f"{period}-12-31", "code": CO_TO[0][0], "name": CO_TO[0][1],
        "province_code": "22", "province": "Tỉnh Quảng Ninh", "criteria_set": SET.id,
        "verdict": "fail" if state == "never" else "pass", "state": state,
    }  # fmt: skip


def _recognitions(state: str, period: str = "2019") -> bytes:
    entries = [_recognised(state, period)]
    document = {"schema": "cftscore/recognitions/1", "entries": entries}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _recognition_book(column: str) -> bytes:
    fields = {**_recognised("recognised", "2019"), column: "Nguyễn Văn A"}
    grid = [list(fields), list(fields.values())]
    return CLEAN.also(sheets={"Sổ": grid}, info={}).without(*CLEAN.labels).save()


def appraisals() -> dict[str, dict[str, bytes]]:
    """Make the files of findings about appraisal and recognition, by code."""
    others, first = book([CAI_RONG]).save(), CO_TO[0][0]

    def evidence(item: str) -> bytes:
        rows = [["code", "item", "document", "date", "link"], [first, item, "12/QĐ-UBND"]]
        return CLEAN.also(sheets={"Minh chứng": rows}).save()

    failing = CLEAN.also(rows=CLEAN.rows[:1]).put({(0, "births_registered"): 31}).save()
    return {
        "A004": {"bad.json": _recognitions("recognized"), "good.json": _recognitions("recognised")},
        "A005": {
            "bad.xlsx": _recognition_book("signed_by"),
            "good.xlsx": _recognition_book("note"),
        },
        "A006": {
            "bad.json": _recognitions("recognised", period="2020"),
            "good.json": _recognitions("recognised"),
        },
        "A007": {"bad.xlsx": failing},
        "A008": {
            "bad.json": _recognitions("never", period="2020"),
            "good.json": _recognitions("recognised", period="2020"),
        },
        "A009": {
            "bad.json": _recognitions("recognised").replace(b"07192", b"07193"),
            "good.json": _recognitions("recognised"),
            "register.csv": REGISTER.encode(),
        },
        "A001": {"bad.xlsx": others, "good.xlsx": CLEAN.save()},
        "A002": {"bad.xlsx": others, "good.xlsx": CLEAN.save()},
        "A003": {"bad.xlsx": evidence("2"), "good.xlsx": evidence("2.1")},
    }


def parts_of_years() -> dict[str, dict[str, bytes]]:
    """Make the files of findings about parts of a year, by code."""
    quarters = {f"{n}.xlsx": _part(f"2020-Q{n}", n) for n in (1, 2, 3, 4)}
    year = {f"good/{name}": one.save() for name, one in quarters.items()}
    short = _part("2020-Q2", 2)
    short = short.also(rows=short.rows[1:])

    def groups(first: Any) -> bytes:
        counts = [first, *[0] * (len(SET.indicators["special_children"].groups or {}) - 1)]
        keys = SET.indicators["special_children"].groups or {}
        lines = [[CO_TO[0][0], "special_children", key, count]
                 for key, count in zip(keys, counts, strict=True)]  # fmt: skip
        sheet = [["code", "indicator", "group", "count"], *lines]
        return CLEAN.put({(0, "special_children"): 21}).also(sheets={"Nhóm trẻ em": sheet}).save()

    return {
        "A010": {"bad.xlsx": _part("2020-Q2", 2).save()},
        "A011": {"bad/1.xlsx": quarters["1.xlsx"].save(),
                 "bad/2.xlsx": _part("2020-H1", 2).save(),
                 "bad/3.xlsx": _part("2020-H2", 3).save(), **year},
        "A012": {"bad/1.xlsx": quarters["1.xlsx"].save(),
                 "bad/3.xlsx": quarters["3.xlsx"].save(), **year},
        "A013": {**{name.replace("good", "bad"): data for name, data in year.items()},
                 "bad/2.xlsx": short.save(), **year},
        "A014": {"bad.yaml": SOUND.encode(),
                 "good.yaml": SOUND.replace("type: count", "type: count, over_periods: sum")
                 .encode(),
                 "1.xlsx": _small_set(period="2020-H1").save(),
                 "2.xlsx": _small_set(period="2020-H2").save()},
        "A015": {"before.xlsx": _part("2020-Q1", 1).save(), "bad.xlsx": _part("2020-Q2", 1).save(),
                 "good.xlsx": _part("2020-Q2", 2).save()},
        "A016": {"bad.xlsx": groups(20), "good.xlsx": groups(21)},
        "A017": {"bad.xlsx": groups("vài em"), "good.xlsx": groups(21)},
        "A018": {"bad.xlsx": _part("2020-Q2", 2).save(), "good.xlsx": CLEAN.save()},
        "A019": {"bad/1.xlsx": quarters["1.xlsx"].save(), "bad/2.xlsx": quarters["2.xlsx"].save(),
                 "1.xlsx": quarters["1.xlsx"].save(), "2.xlsx": quarters["2.xlsx"].save()},
    }  # fmt: skip


def _part(period: str, more: int) -> Book:
    """Give a part of a year, in which there are more special children than in another."""
    changed = {
        (n, key): row[key] + more
        for n, row in enumerate(CLEAN.rows)
        for key in ("special_children", "special_children_supported")
    }
    return CLEAN.states(period=period).put(changed)


def shared() -> dict[str, bytes]:
    """Make the workbooks that several codes use."""
    return {"co-to.xlsx": CLEAN.save(), "co-to-2021.xlsx": CLEAN.states(period="2021").save()}


def make() -> dict[str, bytes]:
    """Make every file, by its path below the folder."""
    by_code = [
        values(), comparisons(), headers(), communes(), files(), submissions(), sets(), commands(),
        reports(), appraisals(), parts_of_years(),
    ]  # fmt: skip
    return {
        **{f"shared/{name}": data for name, data in shared().items()},
        **{
            f"{code}/{name}": data
            for made in by_code
            for code, listed in made.items()
            for name, data in listed.items()
        },
    }


def main() -> None:
    """Write all files, whatever was there."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    made = make()
    for name, data in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(made)} files, {sum(map(len, made.values())) // 1024} KiB")


if __name__ == "__main__":
    main()
