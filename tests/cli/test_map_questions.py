"""`cftscore map` at a terminal: what is not known is asked about, one heading after the other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from offices import save, table

pytestmark = pytest.mark.slow
terminals = pytest.importorskip("terminals")

ASKED = {"vi": "q để thôi hỏi: ", "en": "q to stop: "}


@pytest.mark.parametrize(
    ("lang", "words", "no_number", "taken"),
    [
        ("vi", "tai nạn", "Chọn một số từ 0 đến", "cũng là chỉ tiêu này"),
        ("en", "injured", "Choose a number from 0 to", "is this indicator, too"),
    ],
)
def test_what_is_not_known_is_asked_and_written(
    lang: str, words: str, no_number: str, taken: str, tmp_path: Path
) -> None:
    head, *rows = table("Xã, phường")
    head[3] = "TNTT ghi nhận tại trạm y tế trong năm báo cáo, kể cả trường hợp tại nhà"
    head[5], head[7] = "HCĐB đã giúp", "Tiêm"
    path = save(tmp_path, {"A": [head, *rows]})
    answers = ["99", words, "1", "special_children", ""]
    with terminals.terminal(
        "map", path.name, "--period", "2020", "-o", "m.yaml", cwd=tmp_path, lang=lang
    ) as terminal:
        for number, answer in enumerate(answers, start=1):
            terminal.wait_for(lambda number=number: terminal.text.count(ASKED[lang]) == number)
            os.write(terminal.master, f"{answer}\n".encode())
        assert terminal.end() == 0
    assert "(1/3) A!D1: TNTT ghi nhận" in terminal.text
    assert no_number in terminal.text
    assert taken in " ".join(terminal.text.split())
    assert "cftscore evaluate a.xlsx --period 2020 --map m.yaml" in terminal.text
    assert all(len(line) <= 80 for line in terminal.text.splitlines() if ASKED[lang] not in line)
    written = yaml.safe_load((tmp_path / "m.yaml").read_text(encoding="utf-8"))
    meanings = {entry["heading"]: entry["is"] for entry in written["headings"]}
    assert meanings[head[3]] == "children_injured"
    assert meanings["HCĐB đã giúp"] == "special_children"
    assert meanings["Tiêm"] == "?"
