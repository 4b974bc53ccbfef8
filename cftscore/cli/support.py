"""What the command line needs of Typer in two languages: help, usage errors, exit codes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, MutableMapping
from functools import partial
from gettext import gettext
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from cftscore.cli import typer_private
from cftscore.cli.declare import BETWEEN_LANGUAGES
from cftscore.cli.help import Context, speaking
from cftscore.core.os_errors import reason
from cftscore.core.text import LANGUAGES, Language, Text, fold, nearest

_USAGE_PIECES = {
    "[OPTIONS]": Text("[TÙY CHỌN]", "[OPTIONS]"),
    "COMMAND [ARGS]...": Text("LỆNH [THAM SỐ]...", "COMMAND [ARGS]..."),
}
_TAKES = {"Path": Text("TỆP", "FILE"), "int": Text("SỐ", "NUMBER")}
"""What an option takes, by a word of its type."""
_TEXT = Text("CHỮ", "TEXT")
_NAMES = {
    "PATH": "TỆP", "FILE": "TỆP", "OUT": "TỆP", "PERCENT": "TỶ_LỆ", "DATE": "NGÀY", "CLASS": "NHÓM",
    "COMMUNE": "XÃ", "PROVINCE": "TỈNH", "SET": "BỘ", "PERIOD": "KỲ", "CODE": "MÃ", "ITEM": "MỤC",
    "FROM": "TỪ_NGÀY", "TO": "ĐẾN_NGÀY", "BEFORE": "TRƯỚC", "AFTER": "SAU", "OWN": "XÃ_BÁO_CÁO",
    "OLD": "LẦN_TRƯỚC", "NEW": "LẦN_SAU", "FOLDER": "THƯ_MỤC", "DOCUMENT": "TÀI_LIỆU",
    "CHECKED": "ĐÃ_KIỂM_TRA", "COUNT": "SỐ_XÃ", "AMONG": "TỔNG_SỐ", "N": "SỐ",
    "YYYY-MM-DD": "NĂM-THÁNG-NGÀY", "indicator": "chỉ_tiêu",
}  # fmt: skip
"""What stands for a value in the help, in Vietnamese."""
_NAME = re.compile(rf"\b(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})\b")
_HELP_OPTION = Text("In trợ giúp này rồi thoát.", "Show this message and exit.")
_COMPLETION = {
    "install_completion": Text(
        "Cài gợi ý lệnh cho cửa sổ lệnh này.", "Install completion for the current shell."
    ),
    "show_completion": Text(
        "In mã gợi ý lệnh cho cửa sổ lệnh này.", "Print the completion script of the current shell."
    ),
}
_INSTALLED = Text(
    "Đã cài gợi ý lệnh cho {shell} vào {path}; mở cửa sổ lệnh mới để dùng.",
    "Completion for {shell} is installed in {path}; open a new terminal to use it.",
)
_NO_COMMAND = Text(
    "không có lệnh “{given}”[; có phải: {near}?]",
    "no such command: “{given}”[; did you mean: {near}?]",
)
_MEANT = {
    "template": ("mẫu", "lập mẫu", "biểu mẫu"),
    "validate": ("check", "kiểm tra", "rà soát"),
    "evaluate": ("score", "chấm điểm", "đánh giá"),
    "explain": ("why", "giải thích"),
    "plan": ("phương án", "kế hoạch"),
    "margin": ("watch", "theo dõi"),
    "report": ("báo cáo",),
    "compare": ("so sánh",),
    "reconcile": ("đối chiếu",),
    "merge": ("gộp",),
    "recognise": ("recognize", "công nhận"),
}
"""What may be typed in place of a command; of two words the first comes alone."""
_NOT_LANGUAGE = Text("{given}: chọn vi hoặc en", "{given}: choose vi or en")
_ERROR = Text("Lỗi: {message}", "Error: {message}")
_TRY_HELP = Text("Xem: {command} --help", "See: {command} --help")
_UNEXPECTED = Text(
    "lỗi bên trong chương trình ({kind}: {message}); đặt CFTSCORE_DEBUG=1 để xem chi tiết",
    "internal error ({kind}: {message}); set CFTSCORE_DEBUG=1 for details",
)
_REFUSED = Text("hệ thống từ chối: {reason}", "the system refused: {reason}")
_TOO_LARGE = Text("không đủ bộ nhớ", "out of memory")


def check_language(context: typer.Context, text: str | None) -> str | None:
    """Refuse a language that is not spoken."""
    if text is not None and text not in LANGUAGES:
        raise typer.BadParameter(_NOT_LANGUAGE.say(context.find_root().obj, given=text))
    return text


class _Localised:
    """What a command and a group of commands share: help in the language of the command line."""

    context_class: Any = Context
    params: list[Any]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Give what may follow the name of the command, as people write it."""
        language: Language = ctx.find_root().obj
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        said = (_USAGE_PIECES[p].say(language) if p in _USAGE_PIECES else p for p in pieces)
        return [re.sub(r"\.{4,}", "...", piece.translate(_NO_BRACES)) for piece in said]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words of the command line; what is wrong with one is a matter of the command.

        Of an option without its value the parser does not say which command it is of.
        """
        try:
            words: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise
        return words

    def get_help_option(self, ctx: Any) -> Any:
        """Give the option `--help`, which Typer makes when it is needed."""
        option: Any = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = _HELP_OPTION.say(ctx.find_root().obj)
        option.callback = _show_help
        typer_private.read_plainly(option)
        return option


def _show_help(ctx: Any, parameter: Any, asked: Any) -> None:
    """Print the help; Typer would write UTF-8 to a terminal that only knows ASCII."""
    del parameter
    if asked and not ctx.resilient_parsing:
        from cftscore.cli.console import write_line

        write_line(ctx.get_help())
        ctx.exit()


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

    commands: Any

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands in the order of the help, none of them built for that."""
        del ctx
        return list(self.commands)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that a word names; for a misspelt one say the nearest."""
        text = args[0]
        if text not in self.commands and not (text.startswith("-") or ctx.resilient_parsing):
            names = self.commands.everywhere()
            meant = [command for command in _meant(text) if command in self.commands]
            named = meant or [c for name in nearest(text, names, 1) for c in names[name]]
            near = [f"“{command}”" for command in named]
            ctx.fail(_NO_COMMAND.say(ctx.find_root().obj, given=text, near=near))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands of the group with their help, none of them built for that."""
        del ctx
        shown = self.summaries().items()
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, text.partition("\n\n")[0]) for name, text in shown])

    def summaries(self) -> dict[str, str]:
        """Give the help of each command of the group that is shown."""
        return dict(self.commands.summaries())


