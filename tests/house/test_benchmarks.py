"""The benchmarks run, and what they read is right; what they measure is no test's matter."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import commandline
import openpyxl
import pytest

pytestmark = pytest.mark.slow

BENCHMARKS = commandline.ROOT / "benchmarks"
FEW = 40
BESIDE = 2
"""The columns that are passed over, each with a note."""
# The first districts of the register, all in Hà Nội: Ba Đình, Hoàn Kiếm, and some of Tây Hồ.
DISTRICTS = {"001": 14, "002": 18, "003": 8}
PASSED = {"001": 7, "002": 11, "003": 2}
ROWS = (
    "`cftscore --help`",
    "`cftscore criteria show`",
    "`cftscore evaluate` one district",
    "`cftscore evaluate` a district's workbook made by `cftscore template`",
    "`cftscore evaluate` 11,000 communes",
    "`cftscore evaluate` 700 district workbooks",
    "`cftscore validate` 11,000 communes",
    "writing the result .xlsx",
    "the HTML report",
    "growth from 11,000 to 44,000",
    "peak memory",
    "`frictionless validate`",
)


def script(name: str, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, BENCHMARKS / name, *arguments],
        env=commandline.environment("en"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    text = script("inputs.py", folder, "--communes", str(FEW))
    assert text == f"{folder}: {FEW} communes, and 4 times as many\n"
    return folder


def evaluated(path: Path, register: Path) -> dict[str, Any]:
    done = commandline.run("evaluate", path, "--register", register, "-f", "json")
    assert done.code == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def counts(document: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {
        district["code"]: (district["submitted"], district["passed"])
        for district in document["districts"]
    }


def figures(document: dict[str, Any]) -> dict[str, list[Any]]:
    """Give what was counted of every commune and what it comes to."""
    return {
        commune["code"]: [commune["verdict"], commune["points"]]
        + [
            (item["id"], item["value"], item["numerator"], item["denominator"])
            for criterion in commune["criteria"]
            for item in criterion["items"]
        ]
        for commune in document["communes"]
    }


def test_the_national_workbook_has_no_finding_and_scores_as_ever(made: Path) -> None:
    document = evaluated(made / "national.xlsx", made / "national.csv")
    assert {(finding["code"], finding["severity"]) for finding in document["findings"]} == {
        ("H003", "note")
    }
    assert len(document["findings"]) == BESIDE
    assert counts(document) == {code: (DISTRICTS[code], PASSED[code]) for code in DISTRICTS}
    first = [
        (commune["code"], commune["verdict"], commune["points"])
        for commune in document["communes"][:5]
    ]
    assert first == [
        ("00001", "pass", 935),
        ("00004", "fail", 870),
        ("00006", "fail", 875),
        ("00007", "pass", 920),
        ("00008", "fail", 830),
    ]


def test_the_districts_hold_the_same(made: Path) -> None:
    assert [path.stem for path in sorted((made / "districts").iterdir())] == list(DISTRICTS)
    national = evaluated(made / "national.xlsx", made / "national.csv")
    districts = evaluated(made / "districts", made / "national.csv")
    assert len(districts["findings"]) == BESIDE * len(DISTRICTS)
    assert len(districts["sources"]) == len(DISTRICTS)
    assert figures(districts) == figures(national)


def test_four_times_as_many_have_places_of_their_own(made: Path) -> None:
    document = evaluated(made / "four-times.xlsx", made / "four-times.csv")
    assert len(document["findings"]) == BESIDE
    expected = {f"{copy}{code}": DISTRICTS[code] for copy in ("", "91", "92", "93")
                for code in DISTRICTS}  # fmt: skip
    assert {code: submitted for code, (submitted, _) in counts(document).items()} == expected


def test_the_figures_differ_from_commune_to_commune(made: Path) -> None:
    sheet = openpyxl.load_workbook(made / "four-times.xlsx")["Chỉ tiêu"]
    _, keys, *rows = sheet.iter_rows(values_only=True)
    assert len(keys) == 63
    totals = Counter(row[keys.index("children_total")] for row in rows)
    assert len(rows) == 4 * FEW
    assert len(totals) > len(rows) * 0.9
    assert len({row[5:] for row in rows}) == len(rows)


def test_the_rules_for_frictionless_name_every_column(made: Path) -> None:
    sheet = openpyxl.load_workbook(made / "national.xlsx")["Chỉ tiêu"]
    described = json.loads((made / "national.resource.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in described["schema"]["fields"]}
    assert list(fields) == [cell.value for cell in sheet[described["dialect"]["headerRows"][0]]]
    must = {"required": True, "minimum": 0}
    assert fields["infants"] == {"name": "infants", "type": "integer", "constraints": must}
    checked = json.loads((made / "national.checklist.json").read_text(encoding="utf-8"))["checks"]
    assert {"type": "row-constraint", "formula": "infants_vaccinated <= infants"} in checked


def test_a_quick_run_measures_every_row_and_keeps_nothing() -> None:
    results = BENCHMARKS / "RESULTS.md"
    before = results.read_bytes() if results.exists() else None
    header, _, *rows = script("run.py", "--quick").splitlines()
    assert header.startswith("| work | at most | reached |")
    assert [row[: len(name) + 2] for row, name in zip(rows, ROWS, strict=False)] == [
        f"| {name}" for name in ROWS
    ]
    assert (results.read_bytes() if results.exists() else None) == before
