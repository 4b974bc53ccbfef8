"""From a notebook to a warehouse: what a data person does, with pandas, DuckDB and mypy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import evaluations as ev
import msgspec
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pytest
from commandline import CHAU_DOC, FILES, ROOT, SAMPLES, environment
from pyarrow import parquet

import cftscore
from cftscore.core.text import LANGUAGES
from cftscore.output.results import EvaluationResult

pytestmark = pytest.mark.slow

YEAR = SAMPLES / "an-giang-2020"
GUIDES = {"en": ROOT / "docs/how-to", "vi": ROOT / "docs/vi/how-to"}


def blocks(lang: str, page: str, language: str) -> list[str]:
    """Give the code blocks of a page of the guide in one language of programming."""
    text = (GUIDES[lang] / page).read_text(encoding="utf-8")
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", text)


# --- the notebook


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_notebook_of_the_guide(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(YEAR, tmp_path / "samples" / YEAR.name)
    monkeypatch.chdir(tmp_path)
    (code,) = blocks(lang, "data.md", "python")
    cells: dict[str, Any] = {}
    exec(code, cells)
    result, items, blank = cells["result"], cells["items"], cells["blank"]
    assert "long" in result.tables
    assert len(items) == 156
    exact = (100 * items["numerator"] / items["denominator"]).astype("float64")
    # A share that fails a threshold never shows as it: it differs from the exact one by less.
    assert ((exact - items["value"]).abs() < 0.01 + 1e-9).all()
    assert blank[["indicator", "finding"]].drop_duplicates().to_numpy().tolist() == [
        ["infants_vaccinated", "V001"]
    ]
    assert (result.communes["verdict"] < "pass").sum() == 39


def test_frames_answer_the_questions_of_an_office() -> None:
    result = cftscore.evaluate(YEAR)
    districts = result.districts
    shares = 100 * districts["passed"] / districts["communes"]
    assert (shares.astype("float64").round(2) == districts["compliance_percent"]).all()
    joined = result.items.merge(result.communes, on="code", suffixes=("", "_of_commune"))
    by_class = joined.groupby(["unit_class", "answer"], observed=True)["points"].sum()
    assert by_class.loc[("other", "no")] == 0 < by_class.loc[("other", "yes")]
    worst = result.communes.sort_values(["verdict", "points_min"]).iloc[0]
    assert worst["verdict"] == "fail"
    assert result.communes["verdict"].max() == "pass"


class Shown(HTMLParser):
    """What a notebook would show: texts, and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "style", "img", "link"), attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


