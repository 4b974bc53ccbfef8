"""Ctrl-C: stops soon, says so in a line, exits with 130, and leaves nothing half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import bigworkbooks
import pytest
from commandline import CHAU_DOC, COMMAND, SAMPLES, environment, run
from terminals import AT_ONCE, Terminal, terminal

from cftscore.core.signals import Interruption

pytestmark = pytest.mark.slow

STOPPED = {
    "en": "Stopped; no file was left incomplete.",
    "vi": "Đã dừng; không có tệp nào bị ghi dở.",
}
PREVIOUS = SAMPLES / "an-giang-2019" / "884-chau-doc.xlsx"


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bigworkbooks.make(tmp_path_factory.mktemp("big"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with an output of before, and one for what is only there for a while."""
    (tmp_path / "temporary").mkdir()
    (tmp_path / "old.xlsx").write_bytes(b"what was there")
    return tmp_path


def env(folder: Path) -> dict[str, str]:
    return {"TMPDIR": str(folder / "temporary")}


def check_stopped(seen: Terminal, folder: Path, lang: str = "en", code: int = 130) -> None:
    """Check the end of a process that was broken off: what it says and what it leaves."""
    assert seen.end() == code
    assert seen.text.splitlines()[-1] == STOPPED[lang]
    assert "Traceback" not in seen.text
    assert "Exception" not in seen.text
    assert seen.children() == []
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    assert left == ["old.xlsx", "temporary"]
    assert (folder / "old.xlsx").read_bytes() == b"what was there"


WRITING = {"en": "Writing rows", "vi": "Ghi các hàng"}


@pytest.mark.parametrize("group", [False, True], ids=["process", "group"])
@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("command", ["evaluate", "merge"])
def test_while_a_workbook_is_written(
    big: Path, folder: Path, command: str, lang: str, *, group: bool
) -> None:
    args = (command, big, "-o", "old.xlsx", "--force")
    with terminal(*args, cwd=folder, lang=lang, env=env(folder), command=AT_ONCE) as seen:
        seen.shows(WRITING[lang])
        seen.interrupt(group=group)
        check_stopped(seen, folder, lang)
    assert "\x1b[?25h" in seen.raw.rpartition("\x1b[?25l")[2]  # the cursor shows again


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_another_signal_has_a_code_of_its_own(
    big: Path, folder: Path, number: int, code: int
) -> None:
    with terminal("evaluate", big, "-o", "new.xlsx", cwd=folder, env=env(folder)) as seen:
        seen.wait_for(lambda: list((folder / "temporary").glob("cftscore-*/*")))
        seen.interrupt(number)
        check_stopped(seen, folder, code=code)


def test_several_signals_at_once_are_one(big: Path, folder: Path) -> None:
    """Who keeps Ctrl-C pressed does not break off the tidying up."""
    with terminal("evaluate", big, "-o", "new.xlsx", cwd=folder, env=env(folder)) as seen:
        seen.wait_for(lambda: list((folder / "temporary").glob("cftscore-*/*")))
        for _ in range(5):
            seen.interrupt()
        check_stopped(seen, folder)


# --- each phase, at its very beginning

Started = Callable[[str], dict[str, str]]


