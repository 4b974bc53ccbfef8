"""A sheet is the DataFrame that pandas reads, labelled as a spreadsheet program labels it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import reports
import workbooks as w
import xlsb

from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import column_letters, open_workbook

FILES = reports.REPO / "tests" / "files"
SAMPLES = reports.REPO / "samples"


def as_pandas_reads(path: Path) -> dict[str, pd.DataFrame]:
    return pd.read_excel(
        path, sheet_name=None, header=None, dtype=object, na_filter=False, engine="calamine"
    )


def _compare(path: Path) -> None:
    book = open_workbook(files.read(path))
    read = as_pandas_reads(path)
    assert [sheet.name for sheet in book.sheets] == list(read)
    for sheet in book.sheets:
        ours, theirs = (frame.to_numpy().tolist() for frame in (sheet.frame, read[sheet.name]))
        assert ours == theirs
        assert [list(map(type, row)) for row in ours] == [list(map(type, row)) for row in theirs]


@pytest.mark.parametrize(
    "path", sorted((SAMPLES / "an-giang-2020").glob("*.xlsx")), ids=lambda path: path.name
)
def test_a_sheet_is_what_pandas_reads(path: Path) -> None:
    _compare(path)


@pytest.mark.slow  # other formats are read in a process of their own
def test_so_are_those_of_other_formats(tmp_path: Path) -> None:
    _compare(FILES / "thoai-son.xls")
    _compare(FILES / "thoai-son.ods")
    _compare(xlsb.write(tmp_path / "a.xlsb", w.sample_grids()))


def test_its_labels_are_those_of_the_spreadsheet_program(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["AA2"], book.worksheets[0]["AB2"] = 26, "nhãn"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = open_workbook(files.read(tmp_path / "a.xlsx")).sheets
    assert list(sheet.frame.index) == [1, 2]
    assert list(sheet.frame.columns) == [column_letters(index) for index in range(28)]
    assert sheet.frame.loc[2, "AB"] == "nhãn"
    assert sheet.frame.loc[2, "AA"] == 26
    assert sheet.frame.loc[1, "A"] == ""
