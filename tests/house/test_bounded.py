"""Nothing that comes in makes the program run for ever: work grows with a file, no faster."""

from __future__ import annotations

import json
import time
import zipfile
from pathlib import Path

import docx
import pytest
from commandline import CHAU_DOC, run

from cftscore.report.paper import filling
from cftscore.report.paper.wml import Insertions

pytestmark = pytest.mark.slow


def test_rows_written_into_a_comment_of_a_sheet(tmp_path: Path) -> None:
    """A pattern that looks for the end of a tag from each beginning would never be done."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(CHAU_DOC) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                comment = b"<!--" + b"<row <col " * 150_000 + b' hidden="1" -->'
                data = data.replace(b"<sheetData>", comment + b"<sheetData>", 1)
            new.writestr(name, data)
    done = run("evaluate", path, "-f", "json", timeout=60)
    assert json.loads(done.stdout)["communes"][2]["points"] == 985


def test_a_row_of_numbers_without_end_is_no_numbering_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    endless = f"A = {'9' * 5_000}"
    path.write_text(
        f"code,name,births_due,hamlets\n{','.join([endless] * 4)}\n30316,Phường Châu Phú B,5,4\n",
        encoding="utf-8",
    )
    done = run("evaluate", path, "--period", "2020", "--district", "884", "-f", "json")
    assert done.code in (0, 1), done.stderr
    assert "30316" in done.stdout


@pytest.mark.parametrize("text", ["{{" + " " * 100_000 + "x", "{{" * 50_000, "{{ {" * 30_000])
def test_a_field_of_a_template_that_never_ends(text: str) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.add_paragraph("{{  headline }} and {{headline}}")
    before = time.process_time()
    used = filling.fill(document, "a.docx", {"headline": "Title"}, {}, Insertions())
    assert time.process_time() - before < 10
    assert used == {"headline"}
    assert document.paragraphs[1].text == "Title and Title"
