"""Mutated workbooks: whatever is in a file, it is read or refused with findings.

With FUZZ set to a number, so many times as many examples are tried, and other ones each time. What
was found so lies in `tests/files/fuzz/`, made small.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import workbooks
import xlsb
from commandline import CHAU_DOC, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import CELLS, damaged, repacked

import cftscore
from cftscore.criteria import check as criteria_check
from cftscore.criteria import load as criteria_load
from cftscore.evaluation.document import to_json
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.evaluation.pipeline import Options, prepare
from cftscore.findings.model import CannotProceedError
from cftscore.register import load as register_load
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Workbook, cells_of, open_workbook
from cftscore.validation import copies

pytestmark = pytest.mark.slow

FILES = workbooks.FILES
XLSX, XLS, ODS, CSV = (FILES / f"thoai-son.{kind}" for kind in ("xlsx", "xls", "ods", "csv"))
SOURCES = {path: path.read_bytes() for path in (XLSX, XLS, ODS, CSV, CHAU_DOC)}
OPTIONS = Options(period="2020", province="89")
TIMES = int(os.environ.get("FUZZ", "1"))


def tried(examples: int) -> settings:
    """Say how many examples are tried; always the same ones, unless FUZZ is set."""
    return settings(
        max_examples=examples * TIMES,
        derandomize="FUZZ" not in os.environ,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module", autouse=True)
def _load_once() -> Iterator[None]:
    """Load the criteria set and the register once: they are not what is fuzzed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(register_load, "load", cache(register_load.load))
        patch.setattr(criteria_load, "load", cache(criteria_load.load))
        patch.setattr(criteria_check, "check", lambda _: [])
        yield


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as path:
        yield Path(path)


def read(path: Path, *, copied: bool = False) -> None:
    """Validate a file, and correct and mark copies of it; only findings may keep it from that."""
    before = path.read_bytes()
    with suppress(CannotProceedError):
        checked = cftscore.validate(path, period=OPTIONS.period, province=OPTIONS.province).checked
        to_json(checked.document)
        for finding in checked.findings:
            assert finding.say("vi")
            assert finding.say("en")
        if copied and checked.workbooks:
            (workbook,) = checked.workbooks
            copies.annotated(workbook, path.with_name("copy.xlsx"), checked.findings, "vi")
            copies.corrected(workbook, path.with_name("copy.xlsx"), checked.corrections)
    assert path.read_bytes() == before


def read_as(folder: Path, name: str, data: bytes, *, copied: bool = False) -> None:
    """Validate bytes as a file of a name."""
    path = folder / name
    path.write_bytes(data)
    read(path, copied=copied)


# --- bytes of whole files


@pytest.mark.parametrize("source", [XLSX, CHAU_DOC, CSV], ids=lambda path: path.name)
@tried(120)
@given(data=st.data())
def test_changed_bytes(folder: Path, source: Path, data: st.DataObject) -> None:
    read_as(folder, source.name, data.draw(damaged(SOURCES[source])))


@pytest.mark.parametrize("source", [XLS, ODS], ids=lambda path: path.name)
@tried(40)
@given(data=st.data())
def test_changed_bytes_of_what_is_read_apart(
    folder: Path, source: Path, data: st.DataObject
) -> None:
    read_as(folder, source.name, data.draw(damaged(SOURCES[source])))


@tried(60)
@given(data=st.binary(max_size=300), name=st.sampled_from(sorted(files.EXTENSIONS)))
def test_any_bytes(folder: Path, data: bytes, name: str) -> None:
    read_as(folder, f"any{name}", data)


@tried(150)
@given(text=st.text(max_size=200), lines=st.integers(0, 5), sign=st.sampled_from(",;\t|"))
def test_any_text_below_a_header(folder: Path, text: str, lines: int, sign: str) -> None:
    beginning = SOURCES[CSV].decode("utf-8-sig").splitlines(keepends=True)[: 6 + lines]
    read_as(folder, "any.csv", ("".join(beginning).replace(",", sign) + text).encode())


