"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Any, TypedDict

import typer

from cftscore.cli.support import both, check_language
from cftscore.core.text import Text
from cftscore.output.formats import OF

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="vi|en",
        callback=check_language,
        help=both("ngôn ngữ: vi hoặc en", "language: vi or en"),
    ),
]
"""There everywhere, and heeded before parsing begins, so that help and errors speak it too."""

_SET_NOT_PATH = Text(
    "{given} là bộ tiêu chí, không phải tệp: nêu bằng -c {given}",
    "{given} is a criteria set, not a file: give it as -c {given}",
)


def _no_sets(context: typer.Context, paths: list[Path]) -> list[Path]:
    """Refuse the id of a criteria set among workbooks, where other commands take it first."""
    missing = [str(path) for path in paths or () if not _may_exist(path)]
    if missing:
        from cftscore.criteria import load as criteria_load

        sets = [name for name in missing if name in criteria_load.shipped_ids()]
        if sets:
            message = _SET_NOT_PATH.say(context.find_root().obj, given=sets[0])
            raise typer.BadParameter(message)
    return paths


def _may_exist(path: Path) -> bool:
    """Whether there may be a file; where the system refuses to tell, reading it says why."""
    try:
        return path.exists()
    except OSError:
        return True


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        callback=_no_sets,
        help=both("tệp Excel hoặc thư mục chứa tệp Excel", "workbooks or folders of them"),
    ),
]

Force = Annotated[
    bool,
    typer.Option("--force", help=both("ghi đè tệp kết quả đã có", "replace existing output files")),
]

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=both("chỉ in lỗi", "print only errors"))]

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        help=both(
            "số tiến trình chạy song song (mặc định: số nhân của máy)",
            "number of parallel processes (default: the number of cores)",
        ),
    ),
]

Criteria = Annotated[
    str | None,
    typer.Option(
        "--criteria",
        "-c",
        help=both("mã hoặc đường dẫn bộ tiêu chí", "id or path of the criteria set"),
    ),
]

Period = Annotated[
    str | None,
    typer.Option(
        "--period",
        "-p",
        help=both("kỳ: 2020, 2020-Q2, 2020-H1", "period: 2020, 2020-Q2, 2020-H1"),
    ),
]

OwnRegister = Annotated[
    Path | None,
    typer.Option(
        "--register",
        help=both(
            "danh mục xã riêng (CSV hoặc tệp Excel)",
            "your own register of communes (CSV or a workbook)",
        ),
    ),
]

On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help=both(
            "tính theo các xã hiện có tại ngày này (mặc định: ngày cuối kỳ)",
            "count the communes that exist on this date (default: the last day of the period)",
        ),
    ),
]

UnitClasses = Annotated[
    Path | None,
    typer.Option(
        "--unit-classes",
        metavar="FILE",
        help=both(
            "danh sách nhóm đơn vị: code, class, from, until (CSV hoặc tệp Excel)",
            "a list of unit classes: code, class, from, until (CSV or workbook)",
        ),
    ),
]

UnitClass = Annotated[
    str | None,
    typer.Option(
        "--unit-class",
        metavar="CLASS",
        help=both(
            "nhóm đơn vị của mọi xã mà tệp, danh sách và danh mục không nêu",
            "the unit class of every commune for which nothing else states it",
        ),
    ),
]

Ratios = Annotated[
    bool,
    typer.Option(
        "--ratios",
        help=both(
            "nơi chỉ có tỷ lệ, chấm theo tỷ lệ; kết quả ghi rõ là không có số đếm",
            "score by shares and rates where there are no counts; the result says so",
        ),
    ),
]

District = Annotated[
    str | None,
    typer.Option(
        "--district",
        help=both("chỉ một huyện (mã hoặc tên)", "only this district (code or name)"),
    ),
]

Province = Annotated[
    str | None,
    typer.Option(
        "--province",
        help=both("chỉ một tỉnh (mã hoặc tên)", "only this province (code or name)"),
    ),
]

