"""Submissions: a DataFrame of communes by indicators, and beside it the cells of each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import reports
import xlsxwriter

from cftscore.evaluation.pipeline import Options, Prepared, prepare
from cftscore.evaluation.workbooks import read_workbooks
from cftscore.intake.cells import Cells
from cftscore.intake.header import Header, Table
from cftscore.intake.submission import Submission
from cftscore.spreadsheet.sheet import Sheet, Workbook

CODES = ["30682", "30685", "30688", "30691"]
KEYS = list(reports.FULL)


def _write(path: Path, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Path:
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet("Số")
    for line, values in enumerate([columns, *rows]):
        sheet.write_row(line + 4, 2, values)
    workbook.close()
    return path


def _prepare(*paths: Path) -> Prepared:
    workbooks, findings = read_workbooks(paths)
    return prepare(workbooks, Options(period="2020", district="894"), findings)


@pytest.fixture
def both(tmp_path: Path) -> Prepared:
    """Two files: three communes with all figures, and two with a few, one of them also above."""
    first = reports.write(
        tmp_path / "a.xlsx",
        [
            reports.row(CODES[0], births_due=None, infants="150"),
            reports.row(CODES[1], has_child_forum=None, hamlets=0.5),
            reports.row(CODES[2], births_due=150, births_registered=151),
        ],
    )
    second = _write(
        tmp_path / "b.xlsx",
        ["code", "births_registered", "hamlets", "has_child_forum", "children_total", "infants"],
        [
            [CODES[1], 200, 8, "không", 2999, None],
            [CODES[3], 7, None, "x", 100, 3],
        ],
    )
    return _prepare(first, second)


def _found(prepared: Prepared, commune: str) -> set[tuple[str, str | None, str | None]]:
    return {
        (finding.code, Path(finding.place.path or "").name, finding.place.cell)
        for finding in prepared.findings
        if finding.commune == commune and finding.code[0] in "VX"
    }


def test_values_are_a_frame_of_communes_by_indicators(both: Prepared) -> None:
    values = both.submission.values
    assert values.index.tolist() == CODES
    assert values.columns.tolist() == KEYS
    assert set(values.dtypes.astype(str)) == {"Int64"}
    assert values.loc["30682", "births_registered"] == 200
    assert values.loc["30682", "births_due"] is pd.NA
    some = values[["births_registered", "has_child_forum", "infants"]]
    assert some.to_numpy(object)[3].tolist() == [7, 1, 3]
    assert values.notna().sum(axis="columns").tolist()[3] == 4


def test_cells_that_say_the_same_stand_and_others_are_missing(both: Prepared) -> None:
    submission = both.submission
    said: Mapping[str, int | None] = {
        "births_registered": 200,  # in both files the same
        "children_total": None,  # 3,000 and 2,999
        "has_child_forum": 0,  # blank in one file
        "hamlets": 8,  # half a hamlet in one file, which is reported
        "infants": 150,  # blank in the other
    }
    assert {key: submission.value(1, key) for key in said} == said
    assert _found(both, "30685") == {
        ("X003", "a.xlsx", reports.cell("children_total", 3).partition("!")[2]),
        ("V004", "a.xlsx", reports.cell("hamlets", 3).partition("!")[2]),
    }


def test_a_number_that_is_a_text_counts_and_is_reported(both: Prepared) -> None:
    assert both.submission.value(0, "infants") == 150
    cells = {cell for code, _, cell in _found(both, "30682") if code == "V013"}
    assert cells == {reports.cell("infants").partition("!")[2]}


def test_what_is_scored_leaves_out_contradictions_and_the_report_stays(both: Prepared) -> None:
    assert both.submission.value(2, "births_registered") == 151
    assert both.scorable.loc["30688", "births_registered"] is pd.NA
    mended = both.scorable.copy()
    mended.loc["30688", "births_registered"] = 151
    pd.testing.assert_frame_equal(mended, both.submission.values)


def test_every_figure_has_its_cells_in_every_source(both: Prepared) -> None:
    def addresses(keys: list[str], span: slice) -> list[tuple[str, ...]]:
        (cells,) = both.submission.cells.addresses([keys], span)
        return cells

    every = addresses(["births_registered", "hamlets"], slice(0, 4))
    registered, hamlets = (
        reports.cell(key).partition("!")[2][:-1] for key in ("births_registered", "hamlets")
    )
    assert every == [
        (f"Chỉ tiêu!{registered}2", f"Chỉ tiêu!{hamlets}2"),
        (f"Chỉ tiêu!{registered}3", "[1]Số!D6", f"Chỉ tiêu!{hamlets}3", "[1]Số!E6"),
        (f"Chỉ tiêu!{registered}4", f"Chỉ tiêu!{hamlets}4"),
        ("Số!D7", "Số!E7"),
    ]
    assert addresses(["births_registered", "hamlets"], slice(1, 3)) == every[1:3]
    assert addresses(["births_due"], slice(3, 4)) == [()]
    assert addresses(["births_due"], slice(2, 4))[0] == (reports.cell("births_due", 4),)
    assert addresses([], slice(0, 4)) == [()] * 4
    assert addresses(["@province"], slice(0, 4)) == [()] * 4


def test_columns_and_communes_name_the_same_cells(both: Prepared) -> None:
    submission = both.submission
    for key in KEYS:
        (column,) = submission.cells.addresses([[key]], slice(0, len(CODES)))
        for index, cells in enumerate(column):
            bare = [cell.rpartition("]")[2] for cell in cells]
            assert bare == [cell for _, cell, _ in submission.written(index, key)]
            assert bare == [
                f"{place.sheet}!{place.cell}" for place in submission.places(index, key)
            ]
            assert cells == submission.addresses(index, [key])


def test_two_columns_of_one_indicator_are_two_cells_in_their_order(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "a.xlsx",
        ["code", "births_due", "births_registered", "hamlets", "births_due"],
        [[CODES[0], 5, 4, 3, 5], [CODES[1], 5, 4, 3, None], [CODES[2], 5, 4, 3, 6]],
    )
    submission = _prepare(path).submission
    assert submission.values["births_due"].tolist() == [5, 5, pd.NA]
    assert submission.addresses(1, ["births_due", "hamlets"]) == ("Số!D7", "Số!G7", "Số!F7")


def test_a_submission_of_nothing_has_no_cells() -> None:
    nothing = Submission()
    assert list(nothing.cells.addresses([["births_due"]], slice(0, 0))) == [[]]
    assert len(nothing.cells.of("births_due").lines) == 0


def test_a_commune_of_many_rows_has_as_many_cells_and_no_more(tmp_path: Path) -> None:
    """Each of its rows had a column of the length of all communes."""
    many: list[list[Any]] = [[CODES[1], 5 + (number == 7), 4] for number in range(300)]
    rows = [[CODES[0], 9, 8], *many, [CODES[2], None, 3], [CODES[2], 7, 3]]
    path = _write(tmp_path / "a.xlsx", ["code", "births_due", "hamlets"], rows)
    submission = _prepare(path).submission
    of_births = submission.cells.of("births_due")
    assert len(of_births.lines) == len(of_births.columns) == 303
    assert of_births.starts.tolist() == [0, 1, 301, 303]
    assert submission.values["births_due"].tolist() == [9, pd.NA, 7], "one row differs"
    assert submission.values["hamlets"].tolist() == [8, 4, 3]
    assert submission.addresses(1, ["hamlets"]) == tuple(f"Số!E{6 + row}" for row in range(1, 301))
    (cells,) = submission.cells.addresses([["births_due", "hamlets"]], slice(2, 3))
    assert cells == [("Số!D307", "Số!D308", "Số!E307", "Số!E308")]


def test_of_tables_side_by_side_each_has_its_own_columns(tmp_path: Path) -> None:
    """Of each all columns of the sheet were taken: of a hundred tables, a hundred times as many."""
    heading = ["code", "births_due", "hamlets"]
    beside = [CODES[0], 1, 2, CODES[1], 3, 4, CODES[2], 5, 6]
    submission = _prepare(_write(tmp_path / "a.xlsx", heading * 3, [beside])).submission
    assert submission.values["births_due"].tolist() == [1, 3, 5]
    assert submission.addresses(2, ["births_due", "hamlets"]) == ("Số!J6", "Số!K6")
    assert len(submission.cells._raw) == len(beside)
    # Of some communes, each of which has one cell, no others are told.
    (cells,) = submission.cells.addresses([["hamlets"]], slice(0, 2))
    assert cells == [("Số!E6",), ("Số!H6",)]


def test_a_commune_without_rows_and_a_header_without_columns_have_no_cells() -> None:
    """As in a part of a year of which one sent nothing."""
    sheet = Sheet.of_rows("Số", [["x", 1], ["y", 2]])
    book = Workbook("a.xlsx", "", (sheet,))
    table, bare = (
        Table(source, book, sheet, Header(0, 2, columns, {}))
        for source, columns in ((3, {"births_due": (1,)}), (4, {}))
    )
    cells = Cells([[], [(table, 1)], [(bare, 1), (table, 0)]])
    standing = cells.of("births_due")
    assert standing.starts.tolist() == [0, 0, 1, 2]
    assert cells.raw(standing).tolist() == [2, 1]
    (addresses,) = cells.addresses([["births_due"]], slice(None))
    assert addresses == [(), ("Số!B2",), ("[3]Số!B1",)]
