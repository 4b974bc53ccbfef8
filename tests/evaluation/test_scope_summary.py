"""The scope of an evaluation, and the summaries over all communes on the register."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import evaluations
import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

import cftscore
from cftscore.core.numbers import percent
from cftscore.core.period import Period
from cftscore.criteria import load as criteria_load
from cftscore.evaluation.document import AreaResult, Evaluation, to_json
from cftscore.evaluation.pipeline import Options, Prepared, prepare
from cftscore.evaluation.summary import meets, summarise_area
from cftscore.evaluation.workbooks import read_workbooks
from cftscore.findings.model import CannotProceedError
from cftscore.register import load as register_load
from cftscore.scoring.verdict import Verdict

THOAI_SON = ("30682", "30685", "30688", "30691", "30692", "30694", "30697", "30700", "30703",
             "30706", "30709", "30712", "30715", "30718", "30721", "30724", "30727")  # fmt: skip
LONG_XUYEN = ("30280", "30283")  # two of 13
KIEN_GIANG = "30787"  # of another province
DISTRICTS = {"883": 13, "884": 7, "886": 14, "887": 14, "888": 18, "889": 13, "890": 14, "891": 15,
             "892": 13, "893": 18, "894": 17}  # fmt: skip
FAILING = {"children_gravely_abused": 1, "children_abused": 9, "abuse_cases": 0}


def evaluate(folder: Path, *files: list[dict[str, Any]], **options: Any) -> Evaluation:
    """Evaluate one workbook for each list of rows."""
    paths = [
        reports.write(folder / f"{index}.xlsx", rows, options.pop("info", None))
        for index, rows in enumerate(files)
    ]
    return cftscore.evaluate(paths, **options).document


def rows(*codes: str, **changes: Any) -> list[dict[str, Any]]:
    return [reports.row(code, **changes) for code in codes]


def counts(area: AreaResult) -> tuple[int, ...]:
    assert area.submitted == area.passed + area.failed + area.incomplete
    assert area.communes == area.submitted + area.not_submitted
    return area.communes, area.passed, area.failed, area.incomplete, area.not_submitted


def found(document: Evaluation, code: str) -> list[str]:
    return [finding.message.en for finding in document.findings if finding.code == code]


# --- the scope


def test_one_district_alone_is_the_scope(tmp_path: Path) -> None:
    document = evaluate(tmp_path, rows(*THOAI_SON[:-1]))
    assert [commune.code for commune in document.communes] == list(THOAI_SON)
    assert [area.code for area in document.districts] == ["894"]
    assert counts(document.districts[0]) == (17, 16, 0, 0, 1)
    assert document.districts[0].compliance_percent == Decimal("94.12")
    # The province has its full register all the same.
    assert [area.code for area in document.provinces] == ["89"]
    assert counts(document.provinces[0]) == (156, 16, 0, 0, 140)
    assert found(document, "R005") == [
        (
            "Xã Vọng Thê (Huyện Thoại Sơn) is on the register but submitted nothing; it still "
            "counts in the total"
        )
    ]
    assert found(document, "R006") == []
    (last,) = [commune for commune in document.communes if commune.verdict == "not_submitted"]
    assert (last.code, last.points, last.points_max, last.source) == ("30727", None, None, None)


def test_several_districts_make_the_province_the_scope(tmp_path: Path) -> None:
    document = evaluate(
        tmp_path, rows(*THOAI_SON[:8]), rows(*THOAI_SON[8:]), rows(*LONG_XUYEN, **FAILING)
    )
    assert len(document.communes) == 156
    assert {area.code: area.communes for area in document.districts} == DISTRICTS
    by_code = {area.code: counts(area) for area in document.districts}
    assert by_code["894"] == (17, 17, 0, 0, 0)
    assert by_code["883"] == (13, 0, 2, 0, 11)
    assert by_code["893"] == (18, 0, 0, 0, 18)
    assert counts(document.provinces[0]) == (156, 17, 2, 0, 137)
    assert document.provinces[0].compliance_percent == Decimal("10.90")
    # Nine districts sent nothing; of the two that did, eleven communes of Long Xuyên did not.
    assert len(found(document, "R006")) == 9
    assert (
        "Huyện Chợ Mới (18 communes) submitted nothing; it still counts in the province's total"
        in found(document, "R006")
    )
    assert len(found(document, "R005")) == 11
    assert all("Thành phố Long Xuyên" in message for message in found(document, "R005"))


def test_each_province_has_its_own_scope(tmp_path: Path) -> None:
    """Of An Giang one district sent something, so that its others are nobody's business."""
    document = evaluate(tmp_path, rows(*THOAI_SON, KIEN_GIANG, "30730"))
    assert [area.code for area in document.provinces] == ["89", "91"]
    inside = Counter(commune.province_code for commune in document.communes)
    kien_giang = document.provinces[1]
    assert inside == {"89": 17, "91": kien_giang.communes}
    assert counts(kien_giang) == (kien_giang.communes, 2, 0, 0, kien_giang.communes - 2)
    codes = [
        (commune.province_code, commune.district_code, commune.code)
        for commune in document.communes
    ]
    assert codes == sorted(codes, key=str)
    assert len(document.districts) == 1 + 15


