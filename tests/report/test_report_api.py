"""`Result.report`: the same reports from Python."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from commandline import SAMPLES
from commandline import run_inside as run

import cftscore
from cftscore.evaluation.document import to_json

pytestmark = pytest.mark.slow

YEARS = {year: SAMPLES / f"an-giang-{year}" for year in (2019, 2020)}


@pytest.fixture(scope="module")
def result() -> cftscore.Result:
    return cftscore.evaluate(YEARS[2020], target=80)


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "json"])
def test_python_and_the_command_line_write_the_same(
    result: cftscore.Result, tmp_path: Path, kind: str, *, public: bool
) -> None:
    compared = cftscore.compare(YEARS[2019], YEARS[2020])
    own, other = tmp_path / f"own.{kind}", tmp_path / f"other.{kind}"
    options = {"lang": "en", "target": 80, "focus": [5]}
    result.report(own, previous=compared, public=public, **options)  # type: ignore[arg-type]
    words = ("--previous", YEARS[2019], "--target", "80", "--focus", "5", "-o", other, "-q")
    done = run("report", YEARS[2020], *words, *(["--public"] if public else []), lang="en")
    assert done.code == 0, done.stderr
    assert own.read_bytes() == other.read_bytes()


def test_json_is_the_document_itself(result: cftscore.Result, tmp_path: Path) -> None:
    result.report(tmp_path / "a.json")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == to_json(result.document)
    result.report(tmp_path / "b.json", public=True)
    assert json.loads((tmp_path / "b.json").read_bytes())["schema"] == "cftscore/publication/1"


def test_nothing_is_overwritten_unasked(result: cftscore.Result, tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    target.write_text("mine")
    with pytest.raises(cftscore.CannotProceedError, match="O001"):
        result.report(target)
    with pytest.raises(cftscore.CannotProceedError, match="O003"):
        result.report(tmp_path / "a.csv")
    with pytest.raises(cftscore.CannotProceedError, match="O002"):
        result.report(YEARS[2020] / "884-chau-doc.xlsx", force=True)
    with pytest.raises(cftscore.CannotProceedError, match="D001"):
        result.report(tmp_path / "a.docx", template=tmp_path / "none.docx")
    assert target.read_text() == "mine"
    result.report(target, force=True)
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_does_not_belong_to_the_result_is_refused(tmp_path: Path) -> None:
    names = [YEARS[year] / "884-chau-doc.xlsx" for year in (2019, 2020)]
    before = cftscore.evaluate(names[0])
    with pytest.raises(ValueError, match="does not end with 2019"):
        before.report(tmp_path / "a.html", previous=cftscore.compare(*names))
    with pytest.raises(ValueError, match="14: no such criterion"):
        before.report(tmp_path / "a.html", focus=[3, 14])
    assert list(tmp_path.iterdir()) == []


def test_a_percentage_that_fails_the_target_never_shows_as_it(
    result: cftscore.Result, tmp_path: Path
) -> None:
    """29,999 of 40,000 is 74.9975%: of 75% it is short, and shows so everywhere."""
    area = msgspec.structs.replace(
        result.document.provinces[0],
        communes=40_000,
        submitted=40_000,
        passed=29_999,
        failed=10_001,
        incomplete=0,
        compliance_percent=Decimal("75.00"),
    )
    model = result.document.communes[0]
    communes = tuple(
        msgspec.structs.replace(model, verdict="pass" if place < 29_999 else "fail", criteria=())
        for place in range(40_000)
    )
    document = msgspec.structs.replace(
        result.document, communes=communes, districts=(), provinces=(area,)
    )
    cftscore.Result(document).report(tmp_path / "a.html", target=75)
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "29.999/40.000 xã, phường, thị trấn đạt, tỷ lệ 74,99%" in text
    assert "Mục tiêu 75%, tương ứng 30.000 xã: còn thiếu 1 xã" in text
    assert "75,00%" not in text
