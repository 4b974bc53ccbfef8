"""`report --appraisal --own`: both points side by side, and the minutes of the council."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import reports
from docx.oxml.ns import qn

pytestmark = pytest.mark.slow

CODE = "30685"
NUMBERS: dict[str, Any] = {
    "births_registered": 150,
    "children_injured": 17,
    "has_child_club": "Không",
}


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """Write what the commune reported and what the district checked: three figures differ."""
    reports.write(tmp_path / "own.xlsx", [reports.row(CODE)])
    reports.write(tmp_path / "checked.xlsx", [reports.row(CODE, **NUMBERS)])
    return tmp_path


def said(path: Path) -> list[str]:
    document = docx.Document(str(path))
    texts = (
        "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        for paragraph in document.element.iter(qn("w:p"))
    )
    return [" ".join(text.split()) for text in texts]


def rows(path: Path, heading: str) -> dict[str, list[str]]:
    for table in docx.Document(str(path)).tables:
        cells = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
        if heading in cells[0]:
            return {row[0]: row for row in cells[1:]}
    raise AssertionError(heading)


def make(folder: Path, *own: str, lang: str = "vi") -> Path:
    done = reports.run(
        folder, "report", "checked.xlsx", "--dossier", CODE, "--appraisal", *own, "-o", "out", "-q",
        lang=lang,
    )  # fmt: skip
    assert done.code == 0, done.stderr
    return folder / "out"


def test_own_and_appraised_points_stand_side_by_side_with_the_reason(both: Path) -> None:
    out = make(both, "--own", "own.xlsx")
    found = rows(out / "bao-cao-tham-dinh.docx", "Chênh lệch")
    # 150 of 200 births is below the last band, 17 injured of 3,000 children is 566.67 in 100,000.
    assert found["2.1"][2:] == ["50", "50", "0*", "-50",
                                "Số trẻ em đã khai sinh đúng quy định: 200 → 150"]  # fmt: skip
    assert found["5.1"][2:6] == ["50", "50", "35*", "-15"]
    assert found["11.3"][5] == "-25"
    assert found["11.3"][6].endswith("có → không")
    assert found["3.1"][3:] == ["50", "50*", "0", ""]
    assert found["11"][2:6] == ["75", "75", "50", "-25"]
    assert found[""][1:6] == ["Tổng cộng", "1.000", "1.000", "910", "-90"]
    text = said(out / "bao-cao-tham-dinh.docx")
    assert ("- Xã tự chấm 1.000 điểm (Đạt); thẩm định 910 điểm (Không đạt); chênh lệch -90 điểm;"
            in text)  # fmt: skip
    assert "- Số liệu được điều chỉnh qua thẩm định: 3;" in text


def test_the_council_gets_its_minutes(both: Path) -> None:
    out = make(both, "--own", "own.xlsx")
    path = out / "bien-ban-hop-tham-dinh.docx"
    text = said(path)
    assert "BIÊN BẢN" in text
    assert any(line.startswith("1. Chủ tịch hội đồng: ……") for line in text)
    assert any("4. Đại diện Ủy ban nhân dân thị trấn Phú Hoà" in line for line in text)
    assert (
        "Theo số liệu đã thẩm định, thị trấn Phú Hoà đạt 910/1.000 điểm, kết quả: Không đạt."
        in text
    )
    assert "CHỦ TỊCH HỘI ĐỒNG" in text
    assert rows(path, "Tiêu chí, nội dung")["2"][3:] == ["50", "0", "-50"]
    assert set(rows(path, "Lý do")) == {"2.1", "5.1", "11.3"}


def test_without_own_figures_there_is_room_for_them(both: Path) -> None:
    out = make(both, lang="en")
    assert sorted(path.name for path in out.iterdir()) == [
        "appraisal.docx", "minutes-of-the-council.docx"
    ]  # fmt: skip
    text = said(out / "minutes-of-the-council.docx")
    assert any(line.startswith("2. Items whose points differ") for line in text)


def test_own_figures_are_for_an_appraisal_and_of_the_same_period(both: Path) -> None:
    reports.write(both / "other.xlsx", [reports.row(CODE)], {"Kỳ": "2019"})
    asked = ("report", "checked.xlsx", "--dossier", CODE)
    done = reports.run(both, *asked, "--own", "own.xlsx", "-o", "out")
    assert (done.code, "--own needs --appraisal" in done.stderr) == (2, True)
    done = reports.run(both, *asked, "--appraisal", "--own", "other.xlsx", "-o", "out")
    assert done.code == 2
    assert "W016" in done.stderr
    assert not (both / "out").exists()


def test_a_reconciliation_is_written_to_every_format(both: Path) -> None:
    names = [f"r.{kind}" for kind in ("xlsx", "docx", "json", "md", "html")]
    outputs = [word for name in names for word in ("-o", name)]
    done = reports.run(both, "reconcile", "own.xlsx", "checked.xlsx", *outputs, lang="en")
    assert done.code == 1, done.stderr
    book = openpyxl.load_workbook(both / "r.xlsx")
    _, keys, *lines = book["Points by item"].iter_rows(values_only=True)
    items = [dict(zip(keys, line, strict=True)) for line in lines]
    keys = ("item", "own_points", "checked_points", "difference")
    assert [tuple(one[key] for key in keys) for one in items] == [
        ("2.1", 50, 0, -50), ("5.1", 50, 35, -15), ("11.3", 25, 0, -25)
    ]  # fmt: skip
    assert items[0]["reason"] == "Children registered at birth as prescribed: 200 → 150"
    assert [row[0] for row in book["Differences"].iter_rows(min_row=3, values_only=True)] \
        == [CODE] * 3  # fmt: skip
    found = rows(both / "r.docx", "Reason")
    assert found["5.1"][2:] == ["50", "35", "-15", "Children injured in accidents: 0 → 17"]
    # Nothing is replaced unasked, and an input never.
    again = reports.run(both, "reconcile", "own.xlsx", "checked.xlsx", "-o", "r.xlsx")
    assert (again.code, "O00" in again.stderr) == (2, True)
    onto = reports.run(both, "reconcile", "own.xlsx", "checked.xlsx", "-o", "own.xlsx", "--force")
    assert onto.code == 2
