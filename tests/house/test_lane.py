"""The fast lane: no test of it starts a process, and what runs inside is what a process gives."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lane
import pytest
from commandline import CHAU_DOC, ROOT, SAMPLES, evaluated, run, run_inside

PRINTING = [sys.executable, "-c", "print(1)"]

STARTS: dict[str, Callable[[], object]] = {
    "subprocess": lambda: subprocess.run(PRINTING, check=False),
    "os.system": lambda: os.system("true"),
    "multiprocessing": lambda: multiprocessing.Process(target=print).start(),
}


@pytest.mark.parametrize("way", STARTS)
def test_no_process_is_started_in_the_fast_lane(way: str) -> None:
    """The inner guard keeps what it refuses from the one that watches this test."""
    with pytest.raises(lane.StartedError), lane.no_process():
        STARTS[way]()


def test_what_swallows_the_refusal_fails_all_the_same() -> None:
    swallowed = contextlib.suppress(BaseException)
    with pytest.raises(lane.StartedError, match=r"subprocess\.Popen"), lane.no_process(), swallowed:
        subprocess.run(PRINTING, check=False)


def test_a_fast_test_is_guarded_and_a_slow_one_is_not(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("fast") is not None
    assert lane.guarding()


@pytest.mark.slow
def test_a_slow_test_starts_what_it_likes(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("fast") is None
    assert not lane.guarding()
    assert subprocess.run(PRINTING, check=True, capture_output=True).stdout.split() == [b"1"]


COMMANDS: list[tuple[str | Path, ...]] = [
    ("validate", CHAU_DOC),
    ("validate", CHAU_DOC, "-f", "json"),
    ("explain", CHAU_DOC, "--commune", "30316"),
    ("plan", CHAU_DOC, "--target", "100%"),
    ("plan", CHAU_DOC, "--target", "100%", "-f", "json"),
    ("merge", "-h"),
    ("doctor", "-h"),
    ("compare", SAMPLES / "an-giang-2019", SAMPLES / "an-giang-2020", "-f", "md"),
    ("reconcile", CHAU_DOC, CHAU_DOC),
    ("evaluate", "no.xlsx"),
    ("evaluate", CHAU_DOC, "--forma", "x"),
    ("evaluate", CHAU_DOC, "--fail-under", "100"),
    ("criteria", "show", "qd-06-2019"),
    ("criteria", "check", "qd-06-2019"),
    ("criteria", "test", "qd-06-2019"),
    ("criteria", "list"),
    ("criteria",),
    ("finding", "V001"),
    ("report", CHAU_DOC, "--help"),
    ("template", "-h"),
    ("--version",),
]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(map(str, words[:2])))
def test_inside_is_what_a_process_gives(words: tuple[str | Path, ...], lang: str) -> None:
    assert run_inside(*words, lang=lang) == run(*words, lang=lang)


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["table", "json", "csv", "md"])
def test_the_samples_are_evaluated_alike_in_a_process(format_: str) -> None:
    words = ("evaluate", "samples/an-giang-2020", "-f", format_)
    assert evaluated(2020, "vi", format_) == run(*words, lang="vi")


@pytest.mark.slow
def test_files_are_written_alike_inside(tmp_path: Path) -> None:
    for folder, way in ((tmp_path / "inside", run_inside), (tmp_path / "apart", run)):
        folder.mkdir()
        done = way("evaluate", CHAU_DOC, *(w for e in ("xlsx", "csv", "json", "md")
                                           for w in ("-o", f"a.{e}")), cwd=folder)  # fmt: skip
        assert done.code == 0, done.stderr
    made = {path.name: path.read_bytes() for path in (tmp_path / "inside").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "apart").iterdir()}
    assert len(made) == 4


def test_what_python_reads_when_it_starts_needs_a_process() -> None:
    with pytest.raises(AssertionError, match="when Python starts"):
        run_inside("--version", env={"PYTHONIOENCODING": "ascii"}, cwd=ROOT)
