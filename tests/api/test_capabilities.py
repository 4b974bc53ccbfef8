"""Every capability of the command line is a function, and gives what the command gives."""

from __future__ import annotations

import inspect
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import reports
from commandline import run_inside

import cftscore
from cftscore.output.base_result import BaseResult

YEAR = reports.SAMPLES / "an-giang-2020"
CHAU_DOC, EARLIER = YEAR / "884-chau-doc.xlsx", reports.SAMPLES / "an-giang-2019/884-chau-doc.xlsx"
OVERLAY = reports.SAMPLES / "overlay-an-giang/an-giang.yaml"
CAPABILITIES = {
    "explain_many", "margin", "recognise",
    "evaluate", "validate", "annotate", "fix", "make_template", "merge", "map_headings", "explain",
    "plan", "compare", "reconcile", "make_report", "make_poster", "make_papers", "sensitivity",
    "criteria_sets",
    "show_criteria", "check_criteria", "test_criteria", "criteria_schema", "diff_criteria",
    "new_criteria", "verify_criteria", "finding_kind", "register_show", "claim", "status",
    "diff_submissions",
}  # fmt: skip


def test_a_look_at_the_package_shows_what_it_can_do() -> None:
    assert set(dir(cftscore)) >= CAPABILITIES
    assert not {"Any", "TYPE_CHECKING", "annotations", "core", "cli"} & {*dir(cftscore)}
    packages = {path.stem for path in Path(cftscore.__file__).parent.iterdir()}
    assert not packages & {*cftscore.__all__}, "an import would put the module in its place"
    shown = inspect.signature(cftscore.plan).parameters
    assert {"target", "costs", *cftscore.Reading.__annotations__} <= shown.keys()


@pytest.mark.parametrize(
    ("result", "words", "shown"),
    [
        (lambda: cftscore.evaluate(CHAU_DOC), ("evaluate", CHAU_DOC),
         "<Result: qd-06-2019, 2020, communes: 7, pass: 5>"),
        (lambda: cftscore.validate(CHAU_DOC), ("validate", CHAU_DOC),
         "<ValidationResult: errors: 0"),
        (lambda: cftscore.explain(CHAU_DOC, "30316"), ("explain", CHAU_DOC, "--commune", "30316"),
         "<ExplanationResult: 30316 "),
        (lambda: cftscore.plan(CHAU_DOC, target=80), ("plan", CHAU_DOC, "--target", "80"),
         "<PlanResult: qd-06-2019, 2020, target: 80%>"),
        (lambda: cftscore.compare(EARLIER, CHAU_DOC), ("compare", EARLIER, CHAU_DOC),
         "<ComparisonResult: 2019, 2020>"),
        (lambda: cftscore.reconcile(CHAU_DOC, CHAU_DOC), ("reconcile", CHAU_DOC, CHAU_DOC),
         "<ReconciliationResult: 2020, same: 7, different: 0>"),
        (lambda: cftscore.status(CHAU_DOC), ("status", CHAU_DOC),
         "<StatusResult: 2020, communes: 7, missing: 0>"),
        (lambda: cftscore.diff_submissions(CHAU_DOC, CHAU_DOC), ("diff", CHAU_DOC, CHAU_DOC),
         "<ResubmissionResult: 2020, same: 7, changed: 0>"),
        (lambda: cftscore.sensitivity(CHAU_DOC), ("criteria", "sensitivity", CHAU_DOC),
         "<SensitivityResult: qd-06-2019, 2020, "),
        (lambda: cftscore.show_criteria("qd-06-2019"), ("criteria", "show", "qd-06-2019"),
         "<CriteriaResult: qd-06-2019>"),
        (lambda: cftscore.show_criteria("qd-06-2019", 2),
         ("criteria", "show", "qd-06-2019", "--criterion", "2"), "<CriteriaResult: qd-06-2019, 2>"),
        (lambda: cftscore.diff_criteria("qd-06-2019", OVERLAY),
         ("criteria", "diff", "qd-06-2019", OVERLAY), "<CriteriaChangesResult: changes: "),
    ],
)  # fmt: skip
def test_a_function_gives_what_its_command_prints_and_writes(
    tmp_path: Path, result: Any, words: tuple[Any, ...], shown: str
) -> None:
    made = result()
    assert repr(made).startswith(shown)
    texts = [str(word) for word in words]
    assert run_inside(*texts, "-f", "json").stdout == made.to_json()
    printed = run_inside(*texts, "-f", "md", lang="en").stdout
    made.write(tmp_path / "a.md", lang="en")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == printed
    assert b"<html" in made.render("html", "vi")