# --- members of archives


@pytest.mark.parametrize("as_xml", [False, True], ids=["bytes", "xml"])
@pytest.mark.parametrize("source", [XLSX, CHAU_DOC], ids=lambda path: path.name)
@tried(120)
@given(data=st.data())
def test_changed_members(folder: Path, source: Path, as_xml: bool, data: st.DataObject) -> None:
    read_as(folder, "x.xlsx", data.draw(repacked(SOURCES[source], as_xml=as_xml)), copied=True)


@pytest.mark.parametrize("as_xml", [False, True], ids=["bytes", "xml"])
@tried(20)
@given(data=st.data())
def test_changed_members_of_an_ods(folder: Path, as_xml: bool, data: st.DataObject) -> None:
    read_as(folder, "x.ods", data.draw(repacked(SOURCES[ODS], as_xml=as_xml)))


@tried(20)
@given(data=st.data())
def test_changed_members_of_an_xlsb(folder: Path, data: st.DataObject) -> None:
    path = xlsb.write(folder / "sample.xlsb", workbooks.sample_grids())
    read_as(folder, "x.xlsb", data.draw(repacked(path.read_bytes(), as_xml=False)))


# --- cells


@cache
def sample() -> Workbook:
    return open_workbook(files.read(XLSX))


@tried(150)
@given(data=st.data())
def test_changed_cells(data: st.DataObject) -> None:
    sheets = []
    for sheet in sample().sheets:
        rows = [list(row) for row in sheet.rows]
        places = st.tuples(st.integers(0, len(rows) - 1), st.integers(0, len(rows[0]) - 1))
        for row, column in data.draw(st.lists(places, max_size=20)):
            rows[row][column] = data.draw(CELLS)
        sheets.append(replace(sheet, cells=cells_of(rows)))
    evaluate(msgspec.structs.replace(sample(), sheets=tuple(sheets)))


@tried(60)
@given(rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=12))
def test_any_cells(rows: list[list[Any]]) -> None:
    sheet = sample().sheets[-1]
    evaluate(msgspec.structs.replace(sample(), sheets=(replace(sheet, cells=cells_of(rows)),)))


def evaluate(workbook: Workbook) -> None:
    """Prepare and score a workbook."""
    with suppress(CannotProceedError):
        document = evaluate_prepared(prepare([workbook], OPTIONS))
        assert to_json(document)


# --- what was found so

FOUND = {
    "content-types.xlsx": ([], 2),  # a member that only copying reads is no XML
    "deep.xlsx": ([], 2),  # elements nested deeper than copying parses
    "lost-sheet.xlsx": (["W007"], 2),  # a sheet that is nowhere
    "no-sheets.xlsx": ([], 2),  # sheets of another namespace, so that copying finds none
    "row-number.xlsx": (["V001"], 0),  # a row whose number is `AP12`, and a cell to look at twice
    "texts-without-number.xlsx": (["W008"], 2),  # room for 4 294 967 296 texts: the process ended
}
"""By the file's name, what `validate` finds in it, and the exit code where it is to be copied."""


def test_every_file_that_was_found_is_tried() -> None:
    assert {path.name for path in (FILES / "fuzz").iterdir()} == FOUND.keys()


@pytest.mark.parametrize("name", FOUND)
def test_a_file_that_once_broke_it(name: str, tmp_path: Path) -> None:
    codes, code = FOUND[name]
    path = FILES / "fuzz" / name
    done = run("validate", path, "--format", "json", cwd=tmp_path)
    assert [finding["code"] for finding in json.loads(done.stdout)["findings"]] == codes, (
        done.stderr
    )
    copied = run("validate", path, "--annotate", "copy.xlsx", cwd=tmp_path)
    assert (copied.code, (tmp_path / "copy.xlsx").exists()) == (code, code == 0), copied.stderr
    for stderr in (done.stderr, copied.stderr):
        assert "Traceback" not in stderr
        assert "error inside" not in stderr
