"""Who is recognised: the draft decision, the replies, and the register over the years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from cftscore.analysis.recognition.recognitions import Entry, Recognitions
from cftscore.api.reading import Reading, read_and_prepare, reads
from cftscore.core.text import Language, Text, fold
from cftscore.evaluation.document import CommuneResult, Evaluation, FindingRecord, to_record
from cftscore.evaluation.evaluate import evaluate_prepared
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding, Place
from cftscore.output import formats
from cftscore.output.base_result import BaseResult

if TYPE_CHECKING:
    from cftscore.api.reading import Source
    from cftscore.output.base_result import Frame
    from cftscore.register.model import Register

_DECISION = Text("du-thao-quyet-dinh.docx", "draft-decision.docx")
_REGISTER = Text("so-cong-nhan", "register-of-recognitions")
_REPLIES = Text("tra-loi", "replies")
_MOST_LETTERS = 60


class RecognitionResult(BaseResult[Recognitions]):
    """Who is recognised in a period, to be written.

    Attributes:
        document: the register of recognitions, the period the last in it.
        evaluation: what it rests on.
        findings: about the figures, and about the register so far.
    """

    of = "recognitions"

    def __init__(
        self,
        document: Recognitions,
        inputs: Sequence[Path],
        evaluation: Evaluation,
        findings: tuple[FindingRecord, ...],
        authority: str,
    ) -> None:
        super().__init__(document, inputs)
        self.evaluation, self.findings, self.authority = evaluation, findings, authority

    @property
    def recognitions(self) -> Frame:
        """One row per commune and period: its state of recognition, and the decision."""
        return self._frame("recognitions")

    def write_papers(
        self, folder: str | Path, *, lang: Language = "vi", force: bool = False
    ) -> list[Path]:
        """Write the draft decision, the replies and the register to a folder.

        Args:
            folder: made where it is not there; the one above it must be.
            lang: of the papers and the headings.
            force: replace files that are there; a file that was read is never replaced.

        Returns:
            The files.

        Raises:
            CannotProceedError: a file is there, is an input, or cannot be written; the extra
                `report` is not installed.
        """
        from cftscore.output import write
        from cftscore.report import rendering

        rendering.require([".docx"])
        names = self._contents(lang)
        kinds = (*formats.OF["papers"].extensions, *self.formats)
        targets = write.check_files(folder, names, self.inputs, force=force, formats=kinds)
        # All are made before any is written: whoever breaks it off finds none of them.
        contents = {path: make() for path, make in zip(targets, names.values(), strict=True)}
        return write.write_files(contents, force=force)

    def _contents(self, lang: Language) -> dict[str, Callable[[], bytes]]:
        """Give what is written, by the name of the file below the folder."""
        from cftscore.report.paper import recognition as papers

        shown, authority = self.evaluation, self.authority
        recognised = [one for one in self.document.of(shown.period) if one.recognised]
        made: dict[str, Callable[[], bytes]] = {}
        if recognised:
            made[_DECISION.say(lang)] = partial(papers.decision, shown, recognised, authority, lang)
        for commune in shown.communes:
            if commune.verdict in ("fail", "incomplete"):
                name = f"{_REPLIES.say(lang)}/{_file_name(commune)}.docx"
                made[name] = partial(papers.reply, shown, commune, authority, lang)
        for kind in formats.OF[self.of].written:
            made[f"{_REGISTER.say(lang)}.{kind}"] = partial(self.render, kind, lang)
        return made

    def _about(self) -> str:
        shown = self.document.of(self.evaluation.period)
        recognised = sum(entry.recognised for entry in shown)
        return f"{self.evaluation.period}, communes: {len(shown)}, recognised: {recognised}"


def _file_name(commune: CommuneResult) -> str:
    """Name a file in letters that every system takes: `30280-phuong-my-binh`."""
    return f"{commune.code}-{fold(commune.name).replace(' ', '-')[:_MOST_LETTERS]}"


@reads
def recognise(
    source: Source,
    *,
    recognitions: str | Path | None = None,
    authority: str = "",
    strict: bool = False,
    **reading: Unpack[Reading],
) -> RecognitionResult:
    """Draft the recognition of a period, and continue the register of recognitions.

    Args:
        source: see `evaluate`; best the figures that were checked.
        recognitions: the register so far, .xlsx or .json, which this gave for an earlier period.
        authority: who recognises, as it stands in a letterhead; a blank by default.
        strict: leave out every file that has an error.
        **reading: by what the workbooks are read, see `Reading`.

    Returns:
        The draft decision, replies to communes that did not pass, and the register, to be written.

    Raises:
        CannotProceedError: nothing could be evaluated; the register so far makes no sense, or has
            the period already; the figures are of a part of a year.

    Across the reform of July 2025 communes are matched through the lineage of the register.
    """
    from cftscore.analysis.recognition.recognise import recognise as continue_with
    from cftscore.register import lineage

    prepared, inputs = read_and_prepare(source, reading, recognitions, strict=strict)
    if not prepared.period.is_year:
        part = c.PartNotRecognised(period=str(prepared.period), months=prepared.period.months)
        raise CannotProceedError([part])
    evaluation = evaluate_prepared(prepared)
    before: Recognitions | None = None
    found: list[Finding] = []
    if recognitions is not None:
        own = [prepared.register] if reading.get("register") is not None else []
        before, found = _read(recognitions, evaluation.period, own)
        inputs = [*inputs, Path(recognitions)]
    day = prepared.register.day
    document = continue_with(evaluation, day, before, lineage.load())
    if not any(entry.recognised for entry in document.of(evaluation.period)):
        found.append(c.NobodyRecognised(period=evaluation.period))
    findings = (*map(to_record, found), *evaluation.findings)
    return RecognitionResult(document, inputs, evaluation, findings, authority)


def _read(
    path: str | Path, period: str, own: Sequence[Register]
) -> tuple[Recognitions, list[Finding]]:
    """Read the register so far, which must end before the period."""
    before, found = read_known(path, own)
    there = [one for one in before.periods if one >= period]
    if there:
        place = Place(str(path))
        raise CannotProceedError(
            [c.RecognitionsPeriodThere(place=place, there=there[-1], period=period)]
        )
    return before, found


def read_known(path: str | Path, own: Sequence[Register]) -> tuple[Recognitions, list[Finding]]:
    """Read a register of recognitions whose communes exist.

    Args:
        path: of the register.
        own: one's own registers of communes. They may be of the last period alone, so a commune
            that neither they nor the shipped ones have is doubted, not refused.

    Raises:
        CannotProceedError: it is no such register, or something in it makes no sense.
    """
    from cftscore.analysis.recognition.read import read_recognitions

    def is_commune(entry: Entry) -> bool:
        return any(_has(register, entry) for register in (*own, _register_of(entry.as_of)))

    return read_recognitions(path, is_commune, refuses=not own)


def _has(register: Register, entry: Entry) -> bool:
    commune = register.communes.get(entry.code)
    return commune is not None and register.fits(entry.name, commune)


@cache
def _register_of(day: str) -> Register:
    from cftscore.register import shipped

    return shipped.on(day)
