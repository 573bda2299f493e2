"""The report: the views of the web app as one page that opens from disk, with no network and no script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.model.case import Case
from headwater.model.text import Article
from headwater.present import html, phrases, sentences
from headwater.present.fragments import VIEWS, Fragments
from headwater.present.holding import Holding, holding
from headwater.present.pages.claim import claim_page
from headwater.present.pages.claims import ClaimIndex, ClaimList, Wanted, claim_index, claim_list
from headwater.present.pages.edge import edge_page
from headwater.present.pages.family import family
from headwater.present.pages.filled import page, style
from headwater.present.pages.indexed import Indexed, indexed
from headwater.present.pages.overview import article_rows, overview, source_rows
from headwater.present.pages.reader import ReaderPage, reader_page
from headwater.present.pages.source import source_page
from headwater.present.timeline import timeline

_WHOLE_TEXTS = 2_000_000  # letters of articles; of what is beyond, only the lines that something leads to
_MOST_LISTED = 1_000
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What the views of one report are made from."""

    known: Indexed
    held: Holding
    index: ClaimIndex
    to: Fragments

    def view(self, template: str, name: str, **values: object) -> str:
        """Return one view: a part of the page with a name of its own."""
        return page(template, frame="pages/view.html", to=self.to, at=f"{name}-", here=name, **values)


def report(case: Case, claims: Sequence[str] = (), title: str = "") -> str:
    """Return the page for a case.

    Args:
        case: the case.
        claims: the numbers or ids of the claims to show, all that there is room for if none.
        title: what stands above the page.

    Raises:
        NoSuchClaim: the case has no such claim.
    """
    known = indexed(case)
    held = holding(known, claims)
    made = _Made(known=known, held=held, index=claim_index(known), to=_fragments(known, held))
    # Articles last: they get an anchor for each place that the views before them lead to.
    views = [view for part in (_case, _claims, _sources, _edges, _articles) for view in part(made)]
    return page(
        "report",
        pile=sentences.pile(known.facts),
        title=phrases.shorten(title, _LONGEST_TITLE),
        style=f"{style()}\n{html.source('views.css')}",
        views=views,
        names=VIEWS,
    )


def _fragments(known: Indexed, held: Holding) -> Fragments:
    numbers = known.facts.numbers
    return Fragments(
        articles={article: numbers[article] for article in held.articles},
        claims={standing.claim.id: standing.number for standing in held.claims},
        sources=frozenset(held.sources),
        edges={
            (edge.downstream, edge.upstream): f"edge-{numbers[edge.downstream]}-{numbers[edge.upstream]}"
            for edge in held.edges
        },
    )


def _case(made: _Made) -> Iterator[str]:
    found = overview(made.known, made.index)
    drawn = timeline(made.known.case.articles, made.to.article)
    yield made.view("case", "case", page=found, timeline=drawn, left_out=made.held.left_out)


def _claims(made: _Made) -> Iterator[str]:
    yield made.view("claims", "claims", page=_listed(made))
    for standing in made.held.claims:
        name = f"claim-{standing.number}"
        tree = family(made.known, standing, made.to, f"{name}-tree")
        yield made.view(
            "claim",
            name,
            page=claim_page(made.known, standing),
            known=made.known.facts,
            picture=tree.picture,
            legend=tree.legend,
            branches=tree.branches,
            leads=tree.leads,
        )


def _listed(made: _Made) -> ClaimList:
    """Return the list of the claims in the report."""
    rows = tuple(made.index.rows[standing.number - 1] for standing in made.held.claims)
    return replace(claim_list(made.index, Wanted()), rows=rows, found=len(rows), pages=1)


def _sources(made: _Made) -> Iterator[str]:
    rows = [row for row in source_rows(made.known) if made.to.source(row.key)]
    yield made.view("sources", "sources", rows=rows, total=len(made.known.sources), page_number=1, pages=1)
    for key in made.held.sources:
        yield made.view("source", f"source-{key}", page=source_page(made.known, made.known.sources[key]))


def _edges(made: _Made) -> Iterator[str]:
    for edge in made.held.edges:
        name = made.to.edge(edge.downstream, edge.upstream)[1:]
        yield made.view("edge", name, page=edge_page(made.known, edge))


def _articles(made: _Made) -> Iterator[str]:
    rows = [row for row in article_rows(made.known) if made.to.article(row.id)][:_MOST_LISTED]
    drawn = timeline(made.known.case.articles, made.to.article)
    total = len(made.known.case.articles)
    yield made.view("articles", "articles", rows=rows, total=total, page_number=1, pages=1, timeline=drawn)
    letters = 0
    for article in (made.known.facts.articles[one] for one in made.held.articles):
        letters += len(article.text)
        yield _article(made, article, whole=letters <= _WHOLE_TEXTS)


def _article(made: _Made, article: Article, *, whole: bool) -> str:
    """Return an article; if not the whole of it, then the lines that something stands beside and places are in."""
    found = reader_page(made.known, article, sorted(made.to.asked.get(article.id, ())))
    kept = found if whole else _only_needed(found)
    left_out = len(found.paragraphs) - len(kept.paragraphs)
    return made.view("article", f"article-{found.number}", page=kept, left_out=left_out)


def _only_needed(found: ReaderPage) -> ReaderPage:
    needed = [
        line for line in found.paragraphs if line.notes or line.decided or any(one.anchors for one in line.stretches)
    ]
    return replace(found, paragraphs=tuple(needed))
