"""YAML as plain data with the line and column of every value, and nothing that could run.

Of YAML only what a clerk needs is accepted: mappings, lists and plain or quoted scalars. Tags,
anchors, aliases, merge keys, duplicate keys and several documents in a file are refused, so
that a file means what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from cftscore.core import os_errors
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Place

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 24
BYTE_ORDER_MARK = "\ufeff"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# At most 15 digits before the point and 9 after it: sums and products of such numbers stay exact
# within the 28 digits of decimal arithmetic.
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,9}")


class Node(msgspec.Struct):
    """A value with its place.

    Attributes:
        value: a scalar, a list of nodes, or a mapping from keys to nodes.
        place: file, line and column of the value.
        keys: of a mapping, the place of each key.
        span: where it begins and ends in the text, in characters; without brackets a mapping or a
            list ends where the next value begins.
        flow: of a mapping or list, whether it is written in brackets.
    """

    value: str | int | Decimal | bool | list[Node] | dict[str, Node] | None
    place: Place
    keys: dict[str, Place]
    span: tuple[int, int] = (0, 0)
    flow: bool = False

    def plain(self) -> Any:
        """Give the value without places: dict, list, str, int, Decimal, bool or None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def walk(
        self, path: tuple[str | int, ...] = ()
    ) -> Iterator[tuple[tuple[str | int, ...], Node]]:
        """Yield every value below, itself included, with the keys and indexes that lead to it."""
        yield path, self
        if isinstance(self.value, dict):
            for key, node in self.value.items():
                yield from node.walk((*path, key))
        elif isinstance(self.value, list):
            for index, node in enumerate(self.value):
                yield from node.walk((*path, index))

    @property
    def two_meanings(self) -> tuple[str, str] | None:
        """What a number such as `1.000` may mean: a thousand and one, as both are written.

        None for a number that can mean one thing only: `0.125`, `1.0000`, `1234.567`.
        """
        value = self.value
        if not isinstance(value, Decimal) or value.as_tuple().exponent != -3:
            return None
        return two_meanings(str(value)) if 1 <= abs(value) < 1000 else None

    def shown(self) -> str:
        """Give the value as messages show it, the inside of lists and mappings left out."""
        if isinstance(self.value, dict):
            return "{…}"
        if isinstance(self.value, list):
            return "[…]"
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return "" if self.value is None else str(self.value)

    def at(self, *path: str | int) -> Place:
        """Find the place of what a path of keys and indexes leads to, or of its nearest parent."""
        node, place = self, self.place
        for step in path:
            if isinstance(node.value, dict) and step in node.value:
                key = str(step)
                place, node = node.keys[key], node.value[key]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                place = node.place
            else:
                break
        return place

    def get(self, *path: str | int) -> Node | None:
        """Find the node that a path of keys and indexes leads to, or None."""
        node = self
        for step in path:
            found: Node | None = None
            if isinstance(node.value, dict):
                found = node.value.get(str(step))
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                found = node.value[step]
            if found is None:
                return None
            node = found
        return node


def two_meanings(number: str) -> tuple[str, str]:
    """Return how a thousand and how a decimal is written that `1.234` may be: 1234 and 1.2340."""
    whole, _, fraction = number.partition(".")
    return f"{whole}{fraction}", whole if fraction == "000" else f"{number}0"


def load(path: Path, shown_as: str | None = None) -> Node:
    """Read a YAML file.

    Args:
        path: the file.
        shown_as: how messages name the file, if not by its path.

    Returns:
        The root node, always a mapping.

    Raises:
        CannotProceedError: the file cannot be read, is over 1 MiB, or is not safe, plain YAML;
            with the place of what is wrong.
    """
    name = shown_as or str(path)
    return parse(read(path, name).removeprefix(BYTE_ORDER_MARK), name)


def read(path: Path, name: str) -> str:
    """Read the text of a YAML file, its byte order mark and line ends as they are; see `load`."""
    try:
        if not path.is_file():
            raise CannotProceedError([c.CriteriaFileMissing(place=Place(name))])
        if path.stat().st_size > MAX_BYTES:
            raise CannotProceedError([c.CriteriaFileTooLarge(place=Place(name))])
        return path.read_bytes().decode()
    except OSError as error:
        raise CannotProceedError(
            [c.CriteriaFileUnreadable(place=Place(name), reason=os_errors.reason(error))]
        ) from None
    except UnicodeDecodeError:
        raise CannotProceedError([c.YamlNotUtf8(place=Place(name))]) from None


