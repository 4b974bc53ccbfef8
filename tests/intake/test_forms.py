"""Forms: one sheet for one commune, read where it stands, whatever was done to it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import filling
import openpyxl
import pytest
from commandline import SAMPLES
from commandline import run_inside as run
from openpyxl.worksheet.worksheet import Worksheet

from cftscore.criteria import load as criteria_load

SET = criteria_load.load("qd-06-2019").set
SAMPLE = SAMPLES / "an-giang-2020" / "894-thoai-son.xlsx"
VONG_THE = "30727"
each_language = pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.slow)])


def reported() -> dict[str, dict[str, Any]]:
    """Read what the communes of the sample report, by code."""
    table = filling.sheet(SAMPLE)
    columns = filling.keys(table)
    return {
        code: {key: table.cell(row, columns[key]).value for key in ("unit_class", *SET.indicators)}
        for row, code in filling.table_rows(table)
        if code.isdecimal()
    }


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of filled forms of Thoại Sơn in a language."""
    figures = reported()

    @cache
    def filled(lang: str) -> Path:
        folder = tmp_path_factory.mktemp(lang) / "forms"
        done = run("template", "--district", "894", "--period", "2020", "--layout", "form",
                   "-o", folder, lang=lang)  # fmt: skip
        assert (done.code, done.stderr) == (0, "")
        for path in sorted(folder.iterdir()):
            filling.fill_form(path, path, 0, lambda _, code: figures[code])
        return folder

    return filled


def form_of(folder: Path, code: str = VONG_THE) -> Path:
    (path,) = folder.glob(f"{code}-*.xlsx")
    return path


def findings(*paths: str | Path) -> list[dict[str, Any]]:
    """Validate, and give the findings but those on communes that sent nothing."""
    done = run("validate", *paths, "-f", "json")
    assert done.code in (0, 1, 2), done.stderr
    if not done.stdout:
        return [{"code": word} for word in done.stderr.split() if word[1:].isdecimal()]
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return [one for one in found if one["code"] != "R005"]


# --- the form that is written


@pytest.mark.slow
@each_language
def test_a_form_is_named_by_its_commune_and_fits_the_page(
    lang: str, forms: Callable[[str], Path]
) -> None:
    names = sorted(path.name for path in forms(lang).iterdir())
    assert (len(names), names[0], names[-1]) == (
        17, "30682-thi-tran-nui-sap.xlsx", "30727-xa-vong-the.xlsx",
    )  # fmt: skip
    form = openpyxl.load_workbook(form_of(forms(lang)))["Chỉ tiêu"]
    assert isinstance(form, Worksheet)
    assert [form[cell].value for cell in ("C5", "C6", "C7")] == [
        VONG_THE, "Xã Vọng Thê", "Huyện Thoại Sơn",
    ]  # fmt: skip
    assert (form.page_setup.orientation, form.page_setup.paperSize) == ("portrait", 9)
    # On one page: 1 is what a file means that does not say it.
    assert form.page_setup.fitToWidth in {None, 1}
    assert form.page_setup.fitToHeight in {None, 1}
    assert form.sheet_properties.pageSetUpPr is not None
    assert form.sheet_properties.pageSetUpPr.fitToPage
    open_cells = {cell.coordinate for row in form for cell in row if not cell.protection.locked}
    cells = filling.form_cells(form)
    wanted = {cells[key] for key in ("unit_class", *SET.indicators)}
    assert wanted <= open_cells
    assert {cell[0] for cell in open_cells - wanted} <= {"D", "E"}  # merged with the unit class
    guarded = {str(one.sqref).partition(":")[0] for one in form.data_validations.dataValidation}
    assert guarded == wanted
    (rule,) = (one for one in form.data_validations.dataValidation
               if str(one.sqref) == cells["births_registered"])  # fmt: skip
    part, whole = cells["births_registered"], cells["births_due"]
    assert rule.formula1 == (
        f"IF(ISNUMBER({part}),AND({part}>=0,{part}<=MIN(999999999,{whole}),INT({part})={part}),FALSE)"
    )


def test_a_form_shows_its_score(forms: Callable[[str], Path], tmp_path: Path) -> None:
    """The points of each criterion stand beside it, and refer to the sheet of results."""
    form = openpyxl.load_workbook(form_of(forms("vi")))["Chỉ tiêu"]
    shown = [cell.value for cell in form["D"] if str(cell.value).startswith("='Kết quả'!")]
    assert len(shown) == len(SET.criteria)
    blank = tmp_path / "blank.xlsx"
    assert run("template", "--commune", VONG_THE, "--period", "2020", "--layout", "form", "-o",
               blank, lang="vi").code == 0  # fmt: skip
    cells = filling.sheet(blank)
    assert (cells["C9"].value, cells["C10"].value) == ("Chưa nộp", "0–1000 / ?")


