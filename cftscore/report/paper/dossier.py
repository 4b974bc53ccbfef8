"""The papers of a commune's request, and the district's appraisal of it, as Word documents.

What the figures say is filled in; who met, who signs, when, and where a figure comes from are
blanks that a person fills in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from cftscore.analysis.explanation import Explanation
from cftscore.analysis.reconcile import CommuneReconciled
from cftscore.core.text import Language, Text, number
from cftscore.criteria.model import NOT_YET_READ
from cftscore.evaluation.document import FindingRecord
from cftscore.output import evidence
from cftscore.output import words as output_words
from cftscore.output.tables.evaluation import VERDICT_TITLES
from cftscore.register import names
from cftscore.report.content import period_words
from cftscore.report.paper import (
    appraisal_tables,
    appraisal_words,
    dossier_tables,
    dossier_words,
    papers,
    reconciliation,
    wml,
)

COUNCIL = "council"
REQUEST = ("request", "assessment", "notes", "minutes")
APPRAISAL = ("appraisal", COUNCIL)
FILES = {**dossier_words.FILES, COUNCIL: appraisal_words.FILE}
KINDS = {**dossier_words.KINDS, COUNCIL: appraisal_words.KIND}
ABOUT = {**dossier_words.ABOUT, COUNCIL: appraisal_words.ABOUT}
SIGNS = {**dossier_words.SIGNS, COUNCIL: appraisal_words.SIGN}
WORDS = {**appraisal_words.WORDS, **dossier_words.WORDS}


def file_names(shown: Explanation, language: Language, *, appraisal: bool) -> dict[str, str]:
    """Name the papers: a request is drafted for a commune that passes only.

    Returns:
        The name of the file by the kind of paper.
    """
    kinds = APPRAISAL if appraisal else REQUEST
    return {
        kind: f"{FILES[kind].say(language)}.docx"
        for kind in kinds
        if kind != "request" or shown.verdict == "pass"
    }


def write(
    kind: str, shown: Explanation, language: Language, own: CommuneReconciled | None = None
) -> bytes:
    """Give the bytes of one paper.

    Args:
        kind: one of `REQUEST` or `APPRAISAL`.
        shown: the commune, explained.
        language: that it is in.
        own: for an appraisal, what the commune reported itself beside what was checked.
    """
    paper = _Paper(kind, shown, language, own)
    parts = {
        "request": paper.request,
        "assessment": paper.assessment,
        "notes": paper.notes,
        "minutes": paper.minutes,
        "appraisal": paper.appraisal,
        COUNCIL: paper.council,
    }
    about = paper.about
    content = paper.head() + papers.title(KINDS[kind].say(language), about) + "".join(parts[kind]())
    return papers.new_paper(language, about, content)


@dataclass(frozen=True)
class _Paper:
    kind: str
    shown: Explanation
    language: Language
    own: CommuneReconciled | None = None

    def say(self, key: str, **values: object) -> str:
        return WORDS[key].say(self.language, **values)

    @property
    def name(self) -> str:
        """The commune as a sentence names it: `xã Vọng Thê`."""
        return names.in_sentence(self.shown.name, self.language)

    @property
    def about(self) -> str:
        period = period_words(self.shown.period, self.language)
        return ABOUT[self.kind].say(self.language, name=self.name, period=period)

    @property
    def above(self) -> str:
        """Who recognises: the district, or where there is none the province."""
        return self.shown.district or self.shown.province

    @property
    def office(self) -> str:
        return self.say("committee", area=names.in_sentence(self.above, self.language))

    @property
    def committee(self) -> str:
        return self.say("committee", area=self.name)

    def head(self) -> str:
        committee = papers.COMMITTEE.say(self.language)
        if self.kind in APPRAISAL:
            agency = [f"{committee}\n{self.above.upper()}", papers.BLANK]
        else:
            agency = [f"{committee}\n{self.shown.name.upper()}"]
        return papers.heading(self.language, agency, SIGNS[self.kind])

    # --- the papers

    def request(self) -> Iterator[str]:
        """Draft the request."""
        yield wml.paragraph(self.say("to", office=self.office), align="center", after=6)
        yield papers.body(self._basis(), italic=True)
        yield papers.body(self.say("basis_minutes"), italic=True)
        fields = {"committee": self.committee, "office": self.office, "name": self.name}
        yield papers.body(_upper(self.say("ask", **fields, period=self._period())))
        yield from self._results()
        yield papers.body(self.say("attached"))
        for line in self.say("attached_list").split("\n"):
            yield papers.body(line)
        yield from self._notice()
        yield papers.body(self.say("closing", committee=self.committee))
        yield self._signed((papers.ON_BEHALF, papers.CHAIR), recipients=[self.office])

    def assessment(self) -> Iterator[str]:
        """Write the self-assessment."""
        yield papers.body(self._basis(), italic=True)
        yield papers.section(self.say("results"))
        yield papers.caption(self.say("table_assessment"))
        yield dossier_tables.assessment(self.shown, self.language)
        yield from self._star()
        yield papers.section(self.say("conclusion"))
        yield from self._results()
        yield from self._reasons()
        yield from self._notice()
        yield self._signed((papers.ON_BEHALF, papers.CHAIR))

    def notes(self) -> Iterator[str]:
        """Write the notes on results and sources."""
        yield papers.section(self.say("results"))
        yield papers.caption(self.say("table_notes"))
        yield dossier_tables.notes(self.shown, self.language)
        yield papers.section(self.say("files"))
        used = self._sources()
        lines = [
            self.say("file", mark="" if at == self.shown.source else f"[{at}]", name=name)
            for at, name in enumerate(PurePath(source.path).name for source in self.shown.sources)
            if at in used
        ]
        yield from _list(lines)
        yield papers.section(self.say("findings"))
        yield from self._findings()
        yield papers.section(self.say("explain"))
        yield papers.to_write(3)
        yield self._signed((papers.ON_BEHALF, papers.CHAIR))

    def minutes(self) -> Iterator[str]:
        """Draft the minutes of the meeting that assessed."""
        yield papers.body(self.say("time", committee=self.committee, period=self._period()))
        yield papers.section(self.say("present"))
        for key in ("chair", "clerk", "others"):
            yield wml.paragraph(self.say(key), indent=10)
        yield papers.to_write()
        yield papers.section(self.say("business"))
        yield papers.body(self.say("presented"), keep=True)
        yield papers.caption(self.say("table_minutes"))
        yield dossier_tables.short(self.shown, self.language)
        yield papers.body(self.say("views"))
        yield papers.to_write(3)
        yield papers.section(self.say("decided"))
        yield papers.body(self.say("counted", **self._totals(), verdict=self._verdict()))
        yield from self._notice()
        yield papers.body(self.say("vote"))
        yield papers.to_write()
        yield papers.body(self.say("closed"))
        yield papers.two_signatures(self.language, self.say("clerk_signs"), self.say("chair_signs"))

    def appraisal(self) -> Iterator[str]:
        """Write the appraisal report."""
        yield wml.paragraph(self.say("to", office=self.office), align="center", after=6)
        yield papers.body(self._basis(), italic=True)
        yield papers.body(self.say("received", committee=self.committee))
        yield papers.section(self.say("papers"))
        for line in self.say("papers_said").split("\n"):
            yield wml.paragraph(line, align="left", indent=10)
        yield papers.section(self.say("appraised_results"))
        yield papers.caption(self.say("table_appraisal"))
        if self.own is None:
            yield dossier_tables.appraisal(self.shown, self.language)
        else:
            yield appraisal_tables.by_item(self.shown, self.own, self.language)
        yield from self._star()
        yield from self._beside()
        yield from self._results()
        yield papers.section(self.say("found"))
        yield from self._findings()
        yield papers.section(self.say("appraisal_end"))
        yield from self._proposal()
        yield from self._notice()
        yield papers.body(self.say("own_opinion"))
        yield papers.to_write(3)
        yield self._signed((WORDS["appraiser"],), recipients=[self.office])

    def council(self) -> Iterator[str]:
        """Draft the minutes of the council that appraised."""
        yield papers.body(self.say("council_time", name=self.name, period=self._period()))
        yield papers.section(self.say("present"))
        for key in ("council_chair", "council_clerk", "council_members", "council_guests"):
            yield wml.paragraph(self.say(key, committee=self.committee), indent=10)
        yield papers.to_write()
        yield papers.section(self.say("business"))
        yield papers.body(self.say("council_heard"), keep=True)
        if self.own is None:
            yield dossier_tables.short(self.shown, self.language)
            yield papers.body(self.say("council_no_own"))
            yield papers.to_write(2)
        else:
            yield from self._council_beside(self.own)
        yield papers.body(self.say("council_views"))
        yield papers.to_write(3)
        yield papers.section(self.say("decided"))
        counted = self.say("council_counted", name=self.name, **self._totals(),
                           verdict=self._verdict())  # fmt: skip
        yield papers.body(counted)
        yield from self._reasons()
        yield from self._notice()
        yield papers.body(self.say("council_vote"))
        yield papers.to_write()
        yield papers.body(self.say("closed"))
        left, right = self.say("clerk_signs"), self.say("council_signs")
        yield papers.two_signatures(self.language, left, right)

    def _council_beside(self, own: CommuneReconciled) -> Iterator[str]:
        yield appraisal_tables.by_criterion(self.shown, own, self.language)
        items = appraisal_tables.differing(own)
        if not items:
            yield papers.body(self.say("council_alike"))
            return
        yield papers.body(self.say("council_differs"), keep=True)
        used = self.shown.criteria_set.definition
        yield reconciliation.items_table(items, own.differences, used, self.language)

    def _beside(self) -> Iterator[str]:
        """Say the commune's own total and the appraised one."""
        if self.own is not None:
            for key, said in appraisal_tables.beside(self.own, self.language):
                yield papers.body(self.say(key, **said))

    # --- what they share

    def _signed(self, signers: tuple[Text, ...], recipients: list[str] | None = None) -> str:
        texts = [signer.say(self.language) for signer in signers]
        return papers.signature(self.language, texts, recipients or ())

    def _period(self) -> str:
        return period_words(self.shown.period, self.language)

    def _verdict(self) -> str:
        return VERDICT_TITLES[self.shown.verdict].say(self.language)

    def _basis(self) -> str:
        law = output_words.law(self.shown.criteria_set.definition.legal_basis, self.language)
        # Filled in here: a value of a message is cut where it is long.
        return self.say("basis").replace("{law}", law)

    def _totals(self) -> dict[str, str]:
        most = number(dossier_tables.most_points(self.shown), self.language)
        return {"points": dossier_tables.total(self.shown, self.language), "most": most}

    def _results(self) -> Iterator[str]:
        mark = self.shown.mark
        if mark is None:
            yield papers.body(self.say("total_unknown", **self._totals()))
        else:
            title = mark.title.say(self.language)
            fields = {"required": mark.points, "unit_class": title}
            yield papers.body(self.say("total", **self._totals(), **fields))
        met = sum(criterion.met is True for criterion in self.shown.criteria)
        yield papers.body(self.say("met", met=met, count=len(self.shown.criteria)))
        without = evidence.count(self.shown.evidence, self.language)
        if without is not None:
            yield papers.body(self.say("evidence", without=without))
        yield papers.body(self.say("verdict", verdict=self._verdict()))

    def _reasons(self) -> Iterator[str]:
        if self.shown.reasons:
            yield papers.body(self.say("reasons"), keep=True)
            yield from self._listed()

    def _listed(self) -> Iterator[str]:
        reasons = [reason.message.say(self.language) for reason in self.shown.reasons]
        yield from _list([f"- {reason}" for reason in reasons])

    def _findings(self) -> Iterator[str]:
        findings = [record for record in self.shown.findings if record.commune == self.shown.code]
        if not findings:
            yield papers.body(self.say("no_findings"))
        yield from _list([f"- {self._finding(finding)}" for finding in findings])

    def _finding(self, finding: FindingRecord) -> str:
        where = "!".join(part for part in (finding.sheet, finding.cell) if part)
        return f"{where + ': ' if where else ''}{finding.message.say(self.language)}"

    def _proposal(self) -> Iterator[str]:
        shown = self.shown
        if shown.verdict == "pass" and shown.mark is not None:
            fields = {"name": self.name, "office": self.office, "required": shown.mark.points}
            yield papers.body(_upper(self.say("fit", **fields, **self._totals())))
            return
        words = "undecided" if shown.verdict == "incomplete" else "unfit"
        yield papers.body(self.say(words, name=self.name), keep=True)
        yield from self._listed()

    def _star(self) -> Iterator[str]:
        items = (item for criterion in self.shown.criteria for item in criterion.items)
        if any(item.status in NOT_YET_READ for item in items):
            yield wml.paragraph(self.say("star"), italic=True, size=11, before=2)

    def _notice(self) -> Iterator[str]:
        text = output_words.provisional(self.shown, self.language)
        if text is not None:
            yield papers.body(f"{text}.", italic=True)

    def _sources(self) -> set[int]:
        """Give the sources that figures of the commune were read from."""
        found = set() if self.shown.source is None else {self.shown.source}
        for criterion in self.shown.criteria:
            for item in criterion.items:
                for figure in item.figures:
                    for cell in figure.cells:
                        if cell.startswith("["):
                            found.add(int(cell[1:].partition("]")[0]))
        return found


def _list(lines: list[str]) -> Iterator[str]:
    """Write the lines of a list: a semicolon after each, a full stop after the last."""
    for at, line in enumerate(lines, start=1):
        yield papers.body(f"{line}{'.' if at == len(lines) else ';'}")


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