def _meant(text: str) -> list[str]:
    """Find the commands that a word in Vietnamese, or another one in English, stands for."""
    word = fold(text).replace(" ", "")
    return [
        command
        for command, others in _MEANT.items()
        if any(word in (fold(o).replace(" ", ""), fold(o).partition(" ")[0]) for o in others)
    ]


class _Commands(MutableMapping[str, Any]):
    """The commands of a group, each built when it is asked for: a run needs few of them."""

    def __init__(self, app: typer.Typer, language: Language) -> None:
        self._language = language
        self._commands = typer_private.commands_of(app)
        self._groups = typer_private.groups_of(app)
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = self._build(name)
        return self._built[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._commands, *self._groups))

    def __len__(self) -> int:
        return len(self._commands) + len(self._groups)

    def everywhere(self) -> dict[str, list[str]]:
        """Return the commands that are shown by their last word.

        A command of this group comes before those of the same name in the groups below it.
        """
        below: dict[str, list[str]] = {}
        for group, app in self._groups.items():
            for name, info in typer_private.commands_of(app).items():
                if not info.hidden:
                    below.setdefault(name, []).append(f"{group} {name}")
        return below | {name: [name] for name in self.summaries()}

    def _build(self, name: str) -> Any:
        if name in self._groups:
            return build(self._groups[name], self._language)
        return _prepared(typer_private.make_command(self._commands[name]), self._language)

    def summaries(self) -> dict[str, str]:
        """Give the help of each command that is shown."""
        helps = {name: info.help for name, info in self._commands.items() if not info.hidden}
        helps |= {name: below.info.help for name, below in self._groups.items()}
        return {name: _spoken(text or "", self._language) for name, text in helps.items()}


def build(app: typer.Typer, language: Language) -> Any:
    """Build the command of an application, without those below it, in one language."""
    command = typer_private.make_group(app)
    command.commands = _Commands(app, language)
    return _prepared(command, language)


