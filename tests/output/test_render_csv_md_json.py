"""Results as CSV, Markdown and JSON, each read back with another library."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from decimal import Decimal
from itertools import pairwise
from typing import Any

import evaluations as ev
import msgspec
import pandas as pd
import pytest
from commandline import evaluated
from markdown_it import MarkdownIt

from cftscore.core.refused import RefusedError
from cftscore.core.text import LANGUAGES, Language
from cftscore.evaluation.document import Evaluation, to_json
from cftscore.output import formats, to_csv

HOSTILE = (ev.FORMULA, ev.MARKUP, ev.HTML, ev.LONG, "=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1",
           "\r=1", "\tx", "\rx", "a|b", "a\\|b", "`x`", "*x* _y_ ~~z~~", "# x", "- x", "1. x",
           "> x", "x\ny", "[x](http://e.org)", "![x](y)", "<script>alert(1)</script>", "&lt;",
           "&amp;", "$x$", '"x", \'y\'', "x;y", "", "Đ\u0323", ev.ESCAPE)  # fmt: skip


def named(*names: str) -> Evaluation:
    return ev.evaluation(
        communes=tuple(msgspec.structs.replace(ev.ABSENT, name=name) for name in names)
    )


# --- CSV -----------------------------------------------------------------------------------------


def rows_of(evaluation: Evaluation) -> list[dict[str, str]]:
    text = formats.render("evaluate", evaluation, "csv", "en").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_has_the_marks_that_excel_takes_in_each_language() -> None:
    english, vietnamese = (
        formats.render("evaluate", ev.evaluation(), "csv", language) for language in LANGUAGES[::-1]
    )
    assert english.startswith(b"\xef\xbb\xbfcode,name,district_code,district,")
    assert vietnamese.startswith(b"\xef\xbb\xbfcode;name;district_code;district;")
    assert english.endswith(b",2020,2,83\r\n")
    assert vietnamese.endswith(b";2020;2;83\r\n")
    read = [
        pd.read_csv(io.BytesIO(content), sep=sep, decimal=decimal, dtype={"code": "str"})
        for content, sep, decimal in ((english, ",", "."), (vietnamese, ";", ","))
    ]
    pd.testing.assert_frame_equal(read[0], read[1])
    assert read[1]["points"].tolist()[:2] == [1000, 887.5]
    assert b";887,5;" in vietnamese


@pytest.mark.parametrize(
    ("language", "separator", "expected"),
    [
        ("vi", None, (";", ",")),
        ("vi", ";", (";", ",")),
        ("vi", ",", (",", ".")),
        ("vi", "tab", ("\t", ",")),
        ("en", None, (",", ".")),
        ("en", ";", (";", ".")),
        ("en", "\t", ("\t", ".")),
    ],
)
def test_a_separator_is_never_the_decimal_mark(
    language: Language, separator: str | None, expected: tuple[str, str]
) -> None:
    made = to_csv.dialect(language, separator)
    assert (made.separator, made.decimal) == expected


@pytest.mark.parametrize("separator", ["", "x", ";;", "|", "."])
def test_other_separators_are_refused(separator: str) -> None:
    with pytest.raises(RefusedError, match="not a separator"):
        to_csv.dialect("en", separator)


def test_csv_keeps_numbers_plain_and_blanks_blank() -> None:
    passed, failed, incomplete, absent = rows_of(ev.evaluation())
    assert (passed["points"], failed["points"], failed["criterion_13"]) == ("1000", "887.5", "37.5")
    assert (incomplete["points"], incomplete["points_min"]) == ("", "950")
    assert (incomplete["criterion_2"], incomplete["criterion_3"]) == ("", "100")
    assert [one["verdict"] for one in (passed, failed, incomplete, absent)] == [
        "pass", "fail", "incomplete", "not_submitted",
    ]  # fmt: skip
    assert absent["points_min"] == absent["criterion_1"] == absent["unit_class"] == ""
    assert failed["reasons_vi"] == "tiêu chí 3 đạt 0 điểm; thiếu 5 điểm"
    assert {one["figures_provisional"] for one in rows_of(ev.evaluation())} == {"83"}


def test_csv_texts_are_never_formulas() -> None:
    for name, row in zip(HOSTILE, rows_of(named(*HOSTILE)), strict=True):
        kept = "".join(c if c.isprintable() or c in "\t\r\n" else " " for c in name)
        starts = kept.lstrip()[:1] in ("=", "+", "-", "@") or kept[:1] in ("\t", "\r")
        assert row["name"] == ("'" if kept and starts else "") + kept
        assert row["code"] == "30304"


# --- Markdown ------------------------------------------------------------------------------------


def parsed(evaluation: Evaluation, language: Language) -> Any:
    text = formats.render("evaluate", evaluation, "md", language).decode()
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


def cells_of(tokens: Any) -> list[list[str]]:
    """Give the rows of all tables as the texts that a reader sees."""
    rows: list[list[str]] = []
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if before.type in ("td_open", "th_open"):
            assert {one.type for one in token.children} <= {
                "text", "text_special", "strong_open", "strong_close",
            }, token.content  # fmt: skip
            rows[-1].append("".join(one.content for one in token.children))
    return rows


def test_markdown_shows_every_text_as_it_is() -> None:
    rows = [row for row in cells_of(parsed(named(*HOSTILE), "en")) if row[0] == "30304"]
    for name, row in zip(HOSTILE, rows, strict=True):
        plain = "".join(c if c.isprintable() else " " for c in name)
        assert len(row) == 6
        assert row[1] == plain.strip()


def test_markdown_of_a_hostile_evaluation_holds_no_html_links_or_lists_of_names() -> None:
    sources = tuple(msgspec.structs.replace(ev.evaluation().sources[0], path=n) for n in HOSTILE)
    tokens = parsed(ev.evaluation(sources=sources), "vi")
    inline = [one for token in tokens for one in token.children or ()]
    assert {one.type for one in inline} <= {
        "text", "text_special", "code_inline", "strong_open", "strong_close", "softbreak",
    }  # fmt: skip
    assert not [token for token in tokens if token.type.startswith("html")]
    text = formats.render("evaluate", named(*HOSTILE), "md", "vi").decode()
    assert "<" not in text
    assert not [line for line in text.splitlines() if ">" in line.removeprefix(">")]
    assert max(token.level for token in tokens if token.type == "list_item_open") == 1
    assert sum(token.type == "heading_open" for token in tokens) == 6


@pytest.mark.parametrize(
    ("language", "sections", "heads", "province", "missed"),
    [
        ("vi", ["Tỷ lệ đạt", "Tiêu chí không đạt (xếp từ nhiều đến ít)", "Các xã", "Lỗi, cảnh báo",
                "Tệp số liệu"],
         ["Mã", "Tên", "Số xã trong danh mục", "Đã nộp", "Đạt", "Không đạt", "Chưa đủ số liệu",
          "Chưa nộp", "Tỷ lệ đạt (%)"],
         ["89", "An Giang", "4", "3", "1", "1", "1", "1", "25,00%"],
         ["3", "Trẻ em bị xâm hại", "1", "0", "0"]),
        ("en", ["Compliance", "Failed criteria, most often first", "Communes", "Findings",
                "Sources"],
         ["Code", "Name", "Communes on the register", "Submitted", "Passed", "Failed",
          "Incomplete", "Not submitted", "Compliance (%)"],
         ["89", "An Giang", "4", "3", "1", "1", "1", "1", "25.00%"],
         ["3", "Children abused", "1", "0", "0"]),
    ],
)  # fmt: skip
def test_markdown_in_both_languages(
    language: Language, sections: list[str], heads: list[str], province: list[str],
    missed: list[str],
) -> None:  # fmt: skip
    tokens = parsed(ev.evaluation(), language)
    titles = [after.content for token, after in pairwise(tokens)
              if token.type == "heading_open"]  # fmt: skip
    assert titles[1:] == sections
    rows = [[cell.replace("\u00a0", " ") for cell in row] for row in cells_of(tokens)]
    assert rows[0] == heads
    for row in (province, missed):
        assert row in rows
    text = formats.render("evaluate", ev.evaluation(), "md", language).decode()
    assert text.endswith("`\n")
    assert unicodedata.is_normalized("NFC", text)


def test_markdown_puts_the_warning_under_the_first_table() -> None:
    tokens = [token.type for token in parsed(ev.evaluation(), "en")]
    assert tokens.index("blockquote_open") == tokens.index("table_close") + 1
    text = formats.render("evaluate", ev.evaluation(), "md", "en").decode()
    assert text.count("> 83 of 104 thresholds and points are provisional and 2 inferred") == 1


# --- JSON ----------------------------------------------------------------------------------------

NUMBER, TEXT = (int, Decimal), (str,)
MAYBE_NUMBER, MAYBE_TEXT = (*NUMBER, type(None)), (str, type(None))
COUNT: tuple[type, ...] = (int,)
AREA = {
    "code": TEXT, "name": TEXT, "province_code": TEXT, "province": TEXT,
    **dict.fromkeys(
        ("communes", "submitted", "passed", "failed", "incomplete", "not_submitted"), COUNT
    ),
    "compliance_percent": NUMBER,
}  # fmt: skip
CONTRACT: dict[str, Any] = {
    "schema": TEXT,
    "criteria_set": {
        "id": TEXT, "sha256": TEXT,
        "figures": dict.fromkeys(("quoted", "inferred", "provisional", "verified"), COUNT),
    },
    "period": TEXT,
    "sources": [{"path": TEXT, "sha256": TEXT}],
    "communes": [{
        "code": TEXT, "name": TEXT, "district_code": MAYBE_TEXT, "district": MAYBE_TEXT,
        "province_code": TEXT, "province": TEXT, "unit_class": MAYBE_TEXT, "verdict": TEXT,
        "points": MAYBE_NUMBER, "points_min": MAYBE_NUMBER, "points_max": MAYBE_NUMBER,
        "points_required": MAYBE_NUMBER,
        "criteria": [{
            "id": COUNT, "points": MAYBE_NUMBER, "points_max": NUMBER, "met": (bool, type(None)),
            "items": [{"id": TEXT, "value": (*MAYBE_NUMBER, str), "points": MAYBE_NUMBER,
                       "cells": [TEXT]}],
        }],
        "reasons": [{"code": TEXT, "message": TEXT}],
        "source": (int, type(None)),
    }],
    "districts": [AREA],
    "provinces": [AREA],
    "findings": [{
        "code": TEXT, "severity": TEXT, "message": TEXT, "fix": TEXT, "path": MAYBE_TEXT,
        "sheet": MAYBE_TEXT, "cell": MAYBE_TEXT, "commune": MAYBE_TEXT,
    }],
}  # fmt: skip


def no_floats(text: str) -> Any:
    """Read JSON with exact numbers; what is no number in JSON is refused."""

    def refuse(constant: str) -> Any:
        raise AssertionError(constant)

    return json.loads(text, parse_float=Decimal, parse_constant=refuse)


def fulfil(contract: Any, value: Any, path: str = "") -> None:
    """Check that the names of a contract are there and their values of its types."""
    if isinstance(contract, dict):
        assert isinstance(value, dict), path
        for key, inner in contract.items():
            assert key in value, f"{path}.{key}"
            fulfil(inner, value[key], f"{path}.{key}")
    elif isinstance(contract, list):
        assert isinstance(value, list), path
        for index, one in enumerate(value):
            fulfil(contract[0], one, f"{path}[{index}]")
    else:
        assert isinstance(value, contract), path
        assert isinstance(value, bool) is (bool in contract and value is not None), path


@pytest.mark.parametrize("year", [None, 2019, 2020])
def test_json_has_the_names_and_types_of_the_contract(year: int | None) -> None:
    text = evaluated(year, "vi", "json").raw.decode() if year else to_json(ev.evaluation())
    shown = no_floats(text)
    fulfil(CONTRACT, shown)
    assert shown["schema"] == "cftscore/evaluation/1"
    for commune in shown["communes"]:
        sent = commune["verdict"] != "not_submitted"
        assert commune["verdict"] in ("pass", "fail", "incomplete", "not_submitted")
        assert (commune["points_min"] is not None) is (commune["source"] is not None) is sent
        assert len(commune["criteria"]) == (13 if sent else 0)
        # Points are null where, and only where, the interval is wider than a point.
        for one in (commune, *commune["criteria"]):
            narrow = one["points_min"] is not None and one["points_min"] == one["points_max"]
            assert (one["points"] is not None) is narrow
        for key in ("points_min", "points_max"):
            total = sum(Decimal(criterion[key]) for criterion in commune["criteria"])
            assert total == (commune[key] or 0)
    for area in (*shown["districts"], *shown["provinces"]):
        sent = area["passed"] + area["failed"] + area["incomplete"]
        assert (area["submitted"], area["communes"]) == (sent, sent + area["not_submitted"])
        assert area["compliance_percent"] == (
            Decimal(area["passed"] * 100) / area["communes"]
        ).quantize(Decimal("0.01"))


def test_json_writes_numbers_with_their_own_digits() -> None:
    text = to_json(ev.evaluation())
    shown = no_floats(text)
    failed = shown["communes"][1]
    assert failed["points"] == Decimal("887.5")
    assert failed["criteria"][12]["items"][0]["value"] == Decimal("79.99")
    for digits in ('"points": 887.5,', '"value": 79.99,', '"compliance_percent": 25.00,\n'):
        assert digits in text
    assert not re.search(r"\d[eE][+-]?\d", re.sub(r'"[^"]*"', "", text)), "no exponents"


def test_json_holds_any_text() -> None:
    names = (*HOSTILE, "\x00\x1f\x7f\u2028", "\ud800", "a\udcffb", "\U0001f600")
    shown = no_floats(to_json(named(*names)).encode().decode())
    expected = [name.replace("\ud800", "\ufffd").replace("\udcff", "\ufffd") for name in names]
    assert [commune["name"] for commune in shown["communes"]] == expected
    assert shown["provinces"][0]["compliance_percent"] == 25
    assert shown["communes"][0]["points"] is None


def test_json_is_laid_out_for_people_and_ends_with_a_line_feed() -> None:
    content = formats.render("evaluate", ev.evaluation(), "json", "vi")
    assert content == formats.render("evaluate", ev.evaluation(), "json", "en")
    assert content.startswith(b'{\n  "schema": "cftscore/evaluation/1",\n  "criteria_set": {\n')
    assert content.endswith(b"}\n")
    assert "Thoại Sơn".encode() in content


def test_there_are_no_other_kinds() -> None:
    with pytest.raises(ValueError, match=r"^pdf$"):
        formats.render("evaluate", ev.evaluation(), "pdf", "vi")


@pytest.mark.parametrize(("count", "lines"), [(1_000, 0), (1_001, 1_001), (1_153, 1_153)])
def test_more_communes_than_a_province_has_are_a_line_each(count: int, lines: int) -> None:
    few = ev.evaluation()
    communes = [few.communes[index % len(few.communes)] for index in range(count)]
    many = to_json(msgspec.structs.replace(few, communes=communes))
    expected = no_floats(to_json(few))
    expected["communes"] = [
        expected["communes"][index % len(few.communes)] for index in range(count)
    ]
    assert no_floats(many) == expected
    assert list(no_floats(many)) == list(no_floats(to_json(few)))
    assert len(re.findall(r'^    \{"code":"[0-9]{5}",.*\}(?=,?$)', many, re.MULTILINE)) == lines
    assert many.startswith('{\n  "schema": "cftscore/evaluation/1",\n')
    assert many.endswith("]\n}\n")
