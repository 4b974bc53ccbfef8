"""Every command gives every format that its help promises, and refuses what it does not promise."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import typer
import yaml
from commandline import CHAU_DOC, SAMPLES, Done
from commandline import run_inside as run
from pyarrow import parquet

from cftscore import cli
from cftscore.cli.app import app
from cftscore.output import to_html, to_markdown
from cftscore.output.blocks import Grid, Head, Heading, Paragraph, Span, lines

assert cli  # it fills the app
pytestmark = pytest.mark.slow

EARLIER = SAMPLES / "an-giang-2019" / CHAU_DOC.name
COMMANDS: dict[str, tuple[str, ...]] = {
    "evaluate": (str(CHAU_DOC),),
    "validate": (str(CHAU_DOC),),
    "explain": (str(CHAU_DOC), "--commune", "30316"),
    "plan": (str(CHAU_DOC), "--target", "80"),
    "margin": (str(CHAU_DOC),),
    "compare": (str(EARLIER), str(CHAU_DOC)),
    "reconcile": (str(CHAU_DOC), str(CHAU_DOC)),
    "status": (str(CHAU_DOC),),
    "diff": (str(CHAU_DOC), str(CHAU_DOC)),
    "report": (str(CHAU_DOC),),
    "register show": ("An Giang",),
    "register changes": ("Cao Bằng", "2019-12-31", "2020-12-31"),
    "register check": ("{own}",),
    "claim": ("110/156", "75%", "--province", "An Giang", "--period", "2019"),
    "criteria list": (),
    "criteria show": ("qd-06-2019",),
    "criteria diff": ("qd-06-2019", str(SAMPLES / "overlay-an-giang" / "an-giang.yaml")),
    "criteria sensitivity": (str(CHAU_DOC),),
    "finding": ("V004",),
    "rule": ("V004",),
    "doctor": (),
    "template": ("--district", "Châu Đốc", "--period", "2020"),
    "map": (str(CHAU_DOC),),
    "merge": (str(CHAU_DOC),),
    "recognise": (str(CHAU_DOC),),
    "criteria check": ("qd-06-2019",),
    "criteria test": ("qd-06-2019",),
    "criteria new": ("--id", "mine", "--title", "Thử", "--extends", "qd-06-2019"),
    "criteria verify": ("qd-06-2019", "2.1", "--source", "Điều 5"),
    "schema": ("plan",),
    "criteria schema": (),
}
ALWAYS_WRITTEN = {
    "template": "a.xlsx",
    "merge": "a.xlsx",
    "recognise": "recognised",
    "criteria new": "a.yaml",
    "criteria verify": "a.yaml",
}
"""What a command writes whatever it prints: its `-o` is needed."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register of one's own, of one commune."""
    path = tmp_path_factory.mktemp("register") / "own.csv"
    path.write_text(
        "province_code,province_name,district_code,district_name,commune_code,commune_name\n"
        "89,Tỉnh An Giang,883,Thành phố Long Xuyên,30280,Phường Mỹ Bình\n",
        encoding="utf-8",
    )
    return str(path)


def ask(command: str, own: str, *options: str | Path) -> Done:
    """Run a command with its arguments and some options."""
    words = (word.format(own=own) for word in COMMANDS[command])
    written = ALWAYS_WRITTEN.get(command)
    if written is None or "-o" in options:
        return run(*command.split(), *words, *options)
    with TemporaryDirectory() as folder:
        return run(*command.split(), *words, "-o", Path(folder, written), *options)


ALL = ("table", "json", "csv", "long", "md", "html", "github", "xlsx", "docx", "parquet", "yaml")


