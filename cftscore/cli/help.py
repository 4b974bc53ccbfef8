"""The help of a command, laid out by hand: a library takes longer to load than help may take."""

from __future__ import annotations

import sys
import textwrap
from typing import Any

from cftscore.cli.console import console_options, painted
from cftscore.core.text import Language, Text

_ARGUMENTS = Text("Tham số", "Arguments")
_OPTIONS = Text("Tuỳ chọn", "Options")
_COMMANDS = Text("Lệnh", "Commands")
_REQUIRED = Text("bắt buộc", "required")
_DEFAULT = Text("mặc định: {value}", "default: {value}")
# What an option takes, by a word of its type; a flag takes nothing.
_TYPES = {
    "bool": Text("", ""),
    "Path": Text("TỆP", "FILE"),
    "int": Text("SỐ", "NUMBER"),
    "str": Text("CHỮ", "TEXT"),
}
_WIDEST_NAME = 34
_HEADING, _NAME, _TAKES = "1", "36", "33"

Row = tuple[str, str, str]
"""What is explained, what it takes, and the explanation."""


class Page:
    """Lines of text for the terminal, as wide as that is.

    Attributes:
        width: of the terminal.
        lines: what was laid out.
    """

    def __init__(self) -> None:
        self.width: int = console_options(sys.stdout)["width"]
        self.lines: list[str] = []

    def paragraphs(self, text: str) -> None:
        """Add paragraphs, parted by empty lines."""
        for paragraph in text.split("\n\n"):
            self.lines += [*self._wrapped(paragraph, self.width), ""]

    def section(self, title: str, rows: list[Row]) -> None:
        """Add a heading with things that are explained, if there are any."""
        if not rows:
            return
        rule = "─" * (self.width - len(title) - 3)
        self.lines.append(painted(f"─ {title} {rule}", _HEADING, sys.stdout))
        names = [len(f"{name} {takes}".rstrip()) for name, takes, _ in rows]
        column = 4 + max((one for one in names if one <= _WIDEST_NAME), default=_WIDEST_NAME)
        for (name, takes, said), length in zip(rows, names, strict=True):
            shown = f"  {_name(name)} {painted(takes, _TAKES, sys.stdout)}".rstrip()
            first, *others = self._wrapped(said, self.width - column) or [""]
            if length <= column - 4:
                shown += " " * (column - 2 - length) + first
            else:
                others = [first, *others]
            self.lines += [shown.rstrip(), *(" " * column + line for line in others)]
        self.lines.append("")

    def _wrapped(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(" ".join(text.split()), max(width, 20), break_on_hyphens=False)


def page(ctx: Any, usage: str, summaries: dict[str, str]) -> str:
    """Lay out the help of a command.

    Args:
        ctx: the context of the command.
        usage: what may follow its name, and the word before that.
        summaries: of a group, its commands with their help.
    """
    language: Language = ctx.find_root().obj
    made = Page()
    made.paragraphs(usage)
    made.paragraphs(ctx.command.help or "")
    parameters = ctx.command.get_params(ctx)
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option" and not one.hidden]
    firsts = [(name, "", said.partition("\n\n")[0]) for name, said in summaries.items()]
    made.section(_COMMANDS.say(language), firsts)
    rows = [(one.metavar or one.name.upper(), "", _explained(one, language)) for one in arguments]
    made.section(_ARGUMENTS.say(language), rows)
    made.section(
        _OPTIONS.say(language),
        [(_names(one), _takes(one, language), _explained(one, language)) for one in options],
    )
    return "\n".join(made.lines)


def _name(name: str) -> str:
    return painted(name, _NAME, sys.stdout)


def _names(option: Any) -> str:
    short = [name for name in option.opts if not name.startswith("--")]
    long = [name for name in option.opts if name.startswith("--")]
    return ", ".join((*short, *long)) if short else "    " + ", ".join(long)


def _takes(option: Any, language: Language) -> str:
    """Say what an option takes, in words of the language."""
    if option.is_flag:
        return ""
    if option.metavar is not None:
        return str(option.metavar)
    annotation = str(option.type_descriptor.annotation)
    known = (text for word, text in _TYPES.items() if word in annotation)
    return next(known, _TYPES["str"]).say(language)


def _explained(parameter: Any, language: Language) -> str:
    parts = [parameter.help or ""]
    if isinstance(parameter.default, str):
        parts.append(f"[{_DEFAULT.say(language, value=parameter.default)}]")
    if parameter.required:
        parts.append(f"[{_REQUIRED.say(language)}]")
    return " ".join(parts)
