"""Lines of a text export that hold another number of fields than their table has columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import cftscore

HEADS = "Mã xã,Tên xã,Số trẻ em phải khai sinh,Số trẻ em đã khai sinh,Tổng số trẻ em"
NOTED = f"{HEADS},Ghi chú"
B, A, MY = "30316,Phường Châu Phú B", "30319,Phường Châu Phú A", "30322,Phường Vĩnh Mỹ"
WHOLE = [f"{B},179,174,3105", f"{A},128,127,2383", f"{MY},167,165,3006"]


def read(tmp_path: Path, lines: Sequence[str]) -> tuple[dict[str, list[str]], set[str]]:
    """Give the figures of each commune as they were read, and code and place of each finding."""
    (tmp_path / "a.csv").write_text("\r\n".join(lines), encoding="utf-8-sig")
    result = cftscore.evaluate(tmp_path / "a.csv", period="2020", district="884")
    indicators = result.indicators
    figures: dict[str, list[str]] = {}
    for code, key, value in zip(
        indicators.code, indicators.indicator, indicators.value, strict=True
    ):
        if key in ("births_due", "births_registered", "children_total"):
            figures.setdefault(code, []).append(str(value))
    found = {
        f"{finding['code']} {finding['cell']}"
        for finding in json.loads(result.to_json())["findings"]
        if finding["code"][0] in "VXW" and finding["code"] not in ("V011", "X004", "W014")
    }
    return figures, found


RIGHT = {"30316": ["179", "174", "3105"], "30319": ["128", "127", "2383"],
         "30322": ["167", "165", "3006"]}  # fmt: skip
UNREAD = ["<NA>"] * 3


@pytest.mark.parametrize(
    ("lines", "unread", "place"),
    [
        # one field less, in the middle or at the end: which, cannot be told
        ([HEADS, *WHOLE[:2], f"{MY},165,3006"], ["30322"], "V018 C4:E4"),
        ([HEADS, *WHOLE[:2], f"{MY},167,165"], ["30322"], "V018 C4:E4"),
        ([HEADS, *WHOLE[:2], f"{MY},165,3006", ",,Tổng cộng"], ["30322"], "V018 C4:E4"),
        # the writer keeps blank fields at the end
        ([f"{line}," for line in (NOTED, *WHOLE[:2])] + [f"{MY},165,3006,"], ["30322"],
         "V018 C4:E4"),
        ([NOTED, *(f"{line}," for line in WHOLE[:2]), f"{MY},165,3006,"], ["30322"],
         "V018 C4:E4"),
        # a field more, in a table whose header ends in a blank one
        ([f"{HEADS},", *WHOLE[:2], f"{MY},1,167,165,3006"], ["30322"], "V018 C4:E4"),
        ([NOTED, *WHOLE[:2], f"{MY},1,165,165,3006"], ["30322"], "V018 C4:E4"),
    ],
)  # fmt: skip
def test_figures_of_an_odd_line_are_missing(
    lines: list[str], unread: list[str], place: str, tmp_path: Path
) -> None:
    figures, found = read(tmp_path, lines)
    assert figures == RIGHT | dict.fromkeys(unread, UNREAD)
    assert found == {place}


@pytest.mark.parametrize(
    "lines",
    [
        [HEADS, *WHOLE],
        [f"{line},," for line in (HEADS, *WHOLE)],
        [NOTED, *WHOLE],  # no line has a remark
        [NOTED, *WHOLE[:2], f"{WHOLE[2]},đã soát"],
        [HEADS, *WHOLE, ",Tổng cộng,474", "Người lập biểu"],
    ],
)
def test_lines_without_blank_fields_at_their_end_are_read(lines: list[str], tmp_path: Path) -> None:
    assert read(tmp_path, lines) == (RIGHT, set())


def test_answers_and_words_behind_the_last_heading_doubt_their_lines(tmp_path: Path) -> None:
    """What heads them is not known: it may be that all before them is shifted."""
    remarks = [HEADS, *(f"{line},đã soát" for line in WHOLE)]
    figures, found = read(tmp_path, remarks)
    assert figures == dict.fromkeys(RIGHT, UNREAD)
    assert found == {"V018 C2:E2", "V018 C3:E3", "V018 C4:E4"}
    assert read(tmp_path, [f"{HEADS},", *remarks[1:]]) == (RIGHT, set())


def test_excel_leaves_blank_columns_away_in_blocks_of_lines(tmp_path: Path) -> None:
    """Of sixteen lines whose last column is blank Excel writes none of its delimiters."""
    above = [HEADS, *([",,,,"] * 15)]
    figures, found = read(tmp_path, [*above, *(line.rpartition(",")[0] for line in WHOLE), ",,,"])
    assert figures == {code: [*read[:2], "<NA>"] for code, read in RIGHT.items()}
    assert found == {"V001 E17", "V001 E18", "V001 E19"}
    # The last block may be a single line.
    short = [line.rpartition(",")[0] for line in WHOLE]
    figures, _ = read(tmp_path, [*above, *short[:2], *([",,,"] * 14), short[2]])
    assert figures["30322"] == [*RIGHT["30322"][:2], "<NA>"]
    # In a block with its header they would be as long as that.
    figures, _ = read(tmp_path, [HEADS, *(line.rpartition(",")[0] for line in WHOLE)])
    assert figures == dict.fromkeys(RIGHT, UNREAD)
