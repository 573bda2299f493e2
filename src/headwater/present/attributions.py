"""The attributions of one article for people: who, what kind of saying, when, and the words around it with their parts marked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from headwater.model.attribution import Attribution, SaidAt
from headwater.model.text import Article, Span
from headwater.present import phrases

Role = Literal["", "source", "cue", "content"]

MARKS: dict[Role, tuple[str, str]] = {"": ("", ""), "source": ("[", "]"), "cue": ("{", "}"), "content": ("<", ">")}
_STANCES = {
    "denies": "denies it",
    "disputes": "disputes it",
    "questions": "asks",
    "declines_comment": "declines to comment",
}
_BLANK = re.compile(r"\s+")
_LONGEST = {"": 120, "source": 160, "cue": 120, "content": 320}
_DEEPEST = 4  # deeper nesting is indented no further


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of an article's words that plays one part in an attribution, or none."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One attribution. `place` is the offset of its cue, `depth` counts the attributions around it."""

    attribution: Attribution
    place: int
    depth: int
    who: str
    facts: tuple[str, ...]
    context: tuple[Piece, ...]


def entries(article: Article, sentences: Sequence[Span], attributions: Iterable[Attribution]) -> tuple[Entry, ...]:
    """Return an entry for every attribution: in the order of the text, each followed by those inside it."""
    inside: dict[str | None, list[Attribution]] = defaultdict(list)
    for attribution in sorted(attributions, key=lambda one: (place(one), one.id)):
        inside[attribution.parent].append(attribution)
    return tuple(_walk(article, sentences, inside, None, 0))


def heading(article: Article, count: int, *, attempted: bool = True) -> tuple[str, str]:
    """Return two lines that say which article follows, and how many attributions were found in it.

    Where the grammar of its language was not `attempted`, that is said too.
    """
    title = phrases.shorten(article.title, 96) if article.title else phrases.label(article)
    found = phrases.plural(count, "attribution") if count else "no attributions found"
    cited = phrases.cited(article) if article.outlet else phrases.when(article.published)
    limits = "" if attempted else f" · language “{phrases.one_line(article.language)}”, whose grammar is not read"
    return title, f"{phrases.one_line(article.path)} · {cited} · {found}{limits}"


def place(attribution: Attribution) -> int:
    """Return where an attribution is found: at its cue, else its source, else its content."""
    return (attribution.cues or attribution.sources or attribution.contents)[0].start


def who(article: Article, attribution: Attribution) -> str:
    """Return the source as far as it is known: "Jorun Aske (person, named)", "“he” (not resolved)", "no source given"."""
    if attribution.speaker is not None:
        name = phrases.shorten(attribution.speaker.name, 80)
        kinds = dict.fromkeys((attribution.speaker.kind, attribution.sourcing.replace("_", " ")))
        return f"{name} ({', '.join(kinds)})"
    if attribution.sources:
        words = phrases.quoted(words_of(article, attribution.sources), 80)
        return f"{words} (not resolved, {attribution.sourcing.replace('_', ' ')})"
    return "no source given"


def facts(article: Article, attribution: Attribution) -> tuple[str, ...]:
    """Return what there is to say beside who and what: its stance, hedges, the negation of the saying, and when it was."""
    hedge = "hedged" if attribution.modality == "hedged" else "partly hedged"
    found = [
        _STANCES.get(attribution.stance, ""),
        _with(hedge if attribution.modality != "certain" else "", article, attribution.hedges),
        _with("saying negated" if attribution.cue_negations else "", article, attribution.cue_negations),
        _time(article, attribution.said_at) if attribution.said_at else "",
    ]
    return tuple(fact for fact in found if fact)


def words_of(article: Article, spans: Sequence[Span]) -> str:
    """Return the words of several stretches on one line, " … " between them."""
    return " … ".join(phrases.one_line(article.text[span.start : span.end]) for span in spans)


