"""`cftscore doctor`: what is installed, what is missing, and what for; fit for a bug report."""

import locale
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cftscore.cli.app import app
from cftscore.cli.command import command
from cftscore.cli.console import console_options, takes_colour, write_line
from cftscore.cli.help import Page, Row
from cftscore.cli.options import printed
from cftscore.cli.output import Output
from cftscore.core.record import Record
from cftscore.core.text import YES_NO, Language, Text
from cftscore.core.version import __version__
from cftscore.findings.model import CannotProceedError

PROJECT = "cftscore"

_GROUPS = {
    "library": Text("Thư viện", "Libraries"),
    "data": Text("Dữ liệu đi kèm", "Shipped data"),
    "terminal": Text("Cửa sổ lệnh", "Terminal"),
    "font": Text("Phông chữ", "Fonts"),
}
_NEEDED = Text("cần để chạy", "needed to run")
_EXTRAS = {
    "report": Text(
        "không bắt buộc: báo cáo .html và .docx", "optional: reports as .html and .docx"
    ),
}
_INSTALL = Text("cài: python -m pip install {what}", "install: python -m pip install {what}")
_REINSTALL = Text(
    "cài lại: python -m pip install --force-reinstall cftscore",
    "install again: python -m pip install --force-reinstall cftscore",
)
_SET = Text("bộ tiêu chí, hiệu lực từ", "criteria set, in force from")
_REGISTER = Text("danh mục hành chính[: {dates}]", "registers[: {dates}]")
_ENCODING = Text("bảng mã của cửa sổ lệnh", "encoding of the output")
_LETTERS = Text(
    "không hiển thị được chữ tiếng Việt; đặt PYTHONUTF8=1, trên Windows chạy thêm: chcp 65001",
    "it cannot show Vietnamese letters; set PYTHONUTF8=1, on Windows also run: chcp 65001",
)
_LOCALE = Text("ngôn ngữ của hệ thống", "system locale")
_LANGUAGE = Text(
    "ngôn ngữ của cftscore; đổi bằng --lang hoặc CFTSCORE_LANG",
    "language of cftscore; change it with --lang or CFTSCORE_LANG",
)
_WIDTH = Text("số cột", "columns")
_COLOURS = Text("màu", "colours")
_WORD = Text("không bắt buộc: văn bản Word", "optional: Word documents")
_CHARTS = Text("không bắt buộc: biểu đồ", "optional: charts")
_FONT = Text(
    "cài Microsoft Office hoặc phông Liberation; nếu thiếu thì chữ hiển thị bằng phông khác",
    "install Microsoft Office or the Liberation fonts; without them, text shows in another font",
)
_SAME_WIDTHS = {
    "Times New Roman": ("Liberation Serif", "Tinos"),
    "Arial": ("Liberation Sans", "Arimo"),
}
_FONT_FILES = {"Times New Roman": ("times.ttf", "Times New Roman.ttf"),
               "Arial": ("arial.ttf", "Arial.ttf")}  # fmt: skip
_MISSING = Text("thiếu", "missing")
_READY = Text("Có đủ những gì cần để chạy.", "Everything needed to run is installed.")
_NOT_READY = Text("Còn thiếu để chạy được: {what}.", "Missing, and needed to run: {what}.")


class Part(Record, frozen=True):
    """Something that is looked for.

    Attributes:
        group: what it belongs to.
        name: as it is called everywhere.
        found: its version, or what there is of it; None if it is missing.
        needed: nothing works without it.
        purpose: what it is for.
        get: how to get it; None where it is there.
    """

    group: str
    name: str
    found: str | None
    needed: bool
    purpose: Text
    get: Text | None


def _part(
    group: str,
    name: str,
    found: str | None,
    purpose: Text,
    get: Text | None = None,
    *,
    needed: bool = False,
) -> Part:
    return Part(group, name, found, needed, purpose, get)


@command(
    app,
    "Xem những gì đã cài và còn thiếu: phiên bản, phông chữ, cửa sổ lệnh; gửi kèm khi báo lỗi.",
    "Show what is installed and what is missing: versions, fonts, terminal; attach it to "
    "bug reports.",
)
def doctor(language: Language, *, format_: Annotated[str, printed("doctor")] = "table") -> int:
    out = Output("doctor", language, format_=format_)
    parts = [*_libraries(), *_data(), *_terminal(language), *_fonts()]
    missing = [part.name for part in parts if part.needed and part.found is None]
    if format_ == "json":
        document = {"schema": "cftscore/doctor/1", **_versions(), "ready": not missing}
        out.show_json(document | {"parts": parts})
    else:
        _show(parts, language)
        write_line(_NOT_READY.say(language, what=missing) if missing else _READY.say(language))
    return 1 if missing else 0


