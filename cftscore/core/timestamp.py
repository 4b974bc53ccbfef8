"""The date that a written file bears."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def created() -> datetime:
    """Give the date that a file bears, in UTC and without a zone: now, to the second.

    `SOURCE_DATE_EPOCH`, a number of seconds since 1970, sets another, so that the same input gives
    the same file to the byte; what is not such a number is passed over.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        made = datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError):
        made = datetime.now(UTC)
    return made.replace(microsecond=0, tzinfo=None)
