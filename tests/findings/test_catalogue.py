"""The catalogue of findings: complete, consistent, true, and explained by `cftscore finding`."""

from __future__ import annotations

import importlib
import io
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from commandline import Done, run_inside
from rich.cells import cell_len
from rich.console import Console

import cftscore
from cftscore.core.text import LANGUAGES, Language, Text
from cftscore.criteria import check as criteria_check
from cftscore.criteria import load as criteria_load
from cftscore.criteria import yaml as criteria_yaml
from cftscore.findings import kinds as findings_kinds
from cftscore.findings.kinds import every_kind
from cftscore.findings.model import CannotProceedError, Finding
from cftscore.intake import values
from cftscore.output import catalogue

REPO = Path(__file__).resolve().parents[2]
MODULES = [
    importlib.import_module(f"cftscore.findings.kinds.{module.name}")
    for module in pkgutil.iter_modules(findings_kinds.__path__)
]
PARTS = ("title", "message", "fix", "why", "bad", "good")
KINDS = every_kind()

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _of_module(module: ModuleType) -> list[type[Finding]]:
    return [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Finding) and "code" in vars(kind)
    ]


def _kind(code: str) -> type[Finding]:
    return next(kind for kind in KINDS if kind.code == code)


def _spans(text: str) -> list[str]:
    return re.findall("`([^`]+)`", text)


def _run(folder: Path, *words: str, language: Language = "en", name: str = "finding") -> Done:
    return run_inside(name, *words, cwd=folder, lang=language)


# The catalogue


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_codes_are_the_letter_of_their_module_and_three_digits(module: ModuleType) -> None:
    letter, _, _ = (module.__doc__ or "").partition(": findings about ")
    assert letter in catalogue.LETTERS
    codes = [kind.code for kind in _of_module(module)]
    assert codes
    assert [code for code in codes if not re.fullmatch(rf"{letter}\d{{3}}", code)] == []


def test_no_two_kinds_share_a_code_or_a_title() -> None:
    kinds = [kind for module in MODULES for kind in _of_module(module)]
    assert [code for code, count in Counter(k.code for k in kinds).items() if count > 1] == []
    assert sorted(kind.code for kind in kinds) == [kind.code for kind in KINDS]
    for language in LANGUAGES:
        titles = Counter(kind.title.say(language) for kind in kinds)
        assert [title for title, count in titles.items() if count > 1] == []


@each_kind
def test_every_text_is_there_in_both_languages(kind: type[Finding]) -> None:
    for part in PARTS:
        text: Text = getattr(kind, part)
        for said in (text.vi, text.en):
            assert said.strip() == said != ""
            assert "\n" not in said
    for part in ("title", "message", "fix", "why"):
        assert getattr(kind, part).vi != getattr(kind, part).en
    for said in (kind.why.vi, kind.why.en):
        assert said.endswith(".")
        assert said[0] == said[0].upper()
    for said in (kind.message.vi, kind.message.en, kind.fix.vi, kind.fix.en):
        assert not said.endswith(".")
    assert kind.bad != kind.good
    # `why`, `bad` and `good` are about no finding in particular, so they name no field.
    for text in (kind.title, kind.why, kind.bad, kind.good):
        assert re.findall(r"\{\w*\}", text.vi + text.en) == []


@each_kind
def test_a_message_names_only_what_the_finding_knows(kind: type[Finding]) -> None:
    hints = get_type_hints(kind)
    values = {name: _some(hints[name]) for name in kind.__struct_fields__}
    del values["place"]
    finding = kind(**values)
    for language in LANGUAGES:
        for text in (finding.say(language), finding.say_fix(language)):
            assert re.findall(r"\{\w*\}", text) == []


def _some(hint: Any) -> Any:
    """Make some value of a type that a finding holds."""
    if get_origin(hint) is tuple:
        return (_some(get_args(hint)[0]),)
    if get_origin(hint) is not None or get_args(hint):
        return _some(get_args(hint)[0])
    made: dict[Any, Any] = {str: "a1", int: 7, Decimal: Decimal("7.5"), Text: Text("b2", "b2")}
    return made.get(hint)


