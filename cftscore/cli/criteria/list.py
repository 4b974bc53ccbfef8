"""`cftscore criteria list`: the criteria sets that are shipped."""

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.options import TableOrJson
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(criteria_app, "Liệt kê các bộ tiêu chí có sẵn.", "List the shipped criteria sets.", "list")
def list_sets(language: Language, *, format_: TableOrJson = "table") -> int:
    from cftscore.api.criteria import criteria_sets

    Output("criteria list", language, format_=format_).show(criteria_sets())
    return 0
