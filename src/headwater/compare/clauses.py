"""Clauses: a stretch that puts forward several things is cut where the parse shows a clause that states one by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.compare.grammar import Grammar
from headwater.model.text import Span

FEWEST_WORDS = 4  # in a clause that is cut out, and in what is left of the stretch
FEWEST_IN_PART = 3  # on either side of a semicolon
# Clauses that state a thing by themselves; "if", "unless" and "until" limit what the main clause states, and stay with it.
# So do "when", "as", "before" and "while", which tell the time of it.
_STATING_MARKS = frozenset({"after", "although", "because", "since", "though", "whereas"})
# At the edges of a clause they join it to others and are no part of it.
_JOINTS = frozenset({"CCONJ", "PUNCT", "SCONJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A clause: the stretch that a reader is shown, and the spans that make its content."""

    start: int
    end: int
    content: tuple[Span, ...]


def pieces(grammar: Grammar, stretch: Span) -> tuple[Piece, ...]:
    """Return the clauses of `stretch` that state something by themselves, sorted by place.

    A semicolon always parts two. Else the main clause is shown as the whole between semicolons, its content without the
    clauses that were cut out.
    """
    return tuple(piece for part in _parts(grammar, stretch) for piece in _clauses(grammar, part))


def _parts(grammar: Grammar, stretch: Span) -> Iterator[Span]:
    inside = grammar.inside(stretch.start, stretch.end)
    first = inside.start
    for index in inside:
        left, right = range(first, index), range(index + 1, inside.stop)
        if (
            grammar.words[index] == ";"
            and min(_word_count(grammar, left), _word_count(grammar, right)) >= FEWEST_IN_PART
        ):
            yield Span(start=max(stretch.start, grammar.tokens.starts[first]), end=grammar.tokens.ends[index - 1])
            first = index + 1
    start = stretch.start if first == inside.start else grammar.tokens.starts[first]
    yield Span(start=start, end=stretch.end)


def _clauses(grammar: Grammar, stretch: Span) -> tuple[Piece, ...]:
    inside = grammar.inside(stretch.start, stretch.end)
    cuts: list[tuple[int, int, int]] = []
    for index in inside:
        span = _clause(grammar, inside, index)
        if span and not any(span[0] < after and first < span[1] for _, first, after in cuts):
            cuts.append(
                (span[0] if grammar.tokens.deps[index] != "relcl" else _antecedent(grammar, index, span[0]), *span)
            )
    left = [index for index in inside if not any(first <= index < after for _, first, after in cuts)]
    if not cuts or _word_count(grammar, left) < FEWEST_WORDS:
        return (Piece(start=stretch.start, end=stretch.end, content=(stretch,)),)
    made = [_piece(grammar, shown, after) for shown, _, after in cuts]
    main = Piece(start=stretch.start, end=stretch.end, content=tuple(_runs(grammar, left)))
    return tuple(sorted([main, *made], key=lambda piece: (piece.start, -piece.end)))


def _clause(grammar: Grammar, inside: range, index: int) -> tuple[int, int] | None:
    """Return the token range of the clause that the token at `index` heads, if it may be cut out."""
    deps = grammar.tokens.deps
    if deps[index] not in {"conj", "advcl", "relcl"} or grammar.tokens.heads[index] not in inside:
        return None
    if not (grammar.has_subject(index) and grammar.is_finite(index)):
        return None
    below = grammar.subtree(index)
    first, after = below[0], below[-1] + 1
    if after - first != len(below) or first not in inside or after - 1 not in inside:
        return None
    if not _stands_alone(grammar, index, first) or _word_count(grammar, below) < FEWEST_WORDS:
        return None
    return first, after


def _stands_alone(grammar: Grammar, index: int, first: int) -> bool:
    tokens = grammar.tokens
    if tokens.deps[index] == "conj":
        return True
    if tokens.deps[index] == "relcl":  # one behind a comma adds a fact, one without says which thing is meant
        return first > 0 and tokens.lemmas[first - 1] == "," and tokens.lemmas[first] in {"which", "who", "whose"}
    marks = [c for c in grammar.children.get(index, ()) if tokens.deps[c] in {"mark", "advmod"} and c < index]
    return any(tokens.lemmas[mark].lower() in _STATING_MARKS for mark in marks)


def _antecedent(grammar: Grammar, index: int, first: int) -> int:
    """Return where the noun phrase begins that a relative clause speaks of, if it stands right before."""
    head = grammar.tokens.heads[index]
    begin = min([head, *(c for c in grammar.children.get(head, ()) if c < head)])
    return begin if first - begin <= 8 else first


def _piece(grammar: Grammar, first: int, after: int) -> Piece:
    tokens = grammar.tokens
    while first < after - 1 and tokens.pos[first] in _JOINTS:
        first += 1
    while first < after - 1 and tokens.pos[after - 1] in _JOINTS:
        after -= 1
    span = Span(start=tokens.starts[first], end=tokens.ends[after - 1])
    return Piece(start=span.start, end=span.end, content=(span,))


def _runs(grammar: Grammar, indexes: list[int]) -> Iterator[Span]:
    """Yield the stretches of neighbouring tokens; marks and conjunctions alone make none."""
    tokens = grammar.tokens
    run: list[int] = []
    for index in [*indexes, -1]:
        if run and index != run[-1] + 1:
            kept = [i for i in run if tokens.pos[i] not in _JOINTS]
            if kept:
                yield Span(start=tokens.starts[kept[0]], end=tokens.ends[kept[-1]])
            run = []
        run.append(index)


def _word_count(grammar: Grammar, indexes: Sequence[int]) -> int:
    return sum(grammar.tokens.pos[index] not in {"PUNCT", "SPACE"} for index in indexes)
