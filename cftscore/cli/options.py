"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Any, TypedDict

import typer

from cftscore.cli.declare import argument, both, option
from cftscore.cli.support import check_language
from cftscore.core.text import Text
from cftscore.output.formats import OF

Lang = Annotated[
    str | None,
    option(
        "--lang",
        "ngôn ngữ: vi hoặc en",
        "language: vi or en",
        metavar="vi|en",
        callback=check_language,
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


PATHS = argument(
    "PATH...",
    "tệp Excel hoặc thư mục chứa tệp Excel",
    "workbooks or folders of them",
    callback=_no_sets,
)
Paths = Annotated[list[Path], PATHS]

Force = Annotated[
    bool,
    option("--force", "ghi đè tệp kết quả đã có", "replace existing output files"),
]

Quiet = Annotated[bool, option("--quiet", "-q", "chỉ in lỗi", "print only errors")]

Jobs = Annotated[
    int | None,
    option(
        "--jobs",
        "-j",
        "số tiến trình chạy song song (mặc định: số nhân của máy)",
        "number of parallel processes (default: the number of cores)",
        metavar="N",
    ),
]

Criteria = Annotated[
    str | None,
    option("--criteria", "-c", "mã hoặc đường dẫn bộ tiêu chí", "id or path of the criteria set"),
]

PERIOD = option("--period", "-p", "kỳ: 2020, 2020-Q2, 2020-H1", "period: 2020, 2020-Q2, 2020-H1")
Period = Annotated[str | None, PERIOD]

TARGET = option(
    "--target",
    "tỷ lệ xã cần đạt (%)",
    "share of communes that must pass (%)",
    metavar="PERCENT",
)

OneCommune = Annotated[
    str | None,
    option("--commune", "chỉ một xã (mã hoặc tên)", "only this commune (code or name)"),
]

OwnRegister = Annotated[
    Path | None,
    option(
        "--register",
        "danh mục xã riêng (CSV hoặc tệp Excel)",
        "your own register of communes (CSV or a workbook)",
    ),
]

On = Annotated[
    str | None,
    option(
        "--on",
        "tính theo các xã hiện có tại ngày này (mặc định: ngày cuối kỳ)",
        "count the communes that exist on this date (default: the last day of the period)",
        metavar="DATE",
    ),
]

UnitClasses = Annotated[
    Path | None,
    option(
        "--unit-classes",
        "danh sách nhóm đơn vị: code, class, from, until (CSV hoặc tệp Excel)",
        "a list of unit classes: code, class, from, until (CSV or workbook)",
        metavar="FILE",
    ),
]

UnitClass = Annotated[
    str | None,
    option(
        "--unit-class",
        "nhóm đơn vị của mọi xã mà tệp, danh sách và danh mục không nêu",
        "the unit class of every commune for which nothing else states it",
        metavar="CLASS",
    ),
]

Ratios = Annotated[
    bool,
    option(
        "--ratios",
        "nơi chỉ có tỷ lệ, chấm theo tỷ lệ; kết quả ghi rõ là không có số đếm",
        "score by shares and rates where there are no counts; the result says so",
    ),
]

District = Annotated[
    str | None,
    option("--district", "chỉ một huyện (mã hoặc tên)", "only this district (code or name)"),
]

Province = Annotated[
    str | None,
    option("--province", "chỉ một tỉnh (mã hoặc tên)", "only this province (code or name)"),
]

HeadingMap = Annotated[
    Path | None,
    option(
        "--map",
        "tệp ánh xạ tiêu đề do `cftscore map` ghi (.yaml, .xlsx)",
        "a mapping of headings that `cftscore map` wrote (.yaml, .xlsx)",
        metavar="FILE",
    ),
]

Latest = Annotated[
    bool,
    option(
        "--latest",
        "nơi một xã có nhiều tệp, chỉ lấy lần nộp mới nhất; các tệp cũ được liệt kê",
        "where a commune has several workbooks, read only the newest; older ones are listed",
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
    argument("SET", "mã hoặc đường dẫn bộ tiêu chí", "id or path of a criteria set"),
]


def printed(of: str) -> Any:
    """Make the option that chooses in which format a document is printed."""
    metavar = "|".join(OF[of].printed)
    return option("--format", "-f", "định dạng in ra màn hình", "format to print", metavar=metavar)


def extensions(of: str) -> str:
    """List the extensions of the files that a document can be written to."""
    return " ".join(OF[of].extensions)


TableOrJson = Annotated[str, printed("criteria list")]
InWords = Annotated[str, printed("criteria show")]
InTables = Annotated[str, printed("plan")]
InTablesOrLong = Annotated[str, printed("evaluate")]

Weights = Annotated[
    Path | None,
    option(
        "--costs",
        "trọng số của một trường hợp theo từng chỉ tiêu",
        "weight of one case of each indicator",
        metavar="FILE.yaml",
    ),
]


def result_files(of: str) -> Any:
    """Make the option that names the files which a document is written to."""
    return option(
        "--output",
        "-o",
        f"ghi kết quả ra tệp {extensions(of)} (dùng được nhiều lần); ra thư mục nếu có "
        "--format parquet hoặc csv",
        f"write the result to {extensions(of)} (may be repeated); to a folder with --format "
        "parquet or csv",
    )


CsvSeparator = Annotated[
    str | None,
    option(
        "--csv-separator",
        "dấu phân cách của tệp .csv: ; , tab (mặc định: ; với dấu phẩy thập phân)",
        "separator of .csv files: ; , tab (default: a comma)",
        metavar=both("DẤU", "SIGN"),
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
        option(
            "--dhis2-map",
            "chỉ tiêu và xã nào là gì trong DHIS2, cho tệp .dhis2.json",
            "what indicators and communes are in DHIS2, for .dhis2.json",
            metavar="FILE.yaml",
        ),
    ]
    force: Force


Strict = Annotated[
    bool,
    option("--strict", "không chấm điểm tệp có lỗi", "do not score files with errors"),
]
