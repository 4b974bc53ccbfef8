"""How every renderer writes percentages, dates, points, places and the warning on figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

import msgspec

from cftscore.core import numbers
from cftscore.core.period import Period
from cftscore.core.text import NO_BREAK_SPACE, YES_NO, Language, Text, number
from cftscore.criteria.model import LegalBasis, Status

if TYPE_CHECKING:
    from cftscore.evaluation.document import AreaResult, CriteriaSetUsed, Number, Reason
    from cftscore.evaluation.register_used import RegisterUsed
    from cftscore.scoring.verdict import Verdict

UNITS = Text("xã, phường, thị trấn", "communes, wards and townships")
UNITS_SINCE_2025 = Text("xã, phường, đặc khu", "communes, wards and special zones")
OF_CRITERION = Text("Tiêu chí {id}. {title}", "Criterion {id}. {title}")
AREAS = Text("Tỷ lệ đạt", "Compliance")
COMMUNES = Text("Các xã", "Communes")
MISSED = Text("Tiêu chí không đạt (xếp từ nhiều đến ít)", "Failed criteria, most often first")

_PROVISIONAL = {
    (True, True): Text(
        "{provisional}/{all} ngưỡng và mức điểm đang dùng giá trị tạm, {inferred} giá trị suy "
        "ra, chưa đối chiếu với văn bản {decision}; kết quả chỉ để tham khảo",
        "{provisional} of {all} thresholds and points are provisional and {inferred} inferred, "
        "not yet compared with the text of {decision}; results are for information only",
    ),
    (True, False): Text(
        "{provisional}/{all} ngưỡng và mức điểm đang dùng giá trị tạm, chưa đối chiếu với văn "
        "bản {decision}; kết quả chỉ để tham khảo",
        "{provisional} of {all} thresholds and points are provisional, not yet compared with "
        "the text of {decision}; results are for information only",
    ),
    (False, True): Text(
        "{inferred}/{all} ngưỡng và mức điểm đang dùng giá trị suy ra, chưa đối chiếu với văn "
        "bản {decision}; kết quả chỉ để tham khảo",
        "{inferred} of {all} thresholds and points are inferred, not yet compared with the "
        "text of {decision}; results are for information only",
    ),
}
_DECISION = Text("[{type} ]số {number}", "[{type} ]{number}")


def clean(value: str, *, keep: str = "") -> str:
    """Return a text that came from a file with a space for each control character in it.

    Terminal escapes, marks that turn the direction of writing and halves of characters go; XML
    and UTF-8 cannot hold some of them. `keep` lists control characters to leave.
    """
    if value.isprintable():
        return value
    allowed = NO_BREAK_SPACE + keep
    return "".join(c if c.isprintable() or c in allowed else " " for c in value)


def percent(value: Decimal, language: Language) -> str:
    """Write a percentage: `69,23%`; digits beyond two are kept, as rounding was decided."""
    padded = value if numbers.decimal_places(value) >= 2 else value.quantize(Decimal("0.01"))
    return f"{number(padded, language)}%"


def date(iso: str, language: Language) -> str:
    """Write a date: `31/12/2020` in Vietnamese, `2020-12-31` in English."""
    return "/".join(reversed(iso.split("-"))) if language == "vi" else iso


_LAW = Text(
    "{type} số {number} ngày {day} tháng {month} năm {year}[ của {issuer}][ {abstract}]",
    "{type} No. {number} of {day} {month} {year}[ of {issuer}][ {abstract}]",
)
_DOCUMENT = Text("văn bản", "Document")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def law(basis: LegalBasis, language: Language, *, short: bool = False) -> str:
    """Name a decision in full, as a paper names it the first time.

    `Quyết định số 06/QĐ-TTg ngày 03 tháng 01 năm 2019 của Thủ tướng Chính phủ ban hành …`.

    Args:
        basis: the decision.
        language: that it is said in.
        short: without what it is about.
    """
    year, month, day = basis.date.split("-")
    if language == "en":
        day, month = str(int(day)), _MONTHS[int(month) - 1]
    text = _LAW.say(
        language,
        type=basis.type or _DOCUMENT,
        number=basis.number,
        day=day,
        month=month,
        year=year,
        issuer=basis.issuer,
        abstract="{abstract}" if basis.abstract and not short else None,
    )
    # Filled in here: a value of a message is cut where it is long.
    return text.replace("{abstract}", clean(basis.abstract.say(language)) if basis.abstract else "")


class Registered(Protocol):
    """Something that says by which register it is."""

    @property
    def register(self) -> RegisterUsed:
        """The register."""


class Based(Registered, Protocol):
    """A document that says by which criteria set and register it was made."""

    @property
    def criteria_set(self) -> CriteriaSetUsed:
        """The criteria set."""


def register(evaluation: Registered, language: Language) -> str:
    """Name the register: by the day of its last change and its list, or one's own by its file.

    Where communes may have been others on the day that counts, it says so, and how many.
    """
    used = evaluation.register
    if used.as_of is None:
        return clean(used.path or "")
    fields = {"as_of": date(used.as_of, language), "list": date(used.lists[0], language)}
    if not used.may_differ:
        return fields["as_of"]
    fields["after"] = date(used.lists[-1], language)
    return _UNSURE.say(language, **fields, count=used.may_differ)


_UNSURE = Text(
    "{as_of} (giữa danh mục {list} và danh mục {after}; {count} xã có thể khác)",
    "{as_of} (between the registers of {list} and {after}; {count:commune|communes} may differ)",
)


class Pointed(Protocol):
    """Something that has points, which may lie between two numbers, and a mark to reach."""

    @property
    def points_min(self) -> Number | None:
        """At the worst; None where nothing was submitted."""

    @property
    def points_max(self) -> Number | None:
        """At the best."""

    @property
    def points_required(self) -> Number | None:
        """The mark; None where the unit class is unknown."""


def points(commune: Pointed, language: Language) -> str:
    """Write the points of a commune against its mark: `905 / 850`, `780–860 / 850`, or nothing."""
    return points_of(commune.points_min, commune.points_max, commune.points_required, language)


def points_of(
    least: Number | None, most: Number | None, required: Number | None, language: Language
) -> str:
    """Write points between two numbers against a mark; nothing where there are none."""
    if least is None or most is None:
        return ""
    mark = "?" if required is None else number(required, language)
    return f"{span(least, most, language)} / {mark}"


def span(least: Number, most: Number, language: Language) -> str:
    """Write points that may lie between two numbers: `905`, `780–860`."""
    if least == most:
        return number(least, language)
    return f"{number(least, language)}–{number(most, language)}"


def value(shown: str | Number | None, language: Language) -> str:
    """Write the quantity of an item; answers in the language's words, `?` where unknown."""
    if shown is None:
        return "?"
    if isinstance(shown, str):
        return YES_NO[shown == "yes"].say(language)
    return number(shown, language)


