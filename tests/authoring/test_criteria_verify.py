"""`cftscore criteria verify` as a process: one figure changes, every other byte stays."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from commandline import ROOT, widest
from commandline import run_inside as run

from cftscore.authoring import named_figures
from cftscore.authoring import verify as authoring_verify
from cftscore.authoring.edits import Edits
from cftscore.authoring.verify import Wanted
from cftscore.core import data as shipped
from cftscore.criteria import load as criteria_load
from cftscore.criteria import yaml as criteria_yaml

SET = ROOT / "criteria" / "qd-06-2019.yaml"
EXAMPLES = ROOT / "criteria" / "qd-06-2019.tests.yaml"
TODAY = "2020-01-01"
"""What SOURCE_DATE_EPOCH of `commandline.run` says."""
BOM = b"\xef\xbb\xbf"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A set of one's own, with its examples."""
    shutil.copy(SET, tmp_path / "set.yaml")
    shutil.copy(EXAMPLES, tmp_path / "set.tests.yaml")
    return tmp_path / "set.yaml"


def changed(before: bytes, after: bytes) -> list[tuple[bytes, bytes]]:
    """Pair the lines that differ; the number of lines must be the same."""
    pairs = zip(before.split(b"\n"), after.split(b"\n"), strict=True)
    return [(old, new) for old, new in pairs if old != new]


ITEM = [
    ("          - {from: 98, points: 50, status: provisional}",
     "          - {from: 98, points: 50, status: verified}"),
    ("          - {from: 95, points: 35, status: provisional}",
     "          - {from: 95, points: 35, status: verified}"),
    ("          - {from: 90, points: 20, status: provisional}",
     "          - {from: 90, points: 20, status: verified}"),
    ('        source: {article: "06/QĐ-TTg, tiêu chí 2, nội dung 2.1", status: provisional}',
     f'        source: {{article: "Điều 5", status: verified, verified_on: {TODAY}}}'),
]  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", BOM])
def test_only_the_figures_of_the_item_change(own: Path, ends: str, mark: bytes) -> None:
    before = mark + SET.read_text("utf-8").replace("\n", ends).encode()
    own.write_bytes(before)
    done = run("criteria", "verify", own.name, "2.1", "--source", "Điều 5", "--in-place",
               cwd=own.parent)  # fmt: skip
    assert (done.code, done.stderr.splitlines()) == (
        0, ["Written: set.yaml", "Next: cftscore criteria test set.yaml"]
    )  # fmt: skip
    end = ends[:-1].encode()
    expected = [(old.encode() + end, new.encode() + end) for old, new in ITEM]
    assert changed(before, own.read_bytes()) == expected
    assert run("criteria", "check", own).code == run("criteria", "test", own).code == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["Item 2.1 verified: the measure, from 98%, from 95%, from 90%.",
                "104 thresholds and points: 19 quoted, 2 inferred, 79 provisional, 4 verified."]),
        ("vi", ["Nội dung 2.1, đã đối chiếu: cách tính, từ 98%, từ 95%, từ 90%.",
                "104 ngưỡng và mức điểm: 19 trích dẫn, 2 suy ra, 79 giá trị tạm, 4 đã đối chiếu."]),
    ],
)  # fmt: skip
def test_what_changed_is_shown_before_and_after(own: Path, lang: str, said: list[str]) -> None:
    done = run("criteria", "verify", own, "2.1", "--source", "Điều 5", "--in-place", lang=lang)
    words = " ".join(done.stdout.split())
    number = SET.read_text("utf-8").splitlines().index(ITEM[0][0]) + 1
    for at, (old, new) in enumerate(ITEM, number):
        assert f"{at} - {' '.join(old.split())} {at} + {' '.join(new.split())}" in words
    for sentence in said:
        assert sentence in words
    assert widest(done.stdout) <= 80


