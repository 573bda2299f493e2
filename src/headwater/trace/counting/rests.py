"""What each appearance of one claim rests on: another article's, another place in its own article, a source, or its outlet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model.provenance import Evidence
from headwater.trace.chained.hearsay import is_hearsay
from headwater.trace.chained.passed_on import Link
from headwater.trace.chained.witnesses import own_source
from headwater.trace.counting.leads import named_below
from headwater.trace.counting.scenes import Scene, scene_of
from headwater.trace.grounds.citations import origin_articles
from headwater.trace.grounds.contacts import reports_itself, spoke_to_us
from headwater.trace.grounds.ties import Tie
from headwater.trace.parties.left_open import ends_in_outlet, is_kind, is_open
from headwater.trace.parties.names import is_proper, lowered, same_person, split_name
from headwater.trace.parties.outlets import is_of_kind, names_outlet, outlet_name, outlet_of
from headwater.trace.parties.releases import is_release
from headwater.trace.parties.sources import kinship
from headwater.trace.parties.voices import Source
from headwater.trace.pile import Pile
from headwater.trace.texts.order import date_key, is_earlier
from headwater.trace.texts.words import (
    capitals,
    content_words,
    name_words,
    telling_figures,
    tokens,
    word_list,
)
from headwater.trace.threads import Said, Thread

_WELL_KNOWN = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:well[ -]known|common knowltie)\b|\bas (?:is well known|everybody knows|everyone knows|"
    r"(?:widely|previously|already) reported)\b|\bit has (?:since )?(?:emerged|been (?:widely )?reported)\b",
    re.IGNORECASE,
)
_COPYING = frozenset({"republication", "rewrite", "excerpt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """One appearance and what it rests on: other appearances (`upon`) or a source of its own.

    `certain` is False for a source that may be a repeat of what others said. `why` is a sentence for the reader.
    """

    said: Said
    upon: tuple[str, ...]
    source: Source | None
    certain: bool
    why: str


def rests(pile: Pile, thread: Thread, ties: Sequence[Tie]) -> tuple[Rest, ...]:
    """Return what each asserting appearance of a claim rests on, in the claim's order."""
    known = scene_of(pile, thread, ties)
    return tuple(_rest(known, said) for said in thread.asserted())


def _rest(scene: Scene, said: Said) -> Rest:
    rules = (
        _on_its_original,
        _on_a_cited_article,
        _on_a_source,
        _on_its_own_article,
        _on_the_spot,
        _on_its_earlier_report,
        _on_an_upstream_article,
    )
    return next((found for rule in rules if (found := rule(scene, said))), None) or _on_its_own_word(scene, said)


def _on_its_original(scene: Scene, said: Said) -> Rest | None:
    """A copy rests on what its original rests on, with or without a credit line; a retelling too."""
    for tie in scene.ties.get(said.article_id, ()):
        whole = tie.kind == "republication"
        lifted = tie.kind in _COPYING and scene.thread.id in tie.claims and said.appearance.sourcing != "self_reported"
        if (
            lifted
            and tie.kind == "rewrite"
            and said.source is not None
            and _is_its_own(scene, said.source, tie.upstream)
        ):
            why = f"{_name(scene, said)} retells {_named(scene, tie.upstream, said)}, and may have {said.source.name} from there"
            return Rest(said=said, upon=(), source=said.source, certain=False, why=why)
        if whole or (lifted and not _credits_other(scene, said, tie.upstream)):
            verb = {"republication": "is a copy of", "excerpt": "lifts this from", "rewrite": "retells"}[tie.kind]
            return _upon(scene, said, tie.upstream, f"{_name(scene, said)} {verb} {_named(scene, tie.upstream, said)}")
    return None


def _is_its_own(scene: Scene, source: Source, upstream: str) -> bool:
    """Say whether a source has a name that another article does not give where it tells the claim."""
    told = {word for one in scene.by_article[upstream] for word in tokens(one.sentence)}
    return not capitals(source.name) | source.description.authors - set(source.words) <= told


def _credits_other(scene: Scene, said: Said, upstream: str) -> bool:
    cited = origin_articles(scene.pile, scene.thread, said)
    return bool(cited) and upstream not in cited


