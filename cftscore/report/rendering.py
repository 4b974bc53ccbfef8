"""Reports as files: which formats there are, and what each needs."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

from cftscore.core.progress import DOCUMENT, PAGE, tell
from cftscore.core.text import Language
from cftscore.evaluation.document import to_json
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError
from cftscore.output import formats
from cftscore.report.content import Content
from cftscore.report.slips import Slip

FORMATS = formats.OF["report"].extensions
_EXTRA = {".html": ("jinja2", "Jinja2"), ".docx": ("docx", "python-docx")}
"""The formats that need what only the extra `report` installs: its module and its project."""


def require(extensions: Iterable[str]) -> None:
    """Check that what some formats need is installed.

    Args:
        extensions: of the formats; those that need nothing, or are not known, pass.

    Raises:
        CannotProceedError: a library is not installed; it says by which command it is.
    """
    missing: list[c.ExtraMissing] = []
    for extension in dict.fromkeys(extensions):
        module, library = _EXTRA.get(extension, ("", ""))
        try:
            importlib.import_module(module) if module else None
        except ModuleNotFoundError:
            missing.append(c.ExtraMissing(extension=extension, library=library))
    if missing:
        raise CannotProceedError(missing)


def render(content: Content, kind: str, template: Path | None = None) -> bytes:
    """Give the bytes of a report.

    Args:
        content: what it says.
        kind: `html`, `docx`, `xlsx` or `json`; only what it needs is imported.
        template: for `docx` a Word document of the office's own, with fields.

    Raises:
        CannotProceedError: the template cannot be read, or has a field that is not known; or what
            the kind needs is not installed.
        ValueError: there is no such kind.
    """
    require([f".{kind}"])
    if kind == "html":
        from cftscore.report.page import page

        tell(PAGE)
        return page.render(content)
    if kind == "docx":
        from cftscore.report.paper import official

        tell(DOCUMENT)
        return official.render(content, template)
    if kind == "xlsx":
        from cftscore.report.book import book

        return book.render(content)
    if kind == "json":
        return to_json(content.document).encode()
    raise ValueError(kind)


def slip_kind() -> str:
    """Give the format of return slips where none is asked for: Word, if it can be written."""
    try:
        importlib.import_module("docx")
    except ModuleNotFoundError:
        return "xlsx"
    return "docx"


def render_slips(slips: Iterable[Slip], kind: str, language: Language) -> list[bytes]:
    """Give the bytes of return slips.

    Args:
        slips: what they say.
        kind: `docx` or `xlsx`; only what it needs is imported.
        language: of the slips.

    Raises:
        CannotProceedError: what the kind needs is not installed.
        ValueError: there is no such kind.
    """
    require([f".{kind}"])
    if kind == "docx":
        from cftscore.report.paper import slip as paper

        return [paper.render(slip, language) for slip in slips]
    if kind == "xlsx":
        from cftscore.report.book import slip as book

        return [book.render(slip, language) for slip in slips]
    raise ValueError(kind)