# The examples are true


@pytest.mark.parametrize(
    ("code", "read"),
    [*((f"V00{number}", values.count) for number in range(2, 7)), ("V007", values.answer)],
)
@each_language
def test_what_a_cell_should_not_say(
    code: str, read: Callable[[Any], Any], language: Language
) -> None:
    kind = _kind(code)
    for bad in _spans(kind.bad.say(language))[:1]:
        assert read(bad) is kind
    for good in _spans(kind.good.say(language)):
        assert isinstance(read(good.partition(" | ")[0]), int)


BAND = 'criteria: [{id: 2, items: [{id: "2.1", bands: [%]}]}]'
ITEM_2_1 = 'criteria: [{id: 2, items: [{id: "2.1", %}]}]'
ITEM_7_1 = 'criteria: [{id: 7, items: [{id: "7.1", %}]}]'
ITEM_11_1 = 'criteria: [{id: 11, items: [{id: "11.1", %}]}]'


@pytest.mark.parametrize(
    ("code", "within"),
    [
        ("C005", "%"),
        ("C006", ITEM_2_1),
        ("C007", BAND),
        ("C010", BAND),
        ("C011", BAND),
        ("C012", BAND),
        ("C014", ITEM_2_1),
        ("C017", ITEM_7_1),
        ("C018", ITEM_11_1),
        ("C019", ITEM_2_1),
        ("C020", ITEM_2_1),
        ("C021", BAND),
        ("C023", "unit_classes: {other: {%}}"),
        ("C024", ITEM_2_1),
    ],
)
@each_language
def test_what_a_criteria_set_should_not_say(
    code: str, within: str, language: Language, tmp_path: Path
) -> None:
    def codes(example: Text) -> set[str]:
        inside = ", ".join(_spans(example.say(language)))
        path = tmp_path / "own.yaml"
        text = f"extends: qd-06-2019\nid: own\n{within.replace('%', inside)}\n"
        path.write_text(text, encoding="utf-8")
        try:
            return {finding.code for finding in criteria_check.check(criteria_load.load(path))}
        except CannotProceedError as error:
            return {finding.code for finding in error.findings}

    kind = _kind(code)
    assert code in codes(kind.bad)
    assert codes(kind.good) == set()


@pytest.mark.parametrize(
    ("code", "header"),
    [
        ("R001", "code,name,district,births_due"),
        ("R002", "code,name,district,births_due"),
        ("R003", "code,name,district,births_due"),
        ("R012", "code,name,district,births_due"),
        ("R014", "code,name,district,births_due"),
        ("W014", "code,name,births_due"),
        ("W015", "code,name,births_due"),
    ],
)
def test_what_a_row_should_not_say(code: str, header: str, tmp_path: Path) -> None:
    def codes(example: Text) -> set[str]:
        row = [part.strip() for part in _spans(example.en)[0].split("|")]
        if code[0] == "R":
            row = [*[*row, ""][:3], "258"]
        # The bar that ends the row of an example begins no cell.
        row = row[: header.count(",") + 1]
        path = tmp_path / "a.csv"
        sound = "30724,Xã Bình Thành" + "," * (header.count(",") - 1) + "190"
        path.write_text(f"{header}\n{sound}\n{','.join(row)}\n", encoding="utf-8")
        result = cftscore.validate(path, period="2020", province="An Giang")
        return {finding.code for finding in result.document.findings}

    kind = _kind(code)
    assert code in codes(kind.bad)
    assert code not in codes(kind.good)


def test_yaml_examples_are_yaml() -> None:
    """Where an example shows YAML that is right, it can be read as such."""
    shown = [
        span
        for module in (findings_kinds.c_criteria, findings_kinds.c_file)
        for kind in _of_module(module)
        for span in _spans(kind.good.en)
        if re.match(r"\{|\w+: ", span)
    ]
    assert len(shown) > 15
    for span in shown:
        criteria_yaml.parse(span, "example.yaml")


