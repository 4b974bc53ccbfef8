"""`cftscore criteria new`: writes a new criteria set with its examples."""

from functools import partial
from pathlib import Path
from typing import Annotated

from cftscore.cli.app import criteria_app
from cftscore.cli.command import command
from cftscore.cli.console import write_line
from cftscore.cli.declare import option
from cftscore.cli.options import Force, printed
from cftscore.cli.output import Output
from cftscore.cli.questions import Asking, Question
from cftscore.core.text import Language, Text

AsWritten = Annotated[str, printed("criteria new")]
_ASK = {
    "id": Text("Mã của bộ tiêu chí, ví dụ qd-12-2026", "Id of the set, such as qd-12-2026"),
    "title": Text("Tên tiếng Việt", "Title in Vietnamese"),
    "title_en": Text("Tên tiếng Anh", "Title in English"),
    "number": Text("Số quyết định, ví dụ 12/QĐ-TTg", "Number of the decision, such as 12/QĐ-TTg"),
    "date": Text("Ngày ký, ví dụ 15/1/2026", "Date of the decision, such as 2026-01-15"),
    "effective_from": Text("Có hiệu lực từ ngày", "In force from"),
    "measures": Text("Cách tính, mỗi cách tính một tiêu chí (share,rate,count,yes_no)",
                     "Measures, one criterion for each (share,rate,count,yes_no)"),
    "points": Text("Tổng điểm tối đa", "Maximum total points"),
    "pass_from": Text("Điểm yêu cầu đối với xã", "Points that a commune must reach"),
}  # fmt: skip
_NEXT = Text(
    "Tiếp theo: mở {path} để sửa, rồi chạy\n  cftscore criteria check {path}\n  cftscore "
    "criteria test {path}",
    """\
Next: open {path} and edit it, then run
  cftscore criteria check {path}
  cftscore criteria test {path}""",
)


@command(
    criteria_app,
    "Lập một bộ tiêu chí mới, ngắn gọn và hợp lệ, kèm các ví dụ; hỏi những mục chưa "
    "nêu.\n\nVí dụ: cftscore criteria new --extends qd-06-2019",
    "Write a new criteria set, small but valid, with its examples; ask for what is not "
    "given.\n\nExample: cftscore criteria new --extends qd-06-2019",
)
def new(
    language: Language,
    *,
    id_: Annotated[str | None, option("--id", "mã của bộ tiêu chí", "id of the set")] = None,
    title: Annotated[str | None, option("--title", "tên tiếng Việt", "title in Vietnamese")] = None,
    title_en: Annotated[
        str | None,
        option("--title-en", "tên tiếng Anh, nếu khác", "title in English, if different"),
    ] = None,
    number: Annotated[
        str | None, option("--number", "số quyết định", "number of the decision")
    ] = None,
    date: Annotated[
        str | None, option("--date", "ngày ký quyết định", "date of the decision")
    ] = None,
    effective_from: Annotated[
        str | None,
        option(
            "--effective-from",
            "ngày có hiệu lực, nếu khác ngày ký",
            "in force from, if not the date of the decision",
        ),
    ] = None,
    from_: Annotated[
        str | None,
        option(
            "--from",
            "chép một bộ tiêu chí để bắt đầu, mọi con số là giá trị tạm",
            "start from a copy of this set, all figures provisional",
            metavar="SET",
        ),
    ] = None,
    extends: Annotated[
        str | None,
        option(
            "--extends",
            "kế thừa một bộ tiêu chí, chỉ ghi những mục khác",
            "overlay this set; write only what differs",
            metavar="SET",
        ),
    ] = None,
    measures: Annotated[
        str | None,
        option(
            "--measures",
            "mỗi cách tính một tiêu chí",
            "one criterion for each measure",
            metavar="share,rate,count,yes_no",
        ),
    ] = None,
    points: Annotated[
        str | None,
        option("--points", "tổng điểm tối đa", "maximum total points"),
    ] = None,
    pass_from: Annotated[
        str | None,
        option("--pass-from", "điểm yêu cầu đối với xã", "points that a commune must reach"),
    ] = None,
    output: Annotated[
        Path | None,
        option(
            "--output", "-o", "tệp .yaml, nếu không phải MÃ.yaml", "the .yaml file, if not ID.yaml"
        ),
    ] = None,
    format_: AsWritten = "table",
    force: Force = False,
) -> int:
    from cftscore.api.drafts import CriteriaDraft, answers
    from cftscore.output import words

    out = Output("criteria new", language, format_=format_)
    draft = CriteriaDraft(from_=from_, extends=extends)
    draft.refuse_with_base(measures=measures, points=points, pass_from=pass_from)
    ask = Asking(language)
    ask.refuse_without_terminal(
        Question("--id", _ASK["id"], id_),
        Question("--title", _ASK["title"], title),
        Question("--number", _ASK["number"], number, draft.number),
        Question("--date", _ASK["date"], date, draft.date),
    )
    if output is not None:
        draft.check(output, force=force)
    set_id = ask.answer(Question("--id", _ASK["id"], id_), answers.set_id)
    target = output or Path(f"{set_id}.yaml")
    draft.check(target, force=force)
    title_vi = ask.answer(Question("--title", _ASK["title"], title), answers.words)
    english = Question("--title-en", _ASK["title_en"], title_en, title_vi)
    title_en = ask.answer(english, answers.words)
    number = ask.answer(Question("--number", _ASK["number"], number, draft.number), answers.words)
    shown = draft.date and words.date(draft.date, language)
    date = ask.answer(Question("--date", _ASK["date"], date, shown), answers.day)
    shown = words.date(draft.effective_from(date), language)
    start = Question("--effective-from", _ASK["effective_from"], effective_from, shown)
    effective_from = ask.answer(start, answers.day)
    figures = _figures(ask, measures, points, pass_from) if draft.base is None else None
    written = draft.write(
        target,
        id=set_id,
        title=Text(title_vi, title_en),
        number=number,
        date=date,
        effective_from=effective_from,
        figures=figures,
        lang=language,
        force=force,
    )
    if format_ != "table":
        out.show(written)
    out.say_written(written.written)
    write_line(_NEXT.say(language).format(path=target), stderr=True)
    return 0


def _figures(
    ask: Asking, measures: str | None, points: str | None, pass_from: str | None
) -> tuple[list[str], int, int]:
    """Ask for the figures of a set that begins with none: measures, points in all, to pass."""
    from cftscore.api.drafts import answers

    wanted = Question("--measures", _ASK["measures"], measures, answers.MEASURES_AT_FIRST)
    chosen = ask.answer(wanted, answers.measures)
    most = Question("--points", _ASK["points"], points, answers.POINTS_AT_FIRST)
    total = ask.answer(most, partial(answers.points, least=len(chosen)))
    mark = Question("--pass-from", _ASK["pass_from"], pass_from, answers.mark_at_first(total))
    return chosen, total, ask.answer(mark, partial(answers.points, least=0, most=total))
