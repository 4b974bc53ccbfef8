"""What a template is made of: a criteria set, a period, communes, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cftscore.core.figures import column
from cftscore.core.period import Period
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaFile
from cftscore.intake import layout
from cftscore.intake.evidence import Evidence
from cftscore.intake.groups import GroupCount
from cftscore.register.model import Commune
from cftscore.scoring.rules import Rules
from cftscore.scoring.score import Scores, score
from cftscore.scoring.verdict import Verdict
from cftscore.spreadsheet.load import CellValue

Accepted = Mapping[str, CellValue]
"""A row of the sheet of accepted warnings, by the keys of its headings."""

_PERIOD = Text("Kỳ {period}", "Period {period}")


@dataclass(frozen=True, kw_only=True)
class Content:
    """The content of a template.

    Attributes:
        criteria: gives the columns, the points and the marks.
        period: the period that the figures will be of.
        communes: one row each, or the one commune of a form.
        language: of everything but the names of the sheets.
        form: it is the form of one commune, not a table of communes.
        values: by indicator key, a count or 1 / 0 for yes / no for each commune, None where it is
            blank; an indicator that is not there is blank everywhere.
        unit_classes: of each commune, None where it is blank; nothing for blank everywhere.
        carried: the indicators, or `@unit_class`, by the index of the commune, that stand as they
            were in the last period.
        sources: where the figures of each commune come from; None leaves the column out.
        evidence: what is known of it by the index of the commune; None leaves its sheet out.
        in_groups: how many children are in which group, by the index of the commune; None leaves
            its sheet out.
        accepted: the rows of the sheet of accepted warnings; it is left out where there are none.
        focus: the criteria that are asked for, where it is not all of them: `criteria` then holds
            no others.
    """

    criteria: CriteriaFile
    period: Period
    communes: tuple[Commune, ...]
    language: Language = "vi"
    form: bool = False
    values: Mapping[str, Sequence[int | None]] = field(default_factory=dict)
    unit_classes: Sequence[str | None] = ()
    carried: frozenset[tuple[int, str]] = frozenset()
    sources: Sequence[str] | None = None
    evidence: Mapping[int, Sequence[Evidence]] | None = None
    in_groups: Mapping[int, Sequence[GroupCount]] | None = None
    accepted: Sequence[Accepted] = ()
    focus: tuple[int, ...] = ()

    @property
    def has_districts(self) -> bool:
        """Whether any commune lies in a district."""
        return any(commune.district for commune in self.communes)

    @property
    def is_scored(self) -> bool:
        """Whether the template scores itself: thresholds are of all criteria and of a year."""
        return not self.focus and self.period.is_year

    @property
    def places(self) -> tuple[str, ...]:
        """The commune, district and province that all of it lies in, the smallest first."""
        names = ((commune.name, commune.district, commune.province) for commune in self.communes)
        common = (set(found) for found in zip(*names, strict=True))
        return tuple(name for found in common if len(found) == 1 for name in found if name)

    @property
    def period_and_place(self) -> str:
        """The period and the place, for the line below a title."""
        return ", ".join((_PERIOD.say(self.language, period=str(self.period)), *self.places))

    def value(self, index: int, key: str) -> int | None:
        """Give what is known of one indicator of one commune."""
        return self.values[key][index] if key in self.values else None

    def unit_class(self, index: int) -> str | None:
        """Give the unit class of one commune."""
        return self.unit_classes[index] if self.unit_classes else None

    @cached_property
    def groups(self) -> dict[int, tuple[str, ...]]:
        """The indicators by the criterion under which they stand."""
        return layout.by_criterion(self.criteria.set)

    @cached_property
    def rules(self) -> Rules:
        """The criteria set made ready for scoring."""
        return Rules(self.criteria.set)

    def scorable(self, index: int, key: str) -> int | None:
        """Give the figure to score: none where it is above a whole that it is a part of."""
        part = self.value(index, key)
        wholes = (self.value(index, whole) for whole in self.criteria.set.wholes.get(key, ()))
        if part is None or any(whole is not None and part > whole for whole in wholes):
            return None
        return part

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict of each commune; one of which nothing is known has not submitted."""
        return tuple(
            verdict
            if any(self.value(index, key) is not None for key in self.criteria.set.indicators)
            else "not_submitted"
            for index, verdict in enumerate(self.scores.verdicts)
        )

    @cached_property
    def scores(self) -> Scores:
        """What the communes score with what is known of them."""
        indexes = range(len(self.communes))
        values = {
            key: column([self.scorable(index, key) for index in indexes])
            for key in self.criteria.set.indicators
        }
        return score(self.rules, values, [self.unit_class(index) for index in indexes])
