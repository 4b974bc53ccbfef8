"""The command line: options are parsed here, and nothing is decided.

The language is chosen before the commands are made, so that help speaks it too.
"""

from pathlib import Path
from typing import Annotated, Any

import typer

from cftscore.cli_support import LocalisedCommand, LocalisedGroup, run
from cftscore.text import LANGUAGES, Language, Text

_ABOUT = Text(
    "Chấm điểm xã, phường, thị trấn phù hợp với trẻ em từ bảng tính Excel.",
    "Score whether communes, wards and townships are fit for children, from Excel workbooks.",
)
_EVALUATE = Text(
    "Chấm điểm các xã và tính tỷ lệ đạt theo huyện và tỉnh.\n\n"
    "Ví dụ: cftscore evaluate samples/an-giang-2020 -o ket-qua.xlsx",
    "Score communes, and count compliance by district and province.\n\n"
    "Example: cftscore evaluate samples/an-giang-2020 -o result.xlsx",
)
_CRITERIA = Text("Xem và kiểm tra các bộ tiêu chí.", "Show and check criteria sets.")
_LIST = Text("Liệt kê các bộ tiêu chí có sẵn.", "List the criteria sets that are shipped.")
_SHOW = Text(
    "In một bộ tiêu chí: chỉ tiêu, mức điểm, nguồn và tình trạng từng con số.",
    "Print a criteria set: indicators, bands, and the source and status of each figure.",
)
_CHECK = Text("Kiểm tra một bộ tiêu chí có hợp lệ không.", "Check whether a criteria set is sound.")
_TEST = Text(
    "Chạy các ví dụ đi kèm một bộ tiêu chí.", "Run the examples that lie beside a criteria set."
)
_SCHEMA = Text("In JSON Schema của tệp tiêu chí.", "Print the JSON Schema of criteria files.")
_VERSION = Text("In phiên bản rồi thoát.", "Print the version and exit.")
_HELP: dict[str, Text] = {
    "paths": Text("tệp hoặc thư mục bảng tính", "workbooks or folders of workbooks"),
    "criteria": Text("mã hoặc đường dẫn bộ tiêu chí", "id or path of the criteria set"),
    "period": Text("kỳ: 2020, 2020-Q2, 2020-H1", "period: 2020, 2020-Q2, 2020-H1"),
    "register": Text("danh mục xã riêng (CSV)", "your own register of communes (CSV)"),
    "district": Text("chỉ một huyện (mã hoặc tên)", "only this district (code or name)"),
    "province": Text("chỉ một tỉnh (mã hoặc tên)", "only this province (code or name)"),
    "fail_under": Text(
        "mã thoát 1 nếu tỷ lệ đạt thấp hơn (%)", "exit 1 if compliance is below it (%)"
    ),
    "focus": Text(
        "các tiêu chí xem kỹ và in trước, ví dụ 3,5", "criteria shown first, in detail: 3,5"
    ),
    "format": Text("dạng in ra màn hình", "what to print"),
    "output": Text(
        "ghi kết quả ra tệp .xlsx .csv .json .md (dùng được nhiều lần)",
        "write the result to .xlsx .csv .json .md (may be repeated)",
    ),
    "force": Text("ghi đè tệp kết quả đã có", "replace output files that are there"),
    "quiet": Text("chỉ in lỗi", "print errors only"),
    "lang": Text("ngôn ngữ: vi hoặc en", "language: vi or en"),
    "set": Text("mã hoặc đường dẫn bộ tiêu chí", "id or path of a criteria set"),
    "criterion": Text("chỉ một tiêu chí, theo số", "only the criterion of this number"),
}


def _option(language: Language, name: str, *flags: str, **more: Any) -> Any:
    return typer.Option(*flags, help=_HELP[name].say(language), **more)


def _check_language(given: str | None) -> str | None:
    if given is not None and given not in LANGUAGES:
        raise typer.BadParameter(f"{given}: vi, en")
    return given


def _lang(language: Language) -> Any:
    """Make the option --lang, which is there everywhere; it was heeded before parsing began."""
    return Annotated[
        str | None, _option(language, "lang", "--lang", metavar="vi|en", callback=_check_language)
    ]


def _show_version(asked: bool) -> None:
    if asked:
        from cftscore import __version__

        typer.echo(f"cftscore {__version__}")
        raise typer.Exit