def _show(parts: list[Part], language: Language) -> None:
    page = Page()
    page.lines += [f"{name:9} {value}" for name, value in _versions().items()] + [""]
    for group, title in _GROUPS.items():
        rows = [_row(part, language) for part in parts if part.group == group]
        widest = max(len(name) for name, _, _ in rows)
        page.table(title.say(language), [(f"{row[0]:{widest}}", *row[1:]) for row in rows])
    write_line("\n".join(page.lines))


def _row(part: Part, language: Language) -> Row:
    mark = "✓" if part.get is None else "✗" if part.needed else "–"
    said = [text.say(language) for text in (part.purpose, part.get) if text is not None]
    return f"{mark} {part.name}", part.found or _MISSING.say(language), "; ".join(said)


def _versions() -> dict[str, str]:
    return {
        "cftscore": __version__,
        "folder": _without_home(str(Path(__file__).parents[2])),
        "python": f"{platform.python_version()} {_without_home(sys.executable)}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }


def _without_home(path: str) -> str:
    """Write a path so that it tells nobody's name."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() fails where there is none
    inside = len(home) > 1 and os.path.normcase(path).startswith(os.path.normcase(home))
    return f"~{path[len(home) :]}" if inside else path


def _libraries() -> Iterator[Part]:
    """Look for every library that the project states, its extras for users included."""
    import importlib.metadata

    try:
        stated = importlib.metadata.requires(PROJECT) or []
    except importlib.metadata.PackageNotFoundError:
        yield _part("library", PROJECT, None, _NEEDED, _INSTALL.filled(what=PROJECT))
        return
    for line in stated:
        name = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        extra = re.search(r"extra == ['\"](.+?)['\"]", line)
        if extra is None:
            yield _library(name, _NEEDED, name, needed=True)
        elif extra[1] in _EXTRAS:
            yield _library(name, _EXTRAS[extra[1]], f'"{PROJECT}[{extra[1]}]"', needed=False)


def _library(name: str, purpose: Text, what: str, *, needed: bool) -> Part:
    import importlib.metadata

    try:
        found, get = importlib.metadata.version(name), None
    except importlib.metadata.PackageNotFoundError:
        found, get = None, _INSTALL.filled(what=what)
    return _part("library", name, found, purpose, get, needed=needed)


def _data() -> Iterator[Part]:
    from cftscore.criteria import load as criteria_load
    from cftscore.register import shipped

    for name in criteria_load.shipped_ids() or ["criteria"]:
        try:
            found, get = criteria_load.load(name).set.legal_basis.effective_from, None
        except CannotProceedError:
            found, get = None, _REINSTALL
        yield _part("data", name, found, _SET, get, needed=True)
    try:
        dates, get = [source_list.date for source_list in shipped.lists()], None
    except (OSError, ValueError):
        dates, get = [], _REINSTALL
    purpose = _REGISTER.filled(dates=dates)
    yield _part("data", "register", dates[-1] if dates else None, purpose, get, needed=True)


def _terminal(language: Language) -> Iterator[Part]:
    encoding = sys.stdout.encoding
    try:
        "Vọng Thê".encode(encoding)
        get = None
    except UnicodeEncodeError:
        get = _LETTERS
    yield _part("terminal", "encoding", encoding, _ENCODING, get)
    place = ".".join(part for part in locale.getlocale() if part)
    yield _part("terminal", "locale", place or "C", _LOCALE)
    yield _part("terminal", "language", language, _LANGUAGE)
    yield _part("terminal", "width", str(console_options(sys.stdout)["width"]), _WIDTH)
    colours = YES_NO[takes_colour(sys.stdout)].en
    yield _part("terminal", "colours", colours, _COLOURS)


def _fonts() -> Iterator[Part]:
    for name, purpose in (("Times New Roman", _WORD), ("Arial", _CHARTS)):
        found = _font(name)
        yield _part("font", name, found, purpose, None if found else _FONT)


def _font(name: str) -> str | None:
    """Find a font, or one of the same widths that takes its place; None if there is neither."""
    import subprocess

    program = shutil.which("fc-match")
    if program is None:
        folders = [Path(os.environ.get("WINDIR", "/")) / "Fonts", Path("/Library/Fonts"),
                   Path("/System/Library/Fonts/Supplemental")]  # fmt: skip
        files = (folder / file for folder in folders for file in _FONT_FILES[name])
        return name if any(file.is_file() for file in files) else None
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, fixed words
            [program, "-f", "%{family[0]}", name], capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    family = done.stdout.decode("utf-8", "replace")
    return family if family in (name, *_SAME_WIDTHS[name]) else None