@cache
def promised(command: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what the help of a command says that it prints and that it writes."""
    text = " ".join(run(*command.split(), "--help", env={"COLUMNS": "300"}).stdout.split())
    printed = re.search(r"--format (table[|\w]*)", text)
    written = re.search(r"--output \w+ ([^(,;]*)", text)
    return (
        tuple(printed[1].split("|")) if printed else (),
        tuple(re.findall(r"\.([\w.]+\w)", written[1])) if written else (),
    )


def other_than(formats: tuple[str, ...]) -> list[str]:
    """Give one format that is another command's, and one that is nobody's."""
    return [next(one for one in ALL if one not in formats), "odt"] if formats else []


def test_each_command_is_asked() -> None:
    """By what their options are, not by what the help says of them."""
    printing, writing = set(), set()
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        for rest, one in getattr(command, "commands", {"": command}).items():
            full, options = f"{name} {rest}".strip(), {o for p in one.params for o in p.opts}
            assert full in COMMANDS
            printing |= {full} & {full if "--format" in options else ""}
            writing |= {full} & {full if "--output" in options else ""}
    assert printing == {command for command in COMMANDS if promised(command)[0]}
    folders = {"recognise"}
    assert writing == {command for command in COMMANDS if promised(command)[1]} | folders


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_promised_is_printed(command: str, own: str) -> None:
    printed, _ = promised(command)
    for format_ in printed:
        if format_ == "parquet":
            continue  # it is written only: see below
        done = ask(command, own, "-f", format_)
        assert done.code in (0, 1), (format_, done.stderr)
        if (command, format_) == ("criteria new", "table"):
            assert "Written: " in done.stderr  # there is nothing else to say
            continue
        assert done.stdout, format_
        check(format_, done.stdout.encode())


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_not_promised_is_not_printed(command: str, own: str) -> None:
    printed, _ = promised(command)
    for format_ in other_than(printed):
        done = ask(command, own, "-f", format_)
        assert (done.code, done.stdout) == (2, ""), format_
        assert all(known in done.stderr for known in printed)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_promised_is_written_and_no_other(command: str, own: str, tmp_path: Path) -> None:
    _, written = promised(command)
    if not written:
        return
    paths = [tmp_path / f"a.{extension}" for extension in written]
    options: list[str] = []
    if "dhis2.json" in written:
        mapping = tmp_path / "dhis2.yaml"
        mapping.write_text("orgUnitIdScheme: code\ndataElements: {births_due: fbfJHSPpUQD}\n")
        options += ["--dhis2-map", str(mapping)]
    outputs = [["-o", str(path)] for path in paths]
    if "(may be repeated)" in run(*command.split(), "--help").stdout.partition("--output")[2]:
        outputs = [[option for output in outputs for option in output]]
    for output in outputs:
        done = ask(command, own, *output, *options)
        assert done.code in (0, 1), done.stderr
    for path in paths:
        check(path.suffix[1:], path.read_bytes())
    for extension in other_than(written):
        other = tmp_path / f"b.{extension}"
        done = ask(command, own, "-o", other)
        assert done.code == 2, extension
        assert all(f".{known}" in done.stderr for known in written)
        assert not other.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_holds_every_table(command: str, own: str, tmp_path: Path) -> None:
    printed, written = promised(command)
    if "parquet" not in printed:
        return
    done = ask(command, own, "-f", "parquet")
    assert (done.code, done.stdout) == (2, "")
    assert "Parquet cannot be printed" in done.stderr
    for format_ in ("parquet", "csv"):
        folder = tmp_path / format_
        done = ask(command, own, "-f", format_, "-o", folder)
        assert (done.code in (0, 1), done.stdout) == (True, ""), done.stderr
        files = sorted(folder.iterdir())
        assert done.stderr.count("Written: ") == len(files) > 0
        for path in files:
            assert path.suffix == f".{format_}"
            check(format_, path.read_bytes())
        again = ask(command, own, "-f", format_, "-o", folder)
        assert again.code == 2
        assert again.stderr.count("O001") == len(files)
    assert {path.stem for path in (tmp_path / "csv").iterdir()} == {path.stem for path in files}
    assert {"parquet", "csv"} <= set(written)


def test_something_is_promised() -> None:
    """So that a help text that is laid out in another way does not make the others test nothing."""
    tables = ("xlsx", "csv", "json", "md", "html", "parquet")
    printed, written = promised("evaluate")
    assert {"table", "json", "csv", "long", "md", "html", "parquet"} <= {*printed}
    assert {*tables, "dhis2.json"} <= {*written}
    for command in ("compare", "plan", "criteria sensitivity", "register show"):
        assert promised(command)[1] == tables, command
    for command in ("explain", "reconcile"):
        assert promised(command)[1] == ("docx", *tables), command
    assert promised("validate")[0] == ("table", "json", "md", "html", "github")
    assert promised("criteria show")[0] == ("table", "json", "md", "html")
    assert promised("report")[1] == ("html", "docx", "xlsx", "json")
    assert promised("template") == (("table", "json"), ("xlsx",))
    assert promised("map") == (("table", "json", "csv", "md", "html"), ("yaml", "xlsx"))


@pytest.mark.parametrize(
    ("command", "option", "kinds"),
    [
        ("validate", "--annotate", ("xlsx",)),
        ("validate", "--fix", ("xlsx",)),
        ("report", "--write-template", ("docx",)),
    ],
)
def test_a_copy_is_of_the_format_that_its_option_names(
    command: str, option: str, kinds: tuple[str, ...], own: str, tmp_path: Path
) -> None:
    text = run(command, "--help").stdout
    assert re.search(rf"{option} +\w+\.{kinds[0]} ", text)
    for kind in kinds:
        done = ask(command, own, option, tmp_path / f"a.{kind}")
        assert done.code in (0, 1), done.stderr
        check(kind, (tmp_path / f"a.{kind}").read_bytes())
    for kind in other_than(kinds):
        done = ask(command, own, option, tmp_path / f"b.{kind}")
        assert done.code == 2
        assert f".{kinds[0]}" in done.stderr
        assert not (tmp_path / f"b.{kind}").exists()


def test_return_slips_are_of_the_formats_that_are_promised(tmp_path: Path) -> None:
    kinds = re.search(r"--slips-format +([\w|]+)", run("validate", "--help").stdout)
    assert kinds
    for kind in kinds[1].split("|"):
        folder = tmp_path / kind
        done = run("validate", CHAU_DOC, "--slips", folder, "--slips-format", kind)
        assert done.code in (0, 1), done.stderr
        assert {path.suffix for path in folder.iterdir()} == {f".{kind}"}
    for kind in other_than(tuple(kinds[1].split("|"))):
        done = run("validate", CHAU_DOC, "--slips", tmp_path / "x", "--slips-format", kind)
        assert (done.code, done.stdout) == (2, "")
        assert all(known in done.stderr for known in kinds[1].split("|"))


def check(format_: str, content: bytes) -> None:
    """Check that a content is of its format."""
    if format_ in ("xlsx", "docx"):
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
        assert {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}[format_] in names
        return
    if format_ == "parquet":
        assert parquet.read_table(io.BytesIO(content)).num_columns > 1
        return
    text = content.decode("utf-8-sig")
    if format_ == "json":
        assert json.loads(text)
    elif format_ == "html":
        assert_page(text)
    elif format_ in ("csv", "long"):
        assert "," in text.splitlines()[0]
    elif format_ in ("yaml", "yml"):
        assert yaml.safe_load(text)
    elif format_ == "github":
        assert all(line.startswith("::") for line in text.splitlines())


def assert_page(text: str) -> None:
    """Check that a page is closed as it is opened, and asks nothing from anywhere."""
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert "h1" in page.seen
    assert "script" not in page.seen or "Content-Security-Policy" in text
    assert "http" not in page.sources


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.sources = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.sources += " ".join(value or "" for name, value in attrs if name in ("src", "href"))
        if tag not in ("meta", "br", "hr", "col", "img", "link", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


# --- blocks whose texts have parts that stand out


HOSTILE = "<b>`x`</b>"
BLOCKS = (
    Heading(("A", Span(" b", "plain")), 1),
    Paragraph(("see ", Span(HOSTILE, "code"), " and ", Span(HOSTILE, "dim"))),
    Grid(
        (Head("one"), Head("two", right=True)),
        ((lines(("a", Span("b", "bold"))), Span("71.43%", "figure")),),
    ),
)


def test_parts_of_a_text_in_markdown() -> None:
    heading, _, paragraph, _, *grid = to_markdown.markdown(BLOCKS).splitlines()
    assert heading == "# A b"
    assert paragraph == r"see `<b> x </b>` and &lt;b&gt;\`x\`&lt;/b&gt;"
    assert grid == ["| one | two |", "| --- | ---: |", "| a<br>**b** | 71.43% |"]


def test_parts_of_a_text_in_html() -> None:
    text = to_html.page(BLOCKS, "en")
    assert_page(text)
    assert "<title>A b</title>" in text
    assert '<h1>A<span class="plain"> b</span></h1>' in text
    assert '<span class="code">&lt;b&gt;`x`&lt;/b&gt;</span>' in text
    row = '<td class="mark">a\n<span class="bold">b</span></td>'
    assert f'{row}<td class="right"><span class="figure">71.43%</span></td>' in text
