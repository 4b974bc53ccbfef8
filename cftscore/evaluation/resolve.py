"""The basis of an evaluation: its period, its criteria set, and where the communes lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from cftscore.core.period import Period
from cftscore.criteria import load as criteria_load
from cftscore.criteria.check import load_sound, sound
from cftscore.criteria.model import CriteriaFile
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.intake.info import Info
from cftscore.intake.over_periods import Parts, parts_of
from cftscore.intake.rows import Context
from cftscore.intake.stated_years import proposed
from cftscore.intake.submission import Submission
from cftscore.register import names as place_names
from cftscore.register.model import Register
from cftscore.spreadsheet.load import Workbook


def parse_period(text: str) -> Period:
    """Read a period.

    Raises:
        CannotProceedError: it is none.
    """
    period = Period.parse(text)
    if period is None:
        raise CannotProceedError([c.PeriodInvalid(given=text)])
    return period


def choose_period(
    infos: Sequence[Info], asked: str | None, workbooks: Sequence[Workbook] = ()
) -> Period:
    """Choose the period: the one that was asked for, else the one that the workbooks state.

    Args:
        infos: what the workbooks state.
        asked: what the command states.
        workbooks: whose titles are proposed where nothing states it.

    Raises:
        CannotProceedError: it is no period, none is stated, or several are.
    """
    if asked is not None:
        return parse_period(asked)
    stated: dict[Period, None] = {}
    invalid: list[Finding] = []
    for info in infos:
        if not info.period.text:
            continue
        period = Period.parse(info.period.text)
        if period is None:
            invalid.append(c.PeriodInvalid(place=info.period.place, given=info.period.text))
        else:
            stated[period] = None
    if len(stated) == 1:
        return next(iter(stated))
    if stated:
        several = tuple(map(str, sorted(stated)))
        wholes = {str(period.year) if not period.is_year else "" for period in stated}
        whole = wholes.pop() if len(wholes) == 1 else ""
        raise CannotProceedError([*invalid, c.PeriodsSeveral(stated=several, whole=whole)])
    if invalid:
        raise CannotProceedError(invalid)
    raise CannotProceedError([c.PeriodUnknown(near=proposed(workbooks))])


def choose_whole(
    infos: Sequence[Info], asked: str | None, workbooks: Sequence[Workbook] = ()
) -> Period:
    """Choose what the parts that workbooks state add up to: asked for, else their year.

    Args:
        infos: what the workbooks state.
        asked: what the command states.
        workbooks: whose titles are proposed where nothing states it.

    Raises:
        CannotProceedError: it is no period, none is stated, or they are of several years.
    """
    if asked is not None:
        return parse_period(asked)
    stated = [Period.parse(info.period.text) for info in infos]
    years = {period.year for period in stated if period is not None}
    if len(years) == 1:
        return Period(years.pop(), 1, 12)
    return choose_period(infos, None, workbooks)


def parts_stated(used: Sequence[tuple[Workbook, Info]], whole: Period, *, so_far: bool) -> Parts:
    """Tell of which part of a period each workbook is.

    Args:
        used: the workbooks of the period, with what they state.
        whole: the period.
        so_far: parts at its end may be missing.

    Raises:
        CannotProceedError: one does not say it, two overlap, or one is missing.
    """
    unclear = [
        c.PeriodNotStated(place=Place(book.path)) for book, info in used if not info.period.text
    ]
    if unclear or not used:
        raise CannotProceedError(unclear or [c.NoCommunes()])
    stated = [Period.parse(info.period.text) or whole for _, info in used]
    return parts_of(stated, [info.period.place for _, info in used], whole, so_far=so_far)


def choose_criteria(
    infos: Sequence[Info], asked: str | Path | None, period: Period
) -> CriteriaFile:
    """Choose the criteria set: asked for, else stated by the workbooks, else in force then.

    Raises:
        CannotProceedError: there is none, or it is not sound.
    """
    if asked is not None:
        return load_sound(asked)
    stated = {info.criteria_set.text for info in infos} & set(criteria_load.shipped_ids())
    if len(stated) == 1:
        return load_sound(stated.pop())
    in_force = criteria_load.in_force(period)
    if in_force is None:
        near = tuple(criteria_load.shipped_ids())
        raise CannotProceedError([c.NoneInForce(period=str(period), near=near)])
    return sound(in_force)


def other_sets(infos: Sequence[Info], criteria: CriteriaFile) -> list[Finding]:
    """Report the workbooks made for another criteria set, or state of it, than the one applied."""
    sha256 = criteria.sha256
    return [finding for info in infos for finding in _other_set(info, criteria, sha256)]


def _other_set(info: Info, criteria: CriteriaFile, sha256: str) -> Iterator[Finding]:
    stated, wanted, version = info.criteria_set, criteria.set.id, str(criteria.set.version)
    if stated.text not in ("", wanted):
        yield c.CriteriaSetDiffers(place=stated.place, stated=stated.text, wanted=wanted)
    elif info.version.text not in ("", version):
        yield c.CriteriaVersionDiffers(
            place=info.version.place, set=wanted, stated=info.version.text, wanted=version
        )
    elif info.sha256.text.casefold() not in ("", sha256):
        yield c.CriteriaFiguresDiffer(place=info.sha256.place, set=wanted, version=version)


def context(info: Info, register: Register, asked: Context, findings: list[Finding]) -> Context:
    """Find the district and province that a workbook states, else those that were asked for."""
    province_code, district_code = asked.province_code, asked.district_code
    stated = info.province
    try:
        if stated.text:
            province_code = register.find_province(stated.text).code
            if province_code != asked.province_code:
                district_code = ""
        stated = info.district
        if stated.text and register.has_districts:
            district_code = ""
            district = register.find_district(stated.text, province_code or None)
            district_code, province_code = district.code, district.province_code
    except CannotProceedError as error:
        findings += [replace(finding, place=stated.place) for finding in error.findings]
    return Context(district_code, province_code)


def misplaced(
    infos: Sequence[Info], contexts: Sequence[Context], submission: Submission
) -> Iterator[Finding]:
    """Report, once a workbook, a commune that lies outside of where the workbook says it is of.

    Args:
        infos: what the workbooks say of themselves.
        contexts: the districts and provinces that this means.
        submission: what was read from them.
    """
    reported: set[int] = set()
    silent = {
        source
        for source, info in enumerate(infos)
        if not (info.district.text or info.province.text)
    }
    for commune, rows in zip(submission.communes, submission.rows, strict=True):
        for source in {table.source for table, _ in rows} - silent - reported:
            info, context = infos[source], contexts[source]
            for stated, wanted, code, registered in (
                (info.district, context.district_code, commune.district_code, commune.district),
                (info.province, context.province_code, commune.province_code, commune.province),
            ):
                if stated.text and wanted and code and wanted != code and source not in reported:
                    reported.add(source)
                    yield c.DistrictDoesNotFit(
                        place=stated.place,
                        commune=commune.code,
                        name=commune.name,
                        home=place_names.inside(registered),
                        registered=registered,
                        written=stated.text,
                    )
