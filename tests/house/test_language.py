"""What no text may hold in either language: `CONTRIBUTING.md` has the table of terms.

Looked through: every `Text` and `both` of the program, the Vietnamese pages, what the browser page
and the templates are made of, the criteria sets and the golden texts of the papers.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from commandline import ROOT

Place = str
Said = tuple[Place, str]

GUILLEMETS = re.compile("[«»]")
SPACE_BEFORE_PERCENT = re.compile(r"[\d}][ \u00a0\u202f]%(?!\})")
SPACE_IN_NUMBER = re.compile(r"(?<![\d.,/:!A-Z-])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d.,/-])")
DOUBLED_KIND = re.compile(r"\b(?:xã (?:Xã|Phường|Thị trấn)|huyện (?:Huyện|Quận)|tỉnh Tỉnh)\b")
WORKBOOK = re.compile(r"(?<!Bảo vệ )[Ss]ổ làm việc")
"""What Excel's menu calls it is quoted as Excel writes it."""

_AT_THE_END = (
    "oá",
    "oà",
    "oả",
    "oã",
    "oạ",
    "oé",
    "oè",
    "oẻ",
    "oẽ",
    "oẹ",
    "uý",
    "uỳ",
    "uỷ",
    "uỹ",
    "uỵ",
)
NEW_STYLE = re.compile(rf"\b(?!q)[^\W\d_]*(?<!q)(?:{'|'.join(_AT_THE_END)})\b", re.IGNORECASE)
"""The tone mark on the last vowel: khoá, tuỳ, hoà; here it is written khóa, tùy, hòa."""

NEVER: dict[str, re.Pattern[str]] = {
    "guillemets": GUILLEMETS,
    "a space before %": SPACE_BEFORE_PERCENT,
}
NEVER_VIETNAMESE: dict[str, re.Pattern[str]] = {
    **NEVER,
    "a space in a number": SPACE_IN_NUMBER,
    "xã Xã": DOUBLED_KIND,
    "sổ làm việc": WORKBOOK,
    "khoá, tuỳ": NEW_STYLE,
}

OFFICIAL = frozenset({"Hoà", "Phú Hoà", "Uý", "Thuý", "Thuỷ", "Thuỵ", "Toả"})
"""Names of places are written as the register writes them."""

SOURCES = sorted((ROOT / "cftscore").rglob("*.py"))
READ = frozenset({"legacy.py", "console.py"})
"""Modules whose strings are read or replaced, not said: old letters, signs a terminal lacks."""


def texts() -> Iterator[tuple[Place, str, str]]:
    """Find every pair of sentences in the program: where it stands, Vietnamese, English."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in ("Text", "both") or len(node.args) < 2:
                continue
            pair = [_constant(argument) for argument in node.args[:2]]
            if pair[0] is not None and pair[1] is not None:
                place = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                yield place, pair[0], pair[1]


def _constant(node: ast.expr) -> str | None:
    """Give a text as it stands, or the fixed parts of one that is put together."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (part.value for part in node.values if isinstance(part, ast.Constant))
        return "{…}".join(str(part) for part in parts)
    return None


def strings() -> Iterator[Said]:
    """Find every other string of the program that a user may see."""
    for path in SOURCES:
        if path.name in READ:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", node.value


def lines(*patterns: str) -> Iterator[Said]:
    for pattern in patterns:
        paths = sorted(ROOT.glob(pattern))
        assert paths, pattern
        for path in paths:
            name = path.relative_to(ROOT).as_posix()
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                yield f"{name}:{number}", line


def broken(said: Iterator[Said], rules: dict[str, re.Pattern[str]]) -> list[str]:
    """List what breaks a rule: where, which rule, and the words."""
    return [
        f"{place} {rule}: {match[0]!r}"
        for place, text in said
        for rule, pattern in rules.items()
        for match in pattern.finditer(text)
        if match[0] not in OFFICIAL
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ô ghi «5»", "guillemets"),
        ("đạt 71,43 %", "a space before %"),
        ("đạt {percent} %", "a space before %"),
        ("đạt 71,43\u00a0%", "a space before %"),
        ("tối đa 1 000 điểm", "a space in a number"),
        ("có 1\u00a0234\u00a0567 trẻ em", "a space in a number"),
        ("xã Xã Vĩnh Tế đã có", "xã Xã"),
        ("xã Phường Châu Phú B", "xã Xã"),
        ("mở sổ làm việc", "sổ làm việc"),
        ("Sổ làm việc", "sổ làm việc"),
        ("khoá", "khoá, tuỳ"),
        ("tuỳ theo", "khoá, tuỳ"),
        ("TUỲ CHỌN", "khoá, tuỳ"),
        ("Xoá ô", "khoá, tuỳ"),
        ("huỷ", "khoá, tuỳ"),
    ],
)
def test_a_rule_finds_what_it_is_for(text: str, rule: str) -> None:
    found = broken(iter([("here", text)]), NEVER_VIETNAMESE)
    assert {one.partition(" ")[2].partition(": ")[0] for one in found} == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "ô ghi “5”",
        "đạt 71,43%",
        "%s",
        "tối đa 1.000 điểm",
        "ngày 25 tháng 12 năm 2020",
        "kỳ 2019, 2020",
        "xã, Phường",
        "xã Vĩnh Tế",
        "*Bảo vệ Sổ làm việc*",
        "khóa, tùy, xóa, hòa, ủy",
        "toàn, hoàn, khoản, khoảng, thoát, xoay",
        "quý, quỹ, quỳ, quá, quả, quê",
        "khỏe, thuế, chuyện",
    ],
)
def test_a_rule_leaves_what_is_right(text: str) -> None:
    assert broken(iter([("here", text)]), NEVER_VIETNAMESE) == []


