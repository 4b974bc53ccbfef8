"""Make the other files of `tests/files/` from `thoai-son.xlsx`, with LibreOffice.

Usage: /usr/bin/python3 scripts/make_test_files.py

It needs LibreOffice and the Python that has its module `uno`; nothing else.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

REPO = Path(__file__).parent.parent
FILES = REPO / "tests" / "files"
PIPE = "cftscore-test-files"
# Comma, quotation mark, UTF-8; what cells show; the second sheet only.
CSV = "44,34,76,1,,0,false,true,false,false,false,2"
ERRORS = ("=1/0", "=NA()", "=SQRT(-1)", "=1+", '="a"*1', "=1/0+0")
MADE: dict[str, dict[str, str]] = {
    "thoai-son.xls": {"FilterName": "MS Excel 97"},
    "thoai-son.ods": {"FilterName": "calc8"},
    "thoai-son.csv": {"FilterName": "Text - txt - csv (StarCalc)", "FilterOptions": CSV},
    "loi.xls": {"FilterName": "MS Excel 97"},
    "loi.ods": {"FilterName": "calc8"},
    "an.xls": {"FilterName": "MS Excel 97"},
    "an.ods": {"FilterName": "calc8"},
    "mat-khau.xls": {"FilterName": "MS Excel 97", "Password": "an-giang"},
    "mat-khau.ods": {"FilterName": "calc8", "Password": "an-giang"},
}


def main() -> None:
    """Start LibreOffice, store the sample under every name, and stop it."""
    with tempfile.TemporaryDirectory() as profile:
        source = Path(
            shutil.copy(FILES / "thoai-son.xlsx", profile)
        )  # LibreOffice leaves locks beside what it opens
        office = subprocess.Popen(  # noqa: S603
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",  # noqa: S607
             f"--accept=pipe,name={PIPE};urp;"]
        )  # fmt: skip
        try:
            desktop = connect()
            for name, options in MADE.items():
                store(desktop, source, FILES / name, options)
        finally:
            office.terminate()
            office.wait()
    for written in FILES.glob("thoai-son-*.csv"):
        written.replace(FILES / "thoai-son.csv")
    made = FILES / "thoai-son.csv"
    made.write_bytes(b"\xef\xbb\xbf" + made.read_bytes().removeprefix(b"\xef\xbb\xbf"))


def connect() -> Any:
    """Give LibreOffice's desktop as soon as it answers."""
    import uno  # type: ignore[import-not-found]

    context = uno.getComponentContext()
    manager = context.ServiceManager
    resolver = manager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(60):
        try:
            remote = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(1)
            continue
        create = remote.ServiceManager.createInstanceWithContext
        return create("com.sun.star.frame.Desktop", remote)
    raise SystemExit("LibreOffice does not answer")


def store(desktop: Any, source: Path, path: Path, options: dict[str, str]) -> None:
    """Open a workbook and store it as another file."""
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    def properties(values: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())

    document = desktop.loadComponentFromURL(
        source.as_uri(), "_blank", 0, properties({"Hidden": True})
    )
    if path.stem == "loi":
        sheet = document.Sheets.getByName("Chỉ tiêu")
        for row, formula in enumerate(ERRORS, start=7):
            sheet.getCellRangeByName(f"K{row}").setFormula(formula)
    if path.stem == "an":
        hide_and_format(document)
    document.storeToURL(path.as_uri(), properties(dict(options)))
    document.close(True)


def hide_and_format(document: Any) -> None:
    """Hide two rows and two columns, and let counts show as percentages."""
    from com.sun.star.lang import Locale  # type: ignore[import-not-found]
    from com.sun.star.util.NumberFormat import PERCENT  # type: ignore[import-not-found]

    sheet = document.Sheets.getByName("Chỉ tiêu")
    formats = document.NumberFormats
    own = formats.addNew('0.0"%" %', Locale())
    quoted = formats.addNew('0" %"', Locale())
    for address, value, shown in (
        ("J7", 1, formats.getStandardFormat(PERCENT, Locale())),
        ("K7", 0.985, own),
        ("L7", 0, own),
        ("J8", 250, quoted),
    ):
        cell = sheet.getCellRangeByName(address)
        cell.Value, cell.NumberFormat = value, shown
    for row in (8, 10):
        sheet.Rows.getByIndex(row).IsVisible = False
    for column in ("M", "AA"):
        sheet.Columns.getByName(column).IsVisible = False


if __name__ == "__main__":
    main()
