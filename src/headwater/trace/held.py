"""What the pile holds of what its texts cite: outlets that have articles in it, and what bodies issued of themselves."""

import re
from collections.abc import Iterator
from datetime import timedelta

from headwater.model.text import Article
from headwater.trace.parties.labels import Label, is_bare, label
from headwater.trace.parties.outlets import is_medium, names_outlet
from headwater.trace.parties.releases import is_release
from headwater.trace.pile import Pile
from headwater.trace.texts.order import is_earlier, looks_back
from headwater.trace.texts.words import name_words, tokens

_REPORT = frozenset({"report", "reports", "story", "article", "coverage"})
_ISSUED = frozenset({"statement", "notice", "circular"})
# How long a statement of a body is taken for the one of it that the pile holds.
_FRESH = timedelta(days=14)
_HEAD_SIZE = 300  # characters
_ON_SITE = re.compile(
    r"\b(?:on|from) (?P<owner>(?:the )?[A-Z][\w' -]*?)'s (?:own )?(?:site|website|web site|page|blog)$"
)
_HEADING = re.compile(r"[A-Z][\w-]*")


def holds_outlet(pile: Pile, name: str, citing: Article) -> bool:
    """Say whether an outlet has articles in the pile that can be meant: what was cited before they came out is another."""
    for key in _outlets(pile, name):
        others = [article for article in pile.outlets[key] if article.id != citing.id]
        in_full = set(key.split()) <= set(name_words(name))
        if not others or not in_full or any(is_release(a) or not is_earlier(citing, a) for a in others):
            return True
    return False


def holds_document(pile: Pile, name: str, citing: Article) -> bool:
    """Say whether a name is that of a report of an outlet in the pile, or of what a body of the pile issued.

    An outlet's ledger is another thing.
    """
    known, plain = label(name), name.replace("’", "'")
    title = name.partition("“")[2].rstrip("”")
    owner, mark, rest = plain.partition("'s ")
    site = _ON_SITE.search(plain)
    is_report = not _REPORT.isdisjoint(tokens(rest)) if mark else known.kind in _REPORT | {""}
    names = (title, site["owner"] if site else "", owner if is_report else "")
    if any(_outlets(pile, one) for one in names if one):
        return True
    if known.kind in _REPORT and is_bare(name) and looks_back(citing):
        return True
    return any(_is_it(known, name, a) for a in _of_its_body(pile, known) if _can_be_meant(a, citing))


def _outlets(pile: Pile, name: str) -> list[str]:
    near = {key for word in name_words(name) for key in pile.outlets_by_word.get(word, ())}
    short = {key for key in pile.outlets if name.isupper()} - near
    return [key for key in sorted(near | short) if pile.outlets.get(key) and names_outlet(name, key)]


def _of_its_body(pile: Pile, known: Label) -> Iterator[Article]:
    """Yield the articles of the outlets that are no newspapers and have a word of the document's name in theirs."""
    keys = {key for word in known.which for key in pile.outlets_by_word.get(word, ())}
    return (article for key in sorted(keys) if not is_medium(key) for article in pile.outlets.get(key, ()))


def _can_be_meant(article: Article, citing: Article) -> bool:
    if article.id == citing.id or is_earlier(citing, article):
        return False
    if article.published is None or citing.published is None:
        return True
    return citing.published.earliest - article.published.latest <= _FRESH


def _is_it(known: Label, name: str, article: Article) -> bool:
    """Say whether an article is the document: its head has all that the name tells, and calls itself by what it is."""
    head = article.text[:_HEAD_SIZE]
    own = frozenset(tokens(f"{head} {article.outlet or ''}"))
    if not known.which <= own or "revised" in tokens(name):
        return False
    kinds = {label(word).kind for word in _HEADING.findall(head)} - {""}
    return (is_release(article) and known.kind in _ISSUED) or (len(known.which) > 1 and known.kind in kinds)
