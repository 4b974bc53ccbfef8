"""Criteria sets that are begun, and figures of them that are verified."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cftscore.authoring import answers as answers  # noqa: PLC0414 - the command asks by them
from cftscore.authoring import drafts, outcomes
from cftscore.authoring.outcomes import Written
from cftscore.core.refused import RefusedError
from cftscore.core.text import Language, Text
from cftscore.criteria import load as criteria_load
from cftscore.criteria.check import load_sound
from cftscore.criteria.model import CriteriaFile
from cftscore.criteria.yaml import examples_beside
from cftscore.output.base_result import BaseResult

_ONE_START = Text(
    "chỉ dùng một trong hai: --from hoặc --extends", "choose one: --from or --extends"
)
_NOT_HERE = Text("không dùng cùng --from, --extends",
                 "cannot be used with --from or --extends")  # fmt: skip
_WHERE = Text(
    "cần -o TỆP.yaml để ghi ra tệp mới, hoặc --in-place để sửa trực tiếp {path}",
    "add -o FILE.yaml to write a new file, or --in-place to change {path} itself",
)
_ONE_OF = Text("chỉ dùng một trong hai: -o hoặc --in-place", "choose one: -o or --in-place")
_SHIPPED = Text(
    "{name} đi kèm chương trình và sẽ bị thay khi cập nhật: ghi ra tệp riêng với -o TỆP.yaml",
    "{name} comes with the program and an update replaces it: write your own file with -o "
    "FILE.yaml",
)


class CriteriaWritten(BaseResult[Written]):
    """A criteria set that was begun, or of which figures were verified."""

    of = "criteria new"

    @property
    def written(self) -> list[Path]:
        """The set and its examples; none where nothing had to be changed."""
        return [Path(name) for name in self.document.written]

    def _about(self) -> str:
        shown = self.document
        verified = f", verified: {len(shown.verified)}" if shown.verified else ""
        return f"{shown.criteria_set}{verified}, files: {len(shown.written)}"


class CriteriaDraft:
    """A criteria set that is begun: with a copy of another, as an overlay, or with nothing.

    Attributes:
        base: the set that it begins with, if any.
    """

    def __init__(
        self, *, from_: str | Path | None = None, extends: str | Path | None = None
    ) -> None:
        if from_ is not None and extends is not None:
            raise RefusedError("extends", _ONE_START)
        name = from_ if extends is None else extends
        self.base = None if name is None else load_sound(name)
        self._overlays = extends is not None

    def refuse_with_base(self, **figures: object) -> None:
        """Refuse figures where another set gives them.

        Raises:
            RefusedError: one is given.
        """
        for argument, value in figures.items():
            if self.base is not None and value is not None:
                raise RefusedError(argument, _NOT_HERE)

    @property
    def number(self) -> str | None:
        """The decision that an overlay follows unless another is named."""
        law = self.base.set.legal_basis if self.base and self._overlays else None
        return None if law is None else law.number

    @property
    def date(self) -> str | None:
        """The date of that decision."""
        law = self.base.set.legal_basis if self.base and self._overlays else None
        return None if law is None else law.date

    def effective_from(self, signed: str) -> str:
        """Give the day that a set is in force from, where only its date is known."""
        if self.base is not None and signed == self.date:
            return self.base.set.legal_basis.effective_from
        return signed

    def check(self, path: Path, *, force: bool = False) -> None:
        """Check that the set and its examples may be written.

        Raises:
            CannotProceedError: they may not.
        """
        from cftscore.output import write

        base = self.base
        read = [] if base is None else [base.path, base.examples_path, *base.bases]
        there = [one for one in read if one.is_file()]
        targets = [path, examples_beside(path)]
        write.check_targets(targets, there, force=force, formats=drafts.FILES)

    def write(
        self,
        path: Path,
        *,
        id: str,  # noqa: A002 - as the file calls it
        title: Text,
        number: str,
        date: str,
        effective_from: str,
        figures: tuple[Sequence[str], int, int] | None = None,
        lang: Language = "vi",
        force: bool = False,
    ) -> CriteriaWritten:
        """Write the set and its examples; see `new_criteria`.

        Args:
            path: of the set.
            id: of the set.
            title: in both languages.
            number: of the decision.
            date: of the decision, ISO.
            effective_from: the day that it is in force from, ISO.
            figures: measures, points in all, and points to pass, where there is no base.
            lang: of the comments.
            force: replace files that are there.
        """
        from cftscore.authoring import deriving, example_text, new
        from cftscore.output import write

        basis = new.Basis(id, title, number, date, effective_from)
        head = new.examples_head(id, str(path), lang)
        if self.base is not None:
            derive = deriving.overlay if self._overlays else deriving.copy
            text, examples = derive(self.base, basis, path, lang)
            made = load_sound(path, text).set
            if examples is None:
                cases = example_text.of_items(made, made.items).listed
                examples = example_text.text(head, cases)
        else:
            measures, points, pass_from = figures or _figures(None, None, None)
            text = new.text(basis, measures, points, pass_from, str(path), lang)
            made = load_sound(path, text).set
            examples = example_text.text(head, example_text.of_set(made))
        self.check(path, force=force)
        beside = examples_beside(path)
        write.write_atomically(beside, examples.encode(), force=force)
        write.write_atomically(path, text.encode(), force=force)
        read = () if self.base is None else (self.base.path, *self.base.bases)
        return CriteriaWritten(outcomes.begun(made, (str(path), str(beside))), read)


def _figures(
    measures: Iterable[str] | None, points: int | None, pass_from: int | None
) -> tuple[list[str], int, int]:
    wanted = answers.MEASURES_AT_FIRST if measures is None else ",".join(measures)
    chosen = answers.measures(wanted)
    most = answers.POINTS_AT_FIRST if points is None else str(points)
    total = answers.points(most, least=len(chosen))
    mark = answers.mark_at_first(total) if pass_from is None else str(pass_from)
    return chosen, total, answers.points(mark, least=0, most=total)


def new_criteria(
    path: str | Path | None = None,
    *,
    id: str,  # noqa: A002 - as the file calls it
    title: str,
    title_en: str | None = None,
    number: str | None = None,
    date: str | None = None,
    effective_from: str | None = None,
    from_: str | Path | None = None,
    extends: str | Path | None = None,
    measures: Iterable[str] | None = None,
    points: int | None = None,
    pass_from: int | None = None,
    lang: Language = "vi",
    force: bool = False,
) -> CriteriaWritten:
    """Write a new criteria set, small but sound, with its examples.

    Args:
        path: of the set; by default its id with `.yaml`.
        id: of the set.
        title: in Vietnamese.
        title_en: in English, where it is another.
        number: of the decision; needed unless it extends another set.
        date: of the decision, `2026-01-15`; needed unless it extends another set.
        effective_from: the day that it is in force from; by default its date, or as the set that
            it extends where the decision is the same.
        from_: id or path of a set to begin with a copy of, every figure provisional.
        extends: id or path of a set to overlay, holding only what differs.
        measures: a criterion for each, where it begins with no other set: `share`, `rate`,
            `count`, `yes_no`.
        points: the most in all, where it begins with no other set.
        pass_from: points that a commune must reach, where it begins with no other set.
        lang: of the comments.
        force: replace files that are there; a file that was read is never replaced.

    Raises:
        CannotProceedError: the set to begin with is not there or not sound, or a file cannot be
            written.
        ValueError: an argument cannot be taken, or does not go with another.
    """
    draft = CriteriaDraft(from_=from_, extends=extends)
    draft.refuse_with_base(measures=measures, points=points, pass_from=pass_from)
    signed = answers.day(date or draft.date or "")
    return draft.write(
        Path(f"{answers.set_id(id)}.yaml" if path is None else path),
        id=answers.set_id(id),
        title=Text(answers.words(title), answers.words(title_en or title)),
        number=answers.words(number or draft.number or ""),
        date=signed,
        effective_from=answers.day(effective_from or draft.effective_from(signed)),
        figures=None if draft.base is not None else _figures(measures, points, pass_from),
        lang=lang,
        force=force,
    )


def verify_criteria(
    name: str | Path,
    items: str | Iterable[str],
    *,
    source: str,
    page: str | None = None,
    bands: Iterable[str | int] = (),
    date: str | None = None,
    output: str | Path | None = None,
    in_place: bool = False,
    force: bool = False,
) -> CriteriaWritten:
    """Mark figures as compared with the decision's text; all else in the file stays as it is.

    Args:
        name: id or path of the set.
        items: ids of items (`2.1`), numbers of criteria (`2`: its most points), keys of unit
            classes (their pass marks), or `recognition`.
        source: the article in which the figures stand.
        page: page or address where the text was read.
        bands: only these bands, 1 is the best.
        date: the day of the comparison, `2026-01-15`; today by default.
        output: a new file to write, and its examples beside it.
        in_place: change the file itself.
        force: replace a file that is there; a file that was read is never replaced.

    Raises:
        CannotProceedError: the set is not there or not sound, or a file cannot be written.
        ValueError: an argument cannot be taken, or does not go with another.
    """
    from cftscore.authoring import verify, verifying
    from cftscore.output import write

    file = load_sound(name)
    target = _target(str(name), file, output, in_place=in_place, force=force)
    names = [items] if isinstance(items, str) else items
    wanted = verifying.wanted(file, names, source=source, page=page, bands=bands, date=date)
    made = verify.verify(file, wanted, target)
    verifying.check_here(file, wanted, made)
    inputs = [file.path, *file.bases]
    if in_place and not made.lines:
        return CriteriaWritten(outcomes.verified(made, ()), inputs)
    written = [target]
    if not in_place and file.examples_path.is_file():
        # First, so that the set never lies there without them.
        written.append(examples_beside(target))
        write.write_atomically(written[1], file.examples_path.read_bytes(), force=force)
    write.write_atomically(target, made.text.encode(), force=force or in_place)
    return CriteriaWritten(outcomes.verified(made, tuple(map(str, written))), inputs)


def _target(
    name: str, file: CriteriaFile, output: str | Path | None, *, in_place: bool, force: bool
) -> Path:
    """Decide where a verified set goes, and check before any work that it may."""
    from cftscore.core import data as shipped
    from cftscore.output import write

    if output is not None and in_place:
        raise RefusedError("in_place", _ONE_OF)
    if output is not None:
        targets = [Path(output)]
        if file.examples_path.is_file():
            targets.append(examples_beside(targets[0]))
        read = [path for path in (file.path, file.examples_path, *file.bases) if path.is_file()]
        write.check_targets(targets, read, force=force, formats=drafts.FILES)
        return targets[0]
    if not in_place:
        raise RefusedError("output", _WHERE.filled(path=file.name))
    if name in criteria_load.shipped_ids() or shipped.is_installed(file.path):
        raise RefusedError("in_place", _SHIPPED.filled(name=name))
    return file.path
