"""Running cftscore as a process, the way a user does, or in the process of the tests."""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from rich.cells import cell_len

from cftscore import cli
from cftscore.cli.console import prepare_streams
from cftscore.core.text import choose_language

ROOT = Path(__file__).parents[2]
OF_THE_SET = ("qd-06-2019.yaml", "qd-06-2019.tests.yaml", "schema.json")
SAMPLES = ROOT / "samples"
FILES = ROOT / "tests" / "files"
CHAU_DOC = SAMPLES / "an-giang-2020" / "884-chau-doc.xlsx"
"""A district of 7 communes."""

COMMAND = (sys.executable, "-m", "cftscore")

# What would change the output from outside: languages, colours, widths, continuous integration.
_UNSET = ("LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "PY_COLORS", "TTY_COMPATIBLE", "COLUMNS",
          "GITHUB_ACTIONS", "TERMINAL_WIDTH", "CFTSCORE_DEBUG")  # fmt: skip
MADE = "1577836800"
"""The date that the files of tests bear, so that they can be compared: 1 January 2020."""


@dataclass(frozen=True)
class Done:
    """A process that has ended."""

    code: int
    raw: bytes
    stdout: str
    stderr: str


def house(folder: Path, sets: Mapping[str, str]) -> Path:
    """Make a project in a folder: the package as it is, qd-06-2019, and other sets beside it.

    Args:
        folder: where.
        sets: by name of the file (`small.yaml`), its text.
    """
    for name in ("cftscore", "register"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "criteria").mkdir()
    (folder / "criteria" / "vocabulary").symlink_to(ROOT / "criteria" / "vocabulary")
    for name in OF_THE_SET:
        shutil.copy(ROOT / "criteria" / name, folder / "criteria" / name)
    for name, text in sets.items():
        (folder / "criteria" / name).write_text(text, encoding="utf-8")
    return folder


def _project() -> Path:
    """Find the project that tests run: this one, or one without the sets that others added.

    Most tests are about qd-06-2019. What holds for every set is tested apart, by their files.
    """
    files = {path.name for path in (ROOT / "criteria").iterdir() if path.is_file()}
    if files == {*OF_THE_SET}:
        return ROOT
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return house(folder, {})


PROJECT = _project()


def environment(lang: str | None, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Make the environment of a process: only what is stated here differs between machines."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _UNSET and not name.startswith(("LC_", "PYTHONIO"))
    }
    stated = {"CFTSCORE_LANG": lang} if lang else {}
    always = {"PYTHONUTF8": "1", "PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": MADE}
    return {**kept, **always, **stated, **(env or {})}


def run(
    *args: str | Path,
    lang: str | None = "en",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    **more: Any,
) -> Done:
    """Run `cftscore` with some arguments; more options are those of `subprocess.run`."""
    # Else Python would look for the package where it is run before it looks in the project.
    safe = {"PYTHONSAFEPATH": "1"} if cwd is None and PROJECT != ROOT else {}
    done = subprocess.run(
        [*COMMAND, *map(str, args)],
        cwd=cwd or ROOT,
        env={**environment(lang, env), **safe},
        check=False,
        **{"stdin": subprocess.DEVNULL, "capture_output": True, **more},
    )
    return Done(done.returncode, done.stdout or b"", _text(done.stdout), _text(done.stderr))


def run_inside(
    *args: str | Path,
    lang: str | None = "en",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Done:
    """Run `cftscore` in this process: what `run` gives, many times faster.

    It is for tests of what a command finds, prints or writes. Those of how it starts and ends need
    `run`: encodings, signals, closed streams, what is imported, what a file makes a library do.
    """
    assert not any(name.startswith("PYTHON") for name in env or ()), "read when Python starts"
    words = [*map(str, args)]
    stdout, stderr = io.BytesIO(), io.BytesIO()
    with (
        contextlib.chdir(cwd or ROOT),
        mock.patch.dict(os.environ, environment(lang, env), clear=True),
        mock.patch.multiple(
            sys,
            stdin=io.TextIOWrapper(io.BytesIO(), "utf-8"),
            stdout=io.TextIOWrapper(stdout, "utf-8"),
            stderr=io.TextIOWrapper(stderr, "utf-8"),
        ),
    ):
        prepare_streams()
        code = cli.main(words, choose_language(words, os.environ))
        sys.stdout.flush()
        sys.stderr.flush()
    written = stdout.getvalue(), stderr.getvalue()
    return Done(code, written[0], *map(_text, written))


def _text(written: bytes | None) -> str:
    return (written or b"").decode("utf-8", "replace").replace("\r\n", "\n")


@cache
def evaluated(year: int, lang: str, format_: str = "table") -> Done:
    """Evaluate the sample of a year, once for all tests that only look at the result."""
    return run_inside("evaluate", f"samples/an-giang-{year}", "-f", format_, lang=lang)


def row(text: str, first: str) -> list[str]:
    """Find the line of a table that begins with a text, and give the words that follow."""
    found = [line for line in text.splitlines() if line.strip().startswith(first)]
    assert found, f"no line begins with {first}:\n{text}"
    return found[0].strip().removeprefix(first).split()


def widest(text: str) -> int:
    """Tell how many cells of a terminal the widest line takes."""
    return max(map(cell_len, text.splitlines()), default=0)
