"""`cftscore map`: headings as they are read, and what they mean, asked and written."""

import sys
from itertools import islice
from pathlib import Path
from typing import Annotated

from cftscore.cli import suggestion
from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.console import write_line
from cftscore.cli.declare import option
from cftscore.cli.options import Criteria, Force, HeadingMap, Paths, Period, Quiet, printed
from cftscore.cli.output import Output
from cftscore.core.text import Language, Text

MapFile = Annotated[
    Path | None,
    option(
        "--output",
        "-o",
        "ghi tệp ánh xạ .yaml hoặc .xlsx (cftscore-map.yaml cạnh tệp Excel được dùng luôn)",
        "write the mapping to .yaml or .xlsx (cftscore-map.yaml beside the workbooks is used "
        "by itself)",
    ),
]
_NEXT = Text("Chấm điểm: {command}", "Score: {command}")


@command(
    app,
    "Cho xem tiêu đề trong tệp Excel được hiểu thế nào, hỏi chỗ chưa xác định, "
    "và ghi tệp ánh xạ.\n\n"
    "Ví dụ: cftscore map bao-cao.xlsx --period 2020 -o cftscore-map.yaml",
    "Show how the headings of workbooks are read, ask where unsure, and write a mapping.\n\n"
    "Example: cftscore map report.xlsx --period 2020 -o cftscore-map.yaml",
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
            from cftscore.cli.map_questions import ask

            mapped = mapped.with_rows(ask(mapped.rows, mapped.criteria_set, language))
        mapped.write(output, lang=language, force=force)
    if format_ != "table":
        out.show(mapped)
    out.say_written(targets or ())
    if output is not None and not quiet:
        reading = {"period": period, "criteria": criteria, "mapping": output}
        options = suggestion.reading_options(reading)
        evaluate = f"cftscore evaluate {suggestion.typed(*paths)}{options}"
        write_line(_NEXT.say(language, command=evaluate), stderr=True)
    return 0
