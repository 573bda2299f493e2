"""Where an article names another outlet of the pile: in full, by its initials, or as "the Chronicle" and "the Halden agency"."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from headwater.model.text import Article
from headwater.trace.parties.outlets import NamedOutlet, initials, is_generic, outlet_body, outlet_name, outlet_of
from headwater.trace.texts.words import Word, placed_words, word_list

_LETTERS = re.compile(r"^[A-Z]{3,6}$")
_AGENCY = frozenset({"agency", "wire", "service", "news"})
_WIRE = frozenset({"agency", "wire", "service"})
_DAYS = frozenset({"daily", "evening", "morning", "weekly", "sunday", "saturday"})
_THE = re.compile(r"(?:\bthe|[’']s?)\s+$", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|from|near|to|of) ([A-Z][a-z]+)\b")
_LONGEST_ARTICLE = 12  # characters looked at before a name

Form = tuple[str, ...]
Forms = Mapping[str, Sequence[tuple[Form, str]]]


def namings(articles: Sequence[Article]) -> Mapping[str, tuple[NamedOutlet, ...]]:
    """Return where each article names the other outlets, in the order of its text."""
    names = {outlet_of(article): outlet_name(article) for article in articles}
    forms: dict[str, list[tuple[Form, str]]] = defaultdict(list)
    for key in sorted(names):
        for form in _forms(key, names[key]):
            forms[form[0]].append((form, key))
    short = _short(names, _places(articles))
    return {article.id: _named(article, forms, short) for article in articles}


def _forms(key: str, name: str) -> list[Form]:
    """Return the ways to name an outlet that stand by themselves: in full, by its letters, an agency by its distinctive words."""
    words = tuple(key.split())
    distinctive = tuple(word for word in words if word not in word_list("outlet_nouns"))
    forms = [words] if len(words) > 1 else []
    if (
        distinctive
        and distinctive != words
        and (words[-1] in _WIRE or (words[-1] in _AGENCY and len(distinctive) == 1))
    ):
        forms += [distinctive]
    if len(distinctive) == 1 and words[-1] in _AGENCY:
        forms += [(distinctive[0], "agency")]
    letters = [word.casefold() for word in name.split() if _LETTERS.match(word)]
    return forms + [(sign,) for sign in dict.fromkeys([*letters, initials(key).casefold()]) if sign]


def _places(articles: Sequence[Article]) -> frozenset[str]:
    """Return the names that texts use as those of places: "Visit Quarnby" is not "the Quarnby"."""
    return frozenset(match[1].casefold() for article in articles for match in _AT.finditer(article.text))


def _short(names: Mapping[str, str], places: frozenset[str]) -> dict[str, str]:
    """Return the outlets by the last word of their name, where it is one outlet's alone and says more than "paper"."""
    last = {
        key: key.split()[-1]
        for key in names
        if " " in key
        and outlet_body(key) is None
        and not is_generic(key.split()[-1:])
        and key.split()[-1] not in _AGENCY
    }
    seen = Counter(last.values())
    return {word: key for key, word in last.items() if seen[word] == 1 and word not in places}


def _named(article: Article, forms: Forms, short: Mapping[str, str]) -> tuple[NamedOutlet, ...]:
    own = outlet_of(article)
    words = [word for word in placed_words(article.text) if word.bare not in word_list("stop")]
    found: list[NamedOutlet] = []
    for number, word in enumerate(words):
        if not article.text[word.start].isupper() or (found and word.start < found[-1].end):
            continue
        fits = [
            (form, key)
            for form, key in forms.get(word.bare, ())
            if key != own
            and _stands(words, number, form, key)
            and (form[0] in key.split() or article.text[word.start : word.end].isupper())
        ]
        if fits:
            form, key = max(fits, key=lambda fit: (len(fit[0]), fit[1]))
            found.append(NamedOutlet(outlet=key, start=word.start, end=words[number + len(form) - 1].end))
        else:
            found += _by_last_word(article, words, number, short)
    return tuple(found)


def _by_last_word(article: Article, words: Sequence[Word], number: int, short: Mapping[str, str]) -> list[NamedOutlet]:
    """Return the outlet that "the Chronicle" or "The Sunday Pennant" is, where the words begin at `number`."""
    following = words[number + 1] if number + 1 < len(words) else None
    dated = words[number].bare in _DAYS and following is not None and _adjoin(words[number], following)
    last = following if dated and following is not None else words[number]
    key = short.get(last.bare)
    if key is None or key == outlet_of(article) or last.bare in outlet_of(article).split():
        return []
    before = article.text[max(0, words[number].start - _LONGEST_ARTICLE) : words[number].start]
    after = article.text[last.end : last.end + 2].lstrip(" ")
    whole = _THE.search(before) and article.text[last.start].isupper() and not after[:1].isupper()
    return [NamedOutlet(outlet=key, start=words[number].start, end=last.end)] if whole else []


def _adjoin(word: Word, following: Word) -> bool:
    return following.start - word.end == 1


def _stands(words: Sequence[Word], number: int, form: Form, key: str) -> bool:
    """Say whether the words from `number` on are `form`, and no longer name: "Meridian" is not the Wire in "Meridian Press"."""
    after = number + len(form)
    if tuple(word.bare for word in words[number:after]) != form:
        return False
    following = words[after].bare if after < len(words) and _adjoin(words[after - 1], words[after]) else ""
    return following not in word_list("outlet_nouns") or following in key.split()
