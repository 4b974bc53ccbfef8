"""The JSON Schema of the criteria format, and findings for a file that does not fit it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import jsonschema
import msgspec
from jsonschema.exceptions import ValidationError

from cftscore import catalogue as c
from cftscore.criteria import CriteriaSet
from cftscore.findings import Finding
from cftscore.text import Text, nearest
from cftscore.yamlfile import Node


def schema() -> dict[str, Any]:
    """Generate the JSON Schema (2020-12) of a criteria set from its model."""
    made = msgspec.json.schema(CriteriaSet)
    _plain_numbers(made)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    root = made["$defs"]["CriteriaSet"]
    root["properties"] = {
        "extends": {
            "type": "string",
            "description": "id or path of the set that this file overlays; then only what differs",
        },
        **root["properties"],
    }
    root["if"] = {"required": ["extends"]}
    root["then"] = {"required": ["id"]}
    root["else"] = {"required": root.pop("required")}
    return made


def schema_text() -> str:
    """Give the JSON Schema as the text that is committed."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _plain_numbers(part: Any) -> None:
    """Turn what the generator says of decimals and optional keys into what YAML authors write."""
    if isinstance(part, list):
        for member in part:
            _plain_numbers(member)
        return
    if not isinstance(part, dict):
        return
    if part.get("format") == "decimal":
        part.pop("format")
        part["type"] = "number"
    options = part.get("anyOf")
    if options and {"type": "null"} in options and len(options) == 2:
        part.pop("anyOf")
        part.pop("default", None)
        part.update(next(option for option in options if option != {"type": "null"}))
    for member in part.values():
        _plain_numbers(member)
    if part.get("format") == "decimal" or part.get("type") == "string":
        _plain_number(part)


def _plain_number(part: dict[str, Any]) -> None:
    if part.get("format") == "decimal":
        part.pop("format")
        part["type"] = "number"


def explain(plain: Any, root: Node, otherwise: str) -> list[Finding]:
    """Find every place where a file does not have the shape of a criteria set.

    Args:
        plain: the file's data.
        root: the same with places.
        otherwise: what to say if the schema finds nothing wrong.
    """
    made = schema()
    checker = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine(
        "number",
        lambda _, value: isinstance(value, int | Decimal) and not isinstance(value, bool),
    )
    extend: Any = jsonschema.validators.extend
    validator = extend(jsonschema.Draft202012Validator, type_checker=checker)(made)
    found = [
        finding for error in validator.iter_errors(plain) for finding in _findings(error, root)
    ]
    return found or [
        c.ValueWrong(
            place=root.place,
            found=otherwise,
            expected=Text("một bộ tiêu chí", "a criteria set"),
            hint=Text("xem `cftscore criteria schema`", "see `cftscore criteria schema`"),
        )
    ]


def _findings(error: ValidationError, root: Node) -> Iterator[Finding]:
    if error.validator in ("if", "anyOf"):
        for inner in error.context or ():
            yield from _findings(inner, root)
        return
    path = list(error.absolute_path)
    place = root.at(*path)
    schema_here: Any = error.schema
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        known = schema_here.get("properties", {})
        for key in [key for key in instance if key not in known]:
            near = nearest(key, known) or sorted(known)
            yield c.KeyUnknown(place=root.at(*path, key), key=key, near=tuple(near))
    elif error.validator == "required":
        for key in [key for key in schema_here["required"] if key not in instance]:
            if f"{key!r}" not in error.message:
                continue
            if key in ("vi", "en"):
                yield c.LanguageMissing(place=place, language=key)
            else:
                yield c.KeyMissing(place=place, key=key)
    else:
        yield _wrong_value(error, place)


_EXPECTED = {
    "string": Text("một văn bản", "a text"),
    "number": Text("một số, ví dụ 98 hoặc 98.5", "a number such as 98 or 98.5"),
    "integer": Text("một số nguyên", "a whole number"),
    "object": Text("các dòng «khoá: giá trị»", "keys with values"),
    "array": Text(
        "một danh sách (các dòng bắt đầu bằng «-»)", "a list (lines that begin with `-`)"
    ),
}


def _wrong_value(error: ValidationError, place: Any) -> Finding:
    found: Any = error.instance
    if error.validator == "enum":
        options: Any = error.validator_value
        listed = ", ".join(str(option) for option in options)
        near = nearest(str(found), [str(option) for option in options])
        hint = near[0] if near else listed
        return c.ValueWrong(
            place=place,
            found=str(found),
            expected=Text(listed, listed),
            hint=Text(f"có phải: {hint}?", f"did you mean: {hint}?"),
        )
    kind = str(error.validator_value)
    hint_text = Text("sửa giá trị này", "correct this value")
    if kind == "string" and isinstance(found, int | Decimal):
        hint_text = Text(f'đặt trong dấu nháy: "{found}"', f'put it in quotes: "{found}"')
    elif kind == "number" and isinstance(found, str) and "," in found:
        right = found.replace(",", ".")
        hint_text = Text(f"viết dấu chấm thập phân: {right}", f"write a decimal point: {right}")
    return c.ValueWrong(
        place=place,
        found=_shown(found),
        expected=_EXPECTED.get(kind, Text(kind, kind)),
        hint=hint_text,
    )


def _shown(found: Any) -> str:
    if isinstance(found, dict):
        return "{…}"
    if isinstance(found, list):
        return "[…]"
    return "" if found is None else str(found)
