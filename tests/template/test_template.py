"""`cftscore template`: what the workbook holds, what it refuses, and what the command says."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import filling
import libreoffice
import openpyxl
import poppler
import pytest
from commandline import ROOT, SAMPLES, Done
from commandline import run_inside as run
from openpyxl.worksheet.worksheet import Worksheet

from cftscore.core.period import Period
from cftscore.criteria import load as criteria_load
from cftscore.register import load as register_load

FILE = criteria_load.load("qd-06-2019")
SET = FILE.set
OWN_SET = ROOT / "tests" / "files" / "own-set.yaml"
THOAI_SON = ("--district", "Thoại Sơn", "--period", "2020")
OTHER = "Xã, phường, thị trấn khác"
WORDS = {
    "vi": ("Mã xã", "Tên xã", "Huyện", "Nhóm đơn vị", "Có,Không", "Kỳ 2020", "Tiêu chí 2"),
    "en": ("Commune code", "Commune name", "District", "Unit class", "Yes,No", "Period 2020",
           "Criterion 2"),
}  # fmt: skip
each_language = pytest.mark.parametrize("lang", ["vi", "en"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Templates of Thoại Sơn, by language."""
    folder = tmp_path_factory.mktemp("made")
    paths = {lang: folder / f"{lang}.xlsx" for lang in ("vi", "en")}
    for lang, path in paths.items():
        done = run("template", *THOAI_SON, "-o", path, lang=lang)
        assert (done.code, done.stderr) == (0, "")
    return paths


@pytest.fixture(scope="module")
def filled(made: dict[str, Path]) -> Path:
    """A template with one figure for each commune."""
    path = made["vi"].with_name("filled.xlsx")
    return filling.fill_table(made["vi"], path, lambda *_: {"hamlets": 8})


def opened(path: Path) -> Worksheet:
    """Open the sheet to fill in, with formulas."""
    found = openpyxl.load_workbook(path)["Chỉ tiêu"]
    assert isinstance(found, Worksheet)
    return found


@cache
def communes(period: str, **where: str) -> list[tuple[str, str]]:
    parsed = Period.parse(period)
    assert parsed is not None
    listed, _ = register_load.load(parsed)
    return [(commune.code, commune.name) for commune in listed.communes_of(**where)]


def label(key: str, lang: str) -> str:
    text = SET.indicators[key].label
    return text.vi if lang == "vi" else text.en


def validation(table: Worksheet, address: str) -> Any:
    """Find the rule of a cell."""
    (found,) = (one for one in table.data_validations.dataValidation if address in one.sqref)
    return found


# --- the sheet to fill in


@each_language
def test_the_rows_are_the_communes_and_the_columns_the_indicators(
    lang: str, made: dict[str, Path]
) -> None:
    table = filling.sheet(made[lang])
    columns = filling.keys(table)
    assert list(columns)[:5] == ["no", "code", "name", "district", "unit_class"]
    assert sorted(list(columns)[5:]) == sorted(SET.indicators)
    # By criterion, the whole before its part.
    assert list(columns)[9:14] == [
        "births_due", "births_registered", "children_total", "children_abused",
        "children_gravely_abused",
    ]  # fmt: skip
    rows = [
        (str(table.cell(row, columns["code"]).value), table.cell(row, columns["name"]).value)
        for row, _ in filling.table_rows(table)
    ]
    assert rows == communes("2020", district_code="894")
    labels = {key: table.cell(5, columns[key]).value for key in SET.indicators}
    assert labels == {key: label(key, lang) for key in SET.indicators}
    assert tuple(table.cell(4, column).value for column in range(2, 6)) == WORDS[lang][:4]
    assert str(table.cell(4, columns["births_due"]).value).startswith(WORDS[lang][6])
    assert WORDS[lang][5] in str(table["D2"].value)
    # Every criterion stands over all of its columns.
    merged = {str(one) for one in table.merged_cells.ranges}
    assert {"F4:I4", "J4:K4"} <= merged


