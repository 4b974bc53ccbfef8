"""What the cells of a commune say together: its figure, and what is told of which cell."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
import workbooks

from cftscore.core.text import Text
from cftscore.criteria import load as criteria_load
from cftscore.evaluation.pipeline import Options, prepare
from cftscore.evaluation.workbooks import read_workbooks
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake import combine
from cftscore.intake.values import MAX_COUNT

INDICATORS = criteria_load.load("qd-06-2019").set.indicators
DUE, FORUM = "births_due", "has_child_forum"
COLUMNS = ("code", "name", DUE, FORUM)
CODES = [str(row["code"]) for row in workbooks.table().rows]


def write(path: Path, *rows: Mapping[str, Any], without: str = "") -> Path:
    """Write a few figures of the first communes of a district, in columns C and D from row 3 on."""
    table = workbooks.table().some(0, len(rows)).order(COLUMNS).without(without)
    for number, cells in enumerate(rows):
        table = table.put(number, **{DUE: 5, FORUM: "có", **cells})
    return workbooks.save_table(path, table)


def told(*paths: Path) -> tuple[dict[str, list[int | None]], list[Finding]]:
    """Give both figures of the communes, and what is told of their cells."""
    read, findings = read_workbooks(paths)
    prepared = prepare(read, Options(period="2020"), findings)
    submission, count = prepared.submission, len(prepared.submission.communes)
    figures = {
        key: [submission.value(index, key) for index in range(count)] for key in (DUE, FORUM)
    }
    kept = [f for f in prepared.findings if isinstance(f, c.ValueFinding | c.ConflictingValues)]
    return figures, [finding for finding in kept if finding.label in LABELS]


LABELS = [INDICATORS[key].label for key in (DUE, FORUM)]


def of(
    kind: type[c.ValueFinding], path: Path, cell: str, given: str | Text, **more: Any
) -> Finding:
    """Make a finding of a cell: in column C births that are due, in column D a forum."""
    return kind(
        place=Place(str(path), workbooks.SHEET, cell),
        commune=CODES[int(cell[1:]) - 3],
        label=LABELS["CD".index(cell[0])],
        given=given,
        **more,
    )


def test_counts_are_read_from_cells_of_numbers(tmp_path: Path) -> None:
    cells = [0, MAX_COUNT, MAX_COUNT + 1, -1, 2.0, 0.5, 165.00000000000003, True, "1 204", "1,5"]
    path = write(tmp_path / "a.xlsx", *({DUE: cell} for cell in cells))
    figures, findings = told(path)
    assert figures[DUE] == [0, MAX_COUNT, None, None, 2, None, 165, None, 1204, None]
    assert figures[FORUM] == [1] * 10
    assert findings == [
        of(c.CountTooLarge, path, "C5", str(MAX_COUNT + 1)),
        of(c.NegativeCount, path, "C6", "-1"),
        of(c.FractionalCount, path, "C8", Text("0,5", "0.5")),
        of(c.NotNumber, path, "C10", "True"),
        of(c.TextNumber, path, "C11", "1 204", value=1204),
        of(c.FractionalCount, path, "C12", "1,5"),
    ]


def test_a_blank_cell_is_told_of_where_nothing_else_is(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {DUE: None}, {FORUM: "-"}, {DUE: None}, {DUE: None})
    other = write(tmp_path / "b.xlsx", {}, {}, {DUE: "x?"}, {DUE: 7})
    without = write(tmp_path / "c.xlsx", {}, {}, {}, {}, without=DUE)
    figures, findings = told(path, without)
    assert figures == {DUE: [None, 5, None, None], FORUM: [1, 1, 1, 1]}
    assert [finding for finding in findings if finding.code == "V001"] == [
        of(c.ValueMissing, path, f"C{row}", "") for row in (3, 5, 6)
    ]
    figures, findings = told(path, other)
    assert figures == {DUE: [5, 5, None, 7], FORUM: [1, 1, 1, 1]}
    assert findings == [of(c.NotNumber, other, "C5", "x?")]
    figures, findings = told(path)
    assert figures == {DUE: [None, 5, None, None], FORUM: [1, None, 1, 1]}
    assert of(c.ValueMissing, path, "D4", "-", answers=True) in findings


def test_figures_that_differ(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{name}.xlsx", {DUE: count}) for name, count in (("b", 5), ("a", 6))]
    places = [Place(str(path), workbooks.SHEET, "C3") for path in reversed(paths)]
    conflict = c.ConflictingValues(
        place=places[0], commune=CODES[0], label=LABELS[0], cells=tuple(map(str, places))
    )
    assert told(*paths) == ({DUE: [None], FORUM: [1]}, [conflict])


def test_counts_beside_another_share_or_a_number_that_is_none(tmp_path: Path) -> None:
    cells = ["100/200 (7%)", "100/200 (7)", "100/200 (48,5)", "100/200 (50%)", "5 ⟨3/4⟩"]
    path = write(tmp_path / "a.xlsx", *({DUE: cell} for cell in cells))
    figures, findings = told(path)
    assert figures[DUE] == [None] * 5
    assert findings == [
        of(c.ContradictedRate, path, "C3", cells[0], found=Decimal("50.00"), sign="%"),
        *[of(c.NotNumber, path, f"C{row}", cells[row - 3]) for row in (4, 5, 6, 7)],
    ]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_cells_that_say_one_figure_are_not_looked_at_one_by_one(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(combine._Column, "_from_cells", refuse)
    rows: list[Mapping[str, Any]] = [{}, {FORUM: "không"}, {DUE: 7}]
    path = write(tmp_path / "a.xlsx", *rows)
    if name.endswith("csv"):
        grid = [list(row) for row in openpyxl.load_workbook(path).worksheets[0].values]
        path = workbooks.save_csv(tmp_path / name, grid)
    (read,), findings = read_workbooks([path])
    submission = prepare([read], Options(period="2020"), findings).submission
    assert [submission.values[key].tolist() for key in (DUE, FORUM)] == [[5, 5, 7], [1, 0, 1]]


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        ([0, 1, MAX_COUNT, MAX_COUNT + 1, -1], [0, 1, MAX_COUNT, -1, -1]),
        ([0.0, 1.0, float(MAX_COUNT), 1e11, -2.0, 0.5, 1e300], [0, 1, MAX_COUNT, -1, -1, -1, -1]),
        ([3, 2.5, "4", None, True, 7.0], [3, -1, -1, -1, -1, 7]),
        ([1, 10**400], [-1, -1]),
        (["a"], [-1]),
        ([], []),
    ],
)
def test_whole_numbers_that_are_typed_are_read_at_once(cells: list[Any], counts: list[int]) -> None:
    read = combine._typed_counts(np.array([*cells, None], dtype=object)[:-1])
    assert (str(read.dtype), read.tolist()) == ("int64", counts)