# `cftscore finding`


V005 = {
    "en": """\
V005  error  Ambiguous number

Message
  “…”: the text “…” may mean …

Why it matters
  It may mean 1234, or 1 and 234 thousandths. The wrong choice is a thousand
  times off, and so are the points.

How to correct it
  write it as a number, without a thousands separator

Wrong
  `1.234` in a cell formatted as Text

Right
  `1234` in a cell formatted as Number
""",
    "vi": """\
V005  lỗi  Số có hai cách đọc

Thông báo
  “…”: ô ghi “…” dạng văn bản, có thể là …

Vì sao quan trọng
  Có thể là 1234, có thể là 1 phẩy 234. Chọn sai thì con số lệch một nghìn lần
  và điểm tính ra không còn ý nghĩa.

Cách sửa
  ghi lại dưới dạng số, không có dấu phân cách hàng nghìn

Sai
  `1.234` trong ô định dạng Văn bản

Đúng
  `1234` trong ô định dạng Số
""",
}


@each_language
@pytest.mark.parametrize("code", ["V005", "v005", " V005 "])
def test_one_is_explained(tmp_path: Path, code: str, language: Language) -> None:
    done = _run(tmp_path, code, language=language)
    assert (done.code, done.stdout, done.stderr) == (0, V005[language], "")


@each_language
def test_all_are_listed(tmp_path: Path, language: Language) -> None:
    done = _run(tmp_path, "--all", language=language)
    assert (done.code, done.stderr) == (0, "")
    header, line, *rows = done.stdout.splitlines()
    assert (
        re.split(r"\s{2,}", header.strip())
        == {
            "en": ["Code", "Severity", "Finding"],
            "vi": ["Mã", "Mức độ", "Vấn đề"],
        }[language]
    )
    assert set(line) == {"─"}
    assert [row[:4] for row in rows] == [kind.code for kind in KINDS]
    titles = [kind.title.say(language) for kind in KINDS]
    assert all(row.rstrip().endswith(title) for row, title in zip(rows, titles, strict=True))
    assert max(map(cell_len, (header, line, *rows))) <= 80


@pytest.mark.parametrize("words", [["V005"], ["--all"], ["--all", "-f", "json"], ["zz"], []])
def test_the_name_of_before_still_works_and_is_not_shown(words: list[str], tmp_path: Path) -> None:
    now, before = (_run(tmp_path, *words, name=name) for name in ("finding", "rule"))
    assert (before.code, before.stdout) == (now.code, now.stdout)
    assert before.stderr == now.stderr.replace("cftscore finding --help", "cftscore rule --help")
    helped = _run(tmp_path, name="--help").stdout
    assert re.findall(r"(?m)^  (finding|rule) ", helped) == ["finding"]


def test_no_text_names_the_command_by_its_name_of_before() -> None:
    texts = [*(REPO / "cftscore").rglob("*.py"), *(REPO / "docs").rglob("*.md"), *REPO.glob("*.md")]
    assert len(texts) > 100
    named = [str(path) for path in texts if "cftscore rule" in path.read_text(encoding="utf-8")]
    assert [name for name in named if not name.endswith("CHANGELOG.md")] == []


@each_kind
@each_language
def test_nothing_is_wider_than_a_terminal(kind: type[Finding], language: Language) -> None:
    stream = io.StringIO()
    catalogue.show(kind, Console(file=stream, width=80, highlight=False, markup=False), language)
    shown = stream.getvalue()
    assert max(map(cell_len, shown.splitlines())) <= 80
    assert re.findall(r"\{\w+\}|\{\{| \n", shown) == []
    words = " ".join(shown.split())
    for text in (kind.why, kind.bad, kind.good):
        assert " ".join(text.say(language).split()) in words


