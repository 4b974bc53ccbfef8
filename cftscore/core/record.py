"""Documents: their fields are the keys of the JSON, where a text is two keys, `…` and `…_vi`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, get_args

import msgspec

from cftscore.core.text import Text, whole_characters


class Record(msgspec.Struct, frozen=True):
    """A document, or a part of one."""


_TEXTS = (Text, Text | None)
"""A field of which every value is a text; one that may hold a text among others is one key."""

_PLAIN = frozenset({str, int, bool, Decimal, type(None)})
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encoded(value: object) -> bytes:
    """Write a document, or a part of one, as JSON without any spaces."""
    plain = flat(value)
    try:
        return _ENCODER.encode(plain)
    except UnicodeEncodeError:
        # Names of files are bytes: not each is UTF-8, as JSON must be.
        return _ENCODER.encode(
            whole_characters(msgspec.to_builtins(plain, builtin_types=(Decimal,)))
        )


def encoded_each(numbers: Sequence[object]) -> list[bytes]:
    """Write numbers as JSON, at least one; all at once takes a fraction of one by one."""
    return _ENCODER.encode(numbers)[1:-1].split(b",")


def flat(value: Any) -> Any:
    """Give a value with the texts of its records as two keys each; the rest is left as it is."""
    if type(value) in _PLAIN:  # most are
        return value
    if isinstance(value, Record):
        texts, others = _fields(type(value))
        if texts:
            return dict(_keys(value, texts, others))
        if others:
            changed = {name: flat(part) for name in others if (part := getattr(value, name))}
            return msgspec.structs.replace(value, **changed) if changed else value
        return value
    if isinstance(value, list | tuple):
        return [flat(part) for part in value]
    if isinstance(value, Mapping):
        return {key: flat(part) for key, part in value.items()}
    return value


def _keys(
    record: Record, texts: frozenset[str], others: frozenset[str]
) -> Iterator[tuple[str, Any]]:
    """Give the keys of a record with their values, but for those that are left out."""
    for field, default in _defaults(type(record)):
        value = getattr(record, field)
        if value is default:
            continue
        if field in texts:
            yield from ((field, value and value.en), (f"{field}_vi", value and value.vi))
        else:
            yield field, flat(value) if field in others else value


@cache
def _defaults(kind: type[Record]) -> tuple[tuple[str, Any], ...]:
    """Give the fields in order, each with the value that is left out."""
    left_out = kind.__struct_config__.omit_defaults
    return tuple(
        (field.name, field.default if left_out else msgspec.NODEFAULT)
        for field in msgspec.structs.fields(kind)
    )


@cache
def _fields(kind: type[Record]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the fields that are texts, and those that may hold records that have some."""
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    texts = frozenset(name for name, type_ in types.items() if type_ in _TEXTS)
    others = (name for name in types if name not in texts and _may_hold_texts(types[name]))
    return texts, frozenset(others)


def _may_hold_texts(type_: Any) -> bool:
    if isinstance(type_, type) and issubclass(type_, Record):
        return any(_fields(type_))
    return type_ in (Any, object) or any(map(_may_hold_texts, get_args(type_)))
