"""A comparison beside the register of recognitions: who was recognised, and where figures differ.

The figures say who passes; the register says who was recognised. Where both speak of one commune in
one period and do not agree, one of them is to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from cftscore.analysis.compare.comparison import Comparison, PeriodRecognised, Standing
from cftscore.analysis.recognition.recognitions import Entry, Recognitions, counts
from cftscore.evaluation.document import to_record
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place


def with_recognitions(
    shown: Comparison, recognitions: Recognitions, path: str, odd: Iterable[Finding] = ()
) -> Comparison:
    """Set the register of recognitions beside a comparison.

    Args:
        shown: the comparison.
        recognitions: the register.
        path: of its file, which messages name.
        odd: what was odd about it.

    Returns:
        The same with the communes of each period of the register, in the scope, by state; and a
        finding for each commune of which figures and register disagree.
    """
    inside = {standing.code for standing in _standings(shown)}
    periods = tuple(
        PeriodRecognised(
            period, counts(one for one in recognitions.of(period) if one.code in inside)
        )
        for period in recognitions.periods
    )
    found = tuple(map(to_record, (*odd, *_disagreements(shown, recognitions, path))))
    return msgspec.structs.replace(shown, recognised=periods, findings=(*shown.findings, *found))


def _standings(shown: Comparison) -> Iterator[Standing]:
    for commune in shown.communes:
        for inside in commune.periods:
            yield from inside.communes


def _disagreements(shown: Comparison, recognitions: Recognitions, path: str) -> Iterator[Finding]:
    entries = {(entry.period, entry.code): entry for entry in recognitions.entries}
    seen: set[tuple[str, str]] = set()
    for commune in shown.communes:
        for used, inside in zip(shown.periods, commune.periods, strict=True):
            for standing in inside.communes:
                key = (used.period, standing.code)
                entry = entries.get(key)
                if entry is not None and key not in seen and _disagree(entry, standing):
                    seen.add(key)
                    yield c.RecognitionDiffers(
                        place=Place(path),
                        commune=standing.code,
                        name=standing.name,
                        period=used.period,
                        state=entry.state,
                        verdict=standing.verdict,
                    )


def _disagree(entry: Entry, standing: Standing) -> bool:
    """Whether a commune is recognised and fails, or passes and is not recognised."""
    if standing.verdict == "pass":
        return not entry.recognised
    return standing.verdict == "fail" and entry.recognised
