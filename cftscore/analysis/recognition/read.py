"""Reading a register of recognitions back, as a workbook or as JSON, however it was edited.

What makes no sense is a finding at its cell, and the register is then refused as a whole: to build
on half of it would lose the other half.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import msgspec

from cftscore.analysis.recognition.recognitions import SCHEMA, STATES, Entry, Recognitions, State
from cftscore.core import os_errors
from cftscore.core.numbers import plain
from cftscore.core.period import Period, is_day
from cftscore.core.text import Text
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.intake.age import parse_day
from cftscore.register.load import text_of
from cftscore.register.model import dated
from cftscore.scoring.verdict import Verdict
from cftscore.spreadsheet import files
from cftscore.spreadsheet.load import Sheet, Workbook, open_workbook

FIELDS = Entry.__struct_fields__
NEEDED = ("period", "as_of", "code", "name", "province_code", "province", "verdict", "state")
_POINTS = ("points", "points_required")
_LISTS = ("came_from",)
_OWN = frozenset(("state_vi", "verdict_vi"))
"""What a workbook says in words besides; it is not read."""

_NO_TABLE = Text(
    "không có hàng khóa với các cột {what}", "there is no row of keys with the columns {what}"
)
_NO_JSON = Text(
    "không phải sổ công nhận dạng JSON ({schema})", "it is no register in JSON ({schema})"
)
_NO_PERIOD = Text("“{what}” không phải là kỳ", "“{what}” is not a period")
_NO_DAY = Text("“{what}” không phải ngày dạng 2020-12-31", "“{what}” is not a date as 2020-12-31")
_NO_DECISION_DAY = Text(
    "“{what}” không phải là một ngày; ghi 2020-12-31 hoặc 31/12/2020",
    "“{what}” is no day; write 2020-12-31 or 31/12/2020",
)
_NO_CODE = Text("“{what}” không phải mã xã 5 chữ số", "“{what}” is not a 5-digit commune code")
_NO_STATE = Text(
    "“{what}” không phải tình trạng công nhận; các tình trạng: {known}",
    "“{what}” is no state of recognition; the states are {known}",
)
_NO_VERDICT = Text(
    "“{what}” không phải kết quả; các kết quả: {known}",
    "“{what}” is no verdict; the verdicts are {known}",
)
_NO_NUMBER = Text("“{what}” không phải số điểm", "“{what}” is no number of points")
_BLANK = Text("để trống cột {what}", "column {what} is blank")
_TWICE = Text(
    "xã {code} kỳ {period} đã có ở {first}", "commune {code} in {period} is at {first} already"
)
_NOT_THE_COMMUNE = Text(
    "danh mục {day} không có xã mã {code} tên “{name}”",
    "the register {day} has no commune {code} of the name “{name}”",
)
_KEPT_NOTHING = Text(
    "xã {code} ghi “{state}” ở kỳ {period}, nhưng kỳ trước đó ({before}) ghi “{was}”",
    "commune {code} is “{state}” in {period}, but was “{was}” before that ({before})",
)
_NOT_NEVER = Text(
    "xã {code} ghi “never” ở kỳ {period}, nhưng kỳ {before} ghi “{was}”",
    "commune {code} is “never” in {period}, but “{was}” in {before}",
)
_STATE_OF_VERDICT = Text(
    "xã {code} kỳ {period} ghi “{state}” trong khi kết quả là “{verdict}”",
    "commune {code} in {period} is “{state}” while its verdict is “{verdict}”",
)


class _Line(msgspec.Struct, frozen=True):
    """A row of the register as it was written, with where each field stands."""

    fields: Mapping[str, Any]
    places: Mapping[str, Place]

    def place(self, key: str) -> Place:
        """Say where a field stands, or the row where it has no such column."""
        return self.places.get(key) or next(iter(self.places.values()))


def read_recognitions(
    path: str | Path, is_commune: Callable[[Entry], bool], *, refuses: bool
) -> tuple[Recognitions, list[Finding]]:
    """Read a register of recognitions.

    Args:
        path: a workbook or a JSON file that `cftscore recognise` wrote.
        is_commune: whether the commune of a row had its code and name on the day of the row.
        refuses: whether a row of no such commune makes no sense; else it is only doubted.

    Returns:
        The register, its periods in order, and what is doubted or not carried over.

    Raises:
        CannotProceedError: it is no such register, or something in it makes no sense.
    """
    given = Path(path)
    notes: list[Finding] = []
    lines = list(_json(given) if given.suffix.lower() == ".json" else _workbook(given, notes))
    wrong: list[Finding] = []
    entries: list[tuple[Entry, _Line]] = []
    for line in lines:
        problems = list(_problems(line))
        wrong += problems
        if not problems:
            entries.append((_entry(line), line))
    wrong += _contradictions(entries)
    unknown = [(entry, line) for entry, line in entries if not is_commune(entry)]
    if refuses:
        wrong += [_refused(entry, line) for entry, line in unknown]
    else:
        notes += [_doubted(entry, line) for entry, line in unknown]
    if not lines:
        empty = _NO_TABLE.filled(what=", ".join(NEEDED))
        wrong.append(c.RecognitionsInvalid(place=Place(str(path)), reason=empty))
    if wrong:
        raise CannotProceedError(wrong)
    ordered = sorted(entries, key=lambda pair: pair[0].period)
    return Recognitions(SCHEMA, tuple(entry for entry, _ in ordered)), notes


def _refused(entry: Entry, line: _Line) -> Finding:
    reason = _NOT_THE_COMMUNE.filled(code=entry.code, name=entry.name, day=dated(entry.as_of))
    return c.RecognitionsInvalid(place=line.place("code"), reason=reason)


def _doubted(entry: Entry, line: _Line) -> Finding:
    return c.RecognitionsCommuneUnknown(
        place=line.place("code"),
        period=entry.period,
        commune_written=entry.code,
        name=entry.name,
    )


def _json(path: Path) -> Iterator[_Line]:
    place = Place(str(path))
    refused = c.RecognitionsInvalid(place=place, reason=_NO_JSON.filled(schema=SCHEMA))
    try:
        document = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        unread = c.RecognitionsInvalid(place=place, reason=os_errors.reason(error))
        raise CannotProceedError([unread]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise CannotProceedError([refused]) from None
    listed = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(listed, list) or document.get("schema") != SCHEMA:
        raise CannotProceedError([refused])
    for number, fields in enumerate(listed, start=1):
        if not isinstance(fields, dict):
            raise CannotProceedError([refused])
        at = Place(str(path), cell=f"entries[{number}]")
        written = {key: _as_text(value) for key, value in fields.items() if key in FIELDS}
        yield _Line(written, dict.fromkeys(FIELDS, at))


def _as_text(value: object) -> str:
    """Write what stands in JSON as a workbook would show it."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _workbook(path: Path, notes: list[Finding]) -> Iterator[_Line]:
    workbook = open_workbook(files.read(path))
    notes += workbook.findings
    found = _find_table(workbook)
    if found is None:
        missing = _NO_TABLE.filled(what=", ".join(NEEDED))
        place = Place(workbook.path)
        raise CannotProceedError([c.RecognitionsInvalid(place=place, reason=missing)])
    sheet, header, first = found
    unknown = [
        (column, key) for column, key in enumerate(header) if key and key not in {*FIELDS, *_OWN}
    ]
    for column, key in unknown:
        place = Place(workbook.path, sheet.name, sheet.address(first - 1, column))
        notes.append(c.RecognitionsColumnUnknown(place=place, column_name=key))
    at = {key: column for column, key in enumerate(header) if key in FIELDS}
    for index in range(first, len(sheet.rows)):
        row = [text_of(value) for value in sheet.rows[index]]
        if any(row):
            yield _Line(
                {key: row[column] if column < len(row) else "" for key, column in at.items()},
                {key: Place(workbook.path, sheet.name, sheet.address(index, column))
                 for key, column in at.items()},
            )  # fmt: skip


