"""`cftscore` alone: what lies here, what is missing, and what to type next in an officer's year."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from cftscore.cli import folder as folders
from cftscore.cli import suggestion
from cftscore.cli.console import console_options, painted, write_line
from cftscore.cli.folder import Folder, Stage
from cftscore.core.text import Language, Text
from cftscore.core.version import __version__
from cftscore.intake.mapping import BESIDE

_HEADING, _COMMAND = "1", "36"


class Step(msgspec.Struct, frozen=True):
    """A step of the year.

    Attributes:
        command: that it is done with; a step whose command there is not, is not shown.
        what: is done.
        line: what is typed, with values of `_values`; where one of them is None there is no step.
        stage: the files that tell that it is done.
    """

    command: str
    what: Text
    line: str
    stage: Stage | None = None


YEAR = (
    Step("template", Text("Lập tệp Excel để điền số liệu", "Make a workbook to fill in"),
         "{template}"),
    Step("map", Text("Xem các tiêu đề được hiểu thế nào", "See how the headings are read"),
         "cftscore map {foreign} -o {mapping}", "mapping"),
    Step("status", Text("Xem xã nào đã nộp, xã nào chưa", "See who has submitted, who has not"),
         "cftscore status {workbooks}"),
    Step("validate", Text("Kiểm tra lỗi trước khi nộp", "Check it before it is sent"),
         "{validate}", "checked"),
    Step("merge", Text("Gộp thành một tệp, nếu cần", "Merge into one workbook, if need be"),
         "cftscore merge {several} -o {merged}"),
    Step("evaluate", Text("Chấm điểm và tính tỷ lệ đạt", "Score it and compute compliance"),
         "cftscore evaluate {workbooks} -o {result}", "scored"),
    Step("reconcile", Text("Đối chiếu số xã báo cáo với số đã kiểm tra",
                           "Compare reported figures with checked ones"),
         "cftscore reconcile {reported} {workbooks}"),
    Step("report", Text("Lập báo cáo", "Make the report"),
         "cftscore report {workbooks} -o {report}", "reported"),
    Step("recognise", Text("Soạn quyết định công nhận", "Draft the recognition"),
         "cftscore recognise {workbooks} -o {recognition}"),
    Step("compare", Text("So sánh với kỳ trước", "Compare with the last period"),
         "cftscore compare {earlier} --with {workbooks}"),
)  # fmt: skip
"""The officer's year, in its order."""

_RESULT = Text("ket-qua.xlsx", "result.xlsx")
_REPORT = Text("bao-cao.html", "report.html")
_MERGED = Text("tong-hop.xlsx", "merged.xlsx")
_MAPPING = Text("ghep-tieu-de.xlsx", "mapping.xlsx")
_RECOGNITION = Text("cong-nhan", "recognition")

_HERE = Text(
    "Thư mục này có {count} tệp Excel: {names}[ và {more} tệp khác].",
    "This folder holds {count} workbooks: {names}[ and {more} more].",
)
_ONE_HERE = Text(
    "Thư mục này có một tệp Excel: {names}.", "This folder holds one workbook: {names}."
)
_IN_FOLDER = Text(
    "Thư mục {folder} có {count} tệp Excel.",
    "The folder {folder} holds {count:workbook|workbooks}.",
)
_IN_FOLDERS = Text(
    "Các thư mục có tệp Excel: {names}[ và {more} thư mục khác].",
    "Folders with workbooks: {names}[ and {more} more].",
)
_MADE = Text(
    "Do cftscore lập: {names}[ và {more} tệp khác].", "Made by cftscore: {names}[ and {more} more]."
)
_FOREIGN = Text(
    "Không lập từ mẫu của cftscore: xem các tiêu đề được hiểu thế nào trước.",
    "Not made from a template: first see how the headings are read.",
)
_OPENED = Text(
    "Đang mở trong chương trình khác: {names}. Lưu rồi đóng lại trước khi chạy lệnh.",
    "Open in another program: {names}. Save and close before you go on.",
)
_MISSING = Text("Chưa có: {what}.", "Not made yet: {what}.")
_STAGES: tuple[tuple[Stage, Text], ...] = (
    ("scored", Text("kết quả chấm điểm", "results")),
    ("reported", Text("báo cáo", "a report")),
)
_OUTDATED = Text(
    "{workbook} đã thay đổi sau khi lập {made}: kiểm tra và chấm điểm lại.",
    "{workbook} has changed since {made} was made: check and score it again.",
)
_MORE = (
    (Text("Danh sách lệnh", "All commands"), "cftscore --help"),
    (Text("Một lệnh và các tùy chọn", "One command and its options"), "cftscore evaluate --help"),
    (Text("Giải thích một mã lỗi, cảnh báo", "Explain a finding"), "cftscore finding V001"),
    (Text("Những gì đã cài và còn thiếu", "What is installed, or missing"), "cftscore doctor"),
)
_OTHER_LANGUAGE = {
    "vi": ("English", "cftscore --lang en"),
    "en": ("Tiếng Việt", "cftscore --lang vi"),
}
_SHOWN_NAMES = 3


