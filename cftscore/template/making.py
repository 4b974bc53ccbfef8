"""Making templates: which files a request gives, and what is in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from cftscore.core.text import Language, fold
from cftscore.criteria.chosen import chosen
from cftscore.criteria.model import CriteriaFile, CriteriaSet
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What templates are asked for.

    Attributes:
        period: such as `2020`.
        province, district, commune: code or name; the smallest is what templates are made for,
            the others tell it from places of the same name.
        criteria: id or path of a criteria set; else the one in force in the period.
        register: path of one's own register; else the shipped one.
        on: the day that counts, `2020-11-20`; else the last one of the period.
        unit_classes: path of a list of unit classes to fill in.
        form: one form a commune in place of tables.
        previous: workbooks of the last period to bring along what seldom changes.
        latest: of several of those of one commune only the newest counts.
        evidence: with a sheet for the documents that stand behind each item.
        groups: with a sheet for the groups of children that make up a count.
        focus: only these criteria, without any scores: for a part of a year.
        language: of everything but the names of the sheets.
    """

    period: str
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    criteria: str | Path | None = None
    register: str | Path | None = None
    on: str | None = None
    unit_classes: str | Path | None = None
    form: bool = False
    previous: Sequence[str | Path] = ()
    latest: bool = False
    evidence: bool = False
    groups: bool = False
    focus: tuple[int, ...] = ()
    language: Language = "vi"


@dataclass(frozen=True, slots=True)
class Made:
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


def make(request: Request) -> Made:
    """Make the templates of a request.

    Raises:
        CannotProceedError: no such place, period or criteria set, or the last period's workbooks
            cannot be read.
        ValueError: no place is named.
    """
    period = parse_period(request.period)
    criteria = _checked(choose_criteria([], request.criteria, period), request.focus)
    own = Path(request.register) if request.register is not None else None
    register, about_register = register_load.load(period, own, request.on)
    with_groups = request.groups or (bool(request.focus) and _divided(criteria.set))
    contents = {
        path: Content(
            criteria=criteria,
            period=period,
            communes=tuple(communes),
            language=request.language,
            form=request.form,
            evidence={} if request.evidence else None,
            in_groups={} if with_groups else None,
            focus=request.focus,
        )
        for path, communes in _files(request, register)
    }
    findings = list(about_register)
    if request.previous:
        some = next(iter(contents.values()))
        before = prefill.read(request.previous, some, request.register, latest=request.latest)
        contents = {path: prefill.carry_over(content, before) for path, content in contents.items()}
        findings += before.findings
        if not any(content.carried for content in contents.values()):
            findings.append(c.NothingCarried(place=Place(str(request.previous[0]))))
    if request.unit_classes is not None:
        names = class_names(criteria.set)
        listed, about = load_classes(Path(request.unit_classes), register.day, names)
        findings += about
        contents = {path: prefill.classify(content, listed) for path, content in contents.items()}
    return Made(contents, tuple(in_order(findings)), _place(request, register))


def _checked(criteria: CriteriaFile, focus: tuple[int, ...]) -> CriteriaFile:
    """Give a criteria set with only some of its criteria.

    Raises:
        RefusedError: there is no such criterion.
    """
    if not focus:
        return criteria
    chosen(focus, criteria.set, "focus")
    return focused(criteria, focus)


def _divided(criteria_set: CriteriaSet) -> bool:
    """Whether a count of the set is divided into groups."""
    return any(one.groups for one in criteria_set.indicators.values())


def _place(request: Request, register: Register) -> str:
    """Name the smallest place that is asked for as a file bears it."""
    province, district = request.province, request.district
    code = register.find_province(province).code if province is not None else ""
    if request.commune is not None:
        inside = register.find_district(district, code).code if district is not None else ""
        among = register.communes_of(district_code=inside, province_code=code)
        commune = register.find_commune(request.commune, among=among)
        return file_name(commune.code, commune.name)
    area: Province | District = (
        register.find_district(district, code)
        if district is not None
        else register.find_province(province or "")
    )
    return file_name(area.code, place_names.bare(area.name))


def _files(request: Request, register: Register) -> Iterator[tuple[PurePath, Sequence[Commune]]]:
    """Find the files with their communes, below the output."""
    province, district = request.province, request.district
    in_province = None if province is None else register.find_province(province)
    province_code = in_province.code if in_province is not None else ""
    in_district = None if district is None else register.find_district(district, province_code)
    district_code = in_district.code if in_district is not None else ""
    communes = register.communes_of(district_code=district_code, province_code=province_code)
    if request.commune is not None:
        yield PurePath(), [register.find_commune(request.commune, among=communes)]
        return
    area = in_district or in_province
    if area is None:
        raise ValueError("a province, a district or a commune is needed")
    if not communes:
        name = register.describe(area)
        raise CannotProceedError([c.AreaWithoutCommunes(name=name, register=register.title)])
    for folder, inside in _groups(communes, area, register):
        if request.form:
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
