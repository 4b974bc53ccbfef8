"""`cftscore recognise`: the draft decision, the replies, and the register of recognitions."""

from pathlib import Path
from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import Force, Paths, Quiet, Reading, Strict, printed
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(
    app,
    "Dự thảo quyết định công nhận kèm danh sách, công văn trả lời các xã chưa đạt, và lập sổ "
    "công nhận qua các năm.\n\nVí dụ: cftscore recognise samples/an-giang-2020 -o cong-nhan",
    "Draft the decision with its list, reply to communes that did not pass, and keep the "
    "register of recognitions over the years.\n\nExample: cftscore recognise "
    "samples/an-giang-2020 -o recognised",
)
def recognise(
    language: Language,
    *,
    paths: Paths,
    output: Annotated[
        Path,
        option("--output", "-o", "thư mục để ghi", "the folder to write to"),
    ],
    recognitions: Annotated[
        Path | None,
        option(
            "--recognitions",
            "sổ công nhận đến kỳ trước (.xlsx, .json); không bị thay đổi",
            "the register of recognitions so far (.xlsx, .json); it is not changed",
            metavar="FILE",
        ),
    ] = None,
    authority: Annotated[
        str,
        option(
            "--authority",
            "cơ quan công nhận, như ghi ở đầu văn bản (mặc định: để trống)",
            "who recognises, as in the letterhead (default: a blank)",
        ),
    ] = "",
    reading: Reading,
    strict: Strict = False,
    format_: Annotated[str, printed("recognitions")] = "table",
    force: Force = False,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.recognition import recognise as draft

    out = Output("recognitions", language, format_=format_, force=force, quiet=quiet)
    with out.working():
        result = draft(
            paths, recognitions=recognitions, authority=authority, strict=strict, **reading
        )
        written = result.write_papers(output, lang=language, force=force)
    wrong = out.findings(result.findings)
    out.show(result)
    out.say_written(_shortened(written, output))
    return int(wrong)


def _shortened(written: list[Path], folder: Path) -> list[Path]:
    """Name the replies by their folder: there may be hundreds."""
    above = dict.fromkeys(path if path.parent == folder else path.parent for path in written)
    return list(above)
