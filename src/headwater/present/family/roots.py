"""The roots of a claim's family tree: its origins, those who deny it, and the articles that name them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from headwater.model.provenance import Appearance
from headwater.present import phrases
from headwater.present.facts import Facts, Standing

_MANY = 5  # roots of one kind and place that would push the articles out of sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """An origin of a claim, or somebody who denies it; `naming` are the articles that name it.

    One that stands for several has the names of all in `together`.
    """

    kind: Literal["origin", "denier"]
    name: str
    certain: bool
    naming: frozenset[str]
    together: tuple[str, ...] = ()


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


def gathered(found: Mapping[str, Root], stands_for: Mapping[str, str]) -> dict[str, Root]:
    """Return the roots with one in the place of many that are perhaps not separate and lead to the same nodes of the tree."""
    alike: dict[frozenset[str], list[str]] = defaultdict(list)
    for name, root in found.items():
        if root.kind == "origin" and not root.certain:
            alike[frozenset(stands_for[each] for each in root.naming if each in stands_for)].append(name)
    kept = dict(found)
    for many in alike.values():
        if len(many) < _MANY:
            continue
        together = [kept.pop(name) for name in many]
        kept[many[0]] = replace(
            together[0],
            name=f"{len(many):,} possible origins",
            naming=frozenset(each for root in together for each in root.naming),
            together=tuple(root.name for root in together),
        )
    return kept


def _like(appearances: Iterable[Appearance], name: str) -> set[str]:
    """Return the articles whose innermost source may well bear `name`."""
    return {each.article_id for each in appearances if any(phrases.same_name(name, step) for step in each.chain[-1:])}


def _own(known: Facts, appearances: Iterable[Appearance], name: str) -> set[str]:
    """Return the articles of the outlet called `name` that say it in their own voice."""
    voiced = {each.article_id for each in appearances if not each.chain}
    return {each for each in voiced if (known.articles[each].outlet or "").casefold() == name.casefold()}
