"""Which article of the pile a cited outlet stands for: "The Skerrow Packet", "the Packet", "the paper", "Our Friday report"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.text import Article
from headwater.trace.order import is_earlier
from headwater.trace.pile import Pile
from headwater.trace.words import name_words, tokens, word_list

_OWN = re.compile(r"^(?:our|this|we)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOutlet:
    """A place where an article names an outlet of the pile (never its own)."""

    outlet: str
    start: int
    end: int


def outlet_key(name: str) -> str:
    """Return one spelling for all ways to write an outlet's name."""
    return " ".join(name_words(name)) or name.casefold().strip()


def outlet_of(article: Article) -> str:
    """Return the key of the article's outlet; an article without one is an outlet of its own."""
    return outlet_key(article.outlet) if article.outlet else article.id


def outlet_name(article: Article) -> str:
    """Return how to name the article's outlet to a reader."""
    return article.outlet or article.title or article.path


def outlets(pile: Pile) -> tuple[str, ...]:
    """Return the keys of all outlets in the pile, sorted."""
    return tuple(sorted({outlet_of(article) for article in pile.articles.values()}))


def names_outlet(name: str, key: str) -> bool:
    """Say whether `name` can stand for the outlet `key`: the whole name, its distinctive words or its last word.

    "Corvane" is Corvane Wire and "the local Bulletin" the Bram Lane Bulletin, but "Bram" or "the radio" are nobody yet.
    """
    cited, whole = name_words(name), tuple(key.split())
    if not cited or not whole:
        return False
    if set(whole) <= set(cited):
        return True
    plain = [word for word in cited if word not in word_list("vague")]
    if not plain or not set(plain) <= set(whole):
        return False
    distinctive = {word for word in whole if word not in word_list("outlet_nouns")}
    return (bool(distinctive) and distinctive <= set(plain)) or (
        whole[-1] in plain and (len(plain) > 1 or not is_generic(plain))
    )


def is_generic(words: Iterable[str]) -> bool:
    """Say whether a name is nothing but a word for a kind of outlet: "the paper", "the local radio", "the site"."""
    anaphors = word_list("outlet_anaphors")
    found = [word for word in words if word not in word_list("vague")]
    return bool(found) and all(word in anaphors for word in found)


def is_outlet_word(name: str) -> bool:
    """Say whether a name ends or begins with a word for an outlet: "Radio Haldrin", "the Province Mirror" does not tell."""
    words = name_words(name)
    nouns = word_list("outlet_nouns")
    return bool(words) and (words[-1] in nouns or words[0] in nouns)


def is_own(name: str, article: Article) -> bool:
    """Say whether `name` is the article's own outlet."""
    return bool(_OWN.match(name.strip())) or names_outlet(name, outlet_of(article))


def named_outlets(pile: Pile, article: Article) -> tuple[NamedOutlet, ...]:
    """Return where the article names other outlets of the pile by name, in text order."""
    found = [
        NamedOutlet(outlet=key, start=match.start(), end=match.end())
        for key in outlets(pile)
        if key != outlet_of(article)
        for pattern in _patterns(key)
        for match in pattern.finditer(article.text)
    ]
    return tuple(sorted(set(found), key=lambda n: (n.start, -n.end, n.outlet)))


def _patterns(key: str) -> list[re.Pattern[str]]:
    """Return what to look for: the full name, or an agency's distinctive words; never a single everyday word."""
    words = key.split()
    distinctive = [word for word in words if word not in word_list("outlet_nouns")]
    forms = [words] if len(words) > 1 else []
    forms += [distinctive] if distinctive and len(distinctive) < len(words) and words[-1] in _AGENCY else []
    gap = r"(?:[’']s?)?[\s,]+(?:(?:the|of|and|&)\s+)?"
    return [
        re.compile(r"\b" + gap.join(f"[{re.escape(w[0].upper())}]" + re.escape(w[1:]) for w in form) + r"\b", 0)
        for form in forms
    ] + [re.compile(r"\b" + r"\s+".join(re.escape(w.upper()) for w in form) + r"\b") for form in forms]


_AGENCY = frozenset({"agency", "wire", "service", "news"})


def resolve_outlet(pile: Pile, article: Article, name: str, at: int) -> str | None:
    """Return the key of the pile's outlet that `name` stands for at this place of the article, None if it is not in the pile.

    "The paper" and the like mean the outlet that the article named last, or else the first one it names.
    """
    if _OWN.match(name.strip()):
        return outlet_of(article)
    words = name_words(name)
    if is_generic(words):
        return _antecedent(named_outlets(pile, article), at)
    fits = [key for key in outlets(pile) if names_outlet(name, key)]
    if len(fits) > 1:
        near = [named.outlet for named in named_outlets(pile, article) if named.outlet in fits]
        fits = near or [key for key in fits if key != outlet_of(article)] or fits
    return min(fits, key=lambda key: (key == outlet_of(article), key)) if fits else None


def _antecedent(named: tuple[NamedOutlet, ...], at: int) -> str | None:
    before = [one for one in named if one.start < at]
    if before:
        return before[-1].outlet
    return named[0].outlet if named else None


def articles_of(pile: Pile, key: str, citing: Article) -> tuple[Article, ...]:
    """Return the outlet's articles that `citing` can mean: its own earlier ones, or another outlet's that are not later."""
    all_of = [a for a in pile.articles.values() if outlet_of(a) == key and a.id != citing.id]
    if key == outlet_of(citing):
        return tuple(
            a for a in all_of if is_earlier(a, citing) or (a.published is None and citing.published is not None)
        )
    return tuple(all_of)


def mentions_title(citing: Article, cited: Article) -> bool:
    """Say whether one article gives the other's title word for word."""
    title = tokens(cited.title or "")
    return len(title) > 3 and " ".join(title) in " ".join(tokens(citing.text))