def _prepared(command: Any, language: Language) -> Any:
    """Keep one language of every help text of a command, and read its values in our own way."""
    for part in (command, *command.params):
        for name in ("help", "short_help", "metavar"):
            text = getattr(part, name, None)
            if text:
                setattr(part, name, _spoken(text, language))
        if language == "vi" and getattr(part, "metavar", None):
            part.metavar = _NAME.sub(lambda name: _NAMES[name[0]], part.metavar)
    # Typer would cut it where it lists the command.
    command.short_help = (command.help or "").partition("\n\n")[0]
    for parameter in command.params:
        if parameter.name in _COMPLETION:
            parameter.help = _COMPLETION[parameter.name].say(language)
        if parameter.name == "install_completion":
            parameter.callback = _install_completion
        if (
            parameter.param_type_name == "option"
            and not parameter.is_flag
            and not parameter.metavar
        ):
            parameter.metavar = _taken(parameter).say(language)
        parameter.shell_complete = partial(_complete, parameter)
        typer_private.read_plainly(parameter)
    return command


def _taken(option: Any) -> Text:
    """Say what an option takes, in words of the language."""
    annotation = str(typer_private.takes(option))
    return next((text for word, text in _TAKES.items() if word in annotation), _TEXT)


def _spoken(text: str, language: Language) -> str:
    vi, between, en = text.partition(BETWEEN_LANGUAGES)
    return (vi if language == "vi" else en) if between else text


def _install_completion(ctx: Any, parameter: Any, value: Any) -> None:
    del parameter
    if value and not ctx.resilient_parsing:
        shell, path = typer_private.install()
        sys.stdout.write(_INSTALLED.say(ctx.find_root().obj, shell=shell, path=str(path)) + "\n")
        raise typer.Exit


def _complete(parameter: Any, ctx: Any, incomplete: str) -> Any:
    from cftscore.cli.completion import complete

    return complete(ctx, parameter, incomplete)


def run(app: typer.Typer, arguments: list[str], language: Language) -> int:
    """Run a command line and give its exit code.

    It is 0 where all is done, 1 where something was found, 2 where it could not be done, 130 where
    it was broken off.

    No traceback reaches the user, unless CFTSCORE_DEBUG is set.
    """
    try:
        asked = os.environ.get("_CFTSCORE_COMPLETE")
        if asked:
            from cftscore.cli import completion as cli_completion

            return cli_completion.answer(build(app, language), language, asked)
        with speaking(language):
            code = _run(build(app, language), arguments, language)
        sys.stdout.flush()
    except OSError as error:
        return _unexpected(error, _REFUSED.say(language, reason=reason(error)), language)
    return code


def _run(command: Any, arguments: list[str], language: Language) -> int:
    try:
        code = command.main(
            args=arguments, prog_name="cftscore", standalone_mode=False, obj=language
        )
    except typer.TyperException as error:
        return _usage_error(error, language)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except MemoryError:
        return _fail(_TOO_LARGE.say(language), language)
    except OSError:
        raise
    except Exception as error:
        from cftscore.findings.model import CannotProceedError

        if isinstance(error, CannotProceedError):
            from cftscore.cli.findings import show_on_stderr

            show_on_stderr(error.findings, language)
            return 2
        values = {"kind": type(error).__name__, "message": str(error)}
        return _unexpected(error, _UNEXPECTED.say(language, **values), language)
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception, message: str, language: Language) -> int:
    if os.environ.get("CFTSCORE_DEBUG"):
        raise error
    return _fail(message, language)


def _usage_error(error: Any, language: Language) -> int:
    from cftscore.cli import errors as cli_errors

    message = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stdout.write(f"{message}\n" if message else "")
        return 2
    context = getattr(error, "ctx", None)
    command = "cftscore" if context is None else context.command_path
    _fail(cli_errors.reworded(message, language), language)
    example = getattr(context and context.command, "help", None) or ""
    if message.startswith("Missing ") and "\n\n" in example:
        sys.stderr.write(f"{example.rpartition(chr(10) * 2)[2]}\n")
    sys.stderr.write(_TRY_HELP.say(language, command=command) + "\n")
    return 2


def _fail(message: str, language: Language) -> int:
    sys.stderr.write(f"{_ERROR.say(language).format(message=message)}\n")
    return 2
