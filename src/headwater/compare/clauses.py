"""Clauses: a stretch that puts forward several things is cut where the parse shows a clause that states one by itself."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.compare.grammar import SUBJECTS, Grammar
from headwater.model.text import Span

FEWEST_WORDS = 4  # in a clause that is cut out, with the subject it shares, and in what is left of the stretch
FEWEST_IN_PART = 3  # on either side of a semicolon
# Clauses that state a thing by themselves; "if", "unless" and "until" limit what the main clause states, and stay with it.
_STATING_MARKS = frozenset({"after", "although", "because", "since", "though", "whereas"})
# These tell the time of the main clause. What had happened by then is stated as well: "when a tank went off".
_TIMING_MARKS = frozenset({"when", "while", "as"})
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "agent", "dative", "ccomp", "xcomp"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "what"})
# At the edges of a clause they join it to others and are no part of it.
_JOINTS = frozenset({"CCONJ", "PUNCT"})
_JOINING_MARKS = frozenset({"that", *_STATING_MARKS, *_TIMING_MARKS})
# Participles behind a comma that tell who says it, or of what it is a part, and state nothing.
_NOT_RESULTS = frozenset(
    {"accord", "add", "base", "cite", "compare", "depend", "follow", "give", "include", "note", "quote"}
)
_CLAUSES = frozenset({"conj", "advcl", "relcl", "acl", "pcomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A clause: the stretch that a reader is shown, and the spans that make its content."""

    start: int
    end: int
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """The tokens of a clause that is cut out, from where it is shown, and the tokens outside it that it shares."""

    first: int
    after: int
    shown: int
    shared: tuple[int, ...] = ()


def pieces(grammar: Grammar, stretch: Span) -> tuple[Piece, ...]:
    """Return the clauses of `stretch` that state something by themselves, sorted by place.

    A semicolon always parts two, and so does the "and that" of a list of contents. A clause that leaves out its subject because
    the clause before has named it ("killed nine and closed the line") takes it along in its content. The main clause is shown
    without the clauses that were cut out at its ends, its content is what is left of it.
    """
    return tuple(piece for part in _parts(grammar, stretch) for piece in _clauses(grammar, part))


def _parts(grammar: Grammar, stretch: Span) -> Iterator[Span]:
    inside = grammar.inside(stretch.start, stretch.end)
    first = inside.start
    for index in inside:
        left, right = range(first, index), range(index + 1, inside.stop)
        if (
            _parts_two(grammar, inside, index)
            and min(_word_count(grammar, left), _word_count(grammar, right)) >= FEWEST_IN_PART
        ):
            yield Span(start=max(stretch.start, grammar.tokens.starts[first]), end=grammar.tokens.ends[index - 1])
            first = index + 1
    start = stretch.start if first == inside.start else grammar.tokens.starts[first]
    yield Span(start=start, end=stretch.end)


def _parts_two(grammar: Grammar, inside: range, index: int) -> bool:
    """Whether a token parts two contents: a semicolon, the "and" of "that it sank, and that nobody died"."""
    words, tokens = grammar.words, grammar.tokens
    if words[index] == ";":
        return True
    return (
        words[index] in {"and", "but"}
        and index + 1 < inside.stop
        and words[index + 1] == "that"
        and tokens.deps[index + 1] == "mark"
        and any(words[i] == "that" and tokens.deps[i] == "mark" for i in range(max(0, inside.start - 1), index))
    )


def _clauses(grammar: Grammar, stretch: Span) -> tuple[Piece, ...]:
    inside = grammar.inside(stretch.start, stretch.end)
    cuts: list[_Cut] = []
    for index in inside:
        cut = _cut(grammar, inside, index)
        if cut and not any(cut.first < other.after and other.first < cut.after for other in cuts):
            cuts.append(cut)
    left = [index for index in inside if not any(cut.first <= index < cut.after for cut in cuts)]
    if not cuts or _word_count(grammar, [i for i in left if not _is_joint(grammar, i)]) < FEWEST_WORDS:
        return (Piece(start=stretch.start, end=stretch.end, content=(stretch,)),)
    made = [_piece(grammar, cut) for cut in cuts]
    return tuple(
        sorted([_main(grammar, stretch, left), *made], key=lambda piece: (piece.start, -piece.end, piece.content))
    )


def _cut(grammar: Grammar, inside: range, index: int) -> _Cut | None:
    """Return the clause that the token at `index` heads, if it may be cut out."""
    if grammar.tokens.deps[index] not in _CLAUSES:
        return None
    below = grammar.subtree(index)
    first, after = below[0], below[-1] + 1
    if after - first != len(below) or first not in inside or after - 1 not in inside:
        return None
    for kind in _KINDS:
        cut = kind(grammar, inside, index, range(first, after))
        if cut and _word_count(grammar, (*cut.shared, *below)) >= FEWEST_WORDS:
            return cut
    return None


