"""The samples: what the script makes, what they come to, and that they are plausible."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import reports

import cftscore
from cftscore.criteria import load as criteria_load
from cftscore.evaluation.document import CommuneResult, Evaluation, ItemResult

YEARS = ("2019", "2020")
PASSED = {"2019": (110, "70.51"), "2020": (117, "75.00")}
SYNTHETIC = "SỐ LIỆU GIẢ LẬP, KHÔNG PHẢI SỐ LIỆU THẬT (SYNTHETIC DATA)"
COMMUNES = {"883": 13, "884": 7, "886": 14, "887": 14, "888": 18, "889": 13, "890": 14, "891": 15,
            "892": 13, "893": 18, "894": 17}  # fmt: skip
SET = criteria_load.load("qd-06-2019").set
KEYS = 5
"""The row of the keys, from 0; the communes follow."""

Grid = list[tuple[Any, ...]]


def paths(year: str, folder: Path = reports.SAMPLES) -> list[Path]:
    return sorted((folder / f"an-giang-{year}").glob("*.xlsx"))


@cache
def grids(path: Path) -> dict[str, Grid]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def rows(path: Path) -> list[dict[str, Any]]:
    """Read the rows of communes, by the keys of the columns."""
    grid = grids(path)["Chỉ tiêu"]
    read = [dict(zip(map(str, grid[KEYS]), row, strict=True)) for row in grid[KEYS + 1 :]]
    return [row for row in read if row["code"] is not None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    script = reports.REPO / "scripts/make_samples.py"
    environ = {**os.environ, "PYTHONPATH": str(reports.REPO), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, script, folder], cwd=folder, env=environ, check=True)
    return folder


@pytest.fixture(scope="module", params=YEARS)
def year(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def document(year: str) -> Evaluation:
    return cftscore.evaluate(reports.SAMPLES / f"an-giang-{year}").document


@pytest.mark.slow
def test_the_script_makes_the_samples_cell_for_cell(made: Path, year: str) -> None:
    committed, anew = paths(year), paths(year, made)
    assert [path.name for path in anew] == [path.name for path in committed]
    for old, new in zip(committed, anew, strict=True):
        assert grids(new) == grids(old), new.name


def test_there_is_a_workbook_for_each_district(year: str) -> None:
    assert {path.name[:3]: len(rows(path)) for path in paths(year)} == COMMUNES
    for path in paths(year):
        listed = {row["code"]: (row["name"], row["district"]) for row in rows(path)}
        info = {row[0]: row[1] for row in grids(path)["Thông tin"]}
        assert (info["Kỳ"], info["Tỉnh"]) == (year, "Tỉnh An Giang")
        assert {district for _, district in listed.values()} == {info["Huyện"]}


def test_every_workbook_says_that_it_is_made_up(year: str) -> None:
    for path in paths(year):
        for name, grid in grids(path).items():
            assert SYNTHETIC in {value for row in grid for value in row}, (path, name)
        assert openpyxl.load_workbook(path).properties.title == SYNTHETIC


def test_what_the_samples_come_to(year: str, document: Evaluation) -> None:
    passed, percentage = PASSED[year]
    (province,) = document.provinces
    assert (province.communes, province.submitted, province.passed) == (156, 156, passed)
    assert str(province.compliance_percent) == percentage
    assert Counter(commune.verdict for commune in document.communes)["pass"] == passed
    assert {area.code: area.communes for area in document.districts} == COMMUNES
    assert sum(area.passed for area in document.districts) == passed
    first, second, third = document.missed_criteria[:3]
    assert {first.id, second.id} == {3, 5}
    assert second.missed > third.missed > 0
    assert [finding.code for finding in document.findings if finding.severity == "error"] == []
    assert province.incomplete == sum(finding.code == "V001" for finding in document.findings) > 0
    assert "R007" not in {finding.code for finding in document.findings}


def test_the_command_says_so_too(tmp_path: Path, year: str) -> None:
    folder = reports.SAMPLES / f"an-giang-{year}"
    done = reports.run(tmp_path, "evaluate", folder, lang="vi")
    passed, percentage = PASSED[year]
    assert done.code == 0
    text = reports.one_line(done.stdout)
    assert f"Tỉnh An Giang 156 156 {passed} " in text
    assert percentage.replace(".", ",") + "%" in text


def test_some_communes_stand_on_their_mark(document: Evaluation) -> None:
    """At the mark they pass; just below it they fail, though no criterion is at 0."""
    known = [one for one in document.communes if isinstance(one.points, int)]
    exactly = [one for one in known if one.points == one.points_required and one.criteria]
    assert {"pass"} <= {one.verdict for one in exactly}
    for commune in exactly:
        assert (commune.verdict == "pass") == all(part.met for part in commune.criteria)
    short = [one for one in known if all(part.met for part in one.criteria) and not passes(one)]
    assert short
    for commune in short:
        assert [reason.code for reason in commune.reasons] == ["points_missing"]
        assert reached(commune) - int(commune.points_required or 0) in range(-60, 0)


def reached(commune: CommuneResult) -> int:
    assert isinstance(commune.points, int)
    return commune.points


def passes(commune: CommuneResult) -> bool:
    return commune.verdict == "pass"


def test_the_mountain_class_is_in_two_districts_only(document: Evaluation) -> None:
    classes = Counter(commune.unit_class for commune in document.communes)
    assert classes == {"other": 149, "mountain_island_disadvantaged": 7}
    hilly = [commune for commune in document.communes if commune.unit_class != "other"]
    assert {commune.district_code for commune in hilly} == {"890", "891"}
    assert {commune.points_required for commune in hilly} == {800}
    # For some the lower mark makes the difference.
    assert any(passes(commune) and reached(commune) < 850 for commune in hilly)


def test_figures_are_plausible(year: str) -> None:
    """Whole, parts within their wholes, ages within all children, totals that add up."""
    for path in paths(year):
        for row in rows(path):
            figures = {key: row[key] for key in SET.indicators}
            for key, value in figures.items():
                if SET.indicators[key].type == "yes_no":
                    assert value in ("Có", "Không")
                elif value is None:
                    assert key == "infants_vaccinated"
                else:
                    assert isinstance(value, int)
                    assert value >= 0
                above = SET.indicators[key].at_most
                if above is not None and value is not None:
                    assert value <= figures[above], (row["code"], key)
            total = figures["children_total"]
            assert 1900 <= total <= 5200
            assert 0.04 < figures["infants"] / total < 0.08
            assert figures["infants"] < figures["under3"] < figures["under5_measured"]
            ages = figures["under3"] + figures["aged3to5"] + figures["aged7plus"]
            assert ages < total
            assert abs(figures["births_due"] - figures["infants"]) <= 150
            assert 5 <= figures["hamlets"] <= 14


def test_totals_add_up(year: str) -> None:
    for path in paths(year):
        stored = openpyxl.load_workbook(path, data_only=True)["Chỉ tiêu"]
        grid, listed = list(stored.iter_rows(values_only=True)), rows(path)
        keys = list(map(str, grid[KEYS]))
        (total,) = [row for row in grid if row[2] == "Tổng cộng"]
        for key, indicator in SET.indicators.items():
            if indicator.type == "count":
                shown = total[keys.index(key)]
                assert shown == sum(row[key] or 0 for row in listed), (path.name, key)


ON_THRESHOLDS = [
    ("30727", "2.1", "98.00", 196, 200, 0, 50),
    ("30715", "3.1", "2.00", 6, 3000, 2, 15),
    ("30712", "5.1", "600.00", 18, 3000, 1, 35),
    ("30721", "2.1", "97.50", 195, 200, 1, 35),
]


@pytest.mark.parametrize("expected", ON_THRESHOLDS, ids=lambda case: f"{case[0]}: {case[2]}")
def test_figures_on_a_threshold(expected: tuple[Any, ...]) -> None:
    """On it the band is met, just below it the next one."""
    code, key, *figures = expected
    document = cftscore.evaluate(reports.SAMPLES / "an-giang-2020/894-thoai-son.xlsx").document
    (commune,) = [one for one in document.communes if one.code == code]
    item = item_of(commune, key)
    assert [
        str(item.value),
        item.numerator,
        item.denominator,
        item.band,
        item.points,
    ] == figures
    # Every other item of it has all its points.
    assert commune.points == 1000 - (SET_POINTS[key] - int(figures[-1]))
    assert commune.verdict == "pass"


SET_POINTS = {item.id: int(item.max_points) for item in SET.items}


def item_of(commune: CommuneResult, key: str) -> ItemResult:
    (found,) = [
        item for criterion in commune.criteria for item in criterion.items if item.id == key
    ]
    return found
