"""Figures that look wrong beside others: far from the district's, far from last time, copied."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from reports import cell, row, run, write

# the 17 communes of Thoại Sơn on the register of 2020
CODES = ("30682", "30685", "30688", "30691", "30692", "30694", "30697", "30700", "30703",
         "30706", "30709", "30712", "30715", "30718", "30721", "30724", "30727")  # fmt: skip

Figures = Mapping[str, Any]


def district(
    folder: Path, changes: Mapping[int, Figures], name: str = "a.xlsx", **info: str
) -> Path:
    """Write a district whose communes have a few children more than the one before."""
    rows = [
        row(
            code,
            **{"children_total": 3000 + index, "births_due": 200 + index, **changes.get(index, {})},
        )
        for index, code in enumerate(CODES)
    ]
    return write(folder / name, rows, {"Kỳ": "2020", **info})


def found(
    *arguments: str | Path, codes: str = "X004,X005,X006", lang: str = "en"
) -> list[tuple[str, str, str]]:
    done = run(Path(), "validate", *arguments, "--select", codes, "--format", "json")
    listed = json.loads(done.stdout)["findings"]
    key = "message" if lang == "en" else "message_vi"
    return [(one["code"], f"{one['sheet']}!{one['cell']}", one[key]) for one in listed]


def test_figures_alike_are_no_finding(tmp_path: Path) -> None:
    assert found(district(tmp_path, {})) == []


FAR = "“All children” = {}, {} times the median of the district's communes (3,009)"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (9050, [FAR.format("9,050", 3)]),
        (30090, [FAR.format("30,090", 10)]),
        (9027, []),  # three times the median, not more
        (4000, []),
    ],
)
def test_a_figure_far_from_the_districts_median(
    tmp_path: Path, value: int, expected: list[str]
) -> None:
    listed = found(district(tmp_path, {4: {"children_total": value}}), codes="X004")
    assert [spaced(message) for *_, message in listed] == expected
    assert {where for _, where, _ in listed} <= {cell("children_total", 6)}


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_figure_far_below_the_districts_median(tmp_path: Path) -> None:
    path = district(tmp_path, {4: {"children_total": 300}})
    ((_, where, message),) = found(path, codes="X004")
    assert where == cell("children_total", 6)
    assert message == (
        "“All children” = 300, only 1/10 of the median of the district's communes (3,008)"
    )
    ((*_, message),) = found(path, codes="X004", lang="vi")
    assert message == ("“Tổng số trẻ em” = 300, chỉ bằng 1/10 trung vị các xã trong huyện (3.008)")
    ((*_, message),) = found(
        district(tmp_path, {4: {"children_total": 30090}}), codes="X004", lang="vi"
    )
    assert message == "“Tổng số trẻ em” = 30.090, gấp 10 lần trung vị các xã trong huyện (3.009)"


def test_small_numbers_may_vary(tmp_path: Path) -> None:
    assert found(district(tmp_path, {4: {"children_injured": 19}})) == []
    ((code, where, message),) = found(district(tmp_path, {4: {"children_injured": 20}}))
    assert (code, where) == ("X004", cell("children_injured", 6))
    assert message.endswith("median of the district's communes is 0")


def test_a_median_needs_five_others(tmp_path: Path) -> None:
    def few(count: int) -> Path:
        rows = [row(code, children_total=3000 + index) for index, code in enumerate(CODES[:count])]
        rows[0]["children_total"] = 90_000
        return write(tmp_path / f"{count}.xlsx", rows, {"Kỳ": "2020"})

    assert found(few(5)) == []
    assert [where for _, where, _ in found(few(6))] == [cell("children_total", 2)]


def test_what_varies_in_the_whole_district_is_no_finding(tmp_path: Path) -> None:
    """Spread counts: a figure is far only when it is far beyond how the others differ."""
    spread = {index: {"children_due_checkup": 200 + 400 * (index // 3)} for index in range(17)}
    spread = {index: {**one, "children_checked": 50} for index, one in spread.items()}
    assert found(district(tmp_path, spread)) == []


def test_a_row_copied_down(tmp_path: Path) -> None:
    same = {"children_total": 3002, "births_due": 202}
    ((code, where, message),) = found(district(tmp_path, {2: same, 9: same}))
    assert (code, where) == ("X006", "Chỉ tiêu!A11")
    assert message.startswith("every count of Xã Định Mỹ equals that of Thị trấn Óc Eo (")
    ((*_, message),) = found(tmp_path / "a.xlsx", lang="vi")
    assert message.startswith("mọi số đếm của xã Định Mỹ giống hệt thị trấn Óc Eo (")


def test_rows_of_zeros_are_no_copies(tmp_path: Path) -> None:
    few = {key: 0 for key in row("x") if isinstance(row("x")[key], int)}
    assert found(district(tmp_path, {2: few, 9: few}), codes="X006") == []


def previous(folder: Path, changes: Mapping[int, Figures]) -> Path:
    path = district(folder, changes, "before.xlsx")
    return path.rename(folder / "before-2019.xlsx")


def test_a_figure_far_from_the_last_period(tmp_path: Path) -> None:
    before = previous(tmp_path, {3: {"children_total": 900, "aged7plus": 500}})
    now = district(tmp_path, {3: {"aged7plus": 1600}})
    listed = found(now, "--previous", before, codes="X005")
    assert [(where, spaced(message)) for _, where, message in listed] == [
        (cell("children_total", 5), BEFORE.format("All children", "3,003", 900)),
        (cell("aged7plus", 5), BEFORE.format("Children of 7 years and over", "1,600", 500)),
    ]


BEFORE = "“{}” = {}, {} in the last period; 3 times the usual change"


def test_a_figure_far_below_the_last_period(tmp_path: Path) -> None:
    before = previous(tmp_path, {3: {"aged7plus": 1600}})
    now = district(tmp_path, {3: {"aged7plus": 400}})
    ((_, where, message),) = found(now, "--previous", before, codes="X005")
    assert where == cell("aged7plus", 5)
    assert message == (
        "“Children of 7 years and over” = 400, 1,600 in the last period; only 1/4 of the usual "
        "change"
    )
    ((*_, message),) = found(now, "--previous", before, codes="X005", lang="vi")
    assert message.endswith(" = 400, kỳ trước là 1.600; chỉ bằng 1/4 mức chung")


def test_a_change_that_all_share_is_no_finding(tmp_path: Path) -> None:
    """A quarter after a year: everybody's activities are a quarter of what they were."""
    before = previous(tmp_path, {index: {"activities": 400} for index in range(17)})
    now = district(
        tmp_path, {index: {"activities": 100 if index != 6 else 400} for index in range(17)}
    )
    listed = found(now, "--previous", before, codes="X005")
    assert [where for _, where, _ in listed] == [cell("activities", 8)]


def test_the_last_period_must_be_readable(tmp_path: Path) -> None:
    now = district(tmp_path, {})
    done = run(Path(), "validate", now, "--previous", tmp_path / "none.xlsx", lang="en")
    assert (done.code, "W001" in done.stderr) == (2, True)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run(Path(), "validate", now, "--previous", tmp_path / "other.csv", lang="en")
    assert (done.code, "W013" in done.stderr) == (2, True)


def test_evaluate_sees_the_same(tmp_path: Path) -> None:
    now = district(tmp_path, {4: {"children_total": 30090}})
    document = json.loads(run(Path(), "evaluate", now, "--format", "json", lang="en").stdout)
    assert [finding["code"] for finding in document["findings"]] == ["X004"]
    assert found(now, codes="X004")[0][0] == "X004"
