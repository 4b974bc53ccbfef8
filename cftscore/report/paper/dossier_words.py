"""The words of the papers of a commune's request, and of the district's appraisal."""

from __future__ import annotations

from cftscore.core.text import Text
from cftscore.output.sentences import BELOW_LAST_BAND

FILES = {
    "request": Text("1-to-trinh-de-nghi", "1-request"),
    "assessment": Text("2-ban-tu-danh-gia", "2-self-assessment"),
    "notes": Text("3-thuyet-minh-so-lieu", "3-notes-on-figures"),
    "minutes": Text("4-bien-ban-hop", "4-minutes"),
    "appraisal": Text("bao-cao-tham-dinh", "appraisal"),
}

KINDS = {
    "request": Text("TỜ TRÌNH", "REQUEST"),
    "assessment": Text("BẢN TỰ ĐÁNH GIÁ", "SELF-ASSESSMENT"),
    "notes": Text("BẢN THUYẾT MINH", "NOTES"),
    "minutes": Text("BIÊN BẢN", "MINUTES"),
    "appraisal": Text("BÁO CÁO THẨM ĐỊNH", "APPRAISAL REPORT"),
}

ABOUT = {
    "request": Text(
        "Về việc đề nghị công nhận {name} phù hợp với trẻ em {period}",
        "To recognise {name} as fit for children, {period}",
    ),
    "assessment": Text(
        "Kết quả thực hiện các tiêu chí phù hợp với trẻ em {period} của {name}",
        "Results of {name} by criterion, {period}",
    ),
    "notes": Text(
        "Về kết quả và nguồn số liệu đánh giá {name} phù hợp với trẻ em {period}",
        "On the results of {name} and the sources of its figures, {period}",
    ),
    "minutes": Text(
        "Họp đánh giá {name} phù hợp với trẻ em {period}",
        "Of the meeting to assess {name}, {period}",
    ),
    "appraisal": Text(
        "Hồ sơ đề nghị công nhận {name} phù hợp với trẻ em {period}",
        "The request of {name} for recognition as fit for children, {period}",
    ),
}

SIGNS = {"request": "TTr", "assessment": "BC", "notes": "BC", "minutes": "BB", "appraisal": "BC"}

