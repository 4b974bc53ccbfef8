"""Forms that stand one below another on a sheet: all are read, each once, up to a country's."""

from __future__ import annotations

from pathlib import Path

import pytest
import workbooks as w

from cftscore.intake import stacked
from cftscore.intake.forms import find_form

TABLE = w.table()
FIGURES = {key: label for key, label in TABLE.labels.items() if key not in w.FIXED}
HEIGHT = len(FIGURES) + 2


def form(commune: int) -> w.Grid:
    row = TABLE.rows[commune]
    lines: w.Grid = [[label, row[key]] for key, label in FIGURES.items()]
    return [[f"UBND {row['name']}", None], ["Chỉ tiêu", "Số liệu"], *lines]


def forms(*communes: int) -> w.Grid:
    return [line for commune in communes for line in form(commune)]


def test_forms_further_down_than_any_one_is_long_are_read(tmp_path: Path) -> None:
    """Rows below the 500th were not: of 17 forms six were lost without a word."""
    every = range(len(TABLE.rows))
    w.save(tmp_path / "a.xlsx", {"a": forms(*every)})
    w.save_table(tmp_path / "b.xlsx", TABLE.without("unit_class"))
    _, below, _ = w.evaluate("a.xlsx", cwd=tmp_path)
    _, table, _ = w.evaluate("b.xlsx", cwd=tmp_path)
    assert w.results(below) == w.results(table)
    registered = list(FIGURES).index("births_registered") + 3
    start = HEIGHT * [row["code"] for row in TABLE.rows].index("30727")
    assert start > 500
    vong_the = next(commune for commune in below["communes"] if commune["code"] == "30727")
    cells = [cell for of in vong_the["criteria"] for item in of["items"] for cell in item["cells"]]
    assert f"a!B{start + registered}" in cells


def test_each_form_is_looked_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each was a copy of the whole sheet, in which the others were blank."""
    looked: list[int] = []

    def counting(sheet, headings, header):  # type: ignore[no-untyped-def]
        looked.append(len(sheet.rows))
        return find_form(sheet, headings, header)

    monkeypatch.setattr(stacked, "find_form", counting)
    w.save(tmp_path / "a.xlsx", {"a": forms(0, 1, 2, 1, 0)})
    w.evaluate("a.xlsx", cwd=tmp_path)
    assert looked == [HEIGHT] * 5


def test_the_rows_of_a_form_in_which_nothing_is_recognised_are_named(tmp_path: Path) -> None:
    """The commune was told to have sent nothing, and its form was passed over without a word."""
    unknown: w.Grid = [[f"UBND {TABLE.rows[1]['name']}", None], ["Chỉ tiêu", "Số liệu"]]
    unknown += [[f"Việc thứ {number}", number] for number in range(40, 44)]
    w.save(tmp_path / "a.xlsx", {"a": [*form(0), *unknown, *form(2)]})
    _, result, _ = w.evaluate("a.xlsx", cwd=tmp_path)
    skipped = [one for one in result["findings"] if one["code"] == "W014"]
    (message,) = (one["message"] for one in skipped)
    assert message.endswith(f" were skipped: {HEIGHT + 1}–{HEIGHT + 6}")
    sent = {row["code"] for row in (TABLE.rows[0], TABLE.rows[2])}
    verdicts = {one["code"]: one["verdict"] for one in result["communes"]}
    assert {code for code, verdict in verdicts.items() if verdict != "not_submitted"} == sent


def test_forms_are_read_up_to_as_many_as_a_country_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(stacked, "_MOST_AGAIN", 2)
    w.save(tmp_path / "a.xlsx", {"a": forms(0, 1, 0, 1, 0, 2, 3)})
    _, document, _ = w.evaluate("a.xlsx", cwd=tmp_path)
    skipped = [f for f in document["findings"] if f["code"] == "W014"]
    assert [finding["message"].partition(": ")[2] for finding in skipped] == [
        f"{4 * HEIGHT + 1}–{7 * HEIGHT}"
    ]
    sent = {commune["name"] for commune in document["communes"] if commune["source"] is not None}
    assert sent == {row["name"] for row in TABLE.rows[:2]}


@pytest.mark.parametrize(
    ("names", "read"),
    [(["a"] * 9, 5), (list("abcabcabcabc"), 7), (list("abcd"), 4), ([str(n) for n in range(9)], 8)],
)
def test_how_many_are_read(names: list[str], read: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stacked, "_MOST", 8)
    monkeypatch.setattr(stacked, "_MOST_AGAIN", 4)
    assert stacked._as_many_as_are_read(names) == read
