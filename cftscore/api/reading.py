"""What is read, and by what: the arguments that the functions of the library share."""

from __future__ import annotations

import inspect as signatures
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, cast

import msgspec

from cftscore.evaluation.workbooks import read_files
from cftscore.findings.model import Finding
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Workbook

if TYPE_CHECKING:
    import pandas as pd

    from cftscore.evaluation.pipeline import Options, Prepared

    Source = str | Path | pd.DataFrame | Iterable[str | Path]


class Reading(TypedDict, total=False):
    """By what workbooks are read: keyword arguments of every function that reads some.

    Attributes:
        criteria: id or path of a criteria set; by default the one that the workbooks state, else
            the one in force in the period.
        period: `2020`, `2020-Q2`, `2020-H1`, `2020-07`; by default what the workbooks state.
        register: path of a register of communes to use in place of the shipped ones.
        on: the day whose communes count, `2020-11-20`; the last one of the period by default.
        unit_classes: path of a list of unit classes: code, class, from, until.
        unit_class: key or title of the class of every commune whose class nothing else says.
        ratios: score shares and rates that are typed as such where there are no counts.
        mapping: what the headings of the workbooks mean, a file that `map_headings` wrote; by
            default what lies beside them says so.
        latest: of several workbooks of one commune and period only the newest counts; what was
            passed over is a finding.
        district: code or name; only its communes are listed.
        province: the same for a province.
    """

    criteria: str | Path | None
    period: str | int | None
    register: str | Path | None
    on: str | None
    unit_classes: str | Path | None
    unit_class: str | None
    ratios: bool | None
    mapping: str | Path | None
    latest: bool | None
    district: str | None
    province: str | None


LISTS = ("register", "unit_classes", "mapping")
"""The parts of a reading that are files."""

F = TypeVar("F", bound=Callable[..., Any])


def reads(function: F) -> F:
    """Show each argument of a reading in the signature that `help` and editors display."""
    shown = signatures.signature(function)
    named = [
        parameter
        for parameter in shown.parameters.values()
        if parameter.kind is not parameter.VAR_KEYWORD
    ]
    keyword = signatures.Parameter.KEYWORD_ONLY
    for name, kind in Reading.__annotations__.items():
        said = getattr(kind, "__forward_arg__", kind)
        named.append(signatures.Parameter(name, keyword, default=None, annotation=said))
    function.__signature__ = shown.replace(parameters=named)  # type: ignore[attr-defined]
    return function


def options(reading: Reading, **more: Any) -> Options:
    """Take the arguments that say by what workbooks are read."""
    from cftscore.evaluation.pipeline import Options

    wanted: dict[str, Any] = {**reading, **more}
    if wanted.get("period") is not None:
        wanted["period"] = str(wanted["period"])
    return Options(**wanted)


class Opened(msgspec.Struct, frozen=True):
    """What was read.

    Attributes:
        workbooks: those that could be read.
        findings: what was found while reading them.
        files: that the source named.
        inputs: those and the lists that they are read by; none of them is ever written to.
    """

    workbooks: list[Workbook]
    findings: list[Finding]
    files: list[Path]
    inputs: list[Path]


def read(
    source: Source,
    reading: Mapping[str, Any],
    *more: str | Path | None,
    jobs: int = 1,
) -> Opened:
    """Read workbooks, and tell which files were read.

    Args:
        source: paths, or a DataFrame.
        reading: see `Reading`.
        more: other files that are read.
        jobs: how many processes may read.
    """
    named: list[Path] = []
    findings: list[Finding] = []
    if hasattr(source, "columns"):  # told without importing pandas
        from cftscore.output import frames

        workbooks = [frames.to_workbook(cast("pd.DataFrame", source))]
    else:
        paths = [source] if isinstance(source, str | Path) else cast("Iterable[str]", source)
        named, findings = files.find(paths)
        workbooks, faults = read_files(named, jobs, _import_others)
        findings += faults
    lists = [one for one in (*map(reading.get, LISTS), *more) if one is not None]
    return Opened(workbooks, findings, named, named + files.find(lists)[0])


def _import_others() -> None:
    """Import what is needed as soon as workbooks are read, but not for that: it takes a while."""
    import pandas  # noqa: F401

    import cftscore.evaluation.evaluate  # noqa: F401


def read_and_prepare(
    source: Source, reading: Reading, *inputs: str | Path | None, **more: Any
) -> tuple[Prepared, list[Path]]:
    """Read and prepare workbooks; `more` are parts of `Options` that are no part of a reading."""
    opened = read(source, reading, *inputs)
    from cftscore.evaluation.pipeline import prepare

    return prepare(opened.workbooks, options(reading, **more), opened.findings), opened.inputs


def both_sides(
    own: Source, checked: Source, reading: Reading, **more: Any
) -> tuple[Prepared, Prepared, list[Path]]:
    """Read what communes reported and what was checked; the latter decides by what both are read.

    Args:
        own: what the communes reported.
        checked: what was checked.
        reading: see `Reading`.
        more: parts of `Options` that are no part of a reading, of the checked side.

    Returns:
        Both sides, and the files that were read.
    """
    right, inputs = read_and_prepare(checked, reading, **more)
    same: Reading = {
        **reading,
        "period": str(right.period),
        "criteria": reading.get("criteria") or right.criteria.set.id,
    }
    left, others = read_and_prepare(own, same)
    return left, right, [*others, *inputs]


def code_of(commune: str | None, left: Prepared, right: Prepared) -> str | None:
    """Find the code of a commune that one of two sides speaks of; None where none is asked for.

    Raises:
        CannotProceedError: there is no such commune, or more than one.
    """
    if commune is None:
        return None
    communes = [*left.submission.communes, *right.submission.communes]
    return right.register.find_commune(commune, among=communes).code


def as_paths(given: str | Path | Iterable[str | Path]) -> Sequence[str | Path]:
    """Take one path or several."""
    return (given,) if isinstance(given, str | Path) else tuple(given)


def each_path(paths: Iterable[str | Path]) -> list[Path]:
    """Give each path by itself, and each that wildcards match: `an-giang-*` are several periods."""
    return files.expanded(paths)
