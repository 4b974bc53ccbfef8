"""Files that cftscore wrote are no submissions, and what a template brought along is none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import filling
import openpyxl
import pytest
from commandline import SAMPLES, run_inside
from libreoffice import recalculate

CASES = Path(__file__).parents[1] / "cases"
CHAU_DOC = SAMPLES / "an-giang-2020" / "884-chau-doc.xlsx"
LAST_YEAR = SAMPLES / "an-giang-2019" / "884-chau-doc.xlsx"


def evaluated(*arguments: str | Path) -> dict[str, Any]:
    """Evaluate and give the document."""
    done = run_inside("evaluate", *arguments, "--format", "json")
    assert done.code in (0, 1), done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def found(document: dict[str, Any], code: str) -> list[dict[str, Any]]:
    """Give the findings of a code."""
    return [finding for finding in document["findings"] if finding["code"] == code]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the figures and everything that cftscore wrote beside them."""
    book = tmp_path / "chau-doc.xlsx"
    shutil.copy(CHAU_DOC, book)
    table = openpyxl.load_workbook(book)
    table["Chỉ tiêu"]["K9"] = 1650
    table.save(book)
    assert run_inside("validate", book, "--annotate", tmp_path / "ra-soat.xlsx", "-q").code == 1
    shutil.copy(CHAU_DOC, book)
    for command in (
        ("evaluate", book, "-o", tmp_path / "ket-qua.xlsx", "-o", tmp_path / "ket-qua.csv"),
        ("report", book, "-o", tmp_path / "bao-cao.xlsx"),
        ("plan", book, "--target", "80%", "-o", tmp_path / "ke-hoach.xlsx"),
        ("compare", LAST_YEAR, "--with", book, "-o", tmp_path / "so-sanh.xlsx", "-o",
         tmp_path / "so-sanh.csv"),
        ("map", book, "-o", tmp_path / "mapping.xlsx"),
        ("validate", book, "--fix", tmp_path / "sua.xlsx"),
    ):  # fmt: skip
        done = run_inside(*command, "-q")
        assert done.code == 0, (command, done.stderr)
    return tmp_path


@pytest.mark.slow
def test_what_cftscore_wrote_is_passed_over_with_a_note(folder: Path) -> None:
    document = evaluated(folder)
    (district,) = document["districts"]
    assert district["compliance_percent"] == 71.43
    assert [Path(source["path"]).name for source in document["sources"]] == ["chau-doc.xlsx"]
    written = {path.name for path in folder.iterdir()} - {"chau-doc.xlsx"}
    assert {Path(one["path"]).name for one in found(document, "W030")} == written
    assert len(written) == 9
    assert {one["severity"] for one in found(document, "W030")} == {"note"}


@pytest.mark.slow
def test_a_copy_named_alone_is_read(folder: Path) -> None:
    document = evaluated(folder / "ra-soat.xlsx")
    assert not found(document, "W030")
    assert len(document["communes"]) == 7
    (folder / "chau-doc.xlsx").unlink()
    (folder / "sua.xlsx").unlink()
    document = evaluated(folder)
    assert [Path(source["path"]).name for source in document["sources"]] == ["ra-soat.xlsx"]


@pytest.mark.slow
def test_results_named_alone_cannot_be_scored(folder: Path) -> None:
    done = run_inside("evaluate", folder / "ket-qua.xlsx", lang="vi")
    assert done.code == 2
    assert "W023" in done.stderr
    assert "do cftscore ghi" in " ".join(done.stderr.split())


@pytest.mark.slow
def test_results_saved_again_keep_their_mark(folder: Path) -> None:
    again = folder / "again"
    again.mkdir()
    (saved,) = recalculate([folder / "ket-qua.xlsx"], again)
    shutil.copy(folder / "chau-doc.xlsx", saved.parent / "chau-doc.xlsx")
    assert len(found(evaluated(saved.parent), "W030")) == 1


def test_prefilled_rows_are_not_submitted() -> None:
    done = run_inside("evaluate", CASES / "prefilled-untouched.xlsx", lang="vi")
    assert done.code == 2
    assert "17 xã mới chỉ có số kỳ trước" in " ".join(done.stderr.split())


@pytest.fixture(scope="module")
def prefilled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A template with the last period's answers."""
    path = tmp_path_factory.mktemp("prefilled") / "2021.xlsx"
    done = run_inside("template", "--district", "884", "--period", "2021", "--prefill", CHAU_DOC,
                      "-o", path, lang="vi")  # fmt: skip
    assert (done.code, done.stderr) == (0, "")
    return path


