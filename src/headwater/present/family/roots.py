"""The roots of a claim's family tree: its origins, those who deny it, and the articles that name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from headwater.model.provenance import Appearance
from headwater.present import phrases
from headwater.present.facts import Facts, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """An origin of a claim, or somebody who denies it; `naming` are the articles that name it."""

    kind: Literal["origin", "denier"]
    name: str
    certain: bool
    naming: frozenset[str]


def roots(known: Facts, standing: Standing) -> dict[str, Root]:
    """Return the roots of a claim, by the names of their nodes."""
    asserted = [each for each in standing.claim.appearances if each.stance == "asserts"]
    denied = [each for each in standing.claim.appearances if each.stance == "denies" and each.chain]
    found: dict[str, Root] = {}
    for index, origin in enumerate(standing.claim.origins, start=1):
        naming = {place.article_id for place in origin.evidence} | _own(known, asserted, origin.name)
        found[f"origin-{index}"] = Root(
            kind="origin",
            name=origin.name,
            certain=origin.certain,
            naming=frozenset(naming or _like(asserted, origin.name)),
        )
    chained = {each.chain[-1] for each in denied}
    for index, name in enumerate((each for each in standing.deniers if each in chained), start=1):
        found[f"denier-{index}"] = Root(kind="denier", name=name, certain=True, naming=frozenset(_like(denied, name)))
    return found


def _like(appearances: Iterable[Appearance], name: str) -> set[str]:
    """Return the articles whose innermost source may well bear `name`."""
    return {each.article_id for each in appearances if any(phrases.same_name(name, step) for step in each.chain[-1:])}


def _own(known: Facts, appearances: Iterable[Appearance], name: str) -> set[str]:
    """Return the articles of the outlet called `name` that say it in their own voice."""
    voiced = {each.article_id for each in appearances if not each.chain}
    return {each for each in voiced if (known.articles[each].outlet or "").casefold() == name.casefold()}
