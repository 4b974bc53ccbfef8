"""Earlier periods beside the one of a report."""

from __future__ import annotations

from collections.abc import Iterable

from cftscore.analysis.compare.compare import compare_sources
from cftscore.analysis.compare.comparison import Comparison
from cftscore.analysis.compare.timeline import Asked, Source
from cftscore.evaluation.pipeline import Options, Prepared
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Place


def compare_with(prepared: Prepared, options: Options, previous: Iterable[Source]) -> Comparison:
    """Compare a period with earlier ones.

    Args:
        prepared: of the period.
        options: of the reading; district, province, register and criteria hold for
            the earlier ones too.
        previous: workbooks of earlier periods.

    Raises:
        CannotProceedError: an earlier period is not stated, cannot be evaluated, or is not
            earlier.
    """
    period = str(prepared.period)
    now = Source(name="", workbooks=prepared.workbooks, period=period)
    asked = Asked(
        criteria={} if options.criteria is None else {"": options.criteria},
        register=options.register,
        district=options.district,
        province=options.province,
    )
    sources = list(previous)
    comparison = compare_sources([now, *sources], asked)
    last = comparison.periods[-1].period
    if last != period:
        place = Place(sources[0].name)
        found = c.PreviousNotEarlier(place=place, period=period, previous=last)
        raise CannotProceedError([found])
    return comparison
