"""`cftscore schema`: the JSON Schema of what is printed as JSON."""

from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.console import write_json
from cftscore.cli.support import both


@command(
    app,
    both(
        "In JSON Schema của kết quả JSON.\n\nVí dụ: cftscore schema evaluation",
        "Print the JSON Schema of results in JSON.\n\nExample: cftscore schema evaluation",
    ),
)
def schema(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT",
            help=both(
                "kết quả nào: evaluation, comparison, plan, explanation, reconciliation, "
                "sensitivity, validation, publication (báo cáo công khai)",
                "which one: evaluation, comparison, plan, explanation, reconciliation, "
                "sensitivity, validation, publication (a public report)",
            ),
        ),
    ],
) -> int:
    from cftscore.api.schemas import document_schema

    write_json(document_schema(document))
    return 0