def _whole(grammar: Grammar, inside: range, index: int, below: range) -> _Cut | None:
    """Return a clause with a subject and tense of its own: "..., and X", "because X", "..., which X"."""
    role, first = grammar.tokens.deps[index], below.start
    if grammar.tokens.heads[index] not in inside or _word_count(grammar, below) < FEWEST_WORDS:
        return None
    if not (grammar.has_subject(index) and grammar.is_finite(index)):
        return None
    if role == "conj" or (role == "advcl" and _states(grammar, index)):
        return _Cut(first=first, after=below.stop, shown=first)
    if role == "relcl" and _behind_comma(grammar, first) and grammar.tokens.lemmas[first] in {"which", "who", "whose"}:
        return _Cut(first=first, after=below.stop, shown=_antecedent(grammar, index, first))
    return None  # a relative clause without a comma says which thing is meant


def _states(grammar: Grammar, index: int) -> bool:
    """Whether an adverbial clause states something: a reason, a contrast, or what happened at the time."""
    tokens = grammar.tokens
    children = [c for c in grammar.children.get(index, ()) if c < index]
    marks = {tokens.lemmas[c].lower() for c in children if tokens.deps[c] in {"mark", "advmod"}}
    if marks & _STATING_MARKS:
        return True
    helpers = [c for c in children if tokens.deps[c] in {"aux", "auxpass"}]
    tense = tokens.tags[helpers[0] if helpers else index]
    return bool(marks & _TIMING_MARKS) and (
        tense == "VBD" or (tense == "VBZ" and "as" in marks and _is_headline(grammar, index))
    )


def _is_headline(grammar: Grammar, index: int) -> bool:
    """Whether the sentence around the token at `index` ends in no mark, as headlines do, which tell the past in the present."""
    while grammar.tokens.heads[index] != index:
        index = grammar.tokens.heads[index]
    return grammar.tokens.pos[grammar.subtree(index)[-1]] != "PUNCT"


def _second(grammar: Grammar, inside: range, index: int, below: range) -> _Cut | None:
    """Return the second of two things that one subject does: "killed nine people and closed the line"."""
    tokens, before = grammar.tokens, grammar.tokens.heads[index]
    if tokens.deps[index] != "conj" or tokens.pos[index] != "VERB" or grammar.has_subject(index):
        return None
    if tokens.lemmas[index] in {"be", "'s"} or not (_is_complete(grammar, before) and _is_complete(grammar, index)):
        return None
    head = _first_of(grammar, before)
    subject = _subject(grammar, inside, head)
    helpers = _shared_helpers(grammar, index, head)
    if not subject or helpers is None:
        return None
    return _Cut(first=below.start, after=below.stop, shown=below.start, shared=(*subject, *helpers))


def _first_of(grammar: Grammar, index: int) -> int:
    """Return the first of the verbs that are joined to the one at `index`, or the nearest before it with a subject."""
    tokens = grammar.tokens
    while tokens.deps[index] == "conj" and not grammar.has_subject(index) and tokens.heads[index] != index:
        index = tokens.heads[index]
    return index


def _shared_helpers(grammar: Grammar, index: int, head: int) -> tuple[int, ...] | None:
    """Return the helping verbs that the second verb shares with the first ("may close and sell"); None if it states nothing."""
    tokens = grammar.tokens
    if not grammar.is_finite(head):
        return None
    if grammar.is_finite(index):
        return ()
    helpers = tuple(c for c in grammar.children.get(head, ()) if tokens.deps[c] in _HELPERS and c < head)
    return helpers if tokens.tags[index] == tokens.tags[head] else None


def _result(grammar: Grammar, inside: range, index: int, below: range) -> _Cut | None:
    """Return what came of it, or what went with it: ", killing nine people", ", leaving 40 without power"."""
    tokens = grammar.tokens
    head = tokens.heads[index]
    if tokens.deps[index] != "advcl" or tokens.tags[index] != "VBG" or below.start != index or head > index:
        return None
    if not _behind_comma(grammar, index) or tokens.lemmas[index].lower() in _NOT_RESULTS:
        return None
    subject = _subject(grammar, inside, head)
    if not subject or not any(tokens.deps[c] == "dobj" for c in grammar.children.get(index, ())):
        return None
    return _Cut(first=below.start, after=below.stop, shown=below.start, shared=subject)


def _after_doing(grammar: Grammar, inside: range, index: int, below: range) -> _Cut | None:
    """Return what the subject had done before: "resigned after admitting the theft"."""
    tokens = grammar.tokens
    before = tokens.heads[index]
    if (
        tokens.deps[index] != "pcomp"
        or tokens.tags[index] != "VBG"
        or grammar.words[before] != "after"
        or grammar.has_subject(index)
    ):
        return None
    subject = _subject(grammar, inside, tokens.heads[before])
    if not subject or before != below.start - 1:
        return None
    return _Cut(first=before, after=below.stop, shown=below.start, shared=subject)