def _find_table(workbook: Workbook) -> tuple[Sheet, list[str], int] | None:
    """Find the row of keys, and the first row below it."""
    for sheet in workbook.sheets:
        for index, row in enumerate(sheet.rows):
            header = [text_of(value) for value in row]
            if set(NEEDED) <= set(header):
                return sheet, header, index + 1
    return None


def _problems(line: _Line) -> Iterator[Finding]:
    """Report what a row cannot mean, each at its cell."""
    for key, reason in _reasons(line.fields):
        yield c.RecognitionsInvalid(place=line.place(key), reason=reason)


def _reasons(fields: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    blank = [key for key in NEEDED if not fields.get(key)]
    yield from ((key, _BLANK.filled(what=key)) for key in blank)
    for key, sound, reason in _CHECKS:
        written = fields.get(key, "")
        if key not in blank and not sound(written):
            yield key, reason.filled(what=written, known=_KNOWN.get(key))
    decided_on = fields.get("decided_on")
    if decided_on and parse_day(decided_on) is None:
        yield "decided_on", _NO_DECISION_DAY.filled(what=decided_on)
    for key in _POINTS:
        if fields.get(key) and _number(fields[key]) is None:
            yield key, _NO_NUMBER.filled(what=fields[key])


_KNOWN: dict[str, str] = {"state": ", ".join(STATES), "verdict": ", ".join(get_args(Verdict))}
_CHECKS: tuple[tuple[str, Callable[[str], bool], Text], ...] = (
    ("period", lambda text: Period.parse(text) is not None, _NO_PERIOD),
    ("as_of", is_day, _NO_DAY),
    ("code", lambda text: re.fullmatch(r"\d{1,5}", text, re.ASCII) is not None, _NO_CODE),
    ("state", lambda text: text in STATES, _NO_STATE),
    ("verdict", lambda text: text in get_args(Verdict), _NO_VERDICT),
)


def _number(text: str) -> int | Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return plain(value) if value.is_finite() else None


def _entry(line: _Line) -> Entry:
    values: dict[str, Any] = {key: line.fields[key] for key in FIELDS if line.fields.get(key)}
    values["code"] = values["code"].zfill(5)
    values["period"] = str(Period.parse(values["period"]))
    decided_on = parse_day(values.get("decided_on", ""))
    if decided_on is not None:
        values["decided_on"] = decided_on.isoformat()
    for key in _POINTS:
        if key in values:
            values[key] = _number(values[key])
    for key in _LISTS:
        if key in values:
            values[key] = tuple(re.split(r"[,;\s]+", values[key]))
    return Entry(**{"criteria_set": "", **values})


def _contradictions(entries: Iterable[tuple[Entry, _Line]]) -> Iterator[Finding]:
    """Report rows that contradict others, or themselves."""
    by_code: dict[str, list[tuple[Entry, _Line]]] = {}
    seen: dict[tuple[str, str], _Line] = {}
    for entry, line in entries:
        first = seen.setdefault((entry.period, entry.code), line)
        if first is not line:
            reason = _TWICE.filled(
                code=entry.code, period=entry.period, first=str(first.place("code"))
            )
            yield c.RecognitionsInvalid(place=line.place("code"), reason=reason)
        elif entry.state != "undecided":
            by_code.setdefault(entry.code, []).append((entry, line))
        if entry.recognised and entry.verdict == "fail":
            reason = _STATE_OF_VERDICT.filled(
                code=entry.code, period=entry.period, state=entry.state, verdict=entry.verdict
            )
            yield c.RecognitionsInvalid(place=line.place("state"), reason=reason)
    for history in by_code.values():
        yield from _history(sorted(history, key=lambda pair: pair[0].period))


_FOLLOWS: dict[State, tuple[State, ...]] = {
    "kept": ("recognised", "kept", "kept_in_part"),
    "never": ("never",),
    "recognised": ("lost", "lost_in_part", "never"),
}
"""What a commune must have been in the period before, where it is the same commune."""


def _history(history: Sequence[tuple[Entry, _Line]]) -> Iterator[Finding]:
    for (before, _), (entry, line) in pairwise(history):
        # A commune that was made anew bears the code of another of before.
        if entry.came_from or entry.name != before.name:
            continue
        if before.state not in _FOLLOWS.get(entry.state, (before.state,)):
            words = _NOT_NEVER if entry.state == "never" else _KEPT_NOTHING
            reason = words.filled(
                code=entry.code,
                period=entry.period,
                state=entry.state,
                before=before.period,
                was=before.state,
            )
            yield c.RecognitionsInvalid(place=line.place("state"), reason=reason)
