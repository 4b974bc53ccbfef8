"""Reports as files: which formats there are, and what each needs."""

from __future__ import annotations

from pathlib import Path

from cftscore.document import to_json
from cftscore.progress import DOCUMENT, PAGE, tell
from cftscore.report.content import Content

FORMATS = (".html", ".docx", ".xlsx", ".json")


def render(content: Content, kind: str, template: Path | None = None) -> bytes:
    """Give the bytes of a report.

    Args:
        content: what it says.
        kind: `html`, `docx`, `xlsx` or `json`; only what it needs is imported.
        template: for `docx` a Word document of the office's own, with fields.

    Raises:
        CannotProceedError: the template cannot be read, or has a field that is not known.
        ValueError: there is no such kind.
    """
    if kind == "html":
        from cftscore.report import page

        tell(PAGE)
        return page.render(content)
    if kind == "docx":
        from cftscore.report import official

        tell(DOCUMENT)
        return official.render(content, template)
    if kind == "xlsx":
        from cftscore.report import book

        return book.render(content)
    if kind == "json":
        return to_json(content.document).encode()
    raise ValueError(kind)
