"""The rows of the tables and charts that stand in the page from the start."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from cftscore.core.numbers import percent
from cftscore.core.text import Language, alphabetical, number
from cftscore.criteria.model import NOT_YET_READ, Criterion
from cftscore.evaluation.document import AreaResult, MissedCriterion
from cftscore.findings.model import Severity
from cftscore.output import words
from cftscore.output.comparison.words import RECOGNITIONS, signed
from cftscore.report.content import Content, Missed, names
from cftscore.report.history import AreaHistory, History, Share
from cftscore.report.page.words import SAID

MOST_FINDINGS = 200

AreaRow = tuple[AreaResult, bool]


def area_rows(content: Content) -> list[AreaRow]:
    """Give the areas of the main chart: the province and its districts, or several provinces."""
    whole = [(area, True) for area in content.provinces]
    if len(content.document.provinces) > 1:
        return whole
    return [*whole, *((area, False) for area in content.districts)]


def district_groups(content: Content) -> list[tuple[str, list[AreaRow]]]:
    """Give the districts by province, where there are several provinces."""
    provinces = content.document.provinces
    if len(provinces) < 2:
        return []
    groups = []
    for province in sorted(provinces, key=lambda area: alphabetical(area.name)):
        rows = [(area, False) for area in content.districts if area.province_code == province.code]
        if rows:
            title = SAID["districts_of"].say(content.language, province=province.name)
            groups.append((title, rows))
    return groups


class MissedRow(msgspec.Struct, frozen=True):
    """A criterion, and how many communes miss it.

    Attributes:
        parts: what is drawn: kind, from where, how wide, in per cent of those that submitted.
        provisional: whether a figure of it is not yet read in the law.
        names: the communes that miss it, where it is kept in sight.
    """

    id: int
    title: str
    focus: bool
    provisional: bool
    missed: int
    unknown: int
    below_max: int
    parts: tuple[tuple[str, Decimal, Decimal], ...]
    names: tuple[str, ...]
    names_title: str


def missed_rows(content: Content) -> list[MissedRow]:
    """Give the criteria, those that are kept in sight first, then the most often missed."""
    return [_missed_row(content, criterion) for criterion in content.missed]


def _missed_row(content: Content, criterion: Missed) -> MissedRow:
    below = criterion.below_max if isinstance(criterion, MissedCriterion) else 0
    focus = criterion.id in content.focus
    title = criterion.title.say(content.language)
    communes = content.missing(criterion.id) if focus else []
    several = words.several_districts(content.communes)
    return MissedRow(
        id=criterion.id,
        title=content.say(words.OF_CRITERION, id=criterion.id, title=title),
        focus=focus,
        provisional=is_provisional(content.criterion(criterion.id)),
        missed=criterion.missed,
        unknown=criterion.unknown,
        below_max=below,
        parts=_parts(criterion.missed, criterion.unknown, below, content.totals.submitted),
        names=tuple(names(communes, with_district=several)),
        names_title=content.say(SAID["missing_names"], id=criterion.id),
    )


def is_provisional(criterion: Criterion) -> bool:
    """Tell whether the most of a criterion, a measure or a band is not yet read in the law."""
    statuses = [criterion.source.status]
    for item in criterion.items:
        statuses += [item.source.status, *(band.status for band in item.bands)]
    return any(status in NOT_YET_READ for status in statuses)


def _parts(
    missed: int, unknown: int, below: int, all_: int
) -> tuple[tuple[str, Decimal, Decimal], ...]:
    found, at = [], 0
    for kind, count in (("missed", missed), ("unknown", unknown), ("below", below)):
        if count:
            found.append((kind, percent(at, all_), percent(count, all_)))
        at += count
    return tuple(found)


class HistoryRow(msgspec.Struct, frozen=True):
    """An area through the periods.

    Attributes:
        line: where the line from the period before to this one begins and ends, in per cent.
        now: where the dot of this period stands.
        change: in words.
    """

    name: str
    whole: bool
    shares: tuple[Share | None, ...]
    line: tuple[Decimal, Decimal] | None
    now: Decimal | None
    change: str


class HistoryRows(msgspec.Struct, frozen=True):
    """The section on earlier periods."""

    periods: tuple[str, ...]
    before: str
    after: str
    rows: list[HistoryRow]
    recognition_title: str
    recognition: list[tuple[str, int]]
    lists: list[tuple[str, tuple[str, ...]]]
    moves: list[tuple[str, str, str, str]]


def history_rows(content: Content) -> HistoryRows | None:
    """Give what changed since earlier periods; None where none were given."""
    shown = content.history
    if shown is None:
        return None
    before, after = shown.periods[-2:]
    return HistoryRows(
        periods=shown.periods,
        before=before,
        after=after,
        rows=[_history_row(content, area) for area in _in_order(shown)],
        recognition_title=content.say(SAID["recognition"], before=before),
        recognition=[
            (content.say(RECOGNITIONS[kind]), count)
            for kind, count in shown.recognition.items()
            if count
        ],
        lists=[
            (content.say(SAID[key]), found)
            for key, found in (("gained", shown.gained), ("lost", shown.lost))
            if found
        ],
        moves=list(_moves(content, shown)),
    )


def _in_order(shown: History) -> list[AreaHistory]:
    return sorted(shown.areas, key=lambda area: not area.is_whole)


def _history_row(content: Content, area: AreaHistory) -> HistoryRow:
    then, now = area.shares[-2:]
    line = (then.percent, now.percent) if then and now else None
    return HistoryRow(
        name=area_name(content, area),
        whole=area.is_whole,
        shares=area.shares,
        line=line,
        now=now.percent if now else None,
        change=change_words(area, content.language),
    )


def area_name(content: Content, area: AreaHistory) -> str:
    """Name an area: all communes of the scope have no name of their own."""
    name = area.name or content.say(SAID["whole_area"])
    return content.say(SAID["former"], name=name) if area.former else name


def change_words(area: AreaHistory, language: Language) -> str:
    """Say by how many percentage points and communes an area changed; empty where unknown."""
    texts = []
    if area.points is not None:
        texts.append(SAID["change_points"].say(language, points=signed(area.points, language)))
    if area.communes is not None:
        texts.append(
            SAID["change_communes"].say(language, communes=signed(area.communes, language))
        )
    return ", ".join(texts)


def _moves(content: Content, shown: History) -> Iterator[tuple[str, str, str, str]]:
    language = content.language
    for criterion in shown.moves:
        title = criterion.title.say(language)
        yield (
            content.say(words.OF_CRITERION, id=criterion.id, title=title),
            number(criterion.average_before, language),
            number(criterion.average_after, language),
            signed(criterion.average_change, language),
        )


class FindingRows(msgspec.Struct, frozen=True):
    """The section on findings: how many, the first of them, and how many more there are."""

    count: str
    rows: list[tuple[str, str, str, str]]
    more: str | None


def finding_rows(content: Content) -> FindingRows:
    """Give the findings, errors first."""
    findings = sorted(content.findings, key=lambda finding: finding.severity.rank)
    by = {one: sum(found_.severity is one for found_ in findings) for one in Severity}
    rows = [
        (
            " › ".join(part for part in (finding.path, finding.sheet, finding.cell) if part),
            finding.code,
            finding.message.say(content.language),
            finding.fix.say(content.language),
        )
        for finding in findings[:MOST_FINDINGS]
    ]
    rest = len(findings) - len(rows)
    return FindingRows(
        content.say(
            SAID["findings_count"],
            errors=by[Severity.ERROR],
            warnings=by[Severity.WARNING],
            notes=by[Severity.NOTE],
        ),
        rows,
        content.say(SAID["findings_more"], count=rest) if rest else None,
    )
