"""`cftscore criteria sensitivity`: which provisional figures could flip which verdicts."""

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.options import InTables, Paths, Quiet, Reading, Writing
from cftscore.cli.output import Output
from cftscore.core.text import Language


@command(
    criteria_app,
    "Đếm số kết quả thay đổi khi mỗi giá trị tạm được dịch một bước.\n\nVí dụ: cftscore "
    "criteria sensitivity samples/an-giang-2020",
    "Count the verdicts that change when each provisional figure is shifted by one "
    "step.\n\nExample: cftscore criteria sensitivity samples/an-giang-2020",
)
def sensitivity(
    language: Language,
    *,
    paths: Paths,
    reading: Reading,
    format_: InTables = "table",
    writing: Writing,
    quiet: Quiet = False,
) -> int:
    from cftscore.api.communes import sensitivity as shift
    from cftscore.output import sensitivity as words

    out = Output(
        "sensitivity",
        language,
        format_=format_,
        inputs=paths,
        reading=reading,
        writing=writing,
        quiet=quiet,
    )
    with out.working():
        result = shift(paths, **reading)
        out.write(result)
    wrong = out.findings(result.document.findings)
    out.show(result, lambda _: words.blocks(result.document, language, with_communes=False))
    out.say_written()
    return int(wrong)
