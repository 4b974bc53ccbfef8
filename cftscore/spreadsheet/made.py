"""What kinds of workbooks cftscore writes that are no submissions, and what the mark says."""

from __future__ import annotations

from typing import Literal

import msgspec

from cftscore.core.text import Text

Kind = Literal["output", "mapping", "annotated", "corrected"]

KINDS: dict[Kind, Text] = {
    "output": Text("kết quả hoặc báo cáo", "results or a report"),
    "mapping": Text("bảng ghép tiêu đề", "a mapping of headings"),
    "annotated": Text("bản sao có đánh dấu của {name}", "the annotated copy of {name}"),
    "corrected": Text("bản sao đã sửa của {name}", "the corrected copy of {name}"),
}
"""What is made, as a message names it."""


class Made(msgspec.Struct, frozen=True):
    """What the mark of a workbook says.

    Attributes:
        kind: what it is.
        of: of a copy, the name of the file that it was made of.
        digest: of a copy, the beginning of that file's SHA-256.
    """

    kind: Kind
    of: str = ""
    digest: str = ""

    @property
    def title(self) -> Text:
        """What it is, in words."""
        return KINDS[self.kind].filled(name=self.of)
