"""Close calls: communes that passed or failed by a hair, so that one case decides.

One case more or less in one count, a denominator or a past case too: the question here is not what
a commune could still do, but which figures an appraisal should look at twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cftscore.analysis.next_values import Levers, outcome_of
from cftscore.analysis.standing import Standing
from cftscore.core.record import Record
from cftscore.evaluation.document import CommuneResult, Number
from cftscore.register.model import InDistrict
from cftscore.scoring.rules import Rules
from cftscore.scoring.verdict import Verdict


class OneCase(Record, frozen=True):
    """A figure that decides with one case more or less.

    Attributes:
        indicator: its key.
        before, after: as it was reported, and with one case more or less.
        items: whose points that moves.
        unreported: none was reported of what is counted as past cases: one that was left out
            would decide.
    """

    indicator: str
    before: int
    after: int
    items: tuple[str, ...]
    unreported: bool


class CloseCall(InDistrict, frozen=True):
    """A commune whose verdict one case flips.

    Attributes:
        code, name, district_code, district, verdict, points, points_required: as in its record.
        flips_to: the other verdict.
        cases: each single case that flips it.
    """

    province_code: str
    verdict: Verdict
    points: Number | None
    points_required: Number | None
    flips_to: Verdict
    cases: tuple[OneCase, ...]


def close_calls(rules: Rules, communes: Iterable[CommuneResult]) -> tuple[CloseCall, ...]:
    """Find the communes that passed or failed by one case of one count.

    A count stays within those that bound it. Communes whose verdict is in doubt anyway are left
    out, and so are answers: a yes is no hair's breadth away from a no.

    Args:
        rules: the criteria set, made ready for scoring.
        communes: their records.
    """
    levers = Levers(rules)
    readers: dict[str, list[str]] = {key: [] for key in rules.set.indicators}
    for item in rules.set.items:
        for key in item.indicators:
            readers[key].append(item.id)
    calls = []
    for commune in communes:
        if commune.verdict in ("pass", "fail"):
            cases = tuple(_cases(levers, readers, commune))
            if cases:
                calls.append(_close_call(commune, cases))
    return tuple(calls)


def _cases(
    levers: Levers, readers: dict[str, list[str]], commune: CommuneResult
) -> Iterator[OneCase]:
    rules = levers.rules
    standing = Standing(rules, commune)
    other = "fail" if commune.verdict == "pass" else "pass"
    for key, items in readers.items():
        before, indicator = standing.figures[key], rules.set.indicators[key]
        if before is None or indicator.type != "count":
            continue
        least, most = levers.bounds(key, standing.figures, undoing=True)
        for after in (before - 1, before + 1):
            figures = {**standing.figures, key: after}
            moved = {
                item: outcome
                for item in items
                if (outcome := outcome_of(rules.items[item], figures)) != standing.outcomes[item]
            }
            if least <= after <= most and moved and standing.with_outcomes(moved) == other:
                unreported = indicator.irreversible and before == 0
                yield OneCase(key, before, after, tuple(moved), unreported)


def _close_call(commune: CommuneResult, cases: tuple[OneCase, ...]) -> CloseCall:
    return CloseCall(
        code=commune.code,
        name=commune.name,
        district_code=commune.district_code,
        district=commune.district,
        province_code=commune.province_code,
        verdict=commune.verdict,
        points=commune.points,
        points_required=commune.points_required,
        flips_to="fail" if commune.verdict == "pass" else "pass",
        cases=cases,
    )