# --- the form that is read


@pytest.mark.slow
@each_language
def test_a_folder_of_forms_is_a_district(lang: str, forms: Callable[[str], Path]) -> None:
    by_forms = json.loads(run("evaluate", forms(lang), "-f", "json").stdout)
    by_table = json.loads(run("evaluate", SAMPLE, "-f", "json").stdout)
    assert by_forms["districts"] == by_table["districts"]
    for form, row in zip(by_forms["communes"], by_table["communes"], strict=True):
        for key in ("code", "verdict", "unit_class", "points_min", "points_max"):
            assert form[key] == row[key]
        for ours, theirs in zip(form["criteria"], row["criteria"], strict=True):
            assert [item["points"] for item in ours["items"]] == [
                item["points"] for item in theirs["items"]
            ]


def test_every_cell_keeps_the_address_that_it_has_in_the_form(forms: Callable[[str], Path]) -> None:
    path = form_of(forms("vi"))
    cells = filling.form_cells(filling.sheet(path))
    (commune, *_) = (
        one
        for one in json.loads(run("evaluate", path, "-f", "json").stdout)["communes"]
        if one["code"] == VONG_THE
    )
    births = commune["criteria"][1]["items"][0]
    assert births["cells"] == [
        f"Chỉ tiêu!{cells['births_registered']}", f"Chỉ tiêu!{cells['births_due']}",
    ]  # fmt: skip


@pytest.mark.slow
def test_filled_forms_have_no_finding(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    assert run("template", "--district", "894", "--period", "2020", "--layout", "form", "-o",
               folder).code == 0  # fmt: skip
    fill = filling.plausible(SET, "other")
    for index, path in enumerate(sorted(folder.iterdir())):
        filling.fill_form(path, path, index, fill)
    assert findings(folder) == []


Change = Callable[[Worksheet], Any]


def row_of(form: Worksheet, key: str) -> int:
    return next(int(cell.row) for cell in form["E"] if cell.value == key)


def put(address: str, value: Any) -> Change:
    def change(form: Worksheet) -> None:
        form[address].value = value

    return change


def at(key: str, column: str, value: Any) -> Change:
    def change(form: Worksheet) -> None:
        form[f"{column}{row_of(form, key)}"].value = value

    return change


def each(*changes: Change) -> Change:
    def change(form: Worksheet) -> None:
        for one in changes:
            one(form)

    return change


def without_keys(form: Worksheet) -> None:
    for cell in form["E"]:
        if not isinstance(cell, openpyxl.cell.cell.MergedCell):
            cell.value = None


def without_labels(form: Worksheet) -> None:
    for key in SET.indicators:
        at(key, "B", None)(form)


def upside_down(form: Worksheet) -> None:
    """Swap the first and the last indicator, with all that stands in their rows."""
    first, last = row_of(form, "has_protection_officer"), row_of(form, "residents_satisfied")
    for column in "ABCDE":
        upper, lower = form[f"{column}{first}"], form[f"{column}{last}"]
        upper.value, lower.value = lower.value, upper.value


def with_last_period(form: Worksheet) -> None:
    """Put a column of figures of the last period where the kinds stand."""
    for key in SET.indicators:
        at(key, "C", 1)(form)


@pytest.mark.parametrize(
    "change",
    [
        without_keys,
        without_labels,
        upside_down,
        with_last_period,
        put("C6", None),
        put("C5", None),
        put("A1", "Phiếu báo cáo"),
        each(put("A5", "Mã số"), put("A6", "XÃ:"), put("C5", None)),
        put("A8", "Unit class"),
    ],
    ids=["no keys", "no labels", "another order", "the last period beside", "only the code",
         "only the name", "a title", "another label", "two languages"],
)  # fmt: skip
def test_a_form_is_read_whatever_was_done_to_it(
    change: Change, forms: Callable[[str], Path], tmp_path: Path
) -> None:
    path = changed(form_of(forms("vi")), change, tmp_path)
    assert [finding["code"] for finding in findings(path)] in ([], ["R003"])
    assert points(path) == points_as_filled(forms("vi"))


def changed(form: Path, change: Change, folder: Path) -> Path:
    target = folder / "form.xlsx"
    shutil.copy(form, target)
    book = openpyxl.load_workbook(target)
    sheet = book["Chỉ tiêu"]
    assert isinstance(sheet, Worksheet)
    change(sheet)
    book.save(target)
    return target


def points(path: Path) -> list[Any]:
    communes = json.loads(run("evaluate", path, "-f", "json").stdout)["communes"]
    (found,) = (commune for commune in communes if commune["code"] == VONG_THE)
    return [item["points"] for part in found["criteria"] for item in part["items"]]


@cache
def points_as_filled(folder: Path) -> list[Any]:
    return points(form_of(folder))


DUE, REGISTERED = (
    SET.indicators["births_due"].label.vi,
    SET.indicators["births_registered"].label.vi,
)


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        (at("births_due", "D", None), "V001", "D"),
        (at("births_due", "D", "nhiều"), "V002", "D"),
        (at("births_due", "D", -4), "V003", "D"),
        (at("births_registered", "D", 99_999), "X001", "D"),
        (each(at("births_due", "B", "Số trẻ phải khai sinhh"), at("births_due", "E", None)), "H002",
         "B"),
        (each(at("births_due", "B", "Ngoài lề"), at("births_due", "E", None)), "H003", "B"),
        (each(at("births_due", "B", None), at("births_due", "E", None)), "H001", "-"),
        (each(at("abuse_cases", "B", DUE), at("abuse_cases", "E", "births_due")), "H004", "B"),
        (at("births_due", "B", REGISTERED), "H005", "B"),
        (put("C8", "lạ"), "V012", "C"),
        (put("C8", None), "V011", "C"),
        (put("C6", "Xã Khác Hẳn"), "R002", "C"),
        (put("C5", "99999"), "R001", "C"),
        (each(put("C5", None), put("C6", "Vọng Thể Thao")), "W015", "C"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_form_is_found_where_it_stands(
    change: Change, code: str, column: str, forms: Callable[[str], Path], tmp_path: Path
) -> None:
    path = changed(form_of(forms("vi")), change, tmp_path)
    found = [finding["cell"] or "-" for finding in findings(path) if finding["code"] == code]
    assert [cell[0] for cell in found] == [column], findings(path)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (each(with_last_period, put("D12", None)), "H015"),
        (each(put("A5", None), put("A6", None), put("C6", None)), "H020"),
    ],
    ids=["two columns of figures and no heading", "no code and no name"],
)
def test_nothing_is_guessed(
    change: Change, code: str, forms: Callable[[str], Path], tmp_path: Path
) -> None:
    path = changed(form_of(forms("vi")), change, tmp_path)
    assert code in {finding["code"] for finding in findings(path)}


