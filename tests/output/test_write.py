"""Writing result files: never over an input, never unasked over another file, never by halves."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cftscore.core import os_errors
from cftscore.core.text import Text
from cftscore.findings.model import CannotProceedError
from cftscore.output.formats import OF
from cftscore.output.write import check_targets, write_atomically

FORMATS = OF["evaluate"].extensions
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


def refused(action: Callable[[], None]) -> list[tuple[str, str | None]]:
    """Give the codes and paths of what is refused; nothing where all is well."""
    try:
        action()
    except CannotProceedError as error:
        return [(finding.code, finding.place.path) for finding in error.findings]
    return []


def check(*targets: str | Path, inputs: tuple[Path, ...] = (), force: bool = False) -> list[str]:
    found = refused(lambda: check_targets(targets, inputs, force=force, formats=FORMATS))
    assert {path for _, path in found} <= set(map(str, targets))
    return [code for code, _ in found]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_targets_that_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("old")
    assert check(*(tmp_path / f"new{extension}" for extension in FORMATS)) == []
    assert check(tmp_path / "NEW.XLSX", tmp_path / "a..b.json", tmp_path / "=1+1.csv") == []
    assert check(tmp_path / "old.md", force=True) == []
    assert check() == []
    assert names(tmp_path) == ["old.md"], "a check writes nothing"


@pytest.mark.parametrize(
    ("targets", "codes"),
    [
        (["r.xls"], ["O003"]),
        (["r"], ["O003"]),
        ([".csv"], ["O003"]),
        (["r.csv "], ["O003"]),
        (["no/r.csv"], ["O004"]),
        (["there.md/r.csv"], ["O004"]),
        (["folder.csv"], ["O004"]),
        (["r.csv", "folder/../r.csv"], ["O004"]),
        (["there.md"], ["O001"]),
        (["folder/../there.md"], ["O001"]),
        (["r.txt", "there.md", "ok.csv", "no/r.csv"], ["O003", "O001", "O004"]),
    ],
)
def test_targets_that_are_refused(targets: list[str], codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("there")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "folder").mkdir()
    assert check(*(tmp_path / target for target in targets)) == codes


@posix
def test_targets_that_are_no_regular_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "null.csv").symlink_to(os.devnull)
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    (tmp_path / "to-nothing.csv").symlink_to(tmp_path / "nothing.csv")
    for name in ("pipe.csv", "null.csv"):
        assert check(tmp_path / name, force=True) == ["O004"]
    # A link is a name that is taken, whether it leads anywhere or not.
    for name in ("to-nothing.csv", "loop.csv"):
        assert check(tmp_path / name) == ["O001"]
        assert check(tmp_path / name, force=True) == []


@posix
def test_the_names_of_an_input(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    source, other = folder / "a.csv", folder / "b.csv"
    source.write_text("a")
    os.link(source, tmp_path / "hard.csv")
    (tmp_path / "soft.csv").symlink_to(source)
    spellings = (
        source,
        folder / ".." / "in" / "a.csv",
        tmp_path / "hard.csv",
        tmp_path / "soft.csv",
    )
    for inputs in ((source,), (folder,), (tmp_path / "soft.csv",)):
        for target in spellings:
            assert check(target, inputs=inputs, force=True) == ["O002"]
            assert check(target, inputs=inputs) == ["O002"]
        assert check(other, inputs=inputs, force=True) == []


@pytest.mark.skipif(not Path(__file__.upper()).exists(), reason="needs a disk that ignores case")
def test_an_input_in_another_case(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a")
    assert check(tmp_path / "A.CSV", inputs=(tmp_path / "a.csv",), force=True) == ["O002"]


# --- writing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("force", [True, False])
def test_a_file_is_written_whole_with_the_mode_of_the_umask(force: bool, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "r.csv", b"new", force=force)
    finally:
        os.umask(before)
    assert (tmp_path / "r.csv").read_bytes() == b"new"
    assert names(tmp_path) == ["r.csv"]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "r.csv").stat().st_mode) == 0o640


@posix
def test_a_replaced_file_keeps_its_mode_and_its_links_lead_to_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "r.csv"
    target.write_bytes(b"old")
    target.chmod(0o604)
    (tmp_path / "link.csv").symlink_to("r.csv")
    os.link(target, tmp_path / "kept.csv")
    write_atomically(tmp_path / "link.csv", b"new", force=True)
    assert (tmp_path / "link.csv").is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    # The old file itself is not written into: whoever has it open or linked keeps it.
    assert (tmp_path / "kept.csv").read_bytes() == b"old"


def test_a_file_that_came_to_be_meanwhile_is_kept(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"mine")
    found = refused(lambda: write_atomically(tmp_path / "r.csv", b"new", force=False))
    assert [code for code, _ in found] == ["O001"]
    assert (tmp_path / "r.csv").read_bytes() == b"mine"
    assert names(tmp_path) == ["r.csv"]


def test_a_name_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    name = "x" * 251 + ".csv"
    write_atomically(tmp_path / name, b"new", force=False)
    assert names(tmp_path) == [name]
    found = refused(lambda: write_atomically(tmp_path / f"x{name}", b"new", force=False))
    assert [code for code, _ in found] == ["O004"]
    assert names(tmp_path) == [name]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_was_there_is_untouched_when_writing_fails(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    owner: object = os if step == "fsync" else Path
    monkeypatch.setattr(owner, step, fail)
    target = tmp_path / "r.csv"
    target.write_bytes(b"old")
    with pytest.raises(CannotProceedError) as caught:
        write_atomically(target, b"new", force=True)
    (finding,) = caught.value.findings
    assert finding.say("vi") == "không ghi được: ổ đĩa hết dung lượng"
    assert finding.say("en") == f"it cannot be written: {os.strerror(errno.ENOSPC)}"
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["r.csv"]


@pytest.mark.parametrize("fails", [False, True])
def test_a_disk_without_hard_links(
    fails: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    if fails:
        monkeypatch.setattr(Path, "replace", refuse)
    found = refused(lambda: write_atomically(tmp_path / "r.csv", b"new", force=False))
    assert [code for code, _ in found] == (["O004"] if fails else [])
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if fails else [b"new"])
    if not fails:
        again = refused(lambda: write_atomically(tmp_path / "r.csv", b"newer", force=False))
        assert [code for code, _ in again] == ["O001"]
        assert (tmp_path / "r.csv").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_folder_that_takes_no_files() -> None:
    found = refused(lambda: write_atomically("/proc/r.csv", b"new", force=False))
    assert found == [("O004", "/proc/r.csv")]


def test_reasons_of_the_system_in_both_languages() -> None:
    error = PermissionError(errno.EACCES, "Permission denied")
    assert os_errors.reason(error) == Text("không có quyền", "Permission denied")
    assert os_errors.reason(errno.ENOSPC).vi == "ổ đĩa hết dung lượng"
    assert os_errors.reason(OSError("odd")) == Text("OSError", "OSError")
    rare = OSError(errno.ECHILD, "No child processes")
    assert os_errors.reason(rare) == Text("No child processes", "No child processes")
