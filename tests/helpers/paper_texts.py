"""The words of every Word paper, in order, as one text: to be read and to be compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
from commandline import SAMPLES, run_inside
from docx.oxml.ns import qn

GOLDEN = Path(__file__).resolve().parents[1] / "files" / "papers"
YEAR = SAMPLES / "an-giang-2020"
PASSED, FAILED = "30682", "30316"
_SCOPE = ("--district", "Châu Đốc")
_REPORT = ("report", YEAR, *_SCOPE, "--previous", SAMPLES / "an-giang-2019", "--target", "80%",
           "--focus", "3,5", "-q")  # fmt: skip


def made(lang: str) -> Iterator[tuple[str, str]]:
    """Write the papers and give the name and the words of each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in (folder / "report.docx", folder / "public.docx"):
            public = ("--public",) if path.stem == "public" else ()
            _run(lang, *_REPORT, *public, "-o", path)
            yield f"{lang}-{path.stem}.txt", words(path)
        for code in (PASSED, FAILED):
            for more in ((), ("--appraisal",)):
                target = folder / f"{code}{'-a' if more else ''}"
                _run(lang, "report", YEAR, "--dossier", code, *more, "-o", target, "-q")
                for path in sorted(target.iterdir()):
                    yield f"{lang}-{code}-{path.stem}.txt", words(path)


def _run(lang: str, *arguments: str | Path) -> None:
    done = run_inside(*arguments, lang=lang)
    assert done.code == 0, done.stderr


def words(path: Path) -> str:
    """Give the words of a document: a paragraph a line, a row of a table a line of cells."""
    lines: list[str] = []
    for block in docx.Document(str(path)).element.body:
        if block.tag == qn("w:tbl"):
            for row in block.iter(qn("w:tr")):
                cells = (
                    " / ".join(filter(None, map(_said, cell.iter(qn("w:p")))))
                    for cell in row.iter(qn("w:tc"))
                )
                lines.append(f"| {' | '.join(cells)} |")
        elif block.tag == qn("w:p"):
            lines.append(_said(block))
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


def _said(element: object) -> str:
    parts = (
        part.text or "" if part.tag == qn("w:t") else " / "
        for part in element.iter(qn("w:t"), qn("w:br"))  # type: ignore[attr-defined]
    )
    return " ".join("".join(parts).split())
