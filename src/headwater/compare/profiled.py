"""The profiles of a whole pile; what was made of an article before is taken up again where its names still mean the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from headwater.compare.grammar import grammar
from headwater.compare.names.aliases import NO_ALIASES, Aliases
from headwater.compare.names.entities import Named, named
from headwater.compare.names.namesakes import one_name
from headwater.compare.packing import pack_names, pack_profiles, unpack_names, unpack_profiles
from headwater.compare.profiles import Profile, profiles
from headwater.compare.statements import statements
from headwater.model.attribution import Attribution
from headwater.model.identity import digest
from headwater.model.text import Article, Reading

_MARKS = 1 << 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What was made of one article: its names as it tells them alone, a digest of what they are in the pile, and the profiles."""

    names: bytes
    under: str
    profiles: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiled:
    """The profiles of a pile, by what their articles hold and by place, and what was made anew, by article.

    Where the articles lie and what their files are called changes nothing in that order, and so in nothing that hangs on it.

    `marks` gives for each profile a number that follows from all that is in it, and from nothing else.
    """

    profiles: list[Profile]
    marks: list[int]
    made: dict[str, Packed]


@dataclass(frozen=True, slots=True, kw_only=True)
class _One:
    article: Article
    reading: Reading
    said: Sequence[Attribution]
    kept: Packed | None


NONE_KEPT: Mapping[str, Packed] = MappingProxyType({})


def profiled(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    attributions: Sequence[Attribution],
    aliases: Aliases = NO_ALIASES,
    kept: Mapping[str, Packed] = NONE_KEPT,
) -> Profiled:
    """Return the profiles of the statements of all articles.

    `kept` is what was made of articles before from the same readings, attributions and aliases, by their ids.
    """
    pile = _pile(articles, readings, attributions, kept)
    alone = [_names(one, aliases) for one in pile]
    found: list[tuple[int, Profile]] = []
    made: dict[str, Packed] = {}
    for one, before, names in zip(pile, alone, one_name(alone), strict=True):
        under = "" if names == before else digest(pack_names(names))
        if one.kept and one.kept.under == under:
            body, own = one.kept.profiles, unpack_profiles(one.kept.profiles)
        else:
            own = _made(one, names)
            body = pack_profiles(own)
            made[one.article.id] = Packed(names=pack_names(before), under=under, profiles=body)
        mark = int(digest(body), 16) >> 1  # SQLite's whole numbers have a sign
        found.extend(((mark + n) % _MARKS, profile) for n, profile in enumerate(own))
    return Profiled(profiles=[row[1] for row in found], marks=[row[0] for row in found], made=made)


def _pile(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    attributions: Sequence[Attribution],
    kept: Mapping[str, Packed],
) -> list[_One]:
    by_article = {reading.article_id: reading for reading in readings}
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        said[attribution.article_id].append(attribution)
    return [
        _One(article=one, reading=by_article[one.id], said=said[one.id], kept=kept.get(one.id))
        for one in sorted(articles, key=_by_content)
        if one.id in by_article
    ]


def _by_content(article: Article) -> tuple[str, str]:
    published = article.published
    when = f"{published.earliest} {published.latest}" if published else ""
    return digest(article.text, article.outlet or "", when), article.id


def _names(one: _One, aliases: Aliases) -> Named:
    return unpack_names(one.kept.names) if one.kept else named(one.article, one.reading, one.said, aliases)


def _made(one: _One, names: Named) -> tuple[Profile, ...]:
    tree = grammar(one.article, one.reading)
    return tuple(profiles(one.article, tree, statements(one.article, one.reading, tree, one.said), names))