def _on_a_cited_article(scene: Scene, said: Said) -> Rest | None:
    cited = origin_articles(scene.pile, scene.thread, said)
    if not cited:
        return None
    upon = tuple(one.id for id_ in cited for one in scene.by_article[id_])
    names = " and ".join(dict.fromkeys(_named(scene, id_, said) for id_ in cited))
    return Rest(said=said, upon=upon, source=None, certain=True, why=f"{_name(scene, said)} has it from {names}")


def _on_a_source(scene: Scene, said: Said) -> Rest | None:
    source = said.source
    if source is None:
        return None
    if said.headline and _sourced_elsewhere(scene, said):
        return _within(
            said, _sourced_elsewhere(scene, said), f"{_name(scene, said)} sums up in the headline what stands below it"
        )
    rules = (_on_whom_it_names, _on_whom_it_repeats, _on_its_house, _on_the_others, _same_unnamed)
    found = next((rest for rule in rules if (rest := rule(scene, said, source))), None)
    if found is not None:
        return found
    if is_hearsay(said.sentence, source) and any(one.name != source.name for one in scene.tellers):
        why = f"{source.name} does not claim to know it at first hand"
        return Rest(said=said, upon=(), source=source, certain=False, why=why)
    known = source.sourcing != "outlet"
    why = (
        f"{_name(scene, said)} has it from {lowered(source.name)}"
        if known
        else f"{source.name} is not in the pile with this claim and may have it from another source"
    )
    return Rest(said=said, upon=(), source=source, certain=known, why=why)


def _on_whom_it_names(scene: Scene, said: Said, source: Source) -> Rest | None:
    """A lead's nameless source is the one that the article names below for the claim, where it names but one."""
    below = named_below(scene, said, source)
    return _within(said, below, f"{_name(scene, said)} names the source further down") if below else None


def _on_whom_it_repeats(scene: Scene, said: Said, source: Source) -> Rest | None:
    """Who says in one place whose word he passes on is no origin in any: he rests on that place."""
    kinds = {source.kind, *(("person",) if source.unnamed else ())}
    numbers = {
        number
        for kind in kinds
        for chain, known in scene.relayed.get(kind, {}).items()
        if any(_is(source, link) for link in chain[:-1]) and not _is(source, chain[-1])
        for number in known
    }
    told = tuple(scene.thread.asserted()[number].id for number in sorted(numbers))
    why = f"the word of {lowered(source.name)} is passed on from somebody else"
    return Rest(said=said, upon=told, source=None, certain=True, why=why) if told else None


def _is(source: Source, link: Link) -> bool:
    words = name_words(split_name(link.full)[0])
    office = content_words(source.name) & (word_list("staff") | word_list("spokespeople"))
    same_office = (
        source.unnamed and link.kind == "person" and is_proper(link.full) and bool(office & content_words(link.full))
    )
    return (source.kind == link.kind and same_person(source.words, words)) or same_office


def _on_its_house(scene: Scene, said: Said, source: Source) -> Rest | None:
    """The director of a body that published the claim itself adds nothing to it."""
    bodies = source.description.bodies
    if source.kind != "person" or source.unnamed or not source.description.words & word_list("staff"):
        return None
    for id_ in scene.houses:
        house = outlet_of(scene.pile.articles[id_])
        own = any(names_outlet(word.title(), house) for word in bodies)
        if own and id_ != said.article_id and not scene.is_later(id_, said):
            return _upon(scene, said, id_, f"the word of {lowered(source.name)} is that of {_named(scene, id_, said)}")
    return None


def _on_the_others(scene: Scene, said: Said, source: Source) -> Rest | None:
    """An outlet that is left open may be any of those in the pile: "some papers", "a newspaper column", "the radio"."""
    of_outlets = source.sourcing == "outlet" or (source.unnamed and source.kind == "group" and ends_in_outlet(source))
    if not of_outlets or not is_open(source):
        return None
    others = scene.others(said)
    if is_kind(source):
        noun, articles = source.words[-1].removesuffix("s"), scene.pile.articles
        called = {key for key in scene.by_outlet if is_of_kind(key, noun)}
        others = tuple(
            one.id
            for one in scene.thread.asserted()
            if scene.may_precede(one, said) and outlet_of(articles[one.article_id]) in called
        )
    why = f"{source.name} may be any of the others"
    return Rest(said=said, upon=others, source=None, certain=True, why=why) if others else None


