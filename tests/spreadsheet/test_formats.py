"""One district in every file format gives one result."""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import workbooks as w
import xlsb

NOTE_OF_TOTALS = ("W014", "note", w.SHEET, None, None)
MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
WORKBOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def _xlsm(path: Path) -> Path:
    """Give the sample the content type of a workbook with macros, and a macro of a kind."""
    return w.edit(
        w.SAMPLE,
        path,
        {
            "[Content_Types].xml": lambda xml: xml.replace(WORKBOOK, MACROS),
            "xl/vbaProject.bin": lambda _: b"\xd0\xcf\x11\xe0 no macro at all",
        },
    )


def _xlsb(path: Path) -> Path:
    return xlsb.write(path, w.sample_grids())


def _committed(path: Path) -> Path:
    return Path(shutil.copy(w.FILES / f"thoai-son{path.suffix}", path))


def _decimal(value: Any) -> Any:
    return f"{value},0" if isinstance(value, int) else value


def _semicolons(path: Path) -> Path:
    """Excel in Vietnamese on Windows: semicolons, and here every number with a decimal comma."""
    rows = [[_decimal(cell) for cell in row] for row in w.sample_grids()[w.SHEET]]
    return w.save_csv(path, rows, ";")


def _stated(path: Path) -> Path:
    """Write a line that says which delimiter follows; Excel does not count it as a row."""
    _semicolons(path)
    path.write_bytes(b"sep=;\r\n" + path.read_bytes())
    return path


def _utf16(path: Path) -> Path:
    """Excel's "Unicode text": tabs, UTF-16 with a byte order mark."""
    return w.save_csv(path, w.sample_grids()[w.SHEET], "\t", "utf-16")


def _old_line_ends(path: Path) -> Path:
    """A CSV of an old Macintosh."""
    w.save_csv(path, w.sample_grids()[w.SHEET])
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\r"))
    return path


FORMATS: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "xlsx": (".xlsx", lambda path: Path(shutil.copy(w.SAMPLE, path))),
    "xlsm": (".xlsm", _xlsm),
    "xls": (".xls", _committed),
    "xlsb": (".xlsb", _xlsb),
    "ods": (".ods", _committed),
    "csv": (".csv", _committed),
    "csv-semicolons": (".csv", _semicolons),
    "csv-sep": (".csv", _stated),
    "csv-utf-16": (".csv", _utf16),
    "csv-mac": (".csv", _old_line_ends),
    "upper case": (".XLSX", lambda path: Path(shutil.copy(w.SAMPLE, path))),
}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The result of the sample itself, its communes checked against what it was made to be."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copy(w.SAMPLE, folder / "huyen.xlsx")
    code, document, _ = w.evaluate("huyen.xlsx", "--period", "2020", cwd=folder)
    assert code == 0
    verdicts = [commune["verdict"] for commune in document["communes"]]
    assert (len(verdicts), verdicts.count("pass"), verdicts.count("fail")) == (17, 16, 1)
    return document


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_json(
    name: str, expected: dict[str, Any], tmp_path: Path
) -> None:
    suffix, make = FORMATS[name]
    path = make(tmp_path / f"huyen{suffix}")
    # A CSV file has no sheet that says the period, so the command does.
    code, document, done = w.evaluate(path.name, "--period", "2020", cwd=tmp_path)
    assert code == 0, done.stderr
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.pop("sources") == [{"path": path.name, "sha256": digest}]
    assert [finding.pop("path") for finding in document["findings"]] == [
        path.name for _ in document["findings"]
    ]
    told = [finding for finding in document["findings"] if finding["code"] != "W029"]
    assert len(document["findings"]) - len(told) == (name == "xlsb")  # how cells show is not told
    document["findings"] = told
    same = {key: value for key, value in expected.items() if key != "sources"}
    same["findings"] = [
        {key: value for key, value in finding.items() if key != "path"}
        for finding in same["findings"]
    ]
    assert w.findings(same) == [NOTE_OF_TOTALS]
    assert document == same


def test_cells_are_where_the_reader_finds_them(expected: dict[str, Any]) -> None:
    """The fourth commune on line 10 of the sample; column J is due to be registered, K is."""
    items = [
        item for criterion in expected["communes"][3]["criteria"] for item in criterion["items"]
    ]
    births = next(item for item in items if item["id"] == "2.1")
    grid = w.sample_grids()[w.SHEET]
    assert births["cells"] == ["Chỉ tiêu!K10", "Chỉ tiêu!J10"]
    assert (births["denominator"], births["numerator"]) == (grid[9][9], grid[9][10])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["xls", "ods", "xlsb"])
