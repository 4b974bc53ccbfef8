"""`validate --slips`: a return slip for each commune, with its findings and no other's."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from unittest import mock

import docx
import openpyxl
import pytest
import years
from commandline import run_inside
from years import CO_TO, DONG_TIEN, THANH_LAN

import cftscore
from cftscore.report import rendering

pytestmark = pytest.mark.slow

SCOPE = ("--district", years.DISTRICT)
NAMES = {CO_TO: "07192-thi-tran-co-to", DONG_TIEN: "07195-xa-dong-tien"}


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two communes have something to correct, one has nothing."""
    folder = tmp_path_factory.mktemp("received")
    forms = years.templates(tmp_path_factory.mktemp("templates") / "forms")
    years.send(forms[CO_TO], folder / "co-to.xlsx", changes={"infants": None})
    wrong = {"births_registered": 9999, "infants": "+HYPERLINK(1)", "hamlets": "<r>two</r>"}
    years.send(forms[DONG_TIEN], folder / "dong-tien.xlsx", changes=wrong)
    years.send(forms[THANH_LAN], folder / "thanh-lan.xlsx")
    return folder


def slips(received: Path, folder: Path, kind: str, lang: str = "vi", *args: str) -> list[Path]:
    done = run_inside("validate", received, *SCOPE, "--slips", folder, "--slips-format", kind,
                      *args, lang=lang)  # fmt: skip
    assert done.code == 1, done.stderr
    return sorted(folder.iterdir())


def findings_of(received: Path, code: str) -> list[Any]:
    document = years.printed("validate", received, *SCOPE)
    return [one for one in document["findings"] if one["commune"] == code]


def test_each_commune_gets_its_own_findings_in_word(received: Path, tmp_path: Path) -> None:
    written = slips(received, tmp_path / "slips", "docx")
    assert [path.name for path in written] == [f"{name}.docx" for name in NAMES.values()]
    for path, code in zip(written, NAMES, strict=True):
        document = docx.Document(str(path))
        (table,) = (one for one in document.tables if len(one.columns) == 6)
        heads, *rows = ([cell.text for cell in row.cells] for row in table.rows)
        assert heads == ["Số", "Mức độ", "Ô", "Nội dung", "Cách sửa", "Trả lời"]
        expected = findings_of(received, code)
        assert len(rows) == len(expected) > 0
        assert {row[2] for row in rows} == {f"{one['sheet']}!{one['cell']}" for one in expected}
        assert {re.search(r"\((\w\d{3})\)$", row[3])[1] for row in rows} == {  # type: ignore[index]
            one["code"] for one in expected
        }
        assert {row[4] for row in rows} == {one["fix_vi"] for one in expected}
        assert {row[5] for row in rows} == {""}
        assert rows[0][1] == "lỗi" or all(one["severity"] != "error" for one in expected)
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        named = re.findall("Ủy ban nhân dân (.+)", text)
        assert named == ["xã Đồng Tiến" if code == DONG_TIEN else "thị trấn Cô Tô"]


