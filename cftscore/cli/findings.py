"""Findings on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cftscore.core.text import Language, Text
from cftscore.findings.model import Finding

if TYPE_CHECKING:
    from cftscore.evaluation.document import FindingRecord


def show_on_stderr(findings: Iterable[Finding], language: Language) -> None:
    """Print findings that kept a command from being done: all, as no other output lists them."""
    from cftscore.evaluation.document import to_record

    show_records([to_record(finding) for finding in findings], language, limit=None)


def show_records(
    records: Sequence[FindingRecord],
    language: Language,
    *,
    limit: int | None = 50,
    full: Text | None = None,
) -> None:
    """Print findings, grouped by file and sheet, at most `limit`; `full` says what gives all."""
    sys.stdout.flush()
    from cftscore.cli.console import make_console
    from cftscore.output import diagnostics

    diagnostics.show_findings(
        records, make_console(stderr=True), language, limit=limit, full=full or diagnostics.FULL
    )
