"""`cftscore schema`: the JSON Schema of what is printed as JSON."""

from typing import Annotated

import typer

from cftscore.api.schemas import DOCUMENTS
from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.console import write_json
from cftscore.cli.support import both

_DOCUMENTS = ", ".join(DOCUMENTS)


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
                f"kết quả nào: {_DOCUMENTS} (báo cáo công khai); resubmission là của lệnh diff",
                f"which one: {_DOCUMENTS} (a public report); resubmission is of diff",
            ),
        ),
    ],
) -> int:
    from cftscore.api.schemas import document_schema

    write_json(document_schema(document))
    return 0