class Work(msgspec.Struct, frozen=True):
    """The work of an officer, as far as it lies here.

    Attributes:
        here: this folder.
        used: the folder whose workbooks the commands name: this one, or one below it.
        others: folders below this one that hold workbooks, where this one holds none.
        earlier: the one of them with the workbooks of the last period.
        reported: the one of them with the same workbooks as `used`, as they were before.
    """

    here: Folder
    used: Folder
    others: tuple[Folder, ...] = ()
    earlier: Folder | None = None
    reported: Folder | None = None

    @property
    def made(self) -> list[tuple[Path, Stage]]:
        """What cftscore made, here and beside the workbooks."""
        every = [*self.here.made, *(self.used.made if self.used is not self.here else ())]
        return [(path, stage) for path, stage in every if stage != "list"]

    @property
    def looked(self) -> Folder:
        """The workbooks, with all that was made of them."""
        return Folder(self.used.path, self.used.workbooks, tuple(self.made))


def run(language: Language, about: str, commands: Mapping[str, str]) -> int:
    """Print what is here, and what to do next.

    Args:
        language: of the texts.
        about: what cftscore is, in one sentence.
        commands: the help of each command; that of `template` holds an example.
    """
    work = _look()
    write_line(painted(f"cftscore {__version__}", _HEADING, sys.stdout))
    _paragraph(about)
    sentences = list(_sentences(work, language))
    if sentences:
        for sentence in sentences[:-1]:
            _paragraph(sentence, end="")
        _paragraph(sentences[-1])
    values = _values(work, _example(commands["template"]), language)
    steps = [step for step in YEAR if step.command in commands and _line(step, values)]
    done = _how_many_done(work.looked, steps)
    for number, step in enumerate(steps, 1):
        mark = "✓" if number <= done else "→" if number == done + 1 else " "
        write_line(f"{mark} {number}. {step.what.say(language)}")
        write_line(f"     {_command(_line(step, values))}")
    write_line("")
    more = [(what.say(language), how) for what, how in _MORE] + [_OTHER_LANGUAGE[language]]
    widest = max(len(what) for what, _ in more)
    for text, how in more:
        write_line(f"{text:{widest}}  {_command(how)}")
    return 0


def _look() -> Work:
    """Look into this folder; where it holds no workbooks, into those below it.

    Of folders whose names differ by a number only (`2019`, `2020`) the last counts; of two that
    hold workbooks of the same names, that with the newest; else the first.
    """
    here = folders.look(Path())
    others = () if here.workbooks else tuple(folders.below(Path()))
    if not others:
        return Work(here, here)
    for last in reversed(others):
        alike = [other for other in others if _without_digits(other) == _without_digits(last)]
        if len(alike) > 1:
            return Work(here, alike[-1], others, alike[-2])
    for before, after in combinations(sorted(others, key=_changed), 2):
        if {path.name for path in before.workbooks} & {path.name for path in after.workbooks}:
            return Work(here, after, others, reported=before)
    return Work(here, others[0], others)


def _changed(folder: Folder) -> float:
    return max(map(folders.age, folder.workbooks))


def _without_digits(folder: Folder) -> str:
    return re.sub(r"\d+", "0", folder.path.name)


def _sentences(work: Work, language: Language) -> Iterator[str]:
    """Say what lies here, what of it is ours, and what is missing."""
    workbooks = [path.name for path in work.used.workbooks]
    if len(work.others) > 1:
        names = [f"{other.path.name} ({len(other.workbooks)})" for other in work.others]
        yield _listed(_IN_FOLDERS, names, language)
    elif work.others:
        yield _IN_FOLDER.say(language, folder=work.used.path.name, count=len(workbooks))
    elif workbooks:
        yield _listed(_HERE if len(workbooks) > 1 else _ONE_HERE, workbooks, language)
    if work.used.opened:
        yield _OPENED.say(language, names=work.used.opened[:_SHOWN_NAMES])
    if work.used.foreign:
        yield _FOREIGN.say(language)
    if work.made:
        yield _listed(_MADE, [path.name for path, _ in work.made], language)
    if workbooks:
        made = {stage for _, stage in work.made}
        missing = [text for stage, text in _STAGES if stage not in made]
        if missing:
            yield _MISSING.say(language, what=missing)
    outdated = _outdated(work.looked)
    if outdated is not None:
        made_file, workbook = (path.name for path in outdated)
        yield _OUTDATED.say(language, made=made_file, workbook=workbook)


