"""The shipped criteria set against the figures that are known of the decision."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from io import StringIO
from pathlib import Path

import jsonschema
import msgspec
import pytest
from rich.console import Console
from smallset import SOUND

from cftscore.authoring import examples as criteria_examples
from cftscore.core import data as shipped
from cftscore.core.period import Period
from cftscore.core.text import Language
from cftscore.criteria import check as criteria_check
from cftscore.criteria import load as criteria_load
from cftscore.criteria import model as criteria_model
from cftscore.criteria import schema as criteria_schema
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.model import Band, CriteriaFile, CriteriaSet
from cftscore.findings.model import CannotProceedError
from cftscore.output import criteria_list, to_terminal
from cftscore.output import criteria_set as render
from cftscore.output.rich_tables import is_plain
from cftscore.output.words import law as law_in_full

ID = "qd-06-2019"
REPOSITORY = Path(__file__).parents[2]

# Copied by hand from what is known of the decision: criterion, points, status of its maximum.
CRITERIA = """
1 100 quoted
2 50 provisional
3 100 provisional
4 75 provisional
5 100 provisional
6 125 quoted
7 50 quoted
8 50 provisional
9 50 provisional
10 75 provisional
11 75 provisional
12 100 provisional
13 50 provisional
"""

# item, measure, status of the measure, bands: threshold points status
ITEMS = """
1.1 yes_no quoted | yes 50 quoted
1.2 yes_no quoted | yes 15 quoted
1.3 yes_no quoted | yes 15 quoted
1.4 yes_no inferred | yes 20 inferred
2.1 share provisional | from 98 50 provisional | from 95 35 provisional | from 90 20 provisional
3.1 rate/1000 provisional | up_to 0 50 provisional | up_to 1 30 provisional | up_to 2 15 provisional
3.2 count provisional | up_to 0 50 provisional
4.1 rate/1000 provisional | up_to 0 40 provisional | up_to 1 25 provisional | up_to 2 10 provisional
4.2 count provisional | up_to 0 35 provisional
5.1 rate/100000 provisional | up_to 550 50 provisional | up_to 600 35 provisional \
| up_to 1000 15 provisional
5.2 count provisional | up_to 0 50 provisional
6.1 share quoted | from 95 50 quoted | from 90 35 provisional | from 80 20 provisional
6.2 share quoted | from 100 75 quoted
7.1 share quoted | from 98 50 quoted | from 95 35 provisional | from 90 20 provisional
8.1 share provisional | up_to 10 25 provisional | up_to 12 15 provisional | up_to 15 10 provisional
8.2 share provisional | up_to 20 25 provisional | up_to 22 15 provisional | up_to 25 10 provisional
9.1 share provisional | from 90 50 provisional | from 80 30 provisional | from 70 15 provisional
10.1 share provisional | from 30 25 provisional | from 20 15 provisional | from 10 5 provisional
10.2 share provisional | from 90 50 provisional | from 85 30 provisional | from 80 15 provisional
11.1 yes_no provisional | yes 25 provisional
11.2 share provisional | from 85 25 provisional | from 70 15 provisional | from 50 10 provisional
11.3 yes_no provisional | yes 25 provisional
12.1 yes_no provisional | yes 40 provisional
12.2 share provisional | from 50 30 provisional | from 30 15 provisional
12.3 count provisional | from 2 30 provisional | from 1 15 provisional
13.1 share provisional | from 80 25 provisional | from 70 15 provisional | from 50 5 provisional
13.2 share provisional | from 80 25 provisional | from 70 15 provisional | from 50 5 provisional
"""

TITLES = {
    1: "Nguồn lực thực hiện quyền trẻ em",
    2: "Trẻ em được khai sinh đúng quy định",
    3: "Trẻ em bị xâm hại",
    4: "Trẻ em vi phạm pháp luật, nghiện ma túy",
    5: "Trẻ em bị tai nạn, thương tích",
    6: "Trẻ em có hoàn cảnh đặc biệt được trợ giúp",
    7: "Trẻ em dưới 1 tuổi được tiêm chủng đầy đủ các loại vắc xin thuộc chương trình "
    "tiêm chủng mở rộng",
    8: "Trẻ em dưới 5 tuổi bị suy dinh dưỡng thể nhẹ cân và thể thấp còi",
    9: "Trẻ em được khám sức khỏe định kỳ",
    10: "Trẻ em đến trường, lớp mầm non",
    11: "Trẻ em được thực hiện quyền tham gia của trẻ em",
    12: "Hoạt động vui chơi, giải trí, văn hóa, thể dục, thể thao dành cho trẻ em",
    13: "Mức độ hài lòng của trẻ em và người dân về việc thực hiện quyền trẻ em",
}


@pytest.fixture(scope="module")
def file() -> CriteriaFile:
    return criteria_load.load(ID)


def _measure(item: criteria_model.Item) -> str:
    for kind in criteria_model.MEASURES:
        measure = getattr(item, kind)
        if measure is not None:
            return f"{kind}/{measure.per}" if kind == "rate" else kind
    raise AssertionError(item.id)


def test_criteria_have_the_points_and_statuses_that_are_known(file: CriteriaFile) -> None:
    stated = [f"{c.id} {c.max_points} {c.source.status}" for c in file.set.criteria]
    assert stated == CRITERIA.split("\n")[1:-1]
    assert {c.id: c.title.vi for c in file.set.criteria} == TITLES
    assert file.set.max_points == 1000


def test_items_have_the_bands_and_statuses_that_are_known(file: CriteriaFile) -> None:
    stated = []
    for item in file.set.items:
        line = f"{item.id} {_measure(item)} {item.source.status}"
        for band in item.bands:
            kind = "" if band.kind == "answer" else f"{band.kind} "
            threshold = band.answer or band.threshold
            line += f" | {kind}{threshold} {band.points} {band.status}"
        stated.append(line)
    assert stated == ITEMS.strip().split("\n")


def test_an_item_stands_under_its_criterion(file: CriteriaFile) -> None:
    for criterion in file.set.criteria:
        assert [item.id for item in criterion.items] == [
            f"{criterion.id}.{number}" for number in range(1, len(criterion.items) + 1)
        ]


def test_pass_marks(file: CriteriaFile) -> None:
    marks = {key: (uc.pass_from, uc.source.status) for key, uc in file.set.unit_classes.items()}
    assert marks == {
        "central_city_ward": (Decimal(900), "quoted"),
        "mountain_island_disadvantaged": (Decimal(800), "quoted"),
        "other": (Decimal(850), "quoted"),
    }
    assert file.set.recognition.every_criterion.points_above == 0
    assert file.set.recognition.source.status == "quoted"


def test_a_denominator_of_0_gives_full_points_to_three_items_only(file: CriteriaFile) -> None:
    given = {i.id: i.when_none_status for i in file.set.items if i.when_none == "full_points"}
    assert given == {"6.1": "provisional", "6.2": "provisional", "7.1": "provisional"}
    assert {i.when_none for i in file.set.items} == {"full_points", "finding"}


def test_indicators_are_of_the_kind_that_their_items_count(file: CriteriaFile) -> None:
    kinds = Counter(indicator.type for indicator in file.set.indicators.values())
    assert kinds == {"yes_no": 7, "count": 33}
    for item in file.set.items:
        if item.denominator is not None:
            assert file.set.indicators[item.numerator].at_most == item.denominator, item.id


def test_every_figure_is_counted_by_status(file: CriteriaFile) -> None:
    # 57 bands, 27 measures, 13 maxima, 3 marks, 3 rules for none, 1 rule of recognition
    assert sum(file.set.figures.values()) == 57 + 27 + 13 + 3 + 3 + 1
    assert file.set.figures == {"quoted": 19, "inferred": 2, "provisional": 83, "verified": 0}
    assert list(file.set.figures) == list(criteria_model.STATUSES)


def test_what_is_quoted_names_the_page(file: CriteriaFile) -> None:
    sources = [criterion.source for criterion in file.set.criteria]
    sources += [item.source for item in file.set.items]
    sources += [unit_class.source for unit_class in file.set.unit_classes.values()]
    assert all((source.page is not None) == (source.status == "quoted") for source in sources)


def test_the_shipped_set_is_sound(file: CriteriaFile) -> None:
    assert criteria_check.check(file) == []


# --- loading


def test_load_by_id_and_by_path_is_the_same_set(file: CriteriaFile) -> None:
    path = REPOSITORY / "criteria" / f"{ID}.yaml"
    by_path = criteria_load.load(path)
    assert by_path.set == file.set
    assert by_path.sha256 == file.sha256
    assert (by_path.name, file.name) == (str(path), ID)
    assert by_path.examples_path.name == f"{ID}.tests.yaml"


def test_the_digest_is_that_of_the_file(file: CriteriaFile) -> None:
    import hashlib

    assert file.sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()


EVERY_SET = sorted(
    path for path in (REPOSITORY / "criteria").glob("*.yaml") if ".tests" not in path.name
)


def test_shipped_ids() -> None:
    assert ID in criteria_load.shipped_ids()


@pytest.mark.parametrize("path", EVERY_SET, ids=lambda path: path.stem)
def test_every_set_that_is_shipped_is_sound_and_its_examples_are_fulfilled(path: Path) -> None:
    made = criteria_check.load_sound(path)
    assert made.set.id == path.stem
    assert made.examples_path.is_file()
    assert criteria_examples.run(made) == []


@pytest.mark.parametrize("name", ["qd-06-2018", "qd062019", "QD 06 2019"])
def test_a_misspelt_id_names_the_nearest(name: str) -> None:
    with pytest.raises(CannotProceedError) as caught:
        criteria_load.load(name)
    (finding,) = caught.value.findings
    assert (finding.code, str(finding.place)) == ("C001", name)
    assert finding.say_fix("en") == "see `cftscore criteria list`; similar: qd-06-2019"


def test_a_misspelt_path_names_the_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "an-giang.yaml").write_text("id: x", encoding="utf-8")
    with pytest.raises(CannotProceedError) as caught:
        criteria_load.load(tmp_path / "an-gaing.yaml")
    (finding,) = caught.value.findings
    assert finding.code == "C001"
    assert "an-giang.yaml" in finding.say_fix("vi")


@pytest.mark.parametrize("name", ["", ".", "\0", "x" * 5000, "x" * 5000 + ".yaml"])
def test_a_name_that_is_no_file_is_a_finding(name: str) -> None:
    with pytest.raises(CannotProceedError) as caught:
        criteria_load.load(name)
    assert caught.value.findings[0].code in ("C001", "C002")


@pytest.mark.parametrize(
    ("period", "found"),
    [("2018", None), ("2019", ID), ("2019-01", ID), ("2018-12", None), ("2026-Q1", ID)],
)
def test_the_set_in_force_on_the_last_day_of_a_period(period: str, found: str | None) -> None:
    parsed = Period.parse(period)
    assert parsed is not None
    file = criteria_load.in_force(parsed)
    assert (file.set.id if file else None) == found


@pytest.mark.parametrize(
    ("period", "found"),
    [("2018", None), ("2019-01", "first"), ("2020-06", "first"), ("2020", "second"),
     ("2020-12", "second"), ("2021-06", "second"), ("2021-07", "first"), ("2022-01", "first"),
     ("2022-02", None)],
)  # fmt: skip
def test_of_several_sets_the_one_that_supersedes_is_taken_while_it_is_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, period: str, found: str | None
) -> None:
    """Both the first and the last day of a set count."""
    dates = {"first": ("2019-01-31", "2022-01-31"), "second": ("2020-12-31", "2021-06-30")}
    text = (REPOSITORY / f"criteria/{ID}.yaml").read_text(encoding="utf-8")
    for name, (begin, end) in dates.items():
        assert "effective_from: 2019-01-03" in text
        stated = f"effective_from: {begin}\n  effective_to: {end}"
        written = text.replace("effective_from: 2019-01-03", stated, 1)
        written = written.replace(f"id: {ID}", f"id: {name}", 1)
        if name == "second":
            written = written.replace("version: 1", "version: 1\nsupersedes: first", 1)
        (tmp_path / f"{name}.yaml").write_text(written, encoding="utf-8")
    monkeypatch.setattr(criteria_load, "shipped_ids", lambda: tuple(dates))
    monkeypatch.setattr(shipped, "folder", lambda _: tmp_path)
    parsed = Period.parse(period)
    assert parsed is not None
    file = criteria_load.in_force(parsed)
    assert (file.set.id if file else None) == found


def test_of_sets_of_which_none_supersedes_the_others_none_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, more in (("a", ""), ("b", "supersedes: a\n"), ("c", "supersedes: a\n")):
        text = SOUND.replace("id: small\n", f"id: {name}\n{more}")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "a.tests.yaml").write_text("", encoding="utf-8")
    monkeypatch.setattr(shipped, "folder", lambda _: tmp_path)
    parsed = Period.parse("2020")
    assert parsed is not None
    with pytest.raises(CannotProceedError) as caught:
        criteria_load.in_force(parsed)
    (finding,) = caught.value.findings
    assert (finding.code, "b, c" in finding.say("en")) == ("C034", True)
    assert "2020" in finding.say("en")
    (tmp_path / "c.yaml").unlink()
    file = criteria_load.in_force(parsed)
    assert file is not None
    assert file.set.id == "b"
    assert list(criteria_load.older_sets(file)) == ["a"]
    assert criteria_load.sets_known_beside(tmp_path / "b.yaml") == ["a", "b"]


def test_what_a_set_supersedes_is_listed_once() -> None:
    assert list(criteria_load.superseded("c", {"c": "b", "b": "a", "a": None})) == ["b", "a"]
    assert list(criteria_load.superseded("a", {"a": "b", "b": "a", "z": None})) == ["b", "a"]
    assert list(criteria_load.superseded("z", {"a": "b", "z": None})) == []


# --- overlays


def _overlay(folder: Path, text: str) -> CriteriaFile:
    path = folder / "province.yaml"
    path.write_text(text, encoding="utf-8")
    return criteria_load.load(path)


def test_an_overlay_changes_only_what_differs(tmp_path: Path, file: CriteriaFile) -> None:
    laid = _overlay(
        tmp_path,
        """\