@pytest.mark.parametrize(
    ("asked", "listed", "districts", "outside"),
    [
        ({"district": "894"}, 17, ["894"], 3),
        ({"district": "h. thoai son"}, 17, ["894"], 3),
        ({"district": "Thoại Sơn", "province": "An Giang"}, 17, ["894"], 3),
        ({"district": "883"}, 13, ["883"], 18),
        ({"province": "89"}, 156, list(DISTRICTS), 1),
        ({"province": "Tỉnh An Giang"}, 156, list(DISTRICTS), 1),
    ],
)
def test_what_is_asked_for_is_the_scope(
    tmp_path: Path, asked: dict[str, str], listed: int, districts: list[str], outside: int
) -> None:
    document = evaluate(tmp_path, rows(*THOAI_SON, *LONG_XUYEN, KIEN_GIANG), **asked)
    assert len(document.communes) == listed
    assert [area.code for area in document.districts] == districts
    named = asked.get("district", asked.get("province"))
    communes = "1 commune is" if outside == 1 else f"{outside} communes are"
    assert found(document, "R008") == [f"{communes} outside the selection ({named}) and not listed"]
    # The province counts what its other districts sent: they did send it.
    assert [counts(area) for area in document.provinces] == [(156, 19, 0, 0, 137)]


def test_a_district_that_was_asked_for_and_sent_nothing(tmp_path: Path) -> None:
    document = evaluate(tmp_path, rows(*LONG_XUYEN), district="894")
    assert [counts(area) for area in document.districts] == [(17, 0, 0, 0, 17)]
    assert {commune.verdict for commune in document.communes} == {"not_submitted"}
    assert len(found(document, "R006")) == 1
    assert found(document, "R005") == []


def test_a_district_without_communes(tmp_path: Path) -> None:
    """Huyện Cồn Cỏ, an island, has none in 2025."""
    document = evaluate(
        tmp_path, rows("19330"), info={}, period="2025-H1", district="Cồn Cỏ", province="Quảng Trị"
    )
    assert document.communes == ()
    assert [(area.code, counts(area)) for area in document.districts] == [("471", (0, 0, 0, 0, 0))]
    assert document.districts[0].compliance_percent == 0


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"district": "Châu Thành"}, "R010"),
        ({"district": "Châu Thành", "province": "Hà Nội"}, "R009"),
        ({"district": "Thoại"}, "R009"),
        ({"district": ""}, "R009"),
        ({"province": ""}, "R009"),
        ({"province": "Angiang"}, "R009"),
        ({"district": "894", "period": "2025"}, "R013"),
    ],
)
def test_a_scope_that_is_none_is_refused(tmp_path: Path, asked: dict[str, str], code: str) -> None:
    with pytest.raises(CannotProceedError) as error:
        evaluate(tmp_path, rows(*THOAI_SON), **{"info": {}, "period": "2020", **asked})
    assert [finding.code for finding in error.value.findings] == [code]


# --- where communes without a code are looked for