def test_json_is_the_same_in_both_languages(tmp_path: Path) -> None:
    english, vietnamese = (
        _run(tmp_path, "--all", "--format", "json", language=language) for language in ("en", "vi")
    )
    assert (english.code, english.stderr) == (0, "")
    assert english.stdout == vietnamese.stdout
    listed = json.loads(english.stdout)
    assert [one["code"] for one in listed] == [kind.code for kind in KINDS]
    done = _run(tmp_path, "c013", "--format", "json", language="vi")
    assert json.loads(done.stdout) == next(each for each in listed if each["code"] == "C013")
    assert json.loads(done.stdout) == {
        "code": "C013",
        "severity": "error",
        "title": "A language is missing",
        "title_vi": "Thiếu bản một ngôn ngữ",
        "message": "the text in “…” is missing",
        "message_vi": "thiếu bản “…” của nội dung này",
        "why": findings_kinds.LanguageMissing.why.en,
        "why_vi": findings_kinds.LanguageMissing.why.vi,
        "fix": "write both: {vi: …, en: …}",
        "fix_vi": "ghi cả hai bản: {vi: …, en: …}",
        "bad": '`title: {vi: "Trẻ em được khai sinh"}`',
        "bad_vi": '`title: {vi: "Trẻ em được khai sinh"}`',
        "good": '`title: {vi: "Trẻ em được khai sinh", en: "Births registered"}`',
        "good_vi": '`title: {vi: "Trẻ em được khai sinh", en: "Births registered"}`',
    }


@each_language
def test_the_page_of_the_documentation_is_fresh(tmp_path: Path, language: Language) -> None:
    """After a text was changed: `python scripts/make_docs.py`."""
    done = _run(tmp_path, "--all", "--format", "md", language=language)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == (REPO / "docs" / "findings.md").read_text(encoding="utf-8")


UNDERSCORE = "\\_"


def test_the_page_of_one() -> None:
    page = catalogue.markdown([findings_kinds.StatusMissing]).splitlines()
    assert page[4:] == [
        "`cftscore finding CODE` giải thích một mã. `cftscore finding CODE` explains one of them.",
        "",
        "## C · bộ tiêu chí · criteria",
        "",
        "### C024 Thiếu mức độ xác thực · Status missing",
        "",
        "*lỗi · error*",
        "",
        f"- **Thông báo**: {findings_kinds.StatusMissing.message.vi.replace('_', UNDERSCORE)}<br>",
        f"  **Message**: {findings_kinds.StatusMissing.message.en.replace('_', UNDERSCORE)}",
        f"- **Vì sao quan trọng**: {findings_kinds.StatusMissing.why.vi}<br>",
        f"  **Why it matters**: {findings_kinds.StatusMissing.why.en}",
        "- **Cách sửa**: thêm when\\_none\\_status: provisional<br>",
        "  **How to correct it**: add `when_none_status: provisional`",
        "- **Sai**: `when_none: full_points`<br>",
        "  **Wrong**: `when_none: full_points`",
        "- **Đúng**: `when_none: full_points` và `when_none_status: provisional`<br>",
        "  **Right**: `when_none: full_points` and `when_none_status: provisional`",
    ]


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        (
            ["V05"],
            "en",
            (
                "Error: V05: no such code; did you mean: V015, V005?; "
                "for the list: `cftscore finding --all`"
            ),
        ),
        (
            ["v05"],
            "vi",
            (
                "Lỗi: v05: không có mã này; có phải: V015, V005?; "
                "xem danh sách: `cftscore finding --all`"
            ),
        ),
        (["zz"], "en", "Error: zz: no such code; for the list: `cftscore finding --all`"),
        ([], "en", "Error: give a code, or --all"),
        ([], "vi", "Lỗi: nêu một mã, hoặc --all"),
        (["V005", "--all"], "en", "Error: give a code, or --all"),
        (["V005", "--format", "yaml"], "en", "Error: '--format': yaml: choose table, json or md"),
        (["--all", "--format", "csv"], "vi", "Lỗi: '--format': csv: chọn table, json hoặc md"),
    ],
)
def test_what_cannot_be_explained(
    tmp_path: Path, words: list[str], language: Language, said: str
) -> None:
    done = _run(tmp_path, *words, language=language)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == said
