"""The package as it is given out: built, installed into an empty environment, and run there."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import reports

import cftscore

pytestmark = pytest.mark.slow

NAMES = (
    "cftscore/__init__.py",
    "cftscore/py.typed",
    "cftscore/api/schemas/evaluation.json",
    "cftscore/_data/criteria/qd-06-2019.yaml",
    "cftscore/_data/criteria/qd-06-2019.tests.yaml",
    "cftscore/_data/criteria/schema.json",
    "cftscore/_data/register/communes.csv",
    "cftscore/report/page/assets/page.css",
    "cftscore/report/page/assets/page.html",
    "cftscore/report/page/assets/page.js",
    "cftscore/report/page/assets/poster.css",
    "cftscore/report/page/assets/poster.html",
    "cftscore/_data/register/lineage.csv",
    "cftscore/_data/register/README.md",
)
EXTRA = ("Jinja2", "python-docx")
PYTHONS = ("3.11", "3.12", "3.13")
UNREACHED = re.compile(
    "No matching distribution|NewConnectionError|[Ff]ailed to fetch|resolve host"
)
SAMPLE = reports.SAMPLES / "an-giang-2020/894-thoai-son.xlsx"


def python(*arguments: str | Path, cwd: Path, **env: str) -> None:
    done = call(sys.executable, "-m", *arguments, cwd=cwd, **env)
    assert done.returncode == 0, done.stdout + done.stderr


def call(*words: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, words)),
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def fetched(*words: str | Path, cwd: Path, **env: str) -> str:
    """Run what needs the registry, which may be out of reach, but not in CI."""
    done = call(*words, cwd=cwd, **env)
    if done.returncode and os.environ.get("CI") != "true" and UNREACHED.search(done.stderr):
        pytest.skip("the registry of packages is not reached")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(**more: str) -> dict[str, str]:
    """Nothing of the tests' own environment may lend the package to the one under test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **more}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    python("build", "--no-isolation", "--outdir", folder, reports.REPO, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment of its own, with the wheel in it.

    The dependencies are those of the environment that the tests run in; the repository's own
    package is not seen from there, since a path in a .pth file brings no other .pth files.
    """
    folder = tmp_path_factory.mktemp("installed")
    python("venv", "--without-pip", "venv", cwd=folder)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = ("install", "--quiet", "--no-deps", "--no-index", wheel)
    python("pip", "--python", scripts / "python", *install, cwd=folder)
    (inside,) = [path.parent for path in (folder / "venv").rglob("cftscore/__init__.py")]
    paths = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    (inside.parent / "dependencies.pth").write_text("\n".join(paths), encoding="utf-8")
    return scripts


def run(scripts: Path, program: str, *arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        [scripts / program, *arguments],
        cwd=cwd,
        env=environment(CFTSCORE_LANG="en"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_wheel_holds_what_is_needed_and_no_more(wheel: Path) -> None:
    assert wheel.name == f"cftscore-{cftscore.__version__}-py3-none-any.whl"
    names = set(contents(wheel))
    assert set(NAMES) <= names
    info = f"cftscore-{cftscore.__version__}.dist-info/"
    assert {f"{info}METADATA", f"{info}licenses/LICENSE"} <= names
    assert {name for name in names if not name.startswith(("cftscore/", info))} == set()
    assert {name for name in names if name.endswith((".pyc", ".xlsx")) or "test_" in name} == set()
    modules = {
        path.relative_to(reports.REPO).as_posix()
        for path in (reports.REPO / "cftscore").rglob("*.py")
    }
    assert modules <= names
    for name, path in (
        ("cftscore/_data/register/communes.csv", "register/communes.csv"),
        ("cftscore/_data/criteria/qd-06-2019.yaml", "criteria/qd-06-2019.yaml"),
    ):
        assert contents(wheel)[name] == (reports.REPO / path).read_bytes()


def test_metadata(wheel: Path) -> None:
    read = contents(wheel)
    info = f"cftscore-{cftscore.__version__}.dist-info/"
    metadata = read[f"{info}METADATA"].decode()
    head = metadata.partition("\n\n")[0].splitlines()
    assert "Name: cftscore" in head
    assert "Requires-Python: >=3.11" in head
    assert "License-Expression: MIT" in head
    assert "Classifier: Typing :: Typed" in head
    versions = "Classifier: Programming Language :: Python :: 3."
    assert [line for line in head if line.startswith(versions)] == [
        f"Classifier: Programming Language :: Python :: {version}" for version in PYTHONS
    ]
    optional = [line for line in head if line.endswith("; extra == 'report'")]
    assert [re.split("[>=]", line.split()[1])[0] for line in optional] == [*map(str.lower, EXTRA)]
    assert read[f"{info}entry_points.txt"].decode().split() == [
        "[console_scripts]",
        "cftscore",
        "=",
        "cftscore.__main__:start",
    ]


def test_a_wheel_from_the_repository_is_that_from_the_source_distribution(
    wheel: Path, tmp_path: Path
) -> None:
    python("build", "--wheel", "--no-isolation", "--outdir", tmp_path, reports.REPO, cwd=tmp_path)
    (direct,) = tmp_path.iterdir()
    assert direct.name == wheel.name
    assert direct.read_bytes() == wheel.read_bytes()


def test_what_is_built_is_the_same_to_the_byte(tmp_path: Path) -> None:
    ways = {
        "once": {"TZ": "UTC", "PYTHONHASHSEED": "1"},
        "again": {"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "2"},
    }
    for name, env in ways.items():
        words = ("build", "--no-isolation", "--outdir", tmp_path / name, reports.REPO)
        python(*words, cwd=tmp_path, SOURCE_DATE_EPOCH="1700000000", **env)
    once, again = (sorted((tmp_path / name).iterdir()) for name in ways)
    assert [path.suffix for path in once] == [".whl", ".gz"]
    assert [path.name for path in once] == [path.name for path in again]
    assert [path.read_bytes() for path in once] == [path.read_bytes() for path in again]
    with zipfile.ZipFile(once[0]) as opened:
        dates = {info.date_time for info in opened.infolist()}
    assert dates == {(2023, 11, 14, 22, 13, 20)}


def test_the_source_distribution_has_the_data_and_no_samples(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"criteria/qd-06-2019.yaml", "register/communes.csv", "README.md", "LICENSE"} <= names
    assert {"tests/house/test_wheel.py", "scripts/make_register.py", "pyproject.toml"} <= names
    assert {name for name in names if name.startswith(("samples", ".git/", "dist"))} == set()


def test_the_installed_package_is_the_one_that_runs(scripts: Path, tmp_path: Path) -> None:
    code = "import cftscore; print(cftscore.__file__)"
    where = Path(run(scripts, "python", "-c", code, cwd=tmp_path).strip())
    assert scripts.parent in where.parents
    assert reports.REPO not in where.parents
    assert run(scripts, "cftscore", "--version", cwd=tmp_path) == (
        f"cftscore {cftscore.__version__}\n"
    )


def test_the_installed_command_evaluates(scripts: Path, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "in.xlsx")
    document = json.loads(
        run(scripts, "cftscore", "evaluate", "in.xlsx", "-f", "json", cwd=tmp_path)
    )
    expected = cftscore.evaluate(SAMPLE).document
    verdicts = Counter(commune["verdict"] for commune in document["communes"])
    assert verdicts == Counter(commune.verdict for commune in expected.communes)
    assert sum(verdicts.values()) == 17
    assert verdicts["pass"] > 0
    assert document["criteria_set"]["sha256"] == expected.criteria_set.sha256
    assert document["register"] == {
        "as_of": "2020-12-31",
        "path": None,
        "day": "2020-12-31",
        "lists": ["2020-02-25", "2021-02-03"],
        "may_differ": 0,
    }
    assert [path.name for path in tmp_path.iterdir()] == ["in.xlsx"]


def test_the_installed_command_has_criteria_and_examples(scripts: Path, tmp_path: Path) -> None:
    assert "qd-06-2019" in run(scripts, "cftscore", "criteria", "list", cwd=tmp_path)
    tested = run(scripts, "cftscore", "criteria", "test", "qd-06-2019", cwd=tmp_path)
    inside = reports.run(tmp_path, "criteria", "test", "qd-06-2019")
    assert tested == inside.stdout
    schema = run(scripts, "cftscore", "criteria", "schema", cwd=tmp_path)
    assert schema == (reports.REPO / "criteria/schema.json").read_text(encoding="utf-8")


# --- installed from the registry, as people do


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an empty environment that pip installed the wheel into."""
    folder = tmp_path_factory.mktemp("fresh")
    python("venv", "venv", cwd=folder)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    fetched(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return scripts


def test_pip_installs_what_scoring_needs_and_no_more(fresh: Path, tmp_path: Path) -> None:
    listed = json.loads(run(fresh, "python", "-m", "pip", "list", "--format=json", cwd=tmp_path))
    names = {one["name"].lower() for one in listed}
    assert {"cftscore", "typer", "xlsxwriter", "lxml", "openpyxl", "xlrd"} <= names
    assert names & {*map(str.lower, EXTRA), "pytest"} == set()
    assert "cftscore" in run(fresh, "cftscore", "--version", cwd=tmp_path)
    run(fresh, "cftscore", "evaluate", str(SAMPLE), "-q", "-o", "out.xlsx", cwd=tmp_path)
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_a_user_s_program_is_checked_against_the_types(fresh: Path, tmp_path: Path) -> None:
    lines = (
        "import cftscore",
        "result = cftscore.evaluate('x.xlsx', target=80)",
        "verdict: str = result.document.communes[0].verdict",
        "wrong: int = result.document.criteria_set.sha256",
        "cftscore.evaluate('x.xlsx', tarjet=80)",
    )
    (tmp_path / "program.py").write_text("\n".join(lines), encoding="utf-8")
    words = ("-m", "mypy", "--strict", "--python-executable", fresh / "python", "program.py")
    done = call(sys.executable, *words, cwd=tmp_path)
    found = re.findall(r"program.py:(\d): error: (.*?)  \[(\S+)\]", done.stdout)
    expected = 'expression has type "str", variable has type "int"'
    assert found == [
        ("4", f"Incompatible types in assignment ({expected})", "assignment"),
        (
            "5",
            'Unexpected keyword argument "tarjet" for "evaluate"; did you mean "target"?',
            "call-arg",
        ),
    ]
    assert done.stdout.splitlines()[-1].startswith("Found 2 errors in 1 file")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_missing_extra_is_installed_by_the_command_that_is_said(
    fresh: Path, tmp_path: Path, lang: str
) -> None:
    """Once without the extra, in each language; what is said then installs it."""
    own = tmp_path / "own"
    shutil.copytree(fresh.parent, own, symlinks=True)
    python = own / fresh.name / "python"
    words = (python, "-m", "cftscore", "--lang", lang, "report", SAMPLE, "-q", "-o", "a.html",
             "-o", "a.docx")  # fmt: skip
    done = call(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.findall(r"O009 \S+ +(.*\S)", done.stderr) == {
        "vi": ["cần Jinja2 để ghi tệp .html, nhưng chưa cài",
               "cần python-docx để ghi tệp .docx, nhưng chưa cài"],
        "en": ["Jinja2 is needed to write .html and is not installed",
               "python-docx is needed to write .docx and is not installed"],
    }[lang]  # fmt: skip
    said = set(re.findall("`(python -m pip install .*)`", done.stderr))
    assert said == {'python -m pip install "cftscore[report]"'}
    (command,) = said
    fetched(python, *shlex.split(command)[1:], cwd=tmp_path)
    done = call(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.html").read_bytes().startswith(b"<!doctype html>")
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")


def evaluated(text: str) -> bool:
    """Tell whether a document is that of the package under test."""
    expected: object = json.loads(cftscore.evaluate(SAMPLE).to_json())["communes"]
    return bool(expected == json.loads(text)["communes"])


def test_pipx_runs_the_wheel(wheel: Path, tmp_path: Path) -> None:
    env = {"PIPX_HOME": str(tmp_path / "home"), "PIPX_BIN_DIR": str(tmp_path / "bin")}
    words = ("-m", "pipx", "run", "--spec", wheel, "cftscore", "evaluate", SAMPLE, "-f", "json")
    assert evaluated(fetched(sys.executable, *words, cwd=tmp_path, **env))


def interpreter(version: str) -> Path | None:
    """Find a Python of a version: pyenv keeps several where its own `python3.x` is only one."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    kept = sorted(pyenv.glob(f"versions/{version}.*/bin/python{version}"))
    found = kept[-1] if kept else shutil.which(f"python{version}")
    return None if found is None else Path(found)


@pytest.mark.parametrize("version", PYTHONS)
def test_uvx_runs_the_wheel_with_every_python(wheel: Path, tmp_path: Path, version: str) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"Python {version} is not here")
    uvx = (sys.executable, "-m", "uv", "tool", "run", "--python", python, "--from", wheel)
    words = ("cftscore", "evaluate", SAMPLE, "-f", "json")
    assert evaluated(fetched(*uvx, *words, cwd=tmp_path))
    assert fetched(*uvx, "python", "-V", cwd=tmp_path).startswith(f"Python {version}.")
