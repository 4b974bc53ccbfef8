"""`cftscore explain`: why one commune got its verdict."""

from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.options import InTables, Paths, Quiet, Reading, Weights, Writing
from cftscore.cli.output import Output
from cftscore.cli.support import both
from cftscore.core.text import Language


@command(
    app,
    both(
        "Giải thích kết quả của một xã: ô số liệu, cách tính, mức điểm, căn cứ và việc cần làm "
        'để đạt.\n\nVí dụ: cftscore explain samples/an-giang-2020 --commune "Vọng Thê"',
        "Explain the verdict of one commune: cells, measures, bands, articles, and what is "
        'needed to pass.\n\nExample: cftscore explain samples/an-giang-2020 --commune "Vọng '
        'Thê"',
    ),
)
def explain(
    language: Language,
    *,
    paths: Paths,
    commune: Annotated[
        str,
        typer.Option("--commune", help=both("xã (mã hoặc tên)", "the commune (code or name)")),
    ],
    reading: Reading,
    costs: Weights = None,
    format_: InTables = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.communes import explain as derive

    out = Output(
        "explain",
        language,
        format_=format_,
        inputs=[*paths, costs],
        reading=reading,
        writing=writing,
        quiet=quiet,
    )
    with out.working():
        result = derive(paths, commune, costs=costs, **reading)
        out.write(result)
    wrong = out.findings(result.document.findings)
    out.show(result)
    out.say_written()
    return int(wrong)
