"""Statements: each place where an article puts something forward, on somebody's word or in its own voice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.compare.clauses import Piece, pieces
from headwater.compare.grammar import SUBJECTS, Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.propositions import has_no_verb, only_points, told_in, told_with
from headwater.compare.stance.stands import refusal
from headwater.model.attribution import Attribution, Stance
from headwater.model.identity import digest
from headwater.model.links import Statement
from headwater.model.text import Article, Block, BlockKind, Reading, Span

FEWEST_WORDS = 3  # "Two people ill" is a statement, "More soon" none
_STATING_BLOCKS: frozenset[BlockKind] = frozenset(
    {"paragraph", "heading", "turn", "block_quote", "caption", "citation"}
)
_CLAUSE_HEADS = frozenset({"ROOT", "conj", "ccomp"})
_END_MARKS = " .,;:\"“”'’"
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, whether it is a heading, and the question right before it that it may answer."""

    span: Span
    is_heading: bool
    asked: Span | None


@dataclass(frozen=True, slots=True)
class _Carrier:
    """An attribution with the stretches that are its own: what is left of its content without the attributions inside it."""

    attribution: Attribution
    contents: tuple[Span, ...]
    hull: tuple[Span, ...]
    inner: tuple[Span, ...]


def statements(
    article: Article, reading: Reading, tree: Grammar, attributions: Sequence[Attribution]
) -> tuple[Statement, ...]:
    """Return the statements of `article`, sorted by place.

    A content that another attribution inside it carries belongs to the inner one, or to an outer one that denies it. A longer
    content is cut into its sentences, a sentence into the clauses that state something by themselves.
    """
    carriers = _carriers(attributions)
    found: dict[str, Statement] = {}
    for sentence in _sentences(article, reading):
        for statement in _sentence_statements(article, tree, sentence, carriers):
            found.setdefault(statement.id, statement)
    return tuple(sorted(_told_once(article, found.values()), key=lambda s: (s.start, s.end, s.id)))


