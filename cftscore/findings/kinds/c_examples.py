"""C: findings about the examples beside a criteria set."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.findings.kinds.c_file import CriteriaFinding


class ExampleWrong(CriteriaFinding, frozen=True, kw_only=True):
    """An example that the criteria set does not fulfil."""

    code = "C030"
    title = Text("Ví dụ không đúng", "Example not fulfilled")
    message = Text(
        "ví dụ «{name}»: {what} là {actual}, ví dụ ghi {expected}",
        "example “{name}”: {what} is {actual}, the example says {expected}",
    )
    fix = Text("sửa ví dụ hoặc mức điểm", "correct the example or the bands")
    why = Text(
        "Ví dụ nói điều mà người nắm quyết định cho là đúng. Khi bộ cho điểm khác thì có một bên "
        "sai, và chưa nên dùng bộ này để chấm.",
        "An example says what people who know the decision hold right. Where the set gives other "
        "points one of them is wrong, and nothing should be scored by it yet.",
    )
    bad = Text(
        '195 trên 200 trẻ đã khai sinh (97,5 %), ví dụ ghi `"2.1": 50`',
        '195 of 200 births registered (97.5 %), the example says `"2.1": 50`',
    )
    good = Text('ví dụ ghi `"2.1": 35`', 'the example says `"2.1": 35`')
    name: Text
    what: Text
    actual: str
    expected: str


class BandWithoutExample(CriteriaFinding, frozen=True, kw_only=True):
    """A band that no example meets on its threshold, or just below it."""

    code = "C031"
    title = Text("Mức điểm thiếu ví dụ", "Band without an example")
    message = Text(
        "nội dung {item}, mức {band}: chưa có ví dụ {where}",
        "item {item}, band {band}: no example {where}",
    )
    fix = Text(
        "thêm ví dụ vào tệp .tests.yaml bên cạnh, rồi chạy lại `cftscore criteria test`",
        "add an example to the .tests.yaml beside it, then run `cftscore criteria test` again",
    )
    why = Text(
        "Không có ví dụ sát ngưỡng thì gõ nhầm 98 thành 97 cũng không ví dụ nào báo sai.",
        "Without examples close to the threshold, no example would notice 98 mistyped as 97.",
    )
    bad = Text(
        "mức `from: 98` chỉ có ví dụ 200 trên 200 trẻ",
        "the band `from: 98` has only an example of 200 out of 200 children",
    )
    good = Text(
        "thêm ví dụ 196 trên 200 (đúng 98 %) và 195 trên 200 (thiếu một trẻ)",
        "examples of 196 out of 200 (just 98 %) and 195 out of 200 (one child short) beside it",
    )
    item: str
    band: str
    where: Text


class ExamplesMissing(CriteriaFinding, frozen=True, kw_only=True):
    """A criteria set without examples."""

    code = "C032"
    title = Text("Không có ví dụ", "No examples")
    message = Text("bên cạnh bộ tiêu chí không có tệp {file}", "no {file} lies beside the set")
    fix = Text(
        "viết các ví dụ, rồi chạy lại `cftscore criteria test`",
        "write the examples, then run `cftscore criteria test` again",
    )
    why = Text(
        "Không có ví dụ thì chỉ biết tệp viết đúng khuôn, chưa biết bộ cho điểm đúng.",
        "Without examples one knows that the file has the right shape, not that it gives the "
        "right points.",
    )
    bad = Text("chỉ có bo-tinh.yaml", "province.yaml alone")
    good = Text("bo-tinh.yaml và bo-tinh.tests.yaml", "province.yaml and province.tests.yaml")
    file: str
