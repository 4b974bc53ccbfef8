"""The JSON Schema of the criteria format, and findings for a file that does not fit it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import jsonschema
import msgspec
from jsonschema.exceptions import ValidationError

from cftscore.core.text import LANGUAGES, Text, nearest
from cftscore.criteria.model import CriteriaSet
from cftscore.criteria.yaml import Node, two_meanings
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place

_OVERLAY = "Overlay."
_MOST_SEARCHED = 100
"""For so many unknown keys of one mapping the nearest is looked for; to look takes long."""


def schema() -> dict[str, Any]:
    """Generate the JSON Schema (2020-12) of a criteria set, and of an overlay, from the model."""
    parts: dict[str, Any] = msgspec.json.schema(CriteriaSet)["$defs"]
    _plain_numbers(parts)
    for part in parts.values():
        if "description" in part:
            part["description"] = part["description"].partition("\n")[0]
    overlays = {_OVERLAY + name: _overlaid(part) for name, part in parts.items()}
    overlay = overlays[_OVERLAY + "CriteriaSet"]
    overlay["required"] = ["extends", "id"]
    overlay["properties"] = {
        "extends": {
            "type": "string",
            "description": "id or path of the set that this file overlays; then only what differs",
        },
        **overlay["properties"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cftscore criteria set",
        "type": "object",
        "if": {"required": ["extends"]},
        "then": {"$ref": f"#/$defs/{_OVERLAY}CriteriaSet"},
        "else": {"$ref": "#/$defs/CriteriaSet"},
        "$defs": parts | overlays,
    }


def schema_text() -> str:
    """Give the JSON Schema as the text that is committed."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _plain_numbers(part: Any) -> None:
    """Turn what the generator says of decimals and optional keys into what YAML authors write."""
    if isinstance(part, list):
        for member in part:
            _plain_numbers(member)
    elif isinstance(part, dict):
        options = [option for option in part.pop("anyOf", ()) if option != {"type": "null"}]
        if options:
            (only,) = options
            part.update(only)
        if part.get("default", "") is None:
            del part["default"]
        if None in part.get("enum", ()):
            part["enum"] = [option for option in part["enum"] if option is not None]
        if part.get("format") == "decimal":
            del part["format"]
            part["type"] = "number"
        for member in part.values():
            _plain_numbers(member)


def _overlaid(part: Any) -> Any:
    """Copy a part of the schema for overlays: no key is required but the id that tells things."""
    if isinstance(part, list):
        return [_overlaid(member) for member in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _overlaid(member) for key, member in part.items()}
    # bands are replaced whole, so a band must be complete in an overlay too
    if isinstance(copy.get("required"), list) and part.get("title") != "Band":
        copy["required"] = [key for key in copy["required"] if key == "id"]
    if isinstance(copy.get("$ref"), str):
        copy["$ref"] = copy["$ref"].replace("#/$defs/", f"#/$defs/{_OVERLAY}")
    return copy


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
    findings = [
        finding for error in validator.iter_errors(plain) for finding in _findings(error, root)
    ]
    return findings or [
        c.ValueWrong(
            place=root.place,
            found=otherwise,
            expected=Text("một bộ tiêu chí", "a criteria set"),
            hint=Text("xem `cftscore criteria schema`", "see `cftscore criteria schema`"),
        )
    ]


def _findings(error: ValidationError, root: Node) -> Iterator[Finding]:
    path = list(error.absolute_path)
    schema_here: Any = error.schema
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        known = schema_here.get("properties", {})
        unknown = [key for key in instance if key not in known]
        for at, key in enumerate(unknown):
            cut = _cut_at_comma(instance, key)
            if cut is not None:
                place = root.at(*path, cut)
                yield _wrong_number(place, f"{instance[cut]},{key}")
            else:
                near = (at < _MOST_SEARCHED and nearest(key, known)) or sorted(known)
                yield c.KeyUnknown(place=root.at(*path, key), key=key, near=tuple(near))
    elif error.validator == "required":
        for key in [key for key in schema_here["required"] if key not in instance]:
            if f"{key!r}" not in error.message:
                continue
            if key in LANGUAGES:
                yield c.LanguageMissing(place=root.at(*path), language=key)
            else:
                yield c.KeyMissing(place=root.at(*path), key=key)
    else:
        yield _wrong_value(error, root)


def _cut_at_comma(mapping: dict[str, Any], key: str) -> str | None:
    """Find the key whose number YAML cut in two: `{from: 98,5}` is `from: 98` and a key `5`."""
    if not (key.isdecimal() and mapping[key] is None):
        return None
    keys = list(mapping)
    before = keys[keys.index(key) - 1]
    value = mapping[before]
    return before if isinstance(value, int) and not isinstance(value, bool) else None


_EXPECTED = {
    "string": Text("một văn bản", "a text"),
    "number": Text("một số, ví dụ 98 hoặc 98.5", "a number such as 98 or 98.5"),
    "integer": Text("một số nguyên", "a whole number"),
    "boolean": Text("true hoặc false", "true or false"),
    "object": Text("các dòng dạng “khóa: giá trị”", "keys with values"),
    "array": Text(
        "một danh sách (các dòng bắt đầu bằng “-”)", "a list (lines that begin with `-`)"
    ),
}


def _wrong_value(error: ValidationError, root: Node) -> Finding:
    path = list(error.absolute_path)
    place, node = root.at(*path), root.get(*path)
    found = node.shown() if node is not None else ""
    if error.validator == "enum":
        options: Any = error.validator_value
        listed = ", ".join(options)
        hint = ", ".join(nearest(found, options, 1)) or listed
        return c.ValueWrong(
            place=place,
            found=found,
            expected=Text(listed, listed),
            hint=Text(f"có phải: {hint}?", f"did you mean: {hint}?"),
        )
    kind = str(error.validator_value)
    dotted = node is not None and node.two_meanings is not None
    if kind in ("number", "integer") and (isinstance(error.instance, str) or dotted):
        return _wrong_number(place, found, kind)
    hint_text: Text | None = None
    if kind == "string" and isinstance(error.instance, int | Decimal):
        hint_text = Text(f'đặt trong dấu ngoặc kép: "{found}"', f'put it in quotes: "{found}"')
    return c.ValueWrong(
        place=place,
        found=found,
        expected=_EXPECTED.get(kind, Text(kind, kind)),
        hint=hint_text,
    )


def _wrong_number(place: Place, found: str, kind: str = "number") -> Finding:
    """Refuse a text where a number is due, and say how the number is written if it is one."""
    right = found.strip().replace(",", ".")
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", right):
        thousands, decimal = two_meanings(right)
        hint = Text(
            f"viết {thousands}, hoặc {decimal} nếu đúng là số thập phân",
            f"write {thousands}, or {decimal} if it is a decimal",
        )
    elif re.fullmatch(r"-?[1-9]\d{0,2}([. ]\d{3}){1,4}", right):
        digits = re.sub("[. ]", "", right)
        hint = Text(f"viết liền: {digits}", f"write it without separators: {digits}")
    elif not re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", right):
        hint = Text("viết bằng chữ số", "write the number in digits")
    elif "," in found:
        hint = Text(f"viết dấu chấm thập phân: {right}", f"write a decimal point: {right}")
    else:
        hint = Text(f"bỏ dấu ngoặc kép: {right}", f"take the quotes away: {right}")
    return c.ValueWrong(place=place, found=found, expected=_EXPECTED[kind], hint=hint)
