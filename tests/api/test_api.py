"""The Python interface: frames, JSON, files, DataFrames as input, and what it imports."""

from __future__ import annotations

import inspect
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
import reports

import cftscore
from cftscore.core.text import Text
from cftscore.criteria import load as criteria_load
from cftscore.output import frames
from cftscore.output.columns import Column, Columns, Table

SET = criteria_load.load("qd-06-2019").set
THOAI_SON = reports.SAMPLES / "an-giang-2020/894-thoai-son.xlsx"
CHO_MOI = reports.SAMPLES / "an-giang-2020/893-cho-moi.xlsx"

AREA = {
    **dict.fromkeys(("code", "name", "province_code", "province"), "str"),
    **dict.fromkeys(
        ("communes", "submitted", "passed", "failed", "incomplete", "not_submitted"), "Int64"
    ),
    "compliance_percent": "float64",
}
FIGURE = {"value": "Int64", "answer": "category"}
DTYPES = {
    "communes": {
        **dict.fromkeys(
            ("code", "name", "district_code", "district", "province_code", "province"), "str"),
        "unit_class": "category",
        "unit_class_vi": "str",
        "verdict": "category",
        "verdict_vi": "str",
        **dict.fromkeys(("points", "points_min", "points_max", "points_required"), "Int64"),
        **{f"criterion_{number}": "Int64" for number in range(1, 14)},
        **dict.fromkeys(("reasons", "reasons_vi"), "str"),
        "items_by_ratio": "Int64",
        "source": "str",
    },
    "districts": AREA,
    "provinces": AREA,
    "missed_criteria": {
        "id": "Int64",
        "title": "str",
        "title_vi": "str",
        "missed": "Int64",
        "unknown": "Int64",
        "below_max": "Int64",
    },
    "items": {
        "code": "str",
        "name": "str",
        "criterion": "Int64",
        "item": "str",
        "value": "float64",
        "answer": "category",
        "answer_vi": "str",
        **dict.fromkeys(("numerator", "denominator", "by_ratio", "points", "band"), "Int64"),
        **dict.fromkeys(("threshold", "threshold_vi", "cells", "article"), "str"),
        "status": "category",
        "status_vi": "str",
    },
    "findings": {
        "code": "str",
        "severity": "category",
        **dict.fromkeys(
            ("severity_vi", "message", "message_vi", "fix", "fix_vi", "path", "sheet", "cell"),
            "str"),
        "line": "Int64",
        "column": "Int64",
        "commune": "str",
    },
    "indicators": {
        **dict.fromkeys(("code", "name", "indicator", "label", "label_vi"), "str"),
        **FIGURE,
        **dict.fromkeys(("answer_vi", "cells", "source", "written"), "str"),
        "how": "category",
        "how_vi": "str",
        "finding": "str",
    },
    "long": {
        **dict.fromkeys(
            ("period", "province_code", "province", "district_code", "district", "code",
             "commune"), "str"),
        "criterion": "Int64",
        "item": "str",
        "indicator": "str",
        "role": "category",
        **FIGURE,
        "quantity": "float64",
        "points": "Int64",
        "verdict": "category",
        "cell": "str",
        "source": "str",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def an_giang() -> cftscore.Result:
    return cftscore.evaluate(
        str(reports.SAMPLES / "an-giang-2020"), criteria="qd-06-2019", period="2020"
    )


# --- frames


@pytest.mark.parametrize("name", DTYPES)
def test_frames_have_the_columns_and_dtypes_of_the_document(
    an_giang: cftscore.Result, name: str
) -> None:
    frame = getattr(an_giang, name)
    assert {key: str(dtype) for key, dtype in frame.dtypes.items()} == DTYPES[name]


def test_frames_hold_the_document(an_giang: cftscore.Result) -> None:
    assert an_giang.communes.shape[0] == 156
    assert an_giang.communes["verdict"].value_counts().to_dict() == {
        "pass": 117,
        "fail": 37,
        "incomplete": 2,
        "not_submitted": 0,
    }
    assert (an_giang.communes["verdict"] > "fail").sum() == 119
    assert an_giang.items.shape[0] == 156 * 27
    assert an_giang.districts["communes"].sum() == 156
    assert an_giang.districts["passed"].sum() == 117
    (province,) = an_giang.provinces.to_dict("records")
    assert (province["passed"], province["communes"]) == (117, 156)
    assert province["compliance_percent"] == 75
    assert set(an_giang.missed_criteria["id"][:2]) == {3, 5}
    incomplete = an_giang.communes[an_giang.communes["verdict"] == "incomplete"]
    assert incomplete["points"].isna().all()
    assert incomplete["criterion_7"].isna().all()
    assert (incomplete["points_max"] - incomplete["points_min"]).tolist() == [50, 50]
    # Items add up to their commune.
    sums = an_giang.items.groupby("code")["points"].sum()
    known = an_giang.communes.set_index("code")["points"].dropna()
    assert (sums[known.index] == known).all()
    blank = an_giang.findings[an_giang.findings["code"] == "V001"]
    assert set(blank["commune"]) == set(incomplete["code"])


def test_frames_of_nothing_keep_their_dtypes(tmp_path: Path) -> None:
    path = reports.write(tmp_path / "in.xlsx", [reports.row("30292")], {"Kỳ": "2025-Q3"})
    result = cftscore.evaluate(path)
    assert result.districts.empty
    assert {key: str(dtype) for key, dtype in result.districts.dtypes.items()} == AREA
    assert result.communes["district"].isna().all()


def test_points_that_are_not_whole_stay_exact() -> None:
    columns: Columns[Any] = (
        Column("points", Text("", ""), "points"),
        Column("count", Text("", ""), "count"),
        Column("percent", Text("", ""), "percent"),
        Column("text", Text("", "")),
        Column("category", Text("", ""), "category", categories=("b", "a"), ordered=True),
    )
    rows: list[Any] = [(Decimal("0.1"), 2**60, Decimal("75.00"), "3", "b"), (None,) * 5]
    frame = frames.to_frame(Table("t", Text("", ""), columns, rows))
    assert frame["points"].tolist() == [Decimal("0.1"), None]
    assert str(frame["count"].dtype) == "Int64"
    assert frame["count"][0] == 2**60
    assert frame["percent"].tolist()[:1] == [75.0]
    assert frame["text"].tolist()[:1] == ["3"]
    assert frame.iloc[1].isna().all()
    assert frame["category"].dtype == pd.CategoricalDtype(["b", "a"], ordered=True)
    unknown = Table("t", Text("", ""), columns, [(None, None, None, None, "c")])
    with pytest.raises(ValueError, match="category"):
        frames.to_frame(unknown)


# --- JSON and files


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two workbooks, and the working folder above it."""
    (tmp_path / "in").mkdir()
    for path in (THOAI_SON, CHO_MOI):
        shutil.copy(path, tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("source", ["in", "in/894-thoai-son.xlsx"])
def test_json_is_that_of_the_command(inputs: Path, source: str, lang: str) -> None:
    done = reports.run(inputs, "evaluate", source, "-f", "json", "-o", "out.json", lang=lang)
    assert done.code == 0
    result = cftscore.evaluate(source, criteria="qd-06-2019", period="2020")
    assert result.to_json() == done.stdout
    assert result.to_json().encode() == (inputs / "out.json").read_bytes()
    document = json.loads(done.stdout)
    assert document["schema"] == "cftscore/evaluation/1"
    assert document["sources"][-1]["path"] == "in/894-thoai-son.xlsx"


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_files_are_those_of_the_command(inputs: Path, lang: Any) -> None:
    names = ["a.xlsx", "a.csv", "a.json", "a.md"]
    outputs = [part for name in names for part in ("-o", f"cli-{name}")]
    assert reports.run(inputs, "evaluate", "in", "-q", *outputs, lang=lang).code == 0
    result = cftscore.evaluate(Path("in"))
    for name in names:
        result.write(f"api-{name}", lang=lang)
    for name in names[1:]:
        assert (inputs / f"api-{name}").read_bytes() == (inputs / f"cli-{name}").read_bytes()
    assert cells(inputs / "api-a.xlsx") == cells(inputs / "cli-a.xlsx")


def cells(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_nothing_is_overwritten_unasked_and_inputs_never(inputs: Path) -> None:
    (inputs / "in/old.xlsx").write_bytes((inputs / "in/893-cho-moi.xlsx").read_bytes())
    (inputs / "register.csv").write_bytes((reports.REPO / "register/communes.csv").read_bytes())
    before = {path: path.read_bytes() for path in inputs.rglob("*") if path.is_file()}
    result = cftscore.evaluate(["in"], register="register.csv", period=2020)
    result.write("out.json")
    assert refused(lambda: result.write("out.json")) == ["O001"]
    result.write("out.json", force=True)
    assert (inputs / "out.json").read_text(encoding="utf-8") == result.to_json()
    for name in ("in/894-thoai-son.xlsx", "in/old.xlsx", "register.csv"):
        assert refused(lambda name=name: result.write(name, force=True)) == ["O002"]  # type: ignore[misc]
    assert refused(lambda: result.write("out.pdf")) == ["O003"]
    assert refused(lambda: result.write("nowhere/out.json")) == ["O004"]
    assert {path: path.read_bytes() for path in before} == before


# --- errors


def refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(cftscore.CannotProceedError) as error:
        act()
    assert error.value.findings
    assert all(finding.say("vi") and finding.say_fix("en") for finding in error.value.findings)
    return [finding.code for finding in error.value.findings]


@pytest.mark.parametrize(
    ("source", "options", "codes"),
    [
        ("missing.xlsx", {}, ["W001"]),
        (["missing.xlsx", "gone.xlsx"], {}, ["W001", "W001"]),
        ([], {}, ["W023"]),
        ("empty", {}, ["W010"]),
        (str(THOAI_SON), {"criteria": "qd-06-2091"}, ["C001"]),
        (str(THOAI_SON), {"period": "20"}, ["W018"]),
        (str(THOAI_SON), {"period": 2021}, ["W016"]),
        (str(THOAI_SON), {"register": "missing.csv"}, ["W001"]),
        (str(THOAI_SON), {"district": "Thoại"}, ["R009"]),
        (pd.DataFrame({"code": ["30727"], "births_due": [1]}), {}, ["W017"]),
        (pd.DataFrame({"code": ["30727"], "x": [1]}), {"period": "2020"}, ["W013"]),
        (pd.DataFrame({"code": ["30727"], "births_due": [1]}), {"period": "2018"}, ["C033"]),
        (pd.DataFrame({"code": [], "births_due": []}), {"period": "2020"}, ["W023"]),
        (pd.DataFrame(), {"period": "2020"}, ["W013"]),
    ],
    ids=lambda value: None if isinstance(value, list) else type(value).__name__,
)
def test_what_cannot_be_done_is_an_error_with_findings(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    source: Any,
    options: dict[str, Any],
    codes: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert refused(lambda: cftscore.evaluate(source, **options)) == codes


def test_paths_may_come_from_anywhere(inputs: Path) -> None:
    expected = cftscore.evaluate("in").to_json()
    for source in (Path("in"), ["in"], ("in",), Path("in").glob("*.xlsx"), {Path("in"): 1}):
        assert cftscore.evaluate(source).to_json() == expected
    del inputs


def test_progress_is_told_by_stage(inputs: Path) -> None:
    seen: list[tuple[str, int, int | None]] = []
    cftscore.evaluate(["in"], progress=lambda stage, *at: seen.append((stage.key, *at)))
    read = [("reading", number, 2) for number in range(3)]
    assert seen == [*read, ("checking", 0, None), ("scoring", 0, None)]
    del inputs


@pytest.mark.parametrize(
    ("target", "shown"), [(None, "94.12"), (94, "94.12"), ("94.12", "94.11"), (94.12, "94.11")]
)
def test_a_target_that_is_failed_does_not_show(tmp_path: Path, target: Any, shown: str) -> None:
    """16 of 17 are 94.1176… %."""
    codes = [code for code in sample(THOAI_SON)["code"] if code != "30727"]
    path = reports.write(tmp_path / "in.xlsx", [reports.row(code) for code in codes])
    (area,) = cftscore.evaluate(path, target=target).document.districts
    assert str(area.compliance_percent) == shown


@pytest.mark.parametrize("target", [101, -1, "abc", "NaN", "Infinity", Decimal("100.01")])
def test_a_target_is_a_percentage(tmp_path: Path, target: Any) -> None:
    result = cftscore.evaluate(THOAI_SON)
    for act in (
        lambda: cftscore.evaluate(THOAI_SON, target=target),
        lambda: cftscore.plan(THOAI_SON, target=target),
        lambda: result.report(tmp_path / "a.html", target=target),
    ):
        with pytest.raises(ValueError, match=f"{target} is not a percentage from 0 to 100"):
            act()
    assert not (tmp_path / "a.html").exists()


# --- DataFrames


def sample(path: Path = CHO_MOI) -> pd.DataFrame:
    """Read the communes of a sample with its row of keys as the heading."""
    read = pd.read_excel(
        path, sheet_name="Chỉ tiêu", header=5, dtype={"code": str}, engine="openpyxl"
    )
    return read[read["code"].notna()].reset_index(drop=True)


COUNTS = [key for key, indicator in SET.indicators.items() if indicator.type == "count"]
ANSWERS = [key for key, indicator in SET.indicators.items() if indicator.type == "yes_no"]


def labels(frame: pd.DataFrame) -> pd.DataFrame:
    vi = {key: indicator.label.vi for key, indicator in SET.indicators.items()}
    return frame.rename(columns={"code": "Mã xã", "name": "Tên xã", "unit_class": "Nhóm", **vi})


def english(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns={k: indicator.label.en for k, indicator in SET.indicators.items()})


def booleans(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{key: frame[key] == "Có" for key in ANSWERS})


def nullable(frame: pd.DataFrame) -> pd.DataFrame:
    typed = frame.assign(**{key: frame[key].astype("Int64") for key in COUNTS})
    return typed.assign(**{key: (frame[key] == "Có").astype("boolean") for key in ANSWERS})


def objects(frame: pd.DataFrame) -> pd.DataFrame:
    """Every way to say nothing, in columns of Python objects."""
    made = frame.astype(object)
    nothing = [None, np.nan, pd.NA, pd.NaT, "", " ", "-"]
    for position, key in enumerate(COUNTS):
        gaps = made[key].isna()
        made.loc[gaps, key] = nothing[position % len(nothing)]
    return made


def decimals(frame: pd.DataFrame) -> pd.DataFrame:
    exact: dict[str, Any] = {
        key: [None if pd.isna(v) else Decimal(f"{v:.3f}") for v in frame[key]] for key in COUNTS
    }
    return frame.assign(**exact)


def texts(frame: pd.DataFrame) -> pd.DataFrame:
    shown: dict[str, Any] = {
        key: [None if pd.isna(v) else f"{v:.0f}" for v in frame[key]] for key in COUNTS
    }
    return frame.assign(**shown, code=frame["code"].astype(int))


def small(frame: pd.DataFrame) -> pd.DataFrame:
    whole = [key for key in COUNTS if frame[key].notna().all()]
    return frame.assign(**{key: frame[key].astype(np.int16) for key in whole})


FORMS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "keys": lambda frame: frame,
    "labels": labels,
    "English labels": english,
    "shuffled": lambda frame: frame.sample(frac=1, axis=1, random_state=1).iloc[::-1],
    "index of codes": lambda frame: frame.set_index("code"),
    "floats": lambda frame: frame.assign(**{k: frame[k].astype(float) for k in COUNTS}),
    "numpy integers": small,
    "categories": lambda frame: frame.astype({"unit_class": "category", "name": "category"}),
    "booleans": booleans,
    "nullable": nullable,
    "objects": objects,
    "decimals": decimals,
    "texts": texts,
    "codes as floats": lambda frame: frame.assign(code=frame["code"].astype(float)),
    "only what counts": lambda frame: frame[["code", "unit_class", *COUNTS, *ANSWERS]],
}


@pytest.fixture(scope="module")
def expected() -> pd.DataFrame:
    return comparable(cftscore.evaluate(CHO_MOI))


def comparable(result: cftscore.Result) -> pd.DataFrame:
    """The communes without what must differ: the file and the cells of a message."""
    return result.communes.drop(columns=["source", "reasons", "reasons_vi"])


@pytest.mark.parametrize("form", FORMS)
def test_a_frame_gives_what_its_workbook_gives(form: str, expected: pd.DataFrame) -> None:
    assert expected["verdict"].value_counts().to_dict().keys() >= {"pass", "fail", "incomplete"}
    frame = FORMS[form](sample())
    before = frame.copy(deep=True)
    result = cftscore.evaluate(frame, period="2020")
    pd.testing.assert_frame_equal(comparable(result), expected)
    pd.testing.assert_frame_equal(frame, before)
    assert [source.path for source in result.document.sources] == ["DataFrame"]
    wrong = result.findings[~result.findings["code"].isin(["H003", "V001"])]
    assert wrong.empty, wrong["message"].tolist()


def test_cells_of_a_frame_count_from_its_heading() -> None:
    frame = pd.DataFrame(
        {"code": ["30727"], "unit_class": ["other"], "births_due": [200], "births_registered": [9]}
    )
    items = cftscore.evaluate(frame, period="2020").items
    (births,) = items[items["item"] == "2.1"].to_dict("records")
    assert births["cells"] == "Chỉ tiêu!D2, Chỉ tiêu!C2"
    assert (births["value"], births["numerator"], births["denominator"]) == (4.5, 9, 200)
    assert births["points"] == 0


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1.5, "V004"),
        (-1, "V003"),
        (np.float32(2.5), "V004"),
        (np.inf, "V002"),
        (True, "V002"),
        (Decimal("1.234"), "V004"),
        (Decimal("1.00000000000000000001"), "V004"),
        (Decimal("-3"), "V003"),
        (Decimal("1E+999999"), "V002"),
        (Decimal("Infinity"), "V002"),
        (10**12, "V006"),
        ("nhiều", "V002"),
        ("1.234", "V005"),
        (pd.Timestamp("2020-01-02"), "V008"),
        (np.datetime64("2020-01-02"), "V008"),
        ([1], "V002"),
        (b"1", "V002"),
        (1j, "V002"),
        (None, "V001"),
    ],
    ids=repr,
)
def test_a_value_of_a_frame_that_is_no_count(value: Any, code: str) -> None:
    frame = pd.DataFrame({"code": ["30727"], "unit_class": ["other"], "births_registered": [200]})
    frame["births_due"] = pd.Series([value], dtype=object)
    found = cftscore.evaluate(frame, period="2020").findings
    assert found[found["cell"] == "D2"]["code"].tolist() == [code]


def test_columns_of_a_frame_may_be_double_or_no_text() -> None:
    frame = pd.DataFrame(
        [["30727", "other", 200, 200, 196, 5]],
        columns=["code", "unit_class", "births_due", "births_due", "births_registered", 7],
    )
    result = cftscore.evaluate(frame, period="2020")
    assert set(result.findings["code"]) >= {"H003", "H004"}
    items = result.items[result.items["item"] == "2.1"]
    assert items["points"].tolist() == [50]


# --- what is public, and what it costs


def test_everything_public_says_what_it_does() -> None:
    for name in cftscore.__all__:
        thing = getattr(cftscore, name)
        assert inspect.getdoc(thing), name
        for key, member in vars(thing).items() if inspect.isclass(thing) else ():
            if not key.startswith("_") and (callable(member) or isinstance(member, property)):
                assert inspect.getdoc(member), f"{name}.{key}"
    documentation = (inspect.getdoc(cftscore.evaluate) or "") + (
        inspect.getdoc(cftscore.Reading) or ""
    )
    for parameter in inspect.signature(cftscore.evaluate).parameters:
        assert f"    {parameter}: " in documentation
    with pytest.raises(AttributeError):
        cftscore.nothing  # noqa: B018


HEAVY = {"pandas", "numpy", "openpyxl", "rich", "python_calamine", "xlsxwriter", "jsonschema"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import cftscore", HEAVY - HEAVY),
        ("from cftscore import CannotProceedError", set()),
        ("sys.argv[1:] = ['--version']; from cftscore.__main__ import main; main()", set()),
        (
            "import cftscore; cftscore.evaluate(sys.argv[1]).to_json()",
            {"python_calamine", "pandas", "numpy"},
        ),
        ("import cftscore; cftscore.evaluate(sys.argv[1]).communes", {"python_calamine", "pandas",
                                                                     "numpy"}),
    ],
)  # fmt: skip
def test_only_what_is_needed_is_imported(code: str, allowed: set[str]) -> None:
    shown = f"import sys; {code}; print('\\n' + ' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", shown, str(THOAI_SON)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert loaded & HEAVY == allowed
    assert "cftscore" in loaded
