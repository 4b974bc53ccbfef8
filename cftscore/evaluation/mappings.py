"""Which mappings of headings are used: the one that is asked for, or those beside the workbooks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.vocabulary import LEVELS
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.intake import mapping
from cftscore.intake.headings import Levels
from cftscore.intake.levels import Reading
from cftscore.intake.mapping import HeadingMap
from cftscore.spreadsheet.load import Workbook


def load_all(
    workbooks: Sequence[Workbook], criteria_set: CriteriaSet, asked: str | Path | None
) -> list[HeadingMap]:
    """Load the mapping that was asked for, else those that lie beside the workbooks.

    Raises:
        CannotProceedError: one is not sound, or a heading means two things in two of them.
    """
    paths = [Path(asked)] if asked is not None else list(beside(workbooks))
    maps = [mapping.load(path, criteria_set) for path in paths]
    meanings: dict[Levels, str] = {}
    for heading_map in maps:
        for levels, meaning in heading_map.meanings.items():
            if meanings.setdefault(levels, meaning) != meaning:
                problem = mapping.two_meanings(LEVELS.join(levels))
                wrong = c.MappingWrong(place=Place(heading_map.path), problem=problem)
                raise CannotProceedError([wrong])
    return maps


def beside(workbooks: Sequence[Workbook]) -> Iterator[Path]:
    """Find the mappings that lie beside workbooks, each once."""
    folders: dict[str, Path] = {}
    for book in workbooks:
        named = os.path.dirname(book.path)  # noqa: PTH120 - of a country there are hundreds
        if named not in folders and Path(book.path).is_file():
            folders[named] = Path(named)
    for folder in folders.values():
        for name in mapping.BESIDE:
            if (folder / name).is_file():
                yield folder / name
                break


def readings(maps: Sequence[HeadingMap]) -> dict[Levels, Reading]:
    """Give what the headings of some mappings mean."""
    return {
        levels: reading
        for heading_map in maps
        for levels, reading in heading_map.readings().items()
    }


def findings(maps: Sequence[HeadingMap], met: Set[Levels], *, asked: bool) -> Iterator[Finding]:
    """Say which mappings were used, and which fit nothing.

    Args:
        maps: the mappings.
        met: the headings that were read as they say.
        asked: somebody asked for the mapping: that it was used needs no word.
    """
    for heading_map in maps:
        count = len(met & heading_map.meanings.keys())
        if not count:
            yield c.MappingNotUsed(place=Place(heading_map.path))
        elif not asked:
            yield c.MappingUsed(place=Place(heading_map.path), count=count)
