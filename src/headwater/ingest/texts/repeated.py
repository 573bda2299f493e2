"""Repeated lines: what an outlet puts on many of its articles, learned from a whole pile and taken out of each.

Learn first: `learned(fingerprints(article) for article in pile)`, in a fixed order; parts of a pile can be learned apart and
`merged`. Then ask for each article what of it is `repeated`. What was learned is a plain dictionary that JSON can hold.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from headwater.ingest.facts.domains import host_name
from headwater.model.identity import digest
from headwater.model.text import Article, Doubt, Span

Learned = dict[str, list[list[str]]]
"""The key of an outlet and line, and the marks of up to three different texts that have it."""

_MARKS = 6
_FEWEST = 3  # different texts, before anything is taken for the outlet's own
_MOST_KEYS = 400_000
_MOST_WORDS = 80
_MOST_LINES = 60  # of each end of an article
_EDGE_LINES = 8
_LINE = re.compile(r"[^\n]+")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?…。؟][\"'”’»)\]]{0,3}\s*$")
_TO_READERS = re.compile(
    r"\b(?:you|your|yours|our|ours|us|subscrib\w*|newsletter|e-?mail|inbox|website|click|copyright|reserved|editors?|newsroom"
    r"|registered|ltd|inc|gmbh|tel|phone|fax|follow|facebook|twitter|instagram|whatsapp|telegram|donat\w*|sponsor\w*|advertis\w*)\b"
    r"|©|@|https?://|www\.|\+?\d[\d ()-]{7,}\d",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[\"“”«»]|\b(?:said|says|told|according to|announced|claimed|reported|wrote|confirmed|denied)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprints:
    """What is learned of one article: marks by which its text is told from others, and keys of its outlet and lines."""

    marks: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """What of an article its outlet puts on others too: furniture, and what may as well be a statement, with the reason."""

    furniture: tuple[Span, ...]
    doubts: tuple[Doubt, ...]


def fingerprints(article: Article) -> Fingerprints:
    """Return what is to be learned of an article; no keys where neither its outlet nor its host is known."""
    lines = [span for span in _lines(article) if len(article.text[span.start : span.end].split()) > 12]
    longest = sorted(lines, key=lambda span: (span.start - span.end, span.start))[:_MARKS]
    marks = tuple(digest(_letters(article.text[span.start : span.end])) for span in longest)
    return Fingerprints(marks=marks, keys=tuple(dict.fromkeys(key for _, key in _keys(article))))


def learned(prints: Iterable[Fingerprints]) -> Learned:
    """Return which lines stand in which texts. Texts that share most of their longest paragraphs count as one.

    Memory is bounded: where there are too many lines, those of one text alone are forgotten, the oldest first.
    """
    known: Learned = {}
    for article in prints:
        if article.marks:
            for key in article.keys:
                _add(known.setdefault(key, []), list(article.marks))
        if len(known) > _MOST_KEYS:
            _forget(known)
    return known


def merged(left: Learned, right: Learned) -> Learned:
    """Return what two parts of a pile teach together."""
    both = {key: list(texts) for key, texts in left.items()}
    for key, texts in right.items():
        for marks in texts:
            _add(both.setdefault(key, []), marks)
    if len(both) > _MOST_KEYS:
        _forget(both)
    return both


def repeated(article: Article, known: Mapping[str, list[list[str]]]) -> Repeated:
    """Return the lines of an article that three different texts of its outlet have.

    They are furniture if they speak to the readers or are no sentence, and so is what stands between such lines and the very top
    or end, if it is repeated too. All else is only doubted, since outlets repeat statements as well. Where much of an article is
    repeated it is a new version of an old one, and nothing is doubted.
    """
    lines = [(span, len(known.get(key, ())) >= _FEWEST) for span, key in _keys(article)]
    whole = sum(span.end - span.start for span, _ in lines)
    share = sum(span.end - span.start for span, again in lines if again)
    version = share * 2 > whole
    edges = set() if version else {*_beyond(article, lines), *_beyond(article, lines[::-1])}
    spans = [span for span, again in lines if again]
    furniture = tuple(span for span in spans if span in edges or _is_to_readers(article.text[span.start : span.end]))
    reason = f"This line stands in {_FEWEST} or more different articles of this outlet."
    doubts = tuple(Doubt(about="text", reason=reason, span=span) for span in spans if span not in furniture)
    return Repeated(furniture=furniture, doubts=() if version else doubts)


def _lines(article: Article) -> Iterator[Span]:
    """Yield the article's lines that are still open: no title, no furniture, no caption."""
    known = sorted([*article.furniture, *article.captions, *([article.title_span] if article.title_span else [])])
    at = 0
    for match in _LINE.finditer(article.text):
        while at < len(known) and known[at].end <= match.start():
            at += 1
        if (at == len(known) or known[at].start >= match.end()) and _LETTER.search(match[0]):
            yield Span(start=match.start(), end=match.end())


def _keys(article: Article) -> list[tuple[Span, str]]:
    """Return the lines at both ends of the article that are short enough to be learned, with their keys."""
    owner = (host_name(article.url) if article.url else None) or (article.outlet or "").casefold()
    if not owner:
        return []
    lines = list(_lines(article))
    if len(lines) > 2 * _MOST_LINES:
        lines = lines[:_MOST_LINES] + lines[-_MOST_LINES:]
    texts = ((span, article.text[span.start : span.end]) for span in lines)
    return [(span, digest(owner, _letters(text))) for span, text in texts if len(text.split()) <= _MOST_WORDS]


def _letters(text: str) -> str:
    """Return a line's letters in small, so that dates and counts in it make no difference."""
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold()))


def _add(texts: list[list[str]], marks: list[str]) -> None:
    """Add a text to those that have a line, unless it is a copy or version of one of them."""
    copied = any(len({*known} & {*marks}) * 2 > min(len(known), len(marks)) for known in texts)
    if len(texts) < _FEWEST and not copied:
        texts.append(marks)


def _forget(known: Learned) -> None:
    """Drop the older half of what only one text has; if that is not enough, of all."""
    for single in (True, False):
        keys = [key for key, texts in known.items() if len(texts) == 1 or not single]
        for key in keys[: len(keys) // 2]:
            del known[key]
        if len(known) <= _MOST_KEYS * 3 // 4:
            return


def _beyond(article: Article, lines: list[tuple[Span, bool]]) -> Iterator[Span]:
    """Yield the repeated lines in a row at one end that stand nearer to it than the last that speaks to the readers."""
    row = list(takewhile(lambda line: line[1], lines[:_EDGE_LINES]))
    texts = [article.text[span.start : span.end] for span, _ in row]
    last = max((i for i, text in enumerate(texts) if _is_to_readers(text)), default=0)
    yield from (span for (span, _), text in zip(row[:last], texts, strict=False) if not _SAYS.search(text))


def _is_to_readers(line: str) -> bool:
    """Tell whether a repeated line speaks to the readers, or is no sentence at all."""
    if _SAYS.search(line):
        return False
    return bool(_TO_READERS.search(line)) or (not _SENTENCE_END.search(line) and len(line.split()) <= 10)
