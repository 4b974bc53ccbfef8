"""`cftscore map`: headings as they are read, and what they mean, asked and written."""

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.options import Criteria, Force, HeadingMap, Paths, Period, Quiet, printed
from cftscore.cli.output import Output
from cftscore.cli.support import both
from cftscore.core.text import Language, Text

if TYPE_CHECKING:
    from cftscore.authoring.mapping import Row
    from cftscore.criteria.model import CriteriaSet

MapFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=both(
            "ghi tệp ánh xạ .yaml hoặc .xlsx (cftscore-map.yaml cạnh tệp Excel được dùng luôn)",
            "write the mapping to .yaml or .xlsx (cftscore-map.yaml beside the workbooks is used "
            "by itself)",
        ),
    ),
]
_QUESTION = Text(
    "{heading}: {choices}, 0 không dùng, khóa của chỉ tiêu, hoặc Enter để sau",
    "{heading}: {choices}, 0 not used, an indicator's key, or Enter to leave it open",
)
_NO_SUCH = Text("{given}: không có", "{given}: there is no such thing")


@command(
    app,
    both(
        "Cho xem tiêu đề trong tệp Excel được hiểu thế nào, hỏi chỗ chưa xác định, "
        "và ghi tệp ánh xạ.\n\n"
        "Ví dụ: cftscore map bao-cao.xlsx --period 2020 -o cftscore-map.yaml",
        "Show how the headings of workbooks are read, ask where unsure, and write a mapping.\n\n"
        "Example: cftscore map report.xlsx --period 2020 -o cftscore-map.yaml",
    ),
    "map",
)
def map_(
    language: Language,
    *,
    paths: Paths,
    criteria: Criteria = None,
    period: Period = None,
    mapping: HeadingMap = None,
    output: MapFile = None,
    format_: Annotated[str, printed("map")] = "table",
    force: Force = False,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.headings import map_headings

    targets = None if output is None else [output]
    out = Output(
        "map", language, format_=format_, targets=targets, inputs=paths, force=force, quiet=quiet
    )
    mapped = map_headings(paths, criteria=criteria, period=period, mapping=mapping)
    if format_ == "table":
        # Without the title, which a file needs and a terminal does not.
        out.show(mapped, lambda _: islice(mapped.blocks(language), 1, None))
    if output is not None:
        if sys.stdin is not None and sys.stdin.isatty():
            mapped = mapped.with_rows(_ask(mapped.rows, mapped.criteria_set, language))
        mapped.write(output, lang=language, force=force)
    if format_ != "table":
        out.show(mapped)
    out.say_written(targets or ())
    return 0


def _ask(rows: "Sequence[Row]", criteria_set: "CriteriaSet", language: Language) -> "list[Row]":
    """Ask for the meaning of each heading that is open."""
    from cftscore.output import mapping as words

    answered: list[Row] = []
    for row in rows:
        decided = row
        while words.is_open(decided):
            choices = words.choices(row, criteria_set, language)
            question = _QUESTION.say(language, heading=row.heading, choices=choices or "-")
            text = typer.prompt(question, default="", show_default=False, err=True).strip()
            if not text:
                break
            meant = words.answered(row, text, criteria_set)
            if meant is None:
                typer.echo(_NO_SUCH.say(language, given=text), err=True)
            decided = meant or decided
        answered.append(decided)
    return answered
