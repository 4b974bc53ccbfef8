"""`cftscore criteria diff` as a process: every kind of change, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from commandline import ROOT, widest
from commandline import run_inside as run
from smallset import SOUND

from cftscore.authoring import band_changes
from cftscore.criteria import model as criteria_model
from cftscore.criteria.model import Band

SET = ROOT / "criteria" / "qd-06-2019.yaml"
Sides = Callable[..., tuple[Path, Path]]


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    """Write the small set as it is, and again with some things of it changed."""

    def write(*changes: tuple[str, str]) -> tuple[Path, Path]:
        text = SOUND
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (tmp_path / "a.yaml").write_text(SOUND, "utf-8")
        (tmp_path / "b.yaml").write_text(text, "utf-8")
        return tmp_path / "a.yaml", tmp_path / "b.yaml"

    return write


def changes_of(before: str | Path, after: str | Path) -> list[dict[str, Any]]:
    done = run("criteria", "diff", before, after, "-f", "json")
    assert (done.code, done.stderr) == (0, "")
    document = json.loads(done.raw)
    assert document["schema"] == "cftscore/criteria-difference/1"
    (pair,) = document["sets"]
    assert document["only_before"] == document["only_after"] == []
    changes: list[dict[str, Any]] = pair["changes"]
    return changes


TWO_BANDS = ("{from: 90, points: 20, status: quoted}\n", "{from: 85, points: 20, status: quoted}\n")

# what is changed; then part, id, field, before, after, and both sentences
CHANGES: list[tuple[list[tuple[str, str]], tuple[Any, ...]]] = [
    ([("from: 98,", "from: 97.5,")],
     ("item", "1.1", "bands", "from 98: 60", "from 97.5: 60",
      "Item 1.1: full points (60) from 97.5% instead of 98% (Điều 2)",
      "Nội dung 1.1: điểm tối đa (60) từ 97,5% thay cho 98% (Điều 2)")),
    ([("from: 90,", "from: 85,")],
     ("item", "1.1", "bands", "from 90: 20", "from 85: 20",
      "Item 1.1: 20 points from 85% instead of 90% (Điều 2)",
      "Nội dung 1.1: 20 điểm từ 85% thay cho 90% (Điều 2)")),
    ([("points: 20,", "points: 20.5,")],
     ("item", "1.1", "bands", "from 90: 20", "from 90: 20.5",
      "Item 1.1: from 90%: 20.5 points instead of 20 (Điều 2)",
      "Nội dung 1.1: từ 90%: 20,5 điểm thay cho 20 (Điều 2)")),
    ([("from: 90, points: 20,", "from: 85, points: 25,")],
     ("item", "1.1", "bands", "from 90: 20", "from 85: 25",
      "Item 1.1: band 2: 25 points from 85% instead of 20 points from 90% (Điều 2)",
      "Nội dung 1.1: mức 2: 25 điểm từ 85% thay cho 20 điểm từ 90% (Điều 2)")),
    ([(TWO_BANDS[0], TWO_BANDS[0] + "          - " + "{from: 80, points: 5, status: quoted}\n")],
     ("item", "1.1", "bands", None, "from 80: 5",
      "Item 1.1: new band: 5 points from 80% (Điều 2)",
      "Nội dung 1.1: mức mới: 5 điểm từ 80% (Điều 2)")),
    ([("          - " + TWO_BANDS[0], "")],
     ("item", "1.1", "bands", "from 90: 20", None,
      "Item 1.1: band removed: 20 points from 90% (Điều 2)",
      "Nội dung 1.1: bỏ mức: 20 điểm từ 90% (Điều 2)")),
    ([("answer: yes", "answer: no")],
     ("item", "2.1", "bands", "answer yes: 40", "answer no: 40",
      "Item 2.1: full points (40) for the answer no instead of yes (Điều 3)",
      "Nội dung 2.1: điểm tối đa (40) khi trả lời không thay cho có (Điều 3)")),
    ([("share: {of: births_registered, among: births_due}",
       "rate: {of: births_registered, among: births_due, per: 100}")],
     ("item", "1.1", "measure", "share: births_registered / births_due",
      "rate: births_registered / births_due per 100",
      ("Item 1.1: measured as: “Registered” / “Due”, per 100 instead of “Registered” / “Due” (%) "
      "(Điều 2)"),
      ("Nội dung 1.1: cách tính: “Đã khai sinh” / “Phải khai sinh”, trên 100 thay cho "
      "“Đã khai sinh” / “Phải khai sinh” (%) (Điều 2)"))),
    ([('        bands:\n          - {from: 98',
       ('        when_none: zero\n        when_none_status: quoted\n        bands:\n'
       '          - {from: 98'))],
     ("item", "1.1", "when_none", "finding", "zero",
      "Item 1.1: when the denominator is 0: no points instead of an error, not scored (Điều 2)",
      "Nội dung 1.1: khi mẫu số bằng 0: 0 điểm thay cho số liệu sai, không chấm điểm (Điều 2)")),
    ([('{vi: "Tỷ lệ", en: "Share"}', '{vi: "Tỷ lệ", en: "Part"}')],
     ("item", "1.1", "title", {"vi": "Tỷ lệ", "en": "Share"}, {"vi": "Tỷ lệ", "en": "Part"},
      "Item 1.1: title: “Part” instead of “Share” (Điều 2)",
      "Nội dung 1.1: tên: “Tỷ lệ” thay cho “Tỷ lệ” (Điều 2)")),
    ([("from: 98, points: 60, status: quoted", "from: 98, points: 60, status: verified")],
     ("item", "1.1", "status", "quoted", "verified",
      "Item 1.1: from 98%: verified, was quoted (Điều 2)",
      "Nội dung 1.1: từ 98%: đã đối chiếu, trước đây là trích dẫn (Điều 2)")),
    ([("pass_from: 80", "pass_from: 75")],
     ("unit_class", "other", "pass_from", 80, 75,
      "Unit class other: points required: 75 instead of 80 (Điều 1)",
      "Nhóm đơn vị other: điểm yêu cầu: 75 thay cho 80 (Điều 1)")),
    ([("  other:\n",
       ('  new: {title: {vi: "Mới", en: "New"}, pass_from: 70, source: {article: "Điều 9", '
       "status: quoted}}\n  other:\n"))],
     ("unit_class", "new", None, None, {"vi": "Mới, điểm yêu cầu 70",
                                        "en": "New, 70 points required"},
      "Unit class new: added: New, 70 points required (Điều 9)",
      "Nhóm đơn vị new: thêm mới: Mới, điểm yêu cầu 70 (Điều 9)")),
    ([("points_above: 0", "points_above: 5")],
     ("recognition", "", "points_above", 0, 5,
      "Recognition: every criterion must score more than: 5 instead of 0 (Điều 1)",
      "Điều kiện công nhận: mỗi tiêu chí phải trên (điểm): 5 thay cho 0 (Điều 1)")),
    ([("type: yes_no}", 'type: yes_no, hint: {vi: "Ghi có", en: "Write yes"}}')],
     ("indicator", "has_forum", "hint", None, {"vi": "Ghi có", "en": "Write yes"},
      "Indicator has_forum: hint: “Write yes”, not stated before",
      "Chỉ tiêu has_forum: hướng dẫn: “Ghi có”, trước đây không ghi")),
    ([(", at_most: births_due", "")],
     ("indicator", "births_registered", "at_most", "births_due", None,
      "Indicator births_registered: at most: no longer stated, was “births_due”",
      "Chỉ tiêu births_registered: không vượt quá: không còn ghi, trước đây là “births_due”")),
    ([("type: yes_no}", "type: yes_no, sensitive: true}")],
     ("indicator", "has_forum", "sensitive", False, True,
      "Indicator has_forum: sensitive: yes instead of no",
      "Chỉ tiêu has_forum: nhạy cảm: có thay cho không")),
    ([("type: yes_no}", "type: yes_no, aliases: [Hội nghị, Đối thoại]}")],
     ("indicator", "has_forum", "aliases", "", "Hội nghị, Đối thoại",
      "Indicator has_forum: other names: “Hội nghị, Đối thoại”, not stated before",
      "Chỉ tiêu has_forum: tên khác: “Hội nghị, Đối thoại”, trước đây không ghi")),
    ([("effective_from: 2019-01-03}", "effective_from: 2019-01-03, effective_to: 2024-12-31}")],
     ("set", "", "effective_to", None, "2024-12-31",
      "The set: in force until: 2024-12-31, not stated before",
      "Cả bộ tiêu chí: hiệu lực đến: 31/12/2024, trước đây không ghi")),
    ([("version: 1", "version: 2")],
     ("set", "", "version", 1, 2, "The set: version: 2 instead of 1",
      "Cả bộ tiêu chí: phiên bản: 2 thay cho 1")),
    ([('max_points: 40\n    source: {article: "Điều 3", status: quoted}',
       'max_points: 40\n    source: {article: "Điều 4", status: quoted}')],
     ("criterion", "2", "article", "Điều 3", "Điều 4",
      "Criterion 2: article: “Điều 4” instead of “Điều 3”",
      "Tiêu chí 2: điều, khoản: “Điều 4” thay cho “Điều 3”")),
    ([('  births_due: {label: {vi: "Phải khai sinh", en: "Due"}, type: count}\n', ""),
      ('  has_forum: {label: {vi: "Diễn đàn", en: "Forum"}, type: yes_no}\n',
       ('  has_forum: {label: {vi: "Diễn đàn", en: "Forum"}, type: yes_no}\n'
       '  births_due: {label: {vi: "Phải khai sinh", en: "Due"}, type: count}\n'))],
     ("set", "", "indicators", "births_due, births_registered, has_forum",
      "births_registered, has_forum, births_due",
      ("The set: order of the indicators: births_registered, has_forum, births_due instead of "
      "births_due, births_registered, has_forum"),
      ("Cả bộ tiêu chí: thứ tự các chỉ tiêu: births_registered, has_forum, births_due thay cho "
      "births_due, births_registered, has_forum"))),
]  # fmt: skip


@pytest.mark.parametrize(("made", "expected"), CHANGES, ids=[case[1][5] for case in CHANGES])
def test_one_change_gives_one_sentence(
    sides: Sides, made: list[tuple[str, str]], expected: tuple[Any, ...]
) -> None:
    (change,) = changes_of(*sides(*made))
    keys = ("part", "id", "field", "before", "after", "message", "message_vi")
    assert tuple(change[key] for key in keys) == expected


def test_back_again_everything_is_said_the_other_way_round(sides: Sides) -> None:
    before, after = sides(("points: 20,", "points: 20.5,"), ("pass_from: 80", "pass_from: 75"))
    there, back = changes_of(before, after), changes_of(after, before)
    assert [(one["before"], one["after"]) for one in there] == [
        (one["after"], one["before"]) for one in back
    ] == [(80, 75), ("from 90: 20", "from 90: 20.5")]  # fmt: skip


def test_an_item_that_is_dropped_added_or_moved(sides: Sides) -> None:
    item = SOUND[SOUND.index('      - id: "2.1"') : SOUND.index("recognition:")]
    start = SOUND.index("  - id: 2\n")
    criterion = SOUND[start : SOUND.index("recognition:")]
    dropped = sides((criterion, ""), ("max_points: 100", "max_points: 60"),
                    ("pass_from: 80", "pass_from: 50"),
                    ('  has_forum: {label: {vi: "Diễn đàn", en: "Forum"}, type: yes_no}\n', "")
                    )  # fmt: skip
    said = [one["message"] for one in changes_of(*dropped)]
    assert said == [
        "The set: maximum points: 60 instead of 100",
        "Unit class other: points required: 50 instead of 80 (Điều 1)",
        "Indicator has_forum: removed: “Forum”",
        "Criterion 2: removed: Forum, up to 40 points (Điều 3)",
        "Item 2.1: removed: Forum held, up to 40 points (Điều 3)",
    ]
    back = [one["message"] for one in changes_of(*dropped[::-1])]
    assert back[-1] == "Item 2.1: added: Forum held, up to 40 points (Điều 3)"
    moved = sides((criterion, ""), ("recognition:\n", f"{item}recognition:\n"),
                  ("max_points: 60", "max_points: 100"))  # fmt: skip
    said = [one["message_vi"] for one in changes_of(*moved)]
    assert said == [
        "Tiêu chí 1: điểm tối đa: 100 thay cho 60 (Điều 2)",
        "Nội dung 2.1: chuyển từ tiêu chí 2 sang tiêu chí 1 (Điều 3)",
        "Tiêu chí 2: bỏ: Diễn đàn, tối đa 40 điểm (Điều 3)",
    ]


@pytest.mark.parametrize(
    ("lang", "said", "counted"),
    [
        ("en", ("Item 2.1: the measure, from 98%, from 95%, from 90%: verified, was "
         "provisional (Điều 5)"),
         ("Changes: 3. Thresholds and points: 19 quoted, 2 inferred, 83 provisional, "
          "0 verified → 19 quoted, "
          "2 inferred, 79 provisional, 4 verified.")),
        ("vi", ("Nội dung 2.1: cách tính, từ 98%, từ 95%, từ 90%: đã đối chiếu, trước đây là "
         "giá trị tạm (Điều 5)"), ("Số nội dung thay đổi: 3. Ngưỡng và mức điểm: 19 trích dẫn, 2 suy ra, 83 giá trị tạm, 0 đã đối "  # noqa: E501
         "chiếu → 19 trích dẫn, 2 suy ra, 79 giá trị tạm, 4 đã đối chiếu.")),
    ],
)  # fmt: skip
def test_what_was_verified_since(tmp_path: Path, lang: str, said: str, counted: str) -> None:
    run("criteria", "verify", "qd-06-2019", "2.1", "--source", "Điều 5", "-o", "my.yaml",
        cwd=tmp_path)  # fmt: skip
    done = run("criteria", "diff", "qd-06-2019", "my.yaml", lang=lang, cwd=tmp_path)
    assert (done.code, done.stderr) == (0, "")
    words = " ".join(done.stdout.split())
    assert words.startswith("qd-06-2019 → my.yaml ")
    assert said in words
    assert words.endswith(counted)
    assert widest(done.stdout) <= 80
    shown = run("criteria", "diff", "qd-06-2019", "my.yaml", "-f", "md", lang=lang, cwd=tmp_path)
    assert shown.stdout.startswith("# qd-06-2019 → my.yaml\n\n")
    assert f"\n- {said}\n" in shown.stdout


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "No differences."), ("vi", "Không có khác biệt.")]
)
def test_no_difference_is_said_plainly(lang: str, said: str) -> None:
    done = run("criteria", "diff", "qd-06-2019", "criteria", lang=lang)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == said
    assert changes_of("criteria/qd-06-2019.yaml", "qd-06-2019") == []


def test_json_is_the_same_in_both_languages(sides: Sides) -> None:
    words = ("criteria", "diff", *sides(("from: 98,", "from: 97.5,")), "-f", "json")
    assert run(*words, lang="vi").raw == run(*words, lang="en").raw


def test_an_overlay_is_compared_as_it_is_applied(tmp_path: Path) -> None:
    (tmp_path / "top.yaml").write_text(
        "extends: qd-06-2019\nid: top\nunit_classes:\n  other: {pass_from: 860}\n", "utf-8"
    )
    (change,) = changes_of("qd-06-2019", tmp_path / "top.yaml")
    assert (change["id"], change["before"], change["after"]) == ("other", 850, 860)


# --- folders


def folder(path: Path, **sets: str) -> Path:
    path.mkdir()
    for name, marks in sets.items():
        text = SOUND.replace("id: small", f"id: {name}").replace("pass_from: 80", marks)
        (path / f"{name}.yaml").write_text(text, "utf-8")
        (path / f"{name}.tests.yaml").write_text("examples: []\n", "utf-8")
    return path


def test_folders_are_compared_set_by_set(tmp_path: Path) -> None:
    before = folder(tmp_path / "old", a="pass_from: 80", b="pass_from: 80", c="pass_from: 80")
    after = folder(tmp_path / "new", b="pass_from: 75", a="pass_from: 80", d="pass_from: 80")
    document = json.loads(run("criteria", "diff", before, after, "-f", "json").raw)
    assert [
        (pair["before"]["id"], pair["after"]["id"], len(pair["changes"]))
        for pair in document["sets"]
    ] == [("a", "a", 0), ("b", "b", 1)]
    assert [one["id"] for one in document["only_before"]] == ["c"]
    assert [one["id"] for one in document["only_after"]] == ["d"]
    shown = run("criteria", "diff", "old", "new", cwd=tmp_path, lang="vi").stdout
    assert [line.rstrip() for line in shown.splitlines()[-5:]] == [
        "Chỉ có ở bộ trước", "c: Bộ nhỏ, phiên bản 1", "",
        "Chỉ có ở bộ sau", "d: Bộ nhỏ, phiên bản 1",
    ]  # fmt: skip


def test_one_set_is_held_against_its_like_in_a_folder(tmp_path: Path) -> None:
    many = folder(tmp_path / "many", a="pass_from: 80", b="pass_from: 75")
    path = folder(tmp_path / "one", b="pass_from: 80") / "b.yaml"
    (there,), (back,) = changes_of(path, many), changes_of(many, path)
    assert (there["before"], there["after"]) == (back["after"], back["before"]) == (80, 75)
    alone = folder(tmp_path / "alone", z="pass_from: 70")
    assert [change["after"] for change in changes_of(path, alone)] == [70]
    other = folder(tmp_path / "other", y="pass_from: 80") / "y.yaml"
    done = run("criteria", "diff", other.relative_to(tmp_path), "many", cwd=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("many/y\n  C001 error there is no such criteria set or file")
    assert "similar: a, b" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("qd-06-2019", "qd-06-2091"), "C001"),
        (("empty", "qd-06-2019"), "C001"),
        (("qd-06-2019", "broken.yaml"), "C010"),
        (("unsound.yaml", "qd-06-2019"), "C022"),
    ],
)
def test_what_is_no_sound_set_is_refused(tmp_path: Path, words: tuple[str, ...], code: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.yaml").write_text(SOUND.replace("version", "vrsion"), "utf-8")
    (tmp_path / "unsound.yaml").write_text(SOUND.replace("max_points: 100", "max_points: 9"))
    for lang in ("en", "vi"):
        done = run("criteria", "diff", *words, cwd=tmp_path, lang=lang)
        assert (done.code, done.stdout) == (2, "")
        assert f"  {code} " in done.stderr


def test_a_format_that_is_none() -> None:
    done = run("criteria", "diff", "qd-06-2019", "qd-06-2019", "-f", "jsno")
    assert done.code == 2
    assert "jsno: choose table, json, md or html; did you mean: json?" in done.stderr


# --- which band became which


def bands(*listed: tuple[int, int]) -> list[Band]:
    return [Band(Decimal(points), "quoted", Decimal(at)) for at, points in listed]


PAIRS = [
    ([(98, 50), (95, 35)], [(98, 50), (95, 35)], [(0, 0), (1, 1)]),
    ([(98, 50), (95, 35), (90, 20)], [(95, 50), (90, 35), (85, 20)], [(0, 0), (1, 1), (2, 2)]),
    ([(98, 50), (95, 35), (90, 20)], [(98, 60), (95, 50), (90, 20)], [(0, 0), (1, 1), (2, 2)]),
    ([(98, 50), (90, 20)], [(98, 50), (95, 35), (90, 20)], [(0, 0), (None, 1), (1, 2)]),
    ([(98, 50), (95, 35), (90, 20)], [(95, 35), (90, 20)], [(0, None), (1, 0), (2, 1)]),
    ([(98, 50)], [(98, 50), (95, 35)], [(0, 0), (None, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), PAIRS)
def test_bands_are_paired_so_that_least_changed(
    before: list[tuple[int, int]],
    after: list[tuple[int, int]],
    expected: list[tuple[int | None, int | None]],
) -> None:
    assert band_changes.pair(bands(*before), bands(*after)) == expected


def test_every_field_of_the_model_is_compared() -> None:
    """A field that is added to the format must be compared too: this list is changed with it."""
    records = ("LegalBasis", "Source", "UnitClass", "Indicator", "Share", "Rate", "Count", "YesNo",
               "Band", "Item", "Criterion", "EveryCriterion", "Recognition",
               "CriteriaSet")  # fmt: skip
    named = {
        name: [field.name for field in msgspec.structs.fields(getattr(criteria_model, name))]
        for name in records
    }
    assert named == {
        "LegalBasis": ["number", "date", "effective_from", "effective_to", "type", "issuer",
                       "abstract"],
        "Source": ["article", "status", "page", "verified_on"],
        "UnitClass": ["title", "pass_from", "source"],
        "Indicator": ["label", "type", "at_most", "aliases", "hint", "irreversible", "cost",
                      "carry_over", "sensitive", "over_periods", "groups"],
        "Share": ["of", "among"],
        "Rate": ["of", "among", "per"],
        "Count": ["of"],
        "YesNo": ["of"],
        "Band": ["points", "status", "from_", "up_to", "answer"],
        "Item": ["id", "title", "bands", "source", "share", "rate", "count", "yes_no", "when_none",
                 "when_none_status"],
        "Criterion": ["id", "title", "max_points", "source", "items"],
        "EveryCriterion": ["points_above"],
        "Recognition": ["every_criterion", "total_from", "source"],
        "CriteriaSet": ["id", "version", "title", "legal_basis", "max_points", "unit_classes",
                        "indicators", "criteria", "recognition", "supersedes"],
    }  # fmt: skip
