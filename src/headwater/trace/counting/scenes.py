"""One claim with what decides about its appearances, looked up once: a claim may have thousands of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.attribution import SpeakerKind
from headwater.trace.chained.passed_on import Link
from headwater.trace.grounds.ties import Tie
from headwater.trace.parties.outlets import outlet_body, outlet_of
from headwater.trace.parties.voices import Source
from headwater.trace.pile import Pile
from headwater.trace.texts.order import is_earlier
from headwater.trace.texts.words import telling_figures
from headwater.trace.threads import Said, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One claim and its pile; appearances are those that put the claim forward, by their numbers in `thread.asserted()`.

    `by_article` are the appearances of each article, `by_outlet` the articles of each outlet, `houses` the articles of bodies
    that publish themselves, each in the claim's order. `relayed` are the chains of which an outer source is of a kind, with the
    appearances that have them, `figures` the sourced appearances by those of their figures that one without a source has too.
    `ties` are those between articles with the claim, by their downstream article. `tellers` are sources other than
    outlets: the first, and the first in another article and of another name than this one.
    """

    pile: Pile
    thread: Thread
    by_article: Mapping[str, tuple[Said, ...]]
    by_outlet: Mapping[str, tuple[str, ...]]
    houses: tuple[str, ...]
    relayed: Mapping[SpeakerKind, Mapping[tuple[Link, ...], tuple[int, ...]]]
    figures: Mapping[float, tuple[int, ...]]
    ties: Mapping[str, tuple[Tie, ...]]
    tellers: tuple[Source, ...]

    def is_later(self, upstream: str, said: Said) -> bool:
        """Say whether an article certainly came out after that of an appearance; not if a person holds that this rests on it."""
        if (said.article_id, upstream) in self.pile.held:
            return False
        return is_earlier(self.pile.articles[said.article_id], self.pile.articles[upstream])

    def may_precede(self, other: Said, said: Said) -> bool:
        """Say whether an appearance in another article can be what `said` repeats."""
        return other.article_id != said.article_id and not self.is_later(other.article_id, said)

    def others(self, said: Said) -> tuple[str, ...]:
        """Return the appearances in other articles that `said` can repeat."""
        return tuple(one.id for one in self.thread.asserted() if self.may_precede(one, said))


def scene_of(pile: Pile, thread: Thread, ties: Iterable[Tie]) -> Scene:
    """Return the scene of a claim; of the ties those are taken that lead to an article which puts it forward."""
    by_article: dict[str, list[Said]] = defaultdict(list)
    for said in thread.asserted():
        by_article[said.article_id].append(said)
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for id_ in by_article:
        by_outlet[outlet_of(pile.articles[id_])].append(id_)
    downstream: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.upstream in by_article:
            downstream[tie.downstream].append(tie)
    return Scene(
        pile=pile,
        thread=thread,
        by_article={id_: tuple(said) for id_, said in by_article.items()},
        by_outlet={key: tuple(ids) for key, ids in by_outlet.items()},
        houses=tuple(id_ for id_ in by_article if outlet_body(outlet_of(pile.articles[id_]))),
        relayed=_relayed(thread.asserted()),
        figures=_figures(thread.asserted()),
        ties={id_: tuple(found) for id_, found in downstream.items()},
        tellers=tuple(
            _tellers(
                [one.source for one in thread.asserted() if one.source is not None and one.source.kind != "outlet"]
            )
        ),
    )


def _tellers(sources: Sequence[Source]) -> Iterator[Source]:
    if sources:
        first = sources[0]
        yield first
        yield from [one for one in sources if one.article_id != first.article_id][:1]
        yield from [one for one in sources if one.name != first.name][:1]


def _relayed(said: Sequence[Said]) -> dict[SpeakerKind, dict[tuple[Link, ...], tuple[int, ...]]]:
    found: dict[SpeakerKind, dict[tuple[Link, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(said):
        for kind in {link.kind for link in one.links[:-1]} if one.source is not None else ():
            found[kind][one.links].append(number)
    return {kind: {chain: tuple(numbers) for chain, numbers in known.items()} for kind, known in found.items()}


def _figures(said: Sequence[Said]) -> dict[float, tuple[int, ...]]:
    """Return the sourced appearances by those of their figures that one without a source has too."""
    wanted = {value for one in said if not one.links for value in telling_figures(one.appearance.text)}
    found: dict[float, list[int]] = defaultdict(list)
    for number, one in enumerate(said if wanted else ()):
        for value in telling_figures(one.appearance.text) & wanted if one.links else ():
            found[value].append(number)
    return {value: tuple(numbers) for value, numbers in found.items()}