@pytest.mark.parametrize(
    ("info", "asked", "code"),
    [
        # Xã Vĩnh Phú is in Thoại Sơn (894), and twice in Kiên Giang (906 and 914).
        ({"Huyện": "Thoại Sơn"}, {}, "30694"),
        ({"Huyện": "906"}, {}, "30947"),
        ({"Tỉnh": "An Giang"}, {}, "30694"),
        ({"Tỉnh": "Kiên Giang", "Huyện": "H. Giang Thành"}, {}, "30791"),
        ({}, {"district": "Thoại Sơn"}, "30694"),
        ({}, {"province": "89"}, "30694"),
        # What a workbook states goes before what was asked for.
        ({"Huyện": "Huyện Giồng Riềng"}, {"province": "91"}, "30947"),
        ({"Tỉnh": "Kiên Giang", "Huyện": "Giồng Riềng"}, {"district": "894"}, "30947"),
    ],
)
def test_a_name_is_looked_for_where_the_workbook_says(
    tmp_path: Path, info: dict[str, str], asked: dict[str, str], code: str
) -> None:
    prepared = prepare_named(tmp_path, "Vĩnh Phú", info, asked)
    assert [commune.code for commune in prepared.submission.communes] == [code]
    codes = {finding.code for finding in prepared.findings}
    assert "R003" in codes
    assert not codes & {"R009", "R010", "W015"}


def prepare_named(folder: Path, name: str, info: dict[str, str], asked: dict[str, str]) -> Prepared:
    path = reports.write(folder / "in.xlsx", [reports.row("", name)], {"Kỳ": "2020", **info})
    workbooks, findings = read_workbooks([path])
    return prepare(workbooks, Options(**asked), findings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("info", "asked"),
    [
        ({}, {}),
        ({"Tỉnh": "Kiên Giang"}, {}),
        # Not in the district that was asked for: it lies in another province.
        ({"Tỉnh": "Kiên Giang"}, {"district": "894"}),
        ({"Huyện": "Huyện Chợ Mới", "Tỉnh": "An Giang"}, {"district": "894"}),
    ],
)
def test_a_name_is_never_guessed(
    tmp_path: Path, info: dict[str, str], asked: dict[str, str]
) -> None:
    with pytest.raises(CannotProceedError) as error:
        prepare_named(tmp_path, "Vĩnh Phú", info, asked)
    assert [finding.code for finding in error.value.findings] == ["W015"]


@pytest.mark.parametrize(
    ("info", "asked", "cell", "message"),
    [
        (
            {"Tỉnh": "An Gian"},
            {"district": "894"},
            "B2",
            "there is no province “An Gian”",
        ),
        (
            {"Tỉnh": "An Giang", "Huyện": "Thoại"},
            {},
            "B3",
            "there is no district “Thoại”",
        ),
        ({"Huyện": "Châu Thành"}, {"province": "91", "district": "905"}, "", ""),
        ({"Huyện": "Châu Thành"}, {}, "B2", "several places (district) are named “Châu Thành”"),
    ],
)
def test_a_place_that_a_workbook_misstates_is_reported_there(
    tmp_path: Path, info: dict[str, str], asked: dict[str, str], cell: str, message: str
) -> None:
    path = reports.write(tmp_path / "in.xlsx", rows("30727"), {"Kỳ": "2020", **info})
    workbooks, findings = read_workbooks([path])
    prepared = prepare(workbooks, Options(**asked), findings)  # type: ignore[arg-type]
    wrong = [finding for finding in prepared.findings if finding.code in ("R009", "R010")]
    assert [(finding.place.sheet, finding.place.cell) for finding in wrong] == (
        [("Thông tin", cell)] if cell else []
    )
    assert all(finding.say("en").startswith(message) for finding in wrong)


# --- without districts


NEW_AN_GIANG = ("30292", "30301", "30307", "30313", "30316")


