"""Errors of usage in two languages."""

from __future__ import annotations

import re

from cftscore.core.text import Language, Text

# Typer words its usage errors in English only, and some for programmers; these a user can meet.
_ERRORS = (
    (r"Missing argument (?P<a>.+)\.", Text("thiếu tham số {a}", "missing argument {a}")),
    (r"Missing option (?P<a>.+)\.", Text("thiếu tùy chọn {a}", "missing option {a}")),
    (r"Missing command\.", Text("thiếu lệnh", "missing command")),
    (r"No such option: (?P<a>\S+) \(Possible options: (?P<b>.+)\)",
     Text("không có tùy chọn {a}; có phải: {b}?", "no such option: {a}; did you mean: {b}?")),
    (r"No such option: (?P<a>\S+) Did you mean (?P<b>.+)\?",
     Text("không có tùy chọn {a}; có phải: {b}?", "no such option: {a}; did you mean: {b}?")),
    (r"No such option: (?P<a>\S+)", Text("không có tùy chọn {a}", "no such option: {a}")),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<a>.+)\)",
     Text("thừa tham số: {a}", "more arguments than expected: {a}")),
    (r"Option (?P<a>.+) requires an argument\.",
     Text("tùy chọn {a} cần một giá trị", "option {a} needs a value")),
    (r"Option (?P<a>.+) does not take a value\.",
     Text("tùy chọn {a} không nhận giá trị", "option {a} takes no value")),
    (r"Invalid value for (?P<a>.+?): not a whole number from (?P<b>.+)",
     Text("{a} cần một số nguyên từ {b} trở lên", "{a} needs a whole number of {b} or more")),
    (r"Invalid value for (?P<a>.+?): not a whole number",
     Text("{a} cần một số nguyên", "{a} needs a whole number")),
    (r"Invalid value for (?P<a>.+?): (?P<b>.+)", Text("{a}: {b}", "{a}: {b}")),
    (r"Invalid value: (?P<a>.+)", Text("{a}", "{a}")),
)  # fmt: skip


def reworded(message: str, language: Language) -> str:
    """Say what Typer says of a command line in the words of the house, in one language."""
    for pattern, text in _ERRORS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match is not None:
            return text.say(language).format(**match.groupdict())
    return message
