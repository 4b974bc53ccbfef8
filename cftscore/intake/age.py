"""Which submission a workbook is, and of which day: as it states itself, else by its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import msgspec

from cftscore.core.text import Text, fold
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.info import Info

DatedBy = Literal["submitted", "filled_in", "file"]
"""What a day rests on: the cell of the day of submission, that of the day on which the workbook
was filled in, or the time of its file."""

NUMBER = Text("Lần nộp", "Submission no.")
SUBMITTED = Text("Ngày nộp", "Submitted on")

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: \d\d:\d\d:\d\d)?")
_DAY_FIRST = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_ORDINAL = re.compile(r"(?:lan )?(?:thu )?0*([1-9]\d{0,2})")
_COARSEST = 2_000_000_000
"""Nanoseconds that two times of files may lie apart and still be one: archives and memory sticks
keep no finer ones."""


class Age(msgspec.Struct, frozen=True):
    """Which submission a workbook is, and of which day.

    Attributes:
        number: of the submission, from 1; None where it is not stated.
        day: that it states, else that of its file; None where there is no file.
        dated_by: what the day rests on.
        saved: the time of its file, in nanoseconds; None where there is none.
    """

    number: int | None = None
    day: date | None = None
    dated_by: DatedBy = "file"
    saved: int | None = None

    def follows(self, other: Age) -> bool | None:
        """Tell whether a workbook is newer than another; None where nothing decides it.

        The number of the submission decides, then the day that both state, else the times of the
        files. A number and a day that contradict each other decide nothing.
        """
        by_number = _sign(self.number, other.number)
        by_day = _sign(self.stated, other.stated)
        if by_number and by_day and by_number != by_day:
            return None
        if by_number or by_day:
            return (by_number or by_day) > 0
        if self.stated is not None and other.stated is not None:
            return None
        if self.saved is None or other.saved is None:
            return None
        apart = self.saved - other.saved
        return None if abs(apart) <= _COARSEST else apart > 0

    @property
    def stated(self) -> date | None:
        """The day, if the workbook states it."""
        return None if self.dated_by == "file" else self.day


def _sign(ours: int | date | None, theirs: int | date | None) -> int:
    """Compare two values of a kind: 0 where they are equal or one of them is missing."""
    if ours is None or theirs is None or ours == theirs:
        return 0
    return 1 if ours > theirs else -1  # type: ignore[operator]


def age(info: Info, path: str) -> Age:
    """Tell the age of a workbook.

    Args:
        info: what it says of itself.
        path: of its file; what was no file has none.
    """
    saved: int | None = None
    try:
        if Path(path).is_file():
            saved = Path(path).stat().st_mtime_ns
    except (OSError, ValueError):
        pass  # gone since it was read, or a name that is none: nothing tells
    number = parse_number(info.number.text)
    stated: tuple[tuple[DatedBy, str], ...] = (
        ("submitted", info.submitted.text), ("filled_in", info.filled_in.text),
    )  # fmt: skip
    for dated_by, text in stated:
        day = parse_day(text)
        if day is not None:
            return Age(number, day, dated_by, saved)
    of_file = None if saved is None else datetime.fromtimestamp(saved / 1e9).date()
    return Age(number, of_file, "file", saved)


def parse_number(text: str) -> int | None:
    """Read the number of a submission: `2`, `lần 2`, `lần thứ 2`; None where it is none."""
    # Folding takes signs away: `-1` would be 1.
    matched = None if set(text) & set("-+/") else _ORDINAL.fullmatch(fold(text))
    return None if matched is None else int(matched[1])


def parse_day(text: str) -> date | None:
    """Read a day: `2020-12-10`, `10/12/2020`, `ngày 10 tháng 12 năm 2020`; None where it is none.

    The day stands before the month, as in Việt Nam.
    """
    text = text.strip()
    iso = _ISO.fullmatch(text)
    if iso is not None:
        year, month, day = iso.groups()
    else:
        matched = _DAY_FIRST.fullmatch(text) or _IN_WORDS.fullmatch(fold(text))
        if matched is None:
            return None
        day, month, year = matched.groups()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def about(info: Info) -> Iterator[Finding]:
    """Report a number of the submission and a day of it that cannot be read."""
    stated = (
        (info.number, NUMBER, parse_number(info.number.text)),
        (info.submitted, SUBMITTED, parse_day(info.submitted.text)),
    )
    for cell, label, value in stated:
        if cell.text and value is None:
            yield c.SubmissionUnclear(place=cell.place, label=label, given=cell.text)
