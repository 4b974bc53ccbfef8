"""Headings of several levels: what a column holds, told by all that stands over it.

Works on texts alone: the levels of one column from top to bottom, merged cells written into all
that they cover. A child is read with its parents: `Tổng số` under a heading is the heading,
`Trong đó: tử vong` a part of it, `Nam`, `Kế hoạch`, `Điểm` or last year's figure something else. A
heading under words that may narrow it, as `Trẻ em khuyết tật`, is not taken for an indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from cftscore.core.text import fold, nfc
from cftscore.criteria.column_names import Names
from cftscore.criteria.vocabulary import criterion_number, is_numbered

Kind = Literal["indicator", "column", "ratio", "points", "part", "unused", "unknown"]

_THIS_TIME = frozenset(("trong ky", "trong ky bao cao", "ky nay", "phat sinh trong ky"))
YEAR = re.compile(r"(?:nam |ky |thuc hien (?:nam )?|so lieu (?:nam )?)?((?:19|20)\d\d)")
_SAID = {True: "", False: "bare"}
_KEYS = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")


class Reading(msgspec.Struct, frozen=True):
    """What the heading of a column says.

    Attributes:
        kind: an indicator, another column (`@name`), a share or rate, points by hand, a part of an
            indicator or its figure of another time, or unknown.
        key: the indicator or column; None for all other kinds.
        of: for a part, the indicator of which it is one, if that is known.
        why: for a part, what makes it one: `sex`, `plan`, `span`, `share`, `year`, `other`; for
            something unknown `parent` where the level above may narrow what the lowest says;
            `mapped` where a person said so; `bare` for a share whose lowest level is no more.
    """

    kind: Kind
    key: str | None = None
    of: str | None = None
    why: str = ""


def read(levels: Sequence[str], names: Names, year: str = "") -> Reading:
    """Read the heading of one column without its neighbours, see `read_columns`."""
    return read_columns([levels], names, year)[0]


def read_columns(
    columns: Sequence[Sequence[str]],
    names: Names,
    year: str = "",
    known: dict[tuple[str, ...], Reading] | None = None,
) -> list[Reading]:
    """Read the headings of the columns of a table.

    Args:
        columns: of each column, from left to right, the texts from top to bottom; empty and
            repeated ones do not count.
        names: the headings that are known.
        year: the year of the period: a level `Năm 2019` is nothing else then; under any other
            year, or where none is known, the figure is one of another time.
        known: what was read before with these names and this year; what is read is added.
    """
    headings = [_Heading(levels, names, year) for levels in columns]
    readings = [heading.read_once({} if known is None else known) for heading in headings]
    beside: dict[tuple[str, ...], list[int]] = {}
    for index, heading in enumerate(headings):
        for depth in range(len(heading.levels) + 1):
            beside.setdefault(tuple(heading.levels[:depth]), []).append(index)
    return [
        _Among(headings, readings, beside, index).read() if heading.levels else readings[index]
        for index, heading in enumerate(headings)
    ]


class _Heading:
    """The heading of one column."""

    def __init__(self, levels: Sequence[str], names: Names, year: str) -> None:
        self.names, self.reader, self.year = names, names.reader, year
        self.levels = list(dict.fromkeys(nfc(level) for level in levels if level.strip()))

    def read_once(self, known: dict[tuple[str, ...], Reading]) -> Reading:
        """Read it without its neighbours, unless it was read before."""
        levels = tuple(self.levels)
        if levels not in known:
            known[levels] = self.read()
        return known[levels]

    def read(self) -> Reading:
        """Read it without its neighbours."""
        if not self.levels:
            return Reading("unknown")
        odd = self._by_key() or self._what_else()
        if odd is not None:
            return odd
        lowest = self.levels[-1]
        column = self.names.column(lowest)
        if column is not None and self.names.exact(lowest) is None:
            if not any(map(self._is_of_indicators, self.levels[:-1])):
                return Reading("column", column)
            of_indicators = self._joined(self.plain_levels, fewest=2)
            return of_indicators if of_indicators.key else Reading("unknown", why="parent")
        return self._indicator(self.plain_levels)

    @property
    def is_of_which(self) -> bool:
        """Tell whether it says that it is a part of what stands beside or above."""
        return bool(self.levels) and self.reader.is_part_of_which(self.levels[-1])

    def says_what_is_due(self) -> bool:
        """Tell whether a result is plain: an answer, a share, or a count whose unit is said.

        Without it the result of `Trẻ em bị tai nạn` may be the children, or a rate of them.
        """
        reading, lowest = self.read(), self.levels[-1]
        if reading.kind == "ratio":
            return True
        if reading.key is None or reading.key not in self.names.set.indicators:
            return False
        kind = self.names.set.indicators[reading.key].type
        return kind == "yes_no" or self.reader.says_unit(lowest)

    @property
    def plain_levels(self) -> list[str]:
        """Give the levels without the year of the period."""
        levels = [level for level in self.levels if not YEAR.fullmatch(self.reader.spelled(level))]
        if not self.year:
            return levels
        said = re.compile(rf"\s*(?:trong\s+)?năm\s+{re.escape(self.year)}\b", re.I)
        return [said.sub("", level) for level in levels]

    def _by_key(self) -> Reading | None:
        """Read a row of keys: they are certain, whatever stands above."""
        lowest = self.levels[-1]
        if lowest in self.names.set.indicators:
            return Reading("indicator", lowest)
        if _KEYS.fullmatch(lowest) and (column := self.names.column(lowest)) is not None:
            return Reading("column", column)
        return None

    def _is_of_indicators(self, level: str) -> bool:
        """Tell whether a level above speaks of indicators: `Cấp xã` under `Điểm vui chơi` does."""
        words = self.reader.words(level)
        telling = words - self.reader.groups - self.reader.left_out
        about = frozenset().union(*self.names.about.values())
        of_them = bool(telling) and telling <= about
        return of_them or self.names.indicator([level]) is not None

    def _what_else(self) -> Reading | None:
        """Tell shares, points and parts from counts."""
        if self.reader.spelled(self.levels[-1]) in self.reader.points:
            return Reading("points")
        if self.names.exact(self.levels[-1]) is None and any(
            map(self.reader.is_ratio, self.levels)
        ):
            said = self.reader.words(self.reader.without_ratio(self.levels[-1]))
            return Reading("ratio", of=self.names.ratio_of(self.levels), why=_SAID[bool(said)])
        spelled = [self.reader.spelled(level) for level in self.levels]
        if any(text in self.reader.points for text in spelled):
            return Reading("points")
        for index, text in enumerate(spelled):
            year = YEAR.fullmatch(text)
            if year is not None and year[1] != self.year:
                return self._part(index, "year")
            kind = "" if year is not None else self.reader.part_kind(self.levels[index])
            if kind and not (kind == "other" and index == 0 < len(spelled) - 1):
                part = self._part(index, kind)
                alone = kind == "other" and part.of is None
                return Reading("unknown", why=kind) if alone else part
        return None

    def _part(self, index: int, kind: str) -> Reading:
        of = self._of(self.levels[:index] + self.levels[index + 1 :])
        return Reading("part", of=of, why=kind)

    def _of(self, levels: Sequence[str]) -> str | None:
        return self._indicator(levels).key if levels else None

    def _indicator(self, levels: Sequence[str]) -> Reading:
        """Read the levels together: as many of the lowest as make the name of an indicator."""
        left = [*levels]
        while len(left) > 1 and self.reader.spelled(left[-1]) in self.reader.totals:
            if criterion_number(left[-2]) is not None:
                return Reading("unknown")
            joined = self._joined(left, fewest=2)
            if joined.key is not None:
                return joined
            if self.reader.words(left[-2]) <= self.reader.bare:
                return Reading("unknown")
            left.pop()
        if len(left) > 1 and self._is_bare(left[-1]):
            return self._bare(left)
        return self._joined(left) if any(left) else Reading("unknown")

    def _is_bare(self, level: str) -> bool:
        return self.reader.all_words(level) - self.reader.left_out <= self.reader.bare

    def _bare(self, levels: Sequence[str]) -> Reading:
        """Read `Số TE` below a heading: that of the heading alone, if it is no criterion's title.

        Below `Khai sinh` and `Tiêu chí 3: Trẻ em bị xâm hại` it may be the children of whom these
        are some.
        """
        alone = self._joined(levels[-1:])
        if alone.key is not None and not self._is_of_all(levels[:-1], alone.key):
            return Reading("unknown", why="parent")
        if alone.key is not None or criterion_number(levels[-2]) is not None:
            return alone
        above, together = self._joined(levels[:-1]), self._joined(levels)
        # `Tổng` over `số trẻ em` is a label broken over two rows.
        if not any(self.reader.words(level) - self.reader.left_out for level in levels[:-1]):
            return together
        return together if together.key == above.key else Reading("unknown", why="parent")

    def _is_of_all(self, above: Sequence[str], key: str) -> bool:
        """Tell whether no level above speaks of only some: an age, a sickness, those born."""
        about, kinds = self.names.about, self.names.set.indicators
        counted = frozenset().union(*(about[one] for one in kinds if kinds[one].type == "count"))
        telling = self.reader.bare & (counted - about[key])
        return all(
            self._allows(level, key) and not self.reader.all_words(level) & telling
            for level in above
        )

    def _joined(self, levels: Sequence[str], fewest: int = 1) -> Reading:
        """Read the lowest levels, more of them before fewer, those of a section last of all."""
        # A label may be broken over two rows.
        if (key := self.names.exact(" ".join(levels))) is not None:
            return Reading("indicator", key)
        starts = range(len(levels) - fewest + 1)
        numbered = [start for start in starts if any(map(is_numbered, levels[start:-1]))]
        doubtful = False
        for some in ([start for start in starts if start not in numbered], numbered):
            keys = {
                key: all(self._allows(level, key) for level in levels[:start])
                for start in some
                if (key := self._name(levels[start:])) is not None
            }
            exact = self.names.exact(levels[-1])
            allowed = [key for key, allows in keys.items() if allows]
            if exact in allowed:
                return Reading("indicator", exact)
            if len(allowed) > 1:
                # `Mẫu giáo` over `Trẻ 3-5 tuổi`: all, or those in kindergarten? See `_Among`.
                return Reading("unknown", of=allowed[-1], why=f"either {allowed[0]}")
            if allowed:
                return Reading("indicator", allowed[0])
            doubtful = doubtful or bool(keys)
        return Reading("unknown", why="parent" if doubtful else "")

    def _name(self, levels: Sequence[str]) -> str | None:
        if len(levels) == 1 and (key := self.names.exact(levels[0])) is not None:
            return key
        return self.names.indicator(levels)

    def _allows(self, level: str, key: str) -> bool:
        """Tell whether a level above does not narrow what those below it say."""
        number = criterion_number(level)
        if number is not None and number in self._criteria_of(key):
            return True
        named = self.names.indicator([level])
        if named is not None and not is_numbered(level):
            return named == key or named in self.names.wholes(key)
        words = self.reader.all_words(level) - self.reader.left_out
        return words <= self.names.about[key] | self.reader.groups

    def _criteria_of(self, key: str) -> set[int]:
        return {
            criterion.id
            for criterion in self.names.set.criteria
            for item in criterion.items
            if key in item.indicators
        }


class _Among:
    """The heading of one column beside the others.

    Args:
        headings: those of all columns.
        readings: what they are without their neighbours.
        beside: the columns below the same levels, by these.
        index: the column.
    """

    def __init__(
        self,
        headings: Sequence[_Heading],
        readings: Sequence[Reading],
        beside: Mapping[tuple[str, ...], Sequence[int]],
        index: int,
    ) -> None:
        self.headings, self.readings, self.index = headings, readings, index
        self.beside = beside
        self.heading, self.reading = headings[index], readings[index]

    def read(self) -> Reading:
        """Read it again where its neighbours tell more."""
        if self._is_result():
            heading = self.heading
            above = _Heading(heading.levels[:-1], heading.names, heading.year)
            return above.read() if above.says_what_is_due() else self.reading
        if self.heading.is_of_which and self.reading.kind in ("indicator", "unknown"):
            return self._of_which()
        if self.reading.why.startswith("either "):
            narrow = self.reading.why.removeprefix("either ")
            told = any(self.readings[one].key == narrow for one in self._siblings())
            return Reading("indicator", self.reading.of) if told else Reading("unknown")
        doubtful = self._is_of_others() or self._is_told_again() or self._is_of_some_time()
        return Reading("unknown", why="parent") if doubtful else self.reading

    def _is_result(self) -> bool:
        """Tell whether `Kết quả` stands beside nothing but points: it is that of the heading."""
        levels, reader = self.heading.levels, self.heading.reader
        if len(levels) < 2 or reader.spelled(levels[-1]) not in reader.figures:
            return False
        beside = {self.readings[index].kind for index in self._siblings()}
        return beside == {"points"}

    def _is_of_others(self) -> bool:
        """Tell whether `Trẻ em` over `Tổng số` is a group of which others are no part of all."""
        levels, reader, key = self.heading.levels, self.heading.reader, self.reading.key
        return (
            self.reading.kind == "indicator"
            and len(levels) > 1
            and reader.spelled(levels[-1]) in reader.totals
            and reader.words(levels[-2]) <= reader.bare
            and any(
                other.kind == "indicator" and key not in self.heading.names.wholes(other.key or "")
                for other in map(self.readings.__getitem__, self._siblings())
            )
        )

    def _is_told_again(self) -> bool:
        """Tell whether `Tổng số` stands below `Tiêm chủng trẻ em` beside `Tiêm đủ`: of all."""
        levels, reader, key = self.heading.levels, self.heading.reader, self.reading.key
        if key is None or not self.heading.names.wholes(key) or len(levels) < 2:
            return False
        children = reader.words(levels[-1]) == reader.words("Trẻ em")
        if reader.spelled(levels[-1]) not in reader.totals and not children:
            return False
        for index in self._siblings():
            said = reader.all_words(self.headings[index].levels[-1]) - reader.left_out - reader.bare
            other = self.readings[index]
            same = bool(said) and said <= self.heading.names.about[key]
            if same and other.kind != "ratio" and other.key in (None, key):
                return True
        return False

    def _is_of_some_time(self) -> bool:
        """Tell whether `Trong kỳ` stands beside `Lũy kế`: which of them is the year's?"""
        if self.reading.key is None or fold(self.heading.levels[-1]) not in _THIS_TIME:
            return False
        beside = map(self.readings.__getitem__, self._siblings())
        return any(other.kind == "part" and other.why == "span" for other in beside)

    def _of_which(self) -> Reading:
        """Read a part: it must be one of what stands to the left of it."""
        whole = self._whole()
        if whole is None:
            # Under its own parent, which was read with it; alone it is a part of who knows what.
            return self.reading if len(self.heading.levels) > 1 else Reading("unknown")
        key = self.reading.key
        levels = self.heading.plain_levels
        if key is None and levels:
            key = self.heading.names.indicator([self.headings[whole].plain_levels[-1], levels[-1]])
        fits = key is not None and self._is_part(key, whole)
        return Reading("indicator", key) if fits else Reading("unknown", why="parent")

    def _whole(self) -> int | None:
        """Find the column of which this one is a part: the nearest to the left that is none."""
        for index in range(self.index - 1, -1, -1):
            heading = self.headings[index]
            if not heading.plain_levels:
                continue
            if heading.levels[:-1] != self.heading.levels[:-1]:
                return None
            if not heading.is_of_which and self.readings[index].kind != "part":
                return None if self.readings[index].kind == "column" else index
        return None

    def _is_part(self, key: str, whole: int) -> bool:
        names, reading = self.heading.names, self.readings[whole]
        if reading.key is not None:
            return reading.key in names.wholes(key)
        words = frozenset().union(*map(names.reader.all_words, self.headings[whole].levels))
        telling = words - names.reader.left_out
        return telling <= names.about[key] | names.reader.groups

    def _siblings(self) -> Iterator[int]:
        """List the columns below the same levels, which may be all of very many."""
        below = self.beside[tuple(self.heading.levels[:-1])]
        return (index for index in below if index != self.index)
