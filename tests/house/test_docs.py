"""The documentation as a site: built in both languages, whole, up to date, without a network."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import guides
import msgspec
import pytest
from commandline import ROOT, SAMPLES, environment
from lxml import html

from cftscore.evaluation import document

pytestmark = pytest.mark.slow

DOCS = ROOT / "docs"
CONFIGS = {"en": "mkdocs.yml", "vi": "mkdocs.vi.yml"}
NOWHERE = "http://127.0.0.1:9"
"""Where nobody listens: whatever is fetched over a network fails."""

PAGES = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*.md")
    if not path.is_relative_to(DOCS / "vi")
)


def folder(lang: str) -> Path:
    return DOCS / "vi" if lang == "vi" else DOCS


@pytest.fixture(scope="module", params=CONFIGS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site strictly: a broken link, anchor or page outside of the menu is an error."""
    lang = str(request.param)
    built = tmp_path_factory.mktemp(lang)
    words = ["mkdocs", "build", "--strict", "--config-file", CONFIGS[lang], "--site-dir", built]
    done = subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        cwd=ROOT,
        env={
            **os.environ,
            **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "WARNING" not in done.stdout
    return built


def test_every_page_is_there_and_nothing_is_fetched(site: Path) -> None:
    built = {path.relative_to(site).with_suffix(".md").as_posix() for path in site.rglob("*.html")}
    assert built - {"404.md"} == {*PAGES}
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        taken = re.findall(r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"([^\"]+)", text)
        taken += re.findall(r"<link\b[^>]*\bhref=\"([^\"]+)", text)
        assert [one for one in taken if re.match(r"https?:|//", one)] == []
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"']*", text) == [], (
            path.name
        )


def test_no_mark_of_markdown_is_left(site: Path) -> None:
    """What GitHub's Markdown knows and the site's does not would be shown as it is written."""
    for path in site.rglob("*.html"):
        (article,) = html.parse(path).getroot().iter("article")
        for code in [*article.iter("code", "pre")]:
            code.drop_tree()
        lines = map(str.strip, article.text_content().splitlines())
        left = r"\\(?! )|[`|]|\*\*|\]\(|<br|^[-*#] "
        assert [line for line in lines if re.search(left, line)] == [], path.name


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium.browser() as started:
        yield started


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["index", "tutorial", "how-to/criteria", "reference/format", "reference/tables"]
)
def test_everybody_can_read_a_page(
    site: Path, browser: Any, name: str, scheme: chromium.Scheme
) -> None:
    """On a phone too: nothing but what scrolls by itself is wider than it."""
    page = site / f"{name}.html"
    with chromium.opened(browser, page, size=chromium.PHONE, scheme=scheme, ready=False) as shown:
        assert chromium.offences(shown) == []
        assert shown.page.evaluate("document.documentElement.scrollWidth") == chromium.PHONE[0]
        assert [one for one in shown.asked if not one.startswith("file:")] == []


SOUGHT = {"en": ("stunted", "tutorial.html"), "vi": ("trung vị", "findings.html")}


@pytest.mark.parametrize("name", ["index", "how-to/help"])
def test_what_is_sought_is_found_without_a_server(site: Path, browser: Any, name: str) -> None:
    """Opened from a folder, in any page of it."""
    lang = str(html.parse(site / "index.html").getroot().get("lang"))
    words, page = SOUGHT[lang]
    with chromium.opened(browser, site / f"{name}.html", ready=False) as shown:
        shown.page.locator(".md-search__input").first.fill(words)
        shown.page.wait_for_selector(".md-search-result__link")
        assert shown.page.locator(".md-search-result__item").count() > 0
        links = shown.page.locator(".md-search-result__link").evaluate_all(
            "links => links.map(link => link.href.split(/[?#]/)[0])"
        )
        assert all(link.startswith(site.as_uri()) for link in links)
        assert (site / page).as_uri() in links
        assert [one for one in shown.asked if not one.startswith("file:")] == []