def test_a_copy_leaves_the_shipped_set_alone_and_takes_the_examples_along(tmp_path: Path) -> None:
    before = SET.read_bytes()
    done = run("criteria", "verify", "qd-06-2019", "2.1", "--source", "Điều 5", "-o", "my.yaml",
               cwd=tmp_path)  # fmt: skip
    assert done.code == 0
    assert done.stderr.splitlines()[:2] == ["Written: my.yaml", "Written: my.tests.yaml"]
    assert SET.read_bytes() == before
    assert changed(before, (tmp_path / "my.yaml").read_bytes()) == [
        (old.encode(), new.encode()) for old, new in ITEM
    ]
    assert (tmp_path / "my.tests.yaml").read_bytes() == EXAMPLES.read_bytes()
    assert run("criteria", "test", "my.yaml", cwd=tmp_path).stdout == (
        "my.yaml: all examples pass.\n"
    )
    again = run("criteria", "verify", "qd-06-2019", "2.1", "--source", "x", "-o", "my.yaml",
                cwd=tmp_path)  # fmt: skip
    assert again.code == 2
    assert again.stderr.count("O001 error") == 2
    forced = run("criteria", "verify", "qd-06-2019", "3.2", "--source", "Điều 6", "-o", "my.yaml",
                 "--force", cwd=tmp_path)  # fmt: skip
    assert forced.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my.tests.yaml", "my.yaml"]
    assert len(changed(before, (tmp_path / "my.yaml").read_bytes())) == 2


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        (("2.1", "--band", "1"),
         {"2.1": ("provisional", "verified", "provisional", "provisional")}),
        (("2.1", "--band", "3", "--band", "2"),
         {"2.1": ("provisional", "provisional", "verified", "verified")}),
        (("6.2", "2"), {"6.2": ("verified", "verified", "verified"), "2": ("verified",)}),
        (("other",), {"other": ("verified",)}),
        (("recognition",), {"recognition": ("verified",)}),
    ],
)  # fmt: skip
def test_what_is_named_is_verified_and_nothing_else(
    own: Path, words: tuple[str, ...], statuses: dict[str, tuple[str, ...]]
) -> None:
    before = statuses_of(own)
    done = run("criteria", "verify", own, *words, "--source", "Điều 5", "--in-place")
    assert done.code == 0, done.stderr
    assert statuses_of(own) == before | statuses


def statuses_of(path: Path) -> dict[str, tuple[str, ...]]:
    """Read every status with another library: the source's first, then bands, then none's."""
    data = yaml.safe_load(path.read_text("utf-8"))
    found: dict[str, tuple[str, ...]]
    found = {
        key: (unit_class["source"]["status"],) for key, unit_class in data["unit_classes"].items()
    }
    found["recognition"] = (data["recognition"]["source"]["status"],)
    for criterion in data["criteria"]:
        found[str(criterion["id"])] = (criterion["source"]["status"],)
        for item in criterion["items"]:
            bands = [band["status"] for band in item["bands"]]
            none = [item["when_none_status"]] if "when_none_status" in item else []
            found[item["id"]] = (item["source"]["status"], *bands, *none)
    return found


def test_page_and_date_are_recorded_and_shown(own: Path) -> None:
    run("criteria", "verify", own, "7.1", "--source", 'Điều 5 "a"\\', "--page", "Công báo 15",
        "--date", "2024-02-29", "--in-place")  # fmt: skip
    data = yaml.safe_load(own.read_text("utf-8"))
    assert data["criteria"][6]["items"][0]["source"] == {
        "article": 'Điều 5 "a"\\',
        "status": "verified",
        "page": "Công báo 15",
        "verified_on": date(2024, 2, 29),
    }
    shown = " ".join(run("criteria", "show", own, "--criterion", "7", lang="vi").stdout.split())
    assert 'Điều 5 "a"\\: đã đối chiếu 29/02/2024 (Công báo 15)' in shown


def test_what_is_verified_already_is_left(own: Path) -> None:
    words = ("criteria", "verify", own, "2.1", "--source", "Điều 5", "--in-place")
    assert run(*words).code == 0
    once, stamp = own.read_bytes(), own.stat().st_mtime_ns
    done = run(*words)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing to change: the file says so already.\n")
    assert (own.read_bytes(), own.stat().st_mtime_ns) == (once, stamp)
    assert run(*words, lang="vi").stdout.startswith("Không có gì phải sửa: tệp đã ghi như vậy.\n")


