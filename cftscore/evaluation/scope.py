"""The scope of an evaluation: which communes are listed and counted.

What was asked for, or else what the workbooks speak of: of a province the one district that sent
something, or all of the province as soon as several did. Districts and communes of the scope
that sent nothing are part of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Severity
from cftscore.intake.rows import Context
from cftscore.intake.submission import Submission
from cftscore.register import names as place_names
from cftscore.register.model import Commune, District, Province, Register


class Scope(msgspec.Struct, frozen=True):
    """The communes that are listed, with the districts and provinces that they make up.

    Attributes:
        communes: by province, district and code.
        districts: all of whose communes are listed; empty where there is no district level.
        provinces: in which they lie; `communes` need not be all of theirs.
    """

    communes: tuple[Commune, ...]
    districts: tuple[District, ...]
    provinces: tuple[Province, ...]


def ask_scope(register: Register, district: str | None, province: str | None) -> Context:
    """Find the district or province that was asked for, by code or name.

    Raises:
        CannotProceedError: there is none of that name, or several.
    """
    province_code = "" if province is None else register.find_province(province).code
    if district is None:
        return Context("", province_code)
    found = register.find_district(district, province_code or None)
    return Context(found.code, found.province_code)


def choose_scope(register: Register, seen: Sequence[Commune], asked: Context) -> Scope:
    """Choose the scope from what was asked for and from the communes that sent something."""
    if asked.district_code:
        areas = [(asked.province_code, asked.district_code)]
    elif asked.province_code:
        areas = [(asked.province_code, "")]
    else:
        areas = list(_areas_of(seen))
    communes = [
        commune
        for province_code, district_code in areas
        for commune in (
            register.communes_of(district_code=district_code)
            if district_code
            else register.communes_of(province_code=province_code)
        )
    ]
    communes.sort(key=lambda commune: (commune.province_code, commune.district_code, commune.code))
    # One that was asked for is there even where it has no commune.
    district_codes = {asked.district_code, *(commune.district_code for commune in communes)} - {""}
    districts = [register.districts[code] for code in district_codes]
    districts.sort(key=lambda district: (district.province_code, district.code))
    return Scope(
        tuple(communes),
        tuple(districts),
        tuple(register.provinces[code] for code, _ in sorted(areas)),
    )


def _areas_of(seen: Sequence[Commune]) -> Iterator[tuple[str, str]]:
    by_province: dict[str, set[str]] = {}
    for commune in seen:
        by_province.setdefault(commune.province_code, set()).add(commune.district_code)
    for province_code, district_codes in by_province.items():
        only = next(iter(district_codes)) if len(district_codes) == 1 else ""
        yield province_code, only


def find_in_scope(register: Register, scope: Scope, text: str) -> Commune:
    """Find a commune of the scope by code or name.

    Raises:
        CannotProceedError: there is none, or several; with the nearest, or with the one outside
            of the scope.
    """
    try:
        return register.find_commune(text, among=scope.communes)
    except CannotProceedError as error:
        if not isinstance(error.findings[0], c.PlaceUnknown):
            raise
        outside = _outside(register, scope, text)
        if outside is None:
            raise error from None
        name = register.describe(outside)
        raise CannotProceedError([c.CommuneOutside(name=name)]) from None


def _outside(register: Register, scope: Scope, given: str) -> Commune | None:
    """Find the commune that is meant beyond the scope: one of its provinces before all others."""
    for province_code in [*(province.code for province in scope.provinces), ""]:
        try:
            return register.find_commune(given, province_code=province_code)
        except CannotProceedError:
            continue
    return None


def read_as(given: str, commune: Commune) -> Iterator[Finding]:
    """Note that a name was taken for a commune whose name has other diacritics.

    A name without any is typed so; with others it may mean another place.
    """
    if given.isascii() or place_names.same_letters(given, commune.name):
        return
    yield c.NameReadAs(commune=commune.code, given=given, name=commune.name)


def inside_scope(
    findings: Iterable[Finding], scope: Scope, submission: Submission
) -> Iterator[Finding]:
    """Leave out what is about communes, or files of communes, that nobody asked about.

    What may hide a commune that was asked for, as a row that nobody recognised, stays; so does all
    where nothing was sent of what was asked for.
    """
    inside = {commune.code for commune in scope.communes}
    sheets: dict[tuple[str | None, str | None], bool] = {}
    for commune, rows in zip(submission.communes, submission.rows, strict=True):
        for table, _ in rows:
            sheet = table.place.path, table.place.sheet
            sheets[sheet] = sheets.get(sheet, False) or commune.code in inside
    if not any(sheets.values()):
        yield from findings
        return
    for finding in findings:
        sheet = finding.place.path, finding.place.sheet
        hidden = finding.severity is not Severity.ERROR and not sheets.get(sheet, True)
        if not hidden and (finding.commune is None or finding.commune in inside):
            yield finding


def scope_findings(
    scope: Scope,
    seen: Sequence[Commune],
    asked_as: str,
    findings: Iterable[Finding] = (),
    unconfirmed: Collection[str] = (),
) -> Iterator[Finding]:
    """Report who is missing in the scope, and who lies outside of it.

    Args:
        scope: the scope.
        seen: the communes that sent something.
        asked_as: how the user named the district or province that was asked for.
        findings: of the workbooks: a row of no known commune may be the missing one's.
        unconfirmed: codes of communes of which another finding says why they count as missing.
    """
    inside = {commune.code for commune in scope.communes}
    outside = sum(commune.code not in inside for commune in seen)
    if outside:
        yield c.OutsideScope(count=outside, scope=asked_as)
    sent = {commune.code for commune in seen}
    sent_districts = {commune.district_code for commune in seen}
    for district in scope.districts:
        if district.code not in sent_districts:
            count = sum(commune.district_code == district.code for commune in scope.communes)
            yield c.DistrictNotSubmitted(name=district.name, count=count)
    known = sent | set(unconfirmed)
    yield from _absent_communes(scope, known, sent_districts, _rows_not_recognised(findings))


def _rows_not_recognised(findings: Iterable[Finding]) -> dict[str, str]:
    """Find the rows that may be a commune's though they were not taken for it, by its code."""
    rows: dict[str, str] = {}
    for finding in findings:
        if isinstance(
            finding,
            c.RowNotRecognised
            | c.CodeNotOnRegister
            | c.NameDoesNotFit
            | c.SheetOfAnotherCommune
            | c.RowOfDistrict,
        ):
            near = () if isinstance(finding, c.RowOfDistrict) else finding.near
            codes = [code for described in near for code in _CODE.findall(described)]
            if finding.commune is not None:
                codes.append(finding.commune)
            for code in codes:
                rows.setdefault(code, str(finding.place))
    return rows


_CODE = re.compile(r"\((\d{5}),")
"""The code in a commune's description."""


def _absent_communes(
    scope: Scope,
    known: Collection[str],
    sent_districts: Collection[str],
    rows: Mapping[str, str],
) -> Iterator[Finding]:
    for commune in scope.communes:
        alone = not commune.district_code or commune.district_code in sent_districts
        if commune.code not in known and alone:
            yield c.NotSubmitted(
                commune=commune.code,
                name=commune.name,
                district=commune.district or commune.province,
                row=rows.get(commune.code, ""),
            )
