"""`cftscore criteria new`: writes a new criteria set with its examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import typer

from cftscore.authoring import deriving, drafts, example_text
from cftscore.authoring import new as authoring_new
from cftscore.authoring.new import MEASURES, Basis
from cftscore.cli.commands.common import say_written
from cftscore.cli.commands.questions import Asking, Question, RefusedError
from cftscore.cli.console import write_line
from cftscore.core.period import is_day
from cftscore.core.text import Language, Text, nearest, nfc
from cftscore.criteria import load as criteria_load
from cftscore.criteria.check import load_sound
from cftscore.criteria.model import CriteriaFile, examples_beside
from cftscore.output import words as output_words
from cftscore.output import write

POINTS = "100"

_ASK = {
    "id": Text("Mã của bộ tiêu chí, ví dụ qd-12-2026", "Id of the set, such as qd-12-2026"),
    "title": Text("Tên bằng tiếng Việt", "Title in Vietnamese"),
    "title_en": Text("Tên bằng tiếng Anh", "Title in English"),
    "number": Text("Số quyết định, ví dụ 12/QĐ-TTg", "Number of the decision, such as 12/QĐ-TTg"),
    "date": Text("Ngày ký, ví dụ 15/1/2026", "Date of the decision, such as 2026-01-15"),
    "effective_from": Text("Có hiệu lực từ ngày", "In force from"),
    "measures": Text("Cách tính, mỗi cách một tiêu chí (share,rate,count,yes_no)",
                     "Measures, a criterion for each (share,rate,count,yes_no)"),
    "points": Text("Tổng điểm tối đa", "Maximum of points in all"),
    "pass_from": Text("Đạt từ bao nhiêu điểm", "Points that a commune must reach"),
}  # fmt: skip
_ONE_START = Text("chọn một: --from hoặc --extends", "choose one: --from or --extends")
_NOT_ID = Text("{given}: chỉ dùng chữ thường không dấu, chữ số và dấu -",
               "{given}: use lower-case letters without accents, digits and - only")  # fmt: skip
_ID_TAKEN = Text("{given}: mã của một bộ đi kèm chương trình", "{given}: the id of a shipped set")
_EMPTY = Text("cần vài chữ, không có ký tự điều khiển",
              "a few words are needed, without control characters")  # fmt: skip
_NOT_DATE = Text("{given}: cần một ngày, ví dụ 15/1/2026",
                 "{given}: a date is needed, such as 2026-01-15")  # fmt: skip
_NOT_MEASURE = Text("{given}: chọn trong {known}[; có phải: {near}?]",
                    "{given}: choose among {known}[; did you mean: {near}?]")  # fmt: skip
_NOT_POINTS = Text("{given}: cần một số nguyên từ {least} đến {most}",
                   "{given}: a whole number from {least} to {most} is needed")  # fmt: skip
_NOT_HERE = Text("chỉ dùng khi không có --from, --extends",
                 "not together with --from or --extends")  # fmt: skip
_NEXT = Text(
    """\
Tiếp theo: mở {path} và sửa, rồi chạy
  cftscore criteria check {path}
  cftscore criteria test {path}""",
    """\
