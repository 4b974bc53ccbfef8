"""The JSON of many communes is that of their records, byte for byte."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any, cast

import pytest
import smallset
import workbooks
from commandline import SAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cftscore
from cftscore.core.record import encoded
from cftscore.evaluation import document
from cftscore.evaluation.document import Evaluation
from cftscore.evaluation.lines import Lines
from cftscore.evaluation.recorder import Recorder
from cftscore.evaluation.records import Records
from cftscore.intake.evidence import Evidence
from cftscore.intake.groups import GroupCount

SAMPLE = SAMPLES / "an-giang-2020"
CODES = tuple(str(row["code"]) for row in workbooks.table().rows)


def records(*paths: Path, **options: Any) -> Records:
    """Score workbooks, and give the records of the communes."""
    evaluation = cftscore.evaluate(paths, period=2020, keep=False, **options).document
    return cast("Records", evaluation.communes)


def differing(found: Records) -> list[str]:
    """Give the codes of the communes whose line is not their record."""
    lines = found.lines(slice(None))
    return [
        record.code for record, line in zip(found, lines, strict=True) if line != encoded(record)
    ]


def by_records(found: Records, monkeypatch: pytest.MonkeyPatch) -> int:
    """Count the communes whose records are written for their lines."""
    written: list[int] = []
    whole = Recorder.records

    def counted(self: Recorder, span: range) -> Any:
        written.extend(span)
        return whole(self, span)

    monkeypatch.setattr(Recorder, "records", counted)
    found._lines = Lines(found.recorder)
    list(found.lines(slice(None)))
    monkeypatch.undo()
    return len(written)


def test_the_lines_of_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """One district sent nothing, and communes passed, failed and are incomplete."""
    found = records(*sorted(SAMPLE.iterdir())[1:], province="89")
    assert {record.verdict for record in found} == {"pass", "fail", "incomplete", "not_submitted"}
    assert differing(found) == []
    assert by_records(found, monkeypatch) == 0
    several = list(found.lines(slice(70, 90)))
    assert several == [encoded(record) for record in islice(found, 70, 90)]
    assert b'"not_submitted"' in b"".join(found.lines(slice(None)))


@pytest.mark.parametrize("name", ["Chỉ tiêu", 'A "50%%" %b', "‘x’ & <y>", "%"])
def test_whatever_the_sheet_is_named(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbooks.save(tmp_path / "a.xlsx", {name: workbooks.table().grid()})
    found = records(path)
    assert differing(found) == []
    assert by_records(found, monkeypatch) == 0
    (first, *_) = (json.loads(line) for line in found.lines(slice(None)) if b'"cells"' in line)
    assert first["criteria"][1]["items"][0]["cells"][0].startswith(f"{name}!")


@settings(max_examples=40, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_figures(data: st.DataObject, tmp_path: Path) -> None:
    """Blank, invalid, in two columns or with nobody concerned: it is all one to the lines."""
    table = workbooks.table()
    counts = [key for key, value in table.rows[0].items() if isinstance(value, int)]
    cell = st.tuples(st.integers(0, len(CODES) - 1), st.sampled_from(counts))
    values = st.one_of(
        st.none(), st.integers(0, 10**10), st.sampled_from([0, "-", "x", "1.5", "98%"])
    )
    for (commune, key), value in data.draw(st.lists(st.tuples(cell, values), max_size=60)):
        table = table.put(commune, **{key: value})
    found = records(workbooks.save_table(tmp_path / "a.xlsx", table))
    assert differing(found) == []


def test_communes_with_more_than_others_have_their_records_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = workbooks.table()
    table = table.put(0, births_registered="98,5%", births_due=None)
    first = workbooks.save_table(tmp_path / "a.xlsx", table.without("births_due"))
    found = records(first, ratios=True)
    assert differing(found) == []
    assert by_records(found, monkeypatch) == 1
    submission = found.recorder.submission
    submission.evidence = {CODES[2]: (Evidence("2.1", "12/BC", "", "", "A!B1"),)}
    submission.groups = {CODES[4]: (GroupCount("births_due", "x", 3, "A!B1"),)}
    assert differing(found) == []
    assert by_records(found, monkeypatch) == 3
    lines = dict(zip((record.code for record in found), found.lines(slice(None)), strict=True))
    assert [code for code in CODES if b'"by_ratio":true' in lines[code]] == [CODES[0]]
    assert [code for code in CODES if b'"evidence"' in lines[code]] == [CODES[2]]
    assert [code for code in CODES if b'"groups"' in lines[code]] == [CODES[4]]


def test_a_commune_in_two_workbooks_has_its_record_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = workbooks.table()
    workbooks.save_table(tmp_path / "a.xlsx", table.without("births_due"))
    kept = ("no", "code", "name", "district", "births_due")
    workbooks.save_table(
        tmp_path / "b.xlsx", table.without(*(key for key in table.labels if key not in kept))
    )
    found = records(tmp_path)
    assert differing(found) == []
    assert by_records(found, monkeypatch) == len(CODES)
    assert b'"[1]Ch' in next(line for line in found.lines(slice(None)) if b'"cells"' in line)


def test_tables_that_are_laid_out_in_several_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Communes that follow each other stand in tables of two layouts, in turns."""
    table = workbooks.table()
    workbooks.save_table(tmp_path / "a.xlsx", table.some(0, 3))
    other = table.some(3, 6).order(reversed([*table.labels]))
    workbooks.save(tmp_path / "b.xlsx", {"Biểu": other.grid()})
    workbooks.save_table(tmp_path / "c.xlsx", table.some(6))
    found = records(tmp_path)
    assert differing(found) == []
    assert by_records(found, monkeypatch) == 0
    lines = dict(zip((record.code for record in found), found.lines(slice(None)), strict=True))
    assert [code for code in CODES if "Biểu!".encode() in lines[code]] == list(CODES[3:6])


