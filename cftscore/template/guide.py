"""The sheets that explain: how to fill in each indicator, and how each item is scored.

Each holds the table that it is printed for, so that a page of it begins with its headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from cftscore.core.numbers import plain
from cftscore.core.text import Text, number
from cftscore.criteria.model import STATUS_TITLES, CriteriaSet, Item, Source
from cftscore.output.words import OF_CRITERION, provisional_figures
from cftscore.output.words import law as law_in_full
from cftscore.template.book import A4, BANDS, Book, height
from cftscore.template.content import Content
from cftscore.template.print_layout import layout_of

_INDICATOR_WIDTHS = (9, 56, 72, 18, 26)
_PRINTED = 4
"""So many columns of the indicators are printed: the keys are for the program, not for people."""
_ITEM_WIDTHS = (9, 44, 40, 34, 44)
_MARGINS = (0.4, 0.5, 0.6)
"""Left and right, above and below, in inches."""
_PLAIN_ROW = 15.0
_TITLE = Text("Hướng dẫn điền số liệu", "How to fill in the figures")
_SCORING = Text("Cách chấm điểm", "How the figures are scored")
_STEPS = (
    Text(
        "Điền số liệu vào trang tính “Chỉ tiêu”; điểm và kết quả hiện ngay ở trang tính “Kết "
        "quả”; mức và điểm của từng nội dung ở trang tính “Cách chấm điểm”. Các ô khác được khóa, "
        "không đặt mật khẩu.",
        "Fill in the sheet “Chỉ tiêu” (indicators); points and verdicts appear at once on the "
        "sheet “Kết quả” (results); “Cách chấm điểm” says how each item is scored. The sheets keep "
        "their Vietnamese names. All other cells are locked, without a password.",
    ),
    Text(
        "Ghi số đếm (bao nhiêu trẻ em, bao nhiêu vụ việc), không ghi tỷ lệ. Nếu không có "
        "trường hợp nào thì ghi 0; nếu chưa có số liệu thì để trống: ô trống là chưa có số "
        "liệu, không phải 0.",
        "Write counts (how many children, how many cases), not ratios. If there is no case, "
        "write 0; if the figure is not known, leave the cell blank. A blank cell is a missing "
        "figure, not 0.",
    ),
    Text(
        "Màu vàng: chưa có số liệu. Màu đỏ: số liệu không hợp lý (chữ, số âm, số lẻ, số thành "
        "phần lớn hơn tổng số), không được chấm điểm. Màu cam: số liệu kỳ trước, cần kiểm tra "
        "rồi giữ hoặc sửa.",
        "Yellow: not filled in. Red: a figure that cannot be right (text, negative, a "
        "fraction, a part greater than its whole); it is not scored. Orange: a figure of the "
        "last period; check it, then keep or correct it.",
    ),
    Text(
        "“Chưa đủ số liệu”: kết quả còn phụ thuộc vào ô trống. Khi đó tổng điểm ghi mức thấp "
        "nhất và cao nhất có thể đạt.",
        "“Incomplete”: the verdict still depends on blank cells. The total then shows the "
        "lowest and highest possible points.",
    ),
    Text(
        "Không đổi tên trang tính, không xóa hàng khóa của chỉ tiêu; chương trình cần các mục "
        "này để đọc tệp.",
        "Do not rename the sheets or delete the row of keys: the program needs them to read "
        "the file.",
    ),
)
_STEPS_IN_PART = (
    Text(
        "Điền số liệu vào trang tính “Chỉ tiêu”. Mẫu này không chấm điểm; trang tính “Cách chấm "
        "điểm” cho biết mức và điểm của từng nội dung khi đánh giá cả năm. Các ô khác được khóa, "
        "không đặt mật khẩu.",
        "Fill in the sheet “Chỉ tiêu” (indicators). This template gives no score; “Cách chấm điểm” "
        "says how each item is scored for a whole year. The sheets keep their Vietnamese names. "
        "All other cells are locked, without a password.",
    ),
    *_STEPS[1:3],
    *_STEPS[4:],
)
"""Where nothing is scored: no word about the sheet of results, which is not there."""
_INDICATORS = Text("Các chỉ tiêu cần điền", "The indicators to fill in")
_RECOGNITION = Text("1. Điều kiện công nhận", "1. Conditions for recognition")
_ITEMS = Text("2. Cách chấm điểm từng nội dung", "2. How each item is scored")
_INDICATOR_HEADINGS = (
    Text("Tiêu chí", "Criterion"),
    Text("Chỉ tiêu", "Indicator"),
    Text("Cách điền", "How to fill it in"),
    Text("Dùng để chấm điểm", "Used to score"),
    Text("Khóa", "Key"),
)
_ITEM_HEADINGS = (
    Text("Nội dung", "Item"),
    Text("Nội dung đánh giá", "What is measured"),
    Text("Cách tính", "Measure"),
    Text("Mức và điểm", "Bands and points"),
    Text("Căn cứ, mức độ xác thực", "Source and status"),
)
_CLASS_HEADINGS = (
    Text("Điểm", "Points"),
    Text("Nhóm đơn vị", "Unit class"),
    Text("Điều kiện", "Condition"),
    Text("Mức độ xác thực", "Status"),
    Text("Nguồn", "Source"),
)
_COUNT = Text("Số nguyên từ 0 trở lên.", "A whole number of 0 or more.")
_ANSWER = Text("Chọn “Có” hoặc “Không”.", "Choose Yes or No.")
_NOT_ABOVE = Text("Không lớn hơn “{whole}”.", "Not greater than “{whole}”.")
_YES_NO = Text("Có/Không", "yes or no")
_BAND = Text("{band}: {points} điểm ({status})", "{band}: {points} points ({status})")
_BELOW = Text("còn lại: 0 điểm", "otherwise: 0 points")
_NOBODY = {
    "full_points": Text(
        "mẫu số bằng 0: điểm tối đa ({status})", "denominator 0: full points ({status})"
    ),
    "zero": Text("mẫu số bằng 0: 0 điểm ({status})", "denominator 0: 0 points ({status})"),
    "finding": Text("mẫu số bằng 0: không chấm điểm được", "denominator 0: not scored"),
}
_MARK = Text("tổng điểm từ {points} trở lên", "total of {points} or more")
_EVERY = Text("mọi tiêu chí đạt trên {points} điểm", "more than {points} points on every criterion")
_ALL_CLASSES = Text("Mọi nhóm", "All classes")
_MOST = Text("tối đa {points} điểm", "up to {points} points")
_LAW = Text("Căn cứ {law}.", "Legal basis: {law}.")


def write(book: Book, sheet: Any, content: Content) -> None:
    """Write the sheet that says how to fill in the figures."""
    guide = _Explaining(book, sheet, content, _INDICATOR_WIDTHS, printed=_PRINTED)
    guide.introduction(_TITLE)
    for step in _STEPS if content.is_scored else _STEPS_IN_PART:
        guide.wide(f"• {book.say(step)}")
    guide.indicators()
    guide.page()


def write_scoring(book: Book, sheet: Any, content: Content) -> None:
    """Write the sheet that says how they are scored, and what each threshold rests on."""
    scoring = _Explaining(book, sheet, content, _ITEM_WIDTHS, printed=len(_ITEM_WIDTHS))
    scoring.introduction(_SCORING)
    scoring.recognition()
    scoring.items()
    scoring.page()


class _Explaining:
    """Writes a sheet from top to bottom; its last table repeats its headings on every page."""

    def __init__(
        self, book: Book, sheet: Any, content: Content, widths: Sequence[float], *, printed: int
    ) -> None:
        self.book, self.sheet, self.content = book, sheet, content
        self.set: CriteriaSet = content.criteria.set
        self.widths, self.printed = widths, printed
        self.row = self.headings = 0
        self.heights: list[float] = []
        self.groups: list[int] = []

    def page(self) -> None:
        """Set the columns and the page."""
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self._breaks()
        self.sheet.repeat_rows(self.headings)
        self.sheet.print_area(0, 0, self.row - 1, self.printed - 1)
        self.sheet.set_margins(left=_MARGINS[0], right=_MARGINS[0], top=_MARGINS[1],
                               bottom=_MARGINS[2])  # fmt: skip
        self.sheet.set_footer("&L&A&R&P / &N")
        self.sheet.protect("", {"format_columns": True, "format_rows": True})

    def _breaks(self) -> None:
        """Choose the scale, and end pages so that the heading of a group is not alone at a foot.

        Excel knows no rows that belong together, and looks at breaks only where the scale is given.
        """
        scale, room = layout_of(self.widths[: self.printed], _MARGINS)
        self.sheet.set_print_scale(scale)
        heights = [self.heights[row] if row < len(self.heights) else 0.0 for row in range(self.row)]
        breaks, used = [], 0.0
        # What belongs together: a group with its rows, or a row that is in none.
        starts = [*range(self.groups[0] if self.groups else self.row), *self.groups, self.row]
        for start, end in pairwise(starts):
            size = sum(heights[start:end])
            if used + size > room and start > self.headings:
                breaks.append(start)
                used = heights[self.headings]
            used += size
        self.sheet.set_h_pagebreaks(breaks)

    def _high(self, size: float) -> None:
        """Set how high the row is, and go on to the next."""
        self.sheet.set_row(self.row, size)
        self.heights += [_PLAIN_ROW] * (self.row - len(self.heights)) + [size]
        self.row += 1

    def introduction(self, title: Text) -> None:
        """Write what the sheet is about, and what the law is."""
        say = self.book.say
        self.wide(say(title), bold=True, font_size=14)
        self.wide(f"{say(self.set.title)}. {self.content.period_and_place}", bold=True)
        law = self.set.legal_basis
        text = law_in_full(law, self.book.language)
        self.wide(say(_LAW).replace("{law}", text))
        warning = provisional_figures(self.set.legal_basis, self.set.figures, self.book.language)
        if warning is not None:
            self.wide(warning[0].upper() + warning[1:] + ".", bold=True, font_color="#7F4F00",
                      bg_color="#FFEB9C")  # fmt: skip

    def wide(self, text: str, *, font_size: float = 10, **style: Any) -> None:
        """Write a text over all columns that are printed."""
        cell = self.book.format(text_wrap=True, font_size=font_size, **style)
        self.book.merge(self.sheet, (self.row, self.row), (0, self.printed - 1), text, cell)
        width = sum(self.widths[: self.printed])
        self._high(height([(text, width)], font_size))

    def _section(self, title: Text, headings: Sequence[Text]) -> None:
        self.row += 1
        self.wide(self.book.say(title), bold=True, font_size=12)
        self.headings = self.row
        style = self.book.framed(bold=True, bg_color="#F2F2F2", text_wrap=True)
        for column, heading in enumerate(headings):
            self.book.text(self.sheet, self.row, column, heading, style)
        self._high(_PLAIN_ROW)

    def _line(self, texts: Sequence[str], **style: Any) -> None:
        cell = self.book.framed(text_wrap=True, **{"valign": "top", "font_size": 9, **style})
        for column, text in enumerate(texts):
            self.book.text(self.sheet, self.row, column, text, cell)
        self._high(height(list(zip(texts, self.widths, strict=True)), 9))

    def indicators(self) -> None:
        """Write each indicator, how to fill it in and what it is for."""
        self._section(_INDICATORS, _INDICATOR_HEADINGS)
        used: dict[str, list[Item]] = {}
        for item in self.set.items:
            for key in item.indicators:
                used.setdefault(key, []).append(item)
        for number_, (criterion, keys) in enumerate(self.content.groups.items()):
            for key in keys:
                indicator = self.set.indicators[key]
                self._line(
                    (
                        str(criterion),
                        self.book.say(indicator.label),
                        " ".join(self._how(key)),
                        ", ".join(item.id for item in used[key]),
                        key,
                    ),
                    bg_color=BANDS[number_ % len(BANDS)][1],
                )

    def _how(self, key: str) -> Iterator[str]:
        indicator = self.set.indicators[key]
        yield self.book.say(_COUNT if indicator.type == "count" else _ANSWER)
        for whole in self.set.wholes.get(key, ()):
            yield self.book.say(_NOT_ABOVE, whole=self.set.indicators[whole].label)
        if indicator.hint is not None:
            yield self.book.say(indicator.hint).rstrip(".") + "."

    def items(self) -> None:
        """Write each item with its measure, its bands and its source."""
        self._section(_ITEMS, _ITEM_HEADINGS)
        for number_, criterion in enumerate(self.set.criteria):
            title = self.book.say(OF_CRITERION, id=criterion.id, title=criterion.title)
            most = self.book.say(_MOST, points=plain(criterion.max_points))
            style = self.book.framed(
                bold=True, text_wrap=True, bg_color=BANDS[number_ % len(BANDS)][0]
            )
            columns = (0, len(self.widths) - 2)
            self.book.merge(self.sheet, (self.row, self.row), columns, f"{title} ({most})", style)
            source = "\n".join(self._source(criterion.source))
            small = self.book.framed(
                font_size=9, text_wrap=True, bg_color=BANDS[number_ % len(BANDS)][0]
            )
            self.book.text(self.sheet, self.row, len(self.widths) - 1, source, small)
            widths = (sum(self.widths[:-1]) * 0.9, self.widths[-1])
            heights = (height([(title, widths[0])]), height([(source, widths[1])], 9))
            self.groups.append(self.row)
            self._high(max(heights))
            for item in criterion.items:
                self._line(
                    (
                        item.id,
                        self.book.say(item.title),
                        self._measure(item),
                        "\n".join(self._bands(item)),
                        "\n".join(self._source(item.source)),
                    )
                )

    def _measure(self, item: Item) -> str:
        label = self.book.say(self.set.indicators[item.numerator].label)
        if item.yes_no is not None:
            return f"{label}: {self.book.say(_YES_NO)}"
        if item.denominator is None:
            return label
        against = self.book.say(self.set.indicators[item.denominator].label)
        base = number(item.base, self.book.language)
        return f"“{label}” / “{against}” × {base}{' (%)' if item.share is not None else ''}"

    def _bands(self, item: Item) -> Iterator[str]:
        for band in item.bands:
            yield self.book.say(
                _BAND,
                band=self.book.say(item.describe(band)),
                points=plain(band.points),
                status=STATUS_TITLES[band.status],
            )
        yield self.book.say(_BELOW)
        if item.denominator is not None:
            status = STATUS_TITLES[item.when_none_status] if item.when_none_status else ""
            yield self.book.say(_NOBODY[item.when_none], status=status)

    def _source(self, source: Source) -> Iterator[str]:
        yield f"{source.article} ({self.book.say(STATUS_TITLES[source.status])})"
        if source.page is not None:
            yield source.page

    def recognition(self) -> None:
        """Write what a commune must reach."""
        self._section(_RECOGNITION, _CLASS_HEADINGS)
        for unit_class in self.set.unit_classes.values():
            points = plain(unit_class.pass_from)
            self._line(
                (
                    number(points, self.book.language),
                    self.book.say(unit_class.title),
                    self.book.say(_MARK, points=points),
                    *self._status_and_source(unit_class.source),
                )
            )
        recognition = self.set.recognition
        above = plain(recognition.every_criterion.points_above)
        self._line(
            (
                "",
                self.book.say(_ALL_CLASSES),
                self.book.say(_EVERY, points=above),
                *self._status_and_source(recognition.source),
            )
        )

    def _status_and_source(self, source: Source) -> tuple[str, str]:
        where = source.article if source.page is None else f"{source.article}\n{source.page}"
        return self.book.say(STATUS_TITLES[source.status]), where
