"""Everything that is checked, measured or made from the repository: `nox -l` lists it.

Each session has an environment of its own, with the versions of `requirements/ci.txt`. With
`--no-venv` it runs in the present one, as `.ci/run` does after it has installed what is needed.
"""

from __future__ import annotations

import os
from pathlib import Path

import nox

LOCK = "requirements/ci.txt"
PYTHONS = ("3.11", "3.12", "3.13")

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"
nox.options.tags = ["check"]

# pyenv keeps several Pythons, and puts only one of them on the path.
_PYENV = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
_KEPT = (path for version in PYTHONS for path in _PYENV.glob(f"versions/{version}.*/bin"))
os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", ""), *map(str, _KEPT)])


def _install(session: nox.Session, extra: str = "dev") -> None:
    """Install the package and what its checks need, in the versions that the lock states."""
    if session.venv_backend != "none":
        lock = str(Path(LOCK).resolve())
        versions = {"PIP_CONSTRAINT": lock, "UV_CONSTRAINT": lock}
        session.install("-e", f".[{extra}]", env=versions)


@nox.session(tags=["check"])
def lint(session: nox.Session) -> None:
    """Check the format and the rules of the code."""
    _install(session)
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")


@nox.session(tags=["check"])
def types(session: nox.Session) -> None:
    """Check the types."""
    _install(session)
    session.run("mypy")


@nox.session(tags=["check"])
def criteria(session: nox.Session) -> None:
    """Check the criteria sets that are shipped, and their examples."""
    _install(session)
    session.run("python", "scripts/check_criteria.py")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests with every Python that is supported and here: `nox -s tests -- -k exact`."""
    _install(session)
    session.run("python", "-m", "pytest", "-n", "auto", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run all tests and measure which lines and branches they reach, in processes too."""
    _install(session)
    # What breaks off a process, or lets its disk be full, breaks off its measuring as well.
    kept = "not full_disk and not process_apart_reads and not processes_read"
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", "-n", "auto", "-k", kept, *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the sites of the documentation; a broken link or a page not up to date is an error."""
    _install(session)
    session.run("python", "scripts/make_docs.py", "--check")
    session.run("mkdocs", "build", "--strict")
    session.run("mkdocs", "build", "--strict", "--config-file", "mkdocs.vi.yml")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure how long a district, a province and a country take, and the memory."""
    _install(session, "bench")
    session.run("python", "benchmarks/run.py", *session.posargs)


@nox.session
def portable(session: nox.Session) -> None:
    """Build a folder that needs no Python, in `dist/`, and prove it; `-- en` names its icons so."""
    _install(session, "portable")
    language = {"CFTSCORE_PORTABLE_LANG": "en" if "en" in session.posargs else "vi"}
    session.run(
        "python", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--workpath", "build/portable", "--distpath", "dist/portable", "portable/cftscore.spec",
        env=language,
    )  # fmt: skip
    session.run("python", "portable/prove.py", "dist/portable/cftscore", env=language)


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the arithmetic in small ways, which the tests must notice: tests/MUTATION.md."""
    _install(session)
    session.run("mutmut", "run", *session.posargs)
    session.run("mutmut", "results")


@nox.session
def lock(session: nox.Session) -> None:
    """Write the versions that CI uses: the newest that `pyproject.toml` allows."""
    _install(session)
    session.run(
        "uv", "pip", "compile", "pyproject.toml", "--extra", "dev", "--universal", "--upgrade",
        "--python-version", PYTHONS[0], "--strip-extras", "--no-emit-index-url",
        "--no-emit-find-links", "--custom-compile-command", "nox -s lock", "--quiet",
        "--output-file", LOCK,
    )  # fmt: skip
