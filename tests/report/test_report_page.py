"""`cftscore report -o FILE.html`, opened in a real browser."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import chromium
import countries
import poppler
import pytest
import reports
from chromium import DESKTOP, PHONE, Opened
from commandline import SAMPLES, evaluated, run

import cftscore
from cftscore.report.content import Content
from cftscore.report.page import page as pages

pytestmark = pytest.mark.slow

YEAR = "an-giang-2020"
TABLE = "#communes tbody tr:not(.detail)"
HOSTILE = (
    "Xã Ân",
    "Xã An",
    "Xã Ăn",
    "Xã Đa",
    "Xã Da",
    "Xã <img src=x onerror=alert(1)>",
    "Xã </script><script>alert(2)</script>",
    "Xã 10",
    "Xã 9",
)


def document() -> Any:
    return json.loads(evaluated(2020, "en", "json").raw, parse_float=Decimal)


DOCUMENT = document()
COMMUNES = {commune["code"]: commune for commune in DOCUMENT["communes"]}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages that are opened here."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(SAMPLES / YEAR, folder / YEAR)
    common = (YEAR, "--target", "80%", "--focus", "3,5", "-q")
    earlier = ("--previous", SAMPLES / "an-giang-2019")
    for lang in ("vi", "en"):
        done = run("report", *common, *earlier, "-o", f"{lang}.html", lang=lang, cwd=folder)
        assert (done.code, done.stderr) == (0, ""), done.stderr
    _hostile(folder)
    return folder


def _hostile(folder: Path) -> None:
    """Make a page of communes whose names a browser would run, and that sort in no plain order."""
    head = ("province_code", "province_name", "district_code", "district_name", "commune_code",
            "commune_name")  # fmt: skip
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(head)
        for place, name in enumerate(HOSTILE):
            writer.writerow(["01", "Tỉnh <b>Một</b>", "001", "Huyện & Hai", f"{place:05}", name])
    rows = [
        reports.row(f"{place:05}", children_abused=place, births_registered=200 - 5 * place)
        for place, _ in enumerate(HOSTILE)
    ]
    reports.write(folder / "hostile.xlsx", rows)
    arguments = ("hostile.xlsx", "--register", "register.csv", "-o", "hostile.html", "-q")
    done = run("report", *arguments, lang="vi", cwd=folder)
    assert done.code == 0, done.stderr


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium.browser() as started:
        yield started


@pytest.fixture
def vi(browser: Any, made: Path) -> Iterator[Opened]:
    with chromium.opened(browser, made / "vi.html") as shown:
        yield shown
        assert shown.said == []
        assert shown.asked == []


@pytest.fixture
def hostile(browser: Any, made: Path) -> Iterator[Opened]:
    with chromium.opened(browser, made / "hostile.html") as shown:
        yield shown
        assert shown.said == []
        assert shown.asked == []


def shown_count(page: Opened) -> int:
    return int("".join(filter(str.isdigit, page.text("#count"))))


def choose(page: Opened, field: str, label: str) -> None:
    page.page.select_option(f"#f-{field}", label=label)


# --- what it says


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "vi",
            [
                "117/156 xã, phường, thị trấn đạt, tỷ lệ 75,00%",
                "Mục tiêu 80%, tương ứng 125 xã: còn thiếu 8 xã",
                "Còn thiếu 8 xã nữa phải đạt",
            ],
        ),
        (
            "en",
            [
                "117 of 156 communes pass: 75.00%",
                "Target 80% (125 communes): 8 short",
                "Short by 8 communes",
            ],
        ),
    ],
)
def test_the_headline_and_the_numbers_are_those_of_the_document(
    browser: Any, made: Path, lang: str, said: list[str]
) -> None:
    with chromium.opened(browser, made / f"{lang}.html") as page:
        assert page.page.get_attribute("html", "lang") == lang
        cards = page.texts(".cards li")
        assert [page.text("#headline"), page.text("#target-line"), cards[2]] == said
        mark = "," if lang == "vi" else "."
        rows = page.texts("table.areas tbody tr")
        areas = [*DOCUMENT["provinces"], *DOCUMENT["districts"]]
        assert len(rows) == len(areas) == 12
        for area in areas:
            percent = str(area["compliance_percent"]).replace(".", mark)
            others = f"{area['failed']} {area['incomplete']} {area['not_submitted']}"
            row = f"{area['name']} {area['passed']} / {area['communes']} {percent}% {others}"
            assert row in rows
        missed = page.texts("table.missed tbody tr")
        found = {criterion["id"]: criterion for criterion in DOCUMENT["missed_criteria"]}
        ids = page.page.eval_on_selector_all(
            "table.missed tbody tr", "rows => rows.map((row) => Number(row.dataset.criterion))"
        )
        assert ids[:2] == [3, 5]
        assert sorted(ids) == sorted(found)
        for number, row in zip(ids, missed, strict=True):
            one = found[number]
            assert row.endswith(f" {one['missed']} {one['unknown']} {one['below_max']}")
        assert page.said == []
        assert page.asked == []


def test_bars_are_as_long_as_the_percentages_and_the_target_line_stands_at_the_target(
    vi: Opened,
) -> None:
    script = """rows => rows.map((row) => {
      const bar = row.querySelector('td.chart svg'), box = bar.getBoundingClientRect();
      const part = (one) => one.getBoundingClientRect();
      const line = part(bar.querySelector('.target'));
      return [row.dataset.area, part(bar.querySelector('.fill')).width / box.width,
              (line.x + line.width / 2 - box.x) / box.width]; })"""
    drawn = vi.page.eval_on_selector_all("table.areas tbody tr", script)
    percents = {
        district["code"]: float(district["compliance_percent"])
        for district in DOCUMENT["districts"]
    }
    percents["89"] = 75.0
    assert len(drawn) == 12
    for code, length, target in drawn:
        assert length * 100 == pytest.approx(percents[code], abs=0.2)
        assert target * 100 == pytest.approx(80, abs=0.5)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_json_in_the_page_is_the_one_of_evaluate(made: Path, lang: str) -> None:
    text = (made / f"{lang}.html").read_text(encoding="utf-8")
    start = text.index('<script type="application/json" id="cftscore-document">')
    inside = text[text.index(">", start) + 1 : text.index("</script>", start)]
    assert "<" not in inside
    done = run("evaluate", YEAR, "-f", "json", lang="en", cwd=made)
    assert json.loads(inside, parse_float=Decimal) == json.loads(done.raw, parse_float=Decimal)


def test_year_over_year(vi: Opened) -> None:
    rows = vi.texts("table.history tbody tr")
    assert rows[0] == "Tỉnh An Giang 70,51% 110 / 156 75,00% 117 / 156 +4,49 điểm phần trăm, +7 xã"
    done = run(
        "compare", f"samples/{YEAR.replace('2020', '2019')}", f"samples/{YEAR}", "-f", "json"
    )
    pair = json.loads(done.stdout)["overall"]["pairs"][0]["recognition"]
    counts = {key: count for key, count in pair.items() if count}
    assert counts == {"gained": 22, "kept": 95, "lost": 15, "never": 24}
    text = " ".join(vi.texts("#history-title ~ .legend li"))
    assert [int(word) for word in text.split() if word.isdigit()] == [22, 95, 15, 24]
    assert len(vi.page.query_selector_all("#history-title ~ details:nth-of-type(1) li")) == 22


def test_what_is_provisional_is_marked(vi: Opened) -> None:
    assert vi.text("header .notice:not(#secret)").startswith(
        "giá trị tạm 83/104 ngưỡng và mức điểm đang dùng giá trị tạm"
    )
    tagged = vi.texts("table.missed tbody tr .tag.provisional")
    assert len(tagged) == 13


# --- the table of communes


def test_the_table_lists_every_commune_page_by_page(vi: Opened) -> None:
    assert shown_count(vi) == 156
    seen: list[str] = []
    while True:
        seen += vi.texts(TABLE)
        if vi.page.is_disabled("#next"):
            break
        vi.page.click("#next")
    assert len(seen) == 156
    labels = {"pass": "Đạt", "fail": "Không đạt", "incomplete": "Chưa đủ số liệu"}
    for row, commune in zip(seen, reports.listed(DOCUMENT["communes"]), strict=True):
        least, most = commune["points_min"], commune["points_max"]
        points = f"{least}" if least == most else f"{least}–{most}"
        points = points.replace("1000", "1.000")
        beginning = (
            f"{commune['name']} {commune['district']} {labels[commune['verdict']]} {points} "
        )
        assert row.startswith(beginning + str(commune["points_required"]))


def test_sorting_is_vietnamese_and_turns_round(hostile: Opened) -> None:
    vi_order = [HOSTILE[i] for i in (6, 5, 8, 7, 1, 2, 0, 4, 3)]
    hostile.page.click("th[data-key=name] button")
    names = hostile.texts("#communes tbody th button")
    assert names == vi_order
    assert hostile.page.get_attribute("th[data-key=name]", "aria-sort") == "ascending"
    hostile.page.click("th[data-key=name] button")
    assert hostile.texts("#communes tbody th button") == vi_order[::-1]
    assert hostile.page.get_attribute("th[data-key=name]", "aria-sort") == "descending"
    hostile.page.click("th[data-key=points] button")
    points = [
        int(text.replace(".", "").replace(",", ""))
        for text in hostile.texts("#communes tbody td.n:not(.wide)")
    ]
    assert points == sorted(points)
    assert len(set(points)) > 3
    assert hostile.page.get_attribute("th[data-key=name]", "aria-sort") is None


def test_names_with_html_in_them_stay_text(hostile: Opened) -> None:
    assert set(hostile.texts("#communes tbody th button")) == set(HOSTILE)
    heads = hostile.texts("#heat tbody th")
    assert set(HOSTILE) <= set(heads)
    assert hostile.text("header p:first-of-type strong") == "Huyện & Hai"
    assert hostile.page.query_selector("main img, main b, main script") is None


def test_filters(vi: Opened) -> None:
    vi.page.fill("#f-text", "vinh chau")
    assert shown_count(vi) == sum("Vĩnh Châu" in one["name"] for one in COMMUNES.values()) == 1
    vi.page.fill("#f-text", "30682")
    assert [row.split()[:4] for row in vi.texts(TABLE)] == [["Thị", "trấn", "Núi", "Sập"]]
    vi.page.click("#clear")
    assert shown_count(vi) == 156
    choose(vi, "verdict", "Không đạt")
    assert shown_count(vi) == 37
    choose(vi, "district", "Huyện An Phú")
    assert shown_count(vi) == 6
    heat = vi.texts("#heat tbody tr:not(.group) th")
    assert len(heat) == 6
    vi.page.click("#clear")
    vi.page.select_option("#f-criterion", index=3)
    missing = [
        one["name"]
        for one in COMMUNES.values()
        if any(c["id"] == 3 and c["met"] is False for c in one["criteria"])
    ]
    assert vi.texts("#communes tbody th button") == missing
    assert len(missing) == 14
    vi.page.fill("#f-text", "no such name")
    assert vi.texts(TABLE) == ["Không có xã nào phù hợp với điều kiện lọc."]
    assert vi.text("#range") == "0–0 trên tổng số 0"


def test_a_commune_opens_into_its_items_with_values_bands_articles_and_cells(vi: Opened) -> None:
    one = next(c for c in COMMUNES.values() if c["name"] == "Phường Châu Phú B")
    vi.page.fill("#f-text", one["code"])
    button = vi.page.locator("#communes tbody th button")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    vi.page.keyboard.press("Enter")
    vi.page.wait_for_selector("tr.detail")
    assert vi.page.evaluate("document.activeElement.textContent") == one["name"]
    assert vi.page.locator("#communes tbody th button[aria-expanded=true]").count() == 1
    rows = vi.texts("tr.detail table tbody tr:not(.head)")
    items = [item for criterion in one["criteria"] for item in criterion["items"]]
    assert len(rows) == len(items) == 27
    assert rows[5].endswith(
        "2,90 9 / 3.105 dưới mức thấp nhất giá trị tạm 0 / 50 06/QĐ-TTg, tiêu chí 3, nội dung 3.1 "
        "Chỉ tiêu!M7, Chỉ tiêu!L7"
    )
    for row, item in zip(rows, items, strict=True):
        assert row.startswith(f"{item['id']}. ")
        assert row.endswith(", ".join(item["cells"]))
    heads = vi.texts("tr.detail table tbody tr.head td.n")
    assert [text.split(" / ")[0] for text in heads] == [str(c["points"]) for c in one["criteria"]]
    facts = vi.text("tr.detail dl")
    assert "30316" in facts
    assert f"{YEAR}/884-chau-doc.xlsx" in facts
    vi.page.keyboard.press("Enter")
    vi.page.wait_for_selector("tr.detail", state="detached")


def test_unknown_values_say_so(vi: Opened) -> None:
    choose(vi, "verdict", "Chưa đủ số liệu")
    assert shown_count(vi) == 2
    vi.page.locator("#communes tbody th button").first.click()
    rows = [row for row in vi.texts("tr.detail table tbody tr:not(.head)") if "7.1." in row]
    assert len(rows) == 1
    assert " ? ? / " in rows[0]
    assert "chưa xác định ? / 50" in rows[0]


def test_the_heat_map_shows_the_points_of_every_commune(vi: Opened) -> None:
    script = "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
    rows = vi.page.eval_on_selector_all("#heat tbody tr:not(.group)", script)
    assert len(rows) == 156
    for row, one in zip(rows, COMMUNES.values(), strict=True):
        found = [
            f"{c['points_min']}–{c['points_max']}" if c["points"] is None else str(c["points"])
            for c in one["criteria"]
        ]
        assert row == [one["name"], *found]
    missed = vi.page.locator("#heat td.h0").count()
    assert missed == sum(criterion["missed"] for criterion in DOCUMENT["missed_criteria"]) == 35


# --- for everybody


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["vi", "en", "hostile"])
def test_axe_finds_nothing_serious_and_nothing_is_cut_off(
    browser: Any, made: Path, name: str, scheme: chromium.Scheme, size: tuple[int, int]
) -> None:
    path = made / f"{name}.html"
    with chromium.opened(browser, path, size=size, scheme=scheme) as page:
        page.page.locator("#communes tbody th button").nth(1).click()
        page.page.wait_for_selector("tr.detail")
        page.page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        assert chromium.offences(page) == []
        width = page.page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0]
        ground = page.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(17, 23, 28)")


def test_a_keyboard_reaches_everything(vi: Opened) -> None:
    vi.page.keyboard.press("Tab")
    assert vi.page.evaluate("document.activeElement.className") == "skip"
    vi.page.keyboard.press("Enter")
    assert vi.page.evaluate("document.activeElement.id") == "communes-title"
    vi.page.keyboard.press("Tab")
    assert vi.page.evaluate("document.activeElement.id") == "f-text"
    vi.page.keyboard.type("tan")
    assert 0 < shown_count(vi) < 156


def test_paper_shows_every_commune(browser: Any, made: Path, tmp_path: Path) -> None:
    with chromium.opened(browser, made / "vi.html") as page:
        page.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
        assert page.texts("th[data-key=name]") == ["Đơn vị"]
    told = poppler.tell("pdfinfo", tmp_path / "page.pdf").splitlines()
    sizes = [line for line in told if line.startswith("Page size")]
    assert sizes[0].endswith("(A4)")
    text = poppler.text(tmp_path / "page.pdf")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    for one in (DOCUMENT["communes"][0], DOCUMENT["communes"][77], DOCUMENT["communes"][155]):
        assert any(line.startswith(one["name"]) and "850" in line for line in lines)
    assert sum("Yêu cầu" in line for line in lines) > 3
    assert not any("Tìm tên" in line for line in lines)
    # Lists that are closed on the screen are open on paper, and closed again after.
    assert any("Xã Phú Lâm, Huyện Phú Tân" in line for line in lines)
    assert any("Xã Vĩnh Châu, Thành phố Châu Đốc" in line for line in lines)


def test_lists_are_closed_again_after_printing(browser: Any, made: Path) -> None:
    with chromium.opened(browser, made / "vi.html") as page:
        closed = "document.querySelectorAll('details.list:not([open])').length"
        before = page.page.evaluate(closed)
        assert before > 0
        page.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.page.evaluate(closed) == 0
        page.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert page.page.evaluate(closed) == before


def test_a_report_that_is_not_public_says_so_first(browser: Any, made: Path) -> None:
    for lang, words in (("vi", "KHÔNG CÔNG BỐ: "), ("en", "NOT FOR PUBLICATION: ")):
        with chromium.opened(browser, made / f"{lang}.html") as page:
            assert page.text("header #secret").startswith(words)


# --- alone


def test_the_policy_forbids_every_request(browser: Any, made: Path) -> None:
    with chromium.opened(browser, made / "vi.html") as page:
        policy = page.page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy
        page.page.evaluate(
            "() => { const image = new Image(); image.src = 'http://127.0.0.1:9/x.png';"
            " document.body.append(image); return fetch('http://127.0.0.1:9/').catch(() => 0); }"
        )
        page.page.evaluate(
            "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
            " document.body.append(s); }"
        )
        assert page.page.evaluate("window.ran") is None
        assert (
            sum("violates the following Content Security Policy" in one for one in page.said) >= 3
        )


def test_saving_gives_the_document(browser: Any, made: Path, tmp_path: Path) -> None:
    with chromium.opened(browser, made / "vi.html") as page:
        with page.page.expect_download() as waiting:
            page.page.click("#download")
        waiting.value.save_as(tmp_path / "saved.json")
        assert waiting.value.suggested_filename == "cftscore-2020.json"
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"), parse_float=Decimal)
    done = run("evaluate", YEAR, "-f", "json", lang="en", cwd=made)
    assert saved == json.loads(done.raw, parse_float=Decimal)


# --- a country


def test_eleven_thousand_communes(browser: Any, tmp_path: Path) -> None:
    whole = countries.country(cftscore.evaluate(SAMPLES / YEAR).document)
    content = Content(whole, "vi", Decimal(75), (3, 5))
    path = tmp_path / "country.html"
    path.write_bytes(pages.render(content))
    assert len(whole.communes) > 10_600
    assert path.stat().st_size <= 8 * 1024 * 1024
    with chromium.opened(browser, path) as page:
        assert shown_count(page) == len(whole.communes)
        page.page.select_option("#f-province", label="Tỉnh An Giang")
        inside = [one for one in whole.communes if one.province_code == "89"]
        assert shown_count(page) == len(inside) == 156
        assert len(page.texts("#f-district option")) == 12
        assert page.page.locator("#heat tbody tr:not(.group)").count() == 156
        page.page.click("#clear")
        rows = page.texts("#heat tbody tr")
        assert len(rows) == 63
        page.page.click("th[data-key=name] button")
        assert page.text("#range") == f"1–50 trên tổng số {len(whole.communes):,}".replace(",", ".")
        commune = inside[70]
        page.page.fill("#f-text", commune.code)
        page.page.locator("#communes tbody th button").first.click()
        page.page.wait_for_selector("tr.detail")
        cells = page.texts("tr.detail table tbody tr:not(.head) td.cells")
        items = [item for criterion in commune.criteria for item in criterion.items]
        assert cells == [", ".join(item.cells) for item in items]
        assert page.said == []
        assert page.asked == []