def test_a_row_in_which_somebody_typed_is_submitted(prefilled: Path, tmp_path: Path) -> None:
    path = tmp_path / "2021.xlsx"
    book = openpyxl.load_workbook(prefilled)
    table = book["Chỉ tiêu"]
    columns, (row, code) = filling.keys(table), next(filling.table_rows(table))
    table.cell(row, columns["children_killed"], 0)
    book.save(path)
    document = evaluated(path)
    submitted = [
        commune for commune in document["communes"] if commune["verdict"] != "not_submitted"
    ]
    assert [one["code"] for one in submitted] == [code]
    (finding,) = found(document, "W032")
    assert finding["message"].startswith("6 ")
    assert not found(document, "R005")


@pytest.mark.parametrize(("said", "submitted"), [("Có", 7), ("x", 7), ("Không", 0), (None, 0)])
def test_last_periods_figures_are_confirmed_in_the_workbook(
    prefilled: Path, tmp_path: Path, said: str | None, submitted: int
) -> None:
    path = tmp_path / "2021.xlsx"
    book = openpyxl.load_workbook(prefilled)
    (cell,) = (
        row[1] for row in book["Thông tin"].iter_rows() if row[0].value == "Đã kiểm tra số kỳ trước"
    )
    assert not cell.protection.locked
    cell.value = said
    book.save(path)
    done = run_inside("evaluate", path, "--format", "json")
    communes = json.loads(done.stdout)["communes"] if done.stdout else []
    assert sum(commune["verdict"] != "not_submitted" for commune in communes) == submitted


def test_a_row_that_was_not_recognised_is_linked_to_the_commune_that_is_missing(
    tmp_path: Path,
) -> None:
    book = openpyxl.load_workbook(CHAU_DOC)
    table = book["Chỉ tiêu"]
    row = next(row for row, code in filling.table_rows(table) if code == "30319")
    table.cell(row, 2).value = None
    table.cell(row, 3, "Phường Châu Phú A (bản sửa)")
    book.save(tmp_path / "a.xlsx")
    document = evaluated(tmp_path / "a.xlsx")
    (missing,) = found(document, "R005")
    assert missing["commune"] == "30319"
    assert f"a.xlsx › Chỉ tiêu!C{row}" in missing["message"]


def test_unknown_communes_are_ranked_by_the_district_of_the_other_rows(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(SAMPLES / "an-giang-2020" / "894-thoai-son.xlsx")
    table = book["Chỉ tiêu"]
    row = next(row for row, code in filling.table_rows(table) if code == "30692")
    table.cell(row, 2).value = None
    table.cell(row, 4).value = None
    for at, label in enumerate(one.value for one in book["Thông tin"]["A"]):
        if label in ("Huyện", "Tỉnh"):
            book["Thông tin"].cell(at + 1, 2).value = None
    book.save(tmp_path / "a.xlsx")
    (unknown,) = found(evaluated(tmp_path / "a.xlsx"), "W015")
    assert (
        unknown["fix"]
        .split("similar names on the register: ")[1]
        .startswith("Xã An Bình (30692, Huyện Thoại Sơn)")
    )
    assert '--district "Huyện Thoại Sơn"' in unknown["fix"]


@pytest.mark.slow
def test_results_do_not_count_as_workbooks_of_a_folder(
    folder: Path,
) -> None:
    (folder / "ra-soat.xlsx").unlink()
    done = run_inside(cwd=folder, lang="vi")
    assert "Thư mục này có một tệp Excel: chau-doc.xlsx." in done.stdout
    ours = done.stdout.partition("Do cftscore lập:")[2].partition("Chưa có:")[0]
    assert "ket-qua.csv" in ours
    assert "evaluate chau-doc.xlsx" in done.stdout


def test_a_result_among_the_figures_is_said(tmp_path: Path) -> None:
    shutil.copy(CHAU_DOC, tmp_path / "a.xlsx")
    done = run_inside("evaluate", tmp_path, "-o", tmp_path / "kq.xlsx", lang="vi")
    assert done.code == 0
    assert "nằm trong thư mục số liệu" in " ".join(done.stderr.split())
    done = run_inside("evaluate", tmp_path / "a.xlsx", "-o", tmp_path / "kq2.xlsx", lang="vi")
    assert "nằm trong thư mục số liệu" not in " ".join(done.stderr.split())
