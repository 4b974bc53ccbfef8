"""Finding tables in several processes gives what one finds, whatever the workbooks hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cftscore.core import parallel
from cftscore.criteria import load as criteria_load
from cftscore.criteria.vocabulary import folded_with_signs
from cftscore.evaluation.workbooks import read_workbooks
from cftscore.intake import find
from cftscore.intake.collect import read_submission
from cftscore.intake.headings import Headings, Levels
from cftscore.intake.levels import Reading
from cftscore.intake.rows import Context
from cftscore.intake.submission import Submission
from cftscore.register import shipped

REPOSITORY = Path(__file__).parents[2]
SAMPLES = REPOSITORY / "samples"
JOBS = 2
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not parallel.FORKS, reason="one process looks on this system"),
]


def told(submission: Submission) -> list[Any]:
    """Give all that a submission says: figures, cells, classes and findings."""
    keys = [str(key) for key in submission.values]
    spans = slice(0, len(submission.communes))
    return [
        submission.values.reset_index().astype(object).where(lambda cell: cell.notna(), None)
        .to_numpy().tolist(),
        list(submission.cells.addresses([[key] for key in keys], spans)),
        submission.unit_classes,
        [(table.source, table.sheet.name, row) for of in submission.rows for table, row in of],
        [(finding.code, finding.place, finding.say("en")) for finding in submission.findings],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "paths",
    [
        [SAMPLES / "an-giang-2020", SAMPLES / "own-workbook"],
        [REPOSITORY / "tests" / "cases" / "office"],
        [REPOSITORY / "tests" / "cases"],
    ],
)
def test_several_processes_find_what_one_finds(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    workbooks, _ = read_workbooks(paths)
    assert len(workbooks) > 6
    register = shipped.on("2020-12-31")
    criteria = criteria_load.load("qd-06-2019").set
    key = "births_registered"
    labels = (key, criteria.indicators[key].label.vi, "Trẻ ĐKKS đúng hạn")
    mapped: dict[Levels, Reading] = {
        (folded_with_signs(label),): Reading("indicator", key) for label in labels
    }
    contexts = [Context()] * len(workbooks)
    started: list[object] = []
    worker = parallel._Worker

    def counted(*of: Any) -> parallel._Worker:
        started.append(of)
        return worker(*of)

    monkeypatch.setattr(parallel, "_Worker", counted)
    monkeypatch.setattr(find, "_ENOUGH_FOR_JOBS", 2)
    monkeypatch.setattr(find, "_AT_ONCE", 3)
    both = []
    for jobs in (1, JOBS):
        headings = Headings(criteria, "2020", mapped)
        found = read_submission(workbooks, headings, register, contexts, jobs=jobs)
        both.append([*told(found), headings.used])
        assert len(started) == (0 if jobs == 1 else JOBS)
    assert both[0] == both[1]
    assert len(both[0][4]) > 5
    assert both[0][-1]


def test_few_workbooks_are_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(parallel, "_in_processes", refuse)
    workbooks, _ = read_workbooks([SAMPLES / "an-giang-2020"])
    criteria = criteria_load.load("qd-06-2019").set
    contexts, register = [Context()] * len(workbooks), shipped.on("2020-12-31")
    found = list(find.find_all(workbooks, Headings(criteria), register, contexts, JOBS))
    assert sum(len(rows) for one in found for _, rows in one.tables) == 156
