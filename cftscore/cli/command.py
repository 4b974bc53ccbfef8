"""Commands: a function whose options Typer reads, and whose number is the exit code.

What several commands take is written once: a parameter that is annotated with a `TypedDict`
stands for an option for each of its keys, and every command takes `--lang`, which gives it its
`language`.
"""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar, get_type_hints, is_typeddict

import typer

from cftscore.cli.declare import both
from cftscore.cli.options import Lang
from cftscore.cli.support import LocalisedCommand
from cftscore.core.refused import RefusedError

F = TypeVar("F", bound=Callable[..., int | None])
Parameter = inspect.Parameter

_CONTEXT = Parameter("context", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
_LANG = Parameter("lang", Parameter.KEYWORD_ONLY, default=None, annotation=Lang)


def command(
    app: typer.Typer,
    vi: str,
    en: str,
    name: str | None = None,
    *,
    cls: type[LocalisedCommand] = LocalisedCommand,
    hidden: bool = False,
) -> Callable[[F], F]:
    """Make a function a command.

    Args:
        app: that the command belongs to.
        vi: what it does, in Vietnamese.
        en: the same in English.
        name: of the command, where the function cannot bear it.
        cls: that Typer builds.
        hidden: it is in no list of commands.
    """

    def made(function: F) -> F:
        app.command(name, cls=cls, help=both(vi, en), hidden=hidden)(_read_by_typer(function))
        return function

    return made


def _read_by_typer(function: Callable[..., int | None]) -> Callable[..., None]:
    """Give what Typer calls in place of a function: each option by itself, none in a bundle."""
    parameters = inspect.signature(function, eval_str=True).parameters
    bundles = {
        name: get_type_hints(parameter.annotation, include_extras=True)
        for name, parameter in parameters.items()
        if is_typeddict(parameter.annotation)
    }

    def called(context: typer.Context, **given: Any) -> None:
        del given["lang"]  # heeded before parsing began
        for name, bundle in bundles.items():
            given[name] = {key: given.pop(key) for key in bundle}
        if "language" in parameters:
            given["language"] = context.obj
        try:
            raise typer.Exit(function(**given) or 0)
        except RefusedError as error:
            text = error.text.say(context.obj)
            raise typer.BadParameter(text, param_hint=_hint(context, error.argument)) from None

    spread = [_CONTEXT]
    for name, parameter in parameters.items():
        if name in bundles:
            keyword = Parameter.KEYWORD_ONLY
            spread += [
                Parameter(key, keyword, default=None, annotation=annotation)
                for key, annotation in bundles[name].items()
            ]
        elif name != "language":
            spread.append(parameter)
    called.__name__ = function.__name__
    called.__signature__ = inspect.Signature([*spread, _LANG])  # type: ignore[attr-defined]
    return called


def _hint(context: typer.Context, argument: str) -> str | None:
    """Name an argument as it stands on the command line."""
    named: list[Any] = [
        parameter for parameter in context.command.params if parameter.name == argument
    ]
    if not named:
        return None
    if named[0].param_type_name == "argument":
        return f"'{named[0].metavar.rstrip('.')}'"
    return f"'{max(named[0].opts, key=len)}'"
