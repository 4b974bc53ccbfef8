"""What may be verified of a criteria set: names, bands, articles and days, read or refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cftscore.authoring import named_figures
from cftscore.authoring.named_figures import Named
from cftscore.authoring.verify import Verification, Wanted
from cftscore.core import timestamp
from cftscore.core.period import is_day
from cftscore.core.refused import RefusedError
from cftscore.core.text import LANGUAGES, Text, nearest, nfc
from cftscore.criteria.model import CriteriaFile

_NO_NAME = Text(
    "{given}: bộ tiêu chí {set} không có mục này[; có phải: {near}?]",
    "{given}: {set} has no such item[; did you mean: {near}?]",
)
_NAMES = Text(
    "nêu nội dung ({item}), tiêu chí ({criterion}), nhóm đơn vị ({unit_class}) hoặc recognition",
    "name an item ({item}), a criterion ({criterion}), a unit class ({unit_class}) or recognition",
)
_NO_BAND = Text(
    "{given}: {of} có các mức điểm từ 1 đến {bands}", "{given}: {of} has bands 1 to {bands}"
)
_NO_BANDS = Text("{of}: không có mức điểm", "{of}: it has no bands")
_EMPTY = Text(
    "ghi rõ điều, khoản, trang của quyết định", "state the article or page of the decision"
)
_NOT_DATE = Text(
    "{given}: phải là một ngày, ví dụ {example}", "{given}: enter a date, such as {example}"
)
_ELSEWHERE = Text(
    "{given}: {name} không ghi con số nào của mục này; đối chiếu trong {base}",
    "{given}: none of its figures is in {name}; verify it in {base}",
)


def wanted(
    file: CriteriaFile,
    items: Iterable[str],
    *,
    source: str,
    page: str | None,
    bands: Iterable[str | int],
    date: str | None,
) -> list[Wanted]:
    """Read what is verified.

    Args:
        file: a sound criteria set.
        items: ids of items, numbers of criteria, keys of unit classes, or `recognition`.
        source: the article in which the figures stand.
        page: where the text was read.
        bands: only these, 1 is the best.
        date: the day, ISO; today by default.

    Raises:
        RefusedError: one of them cannot be taken.
    """
    named = named_figures.every_name(file.set)
    article = _sentence(source, "source")
    read_at = None if page is None else _sentence(page, "page")
    today = timestamp.created().date().isoformat()
    on = (date or today).strip()
    if not is_day(on):
        raise RefusedError("date", _NOT_DATE.filled(given=on, example=today))
    chosen = [str(band) for band in bands]
    listed = []
    for name in dict.fromkeys(items):
        if name not in named:
            raise RefusedError("items", _unknown(name, file))
        listed.append(Wanted(name, _bands(chosen, named[name]), article, read_at, on))
    return listed


def _unknown(name: str, file: CriteriaFile) -> Text:
    near = nearest(name, named_figures.every_name(file.set))
    unknown = _NO_NAME.filled(given=name, set=file.set.id, near=near)
    if near:
        return unknown
    first = file.set.criteria[0]
    examples = {
        "item": first.items[0].id,
        "criterion": str(first.id),
        "unit_class": next(iter(file.set.unit_classes)),
    }
    return Text(*(f"{unknown.say(lang)}; {_NAMES.say(lang, **examples)}" for lang in LANGUAGES))


def _bands(given: Sequence[str], named: Named) -> tuple[int, ...]:
    numbers = {str(number): number for number in range(1, named.bands + 1)}
    for band in given:
        if band not in numbers:
            text = _NO_BAND if numbers else _NO_BANDS
            raise RefusedError("bands", text.filled(given=band, of=named.title, bands=named.bands))
    return tuple(dict.fromkeys(numbers[band] for band in given))


def _sentence(given: str, argument: str) -> str:
    text = nfc(given)
    if not text or not text.isprintable():
        raise RefusedError(argument, _EMPTY)
    return text


def check_here(file: CriteriaFile, names: Iterable[Wanted], made: Verification) -> None:
    """Refuse a name none of whose figures stands in the file: nothing would be done for it.

    Raises:
        RefusedError: there is one.
    """
    named = named_figures.every_name(file.set)
    here = {marked.of for marked in made.figures}
    for name in names:
        if named[name.name].title not in here:
            text = _ELSEWHERE.filled(given=name.name, name=file.name, base=str(file.bases[0]))
            raise RefusedError("items", text)
