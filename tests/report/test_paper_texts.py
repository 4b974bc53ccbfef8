"""The words of the papers as an office reads them: golden texts, and what is never in them."""

from __future__ import annotations

import re

import paper_texts
import pytest

pytestmark = pytest.mark.slow

LAW = {
    "vi": "Quyết định số 06/QĐ-TTg ngày 03 tháng 01 năm 2019 của Thủ tướng Chính phủ ban hành quy "
    "định tiêu chuẩn, trình tự đánh giá và công nhận xã, phường, thị trấn phù hợp với trẻ em",
    "en": "Decision No. 06/QĐ-TTg of 3 January 2019 of the Prime Minister on the standards",
}
SECRET = {"vi": "KHÔNG CÔNG BỐ: ", "en": "NOT FOR PUBLICATION: "}
DRAFT = {
    "vi": "(Dự thảo lập từ số liệu; sửa và bổ sung trước khi ký.)",
    "en": "(Drafted from the figures: edit and complete it before it is signed.)",
}
NEVER = {
    "a digest": r"\b[0-9a-f]{64}\b|SHA-256",
    "a path": r"samples/|an-giang-2020",
    "a space before %": r"\d\s%(?! pts)",
    "a space between thousands": r"\d[\u00a0\u202f]\d{3}",
    "xã Xã": r"\b(xã|phường|huyện|tỉnh) (Xã|Phường|Huyện|Tỉnh)\b",
}
"""What no paper holds, in either language."""
POINT = {"vi": r"\d\.\d{2}%|\b\d{1,3},\d{3}\b", "en": r"\d,\d{2}%|\b\d{1,3}\.\d{3}\b"}
"""Numbers as the other language writes them."""


@pytest.fixture(scope="module", params=["vi", "en"])
def papers(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    return request.param, dict(paper_texts.made(request.param))


def test_every_word_is_that_of_the_golden_text(papers: tuple[str, dict[str, str]]) -> None:
    """After a change that is meant: `python scripts/make_papers.py`, and read the difference."""
    lang, made = papers
    golden = {path.name: path.read_text(encoding="utf-8")
              for path in paper_texts.GOLDEN.glob(f"{lang}-*.txt")}  # fmt: skip
    assert made == golden


def test_nothing_technical_and_nothing_of_the_other_language(
    papers: tuple[str, dict[str, str]],
) -> None:
    lang, made = papers
    for name, text in made.items():
        for what, pattern in {**NEVER, "a number of the other language": POINT[lang]}.items():
            match = re.search(pattern, text)
            assert match is None, f"{name}: {what}: {match[0] if match else ''}"


def test_papers_that_rest_on_the_decision_name_it_in_full(
    papers: tuple[str, dict[str, str]],
) -> None:
    lang, made = papers
    resting = [text for name, text in made.items()
               if not re.search("thuyet-minh|bien-ban|notes|minutes", name)]  # fmt: skip
    assert len(resting) == 7
    assert all(LAW[lang] in text for text in resting)


def test_a_report_says_whether_it_may_be_published(papers: tuple[str, dict[str, str]]) -> None:
    lang, made = papers
    assert SECRET[lang] in made[f"{lang}-report.txt"].partition("\nI. ")[0]
    assert SECRET[lang] not in made[f"{lang}-public.txt"]


def test_only_who_has_a_seal_is_asked_for_it(papers: tuple[str, dict[str, str]]) -> None:
    lang, made = papers
    minutes = next(text for name, text in made.items() if re.search("bien-ban|minutes", name))
    signed = {"vi": "THƯ KÝ / (Ký, ghi rõ họ tên)", "en": "SECRETARY / (Signature and name)"}[lang]
    assert signed in minutes


def test_the_draft_of_the_judgement_comes_from_the_data_and_is_marked(
    papers: tuple[str, dict[str, str]],
) -> None:
    lang, made = papers
    report = made[f"{lang}-report.txt"]
    assert report.count(DRAFT[lang]) == 2
    near = {"vi": "Đơn vị gần đạt nhất: ", "en": "Communes nearest to passing: "}[lang]
    assert near in report
    assert near not in made[f"{lang}-public.txt"]
