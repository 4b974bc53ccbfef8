"""The text of a new criteria set: small and sound, with one criterion for each measure asked for.

Its titles ask to be replaced, every figure of it is provisional, and comments say what is what.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cftscore.authoring.edits import quoted
from cftscore.core.text import Language, Text

UNIT_CLASS = "all"

_HEAD = Text(
    "# {title}\n#\n# Mỗi con số có mức độ xác thực (status):\n#   provisional  giá trị tạm, "
    "phải thay khi có văn bản của quyết định\n#   quoted       đọc ở một trang đã công bố, ghi "
    "trong page\n#   inferred     suy ra từ những con số đã biết\n#   verified     đã đối "
    "chiếu với văn bản: cftscore criteria verify\n# Phần sau dấu # là ghi chú. Sau mỗi lần "
    "sửa, chạy\n#   cftscore criteria check {path}\n#   cftscore criteria test {path}\n",
    "# {title}\n#\n# Every figure has a status:\n#   provisional  a working value, to be "
    "replaced when the text of the decision is available\n#   quoted       read in a published "
    "page, named in page\n#   inferred     follows from known figures\n#   verified     "
    "compared with the text of the decision: cftscore criteria verify\n# Text after a # is a "
    "comment. After each change run\n#   cftscore criteria check {path}\n#   cftscore criteria "
    "test {path}\n",
)
_EXAMPLES_HEAD = Text(
    "# Các ví dụ của {id}: số liệu của một xã giả định và điểm phải được. Chạy: cftscore "
    "criteria test {path}\n#\n# Mỗi mức điểm có một ví dụ đúng ngưỡng và một ví dụ ngay dưới "
    "ngưỡng; sửa con số thì sửa cả ví dụ.\n",
    "# Examples of {id}: communes written by hand, and the points that they must score. Run:\n"
    "#   cftscore criteria test {path}\n#\n# Each band has an example on its threshold and one "
    "just below. Correct them with the figure.\n",
)
_PASS_REMARK = Text("tổng điểm yêu cầu", "the total that a commune must reach")
_EVERY_REMARK = Text("mỗi tiêu chí phải được nhiều hơn số điểm này",
                     "each criterion must score more than this")  # fmt: skip
_COLUMNS_REMARK = Text("các cột của tệp Excel mà xã điền", "the columns that communes fill in")
_BANDS_REMARK = Text("các mức điểm, từ cao xuống thấp; dưới mức cuối là 0 điểm",
                     "bands, the best first; below the last one, 0 points")  # fmt: skip
_ALL_TITLE = Text("Mọi xã", "Every commune")
_TITLE = Text("Tiêu chí {n} (đặt tên lại)", "Criterion {n} (name it)")


class Basis(msgspec.Struct, frozen=True):
    """What a set says of itself: its id, titles and the decision it follows."""

    id: str
    title: Text
    number: str
    date: str
    effective_from: str


class Measure(msgspec.Struct, frozen=True):
    """A measure as a new set uses it.

    Attributes:
        key: its key in the YAML.
        title: of the item.
        indicators: by the end of their keys, label, type and the rest of the line.
        written: the measure, `{n}` for the criterion's number.
        thresholds: of the best and of the second band.
    """

    key: str
    title: Text
    indicators: dict[str, tuple[Text, str]]
    written: str
    thresholds: tuple[str, ...]


MEASURES = {
    measure.key: measure
    for measure in (
        Measure(
            "share",
            Text("Tỷ lệ {n} (đặt tên lại)", "Share {n} (name it)"),
            {
                "whole": (Text("Tổng số {n} (đặt tên lại)", "All {n} (name it)"), "count"),
                "part": (
                    Text("Số được tính {n} (đặt tên lại)", "Part {n} (name it)"),
                    "count, at_most: c{n}_whole",
                ),
            },
            "{{of: c{n}_part, among: c{n}_whole}}",
            ("from: 90", "from: 80"),
        ),
        Measure(
            "rate",
            Text("Tỷ suất {n} trên 1.000 (đặt tên lại)", "Rate {n} per 1,000 (name it)"),
            {
                "whole": (Text("Tổng số {n} (đặt tên lại)", "All {n} (name it)"), "count"),
                "cases": (Text("Số vụ việc {n} (đặt tên lại)", "Cases {n} (name it)"), "count"),
            },
            "{{of: c{n}_cases, among: c{n}_whole, per: 1000}}",
            ("up_to: 0", "up_to: 1"),
        ),
        Measure(
            "count",
            Text("Số hoạt động {n} (đặt tên lại)", "Number {n} (name it)"),
            {"count": (Text("Số hoạt động {n} (đặt tên lại)", "Number {n} (name it)"), "count")},
            "{{of: c{n}_count}}",
            ("from: 2", "from: 1"),
        ),
        Measure(
            "yes_no",
            Text("Có/Không {n} (đặt tên lại)", "Yes or no {n} (name it)"),
            {"done": (Text("Đã có {n} (đặt tên lại)", "Done {n} (name it)"), "yes_no")},
            "{{of: c{n}_done}}",
            ("answer: yes",),
        ),
    )
}


def text(  # noqa: PLR0917
    basis: Basis,
    measures: Sequence[str],
    points: int,
    pass_from: int,
    path: str,
    language: Language,
) -> str:
    """Write a new criteria set.

    Args:
        basis: its id, titles and decision.
        measures: one criterion for each, of `MEASURES`.
        points: the maximum in all, at least one for each criterion.
        pass_from: the total that a commune must reach, at most `points`.
        path: where it will be written, for the comments.
        language: of the comments.
    """
    source = f"{{article: {quoted(basis.number)}, status: provisional}}"
    every, rest = divmod(points, len(measures))
    lines = [
        head(basis, path, language),
        f"id: {basis.id}\nversion: 1",
        f"title:\n  vi: {quoted(basis.title.vi)}\n  en: {quoted(basis.title.en)}",
        f"legal_basis: {legal_basis(basis)}",
        f"max_points: {points}\n",
        f"unit_classes:\n  {UNIT_CLASS}:\n    title: {_pair(_ALL_TITLE)}",
        f"    pass_from: {pass_from} # {_PASS_REMARK.say(language)}",
        f"    source: {source}\n",
        "recognition:",
        f"  every_criterion: {{points_above: 0}} # {_EVERY_REMARK.say(language)}",
        f"  total_from: unit_class\n  source: {source}\n",
        f"# {_COLUMNS_REMARK.say(language)}\nindicators:",
    ]
    for n, key in enumerate(measures, 1):
        for end, (label, rest_of_line) in MEASURES[key].indicators.items():
            kind = rest_of_line.format(n=n)
            lines.append(f"  c{n}_{end}: {{label: {_pair(label, n)}, type: {kind}}}")
    lines.append(f"\n# {_BANDS_REMARK.say(language)}\ncriteria:")
    for n, key in enumerate(measures, 1):
        lines += _criterion(n, MEASURES[key], every + (n <= rest), source)
    return "\n".join(lines) + "\n"


def _criterion(n: int, measure: Measure, points: int, source: str) -> list[str]:
    bands = list(zip(measure.thresholds, (points, points // 2), strict=False))
    return [
        f"  - id: {n}\n    title: {_pair(_TITLE, n)}",
        f"    max_points: {points}\n    source: {source}\n    items:",
        f'      - id: "{n}.1"\n        title: {_pair(measure.title, n)}',
        f"        {measure.key}: {measure.written.format(n=n)}\n        bands:",
        *(
            f"          - {{{threshold}, points: {given}, status: provisional}}"
            for threshold, given in bands
            if given
        ),
        f"        source: {source}",
    ]


def head(basis: Basis, path: str, language: Language) -> str:
    """Write the comments at the top of a set."""
    title = _one_line(basis.title.say(language))
    return _HEAD.say(language).format(title=title, path=path)


def examples_head(set_id: str, path: str, language: Language) -> str:
    """Write the comments at the top of a set's examples."""
    return _EXAMPLES_HEAD.say(language).format(id=set_id, path=path)


def legal_basis(basis: Basis) -> str:
    """Write the decision that a set follows, on one line."""
    dates = f"date: {basis.date}, effective_from: {basis.effective_from}"
    return f"{{number: {quoted(basis.number)}, {dates}}}"


def pair(title: Text) -> str:
    """Write a text in both languages, on one line."""
    return f"{{vi: {quoted(title.vi)}, en: {quoted(title.en)}}}"


def _pair(title: Text, n: int | None = None) -> str:
    return pair(title if n is None else title.filled(n=n))


def _one_line(text: str) -> str:
    return " ".join(text.split())
