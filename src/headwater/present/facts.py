"""A case, counted: which articles are copies of one text, who carries and who denies each claim, and which claims lead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import prod

from headwater.model.case import Case
from headwater.model.provenance import Appearance, Claim, Edge, Evidence
from headwater.model.text import Article
from headwater.present import likeness, phrases, statements

_COPY = "republication"
_FEW = 25
_DOUBTFUL = (
    0.1  # that all links of a text to others are wrong; in articles that argue about one topic, weaker ones mostly are
)
_SURE_TEXTS = 3  # where few claims are shared, two texts may be likened by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one claim stands in the pile. `number` is its rank, from 1; articles are ids, in order of date.

    `texts` counts the articles that hold it, whole-text copies counted once; `sure_texts` those of them that others vouch
    for: the rest may make another claim. `deniers` are the distinct sources that deny it.
    """

    number: int
    claim: Claim
    wording: str
    articles: tuple[str, ...]
    carriers: tuple[str, ...]
    texts: int
    sure_texts: int
    deniers: tuple[str, ...]
    doubters: tuple[str, ...]

    @property
    def is_fragment(self) -> bool:
        """Tell whether the claim is no full statement that can be checked, in whatever wording."""
        return not statements.is_statement(self.wording)

    @property
    def leads(self) -> bool:
        """Tell whether an answer may begin with the claim: a full statement that more than one text surely holds."""
        return self.sure_texts > 1 and not self.is_fragment

    @property
    def is_loose(self) -> bool:
        """Tell whether some of its texts are tied to the others by weak likeness alone: they may make another claim."""
        return self.sure_texts < self.texts

    @property
    def title(self) -> str:
        """Return the claim as a heading shows it."""
        return phrases.headed(self.wording)

    @property
    def is_single(self) -> bool:
        """Tell whether one text alone holds the claim and nobody contradicts it there, or it is a mere fragment."""
        return self.texts <= 1 and (not self.deniers or self.is_fragment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that words, pictures and reports look up in a case.

    `numbers` are the articles' places in order of date; `copies` republish another's text; `home` is the claim that a statement
    makes, by its id; `edges` are those of each claim; `sharing` the pairs of articles, each sorted, that share wording which is
    no quotation of a third.
    """

    case: Case
    articles: dict[str, Article]
    numbers: dict[str, int]
    text_of: dict[str, str]
    copies: frozenset[str]
    standings: tuple[Standing, ...]
    standing_of: dict[str, Standing]
    home: dict[str, Standing]
    edges: dict[str, list[Edge]]
    sharing: frozenset[tuple[str, str]]

    def label(self, article_id: str) -> str:
        """Return what to call an article."""
        return phrases.label(self.articles[article_id])

    def cited(self, article_id: str) -> str:
        """Return how to cite an article: name and date."""
        return phrases.cited(self.articles[article_id])

    def sentence(self, place: Evidence) -> str:
        """Return the sentence around a place, in the article's words."""
        return phrases.tidy(phrases.sentence(self.articles[place.article_id].text, place.start, place.end))

    def texts(self) -> int:
        """Return how many different texts there are, whole-text copies counted once."""
        return len(set(self.text_of.values()))

    def outlets(self) -> tuple[str, ...]:
        """Return the outlets that are known, each once, sorted."""
        named = {article.outlet.casefold(): article.outlet for article in self.case.articles if article.outlet}
        return tuple(named[key] for key in sorted(named))

    def lead(self) -> Standing | None:
        """Return the claim to begin with, if there is one that deserves it."""
        least = _SURE_TEXTS if self.claims_are_few() else 0
        return next((standing for standing in self.standings if standing.leads and standing.texts >= least), None)

    def claims_are_few(self) -> bool:
        """Tell whether so few claims are in more than one text that a reader learns more from the sources."""
        return _FEW * sum(standing.texts > 1 for standing in self.standings) < len(self.standings)

    def edges_of(self, standing: Standing) -> list[Edge]:
        """Return the edges along which a claim travelled, in the order of the articles downstream."""
        return self.edges.get(standing.claim.id, [])

    def numbers_of(self, claim_ids: Iterable[str]) -> list[int]:
        """Return the numbers of claims, in order; ids that are no claim's are left out."""
        return sorted(self.standing_of[each].number for each in claim_ids if each in self.standing_of)

    def first_of(self, standing: Standing) -> tuple[str, ...]:
        """Return the dated articles that may be the earliest to hold a claim: what rests on another of them is not."""
        dates = {each: self.articles[each].published for each in standing.articles}
        dated = {each: date for each, date in dates.items() if date is not None}
        limit = min((date.latest for date in dated.values()), default=None)
        early = {each for each, date in dated.items() if limit is not None and date.earliest <= limit}
        later = {edge.downstream for edge in self.edges_of(standing) if edge.upstream in early}
        return tuple(each for each in dated if each in (early - later or early))


def facts(case: Case) -> Facts:
    """Return `case`, counted."""
    dated = sorted(case.articles, key=_by_date)
    articles = {article.id: article for article in dated}
    numbers = {article.id: index for index, article in enumerate(dated, start=1)}
    text_of = _text_of(case)
    links = likeness.links_of(case)
    drafts = [_standing(claim, articles, numbers, text_of, links) for claim in case.provenance.claims]
    drafts.sort(key=_by_weight)
    standings = tuple(replace(draft, number=number) for number, draft in enumerate(drafts, start=1))
    return Facts(
        case=case,
        articles=articles,
        numbers=numbers,
        text_of=text_of,
        copies=frozenset(edge.downstream for edge in case.provenance.edges if edge.kind == _COPY),
        standings=standings,
        standing_of={standing.claim.id: standing for standing in standings},
        home={one.statement_id: standing for standing in standings for one in standing.claim.appearances},
        edges=_edges(case, numbers),
        sharing=frozenset((each.left, each.right) for each in case.passages if each.kind != "quotation"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An appearance, and the other articles that hold the very same as copies of the same text."""

    appearance: Appearance
    copies: tuple[Appearance, ...]


def told(known: Facts, standing: Standing) -> tuple[Told, ...]:
    """Return the appearances of a claim with those of whole-text copies folded into the first, by date of the article."""
    groups: dict[tuple[object, ...], list[Appearance]] = defaultdict(list)

    def order(each: Appearance) -> tuple[bool, int, int, int]:
        return (each.article_id in known.copies, known.numbers[each.article_id], each.start, each.end)

    for each in sorted(standing.claim.appearances, key=order):
        words = " ".join(each.text.split()).casefold()
        groups[known.text_of[each.article_id], words, each.stance, each.chain].append(each)
    folded = [Told(appearance=group[0], copies=tuple(group[1:])) for group in groups.values()]
    return tuple(sorted(folded, key=lambda each: order(each.appearance)[1:]))


def place_of(appearance: Appearance) -> Evidence:
    """Return where an appearance stands."""
    return Evidence(article_id=appearance.article_id, start=appearance.start, end=appearance.end)


def _by_date(article: Article) -> tuple[bool, str, str, str, str]:
    published = article.published
    if published is None:
        return (True, "", "", article.path, article.id)
    return (False, published.earliest.isoformat(), published.latest.isoformat(), article.path, article.id)


def _text_of(case: Case) -> dict[str, str]:
    """Return for each article one article of its group of whole-text copies."""
    root = {article.id: article.id for article in case.articles}

    def find(article_id: str) -> str:
        while root[article_id] != article_id:
            article_id = root[article_id]
        return article_id

    for edge in case.provenance.edges:
        if edge.kind == _COPY and edge.downstream in root and edge.upstream in root:
            left, right = sorted((find(edge.downstream), find(edge.upstream)))
            root[right] = left
    return {article_id: find(article_id) for article_id in root}


def _edges(case: Case, numbers: dict[str, int]) -> dict[str, list[Edge]]:
    """Return the edges along which each claim travelled, in the order of the articles downstream."""
    edges: dict[str, list[Edge]] = defaultdict(list)
    in_order = sorted(
        case.provenance.edges, key=lambda edge: (numbers[edge.downstream], numbers[edge.upstream], edge.kind)
    )
    for edge in in_order:
        for claim_id in edge.claims:
            edges[claim_id].append(edge)
    return dict(edges)


def _standing(
    claim: Claim, articles: dict[str, Article], numbers: dict[str, int], text_of: dict[str, str], links: likeness.Links
) -> Standing:
    held = sorted({appearance.article_id for appearance in claim.appearances}, key=numbers.__getitem__)
    carriers = {appearance.article_id for appearance in claim.appearances if appearance.stance == "asserts"}
    return Standing(
        number=0,
        claim=claim,
        wording=statements.clearest(claim.text, [each.text for each in claim.appearances if each.stance == "asserts"]),
        articles=tuple(held),
        carriers=tuple(article_id for article_id in held if article_id in carriers),
        texts=len({text_of[article_id] for article_id in held}),
        sure_texts=_sure_texts(claim, text_of, links),
        deniers=_speakers(claim, ("denies",), articles, text_of),
        doubters=_speakers(claim, ("disputes", "questions"), articles, text_of),
    )


def _sure_texts(claim: Claim, text_of: dict[str, str], links: likeness.Links) -> int:
    """Return how many texts of a claim the others vouch for: by the same words, one sure link, or several likely ones.

    Where no links are kept, as a person's own list of claims has none, nothing speaks against it.
    """
    text = {each.statement_id: text_of[each.article_id] for each in claim.appearances}
    worded: dict[str, set[str]] = defaultdict(set)
    for each in claim.appearances:
        worded[" ".join(each.text.split()).casefold()].add(text_of[each.article_id])
    best: dict[tuple[str, str], float] = defaultdict(float)
    for statement, own in text.items():
        for link in links.get(statement, ()):
            other = text.get(link.right if link.left == statement else link.left, own)
            best[own, other] = max(best[own, other], link.score)
    doubts: dict[str, list[float]] = {own: [] for own in text.values()}
    for (own, other), score in best.items():
        if own != other:
            doubts[own].append(1 - score)
    alike = {one for group in worded.values() if len(group) > 1 for one in group}
    return sum(own in alike or not its or prod(its) <= _DOUBTFUL for own, its in doubts.items())


def _speakers(
    claim: Claim, stances: tuple[str, ...], articles: dict[str, Article], text_of: dict[str, str]
) -> tuple[str, ...]:
    """Return the distinct sources that take one of `stances`; an article's own voice counts once for all copies of it."""
    named: list[str] = []
    own: dict[str, str] = defaultdict(str)
    for appearance in claim.appearances:
        if appearance.stance not in stances:
            continue
        if not appearance.chain:
            own.setdefault(text_of[appearance.article_id], phrases.label(articles[appearance.article_id]))
        elif not any(phrases.same_name(appearance.chain[-1], name) for name in named):
            named.append(appearance.chain[-1])
    return (*named, *own.values())


def _by_weight(standing: Standing) -> tuple[bool, int, int, bool, int, int, int, str, str]:
    """Sort key: surely in most texts, then in most, then clear alone, in most articles, contradicted, in most places.

    Mere fragments come last.
    """
    return (
        standing.is_fragment,
        -standing.sure_texts if standing.sure_texts > 1 else 0,
        -standing.texts,
        statements.leans(standing.wording),
        -len(standing.carriers),
        -len(standing.deniers),
        -len(standing.claim.appearances),
        standing.claim.text,
        standing.claim.id,
    )