def _made(grammar: Grammar, inside: range, index: int, below: range) -> _Cut | None:
    """Return what is told of a thing in passing, by a participle behind a comma: "the dam, built by Z in 1962"."""
    tokens = grammar.tokens
    head = tokens.heads[index]
    if (
        tokens.deps[index] != "acl"
        or tokens.tags[index] != "VBN"
        or below.start != index
        or not _behind_comma(grammar, index)
    ):
        return None
    if not any(tokens.deps[c] in {"agent", "prep"} for c in grammar.children.get(index, ())):
        return None
    begin = _antecedent(grammar, index, index)
    if head not in inside or begin == index or tokens.lemmas[index].lower() in _NOT_RESULTS:
        return None
    return _Cut(first=index, after=below.stop, shown=begin, shared=tuple(range(begin, head + 1)))


_Kind = Callable[[Grammar, range, int, range], _Cut | None]
_KINDS: tuple[_Kind, ...] = (_whole, _second, _result, _after_doing, _made)


def _behind_comma(grammar: Grammar, first: int) -> bool:
    return first > 0 and grammar.words[first - 1] == ","


def _is_complete(grammar: Grammar, index: int) -> bool:
    """Whether a verb has something to say of its own: an object, or a place, a time or a purpose."""
    tokens = grammar.tokens
    return any(
        tokens.deps[c] in _OBJECTS or (tokens.deps[c] in {"prep", "npadvmod", "advmod", "prt"} and c > index)
        for c in grammar.children.get(index, ())
    )


def _subject(grammar: Grammar, inside: range, index: int) -> tuple[int, ...]:
    """Return the tokens of the subject of a verb without what is added to it behind a comma; none if it points elsewhere."""
    tokens = grammar.tokens
    for child in grammar.children.get(index, ()):
        if tokens.deps[child] in SUBJECTS and tokens.deps[child] != "expl" and child in inside:
            below = grammar.subtree(child)
            comma = next((i for i in below if i > child and tokens.pos[i] == "PUNCT"), below[-1] + 1)
            return () if grammar.words[child] in _RELATIVE else tuple(i for i in below if i < comma and i in inside)
    return ()


def _antecedent(grammar: Grammar, index: int, first: int) -> int:
    """Return where the noun phrase begins that a relative clause speaks of, if it stands right before."""
    head = grammar.tokens.heads[index]
    begin = min([head, *(c for c in grammar.children.get(head, ()) if c < head)])
    return begin if first - begin <= 8 else first


def _piece(grammar: Grammar, cut: _Cut) -> Piece:
    tokens = grammar.tokens
    own = _trimmed(grammar, range(max(cut.first, cut.shown) if cut.shared else cut.shown, cut.after))
    shown = min(cut.shown, own.start) if cut.shared else own.start
    content = tuple(_runs(grammar, sorted({*cut.shared, *own})))
    return Piece(start=tokens.starts[shown], end=tokens.ends[own.stop - 1], content=content)


def _trimmed(grammar: Grammar, run: range) -> range:
    first, after = run.start, run.stop
    while first < after - 1 and _is_joint(grammar, first):
        first += 1
    while first < after - 1 and _is_joint(grammar, after - 1):
        after -= 1
    return range(first, after)


def _is_joint(grammar: Grammar, index: int) -> bool:
    if grammar.tokens.pos[index] == "SCONJ":
        return grammar.words[index] in _JOINING_MARKS
    return grammar.tokens.pos[index] in _JOINTS


def _main(grammar: Grammar, stretch: Span, left: Sequence[int]) -> Piece:
    """Return what is left, shown from its first word to its last, or to the end of the stretch if nothing was cut there."""
    content = tuple(_runs(grammar, left))
    inside = grammar.inside(stretch.start, stretch.end)
    last = max(i for i in left if grammar.tokens.ends[i] <= content[-1].end)
    start = stretch.start if left[0] == inside.start else content[0].start
    end = content[-1].end if _word_count(grammar, range(last + 1, inside.stop)) else stretch.end
    return Piece(start=start, end=end, content=content)


def _runs(grammar: Grammar, indexes: Iterable[int]) -> Iterator[Span]:
    """Yield the stretches of neighbouring tokens; marks and conjunctions alone make none."""
    tokens = grammar.tokens
    run: list[int] = []
    for index in [*indexes, -1]:
        if run and index != run[-1] + 1:
            kept = _trimmed(grammar, range(run[0], run[-1] + 1))
            if not _is_joint(grammar, kept[0]):
                yield Span(start=tokens.starts[kept[0]], end=tokens.ends[kept[-1]])
            run = []
        run.append(index)


def _word_count(grammar: Grammar, indexes: Iterable[int]) -> int:
    return sum(grammar.tokens.pos[index] not in {"PUNCT", "SPACE"} for index in indexes)