def test_copies_are_marked_and_corrected(tmp_path: Path) -> None:
    path = reports.write(
        tmp_path / "in.xlsx", [reports.row("30292", births_due=" 12 ")], {"Kỳ": "2020"}
    )
    before = path.read_bytes()
    found = cftscore.annotate(path, tmp_path / "marked.xlsx", lang="en")
    assert found.findings.set_index("code").loc["V013", "cell"] == "H2"
    marked = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    assert any(cell.comment for sheet in marked for row in sheet for cell in row)
    fixed = cftscore.fix(path, tmp_path / "fixed.xlsx")
    assert (tmp_path / "fixed.xlsx").is_file()
    assert repr(fixed) == f"<FixResult: {tmp_path / 'fixed.xlsx'}, cells: 1>"
    assert fixed.corrections.to_dict("records") == [
        {"sheet": "Chỉ tiêu", "cell": fixed.document.corrections[0].cell,
         "before": " 12 ", "after": "12"}
    ]  # fmt: skip
    fixed.write(tmp_path / "fixed.csv", lang="en")
    assert "sheet,cell,before,after" in (tmp_path / "fixed.csv").read_text("utf-8-sig")
    with pytest.raises(cftscore.CannotProceedError):
        cftscore.fix(path, path, force=True)
    assert path.read_bytes() == before


def test_every_capability_gives_a_result_of_one_base(tmp_path: Path) -> None:
    """A document, frames, JSON and `write`; a short `repr`; a notebook shows it."""
    path = reports.write(tmp_path / "in.xlsx", [reports.row("30292", births_due=" 12 ")])
    results = [
        cftscore.make_template(2020, district="Châu Đốc"),
        cftscore.merge(CHAU_DOC),
        cftscore.map_headings(CHAU_DOC),
        cftscore.annotate(path, tmp_path / "a.xlsx", period=2020),
        cftscore.fix(path, tmp_path / "b.xlsx", period=2020),
        cftscore.criteria_sets(),
        cftscore.check_criteria("qd-06-2019"),
        cftscore.new_criteria(tmp_path / "n.yaml", id="n", title="N", extends="qd-06-2019"),
        cftscore.verify_criteria("qd-06-2019", "2", source="x", output=tmp_path / "v.yaml"),
        cftscore.register_show("An Giang"),
    ]
    for number, made in enumerate(results):
        assert isinstance(made, BaseResult)
        assert repr(made).startswith(f"<{type(made).__name__}: ")
        assert len(repr(made)) < 200
        assert json.loads(made.to_json())
        for table in made.tables:
            frame = made.frame(table)
            assert list(frame.columns) == [column.key for column in made.columns(table)]
        folder = tmp_path / str(number)
        if made.tables:
            assert [one.stem for one in made.write_tables(folder, kind="csv")] == [*made.tables]
        shown = made._repr_html_()
        assert shown
        assert "<table" in shown or "<p" in shown


