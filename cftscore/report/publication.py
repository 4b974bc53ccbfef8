"""What of an evaluation may be published: verdicts, and criteria that no sensitive figure is in.

A child could be recognised by a count below `FEWEST`. Such a count must not be shown, and not be
worked out either: points betray bands and bands betray counts; a total less all other points
betrays those that were left out; a commune that passes with few other points had no case; and what
is left out only where it is small says that it is small. So the document is made of what is named
here and nothing else, alike for every commune whatever its figures: the verdict, which is public
by law, and whether each criterion without a sensitive figure is met. Of a commune that passes that
says no more than its verdict does, and of one that fails a sensitive figure may be anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet, Criterion
from cftscore.evaluation.document import (
    AreaResult,
    CommuneResult,
    CriteriaSetUsed,
    Evaluation,
)
from cftscore.evaluation.register_used import RegisterUsed
from cftscore.register.model import Located
from cftscore.scoring.verdict import Verdict

SCHEMA = "cftscore/publication/1"
FEWEST = 5

_WITHHELD = Text(
    "Để không ai nhận ra một trẻ em, bản này không công bố: (1) số liệu về {labels} của mọi "
    "xã, dù nhiều hay ít; (2) kết quả từng xã ở các tiêu chí dùng số liệu đó: {criteria}; (3) "
    "điểm, giá trị, lý do, ô số liệu, lỗi, cảnh báo và tên tệp đối với các tiêu chí khác. Nếu "
    "công bố mục (3), từ kết quả chung có thể tính ngược ra những số dưới {fewest}.",
    "So that no child can be recognised, this version leaves out: (1) all figures on {labels}, "
    "of every commune, whether many or few; (2) each commune's result on the criteria that use "
    "them: {criteria}; (3) points, values, reasons, cells, findings and file names for the "
    "other criteria. With (3) and the verdict, figures below {fewest} could be worked out.",
)
_ALL = Text(
    "Không công bố: điểm, giá trị, lý do, ô số liệu, lỗi, cảnh báo và tên tệp của từng xã.",
    "Not published: the points, values, reasons, cells, findings and file names of each commune.",
)


class PublicCriterion(Record, frozen=True):
    """Whether a commune meets a criterion; None where that is unknown."""

    id: int
    met: bool | None


class PublicCommune(Located, frozen=True):
    """One commune of the register; see `document.CommuneResult`."""

    unit_class: str | None
    verdict: Verdict
    criteria: tuple[PublicCriterion, ...]


class PublicMissed(Record, frozen=True):
    """How many communes miss a criterion; see `document.MissedCriterion`."""

    id: int
    title: Text
    missed: int
    unknown: int


class Withheld(Record, frozen=True):
    """What was left out.

    Attributes:
        criteria: that rest on a sensitive indicator, by id.
        indicators: those that are sensitive.
        fewest: no count below it can be worked out.
        message: the same in words.
    """

    criteria: tuple[int, ...]
    indicators: tuple[str, ...]
    fewest: int
    message: Text


class Publication(Record, frozen=True, omit_defaults=True):
    """What is published; the fields are those of `document.Evaluation`, where it has them."""

    schema: str
    criteria_set: CriteriaSetUsed
    period: str
    register: RegisterUsed
    communes: tuple[PublicCommune, ...]
    districts: tuple[AreaResult, ...]
    provinces: tuple[AreaResult, ...]
    missed_criteria: tuple[PublicMissed, ...]
    withheld: Withheld
    by_ratio: int = 0


def sensitive_indicators(criteria_set: CriteriaSet) -> tuple[str, ...]:
    """List the indicators that the criteria set marks as sensitive."""
    return tuple(key for key, indicator in criteria_set.indicators.items() if indicator.sensitive)


def withheld_criteria(criteria_set: CriteriaSet) -> tuple[int, ...]:
    """List the criteria that rest on a sensitive indicator."""
    sensitive = set(sensitive_indicators(criteria_set))
    return tuple(
        criterion.id for criterion in criteria_set.criteria if _reads(criterion, sensitive)
    )


def _reads(criterion: Criterion, indicators: set[str]) -> bool:
    return any(indicators.intersection(item.indicators) for item in criterion.items)


def publish(evaluation: Evaluation) -> Publication:
    """Make of an evaluation what may be published of it."""
    criteria_set = evaluation.criteria_set.definition
    hidden = withheld_criteria(criteria_set)
    register = evaluation.register
    return Publication(
        schema=SCHEMA,
        criteria_set=evaluation.criteria_set,
        period=evaluation.period,
        # Of a path only the name: folders may bear the names of people.
        register=msgspec.structs.replace(register, path=register.path and Path(register.path).name),
        communes=tuple(_commune(commune, hidden) for commune in evaluation.communes),
        districts=evaluation.districts,
        provinces=evaluation.provinces,
        missed_criteria=tuple(
            PublicMissed(criterion.id, criterion.title, criterion.missed, criterion.unknown)
            for criterion in evaluation.missed_criteria
            if criterion.id not in hidden
        ),
        withheld=_withheld(criteria_set, hidden),
        by_ratio=evaluation.by_ratio,
    )


def _commune(commune: CommuneResult, hidden: tuple[int, ...]) -> PublicCommune:
    return PublicCommune(
        code=commune.code,
        name=commune.name,
        district_code=commune.district_code,
        district=commune.district,
        province_code=commune.province_code,
        province=commune.province,
        unit_class=commune.unit_class,
        verdict=commune.verdict,
        criteria=tuple(
            PublicCriterion(criterion.id, criterion.met)
            for criterion in commune.criteria
            if criterion.id not in hidden
        ),
    )


def _withheld(criteria_set: CriteriaSet, hidden: tuple[int, ...]) -> Withheld:
    indicators = sensitive_indicators(criteria_set)
    labels = [Text(*_lowered(criteria_set.indicators[key].label)) for key in indicators]
    words = _WITHHELD if hidden else _ALL
    text = words.filled(labels=labels, criteria=list(hidden), fewest=FEWEST)
    return Withheld(hidden, indicators, FEWEST, text)


def _lowered(label: Text) -> Iterator[str]:
    """Write a label as a part of a sentence."""
    yield from (label.vi[:1].lower() + label.vi[1:], label.en[:1].lower() + label.en[1:])
