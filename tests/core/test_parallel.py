"""Several processes at once: the same results in the same order, whatever becomes of them."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from commandline import SAMPLES, run

from cftscore.core import parallel, progress
from cftscore.evaluation import workbooks
from cftscore.spreadsheet import files
from cftscore.spreadsheet.reading import ReadError

pytestmark = pytest.mark.slow

JOBS = 3


def squared(base: int, number: int) -> int:
    return base + number * number


def outside(_: None, number: int) -> tuple[int, bool]:
    return number, multiprocessing.parent_process() is not None


def dies(_: None, number: int) -> int:
    if number == 7 and multiprocessing.parent_process() is not None:
        os._exit(1)
    return number


def large(_: None, number: int) -> bytes:
    return number.to_bytes(4 * 10**6, "big")


def fails(_: None, number: int) -> int:
    return 1 // (number - 7)


@pytest.fixture(autouse=True)
def _no_process_stays() -> Iterator[None]:
    """Nobody waits for those that have nothing left to do, but they end at once."""
    yield
    for process in multiprocessing.active_children():
        process.join(2)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, JOBS])
def test_results_come_in_the_order_of_the_things(jobs: int) -> None:
    assert list(parallel.in_order(squared, 5, range(40), jobs)) == [5 + n * n for n in range(40)]


def test_processes_that_do_not_begin_as_a_copy_do_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on Windows and macOS."""
    monkeypatch.setattr(parallel, "FORKS", False)
    assert list(parallel.in_order(squared, 5, range(40), 2)) == [5 + n * n for n in range(40)]
    assert list(parallel.in_order(outside, None, range(2), 2)) == [(0, True), (1, True)]
    results = parallel.in_order(large, None, iter(range(10**9)), 2)
    assert int.from_bytes(next(results), "big") == 0
    results.close()  # type: ignore[attr-defined]


def test_one_job_is_done_here_and_several_elsewhere() -> None:
    assert list(parallel.in_order(outside, None, range(9), 1)) == [(n, False) for n in range(9)]
    assert list(parallel.in_order(outside, None, range(9), 2)) == [(n, True) for n in range(9)]


def test_what_a_process_that_dies_leaves_is_done_here() -> None:
    assert list(parallel.in_order(dies, None, range(20), JOBS)) == list(range(20))


def test_an_error_of_the_work_is_raised_here() -> None:
    results = parallel.in_order(fails, None, range(20), JOBS)
    assert [next(results) for _ in range(7)] == [1 // (n - 7) for n in range(7)]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_whoever_stops_taking_results_ends_the_processes() -> None:
    results = parallel.in_order(squared, 0, iter(range(10**9)), JOBS)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_processes_may_be_ended_while_they_tell_a_result() -> None:
    for _ in range(10):
        results = parallel.in_order(large, None, iter(range(10**9)), JOBS)
        assert int.from_bytes(next(results), "big") == 0
        results.close()  # type: ignore[attr-defined]
        assert multiprocessing.active_children() == []


def test_processes_that_were_there_before_are_left_alone() -> None:
    other = multiprocessing.Process(target=threading.Event().wait, daemon=True)
    other.start()
    results = parallel.in_order(squared, 0, iter(range(10**9)), JOBS)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == [other]
    assert other.is_alive()
    other.kill()
    other.join()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of many workbooks, some of which cannot be read, some with formulas."""
    made = tmp_path_factory.mktemp("many")
    samples = sorted((SAMPLES / "an-giang-2020").glob("*.xlsx"))
    for number in range(30):
        sample = samples[number % len(samples)]
        (made / f"{number:02} {sample.name}").write_bytes(sample.read_bytes())
    whole = samples[0].read_bytes()
    (made / "05 half.xlsx").write_bytes(whole[: len(whole) // 2])
    (made / "17 empty.xlsx").write_bytes(b"")
    return made


def test_workbooks_are_read_alike_by_one_and_by_several(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "_ENOUGH_FOR_JOBS", 0)
    told: list[tuple[int, int]] = []
    paths = files.find([folder])[0]
    alone, findings = workbooks.read_files(paths)
    with progress.told(lambda _, done, total: told.append((done, total or 0))):
        several, same = workbooks.read_files(paths, JOBS)
    assert findings == same
    unreadable = {Path(finding.place.path or "").name: finding.code for finding in findings}
    assert unreadable == {"05 half.xlsx": "W007", "17 empty.xlsx": "W004"}
    assert len(alone) == len(several) == 30
    for workbook, other in zip(alone, several, strict=True):
        assert (workbook.path, workbook.sha256, workbook.sheets) == (
            other.path,
            other.sha256,
            other.sheets,
        )
    assert told[0] == (0, 32)
    assert told[-1] == (32, 32)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_few_small_workbooks_are_not_worth_a_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(parallel, "_in_processes", refuse)
    few = sorted(folder.iterdir())[:4]
    assert sum(map(files.size, few)) < workbooks._ENOUGH_FOR_JOBS
    assert len(workbooks.read_files(few, JOBS)[0]) == 4


def test_work_in_a_thread_is_done_beside_other_work() -> None:
    begun, done = threading.Event(), threading.Event()

    def native() -> int:
        begun.set()
        assert done.wait(60)
        return 7

    def others() -> None:
        assert begun.wait(60)
        done.set()

    assert parallel.at_once(native, others) == 7


def test_what_goes_wrong_in_a_thread_is_raised_here() -> None:
    def native() -> None:
        raise ReadError("damaged", "x")

    with pytest.raises(ReadError, match="damaged"):
        parallel.at_once(native, lambda: None)


def test_nobody_waits_for_a_thread_when_other_work_is_broken_off() -> None:
    stuck = threading.Event()

    def others() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parallel.at_once(stuck.wait, others)
    stuck.set()


@pytest.mark.parametrize("format_", ["json", "csv", "table"])
def test_the_output_does_not_depend_on_the_jobs(folder: Path, format_: str) -> None:
    outputs = [run("evaluate", folder, "-f", format_, "-j", jobs).raw for jobs in ("1", "2", "5")]
    assert len(outputs[0]) > 1000
    assert outputs[0] == outputs[1] == outputs[2]


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_number_of_jobs_that_is_none_is_refused(jobs: str) -> None:
    done = run("evaluate", SAMPLES / "an-giang-2020", "--jobs", jobs)
    assert done.code == 2
    assert "--jobs" in done.stderr