def test_templates_and_merged_workbooks_are_read_again(tmp_path: Path) -> None:
    mapped = cftscore.map_headings(CHAU_DOC)
    assert repr(mapped).startswith("<MappingResult: qd-06-2019, headings: ")
    made = cftscore.make_template(2020, district="Châu Đốc")
    assert repr(made) == "<TemplateResult: files: 1, communes: 7>"
    assert made.write(tmp_path / "t.xlsx", lang="en") == [tmp_path / "t.xlsx"]
    merged = cftscore.merge(CHAU_DOC)
    assert repr(merged) == "<MergeResult: files: 1, communes: 7 of 7>"
    merged.write(tmp_path / "m.xlsx")
    again, first = cftscore.evaluate(tmp_path / "m.xlsx"), cftscore.evaluate(CHAU_DOC)
    assert again.communes["points"].tolist() == first.communes["points"].tolist()


def test_reports_posters_and_papers_are_written(tmp_path: Path) -> None:
    report = cftscore.make_report(CHAU_DOC, target=75, previous=EARLIER)
    assert report.comparison is not None
    for name in ("r.json", "r.xlsx", "r.html", "r.docx"):
        report.write(tmp_path / name, lang="en")
        assert (tmp_path / name).stat().st_size > 1000
    with pytest.raises(ValueError, match="focus: 99: no such criterion"):
        report.render("html", focus=[99])
    poster = cftscore.make_poster(CHAU_DOC, "30316")
    assert b"<html" in poster.render("html")
    papers = cftscore.make_papers(CHAU_DOC, "30316").write_papers(tmp_path / "papers")
    assert papers
    assert all(path.suffix == ".docx" and path.is_file() for path in papers)