def _same_unnamed(scene: Scene, said: Said, source: Source) -> Rest | None:
    """An unnamed source in an article that credits another is the other's, if that one has the claim from one like it."""
    if not source.unnamed or spoke_to_us(scene.pile.articles[said.article_id], said.sentence):
        return None
    for tie in scene.ties.get(said.article_id, ()):
        if _credits_beside(scene, said, tie.upstream):
            continue
        theirs = [one.source for one in scene.by_article[tie.upstream]]
        if tie.kind in {"pickup", "rewrite", "excerpt"} and any(
            one is not None and one.unnamed and kinship(source, one) for one in theirs
        ):
            why = f"{_name(scene, said)} may have the word of {lowered(source.name)} from {_named(scene, tie.upstream, said)}"
            return Rest(said=said, upon=(), source=source, certain=False, why=why)
    return None


def _credits_beside(scene: Scene, said: Said, upstream: str) -> bool:
    """Say whether the article gives the other's source beside its own, with a credit: then its own is another."""
    return any(
        one.id != said.id and len(one.links) > 1 and upstream in origin_articles(scene.pile, scene.thread, one)
        for one in scene.by_article[said.article_id]
    )


def _sourced_elsewhere(scene: Scene, said: Said) -> tuple[Said, ...]:
    """Return the article's other appearances of the claim that say more about where it comes from."""
    others = [one for one in scene.by_article[said.article_id] if one.id != said.id and not one.headline]
    return tuple(one for one in others if one.links or one.appearance.sourcing == "self_reported")


def _on_its_own_article(scene: Scene, said: Said) -> Rest | None:
    """A lead or headline without a source rests on the place in the same article that gives one."""
    if said.appearance.sourcing == "self_reported":
        return None
    sourced = _sourced_elsewhere(scene, said)
    if sourced:
        return _within(said, sourced, f"{_name(scene, said)} gives the source elsewhere in the article")
    earlier = [one for one in scene.by_article[said.article_id] if one.id != said.id and _fuller(one, said)]
    return (
        _within(said, tuple(earlier[:1]), f"{_name(scene, said)} says it elsewhere in the article too")
        if earlier
        else None
    )


def _fuller(one: Said, said: Said) -> bool:
    return (one.headline, one.appearance.start, one.id) < (said.headline, said.appearance.start, said.id)


def _within(said: Said, upon: tuple[Said, ...], why: str) -> Rest:
    return Rest(said=said, upon=tuple(one.id for one in upon), source=None, certain=True, why=why)


def _on_the_spot(scene: Scene, said: Said) -> Rest | None:
    if said.appearance.sourcing != "self_reported":
        return None
    return Rest(
        said=said,
        upon=(),
        source=own_source(scene.pile, said.evidence, on_the_spot=said.appearance.sourcing == "self_reported"),
        certain=True,
        why=f"{_name(scene, said)} saw or measured it itself",
    )


def _on_its_earlier_report(scene: Scene, said: Said) -> Rest | None:
    """What an outlet says again without a source, it has said before: a correction in between changes nothing about it."""
    articles = scene.pile.articles
    mine = articles[said.article_id]
    before = scene.by_outlet.get(outlet_of(mine), ())
    earlier = [one.id for id_ in before if is_earlier(articles[id_], mine) for one in scene.by_article[id_]]
    why = f"{_name(scene, said)} gives no source, and leans on its own earlier report"
    return Rest(said=said, upon=tuple(earlier), source=None, certain=True, why=why) if earlier else None


def _on_an_upstream_article(scene: Scene, said: Said) -> Rest | None:
    """An unsourced statement rests on an article that this one depends on in other matters, if that one has the claim."""
    ties = [e for e in scene.ties.get(said.article_id, ()) if not scene.is_later(e.upstream, said)]
    own = [e for e in ties if e.kind in {"update", "correction"}]
    article = scene.pile.articles[said.article_id]
    independent = reports_itself(article) or any(tie.kind == "match" for tie in ties)
    if not ties or (independent and not own and not _WELL_KNOWN.search(article.text)):
        return None
    chosen = own or ties
    upon = tuple(one.id for id_ in _of_one_hand(scene, said, chosen) for one in scene.by_article[id_])
    names = " and ".join(dict.fromkeys(_named(scene, tie.upstream, said) for tie in chosen))
    return Rest(
        said=said,
        upon=upon,
        source=None,
        certain=True,
        why=f"{_name(scene, said)} gives no source, and leans on {names}",
    )


