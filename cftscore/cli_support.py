"""What the command line needs of Typer in two languages: help, usage errors, exit codes."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from cftscore.console import console_options
from cftscore.findings import CannotProceedError
from cftscore.syserror import reason
from cftscore.text import LANGUAGES, Language, Text

_PANELS = {
    "ARGUMENTS_PANEL_TITLE": Text("Tham số", "Arguments"),
    "OPTIONS_PANEL_TITLE": Text("Tuỳ chọn", "Options"),
    "COMMANDS_PANEL_TITLE": Text("Lệnh", "Commands"),
    "REQUIRED_LONG_STRING": Text("[bắt buộc]", "[required]"),
    "DEFAULT_STRING": Text("[mặc định: {}]", "[default: {}]"),
}
_USAGE = Text("Cách dùng: ", "Usage: ")
_USAGE_PIECES = {
    "[OPTIONS]": Text("[TUỲ CHỌN]", "[OPTIONS]"),
    "COMMAND [ARGS]...": Text("LỆNH [THAM SỐ]...", "COMMAND [ARGS]..."),
}
_HELP_OPTION = Text("In trợ giúp này rồi thoát.", "Show this message and exit.")
_COMPLETION = {
    "install_completion": Text(
        "Cài gợi ý lệnh cho shell này.", "Install completion for the current shell."
    ),
    "show_completion": Text("In mã gợi ý lệnh của shell này.", "Show the completion to copy it."),
}
# What an option takes, by a word of its type; a flag takes nothing.
_TYPES = {
    "bool": Text("", ""),
    "Path": Text("TỆP", "FILE"),
    "int": Text("SỐ", "NUMBER"),
    "str": Text("CHỮ", "TEXT"),
}

# Typer words its usage errors in English only, and some for programmers; these a user can meet.
_ERRORS = (
    (r"Missing argument (?P<a>.+)\.", Text("thiếu tham số {a}", "missing argument {a}")),
    (r"Missing option (?P<a>.+)\.", Text("thiếu tuỳ chọn {a}", "missing option {a}")),
    (r"Missing command\.", Text("thiếu lệnh", "missing command")),
    (r"No such option: (?P<a>\S+) \(Possible options: (?P<b>.+)\)",
     Text("không có tuỳ chọn {a}; có phải: {b}?", "no such option: {a}; did you mean: {b}?")),
    (r"No such option: (?P<a>\S+) Did you mean (?P<b>.+)\?",
     Text("không có tuỳ chọn {a}; có phải: {b}?", "no such option: {a}; did you mean: {b}?")),
    (r"No such option: (?P<a>\S+)", Text("không có tuỳ chọn {a}", "no such option: {a}")),
    (r"No such command (?P<a>.+)\. Did you mean (?P<b>.+)\?",
     Text("không có lệnh {a}; có phải: {b}?", "no such command: {a}; did you mean: {b}?")),
    (r"No such command (?P<a>.+)\.", Text("không có lệnh {a}", "no such command: {a}")),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<a>.+)\)",
     Text("thừa tham số: {a}", "more arguments than expected: {a}")),
    (r"Option (?P<a>.+) requires an argument\.",
     Text("tuỳ chọn {a} cần một giá trị", "option {a} needs a value")),
    (r"Option (?P<a>.+) does not take a value\.",
     Text("tuỳ chọn {a} không nhận giá trị", "option {a} takes no value")),
    (r"Invalid value for (?P<a>.+?): .*valid integer.*",
     Text("{a} cần một số nguyên", "{a} needs a whole number")),
    (r"Invalid value for (?P<a>.+?): (?P<b>.+)", Text("{a}: {b}", "{a}: {b}")),
    (r"Invalid value: (?P<a>.+)", Text("{a}", "{a}")),
)  # fmt: skip
_BETWEEN_LANGUAGES = "\x1f"
_NOT_LANGUAGE = Text("{given}: chọn vi hoặc en", "{given}: choose vi or en")
_ERROR = Text("Lỗi: {message}", "Error: {message}")
_TRY_HELP = Text("Xem: {command} --help", "See: {command} --help")
_UNEXPECTED = Text(
    "lỗi bên trong chương trình ({kind}: {message}); đặt CFTSCORE_DEBUG=1 để xem chi tiết",
    "an error inside the program ({kind}: {message}); set CFTSCORE_DEBUG=1 to see where",
)
_REFUSED = Text("hệ thống từ chối: {reason}", "the system refuses: {reason}")
_TOO_LARGE = Text("không đủ bộ nhớ", "out of memory")


def both(vi: str, en: str) -> str:
    """Write a help text in both languages; `run` keeps the one that is spoken."""
    return f"{vi}{_BETWEEN_LANGUAGES}{en}"


def check_language(context: typer.Context, given: str | None) -> str | None:
    """Refuse a language that is not spoken."""
    if given is not None and given not in LANGUAGES:
        raise typer.BadParameter(_NOT_LANGUAGE.say(context.find_root().obj, given=given))
    return given


class _Localised:
    """What a command and a group of commands share: help in the language of the command line."""

    params: list[Any]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Give what may follow the name of the command, as people write it."""
        language: Language = ctx.find_root().obj
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        said = (_USAGE_PIECES[p].say(language) if p in _USAGE_PIECES else p for p in pieces)
        return [re.sub(r"\.{4,}", "...", piece.translate(_NO_BRACES)) for piece in said]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, _USAGE.say(ctx.find_root().obj))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help with its headings in the language of the texts."""
        _localise(ctx, self.params)
        super().format_help(ctx, formatter)  # type: ignore[misc]


_NO_BRACES = str.maketrans("", "", "{}")


class LocalisedCommand(_Localised, TyperCommand):
    """A command whose help speaks the language that the command line was made in."""


class WithCommand(LocalisedCommand):
    """A command whose option `--with` takes all words that follow it, up to the next option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words of the command line, the option repeated for each of its values."""
        return super().parse_args(ctx, _repeated("--with", args))


def _repeated(option: str, arguments: list[str]) -> list[str]:
    """Write `--with A B` as `--with A --with B`."""
    words: list[str] = []
    taking = False
    for index, word in enumerate(arguments):
        if word == "--":
            return [*words, *arguments[index:]]
        if word.startswith("-") and word != "-":
            taking = word == option or word.startswith(f"{option}=")
            words.append(word)
        elif taking and words[-1] != option:
            words += [option, word]
        else:
            words.append(word)
    return words


class LocalisedGroup(_Localised, TyperGroup):
    """A group of commands whose help speaks the language that the command line was made in."""


def _localise(ctx: Any, parameters: list[Any]) -> None:
    from typer import rich_utils

    language: Language = ctx.find_root().obj
    for name, text in _PANELS.items():
        setattr(rich_utils, name, text.say(language))
    # Typer has rules of its own; help is as wide and as coloured as everything else.
    options = console_options(sys.stdout)
    rich_utils.MAX_WIDTH = options["width"]
    rich_utils.COLOR_SYSTEM = options["color_system"]
    rich_utils.FORCE_TERMINAL = None
    for parameter in parameters:
        if parameter.name in _COMPLETION:
            parameter.help = _COMPLETION[parameter.name].say(language)
        _name_type(parameter, language)
    help_option: Any = ctx.command.get_help_option(ctx)
    if help_option is not None:
        help_option.help = _HELP_OPTION.say(language)
        _name_type(help_option, language)


def _name_type(parameter: Any, language: Language) -> None:
    """Say what an option takes in words of the language, and nothing of an argument's type."""
    if parameter.param_type_name == "argument":
        parameter.display_type_rich = _no_type
    elif parameter.metavar is None:
        annotation = str(parameter.type_descriptor.annotation)
        known = (text for word, text in _TYPES.items() if word in annotation)
        parameter.metavar = next(known, _TYPES["str"]).say(language)


