"""Every table of every result: one schema, and the same figures in DataFrame, CSV and Parquet."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
import reports
from commandline import CHAU_DOC, SAMPLES
from pyarrow import parquet

import cftscore
from cftscore.core.text import LANGUAGES, Language
from cftscore.output import to_csv, to_parquet
from cftscore.output.base_result import BaseResult
from cftscore.output.columns import TEXTS, Column, Table
from cftscore.spreadsheet import files, text_table

pytestmark = pytest.mark.slow

EARLIER = SAMPLES / "an-giang-2019" / CHAU_DOC.name
KINDS = {
    "id": ("str", "string"),
    "text": ("str", "string"),
    "category": ("category", "dictionary"),
    "count": ("Int64", "int64"),
    "points": ("Int64", "decimal128(18, 4)"),
    "percent": ("float64", "double"),
    "average": ("float64", "double"),
    "quantity": ("float64", "double"),
}
"""What the documentation says of each kind: the type in a DataFrame, and in Parquet."""
CONSTANTS = ("period", "figures_inferred", "figures_provisional")


@cache
def results() -> dict[str, BaseResult[Any]]:
    return {
        "evaluate": cftscore.evaluate(CHAU_DOC),
        "explain": cftscore.explain(CHAU_DOC, "30316"),
        "plan": cftscore.plan(CHAU_DOC, target=80),
        "compare": cftscore.compare(EARLIER, CHAU_DOC),
        "reconcile": cftscore.reconcile(changed(), CHAU_DOC),
        "sensitivity": cftscore.sensitivity(SAMPLES / "an-giang-2020"),
    }


@cache
def changed() -> Path:
    """A workbook whose communes reported one birth fewer, and no officer."""
    import tempfile

    codes = ("30316", "30319")
    rows = [reports.row(code, births_registered=10, has_protection_officer="Không")
            for code in codes]  # fmt: skip
    folder = Path(tempfile.mkdtemp())
    return reports.write(folder / "own.xlsx", rows, {"Kỳ": "2020"})


TABLES = {
    "evaluate": ("communes", "districts", "provinces", "missed_criteria", "items", "findings",
                 "indicators", "long"),
    "explain": ("items", "figures", "changes", "findings"),
    "plan": ("areas", "communes", "changes", "steps", "close_calls", "findings"),
    "compare": ("areas", "recognition", "communes", "criteria", "origins", "notes", "findings",
                "long"),
    "reconcile": ("differences", "items", "communes", "only_one", "findings"),
    "sensitivity": ("shifts", "flips", "findings"),
}  # fmt: skip
EVERY = [(name, key) for name, keys in TABLES.items() for key in keys]
FILLED = {*EVERY} - {("evaluate", "provinces"), ("compare", "origins"), ("compare", "notes")}


def test_the_tables_of_each_result() -> None:
    assert {name: result.tables for name, result in results().items()} == TABLES
    for name, key in FILLED:
        assert len(results()[name].frame(key)) > 0, (name, key)


@pytest.mark.parametrize(("name", "key"), EVERY)
def test_a_frame_has_the_types_of_its_schema(name: str, key: str) -> None:
    result = results()[name]
    frame, columns = result.frame(key), result.columns(key)
    assert [*frame.columns] == [column.key for column in columns]
    assert len({*frame.columns}) == len(columns), "no key stands twice"
    for column in columns:
        dtype = frame[column.key].dtype
        whole = column.kind != "points" or str(dtype) == "Int64"
        assert str(dtype) == KINDS[column.kind][0] if whole else is_exact(frame[column.key])
        if column.kind == "category":
            assert tuple(dtype.categories) == column.categories  # type: ignore[union-attr]
            assert dtype.ordered is column.ordered  # type: ignore[union-attr]
        assert column.label.vi
        assert column.label.en


def is_exact(series: pd.Series) -> bool:
    return {type(one) for one in series.dropna()} <= {int, Decimal}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "key"), EVERY)
def test_csv_gives_the_same_figures_back(name: str, key: str, language: Language) -> None:
    """Whichever language wrote it: pandas reads back what the DataFrame holds, value by value."""
    result = results()[name]
    content = result.render_table("csv", language, table=key)
    marks = {"vi": (";", ","), "en": (",", ".")}[language]
    read = pd.read_csv(
        io.BytesIO(content), sep=marks[0], decimal=marks[1], keep_default_na=False, na_values=[""],
        dtype={one.key: "str" for one in result.columns(key) if one.kind in TEXTS},
    )  # fmt: skip
    frame = result.frame(key)
    assert [one for one in read.columns if one not in frame.columns] == [
        one for one in constants(name) if one not in frame.columns
    ]
    for column in result.columns(key):
        given, back = frame[column.key], read[column.key]
        assert len(back) == len(given)
        for value, again in zip(given, back, strict=True):
            assert same(value, again), (column.key, value, again)


def constants(name: str) -> list[str]:
    if name == "compare":
        return [f"{one}_{year}" for year in (2019, 2020) for one in CONSTANTS[1:]]
    return [*CONSTANTS]


def same(value: Any, again: Any) -> bool:
    if pd.isna(value) or value == "":
        return bool(pd.isna(again))
    if isinstance(value, str):
        return bool(again == to_csv.harmless(value))
    return bool(float(value) == float(again))


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_reader_reads_our_csv_alike(language: Language) -> None:
    """What a workbook's figures are read by sees the same cells in both dialects."""
    result = results()["evaluate"]
    content = result.render_table("csv", language, table="items")
    sheet = text_table.read(files.InputFile("items.csv", content, "", "csv"))
    keys, *rows = sheet.rows
    at = keys.index("value")
    read = [Decimal(str(row[at]).replace(",", ".")) if row[at] else None for row in rows]
    shown = [None if pd.isna(one) else float(one) for one in result.frame("items")["value"]]
    assert [None if one is None else float(one) for one in read] == shown
    assert any(one is not None and one % 1 for one in read)


