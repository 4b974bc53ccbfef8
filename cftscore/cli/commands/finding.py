"""`cftscore finding`: explains a kind of finding, or lists all."""

from __future__ import annotations

import typer

from cftscore.cli.commands.choosing import check_format
from cftscore.cli.console import make_console, write_json, write_text
from cftscore.core.text import Language, Text, nearest
from cftscore.evaluation.document import to_json
from cftscore.findings.kinds import every_kind
from cftscore.findings.model import Finding
from cftscore.output.formats import OF

FORMATS = OF["finding"].printed

_NO_CODE = Text(
    "{given}: không có mã này[; có phải: {near}?]; `cftscore finding --all` liệt kê các mã",
    "{given}: no such code[; did you mean: {near}?]; `cftscore finding --all` lists the codes",
)
_NEITHER = Text("nêu một mã, hoặc --all", "name a code, or --all")


def run(code: str | None, every: bool, format_: str, language: Language) -> int:
    """Explain one kind of finding, or list all.

    Args:
        code: such as `V005`, in either case.
        every: list all kinds.
        format_: `table`, `json` or `md`; `md` is in both languages.
        language: of a table.
    """
    check_format(format_, FORMATS, language)
    if (code is None) != every:
        raise typer.BadParameter(_NEITHER.say(language))
    kinds = every_kind()
    if code is not None:
        kinds = [_find(code, kinds, language)]
    from cftscore.output import catalogue

    if format_ == "json":
        plain = [catalogue.to_record(kind) for kind in kinds]
        write_json(to_json(plain if every else plain[0]))
    elif format_ == "md":
        write_text(catalogue.markdown(kinds))
    elif every:
        catalogue.show_all(kinds, make_console(), language)
    else:
        catalogue.show(kinds[0], make_console(), language)
    return 0


def _find(given: str, kinds: list[type[Finding]], language: Language) -> type[Finding]:
    by_code = {kind.code: kind for kind in kinds}
    found = by_code.get(given.strip().upper())
    if found is None:
        near = nearest(given.upper(), by_code)
        raise typer.BadParameter(_NO_CODE.say(language, given=given, near=near))
    return found
