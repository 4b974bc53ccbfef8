"""`cftscore report --public` and `--poster`: nothing sensitive below 5 can be worked out.

The proof is by witnesses: for every commune, every sensitive indicator and every value from 0 to 4
there are figures with that value which give the same public report, to the byte. Whoever reads it
can therefore rule out none of these values.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import chromium
import commandline
import docx
import openpyxl
import pandas as pd
import pytest
import reports
from commandline import SAMPLES, run
from witnesses import COMBINATIONS, SENSITIVE, witness

import cftscore
from cftscore.criteria import load as criteria_load
from cftscore.evaluation.document import to_json
from cftscore.report.publication import FEWEST, publish

pytestmark = pytest.mark.slow

YEAR = SAMPLES / "an-giang-2020"
KINDS = ("html", "docx", "xlsx", "json")
SET = criteria_load.load("qd-06-2019").set
WITHHELD = [3, 4, 5, 6]


def published(frame: Any) -> str:
    return to_json(publish(cftscore.evaluate(frame, period=2020).document))


ORIGINAL = published(YEAR)
PUBLIC = json.loads(ORIGINAL)


def workbook(path: Path, shift: int) -> Path:
    """Write figures that give the same public result, each commune with a value of its own."""
    rows = []
    for place, commune in enumerate(PUBLIC["communes"]):
        key, value = COMBINATIONS[(place + shift) % len(COMBINATIONS)]
        rows.append(witness(commune, key, value))
    return reports.write(path, rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Public reports of the sample and of two workbooks of witnesses, in every format."""
    made = tmp_path_factory.mktemp("public")
    sources = {"sample": YEAR}
    for shift in (0, 17):
        sources[f"other{shift}"] = workbook(made / f"figures{shift}.xlsx", shift)
    for name, source in sources.items():
        outputs = [word for kind in KINDS for word in ("-o", f"{name}.{kind}")]
        earlier = ("--previous", SAMPLES / "an-giang-2019", "--target", "80%", "--focus", "5")
        done = run("report", source, "--public", *earlier, *outputs, "-q", lang="vi", cwd=made)
        assert done.code == 0, done.stderr
    return made


# --- the proof


def test_the_set_says_what_is_sensitive() -> None:
    assert (
        tuple(key for key, indicator in SET.indicators.items() if indicator.sensitive) == SENSITIVE
    )
    assert FEWEST == 5
    assert PUBLIC["withheld"]["indicators"] == list(SENSITIVE)
    assert PUBLIC["withheld"]["criteria"] == WITHHELD


@pytest.mark.parametrize(("key", "value"), COMBINATIONS)
def test_no_value_below_5_can_be_ruled_out(key: str, value: int) -> None:
    frame = pd.DataFrame([witness(commune, key, value) for commune in PUBLIC["communes"]])
    assert set(frame[key]) == {value}
    assert published(frame) == ORIGINAL


def test_verdicts_of_every_kind_are_among_them() -> None:
    verdicts = {commune["verdict"] for commune in PUBLIC["communes"]}
    assert verdicts == {"pass", "fail", "incomplete"}
    met = {criterion["met"] for commune in PUBLIC["communes"] for criterion in commune["criteria"]}
    assert met == {True, False, None}
    # Of those that fail some miss a criterion that is published, and some do not.
    failed = [commune for commune in PUBLIC["communes"] if commune["verdict"] == "fail"]
    plain = [all(c["met"] for c in one["criteria"]) for one in failed]
    assert sorted(set(plain)) == [False, True]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shift", [0, 17])
def test_every_format_is_the_same_to_the_byte_for_other_figures(
    folder: Path, kind: str, shift: int
) -> None:
    sample = (folder / f"sample.{kind}").read_bytes()
    assert len(sample) > 5000
    assert (folder / f"other{shift}.{kind}").read_bytes() == sample


