"""The words of an appraisal that sets the commune's own points beside the appraised ones."""

from __future__ import annotations

from cftscore.core.text import Text

FILE = Text("bien-ban-hop-tham-dinh", "minutes-of-the-council")
KIND = Text("BIÊN BẢN", "MINUTES")
SIGN = "BB"
ABOUT = Text(
    "Họp hội đồng thẩm định hồ sơ đề nghị công nhận {name} phù hợp với trẻ em {period}",
    "Of the council that appraised the request of {name}, {period}",
)

WORDS = {
    "no": Text("TT", "No."),
    "criterion_item": Text("Tiêu chí, nội dung", "Criterion, item"),
    "most": Text("Điểm tối đa", "Maximum points"),
    "own_points": Text("Điểm tự chấm", "Own points"),
    "checked_points": Text("Điểm thẩm định", "Appraised points"),
    "difference": Text("Chênh lệch", "Difference"),
    "reason": Text("Lý do", "Reason"),
    "sum": Text("Tổng cộng", "Total"),
    "beside": Text(
        "- Xã tự chấm {own} điểm ({own_verdict}); thẩm định {checked} điểm ({checked_verdict}); "
        "chênh lệch {difference} điểm;",
        "- Own points: {own} ({own_verdict}); appraised: {checked} ({checked_verdict}); "
        "difference: {difference};",
    ),
    "evidence": Text("- Minh chứng: {without};", "- Evidence: {without};"),
    "corrected": Text(
        "- Số liệu được điều chỉnh qua thẩm định: {count};",
        "- Figures that the appraisal corrected: {count};",
    ),
    "council_time": Text(
        "Hôm nay, vào hồi …… giờ …… phút, ngày …… tháng …… năm ……, tại ……………………………, hội đồng "
        "thẩm định họp xem xét hồ sơ đề nghị công nhận {name} phù hợp với trẻ em {period}.",
        "On ……/……/…… at ……, in ……………………………, the appraising council met on the request of {name} "
        "for recognition as fit for children, {period}.",
    ),
    "council_chair": Text(
        "1. Chủ tịch hội đồng: ……………………… Chức vụ: ………………",
        "1. Chair of the council: ……………………………… Position: ………………………",
    ),
    "council_clerk": Text(
        "2. Thư ký: …………………………………… Chức vụ: ………………",
        "2. Secretary: ………………………………………… Position: ………………………",
    ),
    "council_members": Text(
        "3. Ủy viên: có mặt …… / ……, vắng …… (lý do: ………………)",
        "3. Members: present …… of ……, absent …… (reason: ………………)",
    ),
    "council_guests": Text(
        "4. Đại diện {committee}: …………………………",
        "4. For {committee}: ………………………………………",
    ),
    "council_heard": Text(
        "1. Hội đồng nghe báo cáo kết quả thẩm định theo từng tiêu chí, tổng hợp như sau:",
        "1. The council heard the appraisal by criterion, summarised as follows:",
    ),
    "council_differs": Text(
        "2. Nội dung có điểm hoặc số liệu khác với xã tự chấm:",
        "2. Items whose points or figures differ from the commune's own:",
    ),
    "council_alike": Text(
        "2. Điểm và số liệu thẩm định giống với xã tự chấm ở mọi nội dung.",
        "2. Points and figures are the commune's own in every item.",
    ),
    "council_no_own": Text(
        "2. Nội dung có điểm khác với xã tự chấm: ………………………………………",
        "2. Items whose points differ from the commune's own: ………………………………………",
    ),
    "council_views": Text("3. Ý kiến thảo luận:", "3. Discussion:"),
    "council_counted": Text(
        "Theo số liệu đã thẩm định, {name} đạt {points}/{most} điểm, kết quả: {verdict}.",
        "By the appraised figures, {name} has {points} of {most} points; result: {verdict}.",
    ),
    "council_vote": Text(
        "Số ủy viên đồng ý công nhận: …… / ……; không đồng ý: …… / ……; ý kiến khác: …… / …….",
        "For recognition: …… of ……; against: …… of ……; other: …… of …….",
    ),
    "council_signs": Text("CHỦ TỊCH HỘI ĐỒNG", "CHAIR OF THE COUNCIL"),
}
