"""Reminders: for each district a text to paste into a message, with whom it has to remind.

Nothing in them is a figure of a commune.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cftscore.analysis.status import CommuneStatus, Status
from cftscore.core.text import Language, Text
from cftscore.output import words
from cftscore.output.sentences import TO_COMMITTEE
from cftscore.output.words import clean
from cftscore.register import names

_TO_COMMUNES = Text(
    "Kính gửi: Ủy ban nhân dân các xã, phường, đặc khu có tên dưới đây ({name})",
    "To: the People's Committees of the communes named below ({name})",
)
_SUBJECT = Text(
    "V/v đôn đốc nộp số liệu kỳ {period}: {title}",
    "Subject: figures for period {period}: {title}",
)
_BEFORE = Text(
    "Hạn nộp số liệu là ngày {deadline}. Tính đến ngày {today}, {submitted}/{communes} xã đã nộp "
    "đủ số liệu.",
    "The figures are due on {deadline}. As of {today}, {submitted} of {communes} communes have "
    "submitted all of them.",
)
_AFTER = Text(
    "Hạn nộp số liệu là ngày {deadline}, đến nay đã quá hạn. Tính đến ngày {today}, "
    "{submitted}/{communes} xã đã nộp đủ số liệu.",
    "The figures were due on {deadline}, which has passed. As of {today}, {submitted} of "
    "{communes} communes have submitted all of them.",
)
_NO_DEADLINE = Text(
    "Tính đến ngày {today}, {submitted}/{communes} xã đã nộp đủ số liệu.",
    "As of {today}, {submitted} of {communes} communes have submitted all of their figures.",
)
_ASK_DISTRICT = Text(
    "Đề nghị Quý cơ quan quan tâm, đôn đốc các xã sau đây:",
    "We would be grateful if you could remind these communes:",
)
_ASK_COMMUNES = Text(
    "Đề nghị các xã sau đây quan tâm thực hiện:",
    "We would be grateful if these communes could complete their figures:",
)
_SOON = Text(
    "Đề nghị hoàn thành trước khi hết hạn nộp. Trân trọng cảm ơn./.",
    "Please complete them before the deadline. Thank you.",
)
_NOW = Text(
    "Đề nghị hoàn thành trong thời gian sớm nhất. Trân trọng cảm ơn./.",
    "Please complete them as soon as possible. Thank you.",
)
_NOBODY = Text("Không có huyện, xã nào phải đôn đốc.", "Nobody has to be reminded.")
_PARTS: tuple[tuple[Text, Callable[[CommuneStatus], bool]], ...] = (
    (Text("Chưa gửi tệp số liệu", "Sent no workbook"), lambda commune: commune.state == "no_file"),
    (Text("Chưa điền số liệu", "Filled in nothing"), lambda commune: commune.state == "untouched"),
    (
        Text(
            "Chưa xác nhận số liệu kỳ trước do mẫu điền sẵn",
            "Did not confirm the figures of the last period that the template brought",
        ),
        lambda commune: commune.state == "unconfirmed",
    ),
    (
        Text("Nộp chưa đủ số liệu", "Submitted only a part"),
        lambda commune: commune.state == "partly",
    ),
    (Text("Số liệu có lỗi cần sửa", "Have errors to correct"), lambda commune: commune.errors > 0),
)
_FILLED = Text("{filled}/{all} chỉ tiêu", "{filled} of {all} indicators")
_ERRORS = Text("{count} lỗi", "{count:error|errors}")
_RULE = "\n" + "-" * 60 + "\n\n"


def texts(shown: Status, language: Language) -> Iterator[str]:
    """Give the reminder of each district that has somebody to remind, each ending in a newline.

    Where there is no district level, as from July 2025, there is one for each province.
    """
    for name, communes in _groups(shown):
        if any(commune.is_missing or commune.errors for commune in communes):
            lines = _lines(shown, name, communes, language)
            yield "".join(f"{line}\n" for line in lines)


def text(shown: Status, language: Language) -> str:
    """Give all reminders, a line between them."""
    joined = _RULE.join(texts(shown, language))
    return joined or f"{_NOBODY.say(language)}\n"


def _groups(shown: Status) -> Iterator[tuple[str, list[CommuneStatus]]]:
    """Group the communes by district, else by province."""
    groups: dict[tuple[str, str], list[CommuneStatus]] = {}
    for commune in shown.communes:
        key = commune.province_code, commune.district_code or ""
        groups.setdefault(key, []).append(commune)
    for communes in groups.values():
        yield communes[0].district or communes[0].province, communes


def _lines(
    shown: Status, name: str, communes: Sequence[CommuneStatus], language: Language
) -> Iterator[str]:
    of_district = communes[0].district is not None
    to = TO_COMMITTEE if of_district else _TO_COMMUNES
    yield to.say(language, name=names.inside(clean(name)))
    yield _SUBJECT.say(language, period=shown.period, title=shown.title)
    yield ""
    overdue = shown.deadline is not None and shown.today > shown.deadline
    opening = _NO_DEADLINE if shown.deadline is None else _AFTER if overdue else _BEFORE
    yield opening.say(
        language,
        deadline=words.date(shown.deadline, language) if shown.deadline else "",
        today=words.date(shown.today, language),
        submitted=sum(not commune.is_missing for commune in communes),
        communes=len(communes),
    )
    yield (_ASK_DISTRICT if of_district else _ASK_COMMUNES).say(language)
    number = 0
    for title, belongs in _PARTS:
        listed = [commune for commune in communes if belongs(commune)]
        if listed:
            number += 1
            named = (_commune(commune, title, shown.indicators, language) for commune in listed)
            yield f"{number}. {title.say(language)} ({len(listed)}): {'; '.join(named)}."
    yield (_SOON if shown.deadline is not None and not overdue else _NOW).say(language)


def _commune(commune: CommuneStatus, part: Text, indicators: int, language: Language) -> str:
    """Name a commune, with how much it submitted or has to correct."""
    name = names.in_sentence(clean(commune.name), language)
    if part is _PARTS[3][0]:
        return f"{name} ({_FILLED.say(language, filled=commune.filled, all=indicators)})"
    if part is _PARTS[4][0]:
        return f"{name} ({_ERRORS.say(language, count=commune.errors)})"
    return name
