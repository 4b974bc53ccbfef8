"""Making templates: which files a request gives, and what is in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import msgspec

from cftscore.core.text import fold
from cftscore.criteria.chosen import chosen
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.resolve import choose_criteria, parse_period
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place, in_order
from cftscore.intake.unit_class import class_names
from cftscore.register import load as register_load
from cftscore.register import names as place_names
from cftscore.register.model import Commune, District, Province, Register
from cftscore.register.unit_classes import load as load_classes
from cftscore.template import prefill
from cftscore.template.content import Content
from cftscore.template.focused import focused


class Made(msgspec.Struct, frozen=True):
    """Templates that were made.

    Attributes:
        contents: by the path below the output; the only one by an empty path if it is the output.
        findings: about the register, and about the last period's workbooks.
        name: of the place, for a file that is named by nobody else.
    """

    contents: dict[PurePath, Content]
    findings: tuple[Finding, ...]
    name: str = ""

    @property
    def in_folder(self) -> bool:
        """Whether the output is a folder of files."""
        return PurePath() not in self.contents


def make(
    period: str,
    places: tuple[str | None, str | None, str | None],
    *,
    criteria: str | Path | None,
    register: str | Path | None,
    on: str | None,
    unit_classes: str | Path | None,
    form: bool,
    previous: Sequence[str | Path],
    latest: bool,
    evidence: bool,
    groups: bool,
    focus: tuple[int, ...],
) -> Made:
    """Make templates.

    Args:
        period: such as `2020`.
        places: province, district and commune, by code or name; the smallest is what templates are
            made for, the others tell it from places of the same name.
        criteria: see `cftscore.make_template`, as of all that follow.
        register: see there.
        on: see there.
        unit_classes: see there.
        form: one form a commune in place of tables.
        previous: workbooks of the last period to bring along what seldom changes.
        latest: see there.
        evidence: see there.
        groups: see there.
        focus: see there.

    Raises:
        CannotProceedError: no such place, period or criteria set, or the last period's workbooks
            cannot be read.
        ValueError: no place is named.
    """
    wanted = parse_period(period)
    whole_set = choose_criteria([], criteria, wanted)
    used = focused(whole_set, chosen(focus, whole_set.set, "focus"))
    own = Path(register) if register is not None else None
    on_register, about_register = register_load.load(wanted, own, on)
    area, communes, name = _asked(places, on_register)
    contents = {
        path: Content(
            criteria=used,
            period=wanted,
            communes=tuple(inside),
            form=form,
            evidence={} if evidence else None,
            in_groups={} if groups or (focus and _divided(used.set)) else None,
            focus=focus,
        )
        for path, inside in _files(area, communes, on_register, form=form)
    }
    findings = list(about_register)
    if previous:
        some = next(iter(contents.values()))
        before = prefill.read(previous, some, register, latest=latest)
        contents = {path: prefill.carry_over(content, before) for path, content in contents.items()}
        findings += before.findings
        if not any(content.carried for content in contents.values()):
            findings.append(c.NothingCarried(place=Place(str(previous[0]))))
    if unit_classes is not None:
        names = class_names(used.set)
        listed, about = load_classes(Path(unit_classes), on_register.day, names)
        findings += about
        contents = {path: prefill.classify(content, listed) for path, content in contents.items()}
    return Made(contents, tuple(in_order(findings)), name)


def _divided(criteria_set: CriteriaSet) -> bool:
    """Whether a count of the set is divided into groups."""
    return any(one.groups for one in criteria_set.indicators.values())


def _asked(
    places: tuple[str | None, str | None, str | None], register: Register
) -> tuple[Province | District | None, Sequence[Commune], str]:
    """Find the area that is asked for, its communes, and its name as a file bears it.

    There is no area where one commune is asked for.
    """
    province, district, commune = places
    in_province = None if province is None else register.find_province(province)
    province_code = in_province.code if in_province is not None else ""
    in_district = None if district is None else register.find_district(district, province_code)
    district_code = in_district.code if in_district is not None else ""
    communes = register.communes_of(district_code=district_code, province_code=province_code)
    if commune is not None:
        found = register.find_commune(commune, among=communes)
        return None, [found], file_name(found.code, found.name)
    area = in_district or in_province
    if area is None:
        raise ValueError("a province, a district or a commune is needed")
    if not communes:
        name = register.describe(area)
        raise CannotProceedError([c.AreaWithoutCommunes(name=name, register=register.title)])
    return area, communes, file_name(area.code, place_names.bare(area.name))


def _files(
    area: Province | District | None, communes: Sequence[Commune], register: Register, *, form: bool
) -> Iterator[tuple[PurePath, Sequence[Commune]]]:
    """Find the files with their communes, below the output."""
    if area is None:
        yield PurePath(), communes
        return
    for folder, inside in _groups(communes, area, register):
        if form:
            for commune in inside:
                yield folder / f"{file_name(commune.code, commune.name)}.xlsx", [commune]
        else:
            yield (folder.with_suffix(".xlsx") if folder.name else folder), inside


def _groups(
    communes: Sequence[Commune], area: Province | District, register: Register
) -> Iterator[tuple[PurePath, list[Commune]]]:
    """Part the communes of a province by district, each with the name of its folder or file."""
    by_district: dict[str, list[Commune]] = {}
    for commune in communes:
        by_district.setdefault(commune.district_code, []).append(commune)
    for code, inside in by_district.items():
        if isinstance(area, District) or set(by_district) == {""}:
            yield PurePath(), inside
        else:
            district = register.districts.get(code, area)
            yield PurePath(file_name(district.code, place_names.bare(district.name))), inside


def file_name(code: str, name: str) -> str:
    """Name a file or folder in letters that every system and e-mail takes: `894-thoai-son`."""
    return f"{code}-{fold(name).replace(' ', '-')[:60]}"