WORDS = {
    "to": Text("Kính gửi: {office}", "To: {office}"),
    "committee": Text("Ủy ban nhân dân {area}", "the People's Committee of {area}"),
    "basis": Text(
        "Căn cứ {law};",
        "Under {law};",
    ),
    "basis_minutes": Text(
        "Căn cứ kết quả tự đánh giá và biên bản họp đánh giá ngày ……/……/……;",
        "By the self-assessment and the minutes of the meeting of ……/……/……;",
    ),
    "ask": Text(
        "{committee} đề nghị {office} xem xét, công nhận {name} phù hợp với trẻ em {period}. "
        "Kết quả tự đánh giá như sau:",
        "{committee} asks {office} to recognise {name} as fit for children, {period}. The "
        "results are:",
    ),
    "total": Text(
        "- Tổng điểm: {points}/{most} điểm; điểm yêu cầu: {required} điểm (nhóm “{unit_class}”);",
        "- Total: {points} of {most} points; required: {required} (class “{unit_class}”);",
    ),
    "total_unknown": Text(
        "- Tổng điểm: {points}/{most} điểm; điểm yêu cầu: chưa xác định được nhóm đơn vị;",
        "- Total: {points} of {most} points; required: unknown, because the unit class is unknown;",
    ),
    "met": Text("- Số tiêu chí đạt: {met}/{count};", "- Criteria met: {met} of {count};"),
    "verdict": Text("- Kết quả: {verdict}.", "- Result: {verdict}."),
    "attached": Text("Hồ sơ kèm theo gồm:", "Attached:"),
    "attached_list": Text(
        "1. Bản tự đánh giá theo từng tiêu chí;\n2. Bản thuyết minh về kết quả và nguồn số "
        "liệu;\n3. Biên bản họp đánh giá.",
        "1. The self-assessment by criterion;\n2. The notes on results and sources;\n3. The "
        "minutes of the meeting.",
    ),
    "closing": Text("{committee} kính đề nghị xem xét, quyết định./.", "Submitted by {committee}."),
    "results": Text("I. KẾT QUẢ THEO TIÊU CHÍ", "I. RESULTS BY CRITERION"),
    "conclusion": Text("II. KẾT QUẢ CHUNG", "II. OVERALL RESULT"),
    "table_assessment": Text(
        "Bảng 1. Điểm tự chấm theo từng tiêu chí, nội dung",
        "Table 1. Own points by criterion and item",
    ),
    "table_notes": Text(
        "Bảng 1. Số liệu theo tiêu chí và nguồn cung cấp",
        "Table 1. Figures by criterion and where they come from",
    ),
    "table_minutes": Text("Bảng 1. Điểm tự chấm theo tiêu chí", "Table 1. Own points by criterion"),
    "table_appraisal": Text(
        "Bảng 1. Điểm tính theo số liệu và ý kiến thẩm định",
        "Table 1. Points by the figures, and opinion",
    ),
    "no": Text("TT", "No."),
    "item": Text("Tiêu chí, nội dung", "Criterion, item"),
    "result": Text("Số liệu, kết quả", "Result"),
    "band": Text("Mức điểm", "Band"),
    "most": Text("Điểm tối đa", "Full points"),
    "points": Text("Điểm tự chấm", "Own points"),
    "appraised": Text("Điểm tính theo số liệu", "Points by the figures"),
    "opinion": Text("Ý kiến thẩm định", "Opinion"),
    "sum": Text("Tổng cộng", "Total"),
    "below": BELOW_LAST_BAND,
    "nobody": Text("không có trường hợp nào", "no case"),
    "unknown": Text("chưa xác định", "unknown"),
    "star": Text(
        "* Tính theo mức điểm là giá trị tạm hoặc suy ra, chưa đối chiếu với văn bản của quyết "
        "định.",
        "* By a band that is provisional or inferred, not yet compared with the text of the "
        "decision.",
    ),
    "reasons": Text("Lý do chưa đạt:", "Why it does not pass:"),
    "indicator": Text("Chỉ tiêu", "Indicator"),
    "figure": Text("Số liệu", "Figure"),
    "cells": Text("Ô số liệu", "Cells"),
    "written": Text("Nội dung ghi trong ô", "Content of the cells"),
    "origin": Text("Cơ quan cung cấp, sổ theo dõi", "Office or record that the figure comes from"),
    "files": Text("II. TỆP SỐ LIỆU", "II. FILES"),
    "file": Text("- [{mark}: ]{name}", "- [{mark}: ]{name}"),
    "findings": Text("III. NỘI DUNG CẦN LÀM RÕ VỀ SỐ LIỆU", "III. FIGURES TO BE CLARIFIED"),
    "no_findings": Text(
        "Kiểm tra tự động không thấy vấn đề nào trong số liệu của xã.",
        "The automatic checks found nothing to clarify.",
    ),
    "explain": Text("IV. GIẢI TRÌNH CỦA XÃ", "IV. THE COMMUNE'S EXPLANATIONS"),
    "time": Text(
        "Hôm nay, vào hồi …… giờ …… phút, ngày …… tháng …… năm ……, tại ……………………………, "
        "{committee} tổ chức họp đánh giá kết quả {period}.",
        "On ……/……/…… at ……, in ……………………………, {committee} met to assess {period}.",
    ),
    "present": Text("I. THÀNH PHẦN", "I. PRESENT"),
    "chair": Text(
        "1. Chủ trì: ……………………………… Chức vụ: …………………",
        "1. Chair: ……………………………… Position: …………………",
    ),
    "clerk": Text(
        "2. Thư ký: ……………………………… Chức vụ: …………………",
        "2. Secretary: …………………………… Position: …………………",
    ),
    "others": Text(
        "3. Thành viên dự họp: có mặt ……/……; vắng …… (lý do: …………)",
        "3. Members: present …… of ……, absent …… (reason: …………)",
    ),
    "business": Text("II. NỘI DUNG", "II. BUSINESS"),
    "presented": Text(
        "1. Cuộc họp nghe báo cáo kết quả tự đánh giá theo từng tiêu chí, tổng hợp như sau:",
        "1. The meeting heard the self-assessment by criterion, summarised as follows:",
    ),
    "views": Text("2. Ý kiến thảo luận:", "2. Discussion:"),
    "decided": Text("III. KẾT LUẬN", "III. CONCLUSION"),
    "counted": Text(
        "Theo số liệu đã báo cáo, tổng điểm là {points}/{most}, kết quả: {verdict}.",
        "By the reported figures, the total is {points} of {most}; result: {verdict}.",
    ),
    "vote": Text(
        "Số thành viên đồng ý: ……/……; không đồng ý: ……/……; ý kiến khác: ……/…….",
        "In favour: …… of ……; against: …… of ……; other: …… of …….",
    ),
    "closed": Text(
        "Cuộc họp kết thúc vào hồi …… giờ …… phút cùng ngày; biên bản đã được đọc lại cho "
        "những người dự họp cùng nghe.",
        "The meeting closed at ……; the minutes were read to all.",
    ),
    "clerk_signs": Text("THƯ KÝ", "SECRETARY"),
    "chair_signs": Text("CHỦ TRÌ", "CHAIR OF THE MEETING"),
    "received": Text(
        "Ngày ……/……/……, …………………………… nhận được hồ sơ đề nghị công nhận của {committee}. Qua "
        "kiểm tra hồ sơ và số liệu, …………………………… báo cáo kết quả thẩm định như sau:",
        "On ……/……/……, …………………………… received the request of {committee}. After checking the "
        "papers and the figures, …………………………… reports:",
    ),
    "papers": Text("I. HỒ SƠ", "I. THE PAPERS"),
    "papers_said": Text(
        "- Thành phần hồ sơ:  ☐ đủ   ☐ thiếu: ………………………………\n"
        "- Thời hạn nộp:  ☐ đúng hạn   ☐ quá hạn",
        "- Papers:  ☐ complete   ☐ missing: ………………………………\n- Submitted:  ☐ in time   ☐ late",
    ),
    "appraised_results": Text("II. KẾT QUẢ THẨM ĐỊNH", "II. RESULTS"),
    "found": Text("III. VẤN ĐỀ VỀ SỐ LIỆU", "III. FINDINGS ABOUT THE FIGURES"),
    "appraisal_end": Text("IV. KẾT LUẬN, ĐỀ NGHỊ", "IV. CONCLUSION AND PROPOSAL"),
    "fit": Text(
        "Theo số liệu đã báo cáo, {name} đạt {points} điểm (điểm yêu cầu: {required}) và đạt mọi "
        "tiêu chí: đủ điều kiện để {office} xem xét, công nhận.",
        "By the reported figures, {name} has {points} points ({required} are required) and "
        "meets every criterion: {office} may recognise it.",
    ),
    "unfit": Text(
        "Theo số liệu đã báo cáo, {name} chưa đủ điều kiện công nhận, vì:",
        "By the reported figures, {name} may not be recognised, because:",
    ),
    "undecided": Text(
        "Theo số liệu đã báo cáo, chưa đủ cơ sở để kết luận về {name}, vì:",
        "By the reported figures, no conclusion can be drawn about {name}, because:",
    ),
    "own_opinion": Text("Ý kiến của người thẩm định:", "The appraiser's opinion:"),
    "appraiser": Text("NGƯỜI ĐỨNG ĐẦU CƠ QUAN THẨM ĐỊNH", "HEAD OF THE APPRAISING OFFICE"),
}
