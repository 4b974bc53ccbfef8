"""Names: the headings under which the columns of a criteria set are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from cftscore.core.text import fold
from cftscore.criteria import vocabulary
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.vocabulary import (
    COUNTING,
    LEVELS,
    YES_NO,
    Words,
    folded_with_signs,
)

_LONGEST_MADE, _SHORTEST_ALONE = 60, 3
_NEAR = 0.34
"""So much of the words must be shared for an indicator to be proposed."""
_OPPOSITE = 0.5
"""So much, but for the negation, for a heading to count the opposite of an indicator."""


class Names:
    """The headings under which the columns of a criteria set are known.

    Attributes:
        reader: brings headings down to their words.
        clashes: headings that would mean two indicators, with both.
    """

    def __init__(self, criteria_set: CriteriaSet) -> None:
        self.set = criteria_set
        self.reader = vocabulary.reader()
        self.negations = frozenset(map(fold, self.reader.vocabulary.negations))
        self.clashes: list[tuple[str, str, str]] = []
        self._exact: dict[str, str] = {}
        self._by_words: dict[tuple[Words, ...], str] = {}
        self._columns = {
            (fold(name) or name): f"@{column}"
            for column, names in self.reader.vocabulary.columns.items()
            for name in names
        }
        for key, indicator in criteria_set.indicators.items():
            for name in (key, indicator.label.vi, indicator.label.en):
                self._exact.setdefault(folded_with_signs(name), key)
        for key, indicator in criteria_set.indicators.items():
            for name in (indicator.label.vi, *indicator.aliases):
                self._learn(name, key)

    def _learn(self, name: str, key: str) -> None:
        words = tuple(self.reader.words(level) for level in name.split(LEVELS))
        if LEVELS not in name:
            self._exact.setdefault(folded_with_signs(name), key)
        other = self._by_words.setdefault(words, key)
        if other != key:
            self.clashes.append((name, other, key))

    @cached_property
    def _made_words(self) -> str:
        """A pattern of the words of which headings of columns are made."""
        made = self.reader.vocabulary.made_of
        places = {*made.code, *made.beside, *(word for _, *known in made.columns for word in known)}
        return "|".join(sorted(map(fold, places), key=len, reverse=True))

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(rf"(?:(?:{self._made_words}) )+")

    @cached_property
    def _made_word(self) -> re.Pattern[str]:
        return re.compile(rf"\b({self._made_words}) ")

    def exact(self, text: str) -> str | None:
        """Tell which indicator a key, label or alias names as it stands."""
        return self._exact.get(folded_with_signs(text))

    def column(self, text: str) -> str | None:
        """Tell which of the columns beside the indicators a heading names."""
        folded = fold(text) or text.strip()
        known = self._columns.get(folded) or self._columns.get(fold(self.reader.bared(text)))
        return known or self._made_of(folded)

    def _made_of(self, folded: str) -> str | None:
        """Tell which column a heading names that is made of its words alone: `Đơn vị (xã, TT)`."""
        if len(folded) > _LONGEST_MADE or not self._made.fullmatch(f"{folded} "):
            return None
        words = set(self._made_word.findall(f"{folded} "))
        if max(map(len, words)) < _SHORTEST_ALONE and len(words) < 2:
            return None  # `x` is mostly an answer
        made = self.reader.vocabulary.made_of
        column = next(
            (name for name, *known in made.columns if words & set(map(fold, known))), None
        )
        if words & set(map(fold, made.code)):
            return "@code" if column == "name" else None
        return f"@{column}" if column is not None else None

    def units(self, key: str) -> Words:
        """Return the units, folded, of what an indicator counts: `em` of `Số trẻ em …`."""
        label = self.reader.spelled(self.set.indicators[key].label.vi)
        counting = COUNTING.match(label)
        counted = label[counting.end() :] if counting is not None else label
        for thing, *units in self.reader.vocabulary.counted:
            if f"{counted} ".startswith(f"{self.reader.spelled(thing)} "):
                return frozenset(map(fold, (thing, *units)))
        return frozenset()

    def recognise(self, text: str) -> str | None:
        """Tell which indicator or other column a heading of one level names, if any."""
        return self.exact(text) or self.column(text) or self.indicator([text])

    def indicator(self, levels: Sequence[str]) -> str | None:
        """Tell which indicator the levels of a heading name together, as words of one heading."""
        if any(map(self.reader.is_ratio, levels)):
            return None
        texts = [text for text in levels if text]
        words = tuple(self.reader.words(text) for text in texts)
        key = self._by_words.get(words)
        if key is None and len(words) == 1:
            return None
        if key is None:
            key = self._by_words.get((self._joined(texts),))
        return key if key is not None and self._fits_type(key, texts) else None

    def wholes(self, key: str) -> set[str]:
        """Find the indicators of which one is a part, and those of which these are."""
        found: set[str] = set()
        left = [key]
        while left:
            for whole in self.set.wholes.get(left.pop(), ()):
                if whole not in found:
                    found.add(whole)
                    left.append(whole)
        return found

    def nearest(self, levels: Sequence[str]) -> list[tuple[str, float]]:
        """Find the indicators whose names share the most words with a heading.

        An indicator of which a heading counts the opposite is none of them.

        Returns:
            At most three, the nearest first, each with the part of the words of both, from 0 to 1,
            that they share.
        """
        texts = [text for text in levels if text]
        negated = frozenset().union(*map(self.negated, texts))
        return self._nearest(texts, negated)

    def negated(self, text: str) -> Words:
        """Give the words of a heading that make it count the opposite; none in `(có/không)`."""
        return self.negations.intersection(self.reader.spelled(text).split())

    def opposite(self, levels: Sequence[str]) -> str | None:
        """Tell of which indicator a heading counts the opposite: `Số trẻ em chưa khai sinh`."""
        texts = [text for text in levels if text]
        negated = frozenset().union(*map(self.negated, texts))
        near = self._nearest(texts, frozenset(), negated) if negated else []
        alike = [key for key, part in near if part >= _OPPOSITE]
        # Those who are not registered are the opposite of those who are, not of those who are due.
        measured = {item.numerator for item in self.set.items}
        return next((key for key in alike if key in measured), alike[0] if alike else None)

    def _nearest(
        self, texts: Sequence[str], negated: Words, but: Words = frozenset()
    ) -> list[tuple[str, float]]:
        words = [self._joined(texts[start:]) - but for start in range(len(texts))]
        alike: dict[str, float] = {}
        for known, key in self._by_words.items():
            name = frozenset().union(*known)
            if name & self.negations != negated:
                continue
            for mine in filter(None, words):
                part = len(mine & name) / len(mine | name)
                alike[key] = max(alike.get(key, 0.0), part)
        best = sorted(alike.items(), key=lambda one: -one[1])[:3]
        return [(key, part) for key, part in best if part >= _NEAR]

    def ratio_of(self, levels: Sequence[str]) -> str | None:
        """Tell which indicator a heading gives as a share or rate of another."""
        measured = {item.numerator for item in self.set.items if item.denominator is not None}
        for start in range(len(levels)):
            texts = [
                text
                for level in levels[start:]
                if (text := self.reader.without_ratio(level).strip())
            ]
            key = self.indicator(texts) if texts else None
            if key in measured:
                return key
        return None

    def _joined(self, texts: Sequence[str]) -> Words:
        return self.reader.telling(frozenset().union(*map(self.reader.all_words, texts)))

    def _fits_type(self, key: str, texts: Sequence[str]) -> bool:
        """Tell whether a heading does not ask for the other type: `Số …`, `… (có/không)`."""
        lowest = texts[-1]
        if self.set.indicators[key].type == "yes_no":
            return not COUNTING.match(self.reader.spelled(lowest) + " ")
        return YES_NO.search(lowest) is None

    @cached_property
    def about(self) -> Mapping[str, Words]:
        """For each indicator the words that may stand over it without changing what it means."""
        about: dict[str, set[str]] = {key: set() for key in self.set.indicators}
        for words, key in self._by_words.items():
            about[key].update(*words)
        for criterion in self.set.criteria:
            for item in criterion.items:
                titles = self.reader.words(criterion.title.vi) | self.reader.words(item.title.vi)
                for key in item.indicators:
                    about[key] |= titles
                if item.denominator is not None:
                    about[item.denominator] |= about[item.numerator]
        return {key: frozenset(words) for key, words in about.items()}
