"""Workbooks as offices make them: what is right, and no verdict that is wrong.

`tests/cases/office/README.md` says what each holds and what *right* and *decided* mean; all
figures are synthetic. Nine in ten and more are decided where the words of the cells are plain;
the unit class, which none of these files states, is no part of that here.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from commandline import run_inside

CASES = Path(__file__).parents[1] / "cases"
OFFICE = CASES / "office"
BOOKS: dict[str, Any] = json.loads((OFFICE / "expected.json").read_text(encoding="utf-8"))["books"]
pytestmark = pytest.mark.slow
each_book = pytest.mark.parametrize("book", BOOKS)


@cache
def evaluated(path: Path, *arguments: str) -> dict[str, Any]:
    """Evaluate a workbook and give the document."""
    done = run_inside("evaluate", path, *arguments, "--format", "json")
    assert done.code in (0, 1), done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def document_of(book: str) -> dict[str, Any]:
    """Evaluate one of the six workbooks as its officer would."""
    return evaluated(OFFICE / book, "--period", BOOKS[book]["period"], *BOOKS[book]["arguments"])


def interval(commune: dict[str, Any]) -> tuple[float, float]:
    """Give the points that a commune has at least and at most."""
    return commune["points_min"], commune["points_max"]


@each_book
def test_what_is_read_of_every_commune_is_right(book: str) -> None:
    communes = {commune["code"]: commune for commune in document_of(book)["communes"]}
    for code, right in BOOKS[book]["communes"].items():
        least, most = interval(communes[code])
        strict = right["strict"]
        assert strict["points_min"] <= least <= right["points_min"], right["name"]
        assert right["points_max"] <= most <= strict["points_max"], right["name"]
        assert communes[code]["verdict"] in (right["verdict"], strict["verdict"]), right["name"]


@each_book
def test_no_cell_of_another_column_is_taken_for_an_indicator(book: str) -> None:
    """Every cell that an item rests on stands in the column or row of one of its indicators."""
    sheets = BOOKS[book]["sheets"]
    meant = {
        (name, field["at"]): field["key"] if isinstance(field["key"], list) else [field["key"]]
        for name, sheet in sheets.items()
        for field in sheet["fields"]
    }
    ratios = {
        (name, field["at"]): field["ratio_of_item"]
        for name, sheet in sheets.items()
        for field in sheet["fields"]
        if "ratio_of_item" in field
    }
    measured: set[str] = set()
    for commune in document_of(book)["communes"]:
        for criterion in commune["criteria"]:
            for item in criterion["items"]:
                for cell in item["cells"]:
                    sheet, _, address = cell.rpartition("!")
                    letters = address.rstrip("0123456789")
                    down = sheets[sheet]["axis"] == "columns"
                    at = sheet, letters if down else address[len(letters) :]
                    keys = meant[at]
                    if ratios.get(at) == item["id"] and (
                        item["points"] is None or _says_none(book, sheet, address)
                    ):
                        continue
                    assert None not in keys, (cell, item["id"])
                    measured.update(keys)
    assert measured


def _says_none(book: str, sheet: str, address: str) -> bool:
    """Whether a cell says that no case arose: neither a share nor a count stands in it."""
    found = openpyxl.load_workbook(OFFICE / book)[sheet][address].value
    return bool(found == "KPS")


@pytest.mark.parametrize(
    ("book", "decided"),
    [
        ("phu-tan-2020-hai-tang.xlsx", 12),
        ("cho-moi-2019-theo-nganh.xls", 18),
        ("an-giang-2019-toan-tinh.xlsx", 156),
        ("thoai-son-2019-chuyen-vi.ods", 17),
    ],
)
def test_points_are_decided_where_every_cell_is_plain(book: str, decided: int) -> None:
    communes = {commune["code"]: commune for commune in document_of(book)["communes"]}
    rights = BOOKS[book]["communes"].items()
    found = sum(
        interval(communes[code]) == (right["points_min"], right["points_max"])
        for code, right in rights
    )
    assert found >= decided


def test_only_percentages_leave_their_items_open() -> None:
    document = document_of("an-phu-2020-ty-le.xlsx")
    items = {
        item["id"]: item["points"]
        for commune in document["communes"][:1]
        for criterion in commune["criteria"]
        for item in criterion["items"]
    }
    assert items["2.1"] is None
    assert items["7.1"] is None
    assert items["3.2"] is not None
    assert items["12.3"] is not None


def test_a_commune_is_told_by_the_group_row_above_it() -> None:
    """Two districts of An Giang have a commune of this name."""
    document = document_of("an-giang-2019-toan-tinh.xlsx")
    named = [commune for commune in document["communes"] if commune["name"] == "Xã An Phú"]
    assert [one["verdict"] != "not_submitted" for one in named] == [True]


def test_boys_and_girls_are_not_the_children() -> None:
    """23 boys and 23 girls were injured: 46 of them, not 23."""
    document = evaluated(CASES / "sub-columns-nam-nu.xlsx", "--period", "2020")
    (finding,) = (one for one in document["findings"] if one["code"] == "H006")
    assert finding["cell"] == "O4"
    assert "“Nam”" in finding["message"]
    assert "O + P may be the figure" in finding["message"]
    commune = next(one for one in document["communes"] if one["code"] == "30682")
    injured = next(item for item in commune["criteria"][4]["items"] if item["id"] == "5.1")
    assert injured["points"] is None


def test_the_column_of_the_period_is_read() -> None:
    document = evaluated(CASES / "years-under-one-heading.ods", "--period", "2021")
    commune = next(one for one in document["communes"] if one["code"] == "03472")
    item = next(item for item in commune["criteria"][5]["items"] if item["id"] == "6.1")
    assert commune["verdict"] == "fail"
    assert item["cells"] == ["Chỉ tiêu!T5", "Chỉ tiêu!S5"]


def test_tables_side_by_side_are_two() -> None:
    document = evaluated(CASES / "two-blocks-side-by-side.xlsx", "--period", "2021")
    commune = next(one for one in document["communes"] if one["code"] == "32212")
    assert (commune["verdict"], commune["points"]) == ("pass", 1000)


def test_girls_are_never_the_total() -> None:
    document = evaluated(CASES / "girls-under-one-heading.csv", "--period", "2021")
    commune = next(one for one in document["communes"] if one["code"] == "30928")
    assert interval(commune) == (920, 950)


def test_a_child_is_read_with_its_parent() -> None:
    document = evaluated(CASES / "parent-and-child.xlsx", "--period", "2021")
    points = {commune["code"]: interval(commune) for commune in document["communes"]}
    assert points["20314"] == (1000, 1000)
    assert points["20311"] == (945, 945)
    assert not [finding for finding in document["findings"] if finding["code"][0] == "H"]


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list of unit classes that a person made: what the samples say of each commune."""
    path = tmp_path_factory.mktemp("classes") / "classes.csv"
    known = {
        code: right["unit_class"]
        for book in BOOKS.values()
        for code, right in book["communes"].items()
    }
    lines = [f"{code},{unit_class}" for code, unit_class in sorted(known.items())]
    path.write_text("\n".join(["code,class", *lines, ""]), encoding="utf-8")
    return path