def _outdated(folder: Folder) -> tuple[Path, Path] | None:
    """Return what was made last of the workbooks, and one that has changed since."""
    stages: tuple[Stage, ...] = ("reported", "scored", "checked")
    return next(filter(None, map(folder.outdated, stages)), None)


def _listed(text: Text, names: Sequence[str], language: Language) -> str:
    more = max(len(names) - _SHOWN_NAMES, 0)
    values = {"count": len(names), "names": names[:_SHOWN_NAMES], "more": more or None}
    return text.say(language, **values)


def _how_many_done(folder: Folder, steps: Sequence[Step]) -> int:
    """Count the steps that are done: those before the last of which a file tells.

    What was made of workbooks that have changed since tells nothing any more.
    """
    if not folder.workbooks:
        return 0
    stages = {stage for _, stage in folder.made} if _outdated(folder) is None else set()
    told = (n for n, step in enumerate(steps, 1) if step.stage in stages)
    return max(told, default=1)


def _values(work: Work, template: str, language: Language) -> dict[str, str | None]:
    """Make what stands in the lines of the steps, as it is typed, with names that are free."""
    made = template.rpartition(" ")[2]
    folder = work.used
    if not folder.workbooks:
        first: Path | None = Path(made)
    else:
        first = folder.workbooks[0] if len(folder.workbooks) == 1 else None
    if folder is not work.here:
        named = suggestion.typed(folder.path.name)
    else:
        named = suggestion.typed(first.name if first is not None else ".")
    options = _options(work)
    # Beside the workbooks it would be read with them, and every commune be there twice.
    beside = Path("..") if folder is work.here else Path()
    return {
        "template": template.removesuffix(made) + suggestion.free(made),
        "workbooks": named + options,
        # A copy is of one workbook.
        "validate": f"cftscore validate {named}{options}"
        if first is None
        else suggestion.annotating(first, language, options),
        "foreign": suggestion.typed(folder.foreign[0]) if folder.foreign else None,
        "mapping": suggestion.free(_MAPPING.say(language)),
        "several": named + options if len(folder.workbooks) > 1 and len(work.others) < 2 else None,
        "merged": suggestion.typed(suggestion.free(str(beside / _MERGED.say(language)))),
        "result": suggestion.free(_RESULT.say(language)),
        "report": suggestion.free(_REPORT.say(language)),
        "recognition": suggestion.free(_RECOGNITION.say(language)),
        "earlier": _name(work.earlier),
        "reported": _name(work.reported),
    }


def _name(folder: Folder | None) -> str | None:
    return None if folder is None else suggestion.typed(folder.path.name)


def _options(work: Work) -> str:
    """Write how workbooks that are from no template are read: by which mapping, of which year.

    The year is that in their name; where there is none, the command that needs it asks for it.
    """
    foreign = work.used.foreign
    if not foreign:
        return ""
    year = re.search(r"(?<!\d)20\d\d(?!\d)", foreign[0].stem)
    mappings = (path for path, stage in work.made if stage == "mapping")
    mapping = next((path for path in mappings if path.name not in BESIDE), None)
    return suggestion.reading_options(
        {"period": year and year.group(), "mapping": mapping and str(mapping)}
    )


def _line(step: Step, values: Mapping[str, str | None]) -> str:
    """Fill in the line of a step; nothing where a value is missing."""
    named = re.findall(r"\{(\w+)\}", step.line)
    return "" if None in map(values.get, named) else step.line.format_map(values)


def _example(text: str) -> str:
    """Take the example out of a help text."""
    example = re.search(r"\bcftscore .+", text)
    assert example is not None, "the help of `template` holds an example"  # noqa: S101
    return example.group()


def _command(line: str) -> str:
    return painted(line, _COMMAND, sys.stdout)


def _paragraph(text: str, end: str = "\n") -> None:
    width = console_options(sys.stdout)["width"]
    write_line(textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False) + end)