def test_criteria_sets_are_begun_checked_tested_and_verified(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    common: dict[str, Any] = {"id": "mine", "title": "Thử"}
    with pytest.raises(ValueError, match="points: cannot be used with --from or --extends"):
        cftscore.new_criteria(path, **common, extends="qd-06-2019", points=3)
    written = cftscore.new_criteria(path, **common, extends="qd-06-2019")
    assert [one.name for one in written.written] == ["mine.yaml", "mine.tests.yaml"]
    assert repr(cftscore.check_criteria(path)) == f"<CriteriaChecked: {path}, findings: 0>"
    assert cftscore.test_criteria(path).document.tested
    mine = tmp_path / "verified.yaml"
    done = cftscore.verify_criteria("qd-06-2019", "2.1", source="Điều 5", output=mine)
    assert done.written[0] == mine
    assert repr(done) == "<CriteriaWritten: qd-06-2019, verified: 4, files: 2>"
    assert cftscore.show_criteria(mine).document.figures["verified"] > 0  # type: ignore[union-attr]
    with pytest.raises(ValueError, match=r"items: 9\.9: qd-06-2019 has no such item"):
        cftscore.verify_criteria("qd-06-2019", "9.9", source="x", output=tmp_path / "b.yaml")
    assert "qd-06-2019" in {file.set.id for file in cftscore.criteria_sets().files}
    assert json.loads(cftscore.criteria_schema())["$schema"]


def test_a_kind_of_finding_is_found_by_its_code() -> None:
    assert cftscore.finding_kind("v005").code == "V005"
    with pytest.raises(ValueError, match="V999: no such code"):
        cftscore.finding_kind("V999")


# --- small faults of commands


def effective(path: Path) -> str:
    file = cftscore.show_criteria(path).file
    return f"{file.set.legal_basis.date} {file.set.legal_basis.effective_from}"


def test_an_overlay_of_another_date_is_in_force_from_that(tmp_path: Path) -> None:
    """D14: it was in force from the date of the set that it extends."""
    new = ("criteria", "new", "--title", "Thử", "--extends", "qd-06-2019")
    first, second, third = (tmp_path / f"{n}.yaml" for n in "abc")
    assert run_inside(*new, "--id", "a", "--date", "2020-01-15", "-o", str(first)).code == 0
    assert effective(first) == "2020-01-15 2020-01-15"
    assert run_inside(*new, "--id", "b", "-o", str(second)).code == 0
    law = cftscore.show_criteria("qd-06-2019").file.set.legal_basis
    assert effective(second) == f"{law.date} {law.effective_from}"
    dates = ("--date", "2020-01-15", "--effective-from", "2020-02-01")
    assert run_inside(*new, "--id", "c", *dates, "-o", str(third)).code == 0
    assert effective(third) == "2020-01-15 2020-02-01"


@pytest.mark.parametrize(
    ("place", "period", "name"),
    [
        (("--province", "An Giang"), "2026", "91-an-giang.xlsx"),
        (("--district", "Châu Đốc"), "2020", "884-chau-doc.xlsx"),
        (("--commune", "30316"), "2020", "30316-"),
    ],
)
def test_one_template_goes_into_a_folder_as_several_do(
    tmp_path: Path, place: tuple[str, ...], period: str, name: str
) -> None:
    """D21: a province of 2026 has no districts, and its one file was refused a folder."""
    template = ("template", *place, "--period", period, "-o")
    assert run_inside(*template, str(tmp_path / "folder")).code == 0
    (written,) = (tmp_path / "folder").iterdir()
    assert written.name.startswith(name)
    assert run_inside(*template, str(tmp_path / "folder")).code == 2
    assert run_inside(*template, str(tmp_path / "a.xlsx")).code == 0
    assert (tmp_path / "a.xlsx").is_file()
    assert "O003" in run_inside(*template, str(tmp_path / "a.pdf")).stderr


@pytest.mark.parametrize(
    "words",
    [
        ("criteria", "sensitivity"),
        ("evaluate",),
        ("plan", "--target", "80"),
        ("validate",),
        ("report", "-o", "a.html"),
    ],
)
def test_a_criteria_set_among_paths_is_told_from_a_file(words: tuple[str, ...]) -> None:
    """D30: it was said that there is no such file."""
    done = run_inside(*words, "qd-06-2019", str(CHAU_DOC), lang="en")
    assert done.code == 2
    assert "qd-06-2019 is a criteria set, not a file: give it as -c qd-06-2019" in done.stderr
    done = run_inside(*words, "qd-06-2019", str(CHAU_DOC), lang="vi")
    assert "qd-06-2019 là bộ tiêu chí, không phải tệp: nêu bằng -c qd-06-2019" in done.stderr


def test_a_folder_that_is_not_there_is_offered_to_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D34: O004 said only that it is not there."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(CHAU_DOC, "in.xlsx")
    done = run_inside(
        "evaluate", "in.xlsx", "-o", "khong/co/a.json", lang="en", env={"COLUMNS": "200"}
    )
    assert "there is no folder khong/co; make it first: mkdir -p khong/co" in done.stderr
    done = run_inside("evaluate", "in.xlsx", "-o", "a b/a.json", lang="vi", env={"COLUMNS": "200"})
    assert 'không có thư mục a b; lập trước bằng lệnh: mkdir -p "a b"' in done.stderr
    done = run_inside("evaluate", "in.xlsx", "-o", "$a/a.json", lang="en", env={"COLUMNS": "200"})
    assert "there is no folder $a" in done.stderr
    assert "mkdir" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("evaluate", CHAU_DOC), ("validate", CHAU_DOC), ("plan", CHAU_DOC, "--target", "80"),
        ("explain", CHAU_DOC, "--commune", "30316"), ("criteria", "show", "qd-06-2019"),
        ("criteria", "list"), ("finding", "--all"),
    ],
)  # fmt: skip
def test_tables_that_are_no_terminal_end_without_blanks(words: tuple[Any, ...]) -> None:
    """D34: Rich fills every line of a table up to its width."""
    done = run_inside(*map(str, words))
    lines = (done.stdout + done.stderr).splitlines()
    assert len(lines) > 3
    assert [line for line in lines if line != line.rstrip(" ")] == []
