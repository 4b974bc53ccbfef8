"""Shares and rates beside counts: that they agree, and what is missing where they stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cftscore.core.text import Text
from cftscore.criteria.model import CriteriaSet, Item
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding
from cftscore.intake import pairs, stated_ratios
from cftscore.intake import values as v
from cftscore.intake.header import Table
from cftscore.intake.stated_ratios import Stated
from cftscore.register.model import Commune
from cftscore.spreadsheet.load import CellValue


def ratio_columns(table: Table, criteria_set: CriteriaSet) -> dict[int, Item]:
    """Find the columns of shares and rates, each with the item whose quotient it is.

    That is said by the heading, `Tỷ lệ TE được ĐKKS (%)`, or, where it is only `Tỷ lệ %`, by the
    count to the left of it.
    """
    header = table.header
    if not any(reading.kind == "ratio" for reading in header.parts.values()):
        return {}
    items = criteria_set.measured
    left = {column: key for key, where in header.columns.items() for column in where}
    found: dict[int, Item] = {}
    for column, reading in header.parts.items():
        if reading.kind != "ratio":
            continue
        key = reading.of
        if key is None and reading.why == "bare":
            beside = [one for one in left if one < column and left[one] in items]
            nearest = max(beside, default=None)
            close = nearest is not None and not any(
                nearest < other < column and part.kind == "ratio"
                for other, part in header.parts.items()
            )
            key = left[nearest] if nearest is not None and close else None
        if key in items:
            found[column] = items[key]
    return found


def alone(table: Table, criteria_set: CriteriaSet) -> Iterator[Finding]:
    """Report, once a table, the items of which only a share or rate stands in it."""
    header = table.header
    lonely = {
        column: item
        for column, item in ratio_columns(table, criteria_set).items()
        if item.numerator not in header.columns
    }
    if lonely:
        labels = criteria_set.indicators
        yield c.OnlyRatios(
            place=table.at(header.last_row, min(lonely)),
            count=len(lonely),
            needed=tuple(
                Text("{item} “{part}” và “{whole}”", "{item} “{part}” and “{whole}”").filled(
                    item=item.id,
                    part=labels[item.numerator].label,
                    whole=labels[item.denominator or ""].label,
                )
                for item in lonely.values()
            ),
        )


def stated(
    table: Table, rows: Sequence[tuple[int, Commune]], criteria_set: CriteriaSet
) -> Iterator[tuple[str, str, Stated]]:
    """Find the shares and rates of items of which no counts stand in a table.

    They stand in columns of their own, or in place of a count: `98,5%`.

    Returns:
        Item, code of the commune, and what stands there.
    """
    header = table.header
    columns = {
        column: item
        for column, item in ratio_columns(table, criteria_set).items()
        if item.numerator not in header.columns
    }
    in_place = {
        column: item
        for item in criteria_set.items
        if item.denominator is not None
        for column in header.columns.get(item.numerator, ())
    }
    below = table.sheet.cells[header.last_row + 1 :, list(in_place)]
    if str not in set(map(type, below.ravel().tolist())):
        in_place = {}  # no number has a sign
    for column, item in {**columns, **in_place}.items():
        heading = header.titles[column] if column < len(header.titles) else ""
        for row, commune in rows:
            raw = table.sheet.rows[row][column]
            if column in in_place and not (isinstance(raw, str) and raw.strip().endswith(_SIGNS)):
                continue
            meanings = stated_ratios.read(raw, heading, item)
            if meanings:
                cell = f"{table.sheet.name}!{table.sheet.address(row, column)}"
                yield item.id, commune.code, Stated(cell, meanings)


def unread(
    table: Table, rows: Sequence[tuple[int, Commune]], criteria_set: CriteriaSet
) -> Iterator[Finding]:
    """Report what stands in columns of shares and rates alone, and is neither these nor counts."""
    header = table.header
    for column, item in ratio_columns(table, criteria_set).items():
        if item.numerator in header.columns:
            continue
        heading = header.titles[column] if column < len(header.titles) else ""
        for row, commune in rows:
            raw = table.sheet.rows[row][column]
            is_odd = isinstance(raw, str) and any(map(str.isdecimal, raw))
            if is_odd and not stated_ratios.read(raw, heading, item):
                yield c.NotNumber(
                    place=table.at(row, column),
                    commune=commune.code,
                    label=criteria_set.indicators[item.numerator].label,
                    given=v.shown(raw),
                )


_SIGNS = ("%", "‰", "000")


def differing(
    table: Table, rows: Sequence[tuple[int, Commune]], criteria_set: CriteriaSet
) -> Iterator[Finding]:
    """Report the shares and rates that are not those of the counts beside them."""
    header = table.header
    for column, item in ratio_columns(table, criteria_set).items():
        part, whole = header.first(item.numerator), header.first(item.denominator or "")
        if part is None or whole is None:
            continue
        for row, commune in rows:
            cells = table.sheet.rows[row]
            counts = v.count(cells[part]), v.count(cells[whole])
            found = _quotient_unlike(_written(cells[column]), counts, item.base)
            if found is not None:
                yield c.RatioDiffers(
                    place=table.at(row, column),
                    commune=commune.code,
                    item=item.id,
                    given=v.shown(cells[column]),
                    counts=f"{counts[0]}/{counts[1]}",
                    found=found,
                )


def _quotient_unlike(
    written: str | None, counts: tuple[v.Value, v.Value], base: int
) -> Decimal | None:
    """Give the quotient of two counts if what is written is another one, be it cut or rounded."""
    numerator, denominator = counts
    if written is None or not isinstance(numerator, int) or not isinstance(denominator, int):
        return None
    if any(pairs.agrees(written, numerator, denominator, one) for one in (base, 1)):
        return None
    return _quotient(numerator, denominator, base)


def _written(raw: CellValue) -> str | None:
    """Give a share or rate as it is written, its decimals kept; None where it is none."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return v.shown(raw)
    text = raw.strip().rstrip("%‰ ").replace(",", ".") if isinstance(raw, str) else ""
    return text if text.replace(".", "", 1).isdecimal() and text.isascii() else None


def _quotient(numerator: int, denominator: int, base: int) -> Decimal:
    if not denominator:
        return Decimal(0)
    return (Decimal(numerator * base) / denominator).quantize(Decimal("0.01"))
