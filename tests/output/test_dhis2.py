"""Data values of DHIS2: held against the form that its Web API documents, value by value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import reports
from commandline import CHAU_DOC, run_inside

import cftscore
from cftscore.output import dhis2

pytestmark = pytest.mark.slow

UID = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9]{10}$"}
PERIOD = {"type": "string", "pattern": r"^\d{4}(\d{2}(\d{2})?|Q[1-4]|S[12])?$"}
SCHEME = {"type": "string", "pattern": "^(uid|code|name|attribute:[A-Za-z][A-Za-z0-9]{10})$"}
DATA_VALUE_SET = {
    "type": "object",
    "properties": {
        "dataSet": UID,
        "completeDate": {"type": "string"},
        "period": PERIOD,
        "orgUnit": {"type": "string"},
        "attributeOptionCombo": UID,
        "dataElementIdScheme": SCHEME,
        "orgUnitIdScheme": SCHEME,
        "dataValues": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "dataElement": {"type": "string", "minLength": 1},
                    "period": PERIOD,
                    "orgUnit": {"type": "string", "minLength": 1},
                    "categoryOptionCombo": UID,
                    "attributeOptionCombo": UID,
                    "value": {"type": "string", "pattern": r"^(\d+|true|false)$"},
                    "comment": {"type": "string"},
                },
                "required": ["dataElement", "period", "orgUnit", "value"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["dataValues"],
    "additionalProperties": False,
}
"""What `/api/dataValueSets` takes, as *Sending bulks of data values* of the DHIS2 developer guide
has it: keys and identifiers, values as texts."""

MAPPING = """\
dataSet: BfMAe6Itzgt
attributeOptionCombo: HllvX50cXC0
dataElements:
  births_due: fbfJHSPpUQD
  births_registered: {dataElement: cYeuwXTCPkU, categoryOptionCombo: pq2XI5kz2BY}
  has_protection_officer: Jtf34kNZhzP
  infants: UOlfIjgN8X6
orgUnits:
  "30316": DiszpKrYNg8
  "30319": FNnj3jKGS7i
