"""`cftscore explain`: why one commune, or all communes of a verdict, got it."""

from typing import Annotated, Any, Literal

import typer

from cftscore.cli.app import app
from cftscore.cli.choosing import choose
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import InTables, Paths, Quiet, Reading, Weights, WritingPaper
from cftscore.cli.output import Output
from cftscore.core.text import Language, Text

_VERDICTS: tuple[Literal["pass", "fail", "incomplete", "not_submitted"], ...] = (
    "pass",
    "fail",
    "incomplete",
    "not_submitted",
)
_ONE_OR_MANY = Text(
    "nêu --commune cho một xã, hoặc --verdict cho mọi xã có kết quả đó",
    "give --commune for one commune, or --verdict for all communes with that verdict",
)
_ALL_OF_MANY = Text("--all cần --verdict", "--all needs --verdict")


@command(
    app,
    "Giải thích kết quả của một xã, hoặc của mọi xã không đạt: ô số liệu, cách tính, mức "
    "điểm, căn cứ và việc cần làm để đạt.\n\nVí dụ: cftscore explain samples/an-giang-2020 "
    '--commune "Vọng Thê"',
    "Explain the verdict of one commune, or of all that fail: cells, measures, bands, "
    "articles, and what is needed to pass.\n\nExample: cftscore explain "
    'samples/an-giang-2020 --commune "Vọng Thê"',
)
def explain(
    language: Language,
    *,
    paths: Paths,
    commune: Annotated[
        str | None,
        option("--commune", "xã (mã hoặc tên)", "the commune (code or name)"),
    ] = None,
    verdict: Annotated[
        str | None,
        option(
            "--verdict",
            "mọi xã có kết quả này; nội dung 0 điểm hoặc chưa xác định trước",
            "all communes with this verdict; items with 0 points or unknown first",
            metavar="|".join(_VERDICTS),
        ),
    ] = None,
    all_: Annotated[
        bool,
        option("--all", "với --verdict: cả các nội dung có điểm", "with --verdict: all items"),
    ] = False,
    reading: Reading,
    costs: Weights = None,
    format_: InTables = "table",
    writing: WritingPaper,
    quiet: Quiet = False,
) -> int:
    _check(commune, verdict, language, every_item=all_)
    wanted = None if verdict is None else choose(verdict, "--verdict", _VERDICTS, language)
    out = Output(
        "explain" if wanted is None else "explanations",
        language,
        format_=format_,
        inputs=[*paths, costs],
        reading=reading,
        writing=writing,
        quiet=quiet,
    )
    from cftscore.api import communes, explanations

    result: Any
    with out.working():
        if wanted is None:
            result = communes.explain(paths, commune or "", costs=costs, **reading)
            found = result.document.findings
        else:
            result = explanations.explain_many(
                paths, wanted, every_item=all_, costs=costs, **reading
            )
            listed = (one.findings for one in result.document.communes)
            found = tuple(dict.fromkeys(finding for some in listed for finding in some))
        out.write(result)
    wrong = out.findings(found)
    out.show(result)
    out.say_written()
    return int(wrong)


def _check(
    commune: str | None, verdict: str | None, language: Language, *, every_item: bool
) -> None:
    """Refuse what does not go together."""
    if (commune is None) == (verdict is None):
        raise typer.BadParameter(_ONE_OR_MANY.say(language))
    if every_item and verdict is None:
        raise typer.BadParameter(_ALL_OF_MANY.say(language))
