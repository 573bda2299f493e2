"""Where pages are in a report: each is a part of one page. Places in articles are noted as they are asked for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from headwater.model.provenance import Evidence
from headwater.model.text import Span
from headwater.present.pages.indexed import Spot

VIEWS = {"case": "The case", "claims": "Claims", "sources": "Sources", "articles": "Articles"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragments:
    """The addresses of what a report holds: `articles` and `claims` by id, with their numbers; sources by key; edges by ids.

    Where something is left out, the address is "", and no link is made. `asked` grows as addresses of places are asked for.
    """

    is_live: ClassVar[bool] = False
    articles: Mapping[str, int]
    claims: Mapping[str, int]
    sources: frozenset[str]
    edges: Mapping[tuple[str, str], str]
    asked: dict[str, set[Span]] = field(default_factory=lambda: defaultdict(set))

    def view(self, name: str) -> str:
        """Return the address of a view of the whole case."""
        return f"#{name}" if name in VIEWS else ""

    def claim(self, claim: str) -> str:
        """Return the address of a claim, by its id."""
        return f"#claim-{self.claims[claim]}" if claim in self.claims else ""

    def article(self, article: str) -> str:
        """Return the address of an article."""
        return f"#article-{self.articles[article]}" if article in self.articles else ""

    def place(self, spot: Spot | Evidence) -> str:
        """Return the address of a place in an article."""
        return self.stretch(spot.article if isinstance(spot, Spot) else spot.article_id, spot.start, spot.end)

    def stretch(self, article: str, start: int, end: int) -> str:
        """Return the address of a stretch of an article."""
        if article not in self.articles:
            return ""
        self.asked[article].add(Span(start=start, end=end))
        return f"#{self.anchor(self.articles[article], start)}"

    def anchor(self, number: int, start: int) -> str:
        """Return the id of a place in an article, by the article's number."""
        return f"at-{number}-{start}"

    def source(self, key: str) -> str:
        """Return the address of a source, by its key."""
        return f"#source-{key}" if key in self.sources else ""

    def edge(self, downstream: str, upstream: str) -> str:
        """Return the address of an edge."""
        name = self.edges.get((downstream, upstream))
        return f"#{name}" if name else ""