@pytest.mark.parametrize("code", ["30316", "30682"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_posters_are_the_same_to_the_byte_for_other_figures(
    folder: Path, code: str, lang: str
) -> None:
    made = []
    for name, source in (("a", YEAR), ("b", folder / "figures0.xlsx")):
        target = folder / f"poster-{code}-{lang}-{name}.html"
        done = run("report", source, "--poster", code, "-o", target, "-q", lang=lang, cwd=folder)
        assert done.code == 0, done.stderr
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_the_whole_report_does_differ(folder: Path) -> None:
    """The proof must be able to fail: what is not for publishing tells the two apart."""
    for name, source in (("a", YEAR), ("b", folder / "figures0.xlsx")):
        target = folder / f"whole-{name}.json"
        assert run("report", source, "-o", target, "-q", cwd=folder).code == 0
    assert (folder / "whole-a.json").read_bytes() != (folder / "whole-b.json").read_bytes()


# --- what it holds, and says


def test_the_document_holds_what_is_named_and_nothing_else() -> None:
    assert list(PUBLIC) == [
        "schema", "criteria_set", "period", "register", "communes", "districts", "provinces",
        "missed_criteria", "withheld",
    ]  # fmt: skip
    assert PUBLIC["schema"] == "cftscore/publication/1"
    (keys,) = {tuple(one) for one in PUBLIC["communes"]}
    assert keys == (
        "code", "name", "district_code", "district", "province_code", "province", "unit_class",
        "verdict", "criteria",
    )  # fmt: skip
    shown = [criterion.id for criterion in SET.criteria if criterion.id not in WITHHELD]
    for commune in PUBLIC["communes"]:
        assert [criterion["id"] for criterion in commune["criteria"]] == shown
        assert {tuple(criterion) for criterion in commune["criteria"]} == {("id", "met")}
    assert sorted(criterion["id"] for criterion in PUBLIC["missed_criteria"]) == shown
    assert {tuple(criterion) for criterion in PUBLIC["missed_criteria"]} == {
        ("id", "title", "title_vi", "missed", "unknown")
    }


def test_verdicts_and_compliance_are_those_of_the_evaluation() -> None:
    whole = json.loads(commandline.evaluated(2020, "en", "json").raw, parse_float=Decimal)
    public = json.loads(ORIGINAL, parse_float=Decimal)
    assert public["districts"] == whole["districts"]
    assert public["provinces"] == whole["provinces"]
    for commune, other in zip(public["communes"], whole["communes"], strict=True):
        assert (commune["code"], commune["verdict"]) == (other["code"], other["verdict"])
        met = {c["id"]: c["met"] for c in other["criteria"]}
        assert all(c["met"] == met[c["id"]] for c in commune["criteria"])


LEFT_OUT = (
    "Để không ai nhận ra một trẻ em, bản này không công bố: (1) số liệu về số trẻ em bị xâm hại, "
    "số trẻ em bị xâm hại tình dục, mua bán, bỏ rơi, số trẻ em vi phạm pháp luật, số trẻ em nghiện "
    "ma túy, số trẻ em tử vong do tai nạn, thương tích, số vụ việc trẻ em bị xâm hại tình dục, bỏ "
    "rơi, mua bán, số vụ việc được Chủ tịch UBND cấp xã phê duyệt kế hoạch hỗ trợ, can thiệp kịp "
    "thời của mọi xã, dù nhiều hay ít; (2) kết quả từng xã ở các tiêu chí dùng số liệu đó: 3, 4, "
    "5, 6; (3) điểm, giá trị, lý do, ô số liệu, lỗi, cảnh báo và tên tệp đối với các tiêu chí khác"
)


def texts(path: Path) -> str:
    """Give all that a report says, as one line."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        found = [paragraph.text for paragraph in document.paragraphs]
        found += [
            cell.text for table in document.tables for row in table.rows for cell in row.cells
        ]
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        found = [
            str(value)
            for sheet in book
            for row in sheet.values
            for value in row
            if value is not None
        ]
    else:
        found = [path.read_text(encoding="utf-8")]
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_says_what_was_left_out_and_nothing_sensitive(folder: Path, kind: str) -> None:
    text = texts(folder / f"sample.{kind}")
    assert LEFT_OUT in text
    # Neither points nor values nor places: no file, no cell, no reason.
    for word in ("Chỉ tiêu!", "884-chau-doc", "X004", "points_min", "thiếu 175 điểm"):
        assert word not in text


def test_the_parts_of_office_files_hold_no_figures_either(folder: Path) -> None:
    """A chart brings its figures along: they are percentages of areas."""
    with zipfile.ZipFile(folder / "sample.docx") as package:
        charts = [name for name in package.namelist() if "chart" in name]
        assert sorted(charts) == [
            "word/charts/_rels/cftscore-chart1.xml.rels",
            "word/charts/cftscore-chart1.xml",
            "word/embeddings/cftscore-chart1.xlsx",
        ]
        drawn = package.read("word/charts/cftscore-chart1.xml").decode()
    values = {Decimal(one) for one in re.findall("<c:v>([0-9.]+)</c:v>", drawn)}
    shares = {
        Decimal(str(district["compliance_percent"])) / 100 for district in PUBLIC["districts"]
    }
    assert values == {*shares, Decimal("0.8")}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium.browser() as started:
        yield started


def test_the_public_page_in_a_browser(browser: Any, folder: Path) -> None:
    with chromium.opened(browser, folder / "sample.html", size=chromium.PHONE) as page:
        assert page.text("#withheld").startswith(LEFT_OUT)
        heads = page.texts("#communes thead th")
        assert "Điểm" not in heads
        page.page.fill("#f-text", "30316")
        page.page.locator("#communes tbody th button").click()
        page.page.wait_for_selector("tr.detail")
        rows = page.texts("tr.detail table tr")
        assert rows[2:6] == [
            "Tiêu chí 3. Trẻ em bị xâm hại không công bố",
            "Tiêu chí 4. Trẻ em vi phạm pháp luật, nghiện ma túy không công bố",
            "Tiêu chí 5. Trẻ em bị tai nạn, thương tích không công bố",
            "Tiêu chí 6. Trẻ em có hoàn cảnh đặc biệt được trợ giúp không công bố",
        ]
        width = page.page.evaluate("document.documentElement.scrollWidth")
        assert width <= chromium.PHONE[0]
        assert chromium.offences(page) == []
        page.page.select_option("#f-criterion", index=1)
        options = page.texts("#f-criterion option")
        assert len(options) == 1 + 9
        assert not any(re.match("Không đạt tiêu chí [3456]:", option) for option in options)
        assert page.said == []
        assert page.asked == []


def test_a_poster_is_one_page_of_a4(browser: Any, folder: Path) -> None:
    for code, verdict, states in (
        ("30682", "Đạt", {"đạt": 13}),
        ("30316", "Không đạt", {"đạt": 9, "không công bố": 4}),
    ):
        path = folder / f"poster-{code}-vi.html"
        assert run("report", YEAR, "--poster", code, "-o", path, "-q", lang="vi").code == 0
        with chromium.opened(browser, path, ready=False) as page:
            assert page.text(".verdict") == verdict
            texts = [text[2:] for text in page.texts("li .state")]
            assert {word: texts.count(word) for word in texts} == states
            assert chromium.offences(page) == []
            page.page.pdf(path=path.with_suffix(".pdf"), prefer_css_page_size=True)
            assert page.said == []
            assert page.asked == []
        pages = re.findall(rb"/Type\s*/Page\b", path.with_suffix(".pdf").read_bytes())
        assert len(pages) == 1


def test_a_set_without_sensitive_indicators_is_warned_of(tmp_path: Path) -> None:
    overlay = "\n".join(f"  {key}: {{sensitive: false}}" for key in SENSITIVE)
    text = f"extends: qd-06-2019\nid: bold\nindicators:\n{overlay}\n"
    (tmp_path / "bold.yaml").write_text(text, encoding="utf-8")
    reports.write(tmp_path / "a.xlsx", [reports.row("30682")])
    arguments = ("a.xlsx", "-c", "bold.yaml", "--public", "-o", "a.json")
    done = reports.run(tmp_path, "report", *arguments)
    assert "D006 warning" in done.stderr
    shown = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert shown["withheld"]["criteria"] == []
    assert len(shown["communes"][0]["criteria"] or shown["communes"][-1]["criteria"]) in (0, 13)