@lru_cache(maxsize=8)
def parse(text: str, name: str) -> Node:
    """Read YAML from a text, see `load`; the same text gives the same tree: nobody changes it."""
    if unprintable := yaml.reader.Reader.NON_PRINTABLE.search(text):
        lines = (text[: unprintable.start()] + " ").splitlines()
        place = Place(name, line=len(lines), column=len(lines[-1]))
        problem = f"U+{ord(unprintable.group()):04X}"
        raise CannotProceedError([c.YamlSyntax(place=place, problem=problem)])
    events = yaml.parse(text, Loader=_Loader)
    try:
        root = _Builder(name).document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(name, line=mark.line + 1, column=mark.column + 1) if mark else Place(name)
        raise CannotProceedError([c.YamlSyntax(place=place, problem=error.problem or "")]) from None
    except yaml.YAMLError as error:
        raise CannotProceedError([c.YamlSyntax(place=Place(name), problem=str(error))]) from None
    if not isinstance(root.value, dict):
        raise CannotProceedError([c.YamlNotMapping(place=root.place)])
    return root


def overlay(base: Node, top: Node) -> Node:
    """Lay one tree over another: mappings key by key, lists of things with an id by id.

    Every other value, a list of bands too, is replaced whole. Neither tree is changed.
    """
    if isinstance(base.value, dict) and isinstance(top.value, dict):
        members = dict(base.value)
        for key, node in top.value.items():
            members[key] = overlay(members[key], node) if key in members else node
        return Node(members, top.place, base.keys | top.keys, top.span, top.flow)
    if isinstance(base.value, list) and isinstance(top.value, list):
        ids = [_id(node) for node in base.value]
        if all(ids) and all(_id(node) for node in top.value):
            merged, laid = list(base.value), set()
            for node in top.value:
                at = ids.index(_id(node)) if _id(node) in ids else None
                if at is None or at in laid:  # an id given twice stays twice, to be reported
                    merged.append(node)
                else:
                    merged[at] = overlay(merged[at], node)
                    laid.add(at)
            return Node(merged, top.place, {})
    return top


def _id(node: Node) -> Any:
    if isinstance(node.value, dict) and "id" in node.value:
        return node.value["id"].value
    return None


class _Builder:
    """Builds nodes from parser events; refuses what is unsafe where it stands."""

    def __init__(self, name: str) -> None:
        self.name = name

    def document(self, events: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._refuse(event, "---")
                root = self._node(next(events), events, 0)
        return root or Node(None, Place(self.name, line=1, column=1), {})

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"*{event.anchor}")
        if event.anchor is not None:
            self._refuse(event, f"&{event.anchor}")
        if event.tag is not None:
            self._refuse(event, str(event.tag))
        if depth > MAX_DEPTH:
            self._refuse(event, "…")
        if isinstance(event, yaml.ScalarEvent):
            value = event.value if event.style else _scalar(event.value)
            return Node(value, place, {}, _span(event, event))
        if isinstance(event, yaml.SequenceStartEvent):
            parts: list[Node] = []
            while not isinstance(part := next(events), yaml.SequenceEndEvent):
                parts.append(self._node(part, events, depth + 1))
            return Node(parts, place, {}, _span(event, part), bool(event.flow_style))
        return self._mapping(event, events, depth)

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> Node:
        members: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key_node = self._node(event, events, depth + 1)
            if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
                self._refuse(event, "<<" if isinstance(event, yaml.ScalarEvent) else "? […]")
            key = str(event.value)
            if key in members:
                raise CannotProceedError([c.YamlDuplicateKey(place=key_node.place, key=key)])
            keys[key] = key_node.place
            members[key] = self._node(next(events), events, depth + 1)
        return Node(members, self._place(start), keys, _span(start, event), bool(start.flow_style))

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.name, line=mark.line + 1, column=mark.column + 1)

    def _refuse(self, event: Any, what: str) -> None:
        raise CannotProceedError([c.YamlUnsafe(place=self._place(event), what=what)])


def _span(start: Any, end: Any) -> tuple[int, int]:
    return start.start_mark.index, end.end_mark.index


def _scalar(text: str) -> str | int | Decimal | bool | None:
    """Read a plain scalar: whole numbers, decimals (exactly), true/false, null; the rest is text.

    Unlike YAML 1.1, `no` and `on` stay text and nothing becomes a date or a binary float.
    """
    if text in ("", "null", "~"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def examples_beside(path: Path) -> Path:
    """Tell where the examples of a set lie, or will: beside it, as `.tests.yaml`."""
    return path.with_suffix(".tests.yaml")
