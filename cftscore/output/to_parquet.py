"""A table as Parquet, each column of the type of its kind; what it is of stands in its metadata.

Points are decimals of the same type in every file, whole or not, so that files of several years
can be read as one table.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cftscore.core.numbers import decimal_places
from cftscore.core.version import __version__
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError
from cftscore.output.columns import TEXTS, Column, Table

if TYPE_CHECKING:
    import pyarrow as pa

_DIGITS, _PLACES = 18, 4
METADATA = b"cftscore"
"""The key of the metadata, a JSON object: table, version, period, criteria set."""


def require() -> None:
    """Check that the extra `parquet` is installed.

    Raises:
        CannotProceedError: it is not; it says by which command it is.
    """
    try:
        import pyarrow  # noqa: F401
    except ModuleNotFoundError:
        missing = c.ExtraMissing(extension=".parquet", library="pyarrow", extra="[parquet]")
        raise CannotProceedError([missing]) from None


def render(table: Table, constants: Mapping[str, str | int], about: Mapping[str, Any]) -> bytes:
    """Write a table as Parquet.

    Args:
        table: what is written.
        constants: columns more that say the same in each row.
        about: what it is of, for the metadata.

    Raises:
        CannotProceedError: the extra `parquet` is not installed.
    """
    require()
    import pyarrow as pa
    from pyarrow import parquet

    fields, arrays = [], []
    for at, column in enumerate(table.columns):
        values = [row[at] for row in table.rows]
        kind = arrow_type(column, values)
        fields.append(pa.field(column.key, kind, metadata={"label": column.label.en}))
        arrays.append(_array(column, values, kind))
    for key, value in constants.items():
        kind = pa.string() if isinstance(value, str) else pa.int64()
        fields.append(pa.field(key, kind))
        arrays.append(pa.array([value] * len(table.rows), kind))
    stated = {"table": table.key, "cftscore": __version__, **about}
    metadata = {METADATA: json.dumps(stated, ensure_ascii=False).encode()}
    stream = io.BytesIO()
    schema = pa.schema(fields, metadata=metadata)
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), stream, compression="zstd")
    return stream.getvalue()


def arrow_type(column: Column[Any], values: Iterable[Any] = ()) -> pa.DataType:
    """Give the type of a column; of points with more than four decimals it has as many."""
    import pyarrow as pa

    if column.kind == "category":
        return pa.dictionary(pa.int16(), pa.string(), ordered=column.ordered)
    if column.kind in TEXTS:
        return pa.string()
    if column.kind == "count":
        return pa.int64()
    if column.kind == "points":
        decimals = (value for value in values if isinstance(value, Decimal))
        places = max(map(decimal_places, decimals), default=0)
        return pa.decimal128(_DIGITS, max(_PLACES, places))
    return pa.float64()


def _array(column: Column[Any], values: list[Any], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    if column.kind == "category":
        places = {name: at for at, name in enumerate(column.categories)}
        indices = [None if value is None else places[value] for value in values]
        return pa.DictionaryArray.from_arrays(
            pa.array(indices, pa.int16()),
            pa.array(column.categories, pa.string()),
            ordered=column.ordered,
        )
    if column.kind in ("percent", "average", "quantity"):
        values = [None if value is None else float(value) for value in values]
    elif column.kind == "points":
        values = [None if value is None else Decimal(value) for value in values]
    return pa.array(values, kind)
