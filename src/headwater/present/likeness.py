"""Why a place is held to make the same claim as others: its best link to another place of the claim, with the reasons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.model.case import Case
from headwater.model.links import Relation, StatementLink
from headwater.model.provenance import Appearance, Claim

Links = Mapping[str, tuple[StatementLink, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What ties one appearance to its claim: another one, whether they agree, how likely that is (0 to 1), and why."""

    other: Appearance
    relation: Relation
    score: float
    reasons: tuple[str, ...]

    def told(self, side: str) -> str:
        """Return the reasons on one `side`, "for" or "against", in words; empty if there are none."""
        return "; ".join(reason.removeprefix(f"{side}: ") for reason in self.reasons if reason.startswith(f"{side}: "))


def links_of(case: Case) -> Links:
    """Return the links of each statement, by statement id."""
    found: dict[str, list[StatementLink]] = defaultdict(list)
    for link in case.statement_links:
        found[link.left].append(link)
        found[link.right].append(link)
    return {statement: tuple(links) for statement, links in found.items()}


def likenesses(links: Links, claim: Claim) -> dict[str, Likeness]:
    """Return what ties each appearance of `claim` to the others, by statement id; nothing for one that is linked to none.

    The likeliest link counts, and among equals that to the earliest place; links to the same words elsewhere are left out as
    long as there is another.
    """
    by_statement = {appearance.statement_id: appearance for appearance in reversed(claim.appearances)}
    rank = {appearance.statement_id: number for number, appearance in enumerate(claim.appearances)}
    return {
        statement: found
        for statement in by_statement
        if (found := _likeliest(links.get(statement, ()), by_statement, rank, statement))
    }


def _likeliest(
    links: Iterable[StatementLink], by_statement: Mapping[str, Appearance], rank: Mapping[str, int], own: str
) -> Likeness | None:
    choices = []
    for link in links:
        other = link.right if link.left == own else link.left
        if other in by_statement and other != own:
            is_copy = by_statement[other].text == by_statement[own].text
            choices.append((is_copy, -link.score, rank[other], link))
    if not choices:
        return None
    link = min(choices, key=lambda choice: choice[:3])[3]
    other = link.right if link.left == own else link.left
    return Likeness(other=by_statement[other], relation=link.relation, score=link.score, reasons=link.evidence)