@pytest.mark.parametrize(("name", "key"), EVERY)
def test_parquet_gives_the_same_figures_back(name: str, key: str) -> None:
    result = results()[name]
    content = result.render_table("parquet", table=key)
    read = parquet.read_table(io.BytesIO(content))
    for column in result.columns(key):
        kind = read.schema.field(column.key).type
        assert str(kind).partition("<")[0] == KINDS[column.kind][1]
        if column.kind == "category":
            assert (kind.value_type, kind.ordered) == (pa.string(), column.ordered)
        given = result.frame(key)[column.key]
        back = read.column(column.key).to_pylist()
        for value, again in zip(given, back, strict=True):
            missing = pd.isna(value)
            assert (again is None) if missing else value == again, (column.key, value, again)
    about = json.loads(read.schema.metadata[b"cftscore"])
    assert about["table"] == result._table(key).key
    assert about["schema"].startswith("cftscore/")
    assert result.render_table("parquet", table=key) == content, "the same bytes each time"


def test_points_have_one_type_whether_whole_or_not() -> None:
    """So that the files of several years are one table; no digit is lost."""
    column: Column[Any] = Column("points", KINDS_LABEL, "points")
    for values in ([(50,)], [(Decimal("12.5"),)], [(None,)]):
        made = to_parquet.render(Table("t", KINDS_LABEL, (column,), values), {}, {})
        read = parquet.read_table(io.BytesIO(made))
        assert str(read.schema.field("points").type) == "decimal128(18, 4)"
        assert read.column("points").to_pylist() == [values[0][0]]
    fine = Table("t", KINDS_LABEL, (column,), [(Decimal("0.123456"),)])
    read = parquet.read_table(io.BytesIO(to_parquet.render(fine, {}, {})))
    assert read.column("points").to_pylist() == [Decimal("0.123456")]


KINDS_LABEL = cftscore.finding_kind("V001").title


# --- what the tables say


def test_the_long_table_counts_each_item_once() -> None:
    result = cftscore.evaluate(SAMPLES / "an-giang-2020")
    long, communes, items = result.long, result.communes, result.items
    assert long["points"].sum() == items["points"].sum() == communes["points_min"].sum()
    first = long[long["role"] == "measured"]
    assert len(first) == len(items)
    assert first["quantity"].sum() == items["value"].sum()
    shares = long[long["item"] == "2.1"]
    assert shares.groupby("role", observed=True)["value"].sum().to_dict() == {
        "measured": items[items["item"] == "2.1"]["numerator"].sum(),
        "among": items[items["item"] == "2.1"]["denominator"].sum(),
    }
    assert set(long["cell"].dropna().str[:9]) == {"Chỉ tiêu!"}


