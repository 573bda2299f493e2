"""Whether two sources are one: the same person under two spellings, an organisation and its spokesman, two unnamed people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model.attribution import Sourcing, SpeakerKind
from headwater.model.provenance import Evidence
from headwater.trace.descriptions import Description
from headwater.trace.names import is_proper
from headwater.trace.words import capitals, content_words, name_words, word_list

_UNNAMED: frozenset[Sourcing] = frozenset({"described", "anonymous"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody or something that a claim comes down to, as one article names it.

    `through` is the outlet that had it from the source. `description` is what the pile's texts say of it.
    """

    name: str
    kind: SpeakerKind
    sourcing: Sourcing
    article_id: str
    through: str
    description: Description
    evidence: Evidence

    @property
    def unnamed(self) -> bool:
        """Whether readers are not told who it is."""
        return self.sourcing in _UNNAMED and not is_proper(self.name)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, without titles."""
        return name_words(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Why two sources are one, or may be: a sentence, and whether it is certain."""

    certain: bool
    why: str


def kinship(left: Source, right: Source) -> Kinship | None:
    """Return why two sources are one or may be one; None if they are two."""
    return next((found for rule in _RULES if (found := rule(left, right) or rule(right, left))), None)


def _one_outlet(left: Source, right: Source) -> Kinship | None:
    if left.kind == right.kind == "outlet" and left.name == right.name:
        return Kinship(certain=True, why=f"both are {left.name}'s own word")
    return None


def _one_name(left: Source, right: Source) -> Kinship | None:
    if left.unnamed or right.unnamed or ("document" in {left.kind, right.kind} and left.kind != right.kind):
        return None
    if same_person(left.words, right.words):
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” are one name")
    both = left.kind != "person" and right.kind != "person"
    if both and left.words and _generic_free(left.words) <= set(right.words) and _generic_free(left.words):
        return Kinship(certain=True, why=f"“{left.name}” is short for “{right.name}”")
    return None


def _generic_free(words: Sequence[str]) -> frozenset[str]:
    return frozenset(words) - word_list("document_nouns")


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether two names can be one person's: equal, or one surname with given names that agree as far as they are given."""
    if not left or not right:
        return False
    if tuple(left) == tuple(right):
        return True
    if left[-1] != right[-1]:
        return False
    first, second = left[:-1], right[:-1]
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(first, second, strict=False))


def _speaks_for(person: Source, body: Source) -> Kinship | None:
    """An organisation and whoever speaks for it are one."""
    if body.kind not in {"organisation", "group", "outlet"} or body.unnamed or person.kind in {"document", "outlet"}:
        return None
    own = _distinctive(body)
    role = person.description.words | (content_words(person.name) if person.unnamed else frozenset())
    shared = own & (role | set(person.words))
    if not shared or len(shared) < (len(own) if body.kind == "outlet" else len(own) / 2):
        return None
    if person.unnamed and not role & word_list("spokespeople"):
        return Kinship(certain=False, why=f"{person.name} may only say what {body.name} says")
    return Kinship(certain=True, why=f"{person.name} speaks for {body.name}")


def _distinctive(source: Source) -> frozenset[str]:
    words = frozenset(source.words)
    return words if source.kind == "outlet" else (words - word_list("body_nouns")) or words


def _belongs(person: Source, body: Source) -> Kinship | None:
    """Staff that a text places in a body by naming it beside their office: "the hospital treated nine, said the duty sister"."""
    if body.kind != "organisation" or person.kind == "document" or person.description.bodies:
        return None
    staff = person.description.words | content_words(person.name)
    if staff & word_list("staff") and body.words and set(body.words) <= person.description.around:
        return Kinship(certain=True, why=f"{person.name} is named as the one who spoke for {body.name}")
    return None


def _wrote(author: Source, document: Source) -> Kinship | None:
    """A document and its author are one, and so is an author known only through the document."""
    if document.kind != "document" and document.sourcing != "document":
        return None
    shared = set(author.words) & (set(document.words) | document.description.authors)
    if author.sourcing != "document" and author.kind == "document":
        return None
    if shared and not author.unnamed:
        both = "document" in {author.kind, author.sourcing}
        why = (
            f"“{author.name}” and “{document.name}” have one author"
            if both
            else f"{author.name} wrote “{document.name}”"
        )
        return Kinship(certain=True, why=why)
    return None


