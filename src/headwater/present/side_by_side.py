"""Two articles compared, told to people: numbers, passages, claims, and what only one of them states."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from headwater.model.links import Statement
from headwater.model.text import Article, Span
from headwater.present import phrases
from headwater.present.attributions import who
from headwater.present.beside import Beside, Mark, View, Words
from headwater.present.comparison import CommonClaim, Comparison, Pairing, Side, contradicts
from headwater.present.laid import Row, SharedPassage
from headwater.present.screen import BLANK, Line
from headwater.present.sentences import stance_words

ALL = "--all"
LEGEND = "Marked: [-only in A-] {+only in B+}."
_MOST_SHOWN = 30  # passages, claims and parts of a passage, unless all are wanted
_FEWEST_HIDDEN = 20  # words: for fewer, a line that says so saves nothing
_LONGEST = 480  # characters of one stretch, unless all is wanted
_BLANKS = re.compile(r"[^\S\n]+")
_PARAGRAPH = re.compile(r"\s*\n\s*")
_LIKE_A_MARK = re.compile(r"\[(?=-)|-(?=\])|\{(?=\+)|\+(?=\})")


def side_by_side(found: Comparison, *, everything: bool = False) -> View:
    """Return a comparison as lines and texts beside each other; what is long or shows little only if `everything` is wanted."""
    return (
        *_opening(found),
        *_passages(found, everything=everything),
        *_claims(found, everything=everything),
        *_alone("A", found.left, everything=everything),
        *_alone("B", found.right, everything=everything),
    )


def _opening(found: Comparison) -> Iterator[Line | Beside]:
    titles = [(Words(text=_shown(_title(side.article))),) for side in (found.left, found.right)]
    yield Beside(left=titles[0], right=titles[1], heads=(_facts(found.left), _facts(found.right)))
    yield BLANK
    yield Line(kind="title", text=_summary(found))
    if not found.passages and not found.claims:
        yield BLANK
        yield Line(kind="note", text="That nothing was found does not mean that the two are independent.")


def _title(article: Article) -> str:
    return phrases.shorten(article.title, 160) if article.title else phrases.label(article)


def _facts(side: Side) -> str:
    article = side.article
    language = "" if article.language == "en" else f"language “{phrases.one_line(article.language)}”"
    outlet = phrases.shorten(article.outlet, 60) if article.outlet else ""
    count = phrases.plural(side.words, "word")
    parts = (phrases.one_line(article.path), outlet, phrases.when(article.published), count, language)
    return _shown(" · ".join(part for part in parts if part))


def _summary(found: Comparison) -> str:
    """Return the whole in sentences with numbers."""
    opposed = sum(claim.relation == "opposed" for claim in found.claims)
    common = phrases.plural(len(found.claims), "claim") if found.claims else "no claim"
    contradicted = f", {opposed:,} of them contradicted" if opposed else ""
    return f"{_words_shared(found)}{_passages_shared(found)}; {common} in common{contradicted}."


def _words_shared(found: Comparison) -> str:
    if not found.passages:
        return ""
    ours, theirs = (f"{side.shared:,} of {phrases.plural(side.words, 'word')}" for side in (found.left, found.right))
    return f"{ours} of A stand in B in the same words, and {theirs} of B in A. "


def _passages_shared(found: Comparison) -> str:
    quotations = sum(passage.kind == "quotation" for passage in found.passages)
    counts = ((len(found.passages) - quotations, "passage"), (quotations, "quotation"))
    told = [phrases.plural(count, noun) for count, noun in counts if count]
    shared = " and ".join(told) if told else "No passage"
    return f"{shared} {phrases.noun(max(1, len(found.passages)), 'is', 'are')} shared"


def _passages(found: Comparison, *, everything: bool) -> Iterator[Line | Beside]:
    if not found.passages:
        return
    yield from _heading("Shared passages")
    if any(passage.differences for passage in found.passages):
        yield Line(kind="note", text=LEGEND)
    texts = found.left.prose, found.right.prose
    shown = found.passages if everything else found.passages[:_MOST_SHOWN]
    for number, passage in enumerate(shown, start=1):
        yield BLANK
        yield Line(kind="lead", text=f"{number}  {_kind(passage)} · {_where(found, passage.left, passage.right)}")
        yield from _laid_rows(texts, passage.rows, everything=everything)
    yield from _rest(len(found.passages) - len(shown), "passage")


def _kind(passage: SharedPassage) -> str:
    name = "quotation" if passage.kind == "quotation" else "prose"
    count = len(passage.differences)
    differing = f"differing in {phrases.plural(count, 'place')}" if count else "word for word"
    return f"{name}, {phrases.plural(passage.word_count, 'word')} in common, {differing}"


def _where(found: Comparison, left: Span, right: Span) -> str:
    ours, theirs = (_place(side, span.start) for side, span in ((found.left, left), (found.right, right)))
    return f"A {ours} · B {theirs}"


def _laid_rows(texts: tuple[str, str], rows: Sequence[Row], *, everything: bool) -> Iterator[Line | Beside]:
    """Yield the parts of a passage; where many in a row are the same, only the first and the last of them."""
    shown = rows if everything else rows[:_MOST_SHOWN]
    kept = set(range(len(shown))) if everything else _kept(texts[0], shown)
    for is_kept, members in groupby(range(len(shown)), kept.__contains__):
        found = [shown[at] for at in members]
        if is_kept:
            yield from (_beside(texts, run, everything=everything) for run in _runs(found))
        else:
            count = phrases.plural(_count(texts[0], found), "word")
            yield Line(kind="item", text=f"{count} more, the same in both ({ALL} shows them)")
    yield from _rest(len(rows) - len(shown), "sentence")


def _kept(text: str, rows: Sequence[Row]) -> set[int]:
    """Return which parts of a passage are shown: the first and last, and those around a difference, with short ones between."""
    kept = {at + step for at, row in enumerate(rows) if row.differences for step in (-1, 0, 1)} | {0, len(rows) - 1}
    for is_kept, members in groupby(range(len(rows)), frozenset(kept).__contains__):
        numbers = list(members)
        if not is_kept and _count(text, [rows[at] for at in numbers]) < _FEWEST_HIDDEN:
            kept.update(numbers)
    return kept


def _count(text: str, rows: Sequence[Row]) -> int:
    return len(text[rows[0].left.start : rows[-1].left.end].split())


def _runs(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield parts of a passage, those that are the same put together."""
    for differ, members in groupby(rows, lambda row: bool(row.differences)):
        found = list(members)
        if differ:
            yield from found
        else:
            yield Row(
                left=Span(start=found[0].left.start, end=found[-1].left.end),
                right=Span(start=found[0].right.start, end=found[-1].right.end),
                differences=(),
            )


