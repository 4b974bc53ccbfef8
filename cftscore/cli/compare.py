"""`cftscore compare`: what changed from one period to the next."""

from pathlib import Path
from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.declare import argument, option
from cftscore.cli.options import (
    District,
    HeadingMap,
    InTablesOrLong,
    Latest,
    OwnRegister,
    Province,
    Quiet,
    Ratios,
    UnitClass,
    UnitClasses,
    Writing,
)
from cftscore.cli.output import MOST_LISTED, Output, bars
from cftscore.cli.support import WithCommand
from cftscore.core.period import Period
from cftscore.core.text import Language, Text

_PERIODS = Text(
    "nêu {wanted} lần, lần lượt cho từng tệp hoặc thư mục; hiện nêu {given} lần",
    "give it {wanted} times, for each PATH in turn; it was given {given} times",
)
_PERIODS_OF_SIDES = Text(
    "khi có --with thì nêu 2 lần, cho kỳ trước và kỳ sau; hiện nêu {given} lần",
    "with --with, give it twice, for the earlier and the later period; it was given {given} times",
)
_TWO_SETS = Text(
    "nêu một bộ tiêu chí cho mọi kỳ, hoặc từng kỳ: 2018=BỘ, 2019=BỘ",
    "give one set for all periods, or one for each: 2018=SET, 2019=SET",
)
_ONE_DAY = Text(
    "mỗi kỳ chỉ nêu một ngày: 2019-11-20, hoặc 2019=2020-01-15",
    "give one date for a period: 2019-11-20, or 2019=2020-01-15",
)
_OF_PERIOD = Text("Kỳ {period}", "Period {period}")


@command(
    app,
    "So sánh hai hoặc nhiều kỳ: tỷ lệ đạt, xã mới đạt, xã không còn đạt, điểm theo tiêu "
    "chí.\n\nVí dụ: cftscore compare samples/an-giang-2019 --with samples/an-giang-2020",
    "Compare two or more periods: compliance, communes gained and lost, points by "
    "criterion.\n\nExample: cftscore compare samples/an-giang-2019 --with "
    "samples/an-giang-2020",
    cls=WithCommand,
)
def compare(
    language: Language,
    *,
    paths: Annotated[
        list[Path],
        argument(
            "PATH...",
            "tệp Excel hoặc thư mục của kỳ trước; không có --with thì mỗi tệp hoặc thư mục là "
            "một kỳ",
            "workbooks or folders of the earlier period; without --with, each PATH is a period",
        ),
    ],
    with_: Annotated[
        list[Path] | None,
        option(
            "--with",
            "tệp Excel hoặc thư mục của kỳ sau",
            "workbooks or folders of the later period",
            metavar="PATH...",
        ),
    ] = None,
    criteria: Annotated[
        list[str] | None,
        option(
            "--criteria",
            "-c",
            "bộ tiêu chí cho mọi kỳ, hoặc cho một kỳ: 2018=BỘ",
            "criteria set for all periods, or for one: 2018=SET",
            metavar="[PERIOD=]SET",
        ),
    ] = None,
    period: Annotated[
        list[str] | None,
        option(
            "--period",
            "-p",
            "kỳ của từng tệp hoặc thư mục, nêu lần lượt, nếu tệp không ghi kỳ",
            "period of each PATH in turn, if the files do not state it",
        ),
    ] = None,
    on: Annotated[
        list[str] | None,
        option(
            "--on",
            "tính theo các xã hiện có tại ngày này của một kỳ: 2019-11-20, hoặc "
            "2019=2020-01-15 (dùng được nhiều lần)",
            "count the communes that exist on this date of a period: 2019-11-20, or "
            "2019=2020-01-15 (may be repeated)",
            metavar="[PERIOD=]DATE",
        ),
    ] = None,
    register: OwnRegister = None,
    latest: Latest = False,
    district: District = None,
    province: Province = None,
    unit_classes: UnitClasses = None,
    unit_class: UnitClass = None,
    ratios: Ratios = False,
    mapping: HeadingMap = None,
    recognitions: Annotated[
        Path | None,
        option(
            "--recognitions",
            "sổ công nhận do `cftscore recognise` ghi, để xem cạnh số liệu",
            "the register of recognitions that `cftscore recognise` wrote, beside the figures",
            metavar="FILE",
        ),
    ] = None,
    format_: InTablesOrLong = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.communes import compare as hold_against
    from cftscore.api.reading import each_path
    from cftscore.output.comparison import terminal, words

    sides = [paths, with_] if with_ else [[path] for path in each_path(paths)]
    periods = _periods(period, len(sides), bool(with_), language)
    out = Output(
        "compare",
        language,
        format_=format_,
        writing=writing,
        inputs=[*paths, *(with_ or ()), register, unit_classes, mapping, recognitions],
        quiet=quiet,
    )
    with out.working():
        result = hold_against(
            *sides,
            periods=periods,
            several_periods=not with_,
            criteria=_criteria(criteria, language),
            on=_days(on, language),
            register=register,
            latest=latest,
            district=district,
            province=province,
            unit_classes=unit_classes,
            unit_class=unit_class,
            ratios=ratios,
            mapping=mapping,
            recognitions=recognitions,
        )
        out.write(result)
    shown = result.document
    wrong = out.findings(shown.findings)
    for one in shown.periods:
        if one.findings:
            out.say(_OF_PERIOD, stderr=True, period=one.period)
        wrong |= out.findings(one.findings)
    out.show(
        result,
        lambda console: terminal.blocks(shown, language, most=MOST_LISTED, bars=bars(console)),
    )
    if format_ in ("csv", "long"):
        out.warn(words.warnings(shown, language))
    out.say_written()
    return int(wrong)


def _periods(
    texts: list[str] | None, sides: int, with_: bool, language: Language
) -> list[str] | None:
    """Take a period for each side, or none."""
    if not texts or len(texts) == sides:
        return texts or None
    refused = _PERIODS_OF_SIDES if with_ else _PERIODS
    message = refused.say(language, given=len(texts), wanted=sides)
    raise typer.BadParameter(message, param_hint="'--period'")


def _days(texts: list[str] | None, language: Language) -> dict[str, str]:
    """Take a day for each period; one that names no period is of the year that it lies in."""
    days: dict[str, str] = {}
    for text in texts or ():
        period, equals, day = text.rpartition("=")
        parsed = Period.parse(period if equals else day[:4])
        if parsed is None or str(parsed) in days:
            raise typer.BadParameter(_ONE_DAY.say(language), param_hint="'--on'")
        days[str(parsed)] = day
    return days


def _criteria(texts: list[str] | None, language: Language) -> dict[str, str]:
    """Take a criteria set for all periods, or one for each."""
    criteria: dict[str, str] = {}
    for text in texts or ():
        period, equals, name = text.partition("=")
        parsed = Period.parse(period) if equals else None
        key = "" if parsed is None else str(parsed)
        if key in criteria:
            message = _TWO_SETS.say(language)
            raise typer.BadParameter(message, param_hint="'--criteria'")
        criteria[key] = text if parsed is None else name
    return criteria
