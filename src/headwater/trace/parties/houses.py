"""Houses: the companies and offices whose releases lie in the pile, under the short names that reports give them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.model.attribution import Attribution
from headwater.model.text import Article
from headwater.trace.parties.outlets import outlet_body, outlet_of
from headwater.trace.parties.releases import is_release
from headwater.trace.texts.words import content_words, name_words, tokens, word_list


def houses(articles: Iterable[Article]) -> Mapping[str, str]:
    """Return the outlets that publish releases by their short names, where one is nobody else's: "corvey", "ministry"."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if is_release(article):
            key = outlet_of(article)
            of_body = outlet_body(key)
            short = of_body.head if of_body else key.split()[0]
            found[short].add(key)
    return {short: min(keys) for short, keys in sorted(found.items()) if len(keys) == 1}


def house_named(known: Mapping[str, str], article: Article, said: Sequence[Attribution], name: str) -> str | None:
    """Return the outlet that a short name stands for in an article: "Corvey" for Corvey Home, "the ministry" for the one.

    A ministry must be told by more than its noun somewhere in the article, and a person of the company's name is not the company.
    """
    words = tokens(name.removeprefix("the ").removeprefix("The "))
    key = known.get(words[0]) if len(words) == 1 else None
    if key is None or key == outlet_of(article):
        return None
    if words[0] in word_list("body_nouns"):
        told = set(key.split()) - {words[0]} - word_list("body_generic")
        return key if told & content_words(article.text) else None
    return key if name[:1].isupper() and not _is_surname(words[0], said) else None


def _is_surname(word: str, said: Iterable[Attribution]) -> bool:
    speakers = (
        name_words(one.speaker.name) for one in said if one.speaker is not None and one.speaker.kind == "person"
    )
    return any(len(name) > 1 and name[-1] == word for name in speakers)
