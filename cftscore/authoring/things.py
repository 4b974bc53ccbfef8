"""A thing of a criteria set and the sentences on what changed of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from cftscore.authoring.set_changes import Change, Kind, Part, Value
from cftscore.core.numbers import plain
from cftscore.core.text import LANGUAGES, YES_NO, Text

INSTEAD = Text("{what}: {after} thay cho {before}", "{what}: {after} instead of {before}")
_STATED_NOW = Text("{what}: {after}, trước đây không ghi", "{what}: {after}, not stated before")
_STATED_BEFORE = Text(
    "{what}: không còn ghi, trước đây là {before}", "{what}: no longer stated, was {before}"
)
_PLACE = Text("{place}: {said}[ ({article})]", "{place}: {said}[ ({article})]")
_ADDED = Text("thêm mới: {what}", "added: {what}")
_REMOVED = Text("bỏ: {what}", "removed: {what}")
FIELDS: dict[str, Text] = {
    "version": Text("phiên bản", "version"),
    "title": Text("tên", "title"),
    "supersedes": Text("thay thế bộ tiêu chí", "supersedes"),
    "number": Text("số quyết định", "number of the decision"),
    "date": Text("ngày quyết định", "date of the decision"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "abstract": Text("trích yếu", "abstract"),
    "effective_from": Text("hiệu lực từ", "in force from"),
    "effective_to": Text("hiệu lực đến", "in force until"),
    "max_points": Text("điểm tối đa", "maximum points"),
    "pass_from": Text("điểm yêu cầu", "points required"),
    "points_above": Text("mỗi tiêu chí phải trên (điểm)", "every criterion must score more than"),
    "article": Text("điều, khoản", "article"),
    "page": Text("trang đã đọc", "page"),
    "verified_on": Text("ngày đối chiếu", "verified on"),
    "label": Text("tên", "label"),
    "type": Text("loại", "type"),
    "at_most": Text("không vượt quá", "at most"),
    "aliases": Text("tên khác", "other names"),
    "hint": Text("hướng dẫn", "hint"),
    "irreversible": Text("vụ việc đã xảy ra (không thay đổi được)", "irreversible"),
    "cost": Text("trọng số", "weight"),
    "carry_over": Text("mang sang từ kỳ trước", "carried over"),
    "sensitive": Text("nhạy cảm", "sensitive"),
    "over_periods": Text("qua các kỳ trong năm", "over parts of a year"),
    "groups": Text("các nhóm", "groups"),
    "measure": Text("cách tính", "measured as"),
    "when_none": Text("khi mẫu số bằng 0", "when the denominator is 0"),
}  # fmt: skip
_CHOICES = {
    "over_periods": {"sum": Text("cộng dồn", "added up"), "latest": Text("lấy kỳ cuối", "latest")},
    "type": {"count": Text("số lượng", "a count"), "yes_no": Text("có hoặc không", "yes or no")},
    "when_none": {
        "full_points": Text("điểm tối đa", "full points"),
        "zero": Text("0 điểm", "no points"),
        "finding": Text("số liệu sai, không chấm điểm", "an error, not scored"),
    },
}


class Thing(msgspec.Struct, frozen=True):
    """What changes belong to.

    Attributes:
        part, id, criterion: as in a `Change`.
        place: what it is called at the start of a sentence.
        article: where it stands now.
    """

    part: Part
    id: str
    place: Text
    criterion: int | None = None
    article: str | None = None

    def change(
        self,
        text: Text,
        before: Value,
        after: Value,
        *,
        field: str | None,
        kind: Kind = "changed",
        band: int | None = None,
    ) -> Change:
        """Make a change, its sentence begun with the thing and ended with its article."""
        article = None if field in ("article", "page", "verified_on") else self.article
        full = _PLACE.filled(place=self.place, said=text, article=article)
        return Change(
            part=self.part,
            id=self.id,
            criterion=self.criterion,
            kind=kind,
            field=field,
            band=band,
            before=before,
            after=after,
            article=self.article,
            message=full,
        )

    def whole(self, kind: Kind, text: Text) -> Change:
        """Make the change of a thing that was added or removed."""
        template = _ADDED if kind == "added" else _REMOVED
        before, after = (None, text) if kind == "added" else (text, None)
        return self.change(template.filled(what=text), before, after, field=None, kind=kind)

    def differs(self, before: Any, after: Any, fields: Iterable[str]) -> Iterator[Change]:
        """Compare fields of the same name of two things."""
        for field in fields:
            yield from self.one(field, getattr(before, field), getattr(after, field))

    def one(self, field: str, old: Any, new: Any) -> Iterator[Change]:
        """Compare one field."""
        if old != new:
            nothing = (None, ())
            template = INSTEAD
            if old in nothing or new in nothing:
                template = _STATED_NOW if old in nothing else _STATED_BEFORE
            values = {"before": _written(field, old), "after": _written(field, new)}
            text = template.filled(what=FIELDS[field], **values)
            yield self.change(text, _value(old), _value(new), field=field)


def _value(given: Any) -> Value:
    if isinstance(given, Decimal):
        return plain(given)
    return ", ".join(given) if isinstance(given, tuple | dict) else given


def _written(field: str, value: Any) -> object:
    """Write a value for a sentence."""
    if value is None:
        return None
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, Decimal):
        return plain(value)
    if field in _CHOICES and isinstance(value, str):
        return _CHOICES[field][value]
    if field in ("date", "effective_from", "effective_to", "verified_on"):
        return Text("/".join(reversed(value.split("-"))), value)
    if field == "version":
        return value
    return marked(value)


def joined_titles(titles: Mapping[str, Text]) -> Text:
    """Join titles by key in each language."""
    vi, en = (", ".join(one.say(language) for one in titles.values()) for language in LANGUAGES)
    return Text(vi, en)


def marked(value: Any) -> Text:
    """Put a text in quotation marks."""
    if isinstance(value, dict):
        return marked(joined_titles(value))
    text = value if isinstance(value, Text) else Text(str(value), str(value))
    if isinstance(value, tuple):
        text = Text(*(", ".join(value) for _ in LANGUAGES))
    return Text(f"“{text.vi}”", f"“{text.en}”")