def test_only_what_is_to_be_filled_in_is_open(made: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(made["vi"])
    assert book.sheetnames == filling.SHEETS
    assert [sheet.protection.sheet for sheet in book.worksheets] == [True] * 6
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"] * 5 + ["hidden"]
    open_cells = {
        sheet.title: {
            cell.coordinate for row in sheet for cell in row if not cell.protection.locked
        }
        for sheet in book.worksheets
    }
    table = filling.sheet(made["vi"])
    columns = filling.keys(table)
    assert open_cells == {
        "Chỉ tiêu": {
            table.cell(row, columns[key]).coordinate
            for row, _ in filling.table_rows(table)
            for key in ("unit_class", *SET.indicators)
        },
        "Kết quả": set(), "Hướng dẫn": set(), "Cách chấm điểm": set(),
        "Thông tin": {"B12", "B13", "B14", "B15", "B16"}, "Danh mục": set(),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Chỉ tiêu", "Kết quả"])
def test_headers_stay_on_the_screen_and_on_every_page(name: str, made: dict[str, Path]) -> None:
    sheet = openpyxl.load_workbook(made["vi"])[name]
    first = 7 if name == "Chỉ tiêu" else 9
    assert sheet.freeze_panes == f"D{first}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9  # A4
    assert sheet.print_title_rows == f"${first - 3}:${first - 1}"
    assert sheet.print_title_cols == "$A:$C"
    signed = 7 if name == "Chỉ tiêu" else 0
    assert str(sheet.print_area).rpartition("$")[2] == str(first + 16 + signed)
    # What is printed can be read: the table takes three pages side by side, split between criteria.
    assert (sheet.page_setup.scale or 0) >= 70
    splits = [one.id for one in sheet.col_breaks.brk]
    assert len(splits) == 2
    header = sheet[first - 3]
    assert all(str(header[split].value).startswith("Tiêu chí") for split in splits)
    above = sheet.oddHeader
    assert above.left.text == "ỦY BAN NHÂN DÂN\nHUYỆN THOẠI SƠN"  # type: ignore[union-attr]
    assert above.right.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"  # type: ignore[union-attr]


def test_a_table_is_signed_and_its_keys_are_not_printed(made: dict[str, Path]) -> None:
    sheet = openpyxl.load_workbook(made["vi"])["Chỉ tiêu"]
    assert sheet.row_dimensions[6].hidden
    assert sheet.max_row == 23
    # Who signs stands in boxes: no row of words is taken for a commune.
    with zipfile.ZipFile(made["vi"]) as package:
        drawn = package.read("xl/drawings/drawing1.xml").decode()
    assert re.findall("<a:t>([^<]+)</a:t>", drawn) == [
        "NGƯỜI LẬP BIỂU",
        "(Ký, ghi rõ họ tên, số điện thoại)",
        "THỦ TRƯỞNG ĐƠN VỊ",
        "(Chữ ký, dấu của cơ quan, họ và tên)",
    ]


@each_language
def test_cells_say_what_they_take(lang: str, made: dict[str, Path]) -> None:
    table = opened(made[lang])
    columns = filling.keys(filling.sheet(made[lang]))

    def of(key: str) -> Any:
        return validation(table, table.cell(filling.FIRST_ROW, columns[key]).coordinate)

    for key in ("unit_class", *SET.indicators):
        rule = of(key)
        assert rule.showInputMessage
        assert rule.showErrorMessage
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt) <= 255
        assert len(rule.error) <= 255
        assert len(rule.formula1) <= 255
        assert str(rule.sqref).endswith(str(filling.FIRST_ROW + 16))
    assert of("has_child_forum").formula1 == f'"{WORDS[lang][4]}"'
    assert of("unit_class").formula1 == "unit_class_titles"
    registered = of("births_registered")
    assert registered.formula1 == (
        "IF(ISNUMBER(K7),AND(K7>=0,K7<=MIN(999999999,J7),INT(K7)=K7),FALSE)"
    )
    due = of("births_due")
    assert due.formula1 == ("IF(ISNUMBER(J7),AND(J7>=MAX(0,K7),J7<=999999999,INT(J7)=J7),FALSE)")
    # The hint of the criteria set, and the whole that a part must not exceed.
    hint = SET.indicators["children_abused"].hint
    assert hint is not None
    assert (hint.vi if lang == "vi" else hint.en) in of("children_abused").prompt
    assert label("births_due", lang) in registered.prompt
    assert label("births_due", lang) in registered.error


def test_lists_hold_the_classes_and_words_of_both_languages(made: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(made["en"])
    lists = book["Danh mục"]
    columns = {column[1].value: [cell.value for cell in column[2:]] for column in lists.columns}
    found = {name: [cell for cell in cells if cell is not None] for name, cells in columns.items()}
    assert found["unit_class_titles"] == [
        unit_class.title.en for unit_class in SET.unit_classes.values()
    ]
    assert dict(zip(found["unit_class_names"], found["unit_class_marks"], strict=True)) == {
        name: unit_class.pass_from
        for key, unit_class in SET.unit_classes.items()
        for name in (key, unit_class.title.vi, unit_class.title.en)
    }
    assert {"Có", "Yes", "x", "✓"} <= set(found["yes_words"])
    assert {"Không", "No"} <= set(found["no_words"])
    assert sorted(book.defined_names) == [
        "no_words", "unit_class_marks", "unit_class_names", "unit_class_titles", "yes_words",
    ]  # fmt: skip


# --- results, guide, information


@each_language
def test_results_are_there_before_anything_computes(lang: str, made: dict[str, Path]) -> None:
    shown = filling.scores(made[lang])
    assert len(shown) == 17
    score = shown["30727"]
    assert score.verdict == ("Chưa nộp" if lang == "vi" else "Not submitted")
    assert (score.total, score.required, score.missed) == ("0–1000", "?", "")
    assert score.items == {item.id: "?" for item in SET.items}
    assert score.sums == [f"0–{criterion.max_points}" for criterion in SET.criteria]
    line = [
        cell.value for cell in filling.sheet(made[lang], "Kết quả")[4] if cell.value is not None
    ]
    assert line == [17, 0, 0, 0, 0]


KNOWN_TO_EXCEL_2010 = {
    "AND", "COUNT", "COUNTIF", "IF", "IFERROR", "INT", "ISLOGICAL", "ISNUMBER", "ISTEXT", "LEN",
    "MAX", "MIN", "NOT", "OR", "ROUND", "ROWS", "SUBSTITUTE", "SUM", "SUMPRODUCT", "TEXT", "TRIM",
    "VALUE",
}  # fmt: skip


def test_formulas_use_only_what_excel_2010_and_libreoffice_know(made: dict[str, Path]) -> None:
    used: set[str] = set()
    with zipfile.ZipFile(made["vi"]) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                text = archive.read(name).decode()
                for formula in re.findall("<(?:f|formula|formula1)>([^<]*)<", text):
                    used |= set(re.findall(r"([A-Z][A-Z.0-9]*)\(", formula))
                assert 't="array"' not in text
    assert used == KNOWN_TO_EXCEL_2010


@each_language
def test_the_guide_explains_every_indicator_and_figure(lang: str, made: dict[str, Path]) -> None:
    guide, rows = (
        list(filling.sheet(made[lang], name).iter_rows(values_only=True))
        for name in ("Hướng dẫn", "Cách chấm điểm")
    )
    provisional = SET.figures["provisional"]
    for shown in (guide, rows):
        assert str(provisional) in str(shown[3][0])
        assert ("giá trị tạm" if lang == "vi" else "provisional") in str(shown[3][0])
    explained = {row[4]: row for row in guide if row[4] in SET.indicators}
    assert {key: row[1] for key, row in explained.items()} == {
        key: label(key, lang) for key in SET.indicators
    }
    assert explained["children_total"][3] == "3.1, 4.1, 5.1"
    for item in SET.items:
        (line,) = (row for row in rows if row[0] == item.id)
        assert line[1] == (item.title.vi if lang == "vi" else item.title.en)
        bands = str(line[3]).splitlines()
        assert len(bands) == len(item.bands) + 1 + (item.denominator is not None)
        assert all(str(band.points) in said for band, said in zip(item.bands, bands, strict=False))
        assert item.source.article in str(line[4])
    births = next(row for row in rows if row[0] == "2.1")
    status = {"vi": "giá trị tạm", "en": "provisional"}[lang]
    first = {"vi": "từ 98%: 50 điểm", "en": "from 98%: 50 points"}[lang]
    assert str(births[3]).splitlines()[0] == f"{first} ({status})"
    marks = [str(row[0]) for row in rows if row[0] in ("900", "800", "850")]
    assert marks == ["900", "800", "850"]


@pytest.mark.parametrize(
    ("name", "heading", "edge"),
    [("Hướng dẫn", "Tiêu chí", "D"), ("Cách chấm điểm", "Nội dung", "E")],
)
def test_each_page_that_explains_begins_with_the_headings_of_its_table(
    name: str, heading: str, edge: str, made: dict[str, Path]
) -> None:
    sheet = openpyxl.load_workbook(made["vi"])[name]
    first, last = str(sheet.print_title_rows).replace("$", "").split(":")
    assert first == last
    assert sheet[f"A{first}"].value == heading
    # The keys stand beside what is printed.
    assert str(sheet.print_area).replace("$", "").split(":")[1] == f"{edge}{sheet.max_row}"


@each_language
def test_a_template_says_what_it_was_made_for(lang: str, made: dict[str, Path]) -> None:
    book: Any = openpyxl.load_workbook(made[lang])
    stated = {one.name: one.value for one in book.custom_doc_props}
    assert stated == {
        "criteria_set": "qd-06-2019", "criteria_version": str(SET.version),
        "criteria_sha256": FILE.sha256, "period": "2020",
    }  # fmt: skip
    labels = {row[0]: row[1] for row in book["Thông tin"].iter_rows(min_row=3, values_only=True)}
    assert labels["Kỳ" if lang == "vi" else "Period"] == "2020"
    assert labels["Huyện" if lang == "vi" else "District"] == "Huyện Thoại Sơn"
    assert labels["Tỉnh" if lang == "vi" else "Province"] == "Tỉnh An Giang"
    assert FILE.sha256 in labels.values()


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        (("version: 1", "version: 2"), "W024", "B6"),
        (("points: 15, status: provisional", "points: 14, status: provisional"), "W025", "B7"),
        (("id: qd-06-2019", "id: qd-other"), "W019", "B3"),
    ],
)
def test_evaluate_says_when_a_workbook_was_made_for_another_set(
    change: tuple[str, str], code: str, cell: str, filled: Path, tmp_path: Path
) -> None:
    text = FILE.path.read_text(encoding="utf-8")
    assert change[0] in text
    if code == "W025":
        # A band of an item that does not change the most that it gives.
        at = text.index("{up_to: 2, points: 15, status: provisional}")
        text = text[:at] + text[at:].replace(*change, 1)
    else:
        text = text.replace(*change, 1)
    own = tmp_path / "own.yaml"
    own.write_text(text, encoding="utf-8")
    done = run("validate", filled, "--criteria", own, "--select", "W019,W024,W025", "-f", "json")
    (found,) = json.loads(done.stdout)["findings"]
    assert (found["code"], found["severity"], found["cell"]) == (code, "warning", cell)


