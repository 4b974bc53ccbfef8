"""Points typed by hand that are other than those found."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cftscore.core.numbers import plain
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake.checks.points import Typed
from cftscore.intake.submission import Submission
from cftscore.scoring.score import Scores

_MOST_OF_A_COLUMN = 5


def differing(submission: Submission, scores: Scores) -> Iterator[Finding]:
    """Report typed points that differ from those found; many of a column in one finding."""
    places = {commune.code: index for index, commune in enumerate(submission.communes)}
    columns: dict[tuple[str | None, str | None, int], list[tuple[Typed, Decimal]]] = {}
    for typed in submission.typed_points:
        found = _points(scores, places[typed.commune], typed) if typed.commune in places else None
        if found is not None and found != typed.points:
            where = typed.place.path, typed.place.sheet, typed.column
            columns.setdefault(where, []).append((typed, found))
    for unlike in columns.values():
        many = len(unlike) > _MOST_OF_A_COLUMN
        for typed, found in unlike[:1] if many else unlike:
            yield c.PointsDiffer(
                place=typed.place,
                commune=typed.commune,
                items=typed.items,
                written=plain(typed.points),
                found=plain(found),
                more=len(unlike) - 1 if many else None,
            )


def _points(scores: Scores, index: int, typed: Typed) -> Decimal | None:
    """Give the points found for some items, or in all; None where they are not decided."""
    if not typed.items:
        least, most = scores.total.least[index], scores.total.most[index]
    else:
        rules = [scores.rules.items[item] for item in typed.items]
        outcomes = [scores.outcomes[item][index] for item in typed.items]
        least = sum(rule.least[at] for rule, at in zip(rules, outcomes, strict=True))
        most = sum(rule.most[at] for rule, at in zip(rules, outcomes, strict=True))
    return Decimal(least) / scores.rules.scale if least == most else None
