"""What the operating system refuses, in both languages: Python gives its reasons in English."""

from __future__ import annotations

import errno
import os

from cftscore.core.text import Text

_VIETNAMESE = {
    "EACCES": "không có quyền",
    "EPERM": "không được phép",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "ENOENT": "tệp hoặc thư mục không tồn tại",
    "ENOTDIR": "không phải là thư mục",
    "EISDIR": "đây là một thư mục",
    "ENOSPC": "ổ đĩa hết dung lượng",
    "EDQUOT": "hết hạn mức trên ổ đĩa",
    "EFBIG": "tệp quá lớn",
    "ENAMETOOLONG": "tên tệp quá dài",
    "ELOOP": "liên kết vòng",
    "EIO": "lỗi đọc hoặc ghi đĩa",
    "EBUSY": "đang được dùng",
}


def reason(error: OSError | int) -> Text:
    """Say why the system refused; a reason that is rare stays in the system's own words.

    Args:
        error: what was raised, or an error number.
    """
    if isinstance(error, int):
        number, text = error, os.strerror(error)
    else:
        number, text = error.errno or 0, error.strerror or type(error).__name__
    return Text(_VIETNAMESE.get(errno.errorcode.get(number, ""), text), text)