def days(earliest: date, latest: date) -> str:
    """Return an interval of days: "3 March 2026", "1–28 February 2026", "28 February 2026 – 1 March 2026"."""
    last = f"{latest.day} {latest:%B} {latest.year}"
    if earliest == latest:
        return last
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{last}"
    return f"{earliest.day} {earliest:%B} {earliest.year} – {last}"


def _walk(
    article: Article,
    sentences: Sequence[Span],
    inside: dict[str | None, list[Attribution]],
    parent: Attribution | None,
    depth: int,
) -> Iterator[Entry]:
    for attribution in inside[parent.id if parent else None]:
        yield Entry(
            attribution=attribution,
            place=place(attribution),
            depth=min(depth, _DEEPEST),
            who=who(article, attribution),
            facts=facts(article, attribution),
            context=context(article, sentences, attribution, parent),
        )
        yield from _walk(article, sentences, inside, attribution, depth + 1)


def _with(fact: str, article: Article, spans: Sequence[Span]) -> str:
    """Return a fact with the words that show it: "hedged (“may”, “perhaps”)"."""
    words = dict.fromkeys(phrases.one_line(article.text[span.start : span.end]) for span in spans)
    return f"{fact} ({', '.join(f'“{word}”' for word in words)})" if fact and words else fact


def _time(article: Article, said: SaidAt) -> str:
    words = f"when: “{phrases.one_line(article.text[said.span.start : said.span.end])}”"
    if said.earliest is not None and said.latest is not None:
        return f"{words} = {days(said.earliest, said.latest)}"
    return (
        f"{words}, no day: {'the article is undated' if article.published is None else 'it counts from something else'}"
    )


def context(
    article: Article, sentences: Sequence[Span], attribution: Attribution, parent: Attribution | None = None
) -> tuple[Piece, ...]:
    """Return the sentences around an attribution with its parts told apart; of a nested one, what its parent holds of them."""
    spans = [*attribution.sources, *attribution.cues, *attribution.contents]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start = max((span.start for span in sentences if span.start <= first), default=first)
    end = min((span.end for span in sentences if span.end >= last), default=last)
    if parent is not None:
        start = min(first, max(start, parent.contents[0].start))
        end = max(last, min(end, parent.contents[-1].end))
    return tuple(_shortened(_pieces(article.text, attribution, start, end)))


def _pieces(text: str, attribution: Attribution, start: int, end: int) -> list[Piece]:
    """Return the text from `start` to `end` cut where a part begins or ends; a cue in a content is a cue."""
    parts: tuple[tuple[Role, tuple[Span, ...]], ...] = (
        ("cue", attribution.cues),
        ("source", attribution.sources),
        ("content", attribution.contents),
    )
    edges = sorted({start, end, *(edge for _, spans in parts for span in spans for edge in (span.start, span.end))})
    found: list[Piece] = []
    for left, right in pairwise(edges):
        role: Role = next((role for role, spans in parts if any(s.start <= left and right <= s.end for s in spans)), "")
        found.append(Piece(role=role, text=_BLANK.sub(" ", phrases.clean(text[left:right]))))
    return found


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, long ones without their middle, and the first and last without what is far from the attribution."""
    for index, piece in enumerate(pieces):
        limit = _LONGEST[piece.role]
        if len(piece.text) <= limit + 8:
            yield piece
        elif not piece.role and index in {0, len(pieces) - 1}:
            cut = _tail(piece.text, limit) if index == 0 else _head(piece.text, limit)
            yield Piece(role="", text=cut)
        else:
            yield Piece(role=piece.role, text=f"{_head(piece.text, limit * 3 // 4)} {_tail(piece.text, limit // 4)}")


def _head(text: str, limit: int) -> str:
    return f"{text[:limit].rsplit(' ', 1)[0].rstrip(' ,;:')} […]"


def _tail(text: str, limit: int) -> str:
    return f"[…] {text[-limit:].split(' ', 1)[-1]}"
