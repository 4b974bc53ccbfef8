"""Measure the commands against their yardsticks, and say what is reached.

Usage: python benchmarks/run.py [--only NAME]... [--inputs FOLDER] [--quick]

Each row of the table runs its commands and its yardsticks in turn, A B A B, as processes of their
own, and compares medians. A run of all rows replaces `benchmarks/RESULTS.md`. `--inputs` keeps the
inputs in a folder, or takes those that are there. `--quick` runs everything once on tiny inputs,
which shows that the benchmarks work and measures nothing.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

import openpyxl
from inputs import TIMES, Inputs

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
FEW = 40
"""The communes of a quick run."""
NOT_FOR_HELP = ("pandas", "openpyxl", "pydantic")
"""What takes long to import and has no part in showing a help text."""
LIBRARIES = ("typer", "msgspec", "python-calamine", "pandas", "openpyxl", "XlsxWriter",
             "frictionless")  # fmt: skip
_KILO = 1 if sys.platform == "darwin" else 1024
"""In what units of bytes the system counts memory."""

METHOD = """\
Every number is the median of two to fifteen runs, of XlsxWriter alone that of one. A row runs its
commands and yardsticks in turn, A B A B, each as a process of its own; what they print goes to the
null device.
Seconds are wall time from start to exit, the start of Python included. Peak memory is what
`os.wait4` gives when the process ends (`ru_maxrss`): the most that one process ever held, be it
the command or one that it started and waited for, not the sum of several.
The writing of the result workbook is what `-o` adds to an evaluation to JSON; beside it stands what
the writing of the same cells, with a format each, adds to loading them
(`benchmarks/yardsticks.py`).
frictionless checks the same rules: types, blanks, ranges, permitted words, codes that are unique
(its schema), no part above its whole (its checklist).
The inputs are made by `benchmarks/inputs.py`: real communes, made-up figures, 63 columns, of
which 45 are read; nothing is wrong with them.
"""


@dataclass(frozen=True)
class Command:
    """A process to measure: its arguments after `python`, and what it finds in its environment."""

    arguments: tuple[str | Path, ...]
    environment: Mapping[str, str] | None = None

    def __str__(self) -> str:
        shown = [
            argument.name if isinstance(argument, Path) else argument
            for argument in self.arguments[:8]
        ]
        return " ".join(("python", *shown))


def cftscore(*arguments: str | Path, **environment: str) -> Command:
    """Make a command of cftscore."""
    return Command(("-m", "cftscore", *arguments), environment)


def yardstick(*arguments: str | Path) -> Command:
    """Make a command of `yardsticks.py`."""
    return Command((HERE / "yardsticks.py", *arguments))


@dataclass(frozen=True)
class Measured:
    """What a process, or the median of several, took."""

    seconds: float
    cpu_seconds: float
    peak_mib: float


@dataclass(frozen=True)
class Mark:
    """What was reached of what a row asks for, or something to know beside it."""

    text: str
    met: bool | None = None

    def __str__(self) -> str:
        return self.text if self.met is None else f"{self.text} {'✓' if self.met else '✗'}"


class Bench:
    """Runs commands in turn, and remembers what they took.

    Attributes:
        inputs: what was made for the commands to read.
        made: a folder for what they write.
        seen: the medians of the row that is running, by what is measured.
    """

    def __init__(self, inputs: Inputs, made: Path, *, quick: bool) -> None:
        self.inputs, self.made, self.quick = inputs, made, quick
        self.seen: dict[str, Measured] = {}

    def alternate(self, rounds: int, commands: Mapping[str, Command]) -> dict[str, Measured]:
        """Run the commands in turn, so many rounds, and give the medians."""
        taken: dict[str, list[Measured]] = {name: [] for name in commands}
        for _ in range(1 if self.quick else rounds):
            for name, command in commands.items():
                taken[name].append(run(command))
        medians = {name: _median(every) for name, every in taken.items()}
        self.seen |= medians
        return medians


def run(command: Command) -> Measured:
    """Run a command to its end.

    Raises:
        SystemExit: it failed; with what it said.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = _start(command, subprocess.DEVNULL, said.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            message = said.read().decode("utf-8", "replace")
            raise SystemExit(f"{command}: exit code {process.returncode}\n{message}")
    cpu = usage.ru_utime + usage.ru_stime
    return Measured(seconds, cpu, usage.ru_maxrss * _KILO / 1024**2)


def _start(command: Command, output: int, errors: int) -> subprocess.Popen[bytes]:
    # As where it is installed: what was compiled is kept.
    out = ("LC_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(out)}
    stated = {"CFTSCORE_LANG": "en", "PYTHONUTF8": "1", "PYTHONPATH": str(HERE.parent)}
    return subprocess.Popen(
        [sys.executable, *map(str, command.arguments)],
        env={**kept, **stated, **(command.environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
    )


def imported(command: Command) -> set[str]:
    """Tell which libraries a command imports."""
    process = _start(
        Command(("-X", "importtime", *command.arguments), command.environment),
        subprocess.DEVNULL,
        subprocess.PIPE,
    )
    _, lines = process.communicate()
    names = (line.rpartition("|")[2].strip() for line in lines.decode("utf-8").splitlines())
    return {name.partition(".")[0] for name in names}


def _median(every: list[Measured]) -> Measured:
    return Measured(
        median(measured.seconds for measured in every),
        median(measured.cpu_seconds for measured in every),
        median(measured.peak_mib for measured in every),
    )


# --- marks


def at_most(value: float, limit: float, what: str, digits: int = 2) -> Mark:
    """Mark a value that must not be above a limit."""
    return Mark(f"{value:.{digits}f} {what}", value <= limit)


def at_least(value: float, limit: float, what: str) -> Mark:
    """Mark a value that must not be below a limit."""
    return Mark(f"{value:.2f} {what}", value >= limit)


# --- rows


def start(bench: Bench) -> Iterator[Mark]:
    """Start: help, version and completion do next to nothing."""
    commands = {
        "--help": cftscore("--help"),
        "--version": cftscore("--version"),
        "completion": cftscore(
            _CFTSCORE_COMPLETE="complete_bash", COMP_WORDS="cftscore eva", COMP_CWORD="1"
        ),
    }
    took = bench.alternate(15, {**commands, "typer": Command(("-c", "import typer"))})
    for name in commands:
        yield at_most(took[name].seconds / took["typer"].seconds, 1.3, f"x ({name})")
    found = set().union(*map(imported, commands.values())).intersection(NOT_FOR_HELP)
    yield Mark(f"imported of these: {', '.join(sorted(found)) or 'none'}", not found)


def criteria(bench: Bench) -> Iterator[Mark]:
    """Show a criteria set."""
    show, typer = cftscore("criteria", "show", "qd-06-2019"), Command(("-c", "import typer"))
    took = bench.alternate(15, {"criteria show": show, "typer": typer})
    yield at_most(took["criteria show"].seconds / took["typer"].seconds, 2.5, "x")


def district(bench: Bench) -> Iterator[Mark]:
    """Evaluate the district whose workbook is neither large nor small."""
    by_size = sorted(bench.inputs.districts.iterdir(), key=lambda path: path.stat().st_size)
    one = by_size[len(by_size) // 2]
    commands = {
        "evaluate": cftscore("evaluate", one, "-f", "json"),
        "calamine": yardstick("read", "calamine", one),
    }
    took = bench.alternate(11, commands)
    yield at_most(took["evaluate"].seconds / took["calamine"].seconds, 1.35, "x")


def template(bench: Bench) -> Iterator[Mark]:
    """Evaluate a district's workbook as `cftscore template` makes it, all its sheets read."""
    made, before = bench.made / "template.xlsx", min(bench.inputs.districts.iterdir())
    asked = ("--district", before.stem, "-p", "2020", "--prefill", before)
    run(cftscore("template", *asked, "-o", made, "--force"))
    _confirm(made)
    commands = {
        "evaluate": cftscore("evaluate", made, "-f", "json"),
        "calamine": yardstick("read-all", "calamine", made),
    }
    took = bench.alternate(11, commands)
    yield at_most(took["evaluate"].seconds / took["calamine"].seconds, 1.5, "x")


def _confirm(path: Path) -> None:
    """Write in a template that its figures of the last period are checked: only then they count."""
    book = openpyxl.load_workbook(path)
    (answer,) = (
        answer
        for label, answer in book["Thông tin"].iter_rows(min_col=1, max_col=2)
        if label.value in {"Đã kiểm tra số kỳ trước", "Last period's figures checked"}
    )
    answer.value = "Có"
    book.save(path)


def _evaluate(bench: Bench) -> Command:
    return cftscore("evaluate", bench.inputs.national, "-f", "json")


def national(bench: Bench) -> Iterator[Mark]:
    """Evaluate the whole country, against reading it with each engine."""
    commands = {
        "evaluate": _evaluate(bench),
        "calamine": yardstick("read", "calamine", bench.inputs.national),
        "openpyxl": yardstick("read", "openpyxl", bench.inputs.national),
    }
    took = bench.alternate(5, commands)
    seconds = took["evaluate"].seconds
    yield at_most(seconds / took["calamine"].seconds, 1.7, "x calamine")
    yield at_least(took["openpyxl"].seconds / seconds, 2.5, "x faster than openpyxl")


def districts(bench: Bench) -> Iterator[Mark]:
    """Evaluate all districts, each a workbook."""
    workbooks = sorted(bench.inputs.districts.iterdir())
    commands = {
        "evaluate": cftscore("evaluate", bench.inputs.districts, "-f", "json"),
        "calamine": yardstick("read", "calamine", *workbooks),
    }
    took = bench.alternate(5, commands)
    yield at_most(took["evaluate"].seconds / took["calamine"].seconds, 1.0, "x")
    busy = took["evaluate"].cpu_seconds / took["evaluate"].seconds
    yield Mark(f"{busy:.2f} cores busy")


def validate(bench: Bench) -> Iterator[Mark]:
    """Validate a file that has nothing wrong."""
    commands = {
        "validate": cftscore("validate", bench.inputs.national),
        "evaluate": _evaluate(bench),
    }
    took = bench.alternate(5, commands)
    yield at_most(took["validate"].seconds / took["evaluate"].seconds, 1.2, "x")


def xlsx(bench: Bench) -> Iterator[Mark]:
    """Write the result workbook, against writing the same cells plainly."""
    result, cells = bench.made / "result.xlsx", bench.made / "cells.json"
    both = cftscore(*_evaluate(bench).arguments[2:], "-o", result, "--force")
    run(both)
    run(yardstick("keep", result, cells))
    evaluate = bench.alternate(3, {"evaluate -o .xlsx": both, "evaluate": _evaluate(bench)})
    ours = evaluate["evaluate -o .xlsx"].seconds - evaluate["evaluate"].seconds
    yield at_most(ours, 9.7, "s")
    cells_alone = bench.alternate(
        1,
        {
            "XlsxWriter": yardstick("write", cells, bench.made / "cells.xlsx"),
            "loading the cells": yardstick("load", cells),
        },
    )
    plain = cells_alone["XlsxWriter"].seconds - cells_alone["loading the cells"].seconds
    yield Mark(f"{ours / plain:.2f} x writing the same cells with XlsxWriter in constant memory")


def page(bench: Bench) -> Iterator[Mark]:
    """Write the report as a page."""
    target = bench.made / "report.html"
    report = cftscore("report", bench.inputs.national, "-o", target, "--force")
    took = bench.alternate(3, {"report": report, "evaluate": _evaluate(bench)})
    yield at_most(took["report"].seconds - took["evaluate"].seconds, 2, "s beyond")
    yield at_most(target.stat().st_size / 1024**2, 8, "MiB")


def growth(bench: Bench) -> Iterator[Mark]:
    """Evaluate four times as many communes."""
    inputs = bench.inputs

    def evaluate(workbook: Path, register: Path) -> Command:
        return cftscore("evaluate", workbook, "--register", register, "-f", "json")

    commands = {
        "once": evaluate(inputs.national, inputs.national_register),
        f"{TIMES} times": evaluate(inputs.four_times, inputs.four_times_register),
    }
    once, more = bench.alternate(3, commands).values()
    yield at_most(more.seconds / once.seconds, 4.2, "x the time")
    yield at_most(more.peak_mib / once.peak_mib, 3.0, "x the memory")


def memory(bench: Bench) -> Iterator[Mark]:
    """Hold the whole country in memory."""
    took = bench.alternate(3, {"evaluate": _evaluate(bench)})
    yield at_most(took["evaluate"].peak_mib, 350, "MiB", digits=0)


def frictionless(bench: Bench) -> Iterator[Mark]:
    """Check the same rules with a validator for all kinds of tables."""
    if importlib.util.find_spec("frictionless") is None:
        yield Mark('not measured: frictionless is missing (pip install -e ".[bench]")')
        return
    inputs = bench.inputs
    schema = ("-m", "frictionless", "validate", inputs.resource)
    commands = {
        "validate": cftscore("validate", inputs.national),
        "frictionless": Command((*schema, "--checklist", inputs.checklist)),
    }
    took = bench.alternate(2, commands)
    ratio = took["frictionless"].seconds / took["validate"].seconds
    yield at_least(ratio, 5, "x slower")


@dataclass(frozen=True)
class Row:
    """A row of the table: the work, its limit in words, and how it is measured."""

    work: str
    limit: str
    measure: Callable[[Bench], Iterator[Mark]]


ROWS = {
    row.measure.__name__: row
    for row in (
        Row(
            "`cftscore --help`, `--version`, shell completion",
            '1.3 x `python -c "import typer"`; pandas, openpyxl, pydantic not imported',
            start,
        ),
        Row("`cftscore criteria show`", '2.5 x `python -c "import typer"`', criteria),
        Row(
            "`cftscore evaluate` one district, json",
            "1.35 x reading its workbook with pandas and calamine and nothing more",
            district,
        ),
        Row(
            "`cftscore evaluate` a district's workbook made by `cftscore template`, json",
            "1.5 x reading all its sheets with pandas and calamine",
            template,
        ),
        Row(
            "`cftscore evaluate` 11,000 communes in one workbook, json",
            "1.7 x reading that workbook with pandas and calamine and nothing more; "
            "at least 2.5 x faster than only reading it with pandas and openpyxl",
            national,
        ),
        Row(
            "`cftscore evaluate` 700 district workbooks, json",
            "1.0 x reading them all with pandas and calamine in a loop; "
            "both cores used where it pays",
            districts,
        ),
        Row("`cftscore validate` 11,000 communes, clean", "1.2 x evaluate", validate),
        Row(
            "writing the result .xlsx for 11,000 communes",
            "9.7 s, half of what it took on 25 November 2026",
            xlsx,
        ),
        Row(
            "the HTML report for 11,000 communes",
            "2 s beyond evaluate, page at most 8 MiB",
            page,
        ),
        Row(
            "growth from 11,000 to 44,000 communes",
            "time at most 4.2 x, peak memory at most 3.0 x",
            growth,
        ),
        Row("peak memory, 11,000 communes evaluated to json", "350 MiB", memory),
        Row(
            "`frictionless validate` of the same national workbook with equal rules",
            "at least 5 x slower than `cftscore validate`",
            frictionless,
        ),
    )
}


# --- the table


def line(row: Row, marks: list[Mark], seen: Mapping[str, Measured]) -> str:
    """Write a row of the table."""
    reached = "; ".join(map(str, marks))
    medians = ", ".join(
        f"{name} {measured.seconds:.2f} s / {measured.peak_mib:.0f} MiB"
        for name, measured in seen.items()
    )
    return f"| {row.work} | {row.limit} | {reached} | {medians} |"


def facts() -> str:
    """Say on what was measured, without saying whose machine it is."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    machine = f"{platform.system()} {platform.machine()}, {cores} cores"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    libraries = ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    return f"{date.today().isoformat()}; {machine}; {python}; {libraries}."


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "(missing)"


HEADER = """\
| work | at most | reached | medians: time and peak memory of a process |
|---|---|---|---|
"""


def measure(bench: Bench, names: list[str]) -> str:
    """Measure some rows, and give the table; each line is also printed when it is there."""
    print(HEADER, end="", flush=True)
    lines = []
    for name in names:
        bench.seen = {}
        lines.append(line(ROWS[name], list(ROWS[name].measure(bench)), bench.seen))
        print(lines[-1], flush=True)
    return HEADER + "\n".join(lines) + "\n"


def main() -> None:
    """Make the inputs, measure, print, and keep the results of a whole run."""
    parser = argparse.ArgumentParser(description="Measure cftscore against its yardsticks.")
    parser.add_argument(
        "--only", metavar="NAME", choices=ROWS, action="append", help=", ".join(ROWS)
    )
    parser.add_argument("--inputs", type=Path, metavar="FOLDER", help="make, or take, them there")
    parser.add_argument("--quick", action="store_true", help="once, on tiny inputs")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        inputs = Inputs(given.inputs or Path(made) / "inputs")
        if not inputs.checklist.exists():
            few = ("--communes", str(FEW)) if given.quick else ()
            # In a process of its own: what this one held counts in the peaks of those it starts.
            run(Command((HERE / "inputs.py", inputs.folder, *few)))
        table = measure(Bench(inputs, Path(made), quick=given.quick), given.only or list(ROWS))
    print(f"\n{facts()}")
    if not (given.quick or given.only):
        written = f"# What is reached\n\n{facts()}\n\n{table}\n{METHOD}"
        RESULTS.write_text(written, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
