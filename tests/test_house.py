"""The house rules: who may import whom, and what Python must not know.

`ARCHITECTURE.md` names the stages and their modules; a new module gets its place there.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import guides
import pytest
import reports

from cftscore import criteria_schema, criteria_source, register_source
from cftscore.period import Period

PACKAGE = reports.REPO / "cftscore"


def _name(path: Path) -> str:
    """Name a module without the package: `text`, `render.xlsx`, empty for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
MODULES = [name for name in PATHS if name]
each_module = pytest.mark.parametrize("module", MODULES)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(PATHS[module].read_text(encoding="utf-8"))


def imported(module: str) -> Iterator[str]:
    """Give the full names of what a module imports, wherever in it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(module: str) -> set[str]:
    """Give the modules of the package that a module imports."""
    found: set[str] = set()
    for name in imported(module):
        root, _, rest = name.partition(".")
        if root != "cftscore":
            continue
        # `cftscore.text.Text` is a part of the module `text`.
        found |= {rest} if rest in PATHS else {rest.rpartition(".")[0]}
    return found - {""}


# --- stages


def stages() -> list[tuple[str, list[str]]]:
    """Read the table of ARCHITECTURE.md: the stages with their modules, from left to right."""
    rows = guides.table("ARCHITECTURE.md", "| stage | modules | holds |")
    return [(stage, re.findall("`([^`]+)`", named)) for stage, named, _ in rows]


def places() -> dict[str, int]:
    """Give the place of each module in the order of the stages."""
    found: dict[str, int] = {}
    for place, (_, names) in enumerate(stages()):
        for name in names:
            folder = name.removesuffix("/")
            for module in MODULES:
                if module == folder or (name != folder and module.startswith(f"{folder}.")):
                    assert module not in found, f"{module} stands twice in ARCHITECTURE.md"
                    found[module] = place
    return found


@each_module
def test_a_module_is_read_at_one_sitting(module: str) -> None:
    assert len(PATHS[module].read_text(encoding="utf-8").splitlines()) <= 400


def test_every_module_has_a_stage() -> None:
    assert [module for module in MODULES if module not in places()] == []
    named = {name.removesuffix("/") for _, names in stages() for name in names}
    assert sorted(named - set(MODULES)) == []


@each_module
def test_a_stage_imports_only_what_stands_to_its_left(module: str) -> None:
    at = places()
    wrong = [other for other in inside(module) if at.get(other, 0) > at.get(module, len(at))]
    assert wrong == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("text", "findings"),
        ("findings", "criteria"),
        ("criteria", "workbook"),
        ("workbook", "register"),
        ("register", "submission"),
        ("submission", "scoring"),
        ("scoring", "evaluation"),
        ("evaluation", "tables"),
        ("tables", "cli"),
    ],
)
def test_the_stages_stand_in_order(left: str, right: str) -> None:
    """The table itself must not be turned round to make an import fit."""
    assert places()[left] < places()[right]


SCORING = {"scoring", "records", "submission", "crosscheck", "rows", "values", "exact"}


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.startswith(("commands", "cli", "console", "api"))]
)
def test_the_outside_does_not_score(module: str) -> None:
    assert inside(module) & SCORING == set()


@pytest.mark.parametrize("module", [m for m in MODULES if m.partition(".")[0] == "cli"])
def test_the_command_line_decides_nothing(module: str) -> None:
    """`cli/` parses options and hands them on: no loops, no comparisons, no arithmetic."""
    logic = (ast.For, ast.While, ast.Compare, ast.comprehension, ast.Try, ast.Match)
    found = [ast.dump(node) for node in ast.walk(tree(module)) if isinstance(node, logic)]
    assert found == []


# --- libraries

# What is imported under another name than that of its project.
PROJECTS = {
    "docx": "python-docx",
    "jinja2": "Jinja2",
    "python_calamine": "python-calamine",
    "xlsxwriter": "XlsxWriter",
    "yaml": "PyYAML",
}
ONLY_IN = {
    "pandas": ("frames", "api"),
    "numpy": ("frames", "int64"),
    "typer": ("cli", "cli_completion", "cli_support", "commands."),
    "rich": ("render.", "console", "progressbar"),
    "yaml": ("yamlfile",),
    "jsonschema": ("criteria_schema",),
    "docx": ("report.",),
    "jinja2": ("report.page",),
}


def libraries(module: str) -> set[str]:
    roots = {name.partition(".")[0] for name in imported(module)}
    return roots - set(sys.stdlib_module_names) - {"cftscore"}


def test_every_library_is_a_dependency() -> None:
    project = tomllib.loads((reports.REPO / "pyproject.toml").read_text(encoding="utf-8"))
    needed = project["project"]["dependencies"]
    needed += project["project"]["optional-dependencies"]["report"]
    stated = {re.split("[<>=]", name)[0] for name in needed}
    used = {PROJECTS.get(name, name) for module in PATHS for name in libraries(module)}
    assert used - {"numpy"} == stated  # numpy comes with pandas


@each_module
def test_a_library_is_used_where_it_belongs(module: str) -> None:
    for name in libraries(module) & ONLY_IN.keys():
        assert f"{module}.".startswith(tuple(f"{place}." for place in ONLY_IN[name])) or (
            module.startswith(tuple(place for place in ONLY_IN[name] if place.endswith(".")))
        ), f"{module} imports {name}"


# --- nothing about one decision

EXAMPLES = {"bad", "good"}
"""What a finding's class shows as an example; `why` it matters may name a place, but no mark."""