def test_every_text_of_the_program() -> None:
    pairs = list(texts())
    assert len(pairs) > 1200
    assert broken(((place, vi) for place, vi, _ in pairs), NEVER_VIETNAMESE) == []
    assert broken(((place, en) for place, _, en in pairs), NEVER) == []


def test_every_string_of_the_program() -> None:
    """Not all that is said is a `Text`: labels of libraries, formats, lists of words."""
    assert broken(strings(), {"guillemets": GUILLEMETS, "sổ làm việc": WORKBOOK}) == []


def test_what_stands_for_a_value_in_the_help_has_a_vietnamese_name() -> None:
    from cftscore.cli import support

    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "cftscore/cli").rglob("*.py")]
    stated = r'(?:metavar=|argument\(\s*)"([^"]+)"'
    named = {name for text in sources for name in re.findall(stated, text)}
    words = {word for name in named for word in re.findall(r"\b[A-Z]{2,}\b", name)}
    assert len(words) > 15
    assert words - {"YYYY", "MM", "DD"} <= {*support._NAMES}


def test_what_pages_and_templates_are_made_of() -> None:
    assets = ("cftscore/report/page/assets/*.*", "cftscore/cli/locale/vi/LC_MESSAGES/*.po")
    assert broken(lines(*assets), NEVER_VIETNAMESE) == []


def test_the_pages_in_vietnamese() -> None:
    """What a cell holds is quoted as it stands, so numbers in quotation marks may have spaces."""
    pages = list(lines("README.vi.md", "docs/vi/**/*.md"))
    number = "a space in a number"
    words = {rule: found for rule, found in NEVER_VIETNAMESE.items() if rule != number}
    assert broken(iter(pages), words) == []
    unquoted = ((place, re.sub("`[^`]*`|“[^”]*”|<!--.*-->", "", line)) for place, line in pages)
    assert broken(unquoted, {number: SPACE_IN_NUMBER}) == []


def test_the_pages_in_english() -> None:
    english = lines("README.md", "CONTRIBUTING.md", "docs/*.md", "docs/how-to/*.md")
    said = (one for one in english if not one[0].startswith("CONTRIBUTING.md"))
    assert broken(said, NEVER) == []


def test_the_golden_texts_of_the_papers() -> None:
    assert broken(lines("tests/files/papers/vi-*.txt"), NEVER_VIETNAMESE) == []
    assert broken(lines("tests/files/papers/en-*.txt"), NEVER) == []


def test_the_criteria_sets() -> None:
    """Titles, labels and hints, in Vietnamese; `aliases` may be anything."""
    paths = sorted((ROOT / "criteria").glob("*.yaml")) + sorted(ROOT.glob("samples/*/*.yaml"))
    said = [one for path in paths for one in _said(path, yaml.safe_load(path.read_text("utf-8")))]
    assert len(said) > 200
    assert broken(iter(said), NEVER_VIETNAMESE) == []


def _said(path: Path, node: object) -> Iterator[Said]:
    if isinstance(node, dict):
        for key, below in node.items():
            if key == "vi" and isinstance(below, str):
                yield f"{path.name}: {below[:30]}", below
            elif key != "aliases":
                yield from _said(path, below)
    elif isinstance(node, list):
        for below in node:
            yield from _said(path, below)


def test_the_terms_are_written_down() -> None:
    rows = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Terms")[2]
    table = [line for line in rows.partition("\n## ")[0].splitlines() if line.startswith("| ")]
    terms = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1:]]
    assert len(terms) > 40
    assert ["workbook", "tệp Excel", "workbook", "sổ làm việc, bảng tính, sổ"] in terms
    assert all(len(row) == 4 and row[0] and row[1] and row[2] for row in terms)
