"""Claims in the making: their appearances with chains, before edges and origins are known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headwater.model.attribution import Stance
from headwater.model.identity import digest
from headwater.model.provenance import Appearance, Evidence
from headwater.trace.chained.chains import chain_of, sourcing_of
from headwater.trace.chained.passed_on import Link, sentence_of
from headwater.trace.chained.witnesses import Told, source_of, told_of
from headwater.trace.claims import group, is_told, wording
from headwater.trace.parties.voices import Source
from headwater.trace.pile import Pile, in_headline
from headwater.trace.stance.stances import Member
from headwater.trace.texts.order import date_key

_AGAINST: frozenset[Stance] = frozenset({"denies", "disputes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One appearance with its chain as links, its source, its whole sentence, and whether it is a headline."""

    appearance: Appearance
    links: tuple[Link, ...]
    source: Source | None
    headline: bool
    sentence: str

    @property
    def id(self) -> str:
        """The statement behind it."""
        return self.appearance.statement_id

    @property
    def article_id(self) -> str:
        """The article that it stands in."""
        return self.appearance.article_id

    @property
    def asserted(self) -> bool:
        """Whether it puts the claim forward."""
        return self.appearance.stance == "asserts"

    @property
    def evidence(self) -> Evidence:
        """The place to show a reader."""
        return Evidence(article_id=self.article_id, start=self.appearance.start, end=self.appearance.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A claim before its origins are counted: `said` is sorted by date, article and place."""

    id: str
    text: str
    said: tuple[Said, ...]
    _asserted: tuple[Said, ...] = field(init=False, compare=False, repr=False)
    _asserted_in: Mapping[str, tuple[Said, ...]] = field(init=False, compare=False, repr=False)
    _places_in: Mapping[str, tuple[int, ...]] = field(init=False, compare=False, repr=False)
    _carriers: frozenset[str] = field(init=False, compare=False, repr=False)
    _articles: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what is asked for each pair of articles."""
        asserted = tuple(one for one in self.said if one.asserted)
        carried: dict[str, list[Said]] = defaultdict(list)
        for one in asserted:
            carried[one.article_id].append(one)
        places: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self.said):
            places[one.article_id].append(number)
        object.__setattr__(self, "_asserted", asserted)
        object.__setattr__(self, "_asserted_in", {id_: tuple(of_one) for id_, of_one in carried.items()})
        object.__setattr__(self, "_places_in", {id_: tuple(numbers) for id_, numbers in places.items()})
        object.__setattr__(self, "_carriers", frozenset(carried))
        object.__setattr__(self, "_articles", frozenset(places))

    def asserted(self) -> tuple[Said, ...]:
        """Return the appearances that put the claim forward."""
        return self._asserted

    def asserted_in(self, article_id: str) -> tuple[Said, ...]:
        """Return the appearances in one article that put the claim forward."""
        return self._asserted_in.get(article_id, ())

    def said_in(self, *article_ids: str) -> list[Said]:
        """Return the appearances in some articles, whatever their stance, in the claim's order."""
        numbers = sorted(number for id_ in set(article_ids) for number in self._places_in.get(id_, ()))
        return [self.said[number] for number in numbers]

    def carriers(self) -> frozenset[str]:
        """Return the ids of the articles that put the claim forward."""
        return self._carriers

    def articles(self) -> frozenset[str]:
        """Return the ids of all articles in which the claim appears, whatever their stance."""
        return self._articles


def by_article(found: Iterable[Thread]) -> dict[str, list[Thread]]:
    """Return the claims that appear in each article, in their order."""
    claims: dict[str, list[Thread]] = defaultdict(list)
    for thread in found:
        for id_ in thread.articles():
            claims[id_].append(thread)
    return claims


def in_both(claims: Mapping[str, Sequence[Thread]], one: str, other: str) -> list[Thread]:
    """Return the claims that appear in two articles."""
    theirs = {thread.id for thread in claims.get(other, ())}
    return [thread for thread in claims.get(one, ()) if thread.id in theirs]


def threads(pile: Pile) -> tuple[Thread, ...]:
    """Return the claims of the pile that a place tells as a whole sentence, those with most carriers first."""
    # Those of the same articles one after the other: what is known of these is kept for a while.
    claims = [members for members in group(pile) if is_told(pile, members)]
    order = sorted(claims, key=lambda members: sorted(member.statement.article_id for member in members))
    found = [_thread(pile, members) for members in order]
    return tuple(sorted(found, key=lambda t: (-len(t.carriers()), -len(t.articles()), -len(t.said), t.id)))


def _thread(pile: Pile, members: Sequence[Member]) -> Thread:
    chains = [chain_of(pile, member.statement) for member in members]
    articles = [pile.articles[id_] for id_ in sorted({member.statement.article_id for member in members})]
    told = told_of(articles, chains)
    said = _of_one_mind([_said(pile, member, chain, told) for member, chain in zip(members, chains, strict=True)])
    asserted = {one.id for one in said if one.asserted}
    return Thread(
        id=digest("claim", *sorted(one.id for one in said)),
        text=wording(pile, members, asserted),
        said=tuple(sorted(said, key=lambda one: _place(pile, one))),
    )


def _of_one_mind(said: Sequence[Said]) -> list[Said]:
    """Return the appearances with one stance for a source in one article: who denies a claim gives his grounds, not its.

    Where he puts it forward in more places than he denies it ("it felt like eleven; I would not swear to it"), all stands.
    """
    voices: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for one in said:
        voices[_voice(one)].append(one.appearance.stance)
    against = {voice for voice, stances in voices.items() if voice[1] and _is_against(stances)}
    return [_turned(one) if one.asserted and _voice(one) in against else one for one in said]


def _voice(said: Said) -> tuple[str, str]:
    return (said.article_id, said.links[-1].name.casefold() if said.links else "")


def _is_against(stances: Sequence[Stance]) -> bool:
    """Say whether a source speaks against the claim in at least half of the places."""
    return 2 * sum(stance in _AGAINST for stance in stances) >= len(stances)


def _turned(said: Said) -> Said:
    return replace(said, appearance=replace(said.appearance, stance="denies"))


def _place(pile: Pile, said: Said) -> tuple[tuple[bool, str, str], int, int, str]:
    appearance = said.appearance
    return (date_key(pile.articles[appearance.article_id]), appearance.start, appearance.end, appearance.statement_id)


def _said(pile: Pile, member: Member, chain: tuple[Link, ...], told: Told) -> Said:
    statement = member.statement
    appearance = Appearance(
        statement_id=statement.id,
        article_id=statement.article_id,
        start=statement.start,
        end=statement.end,
        text=pile.articles[statement.article_id].text[statement.start : statement.end],
        stance=member.stance,
        chain=tuple(link.name for link in chain),
        sourcing=sourcing_of(pile, statement, chain),
        hedged=statement.hedged,
        attribution_id=statement.attribution_id,
    )
    headline = in_headline(pile.articles[statement.article_id], statement.start, statement.end)
    start, end = sentence_of(pile.articles[statement.article_id], statement)
    return Said(
        appearance=appearance,
        links=chain,
        source=source_of(pile, statement, chain, told),
        headline=headline,
        sentence=pile.articles[statement.article_id].text[start:end],
    )
