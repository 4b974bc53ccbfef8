"""What a report shows, whichever its format: made once, from an evaluation or a publication.

The page, the Word document and the workbook show it, and compute nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import msgspec

from cftscore.analysis.plan.plan import asked_of
from cftscore.core.numbers import percent, plain
from cftscore.core.text import Language, Text, alphabetical
from cftscore.criteria.model import CriteriaSet, Criterion
from cftscore.evaluation.document import (
    AreaResult,
    CommuneResult,
    CriteriaSetUsed,
    CriterionResult,
    Evaluation,
    FindingRecord,
    MissedCriterion,
    Source,
)
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.output import words as output_words
from cftscore.output.words import Totals
from cftscore.report.history import History
from cftscore.report.publication import (
    Publication,
    PublicCommune,
    PublicCriterion,
    PublicMissed,
    sensitive_indicators,
)
from cftscore.scoring.verdict import Verdict

Commune = CommuneResult | PublicCommune
Result = CriterionResult | PublicCriterion
Missed = MissedCriterion | PublicMissed

_HEADLINE = Text(
    "{passed}/{communes} {units} đạt, tỷ lệ {percent}",
    "{passed} of {communes} communes pass: {percent}",
)
_TARGET_SHORT = Text(
    "Mục tiêu {target}, tương ứng {needed} xã: còn thiếu {short} xã",
    "Target {target} ({needed} communes): {short} short",
)
_TARGET_MET = Text(
    "Mục tiêu {target}, tương ứng {needed} xã: đã đạt", "Target {target} ({needed} communes): met"
)
_SECRET = Text(
    "KHÔNG CÔNG BỐ: báo cáo có số liệu nhạy cảm về trẻ em của từng xã, chỉ dùng trong cơ quan. Khi "
    "cần công bố, lập bản công bố.",
    "NOT FOR PUBLICATION: this report holds sensitive figures on children of single communes, for "
    "use in the office only. To publish, make the published version.",
)
_YEAR = Text("năm {year}", "{year}")
_HALF = Text("{n} tháng đầu năm {year}", "first half of {year}")
_SECOND_HALF = Text("6 tháng cuối năm {year}", "second half of {year}")
_QUARTER = Text("quý {roman} năm {year}", "quarter {n} of {year}")
_MONTH = Text("tháng {n} năm {year}", "{year}-{n}")
_SEVERAL = Text("{count} tỉnh", "{count} provinces")


class Target(msgspec.Struct, frozen=True):
    """A share of the communes that shall pass, and how many communes that is, exactly.

    Attributes:
        percent: the share.
        needed: so many communes reach it.
        short: so many more must pass; 0 where it is reached.
    """

    percent: Decimal
    needed: int
    short: int


def make_target(percent: Decimal, passed: int, communes: int) -> Target:
    """Say what a target asks of a number of communes."""
    needed = asked_of(percent, communes)
    return Target(plain_decimal(percent), needed, max(0, needed - passed))


def beside(evaluation: Evaluation, target: Decimal | None) -> Evaluation:
    """Round the percentages of an evaluation so that none that fails a target shows as it."""
    if target is None:
        return evaluation

    def aimed(area: AreaResult) -> AreaResult:
        shown = percent(area.passed, area.communes, at_least=(target,))
        return msgspec.structs.replace(area, compliance_percent=shown)

    return msgspec.structs.replace(
        evaluation,
        districts=tuple(map(aimed, evaluation.districts)),
        provinces=tuple(map(aimed, evaluation.provinces)),
    )


def plain_decimal(value: Decimal) -> Decimal:
    """Give a decimal without needless zeros."""
    return Decimal(plain(value))


FIRST_LISTED: tuple[Verdict, ...] = ("fail", "incomplete", "not_submitted", "pass")
"""In this order of verdicts reports list communes."""


@dataclass(frozen=True)
class Content:
    """What a report shows.

    Attributes:
        document: an evaluation, or what is published of one.
        language: that it is said in.
        target_percent: the share of communes that shall pass, if one is set.
        focus: criteria that are kept in sight.
        history: what changed since earlier periods, where any were given.
    """

    document: Evaluation | Publication
    language: Language
    target_percent: Decimal | None = None
    focus: tuple[int, ...] = ()
    history: History | None = field(default=None)

    @property
    def public(self) -> bool:
        """Whether it is to be published."""
        return isinstance(self.document, Publication)

    @property
    def used(self) -> CriteriaSetUsed:
        """The criteria set that was applied."""
        return self.document.criteria_set

    @property
    def criteria_set(self) -> CriteriaSet:
        """The same as the law says it."""
        return self.document.criteria_set.definition

    @property
    def register(self) -> RegisterUsed:
        """The register that was used."""
        return self.document.register

    @property
    def communes(self) -> Sequence[Commune]:
        """By province, district and code."""
        return self.document.communes

    @cached_property
    def failed_first(self) -> tuple[Commune, ...]:
        """The communes in the order of lists: those that failed, then those in doubt, then others.

        Within each verdict they stand by province, district and code.
        """
        return tuple(sorted(self.communes, key=lambda one: FIRST_LISTED.index(one.verdict)))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that were read; none in what is published."""
        return () if isinstance(self.document, Publication) else self.document.sources

    @property
    def findings(self) -> tuple[FindingRecord, ...]:
        """What was found; nothing in what is published."""
        return () if isinstance(self.document, Publication) else self.document.findings

    @cached_property
    def totals(self) -> Totals:
        """The communes by verdict."""
        return output_words.totals(self.document, self.target_percent)

    @cached_property
    def target(self) -> Target | None:
        """The target in communes."""
        if self.target_percent is None:
            return None
        return make_target(self.target_percent, self.totals.passed, self.totals.communes)

    @cached_property
    def districts(self) -> list[AreaResult]:
        """The districts, the highest compliance first."""
        return sorted(self.document.districts, key=_best_first)

    @cached_property
    def provinces(self) -> list[AreaResult]:
        """The provinces that are listed as a whole, the highest compliance first."""
        whole = [area for area, is_whole in output_words.areas(self.document) if is_whole]
        return sorted(whole, key=_best_first)

    @cached_property
    def missed(self) -> list[Missed]:
        """The criteria by how often they are missed, those that are kept in sight first."""
        return sorted(self.document.missed_criteria, key=lambda one: one.id not in self.focus)

    @cached_property
    def withheld(self) -> frozenset[int]:
        """The criteria of which nothing is published."""
        if isinstance(self.document, Publication):
            return frozenset(self.document.withheld.criteria)
        return frozenset()

    @property
    def withheld_notice(self) -> str | None:
        """What was left out, in words; None where nothing was."""
        if not isinstance(self.document, Publication):
            return None
        left_out = self.document.withheld
        return left_out.message.say(self.language)

    @property
    def secret_notice(self) -> str | None:
        """That the report is not for publication; None where nothing in it is sensitive."""
        if self.public or not sensitive_indicators(self.criteria_set):
            return None
        return self.say(_SECRET)

    @property
    def units(self) -> Text:
        """What the communes are called together: since July 2025 there are no townships."""
        return output_words.units(self.communes)

    @property
    def notice(self) -> str | None:
        """That figures of the criteria set are provisional; None where none are."""
        return output_words.provisional(self.document, self.language)

    def missing(self, criterion: int) -> list[Commune]:
        """List the communes that do not meet a criterion."""
        return [
            commune
            for commune in self.communes
            if any(one.id == criterion and one.met is False for one in commune.criteria)
        ]

    def of_verdict(self, *verdicts: Verdict) -> list[Commune]:
        """List the communes of some verdicts."""
        return [commune for commune in self.failed_first if commune.verdict in verdicts]

    def criterion(self, number: int) -> Criterion:
        """Find a criterion of the set by its number."""
        return next(one for one in self.criteria_set.criteria if one.id == number)

    def say(self, text: Text, **values: object) -> str:
        """Say a text in the language of the report."""
        return text.say(self.language, **values)

    @property
    def headline(self) -> str:
        """How many communes pass, in a sentence."""
        percent = output_words.percent(self.totals.compliance_percent, self.language)
        fields = {
            "passed": self.totals.passed,
            "communes": self.totals.communes,
            "units": self.units,
        }
        return self.say(_HEADLINE, **fields, percent=percent)

    @property
    def target_line(self) -> str | None:
        """Whether the target is met, in a sentence; None where there is none."""
        target = self.target
        if target is None:
            return None
        words = _TARGET_SHORT if target.short else _TARGET_MET
        percent = self.say(Text("{n}%", "{n}%"), n=target.percent)
        return self.say(words, target=percent, needed=target.needed, short=target.short)

    @property
    def area(self) -> str:
        """Name what the report is about: the one district, the one province, or how many."""
        if len(self.document.districts) == 1:
            return self.document.districts[0].name
        if len(self.document.provinces) == 1:
            return self.document.provinces[0].name
        return self.say(_SEVERAL, count=len(self.document.provinces))

    @property
    def period(self) -> str:
        """Name the period as a sentence does: `năm 2020`, `quý II năm 2020`."""
        return period_words(self.document.period, self.language)