def test_who_sent_nothing_has_one_row_in_the_long_table(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "in.xlsx", [reports.row("30316")], {"Kỳ": "2020"})
    long = cftscore.evaluate(path, district="884").long
    absent = long[long["verdict"] == "not_submitted"]
    assert (len(absent), long["code"].nunique()) == (6, 7)
    assert (
        absent[["criterion", "item", "indicator", "value", "points", "cell"]]
        .isna()
        .to_numpy()
        .all()
    )


def test_how_each_figure_was_read() -> None:
    row = reports.row(
        "30316", births_due="1 204", births_registered=None, children_total="nhiều",
        infants=10, infants_vaccinated=11, has_protection_officer="x",
    )  # fmt: skip
    del row["activities"]
    frame = pd.DataFrame([row])
    result = cftscore.evaluate(frame, period="2020", what_if=["30316.births_registered=7"])
    read: dict[Any, Any] = result.indicators.set_index("indicator").to_dict("index")
    expected = {
        "births_due": ("text", 1204, ""),
        "births_registered": ("assumed", 7, "P005"),
        "children_total": ("not_usable", None, "V002"),
        "infants_vaccinated": ("left_out", None, "X001"),
        "activities": ("no_column", None, ""),
        "children_checked": ("number", None, ""),
    }
    for key, (how, value, code) in expected.items():
        said = read[key]
        assert said["how"] == how, key
        assert code in said["finding"], (key, said["finding"])
        if value is not None:
            assert said["value"] == value
        elif how != "number":
            assert pd.isna(said["value"])
    assert read["has_protection_officer"]["answer"] == "yes"
    assert read["children_total"]["written"] == "nhiều"
    assert read["births_due"]["cells"].startswith("Chỉ tiêu!")


def test_what_was_read_may_be_let_go() -> None:
    result = cftscore.evaluate(CHAU_DOC, figures=False)
    assert result.tables == TABLES["evaluate"][:-2]
    for act in (lambda: result.long, lambda: result.indicators, lambda: result.dhis2("a.yaml")):
        with pytest.raises(ValueError, match="figures=True"):
            act()


def test_a_reconciliation_keeps_counts_and_answers_apart() -> None:
    frame = results()["reconcile"].frame().set_index(["code", "indicator"])
    shown: dict[Any, Any] = frame.to_dict("index")
    births = shown["30316", "births_registered"]
    assert (births["own_value"], births["checked_value"]) == (10, 174)
    officer = shown["30316", "has_protection_officer"]
    assert (officer["own_answer"], officer["checked_answer"]) == ("no", "yes")
    assert pd.isna(officer["own_value"])


def test_a_folder_of_tables_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    result = results()["plan"]
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "steps.parquet").write_text("mine")
    with pytest.raises(cftscore.CannotProceedError) as error:
        result.write_tables(tmp_path / "plan")
    assert [finding.code for finding in error.value.findings] == ["O001"]
    assert [path.name for path in (tmp_path / "plan").iterdir()] == ["steps.parquet"]
    written = result.write_tables(tmp_path / "plan", force=True)
    assert {path.stem for path in written} == {*TABLES["plan"]}


def test_files_of_tables_are_not_read_as_figures(tmp_path: Path) -> None:
    """A folder of figures in which results were written: they are passed over, with a note."""
    result = cftscore.evaluate(CHAU_DOC)
    (tmp_path / CHAU_DOC.name).write_bytes(CHAU_DOC.read_bytes())
    for language in LANGUAGES:
        for separator in (None, "tab"):
            folder = tmp_path / f"{language}-{separator}"
            result.write_tables(folder, kind="csv", lang=language, separator=separator)
    again = cftscore.evaluate(tmp_path)
    assert again.document.communes == result.document.communes
    notes = again.findings[again.findings["code"] == "W030"]
    assert len(notes) == 4 * len(result.tables)
