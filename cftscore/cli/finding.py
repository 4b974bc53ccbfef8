"""`cftscore finding`: explains a kind of finding, or lists all."""

from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.console import make_console, write_text
from cftscore.cli.declare import argument, option
from cftscore.cli.options import printed
from cftscore.cli.output import Output
from cftscore.core.text import Language, Text

_NEITHER = Text("nêu một mã, hoặc --all", "give a code, or --all")
_HELP = (
    "Giải thích một mã lỗi, cảnh báo, ví dụ V005.",
    "Explain a finding by its code, such as V005.",
)


@command(app, *_HELP, "rule", hidden=True)
@command(app, *_HELP)
def finding(
    language: Language,
    code: Annotated[
        str | None,
        argument("CODE", "mã lỗi, cảnh báo", "code of a finding"),
    ] = None,
    *,
    every: Annotated[bool, option("--all", "liệt kê mọi mã", "list all codes")] = False,
    format_: Annotated[str, printed("finding")] = "table",
) -> int:
    from cftscore.api.catalogue import finding_kind, finding_kinds
    from cftscore.output import catalogue

    out = Output("finding", language, format_=format_)
    if (code is None) != every:
        raise typer.BadParameter(_NEITHER.say(language))
    kinds = finding_kinds() if code is None else [finding_kind(code)]
    if format_ == "json":
        records = [catalogue.to_record(kind) for kind in kinds]
        out.show_json(records if every else records[0])
    elif format_ == "md":
        write_text(catalogue.markdown(kinds))
    elif every:
        catalogue.show_all(kinds, make_console(), language)
    else:
        catalogue.show(kinds[0], make_console(), language)
    return 0
