"""Streams that cannot write Vietnamese, as consoles of Windows have them, break nothing.

What such a stream cannot show stands there in plain letters: `Xã Vọng Thê` as `Xa Vong The`.
"""

from __future__ import annotations

import codecs
import io
import json
import re
import shutil
import sys
import unicodedata
from pathlib import Path

import commandline
import pytest
from commandline import CHAU_DOC, SAMPLES, run

from cftscore import __main__
from cftscore.cli.console import plain_letters

pytestmark = pytest.mark.slow

ENCODINGS = ("ascii", "cp437", "cp1252", "cp1258", "utf-8")
CHO_MOI = SAMPLES / "an-giang-2020/893-cho-moi.xlsx"
BEFORE = SAMPLES / "an-giang-2019/884-chau-doc.xlsx"
FAILED = "30316"
COMMANDS: dict[str, tuple[str | Path, ...]] = {
    "help": ("-h",),
    "help-of-criteria": ("criteria", "-h"),
    "evaluate": ("evaluate", CHAU_DOC, CHO_MOI, "--focus", "3,5", "--fail-under", "99"),
    "what-if": ("evaluate", CHAU_DOC, "--what-if", f"{FAILED}.births_registered=1"),
    "explain": ("explain", CHAU_DOC, "--commune", FAILED),
    "plan": ("plan", CHAU_DOC, "--target", "100%", "--close-calls"),
    "compare": ("compare", BEFORE, "--with", CHAU_DOC),
    "reconcile": ("reconcile", BEFORE, CHAU_DOC, "--period", "2020"),
    "validate": ("validate", CHO_MOI),
    "github": ("validate", CHO_MOI, "-f", "github"),
    "statistics": ("validate", CHO_MOI, "--statistics"),
    "finding": ("finding", "V005"),
    "findings": ("finding", "--all"),
    "map": ("map", CHAU_DOC),
    "register": ("register", "show", "89", "--on", "2020-12-31"),
    "claim": ("claim", "110/156", "75%"),
    "status": ("status", CHAU_DOC, "--deadline", "2020-12-10", "--today", "2020-12-09"),
    "diff": ("diff", CHAU_DOC, CHAU_DOC),
    "margin": ("margin", CHAU_DOC),
    "list": ("criteria", "list"),
    "show": ("criteria", "show", "qd-06-2019"),
    "check": ("criteria", "check", "qd-06-2019"),
    "test": ("criteria", "test", "qd-06-2019"),
    "sensitivity": ("criteria", "sensitivity", CHAU_DOC),
    "no-file": ("evaluate", "Số liệu/Vọng Thê.xlsx"),
    "no-commune": ("explain", CHAU_DOC, "--commune", "Vọng Thêê"),
    "no-district": ("template", "--district", "Thoại Sơm", "--period", "2020", "-o", "x.xlsx"),
    "no-option": ("evaluate", CHAU_DOC, "--tỉnh"),
    "no-command": ("đánh-giá",),
}  # fmt: skip
EVERY_COMMAND = ("evaluate", "explain", "plan", "compare", "reconcile", "validate", "finding",
                 "template", "merge", "report", "map", "register", "claim", "status", "diff",
                 "margin", "recognise", "schema")  # fmt: skip


def shown(
    monkeypatch: pytest.MonkeyPatch, encoding: str, lang: str, words: tuple[str | Path, ...]
) -> tuple[int, str, str]:
    """Run a command on streams of an encoding, and give what they got; strictly decoded."""
    got = [io.BytesIO(), io.BytesIO()]
    with monkeypatch.context() as patch:
        for name, taken in zip(("stdout", "stderr"), got, strict=True):
            patch.setattr(sys, name, io.TextIOWrapper(taken, encoding, newline="\n"))
        patch.setattr(sys, "argv", ["cftscore", *map(str, words)])
        patch.setenv("CFTSCORE_LANG", lang)
        patch.setenv("COLUMNS", "400")  # so that nothing is cut or wrapped
        try:
            code = __main__.main()
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
    out, err = (taken.getvalue() for taken in got)
    # What is made for another program is UTF-8 with a mark, where the stream is too narrow for it.
    marked = "utf-8-sig" if out.startswith(codecs.BOM_UTF8) else encoding
    return code, out.decode(marked), err.decode(encoding)


_CUT = re.compile(r"[^\s|]+(?: [^\s|]+)*(?:…|\.\.\.)")
"""What a table has cut: plain letters for its last sign take more place."""


