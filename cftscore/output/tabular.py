"""Tables of documents as files, with what must stand beside them in such a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cftscore.criteria.model import NOT_YET_READ
from cftscore.evaluation.document import CriteriaSetUsed
from cftscore.output import to_csv
from cftscore.output.columns import Table


def render(shown: Table, document: object, kind: str, written_as: to_csv.Dialect) -> bytes:
    """Write a table of a document as a file.

    Each row says of which period it is, and by how many figures of its criteria set that are not
    yet read in the law it was judged: nothing else in such a file could.

    Args:
        shown: the table.
        document: that it is of.
        kind: `csv` or `parquet`.
        written_as: how CSV is written.
    """
    constants = _constants(shown, document)
    if kind == "csv":
        return to_csv.render(shown, constants, written_as)
    from cftscore.output import to_parquet

    return to_parquet.render(shown, constants, _about(document))


def _constants(shown: Table, document: object) -> Mapping[str, str | int]:
    """Give the columns that say the same in each row: the period, and what is not yet read."""
    period: str | None = getattr(document, "period", None)
    known = {column.key for column in shown.columns}
    stated = {} if period is None or "period" in known else {"period": period}
    return {**stated, **unread(document)}


def unread(document: object) -> Mapping[str, int]:
    """Count the figures of a document's criteria sets that are not yet read in the law."""
    used = getattr(document, "criteria_set", None)
    if isinstance(used, CriteriaSetUsed):  # else nothing is judged by it
        return {f"figures_{status}": used.figures.get(status, 0) for status in NOT_YET_READ}
    return {
        f"figures_{status}_{period.period}": period.criteria_set.figures.get(status, 0)
        for period in getattr(document, "periods", ())
        for status in NOT_YET_READ
    }


def _about(document: object) -> dict[str, Any]:
    """Say what a document is of: its format, its period and its criteria set."""
    about = {key: getattr(document, key, None) for key in ("schema", "period")}
    used = getattr(document, "criteria_set", None)
    if isinstance(used, CriteriaSetUsed):
        about |= {"criteria_set": used.id, "criteria_set_sha256": used.sha256}
    elif used is not None:
        about["criteria_set"] = used
    return {key: value for key, value in about.items() if value is not None}
