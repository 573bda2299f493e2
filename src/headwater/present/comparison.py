"""Two articles compared: the passages and claims that both have, and what only one of them states."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from headwater.errors import NotInCase, SameArticle
from headwater.model.attribution import Attribution, Stance
from headwater.model.case import Case
from headwater.model.links import Passage, PassageKind, Relation, Statement, StatementLink
from headwater.model.text import Article, Span
from headwater.present.differing import words
from headwater.present.laid import SharedPassage, laid, prose

_SAYS_NOTHING: frozenset[Stance] = frozenset({"questions", "declines_comment"})
_SHARED_SHARE = 0.5  # of a statement's words: if they stand in the other article, it is not one article's alone

Found = TypeVar("Found", Statement, Attribution)
_MARKS = 3  # letters: passages begin and end with a word, statements with a quotation mark or a full stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A statement of each article that were weighed against each other, with the verdict and its reasons.

    `in_passage` is True where both lie in one shared passage.
    """

    left: Statement
    right: Statement
    relation: Relation
    score: float
    evidence: tuple[str, ...]
    in_passage: bool

    def told(self, side: str) -> tuple[str, ...]:
        """Return the reasons on one `side`, "for" or "against", in words."""
        return tuple(reason.removeprefix(f"{side}: ") for reason in self.evidence if reason.startswith(f"{side}: "))


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonClaim:
    """One claim that both articles make or take a stand on, with all places in both.

    `relation` is "opposed" where something in one contradicts something in the other; to ask, or to decline to comment, is no
    contradiction. `in_passages` is True where all it shows is
    that a shared passage is shared. `pairs` are the likeliest first; they are empty for a claim that only other articles of the
    case tie together.
    """

    left: tuple[Statement, ...]
    right: tuple[Statement, ...]
    relation: Relation
    in_passages: bool
    pairs: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two articles: how many words its prose has, how many of them the other has too, and what it alone states.

    `quoted` counts those of the shared words that stand in shared quotations. `prose` is the text with blanks in place of
    furniture, `paragraphs` are the places where its paragraphs begin. `attributions` are sorted by id.
    """

    article: Article
    prose: str
    paragraphs: tuple[int, ...]
    words: int
    shared: int
    quoted: int
    alone: tuple[Statement, ...]
    attributions: tuple[Attribution, ...]

    def attribution(self, statement: Statement) -> Attribution | None:
        """Return the attribution that carries a statement, None for the article's own assertion."""
        wanted = statement.attribution_id or ""
        index = bisect_left(self.attributions, wanted, key=lambda one: one.id)
        found = self.attributions[index] if index < len(self.attributions) else None
        return found if found and found.id == wanted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two articles compared, without direction. Passages and claims are in the order in which the left article has them."""

    left: Side
    right: Side
    passages: tuple[SharedPassage, ...]
    claims: tuple[CommonClaim, ...]


def comparison(
    left: Article,
    right: Article,
    *,
    passages: Iterable[Passage],
    statements: Iterable[Statement],
    links: Iterable[StatementLink],
    attributions: Iterable[Attribution],
) -> Comparison:
    """Return what two articles have in common and what not, from what was found in them and perhaps in others beside them."""
    texts = prose(left), prose(right)
    both = [
        laid(one, texts, is_turned=one.left != left.id)
        for one in passages
        if {one.left, one.right} == {left.id, right.id}
    ]
    both.sort(key=lambda found: (found[0].left, found[0].right))
    own = _by_article(sorted(statements, key=lambda one: (one.start, one.end, one.id)))
    claims = _claims(own[left.id], own[right.id], tuple(links), [passage for passage, _, _ in both])
    linked = {statement.id for claim in claims for statement in (*claim.left, *claim.right)}
    said = _by_article(sorted(attributions, key=lambda one: one.id))
    sides = [
        _side(
            article,
            text,
            shared=[(passage.kind, starts[rank]) for passage, *starts in both],
            own=[one for one in own[article.id] if one.id not in linked],
            said=said[article.id],
        )
        for rank, (article, text) in enumerate(zip((left, right), texts, strict=True))
    ]
    return Comparison(left=sides[0], right=sides[1], passages=tuple(found[0] for found in both), claims=claims)


def comparison_in(case: Case, left: str, right: str) -> Comparison:
    """Return how two articles of a case compare, by what comparing the whole case found; they are told by path or id.

    Raises:
        NotInCase: the case does not have one of them.
        SameArticle: they are one.
    """
    articles = [_known(case, name) for name in (left, right)]
    if articles[0].id == articles[1].id:
        raise SameArticle(right)
    return comparison(
        *articles,
        passages=case.passages,
        statements=case.statements,
        links=case.statement_links,
        attributions=case.attributions,
    )


def _known(case: Case, name: str) -> Article:
    """Return the article of a path, of one under which it came a second time, or of an id."""
    path = {one.path: one.article_path for one in case.duplicates}.get(name, name)
    for article in case.articles:
        if path in (article.path, article.id):
            return article
    raise NotInCase(name)


def contradicts(left: Statement, right: Statement) -> bool:
    """Tell whether two statements that are held to be opposed both say something: a question or a refusal does not."""
    return not {left.stance, right.stance} & _SAYS_NOTHING


def _by_article(found: Iterable[Found]) -> Mapping[str, list[Found]]:
    grouped: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        grouped[one.article_id].append(one)
    return grouped


def _side(
    article: Article,
    text: str,
    *,
    shared: Sequence[tuple[PassageKind, list[int]]],
    own: Sequence[Statement],
    said: Sequence[Attribution],
) -> Side:
    starts = frozenset(start for _, found in shared for start in found)
    return Side(
        article=article,
        prose=text,
        paragraphs=tuple(_paragraphs(text, article.title_span)),
        words=len(words(text, 0, len(text))),
        shared=len(starts),
        quoted=len({start for kind, found in shared for start in found if kind == "quotation"}),
        alone=tuple(one for one in own if not _is_shared(article, one, starts)),
        attributions=tuple(said),
    )


def _paragraphs(text: str, title: Span | None) -> Iterator[int]:
    """Yield where the paragraphs begin: lines that are not blank, the title left out."""
    at = 0
    for line in text.split("\n"):
        is_title = title is not None and title.start < at + len(line) and at < title.end
        if line.strip() and not is_title:
            yield at
        at += len(line) + 1


def _is_shared(article: Article, statement: Statement, starts: frozenset[int]) -> bool:
    found = [word.start for span in statement.content for word in words(article.text, span.start, span.end)]
    return sum(start in starts for start in found) >= max(1, _SHARED_SHARE * len(found))


def _claims(
    left: Sequence[Statement],
    right: Sequence[Statement],
    links: Sequence[StatementLink],
    passages: Sequence[SharedPassage],
) -> tuple[CommonClaim, ...]:
    camps = _camps(links)
    ours, theirs = _by_claim(left, camps), _by_claim(right, camps)
    claim_of = {one.id: number for number in ours.keys() & theirs.keys() for one in (*ours[number], *theirs[number])}
    pairs: dict[int, list[StatementLink]] = defaultdict(list)
    for link in links:
        if link.left in claim_of and link.right in claim_of:
            pairs[claim_of[link.left]].append(link)
    found = [_claim(ours[number], theirs[number], pairs[number], camps, passages) for number in set(claim_of.values())]
    return tuple(sorted(found, key=lambda one: (one.left[0].start, one.left[0].end, one.left[0].id)))


def _camps(links: Iterable[StatementLink]) -> dict[str, tuple[int, bool]]:
    """Return for each linked statement the number of its claim and its camp in it: all that are linked make one claim."""
    near: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for link in links:
        near[link.left].append((link.right, link.relation == "same"))
        near[link.right].append((link.left, link.relation == "same"))
    camps: dict[str, tuple[int, bool]] = {}
    for number, first in enumerate(sorted(near)):
        waiting = [] if first in camps else [first]
        camps.setdefault(first, (number, True))
        while waiting:
            one = waiting.pop()
            for other, agrees in near[one]:
                if other not in camps:
                    camps[other] = (camps[one][0], camps[one][1] == agrees)
                    waiting.append(other)
    return camps


def _by_claim(
    statements: Iterable[Statement], camps: Mapping[str, tuple[int, bool]]
) -> Mapping[int, tuple[Statement, ...]]:
    found: dict[int, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.id in camps:
            found[camps[one.id][0]].append(one)
    return {number: tuple(members) for number, members in found.items()}


def _claim(
    left: tuple[Statement, ...],
    right: tuple[Statement, ...],
    links: Iterable[StatementLink],
    camps: Mapping[str, tuple[int, bool]],
    passages: Sequence[SharedPassage],
) -> CommonClaim:
    is_opposed = any(
        camps[one.id][1] != camps[other.id][1] and contradicts(one, other) for one in left for other in right
    )
    ours, theirs = {one.id: one for one in left}, {one.id: one for one in right}
    pairs = [_pairing(link, ours, theirs, passages) for link in links if (link.left in ours) != (link.right in ours)]
    pairs.sort(key=lambda pair: (-pair.score, pair.left.start, pair.right.start, pair.left.id, pair.right.id))
    return CommonClaim(
        left=left,
        right=right,
        relation="opposed" if is_opposed else "same",
        in_passages=not is_opposed and _all_inside(left, right, passages),
        pairs=tuple(pairs),
    )


def _pairing(
    link: StatementLink,
    ours: Mapping[str, Statement],
    theirs: Mapping[str, Statement],
    passages: Sequence[SharedPassage],
) -> Pairing:
    left = ours[link.left] if link.left in ours else ours[link.right]
    right = theirs[link.right] if link.right in theirs else theirs[link.left]
    return Pairing(
        left=left,
        right=right,
        relation=link.relation,
        score=link.score,
        evidence=link.evidence,
        in_passage=_all_inside((left,), (right,), passages),
    )


def _all_inside(left: Sequence[Statement], right: Sequence[Statement], passages: Sequence[SharedPassage]) -> bool:
    """Tell whether each place of a claim lies in a shared passage, opposite a place of it in the other article."""
    ours = [{at for at, one in enumerate(passages) if _is_inside(place, one.left)} for place in left]
    theirs = [{at for at, one in enumerate(passages) if _is_inside(place, one.right)} for place in right]
    return all(any(mine & other for other in theirs) for mine in ours) and all(
        any(mine & other for mine in ours) for other in theirs
    )


def _is_inside(statement: Statement, span: Span) -> bool:
    first, last = statement.content[0].start, statement.content[-1].end
    return span.start - _MARKS <= first and last <= span.end + _MARKS
