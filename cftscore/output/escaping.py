"""Texts from files made harmless for Markdown and HTML."""

from __future__ import annotations

import re

from cftscore.output.words import clean

# What would start a list where a line starts with it.
_MARKER = re.compile(r"^(\s*\d*)([-+.)])")
_SPECIAL = re.compile(r"([\\`*_\[\]|~$#!])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(value: str) -> str:
    """Make a text that came from a file mean nothing in Markdown or HTML, on one line."""
    plain = "".join(_ENTITIES.get(c, c) for c in clean(value))
    return _MARKER.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", plain))
