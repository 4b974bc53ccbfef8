"""A criteria set in words: `criteria show`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from cftscore.core.numbers import plain
from cftscore.core.text import Language, Text, number
from cftscore.criteria import check as criteria_check
from cftscore.criteria.model import (
    STATUS_TITLES,
    Band,
    CriteriaFile,
    CriteriaSet,
    Criterion,
    Item,
    LegalBasis,
    Source,
    Status,
)
from cftscore.findings.model import CannotProceedError
from cftscore.output import words
from cftscore.output.blocks import (
    Block,
    Grid,
    Head,
    Heading,
    Paragraph,
    Said,
    Span,
    Style,
    lines,
)

_STYLES: dict[Status, Style] = {
    "quoted": "good",
    "inferred": "note",
    "provisional": "warning",
    "verified": "proven",
}

_HEADINGS = {
    "points": Text("Điểm", "Points"),
    "item": Text("Mục", "Item"),
    "measure": Text("Nội dung đánh giá", "What is measured"),
    "band": Text("Mức điểm", "Band"),
    "status": Text("Mức độ xác thực", "Status"),
    "class": Text("Nhóm đơn vị", "Unit class"),
    "mark": Text("Điểm yêu cầu", "Points required"),
}
_MOST = Text("tối đa {points} điểm", "up to {points} points")
_ANSWER = Text("Có/Không", "yes or no")
_NOBODY = {
    "full_points": Text("mẫu số bằng 0: điểm tối đa", "denominator 0: full points"),
    "zero": Text("mẫu số bằng 0: 0 điểm", "denominator 0: no points"),
    "finding": Text(
        "mẫu số bằng 0: số liệu sai, không chấm điểm", "denominator 0: an error, not scored"
    ),
}
_LAW = Text(
    "{number} ngày {date}, hiệu lực từ {start}; tối đa {points} điểm",
    "{number} of {date}, in force from {start}; up to {points} points",
)
_LAW_UNTIL = Text(
    "{number} ngày {date}, hiệu lực từ {start} đến {end}; tối đa {points} điểm",
    "{number} of {date}, in force from {start} to {end}; up to {points} points",
)
_SUPERSEDES = Text("thay thế {id}", "supersedes {id}")
_EVERY = Text(
    "Mỗi tiêu chí phải đạt trên {points} điểm.", "Every criterion must score more than {points}."
)
_COUNTED = Text(
    "{count} ngưỡng và mức điểm: {parts}.",
    "{count:threshold or points|thresholds and points}: {parts}.",
)


def title(file: CriteriaFile, language: Language) -> str:
    """Name a criteria set."""
    return f"{file.set.id}  {file.set.title.say(language)}"


def blocks(
    file: CriteriaFile,
    language: Language,
    criterion: int | None = None,
    *,
    on_terminal: bool = False,
    plain_signs: bool = False,
) -> Iterator[Block]:
    """Say a criteria set: unit classes, then each criterion with its items, bands and sources.

    Args:
        file: the criteria set.
        language: of the texts.
        criterion: the number of the only criterion to say, or None for all.
        on_terminal: whether columns are narrow.
        plain_signs: whether only signs that every code page has are used.

    Raises:
        CannotProceedError: the set is not sound.
    """
    unsound = criteria_check.check(file)
    if unsound:
        raise CannotProceedError(unsound)
    shown = _Words(file.set, language, on_terminal=on_terminal, plain_signs=plain_signs)
    yield Heading(title(file, language), 1)
    yield Paragraph(_law(file.set, language), "dim")
    if criterion is None:
        yield from shown.recognition()
    for one in file.set.criteria:
        if criterion in (None, one.id):
            yield from shown.criterion(one)
    yield Paragraph(figures(file.set.legal_basis, file.set.figures, language), apart=True)


def figures(basis: LegalBasis, counts: Mapping[Status, int], language: Language) -> Said:
    """Count the figures of a set by status, and warn of those not yet read in the law."""
    parts = [f"{count} {STATUS_TITLES[status].say(language)}" for status, count in counts.items()]
    text = _COUNTED.say(language, count=sum(counts.values()), parts=parts)
    warning = words.provisional_figures(basis, counts, language)
    if warning is None:
        return text
    return (text, Span(f" {warning}.", _STYLES["provisional"]))


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


def said_status(status: Status, language: Language, before: str = "") -> Span:
    """Say how far a figure is known."""
    return Span(before + STATUS_TITLES[status].say(language), _STYLES[status])


class _Words:
    """One criteria set in one language."""

    def __init__(
        self, shown: CriteriaSet, language: Language, *, on_terminal: bool, plain_signs: bool
    ) -> None:
        self.set, self.language = shown, language
        self.on_terminal = on_terminal
        self.dash, self.times = ("-", "x") if plain_signs else ("—", "×")

    def _head(self, key: str, *, right: bool = False, short: bool = False) -> Head:
        return Head(_HEADINGS[key].say(self.language), right=right, short=short)

    def _status(self, status: Status) -> Span:
        return said_status(status, self.language)

    def recognition(self) -> Iterator[Block]:
        """Say what a commune of each unit class must reach, and every criterion."""
        heads = (
            self._head("class"),
            self._head("mark", right=True),
            self._head("status", short=True),
        )
        rows: list[tuple[Said, ...]] = []
        for key, unit_class in self.set.unit_classes.items():
            source = unit_class.source
            page = f", {source.page}" if source.page is not None else ""
            name = (unit_class.title.say(self.language), Span(f"\n{key}{page}", "dim"))
            mark = number(plain(unit_class.pass_from), self.language)
            rows.append((name, mark, self._status(source.status)))
        yield Grid(heads, tuple(rows), apart=True)
        rule = self.set.recognition
        every = _EVERY.say(self.language, points=plain(rule.every_criterion.points_above))
        yield Paragraph((f"{every} ", *self._source(rule.source)), apart=True)

    def _source(self, source: Source) -> tuple[Span, ...]:
        parts = [Span(f"{source.article}: ", "dim"), self._status(source.status)]
        if source.verified_on is not None:
            parts.append(Span(f" {words.date(source.verified_on, self.language)}", "dim"))
        if source.page is not None:
            parts.append(Span(f" ({source.page})", "dim"))
        return tuple(parts)

    def criterion(self, criterion: Criterion) -> Iterator[Block]:
        """Say a criterion: its title, where it stands, its items and their bands."""
        most = _MOST.say(self.language, points=plain(criterion.max_points))
        named = f"{criterion.id}. {criterion.title.say(self.language)}"
        yield Heading((named, Span(f" {self.dash} {most}", "plain")))
        yield Paragraph(self._source(criterion.source), indent=3)
        yield self._narrow(criterion) if self.on_terminal else self._wide(criterion)

    def _wide(self, criterion: Criterion) -> Grid:
        heads = (
            self._head("item"),
            self._head("measure"),
            self._head("band"),
            self._head("points", right=True),
            self._head("status"),
        )
        rows: list[tuple[Said, ...]] = []
        for item in criterion.items:
            columns = zip(*map(self._band, item.bands, [item] * len(item.bands)), strict=True)
            rows.append((item.id, self._description(item), *map(lines, columns)))
        return Grid(heads, tuple(rows))

    def _narrow(self, criterion: Criterion) -> Grid:
        """Lay out bands, points and status as one column: as three it would take Rich long."""
        figures = self._padded(criterion)
        heading = "".join(span.text for span in next(figures))
        rows: list[tuple[Said, ...]] = []
        for position, item in enumerate(criterion.items):
            if position:
                rows.append(("", "", ""))
            bands = lines(islice(figures, len(item.bands)))
            rows.append((item.id, self._description(item), bands))
        heads = (self._head("item", short=True), self._head("measure"), Head(heading, short=True))
        return Grid(heads, tuple(rows))

    def _band(self, band: Band, item: Item) -> tuple[str, str, Span]:
        points = number(plain(band.points), self.language)
        return item.describe(band).say(self.language), points, self._status(band.status)

    def _padded(self, criterion: Criterion) -> Iterator[tuple[Span, ...]]:
        """Lay out the bands of all items, their points and status, under their headings."""
        band, points, status = (
            _HEADINGS[k].say(self.language) for k in ("band", "points", "status")
        )
        rows = [(band, points, Span(status))]
        rows += [self._band(band, item) for item in criterion.items for band in item.bands]
        first = max(len(row[0]) for row in rows) + 2
        second = max(len(row[1]) for row in rows)
        third = max(len(row[2].text) for row in rows)
        for text, number_, last in rows:
            figures = f"{text:<{first}}{number_:>{second}}  "
            yield Span(figures), Span(f"{last.text:<{third}}", last.style)

    def _description(self, item: Item) -> Said:
        """Say what an item measures, what a denominator of 0 gives, and where this stands."""
        said: list[Said] = [item.title.say(self.language), self._measure(item)]
        if item.denominator is not None:
            nobody = [Span(_NOBODY[item.when_none].say(self.language), "dim")]
            if item.when_none_status is not None:
                nobody += [Span(" (", "dim"), self._status(item.when_none_status), Span(")", "dim")]
            said.append(tuple(nobody))
        return lines([*said, self._source(item.source)])

    def _measure(self, item: Item) -> str:
        label = self.set.indicators[item.numerator].label.say(self.language)
        if item.yes_no is not None:
            return f"= {_ANSWER.say(self.language)}"
        if item.denominator is None:
            return f"= {label}"
        against = self.set.indicators[item.denominator].label.say(self.language)
        return f"= {number(item.base, self.language)} {self.times} {label} / {against}"
