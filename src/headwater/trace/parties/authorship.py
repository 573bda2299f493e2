"""Documents among sources: who wrote one, who put it out, which two are one, and who may only be reading it out."""

import re

from headwater.trace.parties.bodies import body
from headwater.trace.parties.outlets import is_medium
from headwater.trace.parties.voices import Kinship, Source, is_indefinite
from headwater.trace.texts.words import capitals, tokens, word_list

_FILED = re.compile(r"\s(?:filed|lodged|submitted|released|published|obtained|seen|shown)\b.*$", re.DOTALL)


def wrote(author: Source, document: Source) -> Kinship | None:
    """A document and its author are one, and so is an author known only through the document."""
    if document.kind != "document" and document.sourcing != "document":
        return None
    shared = set(author.words) & (set(document.words) | document.description.authors)
    signed = all(one.description.authors - set(one.words) and capitals(one.name) for one in (author, document))
    if signed:
        shared -= word_list("document_nouns")
    if _is_no_author(author):
        return None
    if not author.unnamed and author.description.words & word_list("authors") and document.kind == "document":
        return Kinship(certain=True, why=f"{author.name} is an author of “{document.name}”")
    if author.sourcing == "document" and _wrote_such(author, document):
        return Kinship(certain=True, why=f"“{document.name}” is what “{author.name}” wrote")
    if shared and not author.unnamed:
        both = "document" in {author.kind, author.sourcing}
        why = (
            f"“{author.name}” and “{document.name}” come from one author"
            if both
            else f"{author.name} wrote “{document.name}”"
        )
        return Kinship(certain=True, why=why)
    return None


def _is_no_author(source: Source) -> bool:
    """Say whether a source wrote no document that bears its name: it is one itself, or a paper's own word on what it saw."""
    own_word = source.sourcing in {"self_reported", "unsourced"} and is_medium(source.through)
    return own_word or is_any(source) or (source.sourcing != "document" and source.kind == "document")


def _wrote_such(author: Source, document: Source) -> bool:
    """Say whether an author is cited for the one kind of document that the other source is, and no other is named."""
    nouns = set(document.words) & word_list("document_nouns")
    if set(author.words) & word_list("document_nouns"):
        return False
    names = capitals(_FILED.sub("", document.name))
    return bool(nouns & author.description.points_to) and names <= author.description.bodies


def one_document(left: Source, right: Source) -> Kinship | None:
    """Two documents with one author, named alike, or of which one is not named."""
    if not (left.sourcing == right.sourcing == "document"):
        return None
    if left.description.authors & right.description.authors:
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” have the same author")
    mine, theirs = _document_words(left), _document_words(right)
    if _is_meant(left, right) or _is_meant(right, left):
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” are one document")
    if mine and theirs:
        shared = mine & theirs
        if shared:
            return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” are named alike")
        if capitals(left.name) and capitals(right.name):
            return None
    return Kinship(certain=False, why=f"“{left.name}” and “{right.name}” may be one document")


def _is_meant(bare: Source, named: Source) -> bool:
    """Say whether a bare "the report" stands in an article that has every name by which another is known."""
    names = frozenset(word for word in _document_words(named) if word.isalpha())
    kinds = [set(source.words) & word_list("document_nouns") for source in (bare, named)]
    fits = kinds[0] == kinds[1] or not kinds[1]
    definite = tokens(bare.name)[:1] == ("the",) and not _document_words(bare)
    return bool(names) and definite and fits and names <= bare.description.bodies


def is_any(document: Source) -> bool:
    """Say whether readers are told no more of a document than that it is one: "a document", "a memo"."""
    return document.kind == "document" and is_indefinite(document) and not _document_words(document)


def _document_words(source: Source) -> frozenset[str]:
    return frozenset(source.words) - word_list("document_nouns") - word_list("vague")


def by_anybody(person: Source, document: Source) -> Kinship | None:
    """What readers are told no more of than "a document" may be by anybody who gives the claim himself."""
    if document.kind != "document" or person.kind not in {"person", "organisation"}:
        return None
    if not is_any(document) or document.description.authors:
        return None
    return Kinship(certain=False, why=f"“{document.name}” may be by {person.name}")


def points_to(person: Source, document: Source) -> Kinship | None:
    """Somebody who points to a document may only be reading it out."""
    if document.sourcing != "document" or person.kind == "document" or person.article_id != document.article_id:
        return None
    if set(document.words) & person.description.points_to:
        return Kinship(certain=False, why=f"{person.name} points to “{document.name}”, and may only be reading it out")
    return None


def issued(document: Source, issuer: Source) -> Kinship | None:
    """What a body puts out is its own word: a statement or release without another name to it, a memo to its employees."""
    if document.kind != "document" or issuer.unnamed or issuer.kind in {"person", "document"}:
        return None
    words = set(document.words)
    published = words & word_list("published") or (words & word_list("issued") and words & _OWN_PEOPLE)
    if published and not capitals(document.name) and (issuer.kind != "outlet" or body(issuer.name)):
        return Kinship(certain=True, why=f"{issuer.name} issued “{document.name}”")
    return None


_OWN_PEOPLE = frozenset({"employees", "staff", "workers", "shareholders", "investors", "members", "customers"})
