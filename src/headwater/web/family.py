"""The family tree of a claim with links to the pages of the app."""

from dataclasses import dataclass

from headwater.present import stemma
from headwater.present.addresses import Addresses
from headwater.present.facts import Standing
from headwater.present.family.branches import Branch, branches
from headwater.present.family.lineage import lineage
from headwater.present.pages.indexed import Indexed, plain
from headwater.web.paths import PATHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The family tree of a claim: as an SVG element with links, and as a list in words. `leads` are the addresses of both."""

    picture: str
    branches: tuple[Branch, ...]
    leads: Addresses


def family(known: Indexed, standing: Standing) -> Family:
    """Return the family tree of a claim."""
    tree, leads = lineage(known.facts, standing), _addresses(known)
    drawn = stemma.svg(known.facts, tree, standing.title, "stemma", addresses=leads)
    return Family(picture=drawn, branches=branches(tree), leads=leads)


def _addresses(known: Indexed) -> Addresses:
    """Return where the links of pictures lead."""
    ids = list(known.facts.articles)

    def source(name: str) -> str | None:
        key = known.source_keys.get(plain(name))
        return PATHS.source(key) if key else None

    return Addresses(
        article=lambda number: PATHS.article(ids[number - 1]),
        claim=lambda number: PATHS.claim(known.facts.standings[number - 1].claim.id),
        place=PATHS.place,
        source=source,
        edge=PATHS.edge,
    )
