"""Criteria sets on a terminal: `criteria list` and `criteria show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from cftscore.core.numbers import plain
from cftscore.core.text import Language, Text, number
from cftscore.criteria import check as criteria_check
from cftscore.criteria.model import (
    STATUS_TITLES,
    CriteriaFile,
    CriteriaSet,
    Criterion,
    Item,
    Source,
    Status,
)
from cftscore.findings.model import CannotProceedError
from cftscore.output import words
from cftscore.output.rich_tables import house_table, is_plain

STATUS_STYLES: dict[Status, str] = {
    "quoted": "green",
    "inferred": "cyan",
    "provisional": "yellow",
    "verified": "bold green",
}

_HEADINGS = {
    "id": Text("Mã", "Id"),
    "title": Text("Tên", "Title"),
    "from": Text("Hiệu lực từ", "In force from"),
    "items": Text("Nội dung", "Items"),
    "points": Text("Điểm", "Points"),
    "figures": Text("Con số", "Figures"),
    "item": Text("Mục", "Item"),
    "measure": Text("Đo cái gì", "What is measured"),
    "band": Text("Mức", "Band"),
    "status": Text("Tình trạng", "Status"),
    "class": Text("Nhóm đơn vị", "Unit class"),
    "mark": Text("Đạt từ", "Pass from"),
}
_MOST = Text("tối đa {points} điểm", "at most {points} points")
_ANSWER = Text("trả lời có hoặc không", "answered yes or no")
_NOBODY = {
    "full_points": Text("mẫu số 0: đủ điểm", "denominator 0: full points"),
    "zero": Text("mẫu số 0: 0 điểm", "denominator 0: no points"),
    "finding": Text(
        "mẫu số 0: số liệu sai, không chấm", "denominator 0: an error, it is not scored"
    ),
}
_LAW = Text(
    "{number} ngày {date}, hiệu lực từ {start}; tối đa {points} điểm",
    "{number} of {date}, in force from {start}; at most {points} points",
)
_LAW_UNTIL = Text(
    "{number} ngày {date}, hiệu lực từ {start} đến {end}; tối đa {points} điểm",
    "{number} of {date}, in force from {start} to {end}; at most {points} points",
)
_SUPERSEDES = Text("thay thế {id}", "supersedes {id}")
_EVERY = Text(
    "Mỗi tiêu chí phải trên {points} điểm.", "Every criterion must score more than {points}."
)
_COUNTED = Text("{count} con số: {parts}.", "{count} figures: {parts}.")
_WARNING = Text(
    "Có {count} con số tạm tính: chưa đối chiếu với văn bản của quyết định, chưa phải quy định.",
    "{count} figures are provisional: not compared with the decision's text, not yet the law.",
)


def show_list(files: Sequence[CriteriaFile], console: Console, language: Language) -> None:
    """Print one row per criteria set: id, title, in force from, items, points, figures."""
    table = house_table(console)
    for key in ("id", "title", "from"):
        table.add_column(_HEADINGS[key].say(language), overflow="fold")
    for key in ("items", "points"):
        table.add_column(_HEADINGS[key].say(language), justify="right")
    table.add_column(_HEADINGS["figures"].say(language), no_wrap=True)
    for file in files:
        shown = file.set
        table.add_row(
            Line(shown.id),
            Line(shown.title.say(language)),
            Line(words.date(shown.legal_basis.effective_from, language)),
            number(len(shown.items), language),
            number(plain(shown.max_points), language),
            _lines(_status(s, language, f"{n} ") for s, n in shown.figures.items() if n),
        )
    console.print(table)


def show(
    file: CriteriaFile, console: Console, language: Language, criterion: int | None = None
) -> None:
    """Print a criteria set: unit classes, then each criterion with its items, bands and sources.

    Args:
        file: the criteria set.
        console: where to.
        language: of the texts.
        criterion: the number of the only criterion to print, or None for all.

    Raises:
        CannotProceedError: the set is not sound.
    """
    unsound = criteria_check.check(file)
    if unsound:
        raise CannotProceedError(unsound)
    shown = file.set
    chosen = [one for one in shown.criteria if criterion in (None, one.id)]
    console.print(Line(f"{shown.id}  {shown.title.say(language)}", style="bold"))
    console.print(Line(_law(shown, language), style="dim"))
    if criterion is None:
        console.print()
        console.print(_unit_classes(console, shown, language))
        console.print()
        every = _EVERY.say(language, points=plain(shown.recognition.every_criterion.points_above))
        console.print(Line(every).append_text(_source(shown.recognition.source, language, " ")))
    for one in chosen:
        console.print()
        console.print(_heading(console, one, language))
        console.print(_items(console, shown, one, language))
    console.print()
    console.print(figures_line(shown.figures, language))


def figures_line(figures: Mapping[Status, int], language: Language) -> Line:
    """Count the figures of a set by status, and warn of the provisional ones."""
    parts = [f"{count} {STATUS_TITLES[status].say(language)}" for status, count in figures.items()]
    line = Line(_COUNTED.say(language, count=sum(figures.values()), parts=parts))
    if figures.get("provisional"):
        warning = _WARNING.say(language, count=figures["provisional"])
        line.append(f" {warning}", style=STATUS_STYLES["provisional"])
    return line


def _law(shown: CriteriaSet, language: Language) -> str:
    basis = shown.legal_basis
    template = _LAW if basis.effective_to is None else _LAW_UNTIL
    supersedes = shown.supersedes
    instead = f"; {_SUPERSEDES.say(language, id=supersedes)}" if supersedes is not None else ""
    return (
        template.say(
            language,
            number=basis.number,
            date=words.date(basis.date, language),
            start=words.date(basis.effective_from, language),
            end=words.date(basis.effective_to or "", language),
            points=plain(shown.max_points),
        )
        + instead
    )


def _status(status: Status, language: Language, before: str = "") -> Line:
    return Line(before + STATUS_TITLES[status].say(language), style=STATUS_STYLES[status])


def _lines(lines: Iterable[Line]) -> Line:
    return Line("\n").join(lines)


def _source(source: Source, language: Language, before: str = "") -> Line:
    line = Line(before).append(f"{source.article}: ", style="dim")
    line.append_text(_status(source.status, language))
    if source.verified_on is not None:
        line.append(f" {words.date(source.verified_on, language)}", style="dim")
    if source.page is not None:
        line.append(f" ({source.page})", style="dim")
    return line


def _unit_classes(console: Console, shown: CriteriaSet, language: Language) -> Table:
    table = house_table(console)
    table.add_column(_HEADINGS["class"].say(language))
    table.add_column(_HEADINGS["mark"].say(language), justify="right", no_wrap=True)
    table.add_column(_HEADINGS["status"].say(language), no_wrap=True)
    for key, unit_class in shown.unit_classes.items():
        title = Line(unit_class.title.say(language)).append(f"\n{key}", style="dim")
        table.add_row(
            title.append_text(_page(unit_class.source, ", ")),
            number(plain(unit_class.pass_from), language),
            _status(unit_class.source.status, language),
        )
    return table


def _page(source: Source, before: str) -> Line:
    return Line(f"{before}{source.page}" if source.page is not None else "", style="dim")


def _heading(console: Console, criterion: Criterion, language: Language) -> Group:
    most = _MOST.say(language, points=plain(criterion.max_points))
    dash = "-" if is_plain(console) else "—"
    title = Line(f"{criterion.id}. {criterion.title.say(language)}", style="bold")
    title.append(f" {dash} {most}", style="not bold")
    return Group(title, Padding(_source(criterion.source, language), (0, 0, 0, 3)))


def _items(console: Console, shown: CriteriaSet, criterion: Criterion, language: Language) -> Table:
    table = house_table(console)
    table.add_column(_HEADINGS["item"].say(language), no_wrap=True)
    table.add_column(_HEADINGS["measure"].say(language), ratio=1)
    # One column for what Rich would take long to lay out as three.
    figures = _figures(criterion, language)
    table.add_column(next(figures), no_wrap=True)
    for position, item in enumerate(criterion.items):
        if position:
            table.add_row()
        lines = _lines(islice(figures, len(item.bands)))
        table.add_row(item.id, _description(console, shown, item, language), lines)
    return table


def _figures(criterion: Criterion, language: Language) -> Iterator[Line]:
    """Lay out the bands of all items, their points and status, under their headings."""
    rows = [tuple(Line(_HEADINGS[key].say(language)) for key in ("band", "points", "status"))]
    for item in criterion.items:
        for band in item.bands:
            points = Line(number(plain(band.points), language))
            rows.append(
                (Line(item.describe(band).say(language)), points, _status(band.status, language))
            )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, points, status in rows:
        first.pad_right(widths[0] - len(first) + 2)
        points.pad_left(widths[1] - len(points))
        status.pad_right(widths[2] - len(status))
        yield first.append_text(points).append("  ").append_text(status)


def _description(console: Console, shown: CriteriaSet, item: Item, language: Language) -> Line:
    """Say what an item measures, what a denominator of 0 gives, and where this stands."""
    lines = [Line(item.title.say(language)), Line(_measure(console, shown, item, language))]
    if item.denominator is not None:
        nobody = Line(_NOBODY[item.when_none].say(language), style="dim")
        if item.when_none_status is not None:
            nobody.append(" (").append_text(_status(item.when_none_status, language)).append(")")
        lines.append(nobody)
    lines.append(_source(item.source, language))
    return _lines(lines)


def _measure(console: Console, shown: CriteriaSet, item: Item, language: Language) -> str:
    label = shown.indicators[item.numerator].label.say(language)
    if item.yes_no is not None:
        return f"= {_ANSWER.say(language)}"
    if item.denominator is None:
        return f"= {label}"
    against = shown.indicators[item.denominator].label.say(language)
    times = "x" if is_plain(console) else "×"
    return f"= {number(item.base, language)} {times} {label} / {against}"
