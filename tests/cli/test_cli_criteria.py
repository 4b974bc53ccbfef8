"""`cftscore criteria` as a process: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from commandline import ROOT, row, widest
from commandline import run_inside as run
from smallset import LINES, SOUND

from cftscore.criteria import load as criteria_load

SET = ROOT / "criteria" / "qd-06-2019.yaml"


def small(tmp_path: Path, old: str = "", new: str = "") -> tuple[str, int]:
    """Write the small set with one thing changed, and give its name and the line changed."""
    assert SOUND.count(old) == 1 or not old
    (tmp_path / "small.yaml").write_text(SOUND.replace(old, new), "utf-8")
    return "small.yaml", next((n for n, line in enumerate(LINES, 1) if old in line), 0)


@pytest.mark.parametrize(
    ("lang", "heading", "row_of_set", "title", "status"),
    [
        ("en", "Id", "2019-01-03 27 1,000 19 ", "Communes, wards", "83 provisional"),
        ("vi", "Mã", "03/01/2019 27 1.000 19 ", "Xã, phường", "83 giá trị tạm"),
    ],
)
def test_list(lang: str, heading: str, row_of_set: str, title: str, status: str) -> None:
    done = run("criteria", "list", lang=lang)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith(heading)
    words = " ".join(row(done.stdout, "qd-06-2019"))
    assert words.startswith(title)
    # In force from, items, points.
    assert row_of_set in words
    assert status in done.stdout
    assert widest(done.stdout) <= 80
    listed = json.loads(run("criteria", "list", "-f", "json", lang=lang).raw)
    assert [shown["id"] for shown in listed] == criteria_load.shipped_ids()
    shown = next(shown for shown in listed if shown["id"] == "qd-06-2019")
    assert len(shown["criteria"]) == 13


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["6. Children in special circumstances supported — up to 125 points",
                "from 95% 50 quoted", "from 90% 35 provisional", "from 100% 75 quoted",
                "denominator 0: full points (provisional)",
                "104 thresholds and points: 19 quoted, 2 inferred, 83 provisional, 0 verified.",
                "not yet compared with the text of Decision 06/QĐ-TTg",
                "results are for information only."]),
        ("vi", ["6. Trẻ em có hoàn cảnh đặc biệt được trợ giúp — tối đa 125 điểm",
                "từ 95% 50 trích dẫn", "từ 90% 35 giá trị tạm", "từ 100% 75 trích dẫn",
                "mẫu số bằng 0: điểm tối đa (giá trị tạm)",
                "104 ngưỡng và mức điểm: 19 trích dẫn, 2 suy ra, 83 giá trị tạm, 0 đã đối chiếu.",
                "chưa đối chiếu với văn bản Quyết định số 06/QĐ-TTg",
                "kết quả chỉ để tham khảo."]),
    ],
)  # fmt: skip
def test_show_of_one_criterion(lang: str, said: list[str]) -> None:
    done = run("criteria", "show", "qd-06-2019", "--criterion", "6", lang=lang)
    assert (done.code, done.stderr) == (0, "")
    words = " ".join(done.stdout.split())
    for text in said:
        assert text in words
    for other in ("\n5. ", "\n7. ", "mountain_island_disadvantaged"):
        assert other not in done.stdout
    assert widest(done.stdout) <= 80


@pytest.mark.parametrize(("lang", "first"), [("en", "Points required"), ("vi", "Điểm yêu cầu")])
def test_show_of_all(lang: str, first: str) -> None:
    done = run("criteria", "show", "qd-06-2019", lang=lang)
    lines = done.stdout.splitlines()
    assert first in lines[3]
    for number in range(1, 14):
        assert any(line.startswith(f"{number}. ") for line in lines)
    for mark in ("900", "800", "850"):
        assert f"  {mark}  " in done.stdout
    assert widest(done.stdout) <= 80


def test_show_as_json_is_the_same_in_both_languages() -> None:
    words = ("criteria", "show", "qd-06-2019", "-f", "json")
    assert run(*words, lang="vi").raw == run(*words, lang="en").raw
    one = json.loads(run(*words, "--criterion", "2").raw)
    assert [band["from"] for band in one["items"][0]["bands"]] == [98, 95, 90]
    assert json.loads(run(*words).raw)["criteria"][1] == one


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Error: '--criterion': 99: no such criterion; qd-06-2019 has 1, 2, 3,"),
        (
            "vi",
            "Lỗi: '--criterion': 99: không có tiêu chí này; bộ tiêu chí qd-06-2019 có các tiêu chí",
        ),
    ],
)
def test_show_of_a_criterion_that_is_none(lang: str, said: str) -> None:
    done = run("criteria", "show", "qd-06-2019", "--criterion", "99", lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith(said)


@pytest.mark.parametrize("command", ["show", "check", "test"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "C001 error there is no such criteria set"), ("vi", "C001 lỗi không có bộ tiêu chí")],
)
def test_a_set_that_is_not_there(command: str, lang: str, said: str) -> None:
    done = run("criteria", command, "qd-06-2091", lang=lang)
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "qd-06-2019" in done.stderr


@pytest.mark.parametrize(
    ("command", "lang", "said"),
    [
        ("check", "en", "{}: valid.\n"),
        ("check", "vi", "{}: hợp lệ.\n"),
        ("test", "en", "{}: all examples pass.\n"),
        ("test", "vi", "{}: mọi ví dụ đều đúng.\n"),
    ],
)
def test_what_is_sound_is_said_to_be(command: str, lang: str, said: str) -> None:
    for name in ("qd-06-2019", "criteria/qd-06-2019.yaml"):
        done = run("criteria", command, name, lang=lang)
        assert (done.code, done.stdout, done.stderr) == (0, said.format(name), "")


@pytest.mark.parametrize(
    ("old", "new", "column", "en", "vi"),
    [
        ("from: 98", "frm: 98", 14, "C010 error there is no key “frm” here",
         "C010 lỗi không có khóa “frm” ở đây"),
        ("max_points: 100", "max_points: abc", 1, "C012 error found “abc”, expected a number",
         "C012 lỗi ghi “abc”, phải là một số"),
        ("among: births_due}", "among: births_du}", 40, "did you mean: births_due",
         "có phải: births_due"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_line_and_column(
    old: str, new: str, column: int, en: str, vi: str, *, tmp_path: Path
) -> None:
    name, line = small(tmp_path, old, new)
    for lang, text in (("en", en), ("vi", vi)):
        for command in ("check", "test"):
            done = run("criteria", command, name, lang=lang, cwd=tmp_path)
            assert (done.code, done.stdout) == (1, "")
            assert f"{name}:{line}:{column}" in done.stderr.splitlines()
            assert text in done.stderr
        assert run("criteria", "show", name, lang=lang, cwd=tmp_path).code == 2
        # What cannot be trusted judges nobody.
        done = run("evaluate", ROOT / "samples/an-giang-2020/884-chau-doc.xlsx", "-c", name,
                   lang=lang, cwd=tmp_path)  # fmt: skip
        assert (done.code, done.stdout) == (2, "")
        assert f"{name}:{line}:{column}" in done.stderr


def test_every_error_of_a_file_is_listed(tmp_path: Path) -> None:
    text = SET.read_text("utf-8").replace("bands:", "bnds:")
    (tmp_path / "many.yaml").write_text(text, "utf-8")
    done = run("criteria", "check", "many.yaml", cwd=tmp_path)
    assert done.stderr.count("C010 error") == done.stderr.count("C011 error") == 27
    assert done.stderr.splitlines()[-1] == "54 errors"


def test_examples_that_are_not_fulfilled_have_their_place(tmp_path: Path) -> None:
    for name in ("qd-06-2019.yaml", "qd-06-2019.tests.yaml"):
        (tmp_path / name).write_text((ROOT / "criteria" / name).read_text("utf-8"), "utf-8")
    set_file = tmp_path / "qd-06-2019.yaml"
    text = set_file.read_text("utf-8")
    assert text.count("from: 98, points: 50, status: provisional") == 1
    set_file.write_text(
        text.replace("from: 98, points: 50, status", "from: 97, points: 50, status")
    )
    assert run("criteria", "check", set_file).code == 0
    done = run("criteria", "test", set_file)
    assert (done.code, done.stdout) == (1, "")
    first, second = done.stderr.splitlines()[:2]
    assert re.fullmatch(rf"{re.escape(str(tmp_path))}/qd-06-2019\.tests\.yaml:\d+:\d+", first)
    assert second.startswith("  C030 error example “")


def test_schema_is_the_one_that_is_committed() -> None:
    for lang in ("vi", "en"):
        assert run("criteria", "schema", lang=lang).raw == (SET.parent / "schema.json").read_bytes()
