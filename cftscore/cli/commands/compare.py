"""`cftscore compare`: what changed from one period to the next."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import typer

from cftscore.analysis.compare.compare import compare_sources
from cftscore.analysis.compare.comparison import Comparison
from cftscore.analysis.compare.timeline import Asked, Source
from cftscore.cli import progress_bar
from cftscore.cli.commands.choosing import check_format
from cftscore.cli.commands.common import say_written, show_findings, write_files
from cftscore.cli.console import make_console, write_json, write_line, write_text
from cftscore.core.period import Period
from cftscore.core.text import Language, Text
from cftscore.evaluation.document import to_json
from cftscore.evaluation.pipeline import read_workbooks
from cftscore.output.formats import OF, render

FORMATS = OF["compare"].printed
FILES = OF["compare"].extensions
MOST_LISTED = 20

_PERIODS = Text(
    "nêu {wanted} lần, lần lượt cho từng PATH; hiện nêu {given} lần",
    "give it {wanted} times, for each PATH in turn; it is there {given} times",
)
_PERIODS_OF_SIDES = Text(
    "khi có --with thì nêu 2 lần, cho kỳ trước và kỳ sau; hiện nêu {given} lần",
    "with --with give it twice, for before and for after; it is there {given} times",
)
_TWO_SETS = Text(
    "nêu một bộ cho mọi kỳ, hoặc từng kỳ: 2018=BỘ, 2019=BỘ",
    "give one set for all periods, or one for each: 2018=SET, 2019=SET",
)
_NO_SUCH_PERIOD = Text(
    "{given}: không so kỳ này; các kỳ được so: {periods}",
    "{given}: this period is not compared; those that are: {periods}",
)
_OF_PERIOD = Text("Kỳ {period}", "Period {period}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    paths: tuple[Path, ...]
    with_: tuple[Path, ...]
    criteria: tuple[str, ...]
    periods: tuple[str, ...]
    register: Path | None
    district: str | None
    province: str | None
    format: str
    outputs: tuple[Path, ...]
    force: bool
    quiet: bool
    language: Language


def run(request: Request) -> int:
    """Compare and give the exit code: 1 where there are errors in the figures of a period.

    Raises:
        CannotProceedError: there are not two periods, one of them could not be evaluated, or an
            output cannot be written.
    """
    language = request.language
    check_format(request.format, FORMATS, language)
    sides = _sides(request)
    asked = _asked(request)
    inputs = [
        path for path in (*request.paths, *request.with_, request.register) if path is not None
    ]
    if request.outputs:
        from cftscore.output import write

        write.check_targets(request.outputs, inputs, force=request.force, formats=FILES)
    with progress_bar.shown(language, quiet=request.quiet):
        shown = compare_sources([_read(request, *side) for side in sides], asked)
        _check_criteria(shown, asked, language)
        _write(request, shown, inputs)
    wrong = _findings(request, shown)
    _print(request, shown)
    say_written(request.outputs, language, quiet=request.quiet)
    return int(wrong)


def _sides(request: Request) -> list[tuple[tuple[Path, ...], str | None]]:
    """Give what is read together, with the period that was asked for."""
    given = len(request.periods)
    if request.with_:
        groups = [request.paths, request.with_]
        refused = _PERIODS_OF_SIDES.say(request.language, given=given)
    else:
        groups = [(path,) for path in request.paths]
        refused = _PERIODS.say(request.language, given=given, wanted=len(groups))
    if given not in (0, len(groups)):
        raise typer.BadParameter(refused, param_hint="'--period'")
    return list(zip(groups, request.periods or [None] * len(groups), strict=True))


def _asked(request: Request) -> Asked:
    criteria: dict[str, str | Path] = {}
    for given in request.criteria:
        period, equals, name = given.partition("=")
        parsed = Period.parse(period) if equals else None
        key = "" if parsed is None else str(parsed)
        if key in criteria:
            message = _TWO_SETS.say(request.language)
            raise typer.BadParameter(message, param_hint="'--criteria'")
        criteria[key] = given if parsed is None else name
    return Asked(
        criteria=criteria,
        register=request.register,
        district=request.district,
        province=request.province,
    )


def _check_criteria(shown: Comparison, asked: Asked, language: Language) -> None:
    """Refuse a criteria set for a period that is not there: it would change nothing."""
    periods = [one.period for one in shown.periods]
    for period in asked.criteria:
        if period and period not in periods:
            message = _NO_SUCH_PERIOD.say(language, given=period, periods=periods)
            raise typer.BadParameter(message, param_hint="'--criteria'")


def _read(request: Request, paths: tuple[Path, ...], period: str | None) -> Source:
    workbooks, findings = read_workbooks(paths)
    return Source(
        name=" ".join(map(str, paths)),
        workbooks=workbooks,
        findings=findings,
        period=period,
        one_period=bool(request.with_),
    )


def _write(request: Request, shown: Comparison, inputs: list[Path]) -> None:
    write_files(
        request.outputs,
        inputs,
        lambda kind: render("compare", shown, kind, request.language),
        FILES,
        force=request.force,
    )


def _findings(request: Request, shown: Comparison) -> bool:
    """Print findings period by period, and tell whether there are errors among them."""
    wrong = show_findings(shown.findings, request.language, quiet=request.quiet)
    for one in shown.periods:
        if one.findings and not request.quiet:
            sys.stdout.flush()
            write_line(_OF_PERIOD.say(request.language, period=one.period), stderr=True)
        wrong |= show_findings(one.findings, request.language, quiet=request.quiet)
    return wrong


def _print(request: Request, shown: Comparison) -> None:
    language = request.language
    if request.format == "json":
        write_json(to_json(shown))
    elif request.format == "table":
        if not request.quiet:
            _show(shown, language)
    else:
        from cftscore.output.comparison import words as comparison_words

        content = render("compare", shown, request.format, language)
        write_text(content.decode("utf-8-sig"))
        if request.format == "csv" and not request.quiet:
            for warning in comparison_words.warnings(shown, language):
                write_line(warning, stderr=True)


def _show(shown: Comparison, language: Language) -> None:
    from cftscore.output import blocks_terminal
    from cftscore.output.bars import Bars
    from cftscore.output.comparison import terminal as comparison
    from cftscore.output.rich_tables import is_plain

    console = make_console()
    bars = Bars(plain=is_plain(console))
    blocks_terminal.show(comparison.blocks(shown, language, most=MOST_LISTED, bars=bars), console)
