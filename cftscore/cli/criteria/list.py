"""`cftscore criteria list`: the criteria sets that are shipped."""

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.options import TableOrJson
from cftscore.cli.output import Output, show_blocks
from cftscore.cli.support import both
from cftscore.core.text import Language


@command(
    criteria_app,
    both("Liệt kê các bộ tiêu chí có sẵn.", "List the shipped criteria sets."),
    "list",
)
def list_sets(language: Language, *, format_: TableOrJson = "table") -> int:
    from cftscore.api.criteria import criteria_sets
    from cftscore.output import criteria_set as words

    out = Output("criteria list", language, format_=format_)
    files = criteria_sets()
    if format_ == "json":
        out.show_json([file.set for file in files])
    else:
        show_blocks(words.listed(files, language))
    return 0
