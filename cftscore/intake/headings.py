"""The headings of a criteria set's columns, as one run of the program knows them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from cftscore.core.text import fold
from cftscore.criteria.column_names import Names
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.vocabulary import folded_with_signs
from cftscore.intake import levels
from cftscore.intake.levels import Reading
from cftscore.intake.shares import names_a_share

CODE, NAME, DISTRICT, UNIT_CLASS, PROVINCE, NUMBER, SOURCE = (
    "@code",
    "@name",
    "@district",
    "@unit_class",
    "@province",
    "@number",
    "@source",
)
"""The columns beside the indicators; the at sign keeps them apart from any indicator's key."""

FIGURES = "@figures"
"""What a mapping says of the heading of a form's column of figures."""

COLUMNS = (CODE, NAME, DISTRICT, UNIT_CLASS, PROVINCE, NUMBER, SOURCE)
UNUSED = "unused"
"""What a mapping says of a heading that is no input."""

_T = TypeVar("_T")
Levels = tuple[str, ...]
"""The levels of a heading, from top to bottom, folded."""
Texts = tuple[tuple[str, ...], ...]
"""The texts of some rows."""

_MOST_COMPARED = 2_000_000
_OTHER_YEAR = re.compile(r"\s*\(?(?:trong\s+)?năm\s+((?:19|20)\d\d)\)?\s*$", re.IGNORECASE)


class Headings:
    """All the headings under which a criteria set's columns are known.

    Attributes:
        set: the criteria set.
        names: its headings.
        year: of the period: what stands under another one is not taken.
        whole_year: whether the period is the whole of it.
        mapped: what a person said of headings; that goes before all else.
        used: those of them that were met.
        counted: the indicators whose own names are not those of shares.
    """

    def __init__(
        self,
        criteria_set: CriteriaSet,
        year: str = "",
        mapped: Mapping[Levels, Reading] | None = None,
        *,
        whole_year: bool = False,
    ) -> None:
        self.set, self.year, self.whole_year = criteria_set, year, whole_year
        self.mapped = mapped or {}
        self.used: set[Levels] = set()
        self.names = Names(criteria_set)
        self.counted = frozenset(
            key for key, one in criteria_set.indicators.items() if not names_a_share(one)
        )
        self._labels = {
            fold(name): key
            for key, indicator in reversed(criteria_set.indicators.items())
            for name in (key, indicator.label.vi, indicator.label.en, *indicator.aliases)
        }
        self._left = _MOST_COMPARED
        self._known: dict[str, str | None] = {}
        self._made: dict[Hashable, Any] = {}
        self._near: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._read: dict[tuple[str, ...], Reading] = {}
        self._rows: dict[Texts, tuple[Reading, ...]] = {}
        self._columns: dict[Texts, Mapping[str, tuple[int, ...]]] = {}

    def begin(self) -> None:
        """Begin with workbooks anew: how many names are compared for them depends on no others."""
        self._left = _MOST_COMPARED
        self._near.clear()

    def once(self, what: Hashable, make: Callable[[], _T]) -> _T:
        """Make what follows from some texts and these headings alone: many sheets have the same."""
        if what not in self._made:
            self._made[what] = make()
        made: _T = self._made[what]
        return made

    def recognise(self, text: str) -> str | None:
        """Tell which indicator or fixed column a heading names, if any."""
        try:
            return self._known[text]
        except KeyError:
            self._known[text] = key = self.names.recognise(text)
            return key

    def read(self, rows: Sequence[Sequence[str]]) -> tuple[Reading, ...]:
        """Read what the columns of some rows hold; many sheets have the same rows.

        Args:
            rows: texts, of one length, merged cells written into all that they cover.
        """
        texts = tuple(map(tuple, rows))
        if texts not in self._rows:
            columns = list(zip(*texts, strict=True))
            read = levels.read_columns(columns, self.names, self.year, self._read)
            told = map(self._of_other_year, columns, read)
            self._rows[texts] = tuple(map(self._as_mapped, columns, told))
        return self._rows[texts]

    def _of_other_year(self, column: Sequence[str], reading: Reading) -> Reading:
        """Read `Số trẻ em phải khai sinh năm 2019` as a part of the indicator in any other year."""
        if reading.kind != "unknown" or not self.year:
            return reading
        levels_ = [text for text in column if text]
        said = _OTHER_YEAR.search(levels_[-1]) if levels_ else None
        if said is None or said[1] == self.year:
            return reading
        without = [*levels_[:-1], levels_[-1][: said.start()]]
        key = levels.read(without, self.names, self.year).key
        return reading if key is None else Reading("part", of=key, why="year")

    def _as_mapped(self, column: Sequence[str], reading: Reading) -> Reading:
        if not self.mapped or not any(column):
            return reading
        heading = tuple(
            dict.fromkeys(folded for text in column if (folded := folded_with_signs(text)))
        )
        if heading not in self.mapped:
            return reading
        self.used.add(heading)
        return self.mapped[heading]

    def columns(self, rows: Sequence[Sequence[str]]) -> Mapping[str, tuple[int, ...]]:
        """Find the columns that some rows name."""
        texts = tuple(map(tuple, rows))
        if texts not in self._columns:
            found: dict[str, list[int]] = {}
            for column, reading in enumerate(self.read(texts)):
                if reading.key is not None:
                    found.setdefault(reading.key, []).append(column)
            self._columns[texts] = {key: tuple(where) for key, where in found.items()}
        return self._columns[texts]

    def candidates(self, text: str, among: Sequence[str]) -> tuple[str, ...]:
        """Find the indicators, of those given by key, whose headings are nearly `text`."""
        asked = (text, tuple(among))
        if asked not in self._near:
            negated = self.names.negated
            owners = {
                name: key
                for name, key in self._labels.items()
                if key in among and negated(name) == negated(text)
            }
            # To compare takes long: where so many headings are unknown no name was misspelt.
            self._left -= len(owners)
            if self._left < 0:
                return ()
            close = difflib.get_close_matches(fold(text), owners, n=3, cutoff=0.8)
            self._near[asked] = tuple(dict.fromkeys(owners[name] for name in close))
        return self._near[asked]
