"""`--watch`: what is saved is seen, once it is whole, and the command does its work again."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from commandline import CHAU_DOC, run
from terminals import terminal

from cftscore.spreadsheet import watching

INPUT = "Chỉ tiêu"
WHOLE = CHAU_DOC.read_bytes()
HALF = WHOLE[: len(WHOLE) // 2]

# --- seeing


class Time:
    """A time in which something is done at each look."""

    def __init__(self, *deeds: Callable[[], object] | None) -> None:
        self.deeds, self.looks = deeds, 0

    def sleep(self, _: float) -> None:
        assert self.looks < 50, "nothing was seen"
        deed = self.deeds[self.looks] if self.looks < len(self.deeds) else None
        self.looks += 1
        if deed is not None:
            deed()


def seen(
    monkeypatch: pytest.MonkeyPatch, folder: Path, *deeds: Callable[[], object] | None
) -> tuple[list[tuple[str, str]], int]:
    """Give what is seen while something is done at each look, and at which look that is."""
    before = watching.look([folder])
    clock = Time(*deeds)
    monkeypatch.setattr("time.sleep", clock.sleep)
    after, changes = watching.wait_for_change([folder], before)
    assert after == watching.look([folder])
    return [(one.kind, one.path.name) for one in changes], clock.looks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.xlsx").write_bytes(WHOLE)
    (tmp_path / "b.xlsx").write_bytes(WHOLE)
    return tmp_path


def test_a_workbook_that_is_saved_is_seen_at_the_next_look(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def save() -> None:
        (folder / "new.tmp").write_bytes(WHOLE + b" ")
        (folder / "new.tmp").replace(folder / "a.xlsx")

    assert seen(monkeypatch, folder, None, save) == ([("saved", "a.xlsx")], 3)


def test_one_that_is_saved_again_without_a_change_is_seen(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def touch() -> None:
        os.utime(folder / "a.xlsx", (1, 1))

    assert seen(monkeypatch, folder, touch) == ([("saved", "a.xlsx")], 2)


def test_several_at_once(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def add() -> None:
        (folder / "c.xlsx").write_bytes(WHOLE)

    def save() -> None:
        (folder / "a.xlsx").write_bytes(WHOLE + b" ")

    expected = [("saved", "a.xlsx"), ("added", "c.xlsx")]
    assert seen(monkeypatch, folder, add, save) == (expected, 3)


def test_one_that_is_half_saved_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    path = folder / "a.xlsx"
    deeds = [lambda: path.write_bytes(b""), None, lambda: path.write_bytes(HALF), None, None]
    found = seen(monkeypatch, folder, *deeds, lambda: path.write_bytes(WHOLE))
    assert found == ([("saved", "a.xlsx")], 7)


def test_one_that_stays_damaged_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    found = seen(monkeypatch, folder, lambda: (folder / "a.xlsx").write_bytes(HALF))
    assert found == ([("saved", "a.xlsx")], 7)


def test_one_that_is_gone_while_it_is_saved_is_not_removed(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    path = folder / "a.xlsx"
    deeds = [path.unlink, None, lambda: path.write_bytes(WHOLE + b" ")]
    assert seen(monkeypatch, folder, *deeds) == ([("saved", "a.xlsx")], 4)


def test_one_that_is_removed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert seen(monkeypatch, folder, (folder / "b.xlsx").unlink) == ([("removed", "b.xlsx")], 7)


@pytest.mark.parametrize("name", ["~$a.xlsx", ".~lock.a.xlsx#", "A1B2C3", "notes.txt", ".a.xlsx"])
def test_what_office_programs_leave_beside_is_nothing(
    monkeypatch: pytest.MonkeyPatch, folder: Path, name: str
) -> None:
    def add() -> None:
        (folder / name).write_bytes(b"lock")

    def save() -> None:
        os.utime(folder / "b.xlsx", (1, 1))

    assert seen(monkeypatch, folder, add, None, None, save) == ([("saved", "b.xlsx")], 5)


# --- doing it again


def save(path: Path, value: str | None, *cells: str) -> None:
    """Change figures as an office program does: a new file takes the name of the old one."""
    book = openpyxl.load_workbook(path)
    for cell in cells:
        book[INPUT][cell] = value
    draft = path.with_name("~draft.tmp")
    book.save(draft)
    draft.replace(path)


CHANGED = {
    "en": """
Changed since the last time
Commune             Before           Now
────────────────────────────────────────────────────
Phường Châu Phú A   Pass, 870 / 850  Fail, 840 / 850
Thành phố Châu Đốc
""",
    "vi": """