def test_the_api_is_described_from_its_docstrings(site: Path) -> None:
    import cftscore

    text = (site / "reference/api.html").read_text(encoding="utf-8")
    for name in cftscore.__all__:
        assert f'id="cftscore.{name}"' in text
    for name in ("evaluate", "explain", "plan", "compare"):
        assert re.search(rf'id="cftscore.{name}".*?Raises', text, re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_and_its_twin(name: str) -> None:
    """Both languages have the same sections, links, tables and code blocks."""
    shapes = []
    for lang in CONFIGS:
        text = (folder(lang) / name).read_text(encoding="utf-8")
        outside = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", outside)]
        shapes.append(
            (
                re.findall(r"(?m)^(#+) ", outside),
                sorted(links),
                len(re.findall(r"(?m)^\|", outside)),
                re.findall(r"(?m)^```(\w*)", text),
            )
        )
    assert shapes[0] == shapes[1]


def test_no_page_is_in_one_language_only() -> None:
    vietnamese = {path.relative_to(DOCS / "vi").as_posix() for path in (DOCS / "vi").rglob("*.md")}
    assert vietnamese == {*PAGES}


def test_what_is_generated_is_up_to_date(tmp_path: Path) -> None:
    """If it is not: `python scripts/make_docs.py`."""
    words = (sys.executable, ROOT / "scripts/make_docs.py", tmp_path)
    subprocess.run(words, env=environment(None), check=True)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert len(made) == 8
    for name in made:
        assert (tmp_path / name).read_bytes() == (DOCS / name).read_bytes(), name


def test_the_drawings_and_the_wheel_of_the_page_are_up_to_date(tmp_path: Path) -> None:
    """If they are not: `python scripts/make_drawings.py`."""
    shutil.copytree(DOCS, tmp_path / "docs")
    words = (sys.executable, ROOT / "scripts/make_drawings.py", tmp_path / "docs")
    subprocess.run(words, env=environment(None), check=True)
    for folder in ("", "vi/"):
        named = [f"docs/{folder}how-to/install.md"]
        named += [f"docs/{folder}pictures/install-{what}.svg" for what in ("python", "terminal")]
        for name in named:
            assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes(), name
        sizes = [path.stat().st_size for path in (tmp_path / "docs" / folder).rglob("install-*")]
        assert max(sizes) < 10_000


def test_what_is_not_up_to_date_is_named(tmp_path: Path) -> None:
    for name in ("docs", "samples", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "docs/findings.md").write_text("old", encoding="utf-8")
    (tmp_path / "docs/reference/cli.md").unlink()
    words = [sys.executable, str(tmp_path / "scripts/make_docs.py"), "--check"]
    for texts in (["docs/findings.md", "docs/reference/cli.md"], []):
        done = subprocess.run(words, env=environment(None), stdout=subprocess.PIPE, check=False)
        named = [line.split()[0].decode() for line in done.stdout.splitlines()]
        assert (named, done.returncode) == (texts, 1 if texts else 0)
        subprocess.run(words[:2], env=environment(None), check=True)


STRUCTS = [
    one
    for one in vars(document).values()
    if getattr(one, "__struct_fields__", ()) and one.__module__ == document.__name__
]


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_each_key_of_the_document_is_described(site: Path, struct: type[msgspec.Struct]) -> None:
    (article,) = html.parse(site / "reference/api.html").getroot().iter("article")
    (heading,) = article.xpath(f'.//h3[@id="cftscore.evaluation.document.{struct.__name__}"]')
    named = heading.getparent().xpath(".//li/b/code//text()")
    assert named == list(struct.__struct_fields__)


@pytest.mark.parametrize("lang", CONFIGS)
def test_each_table_of_a_result_is_described(lang: str) -> None:
    import cftscore

    path = SAMPLES / "an-giang-2020/884-chau-doc.xlsx"
    earlier = SAMPLES / "an-giang-2019/884-chau-doc.xlsx"
    page = (folder(lang) / "reference/tables.md").read_text(encoding="utf-8")
    described = {
        name: re.findall(r"(?m)^\| `(\w+)`", rows)
        for name, rows in re.findall(r"(?ms)^### (\S+)\n(.*?)(?=^#|\Z)", page)
    }
    frames = {
        f"{type(result).__name__}.{key}": list(result.frame(key).columns)
        for result in (
            cftscore.evaluate(path),
            cftscore.explain(path, "30316"),
            cftscore.explain_many(path),
            cftscore.margin(path),
            cftscore.recognise(path),
            cftscore.plan(path, target=80),
            cftscore.compare(earlier, path),
            cftscore.reconcile(path, path),
            cftscore.sensitivity(path),
            cftscore.status(path),
            cftscore.diff_submissions(path, path),
            cftscore.make_template(2020, district="884"),
            cftscore.merge(path),
            cftscore.map_headings(path),
            cftscore.criteria_sets(),
            cftscore.register_show("89", on="2020-12-31"),
        )
        for key in result.tables
    }
    assert described == frames


@pytest.mark.parametrize("lang", CONFIGS)
def test_the_example_of_the_api_runs(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SAMPLES, tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    text = (folder(lang) / "reference/api.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    assert capsys.readouterr().out == "75.0 37\n"
    assert {path.name for path in tmp_path.glob("*.xlsx")} == {
        {"en": "result.xlsx", "vi": "ket-qua.xlsx"}[lang]
    }


# --- what is beside the site


def test_where_things_go_is_there() -> None:
    """Each place that the table of ARCHITECTURE.md names is a file, a folder or a module."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("## Where do I put …?")[2].partition("\n## ")[0]
    named = {*re.findall(r"`([^`\s]+)`", table)} - {"Text", "_FIXED", "extends", "test_"}
    assert len(named) > 30
    for name in named:
        place = re.sub("ID|CODE|SUBJECT|PACKAGE|FORMAT", "*", name).rstrip("/")
        module = re.sub(r"\.[a-zA-Z]+$", "", place)
        folders = ("", "cftscore/")
        places = [f"{at}{one}" for at in folders for one in (place, f"{place}.py", f"{module}.py")]
        assert any(any(ROOT.glob(one)) for one in places), name


def test_each_session_is_described() -> None:
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    sessions = {
        one.name
        for one in tree.body
        if isinstance(one, ast.FunctionDef)
        and any("nox.session" in ast.unparse(by) for by in one.decorator_list)
    }
    cells = [row[0] for row in guides.table("CONTRIBUTING.md", "| session | does |")]
    assert {*re.findall(r"`(\w+)`", "".join(cells))} == sessions


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LIBRARIES = {"needed": PROJECT["dependencies"], **PROJECT["optional-dependencies"]}
"""What is needed, and each extra, as `pyproject.toml` states them."""
IMPORTED_AS = {"axe-playwright-python": "axe_playwright_python", "msoffcrypto-tool": "msoffcrypto",
               "pillow": "PIL", "python-calamine": "python_calamine", "python-docx": "docx",
               "pyyaml": "yaml", "time-machine": "time_machine"}  # fmt: skip
USED_IN = {
    "needed": ("cftscore",),
    "report": ("cftscore",),
    "parquet": ("cftscore",),
    "bench": ("benchmarks",),
    "docs": (),
    "portable": (),
    "dev": ("tests", "scripts", "noxfile.py"),
}
RUN = {
    "build": ("tests/house/test_wheel.py", 'python("build"'),
    "coverage": ("noxfile.py", '"coverage", "run"'),
    "frictionless": ("benchmarks/run.py", '"-m", "frictionless"'),
    "hatchling": ("tests/house/test_wheel.py", '"--no-isolation"'),
    "mkdocs-material": ("mkdocs.yml", "name: material"),
    "mkdocstrings": ("mkdocs.yml", "mkdocstrings:"),
    "mutmut": ("noxfile.py", '"mutmut", "run"'),
    "mypy": ("noxfile.py", '"mypy"'),
    "pipx": ("tests/house/test_wheel.py", '"-m", "pipx"'),
    "pyinstaller": ("noxfile.py", '"-m", "PyInstaller"'),
    "pre-commit": (".pre-commit-config.yaml", "repos:"),
    "pytest-xdist": ("noxfile.py", '"-n", "auto"'),
    "ruff": ("noxfile.py", '"ruff", "check"'),
    "uv": ("noxfile.py", '"uv", "pip"'),
}
"""What is no import of ours: in which file it is used, and by which words."""
ENGINES = {"openpyxl": ("benchmarks/yardsticks.py", "openpyxl")}
"""What pandas imports when it is asked for by name."""


def _bare(requirement: str) -> str:
    return re.split(r"[\[<>=]", requirement)[0].casefold()


@pytest.mark.parametrize("extra", LIBRARIES)
def test_each_library_is_used_by_those_who_are_told_to_install_it(extra: str) -> None:
    paths = [path for name in USED_IN[extra] for path in (ROOT / name).rglob("*.py")]
    paths += [ROOT / name for name in USED_IN[extra] if name.endswith(".py")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    imported = set(re.findall(r"(?m)^\s*(?:import|from) (\w+)", written))
    for library in map(_bare, LIBRARIES[extra]):
        if library in RUN or (extra == "bench" and library in ENGINES):
            place, words = RUN.get(library) or ENGINES[library]
            assert words in (ROOT / place).read_text(encoding="utf-8"), library
        elif library != "cftscore" and not library.startswith("types-"):
            name = IMPORTED_AS.get(library, library).removesuffix("-stubs")
            assert name in imported, library


def test_no_extra_repeats_what_is_needed_anyway() -> None:
    needed = set(map(_bare, LIBRARIES["needed"]))
    for extra in LIBRARIES.keys() - {"needed"}:
        assert needed.isdisjoint(map(_bare, LIBRARIES[extra])), extra


def test_the_reason_for_each_library_is_given() -> None:
    stated = {re.split(r"[\[<>=]", one)[0] for each in LIBRARIES.values() for one in each}
    cells = ",".join(row[0] for row in guides.table("CONTRIBUTING.md", "| library | why |"))
    named = {one.strip().casefold() for one in cells.split(",")}
    typing = {one for one in stated if one.startswith("types-") or one.endswith("-stubs")}
    assert {one.casefold() for one in stated - typing} - {"cftscore"} == named