def period_words(period: str, language: Language) -> str:
    """Name a period as a sentence does: `năm 2020`, `quý II năm 2020`."""
    year, _, part = period.partition("-")
    if not part:
        return _YEAR.say(language, year=year)
    number = part.lstrip("HQ")
    if part.startswith("H"):
        words = _HALF if number == "1" else _SECOND_HALF
        return words.say(language, n="6", year=year)
    if part.startswith("Q"):
        roman = ("I", "II", "III", "IV")[int(number) - 1]
        return _QUARTER.say(language, roman=roman, n=number, year=year)
    return _MONTH.say(language, n=number, year=year)


def _best_first(area: AreaResult) -> tuple[object, ...]:
    # Compared exactly: the percentage is rounded for showing.
    ratio = Fraction(area.passed, area.communes or 1)
    return (-ratio, -area.passed, alphabetical(area.name))


def levels(content: Content, commune: Commune) -> str:
    """Say how a commune fares by criterion, a letter each.

    `4` the most points, `3` from 80 %, `2` from half, `1` some, `0` missed, `m` met where points
    are not published, `u` unknown, `w` withheld, `-` nothing submitted.
    """
    found = {criterion.id: _level(criterion) for criterion in commune.criteria}
    return "".join(
        "w" if criterion.id in content.withheld else found.get(criterion.id, "-")
        for criterion in content.criteria_set.criteria
    )


def _level(result: Result) -> str:
    if isinstance(result, PublicCriterion):
        return "u" if result.met is None else "m" if result.met else "0"
    if result.met is False:
        return "0"
    if result.points is None:
        return "u"
    points, most = result.points, result.max_points
    if points >= most:
        return "4"
    return "3" if points * 10 >= most * 8 else "2" if points * 2 >= most else "1"


def names(communes: Sequence[Commune], *, with_district: bool) -> Iterator[str]:
    """Name communes, with their districts where there are several."""
    for commune in communes:
        yield (
            f"{commune.name} ({commune.district})"
            if with_district and commune.district
            else commune.name
        )
