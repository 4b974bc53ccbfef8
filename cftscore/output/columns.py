"""Flat tables: a column knows its key, its words, its kind and how to get its value from a row.

Tables are the one base of DataFrames, CSV and workbooks. The keys are the same in both languages;
texts stand beside each other as `…` (English) and `…_vi`. Values stay exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

import msgspec

from cftscore.core.text import Language, Text

Kind = Literal["id", "text", "category", "count", "points", "percent", "average", "quantity"]
"""What the values of a column are: a code or a text; one of some texts; a whole number; points,
exactly; per cent; an average, rounded for showing; or a quantity, whose unit the item says."""

TEXTS: frozenset[Kind] = frozenset(("id", "text", "category"))
"""The kinds whose values are texts."""

Value = str | int | Decimal | None
Row = tuple[Value, ...]
RowType = TypeVar("RowType")
Outer = TypeVar("Outer")


class Column(msgspec.Struct, Generic[RowType], frozen=True):
    """A column of a table.

    Attributes:
        key: its name, the same in both languages.
        label: its heading.
        kind: of its values; it decides their types in DataFrames, CSV and Parquet.
        get: how to get its value from a row; without it, the attribute of that name.
        language: that its texts are in, where another column says the same in the other one.
        periods: that it is about, where its key ends in them.
        categories: of a category, all texts that it may be.
        ordered: whether these stand in order, from the worst to the best.
    """

    key: str
    label: Text
    kind: Kind = "text"
    get: Callable[[RowType], Value] | None = None
    language: Language | None = None
    periods: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    ordered: bool = False

    @property
    def value(self) -> Callable[[RowType], Value]:
        """Get the value of a row."""
        return self.get or attrgetter(self.key)

    @property
    def stem(self) -> str:
        """The key without the periods: `verdict_vi` of `verdict_2019_vi`."""
        return self.key.replace("_" + "_".join(self.periods), "", 1) if self.periods else self.key

    def within(self, inner: Callable[[Outer], RowType | None]) -> Column[Outer]:
        """Give the same column for rows of which only a part is such a row, or None."""
        value = self.value

        def get(row: Outer) -> Value:
            part = inner(row)
            return None if part is None else value(part)

        return self._like(self.key, self.label, get, self.periods)

    def _like(
        self,
        key: str,
        label: Text,
        get: Callable[[Outer], Value] | None,
        periods: tuple[str, ...],
    ) -> Column[Outer]:
        return Column(
            key, label, self.kind, get, self.language, periods, self.categories, self.ordered
        )

    def ending(self, *periods: str) -> Column[RowType]:
        """Give the same column with the periods that it is about behind its key and label."""
        mark = "_vi" if self.language == "vi" else ""
        label = " → ".join(periods)
        return self._like(
            f"{self.key.removesuffix(mark)}_{'_'.join(periods)}{mark}",
            Text(f"{self.label.vi}, {label}", f"{self.label.en}, {label}"),
            self.value,
            periods,
        )


Columns = tuple[Column[RowType], ...]


def in_both(
    key: str, label: Text, get: Callable[[RowType], Text | None], *, first: str = ""
) -> Columns[RowType]:
    """Give two columns that say the same, in English and in Vietnamese.

    Args:
        key: of the English column; that of the Vietnamese one ends in `_vi`.
        label: the heading of both.
        get: how to get the text.
        first: the Vietnamese heading of the English column, where it is another.
    """

    def say(row: RowType, language: Language) -> Value:
        text = get(row)
        return None if text is None else text.say(language)

    return (
        Column(
            key,
            Text(first or f"{label.vi} (tiếng Anh)", label.en),
            get=lambda row: say(row, "en"),
            language="en",
        ),
        _vietnamese(key, label, lambda row: say(row, "vi")),
    )


def coded(
    key: str,
    label: Text,
    titles: Mapping[Any, Text],
    get: Callable[[RowType], Any] | None = None,
    *,
    first: str = "",
    order: Sequence[str] = (),
) -> Columns[RowType]:
    """Give two columns for a code: as it is, and what it means in Vietnamese.

    Args:
        key: of the code; that of its words ends in `_vi`.
        label: the heading of both.
        titles: what the codes mean.
        get: how to get the code; without it, the attribute of that name.
        first: the Vietnamese heading of the code, where it is another.
        order: the codes from the worst to the best, if they have an order.
    """
    code: Callable[[RowType], Any] = get or attrgetter(key)

    def say(row: RowType) -> Value:
        value = code(row)
        return None if value is None else titles[value].vi

    heading = Text(first or f"{label.vi} (mã)", label.en)
    return (
        Column(
            key,
            heading,
            "category",
            code,
            "en",
            categories=tuple(order) or tuple(map(str, titles)),
            ordered=bool(order),
        ),
        _vietnamese(key, label, say),
    )


def _vietnamese(key: str, label: Text, get: Callable[[RowType], Value]) -> Column[RowType]:
    heading = Text(label.vi, f"{label.en} (Vietnamese)")
    return Column(f"{key}_vi", heading, get=get, language="vi")


def within(
    inner: Callable[[Outer], RowType | None], columns: Iterable[Column[RowType]]
) -> Columns[Outer]:
    """Give the same columns for rows of which only a part is such a row."""
    return tuple(column.within(inner) for column in columns)


def joined(parts: Iterable[Text], sign: str = "; ") -> Text:
    """Join texts in each language."""
    texts = tuple(parts)
    return Text(sign.join(text.vi for text in texts), sign.join(text.en for text in texts))


class Table(msgspec.Struct, frozen=True):
    """A flat table.

    Attributes:
        key: such as `communes`.
        title: what it holds.
        columns: in order.
        rows: one value per column; None where there is none.
    """

    key: str
    title: Text
    columns: tuple[Column[Any], ...]
    rows: Sequence[Row]

    @classmethod
    def of(
        cls, key: str, title: Text, columns: Iterable[Column[RowType]], rows: Iterable[RowType]
    ) -> Table:
        """Make a table: each column gets its value from each row."""
        columns = tuple(columns)
        values = [column.value for column in columns]
        # A list first, which takes half the time of a generator.
        return cls(key, title, columns, [tuple([get(row) for get in values]) for row in rows])

    def in_language(self, language: Language) -> list[int]:
        """Give the indexes of the columns without those that say the same in the other language."""
        said = (None, language)
        return [index for index, column in enumerate(self.columns) if column.language in said]
