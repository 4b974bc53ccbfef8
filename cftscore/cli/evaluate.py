"""`cftscore evaluate`: scores communes."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.choosing import how_many_jobs, numbers
from cftscore.cli.command import command
from cftscore.cli.console import write_line
from cftscore.cli.declare import option
from cftscore.cli.options import (
    InTablesOrLong,
    Jobs,
    Paths,
    Quiet,
    Reading,
    Strict,
    WritingFigures,
)
from cftscore.cli.output import Output
from cftscore.cli.suggestion import after_errors
from cftscore.core.percentage import as_percentage
from cftscore.core.text import Language, Text
from cftscore.output.formats import DHIS2

if TYPE_CHECKING:
    from cftscore.cli.console import Console
    from cftscore.output.blocks import Block

_TOO_LOW = Text(
    "Tỷ lệ đạt {percent} thấp hơn mức yêu cầu {target}.",
    "Compliance of {percent} is below the required {target}.",
)

_NO_MAP = Text(
    "tệp .dhis2.json cần tệp ánh xạ: thêm --dhis2-map TỆP.yaml",
    "a .dhis2.json file needs a mapping: add --dhis2-map FILE.yaml",
)
_NO_DHIS2 = Text(
    "chỉ dùng khi ghi tệp .dhis2.json: thêm -o TỆP.dhis2.json",
    "it is for .dhis2.json files only: add -o FILE.dhis2.json",
)


@command(
    app,
    "Chấm điểm các xã và tính tỷ lệ đạt theo huyện, tỉnh.\n\nVí dụ: cftscore evaluate "
    "samples/an-giang-2020 -o ket-qua.xlsx",
    "Score communes, and compute compliance by district and province.\n\nExample: cftscore "
    "evaluate samples/an-giang-2020 -o result.xlsx",
)
def evaluate(
    language: Language,
    *,
    paths: Paths,
    reading: Reading,
    fail_under: Annotated[
        str | None,
        option(
            "--fail-under",
            "mã thoát 1 nếu tỷ lệ đạt thấp hơn (%)",
            "exit with 1 if compliance is below this (%)",
            metavar="PERCENT",
        ),
    ] = None,
    focus: Annotated[
        str | None,
        option(
            "--focus",
            "các tiêu chí in trước, chi tiết",
            "criteria to show first, in detail",
            metavar="3,5",
        ),
    ] = None,
    format_: InTablesOrLong = "table",
    writing: WritingFigures,
    add_up: Annotated[
        bool,
        option(
            "--add-up",
            "cộng các kỳ trong năm (như bốn quý) thành cả năm, theo bộ tiêu chí",
            "add the parts of a year (as four quarters) up to the year, as the criteria set says",
        ),
    ] = False,
    strict: Strict = False,
    what_if: Annotated[
        list[str] | None,
        option(
            "--what-if",
            "chấm điểm với một số liệu giả định, ví dụ 30682.births_registered=1230, hoặc "
            "tệp Excel chỉ có các số thay đổi (dùng được nhiều lần)",
            "score with an assumed figure, such as 30682.births_registered=1230, or with a "
            "workbook of only the figures that change (may be repeated)",
            metavar="CODE.indicator=N|FILE",
        ),
    ] = None,
    quiet: Quiet = False,
    jobs: Jobs = None,
) -> int:
    from cftscore.api.communes import chosen
    from cftscore.api.communes import evaluate as score

    processes = how_many_jobs(jobs, language)
    target = as_percentage(fail_under, "fail_under")
    out = Output(
        "evaluate",
        language,
        format_=format_,
        inputs=[*paths, *map(Path, what_if or ()), writing["dhis2_map"]],
        reading=reading,
        writing=writing,
        quiet=quiet,
    )
    mapping = _mapping(out, writing["dhis2_map"], language)
    with out.working():
        result = score(
            paths,
            target=target,
            what_if=what_if or (),
            strict=strict,
            add_up=add_up,
            jobs=processes,
            # JSON alone is written commune by commune; whatever else is made looks at them again.
            keep=format_ != "json" or bool(out.targets),
            figures=out.needs_figures,
            **reading,
        )
        evaluation = result.document
        used = evaluation.criteria_set.definition
        focused = chosen(numbers(focus, "--focus", language), used, "focus")
        values = None
        if mapping is not None:
            values = result.dhis2(mapping)
        out.write(result, {} if values is None else {DHIS2: values.render(DHIS2)})
    about_values = () if values is None else values.findings
    wrong = out.findings((*evaluation.findings, *about_values), full=None)

    def blocks(console: "Console") -> Iterable["Block"]:
        from cftscore.output.evaluation import terminal
        from cftscore.output.rich_tables import is_plain

        return terminal.blocks(evaluation, language, focus=focused, plain=is_plain(console))

    out.show(result, blocks)
    if format_ in ("csv", "long"):
        from cftscore.output import whatif, words

        out.warn((whatif.warning(evaluation, language), words.provisional(evaluation, language)))
    out.say_written()
    if wrong and format_ == "table" and not quiet:
        after_errors(paths, reading, language)
    if target is None:
        return int(wrong)
    from cftscore.evaluation.summary import meets
    from cftscore.output import words

    if meets(target, evaluation.communes):
        return int(wrong)
    reached = words.totals(evaluation, target).compliance_percent
    percents = {"percent": reached, "target": target}
    fields = {key: words.percent(value, language) for key, value in percents.items()}
    write_line(_TOO_LOW.say(language, **fields), stderr=True)
    return 1


def _mapping(out: Output, mapping: Path | None, language: Language) -> Path | None:
    """Take the mapping to DHIS2, which a file for it needs, and nothing else."""
    if out.writes(DHIS2) == (mapping is not None):
        return mapping
    message = (_NO_MAP if mapping is None else _NO_DHIS2).say(language)
    raise typer.BadParameter(message, param_hint="'--dhis2-map'")
