"""`cftscore criteria verify`: marks figures as compared with the decision's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from cftscore.authoring import drafts, figures
from cftscore.authoring import verify as authoring_verify
from cftscore.authoring.figures import Named
from cftscore.authoring.verify import Verification, Wanted
from cftscore.cli.commands.common import say_written
from cftscore.cli.console import make_console, write_line
from cftscore.core import data as shipped
from cftscore.core import timestamp
from cftscore.core.period import is_day
from cftscore.core.text import Language, Text, nearest, nfc
from cftscore.criteria import load as criteria_load
from cftscore.criteria.check import load_sound
from cftscore.criteria.model import CriteriaFile, examples_beside
from cftscore.output import write

_NO_NAME = Text(
    "{given}: bộ {set} không có mục này[; có phải: {near}?]",
    "{given}: {set} has no such item[; did you mean: {near}?]",
)
_NAMES = Text(
    "nêu nội dung ({item}), tiêu chí ({criterion}), nhóm đơn vị ({unit_class}) hoặc recognition",
    "name an item ({item}), a criterion ({criterion}), a unit class ({unit_class}) or recognition",
)
_NO_BAND = Text(
    "{given}: {of} có các mức từ 1 đến {bands}", "{given}: the bands of {of} are 1 to {bands}"
)
_NO_BANDS = Text("{of}: không có mức điểm", "{of}: it has no bands")
_EMPTY = Text(
    "ghi rõ điều, khoản, trang của quyết định", "say in which article or page of the decision"
)
_NOT_DATE = Text(
    "{given}: cần một ngày, ví dụ {example}", "{given}: a date is needed, such as {example}"
)
_WHERE = Text(
    "cần -o TỆP.yaml để ghi ra tệp mới, hoặc --in-place để sửa chính tệp {path}",
    "-o FILE.yaml is needed to write a new file, or --in-place to change {path} itself",
)
_ONE_OF = Text("chọn một: -o hoặc --in-place", "choose one: -o or --in-place")
_SHIPPED = Text(
    "{name} đi kèm chương trình và được thay khi cập nhật: ghi bản của mình với -o TỆP.yaml",
    "{name} comes with the program and is replaced by an update: write your own with -o FILE.yaml",
)
_ELSEWHERE = Text(
    "{given}: không con số nào nằm trong {name}; đối chiếu trong {base}",
    "{given}: none of its figures stands in {name}; verify it in {base}",
)
_NEXT = Text("Tiếp theo: cftscore criteria test {path}", "Next: cftscore criteria test {path}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of the command as they were given."""

    name: str
    items: tuple[str, ...]
    bands: tuple[str, ...]
    source: str
    page: str | None
    on: str | None
    output: Path | None
    in_place: bool
    force: bool
    language: Language


def run(request: Request) -> int:
    """Mark figures as verified and write the file; always 0.

    Raises:
        CannotProceedError: the set is not there or not sound, or an output cannot be written.
    """
    file = load_sound(request.name)
    target = _target(request, file)
    wanted = _wanted(request, file)
    made = authoring_verify.verify(file, wanted, target)
    _check_here(request, file, wanted, made)
    written = []
    if made.lines or not request.in_place:
        written = _write(request, file, target, made)
    from cftscore.output import verified_figures as renderer

    renderer.show(made, make_console(), request.language)
    say_written(written, request.language, quiet=False)
    if written:
        write_line(_NEXT.say(request.language, path=str(target)), stderr=True)
    return 0


def _target(request: Request, file: CriteriaFile) -> Path:
    """Decide where the result goes, and check before any work that it may."""
    language = request.language
    if request.output is not None and request.in_place:
        raise typer.BadParameter(_ONE_OF.say(language), param_hint="'--in-place'")
    if request.output is not None:
        targets = [request.output]
        if file.examples_path.is_file():
            targets.append(examples_beside(request.output))
        read = [path for path in (file.path, file.examples_path, *file.bases) if path.is_file()]
        write.check_targets(targets, read, force=request.force, formats=drafts.FILES)
        return request.output
    if not request.in_place:
        message = _WHERE.say(language, path=file.name)
        raise typer.BadParameter(message, param_hint="'--output'")
    if request.name in criteria_load.shipped_ids() or shipped.is_installed(file.path):
        message = _SHIPPED.say(language, name=request.name)
        raise typer.BadParameter(message, param_hint="'--in-place'")
    return file.path


def _wanted(request: Request, file: CriteriaFile) -> list[Wanted]:
    named = figures.every_name(file.set)
    article = _sentence(request.source, "--source", request.language)
    page = None if request.page is None else _sentence(request.page, "--page", request.language)
    on = _day(request)
    wanted = []
    for name in dict.fromkeys(request.items):
        if name not in named:
            raise typer.BadParameter(_unknown(name, file, request.language), param_hint="'ITEM'")
        bands = _bands(request, named[name])
        wanted.append(Wanted(name, bands, article, page, on))
    return wanted


def _unknown(name: str, file: CriteriaFile, language: Language) -> str:
    named = figures.every_name(file.set)
    near = nearest(name, named)
    message = _NO_NAME.say(language, given=name, set=file.set.id, near=near)
    if near:
        return message
    first = file.set.criteria[0]
    examples = {
        "item": first.items[0].id,
        "criterion": str(first.id),
        "unit_class": next(iter(file.set.unit_classes)),
    }
    return f"{message}; {_NAMES.say(language, **examples)}"


def _bands(request: Request, named: Named) -> tuple[int, ...]:
    language = request.language
    numbers = {str(number): number for number in range(1, named.bands + 1)}
    for given in request.bands:
        if given not in numbers:
            template = _NO_BAND if numbers else _NO_BANDS
            values = {"given": given, "of": named.title, "bands": named.bands}
            raise typer.BadParameter(template.say(language, **values), param_hint="'--band'")
    return tuple(dict.fromkeys(numbers[given] for given in request.bands))


def _sentence(given: str, option: str, language: Language) -> str:
    text = nfc(given)
    if not text or not text.isprintable():
        raise typer.BadParameter(_EMPTY.say(language), param_hint=f"'{option}'")
    return text


def _day(request: Request) -> str:
    today = timestamp.created().date().isoformat()
    given = (request.on or today).strip()
    if not is_day(given):
        message = _NOT_DATE.say(request.language, given=given, example=today)
        raise typer.BadParameter(message, param_hint="'--date'")
    return given


def _check_here(
    request: Request, file: CriteriaFile, wanted: Sequence[Wanted], made: Verification
) -> None:
    """Refuse a name none of whose figures stands in the file: nothing would be done for it."""
    named = figures.every_name(file.set)
    here = {one.of for one in made.figures}
    for one in wanted:
        if named[one.name].title not in here:
            values = {"given": one.name, "name": file.name, "base": str(file.bases[0])}
            message = _ELSEWHERE.say(request.language, **values)
            raise typer.BadParameter(message, param_hint="'ITEM'")


def _write(request: Request, file: CriteriaFile, target: Path, made: Verification) -> list[Path]:
    """Write the file; beside a new one its examples, first, so that it never lies without them."""
    force, written = request.force or request.in_place, [target]
    if request.output is not None and file.examples_path.is_file():
        beside = examples_beside(target)
        write.write_atomically(beside, file.examples_path.read_bytes(), force=force)
        written.append(beside)
    write.write_atomically(target, made.text.encode(), force=force)
    return written
