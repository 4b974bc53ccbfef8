"""What is said of one cell fits what it holds and what is due in its column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reports import cell, row, run, write

Said = list[tuple[str, str, str]]


def said(folder: Path, lang: str, **changes: Any) -> Said:
    path = folder / "a.xlsx"
    if not path.exists():
        write(path, [row("30682", **changes)], {"Kỳ": "2020"})
    words = ("--select", "V001,V005", "--format", "json")
    done = run(folder, "validate", path, *words)
    listed = json.loads(done.stdout)["findings"]
    end = "" if lang == "en" else "_vi"
    return [
        (f"{one['sheet']}!{one['cell']}", one[f"message{end}"], one[f"fix{end}"]) for one in listed
    ]


@pytest.mark.parametrize(
    ("key", "raw", "message", "fix"),
    [
        ("births_due", None, "“Số trẻ em phải khai sinh” để trống",
         "điền số liệu; nếu không có trường hợp nào thì ghi 0"),
        ("births_due", "-", "“Số trẻ em phải khai sinh”: ô ghi “-”, coi như để trống",
         "điền số liệu; nếu không có trường hợp nào thì ghi 0"),
        ("births_due", " ", "“Số trẻ em phải khai sinh” để trống",
         "điền số liệu; nếu không có trường hợp nào thì ghi 0"),
        ("births_due", "1.234",
         "“Số trẻ em phải khai sinh”: ô ghi “1.234” dạng văn bản, có thể là 1.234 hoặc 1,234",
         "ghi lại dưới dạng số, không có dấu phân cách hàng nghìn"),
    ],
)  # fmt: skip
def test_a_count(tmp_path: Path, key: str, raw: object, message: str, fix: str) -> None:
    assert said(tmp_path, "vi", **{key: raw}) == [(cell(key), message, fix)]


def test_an_answer_is_chosen(tmp_path: Path) -> None:
    ((_, message, fix),) = said(tmp_path, "vi", has_protection_officer="—")
    assert message.endswith("”: ô ghi “—”, coi như để trống")
    assert fix == "chọn Có hoặc Không; để trống không có nghĩa là Không"
    ((_, message, fix),) = said(tmp_path, "en")
    assert message.endswith("”: the cell says “—” and counts as blank")
    assert fix == "choose Yes or No; a blank does not mean No"
