"""One page for the notice board of a commune: what may be published of it, to be printed on A4."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.core.version import __version__
from cftscore.output import words as output_words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.report.content import Content
from cftscore.report.page import page
from cftscore.report.publication import PublicCommune

WORDS = {
    "title": Text("{units} phù hợp với trẻ em", "Fit for children"),
    "heading": Text("Kết quả đánh giá {period}", "Results of {period}"),
    "explained": Text(
        "Mỗi đơn vị được đánh giá theo {count} tiêu chí: “{set}”. Đơn vị đạt khi đạt mọi tiêu chí "
        "và đủ tổng điểm theo nhóm đơn vị.",
        "Each commune is assessed on {count} criteria: “{set}”. It passes when it meets every "
        "criterion and its total is high enough for its class.",
    ),
    "criteria": Text("Kết quả theo từng tiêu chí", "Results by criterion"),
    "met": Text("đạt", "met"),
    "missed": Text("không đạt", "not met"),
    "unknown": Text("chưa xác định", "unknown"),
    "withheld": Text("không công bố", "not published"),
    "around": Text("{area}: {passed}/{communes} đơn vị đạt ({percent})",
                   "{area}: {passed} of {communes} pass ({percent})"),
    "contact": Text("Ý kiến của trẻ em và người dân xin gửi về:",
                    "Children and residents may send their views to:"),
    "posted": Text("Niêm yết từ ngày …… / …… / …… đến ngày …… / …… / ……",
                   "Posted from …… / …… / …… to …… / …… / ……"),
    "signed": Text("Chữ ký, dấu của cơ quan, họ và tên", "Signature, seal and name"),
    "made_by": Text("Lập bằng cftscore {version}", "Made by cftscore {version}"),
}  # fmt: skip
_SIGNS = {"met": "✓", "missed": "✗", "unknown": "?", "withheld": "–"}


def render(content: Content, code: str) -> bytes:
    """Give the bytes of the poster.

    Args:
        content: what is published, of all communes of the scope.
        code: the commune's.

    Raises:
        KeyError: the commune is not there, or the content is not one to be published.
    """
    communes = {one.code: one for one in content.communes if isinstance(one, PublicCommune)}
    commune = communes[code]
    language = content.language
    fields = {key: text.say(language) for key, text in WORDS.items()}
    units = content.say(content.units)
    fields["title"] = content.say(WORDS["title"], units=units[:1].upper() + units[1:])
    criteria = [
        (criterion.id, criterion.title.say(language), _SIGNS[state], state, fields[state])
        for criterion, state in zip(
            content.criteria_set.criteria, _states(content, commune), strict=True
        )
    ]
    values = {
        "content": content,
        "commune": commune,
        "said": fields,
        "place": ", ".join(part for part in (commune.district, commune.province) if part),
        "heading": content.say(WORDS["heading"], period=content.period),
        "verdict": VERDICT_TITLES[commune.verdict].say(language),
        "explained": content.say(
            WORDS["explained"],
            count=len(criteria),
            set=content.criteria_set.title,
        ),
        "criteria": criteria,
        "around": list(_around(content, commune)),
        "made_by": content.say(WORDS["made_by"], version=__version__, set=content.used.id),
    }
    return page.fill("poster.html", language, values, css=page.asset("poster.css"))


def _states(content: Content, commune: PublicCommune) -> list[str]:
    """Say how a commune fares by criterion: one that passes meets all, by what passing means."""
    met = {criterion.id: criterion.met for criterion in commune.criteria}
    words = {True: "met", False: "missed", None: "unknown"}
    return [
        "met"
        if commune.verdict == "pass"
        else "withheld"
        if criterion.id in content.withheld
        else words[met.get(criterion.id)]
        for criterion in content.criteria_set.criteria
    ]


def _around(content: Content, commune: PublicCommune) -> list[str]:
    """Say how the district and the province of the commune fare, where they were evaluated."""
    document = content.document
    areas = [area for area in document.districts if area.code == commune.district_code]
    areas += [area for area in content.provinces if area.code == commune.province_code]
    return [
        content.say(
            WORDS["around"],
            area=area.name,
            passed=area.passed,
            communes=area.communes,
            percent=output_words.percent(area.compliance_percent, content.language),
        )
        for area in areas
    ]
