"""Figures as data values of DHIS2, to be sent by whoever may: nothing is sent from here.

The file is what `POST /api/dataValueSets` takes. A figure that is missing, or was left out since it
contradicts another, has no value in it: DHIS2 then keeps what it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cftscore.core.period import Period
from cftscore.core.record import Record
from cftscore.evaluation.document import CommuneResult, Evaluation, FindingRecord, to_record
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.output import dhis2_map
from cftscore.output.base_result import BaseResult
from cftscore.output.dhis2_map import Dhis2Map

if TYPE_CHECKING:
    from cftscore.evaluation.figures_read import FigureRead, FiguresRead

_MOST_NAMED = 20


class DataValue(Record, frozen=True, omit_defaults=True, rename="camel"):
    """One value, under the names that DHIS2 has.

    Attributes:
        data_element: what was counted.
        period: such as `2020`, `2020Q2`, `202007`.
        org_unit: where.
        value: a whole number, or `true` and `false`.
        category_option_combo: the part of the data element that it is of, if one is stated.
        attribute_option_combo: the same for all values, if one is stated.
    """

    data_element: str
    period: str
    org_unit: str
    value: str
    category_option_combo: str | None = None
    attribute_option_combo: str | None = None


class DataValueSet(Record, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """The values of all communes, under the names that DHIS2 has.

    Attributes:
        data_set: that they are of, if one is stated.
        data_element_id_scheme: what names data elements, if it is not their UID.
        org_unit_id_scheme: what names organisation units, if it is not their UID.
        data_values: by commune, then by indicator.
    """

    data_set: str | None = None
    data_element_id_scheme: str | None = None
    org_unit_id_scheme: str | None = None
    data_values: tuple[DataValue, ...]


class Dhis2Result(BaseResult[DataValueSet]):
    """Figures as data values of DHIS2.

    Attributes:
        document: the values, as they are written.
        inputs: the files that were read; none of them is ever written to.
        findings: what has no mapping, and which sensitive figures are among the values.
    """

    of = "dhis2"

    def __init__(
        self, document: DataValueSet, inputs: Sequence[Path], findings: Sequence[FindingRecord]
    ) -> None:
        super().__init__(document, inputs)
        self.findings = tuple(findings)

    def _about(self) -> str:
        return f"values: {len(self.document.data_values)}, notes: {len(self.findings)}"


def make(
    evaluation: Evaluation, figures: FiguresRead, mapping: str | Path, inputs: Sequence[Path] = ()
) -> Dhis2Result:
    """Make the data values of the communes that submitted something.

    Args:
        evaluation: the document.
        figures: what was read.
        mapping: the file that says what indicators and communes are in DHIS2.
        inputs: what was read before.

    Raises:
        CannotProceedError: the mapping cannot be read or is wrong, or maps none of the communes.
    """
    used = dhis2_map.load(Path(mapping), evaluation.criteria_set.definition)
    values = tuple(_values(evaluation, figures, used))
    findings = list(_findings(evaluation, used))
    if not values:
        raise CannotProceedError([c.Dhis2NothingMapped(place=Place(used.path)), *findings])
    document = DataValueSet(
        data_values=values,
        data_set=used.stated.get("dataSet"),
        data_element_id_scheme=used.stated.get("dataElementIdScheme"),
        org_unit_id_scheme=used.stated.get("orgUnitIdScheme"),
    )
    return Dhis2Result(document, [*inputs, Path(mapping)], [*map(to_record, findings)])


def _values(evaluation: Evaluation, figures: FiguresRead, used: Dhis2Map) -> Iterator[DataValue]:
    period = used.stated.get("period") or period_of(evaluation.period)
    combo = used.stated.get("attributeOptionCombo")
    for commune in evaluation.communes:
        unit = used.unit_of(commune.code)
        read = {} if unit is None else figures.of(commune.code)
        for key, element in used.elements.items():
            value = _value(read[key]) if key in read else None
            if unit is not None and value is not None:
                yield DataValue(
                    data_element=element.data_element,
                    period=period,
                    org_unit=unit,
                    value=value,
                    category_option_combo=element.category_option_combo,
                    attribute_option_combo=combo,
                )


def _value(figure: FigureRead) -> str | None:
    if figure.value is None:
        return None
    return ("false", "true")[figure.value] if figure.answer else str(figure.value)


def period_of(period: str) -> str:
    """Write a period as DHIS2 does: `2020`, `2020S1` of `2020-H1`, `2020Q2`, `202007`."""
    parsed = Period.parse(period)
    if parsed is None:
        raise ValueError(period)
    year, _, part = str(parsed).partition("-")
    return f"{year}{part.replace('H', 'S')}"


def _findings(evaluation: Evaluation, used: Dhis2Map) -> Iterator[Finding]:
    """List what has no mapping, and warn of sensitive figures that have one."""
    place = Place(used.path)
    indicators = evaluation.criteria_set.definition.indicators
    absent = [indicators[key].label.quoted(key) for key in indicators if key not in used.elements]
    if absent:
        yield c.Dhis2NoElement(place=place, count=len(absent), labels=tuple(absent))
    submitted = [commune for commune in evaluation.communes if commune.verdict != "not_submitted"]
    communes = [commune for commune in submitted if used.unit_of(commune.code) is None]
    if communes:
        yield c.Dhis2NoUnit(place=place, count=len(communes), communes=_named(communes))
    sensitive = [indicators[key].label for key in used.elements if indicators[key].sensitive]
    if sensitive:
        yield c.Dhis2Sensitive(place=place, labels=tuple(sensitive))


def _named(communes: Sequence[CommuneResult]) -> tuple[str, ...]:
    named = [f"{commune.name} ({commune.code})" for commune in communes[:_MOST_NAMED]]
    return (*named, "…") if len(communes) > _MOST_NAMED else tuple(named)