def _no_type(ctx: Any) -> str:
    del ctx
    return ""


def _speak(command: Any, language: Language) -> None:
    """Keep one language of every help text, of a command and all below it."""
    for part in (command, *command.params):
        for name in ("help", "short_help", "metavar"):
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
        code = _run(command, arguments, language)
        sys.stdout.flush()
    except OSError as error:
        return _unexpected(error, _REFUSED.say(language, reason=reason(error)), language)
    return code


def _run(command: Any, arguments: list[str], language: Language) -> int:
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
    except MemoryError:
        return _fail(_TOO_LARGE.say(language), language)
    except OSError:
        raise
    except Exception as error:
        values = {"kind": type(error).__name__, "message": str(error)}
        return _unexpected(error, _UNEXPECTED.say(language, **values), language)
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception, message: str, language: Language) -> int:
    if os.environ.get("CFTSCORE_DEBUG"):
        raise error
    return _fail(message, language)


def _usage_error(error: Any, language: Language) -> int:
    message = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stdout.write(f"{message}\n" if message else "")
        return 2
    context = getattr(error, "ctx", None)
    command = "cftscore" if context is None else context.command_path
    _fail(_reworded(message, language), language)
    sys.stderr.write(_TRY_HELP.say(language, command=command) + "\n")
    return 2


def _reworded(message: str, language: Language) -> str:
    for pattern, text in _ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return text.say(language).format(**found.groupdict())
    return message


def _fail(message: str, language: Language) -> int:
    sys.stderr.write(f"{_ERROR.say(language).format(message=message)}\n")
    return 2