def result_of(commune: dict[str, Any]) -> tuple[str, float, float]:
    """Give verdict and points of a commune."""
    return commune["verdict"], *interval(commune)


def test_nine_in_ten_communes_are_decided_and_none_is_wrong(classes: Path) -> None:
    """The vocabulary suffices for all six: no mapping is needed."""
    communes = decided = 0
    for book, known in BOOKS.items():
        document = evaluated(
            OFFICE / book, "--period", known["period"], *known["arguments"], "--unit-classes",
            str(classes),
        )  # fmt: skip
        found = {commune["code"]: commune for commune in document["communes"]}
        for code, right in known["communes"].items():
            verdict, least, most = result_of(found[code])
            strict = right["strict"]
            assert strict["points_min"] <= least <= right["points_min"], right["name"]
            assert right["points_max"] <= most <= strict["points_max"], right["name"]
            assert verdict in (right["verdict"], strict["verdict"]), right["name"]
            wanted = right["verdict"], right["points_min"], right["points_max"]
            decided += (verdict, least, most) == wanted
            communes += 1
    assert communes == 230
    assert decided == 224


@pytest.mark.parametrize("book", ["an-phu-2020-ty-le.xlsx", "chau-doc-2019-phieu-tu-cham.xlsx"])
def test_shares_are_scored_on_demand_and_it_is_said(
    book: str, classes: Path, tmp_path: Path
) -> None:
    known = BOOKS[book]
    arguments = ("--period", known["period"], *known["arguments"], "--unit-classes", str(classes),
                 "--ratios")  # fmt: skip
    document = evaluated(OFFICE / book, *arguments)
    found = {commune["code"]: commune for commune in document["communes"]}
    for code, right in known["communes"].items():
        wanted = right.get("ratio_mode", right)
        assert result_of(found[code]) == (
            wanted["verdict"],
            wanted["points_min"],
            wanted["points_max"],
        ), right["name"]
    items = [
        item
        for commune in document["communes"]
        for criterion in commune["criteria"]
        for item in criterion["items"]
        if item.get("by_ratio")
    ]
    assert document["by_ratio"] == len(items) > 0
    assert {item["numerator"] for item in items} <= {None, 0} or book.startswith("chau")
    words = f"{len(items)} nội dung được chấm theo tỷ lệ mà đơn vị tự ghi"
    results = [tmp_path / name for name in ("a.md", "a.html", "a.xlsx")]
    outputs = [word for path in results for word in ("-o", path)]
    done = run_inside("evaluate", OFFICE / book, *arguments, *outputs, lang="vi")
    assert words in " ".join(done.stdout.split())
    for path in results[:2]:
        assert words in " ".join(path.read_text(encoding="utf-8").split())
    texts = {str(cell) for row in openpyxl.load_workbook(results[2]).worksheets[0].values
             for cell in row}  # fmt: skip
    assert any(words in text for text in texts)
    done = run_inside("evaluate", OFFICE / book, *arguments, "--format", "csv", lang="vi")
    assert words in " ".join(done.stderr.split())
    public = tmp_path / "public.html"
    run_inside("report", OFFICE / book, *arguments, "--public", "-o", public, "-q", lang="vi")
    assert words in " ".join(public.read_text(encoding="utf-8").split())


def test_one_class_for_all_is_taken_with_a_note_and_never_by_default() -> None:
    book = "thoai-son-2019-chuyen-vi.ods"
    arguments = (OFFICE / book, "--period", "2019", "--district", "894")
    assert {commune["unit_class"] for commune in evaluated(*arguments)["communes"]} == {None}
    document = evaluated(*arguments, "--unit-class", "other")
    assert {commune["unit_class"] for commune in document["communes"]} == {"other"}
    (note,) = (finding for finding in document["findings"] if finding["code"] == "R020")
    assert '--unit-class "other"' in note["message"]
    done = run_inside("evaluate", *arguments, "--unit-class", "xa thuong", "--format", "json")
    assert done.code == 2
    assert "V012" in done.stdout + done.stderr


@each_book
def test_no_line_of_a_signature_is_a_row_of_an_unknown_commune(book: str) -> None:
    """Its words stand in cells that are merged over columns of indicators."""
    assert [one["cell"] for one in document_of(book)["findings"] if one["code"] == "W015"] == []