def _one_document(left: Source, right: Source) -> Kinship | None:
    if not (left.sourcing == right.sourcing == "document"):
        return None
    if left.description.authors & right.description.authors:
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” have the same author")
    mine, theirs = _document_words(left), _document_words(right)
    if mine and theirs:
        shared = mine & theirs
        if shared:
            return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” are named alike")
        if capitals(left.name) and capitals(right.name):
            return None
    return Kinship(certain=False, why=f"“{left.name}” and “{right.name}” may be one document")


def _document_words(source: Source) -> frozenset[str]:
    return frozenset(source.words) - word_list("document_nouns") - word_list("vague")


def _one_unnamed(left: Source, right: Source) -> Kinship | None:
    """Two undisclosed sources may be one person, unless their descriptions exclude each other."""
    if not (left.unnamed and right.unnamed):
        return None
    mine, theirs = content_words(left.name), content_words(right.name)
    if left.through == right.through and (mine & theirs or mine <= _people() or theirs <= _people()):
        return Kinship(certain=True, why=f"{left.through} speaks of one source: “{left.name}” and “{right.name}”")
    if "anonymous" in {left.sourcing, right.sourcing} or mine <= _people() or theirs <= _people():
        return Kinship(certain=False, why=f"“{left.name}” and “{right.name}” may be one person")
    if _apart(left, right):
        return None
    return Kinship(certain=False, why=f"the descriptions “{left.name}” and “{right.name}” fit one person")


def _people() -> frozenset[str]:
    return word_list("people")


def _apart(left: Source, right: Source) -> bool:
    """Say whether two descriptions exclude each other: other bodies or places, or other callings with nothing in common."""
    mine, theirs = capitals(left.name), capitals(right.name)
    if mine and theirs:
        return not mine & theirs
    callings = [content_words(s.name) - _people() for s in (left, right)]
    heads = [content_words(s.name) & _people() for s in (left, right)]
    return not any(heads) and not callings[0] & callings[1]


def _named_and_described(named: Source, described: Source) -> Kinship | None:
    """A description in one article may be of somebody whom another names."""
    if named.unnamed or not described.unnamed or named.kind not in {"person", "group"}:
        return None
    if described.sourcing == "anonymous":
        return Kinship(certain=False, why=f"“{described.name}” may be {named.name}")
    known = named.description.words
    shared = _stems(content_words(described.name) - _people()) & _stems(known)
    if len(shared) >= 2 or (shared and _stems(content_words(described.name) - _people()) <= _stems(known)):
        return Kinship(certain=True, why=f"{named.name} answers to the description “{described.name}”")
    return None


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(re.sub(r"(?:ers?|s|ed|ing)$", "", word) for word in words)


def _worker_and_body(worker: Source, body: Source) -> Kinship | None:
    """A body may rest on what its own people told it; an unnamed hand on the spot may be one of them."""
    if not worker.unnamed or body.unnamed or body.kind != "organisation":
        return None
    if content_words(worker.name) & word_list("workers") and not capitals(worker.name):
        return Kinship(certain=False, why=f"{body.name} may have it from its own people, such as “{worker.name}”")
    return None


def _relies(user: Source, other: Source) -> Kinship | None:
    """Somebody who worked from another's material may add nothing of his own."""
    mine = {w for w in user.description.relies_on if len(w) > 2}
    if mine and mine & (set(other.words) | other.description.words) - word_list("stop"):
        return Kinship(certain=False, why=f"{user.name} worked from material of {other.name}")
    return None


def _points_to(person: Source, document: Source) -> Kinship | None:
    """Somebody who points to a document may only be reading it out."""
    if document.sourcing != "document" or person.kind == "document" or person.article_id != document.article_id:
        return None
    if set(document.words) & person.description.points_to:
        return Kinship(certain=False, why=f"{person.name} points to “{document.name}”, and may only be reading it out")
    return None


def _group_and_body(group: Source, body: Source) -> Kinship | None:
    """A body and those whom it speaks for: "local anglers" are the anglers' club."""
    if not group.unnamed or body.unnamed or body.kind not in {"organisation", "group"}:
        return None
    plural = {word.rstrip("'") for word in content_words(group.name) if word.rstrip("'").endswith("s")}
    shared = plural & {word.rstrip("'") for word in (*body.words, *body.description.words)}
    return Kinship(certain=True, why=f"“{group.name}” are those whom {body.name} speaks for") if shared else None


_RULES = (
    _one_outlet,
    _one_name,
    _wrote,
    _speaks_for,
    _belongs,
    _one_document,
    _group_and_body,
    _one_unnamed,
    _named_and_described,
    _points_to,
    _relies,
    _worker_and_body,
)