def words_of(text: str) -> list[str]:
    """Split a text into words and numbers in plain letters, without anything drawn or cut."""
    whole = _CUT.sub("", text)
    folded = unicodedata.normalize("NFD", whole.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return re.findall("[0-9A-Za-z]+", bare.translate(str.maketrans("×✗", "xx")))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_the_same_in_plain_letters(
    monkeypatch: pytest.MonkeyPatch, name: str, lang: str
) -> None:
    *narrow, wide = ENCODINGS
    expected = shown(monkeypatch, wide, lang, COMMANDS[name])
    assert expected[1] + expected[2]
    for encoding in narrow:
        code, *texts = shown(monkeypatch, encoding, lang, COMMANDS[name])
        assert code == expected[0], encoding
        for text, full in zip(texts, expected[1:], strict=True):
            assert words_of(text) == words_of(full), encoding
            assert text.count("?") == full.count("?"), encoding
            assert "\\" not in text, encoding


def test_a_command_of_each_kind_is_here() -> None:
    helped = run("--help").stdout
    named = set(re.findall(r"(?m)^  (\w+) +[A-Z]", helped)) - {"criteria", "doctor"}
    assert named == {*EVERY_COMMAND}
    here = {str(words[0]) for words in COMMANDS.values()}
    # What these say is what they wrote, and schema prints JSON.
    assert named - here == {"merge", "report", "recognise", "schema"}


@pytest.mark.parametrize("format_", ["json", "md", "csv"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_document_loses_no_letter(encoding: str, format_: str) -> None:
    words = ("evaluate", CHAU_DOC, "-f", format_)
    full = run(*words, lang="vi").raw.decode()
    got = run(*words, lang="vi", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}).raw
    if format_ == "json":
        assert json.loads(got.decode(encoding)) == json.loads(full)
    else:
        assert got.decode("utf-8-sig" if encoding != "utf-8" else "utf-8") == full


PATH_SHOWN = {
    "ascii": "So lieu/Xa Vong The.xlsx",
    "cp437": "So lieu/Xa Vong Thê.xlsx",
    "cp1252": "So lieu/Xã Vong Thê.xlsx",
    "cp1258": "So lieu/Xa Vong Thê.xlsx",
    "utf-8": "Số liệu/Xã Vọng Thê.xlsx",
}
OUTPUTS = (
    ("evaluate", "Số liệu", "-o", "Kết quả.xlsx", "-o", "Kết quả.csv", "-o", "Kết quả.json",
     "-o", "Kết quả.md"),
    ("plan", "Số liệu", "--target", "100", "-o", "Kế hoạch.html", "-o", "Kế hoạch.md"),
    ("compare", "Năm trước.xlsx", "--with", "Số liệu", "-o", "So sánh.csv", "-o", "So sánh.md"),
    ("report", "Số liệu", "-o", "Báo cáo.html", "-o", "Báo cáo.docx"),
    ("report", "Số liệu", "--dossier", FAILED, "-o", "Hồ sơ"),
    ("template", "--district", "Châu Đốc", "--period", "2020", "-o", "Mẫu.xlsx"),
    ("merge", "Số liệu", "-o", "Gộp.xlsx"),
    ("validate", "Số liệu", "--annotate", "Rà soát.xlsx"),
)  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the files that all commands write where streams take every letter."""
    return write_all(tmp_path_factory.mktemp("full"), "utf-8")


def write_all(folder: Path, encoding: str) -> dict[str, bytes]:
    (folder / "Số liệu").mkdir()
    shutil.copy(CHAU_DOC, folder / "Số liệu/Xã Vọng Thê.xlsx")
    shutil.copy(BEFORE, folder / "Năm trước.xlsx")
    before = set(folder.rglob("*"))
    for words in OUTPUTS:
        env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        done = run(*words, lang="vi", cwd=folder, env=env)
        assert done.code in {0, 1}, done.stderr
        assert "Traceback" not in done.stderr
    new = sorted(path for path in {*folder.rglob("*")} - before if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in new}


@pytest.mark.parametrize("encoding", ["ascii", "cp1258"])
def test_files_never_depend_on_the_streams(
    written: dict[str, bytes], tmp_path: Path, encoding: str
) -> None:
    named = [
        word for words in OUTPUTS for word in words if "." in word and word != "Năm trước.xlsx"
    ]
    assert {*named} <= written.keys()
    assert "Thành phố Châu Đốc" in written["So sánh.csv"].decode("utf-8-sig")
    again = write_all(tmp_path, encoding)
    assert again.keys() == written.keys()
    assert [name for name in written if again[name] != written[name]] == []


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_paths_are_shown_as_well_as_can_be(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "Số liệu").mkdir()
    path = Path("Số liệu/Xã Vọng Thê.xlsx")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = commandline.run("evaluate", path, cwd=tmp_path, env=env)
    assert done.code == 2
    shutil.copy(CHO_MOI, tmp_path / path)
    found = commandline.run("validate", path, cwd=tmp_path, env=env)
    assert found.code == 0
    made = commandline.run("merge", path, "-o", "Gộp lại.xlsx", cwd=tmp_path, env=env)
    assert made.code == 0
    assert (tmp_path / "Gộp lại.xlsx").is_file()
    for output in (done, found, made):
        assert "Traceback" not in output.stderr
    assert PATH_SHOWN[encoding] in errors(tmp_path, encoding, "evaluate", "x/" + str(path))


def errors(folder: Path, encoding: str, *words: str) -> str:
    """Run a command and give what standard error got, strictly decoded."""
    import subprocess

    done = subprocess.run(
        [*commandline.COMMAND, *words],
        cwd=folder,
        env=commandline.environment("en", {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}),
        capture_output=True,
        check=False,
    )
    return done.stderr.decode(encoding)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Xã Vọng Thê", "Xa Vong The"),
        ("ĐƯỜNG đường", "DUONG duong"),
        (unicodedata.normalize("NFD", "Xã Vọng Thê"), "Xa Vong The"),
        ("«12» “a” … – — › → ≥ ≤ ≈ × − ·", '"12" "a" ... - - > -> >= <= ~ x - -'),
        ("┌─┐│█▄│└═┘ ✓✗☐☑•★␣⏎", "+-+|##|+=+ +x[ ][x]**_|"),
        ("1\u00a0000 ’ ‘", "1 000 ' '"),
    ],
)
def test_plain_letters(text: str, plain: str) -> None:
    assert plain_letters(text) == plain


def test_what_has_no_plain_letter_is_named_by_its_number() -> None:
    taken = io.BytesIO()
    stream = io.TextIOWrapper(taken, "cp1252", errors="plain_letters")
    stream.write("Thê 中.xlsx")
    stream.flush()
    assert taken.getvalue().decode("cp1252") == r"Thê \u4e2d.xlsx"