def _of_one_hand(scene: Scene, said: Said, ties: Sequence[Tie]) -> list[str]:
    """Return the articles that ties lead to, and of other outlets all that may be meant as well: a name tells no article."""
    articles = scene.pile.articles
    led_to = {tie.upstream for tie in ties}
    outlets = {outlet_of(articles[id_]) for id_ in led_to} - {outlet_of(articles[said.article_id])}
    meant = {id_ for key in outlets for id_ in scene.by_outlet.get(key, ()) if not scene.is_later(id_, said)}
    return sorted(led_to | meant, key=lambda id_: date_key(articles[id_]))


def _on_its_own_word(scene: Scene, said: Said) -> Rest:
    """An unsourced statement that nothing explains: the outlet's own word if it was first, else perhaps a repeat."""
    source = own_source(scene.pile, said.evidence, on_the_spot=said.appearance.sourcing == "self_reported")
    is_first = not any(scene.may_precede(one, said) for one in scene.thread.asserted())
    if not is_first and _only_reports(scene, said):
        why = f"{_name(scene, said)} takes the claim as known from others"
        return Rest(said=said, upon=scene.others(said), source=None, certain=True, why=why)
    repeated = _same_figure(scene, said)
    if repeated is not None:
        why = f"{_name(scene, said)} gives no source, and its figure is that of {_named(scene, repeated.article_id, said)}"
        return Rest(said=said, upon=(repeated.id,), source=None, certain=True, why=why)
    if is_first:
        told = next((one for one in scene.tellers if one.article_id != said.article_id), None)
        why = f"{_name(scene, said)} is the first known to say so, and names no source"
        why += f"; it may have it from one of those whom others name, such as {lowered(told.name)}" if told else ""
        return Rest(said=said, upon=(), source=source, certain=told is None, why=why)
    release = _published(scene, said)
    if release is not None:
        why = f"{_name(scene, said)} gives no source for what {_named(scene, release, said)} has published of itself"
        return _upon(scene, said, release, why)
    why = f"{_name(scene, said)} names no source and may repeat what others had said, or know it itself"
    return Rest(said=said, upon=(), source=source, certain=False, why=why)


def _published(scene: Scene, said: Said) -> str | None:
    """Return the earlier article in which a body tells the claim of itself: what it has given out is known to everybody."""
    articles = scene.pile.articles
    mine = articles[said.article_id]
    earlier = (id_ for id_ in scene.houses if is_release(articles[id_]) and is_earlier(articles[id_], mine))
    told = (id_ for id_ in earlier if any(not one.links for one in scene.by_article[id_]))
    return None if is_release(mine) else next(told, None)


def _only_reports(scene: Scene, said: Said) -> bool:
    """Say whether an article takes a claim as known: it says so, or gives it only to report that somebody denies it."""
    here = scene.thread.said_in(said.article_id)
    denied = any(one.appearance.stance in {"denies", "disputes"} for one in here)
    return denied or _WELL_KNOWN.search(scene.pile.articles[said.article_id].text) is not None


def _same_figure(scene: Scene, said: Said) -> Said | None:
    """Return an earlier sourced appearance with the same large figure: nobody counts to the same number by chance."""
    mine = telling_figures(said.appearance.text)
    numbers = sorted({number for value in mine for number in scene.figures.get(value, ())})
    alike = (scene.thread.asserted()[number] for number in numbers)
    return next((one for one in alike if scene.may_precede(one, said)), None)


def _upon(scene: Scene, said: Said, upstream: str, why: str) -> Rest:
    return Rest(said=said, upon=tuple(one.id for one in scene.by_article[upstream]), source=None, certain=True, why=why)


def _name(scene: Scene, said: Said) -> str:
    return outlet_name(scene.pile.articles[said.article_id])


def _named(scene: Scene, article_id: str, said: Said) -> str:
    """Return how to name an article that `said` rests on."""
    articles = scene.pile.articles
    if outlet_of(articles[article_id]) == outlet_of(articles[said.article_id]):
        return "its own earlier report"
    return outlet_name(articles[article_id])


def places(found: Sequence[Rest]) -> tuple[Evidence, ...]:
    """Return where the appearances stand, sorted."""
    return tuple(sorted({rest.said.evidence for rest in found}))
