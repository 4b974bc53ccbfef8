"""Headings of shares, and what is merged over several communes."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import workbooks as w

from cftscore.intake.shares import is_share

BIRTHS = "Số trẻ em đã khai sinh đúng quy định"


@pytest.mark.parametrize(
    "heading",
    [f"{BIRTHS} (%)", f"% {BIRTHS}", f"Tỷ lệ {BIRTHS}", "Tỉ lệ khai sinh", "TỶ LỆ", "Tỷ suất ‰",
     "Share of births", "Percentage registered", "Phần trăm", "Rate per 1,000", f"{BIRTHS} (％)",
     f"{BIRTHS} ﹪", f"{BIRTHS} (٪)", f"{BIRTHS} ‱", f"{BIRTHS} (o/o)", f"{BIRTHS} (0/00)"],
)  # fmt: skip
def test_headings_of_shares(heading: str) -> None:
    assert is_share(heading)


@pytest.mark.parametrize(
    "heading",
    [
        BIRTHS,
        "Số trẻ em",
        "births_registered",
        "Children registered",
        "",
        "Mã xã",
        "Xã 10/05",
        "co/op",
    ],
)
def test_other_headings(heading: str) -> None:
    assert not is_share(heading)


def _with_heading(path: Path, address: str, heading: str, merge: str = "") -> None:
    w.save_table(path, w.table())
    book = openpyxl.load_workbook(path)
    sheet = book[w.SHEET]
    sheet[address] = heading
    if merge:
        sheet.merge_cells(merge)
    book.save(path)


@pytest.mark.slow
@pytest.mark.parametrize("heading", [f"{BIRTHS} (%)", "Tỷ lệ trẻ em đã khai sinh", "%"])
def test_a_column_of_shares_is_no_column_of_counts(heading: str, tmp_path: Path) -> None:
    """Even where the key of the indicator stands below the heading."""
    _with_heading(tmp_path / "a.xlsx", "K1", heading)
    code, document, _ = w.evaluate("a.xlsx", cwd=tmp_path)
    assert code == 1
    found = [
        (finding["code"], finding["cell"])
        for finding in document["findings"]
        if finding["code"][0] == "H"
    ]
    assert found == [("H001", None), ("H008", "K1")]
    births = next(
        item
        for criterion in document["communes"][0]["criteria"]
        for item in criterion["items"]
        if item["id"] == "2.1"
    )
    assert births["points"] is None
