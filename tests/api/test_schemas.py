"""The JSON Schemas: shipped as they are generated, and true of what the commands print."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import reports
from commandline import CHAU_DOC, FILES, SAMPLES, run_inside

import cftscore
from cftscore.api import schemas
from cftscore.core import record_schema
from cftscore.evaluation.document import Evaluation

OFFICE = Path(__file__).parents[1] / "cases" / "w1-counts-3-level.xlsx"
UNSOUND = Path(__file__).parents[1] / "findings" / "C020" / "bad.yaml"
OVERLAY = SAMPLES / "overlay-an-giang" / "an-giang.yaml"
EARLIER = SAMPLES / "an-giang-2019" / CHAU_DOC.name
THOAI_SON = (SAMPLES / "an-giang-2020" / "894-thoai-son.xlsx", FILES / "thoai-son.xlsx")
"""Two workbooks of the same communes and period that differ in many figures."""
COMMANDS: dict[str, tuple[tuple[str | Path, ...], ...]] = {
    "evaluation": (
        ("evaluate", SAMPLES / "an-giang-2020", "-f", "json"),
        ("evaluate", CHAU_DOC, "-f", "json", "--what-if", "30334.children_killed=0"),
        ("evaluate", CHAU_DOC, "-f", "json", "--district", "Châu Phú"),
    ),
    "comparison": (("compare", EARLIER, CHAU_DOC, "-f", "json"),),
    "plan": (("plan", CHAU_DOC, "--target", "80", "-f", "json"),),
    "explanation": (("explain", CHAU_DOC, "--commune", "30316", "-f", "json"),),
    "explanations": (("explain", CHAU_DOC, "--verdict", "fail", "-f", "json"),),
    "margins": (("margin", CHAU_DOC, "-f", "json"),),
    "reconciliation": (("reconcile", *THOAI_SON, "-f", "json"),),
    "resubmission": (("diff", *THOAI_SON, "-f", "json"),),
    "status": (("status", CHAU_DOC, "--deadline", "2020-12-10", "-f", "json"),),
    "sensitivity": (("criteria", "sensitivity", CHAU_DOC, "-f", "json"),),
    "validation": (("validate", CHAU_DOC, "-f", "json"),),
    "mapping": (("map", CHAU_DOC, "-f", "json"), ("map", OFFICE, "-f", "json")),
    "claim": (("claim", "110/156", "75%", "--province", "89", "--period", "2019", "-f", "json"),),
    "register": (("register", "show", "An Giang", "-f", "json"),),
    "register-changes": (
        ("register", "changes", "Cao Bằng", "2019-12-31", "2020-12-31", "-f", "json"),
    ),
    "criteria-checked": (
        ("criteria", "check", "qd-06-2019", "-f", "json"),
        ("criteria", "test", UNSOUND, "-f", "json"),
    ),
    "criteria-difference": (("criteria", "diff", "qd-06-2019", OVERLAY, "-f", "json"),),
}
CASES = [(name, words) for name, listed in COMMANDS.items() for words in listed]


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(cftscore.document_schema(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", schemas.DOCUMENTS)
def test_what_is_shipped_is_what_the_classes_say(name: str) -> None:
    """After a key was changed: `python scripts/make_schemas.py`, and a new version if one goes."""
    assert cftscore.document_schema(name) == schemas.generate(name)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "words"), CASES, ids=[case[0] for case in CASES])
def test_what_a_command_prints_fits_its_schema(
    name: str, words: tuple[str | Path, ...], lang: str
) -> None:
    done = run_inside(*words, lang=lang)
    assert done.code in (0, 1), done.stderr
    validator(name).validate(json.loads(done.stdout))


def test_what_is_made_fits_its_schema(tmp_path: Path) -> None:
    """What was written where is said in the document, as the command prints it."""
    district = ("--district", "Châu Đốc", "--period", "2020")
    words: dict[str, tuple[tuple[str | Path, ...], str]] = {
        "templates": (("template", *district), "a.xlsx"),
        "merged": (("merge", CHAU_DOC), "b.xlsx"),
        "mapping": (("map", CHAU_DOC), "c.yaml"),
        "criteria-written": (
            ("criteria", "verify", "qd-06-2019", "2.1", "--source", "a"),
            "d.yaml",
        ),
    }
    made = {}
    for name, (command, file) in words.items():
        done = run_inside(*command, "-f", "json", "-o", tmp_path / file)
        assert done.code == 0, done.stderr
        made[name] = json.loads(done.stdout)
        validator(name).validate(made[name])
        assert made[name]["written"][0] == str(tmp_path / file)
        assert f"Written: {tmp_path / file}" in done.stderr
        assert (tmp_path / file).is_file()
    words_ = ("recognise", CHAU_DOC, "-f", "json", "-o", tmp_path / "recognised")
    validator("recognitions").validate(json.loads(run_inside(*words_).stdout))
    (template,) = made["templates"]["files"]
    assert [commune["code"] for commune in template["communes"]][:2] == ["30316", "30319"]
    assert len(template["communes"]) == made["merged"]["reported"] == 7
    assert made["merged"]["communes"][0]["source"] == f"{CHAU_DOC} › Chỉ tiêu!B7"
    assert [figure["what"] for figure in made["criteria-written"]["verified"]][1] == "from 98%"


def test_what_was_corrected_fits_its_schema(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "in.xlsx", [reports.row("30292", births_due=" 12 ")])
    fixed = cftscore.fix(path, tmp_path / "fixed.xlsx", period=2020)
    validator("corrections").validate(json.loads(fixed.to_json()))
    assert fixed.document.written == (str(tmp_path / "fixed.xlsx"),)


@pytest.mark.slow
def test_a_public_report_fits_its_schema() -> None:
    shown = json.loads(cftscore.make_report(CHAU_DOC, public=True).to_json())
    validator("publication").validate(shown)
    assert not validator("evaluation").is_valid(shown)


def test_a_change_of_keys_is_seen() -> None:
    """A key that comes, goes, or holds another type: each is an error of the schema."""
    shown = json.loads(cftscore.evaluate(CHAU_DOC).to_json())
    check = validator("evaluation")
    assert check.is_valid(shown)

    def changed(change: Any) -> bool:
        document = deepcopy(shown)
        change(document)
        return check.is_valid(document)

    def commune(document: Any) -> Any:
        return document["communes"][0]

    assert not changed(lambda one: one.update(new=1))
    assert not changed(lambda one: one.pop("period"))
    assert not changed(lambda one: one.update(schema="cftscore/evaluation/2"))
    assert not changed(lambda one: commune(one).update(score=1))
    assert not changed(lambda one: commune(one).pop("points_min"))
    assert not changed(lambda one: commune(one).update(verdict="passed"))
    assert not changed(lambda one: commune(one)["criteria"][0].update(met="yes"))
    assert not changed(lambda one: one["findings"][0].pop("message_vi"))
    assert changed(lambda one: commune(one).update(points=887.5))


def test_every_key_of_the_evaluation_is_there_with_its_version() -> None:
    schema = json.loads(cftscore.document_schema())
    assert schema["$id"] == "urn:cftscore:evaluation:1"
    assert schema["properties"]["schema"] == {"const": "cftscore/evaluation/1"}
    fields = {field.encode_name for field in msgspec.structs.fields(Evaluation)}
    assert schema["properties"].keys() == fields | {"what_if"}
    assert {*schema["required"]} == fields - {"by_ratio"}
    items = schema["$defs"]["ItemResult"]["properties"]
    assert items["numerator"]["type"] == ["integer", "null"]
    assert "exactly" in items["numerator"]["description"]
    for part in (schema, *schema["$defs"].values()):
        assert part["additionalProperties"] is False


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_command_prints_it(lang: str) -> None:
    for name in schemas.DOCUMENTS:
        done = run_inside("schema", name, lang=lang)
        assert (done.code, done.stdout) == (0, cftscore.document_schema(name))
    done = run_inside("schema", "evaluatoin", lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert "evaluation" in done.stderr


def test_two_classes_of_one_name_are_no_document() -> None:
    with pytest.raises(cftscore.RefusedError):
        cftscore.document_schema("nothing")
    assert "criteria.Source" in json.loads(cftscore.document_schema())["$defs"]
    assert "Source" in json.loads(cftscore.document_schema())["$defs"]
    assert record_schema.DIALECT in cftscore.document_schema()