@pytest.mark.parametrize(
    ("lang", "headline", "cell"),
    [
        ("vi", "Kết quả chung: 5/7 xã đạt, 71,43%", "Thành phố Châu Đốc"),
        ("en", "Overall: 5 of 7 communes pass, 71.43%", "Thành phố Châu Đốc"),
    ],
)
def test_results_show_themselves(
    lang: str, headline: str, cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CFTSCORE_LANG", lang)
    result = cftscore.evaluate(CHAU_DOC)
    html = result._repr_html_()
    assert html is not None
    shown = Shown(html)
    said = " ".join(shown.texts).replace("\u00a0", " ")
    assert headline in said
    assert cell in shown.texts
    assert html.count("<table>") == 1
    assert repr(result) == "<Result: qd-06-2019, 2020, communes: 7, pass: 5>"


def test_every_result_shows_its_headline_and_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CFTSCORE_LANG", "en")
    earlier = SAMPLES / "an-giang-2019" / CHAU_DOC.name
    results: list[Any] = [
        cftscore.explain(CHAU_DOC, "30316"),
        cftscore.plan(CHAU_DOC, target=80),
        cftscore.compare(earlier, CHAU_DOC),
        cftscore.register_show("An Giang"),
        cftscore.show_criteria("qd-06-2019"),
        cftscore.validate(CHAU_DOC),
    ]
    for result in results:
        shown = Shown(result._repr_html_())
        assert len(" ".join(shown.texts)) > 80, result
        assert len(repr(result)) < 100
        assert "\n" not in repr(result)
    assert "675 / 850" in results[0]._repr_html_()
    assert "<table>" in results[0]._repr_html_()
    assert cftscore.make_report(CHAU_DOC)._repr_html_() is None, "a page is no cell of a notebook"


def test_a_name_that_is_markup_stays_a_name() -> None:
    area = msgspec.structs.replace(ev.evaluation().districts[0], name=ev.HTML)
    html = EvaluationResult(ev.evaluation(districts=(area,)))._repr_html_()
    assert html is not None
    assert "&lt;b&gt;Óc|Eo" in html
    assert "<b>" not in html


# --- DuckDB


def query(sql: str) -> list[Any]:
    """Give the rows of a query."""
    found: Any = duckdb.sql(sql)
    rows: list[Any] = found.fetchall()
    return rows


COMMUNES, YEARS = 11_000, range(2016, 2026)


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten years of a country, made up: files of the very columns that `-o FILE.parquet` writes."""
    folder = tmp_path_factory.mktemp("country")
    content = cftscore.evaluate(CHAU_DOC).render_table("parquet")
    (folder / "one.parquet").write_bytes(content)
    sample = parquet.read_table(folder / "one.parquet")
    (folder / "one.parquet").unlink()
    random = np.random.default_rng(11)
    codes = np.char.zfill(np.arange(1, COMMUNES + 1).astype(str), 5)
    provinces = np.array([f"Tỉnh {at:02}" for at in range(63)])[np.arange(COMMUNES) % 63]
    for year in YEARS:
        points = random.integers(500, 1001, COMMUNES)
        verdicts = np.where(points + 10 * (year - 2016) >= 850, "pass", "fail")
        verdicts[random.random(COMMUNES) < 0.03] = "not_submitted"
        made = country_columns(codes, provinces, points, verdicts, year)
        arrays = [
            pa.array(made[field.name], pa.string()).cast(field.type)
            if field.name in made
            else pa.nulls(COMMUNES, field.type)
            for field in sample.schema
        ]
        table = pa.Table.from_arrays(arrays, schema=sample.schema)
        parquet.write_table(table, folder / f"communes-{year}.parquet")
    return folder


def country_columns(
    codes: npt.NDArray[Any],
    provinces: npt.NDArray[Any],
    points: npt.NDArray[Any],
    verdicts: npt.NDArray[Any],
    year: int,
) -> dict[str, list[str | None]]:
    sent = verdicts != "not_submitted"
    return {
        "code": codes.tolist(),
        "name": [f"Xã {code}" for code in codes],
        "province": provinces.tolist(),
        "verdict": verdicts.tolist(),
        "points": [str(one) if ok else None for one, ok in zip(points, sent, strict=True)],
        "period": [str(year)] * COMMUNES,
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ten_years_of_a_country(lang: str, country: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The queries of the guide, on 110,000 rows, against what pandas makes of the same files."""
    monkeypatch.chdir(country)
    frame = pd.concat(map(pd.read_parquet, sorted(country.glob("communes-*.parquet"))))
    assert len(frame) == 110_000
    frame["passed"] = frame["verdict"] == "pass"
    by_year, gained, lost = blocks(lang, "other-programs.md", "sql")

    rows = query(by_year)
    counts = frame.groupby("period")["passed"].sum()
    assert rows == [
        (str(year), COMMUNES, counts[str(year)], round(100 * counts[str(year)] / COMMUNES, 2))
        for year in YEARS
    ]

    shares = frame.groupby(["province", "period"])["passed"].mean().unstack() * 100
    gains = (shares["2025"] - shares["2016"]).round(2)
    top = query(gained)
    assert [one for one, _ in top] == sorted(gains.index, key=lambda one: (-gains[one], one))[:10]
    assert all(value == pytest.approx(gains[one]) for one, value in top)

    last = frame[frame["passed"]].groupby("code")["period"].max()
    expected = last[last < "2025"].sort_index()
    found = query(lost)
    assert [(code, when) for code, _, when in found] == list(expected.items())
    assert found[0][1] == f"Xã {found[0][0]}"


def test_the_types_in_duckdb(country: Path) -> None:
    described = query(f"DESCRIBE SELECT * FROM '{country}/communes-*.parquet'")
    types = {name: kind for name, kind, *_ in described}
    assert types["code"] == types["period"] == "VARCHAR"
    assert types["points"] == types["criterion_1"] == "DECIMAL(18,4)"
    assert types["figures_provisional"] == "BIGINT"
    assert types["verdict"] in ("VARCHAR", "ENUM")


def test_the_long_table_in_duckdb(tmp_path: Path) -> None:
    """One row for each indicator: points add up, shares are made again from their counts."""
    result = cftscore.evaluate(YEAR)
    result.write(tmp_path / "long.parquet", table="long")
    result.write(tmp_path / "long.csv", table="long", lang="vi")
    types = "types={'code': 'VARCHAR', 'period': 'VARCHAR', 'item': 'VARCHAR'}"
    csv = f"read_csv('{tmp_path}/long.csv', delim=';', decimal_separator=',', {types})"
    for source in (f"'{tmp_path}/long.parquet'", csv):
        totals = query(f"SELECT code, sum(points)::INT FROM {source} GROUP BY code")
        expected = result.communes.set_index("code")["points_min"]
        assert dict(totals) == expected.to_dict()
        ((share,),) = query(
            f"SELECT round(100.0 * sum(value) FILTER (role = 'measured') "
            f"/ sum(value) FILTER (role = 'among'), 4) FROM {source} WHERE item = '2.1'"
        )
        births = result.items[result.items["item"] == "2.1"]
        exact = 100 * int(births["numerator"].sum()) / int(births["denominator"].sum())
        assert float(share) == pytest.approx(exact, abs=1e-4)


# --- help, and types


def test_help_reads_well() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import cftscore; help(cftscore)"],
        env=environment("en"), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    head = done.stdout.partition("PACKAGE CONTENTS")[0]
    assert "cftscore - Whether the communes of Vietnam are fit for children" in head
    for name in cftscore.__all__:
        if name[0].islower():
            assert name in head, f"help(cftscore) names {name}"
    assert "EvaluationResult" in done.stdout


def test_docstrings_say_what_goes_in_and_out_and_what_is_raised() -> None:
    import inspect

    for name in cftscore.__all__:
        function = getattr(cftscore, name)
        if inspect.isclass(function):
            continue
        said = inspect.getdoc(function) or ""
        takes = [one for one in inspect.signature(function).parameters.values()
                 if one.kind is not one.VAR_KEYWORD]  # fmt: skip
        named = [one.name for one in takes if one.name not in cftscore.Reading.__annotations__]
        for parameter in named:
            assert re.search(rf"(?m)^    \*{{0,2}}{parameter}(, \w+)*: ", said), (name, parameter)
        assert "Raises:" in said or not takes, name


def test_a_users_script_is_typed(tmp_path: Path) -> None:
    """The package says that it is typed, and mypy finds every type that a script uses."""
    assert (ROOT / "cftscore" / "py.typed").exists()
    script = shutil.copy(FILES / "user_script.py", tmp_path / "user_script.py")
    config = tmp_path / "mypy.ini"
    config.write_text("[mypy]\nstrict = true\n[mypy-pyarrow.*]\nignore_missing_imports = true\n")
    words = [sys.executable, "-m", "mypy", "--config-file", config, "--cache-dir",
             ROOT / ".mypy_cache" / "user", script]  # fmt: skip
    done = subprocess.run(
        [*map(str, words)], env={**environment("en"), "MYPYPATH": str(ROOT)}, cwd=tmp_path,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "Success: no issues found in 1 source file\n")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import cftscore\ncftscore.evaluate(1).communes\ncftscore.plan('a')\n")
    done = subprocess.run(
        [*map(str, words[:-1]), str(wrong)], env={**environment("en"), "MYPYPATH": str(ROOT)},
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stdout.count("error:") == 2, done.stdout
