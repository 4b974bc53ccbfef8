"""The kinds of findings, as they are catalogued."""

from __future__ import annotations

from cftscore.core.refused import RefusedError
from cftscore.core.text import Text, nearest
from cftscore.findings.kinds import every_kind
from cftscore.findings.model import Finding

_NO_CODE = Text(
    "{given}: không có mã này[; có phải: {near}?]; xem danh sách: `cftscore finding --all`",
    "{given}: no such code[; did you mean: {near}?]; for the list: `cftscore finding --all`",
)


def finding_kinds() -> list[type[Finding]]:
    """List every kind of finding: its code, severity, and texts in both languages."""
    return every_kind()


def finding_kind(code: str) -> type[Finding]:
    """Give one kind of finding.

    Args:
        code: such as `V005`, in either case.

    Raises:
        ValueError: there is no such code; it says the nearest.
    """
    by_code = {kind.code: kind for kind in every_kind()}
    kind = by_code.get(code.strip().upper())
    if kind is None:
        near = nearest(code.upper(), by_code)
        raise RefusedError("", _NO_CODE.filled(given=code, near=near))
    return kind
