"""Attributions and their explanations as plain lines: what a file or a pipe gets, and a terminal sets in styles instead."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from headwater.model.attribution import Attribution
from headwater.model.text import Article, Place, Span
from headwater.present import phrases
from headwater.present.attributions import MARKS, Entry, Piece, context, facts, place, who, words_of
from headwater.present.places import shown

LEGEND = (
    Piece(role="", text="Marked: "),
    Piece(role="source", text="source"),
    Piece(role="", text=" "),
    Piece(role="cue", text="cue"),
    Piece(role="", text=" "),
    Piece(role="content", text="content"),
    Piece(role="", text=". The number is the place, for: headwater explain FILE:PLACE"),
)
INDENT = 8
STEP = 4


def marked(pieces: Iterable[Piece]) -> str:
    """Return pieces as one line, each part between its marks."""
    return "".join(_between_marks(piece) for piece in pieces).strip()


def head(entry: Entry) -> str:
    """Return the first line of an entry: its place, who, what kind of saying, and how sure it is."""
    one = entry.attribution
    return f"{entry.place:>{INDENT - 2}}  {entry.who} · {one.act}, {one.kind} · {one.confidence:.2f}"


def plain_entry(entry: Entry, width: int) -> str:
    """Return an entry as plain text, nested ones indented, with a line break at the end."""
    indent = " " * (STEP * entry.depth)
    rest = f"{indent}{' ' * INDENT}"
    lines = textwrap.wrap(f"{indent}{head(entry)}", width, subsequent_indent=rest, drop_whitespace=True)
    if entry.facts:
        lines += textwrap.wrap(" · ".join(entry.facts), width, initial_indent=rest, subsequent_indent=rest)
    lines += textwrap.wrap(marked(entry.context), width, initial_indent=rest, subsequent_indent=rest)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def plain_reasons(reasons: Iterable[tuple[str, str]], width: int) -> str:
    """Return an explanation as plain text: lines without a label as headings, the others behind their label."""
    lines: list[str] = []
    for name, line in reasons:
        start = f"   {name:<8} " if name else ""
        lines += [] if name or not lines else [""]
        lines += textwrap.wrap(line, width, initial_indent=start, subsequent_indent=" " * len(start))
    return "\n".join(lines) + "\n"


def covering(attributions: Sequence[Attribution], offset: int) -> tuple[Attribution, ...]:
    """Return the attributions that hold a place in one of their parts, the outermost first."""
    held = [
        one
        for one in attributions
        if any(span.start <= offset < span.end for span in (*one.sources, *one.cues, *one.contents))
    ]
    return tuple(sorted(held, key=lambda one: (-sum(span.end - span.start for span in one.contents), one.id)))


def explanation(
    article: Article,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    places: Sequence[Place],
    offset: int,
) -> Iterator[tuple[str, str]]:
    """Yield why the words at `offset` are held to be somebody's: pairs of a label ("", "cue", "because") and a line.

    The last is where these words stand in the original.
    """
    held = covering(attributions, offset)
    if not held:
        yield "", f"Nothing at {offset} is attributed: {phrases.quoted(_sentence(article, sentences, offset), 200)}"
        near = sorted(attributions, key=lambda one: (abs(place(one) - offset), one.id))[:1]
        yield from (("nearest", f"{place(one)}, {who(article, one)}") for one in near)
    known = {one.id: one for one in attributions}
    for number, one in enumerate(held, start=1):
        yield "", f"{number}. {who(article, one)} · {one.act}, {one.kind}"
        yield from _reasons(article, sentences, one, known)
    yield "", "Where it stands in the original"
    yield "place", shown(places, offset)


def _reasons(
    article: Article, sentences: Sequence[Span], one: Attribution, known: dict[str, Attribution]
) -> Iterator[tuple[str, str]]:
    yield "words", marked(context(article, sentences, one))
    for name, spans in (("source", one.sources), ("cue", one.cues), ("content", one.contents)):
        where = ", ".join(f"{span.start}–{span.end}" for span in spans)
        yield name, f"{phrases.quoted(words_of(article, spans), 160)} at {where}" if spans else "none stands there"
    yield from (("because", reason) for reason in one.evidence)
    yield "sure", f"{one.confidence:.2f} (from 0 to 1: the share of such finds that are right)"
    yield from (("also", fact) for fact in facts(article, one))
    if one.content_negations:
        yield "also", f"what is said is negated (“{words_of(article, one.content_negations)}”)"
    if one.parent in known:
        outer = known[one.parent]
        yield "inside", f"{who(article, outer)} at {place(outer)}"


def _between_marks(piece: Piece) -> str:
    """Return a piece between its marks, with white space at its ends left outside of them."""
    words = piece.text.strip()
    if not piece.role or not words:
        return piece.text
    opening, closing = MARKS[piece.role]
    start = piece.text.index(words)
    return f"{piece.text[:start]}{opening}{words}{closing}{piece.text[start + len(words) :]}"


def _sentence(article: Article, sentences: Sequence[Span], offset: int) -> str:
    """Return the sentence at a place, the line where none is known."""
    held = [span for span in sentences if span.start <= offset < span.end]
    if held:
        return article.text[held[0].start : held[0].end]
    end = article.text.find("\n", offset)
    return article.text[article.text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(article.text)]
