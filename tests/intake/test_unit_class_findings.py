"""What is told of the cells that say unit classes: where, of which commune, and in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import reports
import smallset
import workbooks

from cftscore.core.text import Text
from cftscore.criteria import load as criteria_load
from cftscore.evaluation.pipeline import Options, prepare
from cftscore.evaluation.workbooks import read_workbooks
from cftscore.findings import kinds as c
from cftscore.findings.model import Finding, Place
from cftscore.intake.unit_class import LABEL

MOUNTAIN, OTHER, WARD = "mountain_island_disadvantaged", "other", "central_city_ward"
CLASSES = criteria_load.load("qd-06-2019").set.unit_classes
NEAR = tuple(unit_class.title.quoted(key) for key, unit_class in CLASSES.items())
VONG_THE, VONG_DONG = "30727", "30730"
STRUCK = "o\u0336t\u0336h\u0336e\u0336r\u0336"
KINDS = (
    c.ConflictingValues,
    c.StruckOut,
    c.UnitClassConflict,
    c.UnitClassMissing,
    c.UnitClassNotByRegister,
    c.UnitClassTaken,
    c.UnitClassUnknown,
)


def told(paths: Sequence[Path], **options: Any) -> tuple[Mapping[str, str | None], list[Finding]]:
    """Give the classes by code, and what is told of them."""
    workbooks, findings = read_workbooks(paths)
    prepared = prepare(workbooks, Options(**{"period": "2020", **options}), findings)
    submission = prepared.submission
    codes = [commune.code for commune in submission.communes]
    kept: list[Finding] = [finding for finding in prepared.findings if isinstance(finding, KINDS)]
    return dict(zip(codes, submission.unit_classes, strict=True)), kept


def written(folder: Path, *cells: Any, code: str = VONG_THE) -> list[Path]:
    """Write what some cells say of one commune, each in a workbook of its own."""
    return [
        reports.write(folder / f"{number}.xlsx", [reports.row(code, unit_class=cell)])
        for number, cell in enumerate(cells)
    ]


def place(path: Path, cell: str = "C2") -> Place:
    return Place(str(path), "Chỉ tiêu", cell)


def test_a_class_that_there_is_not(tmp_path: Path) -> None:
    (path,) = paths = written(tmp_path, "vùng cao")
    unknown = c.UnitClassUnknown(place=place(path), commune=VONG_THE, given="vùng cao", near=NEAR)
    assert told(paths) == ({VONG_THE: None}, [unknown])
    (path,) = paths = written(tmp_path, 7)
    unknown = c.UnitClassUnknown(place=place(path), commune=VONG_THE, given="7", near=NEAR)
    assert told(paths) == ({VONG_THE: None}, [unknown])


def test_a_blank_class(tmp_path: Path) -> None:
    (path,) = paths = written(tmp_path, None)
    missing = c.UnitClassMissing(place=place(path), commune=VONG_THE, near=NEAR)
    assert told(paths) == ({VONG_THE: None}, [missing])


def test_a_class_that_is_struck_out_is_none(tmp_path: Path) -> None:
    (path,) = paths = written(tmp_path, STRUCK)
    classes, (finding,) = told(paths)
    assert classes == {VONG_THE: None}
    assert isinstance(finding, c.StruckOut)
    assert (finding.place, finding.commune, finding.label) == (place(path), VONG_THE, LABEL)
    assert finding.given == STRUCK


def test_two_classes(tmp_path: Path) -> None:
    paths = written(tmp_path, OTHER, None, MOUNTAIN, "Any other commune, ward or township")
    filled = [place(path) for path in (paths[0], paths[2], paths[3])]
    differ = c.ConflictingValues(
        place=filled[0], commune=VONG_THE, label=LABEL, cells=tuple(map(str, filled))
    )
    assert told(paths) == ({VONG_THE: None}, [differ])
    assert told([paths[0], paths[1], paths[3]]) == ({VONG_THE: OTHER}, [])


def test_a_class_beside_one_that_there_is_not(tmp_path: Path) -> None:
    """It stands, but not against the list."""
    paths = written(tmp_path, "vùng cao", OTHER)
    unknown = c.UnitClassUnknown(
        place=place(paths[0]), commune=VONG_THE, given="vùng cao", near=NEAR
    )
    assert told(paths) == ({VONG_THE: OTHER}, [unknown])
    listed = write_list(tmp_path)
    classes, findings = told(paths, unit_classes=listed)
    assert (classes, findings) == ({VONG_THE: None}, [unknown, conflict(listed, paths[1])])


def write_list(folder: Path) -> Path:
    path = folder / "list.csv"
    path.write_text(f"code,class\n{VONG_THE},{MOUNTAIN}\n", encoding="utf-8")
    return path


def conflict(listed: Path, path: Path) -> Finding:
    return c.UnitClassConflict(
        place=place(path),
        commune=VONG_THE,
        written=CLASSES[OTHER].title,
        listed=CLASSES[MOUNTAIN].title,
        where=f"{listed} › Chỉ tiêu!A2",
    )


def test_another_class_than_the_list_says(tmp_path: Path) -> None:
    (path,) = paths = written(tmp_path, OTHER)
    listed = write_list(tmp_path)
    classes, findings = told(paths, unit_classes=listed)
    assert (classes, findings) == ({VONG_THE: None}, [conflict(listed, path)])


def test_another_class_than_the_register_tells(tmp_path: Path) -> None:
    (path,) = paths = written(tmp_path, OTHER, code="00001")
    classes, findings = told(paths)
    differs = c.UnitClassNotByRegister(
        place=place(path),
        commune="00001",
        name="Phường Phúc Xá",
        written=CLASSES[OTHER].title,
        told=CLASSES[WARD].title,
    )
    assert (classes, findings) == ({"00001": OTHER}, [differs])


@pytest.mark.parametrize(("count", "more"), [(5, ""), (6, ", …")])
def test_five_are_named_of_those_taken_from_elsewhere(
    tmp_path: Path, count: int, more: str
) -> None:
    table = workbooks.table().some(0, count)
    for number in range(count):
        table = table.put(number, unit_class=None)
    path = workbooks.save_table(tmp_path / "a.xlsx", table)
    named = (
        "Thị trấn Núi Sập (30682), Thị trấn Phú Hoà (30685), Thị trấn Óc Eo (30688), "
        "Xã Tây Phú (30691), Xã An Bình (30692)"
    )
    source = Text('--unit-class "other"', '--unit-class "other"')
    taken = c.UnitClassTaken(count=count, source=source, communes=named + more)
    assert told([path], unit_class="other")[1] == [taken]


def test_a_class_may_be_a_number(tmp_path: Path) -> None:
    numbered = smallset.SOUND.replace('{vi: "Khác", en: "Other"}', '{vi: "1", en: "One"}')
    (tmp_path / "small.yaml").write_text(numbered, encoding="utf-8")
    keys = ("no", "code", "name", "district", "births_due", "births_registered", "unit_class")
    table = workbooks.table().order(keys).some(0, 2)
    table = table.put(0, unit_class=1).put(1, unit_class="1")
    path = workbooks.save_table(tmp_path / "a.xlsx", table)
    classes, findings = told([path], criteria=tmp_path / "small.yaml")
    assert ([*classes.values()], findings) == (["other", "other"], [])