def test_an_extension_that_lies_is_a_warning(name: str, tmp_path: Path) -> None:
    suffix, make = FORMATS[name]
    make(tmp_path / f"huyen{suffix}").rename(tmp_path / "huyen.xlsx")
    code, document, _ = w.evaluate("huyen.xlsx", cwd=tmp_path)
    assert code == 0
    wrong = [finding for finding in document["findings"] if finding["code"] == "W011"]
    assert [(one["severity"], one["path"]) for one in wrong] == [("warning", "huyen.xlsx")]
    assert wrong[0]["message"].endswith(f"but the content is {suffix}; it was read as {suffix}")


def test_a_csv_without_a_period_says_what_to_do(tmp_path: Path) -> None:
    _committed(tmp_path / "huyen.csv")
    code, document, done = w.evaluate("huyen.csv", cwd=tmp_path)
    assert (code, document) == (2, {})
    assert "W017" in done.stderr
    assert "--period 2020" in done.stderr


def test_a_quoted_delimiter_and_line_break_stay_in_their_cell(
    expected: dict[str, Any], tmp_path: Path
) -> None:
    table = w.table().relabel(lambda label: label.replace(" ", "\n", 1) + "\n")
    w.save_csv(tmp_path / "huyen.csv", table.grid(keys=False), ",")
    code, document, _ = w.evaluate("huyen.csv", "-p", "2020", "--district", "894", cwd=tmp_path)
    assert code == 0
    assert w.results(document) == w.results(expected)


def test_a_hidden_sheet_is_read_with_a_warning_in_every_format_that_has_them(
    tmp_path: Path,
) -> None:
    import openpyxl

    book = openpyxl.load_workbook(w.SAMPLE)
    book[w.SHEET].sheet_state = "veryHidden"
    book.active = 0
    book.save(tmp_path / "huyen.xlsx")
    code, document, _ = w.evaluate("huyen.xlsx", cwd=tmp_path)
    assert code == 0
    assert ("W020", "warning", w.SHEET, None, None) in w.findings(document)


ERRORS = {
    ".xls": ("#DIV/0!", "#N/A", "#VALUE!", "#N/A", "#VALUE!", "#DIV/0!"),
    ".ods": ("#DIV/0!", "#N/A", "Err:502", "Err:520", "#VALUE!", "#DIV/0!"),
}


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ERRORS)
def test_error_cells_are_not_taken_for_blanks(suffix: str, tmp_path: Path) -> None:
    """Calamine reads them as blank in these formats too."""
    shutil.copy(w.FILES / f"loi{suffix}", tmp_path / f"a{suffix}")
    code, document, _ = w.evaluate(f"a{suffix}", cwd=tmp_path)
    assert code == 1
    found = [
        (finding["code"], finding["cell"], finding["message"].rpartition(" ")[2])
        for finding in document["findings"]
        if finding["code"].startswith("V")
    ]
    assert found == [
        ("V009", f"K{row}", error) for row, error in enumerate(ERRORS[suffix], start=7)
    ]


def test_percentages_are_no_counts(tmp_path: Path) -> None:
    """1 that shows as 100% must not count as one child."""
    import openpyxl

    w.save_table(tmp_path / "huyen.xlsx", w.table())
    book = openpyxl.load_workbook(tmp_path / "huyen.xlsx")
    sheet = book[w.SHEET]
    for address, value, shown in (("K3", 1, "0%"), ("K4", 0.985, "0.0%"), ("K5", 0, '0.00" %"%')):
        sheet[address] = value
        sheet[address].number_format = shown
    sheet["K6"].number_format = '0" %"'  # shows the sign: so it is read, whatever is stored
    sheet["K7"].number_format = "0_%"  # leaves the width of the sign, and shows none
    book.save(tmp_path / "huyen.xlsx")
    code, document, _ = w.evaluate("huyen.xlsx", cwd=tmp_path)
    assert code == 1
    found = {
        finding["cell"]: finding["message"].partition("the cell says ")[2].partition(" ")[0]
        for finding in document["findings"]
        if finding["code"] == "V004"
    }
    assert found == {"K3": "100%", "K4": "98.5%", "K5": "0%", "K6": f"{sheet['K6'].value}%"}


@pytest.mark.slow
def test_xlsb_as_written_here_is_what_libreoffice_reads(tmp_path: Path) -> None:
    """The writer of the tests is held against another reader than the program's own."""
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice is missing")
        pytest.skip("LibreOffice is missing")
    rows = [["Xã Vọng Thê", 1204.0, True, None], ["ô", 0.5, False, "x" * 200]]
    xlsb.write(tmp_path / "a.xlsb", {"Chỉ tiêu": rows})
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path),
         str(tmp_path / "a.xlsb")],
        check=True,
        capture_output=True,
    )  # fmt: skip
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        read = list(csv.reader(stream))
    assert read == [["Xã Vọng Thê", "1204", "TRUE", ""], ["ô", "0.5", "FALSE", "x" * 200]]
