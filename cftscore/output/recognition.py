"""A register of recognitions in words and as a workbook: how many communes of each state a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cftscore.analysis.recognition.recognitions import (
    STATE_TITLES,
    STATES,
    Recognitions,
    State,
    counts,
)
from cftscore.core.text import Language, Text, number
from cftscore.output import book
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph
from cftscore.output.tables import recognition as tables

TITLE = Text("Sổ công nhận qua các kỳ", "Register of recognitions")
_STATE = Text("Tình trạng công nhận (số xã)", "State (communes)")


def blocks(shown: Recognitions, language: Language) -> Iterator[Block]:
    """Say how many communes were recognised, kept, lost and so on in each period."""
    yield Heading(TITLE.say(language), 1)
    yield grid(shown, language)


def grid(shown: Recognitions, language: Language) -> Grid:
    """Count the communes of each period by state."""
    return by_state({period: counts(shown.of(period)) for period in shown.periods}, language)


def by_state(by_period: Mapping[str, Mapping[State, int]], language: Language) -> Grid:
    """Lay out how many communes of each state there are in each period.

    States that nobody has are left out.
    """
    used = [state for state in STATES if any(counted[state] for counted in by_period.values())]
    heads = (
        Head(_STATE.say(language)),
        *(Head(period, right=True) for period in by_period),
    )
    rows = tuple(
        (
            STATE_TITLES[state].say(language),
            *(number(counted[state], language) for counted in by_period.values()),
        )
        for state in used
    )
    return Grid(heads, rows)


def xlsx(shown: Recognitions, language: Language) -> bytes:
    """Write the workbook; its first sheet counts the states of each period."""
    made = (table(shown) for table in tables.TABLES.values())
    return book.write(_summary(shown, language), made, language)


def _summary(shown: Recognitions, language: Language) -> Iterator[Block]:
    yield Heading(TITLE.say(language), 1)
    for period in shown.periods:
        counted = counts(shown.of(period))
        each = [
            f"{STATE_TITLES[state].say(language)}: {number(counted[state], language)}"
            for state in STATES
            if counted[state]
        ]
        yield Paragraph(f"{period}. {'; '.join(each)}")
