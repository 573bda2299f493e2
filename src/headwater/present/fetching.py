"""What to fetch next: sources that are cited and not in the pile, those first on which most claims hang."""

import re
from collections.abc import Iterable

from headwater.model.provenance import UnseenSource
from headwater.present import names, phrases, sentences
from headwater.present.facts import Facts

_NOTE = re.compile(r"\s*\([^()]*\)$")


def to_fetch(known: Facts) -> tuple[UnseenSource, ...]:
    """Return the sources that are not in the pile, the one to fetch first before all others.

    What can be looked for by its name comes first; then by how many claims hang on it, how many of these on nothing else, and
    how many articles cite it.
    """
    outlets = [names.key(outlet) for outlet in known.outlets()]
    unseen = [each for each in known.case.provenance.unseen_sources if not _is_there(each, outlets)]

    def by_use(source: UnseenSource) -> tuple[bool, int, int, int, int, str]:
        alone, cited = len(alone_on(known, source)), len(_citing(source))
        return (not is_named(source), -len(source.claims), -alone, -cited, -len(source.evidence), source.name)

    return tuple(sorted(unseen, key=by_use))


def alone_on(known: Facts, source: UnseenSource) -> tuple[str, ...]:
    """Return the ids of the claims that have no other origin than this source: they fall if it does not bear them out."""
    places = {(place.article_id, place.start, place.end) for place in source.evidence}
    alone = []
    for claim_id in source.claims:
        standing = known.standing_of.get(claim_id)
        origins = standing.claim.origins if standing else ()
        spots = [[(place.article_id, place.start, place.end) for place in origin.evidence] for origin in origins]
        if spots and all(places & set(each) for each in spots):
            alone.append(claim_id)
    return tuple(alone)


def why_fetch(known: Facts, source: UnseenSource) -> str:
    """Return why a source is worth fetching: "a document cited in 2 articles; 3 claims rest on it, 2 of them on nothing else"."""
    kind = "an outlet" if source.kind == "outlet" else "a document"
    cited = f"{kind} cited in {phrases.plural(len(_citing(source)), 'article')}"
    count, alone = len(source.claims), len(alone_on(known, source))
    if not count:
        return cited
    return f"{cited}; {sentences.resting(count, alone)}"


def called(source: UnseenSource) -> str:
    """Return the name of a source, without the note in brackets on where it is cited if the rest is name enough."""
    alone = _NOTE.sub("", source.name)
    return names.cleaned(alone if names.is_named(alone) else source.name) or source.name


def is_named(source: UnseenSource) -> bool:
    """Tell whether a source can be looked for by its name, whatever note stands behind it."""
    return names.is_named(_NOTE.sub("", source.name))


def _is_there(source: UnseenSource, outlets: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether an outlet is in the pile under a longer or shorter name."""
    name = names.key(called(source))
    pairs = [pair for outlet in outlets for pair in ((name, outlet), (outlet, name))]
    return source.kind == "outlet" and any(names.is_short_for(*pair, is_person=False) for pair in pairs)


def _citing(source: UnseenSource) -> set[str]:
    return {place.article_id for place in source.evidence}
