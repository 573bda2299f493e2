"""Copies: articles that share so much text that one was made from the other, and which of them came first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from headwater.model.links import Passage
from headwater.model.text import Article, Span
from headwater.trace.parties.outlets import names_outlet, outlet_of
from headwater.trace.pile import Pile
from headwater.trace.texts.graphs import parts
from headwater.trace.texts.order import date_key, is_earlier
from headwater.trace.texts.words import tokens

_WHOLE = 0.6
_PART = 0.35
_SHORTEST_EXCERPT = 12
_SHORTEST_CREDITED = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """`downstream` holds text of `upstream`: nearly all of it (`whole`) or a passage."""

    downstream: str
    upstream: str
    whole: bool
    share: float
    words: int
    passages: tuple[Passage, ...]
    reason: str


def copies(
    pile: Pile, credited: Iterable[tuple[str, str]], pointing: Collection[tuple[str, str]] = ()
) -> tuple[Copy, ...]:
    """Return who copied whom, sorted; `credited` are pairs of articles of which the first names the second.

    `pointing` are pairs of which the first says by a mark that it has its text from the second.

    Of many copies of one text, each rests on the one it came from and not on its sisters.
    """
    shared = _by_pair(pile)
    naming = frozenset(credited) | frozenset(pointing)
    families = _families(pile, shared)
    pointed, named = _by_first(pointing), _by_first(naming)
    root = {member: made for family in families for made in [_root(pile, family, pointed, named)] for member in family}
    whole = [
        _whole(pile, shared, (member, root[member]), pointing)
        for member in sorted(root)
        if root[member] != member and not _one_outlet(pile, (member, root[member]))
    ]
    parts = [
        copy
        for pair in sorted(shared)
        if root.get(pair[0], 0) != root.get(pair[1], 1) and not _one_outlet(pile, pair)
        for copy in _part(pile, pair, shared, naming, root)
    ]
    return tuple(sorted([*whole, *_best(parts)], key=lambda c: (c.downstream, c.upstream)))


def _by_pair(pile: Pile) -> dict[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in pile.passages:
        if passage.left in pile.articles and passage.right in pile.articles:
            found[passage.left, passage.right].append(passage)
    return found


def _families(pile: Pile, shared: Mapping[tuple[str, str], list[Passage]]) -> list[frozenset[str]]:
    """Return the groups of articles that are one text: most of one, and a good part of the other, is shared."""
    lengths: dict[str, int] = {}
    return parts((), [pair for pair, passages in shared.items() if _is_one_text(pile, pair, passages, lengths)])


def _is_one_text(pile: Pile, pair: tuple[str, str], passages: Iterable[Passage], lengths: dict[str, int]) -> bool:
    """Tell whether two articles share most of one and a good part of the other; `lengths` keeps how long their prose is."""
    copied = [p for p in passages if p.kind == "copied" or p.word_count > 60]
    if not copied:
        return False
    for id_ in pair:
        if id_ not in lengths:
            lengths[id_] = prose_length(pile.articles[id_])
    inside = [_inside(pile, id_, copied) for id_ in pair]
    # A word has a letter, and something stands between two: most pairs share so little that nobody need count the words.
    if any((len(words) + 1) / 2 / lengths[id_] < _PART for id_, words in zip(pair, inside, strict=True)):
        return False
    shares = [len(tokens(words)) / lengths[id_] for id_, words in zip(pair, inside, strict=True)]
    return max(shares) >= _WHOLE and min(shares) >= _PART


def _share(pile: Pile, article_id: str, passages: Iterable[Passage]) -> float:
    """Return which share of the article's own prose lies in the passages."""
    return len(tokens(_inside(pile, article_id, passages))) / prose_length(pile.articles[article_id])


def _inside(pile: Pile, article_id: str, passages: Iterable[Passage]) -> str:
    """Return the words of an article that lie in the passages."""
    text = pile.articles[article_id].text
    spans = [p.left_span if p.left == article_id else p.right_span for p in passages]
    return " ".join(text[s.start : s.end] for s in _union(spans))


def prose_length(article: Article) -> int:
    """Return how many words the article has outside its furniture."""
    furniture = sum(len(tokens(article.text[s.start : s.end])) for s in article.furniture)
    return max(1, len(tokens(article.text)) - furniture)


