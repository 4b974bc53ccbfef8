"""Districts and provinces through the periods, those that a reform did away with included.

An area is compared by its own figures where it was evaluated as a whole. Across a reform it is
compared through its communes: a former district or province with those that came from its own, a
new province with those that its own came from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from cftscore.analysis.compare.changes import (
    Ends,
    averages,
    count_recognition,
    percentage_points,
    scored,
)
from cftscore.analysis.compare.comparison import (
    AreaComparison,
    AreaFigures,
    AreaPair,
    AreaPart,
    CommunePair,
    Level,
)
from cftscore.analysis.compare.succession import CommuneRow, Succession
from cftscore.core.numbers import percent
from cftscore.evaluation.document import AreaResult, CommuneResult
from cftscore.register.model import Commune

Kind = Literal["province", "district"]
Key = tuple[bool, Kind, str]
"""Whether of after the reform, which level, its code: codes of both sides may be alike."""

Paired = tuple[CommuneRow, tuple[CommunePair, ...]]


class Areas:
    """Compares the areas of some periods.

    Args:
        succession: the periods.
        rows: the communes, each with what changed.
        ends: the pairs of periods that are held against each other.
    """

    def __init__(
        self, succession: Succession, rows: Sequence[Paired], ends: Sequence[Ends]
    ) -> None:
        self.succession, self.rows, self.ends = succession, rows, ends
        self.evaluated, self.lineage = succession.evaluated, succession.lineage
        self._counts = [
            Counter(
                code
                for commune in evaluated.evaluation.communes
                for code in (
                    ("province", commune.province_code),
                    ("district", commune.district_code or ""),
                )
            )
            for evaluated in self.evaluated
        ]
        self._parts = {
            key[2]: self._made_of(key[2]) for key in self._keys("province") if self._is_new(key)
        }
        self._homes = self._find_homes()

    # --- which areas there are

    def overall(self) -> AreaComparison:
        """Compare all communes of the scope."""
        periods = tuple(
            _figures(
                "",
                "",
                evaluated.evaluation.communes,
                through_lineage=self.succession.crosses and not evaluated.after_reform,
            )
            for evaluated in self.evaluated
        )
        return self._compare("all", ("", "", "", ""), periods, self.rows, former=False)

    def compare(self, level: Kind) -> tuple[AreaComparison, ...]:
        """Compare all provinces or districts that were evaluated as a whole in some period."""
        areas = []
        for key in self._keys(level):
            after, _, code = key
            periods = tuple(self._in_period(key, period) for period in range(len(self.evaluated)))
            former = self.succession.crosses and not after
            # A former area is there for what it was: without that it says nothing.
            if not any(area and not (former and area.through_lineage) for area in periods):
                continue
            if self._is_said_already(key):
                continue
            rows = [self.rows[index] for index in self._homes.get(key, ())]
            parts = self._parts.get(code, ()) if self._is_new(key) else ()
            names = self._names(key)
            areas.append(self._compare(level, names, periods, rows, former=former, made_of=parts))
        return tuple(areas)

    def _keys(self, level: Kind) -> list[Key]:
        """List the areas: those of after a reform, then those of before it, by code."""
        keys = {
            (evaluated.after_reform, level, area.code)
            for evaluated in self.evaluated
            for area in self._areas(
                evaluated.evaluation.provinces, evaluated.evaluation.districts, level
            )
        }
        return sorted(keys, key=lambda key: (not key[0], key[2]))

    @staticmethod
    def _areas(
        provinces: Iterable[AreaResult], districts: Iterable[AreaResult], level: Kind
    ) -> Iterable[AreaResult]:
        return provinces if level == "province" else districts

    def _is_new(self, key: Key) -> bool:
        return self.succession.crosses and key[0] and key[1] == "province"

    def _is_said_already(self, key: Key) -> bool:
        """Tell whether a former province is the only part of a new one, which says the same."""
        after, level, code = key
        if after or level != "province":
            return False
        return any([part.code for part in parts] == [code] for parts in self._parts.values())

    def _names(self, key: Key) -> tuple[str, str, str, str]:
        """Give the code and name of an area and of its province, as last registered."""
        after, level, code = key
        for evaluated in reversed(self.evaluated):
            if evaluated.after_reform != after:
                continue
            provinces, districts = evaluated.register.provinces, evaluated.register.districts
            if level == "province" and code in provinces:
                return code, provinces[code].name, code, provinces[code].name
            if level == "district" and code in districts:
                province = provinces[districts[code].province_code]
                return code, districts[code].name, province.code, province.name
        raise KeyError(key)

    # --- its figures in a period

    def _in_period(self, key: Key, period: int) -> AreaFigures | None:
        after, level, code = key
        evaluated = self.evaluated[period]
        if evaluated.after_reform == after:
            return self._own(level, code, period)
        return (
            self._successors(key, period) if evaluated.after_reform else self._origins(code, period)
        )

    def _own(self, level: Kind, code: str, period: int) -> AreaFigures | None:
        """Give the figures of an area that was evaluated as a whole."""
        evaluation = self.evaluated[period].evaluation
        for area in self._areas(evaluation.provinces, evaluation.districts, level):
            if area.code == code and self._counts[period][level, code] == area.communes:
                return AreaFigures(
                    code=code,
                    name=area.name,
                    communes=area.communes,
                    submitted=area.submitted,
                    passed=area.passed,
                    failed=area.failed,
                    incomplete=area.incomplete,
                    not_submitted=area.not_submitted,
                    compliance_percent=area.compliance_percent,
                    through_lineage=False,
                )
        return None

    def _successors(self, key: Key, period: int) -> AreaFigures | None:
        """Count the communes that came from those of an area of before."""
        results = {commune.code: commune for commune in self.evaluated[period].evaluation.communes}
        new = {
            link.new
            for commune in self._communes_before(key)
            for link in self.lineage.became(commune.code, self._day_before())
        }
        if not new or not new <= results.keys():
            return None
        code, name, *_ = self._names(key)
        return _figures(code, name, [results[one] for one in new], through_lineage=True)

    def _origins(self, code: str, period: int) -> AreaFigures | None:
        """Add up the former provinces that a new one was made of."""
        parts = self._parts.get(code, ())
        own = [self._own("province", part.code, period) for part in parts]
        figures = [area for area in own if area is not None]
        if not figures or len(figures) != len(parts):
            return None
        inside = {part.code for part in parts}
        communes = [
            commune
            for commune in self.evaluated[period].evaluation.communes
            if commune.province_code in inside
        ]
        _, name, *_ = self._names((True, "province", code))
        return _figures(code, name, communes, through_lineage=True)

    def _last_before(self) -> int:
        return max(
            index for index, evaluated in enumerate(self.evaluated) if not evaluated.after_reform
        )

    def _day_before(self) -> str:
        return self.evaluated[self._last_before()].register.day

    def _communes_before(self, key: Key) -> list[Commune]:
        _, level, code = key
        register = self.evaluated[self._last_before()].register
        if level == "district":
            return register.communes_of(district_code=code)
        return register.communes_of(province_code=code)

    def _made_of(self, code: str) -> tuple[AreaPart, ...]:
        """List the former provinces that the communes of a new one came from."""
        now = next(
            evaluated.register for evaluated in reversed(self.evaluated) if evaluated.after_reform
        )
        last = self._last_before()
        register, counts = self.evaluated[last].register, self._counts[last]
        old = {
            register.communes[link.old].province_code
            for commune in now.communes_of(province_code=code)
            for link in self.lineage.came_from(commune.code, self._day_before())
            if link.old in register.communes
        }
        return tuple(
            AreaPart(
                province,
                register.provinces[province].name,
                len(register.communes_of(province_code=province)),
                counts["province", province],
            )
            for province in sorted(old)
        )

    # --- its communes

    def _find_homes(self) -> dict[Key, list[int]]:
        """Find the areas in which each commune is counted as gained, kept, lost and so on.

        That is where it lies at last; a former district or province holds all communes that came
        from its own, and a new province also those of before that nothing came of.
        """
        homes: dict[Key, dict[int, None]] = {}
        into = {part.code: code for code, parts in self._parts.items() for part in parts}
        for index, (row, _) in enumerate(self.rows):
            for key in self._homes_of(row, into):
                homes.setdefault(key, {})[index] = None
        return {key: list(indexes) for key, indexes in homes.items()}

    def _homes_of(self, row: CommuneRow, into: dict[str, str]) -> Iterator[Key]:
        there = [index for index, members in enumerate(row.members) if members]
        last = there[-1]
        sides = {self.evaluated[index].after_reform for index in there}
        yield from _homes(row.latest, after=self.evaluated[last].after_reform)
        if not self.succession.crosses:
            return
        before = [index for index in there if not self.evaluated[index].after_reform]
        for member in row.members[before[-1]] if before else ():
            yield from _homes(member.commune, after=False)
            if sides == {False} and member.commune.province_code in into:
                yield True, "province", into[member.commune.province_code]

    # --- what changed

    def _compare(
        self,
        level: Level,
        names: tuple[str, str, str, str],
        periods: tuple[AreaFigures | None, ...],
        rows: Sequence[Paired],
        *,
        former: bool,
        made_of: tuple[AreaPart, ...] = (),
    ) -> AreaComparison:
        pairs = []
        for place, ends in enumerate(self.ends):
            shown = periods
            if level == "all" and any(_is_one_sided(row, ends) for row, _ in rows):
                shown = (None,) * len(periods)
            pairs.append(self._pair(place, ends, shown, rows))
        return AreaComparison(level, former, *names, periods, tuple(pairs), made_of)

    def _pair(
        self,
        place: int,
        ends: Ends,
        periods: Sequence[AreaFigures | None],
        rows: Sequence[Paired],
    ) -> AreaPair:
        before, after = periods[ends.before], periods[ends.after]
        both = [found for row, _ in rows if (found := scored(row, ends)) is not None]
        used = self.evaluated[ends.after].evaluation.criteria_set.definition
        total, criteria = averages(used, both)
        points = communes = None
        if before and after and before.communes and after.communes:
            share = (before.passed, before.communes), (after.passed, after.communes)
            points = percentage_points(*share)
            if not before.through_lineage and not after.through_lineage:
                communes = after.passed - before.passed
        return AreaPair(
            percentage_points=points,
            communes=communes,
            recognition=count_recognition(pairs[place] for _, pairs in rows),
            with_points=len(both),
            total=total,
            criteria=criteria,
        )


def _is_one_sided(row: CommuneRow, ends: Ends) -> bool:
    """Tell whether a commune that was there in both periods was evaluated in one of them only."""
    sides = row.members[ends.before], row.members[ends.after]
    evaluated = [any(member.result for member in members) for members in sides]
    return all(sides) and evaluated[0] != evaluated[1]


def _homes(commune: Commune, *, after: bool) -> Iterator[Key]:
    yield after, "province", commune.province_code
    if commune.district_code:
        yield after, "district", commune.district_code


def _figures(
    code: str, name: str, communes: Sequence[CommuneResult], *, through_lineage: bool
) -> AreaFigures:
    count = Counter(commune.verdict for commune in communes)
    return AreaFigures(
        code=code,
        name=name,
        communes=len(communes),
        submitted=len(communes) - count["not_submitted"],
        passed=count["pass"],
        failed=count["fail"],
        incomplete=count["incomplete"],
        not_submitted=count["not_submitted"],
        compliance_percent=percent(count["pass"], len(communes)),
        through_lineage=through_lineage,
    )
