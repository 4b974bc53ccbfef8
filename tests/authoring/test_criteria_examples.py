"""The examples beside a criteria set: the shipped ones hold, and wrong ones are found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import wordings

from cftscore.authoring import examples as criteria_examples
from cftscore.criteria import load as criteria_load
from cftscore.criteria import model as criteria_model
from cftscore.criteria import yaml as criteria_yaml
from cftscore.findings.model import Finding

CRITERIA = Path(__file__).parents[2] / "criteria"
SET = CRITERIA / "qd-06-2019.yaml"
EXAMPLES = CRITERIA / "qd-06-2019.tests.yaml"

ONE = 'examples:\n  - name: {{vi: "Một", en: "One"}}\n    {}\n'


def _copy(folder: Path, examples: str, old: str = "", new: str = "") -> criteria_model.CriteriaFile:
    """Lay a copy of the shipped set, one line of it changed, beside these examples."""
    text = SET.read_text(encoding="utf-8")
    assert old in text
    (folder / "set.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    (folder / "set.tests.yaml").write_text(examples, encoding="utf-8")
    return criteria_load.load(folder / "set.yaml")


def _run(folder: Path, examples: str) -> list[Finding]:
    return criteria_examples.run(_copy(folder, examples))


def _shipped(old: str, new: str, count: int = 1) -> str:
    text = EXAMPLES.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, count)


def test_the_shipped_examples_hold() -> None:
    assert criteria_examples.run(criteria_load.load("qd-06-2019")) == []


def test_the_shipped_examples_obey_at_most() -> None:
    file = criteria_load.load("qd-06-2019")
    plain = criteria_yaml.load(EXAMPLES).plain()
    assert len(plain["examples"]) > 2 * 57
    for example in plain["examples"]:
        values = plain["bases"].get(example.get("base"), {}) | example.get("input", {})
        for key, indicator in file.set.indicators.items():
            most = values.get(indicator.at_most)
            if most is not None and values.get(key) is not None:
                assert values[key] <= most, (example["name"]["en"], key)


# Each figure of the set, changed alone, is noticed by its examples.
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{from: 98, points: 50, status: provisional}", "{from: 98.1, points: 50, status: quoted}"),
        ("{from: 98, points: 50, status: provisional}", "{from: 97.9, points: 50, status: quoted}"),
        ("{from: 95, points: 35, status: provisional}", "{from: 95, points: 34, status: quoted}"),
        ("{up_to: 550, points", "{up_to: 549.99, points"),
        ("{up_to: 1, points: 30", "{up_to: 1.01, points: 30"),
        ("{from: 2, points: 30", "{from: 3, points: 30"),
        ("pass_from: 850", "pass_from: 845"),
        ("pass_from: 900", "pass_from: 900.5"),
        ("pass_from: 800", "pass_from: 795"),
        ("points_above: 0", "points_above: 5"),
        ("when_none: full_points", "when_none: zero"),
    ],
)
def test_a_changed_figure_is_noticed(tmp_path: Path, old: str, new: str) -> None:
    file = _copy(tmp_path, EXAMPLES.read_text(encoding="utf-8"), old, new)
    codes = {finding.code for finding in criteria_examples.run(file)}
    assert codes
    assert codes <= {"C030", "C031"}


WRONG = [
    ('{points: {"1.1": 50}}', '{points: {"1.1": 49}}', "points of item 1.1 is 50, the ex"),
    ('{points: {"2.1": unknown}}', '{points: {"2.1": 0}}', "item 2.1 is unknown"),
    ('points: {"6.2": 75}', 'points: {"6.2": unknown}', "the example says unknown"),
    ("criteria: {2: [0, 50]}", "criteria: {2: [0, 49]}", "criterion 2 is [0, 50]"),
    ("total: [950, 1000]", "total: 950", "the total is [950, 1000], the example says 950"),
    ("total: 850, verdict: pass", "total: 850, verdict: fail", "the verdict is pass"),
]


@pytest.mark.parametrize(("old", "new", "says"), WRONG)
def test_a_wrong_example(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = _shipped(old, new)
    findings = [f for f in _run(tmp_path, text) if f.code == "C030"]
    (finding,) = findings
    assert says in finding.say("en")
    lines = text.splitlines()
    assert finding.place.line is not None
    assert new.rsplit(":", maxsplit=1)[-1] in lines[finding.place.line - 1]
    assert str(finding.place).startswith(str(tmp_path / "set.tests.yaml"))
    assert "ví dụ “" in finding.say("vi")


WITHOUT = [
    ("2.1", "input: {births_registered: 196,", "on its threshold"),
    ("2.1", "input: {births_registered: 195,", "just below it"),
    ("5.1", "input: {children_injured: 22,", "on its threshold"),
    ("5.1", "input: {children_injured: 23,", "just below it"),
    ("12.3", "input: {activities: 2}", "on its threshold"),
    ("1.1", "input: {has_protection_officer: yes}", "on its threshold"),
    ("1.1", "input: {has_protection_officer: no}", "just below it"),
]


def _without(part: str) -> str:
    """Leave the one example out that has this part."""
    blocks = EXAMPLES.read_text(encoding="utf-8").split("  - name:")
    (index,) = (number for number, block in enumerate(blocks) if part in block)
    return "  - name:".join(blocks[:index] + blocks[index + 1 :])


@pytest.mark.parametrize(("item", "threshold", "where"), WITHOUT)
def test_a_band_without_its_example(tmp_path: Path, item: str, threshold: str, where: str) -> None:
    (finding,) = _run(tmp_path, _without(threshold))
    assert finding.code == "C031"
    assert finding.say("en").startswith(f"item {item}, band ")
    assert finding.say("en").endswith(where)
    line = SET.read_text(encoding="utf-8").splitlines()[(finding.place.line or 0) - 1]
    assert line.lstrip().startswith("- {")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("input: {activities: 2}", "input: {activities: 5}"),
        ("{births_registered: 196, births_due: 200}", "{births_registered: 197, births_due: 200}"),
        ("{births_registered: 195, births_due: 200}", "{births_registered: 194, births_due: 200}"),
    ],
)
def test_an_example_near_the_threshold_is_not_on_it(tmp_path: Path, old: str, new: str) -> None:
    (finding,) = _run(tmp_path, _shipped(old, new))
    assert finding.code == "C031"


def test_an_example_that_states_no_points_proves_no_band(tmp_path: Path) -> None:
    text = _shipped('expect: {points: {"2.1": 50}}', "expect: {criteria: {2: 50}}")
    (finding,) = _run(tmp_path, text)
    assert (finding.code, finding.place.line) == ("C031", _line(SET, "{from: 98, points: 50"))


def _line(path: Path, part: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def test_every_band_needs_two_examples(tmp_path: Path) -> None:
    findings = _run(tmp_path, "examples: []\n")
    assert [f.code for f in findings] == ["C031"] * 2 * 57


OVERLAY = """\
extends: {base}
id: top
unit_classes: {{other: {{pass_from: 860}}}}
criteria:
  - id: 2
    items:
      - id: "2.1"
        title: {{vi: "Tên khác", en: "Another title"}}
        bands:
          - {{from: 98, points: 50, status: verified}}
          - {{from: 95, points: 35, status: verified}}
          - {{from: {last}, points: 20, status: verified}}