def _told_once(article: Article, found: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements; of those that are told in the same words only the longest keeps them."""
    taken: set[tuple[int, str]] = set()
    for one in sorted(found, key=lambda s: (s.content[0].start - s.content[-1].end, s.start, s.id)):
        words = "".join(article.text[span.start : span.end] for span in one.wording).rstrip(_END_MARKS)
        place = (one.wording[0].start if one.wording else 0, words)
        yield replace(one, wording=()) if place in taken else one
        taken.add(place)


def _carriers(attributions: Sequence[Attribution]) -> list[_Carrier]:
    children: Mapping[str, list[Attribution]] = defaultdict(list)
    for one in sorted(attributions, key=lambda a: a.id):
        if one.parent:
            children[one.parent].append(one)
    stands = _taking_stand(attributions)
    out = []
    for one in sorted(attributions, key=lambda a: (a.contents, a.id)):
        hull = tuple(sorted((*one.sources, *one.cues, *one.contents)))
        inner = tuple(s for child in children[one.id] for s in (*child.sources, *child.cues, *child.contents))
        out.append(_Carrier(stands.get(one.id, one), one.contents, hull, inner))
    return out


def _taking_stand(attributions: Sequence[Attribution]) -> dict[str, Attribution]:
    """Return, for each attribution inside one that denies or disputes, that outer one: there its content is put forward."""
    by_id = {one.id: one for one in attributions}
    found: dict[str, Attribution] = {}
    for one in attributions:
        seen, outer = {one.id}, by_id.get(one.parent or "")
        while outer is not None and outer.id not in seen:
            if outer.stance in {"denies", "disputes"}:
                found[one.id] = outer
            seen.add(outer.id)
            outer = by_id.get(outer.parent or "")
    return found


def _sentences(article: Article, reading: Reading) -> Iterator[_Sentence]:
    """Yield the sentences outside furniture that state something, cut at the borders of blocks."""
    kinds = [block for block in reading.blocks if block.kind in _STATING_BLOCKS]
    before: tuple[Span, list[Block]] | None = None
    for sentence in reading.sentences:
        if any(s.start < sentence.end and sentence.start < s.end for s in article.furniture):
            continue
        blocks = [b for b in kinds if b.start < sentence.end and sentence.start < b.end]
        if kinds and not blocks:
            continue
        asked = before[0] if before and before[1] == blocks and _is_question(article.text, before[0]) else None
        yield _Sentence(sentence, any(b.kind == "heading" for b in blocks), asked)
        before = (sentence, blocks)


def _sentence_statements(
    article: Article, tree: Grammar, its: _Sentence, carriers: Sequence[_Carrier]
) -> Iterator[Statement]:
    sentence = its.span
    touching = [c for c in carriers if _overlaps(c.hull, sentence)]
    here = [c for c in touching if not _is_bare(tree, c.contents)]
    told: list[tuple[Span, Attribution | None]] = [(sentence, c.attribution) for c in touching[:1]]
    stretches = told if touching and not here else _stretches(article, tree, sentence, here)
    for stretch, attribution in stretches:
        cut = pieces(tree, stretch)
        for piece in cut:
            frame = sentence if len(stretches) == len(cut) == 1 else _frame(sentence, piece, attribution, len(cut))
            around = (stretch, frame, sentence) if attribution else (stretch,)
            yield _statement(article, tree, frame, piece, attribution, _wording(tree, its, piece.content, around))


def _wording(tree: Grammar, its: _Sentence, content: Sequence[Span], around: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans that tell what a content puts forward; in the article's own voice it is to name something."""
    told = told_in(tree, content, around, is_heading=its.is_heading)
    is_own = len(around) == 1
    if told and not (is_own and only_points(tree, told)):
        return told
    if its.asked:
        return told_with(tree, its.asked, its.span)
    return () if is_own or its.is_heading or not has_no_verb(tree, its.span) else (its.span,)


def _stretches(
    article: Article, tree: Grammar, sentence: Span, here: Sequence[_Carrier]
) -> list[tuple[Span, Attribution | None]]:
    """Return what a sentence puts forward, each stretch with the attribution that carries it."""
    stretches: list[tuple[Span, Attribution | None]] = []
    for carrier in here:
        mine = _within(carrier.contents, sentence)
        own = _minus(mine, carrier.inner)
        stretches.extend((s, carrier.attribution) for s in own if _is_carried(tree, s, is_whole=own == mine))
    if here:
        hulls = [span for carrier in here for span in carrier.hull]
        stretches.extend((s, None) for s in _own_clauses(tree, sentence, hulls))
    elif _asserts(article.text, tree, sentence):
        stretches.append((sentence, None))
    return stretches or [(sentence, carrier.attribution) for carrier in here[-1:]]


def _asserts(text: str, tree: Grammar, sentence: Span) -> bool:
    """Whether a sentence in the article's own voice states something: it is no question and has words that mean something."""
    return _words(tree, sentence) >= FEWEST_WORDS and not _is_question(text, sentence) and _tells(tree, sentence)


def _is_question(text: str, sentence: Span) -> bool:
    return text[sentence.start : sentence.end].rstrip(" \"”’'").endswith("?")


def _tells(tree: Grammar, stretch: Span) -> bool:
    return any(tree.tokens.pos[i] in _TELLING for i in tree.inside(stretch.start, stretch.end))


def _is_carried(tree: Grammar, stretch: Span, *, is_whole: bool) -> bool:
    """Whether a stretch of a content states something: all of it does, a rest around inner attributions only as a clause."""
    return _tells(tree, stretch) if is_whole else _has_clause(tree, stretch)


def _own_clauses(tree: Grammar, sentence: Span, hulls: Sequence[Span]) -> Iterator[Span]:
    """Yield what a sentence with attributions states in the article's own voice: clauses outside them, whole ones."""
    for stretch in _minus((sentence,), hulls):
        if _has_clause(tree, stretch):
            inside = tree.inside(stretch.start, stretch.end)
            yield Span(start=tree.tokens.starts[inside[0]], end=tree.tokens.ends[inside[-1]])


def _has_clause(tree: Grammar, stretch: Span) -> bool:
    inside = tree.inside(stretch.start, stretch.end)
    heads = [i for i in inside if tree.tokens.deps[i] in _CLAUSE_HEADS and tree.is_finite(i)]
    with_subject = [
        i for i in heads if any(tree.tokens.deps[c] in SUBJECTS and c in inside for c in tree.children.get(i, ()))
    ]
    return bool(with_subject) and _words(tree, stretch) > FEWEST_WORDS


def _frame(sentence: Span, piece: Piece, attribution: Attribution | None, piece_count: int) -> Span:
    """Return the stretch that a reader is shown: a clause for itself, else the content with its source and cue."""
    if attribution is None or piece_count > 1:
        return Span(start=piece.start, end=piece.end)
    around = _within((*attribution.sources, *attribution.cues), sentence)
    start = min([piece.start, *(s.start for s in around)])
    return Span(start=start, end=max([piece.end, *(s.end for s in around)]))


def _statement(
    article: Article,
    tree: Grammar,
    frame: Span,
    piece: Piece,
    attribution: Attribution | None,
    wording: tuple[Span, ...],
) -> Statement:
    carrier = attribution.id if attribution else None
    hedged = any(
        tree.tokens.lemmas[i].lower() in lexicon().hedges
        for span in piece.content
        for i in tree.inside(span.start, span.end)
    )
    return Statement(
        id=digest(
            "statement", article.id, piece.content[0].start, piece.content[-1].end, len(piece.content), carrier or ""
        ),
        article_id=article.id,
        start=frame.start,
        end=frame.end,
        content=piece.content,
        wording=wording,
        text=article.text[frame.start : frame.end],
        attribution_id=carrier,
        stance=_stance(tree, frame, attribution),
        hedged=hedged or bool(attribution and attribution.hedged),
    )


def _stance(tree: Grammar, frame: Span, attribution: Attribution | None) -> Stance:
    if refusal(tree, frame.start, frame.end):
        return "declines_comment"
    return attribution.stance if attribution else "asserts"


def _is_bare(tree: Grammar, contents: Sequence[Span]) -> bool:
    """Whether a content is a figure without a word of what it counts: it says something only in its sentence."""
    inside = [i for span in contents for i in tree.inside(span.start, span.end)]
    told = [tree.tokens.pos[i] for i in inside if tree.tokens.pos[i] in _TELLING]
    return bool(told) and set(told) == {"NUM"}


def _words(tree: Grammar, span: Span) -> int:
    return sum(tree.tokens.pos[i] not in {"PUNCT", "SPACE"} for i in tree.inside(span.start, span.end))


def _overlaps(spans: Sequence[Span], other: Span) -> bool:
    return any(s.start < other.end and other.start < s.end for s in spans)


def _within(spans: Sequence[Span], frame: Span) -> tuple[Span, ...]:
    cut = (Span(start=max(s.start, frame.start), end=min(s.end, frame.end)) for s in spans)
    return tuple(s for s in cut if s.start < s.end)


def _minus(spans: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    left = list(spans)
    for gone in sorted(taken):
        left = [piece for span in left for piece in _without(span, gone)]
    return tuple(sorted(left))


def _without(span: Span, gone: Span) -> Iterator[Span]:
    if gone.end <= span.start or span.end <= gone.start:
        yield span
        return
    if span.start < gone.start:
        yield Span(start=span.start, end=gone.start)
    if gone.end < span.end:
        yield Span(start=gone.end, end=span.end)
