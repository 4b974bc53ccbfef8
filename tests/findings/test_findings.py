"""Every finding of the catalogue, given by a real file and not given by its clean neighbour.

Each folder of `tests/findings/` bears the code of a finding and holds files made by
`scripts/make_finding_files.py`; its `cases.yaml` lists command lines, each with its exit code and
all that it must find: nothing missed and nothing extra. A new finding needs a new folder.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet
from commandline import COMMAND, ROOT, Done, environment, house, run, run_inside

from cftscore.findings.kinds import every_kind
from cftscore.findings.model import Place

FOLDER = Path(__file__).parent
SHARED = FOLDER / "shared"
CODES = sorted(path.name for path in FOLDER.iterdir() if re.fullmatch(r"[A-Z]\d{3}", path.name))
KINDS = {kind.code: kind for kind in every_kind()}
WITH_JSON = ("validate", "evaluate", "plan", "explain", "compare", "reconcile")


@dataclass(frozen=True)
class Case:
    """A command line, and what it must give.

    Attributes:
        folder: whose files, beside the shared ones, lie where it is run.
        run: the words after `cftscore`.
        exit: the exit code.
        finds: code and place of every finding, in order.
        given: what is set up before: see `SETUPS`.
        meanwhile: a file that grows by a line as soon as the command begins to print.
        starts: whether the command starts a process that reads the file.
    """

    folder: str
    run: str
    exit: int
    finds: tuple[str, ...] = ()
    given: list[dict[str, Any]] = field(default_factory=list)
    meanwhile: str = ""
    starts: bool = False

    @property
    def apart(self) -> bool:
        """Whether the command must be a process: modules are imported once in each."""
        alone = {"absent", "ship", "words"}
        return bool(self.meanwhile) or any(step.keys() & alone for step in self.given)

    def param(self) -> ParameterSet:
        """Make the parameter of a test."""
        slow = [pytest.mark.slow] if self.apart or self.starts else []
        return pytest.param(self, marks=slow, id=f"{self.folder}: {self.run}")


def cases() -> Iterator[Case]:
    """Read the cases of every folder."""
    for code in CODES:
        text = (FOLDER / code / "cases.yaml").read_text(encoding="utf-8")
        for one in yaml.safe_load(text):
            made = {"finds": [], "given": [], **one}
            yield Case(code, **{**made, "finds": tuple(made["finds"])})


CASES = list(cases())


# --- what a file cannot hold


def _copy(folder: Path, source: str, target: str) -> None:
    (folder / target).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / source, folder / target)


def _pad(folder: Path, name: str, size: int) -> None:
    """Make a YAML file so many bytes long with a remark."""
    path = folder / name
    data = path.read_bytes() + b"#"
    path.write_bytes(data.ljust(size - 1, b"-") + b"\n")


def _refuse(folder: Path, name: str) -> None:
    """Make a file that the system refuses to read, even to root: memory that is not mapped."""
    memory = Path("/proc/self/mem")
    if memory.exists():
        (folder / name).symlink_to(memory)
    elif hasattr(os, "geteuid") and os.geteuid():
        (folder / name).touch(mode=0o000)
    else:
        pytest.skip("no file is unreadable here")


def _fifo(folder: Path, name: str) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    os.mkfifo(folder / name)


def _loop(folder: Path, name: str) -> None:
    (folder / name).symlink_to(name)


def _absent(folder: Path, module: str) -> None:
    """Let a module be as if it were not installed: Python looks here first."""
    raising = f"raise ModuleNotFoundError(name={module!r})\n"
    (folder / f"{module}.py").write_text(raising, encoding="utf-8")


def _ship(folder: Path, *names: str) -> None:
    """Let criteria sets be shipped: Python looks here first for the package, and it beside."""
    house(folder, {name: (folder / name).read_text(encoding="utf-8") for name in names})


def _words(folder: Path, name: str) -> None:
    """Let a file of the words of headings be shipped in place of the one that is."""
    house(folder, {})
    (folder / "criteria" / "vocabulary").unlink()
    (folder / "criteria" / "vocabulary").mkdir()
    shutil.copy(folder / name, folder / "criteria" / "vocabulary" / "vi.yaml")


SETUPS: dict[str, Callable[..., None]] = {
    "copy": _copy,
    "pad": _pad,
    "refuse": _refuse,
    "fifo": _fifo,
    "loop": _loop,
    "absent": _absent,
    "ship": _ship,
    "words": _words,
}


def prepare(case: Case, folder: Path) -> None:
    """Lay the files of a case into a folder."""
    shutil.copytree(SHARED, folder, dirs_exist_ok=True)
    shutil.copytree(FOLDER / case.folder, folder, dirs_exist_ok=True)
    for step in case.given:
        for name, values in step.items():
            SETUPS[name](folder, *(values if isinstance(values, list) else [values]))


# --- running it, and reading what it found


def run_case(case: Case, folder: Path) -> Done:
    """Run the command of a case in a folder that is prepared."""
    words = shlex.split(case.run)
    if words[0] in WITH_JSON and "--format" not in words:
        words += ["--format", "json"]
    if case.meanwhile:
        return _run_and_disturb(words, folder, folder / case.meanwhile)
    return (run if case.apart else run_inside)(*words, cwd=folder)


def _run_and_disturb(words: list[str], folder: Path, path: Path) -> Done:
    """Run a command that prints more than a pipe takes; change a file before reading the rest."""
    with subprocess.Popen(
        [*COMMAND, *words],
        cwd=folder,
        env=environment("en"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    ) as process:
        assert process.stdout is not None
        first = process.stdout.read(1)
        with path.open("ab") as stream:
            stream.write(b"\n")
        rest, stderr = process.communicate()
    assert len(rest) > 100_000, "a pipe might take all of it"
    return Done(process.returncode, first + rest, "", stderr.decode())


def found(done: Done) -> list[str]:
    """List code and place of what a command found.

    It is in the JSON, and on standard error where there is none or where the command gave up.
    """
    if done.code < 2 and done.stdout.startswith("{"):
        return _of_document(json.loads(done.stdout))
    return list(_of_text(done.stderr))


def _of_document(document: Any) -> list[str]:
    """List the findings of a document and of the documents in it."""
    if isinstance(document, list):
        return [one for part in document for one in _of_document(part)]
    if not isinstance(document, dict):
        return []
    own = [
        _said(one["code"], *(one[part] for part in ("path", "sheet", "cell", "line", "column")))
        for one in document.get("findings", ())
    ]
    return own + [
        one for key, part in document.items() if key != "findings" for one in _of_document(part)
    ]


_LINE = re.compile(r" +([A-Z]\d{3}) (?:error|warning|note) +(?:([A-Z]{1,3}\d+) )?")


def _of_text(text: str) -> Iterator[str]:
    """Read findings off a list for people: headings of files and sheets, findings below."""
    heading = ""
    for line in text.splitlines():
        finding = _LINE.match(line)
        if finding is not None:
            code, cell = finding.groups()
            yield f"{code} {'!'.join(part for part in (heading, cell) if part)}".strip()
        elif not line.startswith(" "):
            heading = line.strip()


def _said(code: str, *place: Any) -> str:
    return f"{code} {Place(*place)}".strip()


# --- the tests


@pytest.mark.parametrize("case", [case.param() for case in CASES])
def test_a_command_finds_exactly_this(case: Case, tmp_path: Path) -> None:
    prepare(case, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if _is_plain(path)}
    done = run_case(case, tmp_path)
    assert "Traceback" not in done.stderr
    assert (found(done), done.code) == (list(case.finds), case.exit), done.stderr
    if not case.meanwhile:
        assert {path: path.read_bytes() for path in before} == before


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def test_every_code_has_a_case_and_a_clean_neighbour() -> None:
    def gives(case: Case) -> bool:
        return any(one.split()[0] == case.folder for one in case.finds)

    given = {case.folder for case in CASES if gives(case)}
    spared = {case.folder for case in CASES if not gives(case)}
    assert sorted(KINDS.keys() - given) == [], "no case gives these codes"
    assert sorted(KINDS.keys() - spared) == [], "these codes have no clean neighbour"
    assert sorted({*CODES} - KINDS.keys()) == [], "these folders bear no code of the catalogue"


def test_an_error_or_none_decides_the_exit_code() -> None:
    """What a case expects is consistent: `validate` gives 1 or 2 where it finds an error."""
    for case in CASES:
        errors = [one for one in case.finds if KINDS[one.split()[0]].severity == "error"]
        if case.run.startswith("validate"):
            assert bool(case.exit) == bool(errors), case


@pytest.mark.slow
def test_the_files_are_those_that_the_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the script was changed: `python scripts/make_finding_files.py`."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    script = importlib.import_module("make_finding_files")
    made: dict[str, bytes] = script.make()
    there = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*")
        if path.is_file() and path.name != "cases.yaml" and path.suffix not in (".py", ".pyc")
    }
    assert there == made.keys()
    different = [name for name in made if not _same(made[name], (FOLDER / name).read_bytes())]
    assert different == []


def _same(one: bytes, other: bytes) -> bool:
    """Compare files; archives by what they hold, as each zlib packs in its own way."""
    return one == other or _members(one) == _members(other) is not None


def _members(data: bytes) -> dict[str, int] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {member.filename: member.CRC for member in archive.infolist()}
    except zipfile.BadZipFile:
        return None