"""


def made(
    folder: Path, mapping: str, source: Any = CHAU_DOC, **options: Any
) -> cftscore.Dhis2Result:
    path = folder / "dhis2.yaml"
    path.write_text(mapping, encoding="utf-8")
    return cftscore.evaluate(source, **options).dhis2(path)


def document(result: cftscore.Dhis2Result) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(result.to_json())
    jsonschema.Draft202012Validator(DATA_VALUE_SET).validate(shown)
    return shown


def test_each_value_is_the_figure_that_was_scored(tmp_path: Path) -> None:
    result = made(tmp_path, MAPPING)
    shown = document(result)
    assert shown["dataSet"] == "BfMAe6Itzgt"
    values = {(one["orgUnit"], one["dataElement"]): one for one in shown["dataValues"]}
    assert len(values) == len(shown["dataValues"]) == 2 * 4
    read = cftscore.evaluate(CHAU_DOC).indicators.set_index(["code", "indicator"])
    for code, unit in (("30316", "DiszpKrYNg8"), ("30319", "FNnj3jKGS7i")):
        registered = values[unit, "cYeuwXTCPkU"]
        assert registered == {
            "dataElement": "cYeuwXTCPkU",
            "period": "2020",
            "orgUnit": unit,
            "value": str(read.loc[(code, "births_registered"), "value"]),
            "categoryOptionCombo": "pq2XI5kz2BY",
            "attributeOptionCombo": "HllvX50cXC0",
        }
        assert values[unit, "Jtf34kNZhzP"]["value"] == "true"
        assert values[unit, "fbfJHSPpUQD"]["value"] == str(read.loc[(code, "births_due"), "value"])
    assert [one.code for one in result.findings] == ["O021", "O022"]
    elements, units = result.findings
    assert "36 indicators have no data element" in elements.message.en
    assert "(children_abused)" in elements.message.en
    assert "5 communes have no organisation unit" in units.message.en
    assert "Xã Vĩnh Châu (30334)" in units.message.en
    assert "“" in elements.message.vi


def test_what_is_missing_or_left_out_has_no_value(tmp_path: Path) -> None:
    """A blank is not 0; a figure that contradicts another is not sent on; no is `false`."""
    row = reports.row(
        "30316", births_due=10, births_registered=11, infants=None, has_protection_officer="Không"
    )
    path = reports.write(tmp_path / "in.xlsx", [row], {"Kỳ": "2020"})
    values = document(made(tmp_path, MAPPING, path))["dataValues"]
    written = [(one["dataElement"], one["value"]) for one in values]
    assert written == [("fbfJHSPpUQD", "10"), ("Jtf34kNZhzP", "false")]


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2020", "2020"), ("2020-H1", "2020S1"), ("2020-H2", "2020S2"), ("2020-Q3", "2020Q3"),
     ("2020-07", "202007")],
)  # fmt: skip
def test_periods_as_dhis2_writes_them(tmp_path: Path, period: str, expected: str) -> None:
    assert dhis2.period_of(period) == expected
    path = reports.write(tmp_path / "in.xlsx", [reports.row("30316")], {"Kỳ": period})
    (shown, *_) = document(made(tmp_path, MAPPING, path))["dataValues"]
    assert shown["period"] == expected


def test_a_period_of_ones_own_and_codes_in_place_of_uids(tmp_path: Path) -> None:
    mapping = (
        "period: 202012\norgUnitIdScheme: code\ndataElementIdScheme: code\n"
        'dataElements: {births_due: TE_KHAISINH}\norgUnits: {"30316": PHUONG_B}\n'
    )
    result = made(tmp_path, mapping)
    shown = document(result)
    assert shown["orgUnitIdScheme"] == shown["dataElementIdScheme"] == "code"
    assert {one["period"] for one in shown["dataValues"]} == {"202012"}
    assert [one["orgUnit"] for one in shown["dataValues"]][:2] == ["PHUONG_B", "30319"]
    assert len(shown["dataValues"]) == 7
    assert [one.code for one in result.findings] == ["O021"]


@pytest.mark.parametrize(
    ("mapping", "problem"),
    [
        ("dataElements: {birth_due: fbfJHSPpUQD}", "no indicator “birth_due”; did you mean: birth"),
        ("dataElements: {births_due: 1bfJHSPpUQD}", "“1bfJHSPpUQD” is not a UID"),
        ("dataElements: {births_due: fbfJHSPpUQ}", "is not a UID"),
        ("dataElements: {births_due: }", "it is blank"),
        ("dataElements: {births_due: {dataElemen: fbfJHSPpUQD}}", "no key “dataElemen”; did you"),
        ("dataElements: [births_due]", "lines of `key: value` are due"),
        ("dataElements: {births_due: fbfJHSPpUQD, births_registered: fbfJHSPpUQD}",
         "“fbfJHSPpUQD” is “births_due” already"),
        ('orgUnits: {"30316": DiszpKrYNg8, "30319": DiszpKrYNg8}', "is “30316” already"),
        ("orgUnits: {}", "dataElements is due"),
        ("dataelements: {}", "no key “dataelements”; did you mean: dataElements"),
        ("period: 2020-Q2\ndataElements: {births_due: fbfJHSPpUQD}", "not a period of DHIS2"),
        ("orgUnitIdScheme: uuid\ndataElements: {births_due: fbfJHSPpUQD}", "use uid, code, name"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_refused_at_its_place(
    tmp_path: Path, mapping: str, problem: str
) -> None:
    with pytest.raises(cftscore.CannotProceedError) as error:
        made(tmp_path, mapping)
    said = [(one.code, one.place.line, one.say("en")) for one in error.value.findings]
    assert any(code == "O020" and line and problem in text for code, line, text in said), said


def test_one_indicator_may_be_two_parts_of_a_data_element(tmp_path: Path) -> None:
    mapping = (
        "orgUnitIdScheme: code\ndataElements:\n"
        "  births_due: {dataElement: fbfJHSPpUQD, categoryOptionCombo: pq2XI5kz2BY}\n"
        "  births_registered: {dataElement: fbfJHSPpUQD, categoryOptionCombo: PT59n8BQbqM}\n"
    )
    assert len(document(made(tmp_path, mapping))["dataValues"]) == 14


def test_the_command_writes_the_same_and_lists_what_has_no_mapping(tmp_path: Path) -> None:
    expected = made(tmp_path, MAPPING).to_json()
    options = ("--dhis2-map", tmp_path / "dhis2.yaml", "-f", "csv")
    done = run_inside("evaluate", CHAU_DOC, "-o", tmp_path / "a.dhis2.json", *options)
    assert done.code == 0
    assert (tmp_path / "a.dhis2.json").read_text(encoding="utf-8") == expected
    assert "O021 note" in done.stderr
    assert "O022 warning" in done.stderr
    sensitive = MAPPING.replace("infants: UOlfIjgN8X6", "children_abused: UOlfIjgN8X6")
    (tmp_path / "dhis2.yaml").write_text(sensitive, encoding="utf-8")
    done = run_inside("evaluate", CHAU_DOC, "-o", tmp_path / "b.dhis2.json", *options, lang="vi")
    assert "O023 lưu ý" in done.stderr
    assert done.code == 0
    # The mapping is an input: it is never written over.
    over = run_inside("evaluate", CHAU_DOC, "-o", tmp_path / "c.json", "--dhis2-map", "x.yaml")
    assert (over.code, "-o FILE.dhis2.json" in over.stderr) == (2, True)
    with pytest.raises(ValueError, match="a mapping is needed"):
        cftscore.evaluate(CHAU_DOC).write(tmp_path / "d.dhis2.json")
    assert not (tmp_path / "d.dhis2.json").exists()
