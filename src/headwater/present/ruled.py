"""What people decided of sources, as lists of them go by it: which names are one source, which are not, which tags they have."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.model.case import Case
from headwater.model.decisions import DecidedSource, Decision
from headwater.present import names

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Two names, as they are compared, with the articles (ids) in which each means the source, none for all."""

    left: Key
    right: Key
    left_in: frozenset[str] = frozenset()
    right_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """The names that people hold for one source, in the order in which they said so, and those that they hold for two."""

    one: tuple[Ruling, ...]
    two: frozenset[frozenset[Key]]


def ruled(case: Case) -> Ruled:
    """Return which names are one source by somebody's decision, and which are two."""
    found = [one for one in holding(case) if len(one.sources) == 2]
    return Ruled(
        one=tuple(_ruling(one) for one in found if one.kind == "one_source"),
        two=frozenset(
            frozenset({_key(one.sources[0]), _key(one.sources[1])}) for one in found if one.kind == "two_sources"
        ),
    )


def tags(case: Case) -> Mapping[Key, tuple[str, ...]]:
    """Return the tags that people gave names of sources, as names are compared; each once, in the order in which they came."""
    found: dict[Key, dict[str, None]] = defaultdict(dict)
    for one in holding(case):
        if one.kind == "tag" and one.value:
            for source in one.sources:
                found[_key(source)][one.value] = None
    return {key: tuple(its) for key, its in found.items()}


def holding(case: Case) -> tuple[Decision, ...]:
    """Return the decisions of a case that hold, in the order in which they were made."""
    lost = {one.id for one in case.outcomes if not one.holds}
    return tuple(one for one in case.decisions if one.id not in lost)


def _ruling(decision: Decision) -> Ruling:
    left, right = decision.sources
    return Ruling(left=_key(left), right=_key(right), left_in=_articles(left), right_in=_articles(right))


def _articles(source: DecidedSource) -> frozenset[str]:
    return frozenset(article.id for article in source.articles)


def _key(source: DecidedSource) -> Key:
    return names.key(names.cleaned(source.name) or source.name)