def constants(module: str, *, without: Collection[str] = ()) -> Iterator[ast.Constant]:
    """Give the constants of a module without docstrings and what some names are assigned."""
    waiting: list[ast.AST] = [tree(module)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in without:
            continue
        if isinstance(node, ast.Constant):
            yield node
        waiting += ast.iter_child_nodes(node)


SET = criteria_source.load("qd-06-2019").set


def _words() -> set[str]:
    """Collect what only the criteria set or the register may say."""
    titles = [criterion.title for criterion in SET.criteria]
    titles += [item.title for item in SET.items]
    titles += [unit_class.title for unit_class in SET.unit_classes.values()]
    said = {text for title in titles for text in (title.vi, title.en)}
    keys = {*SET.indicators, *SET.unit_classes} - {"other"}
    names: set[str] = set()
    for period in (Period(2020, 1, 12), Period(2025, 7, 12)):
        listed, _ = register_source.load(period)
        provinces = [province.name for province in listed.provinces.values()]
        for name in (*provinces, *(district.name for district in listed.districts.values())):
            kind = re.match("Tỉnh|Huyện|Quận|Thị xã|Thành phố", name, re.IGNORECASE)
            assert kind is not None, name
            names.add(name[kind.end() :].strip())
    return {spaced(word) for word in said | keys | names if not word.isdecimal()}


def spaced(text: str) -> str:
    """Write a text as words with a space around each, so that only whole words are found."""
    words = re.findall(r"\w+", text.casefold())
    return f" {' '.join(words)} "


WORDS = _words()
MARKS = sorted({int(unit_class.pass_from) for unit_class in SET.unit_classes.values()})
FOR_EXAMPLE = re.compile(r"\b(?:ví dụ|example|such as)\b.*", re.IGNORECASE)
"""Help texts may show the samples and their places, and say that it is an example."""


@each_module
def test_python_knows_nothing_of_one_decision(module: str) -> None:
    """No titles, keys or places: they stand in `criteria/` and `register/`."""
    for constant in constants(module, without={*EXAMPLES, "why"}):
        if isinstance(constant.value, str):
            said = spaced(FOR_EXAMPLE.sub("", constant.value))
            found = [word for word in WORDS if word in said]
            assert found == [], f"{module}:{constant.lineno}"


@each_module
def test_python_knows_no_mark(module: str) -> None:
    assert MARKS == [800, 850, 900]
    for constant in constants(module, without=EXAMPLES):
        at = f"{module}:{constant.lineno}"
        if isinstance(constant.value, str):
            assert re.findall(r"(?<![\d.,])(?:800|850|900)(?![\d.,])", constant.value) == [], at
        else:
            assert constant.value not in MARKS, at


def test_the_schema_is_the_one_that_the_program_writes() -> None:
    committed = (reports.REPO / "criteria/schema.json").read_text(encoding="utf-8")
    assert committed == criteria_schema.schema_text()
