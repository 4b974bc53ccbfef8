"""One sentence says everywhere that figures are provisional, and names the decision."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from commandline import SAMPLES, run_inside
from msgspec.structs import replace
from reports import one_line

from cftscore.core.text import Text
from cftscore.criteria import load
from cftscore.criteria.model import Status
from cftscore.output.words import provisional_figures

SAID = {
    "vi": (
        "83/104 ngưỡng và mức điểm đang dùng giá trị tạm, 2 giá trị suy ra, chưa đối chiếu với "
        "văn bản Quyết định số 06/QĐ-TTg; kết quả chỉ để tham khảo"
    ),
    "en": (
        "83 of 104 thresholds and points are provisional and 2 inferred, not yet compared with "
        "the text of Decision 06/QĐ-TTg; results are for information only"
    ),
}
DISTRICT = str(SAMPLES / "an-giang-2020" / "884-chau-doc.xlsx")
COMMANDS = [
    ("evaluate", DISTRICT),
    ("evaluate", DISTRICT, "--format", "md"),
    ("evaluate", DISTRICT, "--what-if", "30334.children_killed=0"),
    ("explain", DISTRICT, "--commune", "30334"),
    ("plan", DISTRICT, "--target", "80"),
    ("compare", str(SAMPLES / "an-giang-2019" / "884-chau-doc.xlsx"), DISTRICT),
    ("reconcile", DISTRICT, DISTRICT),
    ("criteria", "show", "qd-06-2019", "--criterion", "2"),
]


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:1] + words[2:]))
def test_every_command_says_it(words: tuple[str, ...], lang: str, tmp_path: Path) -> None:
    done = run_inside(*words, cwd=tmp_path, lang=lang)
    assert done.code == 0, done.stderr
    assert SAID[lang] in one_line(done.stdout).replace("\\", "")


@pytest.mark.parametrize("lang", SAID)
def test_a_workbook_and_a_page_say_it(lang: str, tmp_path: Path) -> None:
    words = ("-q", "-o", "result.xlsx", "-o", "result.html")
    assert run_inside("evaluate", DISTRICT, *words, cwd=tmp_path, lang=lang).code == 0
    book = openpyxl.load_workbook(tmp_path / "result.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert SAID[lang] in cells
    page = (tmp_path / "result.html").read_text(encoding="utf-8")
    assert SAID[lang] in re.sub(r"\s+", " ", page)


def figures(**counts: int) -> dict[Status, int]:
    every: dict[Status, int] = {"quoted": 0, "inferred": 0, "provisional": 0, "verified": 0}
    return {status: counts.get(status, count) for status, count in every.items()}


def test_what_is_counted() -> None:
    basis = load.load("qd-06-2019").set.legal_basis
    assert provisional_figures(basis, figures(quoted=3, verified=1), "vi") is None
    assert provisional_figures(basis, figures(provisional=1, verified=4), "vi") == (
        "1/5 ngưỡng và mức điểm đang dùng giá trị tạm, chưa đối chiếu với văn bản Quyết định số "
        "06/QĐ-TTg; kết quả chỉ để tham khảo"
    )
    assert provisional_figures(basis, figures(inferred=2, verified=4), "en") == (
        "2 of 6 thresholds and points are inferred, not yet compared with the text of Decision "
        "06/QĐ-TTg; results are for information only"
    )


def test_a_decision_of_another_kind_or_of_none() -> None:
    basis = load.load("qd-06-2019").set.legal_basis
    other = replace(basis, type=Text("Thông tư", "Circular"), number="1/TT")
    text = provisional_figures(other, figures(provisional=1), "vi")
    assert text is not None
    assert "văn bản Thông tư số 1/TT;" in text
    text = provisional_figures(replace(basis, type=None), figures(provisional=1), "vi")
    assert text is not None
    assert "văn bản số 06/QĐ-TTg;" in text
