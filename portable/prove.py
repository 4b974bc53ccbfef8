"""Prove that the portable folder does what the program does, where there is no Python.

Usage: python portable/prove.py dist/portable/cftscore

Each command runs twice, by the Python that runs this and by the folder, the latter with nothing in
its environment and nothing on its path. What they print and write must be the same to the byte.
Then files are dropped on the icons.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUFFIX = ".exe" if sys.platform == "win32" else ""
COMMANDS = (
    "",
    "--help",
    "template --district 884 --period 2020 -o mau.xlsx",
    "template --commune 30316 --period 2020 --layout form -o phieu.xlsx",
    "validate 'Số liệu' --previous trước",
    "validate 'Số liệu/884-chau-doc.xlsx' --annotate ra-soat.xlsx",
    "evaluate 'Số liệu/*.xlsx' --jobs 2 -o ket-qua.xlsx -o ket-qua.csv -o ket-qua.json",
    "evaluate thoai-son.ods --period 2020 --province 89 -f json",
    "evaluate thoai-son.xls --period 2020 --province 89 -f json",
    "evaluate thoai-son.csv --period 2020 --province 89 -f json",
    "evaluate loi.ods",
    "evaluate không-có.xlsx",
    "explain 'Số liệu' --commune 30316",
    "plan 'Số liệu' --target 90% -o phuong-an.html",
    "compare trước --with 'Số liệu' -o so-sanh.xlsx",
    "reconcile thoai-son.csv 'Số liệu/894-thoai-son.xlsx' --period 2020",
    "explain 'Số liệu' --verdict fail -o giai-thich.docx",
    "status 'Số liệu' --deadline 2020-12-31 --today 2021-01-05 -o tinh-hinh.xlsx",
    "status 'Số liệu' --deadline 2020-12-31 --today 2021-01-05 --reminders",
    "validate 'Số liệu/889-chau-phu.xlsx' --slips phiếu",
    "diff 'Số liệu/894-thoai-son.xlsx' 'Số liệu/894-thoai-son.xlsx' -o thay-doi.xlsx",
    "margin 'Số liệu/884-chau-doc.xlsx' -o con-lai.xlsx",
    "recognise 'Số liệu' -o công-nhận",
    "report 'Số liệu' --public -o cong-khai.html",
    "report 'Số liệu' --poster 30316 -o niem-yet.html",
    "report 'Số liệu' --previous trước --target 75% -o a.html -o a.docx -o a.xlsx",
    "report 'Số liệu' --dossier 30316 -o hồ-sơ",
    "report --write-template van-ban.docx",
    "merge 'Số liệu' -o gop.xlsx",
    "map phu-tan-2020.xlsx --period 2020 -o anh-xa.xlsx",
    "claim 110/156 75% --province 89 --period 2019",
    "criteria list",
    "criteria check qd-06-2019",
    "criteria test qd-06-2019",
    "criteria schema",
    "criteria sensitivity 'Số liệu/884-chau-doc.xlsx'",
    "register changes 89 2020-12-31 2021-12-31",
    "schema evaluation",
    "register show 89 --on 2020-12-31",
    "finding V001",
)
ICONS = {
    "vi": {
        "Kiểm tra": ["xã-ra-soat.xlsx"],
        "Chấm điểm": ["ket-qua.xlsx"],
        "Báo cáo": ["bao-cao.docx", "bao-cao.html"],
    },
    "en": {
        "Check": ["xã-checked.xlsx"],
        "Score": ["result.xlsx"],
        "Report": ["report.docx", "report.html"],
    },
}[os.environ.get("CFTSCORE_PORTABLE_LANG", "vi")]


def fill(folder: Path) -> Path:
    """Put the samples into a folder, whose name is one that shells stumble over."""
    place = folder / "LĐTB&XH (1) $x"
    shutil.copytree(ROOT / "samples/an-giang-2020", place / "Số liệu")
    shutil.copytree(ROOT / "samples/an-giang-2019", place / "trước")
    shutil.copy(ROOT / "samples/own-workbook/phu-tan-2020.xlsx", place)
    for name in ("thoai-son.ods", "thoai-son.xls", "thoai-son.csv", "loi.ods"):
        shutil.copy(ROOT / "tests/files" / name, place)
    return place


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def environment(**more: str) -> dict[str, str]:
    """Return all that a process finds around it."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1577836800",
            "CFTSCORE_LANG": "vi", **kept, **more}  # fmt: skip


def run(words: list[str], cwd: Path, env: dict[str, str]) -> tuple[int, bytes, bytes]:
    """Run a process, Enter pressed where it asks for that."""
    done = subprocess.run(words, cwd=cwd, env=env, input=b"\n", capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def compare(program: Path, python: Path, portable: Path, empty: Path) -> int:
    """Run every command in both ways, and return how many differ."""
    differ = 0
    for line in COMMANDS:
        words = shlex.split(line)
        whole = {**os.environ, **environment(PYTHONPATH=str(ROOT))}
        expected = run([sys.executable, "-m", "cftscore", *words], python, whole)
        got = run([str(program), *words], portable, environment(PATH=str(empty)))
        same = expected == got and contents(python) == contents(portable)
        print(f"{'same' if same else 'DIFFERS':8} exit {got[0]}  cftscore {line}")
        if not same:
            differ += 1
            for code, stdout, stderr in (expected, got):
                print(code, stdout[-1000:].decode(), stderr[-1000:].decode(), sep="\n")
            print(contents(python).keys() ^ contents(portable).keys())
            break  # their folders differ from here on
    return differ


def drop(folder: Path, place: Path, empty: Path) -> int:
    """Drop a file on each icon, twice, and return how many do not make what they should."""
    wrong = 0
    work = place / "thả"
    work.mkdir()
    shutil.copy(ROOT / "samples/an-giang-2020/884-chau-doc.xlsx", work / "xã.xlsx")
    for name, made in ICONS.items():
        for again in ("", "-2"):
            before = contents(work)
            words = [str(folder / f"{name}{SUFFIX}"), str(work / "xã.xlsx")]
            code, stdout, stderr = run(words, empty, environment(PATH=str(empty)))
            expected = sorted(f"{Path(file).stem}{again}{Path(file).suffix}" for file in made)
            new = sorted(contents(work).keys() - before.keys())
            kept = all(contents(work)[path] == data for path, data in before.items())
            right = new == expected and kept and not code and b"Enter" in stdout
            print(f"{'made' if right else 'WRONG':8} exit {code}  {name}: {', '.join(new)}")
            if not right:
                wrong += 1
                print(stdout.decode(), stderr.decode())
    return wrong


def main(folder: Path) -> int:
    """Prove a folder; the number of what is not as it should be is the exit code."""
    program = folder.absolute() / f"cftscore{SUFFIX}"
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        python, portable = (fill(base / name) for name in ("python", "portable"))
        empty = base / "empty"
        empty.mkdir()
        wrong = compare(program, python, portable, empty)
        wrong += drop(program.parent, portable, empty)
        code, stdout, _ = run([str(program), "doctor"], empty, environment(PATH=str(empty)))
    print(stdout.decode())
    return wrong + code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
