"""`cftscore merge`: many filled workbooks in one, that says where each row came from."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import filling
import openpyxl
import pytest
import years
from commandline import SAMPLES
from commandline import run_inside as run

from cftscore.criteria import load as criteria_load

pytestmark = pytest.mark.slow

SET = criteria_load.load("qd-06-2019").set
SAMPLE = SAMPLES / "an-giang-2020" / "894-thoai-son.xlsx"
KEYS = ("unit_class", *SET.indicators)


def evaluated(*paths: str | Path) -> Any:
    """Evaluate, and leave out where the figures stand."""
    document = json.loads(run("evaluate", *paths, "-f", "json").stdout)
    for commune in document["communes"]:
        commune.pop("source")
        for item in (item for part in commune["criteria"] for item in part["items"]):
            item.pop("cells")
        for reason in commune["reasons"]:
            for name in ("cells", "message", "message_vi"):
                reason.pop(name, None)
    return document["communes"], document["districts"], document["provinces"]


def cells(path: Path) -> dict[str, dict[str, Any]]:
    """Read the cells of the communes, by code and key."""
    table = filling.sheet(path)
    columns = filling.keys(table)
    return {
        code: {key: table.cell(row, column).value for key, column in columns.items()}
        for row, code in filling.table_rows(table)
        if code.isdecimal()
    }


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The districts of An Giang in one workbook."""
    path = tmp_path_factory.mktemp("merged") / "an-giang.xlsx"
    done = run("merge", "samples/an-giang-2020", "-o", path)
    assert done.code == 0, done.stderr
    assert done.stdout == f"Written: {path} (communes: 156, with figures: 156, from files: 11)\n"
    return path


# --- what is kept


def test_a_merged_province_is_evaluated_as_its_districts_are(province: Path) -> None:
    assert evaluated(province) == evaluated(SAMPLES / "an-giang-2020")


def test_every_row_keeps_its_figures_and_where_they_came_from(province: Path) -> None:
    merged = cells(province)
    for path in sorted((SAMPLES / "an-giang-2020").glob("*.xlsx")):
        table = filling.sheet(path)
        for row, code in filling.table_rows(table):
            if code.isdecimal():
                assert merged[code]["source"] == (
                    f"samples/an-giang-2020/{path.name} › Chỉ tiêu!B{row}"
                )
        for code, before in cells(path).items():
            after = {key: merged[code][key] for key in KEYS}
            english = {"Có": "Yes", "Không": "No", before["unit_class"]: title(before)}
            assert after == {key: english.get(before[key], before[key]) for key in KEYS}


def title(row: dict[str, Any]) -> str:
    classes = SET.unit_classes.values()
    return next(
        unit_class.title.en
        for unit_class in classes
        if row["unit_class"] in (unit_class.title.vi, unit_class.title.en)
    )


def test_the_source_is_no_finding_and_a_merge_can_be_merged(province: Path, tmp_path: Path) -> None:
    done = run("validate", province, "--select", "H,W", "-f", "json")
    assert json.loads(done.stdout)["findings"] == []
    again = tmp_path / "again.xlsx"
    assert run("merge", province, "-o", again, lang="vi").code == 0
    assert evaluated(again) == evaluated(province)
    assert cells(again)["30727"]["source"].startswith(f"{province} › Chỉ tiêu!B")


def test_each_district_is_counted_beside_all(province: Path) -> None:
    results = filling.sheet(province, "Kết quả")
    # Below the communes, after a blank row and the headings.
    below = list(results.iter_rows(min_row=9 + 156 + 2, values_only=True))
    found = {row[2]: row[4:9] for row in below if row[2] is not None}
    _, districts, _ = evaluated(SAMPLES / "an-giang-2020")
    assert found == {
        district["name"]: (
            district["communes"], district["passed"], district["failed"], district["incomplete"],
            district["compliance_percent"],
        )
        for district in districts
    }  # fmt: skip


def test_forms_make_a_district(tmp_path: Path) -> None:
    figures = {code: {key: row[key] for key in KEYS} for code, row in cells(SAMPLE).items()}
    forms = tmp_path / "phieu"
    options = ("--district", "894", "--period", "2020", "--layout", "form")
    assert run("template", *options, "-o", forms, lang="vi").code == 0
    for path in sorted(forms.iterdir()):
        filling.fill_form(path, path, 0, lambda _, code: figures[code])
    done = run("merge", "phieu", "-o", "huyen.xlsx", cwd=tmp_path, lang="vi")
    assert done.code == 0, done.stderr
    assert done.stdout == "Đã ghi huyen.xlsx: 17 xã, 17 xã có số liệu, từ 17 tệp\n"
    merged = cells(tmp_path / "huyen.xlsx")
    assert {code: {key: row[key] for key in KEYS} for code, row in merged.items()} == figures
    assert merged["30727"]["source"] == "phieu/30727-xa-vong-the.xlsx › Chỉ tiêu!C5"
    assert evaluated(tmp_path / "huyen.xlsx") == evaluated(SAMPLE)


