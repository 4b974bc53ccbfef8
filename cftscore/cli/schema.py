"""`cftscore schema`: the JSON Schema of what is printed as JSON."""

from typing import Annotated

from cftscore.api.schemas import DOCUMENTS
from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.console import write_json
from cftscore.cli.declare import argument

_DOCUMENTS = ", ".join(DOCUMENTS)


@command(
    app,
    "In JSON Schema của kết quả JSON.\n\nVí dụ: cftscore schema evaluation",
    "Print the JSON Schema of results in JSON.\n\nExample: cftscore schema evaluation",
)
def schema(
    document: Annotated[
        str,
        argument(
            "DOCUMENT",
            f"kết quả nào: {_DOCUMENTS} (báo cáo công khai); resubmission là của lệnh diff",
            f"which one: {_DOCUMENTS} (a public report); resubmission is of diff",
        ),
    ],
) -> int:
    from cftscore.api.schemas import document_schema

    write_json(document_schema(document))
    return 0
