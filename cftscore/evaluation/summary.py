"""Summaries: compliance by district and province, and the criteria that are missed most.

A percentage counts the communes on the register: one that sent nothing stays in the denominator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from cftscore.core.numbers import percent
from cftscore.evaluation.document import AreaResult, CommuneResult, MissedCriterion
from cftscore.register.model import Commune, District, Province, Register
from cftscore.scoring.score import Scores
from cftscore.scoring.verdict import Verdict


def summarise_area(
    area: District | Province,
    register: Register,
    verdicts: Mapping[str, Verdict],
    target: Decimal | None = None,
    *,
    partial: bool = False,
) -> AreaResult:
    """Count the verdicts of a district or a province over all its communes on the register.

    Args:
        area: the district or province.
        register: the communes that exist.
        verdicts: by commune code; a commune that is not there sent nothing.
        target: a percentage that stands beside the result; one that fails it never shows as it.
        partial: only one district of the province is in the scope.
    """
    if isinstance(area, District):
        communes: Sequence[Commune] = register.communes_of(district_code=area.code)
        province = register.provinces[area.province_code]
    else:
        communes = register.communes_of(province_code=area.code)
        province = area
    count = Counter(verdicts.get(commune.code, "not_submitted") for commune in communes)
    return AreaResult(
        code=area.code,
        name=area.name,
        province_code=province.code,
        province=province.name,
        communes=len(communes),
        submitted=len(communes) - count["not_submitted"],
        passed=count["pass"],
        failed=count["fail"],
        incomplete=count["incomplete"],
        not_submitted=count["not_submitted"],
        compliance_percent=percent(
            count["pass"], len(communes), at_least=() if target is None else (target,)
        ),
        partial=partial,
    )


def count_missed(scores: Scores, inside: Sequence[int]) -> tuple[MissedCriterion, ...]:
    """Count how often each criterion was missed, most often first, then by its number.

    Args:
        scores: of all communes that sent something.
        inside: the indexes of those that lie in the scope.
    """
    counted = []
    for criterion in scores.rules.set.criteria:
        all_met, all_most = scores.met[criterion.id], scores.criteria[criterion.id].most
        met = [all_met[index] for index in inside]
        most = [all_most[index] for index in inside]
        full = criterion.max_points * scores.rules.scale
        counted.append(
            MissedCriterion(
                id=criterion.id,
                title=criterion.title,
                missed=met.count(False),
                unknown=met.count(None),
                below_max=[
                    is_met is True and best < full for is_met, best in zip(met, most, strict=True)
                ].count(True),
            )
        )
    return tuple(sorted(counted, key=lambda missed: (-missed.missed, missed.id)))


def meets(target: Decimal, communes: Sequence[CommuneResult]) -> bool:
    """Tell, exactly, whether at least `target` per cent of the communes passed."""
    passed = sum(commune.verdict == "pass" for commune in communes)
    return passed * 100 >= target * len(communes)
