"""What may be said of a new criteria set: texts that people type, read or refused."""

from __future__ import annotations

import re

from cftscore.authoring.new import MEASURES
from cftscore.core.period import is_day
from cftscore.core.refused import RefusedError
from cftscore.core.text import Text, nearest, nfc
from cftscore.criteria import load as criteria_load

MEASURES_AT_FIRST, POINTS_AT_FIRST = "share,yes_no", "100"
"""What a new set has where nobody says."""
_MOST_POINTS = 1_000_000

_NOT_ID = Text("{given}: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối -",
               "{given}: use only lower-case letters without accents, digits and -")  # fmt: skip
_ID_TAKEN = Text(
    "{given}: trùng mã của một bộ tiêu chí đi kèm chương trình",
    "{given}: this is the id of a shipped set",
)
_EMPTY = Text("cần một tên, không có ký tự điều khiển",
              "enter a few words, without control characters")  # fmt: skip
_NOT_DATE = Text("{given}: phải là một ngày, ví dụ 15/1/2026",
                 "{given}: enter a date, such as 2026-01-15")  # fmt: skip
_NOT_MEASURE = Text("{given}: chọn trong {known}[; có phải: {near}?]",
                    "{given}: choose one of {known}[; did you mean: {near}?]")  # fmt: skip
_NOT_POINTS = Text("{given}: phải là số nguyên từ {least} đến {most}",
                   "{given}: enter a whole number from {least} to {most}")  # fmt: skip


def set_id(text: str) -> str:
    """Read the id of a set.

    Raises:
        RefusedError: it is none, or that of a shipped set.
    """
    given = text.strip()
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", given) or len(given) > 60:
        raise RefusedError("id", _NOT_ID.filled(given=given))
    if given in criteria_load.shipped_ids():
        raise RefusedError("id", _ID_TAKEN.filled(given=given))
    return given


def words(text: str) -> str:
    """Read a few words.

    Raises:
        RefusedError: there are none, or what is no letter is among them.
    """
    given = nfc(text)
    if not given or not given.isprintable():
        raise RefusedError("title", _EMPTY)
    return given


def day(text: str) -> str:
    """Read a day as people write it in either language, and give it as ISO does.

    Raises:
        RefusedError: there is no such day.
    """
    given = text.strip()
    match = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", given, re.ASCII)
    iso = given if match is None else f"{match[3]}-{match[2]:>02}-{match[1]:>02}"
    if not is_day(iso):
        raise RefusedError("date", _NOT_DATE.filled(given=given))
    return iso


def measures(text: str) -> list[str]:
    """Read measures, one for each criterion: `share,yes_no`.

    Raises:
        RefusedError: there is none, or no such measure.
    """
    texts = [word.strip() for word in text.split(",") if word.strip()]
    for word in texts or [text]:
        if word not in MEASURES:
            near, known = nearest(word, MEASURES), list(MEASURES)
            raise RefusedError("measures", _NOT_MEASURE.filled(given=word, known=known, near=near))
    return texts


def points(text: str, *, least: int, most: int = _MOST_POINTS) -> int:
    """Read a number of points.

    Raises:
        RefusedError: it is no whole number, or not between `least` and `most`.
    """
    given = text.strip()
    if re.fullmatch(r"[0-9]{1,9}", given) and least <= int(given) <= most:
        return int(given)
    raise RefusedError("points", _NOT_POINTS.filled(given=given, least=least, most=most))


def mark_at_first(total: int) -> str:
    """Give the points to pass where nobody says: four fifths of all."""
    return str(total * 4 // 5)