Next: open {path} and edit it, then run
  cftscore criteria check {path}
  cftscore criteria test {path}""",
)
_MOST_POINTS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    id: str | None
    title: str | None
    title_en: str | None
    number: str | None
    date: str | None
    effective_from: str | None
    measures: str | None
    points: str | None
    pass_from: str | None
    from_: str | None
    extends: str | None
    output: Path | None
    force: bool
    language: Language


def run(request: Request) -> int:
    """Ask what is not given, write the set and its examples, and say what comes next; always 0.

    Raises:
        CannotProceedError: the set to begin with is not there or not sound, or an output cannot
            be written.
    """
    language = request.language
    base = _base(request)
    asking = Asking(language)
    asking.refuse_without_terminal(*_needed(request, base))
    if request.output is not None:
        _check_target(request, request.output, base)
    given_id = Question("--id", _ASK["id"], request.id)
    set_id = asking.answer(given_id, lambda said: _id(said, language))
    target = request.output or Path(f"{set_id}.yaml")
    if request.output is None:
        _check_target(request, target, base)
    basis = _basis(request, asking, set_id, base)
    text, examples = _texts(request, asking, basis, target, base)
    file = load_sound(target, text)
    if examples is None:
        cases = example_text.of_items(file.set, file.set.items).listed
        head = authoring_new.examples_head(basis.id, str(target), language)
        examples = example_text.text(head, cases)
    beside = examples_beside(target)
    write.write_atomically(beside, examples.encode(), force=request.force)
    write.write_atomically(target, text.encode(), force=request.force)
    say_written([target, beside], language, quiet=False)
    write_line(_NEXT.say(language).format(path=target), stderr=True)
    return 0


def _base(request: Request) -> CriteriaFile | None:
    """Load the set to begin with, if one is asked for."""
    language = request.language
    if request.from_ is not None and request.extends is not None:
        raise typer.BadParameter(_ONE_START.say(language), param_hint="'--extends'")
    name = request.from_ or request.extends
    if name is None:
        return None
    for option in ("measures", "points", "pass_from"):
        if getattr(request, option) is not None:
            hint = f"'--{option.replace('_', '-')}'"
            raise typer.BadParameter(_NOT_HERE.say(language), param_hint=hint)
    return load_sound(name)


def _check_target(request: Request, target: Path, base: CriteriaFile | None) -> None:
    read = [] if base is None else [base.path, base.examples_path, *base.bases]
    targets = [target, examples_beside(target)]
    there = [path for path in read if path.is_file()]
    write.check_targets(targets, there, force=request.force, formats=drafts.FILES)


def _needed(request: Request, base: CriteriaFile | None) -> list[Question]:
    """Give the questions without a default."""
    keys = ["id", "title"]
    if request.extends is None or base is None:
        keys += ["number", "date"]
    return [Question(f"--{key}", _ASK[key], getattr(request, key)) for key in keys]


def _basis(request: Request, asking: Asking, set_id: str, base: CriteriaFile | None) -> Basis:
    language = request.language
    law = None if base is None or request.extends is None else base.set.legal_basis

    def words(key: str, default: str | None = None) -> str:
        option = f"--{key.replace('_', '-')}"
        question = Question(option, _ASK[key], getattr(request, key), default)
        return asking.answer(question, lambda said: _words(said, language))

    def day(key: str, default: str | None) -> str:
        option = f"--{key.replace('_', '-')}"
        shown = default if default is None else output_words.date(default, language)
        question = Question(option, _ASK[key], getattr(request, key), shown)
        return asking.answer(question, lambda said: _day(said, language))

    title = words("title")
    title_en = words("title_en", title)
    number = words("number", law.number if law else None)
    signed = day("date", law.date if law else None)
    effective = day("effective_from", law.effective_from if law else signed)
    return Basis(set_id, Text(title, title_en), number, signed, effective)


def _texts(
    request: Request, asking: Asking, basis: Basis, target: Path, base: CriteriaFile | None
) -> tuple[str, str | None]:
    """Give the text of the set, and of its examples where they are known already."""
    language = request.language
    if base is not None:
        derive = deriving.copy if request.extends is None else deriving.overlay
        return derive(base, basis, target, language)
    measures = asking.answer(
        Question("--measures", _ASK["measures"], request.measures, "share,yes_no"),
        lambda said: _measures(said, language),
    )
    points = asking.answer(
        Question("--points", _ASK["points"], request.points, POINTS),
        lambda said: _points(said, len(measures), _MOST_POINTS, language),
    )
    pass_from = asking.answer(
        Question("--pass-from", _ASK["pass_from"], request.pass_from, str(points * 4 // 5)),
        lambda said: _points(said, 0, points, language),
    )
    text = authoring_new.text(basis, measures, points, pass_from, str(target), language)
    made = load_sound(target, text)
    head = authoring_new.examples_head(basis.id, str(target), language)
    return text, example_text.text(head, example_text.of_set(made.set))


# --- what may be answered


def _id(said: str, language: Language) -> str:
    given = said.strip()
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", given) or len(given) > 60:
        raise RefusedError(_NOT_ID.say(language, given=given))
    if given in criteria_load.shipped_ids():
        raise RefusedError(_ID_TAKEN.say(language, given=given))
    return given


def _words(said: str, language: Language) -> str:
    given = nfc(said)
    if not given or not given.isprintable():
        raise RefusedError(_EMPTY.say(language))
    return given


def _day(said: str, language: Language) -> str:
    given = said.strip()
    found = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", given, re.ASCII)
    day = given if found is None else f"{found[3]}-{found[2]:>02}-{found[1]:>02}"
    if not is_day(day):
        raise RefusedError(_NOT_DATE.say(language, given=given))
    return day


def _measures(said: str, language: Language) -> list[str]:
    given = [word.strip() for word in said.split(",") if word.strip()]
    for word in given or [said]:
        if word not in MEASURES:
            near = nearest(word, MEASURES)
            known = list(MEASURES)
            raise RefusedError(_NOT_MEASURE.say(language, given=word, known=known, near=near))
    return given


def _points(said: str, least: int, most: int, language: Language) -> int:
    given = said.strip()
    if re.fullmatch(r"[0-9]{1,9}", given) and least <= int(given) <= most:
        return int(given)
    raise RefusedError(_NOT_POINTS.say(language, given=given, least=least, most=most))
