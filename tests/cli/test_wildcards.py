"""Wildcards, which cmd.exe and PowerShell hand on as they are typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from commandline import SAMPLES, Done, run_inside

import cftscore
from cftscore.cli import suggestion

THOAI_SON, CHAU_DOC = "894-thoai-son.xlsx", "884-chau-doc.xlsx"
YEARS = ("2019", "2020")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two districts in two years, in folders with blanks and Vietnamese letters."""
    for year in YEARS:
        place = tmp_path / f"Số liệu {year}"
        place.mkdir()
        for name in (THOAI_SON, CHAU_DOC):
            shutil.copy(SAMPLES / f"an-giang-{year}" / name, place / name)
        (place / "~$mở.xlsx").write_text("open in Excel")
        (place / "ghi-chú.txt").write_text("no workbook")
    return tmp_path


def read(done: Done) -> list[str]:
    """Give the names of the workbooks that were scored."""
    return [Path(one["path"]).name for one in json.loads(done.stdout)["sources"]]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("Số liệu 2020/*.xlsx", [CHAU_DOC, THOAI_SON]),
        ("Số liệu 2020/*", [CHAU_DOC, THOAI_SON]),
        ("Số liệu 2020/*.XLSX", [CHAU_DOC, THOAI_SON]),
        ("Số liệu 2020/89?-*.xls?", [THOAI_SON]),
        ("Số liệu 2020/[!89]*/../88*", []),
        ("So\u0302\u0301 liệu 202[0-1]/88*", [CHAU_DOC]),
        ("*2020/88*.xlsx", [CHAU_DOC]),
        ("*2020", [CHAU_DOC, THOAI_SON]),
    ],
)
def test_the_program_expands_them(pattern: str, names: list[str], folder: Path) -> None:
    done = run_inside("evaluate", pattern, "-f", "json", cwd=folder)
    assert (read(done) if done.stdout else []) == names
    assert done.code == (0 if names else 2)


def test_what_is_read_by_absolute_pattern_and_in_python(folder: Path) -> None:
    pattern = f"{folder}/Số liệu 2020/*.xlsx"
    assert read(run_inside("evaluate", pattern, "-f", "json")) == [CHAU_DOC, THOAI_SON]
    result = cftscore.evaluate(pattern)
    assert [Path(source.path).name for source in result.document.sources] == [CHAU_DOC, THOAI_SON]


def test_a_file_whose_name_is_like_a_pattern_is_that_file(folder: Path) -> None:
    """The name itself wins, of a file and of a folder; what it would match is not read."""
    place = folder / "Số liệu [2020]"
    place.mkdir()
    for name in ("xã [1].xlsx", "xã 1.xlsx"):
        shutil.copy(folder / "Số liệu 2020" / THOAI_SON, place / name)
    (folder / "Số liệu 2").mkdir()
    done = run_inside("evaluate", "Số liệu [2020]/xã [1].xlsx", "-f", "json", cwd=folder)
    assert read(done) == ["xã [1].xlsx"]
    done = run_inside("validate", "Số liệu [2020]/xã*.xlsx", "-f", "json", cwd=folder)
    codes = {one["code"] for one in json.loads(done.stdout)["findings"]}
    assert "R004" in codes  # both files name the same communes


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", "there is no such file or folder: no workbook or folder matches *.xlsm"),
        ("vi", "không tìm thấy tệp hoặc thư mục này: không có tên nào khớp với *.xlsm"),
    ],
)
def test_a_pattern_that_matches_nothing_is_an_error(lang: str, message: str, folder: Path) -> None:
    done = run_inside(
        "evaluate", "Số liệu 2020", "*.xlsm", lang=lang, cwd=folder, env={"COLUMNS": "200"}
    )
    assert done.code == 1
    assert message in done.stderr
    assert "W001" in done.stderr


WITH = "Số liệu 2019/*.xlsx"
COMMANDS = {
    "validate": ["Số liệu 2020/*.xlsx", "--previous", WITH],
    "evaluate": ["Số liệu 2020/*.xlsx", "-o", "kq.xlsx"],
    "explain": ["Số liệu 2020/*.xlsx", "--commune", "Vọng Thê"],
    "plan": ["Số liệu 2020/*.xlsx", "--target", "80%"],
    "reconcile": ["Số liệu 2020/89*.xlsx", "Số liệu 2020/8*son.xlsx"],
    "compare": ["Số liệu 2019/*.xlsx", "--with", "Số liệu 2020/*.xlsx"],
    "report": ["Số liệu 2020/*.xlsx", "--previous", "Số liệu 201?", "-o", "bc.html"],
    "merge": ["Số liệu 2020/*.xlsx", "-o", "gop.xlsx"],
    "map": ["Số liệu 2020/*.xlsx"],
    "template": [
        "--district",
        "894",
        "-p",
        "2021",
        "--prefill",
        "Số liệu 2020/89*",
        "-o",
        "m.xlsx",
    ],
    "criteria sensitivity": ["Số liệu 2020/*.xlsx"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_takes_workbooks_expands_them(command: str, folder: Path) -> None:
    done = run_inside(*command.split(), *COMMANDS[command], cwd=folder)
    assert (done.code, "W001" in done.stderr) == (0, False), done.stderr


def test_each_folder_that_a_pattern_matches_is_a_period(folder: Path) -> None:
    """Typed unquoted, a Unix shell would do the same."""
    done = run_inside("compare", "Số liệu *", "-f", "json", cwd=folder)
    assert [one["period"] for one in json.loads(done.stdout)["periods"]] == list(YEARS)


def test_no_file_that_a_pattern_reads_is_ever_written_to(folder: Path) -> None:
    target = folder / "Số liệu 2020" / THOAI_SON
    before = target.read_bytes()
    done = run_inside("evaluate", "Số liệu 2020/*.xlsx", "-o", target, "--force", cwd=folder)
    assert (done.code, "O002" in done.stderr) == (2, True), done.stderr
    assert target.read_bytes() == before
    openpyxl.load_workbook(target)


@pytest.mark.parametrize(
    ("name", "windows", "elsewhere"),
    [
        ("xã\\a.xlsx", "xã\\a.xlsx", "'xã\\a.xlsx'"),
        ("Số liệu\\a,b.xlsx", '"Số liệu\\a,b.xlsx"', "'Số liệu\\a,b.xlsx'"),
        ("a,b.xlsx", '"a,b.xlsx"', "a,b.xlsx"),
        ("xã [1].xlsx", '"xã [1].xlsx"', '"xã [1].xlsx"'),
        ("giá $1.xlsx", '"giá $1.xlsx"', "'giá $1.xlsx'"),
        ("*.xlsx", '"*.xlsx"', '"*.xlsx"'),
    ],
)
def test_what_is_suggested_can_be_typed_where_it_is_said(
    name: str, windows: str, elsewhere: str
) -> None:
    typed = [suggestion._typed(name, windows=one) for one in (True, False)]
    assert typed == [windows, elsewhere]
