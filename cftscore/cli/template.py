"""`cftscore template`: writes workbooks to be filled in."""

from pathlib import Path
from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.choosing import LAYOUTS, choose, numbers
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import (
    PERIOD,
    Criteria,
    Force,
    Latest,
    On,
    OwnRegister,
    Quiet,
    UnitClasses,
    printed,
)
from cftscore.cli.output import Output
from cftscore.core.text import Language, Text

_WRITTEN = Text("Đã ghi {path} ({communes} xã)", "Written: {path} (communes: {communes})")
_WRITTEN_FILES = Text(
    "Đã ghi {files} tệp vào {path} ({communes} xã)",
    "Written to {path}: {files} files (communes: {communes})",
)


@command(
    app,
    "Lập tệp Excel để điền số liệu, có hướng dẫn và tự chấm điểm.\n\nVí dụ: cftscore "
    'template --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx',
    "Make workbooks to fill in, with guidance and automatic scores.\n\nExample: cftscore "
    'template --district "Thoại Sơn" --period 2020 -o thoai-son.xlsx',
)
def template(
    language: Language,
    *,
    period: Annotated[str, PERIOD],
    output: Annotated[
        Path,
        option(
            "--output",
            "-o",
            "tệp .xlsx; hoặc thư mục nếu có nhiều tệp",
            ".xlsx file, or a folder for several files",
        ),
    ],
    province: Annotated[
        str | None,
        option(
            "--province",
            "tỉnh (mã hoặc tên): mỗi huyện một tệp",
            "province (code or name): one file per district",
        ),
    ] = None,
    district: Annotated[
        str | None,
        option("--district", "huyện (mã hoặc tên): một tệp", "district (code or name): one file"),
    ] = None,
    commune: Annotated[
        str | None,
        option("--commune", "xã (mã hoặc tên): một tệp", "commune (code or name): one file"),
    ] = None,
    layout: Annotated[
        str,
        option(
            "--layout",
            "bảng cho nhiều xã, hoặc mỗi xã một phiếu",
            "a table, or one form per commune",
            metavar="table|form",
        ),
    ] = "table",
    prefill: Annotated[
        list[Path] | None,
        option(
            "--prefill",
            "tệp Excel kỳ trước, để mang sang số liệu ít thay đổi",
            "workbooks of the last period, to carry over what seldom changes",
        ),
    ] = None,
    latest: Latest = False,
    evidence: Annotated[
        bool,
        option(
            "--evidence",
            "thêm trang tính ghi văn bản minh chứng cho từng nội dung",
            "add a sheet for the documents that stand behind each item",
        ),
    ] = False,
    groups: Annotated[
        bool,
        option(
            "--groups",
            "thêm trang tính ghi số trẻ em theo nhóm (mồ côi, khuyết tật …), không ghi tên",
            "add a sheet for children by group (orphaned, disabled …), without names",
        ),
    ] = False,
    focus: Annotated[
        str | None,
        option(
            "--focus",
            "mẫu nhỏ chỉ gồm các tiêu chí này, để theo dõi trong năm",
            "a small template of these criteria only, to monitor within the year",
            metavar="3,5,6",
        ),
    ] = None,
    criteria: Criteria = None,
    register: OwnRegister = None,
    on: On = None,
    unit_classes: UnitClasses = None,
    format_: Annotated[str, printed("template")] = "table",
    force: Force = False,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.workbooks import make_template

    out = Output("template", language, format_=format_, force=force, quiet=quiet)
    with out.working():
        result = make_template(
            period,
            province=province,
            district=district,
            commune=commune,
            layout=choose(layout, "--layout", LAYOUTS, language),
            prefill=prefill or (),
            latest=latest,
            evidence=evidence,
            groups=groups,
            focus=numbers(focus, "--focus", language),
            criteria=criteria,
            register=register,
            on=on,
            unit_classes=unit_classes,
        )
        written = result.write(output, lang=language, force=force)
    wrong = out.findings(result.document.findings, limit=None)
    words = _WRITTEN if written == [output] else _WRITTEN_FILES
    communes = sum(len(file.communes) for file in result.document.files)
    out.sum_up(result, words, path=str(output), files=len(written), communes=communes)
    return int(wrong)
