"""Comparing: from the workbooks of several periods to the document of what changed.

Each period is evaluated as `evaluate` does it and the documents are laid beside each other, so that
no verdict is found in two ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.analysis.compare.area_changes import Areas, Paired
from cftscore.analysis.compare.changes import Ends, commune_pair, in_period, movers, standing
from cftscore.analysis.compare.comparison import (
    SCHEMA,
    Absence,
    CommuneComparison,
    CommunePair,
    Comparison,
    Division,
    Pair,
    Part,
    PeriodUsed,
)
from cftscore.analysis.compare.succession import CommuneRow, Member, Succession
from cftscore.analysis.compare.timeline import (
    Asked,
    Evaluated,
    Source,
    evaluate_groups,
    group,
    unlike,
)
from cftscore.core.progress import COMPARING, tell
from cftscore.evaluation.document import to_record
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.register import lineage as lin
from cftscore.register.lineage import Lineage

MOST_MOVERS = 10


def compare_sources(sources: Sequence[Source], asked: Asked) -> Comparison:
    """Compare the workbooks of several periods.

    Args:
        sources: workbooks that are read.
        asked: how each period is evaluated.

    Raises:
        CannotProceedError: a period is not stated or cannot be evaluated, or there is only one.
    """
    groups = group(sources)
    lineage = lin.load()
    evaluated, notes = evaluate_groups(groups, asked, lineage)
    return compare(evaluated, lineage, [*unlike([one.period for one in groups]), *notes])


def compare(
    evaluated: Sequence[Evaluated], lineage: Lineage, findings: Sequence[Finding] = ()
) -> Comparison:
    """Compare periods that are evaluated.

    Args:
        evaluated: at least two, in order.
        lineage: that is followed where a reform lies between them.
        findings: about comparing them.
    """
    tell(COMPARING)
    succession = Succession(evaluated, lineage)
    ends = _ends(evaluated)
    rows: list[Paired] = [
        (row, tuple(commune_pair(row, one) for one in ends)) for row in succession.rows()
    ]
    areas = Areas(succession, rows, ends)
    return Comparison(
        schema=SCHEMA,
        periods=tuple(map(_period, evaluated)),
        pairs=tuple(_pair(evaluated, one, place, rows) for place, one in enumerate(ends)),
        overall=areas.overall(),
        provinces=areas.compare("province"),
        districts=areas.compare("district"),
        communes=tuple(_commune(succession, *paired) for paired in rows),
        divided=tuple(_divided(succession)),
        not_submitted=tuple(_absences(evaluated)),
        findings=tuple(map(to_record, [*findings, *_sets_differ(evaluated, ends)])),
    )


def _ends(evaluated: Sequence[Evaluated]) -> list[Ends]:
    last = len(evaluated) - 1
    places = [(0, last)] if last == 1 else [(0, last), (last - 1, last)]
    return [Ends(a, b, _set(evaluated[a]) == _set(evaluated[b])) for a, b in places]


def _set(evaluated: Evaluated) -> tuple[str, str]:
    used = evaluated.evaluation.criteria_set
    return used.id, used.sha256


def _sets_differ(evaluated: Sequence[Evaluated], ends: Sequence[Ends]) -> Iterator[Finding]:
    for one in ends:
        before, after = evaluated[one.before], evaluated[one.after]
        if not one.points_compared:
            yield c.SetsDiffer(
                before=str(before.period),
                set_before=before.evaluation.criteria_set.id,
                after=str(after.period),
                set_after=after.evaluation.criteria_set.id,
            )


def _period(evaluated: Evaluated) -> PeriodUsed:
    made = evaluated.evaluation
    return PeriodUsed(
        made.period,
        made.criteria_set,
        made.register,
        made.sources,
        made.findings,
        made.by_ratio,
    )


def _pair(evaluated: Sequence[Evaluated], ends: Ends, place: int, rows: Sequence[Paired]) -> Pair:
    before, after = evaluated[ends.before], evaluated[ends.after]
    risers, fallers = movers([(row.latest.code, pairs[place]) for row, pairs in rows], MOST_MOVERS)
    return Pair(
        before=str(before.period),
        after=str(after.period),
        points_compared=ends.points_compared,
        through_lineage=before.after_reform != after.after_reform,
        risers=risers,
        fallers=fallers,
    )


def _commune(
    succession: Succession, row: CommuneRow, pairs: tuple[CommunePair, ...]
) -> CommuneComparison:
    latest = row.latest
    return CommuneComparison(
        code=latest.code,
        name=latest.name,
        district_code=latest.district_code or None,
        district=latest.district or None,
        province_code=latest.province_code,
        province=latest.province,
        matched=all(row.members),
        periods=tuple(map(in_period, row.members)),
        pairs=pairs,
        notes=succession.notes(row),
    )


def _divided(succession: Succession) -> Iterator[Division]:
    """List the communes in the scope that were divided, as last evaluated before the reform."""
    if not succession.crosses:
        return
    before = [period for period in succession.evaluated if not period.after_reform]
    names = succession.evaluated[-1].register.communes
    last: dict[str, Member] = {}
    days: dict[str, str] = {}
    for evaluated in before:
        for result in evaluated.evaluation.communes:
            last[result.code] = Member(evaluated.register.communes[result.code], result)
            days[result.code] = evaluated.register.day
    for code in sorted(last):
        links = succession.lineage.became(code, days[code])
        if len(links) > 1:
            parts = tuple(
                Part(link.new, names[link.new].name if link.new in names else "", link.share)
                for link in links
            )
            yield Division(standing(last[code]), parts)


def _absences(evaluated: Sequence[Evaluated]) -> Iterator[Absence]:
    for period in evaluated:
        for commune in period.evaluation.communes:
            if commune.verdict == "not_submitted":
                yield Absence(
                    str(period.period),
                    commune.code,
                    commune.name,
                    commune.district,
                    commune.province,
                )
