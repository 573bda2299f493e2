"""Leads: whom an article means that opens with a nameless source and names one below."""

from headwater.model.attribution import Attribution
from headwater.model.text import Article
from headwater.trace.counting.scenes import Scene
from headwater.trace.parties.sources import kinship
from headwater.trace.parties.voices import Source, is_indefinite
from headwater.trace.pile import in_headline
from headwater.trace.texts.words import VAGUE, figures
from headwater.trace.threads import Said

_MANY = frozenset({"two", "three", "four", "five", "six", "seven", "dozens", "both", "residents", "people"})


def named_below(scene: Scene, said: Said, source: Source) -> tuple[Said, ...]:
    """Return the places below a lead that name its nameless source: those of the only source of the claim named there."""
    if not source.unnamed or source.sourcing == "anonymous" or figures(source.name):
        return ()
    below = [
        one
        for one in scene.by_article[said.article_id]
        if one.appearance.start > said.appearance.start and one.source is not None and not one.source.unnamed
    ]
    names = {one.source.name for one in below if one.source is not None and _may_be(scene, source, one.source)}
    before = any(one.appearance.start < said.appearance.start for one in below)
    return tuple(below) if len(names) == 1 and not before and _leads(scene, said) else ()


def _may_be(scene: Scene, unnamed: Source, named: Source) -> bool:
    """Say whether what an article says of a named source does not speak against his being the unnamed one."""
    text = scene.pile.articles[unnamed.article_id].text
    if (_are_several(unnamed) and named.kind == "person") or f"{named.name}, another " in text:
        return False
    if not is_indefinite(unnamed):
        return True
    return named.kind == unnamed.kind and (not named.description.words or kinship(unnamed, named) is not None)


def _are_several(source: Source) -> bool:
    """Say whether a description is of more than one person: "several of the patients"."""
    return VAGUE.match(source.name) is not None or bool(_MANY & set(source.words[:1]))


def _leads(scene: Scene, said: Said) -> bool:
    """Say whether an appearance stands at the head of its article: in its title, or in the sentence that opens its prose."""
    article = scene.pile.articles[said.article_id]
    first = min(
        (a.contents[0].start for a in scene.pile.said_in.get(article.id, ()) if not _in_title(article, a)),
        default=0,
    )
    return said.headline or said.appearance.start <= first


def _in_title(article: Article, attribution: Attribution) -> bool:
    return in_headline(article, attribution.contents[0].start, attribution.contents[0].end)