def _beside(texts: tuple[str, str], row: Row, *, everything: bool) -> Beside:
    limit = None if everything else _LONGEST
    left = [one.left for one in row.differences]
    right = [one.right for one in row.differences]
    return Beside(
        left=tuple(_cut(texts[0], row.left, left, "left", limit)),
        right=tuple(_cut(texts[1], row.right, right, "right", limit)),
    )


def _cut(text: str, whole: Span, marks: Iterable[Span], mark: Mark, limit: int | None) -> Iterator[Words]:
    """Yield a stretch in pieces, with a sign where a paragraph ends inside it."""
    end = whole.start + len(text[whole.start : whole.end].rstrip())
    at = end - len(text[whole.start : end].lstrip())
    for span in marks:
        if span.start < span.end:
            yield Words(text=_PARAGRAPH.sub(" ¶ ", _shown(text[at : span.start], limit)))
            yield Words(text=_PARAGRAPH.sub(" ¶ ", _shown(text[span.start : span.end], limit)), mark=mark)
            at = span.end
    yield Words(text=_PARAGRAPH.sub(" ¶ ", _shown(text[at:end], limit)))


def _shown(text: str, limit: int | None = None) -> str:
    """Return a stretch of an article as it may be shown: nothing in it acts, or passes for a mark of ours."""
    if limit and len(text) > limit:
        text = f"{text[: limit // 2].rsplit(None, 1)[0]} […] {text[-limit // 2 :].split(None, 1)[-1]}"
    return _LIKE_A_MARK.sub(r"\g<0> ", _BLANKS.sub(" ", phrases.clean(text)))


def _claims(found: Comparison, *, everything: bool) -> Iterator[Line | Beside]:
    opposed = [claim for claim in found.claims if claim.relation == "opposed"]
    same = [claim for claim in found.claims if claim.relation == "same" and (everything or not claim.in_passages)]
    hidden = len(found.claims) - len(opposed) - len(same)
    if opposed:
        yield from _heading("Contradicted")
        yield from _listed(found, opposed, everything=everything)
    if same or hidden:
        yield from _heading("The same claim")
        yield from _listed(found, same, everything=everything)
        if hidden:
            count = phrases.plural(hidden, "more claim" if same else "claim")
            verb = phrases.noun(hidden, "is", "are")
            yield Line(kind="note", text=f"{count} {verb} made in the shared passages alone ({ALL} shows them).")


