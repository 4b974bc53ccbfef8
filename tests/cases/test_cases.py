"""Workbooks that gave trouble to this program or to others, each with what is right.

All are made from the sample of Châu Đốc, 2020, with one thing changed, mostly in the rows of
Châu Phú A (8) and Vĩnh Mỹ (9).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from commandline import Done, run

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
NAMES = ("30316", "30319", "30322", "30325", "30328", "30331", "30334")
"""Châu Phú B, Châu Phú A, Vĩnh Mỹ, Núi Sam, Vĩnh Ngươn, Vĩnh Tế, Vĩnh Châu."""

SAMPLE = ("675 fail", "870 pass", "985 pass", "910 pass", "905 pass", "920 pass", "810 fail")
CHAU_PHU_B, CHAU_PHU_A, VINH_MY = range(3)
ODD = {CHAU_PHU_B: "675-725 fail", CHAU_PHU_A: "820-870 incomplete", VINH_MY: "935-985 incomplete"}
ODD_FOUND = {"V010 M7", "V004 K8", "V009 K9", "W026 B10"}
"""What `absolute-targets.xlsx` and all with the same cells give."""
K9 = {VINH_MY: "935-985 incomplete"}
NO_BIRTHS = {
    0: "640-690 fail", 1: "820-870 incomplete", 2: "935-985 incomplete", 3: "860-910 incomplete",
    4: "855-905 incomplete", 5: "870-920 incomplete", 6: "775-825 fail",
}  # fmt: skip

CASES: dict[str, tuple[dict[int, str], set[str]]] = {
    # raised and struck-out text
    "superscript-footnote-count.xlsx": (K9, {"V014 J9"}),
    "superscript-footnote-on-zero.xlsx": ({VINH_MY: "935-985 pass"}, {"V014 M9"}),
    "struck-out-figure.xlsx": (K9, {"V015 J9"}),
    # errors and formulas
    "ods-error-stored-as-zero.ods": (K9, {"V009 K9"}),
    "new-error-value.xlsx": (K9, {"V009 K9"}),
    "getting-data-error.xlsx": (K9, {"V009 K9"}),
    "error-without-value.xlsx": (K9, {"V009 K9"}),
    "formula-results-zero-by-generator.xlsx": (
        {VINH_MY: "900-1000 incomplete"}, {"V010 K9", "V010 T9"},
    ),
    "formula-never-calculated.xls": (K9, {"V010 K9"}),
    "text-formula-never-calculated.xlsx": (K9, {"V010 K9"}),
    # packages written otherwise
    "absolute-targets.xlsx": (ODD, ODD_FOUND),
    "part-name-letter-case.xlsx": (ODD, ODD_FOUND),
    "styles-part-letter-case.xlsx": (ODD, ODD_FOUND),
    "single-quoted-attributes.xlsx": (ODD, ODD_FOUND),
    "backslash-zip-names.xlsx": (ODD, ODD_FOUND),
    "leading-slash-zip-names.xlsx": (ODD, ODD_FOUND),
    "target-with-dot.xlsx": (ODD, ODD_FOUND),
    "sheet-in-utf-16.xlsx": (ODD, ODD_FOUND),
    "prefixed-namespace.xlsx": (ODD, ODD_FOUND),
    "streamed-zip64.xlsx": (ODD, ODD_FOUND),
    "cdata-value.xlsx": ({}, set()),
    "dimension-rows-only.xlsx": ({}, set()),
    "dimension-row-zero.xlsx": ({}, set()),
    "extension-list-in-cell.xlsx": ({}, set()),
    "spaces-around-values.xlsx": ({}, set()),
    "no-shared-strings.xlsx": ({}, set()),
    "period-in-words.xlsx": ({}, set()),
    "strict-ooxml.xlsx": ({}, {"V013 K9"}),
    "indented-content.ods": ({}, set()),
    "note-in-cell.ods": ({}, set()),
    # percentages
    "literal-percent-format.xlsx": (K9, {"V004 K9"}),
    "escaped-percent-format.xlsx": (K9, {"V004 K9"}),
    "underscore-percent-format.xlsx": ({}, set()),
    "heading-in-per-cent.xlsx": (NO_BIRTHS, {"H012 K5"}),
    # what else cells say
    "sixteenth-digit.xlsx": ({}, set()),
    "zero-width-space-in-number.xlsx": ({}, {"V013 K9"}),
    "control-mark-in-name.xlsx": ({}, set()),
    "merged-unit-class.xlsx": ({}, set()),
    "merged-figures.xlsx": (
        {CHAU_PHU_A: "820-870 incomplete", **K9}, {"V016 K8", "V016 K9"},
    ),
    "hidden-by-width-zero.xlsx": ({}, {"W026 K6"}),
    "hidden-by-height-zero.xlsx": ({}, {"W026 B10"}),
    "duplicate-sheet-names.xlsx": ({}, {"W028 "}),
    "own-sheet-phat-hien.xlsx": ({}, set()),
    "excel-table-header.xlsx": ({}, {"V013 K7"}),
    "labels-only.xlsx": ({}, set()),
    # text exports
    "space-before-quotes.csv": ({}, set()),
    "code-as-formula.csv": ({}, set()),
    "composed-letters-nfd.csv": ({}, set()),
}  # fmt: skip


def evaluated(path: Path, cwd: Path) -> tuple[dict[str, Any], Done]:
    asked = ("-f", "json", "--period", "2020", "--district", "884")
    done = run("evaluate", path, *asked, cwd=cwd)
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout) if done.stdout else {}, done


def verdicts(document: dict[str, Any]) -> list[str]:
    def points(one: dict[str, Any]) -> str:
        same = one["points_min"] == one["points_max"]
        return str(one["points"]) if same else f"{one['points_min']}-{one['points_max']}"

    return [f"{points(commune)} {commune['verdict']}" for commune in document["communes"]]


def found(document: dict[str, Any]) -> set[str]:
    """Code and cell of what was found, but for what the sample itself gives."""
    return {
        f"{finding['code']} {finding['cell'] or ''}"
        for finding in document["findings"]
        if finding["code"] not in ("W014", "X004")
    }


def right(changed: dict[int, str]) -> list[str]:
    return [changed.get(index, verdict) for index, verdict in enumerate(SAMPLE)]


@pytest.mark.parametrize("name", CASES)
def test_what_is_right(name: str, tmp_path: Path) -> None:
    changed, findings = CASES[name]
    document, done = evaluated(HERE / name, tmp_path)
    assert verdicts(document) == right(changed), done.stderr
    assert [commune["code"] for commune in document["communes"]] == list(NAMES)
    assert found(document) == findings
    wrong = any(finding["severity"] == "error" for finding in document["findings"])
    assert done.code == int(wrong)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("superscript-footnote-count.xlsx", "“167¹”, which may mean 167, 1671"),
        ("superscript-footnote-on-zero.xlsx", "“0¹”, which may mean 0, 1"),
        ("struck-out-figure.xlsx", "the rest is 170"),
        ("new-error-value.xlsx", "#SPILL!"),
        ("zero-width-space-in-number.xlsx", "165⟨U+200B⟩"),
        ("merged-figures.xlsx", "K8:K9 (127)"),
        ("literal-percent-format.xlsx", "the cell says 98%"),
        ("heading-in-per-cent.xlsx", "only a share or rate and cannot be scored"),
        ("duplicate-sheet-names.xlsx", "“Chỉ tiêu (2)”"),
    ],
)
def test_what_is_said(name: str, said: str, tmp_path: Path) -> None:
    document, _ = evaluated(HERE / name, tmp_path)
    assert [finding for finding in document["findings"] if said in finding["message"]]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("default-password.xlsx", "W006", "default password"),
        ("far-cell-with-a-space.xlsx", "W008", "B1048576"),
        ("short-records.xlsb", "W007", "short form"),
        ("cell-given-twice.xlsx", "W007", "cell K9 of the sheet “Chỉ tiêu” is stored twice"),
    ],
)
def test_what_is_refused_says_why(name: str, code: str, said: str, tmp_path: Path) -> None:
    done = run("evaluate", HERE / name, cwd=tmp_path, env={"COLUMNS": "300"})
    assert done.code == 2
    assert code in done.stderr
    assert said in done.stderr


@pytest.mark.parametrize(
    "name",
    [name for name in CASES if name.endswith(".xlsx") and name != "own-sheet-phat-hien.xlsx"],
)
def test_an_annotated_copy_is_judged_like_the_workbook(name: str, tmp_path: Path) -> None:
    done = run("validate", HERE / name, "-p", "2020", "--annotate", "copy.xlsx", cwd=tmp_path)
    assert done.code in (0, 1), done.stderr
    document, _ = evaluated(tmp_path / "copy.xlsx", tmp_path)
    changed, findings = CASES[name]
    assert verdicts(document) == right(changed)
    assert found(document) == findings - {"W028 "}  # each sheet of the copy has its own name


FIXED: dict[str, dict[str, str | int]] = {
    "strict-ooxml.xlsx": {"F9": "Có", "K9": 165},
    "excel-table-header.xlsx": {"K7": 165},
    "control-mark-in-name.xlsx": {"C9": "Phường Vĩnh Mỹ"},
    "zero-width-space-in-number.xlsx": {"K9": 165},
    "superscript-footnote-on-zero.xlsx": {},
    "superscript-footnote-count.xlsx": {},
    "struck-out-figure.xlsx": {},
    "literal-percent-format.xlsx": {},
    "merged-figures.xlsx": {},
}


def cells(path: Path) -> dict[str, Any]:
    sheet = openpyxl.load_workbook(path)["Chỉ tiêu"]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("name", FIXED)
def test_only_what_can_mean_one_thing_is_mended(name: str, tmp_path: Path) -> None:
    done = run("validate", HERE / name, "-p", "2020", "--fix", "copy.xlsx", cwd=tmp_path)
    assert done.code in (0, 1), done.stderr
    after = cells(tmp_path / "copy.xlsx")
    # openpyxl reads no strict workbook; its other cells are those of this one.
    before = cells(HERE / ("cdata-value.xlsx" if name == "strict-ooxml.xlsx" else name))
    before |= {"F9": "x", "K9": "165 "} if name == "strict-ooxml.xlsx" else {}
    changed = {address: value for address, value in after.items() if value != before[address]}
    assert changed == FIXED[name]


@pytest.mark.parametrize(
    ("own", "listed"),
    [("Phát hiện", "Lỗi, cảnh báo"), ("Lỗi, cảnh báo", "Lỗi, cảnh báo (2)")],
)
def test_the_senders_own_sheet_is_kept(own: str, listed: str, tmp_path: Path) -> None:
    """The list of findings takes no sheet of that name but one that it made itself."""
    book = openpyxl.load_workbook(HERE / "own-sheet-phat-hien.xlsx")
    book["Phát hiện"].title = own
    book.save(tmp_path / "own.xlsx")
    for source, target in (("own.xlsx", "copy.xlsx"), ("copy.xlsx", "again.xlsx")):
        done = run("validate", source, "-p", "2020", "--annotate", target, cwd=tmp_path, lang="vi")
        assert done.code == 0, done.stderr
        sheets = openpyxl.load_workbook(tmp_path / target).sheetnames
        assert sheets == ["Thông tin", "Chỉ tiêu", own, listed, "Xác minh"]
        document, _ = evaluated(tmp_path / target, tmp_path)
        assert verdicts(document) == list(SAMPLE)
        assert found(document) == set()