HeadingMap = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="FILE",
        help=both(
            "tệp ánh xạ tiêu đề do `cftscore map` ghi (.yaml, .xlsx)",
            "a mapping of headings that `cftscore map` wrote (.yaml, .xlsx)",
        ),
    ),
]

Latest = Annotated[
    bool,
    typer.Option(
        "--latest",
        help=both(
            "nơi một xã có nhiều tệp, chỉ lấy lần nộp mới nhất; các tệp cũ được liệt kê",
            "where a commune has several workbooks, read only the newest; older ones are listed",
        ),
    ),
]


class Reading(TypedDict):
    """By what workbooks are read: the options of every command that reads some."""

    criteria: Criteria
    period: Period
    register: OwnRegister
    on: On
    unit_classes: UnitClasses
    unit_class: UnitClass
    ratios: Ratios
    mapping: HeadingMap
    latest: Latest
    district: District
    province: Province


Set = Annotated[
    str,
    typer.Argument(
        metavar="SET", help=both("mã hoặc đường dẫn bộ tiêu chí", "id or path of a criteria set")
    ),
]


def printed(of: str) -> Any:
    """Make the option that chooses in which format a document is printed."""
    metavar = "|".join(OF[of].printed)
    text = both("định dạng in ra màn hình", "format to print")
    return typer.Option("--format", "-f", metavar=metavar, help=text)


def extensions(of: str) -> str:
    """List the extensions of the files that a document can be written to."""
    return " ".join(OF[of].extensions)


TableOrJson = Annotated[str, printed("criteria list")]
InWords = Annotated[str, printed("criteria show")]
InTables = Annotated[str, printed("plan")]
InTablesOrLong = Annotated[str, printed("evaluate")]

Weights = Annotated[
    Path | None,
    typer.Option(
        "--costs",
        metavar="FILE.yaml",
        help=both(
            "trọng số của một trường hợp theo từng chỉ tiêu", "weight of one case of each indicator"
        ),
    ),
]


def result_files(of: str) -> Any:
    """Make the option that names the files which a document is written to."""
    return typer.Option(
        "--output",
        "-o",
        help=both(
            f"ghi kết quả ra tệp {extensions(of)} (dùng được nhiều lần); ra thư mục nếu có "
            "--format parquet hoặc csv",
            f"write the result to {extensions(of)} (may be repeated); to a folder with --format "
            "parquet or csv",
        ),
    )


CsvSeparator = Annotated[
    str | None,
    typer.Option(
        "--csv-separator",
        metavar=both("DẤU", "SIGN"),
        help=both(
            "dấu phân cách của tệp .csv: ; , tab (mặc định: ; với dấu phẩy thập phân)",
            "separator of .csv files: ; , tab (default: a comma)",
        ),
    ),
]


class Writing(TypedDict):
    """Where a result is written, and how: the options of every command that writes tables."""

    output: Annotated[list[Path] | None, result_files("plan")]
    csv_separator: CsvSeparator
    force: Force


class WritingPaper(TypedDict):
    """The same of a command that writes a Word document too."""

    output: Annotated[list[Path] | None, result_files("explain")]
    csv_separator: CsvSeparator
    force: Force


class WritingReminders(TypedDict):
    """The same of the command that writes reminders too."""

    output: Annotated[list[Path] | None, result_files("status")]
    csv_separator: CsvSeparator
    force: Force


class WritingFigures(TypedDict):
    """The same of the command that reads figures."""

    output: Annotated[list[Path] | None, result_files("evaluate")]
    csv_separator: CsvSeparator
    dhis2_map: Annotated[
        Path | None,
        typer.Option(
            "--dhis2-map",
            metavar="FILE.yaml",
            help=both(
                "chỉ tiêu và xã nào là gì trong DHIS2, cho tệp .dhis2.json",
                "what indicators and communes are in DHIS2, for .dhis2.json",
            ),
        ),
    ]
    force: Force


Strict = Annotated[
    bool,
    typer.Option(
        "--strict", help=both("không chấm điểm tệp có lỗi", "do not score files with errors")
    ),
]