def _only(rows: dict[str, filling.Row], _: int, code: str) -> filling.Row:
    return rows.get(code, {})


def test_copies_of_a_template_complete_each_other(tmp_path: Path) -> None:
    """Each commune fills in its row of the district's template: blank rows contradict nothing."""
    figures = {code: {key: row[key] for key in KEYS} for code, row in cells(SAMPLE).items()}
    template = tmp_path / "mau.xlsx"
    assert run("template", "--district", "894", "--period", "2020", "-o", template).code == 0
    for code in list(figures)[:5]:
        fill = partial(_only, {code: figures[code]})
        filling.fill_table(template, tmp_path / f"{code}.xlsx", fill)
    template.unlink()
    done = run("merge", ".", "-o", "huyen.xlsx", cwd=tmp_path)
    assert "R004" not in done.stderr
    merged = cells(tmp_path / "huyen.xlsx")
    for index, (code, row) in enumerate(merged.items()):
        assert row["births_due"] == (figures[code]["births_due"] if index < 5 else None)
    # Twelve communes sent nothing yet.
    assert (done.code, "V011" in done.stderr) == (0, False)
    assert "R005 warning Commune not submitted: 12 times" in done.stderr


# --- contradictions


def test_contradictions_stay_blank_and_are_findings(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path, births in ((first, 100), (second, 101)):
        book = openpyxl.load_workbook(SAMPLE)
        table = book["Chỉ tiêu"]
        columns = filling.keys(filling.sheet(SAMPLE))
        table.cell(7, columns["births_due"]).value = births
        table.cell(7, columns["births_registered"]).value = 90
        table.cell(8, columns["has_child_club"]).value = "Có" if births == 100 else "Không"
        table.cell(9, columns["unit_class"]).value = (
            "other" if births == 100 else next(iter(SET.unit_classes))
        )
        book.save(path)
    before = first.read_bytes(), second.read_bytes()
    done = run("merge", "1.xlsx", "2.xlsx", "-o", "ra.xlsx", cwd=tmp_path)
    assert done.code == 1
    assert done.stderr.count("X003 error") == 3
    rows = list(cells(tmp_path / "ra.xlsx").values())
    assert (rows[0]["births_due"], rows[0]["births_registered"]) == (None, 90)
    assert (rows[1]["has_child_club"], rows[2]["unit_class"]) == (None, None)
    assert rows[0]["source"] == "1.xlsx › Chỉ tiêu!B7; 2.xlsx › Chỉ tiêu!B7"
    untouched = {key for key in KEYS if rows[3][key] is None}
    assert untouched == set()
    assert (first.read_bytes(), second.read_bytes()) == before
    score = filling.scores(tmp_path / "ra.xlsx")["30682"]
    assert (score.items["2.1"], score.verdict) == ("?", "Incomplete")


def test_a_part_above_its_whole_is_kept_and_reported(tmp_path: Path) -> None:
    """What was reported is merged as it was: the sheet marks it, and does not score it."""
    wrong = filling.fill_table(
        SAMPLE, tmp_path / "a.xlsx", lambda i, _: {"births_registered": 99_999} if not i else {}
    )
    done = run("merge", wrong, "-o", tmp_path / "ra.xlsx")
    assert (done.code, done.stderr.count("X001 error")) == (1, 1)
    assert cells(tmp_path / "ra.xlsx")["30682"]["births_registered"] == 99_999
    assert filling.scores(tmp_path / "ra.xlsx")["30682"].items["2.1"] == "?"


# --- scope, and what cannot be done


def test_the_district_that_is_asked_for_is_merged(tmp_path: Path) -> None:
    path = tmp_path / "ra.xlsx"
    done = run("merge", SAMPLES / "an-giang-2020", "--district", "Thoại Sơn", "-o", path)
    assert done.code == 0
    assert list(cells(path)) == list(cells(SAMPLE))
    assert filling.sheet(path)["D2"].value == "Period 2020, Huyện Thoại Sơn, Tỉnh An Giang"


def test_communes_that_sent_nothing_have_a_blank_row(tmp_path: Path) -> None:
    done = run("merge", SAMPLE, SAMPLES / "an-giang-2020" / "884-chau-doc.xlsx", "-o",
               tmp_path / "ra.xlsx")  # fmt: skip
    assert "R006 warning" in done.stderr
    merged = cells(tmp_path / "ra.xlsx")
    assert len(merged) == 156
    blank = [code for code, row in merged.items() if row["births_due"] is None]
    assert len(blank) == 156 - 17 - 7
    assert all(merged[code]["source"] in ("", None) for code in blank)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nothing", "-o", "ra.xlsx"], "W001"),
        (["mine.xlsx", "-o", "ra.xlsx"], "W005"),
        ([SAMPLE, "-o", "ra.csv"], "O003"),
        ([SAMPLE, "-o", "mine.xlsx"], "O001"),
        ([SAMPLE, "-o", "no/ra.xlsx"], "O004"),
        ([SAMPLE, "-o", "ra.xlsx", "--district", "Thoại Sn"], "R009"),
        ([SAMPLE, SAMPLES / "an-giang-2019", "-o", "ra.xlsx"], "W021"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_cannot_be_done_is_said(
    lang: str, arguments: list[str | Path], code: str, tmp_path: Path
) -> None:
    (tmp_path / "mine.xlsx").write_text("mine")
    done = run("merge", *arguments, cwd=tmp_path, lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert f"{code} {'lỗi' if lang == 'vi' else 'error'}" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.xlsx"]
    assert (tmp_path / "mine.xlsx").read_text() == "mine"


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(SAMPLE.read_bytes())
    done = run("merge", path, "-o", path, "--force")
    assert done.code == 2
    assert "O002" in done.stderr
    assert path.read_bytes() == SAMPLE.read_bytes()


def test_no_text_of_an_input_becomes_a_formula(tmp_path: Path) -> None:
    """The name of a file is the only text of an input that a merged workbook repeats."""
    source = tmp_path / "=1+1.xlsx"
    source.write_bytes(SAMPLE.read_bytes())
    assert run("merge", source.name, "-o", "ra.xlsx", cwd=tmp_path).code == 0
    table = openpyxl.load_workbook(tmp_path / "ra.xlsx")["Chỉ tiêu"]
    cell = table.cell(7, filling.keys(filling.sheet(tmp_path / "ra.xlsx"))["source"])
    assert (cell.data_type, cell.value) == ("s", "=1+1.xlsx › Chỉ tiêu!B7")


# --- what stands beside the figures


def test_acceptances_and_groups_of_all_workbooks_come_along(tmp_path: Path) -> None:
    """Two communes accept a warning each and count groups; a third was sent twice."""
    forms = years.templates(tmp_path / "forms", "--groups")
    for number, code in enumerate(years.CODES, start=1):
        years.send(forms[code], tmp_path / f"{code}.xlsx", info={"Lần nộp": 1})
        row = ("X004", int(code), "children_total", 2000 + number, f"Lý do {number}", "Lê An",
               datetime(2020, 12, number))  # fmt: skip
        beside(tmp_path / f"{code}.xlsx", row, orphans=number)
    again = years.send(forms[years.CO_TO], tmp_path / "again.xlsx", info={"Lần nộp": 2})
    beside(again, ("X005", "Xã Cô Tô", "=1+1", "nhiều", "", "", ""), orphans=7)
    names = [f"{code}.xlsx" for code in years.CODES]
    done = run("merge", *names, again, "--latest", "--district", years.DISTRICT,
               "-o", "ra.xlsx", cwd=tmp_path, lang="vi")  # fmt: skip
    assert "Traceback" not in done.stderr
    book = openpyxl.load_workbook(tmp_path / "ra.xlsx")
    accepted: Any = book["Xác minh"]
    rows = [tuple(row[at].value for at in (0, 1, 3, 5, 6, 7, 8)) for row in accepted.iter_rows()]
    assert rows[0][0] == "Mã cảnh báo"
    assert rows[1:] == [
        ("X005", "Xã Cô Tô", "=1+1", "nhiều", None, None, None),
        ("X004", 7195, "children_total", 2002, "Lý do 2", "Lê An", datetime(2020, 12, 2)),
        ("X004", 7198, "children_total", 2003, "Lý do 3", "Lê An", datetime(2020, 12, 3)),
    ]
    assert not any(cell.data_type == "f" for line in accepted.iter_rows() for cell in line)
    counts = {(row[0].value, row[3].value): row[5].value
              for row in book["Nhóm trẻ em"].iter_rows(min_row=6)}  # fmt: skip
    assert [counts[code, "orphan"] for code in years.CODES] == [7, 2, 3]
    assert {count for (_, group), count in counts.items() if group != "orphan"} == {None}


def beside(path: Path, row: tuple[Any, ...], orphans: int) -> None:
    """Type something on the sheets of accepted warnings and of groups."""
    book: Any = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Xác minh")
    sheet.append(["Mã cảnh báo", "Mã xã", "Chỉ tiêu", "Giá trị", "Lý do", "Người xác minh",
                  "Ngày xác minh"])  # fmt: skip
    for column, value in enumerate(row, start=1):
        sheet.cell(2, column).value = value or None
        if isinstance(value, str):
            sheet.cell(2, column).data_type = "s"
    for line in book["Nhóm trẻ em"].iter_rows(min_row=6):
        line[5].value = orphans if line[3].value == "orphan" else None
    book.save(path)
