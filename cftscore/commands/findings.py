"""Findings on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cftscore.document import FindingRecord, to_record
from cftscore.findings import Finding
from cftscore.text import Language


def show_on_stderr(findings: Iterable[Finding], language: Language) -> None:
    """Print findings that kept a command from being done."""
    show_records([to_record(finding) for finding in findings], language)


def show_records(records: Sequence[FindingRecord], language: Language) -> None:
    """Print findings, grouped by file and sheet."""
    from cftscore.console import make_console
    from cftscore.render import terminal

    terminal.show_findings(records, make_console(stderr=True), language)
