"""The JSON Schema of documents, generated from their classes.

Every key is listed and no other is allowed, so that a change of keys is seen; what a key means is
what the docstring of its class says of the attribute.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from cftscore.core.record import Record
from cftscore.core.text import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ATTRIBUTE = re.compile(
    r"^    (\w+(?:,\s+\w+)*): (.*?)(?=^    \w|^\S|\Z)", re.DOTALL | re.MULTILINE
)
_PLAIN: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    type(None): {"type": "null"},
}


def schema(document: type[Record], name: str, optional: Sequence[str] = ()) -> dict[str, Any]:
    """Generate the JSON Schema (2020-12) of a document.

    Args:
        document: its class.
        name: of the format with its version, `cftscore/evaluation/1`, which its key `schema` holds.
        optional: keys that only some documents have.
    """
    made = _Schemas()
    root = made.of(document)
    whole = made.parts.pop(root["$ref"].rpartition("/")[2])
    if "schema" in whole["properties"]:
        whole["properties"]["schema"] = {"const": name}
    whole["required"] = [key for key in whole["required"] if key not in optional]
    return {
        "$schema": DIALECT,
        "$id": "urn:" + name.replace("/", ":"),
        "title": name,
        **whole,
        "description": _first_line(document),
        "$defs": dict(sorted(made.parts.items())),
    }


class _Schemas:
    """Generates the schemas of classes, each once."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, Any]] = {}
        self.kinds: dict[str, type[msgspec.Struct]] = {}

    def of(self, kind: Any) -> dict[str, Any]:
        """Give the schema of a type."""
        origin, arguments = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            return _any(map(self.of, arguments))
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is dict:
            return self._mapping(*arguments)
        if origin is not None and issubclass(origin, Sequence):
            return {"type": "array", "items": self.of(arguments[0])}
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"enum": [member.value for member in kind]}
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return self._struct(kind)
        return dict(_PLAIN[kind])

    def _mapping(self, key: Any, value: Any) -> dict[str, Any]:
        made: dict[str, Any] = {"type": "object", "additionalProperties": self.of(value)}
        names = self.of(key)
        return made if "enum" not in names else {**made, "propertyNames": names}

    def _struct(self, kind: type[msgspec.Struct]) -> dict[str, Any]:
        # What is no part of a document by itself, as the law, has names of its own.
        package = "" if issubclass(kind, Record) else f"{kind.__module__.split('.')[1]}."
        name = package + kind.__name__
        if name not in self.parts:
            self.parts[name] = {}  # it may be a part of itself
            self.parts[name] = self._object(kind)
            self.kinds[name] = kind
        if self.kinds.get(name, kind) is not kind:
            raise ValueError(f"two classes of a document are called {name}")
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, kind: type[msgspec.Struct]) -> dict[str, Any]:
        properties: dict[str, Any] = {}
        required: list[str] = []
        described = dict(_attributes(kind))
        for field in msgspec.structs.fields(kind):
            left_out = kind.__struct_config__.omit_defaults and not field.required
            for key, type_ in _keys(kind, field):
                made = self.of(
                    _without_none(type_) if left_out and field.default is None else type_
                )
                about = described.get(field.name)
                properties[key] = {"description": about, **made} if about else made
                if not left_out:
                    required.append(key)
        return {
            "type": "object",
            "description": (kind.__doc__ or "").partition("\n")[0],
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }


def _first_line(document: type[Record]) -> str:
    """Say what a document is: what the class says that all its variants come from."""
    bases = (class_ for class_ in document.__mro__ if issubclass(class_, Record))
    base = [class_ for class_ in bases if class_ is not Record][-1]
    return (base.__doc__ or "").partition("\n")[0]


def _keys(
    kind: type[msgspec.Struct], field: msgspec.structs.FieldInfo
) -> Iterator[tuple[str, Any]]:
    """Give the keys of a field with their types: a text of a document is two of them."""
    if issubclass(kind, Record) and field.type in (Text, Text | None):
        type_ = str if field.type is Text else str | None
        yield from ((field.encode_name, type_), (f"{field.encode_name}_vi", type_))
    else:
        yield field.encode_name, field.type


def _without_none(kind: Any) -> Any:
    """Give a type without None: a key that would hold it is left out."""
    others = tuple(option for option in get_args(kind) if option is not type(None))
    return Union[others] if get_origin(kind) in (Union, types.UnionType) else kind  # noqa: UP007


def _any(options: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """Join the schemas of a union: plain types are one list."""
    made = list(options)
    plain = [option["type"] for option in made if option.keys() == {"type"}]
    if "number" in plain and "integer" in plain:
        plain.remove("integer")
    joined: dict[str, Any] = {"type": plain[0] if len(plain) == 1 else plain}
    others = [option for option in made if option.keys() != {"type"}]
    if not others:
        return joined
    if not plain and len(others) == 1:
        return others[0]
    return {"anyOf": [*others, *([joined] if plain else [])]}


def _attributes(kind: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    """Read what the docstring of a class says of its attributes."""
    for class_ in reversed(kind.__mro__):
        listed = inspect.cleandoc(class_.__doc__ or "").partition("\nAttributes:\n")[2]
        for names, about in _ATTRIBUTE.findall(listed):
            for name in re.split(r",\s+", names):
                yield name, " ".join(about.split())
