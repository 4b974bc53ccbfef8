"""Criteria files that are wrong: each gets its code, its line and column, and the right name."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import wordings
from commandline import run
from smallset import SOUND

from cftscore.criteria import bounds
from cftscore.criteria import check as criteria_check
from cftscore.criteria import load as criteria_load
from cftscore.findings.model import CannotProceedError, Finding


def _findings(path: Path) -> list[Finding]:
    try:
        return criteria_check.check(criteria_load.load(path))
    except CannotProceedError as error:
        return list(error.findings)


def _found(folder: Path, text: str | bytes) -> list[tuple[str, int | None, int | None]]:
    path = folder / "small.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    findings = _findings(path)
    for finding in findings:
        for sentence in (finding.say("vi"), finding.say("en"), finding.say_fix("vi")):
            assert sentence
            assert "\n" not in sentence
        assert str(finding.place).startswith(str(path))
    return [(f.code, f.place.line, f.place.column) for f in findings]


def _swap(old: str, new: str) -> str:
    assert SOUND.count(old) == 1, f"{old!r} must stand in the sound set exactly once"
    return SOUND.replace(old, new)


def test_the_sound_set_is_sound(tmp_path: Path) -> None:
    assert _found(tmp_path, SOUND) == []


# what is changed, into what, then code, line, column, and what the mending must name
CHANGED = [
    # keys
    ("from: 98,", "form: 98,", "C010", 25, 14, "from"),
    ("version: 1", "version: 1\nremark: x", "C010", 3, 1, "version"),
    ("pass_from: 80", "pass_form: 80", "C010", 9, 5, "pass_from"),
    ("version: 1\n", "", "C011", 1, 1, "version"),
    ("points: 60, status", "status", "C011", 25, 13, "points"),
    (
        '        source: {article: "Điều 3", status: quoted}\nrec', "rec", "C011", 33, 9, "source"
    ),
    # values
    ("from: 98,", "from: 98,5,", "C012", 25, 14, "98.5"),
    ("pass_from: 80", "pass_from: 80,5", "C012", 9, 5, "80.5"),
    ("from: 98,", 'from: "98",', "C012", 25, 14, "98"),
    ("from: 98,", "from: NaN,", "C012", 25, 14, "digits"),
    ("from: 98,", 'from: "NaN",', "C012", 25, 14, "digits"),
    ("from: 98,", "from: .nan,", "C012", 25, 14, "digits"),
    ("from: 98,", "from: .inf,", "C012", 25, 14, "digits"),
    ("from: 98,", 'from: "Infinity",', "C012", 25, 14, "digits"),
    ("from: 98,", "from: 1e400,", "C012", 25, 14, "digits"),
    ("from: 98,", f"from: {'9' * 40},", "C012", 25, 14, "digits"),
    ("from: 98,", "from: 98 %,", "C012", 25, 14, "digits"),
    ("from: 98,", "from: true,", "C012", 25, 14, "correct"),
    ("from: 98,", "from: [98],", "C012", 25, 14, "correct"),
    ('id: "1.1"', "id: 1.1", "C012", 21, 9, '"1.1"'),
    ("id: small", "id: 7", "C012", 1, 1, '"7"'),
    ("version: 1", "version: 1.5", "C012", 2, 1, "correct"),
    ("answer: yes", "answer: có", "C012", 37, 14, "no, yes"),
    ("points: 20, status: quoted", "points: 20, status: quotd", "C012", 26, 36, "quoted"),
    ("type: yes_no", "type: yesno", "C012", 14, 53, "yes_no"),
    ("date: 2019-01-03", "date: 2019-02-30", "C012", 4, 29, "2019-01-03"),
    ("date: 2019-01-03", "date: 3/1/2019", "C012", 4, 29, "2019-01-03"),
    ("effective_from: 2019-01-03", "effective_from: 2019-1-3", "C012", 4, 47, "2019-01-03"),
    ("effective_from: 2019-01-03", "effective_from: 2019-01-03, effective_to: 2019-13-01",
     "C012", 4, 75, "2019-01-03"),
    ('{article: "Điều 1", status: quoted}\nindi',
     '{verified_on: 2026-02-30, article: "Điều 1", status: quoted}\nindi', "C012", 10, 14,
     "2019-01-03"),
    ('{article: "Điều 2", status: quoted}\n    items',
     '{verified_on: 2026-02-30, article: "Điều 2", status: quoted}\n    items', "C012", 19, 14,
     "2019-01-03"),
    ('{article: "Điều 2", status: quoted}\n  - id: 2',
     '{verified_on: 2026-02-30, article: "Điều 2", status: quoted}\n  - id: 2', "C012", 27, 18,
     "2019-01-03"),
    ("unit_class\n  source: {article",
     "unit_class\n  source: {verified_on: 2026-02-30, article", "C012", 42, 12, "2019-01-03"),
    ("unit_classes:\n  other:", "unit_classes:\n  - other:", "C012", 6, 1, "correct"),
    # languages
    ('vi: "Khai sinh", en: "Births"', 'vi: "Khai sinh"', "C013", 17, 5, "en: …"),
    ('vi: "Khai sinh", en: "Births"', 'vi: "Khai sinh", en: " "', "C013", 17, 30, "en: …"),
    ('{vi: "Khác", en: "Other"}', '{en: "Other"}', "C013", 8, 5, "vi: …"),
    # names
    ("of: births_registered", "of: births_registerd", "C014", 23, 17, "births_registered"),
    ("among: births_due}", "among: qwertz}", "C014", 23, 40, "has_forum"),
    ("at_most: births_due", "at_most: birth_due", "C014", 13, 83, "births_due"),
    ("at_most: births_due", "at_most: births_registered", "C012", 13, 83, "at_most"),
    ('- id: "2.1"', '- id: "1.1"', "C015", 33, 9, "choose"),
    ("- id: 2\n", "- id: 1\n", "C015", 28, 5, "choose"),
    ('{vi: "Diễn đàn", en: "Forum"}, type', '{vi: "phải  KHAI SINH", en: "x"}, type',
     "C015", 14, 15, "choose"),
    ("of: has_forum", "of: births_due", "C018", 35, 18, "type"),
    ("at_most: births_due", "at_most: has_forum", "C018", 13, 83, "type"),
    # measures and bands
    ("yes_no: {of: has_forum}", "yes_no: {of: has_forum}\n        count: {of: births_due}", "C017",
     33, 9, "keep"),
    ("share: {of: births_registered, among: births_due}",
     "rate: {of: births_registered, among: births_due, per: 0}", "C021", 23, 58, "figure"),
    ("{from: 90, points", "{up_to: 90, points", "C019", 26, 13, "from"),
    ("{from: 90, points", "{from: 90, up_to: 95, points", "C019", 26, 13, "from"),
    ("{answer: yes, points", "{from: 1, points", "C019", 37, 13, "answer"),
    ("{from: 90, points", "{from: 99, points", "C020", 26, 13, "order"),
    ("{from: 90, points", "{from: 98, points", "C020", 26, 13, "order"),
    ("{from: 90, points: 20", "{from: 90, points: 60", "C020", 26, 13, "order"),
    ("points: 20, status", "points: -20, status", "C021", 26, 24, "figure"),
    ("points: 20, status", "points: 0, status", "C021", 26, 24, "figure"),
    ("from: 98,", "from: 101,", "C021", 25, 14, "figure"),
    ("from: 98,", "from: 100.000000001,", "C021", 25, 14, "figure"),
    ("from: 90, points", "from: -1, points", "C021", 26, 14, "figure"),
    ("pass_from: 80", "pass_from: -80", "C021", 9, 5, "figure"),
    ("points_above: 0", "points_above: -1", "C021", 40, 21, "figure"),
    # sums and marks
    ("max_points: 60", "max_points: 61", "C022", 18, 5, "total"),
    ("max_points: 100", "max_points: 101", "C022", 5, 1, "total"),
    ("points: 60, status", "points: 60.5, status", "C022", 18, 5, "total"),
    ("pass_from: 80", "pass_from: 100.5", "C023", 9, 5, "mark"),
    ("points_above: 0", "points_above: 40", "C023", 28, 5, "mark"),
    # a denominator of 0
    ("among: births_due}", "among: births_due}\n        when_none: zero",
     "C024", 24, 9, "when_none_status"),
    ("yes_no: {of: has_forum}",
     "yes_no: {of: has_forum}\n        when_none: zero\n        when_none_status: quoted",
     "C024", 36, 9, "when_none_status"),
    # overlays
    ("version: 1", "version: 1\nextends: smal", "C001", 3, 10, "qd-06-2019"),
    ("version: 1", "version: 1\nextends: [x]", "C012", 3, 10, "qd-06-2019"),
    ("version: 1", "version: 1\nextends: small.yaml", "C025", 3, 10, "base"),
    # a set that another takes the place of
    ("version: 1", "version: 1\nsupersedes: qd-06-2018", "C014", 3, 1, "qd-06-2019"),
    ("version: 1", "version: 1\nsupersedes: small", "C012", 3, 1, "supersedes"),
    # YAML that is not plain
    ("id: small", "id: !!python/object:os.system small", "C006", 1, 5, "write the value"),
    ("id: small", "id: !!str small", "C006", 1, 5, "write the value"),
    ("id: small", "id: &a small", "C006", 1, 5, "write the value"),
    ("id: small", "id: *a", "C006", 1, 5, "write the value"),
    ("    title: {vi: \"Khác\"", "    <<: {a: 1}\n    title: {vi: \"Khác\"", "C006", 8, 5, "write"),
    ("version: 1", "version: 1\n---\nid: x", "C006", 3, 1, "write"),
    ("version: 1", "version: 1\n? [a]\n: b", "C006", 3, 3, "write"),
    ("version: 1", "version: 1\nversion: 2", "C007", 3, 1, "delete"),
    ("status: quoted}\nindicators", "status: quoted, status: quoted}\nindicators", "C007", 10, 49,
     "delete"),
    # YAML that is none
    ("\n  other:\n", "\n\tother:\n", "C005", 7, 1, "indentation"),
    ("{vi: \"Khác\"", "{vi: \"Khác", "C005", 8, 29, "quotation marks"),
    ("id: small", "id: small: 2", "C005", 1, 10, "colons"),
    ("Small set", "Small\x07 set", "C005", 3, 33, "indentation"),
]  # fmt: skip


@pytest.mark.parametrize("case", CHANGED, ids=lambda case: f"{case[2]} {case[1]!a:.40}")
def test_each_mistake_gets_its_code_place_and_mending(
    tmp_path: Path, case: tuple[str, str, str, int, int, str]
) -> None:
    old, new, code, line, column, names = case
    assert (code, line, column) in _found(tmp_path, _swap(old, new))
    first = next(f for f in _findings(tmp_path / "small.yaml") if f.code == code)
    assert names in first.say_fix("en")


WORDS = "criteria-words.txt"


def words(folder: Path) -> str:
    """Write down what is said of each mistake."""
    written: list[str] = []
    for old, new, *_ in CHANGED:
        (folder / "small.yaml").write_text(_swap(old, new), encoding="utf-8")
        found = wordings.said(_findings(folder / "small.yaml"), folder)
        written.append(f"{old!r} → {new!r}\n{found}")
    return "\n".join(written)


def test_what_is_said_of_each_mistake(tmp_path: Path) -> None:
    """After a text was changed on purpose: `REWRITE=1 pytest`."""
    wordings.check(WORDS, words(tmp_path))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("C008", 1, 1)),
        ("# nothing but a remark\n", ("C008", 1, 1)),
        ("- id: small\n", ("C008", 1, 1)),
        ("small\n", ("C008", 1, 1)),
        ("null\n", ("C008", 1, 1)),
        (SOUND.encode("utf-16"), ("C004", None, None)),
        (b"id: \xe9\xff\n", ("C004", None, None)),
        (SOUND + "#" + "x" * 1024 * 1024, ("C003", None, None)),
        ("id: " + "[" * 30 + "]" * 30, ("C006", 1, 29)),
        ("id: " + "{a: " * 100_000, ("C006", 1, 98)),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", ("C006", 1, 4)),
        ("id: small\n  version: 1\n", ("C005", 2, 10)),
        ("\0", ("C005", 1, 1)),
        ("id: small\r\nversion: \x01", ("C005", 2, 10)),
        ("%TAG ! tag:x,2000:\n---\nid: !a b\n", ("C006", 3, 5)),
    ],
)  # fmt: skip
def test_a_file_that_is_not_a_set_at_all(
    tmp_path: Path, text: str | bytes, expected: tuple[str, int | None, int | None]
) -> None:
    assert _found(tmp_path, text) == [expected]


def test_a_mark_of_byte_order_is_no_mistake(tmp_path: Path) -> None:
    assert _found(tmp_path, SOUND.encode("utf-8-sig")) == []
    assert _found(tmp_path, SOUND.replace("\n", "\r\n")) == []


def test_an_unused_indicator_is_reported(tmp_path: Path) -> None:
    extra = '  extra: {label: {vi: "Thừa", en: "Extra"}, type: count}\ncriteria:\n'
    assert _found(tmp_path, _swap("criteria:\n", extra)) == [("C016", 15, 3)]


def test_a_circle_of_at_most_is_reported_at_its_members_only(tmp_path: Path) -> None:
    circle = (
        '  x: {label: {vi: "X", en: "X"}, type: count, at_most: y}\n'
        '  y: {label: {vi: "Y", en: "Y"}, type: count, at_most: z}\n'
        '  z: {label: {vi: "Z", en: "Z"}, type: count, at_most: y}\ncriteria:\n'
    )
    found = _found(tmp_path, _swap("criteria:\n", circle))
    assert [place for place in found if place[0] == "C012"] == [("C012", 16, 47), ("C012", 17, 47)]


def test_every_mistake_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    text = (
        SOUND.replace("from: 98,", "form: 98,")
        .replace('"Khai sinh", en: "Births"', '"Khai sinh"')
        .replace("type: yes_no", "type: yesno")
    )
    assert sorted(_found(tmp_path, text)) == [("C010", 25, 14), ("C012", 14, 53), ("C013", 17, 5)]


def test_a_set_without_unit_classes(tmp_path: Path) -> None:
    start, end = SOUND.index("unit_classes:"), SOUND.index("indicators:")
    text = SOUND[:start] + "unit_classes: {}\n" + SOUND[end:]
    assert _found(tmp_path, text) == [("C011", 6, 1)]


def test_an_item_without_bands(tmp_path: Path) -> None:
    text = _swap("bands:\n          - {answer: yes, points: 40, status: quoted}", "bands: []")
    assert ("C011", 36, 9) in _found(tmp_path, text)


def test_sets_that_supersede_each_other(tmp_path: Path) -> None:
    for name, older in (("a", "b"), ("b", "c"), ("c", "b"), ("d", "qd-06-2019"), ("e", "f")):
        text = SOUND.replace("id: small\n", f"id: {name}\nsupersedes: {older}\n")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "f.yaml").write_text("id: f", encoding="utf-8")
    found = {name: [str(f.place) for f in _findings(tmp_path / f"{name}.yaml")] for name in "abcde"}
    circle = {name: [f"{tmp_path / name}.yaml:2:1"] for name in "bc"}
    # The first leads into the circle and is no part of it; what is wrong with f is said at f.
    assert found == circle | {"a": [], "d": [], "e": []}


@pytest.mark.parametrize(
    ("parts", "count", "place"),
    [("indicators", 3, (11, 1)), ("unit_classes", 1, (6, 1)), ("criteria", 2, (15, 1)),
     ("items", 2, (15, 1)), ("bands", 2, (24, 9)), ("aliases", 1, (14, 53))],
)  # fmt: skip
def test_no_set_has_more_parts_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: str, count: int, place: tuple[int, int]
) -> None:
    text = _swap("type: yes_no}", "aliases: [Forum held], type: yes_no}")
    what = bounds._MOST[parts][1]
    monkeypatch.setitem(bounds._MOST, parts, (count, what))
    assert _found(tmp_path, text) == []
    monkeypatch.setitem(bounds._MOST, parts, (count - 1, what))
    assert _found(tmp_path, text)[0] == ("C027", *place)
    finding = _findings(tmp_path / "small.yaml")[0]
    assert f"{count} {what.en}" in finding.say("en")


def test_brackets_without_end(tmp_path: Path) -> None:
    ((code, line, _),) = _found(tmp_path, "id: " + "[" * 100_000)
    assert code in ("C005", "C006")  # the parser's own limit, or ours, whichever it meets first
    assert line == 1


def test_a_set_without_criteria(tmp_path: Path) -> None:
    text = SOUND[: SOUND.index("criteria:\n")] + "criteria: []\n"
    text += SOUND[SOUND.index("recognition:") :]
    assert ("C011", 15, 1) in _found(tmp_path, text)


def test_overlays_that_lead_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\nextends: b.yaml\n")
    (tmp_path / "b.yaml").write_text("id: b\nextends: a.yaml\n")
    (finding,) = _findings(tmp_path / "a.yaml")
    assert (finding.code, finding.place.line, finding.place.column) == ("C025", 2, 10)


def test_overlays_that_go_too_deep(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.yaml").write_text(f"id: a\nextends: {number + 1}.yaml\n")
    (finding,) = _findings(tmp_path / "0.yaml")
    assert (finding.code, str(finding.place)) == ("C025", f"{tmp_path / '4.yaml'}:2:10")


def test_a_mistake_in_the_base_is_placed_in_the_base(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(SOUND.replace("from: 98,", "form: 98,"), encoding="utf-8")
    (tmp_path / "top.yaml").write_text("id: top\nextends: base.yaml\n")
    (finding,) = _findings(tmp_path / "top.yaml")
    assert (finding.code, str(finding.place)) == ("C010", f"{tmp_path / 'base.yaml'}:25:14")


def test_an_overlay_that_gives_an_id_twice_loses_neither(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(SOUND, encoding="utf-8")
    criterion = "  - {id: 2, title: {vi: A, en: B}, max_points: 40}\n"
    (tmp_path / "top.yaml").write_text(
        f"id: top\nextends: base.yaml\ncriteria:\n{criterion}{criterion}"
    )
    found = [(f.code, f.place.line) for f in _findings(tmp_path / "top.yaml")]
    assert found == [("C011", 5), ("C011", 5)]


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.yaml", tmp_path):
        (finding,) = _findings(path)
        assert (finding.code, str(finding.place)) == ("C001", str(path))


def test_the_place_of_a_control_sign_follows_the_lines() -> None:
    from cftscore.criteria import yaml as criteria_yaml

    with pytest.raises(CannotProceedError) as caught:
        criteria_yaml.parse("a: 1\nb: 2\n\x00", "x.yaml")
    assert str(caught.value.findings[0].place) == "x.yaml:3:1"


# --- a thousand is no decimal


@pytest.mark.parametrize(
    ("old", "new", "place", "both"),
    [
        ("pass_from: 80", "pass_from: 1.000", ("C028", 9, 5), ("1000", "1")),
        ("pass_from: 80", "pass_from: 80.250", ("C028", 9, 5), ("80250", "80.2500")),
        ("max_points: 100", "max_points: 100.000", ("C028", 5, 1), ("100000", "100")),
        ("max_points: 60", "max_points: 60.000", ("C028", 18, 5), ("60000", "60")),
        ("points: 20,", "points: 20.000,", ("C028", 26, 24), ("20000", "20")),
        ("points_above: 0", "points_above: 1.000", ("C028", 40, 21), ("1000", "1")),
        ("type: count}", "type: count, cost: 1.500}", ("C028", 12, 71), ("1500", "1.5000")),
        # in quotes, with a comma, with a comma that YAML takes for the end of the number
        ("pass_from: 80", 'pass_from: "1.000"', ("C012", 9, 5), ("1000", "1")),
        ("pass_from: 80", "pass_from: 1,000", ("C012", 9, 5), ("1000", "1")),
        ("pass_from: 80", "pass_from: 1.000.000", ("C012", 9, 5), ("1000000",)),
        ("pass_from: 80", "pass_from: 1 000", ("C012", 9, 5), ("1000",)),
        ("points: 20,", "points: 1,000,", ("C012", 26, 24), ("1000", "1")),
        ("version: 1", "version: 1.000", ("C012", 2, 1), ("1000", "1")),
    ],
)
def test_a_number_that_may_be_thousands_is_refused_with_both(
    tmp_path: Path, old: str, new: str, place: tuple[str, int, int], both: tuple[str, ...]
) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    wrong = {(f.code, f.place.line, f.place.column): f for f in _findings(path)}
    finding = wrong[place]
    for language in ("vi", "en"):
        text = finding.say_fix(language)
        assert all(f"{one}" in text.replace(",", " ").split() for one in both), text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # of a share, which ends at 100
        ("from: 98,", "from: 98.125,"),
        ("pass_from: 80", "pass_from: 80.0"),
        ("pass_from: 80", "pass_from: 80.25"),
        ("pass_from: 80", "pass_from: 80.2500"),
        ("points_above: 0", "points_above: 0.125"),
    ],
)
def test_a_number_that_means_one_thing_is_sound(tmp_path: Path, old: str, new: str) -> None:
    assert _found(tmp_path, SOUND.replace(old, new, 1)) == []


def test_a_threshold_of_a_rate_or_a_count_may_be_thousands(tmp_path: Path) -> None:
    for measure in ("rate: {of: births_registered, among: births_due, per: 1000}",
                    "count: {of: births_registered}"):  # fmt: skip
        text = _swap("share: {of: births_registered, among: births_due}", measure)
        text = text.replace("count: {of: births_registered}", measure)
        found = _found(tmp_path, text.replace("from: 98,", "from: 98.125,"))
        assert ("C028", 25, 14) in found


# --- 64 bits

MOST = 2**63 - 1


def _of_rate(per: int, threshold: str) -> str:
    text = SOUND.replace(
        "share: {of: births_registered, among: births_due}",
        f"rate: {{of: births_registered, among: births_due, per: {per}}}",
    )
    return text.replace("from: 98,", f"from: {threshold},")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (_of_rate(MOST // 10**10, "98"), []),
        (_of_rate(MOST // 10**10 + 1, "98"), [("C026", 23, 58)]),
        (_of_rate(1000, str(MOST // 10**10)), []),
        (_of_rate(1000, str(MOST // 10**10 + 1)), [("C026", 25, 14)]),
        (_swap("from: 98,", "from: 98.123456,"), []),
        (_swap("from: 98,", "from: 98.1234567,"), [("C026", 25, 14)]),
        (_swap("points: 20,", "points: 20.123456789,"), []),
    ],
)
def test_products_with_counts_stay_within_64_bits(
    tmp_path: Path, text: str, found: list[tuple[str, int, int]]
) -> None:
    assert _found(tmp_path, text) == found


def test_sums_of_points_stay_within_64_bits(tmp_path: Path) -> None:
    huge = 9 * 10**14
    text = SOUND.replace("max_points: 100", f"max_points: {huge + 40}")
    text = text.replace("max_points: 60", f"max_points: {huge}")
    text = text.replace("points: 60,", f"points: {huge},")
    assert _found(tmp_path, text) == []
    assert _found(tmp_path, text.replace("points: 20,", "points: 20.1234,")) == []
    found = _found(tmp_path, text.replace("points: 20,", "points: 20.12345,"))
    assert found == [("C026", 26, 24)]
    for old, place in (("pass_from: 80", (9, 5)), ("points_above: 0", (40, 21))):
        found = _found(tmp_path, text.replace(old, f"{old}.12345"))
        assert found == [("C026", *place)]


# --- headings that every workbook has, and sets without end


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Forum}, type", "Forum}, aliases: [Forum held, MÃ XÃ], type", (14, 73)),
        ('vi: "Diễn đàn", en: "Forum"}, type', 'vi: "Huyện", en: "Forum"}, type', (14, 23)),
        ('en: "Forum"}, type', 'en: "Class"}, type', (14, 39)),
        ('en: "Forum"}, type', 'en: "#"}, type', (14, 39)),
    ],
)
def test_a_heading_of_a_fixed_column_is_refused(
    tmp_path: Path, old: str, new: str, place: tuple[int, int]
) -> None:
    text = SOUND.replace('en: "Forum"}, type', "en: Forum}, type") if "aliases" in new else SOUND
    assert old in text
    assert _found(tmp_path, text.replace(old, new, 1)) == [("C015", *place)]


def test_a_key_that_heads_a_fixed_column_is_refused(tmp_path: Path) -> None:
    assert ("C015", 14, 3) in _found(tmp_path, SOUND.replace("has_forum", "source_"))


@pytest.mark.slow
def test_a_set_of_too_many_parts_is_refused_at_once(tmp_path: Path) -> None:
    many = "".join(
        f"  i{n}: {{label: {{vi: L{n}, en: E{n}}}, type: count, at_most: i{n + 1}}}\n"
        for n in range(10_000)
    )
    before = time.process_time()
    assert _found(tmp_path, SOUND.replace("criteria:\n", f"{many}criteria:\n")) == [("C027", 11, 1)]
    assert time.process_time() - before < 20


@pytest.mark.slow
def test_unknown_keys_without_number_are_refused_in_time(tmp_path: Path) -> None:
    many = "".join(f"remark_{n}: x\n" for n in range(20_000))
    before = time.process_time()
    assert len(_found(tmp_path, f"{SOUND}{many}")) == 20_000
    assert time.process_time() - before < 20


CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("alias-is-a-fixed-heading", "C015", "21:23"),
        ("mark-with-dot-for-thousands", "C028", "25:5"),
    ],
)
@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_cases_are_refused_by_check_and_by_evaluate(
    name: str, code: str, place: str, lang: str
) -> None:
    path = CASES / f"{name}.yaml"
    checked = run("criteria", "check", path, lang=lang)
    assert checked.code == 1
    assert f"{path}:{place}" in checked.stderr
    assert code in checked.stderr
    done = run("evaluate", CASES / "labels-only.xlsx", "--criteria", path, lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert code in done.stderr
