"""The same input gives the same files, to the byte, where `SOURCE_DATE_EPOCH` states the date.

Each command runs twice, with another clock, time zone and order of sets; every file that it
writes, and what it prints, is compared.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import commandline
import openpyxl
import pytest

pytestmark = pytest.mark.slow

# Python starts with this module of its path; the clock stands still at the moment it is given.
CLOCK = """
import os
import time_machine
time_machine.travel(float(os.environ["TEST_CLOCK"]), tick=False).start()
"""
ONCE = {"TEST_CLOCK": "1935817689.25", "TZ": "UTC", "PYTHONHASHSEED": "1"}
AGAIN = {"TEST_CLOCK": "2043212345.75", "TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "2"}
NOW = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
YEARS = {"before": 2019, "after": 2020}
CASES = {
    "evaluate": "evaluate after -o a.xlsx -o a.csv -o a.json -o a.md",
    "what-if": "evaluate after --what-if 30316.births_registered=1 -o a.xlsx -o a.json",
    "validate": "validate after/884.xlsx --annotate a.xlsx --fix b.xlsx",
    "validate-csv": "validate table.csv --period 2020 --annotate a.xlsx --fix b.xlsx",
    "template": "template --district 884 --period 2020 --prefill before -o a.xlsx",
    "template-form": "template --commune 30316 --period 2020 --layout form -o a.xlsx",
    "merge": "merge after -o a.xlsx",
    "map": "map after -o a.xlsx",
    "explain": "explain after --commune 30316 -f json",
    "plan": "plan after --target 90% --close-calls -o a.xlsx -o a.md -o a.json -o a.html",
    "reconcile": "reconcile table.csv after/884.xlsx --period 2020 -f json",
    "compare": "compare before --with after -o a.xlsx -o a.csv -o a.json -o a.md",
    "report": "report after --previous before --target 75% --focus 3,5 "
    "-o a.html -o a.docx -o a.xlsx -o a.json",
    "public": "report after --public -o a.html -o a.docx -o a.xlsx -o a.json",
    "office-form": "report --write-template a.docx",
    "dossier": "report after --dossier 30316 -o papers",
    "appraisal": "report after --dossier 30316 --appraisal -o papers",
    "poster": "report after --poster 30316 -o a.html",
    "sensitivity": "criteria sensitivity after -f json",
}
DATED = {
    "evaluate": ["a.xlsx"],
    "validate-csv": ["a.xlsx", "b.xlsx"],
    "template": ["a.xlsx"],
    "merge": ["a.xlsx"],
    "map": ["a.xlsx"],
    "plan": ["a.xlsx"],
    "compare": ["a.xlsx"],
    "report": ["a.docx", "a.xlsx"],
    "office-form": ["a.docx"],
}
EMBEDDED = "word/embeddings/cftscore-chart1.xlsx"


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay a district of two years, the later one as a table of text too, and the clock."""
    folder = tmp_path_factory.mktemp("inputs")
    for name, year in YEARS.items():
        (folder / name).mkdir()
        source = commandline.SAMPLES / f"an-giang-{year}" / "884-chau-doc.xlsx"
        shutil.copy(source, folder / name / "884.xlsx")
    sheet = openpyxl.load_workbook(folder / "after/884.xlsx")["Chỉ tiêu"]
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(sheet.iter_rows(values_only=True))
    (folder / "clock").mkdir()
    (folder / "clock/sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    return folder


def made(inputs: Path, folder: Path, case: str, **env: str) -> dict[str, bytes]:
    """Run a case where nothing else lies, and give what it wrote and printed."""
    for name in (*YEARS, "table.csv"):
        source, target = inputs / name, folder / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    before = {path for path in folder.rglob("*") if path.is_file()}
    path = {"PYTHONPATH": os.pathsep.join((str(commandline.ROOT), str(inputs / "clock")))}
    done = commandline.run(*CASES[case].split(), cwd=folder, lang="vi", env={**path, **env})
    assert done.code in {0, 1}, done.stderr
    written = sorted({path for path in folder.rglob("*") if path.is_file()} - before)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in written}
    return {**files, "stdout": done.raw, "stderr": done.stderr.encode()}


@pytest.mark.parametrize("case", CASES)
def test_every_output_is_the_same_to_the_byte(inputs: Path, tmp_path: Path, case: str) -> None:
    results = []
    for name, env in (("once", ONCE), ("again", AGAIN)):
        (tmp_path / name).mkdir()
        results.append(made(inputs, tmp_path / name, case, **env, SOURCE_DATE_EPOCH="1700000000"))
    once, again = results
    named = re.findall(r" (a\.\w+|b\.xlsx)", CASES[case])
    assert set(named) <= once.keys()
    assert len(once) == 2 + (len(named) or _others(case))
    assert once.keys() == again.keys()
    assert [name for name in once if once[name] != again[name]] == []
    # A marked copy keeps the date of the workbook that it is a copy of.
    kept = {"2020-12-31T00:00:00Z"} if case == "validate" else {"2023-11-14T22:13:20Z"}
    assert {date for name in once for date in dates(once[name])} <= kept


def _others(case: str) -> int:
    """Count the files of the cases that name a folder."""
    return {"dossier": 3, "appraisal": 2}.get(case, 0)


@pytest.mark.parametrize("case", DATED)
def test_without_a_stated_date_files_bear_the_present(
    inputs: Path, tmp_path: Path, case: str
) -> None:
    files = made(inputs, tmp_path, case, **ONCE, SOURCE_DATE_EPOCH="")
    assert {name for name, content in files.items() if dates(content)} == set(DATED[case])
    for name in DATED[case]:
        assert set(dates(files[name])) == {f"{NOW:%Y-%m-%dT%H:%M:%SZ}"}, name


@pytest.mark.parametrize("stated", ["soon", "1e9", "99999999999999999999", "-99999999999999"])
def test_what_is_no_number_of_seconds_is_passed_over(
    inputs: Path, tmp_path: Path, stated: str
) -> None:
    files = made(inputs, tmp_path, "office-form", **ONCE, SOURCE_DATE_EPOCH=stated)
    assert set(dates(files["a.docx"])) == {"2031-05-06T07:08:09Z"}


def dates(content: bytes) -> list[str]:
    """Give the dates of a workbook or document, and of the workbook inside it."""
    if not content.startswith(b"PK"):
        return []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        # What an archive says of the time of day would differ from run to run.
        assert {info.date_time[0] for info in package.infolist()} == {1980}
        names = package.namelist()
        core = package.read("docProps/core.xml").decode()
        inside = dates(package.read(EMBEDDED)) if EMBEDDED in names else []
    return re.findall(r"<dcterms:(?:created|modified)[^>]*>([^<]+)<", core) + inside
