"""`cftscore criteria schema`: the JSON Schema of criteria files."""

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.console import write_json


@command(
    criteria_app, "In JSON Schema của tệp tiêu chí.", "Print the JSON Schema of criteria files."
)
def schema() -> int:
    from cftscore.api.criteria import criteria_schema

    write_json(criteria_schema())
    return 0