def test_in_excel_there_is_a_column_to_answer_in_and_no_formula(
    received: Path, tmp_path: Path
) -> None:
    written = slips(received, tmp_path / "slips", "xlsx", "en")
    assert [path.name for path in written] == [f"{name}.xlsx" for name in NAMES.values()]
    sheet = openpyxl.load_workbook(written[1])["Slip"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(at for at, line in enumerate(lines) if line[0] == "No.")
    assert lines[start] == ["No.", "Severity", "Cell", "Finding", "What to do", "Answer"]
    assert [line[1] for line in lines[start + 1 :]] == ["error"] * (len(lines) - start - 1)
    assert any("9,999" in str(line[3]) for line in lines)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_slips_are_not_read_as_figures(received: Path, tmp_path: Path) -> None:
    for path in received.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before = years.printed("validate", tmp_path, *SCOPE)
    slips(tmp_path, tmp_path / "slips", "xlsx")
    after = years.printed("validate", tmp_path, *SCOPE)
    assert after["submitted"] == before["submitted"] == 3
    assert after["errors"] == before["errors"]


def test_no_answer_is_overwritten_unasked(received: Path, tmp_path: Path) -> None:
    folder = tmp_path / "slips"
    first, second = slips(received, folder, "xlsx")
    second.unlink()
    first.write_bytes(b"answered")
    done = run_inside("validate", received, *SCOPE, "--slips", folder, "--slips-format", "xlsx")
    assert done.code == 2
    assert "O001" in done.stderr
    assert first.read_bytes() == b"answered"
    assert not second.exists(), "all or none"
    slips(received, folder, "xlsx", "vi", "--force")
    assert first.read_bytes() != b"answered"


def test_two_communes_of_one_name_have_two_slips(tmp_path: Path) -> None:
    """Two districts of a province have a commune Vĩnh Châu each, or any other name."""
    rows = "\n".join(
        f"89,Tỉnh An Giang,{district},Huyện {district},{code},Xã CON: *?"
        for district, code in (("801", "90001"), ("802", "90002"))
    )
    head = "province_code,province_name,district_code,district_name,commune_code,commune_name\n"
    (tmp_path / "register.csv").write_text(head + rows + "\n", encoding="utf-8")
    (tmp_path / "in.csv").write_text(
        "code,births_due,births_registered\n90001,5,6\n90002,7,8\n", encoding="utf-8"
    )
    result = cftscore.validate(
        tmp_path / "in.csv", period=2020, register=tmp_path / "register.csv", select=["X001"]
    )
    written = result.write_slips(tmp_path / "slips", kind="xlsx")
    assert [path.name for path in written] == ["90001-xa-con.xlsx", "90002-xa-con.xlsx"]


def test_what_is_odd_about_a_file_is_in_the_slip_of_its_only_commune(
    received: Path, tmp_path: Path
) -> None:
    years.state(
        Path(_copied(received / "thanh-lan.xlsx", tmp_path / "a.xlsx")), {"Lần nộp": "cuối"}
    )
    result = cftscore.validate(tmp_path / "a.xlsx", district=years.DISTRICT)
    (path,) = result.write_slips(tmp_path / "slips", kind="docx", lang="en")
    assert "W042" in "".join(
        cell.text for table in docx.Document(str(path)).tables for cell in table._cells
    )


def _copied(path: Path, target: Path) -> Path:
    target.write_bytes(path.read_bytes())
    return target


def test_without_the_library_for_word_the_default_is_excel(received: Path, tmp_path: Path) -> None:
    result = cftscore.validate(received, district=years.DISTRICT)
    assert rendering.slip_kind() == "docx"
    with mock.patch.dict("sys.modules", {"docx": None}):
        written = result.write_slips(tmp_path / "slips")
        assert {path.suffix for path in written} == {".xlsx"}
        with pytest.raises(cftscore.CannotProceedError, match="O009"):
            result.write_slips(tmp_path / "others", kind="docx")
    assert not (tmp_path / "others").exists()
    with pytest.raises(ValueError, match="pdf"):
        result.write_slips(tmp_path / "others", kind="pdf")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--slips", "slips.docx"), "O008"),
        (("--slips", "no/where"), "O004"),
        (("--slips", "slips", "--slips-format", "pdf"), "--slips-format"),
    ],
)
def test_where_no_slip_can_be_written(
    received: Path, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    done = run_inside("validate", received, *SCOPE, *args, cwd=tmp_path)
    assert done.code == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_is_wrong_nothing_is_written(received: Path, tmp_path: Path) -> None:
    sent = received / "thanh-lan.xlsx"
    done = run_inside("validate", sent, *SCOPE, "--slips", tmp_path / "slips", lang="vi")
    assert "Không có xã nào phải trả lại số liệu" in done.stderr
    assert not (tmp_path / "slips").exists()


def test_the_same_slip_is_the_same_bytes(
    received: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1608000000")
    result = cftscore.validate(received, district=years.DISTRICT)
    for kind in ("docx", "xlsx"):
        first = result.write_slips(tmp_path / f"1-{kind}", kind=kind)
        second = result.write_slips(tmp_path / f"2-{kind}", kind=kind)
        for one, other in zip(first, second, strict=True):
            assert _contents(one) == _contents(other)


def _contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