REFUSED = [
    (("qd-06-2019", "2.1", "--in-place"), "'--in-place': qd-06-2019 comes with the program",
     "'--in-place': qd-06-2019 đi kèm chương trình"),
    (("qd-06-2019", "2.1"), "'--output': add -o FILE.yaml", "'--output': cần -o TỆP.yaml"),
    (("set.yaml", "2.1", "--in-place", "-o", "x.yaml"), "choose one: -o or --in-place",
     "chỉ dùng một trong hai: -o hoặc --in-place"),
    (("set.yaml", "6.11", "--in-place"), "did you mean: 6.1, 11?", "có phải: 6.1, 11?"),
    (("set.yaml", "othr", "--in-place"), "did you mean: other?", "có phải: other?"),
    (("set.yaml", "zzz", "--in-place"), "name an item (1.1), a criterion (1), a unit class (",
     "nêu nội dung (1.1), tiêu chí (1), nhóm đơn vị ("),
    (("set.yaml", "2.1", "--band", "4", "--in-place"), "4: Item 2.1 has bands 1 to 3",
     "4: Nội dung 2.1 có các mức điểm từ 1 đến 3"),
    (("set.yaml", "2.1", "--band", "đầu", "--in-place"), "đầu: Item 2.1 has bands 1 to 3",
     "đầu: Nội dung 2.1 có các mức điểm từ 1 đến 3"),
    (("set.yaml", "2", "--band", "1", "--in-place"), "Criterion 2: it has no bands",
     "Tiêu chí 2: không có mức điểm"),
    (("set.yaml", "2.1", "--date", "29/2/2024", "--in-place"), "such as 2020-01-01",
     "ví dụ 2020-01-01"),
    (("set.yaml", "2.1", "--page", " ", "--in-place"), "'--page': state the article",
     "'--page': ghi rõ điều, khoản"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "en", "vi"), REFUSED)
def test_what_cannot_be_done_is_refused(
    own: Path, words: tuple[str, ...], en: str, vi: str
) -> None:
    before = own.read_bytes()
    for lang, text in (("en", en), ("vi", vi)):
        done = run("criteria", "verify", *words, "--source", "Điều 5", lang=lang, cwd=own.parent)
        assert (done.code, done.stdout) == (2, "")
        assert text in done.stderr
    assert own.read_bytes() == before
    assert sorted(path.name for path in own.parent.iterdir()) == ["set.tests.yaml", "set.yaml"]


@pytest.mark.parametrize("source", ["", "  ", "a\x1b[2Jb"])
def test_a_source_must_say_something(own: Path, source: str) -> None:
    done = run("criteria", "verify", own, "2.1", "--source", source, "--in-place")
    assert done.code == 2
    assert "'--source': state the article or page of the decision" in done.stderr


def test_neither_input_is_overwritten(own: Path) -> None:
    for target in ("set.yaml", "set.tests.yaml"):
        done = run("criteria", "verify", own.name, "2.1", "--source", "x", "-o", target, "--force",
                   cwd=own.parent)  # fmt: skip
        assert done.code == 2
        assert "O002 error an input file is never overwritten" in done.stderr
    assert own.read_bytes() == SET.read_bytes()


def test_a_set_that_is_unsound_is_not_touched(own: Path) -> None:
    broken = SET.read_text("utf-8").replace("max_points: 1000", "max_points: 999")
    own.write_text(broken, "utf-8")
    done = run("criteria", "verify", own, "2.1", "--source", "x", "--in-place")
    assert (done.code, done.stdout) == (2, "")
    assert "C022 error" in done.stderr
    assert own.read_text("utf-8") == broken


@pytest.mark.skipif(sys.platform == "win32", reason="modes of Unix")
def test_a_file_keeps_its_mode(own: Path) -> None:
    own.chmod(0o640)
    run("criteria", "verify", own, "2.1", "--source", "x", "--in-place")
    assert own.stat().st_mode & 0o777 == 0o640