@pytest.fixture
def started_with(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Started:
    """Make an environment in which every Python begins with some code."""

    def make(code: str) -> dict[str, str]:
        hook = tmp_path_factory.mktemp("hook")
        (hook / "sitecustomize.py").write_text(code)
        paths = os.pathsep.join((str(hook), environment(None)["PYTHONPATH"]))
        return {**env(folder), "PYTHONPATH": paths}

    return make


STOPPER = """
import os, signal
from cftscore.core import progress

def tell(stage, done=0, total=None, tell=progress.tell):
    tell(stage, done, total)
    if stage.key == os.environ["STOP_AT"]:
        signal.raise_signal(signal.SIGINT)

progress.tell = tell
"""
REPORT = ("report", CHAU_DOC, "--previous", PREVIOUS)
PHASES = [
    ("reading", ("evaluate", CHAU_DOC)),
    ("checking", ("validate", CHAU_DOC, "--annotate", "new.xlsx")),
    ("scoring", ("evaluate", CHAU_DOC, "-o", "new.csv")),
    ("packing", ("evaluate", CHAU_DOC, "-o", "new.csv", "-o", "old.xlsx", "--force")),
    ("packing", ("template", "--province", "An Giang", "-p", "2020", "-o", "new")),
    ("packing", ("merge", CHAU_DOC, "-o", "new.xlsx")),
    ("comparing", ("compare", PREVIOUS, CHAU_DOC, "-o", "new.xlsx")),
    ("page", (*REPORT, "-o", "new.html")),
    ("document", (*REPORT, "-o", "new.docx")),
    ("packing", (*REPORT, "-o", "old.xlsx", "--force")),
]


@pytest.mark.parametrize(("phase", "args"), PHASES, ids=[f"{a[0]}-{p}" for p, a in PHASES])
def test_at_each_phase(
    folder: Path, started_with: Started, phase: str, args: tuple[str | Path, ...]
) -> None:
    more = {**started_with(STOPPER), "STOP_AT": phase}
    with terminal(*args, cwd=folder, env=more) as seen:
        check_stopped(seen, folder)


# --- other processes


APART = ("evaluate", SAMPLES.parent / "tests/files/thoai-son.ods")
SEVERAL = ("evaluate", SAMPLES / "an-giang-2020", SAMPLES / "an-giang-2019", "-j", "2")
READS_FOR_EVER = """
import sys, time
if sys.argv[0] == "-c":
    time.sleep(600)
"""


@pytest.mark.parametrize("group", [False, True], ids=["process", "group"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_while_a_process_apart_reads(
    folder: Path, started_with: Started, number: int, *, group: bool
) -> None:
    with terminal(*APART, cwd=folder, env=started_with(READS_FOR_EVER)) as seen:
        seen.wait_for(lambda: len(seen.children()) == 2)
        seen.interrupt(number, group=group)
        check_stopped(seen, folder, code=128 + number)


JOBS = """
import time
from cftscore.core import parallel
from cftscore.evaluation import workbooks as reading

def read_each(meanwhile, paths):
    time.sleep(600)

reading._ENOUGH_FOR_JOBS = 0
reading._read_each = read_each
"""


@pytest.mark.parametrize("group", [False, True], ids=["process", "group"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_while_several_processes_read(
    folder: Path, started_with: Started, number: int, *, group: bool
) -> None:
    with terminal(*SEVERAL, cwd=folder, env=started_with(JOBS)) as seen:
        seen.wait_for(lambda: len(seen.children()) == 3)
        seen.interrupt(number, group=group)
        check_stopped(seen, folder, code=128 + number)


WRITING_JSON = """
import signal
from cftscore.evaluation import document

def lines(communes, span):
    signal.raise_signal(signal.SIGINT)
    return []

document.MOST_INDENTED, document._AT_ONCE = 0, 20
document._lines = lines
"""


def test_while_json_is_written(folder: Path, started_with: Started) -> None:
    with terminal(*SEVERAL[:2], "-f", "json", cwd=folder, env=started_with(WRITING_JSON)) as seen:
        check_stopped(seen, folder)


READS_IN_A_THREAD = """
import os, time
from cftscore.spreadsheet import reading

def ranges(packed):
    os.kill(os.getpid(), int(os.environ["STOP_WITH"]))
    time.sleep(600)

reading._WORTH_A_THREAD = 0
reading._ranges = ranges
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_while_a_thread_reads(folder: Path, started_with: Started, number: int) -> None:
    """Nobody waits for what calamine reads: of the workbook of a country it is for a while."""
    more = {**started_with(READS_IN_A_THREAD), "STOP_WITH": str(int(number))}
    with terminal("evaluate", CHAU_DOC, cwd=folder, env=more) as seen:
        check_stopped(seen, folder, code=128 + number)


# --- where Python itself would swallow an interruption, or lose sight of a process or of the code

WHILE_IT_FORKS = """
import os, signal
os.register_at_fork(after_in_parent=lambda: signal.raise_signal(signal.SIGINT))
"""
AS_IT_STARTS = """
import signal, subprocess

def start(self, *args, start=subprocess.Popen._execute_child):
    start(self, *args)
    signal.raise_signal(signal.SIGINT)

subprocess.Popen._execute_child = start
"""
AS_AN_OBJECT_GOES = """
import signal, time
from cftscore.core import progress

class Last:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def tell(*_):
    Last()
    time.sleep(600)

progress.tell = tell
"""

IN_TEXT = """
from cftscore.core import progress

def tell(*_):
    exec("import signal; signal.raise_signal(signal.SIGINT)")

progress.tell = tell
"""


PLACES = {
    "several": (JOBS + WHILE_IT_FORKS, SEVERAL),
    "apart": (AS_IT_STARTS + READS_FOR_EVER, APART),
    "freed": (AS_AN_OBJECT_GOES, ("evaluate", CHAU_DOC)),
    "text": (IN_TEXT, ("evaluate", CHAU_DOC)),
}


@pytest.mark.parametrize("place", PLACES)
def test_wherever_python_is(folder: Path, started_with: Started, place: str) -> None:
    code, args = PLACES[place]
    with terminal(*args, cwd=folder, env=started_with(code)) as seen:
        check_stopped(seen, folder)


def test_while_nobody_takes_the_output(big: Path, folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "evaluate", str(big), "-f", "json", "-q"],
        cwd=folder,
        env=environment("en", env(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"{"
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read().decode() == STOPPED["en"] + "\n"
        assert process.wait(60) == 130


def test_at_a_question(folder: Path) -> None:
    with terminal("criteria", "new", cwd=folder) as seen:
        seen.wait_for(lambda: seen.text.endswith(": "))
        seen.interrupt()
        check_stopped(seen, folder)


# --- whoever starts the process


def test_a_signal_that_is_kept_off_is_not_heeded(started_with: Started) -> None:
    """A shell starts what runs in the background so; `nohup` does it with SIGHUP."""
    code = "import signal, sys, os; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    code += "os.execv(sys.executable, [sys.executable, '-m', 'cftscore', *sys.argv[1:]])"
    done = subprocess.run(
        [sys.executable, "-c", code, "evaluate", str(CHAU_DOC), "-f", "json"],
        env=environment("en", {**started_with(STOPPER), "STOP_AT": "scoring"}),
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode() == run("evaluate", CHAU_DOC, "-f", "json").stdout
    assert done.returncode == 0


@pytest.fixture
def _handlers() -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    hook = sys.unraisablehook
    yield
    sys.unraisablehook = hook
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_handlers")
def test_a_signal_as_the_process_leaves_changes_nothing() -> None:
    interruption = Interruption()
    interruption.listen()
    assert interruption.finish(1, "en") == 1
    signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("_handlers")
def test_a_later_signal_is_heeded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What swallows an interruption by mistake does not make the process unstoppable."""
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    interruption = Interruption()
    interruption.listen()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGINT)
    now[0] += 1.0
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
