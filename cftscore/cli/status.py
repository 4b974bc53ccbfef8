"""`cftscore status`: who has submitted, who has to be reminded."""

from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.declare import option
from cftscore.cli.options import Paths, Quiet, Reading, WritingReminders, printed
from cftscore.cli.output import MOST_LISTED, Output
from cftscore.core.text import Language


@command(
    app,
    "Theo dõi việc nộp số liệu: xã nào đã nộp, nộp thiếu, nộp muộn, chưa nộp; kèm văn bản đôn "
    "đốc.\n\nMã thoát 1 nếu quá hạn mà còn xã thiếu số liệu.\n\nVí dụ: cftscore status nhan "
    "--deadline 10/12/2020 --latest",
    "Show who has submitted figures, who only in part, late or not at all, with reminders to "
    "send.\n\nExit code 1 if somebody is missing after the deadline.\n\nExample: cftscore "
    "status received --deadline 2020-12-10 --latest",
)
def status(
    language: Language,
    *,
    paths: Paths,
    reading: Reading,
    deadline: Annotated[
        str | None,
        option(
            "--deadline",
            "hạn nộp: ngày cuối cùng được nộp",
            "the last day on which to submit",
            metavar="DATE",
        ),
    ] = None,
    today: Annotated[
        str | None,
        option(
            "--today",
            "tính đến ngày này (mặc định: hôm nay)",
            "as of this day (default: today)",
            metavar="DATE",
        ),
    ] = None,
    reminders: Annotated[
        bool,
        option(
            "--reminders",
            "in văn bản đôn đốc theo huyện thay cho bảng (ghi ra tệp: -o TỆP.txt)",
            "print reminders by district in place of the table (to a file: -o FILE.txt)",
        ),
    ] = False,
    format_: Annotated[str, printed("status")] = "table",
    writing: WritingReminders,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.submissions import status as tell
    from cftscore.cli.console import write_text
    from cftscore.output.status import reminders as texts
    from cftscore.output.status import words

    out = Output(
        "status",
        language,
        format_=format_,
        inputs=paths,
        reading=reading,
        writing=writing,
        quiet=quiet,
    )
    with out.working():
        result = tell(paths, deadline=deadline, today=today, **reading)
        out.write(result)
    shown = result.document
    out.findings(finding for finding in shown.findings if finding.commune is None)
    if reminders:
        write_text(texts.text(shown, language))
    else:
        out.show(result, lambda _: words.on_terminal(shown, language, MOST_LISTED))
    out.say_written()
    return int(bool(shown.overdue) or shown.files_with_errors)