def test_a_form_has_its_record_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = workbooks.table()
    (row,) = table.some(0, 1).rows
    workbooks.save(
        tmp_path / "a.xlsx",
        {"Biểu": [[label, row[key]] for key, label in table.labels.items() if key != "no"]},
    )
    workbooks.save_table(tmp_path / "b.xlsx", table.some(1))
    found = records(tmp_path)
    assert differing(found) == []
    assert by_records(found, monkeypatch) == 1
    first = json.loads(next(line for line in found.lines(slice(None)) if b"Bi\xe1" in line))
    assert (first["code"], first["criteria"][1]["items"][0]["cells"]) == (
        CODES[0],
        [f"Biểu!B{list(table.labels).index(key)}" for key in ("births_registered", "births_due")],
    )


def test_half_points_where_the_class_is_unknown(tmp_path: Path) -> None:
    halves = smallset.SOUND.replace(": 60", ": 60.5").replace("points: 40", "points: 39.5")
    (tmp_path / "small.yaml").write_text(halves, encoding="utf-8")
    keys = ("no", "code", "name", "district", "births_due", "births_registered", "unit_class")
    table = workbooks.table().order(keys).put(0, unit_class=None)
    path = workbooks.save_table(tmp_path / "a.xlsx", table)
    found = records(path, criteria=tmp_path / "small.yaml")
    assert differing(found) == []
    line = next(line for line in found.lines(slice(None)) if CODES[0].encode() in line)
    assert b'"points_required":null' in line
    assert b'"points_max":60.5' in line


def test_pieces_are_joined_as_they_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST_INDENTED", 100)
    monkeypatch.setattr(document, "_AT_ONCE", 7)
    kept = cftscore.evaluate(SAMPLE).document
    made = cftscore.evaluate(SAMPLE, keep=False).document
    assert isinstance(kept.communes, tuple)
    written = [b"".join(document.json_pieces(one)) for one in (kept, made)]
    assert written[0] == written[1]
    assert len(list(document.json_pieces(made))) > 2 * (156 // 7)
    codes = [commune["code"] for commune in json.loads(written[0])["communes"]]
    assert codes == [commune.code for commune in kept.communes]
    assert isinstance(made, Evaluation)
    assert len(codes) == 156
