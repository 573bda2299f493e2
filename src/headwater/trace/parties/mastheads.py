"""Outlets that texts name by what they are: "the daily Zorin Vestar", "the Evening Clarion newspaper", "on State Television"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.model.text import Article
from headwater.trace.parties.names import is_proper
from headwater.trace.parties.outlets import is_generic
from headwater.trace.texts.words import name_words, word_list

_WEEK = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)"
)
_NAME = rf"{_WEEK}(?:The\s+)?[A-Z][\w’'-]{{1,30}}(?:\s+(?:(?:of|and|&)\s+)?[A-Z][\w’'-]{{1,30}}){{0,4}}"
_KIND = (
    "newspaper|daily|weekly|monthly|tabloid|magazine|news agency|agency|radio station|television station|station|broadcaster"
    "|website|news site|blog|newsletter|periodical"
)
_NAMED = (
    re.compile(rf"\b(?:{_KIND})\s+(?P<name>{_NAME})"),
    re.compile(rf"\b(?:[Tt]he|[Aa])\s+(?P<name>{_NAME})\s+(?:newspaper|magazine|news agency|website|tabloid|television)\b"),
    re.compile(r"\b[Oo]n\s+(?P<name>[A-Z][\w’'-]{1,30}\s+(?:Television|TV|Radio))\b"),
)  # fmt: skip
_MARKS = "“”\"'‘’*(),.;:!?[]"
_UNNAMED = re.compile(
    r"\b(?:printed|published|appeared|carried|found|picture|pictures|photograph)\b[^.!?\n]{0,80}?\bin\s+"
    r"(?P<name>a\s+(?:magazine|journal|newspaper|weekly|newsletter|periodical)\s+(?:for|of)\s+(?:[a-z][\w-]{1,30}\s){0,2}[a-z][\w-]{1,30})"
)


def mastheads(articles: Iterable[Article]) -> frozenset[str]:
    """Return the proper names that some text of the pile calls a newspaper, an agency, a station or the like."""
    return frozenset(
        match["name"].strip()
        for article in articles
        for pattern in _NAMED
        for match in pattern.finditer(article.text)
        if not _is_furniture(article, match.start())
    )


def by_first_word(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return names by their first word, each list sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        found[name.split()[0]].append(name)
    return {word: tuple(of_one) for word, of_one in found.items()}


def placed_mastheads(article: Article, known: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int, int]]:
    """Yield where an article names one of the outlets that are `known` by first word, or "a magazine for collectors"."""
    near = sorted({name for word in set(article.text.split()) for name in known.get(word.strip(_MARKS), ())})
    for name in near:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.text):
            if not _is_furniture(article, match.start()):
                yield name, match.start(), match.end()
    for match in _UNNAMED.finditer(article.text):
        yield match["name"], match.start("name"), match.end("name")


def can_be_outlet(name: str) -> bool:
    """Say whether a name is an outlet's that a reader can look for: a proper one, somebody's station, or "the radio"."""
    if any(_is_masthead(piece.strip()) for piece in name.split(",")):
        return True
    if re.fullmatch(r"the (?:radio|wireless|television)", name.strip(), re.IGNORECASE):
        return True
    owner, mark, rest = name.replace("’", "'").partition("'s ")
    return bool(mark) and any(letter.isupper() for letter in owner) and is_generic(name_words(rest)[-1:])


def _is_masthead(name: str) -> bool:
    words = [word for word in re.findall(r"[\w’'-]+", name) if word.casefold() not in word_list("stop")]
    if not words or not all(word[0].isupper() or word[0].isdigit() for word in words):
        return False
    return is_proper(name) or not is_generic(name_words(name))


def _is_furniture(article: Article, at: int) -> bool:
    return any(span.start <= at < span.end for span in article.furniture)