def cells(places: Iterable[str]) -> str:
    """Join the addresses of cells, naming a sheet once: `Sheet!F7, G7`."""
    split = (place.rpartition("!") for place in places)
    return "; ".join(
        f"{sheet}{mark}{', '.join(cell for *_, cell in group)}"
        for (sheet, mark), group in groupby(split, key=lambda parts: parts[:2])
    )


_AT_ZERO = Text("không đạt tiêu chí {ids}", "fails criterion {ids}")
_AT_ZERO_MANY = Text("không đạt các tiêu chí {ids}", "fails criteria {ids}")
_SHORT = Text("thiếu {points} điểm", "{points:point|points} short")
_UNKNOWN = Text("chưa xác định: {items}", "unknown: {items}")
_NO_CLASS = Text("chưa xác định nhóm đơn vị", "unit class unknown")
_AND_MORE = Text("… và {count} nội dung khác", "… and {count} more")
_MOST_ITEMS = 3


class Reasoned(Protocol):
    """Something that says why a commune did not pass."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why; empty where it passes."""


def reasons(commune: Reasoned, language: Language) -> str:
    """Say shortly why a commune did not pass: criteria missed, points short, cells that decide."""
    return "; ".join(_reasons(commune.reasons, language))


def _reasons(found: Iterable[Reason], language: Language) -> Iterator[str]:
    by_code: dict[str, list[Reason]] = {}
    for reason in found:
        by_code.setdefault(reason.code, []).append(reason)
    missed = [str(reason.criterion) for reason in by_code.get("criterion_at_zero", ())]
    if missed:
        yield (_AT_ZERO if len(missed) == 1 else _AT_ZERO_MANY).say(language, ids=missed)
    for reason in by_code.get("points_missing", ()):
        yield _SHORT.say(language, points=reason.points)
    if "unit_class_missing" in by_code:
        yield _NO_CLASS.say(language)
    unknown = by_code.get("value_missing", [])
    if unknown:
        yield _UNKNOWN.say(language, items="; ".join(_places(unknown, language)))


def _places(unknown: list[Reason], language: Language) -> Iterator[str]:
    for reason in unknown[:_MOST_ITEMS]:
        where = cells(reason.cells)
        yield f"{reason.item} ({where})" if where else f"{reason.item}"
    if len(unknown) > _MOST_ITEMS:
        yield _AND_MORE.say(language, count=len(unknown) - _MOST_ITEMS)