@pytest.fixture(scope="module")
def after_july(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workbook of five communes of the new An Giang: three pass."""
    folder = tmp_path_factory.mktemp("after-july")
    reported = [
        *rows(*NEW_AN_GIANG[:3]),
        reports.row("30313", "Mỹ Hoà Hưng", **FAILING),
        reports.row("", "Châu Đốc", infants_vaccinated=None, births_registered=None),
    ]
    reports.write(folder / "in.xlsx", reported, {"Kỳ": "2025-Q3", "Tỉnh": "An Giang"})
    return folder


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_districts_the_province_is_the_scope(after_july: Path, lang: str) -> None:
    done = reports.run(after_july, "evaluate", "in.xlsx", "-f", "json", lang=lang)
    assert done.code == 0
    document = json.loads(done.stdout)
    assert document["register"] == {
        "as_of": "2025-07-01",
        "path": None,
        "day": "2025-09-30",
        "lists": ["2025-07-01", "2026-02-21"],
        "may_differ": 0,
    }
    assert document["districts"] == []
    (province,) = document["provinces"]
    assert province == {
        "code": "91",
        "name": "Tỉnh An Giang",
        "province_code": "91",
        "province": "Tỉnh An Giang",
        "communes": 102,
        "submitted": 5,
        "passed": 3,
        "failed": 1,
        "incomplete": 1,
        "not_submitted": 97,
        "compliance_percent": 2.94,
        "partial": False,
    }
    sent = {
        commune["code"]: commune
        for commune in document["communes"]
        if commune["source"] is not None
    }
    assert {code: one["verdict"] for code, one in sent.items()} == dict(
        zip(NEW_AN_GIANG, ["pass", "pass", "pass", "fail", "incomplete"], strict=True)
    )
    assert {commune["district_code"] for commune in document["communes"]} == {None}
    assert {commune["district"] for commune in document["communes"]} == {None}
    absent = [finding for finding in document["findings"] if finding["code"] == "R005"]
    assert len(absent) == 97
    assert absent[0]["message"].endswith(
        "(Tỉnh An Giang) is on the register but submitted nothing; it still counts in the total"
    )


@pytest.mark.parametrize(
    ("lang", "heading", "percentage"),
    [("vi", "Tỉnh Số xã Đã nộp", "2,94%"), ("en", "Province Communes Submitted", "2.94%")],
)
def test_without_districts_there_is_no_table_of_them(
    after_july: Path, lang: str, heading: str, percentage: str
) -> None:
    done = reports.run(after_july, "evaluate", "in.xlsx", lang=lang)
    text = reports.one_line(done.stdout)
    assert done.code == 0
    assert heading in text
    assert f"Tỉnh An Giang 102 5 3 1 1 {percentage}" in text
    assert "District" not in text
    assert "Huyện" not in text
    refused = reports.run(after_july, "evaluate", "in.xlsx", "--district", "894", lang=lang)
    assert refused.code == 2
    assert "R013" in refused.stderr


# --- summaries

REGISTER = register_load.load(Period(2020, 1, 12))[0]
SET = criteria_load.load("qd-06-2019").set


def summary(code: str, passed: int, target: str | None = None, **others: int) -> AreaResult:
    """Sum up a district or province of which so many communes passed, and so many did not."""
    area = REGISTER.provinces.get(code) or REGISTER.districts[code]
    inside = iter(REGISTER.communes_of(**{f"{_level(code)}_code": code}))
    verdicts: dict[str, Verdict] = {next(inside).code: "pass" for _ in range(passed)}
    for verdict, count in others.items():
        verdicts |= {next(inside).code: verdict for _ in range(count)}  # type: ignore[misc]
    verdicts["30787"] = "pass"  # in another province
    return summarise_area(area, REGISTER, verdicts, None if target is None else Decimal(target))


def _level(code: str) -> str:
    return "province" if len(code) == 2 else "district"


@pytest.mark.parametrize(
    ("code", "passed", "target", "percentage"),
    [
        ("89", 117, "75", "75.00"),
        ("89", 117, None, "75.00"),
        ("89", 116, "75", "74.36"),
        ("89", 110, None, "70.51"),
        ("89", 0, None, "0.00"),
        ("89", 156, "100", "100.00"),
        ("89", 155, "99.36", "99.35"),  # 99.3589…
        ("89", 155, None, "99.36"),
        ("89", 155, "99.358", "99.359"),
        ("89", 155, "99.359", "99.358"),
        ("894", 2, None, "11.76"),
        ("894", 16, "94.12", "94.11"),  # 94.1176…
        ("894", 16, "94.11", "94.12"),
    ],
)
def test_a_percentage_that_fails_its_target_does_not_show_as_it(
    code: str, passed: int, target: str | None, percentage: str
) -> None:
    area = summary(code, passed, target, fail=1) if passed < 155 else summary(code, passed, target)
    assert str(area.compliance_percent) == percentage
    assert area.passed == passed


def test_an_area_counts_all_its_communes() -> None:
    assert counts(summary("894", 3, fail=4, incomplete=5)) == (17, 3, 4, 5, 5)
    assert counts(summary("89", 3, fail=4, incomplete=5)) == (156, 3, 4, 5, 144)
    area = summary("894", 3)
    assert (area.code, area.name) == ("894", "Huyện Thoại Sơn")
    assert (area.province_code, area.province) == ("89", "Tỉnh An Giang")


@given(st.integers(1, 12_000), st.data(), st.decimals(0, 100, places=2))
def test_percentages_are_exact(whole: int, data: st.DataObject, target: Decimal) -> None:
    part = data.draw(st.integers(0, whole))
    exact, half = Fraction(part * 100, whole), Fraction(1, 200)
    plain = Fraction(percent(part, whole))
    assert -half <= exact - plain < half  # half up
    beside = Fraction(percent(part, whole, at_least=[target]))
    assert abs(beside - exact) < 2 * half
    assert (beside >= target) == (exact >= target)
    assert beside == plain or beside < target <= plain


@given(st.lists(st.sampled_from(["pass", "fail", "incomplete", "not_submitted"]), min_size=1))
def test_a_target_is_met_exactly(verdicts: list[Verdict]) -> None:
    communes = [evaluations.commune("1", "", (None, None), verdict) for verdict in verdicts]
    share = Fraction(100 * verdicts.count("pass"), len(verdicts))
    for target in (Decimal("33.33"), Decimal("33.34"), Decimal(50), Decimal(75), Decimal(100)):
        assert meets(target, communes) == (share >= target)


def test_what_communes_outside_of_the_scope_miss_is_not_counted(tmp_path: Path) -> None:
    failing = [*rows("30682", "30685", **FAILING), *rows(*LONG_XUYEN)]
    assert evaluate(tmp_path, failing).missed_criteria[0].missed == 2
    document = evaluate(tmp_path, failing, district="883")
    assert [criterion.missed for criterion in document.missed_criteria] == [0] * 13


def test_the_most_often_missed_come_first(tmp_path: Path) -> None:
    document = evaluate(
        tmp_path,
        [
            *rows("30682", "30685", **FAILING),
            *rows("30688", births_registered=100),
            *rows("30691", births_registered=190),
            *rows("30692", births_registered=None),
            *rows("30694", activities=0, children_checked=0),
        ],
    )
    missed = {
        criterion.id: (criterion.missed, criterion.unknown, criterion.below_max)
        for criterion in document.missed_criteria
    }
    # In order: most missed, then by number.
    assert list(missed)[:4] == [3, 2, 9, 1]
    assert (missed[3], missed[2], missed[9], missed[12]) == (
        (2, 0, 0),
        (1, 1, 1),
        (1, 0, 0),
        (0, 0, 1),
    )
    assert missed[6] == (0, 0, 0)
    scored = [criterion for commune in document.communes for criterion in commune.criteria]
    assert missed == {
        key: (
            sum(criterion.met is False for criterion in scored if criterion.id == key),
            sum(criterion.met is None for criterion in scored if criterion.id == key),
            sum(
                criterion.met is True and criterion.points_max < criterion.max_points
                for criterion in scored
                if criterion.id == key
            ),
        )
        for key in missed
    }
    assert document.missed_criteria[0].title.en == "Children abused"
    assert document.missed_criteria[0].title.vi == "Trẻ em bị xâm hại"


@pytest.mark.parametrize(("target", "code"), [("75", 0), ("75.00%", 0), ("75,01", 1)])
def test_fail_under(tmp_path: Path, target: str, code: int) -> None:
    """117 of 156 are exactly 75%."""
    folder = reports.SAMPLES / "an-giang-2020"
    done = reports.run(tmp_path, "evaluate", folder, "--fail-under", target, "-f", "json")
    assert done.code == code
    (province,) = json.loads(done.stdout)["provinces"]
    assert (province["passed"], province["compliance_percent"]) == (117, 75.0)


@pytest.mark.parametrize(("codes", "partial"), [(THOAI_SON, True), (LONG_XUYEN + THOAI_SON, False)])
def test_a_province_of_which_one_district_was_sent_says_so(
    codes: tuple[str, ...], partial: bool, tmp_path: Path
) -> None:
    """Else 17 of 156 communes look like the state of the province."""
    document = evaluate(tmp_path, [reports.row(code) for code in codes])
    (province,) = document.provinces
    assert (province.communes, province.partial) == (156, partial)
    (written,) = json.loads(to_json(document))["provinces"]
    assert written.get("partial", False) is partial
