"""`cftscore criteria new` as a process: with options, with questions, and what it writes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import commandline
import pytest
import yaml
from commandline import ROOT, Done, widest
from commandline import run_inside as run
from smallset import SOUND

from cftscore.authoring import example_text
from cftscore.authoring import examples as criteria_examples
from cftscore.criteria import load as criteria_load

SET = ROOT / "criteria" / "qd-06-2019.yaml"
BASIS = ("--id", "qd-12-2026", "--title", "Bộ mới", "--number", "12/QĐ-TTg", "--date", "15/1/2026")
ON_OVERLAY = ("--extends", "qd-06-2019", "--id", "tinh", "--title", "Bộ của tỉnh")


def new(folder: Path, *words: str | Path, lang: str = "en") -> Done:
    return run("criteria", "new", *words, cwd=folder, lang=lang)


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def assert_works(path: Path) -> None:
    """Check and test pass at once, in both languages."""
    for command in ("check", "test"):
        for lang in ("en", "vi"):
            done = run("criteria", command, path.name, cwd=path.parent, lang=lang)
            assert (done.code, done.stderr) == (0, ""), done.stderr


@pytest.mark.parametrize(
    ("lang", "said", "remark"),
    [
        ("en", ["Written: qd-12-2026.yaml", "Written: qd-12-2026.tests.yaml",
                "Next: open qd-12-2026.yaml and edit it, then run"],
         "# every figure has a status"),
        ("vi", ["Đã ghi qd-12-2026.yaml", "Đã ghi qd-12-2026.tests.yaml",
                "Tiếp theo: mở qd-12-2026.yaml để sửa, rồi chạy"],
         "# mỗi con số có mức độ xác thực"),
    ],
)  # fmt: skip
def test_a_set_from_nothing(tmp_path: Path, lang: str, said: list[str], remark: str) -> None:
    done = new(tmp_path, *BASIS, lang=lang)
    assert (done.code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        *said,
        "  cftscore criteria check qd-12-2026.yaml",
        "  cftscore criteria test qd-12-2026.yaml",
    ]
    path = tmp_path / "qd-12-2026.yaml"
    assert remark in path.read_text("utf-8").casefold()
    assert_works(path)
    made = criteria_load.load(path).set
    assert (made.id, made.version, made.title.vi, made.title.en) == (
        "qd-12-2026", 1, "Bộ mới", "Bộ mới"
    )  # fmt: skip
    law = made.legal_basis
    assert (law.number, law.date, law.effective_from, law.effective_to) == (
        "12/QĐ-TTg", "2026-01-15", "2026-01-15", None
    )  # fmt: skip
    assert made.max_points == 100
    assert [int(unit_class.pass_from) for unit_class in made.unit_classes.values()] == [80]
    assert [(item.id, int(item.max_points)) for item in made.items] == [("1.1", 50), ("2.1", 50)]
    assert made.figures == {"quoted": 0, "inferred": 0, "provisional": 9, "verified": 0}


@pytest.mark.parametrize(
    ("measures", "points", "pass_from", "each", "bands"),
    [
        ("share", "10", "10", [10], [["from 90: 10", "from 80: 5"]]),
        ("share,rate,count,yes_no", "103", "0", [26, 26, 26, 25],
         [["from 90: 26", "from 80: 13"], ["up_to 0: 26", "up_to 1: 13"],
          ["from 2: 26", "from 1: 13"], ["answer yes: 25"]]),
        ("count, count", "2", "1", [1, 1], [["from 2: 1"], ["from 2: 1"]]),
        ("yes_no", "1000000", "7", [1000000], [["answer yes: 1000000"]]),
    ],
)  # fmt: skip
def test_measures_and_points(  # noqa: PLR0917
    tmp_path: Path, measures: str, points: str, pass_from: str, each: list[int],
    bands: list[list[str]],
) -> None:  # fmt: skip
    done = new(tmp_path, *BASIS, "--measures", measures, "--points", points, "--pass-from",
               pass_from, "-o", "my.yaml")  # fmt: skip
    assert done.code == 0, done.stderr
    assert_works(tmp_path / "my.yaml")
    made = criteria_load.load(tmp_path / "my.yaml").set
    assert [int(criterion.max_points) for criterion in made.criteria] == each
    assert [
        [f"{band.kind} {band.answer or band.threshold}: {band.points}" for band in item.bands]
        for item in made.items
    ] == bands
    assert [int(unit_class.pass_from) for unit_class in made.unit_classes.values()] == [
        int(pass_from)
    ]
    verdicts = [
        example["expect"].get("verdict") for example in read(tmp_path / "my.tests.yaml")["examples"]
    ]
    assert verdicts[-3:] == ["pass", "fail", "incomplete"]


def test_a_set_from_nothing_can_be_filled_in_and_scored(tmp_path: Path) -> None:
    new(tmp_path, *BASIS, "--measures", "share,rate,count,yes_no")
    table = (
        "code,unit_class,c1_part,c1_whole,c2_cases,c2_whole,c3_count,c4_done\n"
        "30280,all,85,100,0,900,3,yes\n"
    )
    (tmp_path / "figures.csv").write_text(table, "utf-8")
    done = run("explain", "figures.csv", "--commune", "30280", "--period", "2020", "-c",
               "qd-12-2026.yaml", cwd=tmp_path)  # fmt: skip
    words = " ".join(done.stdout.split())
    assert "Pass: 87 / 80" in words
    assert "Share 1 (name it) 12 of 25" in words
    made = run("template", "--district", "Châu Đốc", "--period", "2020", "-c", "qd-12-2026.yaml",
               "-o", "t.xlsx", cwd=tmp_path)  # fmt: skip
    assert made.code == 0, made.stderr


# --- a copy and an overlay


def test_a_copy_claims_nothing_for_the_new_decision(tmp_path: Path) -> None:
    done = new(tmp_path, *BASIS, "--title-en", "New set", "--from", "qd-06-2019")
    assert done.code == 0, done.stderr
    assert_works(tmp_path / "qd-12-2026.yaml")
    made, base = (
        criteria_load.load(tmp_path / "qd-12-2026.yaml").set,
        criteria_load.load("qd-06-2019").set,
    )
    assert made.figures == {"quoted": 0, "inferred": 0, "provisional": 104, "verified": 0}
    assert (made.title.vi, made.title.en) == ("Bộ mới", "New set")
    assert made.legal_basis.effective_from == "2026-01-15"
    assert made.indicators == base.indicators
    assert [item.bands[0].points for item in made.items] == [
        item.bands[0].points for item in base.items
    ]
    text = (tmp_path / "qd-12-2026.yaml").read_text("utf-8")
    head, _, rest = text.partition("\nid: ")
    assert "06/QĐ-TTg" not in head
    assert head.startswith("# New set\n#\n")
    # What is not a figure or the head is as it was, remarks included.
    before = SET.read_text("utf-8").partition("\nid: ")[2]
    # Who issued the other decision, and what it is about, is not claimed of this one.
    start, law = before.index("  issuer: "), made.legal_basis
    before = before[:start] + before[before.index("  effective_from: ") :]
    assert (law.issuer, law.abstract) == (None, None)
    lines = list(zip(before.splitlines(), rest.splitlines(), strict=True))
    assert {new for old, new in lines if old != new and "status: provisional" not in new} == {
        "qd-12-2026", '  vi: "Bộ mới"', '  en: "New set"',
        '  number: "12/QĐ-TTg"', "  date: 2026-01-15", "  effective_from: 2026-01-15",
    }  # fmt: skip
    examples = (tmp_path / "qd-12-2026.tests.yaml").read_text("utf-8")
    assert (
        examples.partition("\nbases:")[2]
        == ((ROOT / "criteria/qd-06-2019.tests.yaml").read_text("utf-8").partition("\nbases:")[2])
    )


def test_what_a_copied_set_was_verified_by_and_its_end_are_dropped(tmp_path: Path) -> None:
    text = SOUND.replace("effective_from: 2019-01-03}",
                         "effective_from: 2019-01-03, effective_to: 2025-12-31}")  # fmt: skip
    text = text.replace(
        'source: {article: "Điều 2", status: quoted}',
        'source: {verified_on: 2020-01-01, article: "Điều 2", status: verified}',
    )
    text = text.replace('        source: {article: "Điều 3", status: quoted}',
                        '        source:\n          article: "Điều 3" # ba\n'
                        "          status: verified\n"
                        "          verified_on: 2020-01-01 # hôm ấy")  # fmt: skip
    (tmp_path / "old.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert run("criteria", "check", "old.yaml", cwd=tmp_path).code == 0
    done = new(tmp_path, *BASIS, "--from", "old.yaml")
    assert done.code == 0, done.stderr
    raw = (tmp_path / "qd-12-2026.yaml").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") > 40
    assert_works(tmp_path / "qd-12-2026.yaml")  # examples were made for it, as it had none
    data = read(tmp_path / "qd-12-2026.yaml")
    assert "effective_to" not in data["legal_basis"]
    assert data["criteria"][0]["source"] == {
        "verified_on": None, "article": "Điều 2", "status": "provisional"
    }  # fmt: skip
    assert data["criteria"][1]["items"][0]["source"] == {
        "article": "Điều 3", "status": "provisional"
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_an_overlay_changes_nothing_until_it_is_edited(tmp_path: Path, lang: str) -> None:
    done = new(tmp_path, *ON_OVERLAY, lang=lang)
    assert done.code == 0, done.stderr
    path = tmp_path / "tinh.yaml"
    assert_works(path)
    assert read(path) == {
        "extends": "qd-06-2019", "id": "tinh", "version": 1,
        "title": {"vi": "Bộ của tỉnh", "en": "Bộ của tỉnh"},
    }  # fmt: skip
    base, made = criteria_load.load("qd-06-2019").set, criteria_load.load(path).set
    assert (made.criteria, made.legal_basis) == (base.criteria, base.legal_basis)
    # What its remarks show is YAML that holds as it stands.
    text = path.read_text("utf-8")
    at = text.index("# unit_classes:")
    shown = "".join(line[2:] + "\n" for line in text[at:].splitlines())
    path.write_text(text[:at] + shown, "utf-8")
    assert_works(path)
    assert criteria_load.load(path).set.criteria == base.criteria
    assert "2.1" in shown
    assert "pass_from: 900" in shown


def test_an_overlay_with_a_decision_of_its_own(tmp_path: Path) -> None:
    new(tmp_path, *ON_OVERLAY, "--number", "5/QĐ-UBND", "--date", "2021-02-03",
        "--effective-from", "1/3/2021")  # fmt: skip
    law = criteria_load.load(tmp_path / "tinh.yaml").set.legal_basis
    assert (law.number, law.date, law.effective_from) == ("5/QĐ-UBND", "2021-02-03", "2021-03-01")


def test_an_overlay_in_another_folder_finds_its_base(tmp_path: Path) -> None:
    (tmp_path / "sets").mkdir()
    shutil.copy(SET, tmp_path / "sets/base.yaml")
    (tmp_path / "new").mkdir()
    done = new(tmp_path, "--extends", "sets/base.yaml", "--id", "x", "--title", "X", "-o",
               "new/x.yaml")  # fmt: skip
    assert done.code == 0, done.stderr
    assert read(tmp_path / "new/x.yaml")["extends"] == "../sets/base.yaml"
    assert_works(tmp_path / "new/x.yaml")
    copy = new(tmp_path, *BASIS, "--from", "new/x.yaml")
    assert copy.code == 0, copy.stderr
    data = read(tmp_path / "qd-12-2026.yaml")
    assert (data["extends"], data["id"]) == ("sets/base.yaml", "qd-12-2026")
    assert data["legal_basis"]["number"] == "12/QĐ-TTg"
    assert_works(tmp_path / "qd-12-2026.yaml")


# --- what is refused

REFUSED = [
    ((), "there is no terminal to ask on; give these options: --id, --title, --number, --date",
     "không có bàn phím để nhập, phải nêu: --id, --title, --number, --date"),
    (("--extends", "qd-06-2019", "--id", "x"), "give these options: --title\n",
     "phải nêu: --title\n"),
    ((*BASIS[:-1], "31/2/2026"), "'--date': 31/2/2026: enter a date",
     "'--date': 31/2/2026: phải là một ngày"),
    (("--id", "Bộ mới", *BASIS[2:]), "'--id': Bộ mới: use only lower-case letters",
     "'--id': Bộ mới: chỉ dùng chữ thường"),
    (("--id", "qd-06-2019", *BASIS[2:]), "'--id': qd-06-2019: this is the id of a shipped set",
     "'--id': qd-06-2019: trùng mã của một bộ tiêu chí đi kèm"),
    ((*BASIS, "--title-en", " "), "'--title-en': enter a few words",
     "'--title-en': cần một tên"),
    ((*BASIS, "--measures", "shares"), ("shares: choose one of share, rate, count, yes_no; did you "
     "mean: share?"), "shares: chọn trong share, rate, count, yes_no; có phải: share?"),
    ((*BASIS, "--points", "1"), "'--points': 1: enter a whole number from 2 to",
     "'--points': 1: phải là số nguyên từ 2 đến"),
    ((*BASIS, "--pass-from", "101"), "'--pass-from': 101: enter a whole number from 0 to 100",
     "'--pass-from': 101: phải là số nguyên từ 0 đến 100"),
    ((*BASIS, "--points", "9" * 5000), "'--points'", "'--points'"),
    ((*ON_OVERLAY, "--points", "5"), "'--points': cannot be used with --from or --extends",
     "'--points': không dùng cùng --from, --extends"),
    ((*ON_OVERLAY, "--from", "qd-06-2019"), "choose one: --from or --extends",
     "chỉ dùng một trong hai: --from hoặc --extends"),
    ((*BASIS, "--from", "qd-06-2091"), "C001 error", "C001 lỗi"),
    ((*BASIS, "-o", "x.txt"), "O003 error", "O003 lỗi"),
    ((*BASIS, "-o", "none/x.yaml"), "O004 error", "O004 lỗi"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "en", "vi"), REFUSED)
def test_what_cannot_be_done_is_refused(
    tmp_path: Path, words: tuple[str, ...], en: str, vi: str
) -> None:
    for lang, text in (("en", en), ("vi", vi)):
        done = new(tmp_path, *words, lang=lang)
        assert (done.code, done.stdout) == (2, "")
        assert text in done.stderr
        assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    (tmp_path / "qd-12-2026.tests.yaml").write_text("mine", "utf-8")
    done = new(tmp_path, *BASIS)
    assert done.code == 2
    assert done.stderr.startswith("qd-12-2026.tests.yaml\n  O001 error")
    assert [path.name for path in tmp_path.iterdir()] == ["qd-12-2026.tests.yaml"]
    assert (tmp_path / "qd-12-2026.tests.yaml").read_text("utf-8") == "mine"
    assert new(tmp_path, *BASIS, "--force").code == 0
    assert_works(tmp_path / "qd-12-2026.yaml")
    own = new(tmp_path, *BASIS[:-2], "--date", "2027-01-01", "--from", "qd-12-2026.yaml", "--force")
    assert own.code == 2
    assert "O002 error an input file is never overwritten" in own.stderr


@pytest.mark.parametrize("title", ['a "b" \\ {c} # d: e', "100 % [x] - & * !", "Ộ 😀 'q'"])
def test_titles_are_kept_to_the_letter(tmp_path: Path, title: str) -> None:
    for words in ((), ("--from", "qd-06-2019"), ("--extends", "qd-06-2019")):
        done = new(tmp_path, *BASIS[:2], "--title", title, *BASIS[4:], *words, "--force")
        assert done.code == 0, done.stderr
        assert read(tmp_path / "qd-12-2026.yaml")["title"] == {"vi": title, "en": title}
        assert_works(tmp_path / "qd-12-2026.yaml")


# --- questions

QUESTIONS = {
    "en": ["Id of the set, such as qd-12-2026:", "Error: QD 1: use only lower-case letters",
           "Title in Vietnamese:", "Title in English [Bộ]:", "Number of the decision",
           "Date of the decision, such as 2026-01-15:", "Error: 31/2/2026: enter a date",
           "In force from [2026-03-01]:", "[share,yes_no]:", "Maximum total points [100]:",
           "Error: 1: enter a whole number from 2 to", "Points that a commune must reach [40]:",
           "Written: qd-9.yaml"],
    "vi": ["Mã của bộ tiêu chí, ví dụ qd-12-2026:", "Lỗi: QD 1: chỉ dùng chữ thường",
           "Tên tiếng Việt:", "Tên tiếng Anh [Bộ]:", "Số quyết định",
           "Ngày ký, ví dụ 15/1/2026:", "Lỗi: 31/2/2026: phải là một ngày",
           "Có hiệu lực từ ngày [01/03/2026]:", "[share,yes_no]:", "Tổng điểm tối đa [100]:",
           "Lỗi: 1: phải là số nguyên từ 2 đến", "Điểm yêu cầu đối với xã [40]:",
           "Đã ghi qd-9.yaml"],
}  # fmt: skip
ANSWERS = "QD 1\nqd-9\nBộ\n\n9/QĐ\n31/2/2026\n1/3/2026\n\ncount,yes_no\n1\n50\n\n"


def asked(folder: Path, typed: str, *words: str, lang: str) -> Done:
    """Run the command with a terminal as its standard input, on which something was typed."""
    pty = pytest.importorskip("pty")
    keyboard, terminal = pty.openpty()
    try:
        os.write(keyboard, typed.encode())
        words = ("criteria", "new", *words)
        return commandline.run(*words, cwd=folder, lang=lang, stdin=terminal, timeout=60)
    finally:
        os.close(keyboard)
        os.close(terminal)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_is_not_given_is_asked_and_asked_again(tmp_path: Path, lang: str) -> None:
    done = asked(tmp_path, ANSWERS, lang=lang)
    assert (done.code, done.stdout.strip()) == (0, "")
    at = 0
    for text in QUESTIONS[lang]:
        found = done.stderr.find(text, at)
        assert found >= 0, (text, done.stderr)
        at = found + len(text)
    assert_works(tmp_path / "qd-9.yaml")
    made = criteria_load.load(tmp_path / "qd-9.yaml").set
    assert (made.legal_basis.number, made.legal_basis.effective_from) == ("9/QĐ", "2026-03-01")
    assert [item.id for item in made.items if item.count is not None] == ["1.1"]
    assert made.max_points == 50
    assert made.unit_classes["all"].pass_from == 40


@pytest.mark.slow
def test_what_is_given_is_not_asked(tmp_path: Path) -> None:
    done = asked(tmp_path, "Tỉnh\n\n\n\n\n", "--extends", "qd-06-2019", "--id", "tinh", lang="vi")
    assert done.code == 0, done.stderr
    assert "Mã của bộ" not in done.stderr
    assert "Số quyết định, ví dụ 12/QĐ-TTg [06/QĐ-TTg]:" in done.stderr
    assert "legal_basis" not in read(tmp_path / "tinh.yaml")


@pytest.mark.slow
def test_who_ends_the_questions_has_written_nothing(tmp_path: Path) -> None:
    done = asked(tmp_path, "qd-9\nBộ\n\x04", lang="vi")
    assert done.code == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_file_that_is_there_is_said_before_more_is_asked(tmp_path: Path) -> None:
    (tmp_path / "qd-9.yaml").write_text("mine", "utf-8")
    done = asked(tmp_path, "qd-9\n", lang="en")
    assert done.code == 2
    assert "O001 error" in done.stderr
    assert "Title" not in done.stderr


# --- examples that are made


def test_examples_made_for_the_shipped_set_cover_every_band(tmp_path: Path) -> None:
    """Whatever the thresholds are: each band has one on it and one just below."""
    shutil.copy(SET, tmp_path / "set.yaml")
    file = criteria_load.load(tmp_path / "set.yaml")
    cases = example_text.of_items(file.set, file.set.items)
    (tmp_path / "set.tests.yaml").write_text(example_text.text("", cases.listed), "utf-8")
    assert criteria_examples.run(file) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{from: 90, points: 20", "{from: 0, points: 20"),
        ("{from: 98, points: 60", "{from: 99.995, points: 60"),
        ("{from: 98, points: 60", "{from: 100, points: 60"),
        (("share: {of: births_registered, among: births_due}\n        bands:\n"
         "          - {from: 98, points: 60, status: quoted}\n"
         "          - {from: 90, points: 20, status: quoted}"),
         ("rate: {of: births_registered, among: births_due, per: 1000}\n        bands:\n"
         "          - {up_to: 0.5, points: 60, status: quoted}\n"
         "          - {up_to: 100, points: 20, status: quoted}")),
        (("share: {of: births_registered, among: births_due}\n        bands:\n"
         "          - {from: 98, points: 60, status: quoted}\n"
         "          - {from: 90, points: 20, status: quoted}"),
         ("share: {of: births_registered, among: births_due}\n        bands:\n"
         "          - {up_to: 2.5, points: 60, status: quoted}\n"
         "          - {up_to: 100, points: 20, status: quoted}")),
        ("{answer: yes, points: 40", "{answer: no, points: 40"),
    ],
)  # fmt: skip
def test_examples_are_made_for_any_threshold(tmp_path: Path, old: str, new: str) -> None:
    assert SOUND.count(old) == 1
    (tmp_path / "set.yaml").write_text(SOUND.replace(old, new), "utf-8")
    file = criteria_load.load(tmp_path / "set.yaml")
    cases = example_text.of_items(file.set, file.set.items)
    (tmp_path / "set.tests.yaml").write_text(example_text.text("", cases.listed), "utf-8")
    assert [finding.say("en") for finding in criteria_examples.run(file)] == []


# --- help


@pytest.mark.parametrize("command", ["new", "diff", "verify"])
def test_help_is_there_in_both_languages(command: str) -> None:
    shown = [run("criteria", command, "-h", lang=lang) for lang in ("en", "vi")]
    assert [done.code for done in shown] == [0, 0]
    assert [("Example: ", "Ví dụ: ")[at] in done.stdout for at, done in enumerate(shown)] == [
        True, True
    ]  # fmt: skip
    assert all(widest(done.stdout) <= 80 for done in shown)
    listed = run("criteria", "-h", lang="vi").stdout
    assert f"\n  {command} " in listed
