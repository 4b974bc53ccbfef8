"""Commands: a function whose options Typer reads, and whose number is the exit code.

What several commands take is written once: a parameter that is annotated with a `TypedDict`
stands for an option for each of its keys, and every command takes `--lang`, which gives it its
`language`.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import cached_property
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
        app.command(name, cls=cls, help=both(vi, en), hidden=hidden)(_Called(function))
        return function

    return made


class _Called:
    """What Typer calls in place of a function: each option by itself, none in a bundle.

    What the function takes is read when its command is built: a run needs one or two of them.
    """

    def __init__(self, function: Callable[..., int | None]) -> None:
        self.function, self.__name__ = function, function.__name__
        self.__annotations__: dict[str, Any] = {}

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """What the function takes."""
        return inspect.signature(self.function, eval_str=True).parameters

    @cached_property
    def bundles(self) -> dict[str, dict[str, Any]]:
        """The options of each bundle that the function takes."""
        return {
            name: get_type_hints(parameter.annotation, include_extras=True)
            for name, parameter in self.parameters.items()
            if is_typeddict(parameter.annotation)
        }

    @cached_property
    def __signature__(self) -> inspect.Signature:
        """What Typer gives."""
        spread = [_CONTEXT]
        for name, parameter in self.parameters.items():
            if name in self.bundles:
                keyword = Parameter.KEYWORD_ONLY
                spread += [
                    Parameter(key, keyword, default=None, annotation=annotation)
                    for key, annotation in self.bundles[name].items()
                ]
            elif name != "language":
                spread.append(parameter)
        return inspect.Signature([*spread, _LANG])

    def __call__(self, context: typer.Context, **given: Any) -> None:
        """Call the function, and leave with its exit code."""
        del given["lang"]  # heeded before parsing began
        for name, bundle in self.bundles.items():
            given[name] = {key: given.pop(key) for key in bundle}
        if "language" in self.parameters:
            given["language"] = context.obj
        try:
            raise typer.Exit(self.function(**given) or 0)
        except RefusedError as error:
            text = error.text.say(context.obj)
            raise typer.BadParameter(text, param_hint=_hint(context, error.argument)) from None
        except EOFError as error:
            # Typer would take it for an input that ended, and say nothing; of one that did at a
            # question it tells by an error of its own.
            message = f"EOFError: {error}"
            raise RuntimeError(message) from error


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
