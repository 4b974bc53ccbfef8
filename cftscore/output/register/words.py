"""What the register says, in blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cftscore.analysis.claim import JUDGEMENT_TITLES, Claim, Denominator
from cftscore.core.text import Language, Text, number
from cftscore.output.blocks import Block, Grid, Head, Heading, Paragraph
from cftscore.output.columns import Table
from cftscore.output.register import tables
from cftscore.output.words import UNITS, UNITS_SINCE_2025, clean, date, percent
from cftscore.register.changes import KIND_TITLES, Change, Changes
from cftscore.register.listing import Check, Listing
from cftscore.register.shipped import KNOWN_TITLES, first_day, on

_LISTED = Text("Ngày {day}: {count} {units}", "On {day}: {count} {units}")
_LIST = Text("Theo danh mục ngày {first}.", "By the register of {first}.")
_LISTS = Text(
    "Theo danh mục ngày {first} và danh mục ngày {second}.",
    "By the registers of {first} and {second}.",
)
_TOO_EARLY = Text(
    "Danh mục sớm nhất là của ngày {first}; trước ngày đó có thể khác.",
    "The earliest register is of {first}; before it communes may have been others.",
)
_MAY_DIFFER = Text(
    "{count} xã thay đổi giữa hai danh mục nhưng không rõ ngày, nên có thể khác.",
    "{count} of them changed between the registers on unknown dates and may differ.",
)
_CHANGED = Text("Từ {since} đến {until}", "From {since} to {until}")
_COUNTS = Text(
    "Trước: {before} xã; sau: {now} xã; số thay đổi: {count}.",
    "Communes before: {before}; after: {now}; changes: {count}.",
)
_NOTHING = Text("Không có thay đổi.", "No changes.")
_CHECKED = Text("Danh mục {path}", "The register {path}")
_HOLDS = Text(
    "Tại ngày {day} có {communes} xã[, {districts} huyện], {provinces} tỉnh; danh mục có sẵn có "
    "{shipped} xã ở các tỉnh này.",
    "On {day}: {communes:commune|communes}[, {districts:district|districts}], "
    "{provinces:province|provinces}; in the shipped register: {shipped:commune|communes}.",
)
_OTHER_DAY = Text(
    "Danh mục này có huyện, danh mục có sẵn của ngày này không còn cấp huyện: nêu ngày của danh "
    "mục, ví dụ --on 2025-06-30.",
    "This register has districts, the shipped one of this date has none: give the date of your "
    "register, such as --on 2025-06-30.",
)
_SAME = Text("Không khác với danh mục có sẵn.", "It does not differ from the shipped register.")
_DIFFERS = {
    "missing": Text("thiếu trong tệp", "missing from the file"),
    "extra": Text("thừa trong tệp", "only in the file"),
    "renamed": Text("tên khác", "another name"),
    "moved": Text("huyện khác", "another district"),
}
_CLAIM = Text("{count}/{among} xã: công bố {printed}", "{count} of {among}: published as {printed}")
_JUDGED = Text("{judgement}[; tính đúng là {percent}]", "{judgement}[; it is {percent}]")
_WHICH = Text(
    "Tỷ lệ công bố ứng với {low}/{among} xã.", "The published percentage matches {low} of {among}."
)  # fmt: skip
_WHICH_RANGE = Text(
    "Tỷ lệ công bố ứng với từ {low} đến {high} trên tổng số {among} xã.",
    "The published percentage matches {low} to {high} of {among}.",
)
_NO_COUNT = Text("Không có số xã nào trên tổng số {among} cho tỷ lệ này.",
                 "No number out of {among} gives this percentage.")  # fmt: skip
_REGISTER = Text(
    "Theo danh mục ngày {day}, {province} có {communes} xã. {judged}",
    "On the register of {day}, {province} has {communes:commune|communes}. {judged}",
)
_DENOMINATOR: dict[Denominator, Text] = {
    "agrees": Text("Tổng số xã khớp.", "The denominator agrees."),
    "may_agree": Text(
        "Tổng số xã có thể khớp: {count} xã thay đổi nhưng không rõ ngày.",
        "The denominator may agree: {count:commune|communes} changed on unknown dates.",
    ),
    "differs": Text("Tổng số xã không khớp.", "The denominator differs."),
}
_OF_REGISTER = Text(
    "Tính theo danh mục thì tỷ lệ là {percent}.", "By the register it is {percent}."
)


def listing(shown: Listing, language: Language) -> Iterator[Block]:
    """List the communes of a day."""
    with_districts = any(commune.district for commune in shown.communes)
    units = (UNITS if with_districts else UNITS_SINCE_2025).say(language)
    fields = {"day": date(shown.day, language), "count": len(shown.communes), "units": units}
    yield Heading(_LISTED.say(language, **fields), 1)
    yield from _sources(shown.day, shown.lists, shown.may_differ, language)
    places = (0, 1, 3, 5) if with_districts else (0, 1, 5)
    heads = (*_heads(tables.listing(shown), places, language), _since(language))
    yield Grid(
        heads,
        tuple(
            (
                commune.code,
                clean(commune.name),
                *((clean(commune.district or ""),) if with_districts else ()),
                clean(commune.province),
                "" if commune.since is None else date(commune.since, language),
            )
            for commune in shown.communes
        ),
        frozenset(place for place, commune in enumerate(shown.communes) if commune.may_differ),
    )


def _since(language: Language) -> Head:
    return Head(tables.SINCE.say(language), short=True)


def _too_early(day: str, language: Language) -> Iterator[Block]:
    """Warn of a day of which no list tells."""
    first = first_day()
    if day < first:
        yield Paragraph(_TOO_EARLY.say(language, first=date(first, language)), "warning")


def _sources(
    day: str, lists: Sequence[str], may_differ: int, language: Language
) -> Iterator[Block]:
    """Say which lists a register of a day was made of, and how far it is certain."""
    dates = (date(day_of_list, language) for day_of_list in lists)
    fields = dict(zip(("first", "second"), dates, strict=False))
    yield Paragraph((_LISTS if len(fields) > 1 else _LIST).say(language, **fields), "dim")
    yield from _too_early(day, language)
    if may_differ:
        yield Paragraph(_MAY_DIFFER.say(language, count=may_differ), "warning")


def _heads(table: Table, places: Sequence[int], language: Language) -> list[Head]:
    return [Head(table.columns[place].label.say(language), short=place == 0) for place in places]


def changes(shown: Changes, language: Language) -> Iterator[Block]:
    """Say what changed, day by day."""
    days = {"since": date(shown.since, language), "until": date(shown.until, language)}
    yield Heading(_CHANGED.say(language, **days), 1)
    counts = {
        "before": number(shown.communes_before, language),
        "now": number(shown.communes_now, language),
        "count": number(len(shown.changes), language),
    }
    yield Paragraph(_COUNTS.say(language, **counts))
    yield from _too_early(shown.since, language)
    if not shown.changes:
        yield Paragraph(_NOTHING.say(language), "bold")
        return
    for day in dict.fromkeys(change.day for change in shown.changes):
        of_day = [change for change in shown.changes if change.day == day]
        yield Heading(date(day, language), 2, _how_known(of_day[0], language))
        kinds = Counter(change.kind for change in of_day)
        texts = [f"{KIND_TITLES[kind].say(language)}: {count}" for kind, count in kinds.items()]
        yield Paragraph("; ".join(texts), "dim")
        table = tables.changes(shown)
        yield Grid(
            tuple(_heads(table, (4, 6, 8), language)),
            tuple(
                (
                    KIND_TITLES[change.kind].say(language),
                    clean(tables.places(change.before)),
                    clean(tables.places(change.now)),
                )
                for change in of_day
            ),
        )


def _how_known(change: Change, language: Language) -> str:
    text = KNOWN_TITLES[change.known].say(language)
    if change.known != "between" or change.after is None:
        return text
    return f"{text}: {date(change.after, language)} → {date(change.by, language)}"


def check(shown: Check, language: Language) -> Iterator[Block]:
    """Say what a register of one's own holds, and where it differs from the shipped one."""
    yield Heading(_CHECKED.say(language, path=clean(shown.path)), 1)
    yield Paragraph(
        _HOLDS.say(
            language,
            communes=shown.communes,
            districts=shown.districts or None,
            provinces=shown.provinces,
            day=date(shown.day, language),
            shipped=shown.shipped_communes,
        )
    )
    if shown.districts and not on(shown.day).has_districts:
        yield Paragraph(_OTHER_DAY.say(language), "warning")
    if not shown.differences:
        yield Paragraph(_SAME.say(language), "good")
        return
    yield Grid(
        tuple(_heads(tables.check(shown), (1, 0, 2, 3), language)),
        tuple(
            (
                difference.code,
                _DIFFERS[difference.kind].say(language),
                clean(difference.own),
                clean(difference.shipped),
            )
            for difference in shown.differences
        ),
    )


