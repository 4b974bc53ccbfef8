"""What communes report, as workbooks for tests.

`FULL` are figures that score every one of the 1,000 points; a test changes what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import commandline
import xlsxwriter

REPO = commandline.ROOT
SAMPLES = commandline.SAMPLES

FULL: dict[str, Any] = {
    "has_protection_officer": "Có",
    "has_hamlet_collaborators": "Có",
    "has_protection_board": "Có",
    "has_child_budget": "Có",
    "births_due": 200,
    "births_registered": 200,
    "children_total": 3000,
    "children_abused": 0,
    "children_gravely_abused": 0,
    "children_offending": 0,
    "children_addicted": 0,
    "children_injured": 0,
    "children_killed": 0,
    "special_children": 60,
    "special_children_supported": 60,
    "abuse_cases": 0,
    "abuse_cases_planned": 0,
    "infants": 150,
    "infants_vaccinated": 150,
    "under5_measured": 800,
    "under5_underweight": 0,
    "under5_stunted": 0,
    "children_due_checkup": 2400,
    "children_checked": 2400,
    "under3": 500,
    "under3_in_nursery": 500,
    "aged3to5": 550,
    "aged3to5_in_kindergarten": 550,
    "has_child_forum": "Có",
    "aged7plus": 1600,
    "aged7plus_consulted": 1600,
    "has_child_club": "Có",
    "has_commune_playground": "Có",
    "hamlets": 8,
    "hamlets_with_playground": 8,
    "activities": 4,
    "children_asked": 100,
    "children_satisfied": 100,
    "residents_asked": 100,
    "residents_satisfied": 100,
}
COLUMNS = ("code", "name", "unit_class", *FULL)
"""The columns of the workbooks, in order: A, B, C, and the figures from D on."""


def row(code: str, name: str = "", **changes: Any) -> dict[str, Any]:
    """Make the row of a commune of the class `other` with every point but for some changes."""
    return {"code": code, "name": name, "unit_class": "other", **FULL, **changes}


def cell(key: str, line: int = 2) -> str:
    """Give the address of a figure; the first commune stands on line 2."""
    return f"Chỉ tiêu!{xlsxwriter.utility.xl_rowcol_to_cell(line - 1, COLUMNS.index(key))}"


def write(
    path: Path, rows: Iterable[Mapping[str, Any]], info: Mapping[str, str] | None = None
) -> Path:
    """Write a workbook: the keys on line 1, one commune a line below, and the sheet of `info`."""
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet("Chỉ tiêu")
    sheet.write_row(0, 0, COLUMNS)
    for line, values in enumerate(rows, start=1):
        sheet.write_row(line, 0, [values[key] for key in COLUMNS])
    about = workbook.add_worksheet("Thông tin")
    for line, pair in enumerate(({"Kỳ": "2020"} if info is None else info).items()):
        about.write_row(line, 0, pair)
    workbook.close()
    return path


def run(cwd: Path, *arguments: str | Path, lang: str = "en") -> commandline.Done:
    """Run `cftscore` in a folder, and check that no traceback reached the user."""
    done = commandline.run_inside(*arguments, cwd=cwd, lang=lang)
    assert "Traceback" not in done.stderr
    return done


def listed(communes: Iterable[Any]) -> list[Any]:
    """Put communes in the order of a report's lists: those that failed first."""
    order = ("fail", "incomplete", "not_submitted", "pass")
    return sorted(communes, key=lambda one: order.index(one["verdict"]))


def one_line(text: str) -> str:
    """Undo the wrapping of a terminal's lines."""
    return " ".join(text.split())