def provisional(evaluation: Based, language: Language) -> str | None:
    """Count the figures of the set that are not yet read in the law; None where there are none."""
    used = evaluation.criteria_set
    figures = provisional_figures(used.definition.legal_basis, used.figures, language)
    texts = [part_of_year(evaluation, language), by_ratio(evaluation, language), figures]
    return " ".join(filter(None, texts)) or None


_PART_OF_YEAR = Text(
    "Kỳ {period} chỉ là một phần của năm, chấm theo ngưỡng của cả năm: chỉ để theo dõi.",
    "{period} is only a part of a year, scored by the thresholds of a year: for monitoring only.",
)


def part_of_year(evaluation: object, language: Language) -> str | None:
    """Say that a period is shorter than the year that thresholds are for; None where it is not."""
    period = Period.parse(str(getattr(evaluation, "period", "")))
    if period is None or period.is_year:
        return None
    return _PART_OF_YEAR.say(language, period=str(period))


_BY_RATIO = Text(
    "{count} nội dung được chấm theo tỷ lệ mà đơn vị tự ghi, không có số đếm nào xác nhận.",
    "{count:item rests|items rest} on shares or rates as they were typed, which no counts confirm.",
)


def by_ratio(evaluation: object, language: Language) -> str | None:
    """Say how many items rest on shares and rates alone; None where none does."""
    count = getattr(evaluation, "by_ratio", 0)
    return _BY_RATIO.say(language, count=count) if count else None


def provisional_figures(
    basis: LegalBasis, figures: Mapping[Status, int], language: Language
) -> str | None:
    """Say the same of a set by the decision that it rests on and its figures by status."""
    guessed, inferred = figures.get("provisional", 0), figures.get("inferred", 0)
    if not guessed and not inferred:
        return None
    return _PROVISIONAL[bool(guessed), bool(inferred)].say(
        language,
        provisional=guessed,
        inferred=inferred,
        all=sum(figures.values()),
        decision=_DECISION.filled(type=basis.type, number=basis.number),
    )


class Totals(msgspec.Struct, frozen=True):
    """The communes of the scope by verdict, and how many per cent of them pass."""

    communes: int
    submitted: int
    passed: int
    failed: int
    incomplete: int
    not_submitted: int
    compliance_percent: Decimal


class Judged(Protocol):
    """A commune's verdict, and nothing else of it."""

    @property
    def verdict(self) -> Verdict:
        """See `document.Verdict`."""


class Counted(Protocol):
    """A document of verdicts, by commune and by area."""

    @property
    def communes(self) -> Sequence[Judged]:
        """Of the scope."""

    @property
    def districts(self) -> Sequence[AreaResult]:
        """Of the scope."""

    @property
    def provinces(self) -> Sequence[AreaResult]:
        """That are touched."""


def totals(evaluation: Counted, target: Decimal | None = None) -> Totals:
    """Count the communes of the scope.

    Where a district or province is the whole scope its own percentage is taken: it may have been
    rounded with a target in mind.

    Args:
        evaluation: the document.
        target: a percentage that stands beside it; one that fails it never shows as it.
    """
    count = Counter(commune.verdict for commune in evaluation.communes)
    all_ = len(evaluation.communes)
    same = [area for area, _ in areas(evaluation) if area.communes == all_]
    return Totals(
        communes=all_,
        submitted=all_ - count["not_submitted"],
        passed=count["pass"],
        failed=count["fail"],
        incomplete=count["incomplete"],
        not_submitted=count["not_submitted"],
        compliance_percent=(
            same[0].compliance_percent
            if same
            else numbers.percent(count["pass"], all_, at_least=() if target is None else (target,))
        ),
    )


def areas(evaluation: Counted) -> Iterator[tuple[AreaResult, bool]]:
    """Give the districts, and after those of each province the province itself, marked True.

    A province is left out where only one of its districts is in the scope: it would count
    communes that nobody asked about.
    """
    for province in evaluation.provinces:
        within = [area for area in evaluation.districts if area.province_code == province.code]
        yield from ((district, False) for district in within)
        if not province.partial:
            yield province, True


class Located(Protocol):
    """A commune that may lie in a district."""

    @property
    def district_code(self) -> str | None:
        """None where there is no district level."""


def units(communes: Iterable[Located]) -> Text:
    """Name the kinds of communes together: since July 2025 there are no townships."""
    return UNITS if any(commune.district_code for commune in communes) else UNITS_SINCE_2025


def several_districts(communes: Iterable[Located]) -> bool:
    """Tell whether communes lie in more than one district, so that each must be named."""
    return len({commune.district_code for commune in communes}) > 1