extends: qd-06-2019
id: qd-06-2019-an-giang
unit_classes:
  other: {pass_from: 860}
criteria:
  - id: 2
    items:
      - id: "2.1"
        bands:
          - {from: 97.5, points: 50, status: verified}
          - {from: 90, points: 20.5, status: verified}
""",
    )
    assert criteria_check.check(laid) == []
    assert laid.set.id == "qd-06-2019-an-giang"
    assert laid.set.unit_classes["other"].pass_from == 860
    assert laid.set.unit_classes["other"].title == file.set.unit_classes["other"].title
    item = laid.set.criteria[1].items[0]
    assert [(b.from_, b.points) for b in item.bands] == [
        (Decimal("97.5"), 50),
        (90, Decimal("20.5")),
    ]
    assert item.share == file.set.criteria[1].items[0].share
    assert laid.set.criteria[2:] == file.set.criteria[2:]
    assert laid.set.indicators == file.set.indicators
    assert laid.set.figures == {"quoted": 19, "inferred": 2, "provisional": 80, "verified": 2}
    assert laid.sha256 != file.sha256


def test_another_decision_is_not_said_to_be_of_the_issuer_of_its_base(tmp_path: Path) -> None:
    law = "legal_basis: {number: 9/QĐ-UBND, date: 2026-01-15, effective_from: 2026-01-15}"
    for name, said in (("other", law), ("same", "legal_basis: {effective_to: 2026-12-31}")):
        text = f"extends: {ID}\nid: {name}\n{said}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    other, same = (
        criteria_load.load(tmp_path / f"{name}.yaml").set.legal_basis for name in ("other", "same")
    )
    assert (other.number, other.issuer, other.abstract) == ("9/QĐ-UBND", None, None)
    assert law_in_full(other, "vi") == "Quyết định số 9/QĐ-UBND ngày 15 tháng 01 năm 2026"
    assert law_in_full(same, "vi").startswith(
        "Quyết định số 06/QĐ-TTg ngày 03 tháng 01 năm 2019 của Thủ tướng Chính phủ ban hành quy "
    )
    assert law_in_full(same, "en").startswith(
        "Decision No. 06/QĐ-TTg of 3 January 2019 of the Prime Minister on the standards"
    )


def test_an_overlay_of_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("extends: qd-06-2019\nid: base\nversion: 2\n")
    laid = _overlay(tmp_path, "extends: base.yaml\nid: top\nmax_points: 999\n")
    assert (laid.set.id, laid.set.version) == ("top", 2)
    assert [path.name for path in laid.bases] == ["base.yaml", f"{ID}.yaml"]
    assert laid.set.max_points == 999
    (finding,) = criteria_check.check(laid)
    assert (finding.code, finding.place.line) == ("C022", 3)


def test_a_change_of_the_base_changes_the_digest_of_the_overlay(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("extends: qd-06-2019\nid: base\nversion: 2\n")
    before = _overlay(tmp_path, "extends: base.yaml\nid: top\n").sha256
    (tmp_path / "base.yaml").write_text("extends: qd-06-2019\nid: base\nversion: 3\n")
    assert _overlay(tmp_path, "extends: base.yaml\nid: top\n").sha256 != before


# --- schema and JSON


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = (REPOSITORY / "criteria" / "schema.json").read_text(encoding="utf-8")
    assert committed == criteria_schema.schema_text()


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("", True),
        ("extends: qd-06-2019\nid: x\nunit_classes: {other: {pass_from: 860}}", True),
        ("extends: qd-06-2019\nid: x\nunit_classes: {other: {pass: 860}}", False),
        ("extends: qd-06-2019", False),
        ("id: x", False),
        (
            "extends: y\nid: x\ncriteria: [{id: 2, items: [{id: '2.1', bands: [{from: 9}]}]}]",
            False,
        ),
    ],
)
def test_the_schema_knows_sets_and_overlays(text: str, fits: bool, file: CriteriaFile) -> None:
    plain = (
        criteria_yaml.parse(text, "x").plain() if text else criteria_yaml.load(file.path).plain()
    )
    validator = jsonschema.Draft202012Validator(json.loads(criteria_schema.schema_text()))
    as_editors_read = json.loads(json.dumps(plain, default=float))
    assert validator.is_valid(as_editors_read) is fits
    jsonschema.Draft202012Validator.check_schema(criteria_schema.schema())


def test_json_gives_the_set_back_exactly(file: CriteriaFile) -> None:
    text = msgspec.json.Encoder(decimal_format="number").encode(file.set)
    assert msgspec.json.decode(text, type=CriteriaSet) == file.set
    assert json.loads(text)["criteria"][1]["items"][0]["bands"][0] == {
        "points": 50,
        "status": "provisional",
        "from": 98,
    }


# --- on a terminal


def _printed(file: CriteriaFile, language: Language, only: int | None = None) -> str:
    out = StringIO()
    console = Console(file=out, width=80)
    _show(file, console, language, only)
    return out.getvalue()


def _show(
    file: CriteriaFile, console: Console, language: Language, only: int | None = None
) -> None:
    blocks = render.blocks(file, language, only, on_terminal=True, plain_signs=is_plain(console))
    to_terminal.show(blocks, console)


def test_show_says_what_is_measured_bands_statuses_and_sources(file: CriteriaFile) -> None:
    text = _printed(file, "en", 6)
    assert "6. Children in special circumstances supported - up to 125 points" in text.replace(
        "—", "-"
    )
    assert "from 95%" in text
    assert "denominator 0: full points" in text
    assert "cuuchienbinh.vn" in text
    assert "7. " not in text
    assert "104 thresholds and points: 19 quoted, 2 inferred, 83 provisional, 0 verified." in text


def test_show_in_vietnamese_names_every_criterion_and_item(file: CriteriaFile) -> None:
    text = _printed(file, "vi")
    for criterion in file.set.criteria:
        assert f"\n{criterion.id}. {criterion.title.vi[:40]}" in text
    for item in file.set.items:
        assert f"\n{item.id} " in text, item.id
    assert "tối đa 1.000" in text
    assert "104 ngưỡng và mức điểm: 19 trích dẫn, 2 suy ra, 83 giá trị tạm, 0 đã đối chiếu." in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_wider_than_80_columns(file: CriteriaFile, language: Language) -> None:
    out = StringIO()
    console = Console(file=out, width=80)
    to_terminal.show(criteria_list.blocks([file.set], language), console)
    _show(file, console, language)
    assert max(map(len, out.getvalue().splitlines())) <= 80
    assert "…" not in out.getvalue()


def test_a_terminal_without_unicode_gets_plain_rules(
    file: CriteriaFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Console, "encoding", property(lambda _: "cp1252"))
    text = _printed(file, "en", 2)
    assert not set(text) & set("─│━→×—")
    assert "+--" in text


def test_list_gives_a_row_per_set(file: CriteriaFile) -> None:
    out = StringIO()
    to_terminal.show(criteria_list.blocks([file.set], "vi"), Console(file=out, width=80))
    assert ID in out.getvalue()
    assert "03/01/2019" in out.getvalue()
    assert "83 giá trị tạm" in out.getvalue()


def test_show_refuses_a_set_that_is_not_sound(tmp_path: Path) -> None:
    laid = _overlay(tmp_path, "extends: qd-06-2019\nid: x\nindicators: {hamlets: {type: yes_no}}\n")
    with pytest.raises(CannotProceedError) as caught:
        _printed(laid, "vi")
    assert {finding.code for finding in caught.value.findings} == {"C018"}


@pytest.mark.parametrize(
    ("item", "band", "said", "thresholds"),
    [
        ("2.1", 0, ("từ 98", "from 98"), ("từ 98%", "from 98%")),
        ("3.1", 1, ("tối đa 1", "up to 1"), ("tối đa 1", "up to 1")),
        ("12.3", 1, ("từ 1", "from 1"), ("từ 1", "from 1")),
        ("1.1", 0, ("có", "yes"), ("có", "yes")),
    ],
)
def test_a_band_says_its_threshold(
    file: CriteriaFile, item: str, band: int, said: tuple[str, str], thresholds: tuple[str, str]
) -> None:
    (found,) = (one for one in file.set.items if one.id == item)
    words = found.bands[band].describe()
    assert (words.vi, words.en) == said
    words = found.describe(found.bands[band])
    assert (words.vi, words.en) == thresholds


def test_a_band_of_no_says_no() -> None:
    words = Band(points=Decimal(1), status="quoted", answer="no").describe()
    assert (words.vi, words.en) == ("không", "no")


@pytest.mark.parametrize(
    ("item", "unit", "base"),
    [("2.1", ("%", "%"), 100), ("3.1", ("trên 1.000", "per 1,000"), 1000),
     ("5.1", ("trên 100.000", "per 100,000"), 100_000), ("12.3", ("", ""), 1),
     ("1.1", ("", ""), 1)],
)  # fmt: skip
def test_an_item_says_its_unit(
    file: CriteriaFile, item: str, unit: tuple[str, str], base: int
) -> None:
    (found,) = (one for one in file.set.items if one.id == item)
    assert (found.unit.vi, found.unit.en) == unit
    assert found.base == base


def test_a_sound_set_is_loaded_and_an_unsound_one_refused(tmp_path: Path) -> None:
    assert criteria_check.load_sound(ID).set.id == ID
    draft = (REPOSITORY / f"criteria/{ID}.yaml").read_text(encoding="utf-8")
    draft = draft.replace(f"id: {ID}", "id: another", 1)
    assert criteria_check.load_sound(ID, draft).set.id == "another"
    assert criteria_check.load_sound(tmp_path / "not-yet.yaml", draft).set.id == "another"
    text = (REPOSITORY / f"criteria/{ID}.yaml").read_text(encoding="utf-8")
    (tmp_path / "set.yaml").write_text(text.replace("max_points: 1000", "max_points: 999", 1))
    with pytest.raises(CannotProceedError) as refused:
        criteria_check.load_sound(tmp_path / "set.yaml")
    assert [finding.code for finding in refused.value.findings] == [
        finding.code for finding in criteria_check.check(criteria_load.load(tmp_path / "set.yaml"))
    ]
