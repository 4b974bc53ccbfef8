"""What the command line needs of Typer in two languages: help, usage errors, exit codes."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from cftscore.findings import CannotProceedError
from cftscore.text import LANGUAGES, Language, Text

_PANELS = {
    "ARGUMENTS_PANEL_TITLE": Text("Tham số", "Arguments"),
    "OPTIONS_PANEL_TITLE": Text("Tuỳ chọn", "Options"),
    "COMMANDS_PANEL_TITLE": Text("Lệnh", "Commands"),
    "REQUIRED_LONG_STRING": Text("[bắt buộc]", "[required]"),
    "DEFAULT_STRING": Text("[mặc định: {}]", "[default: {}]"),
}
_HELP_OPTION = Text("In trợ giúp này rồi thoát.", "Show this message and exit.")
_COMPLETION = {
    "install_completion": Text(
        "Cài gợi ý lệnh cho shell này.", "Install completion for the current shell."
    ),
    "show_completion": Text("In mã gợi ý lệnh của shell này.", "Show the completion to copy it."),
}

# Typer words its usage errors in English; these are the ones that a user can meet.
_ERRORS = (
    (r"Missing argument (?P<a>.+)\.", "thiếu tham số {a}"),
    (r"Missing option (?P<a>.+)\.", "thiếu tuỳ chọn {a}"),
    (r"Missing command\.", "thiếu lệnh"),
    (r"No such option: (?P<a>\S+) \(Possible options: (?P<b>.+)\)",
     "không có tuỳ chọn {a}; có phải: {b}?"),
    (r"No such option: (?P<a>\S+) Did you mean (?P<b>.+)\?",
     "không có tuỳ chọn {a}; có phải: {b}?"),
    (r"No such option: (?P<a>\S+)", "không có tuỳ chọn {a}"),
    (r"No such command (?P<a>.+)\. Did you mean (?P<b>.+)\?", "không có lệnh {a}; có phải: {b}?"),
    (r"No such command (?P<a>.+)\.", "không có lệnh {a}"),
    (r"Got unexpected extra arguments? \((?P<a>.+)\)", "thừa tham số: {a}"),
    (r"Option (?P<a>.+) requires an argument\.", "tuỳ chọn {a} cần một giá trị"),
    (r"Option (?P<a>.+) does not take a value\.", "tuỳ chọn {a} không nhận giá trị"),
    (r"Invalid value for (?P<a>.+): (?P<b>.+) is not a valid integer\.",
     "giá trị của {a} không hợp lệ: {b} không phải số nguyên"),
    (r"Invalid value for (?P<a>.+): (?P<b>.+)", "giá trị của {a} không hợp lệ: {b}"),
)  # fmt: skip
_BETWEEN_LANGUAGES = "\x1f"
_ERROR = Text("Lỗi: {message}", "Error: {message}")
_TRY_HELP = Text("Xem: {command} --help", "See: {command} --help")
_UNEXPECTED = Text(
    "lỗi bên trong chương trình ({kind}: {message}); đặt CFTSCORE_DEBUG=1 để xem chi tiết",
    "an error inside the program ({kind}: {message}); set CFTSCORE_DEBUG=1 to see where",
)
_TOO_LARGE = Text("không đủ bộ nhớ", "out of memory")


def both(vi: str, en: str) -> str:
    """Write a help text in both languages; `run` keeps the one that is spoken."""
    return f"{vi}{_BETWEEN_LANGUAGES}{en}"


def check_language(given: str | None) -> str | None:
    """Refuse a language that is not spoken."""
    if given is not None and given not in LANGUAGES:
        raise typer.BadParameter(f"{given}: {', '.join(LANGUAGES)}")
    return given


class LocalisedCommand(TyperCommand):
    """A command whose help speaks the language that the command line was made in."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help with its headings in the language of the texts."""
        _localise(ctx, self.params)
        super().format_help(ctx, formatter)


class LocalisedGroup(TyperGroup):
    """A group of commands whose help speaks the language that the command line was made in."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help with its headings in the language of the texts."""
        _localise(ctx, self.params)
        super().format_help(ctx, formatter)


def _localise(ctx: Any, parameters: list[Any]) -> None:
    from typer import rich_utils

    language: Language = ctx.find_root().obj
    for name, text in _PANELS.items():
        setattr(rich_utils, name, text.say(language))
    for parameter in parameters:
        if parameter.name in _COMPLETION:
            parameter.help = _COMPLETION[parameter.name].say(language)
    help_option: Any = ctx.command.get_help_option(ctx)
    if help_option is not None:
        help_option.help = _HELP_OPTION.say(language)


def _speak(command: Any, language: Language) -> None:
    """Keep one language of every help text, of a command and all below it."""
    for part in (command, *command.params):
        for name in ("help", "short_help"):
            text = getattr(part, name, None) or ""
            vi, between, en = text.partition(_BETWEEN_LANGUAGES)
            if between:
                setattr(part, name, vi if language == "vi" else en)
    for below in getattr(command, "commands", {}).values():
        _speak(below, language)


def run(app: typer.Typer, arguments: list[str], language: Language) -> int:
    """Run a command line and give its exit code: 0 done, 1 found something, 2 could not be done.

    No traceback reaches the user, unless CFTSCORE_DEBUG is set.
    """
    command = typer.main.get_command(app)
    _speak(command, language)
    try:
        code = command.main(
            args=arguments, prog_name="cftscore", standalone_mode=False, obj=language
        )
    except CannotProceedError as error:
        from cftscore.commands.findings import show_on_stderr

        show_on_stderr(error.findings, language)
        return 2
    except typer.TyperException as error:
        return _usage_error(error, language)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        # Whoever read the output has had enough; Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        return _fail(_TOO_LARGE.say(language), language)
    except Exception as error:
        if os.environ.get("CFTSCORE_DEBUG"):
            raise
        values = {"kind": type(error).__name__, "message": str(error)}
        return _fail(_UNEXPECTED.say(language, **values), language)
    return code if isinstance(code, int) else 0


def _usage_error(error: Any, language: Language) -> int:
    message = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stdout.write(f"{message}\n" if message else "")
        return 2
    context = getattr(error, "ctx", None)
    _fail(_translated(message) if language == "vi" else message, language)
    if context is not None:
        sys.stderr.write(_TRY_HELP.say(language, command=context.command_path) + "\n")
    return 2


def _translated(message: str) -> str:
    for pattern, vietnamese in _ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return vietnamese.format(**found.groupdict())
    return message


def _fail(message: str, language: Language) -> int:
    sys.stderr.write(_ERROR.say(language, message=message) + "\n")
    return 2