@pytest.mark.slow
def test_whatever_is_verified_nothing_else_changes(tmp_path: Path) -> None:
    """Each name alone: the lines without its figures stay, and so does all other data."""
    file = criteria_load.load("qd-06-2019")
    before = SET.read_text("utf-8")
    lines = before.split("\n")
    names = named_figures.every_name(file.set)
    assert len(names) == 27 + 13 + 3 + 1
    for name, named in names.items():
        wanted = Wanted(name, (), "Điều 5", None, TODAY)
        made = authoring_verify.verify(file, [wanted], tmp_path / "set.yaml")
        places = {change.number: (change.before, change.after) for change in made.lines}
        assert made.text.split("\n") == [
            str(places.get(number, ("", line))[1]) for number, line in enumerate(lines, 1)
        ]
        expected = yaml.safe_load(before)
        source = _mark(expected, named.path)
        source.update(article="Điều 5", status="verified", verified_on=date(2020, 1, 1))
        assert yaml.safe_load(made.text) == expected, name


def _mark(data: Any, path: tuple[Any, ...]) -> Any:
    """Mark what a name means as verified in plain data, and give its source."""
    for step in path:
        if isinstance(step, tuple):
            (data,) = [part for part in data if part["id"] == step[1]]
        else:
            data = data[step]
    for band in data.get("bands", ()):
        band["status"] = "verified"
    if "when_none_status" in data:
        data["when_none_status"] = "verified"
    return data["source"]


# --- overlays