Thay đổi so với lần trước
Xã                  Trước           Bây giờ
────────────────────────────────────────────────────────
Phường Châu Phú A   Đạt, 870 / 850  Không đạt, 840 / 850
Thành phố Châu Đốc
""",
}
WAITING = {
    "en": "Waiting for a workbook to be saved; Ctrl-C ends.\n",
    "vi": "Đang chờ bảng tính được lưu; Ctrl-C để dừng.\n",
}
SAVED = {"en": "saved a.xlsx", "vi": "đã lưu a.xlsx"}
NO_CHANGE = "No commune's points or verdict change."


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_evaluate_again_when_a_workbook_is_saved(folder: Path, lang: str) -> None:
    args = ("evaluate", "a.xlsx", "--watch", "-o", "out.json")
    plain = run("evaluate", "a.xlsx", cwd=folder, lang=lang)
    with terminal(*args, cwd=folder, lang=lang, env={"NO_COLOR": "1"}) as shown:
        shown.shows(WAITING[lang])
        assert plain.stdout in shown.text
        before = json.loads((folder / "out.json").read_text(encoding="utf-8"))
        points = {one["code"]: one["points"] for one in before["communes"]}
        assert points["30319"] == 870

        save(folder / "a.xlsx", "Không", "G8", "H8")
        shown.wait_for(lambda: shown.text.count(WAITING[lang]) == 2)
        again = shown.text.partition(WAITING[lang])[2]
        assert re.match(rf"\n\d\d:\d\d:\d\d {SAVED[lang]}\n", again)
        assert CHANGED[lang] in re.sub(" +\n", "\n", again)
        assert run("evaluate", "a.xlsx", cwd=folder, lang=lang).stdout in again
        after = json.loads((folder / "out.json").read_text(encoding="utf-8"))
        points["30319"] = 840
        assert {one["code"]: one["points"] for one in after["communes"]} == points

        shown.interrupt()
        assert shown.end() == 130
    assert sorted(path.name for path in folder.iterdir()) == ["a.xlsx", "b.xlsx", "out.json"]


def test_what_cannot_be_evaluated_any_more_is_said_and_waited_for(folder: Path) -> None:
    (folder / "b.xlsx").unlink()
    with terminal("evaluate", folder, "--watch", cwd=folder) as shown:
        shown.shows(WAITING["en"])
        (folder / "a.xlsx").write_bytes(HALF)
        shown.wait_for(lambda: shown.text.count(WAITING["en"]) == 2)
        assert "W007" in shown.text
        (folder / "a.xlsx").unlink()
        shown.wait_for(lambda: shown.text.count(WAITING["en"]) == 3)
        assert f"gone {folder / 'a.xlsx'}" in shown.text
        assert NO_CHANGE not in shown.text
        shutil.copy(CHAU_DOC, folder / "a.xlsx")
        shown.wait_for(lambda: shown.text.count(WAITING["en"]) == 4)
        assert f"added {folder / 'a.xlsx'}" in shown.text
        assert NO_CHANGE in shown.text
        shown.interrupt(signal.SIGTERM)
        assert shown.end() == 143


def test_a_workbook_that_is_wrong_from_the_start_may_be_mended(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(HALF)
    with terminal("evaluate", "a.xlsx", "--watch", "-o", "out.csv", cwd=folder) as shown:
        shown.shows(WAITING["en"])
        assert "W007" in shown.text
        shutil.copy(CHAU_DOC, folder / "a.xlsx")
        shown.shows("5 of 7 communes pass: 71.43 %")
        shown.shows("Written: out.csv")
        shown.interrupt()
        assert shown.end() == 130


def test_validate_again_and_mark_the_copy_anew(folder: Path) -> None:
    args = ("validate", "a.xlsx", "--watch", "--annotate", "marked.xlsx", "--select", "V")
    with terminal(*args, cwd=folder) as shown:
        shown.shows(WAITING["en"])
        assert "V001" not in shown.text
        save(folder / "a.xlsx", None, "I8")
        shown.wait_for(lambda: shown.text.count(WAITING["en"]) == 2)
        assert "V001" in shown.text.partition(WAITING["en"])[2]
        marked = openpyxl.load_workbook(folder / "marked.xlsx")
        assert "V001" in str(marked[INPUT]["I8"].comment.text)
        shown.interrupt()
        assert shown.end() == 130


def test_quiet_says_only_what_is_wrong(folder: Path) -> None:
    with terminal("evaluate", "a.xlsx", "--watch", "-q", "-o", "out.csv", cwd=folder) as shown:
        shown.wait_for((folder / "out.csv").exists)
        first = (folder / "out.csv").read_bytes()
        save(folder / "a.xlsx", "Không", "G8")
        shown.wait_for(lambda: (folder / "out.csv").read_bytes() != first)
        assert shown.text == ""
        shown.interrupt()
        assert shown.end() == 130


# --- what makes no sense

SHARED = ("evaluate", "validate")


@pytest.mark.parametrize("command", SHARED)
def test_only_a_table_is_printed_again_and_again(folder: Path, command: str) -> None:
    for format_ in ("json", "md"):
        done = run(command, folder, "--watch", "-f", format_, cwd=folder)
        assert (done.code, done.stdout) == (2, "")
        assert "--watch goes with -f table only" in done.stderr


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "would be read as figures"), ("vi", "sẽ bị đọc như số liệu")]
)
def test_an_output_is_not_written_among_the_inputs(folder: Path, lang: str, said: str) -> None:
    for args in (("evaluate", "-o", "out.xlsx"), ("validate", "--annotate", "out.xlsx")):
        done = run(*args, ".", "--watch", cwd=folder, lang=lang)
        assert (done.code, done.stdout) == (2, "")
        assert said in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_what_was_there_before_is_not_replaced_unasked(folder: Path) -> None:
    (folder / "out.csv").write_text("mine")
    done = run("evaluate", "a.xlsx", "--watch", "-o", "out.csv", cwd=folder)
    assert done.code == 2
    assert "O001" in done.stderr
    assert (folder / "out.csv").read_text() == "mine"


@pytest.mark.parametrize(
    ("args", "code"),
    [(("nowhere.xlsx",), "W001"), (("a.xlsx", "-c", "nowhere"), "C001")],
)
def test_what_no_saving_can_mend_ends_it(folder: Path, args: tuple[str, ...], code: str) -> None:
    done = run("evaluate", *args, "--watch", cwd=folder)
    assert done.code == 2
    assert code in done.stderr
    assert "Waiting" not in done.stderr


def test_the_help_says_how_it_ends() -> None:
    for command in SHARED:
        said = " ".join(run(command, "--help").stdout.split())
        assert "whenever a workbook is saved, until Ctrl-C (exit code 130)" in said
