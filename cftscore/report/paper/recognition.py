"""Papers of recognition: the draft of the decision with its list, and replies to the others.

Who recognises is a field: where nobody says it, it stays a blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cftscore.analysis.recognition.recognitions import STATE_TITLES, Entry
from cftscore.core.text import LANGUAGES, Language, Text, number
from cftscore.criteria.model import CriteriaSet
from cftscore.evaluation.document import CommuneResult, Evaluation, Reason
from cftscore.output import words
from cftscore.output.sentences import TO_COMMITTEE
from cftscore.register import names
from cftscore.report.content import period_words
from cftscore.report.paper import papers, wml
from cftscore.report.paper.wml import Cell, Head

_DRAFT = Text(
    "(Dự thảo lập từ số liệu; kiểm tra, bổ sung căn cứ và thẩm quyền trước khi ký.)",
    "(Drafted from the figures: check it, add bases and authority before it is signed.)",
)
_KIND = Text("QUYẾT ĐỊNH", "DECISION")
_ABOUT = Text(
    "Về việc công nhận {units} phù hợp với trẻ em {period}",
    "To recognise {units} as fit for children, {period}",
)
_BASIS_OWN = Text(
    "Căn cứ …………………………… (văn bản quy định thẩm quyền công nhận);",
    "Under …………………………… (the text that gives the authority to recognise);",
)
_BASIS = Text("Căn cứ {law};", "Under {law};")
_PROPOSED = Text(
    "Theo đề nghị của …………………………… tại Tờ trình số ……/TTr-…… ngày ……/……/…….",
    "On the proposal of …………………………… No. …… of ……/……/…….",
)
_DECIDES = Text("QUYẾT ĐỊNH:", "DECIDES:")
_ARTICLE_1 = Text(
    "Điều 1. Công nhận {count} {units} phù hợp với trẻ em {period} (có danh sách kèm theo).",
    "Article 1. {count} {units} are recognised as fit for children, {period} (list attached).",
)
_ARTICLE_2 = Text(
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
    "Article 2. This decision takes effect on the day it is signed.",
)
_ARTICLE_3 = Text(
    "Điều 3. ……………………………, Ủy ban nhân dân các đơn vị có tên trong danh sách và các cơ quan, "
    "tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
    "Article 3. ……………………………, the People's Committees of the communes on the list and all "
    "others concerned are to carry out this decision.",
)
_AS_ARTICLE_3 = Text("Như Điều 3", "As in Article 3")
_LIST = Text(
    "DANH SÁCH\n{units} được công nhận phù hợp với trẻ em {period}",
    "LIST\nof {units} recognised as fit for children, {period}",
)
_ATTACHED = Text(
    "(Kèm theo Quyết định số ……/QĐ-…… ngày ……/……/…… của {authority})",
    "(Attached to Decision No. …… of ……/……/…… of {authority})",
)
_NO = Text("TT", "No.")
_CODE = Text("Mã", "Code")
_COMMUNE = Text("Đơn vị", "Commune")
_POINTS = Text("Điểm", "Points")
_REQUIRED = Text("Yêu cầu", "Required")
_STATE = Text("Tình trạng", "State")

_REPLY_ABOUT = Text(
    "V/v kết quả xem xét công nhận {name} phù hợp với trẻ em {period}",
    "Re: recognition of {name}, {period}",
)
_REPLY = Text(
    "Qua xem xét hồ sơ và số liệu {period} của Ủy ban nhân dân {name}, {authority} thông báo: "
    "{name} chưa đủ điều kiện được công nhận phù hợp với trẻ em {period}.",
    "After considering the papers and figures of the People's Committee of {name} for {period}, "
    "{authority} informs it that {name} cannot be recognised as fit for children.",
)
_REPLY_OPEN = Text(
    "Qua xem xét hồ sơ và số liệu {period} của Ủy ban nhân dân {name}, {authority} thông báo: "
    "chưa đủ số liệu để kết luận về việc công nhận {name} phù hợp với trẻ em {period}.",
    "After considering the papers and figures of the People's Committee of {name} for {period}, "
    "{authority} informs it that the figures do not suffice to decide on recognising {name}.",
)
_RESULT = Text(
    "1. Kết quả: {points} điểm (điểm yêu cầu: {required}); số tiêu chí đạt: {met}/{count}.",
    "1. Result: {points} points (required: {required}); criteria met: {met} of {count}.",
)
_WHY = Text("2. Lý do:", "2. Reasons:")
_ZERO = Text(
    "- Tiêu chí {id} ({title}) đạt {points} điểm;", "- Criterion {id} ({title}): {points} points;"
)
_OTHER = Text("- {reason};", "- {reason};")
_ASK = Text(
    "3. Đề nghị Ủy ban nhân dân {name} rà soát số liệu, có giải pháp đối với các nội dung nêu "
    "trên; nếu có ý kiến khác về số liệu, gửi văn bản kèm minh chứng trước ngày ……/……/……./.",
    "3. The People's Committee of {name} is asked to review its figures and to act on the points "
    "above; if it sees a figure otherwise, it may write, with evidence, by ……/……/…….",
)


def authority_words(authority: str) -> str:
    """Name who recognises, a blank where nobody says it."""
    return words.clean(authority) or papers.BLANK


def units_of(evaluation: Evaluation, language: Language) -> str:
    """Name the kinds of communes of a period."""
    return words.units(evaluation.communes).say(language)


def decision(
    evaluation: Evaluation, entries: Sequence[Entry], authority: str, language: Language
) -> bytes:
    """Draft the decision.

    Args:
        evaluation: of the period.
        entries: of the communes that are recognised in it.
        authority: who recognises; empty where nobody says it.
        language: that it is in.
    """
    period = period_words(evaluation.period, language)
    units = units_of(evaluation, language)
    about = _ABOUT.say(language, units=units, period=period)
    law = words.law(evaluation.criteria_set.definition.legal_basis, language)
    said = {"units": units, "period": period, "count": len(entries)}
    parts = [
        papers.heading(language, _agency(authority), "QĐ"),
        papers.title(_KIND.say(language), about),
        papers.body(_DRAFT.say(language), italic=True),
        wml.paragraph(authority_words(authority).upper(), align="center", bold=True, after=6),
        papers.body(_BASIS_OWN.say(language), italic=True),
        # Filled in here: a value of a message is cut where it is long.
        papers.body(_BASIS.say(language).replace("{law}", law), italic=True),
        papers.body(_PROPOSED.say(language), italic=True),
        wml.paragraph(_DECIDES.say(language), align="center", bold=True, before=8, after=6),
        papers.body(_ARTICLE_1.say(language, **said)),
        papers.body(_ARTICLE_2.say(language)),
        papers.body(_ARTICLE_3.say(language)),
        papers.signature(language, [papers.BLANK], [_AS_ARTICLE_3.say(language)]),
        *_annex(evaluation, entries, authority, language),
    ]
    return papers.new_paper(language, about, "".join(parts))


def _agency(authority: str) -> list[str]:
    if not authority:
        return [papers.BLANK, papers.BLANK]
    name = authority_words(authority).upper()
    committee = next((one for one in map(papers.COMMITTEE.say, LANGUAGES) if name.startswith(one)),
                     "")  # fmt: skip
    # A committee is named on one line, and its place on the next.
    return [f"{committee}\n{name.removeprefix(committee).strip()}" if committee else name]


def _annex(
    evaluation: Evaluation, entries: Sequence[Entry], authority: str, language: Language
) -> Iterator[str]:
    said = {
        "units": units_of(evaluation, language),
        "period": period_words(evaluation.period, language),
    }
    yield wml.paragraph(
        _LIST.say(language, **said), align="center", bold=True, page_break=True, outline=0
    )
    attached = _ATTACHED.say(language, authority=authority_words(authority))
    yield wml.paragraph(attached, align="center", italic=True, after=8)
    heads = (
        Head(_NO.say(language), 12, "center"),
        Head(_CODE.say(language), 16, "center"),
        Head(_COMMUNE.say(language), 52),
        Head(_POINTS.say(language), 18, "center"),
        Head(_REQUIRED.say(language), 18, "center"),
        Head(_STATE.say(language), 44),
    )
    yield wml.table(heads, _rows(entries, language))
    warning = words.provisional(evaluation, language)
    if warning is not None:
        yield papers.body(f"{warning}.", italic=True)


def _rows(entries: Sequence[Entry], language: Language) -> Iterator[list[Cell]]:
    """Give the rows of the list, below the name of each district where there are several."""
    homes = {(entry.province_code, entry.district_code) for entry in entries}
    last: tuple[str, str | None] | None = None
    for place, entry in enumerate(entries, start=1):
        home = (entry.province_code, entry.district_code)
        if len(homes) > 1 and home != last:
            last = home
            yield [words.clean(entry.district or entry.province)]
        yield [
            number(place, language),
            entry.code,
            words.clean(entry.name),
            "" if entry.points is None else number(entry.points, language),
            "" if entry.points_required is None else number(entry.points_required, language),
            STATE_TITLES[entry.state].say(language),
        ]


def reply(
    evaluation: Evaluation, commune: CommuneResult, authority: str, language: Language
) -> bytes:
    """Write the reply to a commune that did not pass.

    Args:
        evaluation: of the period.
        commune: its record.
        authority: who recognises; empty where nobody says it.
        language: that it is in.
    """
    name = names.in_sentence(words.clean(commune.name), language)
    said = {"name": name, "period": period_words(evaluation.period, language)}
    about = _REPLY_ABOUT.say(language, **said)
    subject = wml.paragraph(about, align="center", size=12, before=0, after=0)
    body = _REPLY_OPEN if commune.verdict == "incomplete" else _REPLY
    parts = [
        papers.heading(language, _agency(authority), papers.SHORT_BLANK),
        wml.columns(subject, wml.paragraph(""), (68, 92)),
        wml.paragraph(TO_COMMITTEE.say(language, **said), align="center", before=10, after=8),
        papers.body(body.say(language, **said, authority=authority_words(authority))),
        papers.body(_result(commune, language)),
        papers.body(_WHY.say(language), keep=True),
        *_reasons(commune.reasons, evaluation.criteria_set.definition, language),
        *_notice(evaluation, language),
        papers.body(_ASK.say(language, **said)),
        papers.signature(language, [papers.BLANK], [_AS_ABOVE.say(language)]),
    ]
    return papers.new_paper(language, about, "".join(parts))


_AS_ABOVE = Text("Như trên", "As above")


def _result(commune: CommuneResult, language: Language) -> str:
    least, most = commune.points_min or 0, commune.points_max or 0
    required = commune.points_required
    return _RESULT.say(
        language,
        points=words.span(least, most, language),
        required="?" if required is None else number(required, language),
        met=sum(one.met is True for one in commune.criteria),
        count=len(commune.criteria),
    )


def _reasons(
    reasons: Sequence[Reason], criteria_set: CriteriaSet, language: Language
) -> Iterator[str]:
    titles = {criterion.id: criterion.title for criterion in criteria_set.criteria}
    for reason in reasons:
        if reason.code == "criterion_at_zero" and reason.criterion is not None:
            said = {"id": reason.criterion, "points": reason.points or 0}
            title = titles[reason.criterion].say(language)
            # Filled in here: a value of a message is cut where it is long.
            yield papers.body(
                _ZERO.say(language, **said, title="{title}").replace("{title}", title)
            )
        else:
            message = reason.message.say(language)
            message = message[:1].upper() + message[1:]
            yield papers.body(_OTHER.say(language).replace("{reason}", message))


def _notice(evaluation: Evaluation, language: Language) -> Iterator[str]:
    warning = words.provisional(evaluation, language)
    if warning is not None:
        yield papers.body(f"{warning}.", italic=True)