"""


@pytest.mark.parametrize("base", ["qd-06-2019", "base.yaml"])
@pytest.mark.parametrize(("last", "lacking"), [(90, 0), (89, 6)])
def test_an_overlay_needs_examples_of_what_it_scores_differently(
    tmp_path: Path, base: str, last: int, lacking: int
) -> None:
    """Another title, mark or status changes no points of an item; one band changes the item."""
    shutil.copy(SET, tmp_path / "base.yaml")
    (tmp_path / "top.yaml").write_text(OVERLAY.format(base=base, last=last), encoding="utf-8")
    (tmp_path / "top.tests.yaml").write_text("examples: []\n", encoding="utf-8")
    findings = criteria_examples.run(criteria_load.load(tmp_path / "top.yaml"))
    assert [finding.code for finding in findings] == ["C031"] * lacking
    assert all("2.1" in finding.say("en") for finding in findings)


def test_an_overlay_over_what_is_no_set_needs_all_examples(tmp_path: Path) -> None:
    half = SET.read_text(encoding="utf-8").replace("version: 1\n", "")
    (tmp_path / "base.yaml").write_text(half, encoding="utf-8")
    (tmp_path / "top.yaml").write_text("extends: base.yaml\nid: top\nversion: 3\n", "utf-8")
    (tmp_path / "top.tests.yaml").write_text("examples: []\n", encoding="utf-8")
    findings = criteria_examples.run(criteria_load.load(tmp_path / "top.yaml"))
    assert [finding.code for finding in findings] == ["C031"] * 2 * 57


def test_nothing_lies_below_a_band_that_holds_everything(tmp_path: Path) -> None:
    text = _shipped(
        'vi: "9.1: 1.399/2.000 = 69,95%; thiếu một trường hợp để đạt mức 70"',
        'vi: "mức 0 có mọi giá trị"',
    )
    text = text.replace(
        "input: {children_checked: 1399, children_due_checkup: 2000}",
        "input: {children_checked: 0, children_due_checkup: 2000}",
    ).replace('{points: {"9.1": 0}}', '{points: {"9.1": 15}}')
    file = _copy(tmp_path, text, "{from: 70, points: 15", "{from: 0, points: 15")
    codes = [(f.code, f.say("en")) for f in criteria_examples.run(file)]
    assert [code for code, said in codes if "9.1" in said] == []


def test_half_points_are_compared_exactly(tmp_path: Path) -> None:
    text = _shipped('{points: {"2.1": 35}}', '{points: {"2.1": 35.5}}', 2)
    file = _copy(tmp_path, text, "{from: 95, points: 35,", "{from: 95, points: 35.5,")
    assert criteria_examples.run(file) == []


@pytest.mark.parametrize(
    ("name", "examples"),
    [("set.yaml", "set.tests.yaml"), ("set.yml", "set.tests.yaml"),
     ("a.set.yaml", "a.set.tests.yaml"), ("set.txt", "set.txt.tests.yaml"),
     ("set", "set.tests.yaml")],
)  # fmt: skip
def test_what_the_examples_of_a_set_are_called(tmp_path: Path, name: str, examples: str) -> None:
    shutil.copy(SET, tmp_path / name)
    (finding,) = criteria_examples.run(criteria_load.load(tmp_path / name))
    assert str(tmp_path / examples) in finding.say("en")


def test_a_set_without_examples(tmp_path: Path) -> None:
    shutil.copy(SET, tmp_path / "set.yaml")
    (finding,) = criteria_examples.run(criteria_load.load(tmp_path / "set.yaml"))
    assert (finding.code, str(finding.place)) == ("C032", str(tmp_path / "set.yaml"))
    assert "set.tests.yaml" in finding.say("vi")


def test_a_set_that_is_unsound_is_reported_first(tmp_path: Path) -> None:
    file = _copy(tmp_path, "examples: []", "max_points: 1000", "max_points: 999")
    assert [finding.code for finding in criteria_examples.run(file)] == ["C022"]


# --- the shape of the file: the text after the name, then code, line, column and mending

SHAPES = [
    ("input: {births_registerd: 1}\n    expect: {total: 1}", "C014", 3, 13, "births_registered"),
    ("class: othr\n    expect: {total: 1}", "C014", 3, 12, "other"),
    ("class: [x]\n    expect: {total: 1}", "C014", 3, 12, "other"),
    ("base: best\n    expect: {total: 1}", "C014", 3, 11, "?"),
    ('expect: {points: {"2.9": 1}}', "C014", 3, 23, "2.1"),
    ("expect: {criteria: {14: 1}}", "C014", 3, 25, "1"),
    ("expct: {total: 1}", "C010", 3, 5, "expect"),
    ("expect: {totl: 1}", "C010", 3, 14, "total"),
    ("expect: {}", "C011", 3, 13, "points"),
    ("class: other", "C011", 2, 5, "expect"),
    ("expect: 1000", "C012", 3, 13, "correct"),
    ("expect: {total: x}", "C012", 3, 21, "correct"),
    ("expect: {total: yes}", "C012", 3, 21, "correct"),
    ("expect: {total: true}", "C012", 3, 21, "correct"),
    ("expect: {total: [1, 2, 3]}", "C012", 3, 21, "correct"),
    ("expect: {total: [1, x]}", "C012", 3, 25, "correct"),
    ('expect: {points: {"2.1": none}}', "C012", 3, 30, "correct"),
    ("expect: {verdict: passed}", "C012", 3, 23, "correct"),
    ("expect: {verdict: not_submitted}", "C012", 3, 23, "correct"),
    ("input: {births_due: yes}\n    expect: {total: 1}", "C012", 3, 25, "correct"),
    ("input: {births_due: -1}\n    expect: {total: 1}", "C012", 3, 25, "correct"),
    ("input: {births_due: 1.5}\n    expect: {total: 1}", "C012", 3, 25, "correct"),
    ("input: {births_due: true}\n    expect: {total: 1}", "C012", 3, 25, "correct"),
    ("input: {has_child_club: 1}\n    expect: {total: 1}", "C012", 3, 29, "correct"),
    ("input: [births_due]\n    expect: {total: 1}", "C012", 3, 12, "correct"),
    ("input: &a {births_due: 1}\n    expect: {total: 1}", "C006", 3, 12, "write"),
]


@pytest.mark.parametrize(("part", "code", "line", "column", "names"), SHAPES)
def test_the_shape_of_an_example(  # noqa: PLR0917
    tmp_path: Path, part: str, code: str, line: int, column: int, names: str
) -> None:
    findings = _run(tmp_path, ONE.format(part))
    place = (findings[0].code, findings[0].place.line, findings[0].place.column)
    assert (code, line, column) in [(f.code, f.place.line, f.place.column) for f in findings], place
    assert any(names in finding.say_fix("en") for finding in findings)


@pytest.mark.parametrize(("count", "refused"), [(10**10 - 1, 0), (10**10, 1), (10**14, 1)])
def test_a_count_of_an_example_has_as_many_digits_as_one_of_a_workbook(
    tmp_path: Path, count: int, refused: int
) -> None:
    part = f"input: {{births_due: {count}}}\n    expect: {{total: 1}}"
    findings = [one for one in _run(tmp_path, ONE.format(part)) if one.code == "C012"]
    assert [(one.place.line, one.place.column) for one in findings] == [(3, 25)] * refused
    for finding in findings:
        assert "a whole number of at most 10 digits" in finding.say("en")
        assert "số nguyên có tối đa 10 chữ số" in finding.say("vi")


FILE_SHAPES = [
    ("", ("C008", 1, 1)),
    ("exmples: []", ("C010", 1, 1)),
    ("bases: {}", ("C011", 1, 1)),
    ("examples: {}", ("C012", 1, 11)),
    ("examples: [x]", ("C012", 1, 12)),
    ("bases: []\nexamples: []", ("C012", 1, 8)),
    ("bases: {a: {births: 1}}\nexamples: []", ("C014", 1, 13)),
    ("examples:\n  - name: {vi: A}\n    expect: {total: 1}", ("C013", 2, 11)),
    ("examples:\n  - name: One\n    expect: {total: 1}", ("C012", 2, 11)),
    ("examples:\n  - name: {vi: A, en: }\n    expect: {total: 1}", ("C013", 2, 19)),
    ("examples:\n  - expect: {total: 1}", ("C011", 2, 5)),
    ("examples: ]", ("C005", 1, 11)),
]


@pytest.mark.parametrize(("text", "expected"), FILE_SHAPES)
def test_the_shape_of_the_file(tmp_path: Path, text: str, expected: tuple[str, int, int]) -> None:
    findings = _run(tmp_path, text)
    assert expected in [(f.code, f.place.line, f.place.column) for f in findings]
    assert all(f.say("vi") and f.say("en") and f.say_fix("vi") for f in findings)


WORDS = "example-words.txt"


def words(folder: Path) -> str:
    """Write down what is said of each mistake; of bands without examples only where it matters."""
    texts = {f"{old} → {new}": _shipped(old, new) for old, new, _ in WRONG}
    texts |= {f"without {part}": _without(part) for _, part, _ in WITHOUT}
    shapes = {part: ONE.format(part) for part, *_ in SHAPES}
    shapes |= {text: text for text, _ in FILE_SHAPES}
    written: list[str] = []
    for name, text in (texts | shapes).items():
        findings = [
            finding for finding in _run(folder, text) if name in texts or finding.code != "C031"
        ]
        written.append(f"{name!r}\n{wordings.said(findings, folder)}")
    return "\n".join(written)


def test_what_is_said_of_each_mistake(tmp_path: Path) -> None:
    """After a text was changed on purpose: `REWRITE=1 pytest`."""
    wordings.check(WORDS, words(tmp_path))