def _union(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _by_first(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        found[first].add(second)
    return found


def _root(pile: Pile, family: frozenset[str], pointed: Mapping[str, set[str]], named: Mapping[str, set[str]]) -> str:
    """Return what the others were made from: the one they point to, one that names none of them, the agency's, the earliest."""
    members = [pile.articles[id_] for id_ in sorted(family)]
    original = {up for a in members for up in pointed.get(a.id, ()) if up in family}
    outlets = {outlet_of(a): a for a in members}
    credited = {a.id: {key for key, one in outlets.items() if credits_agency(a, one)} for a in members}
    sources = set().union(*credited.values())
    return min(
        members,
        key=lambda a: (
            not family.isdisjoint(pointed.get(a.id, ())),
            a.id not in original,
            bool(credited[a.id]) or _names_one(pile, a, named, outlets),
            outlet_of(a) not in sources,
            date_key(a)[:2],
            -prose_length(a),
            a.id,
        ),
    ).id


def _names_one(pile: Pile, article: Article, named: Mapping[str, set[str]], outlets: Collection[str]) -> bool:
    """Say whether an article names one of some outlets, not its own: which article of it is meant, the name does not tell."""
    keys = {outlet_of(pile.articles[id_]) for id_ in named.get(article.id, ())}
    return not (keys - {outlet_of(article)}).isdisjoint(outlets)


def credits_agency(copy: Article, original: Article) -> bool:
    """Say whether the top of one article credits the other's outlet for its text."""
    names = [copy.agency, *(credit.name for credit in copy.credits), *copy.bylines]
    key = outlet_of(original)
    return outlet_of(copy) != key and any(name and names_outlet(name, key) for name in names)


def _whole(
    pile: Pile,
    shared: Mapping[tuple[str, str], list[Passage]],
    pair: tuple[str, str],
    pointing: Collection[tuple[str, str]],
) -> Copy:
    member, root = pair
    passages = shared.get((min(member, root), max(member, root)), [])
    share = _share(pile, member, passages)
    credit = pair in pointing or credits_agency(pile.articles[member], pile.articles[root])
    reason = f"{min(100, round(100 * share))}% of its words stand in the other" + (
        ", which it credits" if credit else ", without a credit"
    )
    return Copy(
        downstream=member,
        upstream=root,
        whole=True,
        share=share,
        words=_words(passages),
        passages=tuple(passages),
        reason=reason,
    )


def _words(passages: Iterable[Passage]) -> int:
    return sum(passage.word_count for passage in passages)


def _part(
    pile: Pile,
    pair: tuple[str, str],
    shared: Mapping[tuple[str, str], list[Passage]],
    naming: frozenset[tuple[str, str]],
    root: Mapping[str, str],
) -> list[Copy]:
    """Return the excerpt that one of two articles took from the other, if there is one and its direction can be told."""
    for down, up in (pair, pair[::-1]):
        if root.get(down, down) != down:
            continue
        credited = (down, up) in naming or credits_agency(pile.articles[down], pile.articles[up])
        passages = [p for p in shared[pair] if _lifted(p, credited=credited)]
        if passages and root.get(up, up) == up and (credited or is_earlier(pile.articles[up], pile.articles[down])):
            reason = (
                f"it has {_words(passages)} words in common with the other, "
                + ("with" if credited else "without")
                + " a credit"
            )
            return [
                Copy(
                    downstream=down,
                    upstream=up,
                    whole=False,
                    share=_share(pile, down, passages),
                    words=_words(passages),
                    passages=tuple(passages),
                    reason=reason,
                )
            ]
    return []


def _one_outlet(pile: Pile, pair: tuple[str, str]) -> bool:
    """Say whether both articles are one outlet's: whoever repeats himself lifts nothing."""
    return outlet_of(pile.articles[pair[0]]) == outlet_of(pile.articles[pair[1]])


def _lifted(passage: Passage, *, credited: bool) -> bool:
    """Say whether a passage was lifted: words that two outlets quote may both come from the speaker's own mouth."""
    if passage.kind == "quotation":
        return credited and passage.word_count >= _SHORTEST_CREDITED
    return passage.word_count >= (_SHORTEST_CREDITED if credited else _SHORTEST_EXCERPT)


def _best(parts: list[Copy]) -> list[Copy]:
    """Keep, of several excerpts that hold the same words of one article, the longest."""
    kept: list[Copy] = []
    taken: dict[str, set[Span]] = defaultdict(set)
    for part in sorted(parts, key=lambda c: (c.downstream, -c.words, c.upstream)):
        spans, held = _places(part), taken[part.downstream]
        if not all(any(t.start <= s.start and s.end <= t.end for t in held) for s in spans):
            kept.append(part)
            held.update(spans)
    return kept


def _places(copy: Copy) -> list[Span]:
    return [p.left_span if p.left == copy.downstream else p.right_span for p in copy.passages]
