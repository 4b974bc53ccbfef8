"""Changes to the text of a YAML file by places: every character outside of them stays.

A set is edited by places, since a library that writes YAML anew would lose line ends, widths and
quotes. What was written is loaded and checked before it replaces anything.
"""

from __future__ import annotations

import json
import re

from cftscore.criteria.yaml import BYTE_ORDER_MARK, Node

_BREAK = re.compile(r"\r\n|[\r\n]")


def lines(text: str) -> list[str]:
    """Give the lines of a text without their ends, as editors number them."""
    return _BREAK.split(text.removeprefix(BYTE_ORDER_MARK))


def quoted(value: str) -> str:
    """Write a text as YAML, in double quotes."""
    return json.dumps(value, ensure_ascii=False)


class Edits:
    """Changes to one text, collected and then made together.

    Args:
        text: of the file, with its byte order mark if it has one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        # Places are counted from behind the byte order mark.
        self._offset = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
        self._changes: list[tuple[int, int, str]] = []
        match = _BREAK.search(text)
        self.line_end = match[0] if match else "\n"

    def replace(self, node: Node, written: str) -> None:
        """Replace a value.

        Args:
            node: the value, or a mapping or list in brackets.
            written: what stands there instead, as YAML.
        """
        start, end = node.span
        self._change(start, end, f" {written}" if start == end else written)

    def put(self, holder: Node, key: str, written: str) -> None:
        """Give a key of a mapping a value: the one that is there is replaced, else it is added."""
        assert isinstance(holder.value, dict)  # noqa: S101 - whoever calls has looked
        present = holder.value.get(key)
        if present is not None:
            self.replace(present, written)
        elif not holder.flow:
            self._add_line(holder, f"{key}: {written}")
        elif holder.value:
            end = _end(list(holder.value.values())[-1])
            self._change(end, end, f", {key}: {written}")
        else:
            self._change(holder.span[0] + 1, holder.span[0] + 1, f"{key}: {written}")

    def put_before(self, root: Node, written: str) -> None:
        """Replace all that stands before the first key of a file, its comments."""
        lines = written.replace("\n", self.line_end)
        self._change(0, root.span[0], lines)

    def drop(self, holder: Node, key: str) -> None:
        """Take a key with a plain value out of a mapping; the first one is only made empty."""
        assert isinstance(holder.value, dict)  # noqa: S101 - whoever calls has looked
        keys = list(holder.value)
        if keys[0] == key:
            self.replace(holder.value[key], "null")
            return
        before = holder.value[keys[keys.index(key) - 1]]
        start, end = _end(before), _end(holder.value[key])
        if not holder.flow:
            start, end = self._end_of_line(start), self._end_of_line(end)
        self._change(start, end, "")

    def result(self) -> str:
        """Give the text with all changes made."""
        text = self.text
        for start, end, written in sorted(self._changes, reverse=True):
            text = text[: start + self._offset] + written + text[end + self._offset :]
        return text

    def _change(self, start: int, end: int, written: str) -> None:
        self._changes.append((start, end, written))

    def _add_line(self, holder: Node, line: str) -> None:
        """Add a line under the last one of a mapping, as far in as its keys."""
        assert isinstance(holder.value, dict)  # noqa: S101 - see `put`
        indent = " " * ((next(iter(holder.keys.values())).column or 1) - 1)
        end = _end(list(holder.value.values())[-1])
        if _BREAK.match(self.text, end + self._offset - 1) and end:  # a text over several lines
            self._change(end, end, f"{indent}{line}{self.line_end}")
            return
        end = self._end_of_line(end)
        self._change(end, end, f"{self.line_end}{indent}{line}")

    def _end_of_line(self, place: int) -> int:
        match = _BREAK.search(self.text, place + self._offset)
        return (match.start() if match else len(self.text)) - self._offset


def _end(node: Node) -> int:
    """Tell where a value ends: where its last part does, if it is not in brackets."""
    if node.flow:
        return node.span[1]
    if isinstance(node.value, dict):
        return _end(list(node.value.values())[-1])
    return _end(node.value[-1]) if isinstance(node.value, list) else node.span[1]
