"""What is used of Typer beyond its documentation, which any version may change.

`pyproject.toml` therefore holds Typer below its next minor version. Each part has a test in
`tests/cli/test_typer_private.py` that says what breaks without it.
"""

from __future__ import annotations

import re
from typing import Any, get_args

import typer
from typer import _completion_classes as shells
from typer._click.shell_completion import CompletionItem
from typer._completion_shared import install

__all__ = [
    "CompletionItem",
    "commands_of",
    "groups_of",
    "install",
    "make_command",
    "make_group",
    "read_plainly",
    "shells",
    "takes",
]


def commands_of(app: typer.Typer) -> dict[str, Any]:
    """Give what is known of the commands of an application, none of them made for that."""
    infos: list[Any] = app.registered_commands
    return {str(info.name or info.callback.__name__.replace("_", "-")): info for info in infos}


def groups_of(app: typer.Typer) -> dict[str, Any]:
    """Give the applications below an application."""
    infos: list[Any] = app.registered_groups
    return {info.name: info.typer_instance for info in infos}


def make_command(info: Any) -> Any:
    """Make one command: Typer would make all of them, and a run needs few."""
    return typer.main.get_command_from_info(
        info, pretty_exceptions_short=False, rich_markup_mode=None
    )


def make_group(app: typer.Typer) -> Any:
    """Make the command of an application without those below it."""
    below = app.registered_commands, app.registered_groups
    app.registered_commands, app.registered_groups = [], []
    try:
        return typer.main.get_command(app)
    finally:
        app.registered_commands, app.registered_groups = below


def read_plainly(parameter: Any) -> None:
    """Make values of words without Pydantic, which takes longer to import than help may take."""
    parameter._runtime_param = _VALUES


def takes(parameter: Any) -> Any:
    """Give the type of the value that a parameter takes, `list[Path]` where it may be repeated."""
    return parameter.type_descriptor.annotation


class _Values:
    """Makes values of the words of a command line."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        (kind,) = get_args(takes(param)) if several else (takes(param),)
        if kind is int:
            return _whole(value, param, ctx)
        return [kind(one) for one in value] if several else kind(value)


_VALUES = _Values()


def _whole(value: Any, param: Any, ctx: Any) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", str(value)):
        raise typer.BadParameter("not a whole number", ctx=ctx, param=param)
    if param.min is not None and int(value) < param.min:
        raise typer.BadParameter(f"not a whole number from {param.min}", ctx=ctx, param=param)
    return int(value)