def _listed(found: Comparison, claims: Sequence[CommonClaim], *, everything: bool) -> Iterator[Line | Beside]:
    shown = claims if everything else claims[:_MOST_SHOWN]
    for number, claim in enumerate(shown, start=1):
        pairs = claim.pairs if everything else (*_telling(claim),) or claim.pairs[:1]
        for rank, pair in enumerate(pairs):
            yield BLANK
            yield Line(kind="lead", text=f"{'also' if rank else number}  {_verdict(pair)}")
            yield _sentences(found, pair.left, pair.right, everything=everything)
            yield from _reasons(pair)
        if not pairs:
            yield BLANK
            yield Line(kind="lead", text=f"{number}  the same claim by what other articles of the case say")
            yield _sentences(found, claim.left[0], claim.right[0], everything=everything)
    yield from _rest(len(claims) - len(shown), "claim")


def _telling(claim: CommonClaim) -> Iterator[Pairing]:
    """Yield the pairs of a claim that show each of its places once: contradictions first, nothing that a passage shows."""
    covered = {one.id for pair in claim.pairs if pair.in_passage for one in (pair.left, pair.right)}
    begun = False
    for pair in sorted(claim.pairs, key=lambda one: not _is_contradiction(one)):
        is_news = not {pair.left.id, pair.right.id} <= covered
        if (is_news and not pair.in_passage) or (_is_contradiction(pair) and not begun):
            begun = True
            covered |= {pair.left.id, pair.right.id}
            yield pair


def _is_contradiction(pair: Pairing) -> bool:
    return pair.relation == "opposed" and contradicts(pair.left, pair.right)


def _verdict(pair: Pairing) -> str:
    if not contradicts(pair.left, pair.right):
        words = "one takes a stand on what the other says"
    else:
        words = "they contradict each other" if pair.relation == "opposed" else "the same claim"
    return f"{words}, score {pair.score:.2f}"


def _reasons(pair: Pairing) -> Iterator[Line]:
    for side in ("for", "against"):
        told = pair.told(side)
        if told:
            yield Line(kind="quote", text=f"{side}: {phrases.one_line('; '.join(told))}")


def _sentences(found: Comparison, left: Statement, right: Statement, *, everything: bool) -> Beside:
    limit = None if everything else _LONGEST
    return Beside(
        left=(Words(text=phrases.one_line(_shown(left.text, limit))),),
        right=(Words(text=phrases.one_line(_shown(right.text, limit))),),
        heads=(_head(found.left, left), _head(found.right, right)),
    )


def _head(side: Side, statement: Statement) -> str:
    """Return where a statement stands, on whose word, and how that source stands to it."""
    said = side.attribution(statement)
    source = who(side.article, said) if said else "in its own voice"
    stand = [] if statement.stance == "asserts" else [stance_words(statement.stance)]
    hedged = ["hedged"] if statement.hedged else []
    return _shown(" · ".join([_place(side, statement.start), source, *stand, *hedged]))


def _alone(name: str, side: Side, *, everything: bool) -> Iterator[Line | Beside]:
    yield from _heading(f"Only in {name}")
    count = len(side.alone)
    hint = f" ({ALL} lists {phrases.noun(count, 'it', 'them')})" if count and not everything else ""
    yield Line(kind="text", text=f"{phrases.plural(count, 'statement') if count else 'nothing'}{hint}")
    for statement in side.alone if everything else ():
        yield Line(kind="item", text=_head(side, statement))
        yield Line(kind="quote", text=phrases.one_line(_shown(statement.text)))


def _heading(text: str) -> Iterator[Line]:
    yield BLANK
    yield Line(kind="heading", text=text)


def _rest(count: int, noun: str) -> Iterator[Line]:
    if count > 0:
        yield Line(kind="note", text=f"And {phrases.plural(count, f'more {noun}')} ({ALL} shows them).")


def _place(side: Side, offset: int) -> str:
    """Return where a place of an article's text is: "paragraph 4, place 812"; the title and the lines around it do not count."""
    title = side.article.title_span
    if title and title.start <= offset < title.end:
        return f"title, place {offset}"
    number = bisect_right(side.paragraphs, offset)
    return f"paragraph {number}, place {offset}" if number else f"place {offset}"
