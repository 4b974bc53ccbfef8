"""Progress: who is told what, and the line on a terminal."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import bigworkbooks
import pytest
from commandline import run
from terminals import AT_ONCE, terminal

from cftscore.cli import progress_bar
from cftscore.core import progress
from cftscore.core.progress import ROWS, counted, told

pytestmark = pytest.mark.slow


def test_nobody_is_told_and_nothing_is_wrapped() -> None:
    things = list(range(1000))
    assert counted(ROWS, things) is things
    progress.tell(ROWS, 1, 2)


def test_things_come_as_they_are_and_are_told_some_at_a_time() -> None:
    heard: list[tuple[str, int, int | None]] = []
    with told(lambda stage, *at: heard.append((stage.key, *at))):
        assert list(counted(ROWS, range(600))) == list(range(600))
        assert list(counted(ROWS, range(3), at_once=1)) == [0, 1, 2]
        progress.tell(progress.PACKING)
    many = [("rows", done, 600) for done in (0, 256, 512, 600)]
    few = [("rows", done, 3) for done in (0, 1, 2, 3)]
    assert heard == [*many, *few, ("packing", 0, None)]


def test_what_is_few_is_not_worth_telling() -> None:
    heard: list[object] = []
    with told(lambda *at: heard.append(at)):
        things = list(range(256))
        assert counted(ROWS, things) is things
    assert heard == []


def test_a_listener_hears_only_what_is_done_within() -> None:
    outer: list[str] = []
    inner: list[str] = []
    with told(lambda stage, *_: outer.append(stage.key)):
        with told(lambda stage, *_: inner.append(stage.key)):
            progress.tell(progress.READING)
        with told(None):
            progress.tell(progress.CHECKING)
        progress.tell(progress.SCORING)
    progress.tell(progress.PACKING)
    assert (inner, outer) == (["reading"], ["scoring"])


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bigworkbooks.make(tmp_path_factory.mktemp("big"))


BAR, NUMBER = "[━╸╺ ]*", r"\d+(?:[.,]\d{3})?"
SAID = {
    "en": rf"Writing rows {BAR}{NUMBER} of 4\d,\d{{3}} · {NUMBER}/s · \d+ s left",
    "vi": rf"Ghi các hàng {BAR}{NUMBER}/4\d\.\d{{3}} · {NUMBER}/giây · còn \d+ giây",
}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_long_work_says_how_far_it_is_and_the_line_is_gone_when_it_is_done(
    big: Path,
    tmp_path: Path,
    lang: str,
) -> None:
    args = ("evaluate", big, "-o", "out.xlsx", "-o", "out.json")
    stdout = tmp_path / "out.txt"
    with terminal(*args, cwd=tmp_path, lang=lang, stdout=stdout, command=AT_ONCE) as seen:
        seen.wait_for(lambda: re.search(SAID[lang], seen.text))
        assert seen.end() == 0
    piped = run("evaluate", big, lang=lang)
    assert stdout.read_text(encoding="utf-8") == piped.stdout
    # The cursor is shown again, and the last line that was drawn is erased.
    _, shown, after = seen.raw.rpartition("\x1b[?25h")
    assert shown
    assert after.startswith("\r\x1b[1A\x1b[2K")
    assert "━" not in after
    assert "out.xlsx" in after


class FakeTerminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("patience", [0.0, 3600.0])
def test_short_work_says_nothing(monkeypatch: pytest.MonkeyPatch, patience: float) -> None:
    """A word is said after the patience, and only then."""
    screen = FakeTerminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress_bar, "_PATIENCE", patience)
    for name in ("TTY_COMPATIBLE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar.shown("en", quiet=False):
        progress.tell(progress.PACKING)
        while not (patience or "Compressing the file" in screen.getvalue()):
            pass
    assert bool(screen.getvalue()) is not bool(patience)


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TTY_COMPATIBLE": "0"}])
def test_a_terminal_that_cannot_erase_gets_no_line(
    big: Path,
    tmp_path: Path,
    env: dict[str, str],
) -> None:
    args = ("evaluate", big, "-o", "out.csv")
    with terminal(*args, cwd=tmp_path, env=env, command=AT_ONCE) as seen:
        assert seen.end() == 0
    assert "━" not in seen.text
    assert "Reading workbooks" not in seen.text
    assert "\r\x1b" not in seen.raw
    assert "Written: out.csv" in seen.text


def test_a_pipe_gets_no_line(big: Path, tmp_path: Path) -> None:
    done = run("evaluate", big, "-o", "out.xlsx", "-q", cwd=tmp_path, env={"FORCE_COLOR": "1"})
    assert (done.code, done.stdout, done.stderr) == (0, "", "")


def test_quiet_is_quiet(big: Path, tmp_path: Path) -> None:
    args = ("evaluate", big, "-o", "out.csv", "-q")
    with terminal(*args, cwd=tmp_path, command=AT_ONCE) as seen:
        assert seen.end() == 0
    assert seen.raw == ""
