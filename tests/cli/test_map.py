"""`cftscore map`: the headings as they are read, and a mapping that serves every such workbook."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from commandline import run_inside
from offices import RIGHT, counts, evaluated, save, table

CASES = Path(__file__).parents[1] / "cases"
BOOK = CASES / "w1-counts-3-level.xlsx"
BORN = "TC2: Khai sinh | Số TE sinh trong năm"


def mapped(folder: Path, name: str) -> Path:
    """Write a mapping of the workbook into a folder."""
    path = folder / name
    done = run_inside("map", BOOK, "--period", "2020", "-o", path, lang="vi")
    assert done.code == 0, done.stderr
    return path


def findings(*arguments: str | Path) -> set[str]:
    """Validate the workbook and give the codes of what is found about headings."""
    done = run_inside("validate", *arguments, "--period", "2020", "--district", "894", "-f", "json")
    document: dict[str, Any] = json.loads(done.stdout)
    return {
        f"{finding['code']} {finding['message']}"
        for finding in document["findings"]
        if finding["code"][0] == "H" and "unit_class" not in finding["message"]
    }


def test_what_is_not_sure_is_left_to_a_person(tmp_path: Path) -> None:
    written = yaml.safe_load(mapped(tmp_path, "a.yaml").read_text(encoding="utf-8"))
    meanings = {entry["heading"]: entry["is"] for entry in written["headings"]}
    assert written["criteria_set"] == "qd-06-2019"
    assert meanings[BORN] == "?"
    assert meanings["TC3: TE bị xâm hại | Tổng số TE dưới 16 tuổi"] == "children_total"
    assert meanings["Ghi chú"] == "unused"
    assert meanings["Xã, thị trấn"] == "name"
    assert list(meanings.values()).count("?") == 1


def test_a_heading_that_is_open_is_as_if_nothing_was_said_of_it(tmp_path: Path) -> None:
    path = mapped(tmp_path, "a.yaml")
    assert any("births_due" in finding for finding in findings(BOOK, "--map", path))


def test_what_a_person_said_is_read(tmp_path: Path) -> None:
    path = mapped(tmp_path, "a.yaml")
    text = path.read_text(encoding="utf-8").replace('is: "?"', "is: births_due")
    path.write_text(text, encoding="utf-8")
    assert findings(BOOK, "--map", path) == set()


def test_excel_alone_is_enough(tmp_path: Path) -> None:
    path = mapped(tmp_path, "a.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Ánh xạ"]
    (validation,) = sheet.data_validations.dataValidation
    lists = {cell.value for (cell,) in book["Danh mục"].iter_rows(max_col=1)}
    choice = "Số trẻ em phải khai sinh (births_due)"
    assert validation.type == "list"
    assert {choice, "không dùng", "Tên xã (name)"} <= lists
    (row,) = (row for row in sheet.iter_rows() if row[0].value == BORN)
    assert not row[1].value
    row[1].value = choice
    book.save(path)
    assert findings(BOOK, "--map", path) == set()


def test_a_mapping_beside_the_workbooks_is_used_and_said_so(tmp_path: Path) -> None:
    shutil.copy(BOOK, tmp_path / "a.xlsx")
    shutil.copy(BOOK, tmp_path / "b.xlsx")
    path = mapped(tmp_path, "cftscore-map.yaml")
    text = path.read_text(encoding="utf-8").replace('is: "?"', "is: births_due")
    path.write_text(text, encoding="utf-8")
    (said,) = findings(tmp_path)
    assert said.startswith("H009")


def test_what_a_person_says_goes_before_the_words(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    heading = "TC4: TE VPPL, ma túy | Số TE VPPL"
    path.write_text(
        f'criteria_set: qd-06-2019\nheadings:\n  - heading: "{heading}"\n    is: unused\n',
        encoding="utf-8",
    )
    assert any("children_offending" in finding for finding in findings(BOOK, "--map", path))


def test_the_headings_are_printed_as_they_are_read() -> None:
    done = run_inside("map", BOOK, "--period", "2020", lang="en")
    assert done.code == 0
    assert "births_due" in done.stdout
    assert "somebody" in done.stdout


def test_a_workbook_of_which_nothing_is_known_is_listed_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Làng", "Cột một", "Cột hai", "Cột ba"])
    for name in ("Xã Vọng Thê", "Xã Vĩnh Phú"):
        sheet.append([name, 1, 2, 3])
    book.save(tmp_path / "a.xlsx")
    done = run_inside("map", tmp_path / "a.xlsx", "-o", tmp_path / "m.yaml")
    assert done.code == 0, done.stderr
    written = yaml.safe_load((tmp_path / "m.yaml").read_text(encoding="utf-8"))
    assert [heading["heading"] for heading in written["headings"]] == [
        "Làng", "Cột một", "Cột hai", "Cột ba"]  # fmt: skip
    meanings = iter(["name", "births_due", "births_registered", "unused"])
    text = (tmp_path / "m.yaml").read_text(encoding="utf-8")
    lines = [
        f"    is: {next(meanings)}" if line.startswith("    is:") else line
        for line in text.splitlines()
    ]
    (tmp_path / "m.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run_inside("evaluate", tmp_path / "a.xlsx", "--period", "2020", "--district", "894",
               "--map", tmp_path / "m.yaml", "-f", "json")  # fmt: skip
    communes = [commune for commune in json.loads(done.stdout)["communes"] if commune["criteria"]]
    (item,) = communes[0]["criteria"][1]["items"]
    assert item["cells"] == ["Sheet!C3", "Sheet!B3"]


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_a_mapping_is_yaml_or_a_workbook(name: str, tmp_path: Path) -> None:
    assert run_inside("map", BOOK, "-o", tmp_path / name).code == 2
    assert not (tmp_path / name).exists()


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("mine", encoding="utf-8")
    assert run_inside("map", BOOK, "-o", path).code == 2
    assert path.read_text(encoding="utf-8") == "mine"


def test_what_is_known_in_a_table_that_is_not_is_filled_in(tmp_path: Path) -> None:
    """Where no heading names the communes, that one is all that a person must say."""
    head, *rows = table("Tên")
    path = save(tmp_path, {"A": [[head[0], "Loại ĐVHC", *head[1:]], *(
        [number, *name.split(" ", 1), *figures] for number, name, *figures in rows)]})  # fmt: skip
    assert "W013" in evaluated(path, code=2)["stderr"]
    mapping = tmp_path / "m.yaml"
    assert run_inside("map", path, "--period", "2020", "-o", mapping).code == 0
    text = mapping.read_text(encoding="utf-8")
    meanings = {entry["heading"]: entry["is"] for entry in yaml.safe_load(text)["headings"]}
    assert [heading for heading, meant in meanings.items() if meant == "?"] == ["Loại ĐVHC", "Tên"]
    mapping.write_text(text.replace('"Tên"\n    is: "?"', '"Tên"\n    is: name'), encoding="utf-8")
    assert counts(evaluated(path, "--map", str(mapping))) == RIGHT