def claim(shown: Claim, language: Language) -> Iterator[Block]:
    """Say what a printed percentage is, and what the register says of its denominator."""
    among = number(shown.among, language)
    fields = {
        "count": number(shown.count, language),
        "among": among,
        "printed": f"{number(shown.printed, language)}%",
    }
    yield Heading(_CLAIM.say(language, **fields), 1)
    fields["judgement"] = JUDGEMENT_TITLES[shown.judgement].say(language)
    fields["percent"] = "" if shown.judgement == "exact" else percent(shown.percent, language)
    text = _JUDGED.say(language, **fields)
    yield Paragraph(text, "bad" if shown.judgement == "wrong" else "good")
    if shown.judgement == "wrong":
        yield Paragraph(_which(shown, among, language))
    register = shown.register
    if register is None:
        return
    judged = _DENOMINATOR[register.denominator].say(language, count=register.may_differ)
    text = _REGISTER.say(
        language,
        day=date(register.day, language),
        province=clean(register.province),
        communes=register.communes,
        judged=judged,
    )
    yield Paragraph(text, "bad" if register.denominator == "differs" else "")
    yield from _too_early(register.day, language)
    if register.denominator != "agrees" and register.percent is not None:
        yield Paragraph(_OF_REGISTER.say(language, percent=percent(register.percent, language)))


def _which(shown: Claim, among: str, language: Language) -> str:
    if shown.counts is None:
        return _NO_COUNT.say(language, among=among)
    low, high = (number(count, language) for count in shown.counts)
    if low == high:
        return _WHICH.say(language, low=low, among=among)
    return _WHICH_RANGE.say(language, low=low, high=high, among=among)
