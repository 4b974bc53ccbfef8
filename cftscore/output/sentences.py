"""Sentences and labels that several documents share."""

from __future__ import annotations

from cftscore.core.text import Text

BAND_FROM_BEST = Text("Mức điểm (0: mức cao nhất)", "Band (0: the best)")
BELOW_LAST_BAND = Text("dưới mức thấp nhất", "below the last band")
MORE_COMMUNES = Text(
    "… còn {count} xã nữa: thêm -o TỆP.xlsx để có danh sách đầy đủ",
    "… communes not shown: {count}; add -o FILE.xlsx for all of them",
)
PERIOD_SET = Text("Kỳ {period}; bộ tiêu chí {set}", "Period {period}; criteria set {set}")
PERIOD_SET_REGISTER = Text(
    "Kỳ {period}; bộ tiêu chí {set}; danh mục hành chính {register}",
    "Period {period}; criteria set {set}; register {register}",
)
POINTS_OF_REQUIRED = Text("Điểm đạt /\nđiểm yêu cầu", "Points / required")
PROVISIONAL_NOTE = Text("Lưu ý: giá trị tạm", "Note: provisional figures")
SHA256 = Text("SHA-256 của bộ tiêu chí", "SHA-256 of the criteria set")
SIGNATURE_AND_SEAL = Text("(Chữ ký, dấu của cơ quan, họ và tên)", "(Signature, seal and name)")
STATE_MOTTO = Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
STATE_NAME = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIETNAM")
STATUS_OF_BAND = Text("Mức độ xác thực của mức điểm", "Status of the band")
TO_COMMITTEE = Text("Kính gửi: Ủy ban nhân dân {name}", "To: the People's Committee of {name}")
WITHOUT_EVIDENCE = Text("Nội dung chưa có minh chứng", "Items without evidence")
