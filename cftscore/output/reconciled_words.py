"""What two sides say, laid beside each other, in words that tables, terminals and papers share.

The sides are a commune's own figures and the checked ones, or two submissions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from cftscore.analysis.reconcile import CommuneNamed, CommuneReconciled, Difference, Reading
from cftscore.analysis.reconciled_items import ItemReconciled
from cftscore.analysis.resubmission import CommuneChanged
from cftscore.core.text import Language, Text
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import Number, Source
from cftscore.output.blocks import Block, Entry, Grid, Head, Heading, items
from cftscore.output.plan import words as plan_words
from cftscore.output.words import clean

MISSING = Text("không có số liệu", "nothing")
NO_COLUMN = Text("không có cột", "no column")
_CHANGED = Text("{label}: {own} → {checked}", "{label}: {own} → {checked}")


def reading(side: Reading, criteria_set: CriteriaSet, language: Language) -> str:
    """Say a value; what could not be used is quoted."""
    if side.value is not None:
        return plan_words.reading(side.value, criteria_set, language)
    written = ", ".join(f"“{text}”" for text in side.written if text)
    return written or (MISSING if side.cells else NO_COLUMN).say(language)


def paths(sources: Iterable[Source]) -> list[str]:
    """Name the files of a side."""
    return [source.path for source in sources]


def named(commune: CommuneNamed | CommuneReconciled | CommuneChanged) -> str:
    """Name a commune, its code and its district."""
    return clean(plan_words.named((f"{commune.name} ({commune.code})", commune.district)))


def places(side: Reading, sources: Sequence[Source]) -> list[str]:
    """Name the cells of a figure, and their files where the side has several.

    Args:
        side: what it says of the figure.
        sources: its files, which the cells name by number.
    """
    names = [PurePath(source.path).name for source in sources]
    shown = names if len({*names}) == len(names) else paths(sources)
    return [
        f"{shown[int(numbered[1])]} › {numbered[2]}"
        if (numbered := _NUMBERED.fullmatch(cell))
        else cell
        for cell in side.cells
    ]


_NUMBERED = re.compile(r"\[(\d+)\](.*)", re.DOTALL)


def figures(
    heads: Iterable[Text],
    rows: Iterable[tuple[Text, Reading, Reading]],
    sources: tuple[Sequence[Source], Sequence[Source]],
    criteria_set: CriteriaSet,
    language: Language,
) -> Grid:
    """Lay figures side by side.

    Args:
        heads: of the columns: the indicator, and each side.
        rows: the label of each figure, and what either side says of it.
        sources: the files of either side.
        criteria_set: that has the indicators.
        language: to say it in.
    """

    def placed(side: Reading, files: Sequence[Source]) -> str:
        return "\n".join((reading(side, criteria_set, language), *places(side, files)))

    return Grid(
        tuple(Head(head.say(language)) for head in heads),
        tuple(
            (label.say(language), placed(first, sources[0]), placed(second, sources[1]))
            for label, first, second in rows
        ),
    )


def only(title: Text, communes: Sequence[CommuneNamed], language: Language) -> Iterator[Block]:
    """List the communes of which only one side speaks; nothing where there is none."""
    if communes:
        yield Heading(title.say(language))
        yield from items(Entry(named(commune)) for commune in communes)


def reason(
    item: ItemReconciled,
    differences: Iterable[Difference],
    criteria_set: CriteriaSet,
    language: Language,
) -> str:
    """Say why an item's points differ: the figures that were corrected, from which to which."""
    return "; ".join(
        _CHANGED.say(
            language,
            label=one.label,
            own=reading(one.own, criteria_set, language),
            checked=reading(one.checked, criteria_set, language),
        )
        for one in differences
        if one.indicator in item.indicators
    )


def difference(value: Number | None, language: Language) -> str:
    """Write by how many points the sides differ: `+5`, `-30`, `0`, `?` where one is unknown."""
    if value is None:
        return "?"
    return "0" if value == 0 else plan_words.signed(value, language)
