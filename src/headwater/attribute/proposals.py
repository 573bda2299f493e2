"""What the tagger proposes: an attribution for each piece where one is likely to begin."""

from collections.abc import Iterator, Mapping, Sequence

from headwater.attribute.agreement import TAGGER
from headwater.attribute.clauses import Tree, trim
from headwater.attribute.contents import tidy
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.structure import head_of
from headwater.attribute.tagger import Answer, Tagging
from headwater.model.attribution import Act
from headwater.model.text import Span

LEAST = 0.15  # how likely an attribution must be to begin at a piece for one to be proposed there
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss"})
_OPEN = frozenset({"ADP"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_SURE = (0.5, 0.25, 0.75)
_BRIDGE, _DOUBT = 2, 0.2  # a gap of at most so many pieces, each likelier than that, belongs to the stretches around it


def asked(tagging: Tagging) -> Iterator[int]:
    """Yield the pieces at which the tagger is asked what belongs to them."""
    yield from (piece for piece, chance in enumerate(tagging.begins) if chance >= LEAST)


def propose(tree: Tree, cues: Cues, tagging: Tagging, answers: Mapping[int, Answer]) -> Iterator[Find]:
    """Yield what the tagger proposes, with its content drawn narrowly, as likely, and widely."""
    for piece in asked(tagging):
        answer = answers[piece]
        cue = _stretches(tree, tagging, answer, "cue", 0.5)
        source = tuple(
            _whole(tree, span) for span in _stretches(tree, tagging, answer, "source", 0.5) if _names(tree, span)
        )
        start = tagging.pieces.starts[piece]
        if not cue and not any(span.start <= start < span.end for span in source):
            continue
        seen = set()
        for sure in _SURE:
            contents = _contents(tree, tagging, answer, sure)
            if contents and contents not in seen:
                seen.add(contents)
                yield _find(tree, cues, tagging.acts[piece], (source, cue, contents))


def _find(tree: Tree, cues: Cues, act: str, spans: tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]) -> Find:
    source, cue, contents = spans
    at = _cue_word(tree, cue[0]) if cue else None
    lemma = tree.cue(at) if at is not None else ""
    acts: dict[str, Act] = {"speech": "speech", "document": "document", "belief": "belief", "intent": "intent"}
    return Find(
        sources=source,
        cues=cue,
        contents=contents,
        act=acts[act],
        stance=next((frame.stance for frame in cues.verbs.get(lemma, {}).values()), "asserts"),
        rule=TAGGER,
        cue=lemma,
        head=head_of(tree, source[0]) if source else None,
        at=at,
        kind=None if cue else "citation",
    )


def _cue_word(tree: Tree, span: Span) -> int:
    """Return the token of a cue that says most: its last verb, else its first noun, else its first token."""
    first = min(tree.token_at(span.start), len(tree.tokens) - 1)
    last = min(tree.token_at(span.end - 1), len(tree.tokens) - 1)
    verbs = [k for k in range(first, last + 1) if tree.tokens.pos[k] == "VERB"]
    nouns = [k for k in range(first, last + 1) if tree.tokens.pos[k] in {"NOUN", "ADJ"}]
    return (verbs[-1:] or nouns[:1] or [first])[0]


def _stretches(tree: Tree, tagging: Tagging, answer: Answer, role: str, sure: float) -> tuple[Span, ...]:
    return tuple(
        span
        for first, last in _runs(answer.roles[role], sure)
        if (span := trim(tree.text, _span(tagging, answer, first, last))).end > span.start
    )


def _names(tree: Tree, span: Span) -> bool:
    """Tell whether a source has a word that can stand for somebody."""
    first, last = tree.token_at(span.start), tree.token_at(span.end - 1)
    return (
        bool({"NOUN", "PROPN", "PRON", "NUM"}.intersection(tree.tokens.pos[first : last + 1]))
        or tree.word(min(first, len(tree.tokens) - 1)) in _POSSESSIVES
    )


def _whole(tree: Tree, span: Span) -> Span:
    """Return a source with the article and the adjectives before its noun, where the tagger lost them."""
    first, head = tree.token_at(span.start), head_of(tree, span)
    while (
        head is not None
        and first
        and tree.tokens.heads[first - 1] == head
        and tree.tokens.deps[first - 1] in _BEFORE_NOUN
    ):
        first -= 1
    return Span(start=min(span.start, tree.tokens.starts[min(first, len(tree.tokens) - 1)]), end=span.end)


def _contents(tree: Tree, tagging: Tagging, answer: Answer, sure: float) -> tuple[Span, ...]:
    chances = answer.roles["content"]
    runs = _runs(chances, sure)
    weights = [sum(chances[first : last + 1]) for first, last in runs]
    most = max(weights, default=0.0)
    spans = [
        tidy(tree.text, _ended(tree, _span(tagging, answer, first, last)), tree.quotes)
        for (first, last), weight in zip(runs, weights, strict=True)
        if weight >= 0.08 * most
    ]
    return tuple(span for span in spans if span.end > span.start) if any(map(tree.tells, spans)) else ()


def _ended(tree: Tree, span: Span) -> Span:
    """Return a stretch with what its last word governs, where that is a preposition."""
    last = tree.token_at(span.end - 1)
    if last >= len(tree.tokens) or tree.tokens.pos[last] not in _OPEN:
        return span
    return Span(start=span.start, end=max(span.end, tree.tokens.ends[tree.last[last]]))


def _runs(chances: Sequence[float], sure: float) -> list[tuple[int, int]]:
    """Return the first and last places of the stretches that are at least `sure`, over gaps of few pieces."""
    found: list[tuple[int, int]] = []
    for place, chance in enumerate(chances):
        if chance < sure:
            continue
        gap = chances[found[-1][1] + 1 : place] if found else ()
        if found and len(gap) <= _BRIDGE and min(gap, default=1.0) > _DOUBT:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _span(tagging: Tagging, answer: Answer, first: int, last: int) -> Span:
    pieces = tagging.pieces
    return Span(start=pieces.starts[answer.first + first], end=pieces.ends[answer.first + last])