def test_a_form_without_headings_is_read_by_its_only_column_of_figures(
    forms: Callable[[str], Path], tmp_path: Path
) -> None:
    path = changed(form_of(forms("vi")), put("D12", None), tmp_path)
    assert points(path) == points_as_filled(forms("vi"))


def test_a_form_by_hand_is_read(tmp_path: Path) -> None:
    """Two columns, no other sheet, nothing of what a template brings along."""
    figures = reported()[VONG_THE]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tên xã", "Vọng Thê"])
    sheet.append(["Nhóm đơn vị", "other"])
    for key in SET.indicators:
        sheet.append([SET.indicators[key].label.vi.upper(), figures[key]])
    path = tmp_path / "xa.xlsx"
    book.save(path)
    done = run("evaluate", path, "--period", "2020", "--district", "894", "-f", "json")
    (commune,) = (one for one in json.loads(done.stdout)["communes"] if one["code"] == VONG_THE)
    assert commune["verdict"] == "pass"
    sample = json.loads(run("evaluate", SAMPLE, "-f", "json").stdout)["communes"]
    (same,) = (one for one in sample if one["code"] == VONG_THE)
    assert commune["points"] == same["points"]


def test_findings_are_marked_in_a_copy_of_the_form(
    forms: Callable[[str], Path], tmp_path: Path
) -> None:
    path = changed(form_of(forms("vi")), at("births_due", "D", -4), tmp_path)
    copy = tmp_path / "copy.xlsx"
    assert run("validate", path, "--annotate", copy, lang="vi").code == 1
    form = openpyxl.load_workbook(copy)["Chỉ tiêu"]
    assert isinstance(form, Worksheet)
    comment = form[filling.form_cells(form)["births_due"]].comment
    assert comment is not None
    assert "V003" in comment.text
