"""The words of headings: from what an office wrote to the words that tell one column from another.

`criteria/vocabulary/vi.yaml` says which abbreviations stand for what, which words mean the same and
which mean nothing here. A heading is brought down to the set of its telling words; two headings
with the same set are the same. Nothing is likened: a heading either is one that is known or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

import msgspec

from cftscore.core import data as shipped
from cftscore.core.text import PER_CENT, PER_MILLE, Text, fold, nfc
from cftscore.criteria import yaml as criteria_yaml
from cftscore.criteria.yaml import Node
from cftscore.findings import kinds as c
from cftscore.findings.model import CannotProceedError, Finding

LEVELS = " | "
"""Between the levels of a heading that is written in one line."""

Words = frozenset[str]
"""The telling words of a heading; a phrase that means one thing is one of them."""

_SIGNS = str.maketrans(
    {
        "≤": " den ",
        "≥": " tu ",
        "<": " duoi ",
        ">": " tren ",
        **dict.fromkeys(PER_CENT, " phan tram "),
        **dict.fromkeys(PER_MILLE, " phan nghin "),
    }
)
_NUMERALS = {"mot": "1", "hai": "2", "ba": "3", "bon": "4", "nam": "5", "sau": "6", "bay": "7"}
_AGES: Sequence[tuple[re.Pattern[str], str]] = [
    (re.compile(pattern, re.ASCII), kind)
    for pattern, kind in (
        (r"\b(?:tu )?(?:du )?(\d+) (?:tuoi )?den (?:duoi|truoc) (\d+) tuoi\b", "from-below"),
        (r"\b(?:tu )?(?:du )?(\d+) (?:thang )?(?:tuoi )?den (\d+) thang(?: tuoi)?\b", "months"),
        (r"\b(?:tu )?(?:du )?(\d+) (?:tuoi )?den (\d+) tuoi\b", "from-to"),
        (r"\b(?:tu )?(?:du )?(\d+) tuoi tro len\b", "from"),
        (r"\btu (?:du )?(\d+) tuoi\b", "from"),
        (r"\bduoi (\d+) thang(?: tuoi)?\b", "below-months"),
        (r"\bduoi (\d+) tuoi\b", "below"),
        (r"\btren (\d+) tuoi\b", "above"),
        (r"\b(\d+) tuoi\b", "at"),
    )
]
# What lists and criteria carry: `I.`, `2.1`, `a)`, `Tiêu chí 3:`, `TC 3`.
_CRITERION = re.compile(r"^\s*(?:tiêu\s*chí|tc)\s*(?:số\s*)?(\d{1,2})\b\s*[.:)\-–]*\s*", re.I)
_NUMBER = re.compile(
    r"^\s*(?:[IVX]+\s*[.:)\-–/]|\d{1,2}(?:\.\d{1,2})*\s*[.):]|[a-zđ]\s*[).]|\(\d{1,2}\))\s*(?=\D)"
)
_DECIMAL_NUMBER = re.compile(r"^\s*\d{1,2}\.\d{1,2}\.?\s+(?=\D)")
_MARK = re.compile(r"\s*\(\d{1,3}\)(?:\s*=.*)?$|\s*\(?\*+\)?|[⁰¹²³⁴-⁹]+$")
YES_NO = re.compile(r"\(?\s*c[oó]\s*[/,\-]\s*kh[oô]ng\s*\)?", re.I)
_RATIO_WORDS = re.compile(
    rf"t[ỷỉ] (?:lệ|suất)|\bTL\b|phần trăm|[{PER_CENT}{PER_MILLE}]"
    r"|(?:trên|/)\s*(?:1|10|100)\.?000\s*(?:trẻ em|TE|trẻ|em)?\b",
    re.I,
)
COUNTING = re.compile(r"(?:tong )?so(?: luong)? |tong ")
_LONGEST = 400
"""No heading is longer; what is would only take time."""
_TOO_LONG = "longer than any heading"
_REMEMBERED = 20_000


class MadeOf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of which headings may be made that name a column beside the indicators.

    Attributes:
        code: words for a code.
        columns: the name of a column and words for it; the first of which one is there decides.
        beside: words that say no more.
    """

    code: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    beside: tuple[str, ...] = ()


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file of words, see there.

    Attributes:
        children_under: the age at which nobody is a child any more.
        abbreviations: what each stands for.
        same: phrases of one meaning, the first of which stands for all.
        left_out: words that tell nothing.
        negations: words that make a heading count the opposite.
        bare: words that name no column alone.
        groups: words of titles that stand over several columns.
        totals: what stands for the heading itself below it.
        of_which: what stands before a part.
        parts: by kind, what makes a figure another one than its heading says.
        ratios: what makes a heading that of a share or rate.
        points: headings of points that somebody gave.
        remarks: headings of what is no figure at all.
        figures: in a form, the heading of the column of figures.
        units: units in brackets.
        counted: what is counted, and the units that may stand behind a number of it.
        made_of: the words of which headings may be made that name a column.
        columns: the headings of the columns beside the indicators, by their name.
    """

    children_under: int
    abbreviations: dict[str, str]
    same: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...]
    negations: tuple[str, ...] = ()
    bare: tuple[str, ...]
    groups: tuple[str, ...]
    totals: tuple[str, ...]
    of_which: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    ratios: tuple[str, ...]
    points: tuple[str, ...]
    figures: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    units: tuple[str, ...]
    counted: tuple[tuple[str, ...], ...] = ()
    made_of: MadeOf = MadeOf()
    columns: dict[str, tuple[str, ...]]


@cache
def load(path: Path | None = None) -> Vocabulary:
    """Load the file of words and check it.

    Args:
        path: another than the shipped one.

    Raises:
        CannotProceedError: it is none, or a word or heading of it means two things; with places.
    """
    shown = "criteria/vocabulary/vi.yaml" if path is None else None
    root = criteria_yaml.load(path or shipped.folder("criteria") / "vocabulary" / "vi.yaml", shown)
    try:
        vocabulary = msgspec.convert(root.plain(), Vocabulary)
    except msgspec.ValidationError as error:
        shape = Text(f"không đúng cấu trúc: {error}", f"wrong shape: {error}")
        raise CannotProceedError([c.VocabularyWrong(place=root.place, problem=shape)]) from None
    findings = list(_check(vocabulary, root))
    if findings:
        raise CannotProceedError(findings)
    return vocabulary


def _check(vocabulary: Vocabulary, root: Node) -> Iterator[Finding]:
    """Refuse what stands twice with two meanings."""
    meanings: dict[tuple[str, str], str] = {}
    for word, meaning, path in _meanings(vocabulary):
        known = meanings.setdefault((str(path[0]), _plain(word) or word), meaning)
        if known != meaning:
            problem = Text(f"“{word}” có hai nghĩa", f"“{word}” means two things")
            yield c.VocabularyWrong(place=root.at(*path), problem=problem)


def _meanings(vocabulary: Vocabulary) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Give each word of the file that has one meaning, with that, and its place."""
    for column, names in vocabulary.columns.items():
        for index, name in enumerate(names):
            yield name, column, ("columns", column, index)
    for kind, names in vocabulary.parts.items():
        for index, name in enumerate(names):
            yield name, kind, ("parts", kind, index)
    for line, phrases in enumerate(vocabulary.same):
        for index, phrase in enumerate(phrases):
            yield phrase, phrases[0], ("same", line, index)
    for short, long in vocabulary.abbreviations.items():
        yield short, long, ("abbreviations", short)