def build(language: Language) -> typer.Typer:
    """Make the command line in one language."""
    app = typer.Typer(
        name="cftscore",
        help=_ABOUT.say(language),
        cls=LocalisedGroup,
        context_settings={"help_option_names": ["-h", "--help"], "obj": language},
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    Lang = _lang(language)  # noqa: N806 - a type

    @app.callback()
    def root(
        *,
        version: Annotated[
            bool,
            typer.Option(
                "--version", help=_VERSION.say(language), callback=_show_version, is_eager=True
            ),
        ] = False,
        lang: Lang = None,
    ) -> None:
        del version, lang

    _add_evaluate(app, language)
    criteria = typer.Typer(help=_CRITERIA.say(language), cls=LocalisedGroup, no_args_is_help=True)
    _add_criteria(criteria, language)
    app.add_typer(criteria, name="criteria")
    return app


def _add_evaluate(app: typer.Typer, language: Language) -> None:
    Lang = _lang(language)  # noqa: N806 - a type

    def option(name: str, *flags: str, **more: Any) -> Any:
        return _option(language, name, *flags, **more)

    @app.command(help=_EVALUATE.say(language), cls=LocalisedCommand)
    def evaluate(
        *,
        paths: Annotated[list[Path], typer.Argument(help=_HELP["paths"].say(language))],
        criteria: Annotated[str | None, option("criteria", "--criteria", "-c")] = None,
        period: Annotated[str | None, option("period", "--period", "-p")] = None,
        register: Annotated[Path | None, option("register", "--register")] = None,
        district: Annotated[str | None, option("district", "--district")] = None,
        province: Annotated[str | None, option("province", "--province")] = None,
        fail_under: Annotated[str | None, option("fail_under", "--fail-under")] = None,
        focus: Annotated[str | None, option("focus", "--focus")] = None,
        format_: Annotated[str, option("format", "--format", "-f", metavar="table|json|csv|md")] = (
            "table"
        ),
        output: Annotated[list[Path] | None, option("output", "--output", "-o")] = None,
        force: Annotated[bool, option("force", "--force")] = False,
        quiet: Annotated[bool, option("quiet", "--quiet", "-q")] = False,
        lang: Lang = None,
    ) -> None:
        del lang
        from cftscore.commands import evaluate as command

        raise typer.Exit(
            command.run(
                command.Request(
                    paths=tuple(paths),
                    criteria=criteria,
                    period=period,
                    register=register,
                    district=district,
                    province=province,
                    fail_under=fail_under,
                    focus=focus,
                    format=format_,
                    outputs=tuple(output or ()),
                    force=force,
                    quiet=quiet,
                    language=language,
                )
            )
        )


def _add_criteria(app: typer.Typer, language: Language) -> None:
    Lang = _lang(language)  # noqa: N806 - a type
    Format = Annotated[  # noqa: N806 - a type
        str, _option(language, "format", "--format", "-f", metavar="table|json")
    ]
    Set = Annotated[str, typer.Argument(help=_HELP["set"].say(language))]  # noqa: N806 - a type

    @app.command("list", help=_LIST.say(language), cls=LocalisedCommand)
    def list_(
        format_: Format = "table",
        lang: Lang = None,
    ) -> None:
        del lang
        from cftscore.commands import criteria as command

        raise typer.Exit(command.list_sets(format_, language))

    @app.command(help=_SHOW.say(language), cls=LocalisedCommand)
    def show(
        name: Set,
        criterion: Annotated[int | None, _option(language, "criterion", "--criterion")] = None,
        format_: Format = "table",
        lang: Lang = None,
    ) -> None:
        del lang
        from cftscore.commands import criteria as command

        raise typer.Exit(command.show(name, criterion, format_, language))

    @app.command(help=_CHECK.say(language), cls=LocalisedCommand)
    def check(name: Set, lang: Lang = None) -> None:
        del lang
        from cftscore.commands import criteria as command

        raise typer.Exit(command.check(name, language))

    @app.command(help=_TEST.say(language), cls=LocalisedCommand)
    def test(name: Set, lang: Lang = None) -> None:
        del lang
        from cftscore.commands import criteria as command

        raise typer.Exit(command.test(name, language))

    @app.command(help=_SCHEMA.say(language), cls=LocalisedCommand)
    def schema(lang: Lang = None) -> None:
        del lang
        from cftscore.commands import criteria as command

        raise typer.Exit(command.schema())


def main(arguments: list[str], language: Language) -> int:
    """Run the command line and give its exit code."""
    return run(build(language), arguments, language)