OVERLAY = """\
extends: base.yaml # nền
id: top
criteria:
  - id: 2
    items:
      - id: "2.1"
        bands: # của tỉnh
          - from: 99
            points: 50
            status: 'provisional' # chưa rõ
  - id: 3
    items:
      - id: "3.1"
        title: {vi: "Tên khác", en: "Another title"}
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    shutil.copy(SET, tmp_path / "base.yaml")
    (tmp_path / "top.yaml").write_text(OVERLAY, "utf-8")
    return tmp_path / "top.yaml"


VERIFIED_OVERLAY = OVERLAY.replace(
    "status: 'provisional' # chưa rõ\n",
    'status: verified # chưa rõ\n        source: {article: "12/QĐ-UBND"}\n',
)


def test_of_an_overlay_only_its_own_figures(overlay: Path) -> None:
    base = (overlay.parent / "base.yaml").read_bytes()
    done = run("criteria", "verify", "top.yaml", "2.1", "--source", "12/QĐ-UBND", "--in-place",
               cwd=overlay.parent)  # fmt: skip
    assert done.code == 0
    assert "Item 2.1 verified: from 99%.\n" in done.stdout
    assert "Item 2.1 unchanged: the measure (it is in base.yaml).\n" in done.stdout
    assert overlay.read_text("utf-8") == VERIFIED_OVERLAY
    assert (overlay.parent / "base.yaml").read_bytes() == base
    assert run("criteria", "check", overlay).code == 0


@pytest.mark.parametrize("name", ["3.1", "2", "other"])
def test_what_stands_in_the_base_is_verified_there(overlay: Path, name: str) -> None:
    done = run("criteria", "verify", "top.yaml", name, "--source", "x", "--in-place",
               cwd=overlay.parent)  # fmt: skip
    assert done.code == 2
    text = f"{name}: none of its figures is in top.yaml; verify it in base.yaml"
    assert text in done.stderr
    assert overlay.read_text("utf-8") == OVERLAY


def test_an_overlay_that_moves_still_finds_its_base(overlay: Path) -> None:
    (overlay.parent / "new").mkdir()
    done = run("criteria", "verify", "top.yaml", "2.1", "--source", "12/QĐ-UBND", "-o",
               "new/top.yaml", cwd=overlay.parent)  # fmt: skip
    assert done.code == 0, done.stderr
    moved = (overlay.parent / "new/top.yaml").read_text("utf-8")
    assert moved == VERIFIED_OVERLAY.replace("base.yaml #", '"../base.yaml" #')
    assert run("criteria", "check", overlay.parent / "new/top.yaml").code == 0


# --- edits by places

EDITS = [
    ("a: {b: 1}\n", "a: {b: 1, new: 2}\n"),
    ("a: {}\n", "a: {new: 2}\n"),
    ("a: {b: 'x, }', c: [1, {d: 2}]} # r\n", "a: {b: 'x, }', c: [1, {d: 2}], new: 2} # r\n"),
    ("a:\n  b: 1 # r\nz: 3\n", "a:\n  b: 1 # r\n  new: 2\nz: 3\n"),
    ("a:\n  b: 1", "a:\n  b: 1\n  new: 2"),
    ("a:\r\n  b: 1\r\n# end\r\n", "a:\r\n  b: 1\r\n  new: 2\r\n# end\r\n"),
    ("\ufeffa:\n  b:\n    - c: 1\n      d: |\n        e\nz: 3\n",
     "\ufeffa:\n  b:\n    - c: 1\n      d: |\n        e\n  new: 2\nz: 3\n"),
    ("a:\n  b:\n  - 1\n  - [2,\n     3]  # r\n",
     "a:\n  b:\n  - 1\n  - [2,\n     3]  # r\n  new: 2\n"),
    ("a: {b: 1, new: old} # 😀 r\n", "a: {b: 1, new: 2} # 😀 r\n"),
    ("# 😀 à\na: {😀: 1, new: 'Ộ'}\n", "# 😀 à\na: {😀: 1, new: 2}\n"),
    ("a:\n  b: 1\n  new:\n", "a:\n  b: 1\n  new: 2\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), EDITS)
def test_a_key_is_put_into_a_mapping_by_places(before: str, after: str) -> None:
    holder = criteria_yaml.parse(before.removeprefix("\ufeff"), "x").get("a")
    assert holder is not None
    edits = Edits(before)
    edits.put(holder, "new", "2")
    assert edits.result() == after
    node = criteria_yaml.parse(after.removeprefix("\ufeff"), "x").get("a", "new")
    assert node is not None
    assert node.value == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: {b: 1, old: 'x'} # r\n", "a: {b: 1} # r\n"),
        ("a: {b: 1, old: x, c: 2}\n", "a: {b: 1, c: 2}\n"),
        ("a:\n  b: 1 # r\n  old: x # s\n  c: 2\n", "a:\n  b: 1 # r\n  c: 2\n"),
        ("a:\n  b: 1\n  old: x", "a:\n  b: 1"),
    ],
)
def test_a_key_is_taken_out_by_places(before: str, after: str) -> None:
    holder = criteria_yaml.parse(before, "x").get("a")
    assert holder is not None
    edits = Edits(before)
    edits.drop(holder, "old")
    assert edits.result() == after


def test_a_file_inside_a_wheel_is_told_from_others(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not shipped.is_installed(SET)
    monkeypatch.setattr(shipped, "_INSTALLED", SET.parent.parent)
    assert shipped.is_installed(SET)


# --- what the date is for


def test_a_day_that_is_none_is_refused(own: Path) -> None:
    run("criteria", "verify", own, "2.1", "--source", "x", "--in-place")
    text = own.read_text("utf-8")
    own.write_text(text.replace(f"verified_on: {TODAY}", "verified_on: 2024-02-30"), "utf-8")
    done = run("criteria", "check", "set.yaml", cwd=own.parent)
    assert done.code == 1
    assert "C012 error found “2024-02-30”, expected a date (year-month-day)" in done.stderr


def test_an_evaluation_by_a_verified_set_counts_its_figures(tmp_path: Path) -> None:
    run("criteria", "verify", "qd-06-2019", "2.1", "--source", "x", "-o", "my.yaml", cwd=tmp_path)
    sample = ROOT / "samples/an-giang-2020/884-chau-doc.xlsx"
    done = run("evaluate", sample, "-c", "my.yaml", "-o", "r.xlsx", cwd=tmp_path)
    assert done.code == 0, done.stderr
    assert "79 of 104 thresholds and points are provisional" in " ".join(done.stdout.split())
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    said = {cell.value for sheet in book for line in sheet.iter_rows() for cell in line}
    assert any(isinstance(one, str) and one.startswith("79 of 104 thresholds") for one in said)