def test_a_workbook_of_the_same_set_is_not_one_of_another(filled: Path) -> None:
    same = run("validate", filled, "--select", "W019,W024,W025", "-f", "json")
    assert json.loads(same.stdout)["findings"] == []


def test_a_template_that_nobody_filled_in_holds_no_communes(made: dict[str, Path]) -> None:
    for lang, path in made.items():
        done = run("validate", path, "-f", "json", lang=lang)
        assert (done.code, json.loads(done.stdout)["counts"]) == (1, {"W023": 1})
        assert run("evaluate", path, lang=lang).code == 2


def test_a_row_that_nobody_filled_in_is_not_submitted(
    made: dict[str, Path], tmp_path: Path
) -> None:
    filled = tmp_path / "one.xlsx"
    filling.fill_table(
        made["vi"], filled, lambda _, code: {"births_due": 8 if code == "30727" else "-"}
    )
    document = json.loads(run("evaluate", filled, "-f", "json").stdout)
    verdicts = {commune["code"]: commune["verdict"] for commune in document["communes"]}
    assert verdicts.pop("30727") == "incomplete"
    assert set(verdicts.values()) == {"not_submitted"}
    (district,) = document["districts"]
    assert (district["communes"], district["submitted"]) == (17, 1)


def test_the_same_request_gives_the_same_bytes(made: dict[str, Path], tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    assert run("template", *THOAI_SON, "-o", again, lang="vi").code == 0
    assert again.read_bytes() == made["vi"].read_bytes()


# --- there and back


def valid(*paths: str | Path) -> Done:
    """Validate, and see that there is nothing to say at all."""
    done = run("validate", *paths, "-f", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert done.code == 0
    return done


@pytest.mark.slow
@each_language
def test_a_template_filled_in_has_no_finding_in_any_district(lang: str, tmp_path: Path) -> None:
    done = run("template", "--province", "An Giang", "--period", "2020", "-o", tmp_path / "t",
               lang=lang)  # fmt: skip
    assert done.code == 0
    paths = sorted((tmp_path / "t").iterdir())
    names = [path.name for path in paths]
    assert names == sorted(path.name for path in (SAMPLES / "an-giang-2020").glob("*.xlsx"))
    title = SET.unit_classes["other"].title
    fill = filling.plausible(
        SET, title.vi if lang == "vi" else title.en, WORDS[lang][4].partition(",")[0]
    )
    for path in paths:
        filling.fill_table(path, path, fill)
        valid(path)
    document = json.loads(run("evaluate", tmp_path / "t", "-f", "json").stdout)
    (province,) = document["provinces"]
    assert (province["communes"], province["incomplete"]) == (156, 0)
    assert document["findings"] == []


@pytest.mark.slow
def test_a_province_without_districts_gets_one_file(tmp_path: Path) -> None:
    path = tmp_path / "an-giang.xlsx"
    done = run("template", "--province", "91", "--period", "2026", "-o", path, lang="vi")
    assert (done.code, done.stderr) == (0, "")
    table = filling.sheet(path)
    columns = filling.keys(table)
    assert "district" not in columns
    listed = communes("2026", province_code="91")
    assert [code for _, code in filling.table_rows(table)] == [code for code, _ in listed]
    assert f"({len(listed)} xã)" in done.stdout
    filling.fill_table(path, path, filling.plausible(SET, OTHER))
    valid(path)


def test_one_commune_gets_one_row(tmp_path: Path) -> None:
    path = tmp_path / "xa.xlsx"
    assert run("template", "--commune", "vong the", "--period", "2020", "-o", path).code == 0
    assert [code for _, code in filling.table_rows(filling.sheet(path))] == ["30727"]


def test_a_set_of_ones_own_works_without_python(tmp_path: Path) -> None:
    own = criteria_load.load(OWN_SET).set
    listed = filling.write_register(tmp_path / "register.csv", 9, districts=1)
    path = tmp_path / "own.xlsx"
    options = ("--criteria", OWN_SET, "--register", listed)
    done = run("template", "--district", "001", "--period", "2021", *options, "-o", path)
    assert done.code == 0, done.stderr
    columns = filling.keys(filling.sheet(path))
    assert list(columns)[5:] == [
        "adults", "voters", "people", "fires", "flooded", "wells", "clean_wells",
    ]  # fmt: skip
    table = opened(path)
    flooded = validation(table, table.cell(7, columns["flooded"]).coordinate)
    assert "Above 0.5 m" in flooded.prompt
    fill = filling.plausible(own, "Nhóm A: từ 20,2", "Không")
    filling.fill_table(path, path, fill)
    valid(path, *options)


# --- what the command writes, and where


@pytest.mark.slow
def test_a_province_gets_a_file_a_district(tmp_path: Path) -> None:
    done = run("template", "--province", "89", "--period", "2020", "-o", "ra", cwd=tmp_path,
               lang="vi")  # fmt: skip
    assert done.stdout == "Đã ghi 11 tệp vào ra (156 xã)\n"
    again = run("template", "--province", "89", "--period", "2020", "-o", "ra", cwd=tmp_path)
    assert again.code == 2
    assert again.stderr.count("O001") == 11
    before = {path: path.read_bytes() for path in (tmp_path / "ra").iterdir()}
    forced = run(
        "template", "--province", "89", "--period", "2020", "-o", "ra", "--force", cwd=tmp_path,
        lang="vi",
    )  # fmt: skip
    assert forced.code == 0
    assert {path: path.read_bytes() for path in (tmp_path / "ra").iterdir()} == before


def test_nothing_is_written_where_one_file_of_many_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "894-thoai-son.xlsx").write_text("mine")
    done = run("template", "--province", "89", "--period", "2020", "-o", "ra", cwd=tmp_path)
    assert done.code == 2
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["894-thoai-son.xlsx"]
    assert (tmp_path / "ra" / "894-thoai-son.xlsx").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--district", "Thoại Sn"], "R009", "Huyện Thoại Sơn (894, Tỉnh An Giang)"),
        (["--district", "Châu Thành"], "R010", "(892, Tỉnh An Giang)"),
        (["--district", "An Phú", "--province", "Hà Nội"], "R009", "An Phú"),
        (["--commune", "Vĩnh Trạch"], "R010", "(30697, Huyện Thoại Sơn)"),
        (["--commune", "Vọng Thê", "--district", "Châu Đốc"], "R009", "Vọng Thê"),
        (["--province", "An Giangg"], "R009", "Tỉnh An Giang (89)"),
        (["--district", ""], "R009", ""),
        (["--district", "894", "--period", "202"], "W018", "202"),
        (["--district", "894", "--period", "2026"], "R013", "894"),
        (["--district", "Cồn Cỏ", "--period", "2025-01"], "R015", "Huyện Cồn Cỏ"),
        (["--district", "894", "--period", "1999"], "C033", "1999"),
        (["--district", "894", "--criteria", "qd-06-2018"], "C001", "qd-06-2019"),
        (["--district", "894", "-o", "no-folder/a.xlsx"], "O004", "no-folder"),
        (["--district", "894", "-o", "a.csv"], "O003", ".xlsx"),
        (["--district", "894", "-o", "there.xlsx"], "O001", ""),
        (["--province", "89", "-o", "ra.xlsx"], "O008", "11"),
        (["--province", "89", "-o", "there.xlsx/ra"], "O004", ""),
        (["--province", "89", "-o", "there"], "O004", ""),
        (["--district", "894", "--layout", "form", "-o", "ra.xlsx"], "O008", "17"),
        (["--district", "894", "--prefill", "nothing.xlsx"], "W001", "nothing.xlsx"),
        (["--district", "894", "--prefill", "there.xlsx", "-o", "there.xlsx", "--force"], "W005",
         ""),
        (["--district", "894", "--register", "there.xlsx"], "W005", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    arguments: list[str], code: str, says: str, tmp_path: Path
) -> None:
    for name in ("there.xlsx", "there"):
        (tmp_path / name).write_text("mine")
    more = [] if "--period" in arguments else ["--period", "2020"]
    more += [] if "-o" in arguments else ["-o", "new.xlsx"]
    done = run("template", *arguments, *more, cwd=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert f"{code} error" in done.stderr
    assert says in " ".join(done.stderr.split())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there", "there.xlsx"]
    assert (tmp_path / "there.xlsx").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--period", "2020", "-o", "a.xlsx"], "--district"),
        (["--district", "894", "-o", "a.xlsx"], "--period"),
        (["--district", "894", "--period", "2020"], "--output"),
        (["--district", "894", "--period", "2020", "-o", "a.xlsx", "--layout", "forms"], "form?"),
    ],
)
@each_language
def test_usage_errors_speak_the_language(
    lang: str, arguments: list[str], says: str, tmp_path: Path
) -> None:
    done = run("template", *arguments, lang=lang, cwd=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert says in done.stderr
    assert ("Lỗi: " if lang == "vi" else "Error: ") in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    previous = tmp_path / "previous.xlsx"
    previous.write_bytes((SAMPLES / "an-giang-2019" / "894-thoai-son.xlsx").read_bytes())
    before = previous.read_bytes()
    done = run("template", *THOAI_SON, "--prefill", previous, "-o", previous, "--force")
    assert done.code == 2
    assert "O002" in done.stderr
    assert previous.read_bytes() == before


def test_a_period_before_the_register_is_noted(tmp_path: Path) -> None:
    before = ("template", "--district", "894", "--period", "2018", "--criteria", "qd-06-2019")
    done = run(*before, "-o", tmp_path / "a.xlsx")
    assert done.code == 0
    assert "R007 note" in done.stderr
    quiet = run(*before, "-o", tmp_path / "b.xlsx", "-q")
    assert (quiet.code, quiet.stdout, quiet.stderr) == (0, "", "")


# --- what is brought along


@pytest.fixture(scope="module")
def prefilled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("prefilled") / "2021.xlsx"
    done = run(
        "template", "--district", "894", "--period", "2021", "-o", path,
        "--prefill", SAMPLES / "an-giang-2020" / "894-thoai-son.xlsx", lang="vi",
    )  # fmt: skip
    assert (done.code, done.stderr) == (0, "")
    return path


CARRIED = {key for key, indicator in SET.indicators.items() if indicator.carry_over} | {
    "unit_class"
}


def test_prefill_brings_along_what_seldom_changes(prefilled: Path) -> None:
    assert {"has_protection_officer", "hamlets"} <= CARRIED
    before = filling.sheet(SAMPLES / "an-giang-2020" / "894-thoai-son.xlsx")
    after = opened(prefilled)
    then, now = filling.keys(before), filling.keys(filling.sheet(prefilled))
    rows = {code: row for row, code in filling.table_rows(before)}
    for row, code in filling.table_rows(filling.sheet(prefilled)):
        for key in ("unit_class", *SET.indicators):
            cell = after.cell(row, now[key])
            if key in CARRIED:
                assert cell.value == before.cell(rows[code], then[key]).value, (code, key)
                assert cell.comment is not None
                assert cell.comment.text == "Số kỳ trước, hãy kiểm tra"
                assert cell.fill.start_color.rgb == "FFFCD5B4"
            else:
                assert (cell.value, cell.comment) == (None, None)


def test_what_was_brought_along_counts_in_the_score(prefilled: Path) -> None:
    score = filling.scores(prefilled)["30727"]
    assert score.required == 850
    # A protection officer, collaborators, a board: the budget of the year is not known yet.
    assert (score.items["1.1"], score.items["1.4"], score.sums[0]) == (50, "?", "80–100")


def without_kind(name: str) -> str:
    """Give a name in plain letters without its kind: `Thị Trấn Óc Eo` and `Xã Óc Eo` are one."""
    decomposed = unicodedata.normalize("NFD", name.lower())
    plain = "".join(one for one in decomposed if not unicodedata.combining(one))
    return re.sub("^(xa|phuong|thi tran) ", "", plain)


@pytest.mark.slow
def test_a_commune_of_another_name_is_not_the_same(tmp_path: Path) -> None:
    """After a merger the code may stay: its figures are no longer those of the commune."""
    path = tmp_path / "2025.xlsx"
    done = run("template", "--province", "91", "--period", "2026", "-o", path,
               "--prefill", SAMPLES / "an-giang-2020")  # fmt: skip
    assert done.code == 0
    then = dict(communes("2020", province_code="89"))
    now = dict(communes("2026", province_code="91"))
    table = filling.sheet(path)
    column = filling.keys(table)["has_protection_officer"]
    kept = {code for row, code in filling.table_rows(table) if table.cell(row, column).value}
    same = {
        code for code in now if code in then and without_kind(then[code]) == without_kind(now[code])
    }
    assert kept == same
    assert 0 < len(kept) < len(set(then) & set(now))


@each_language
def test_prefill_of_another_place_is_a_warning(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    other = SAMPLES / "an-giang-2019" / "884-chau-doc.xlsx"
    done = run("template", *THOAI_SON, "--prefill", other, "-o", path, lang=lang)
    assert done.code == 0
    assert f"W027 {'cảnh báo' if lang == 'vi' else 'warning'}" in done.stderr
    assert filling.scores(path)["30727"].total == "0–1000"


@pytest.mark.slow
def test_errors_in_the_last_period_are_said(tmp_path: Path) -> None:
    def fill(index: int, _: str) -> filling.Row:
        unit_class = "lạ" if index == 0 else OTHER
        # What is new every year tells that somebody has worked on the row.
        return {"unit_class": unit_class, "hamlets": 9, "has_child_club": "Có", "births_due": 9}

    before, path = tmp_path / "2020.xlsx", tmp_path / "2021.xlsx"
    assert run("template", *THOAI_SON, "-o", before).code == 0
    filling.fill_table(before, before, fill)
    done = run("template", "--district", "894", "--period", "2021", "--prefill", before, "-o", path)
    assert done.code == 1
    assert "V012 error" in done.stderr
    assert "V001" not in done.stderr
    table, columns = filling.sheet(path), filling.keys(filling.sheet(path))
    first = {key: table.cell(7, columns[key]).value for key in ("unit_class", "hamlets")}
    assert first == {"unit_class": None, "hamlets": 9}
    assert table.cell(8, columns["unit_class"]).value == SET.unit_classes["other"].title.en


@pytest.mark.slow
def test_a_form_is_printed_on_one_page_of_a4(tmp_path: Path) -> None:
    path = tmp_path / "phieu.xlsx"
    words = ("--commune", "Vọng Thê", "--province", "An Giang", "--layout", "form")
    assert run("template", *words, "--period", "2020", "-o", path, lang="vi").code == 0
    sheet = openpyxl.load_workbook(path)["Chỉ tiêu"]
    # The keys in column E are for the program.
    assert str(sheet.print_area).replace("$", "").partition("!")[2].startswith("A1:D")
    (pdf,) = libreoffice.to_pdf([path], tmp_path)
    first, second, *_ = poppler.text(pdf).split("\f")
    for said in ("XÃ VỌNG THÊ", "Tiêu chí 13.", "NGƯỜI LẬP BIỂU", "(Chữ ký, dấu"):
        assert said in first
    # What follows is the next sheet.
    assert "Tổng điểm" in second
