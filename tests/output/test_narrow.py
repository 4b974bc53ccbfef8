"""Tables on narrow terminals: nothing is broken in the middle, and nothing goes missing."""

from __future__ import annotations

import io
import re

import pytest
from commandline import run_inside, widest
from rich.console import Console

from cftscore.output import to_terminal
from cftscore.output.blocks import Grid, Head

NAMES = ("Thành phố Long Xuyên", "Thị xã Tân Châu", "Huyện Phú Tân")
DISTRICTS = Grid(
    (Head("Địa bàn"), *(Head(f"Cột\n{n}", right=True) for n in range(7))),
    tuple((name, *(f"{n}.0{n}" for n in range(7))) for name in NAMES),
    strong=frozenset({2}),
)
KEYS = Grid(
    (Head("Ô", short=True), Head("Chỉ tiêu"), Head("Mức chắc chắn")),
    (
        ("Sheet1!C8", "Có cộng tác viên (has_hamlet_collaborators)", "chắc chắn: đúng các từ"),
        ("Sheet1!D8", "Tên xã (name)", "chắc chắn: cột của danh sách xã"),
    ),
)


def shown(grid: Grid, width: int) -> str:
    """Show a table on a terminal of a width."""
    console = Console(width=width, file=io.StringIO(), no_color=True)
    to_terminal.show([grid], console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", range(47, 120, 6))
def test_names_stay_whole_words(width: int) -> None:
    text = shown(DISTRICTS, width)
    assert widest(text) <= width
    words = set(text.split())
    assert {word for name in NAMES for word in name.split()} <= words
    assert text.count("6.06") == len(NAMES)


def test_where_the_first_column_has_no_room_it_stands_above_the_others() -> None:
    lines = shown(DISTRICTS, 52).splitlines()
    assert lines[0] == "Địa bàn"
    at = [lines.index(name) for name in NAMES]
    assert [lines[line + 1].split() for line in at] == [[f"{n}.0{n}" for n in range(7)]] * 3
    # The figures stand below their headings.
    assert {line.index("3.03") for line in lines if "3.03" in line} == {
        lines[2].index("3", lines[2].index("2")) - 3
    }


@pytest.mark.parametrize("width", [48, 60, 80, 120])
def test_a_key_is_broken_after_a_line_between_its_words_only(width: int) -> None:
    text = shown(KEYS, width)
    assert widest(text) <= width
    column = [line[11:].split("  ")[0].strip() for line in text.splitlines()]
    assert "(has_hamlet_collaborators)" in re.sub(r"(?<=_)\n", "", "\n".join(column)).replace(
        "\n", " "
    )


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_no_command_loses_the_names_of_districts_at_60_columns(lang: str) -> None:
    years = [f"samples/an-giang-{year}" for year in (2019, 2020)]
    for words in (["compare", *years], ["status", years[1]], ["plan", years[1], "--target", "80%"]):
        done = run_inside(*words, lang=lang, env={"COLUMNS": "60"})
        assert widest(done.stdout) <= 60, words
        for name in ("Thành phố Long Xuyên", "Huyện Thoại Sơn", "Tỉnh An Giang"):
            assert set(name.split()) <= set(done.stdout.split()), (words, name)
    listed = run_inside("criteria", "list", lang=lang, env={"COLUMNS": "60"}).stdout.split()
    assert {"qd-06-2019", "2019-01-03" if lang == "en" else "03/01/2019"} <= {*listed}
