"""Try a command on spreadsheets that nobody made for it, and say what became of each.

Usage: python benchmarks/strangers.py FOLDER [--command WORDS] [--all] [--anew]

FOLDER holds files of any kind, for example the test files of libraries that read spreadsheets. The
command (`validate --period 2025` where none is named) gets each of them, in a process of its own:
a copy of this one, which has the libraries imported, or with `--anew` a new one. What may not
happen is listed, and the exit code is 1 then: a traceback, an exit code that is not documented, no
word at all, more than 5 s of processor time, more than 500 MiB, a file that was changed or left
behind. `--all` lists the outcome of every file. In the command, `{out}` stands for a file in a
folder that is deleted afterwards.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import re
import shlex
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cftscore

COMMAND = "validate --period 2025"
MOST_SECONDS, MOST_MIB = 5.0, 500
_HANGS = 30
_KILO = 1 if sys.platform == "darwin" else 1024
_DOCUMENTED = (0, 1, 2)
_LAST_OF_FILES = "W009"
_CODE = re.compile(r"^ +([A-Z][0-9]{3}) ", re.MULTILINE)
_TRACES = ("Traceback", "panicked", "internal error", "lỗi bên trong", "memory allocation of")


@dataclass(frozen=True)
class Outcome:
    """What became of a file: exit code, what was printed, seconds, MiB, what was left behind."""

    path: Path
    exit_code: int
    printed: str
    seconds: float
    mib: float
    changed: bool
    left: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings, each once, in the order of their first mention."""
        return tuple(dict.fromkeys(_CODE.findall(self.printed)))

    @property
    def is_refused(self) -> bool:
        """Whether the file itself could not be read."""
        return any(code <= _LAST_OF_FILES for code in self.codes if code.startswith("W"))

    @property
    def broken_promises(self) -> list[str]:
        """What happened that may not happen."""
        broken = {
            f"exit code {self.exit_code}": self.exit_code not in _DOCUMENTED,
            "traceback": any(trace in self.printed for trace in _TRACES),
            "no word": not self.printed.strip(),
            f"{self.seconds:.1f} s": self.seconds > MOST_SECONDS,
            f"{self.mib:.0f} MiB": self.mib > MOST_MIB,
            "input changed": self.changed,
            f"left behind: {', '.join(self.left)}": bool(self.left),
        }
        return [words for words, happened in broken.items() if happened]


def tried(path: Path, command: Sequence[str], *, anew: bool) -> Outcome:
    """Run the command on a file, and measure it with all processes that it starts."""
    before = path.read_bytes()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "work")
        folder.mkdir()
        out = Path(name, "out")
        out.mkdir()
        printed = Path(name, "printed.txt")
        words = [word.replace("{out}", str(out / "out")) for word in command]
        child = os.fork()
        if not child:
            _run([*words, str(path)], folder, printed, anew=anew)
        _, status, used = os.wait4(child, 0)
        left = tuple(str(entry.relative_to(folder)) for entry in folder.rglob("*"))
        return Outcome(
            path, os.waitstatus_to_exitcode(status), printed.read_text("utf-8", "replace"),
            used.ru_utime + used.ru_stime, used.ru_maxrss * _KILO / 1024**2,
            path.read_bytes() != before, left,
        )  # fmt: skip


def _run(arguments: Sequence[str], folder: Path, printed: Path, *, anew: bool) -> None:
    """Run the command in this process, which ends with it."""
    import resource

    code = 70
    try:
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_CPU, (_HANGS, _HANGS))
        written = os.open(printed, os.O_WRONLY | os.O_CREAT)
        for stream in (1, 2):
            os.dup2(written, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        if anew:
            os.execv(sys.executable, [sys.executable, "-m", "cftscore", *arguments])  # noqa: S606
        from cftscore.__main__ import main

        sys.argv = ["cftscore", *arguments]
        code = main()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Write what happened by the endings of the files, and what may not happen."""
    yield f"{'format':8} {'files':>6} {'refused':>8} {'errors':>7} {'passes':>7}  most s  most MiB"
    by_format = Counter(outcome.path.suffix.lower() for outcome in outcomes)
    for ending, files in sorted(by_format.items()):
        these = [outcome for outcome in outcomes if outcome.path.suffix.lower() == ending]
        refused = sum(outcome.is_refused for outcome in these)
        passes = sum(outcome.exit_code == 0 for outcome in these)
        yield (
            f"{ending:8} {files:6} {refused:8} {files - refused - passes:7} {passes:7} "
            f"{max(one.seconds for one in these):7.2f} {max(one.mib for one in these):9.0f}"
        )
    codes = Counter(code for outcome in outcomes for code in outcome.codes)
    yield "files by finding: " + ", ".join(f"{code} {count}" for code, count in codes.most_common())
    for outcome in outcomes:
        for words in outcome.broken_promises:
            yield f"BROKEN {words}: {outcome.path}"


def main() -> int:
    """Try all files of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--command", default=COMMAND)
    parser.add_argument("--all", action="store_true", help="list the outcome of every file")
    parser.add_argument("--anew", action="store_true", help="start every process from nothing")
    options = parser.parse_args()
    os.environ |= {"CFTSCORE_DEBUG": "1", "OPENBLAS_NUM_THREADS": "1"}
    if not options.anew:
        for module in pkgutil.walk_packages(cftscore.__path__, "cftscore."):
            importlib.import_module(module.name)
    outcomes = []
    for path in sorted(entry for entry in options.folder.resolve().rglob("*") if entry.is_file()):
        outcome = tried(path, shlex.split(options.command), anew=options.anew)
        outcomes.append(outcome)
        if options.all:
            print(
                outcome.path.relative_to(options.folder.resolve()), outcome.exit_code,
                f"{outcome.seconds:.2f} s", f"{outcome.mib:.0f} MiB", *outcome.codes,
                *(f"BROKEN {words}" for words in outcome.broken_promises), sep="\t", flush=True,
            )  # fmt: skip
    print(*table(outcomes), sep="\n")
    return 1 if any(outcome.broken_promises for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
