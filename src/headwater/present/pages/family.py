"""The family tree of a claim as pages show it: a picture with links, and the same as a list in words."""

from dataclasses import dataclass
from typing import Protocol

from headwater.model.provenance import Evidence
from headwater.present import stemma
from headwater.present.addresses import Addresses
from headwater.present.facts import Standing
from headwater.present.family.branches import Branch, branches
from headwater.present.family.lineage import lineage
from headwater.present.pages.indexed import Indexed, plain


class Leads(Protocol):
    """Where the pages of articles, claims, places, sources and edges are; "" where there is no such page."""

    def article(self, article: str) -> str:
        """Return the address of an article, by its id."""

    def claim(self, claim: str) -> str:
        """Return the address of a claim, by its id."""

    def place(self, spot: Evidence) -> str:
        """Return the address of a place in an article."""

    def source(self, key: str) -> str:
        """Return the address of a source, by its key."""

    def edge(self, downstream: str, upstream: str) -> str:
        """Return the address of an edge, by the ids of its articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The family tree of a claim: as an SVG element with links and what its signs mean, and as a list in words.

    `leads` are the addresses of both.
    """

    picture: str
    legend: str
    branches: tuple[Branch, ...]
    leads: Addresses


def family(known: Indexed, standing: Standing, to: Leads, name: str = "stemma") -> Family:
    """Return the family tree of a claim; `name` makes the ids of the picture unique in a page."""
    tree, leads = lineage(known.facts, standing), _addresses(known, to)
    drawn = stemma.svg(known.facts, tree, standing.title, name, addresses=leads)
    return Family(picture=drawn, legend=stemma.legend_of(tree), branches=branches(tree), leads=leads)


def _addresses(known: Indexed, to: Leads) -> Addresses:
    """Return where the links of pictures lead."""
    ids = list(known.facts.articles)

    def source(name: str) -> str | None:
        key = known.source_keys.get(plain(name))
        return to.source(key) if key else None

    return Addresses(
        article=lambda number: to.article(ids[number - 1]),
        claim=lambda number: to.claim(known.facts.standings[number - 1].claim.id),
        place=to.place,
        source=source,
        edge=to.edge,
    )
