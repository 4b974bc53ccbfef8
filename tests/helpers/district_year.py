"""The year 2020 of one district: which commune reports what, and when.

Châu Đốc has seven communes. All report that everything is as it should be, but for what
`REPORTED` says; `QUARTERS` are the same cases, by the quarters in which they happened.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import filling
import openpyxl
import reports
import years
from commandline import Done, run_inside

DISTRICT, PROVINCE = "884", "89"
CODES = ("30316", "30319", "30322", "30325", "30328", "30331", "30334")
FLAWLESS, PARTLY, FAILING, UNUSUAL, LATE, REFUTED, ABUSED = CODES
NAMES = {
    FLAWLESS: "Phường Châu Phú B",
    PARTLY: "Phường Châu Phú A",
    FAILING: "Phường Vĩnh Mỹ",
    UNUSUAL: "Phường Núi Sam",
    LATE: "Phường Vĩnh Ngươn",
    REFUTED: "Xã Vĩnh Tế",
    ABUSED: "Xã Vĩnh Châu",
}
FORGOTTEN = ("infants", "infants_vaccinated", "under3")
CHILDREN = 15000
"""So many children one ward has, five times as many as the others; that is right."""
REPORTED: Mapping[str, Mapping[str, Any]] = {
    FAILING: {"births_registered": 150},  # of 202: below the lowest band, so criterion 2 has 0
    UNUSUAL: {"children_total": CHILDREN},
    LATE: {"children_injured": 17},  # of 3,080: 552 in 100,000, which costs 15 points
    ABUSED: {"children_abused": 4},  # of 3,120: 1.3 in 1,000, which costs 35 points
}
CHECKED = {"births_registered": 150, "has_child_club": "Không"}
"""What the district found in the commune that had reported 205 births and a club."""
QUARTERS: Mapping[str, Mapping[str, tuple[int, int, int, int]]] = {
    LATE: {"children_injured": (3, 4, 5, 5)},
    ABUSED: {"children_abused": (1, 0, 2, 1)},
}
SPECIAL = (57, 58, 59, 60)
"""Children in special circumstances at the end of each quarter, in every commune."""
SCOPE = ("--district", DISTRICT, "-p", "2020")
DEADLINE = ("--deadline", "2020-12-10")
CLASS = years.SET.unit_classes["other"].title.vi


def figures(code: str) -> dict[str, Any]:
    """Give the figures of a commune for the year, and its unit class."""
    index = CODES.index(code)
    births = {"births_due": 200 + index, "births_registered": 200 + index}
    own = {"children_total": 3000 + 20 * index, **births, **REPORTED.get(code, {})}
    return {**reports.FULL, "unit_class": CLASS, **own}


def figures_of_quarter(code: str, quarter: int) -> dict[str, Any]:
    """Give the same for a quarter, from 1."""
    cases = {key: counts[quarter - 1] for key, counts in QUARTERS.get(code, {}).items()}
    special = SPECIAL[quarter - 1]
    states = {"special_children": special, "special_children_supported": special}
    return {**figures(code), **states, **cases}


@dataclass
class Year:
    """The folder of the district's officer.

    Attributes:
        folder: of all files.
        forms: the templates that went out, by the codes of the communes.
        outputs: what commands printed, by the stage.
    """

    folder: Path
    forms: dict[str, Path] = field(default_factory=dict)
    outputs: dict[str, Done] = field(default_factory=dict)

    @property
    def received(self) -> Path:
        """The folder into which the communes' workbooks are put."""
        return self.folder / "received"

    @property
    def quarters(self) -> Path:
        """The folder of the district's four small workbooks."""
        return self.folder / "quarters"

    @property
    def district(self) -> Path:
        """The district's own workbook, of all communes."""
        return self.folder / "884-chau-doc.xlsx"

    @property
    def checked(self) -> Path:
        """What the district found right."""
        return self.folder / "884-da-tham-dinh.xlsx"

    @property
    def next(self) -> Path:
        """The district's workbook of the year that follows."""
        return self.folder / "884-chau-doc-2021.xlsx"

    def run(self, stage: str, *args: str | Path, lang: str = "vi", code: int = 0) -> Done:
        """Run a command in the folder and keep what it printed."""
        done = run_inside(*args, lang=lang, cwd=self.folder)
        assert done.code == code, (stage, done.code, done.stderr)
        assert "Traceback" not in done.stderr
        self.outputs[stage] = done
        return done

    def printed(self, *args: str | Path, code: int = 0) -> Any:
        """Run a command in the folder and give the JSON that it prints."""
        return json.loads(self.run("printed", *args, "-f", "json", lang="en", code=code).stdout)

    def send(self, code: str, name: str, **more: Any) -> Path:
        """Let a commune fill in its form and send it."""
        changes = {**figures(code), **more.pop("changes", {})}
        index = CODES.index(code)
        return years.send(
            self.forms[code], self.received / name, index=index, changes=changes, **more
        )

    def fill_quarter(self, quarter: int) -> Path:
        """Let the district fill in the small workbook of a quarter, with the groups of children."""
        path = self.quarters / f"2020-Q{quarter}.xlsx"

        def fill(_: int, code: str) -> filling.Row:
            keys = filling.keys(filling.sheet(path))
            return {
                key: value for key, value in figures_of_quarter(code, quarter).items()
                if key in keys
            }  # fmt: skip

        filling.fill_table(path, path, fill)
        book = openpyxl.load_workbook(path)
        for row in book["Nhóm trẻ em"].iter_rows(min_row=6):
            counts = {"orphan": 20, "disabled": SPECIAL[quarter - 1] - 20}
            row[5].value = counts.get(str(row[3].value), 0)
        book.save(path)
        return path


def name_document(path: Path, item: str, document: str, day: str) -> None:
    """Write a document on the sheet of evidence of a commune's workbook."""
    book = openpyxl.load_workbook(path)
    for row in book["Minh chứng"].iter_rows(min_row=6):
        if row[2].value == item:
            row[4].value, row[5].value = document, day
    book.save(path)


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """Give the rows of a sheet that has its keys on the second line."""
    _, keys, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(keys, line, strict=True)) for line in lines]