class Reader:
    """Brings headings down to their telling words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._phrases: dict[tuple[str, ...], str] = {}
        self._longest = 1
        self._words: dict[str, Words] = {}
        self._spelled: dict[str, str] = {}
        self._ratios: dict[str, bool] = {}
        self._abbreviations: dict[tuple[str, ...], tuple[str, ...]] = {
            tuple(_plain(short).split()): tuple(_plain(long).split())
            for short, long in vocabulary.abbreviations.items()
        }
        self._shortened = frozenset(word for short in self._abbreviations for word in short[:1])
        for phrases in vocabulary.same:
            self._add_phrases(phrases, phrases[0])
        self.left_out = frozenset(map(self._glue, vocabulary.left_out))
        self.bare: Words = frozenset()
        self._of_which = re.compile(r"(?!)")
        self._add_phrases([one for one in vocabulary.left_out if " " in one], "")
        self.bare = frozenset().union(*map(self.words, vocabulary.bare))
        self.units = frozenset(map(fold, vocabulary.units))
        self.totals = frozenset(map(self.spelled, vocabulary.totals))
        self.figures = frozenset(map(self.spelled, vocabulary.figures))
        self.remarks = frozenset(map(self.spelled, vocabulary.remarks))
        self.points = frozenset(map(self.spelled, vocabulary.points))
        self.parts = {
            self.spelled(name): kind for kind, names in vocabulary.parts.items() for name in names
        }
        self.groups = frozenset().union(*map(self.words, vocabulary.groups)) | self.bare
        before = sorted(map(self.spelled, vocabulary.of_which), key=len, reverse=True)
        self._of_which = re.compile(rf"^(?:{'|'.join(map(re.escape, before))}) (?=.)")
        self._words.clear()

    @cached_property
    def _ratio(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(_plain, self.vocabulary.ratios))})\b")

    def _add_phrases(self, phrases: Iterable[str], meaning: str) -> None:
        for phrase in phrases:
            tokens = self._spell(_plain(phrase).split())
            self._longest = max(self._longest, len(tokens))
            self._phrases.setdefault(tuple(tokens), self._glue(meaning))

    def _glue(self, phrase: str) -> str:
        return "_".join(self._spell(_plain(phrase).split()))

    def _spell(self, tokens: Sequence[str]) -> list[str]:
        """Write abbreviations out."""
        spelled: list[str] = []
        index = 0
        while index < len(tokens):
            for length in (3, 2, 1) if tokens[index] in self._shortened else ():
                part = tuple(tokens[index : index + length])
                if len(part) == length and part in self._abbreviations:
                    spelled += self._abbreviations[part]
                    index += length
                    break
            else:
                spelled.append(tokens[index])
                index += 1
        return spelled

    def spelled(self, text: str) -> str:
        """Write a heading plainly: folded, abbreviations written out, numbers and marks gone."""
        if len(text) > _LONGEST:
            return _TOO_LONG
        if text not in self._spelled:
            _make_room(self._spelled)
            self._spelled[text] = " ".join(self._spell(_plain(self.bared(text)).split()))
        return self._spelled[text]

    def bared(self, text: str) -> str:
        """Take away the number before a heading, and units and marks behind it."""
        text = _NUMBER.sub("", _CRITERION.sub("", nfc(text), count=1), count=1)
        text = _MARK.sub("", _DECIMAL_NUMBER.sub("", text, count=1))
        text = YES_NO.sub(" ", text)
        return _BRACKETED.sub(self._unless_unit, text)

    def _unless_unit(self, bracketed: re.Match[str]) -> str:
        return " " if fold(bracketed[1]) in self.units else bracketed[0]

    def says_unit(self, text: str) -> bool:
        """Tell whether a heading says in brackets what is counted: `Trẻ em bị xâm hại (em)`."""
        return any(fold(found) in self.units for found in _BRACKETED.findall(nfc(text)))

    def is_ratio(self, text: str) -> bool:
        """Tell whether a heading is that of a share or rate."""
        if len(text) > _LONGEST:
            return False
        if text not in self._ratios:
            _make_room(self._ratios)
            spelled = " ".join(self._spell(_plain(text).split()))
            self._ratios[text] = self._ratio.search(spelled) is not None
        return self._ratios[text]

    def without_ratio(self, text: str) -> str:
        """Take away what makes a heading that of a share or rate: `Tỷ lệ … (%)`."""
        return re.sub(r"\(\s*\)", " ", _RATIO_WORDS.sub(" ", nfc(text)))

    def is_part_of_which(self, text: str) -> bool:
        """Tell whether a heading says that it is a part of what stands beside or above."""
        return self._of_which.match(self.spelled(text)) is not None

    def without_of_which(self, spelled: str) -> str:
        """Take `trong đó` away from a heading that is written plainly."""
        return self._of_which.sub("", spelled, count=1)

    def part_kind(self, text: str) -> str:
        """Tell what makes a heading a part of another, as `sex`; empty if nothing does."""
        spelled = self.spelled(text)
        rest = self.without_of_which(spelled)
        without_year = re.sub(r" (?:nam )?(?:19|20)\d\d$", "", rest)
        kinds = (self.parts.get(one, "") for one in (spelled, rest, without_year))
        return next(filter(None, kinds), "")

    def words(self, text: str) -> Words:
        """Give the telling words of a heading."""
        return self.telling(self.all_words(text))

    def telling(self, words: Words) -> Words:
        """Leave out what tells nothing; all stays where nothing but a bare word would be left."""
        telling = words - self.left_out - {self._all_children}
        return words if telling <= self.bare else telling

    @property
    def _all_children(self) -> str:
        return f"<{self.vocabulary.children_under}"

    def all_words(self, text: str) -> Words:
        """Give all words of a heading but those of `of_which`."""
        if text not in self._words:
            _make_room(self._words)
            spelled = self.without_of_which(self.spelled(text))
            self._words[text] = frozenset(self._tokens(self._ages(spelled).split()))
        return self._words[text]

    def _ages(self, spelled: str) -> str:
        for pattern, kind in _AGES if re.search(r"\d", spelled) else ():
            spelled = pattern.sub(lambda found, kind=kind: self._age(kind, found), spelled)  # type: ignore[misc]
        return spelled

    def _age(self, kind: str, match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[match.lastindex or 1])
        grown = self.vocabulary.children_under
        if kind == "from-below":
            if last >= grown and first:
                return f">={first}"
            return f"<{last}" if not first else f"{first}-{last - 1}"
        if kind == "from-to" and not first:
            return f"<{last + 1}"
        if kind == "from-to":
            return f">={first}" if last == grown - 1 and first else f"{first}-{last}"
        if kind == "below-months" and not first % 12:
            return f"<{first // 12}"
        written = {"from": ">={}", "below": "<{}", "above": ">{}", "at": "={}"}.get(kind, "")
        return written.format(first) if written else match[0].replace(" ", "_")

    def _tokens(self, tokens: Sequence[str]) -> Iterator[str]:
        """Put phrases that mean one thing together."""
        index = 0
        while index < len(tokens):
            for length in range(min(self._longest, len(tokens) - index), 0, -1):
                part = tuple(tokens[index : index + length])
                if part in self._phrases:
                    if self._phrases[part]:
                        yield self._phrases[part]
                    elif len(part) > 1:
                        yield "_".join(part)
                    index += length
                    break
            else:
                yield tokens[index]
                index += 1


@cache
def reader() -> Reader:
    """Return the reader of the words that are shipped: one for all, since it remembers headings."""
    return Reader(load())


def _make_room(remembered: dict[str, str] | dict[str, bool] | dict[str, Words]) -> None:
    """Forget all headings once there are more than any office has."""
    if len(remembered) >= _REMEMBERED:
        remembered.clear()


def folded_with_signs(text: str) -> str:
    """Fold a heading with its signs: `Số trẻ em (%)` is not `Số trẻ em`."""
    return fold(text.translate(_SIGNS))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Fold a heading, signs and numbers kept: `< 5T` is `duoi 5 tuoi`."""
    text = _DIGITS.sub("", unicodedata.normalize("NFC", text).translate(_SIGNS))
    text = _YEARS.sub(r"\1 tuoi", fold(_RANGE.sub(r"\1 den ", text)))
    return _AGE_IN_WORDS.sub(lambda m: f"{m[1]} {_NUMERALS[m[2]]} ", text)


_DIGITS, _YEARS = re.compile(r"(?<=\d)[.\u00a0 ](?=\d{3}\b)"), re.compile(r"\b(\d+)t\b")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_RANGE = re.compile(r"(\d)\s*[-–—]\s*(?=\d|\s*(?:duoi|dưới)\b)")
_AGE_IN_WORDS = re.compile(rf"\b(duoi|tu|den) ({'|'.join(_NUMERALS)}) (?=tuoi\b)")


@cache
def criterion_number(text: str) -> int | None:
    """Give the number of the criterion that a title names: `Tiêu chí 3: …`, `TC 3`."""
    match = _CRITERION.match(nfc(text))
    return int(match[1]) if match else None


@cache
def is_numbered(text: str) -> bool:
    """Tell whether a title has the number of a section: `I. …`, `Tiêu chí 3. …`."""
    return criterion_number(text) is not None or _NUMBER.match(nfc(text)) is not None
