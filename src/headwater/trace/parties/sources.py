"""Whether two sources are one: the same person under two spellings, an organisation and its spokesman, two unnamed people."""

from collections.abc import Sequence
from functools import lru_cache

from headwater.trace.parties.authorship import by_anybody, is_any, issued, one_document, points_to, wrote
from headwater.trace.parties.bodies import body, one_body, one_party
from headwater.trace.parties.names import is_of_place, lowered, same_person
from headwater.trace.parties.offices import can_hold, held, serves, speaks_for
from headwater.trace.parties.voices import Kinship, Source, is_another, is_indefinite
from headwater.trace.texts.words import capitals, content_words, figures, stems, tokens, word_list


@lru_cache(maxsize=16384)
def kinship(left: Source, right: Source) -> Kinship | None:
    """Return why two sources are one or may be one; None if they are two."""
    if left.article_id == right.article_id and is_another(left) != is_another(right):
        return None
    return next((found for rule in _RULES if (found := rule(left, right) or rule(right, left))), None)


def _one_outlet(left: Source, right: Source) -> Kinship | None:
    if left.kind == right.kind == "outlet" and left.name == right.name:
        return Kinship(certain=True, why=f"both are {left.name}'s own word")
    return None


def _one_name(left: Source, right: Source) -> Kinship | None:
    if left.unnamed or right.unnamed or ("document" in {left.kind, right.kind} and left.kind != right.kind):
        return None
    if same_person(left.words, right.words) and not (is_any(left) and is_any(right)):
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” are one name")
    both = left.kind != "person" and right.kind != "person"
    if both and left.words and _generic_free(left.words) <= set(right.words) and _generic_free(left.words):
        return Kinship(certain=True, why=f"“{left.name}” is short for “{right.name}”")
    return None


def _one_body(left: Source, right: Source) -> Kinship | None:
    """One body under two names, or two bodies that speak for one side."""
    if left.unnamed or right.unnamed or {left.kind, right.kind} & {"person", "document"}:
        return None
    mine, theirs = body(left.name), body(right.name)
    if mine is None or theirs is None:
        return None
    if one_body(mine, theirs):
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” are one body")
    if one_party(mine, theirs):
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” speak for one side")
    return None


def _generic_free(words: Sequence[str]) -> frozenset[str]:
    return frozenset(words) - word_list("document_nouns")


def _speaks_for(person: Source, group: Source) -> Kinship | None:
    """An organisation and whoever speaks for it are one."""
    if group.kind not in {"organisation", "group", "outlet"} or group.unnamed or person.kind in {"document", "outlet"}:
        return None
    if person.kind == "organisation" and body(person.name):
        return None
    own = _distinctive(group)
    role = person.description.words | (content_words(person.name) if person.unnamed else frozenset())
    shared = own & (role | set(person.words))
    if _is_of_another(person, group) or (shared < own and role & word_list("callings") and not role & _offices()):
        return None
    whole = len(own) if group.kind == "outlet" and body(group.name) is None else len(own) / 2
    if (not shared or len(shared) < whole) and not _officer(role, person, group):
        return None
    if person.unnamed and not role & word_list("spokespeople"):
        return Kinship(certain=False, why=f"{person.name} may only say what {group.name} says")
    return Kinship(certain=True, why=f"the word of {lowered(person.name)} is that of {lowered(group.name)}")


def _offices() -> frozenset[str]:
    return word_list("staff") | word_list("spokespeople")


def _is_of_another(person: Source, group: Source) -> bool:
    """Say whether somebody belongs to another body of the same kind: the Naswick Harbour Board is not that of Morby."""
    known, mine = body(group.name), person.description.bodies
    strange = mine - word_list("spokespeople") - word_list("body_nouns") - set(group.words)
    missing = capitals(group.name) - mine
    return known is not None and known.head in mine and bool(strange) and bool(missing)


def _officer(role: frozenset[str], person: Source, group: Source) -> bool:
    known = body(group.name)
    elsewhere = person.description.bodies - (known.field if known else frozenset())
    return known is not None and speaks_for(role, frozenset(person.words), known, elsewhere, group.description.words)


def _holds_office(office: Source, holder: Source) -> Kinship | None:
    """A bare office is whoever is said to hold it: "the Minister" and a minister with a name."""
    if {office.kind, holder.kind} != {"person"} or holder.unnamed:
        return None
    if not can_hold(office.name, holder.description.words | held(holder.name)):
        return None
    return Kinship(certain=True, why=f"{holder.name} is “{office.name}”")


def _distinctive(source: Source) -> frozenset[str]:
    words, known = frozenset(source.words), body(source.name)
    if known is not None:
        return known.field or words
    return words if source.kind == "outlet" else (words - word_list("body_nouns")) or words


def _belongs(person: Source, home: Source) -> Kinship | None:
    """Staff that a text places in a body by naming it beside their office: "the hospital treated nine, said the duty sister"."""
    if home.kind != "organisation" or person.kind != "person" or person.description.bodies - _offices():
        return None
    said_of = person.description.words | content_words(person.name)
    staff = said_of & _offices() and not said_of & _PAST
    if not (staff and home.words and set(home.words) <= person.description.around):
        return None
    if said_of & word_list("callings") and said_of.isdisjoint(home.words):
        return Kinship(certain=False, why=f"{person.name} is named beside {home.name}, and may belong to it")
    return Kinship(certain=True, why=f"{person.name} is named as the one who spoke for {home.name}")


_PAST = frozenset({"former", "retired", "ex"})


def _one_unnamed(left: Source, right: Source) -> Kinship | None:
    """Two undisclosed sources may be one person, unless their descriptions exclude each other."""
    if not (left.unnamed and right.unnamed):
        return None
    mine, theirs = content_words(left.name), content_words(right.name)
    if (
        left.teller
        and same_person(left.teller, right.teller)
        and (mine & theirs or mine <= _people() or theirs <= _people())
    ):
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” spoke to the same person")
    telling = mine & theirs - _people() or left.article_id == right.article_id
    meant = not (is_indefinite(left) and is_indefinite(right)) or (telling and (mine <= theirs or theirs <= mine))
    if left.through == right.through and mine & theirs and meant:
        return Kinship(certain=True, why=f"“{left.name}” and “{right.name}” are one source of the same outlet")
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
    shared = stems(content_words(described.name) - _people()) & stems(known)
    if len(shared) >= 2 or (shared and stems(content_words(described.name) - _people()) <= stems(known)):
        return Kinship(
            certain=not _is_one_of_many(described), why=f"{named.name} answers to the description “{described.name}”"
        )
    anybody = named.kind == "person" and not known & _offices()
    officer = set(tokens(described.name)[:2]) & _OFFICIALS and known & _offices()
    if officer or (anybody and set(tokens(described.name)[:2]) & _people()):
        return Kinship(certain=False, why=f"“{described.name}” may be {named.name}")
    return None


def _is_one_of_many(described: Source) -> bool:
    """Say whether a description fits many at one place: "a harbour pilot" does, "a judge" hardly."""
    many = word_list("workers") | word_list("callings") | _people()
    return is_indefinite(described) and bool(content_words(described.name) & many)


def _served(member: Source, force: Source) -> Kinship | None:
    """What a force says may rest on nothing but the word of its member: a deputy and the sheriff's office."""
    if member.kind != "person" or force.kind not in {"organisation", "outlet"} or force.unnamed:
        return None
    ranks = member.description.words | frozenset(tokens(member.name))
    if serves(ranks) & (set(tokens(force.name)) | force.description.words):
        return Kinship(certain=False, why=f"{force.name} may have it from {member.name}, who serves in it")
    return None


_OFFICIALS = frozenset({"official", "officials"})


def _worker_and_body(worker: Source, employer: Source) -> Kinship | None:
    """A body may rest on what its own people told it; an unnamed hand on the spot may be one of them."""
    if not worker.unnamed or employer.unnamed or employer.kind != "organisation":
        return None
    strange = [place for place in capitals(worker.name) if not any(is_of_place(place, word) for word in employer.words)]
    if content_words(worker.name) & (word_list("workers") | _OFFICIALS) and not (
        strange and _distinctive(employer) - word_list("body_nouns")
    ):
        return Kinship(certain=False, why=f"{employer.name} may have it from its own people, such as “{worker.name}”")
    return None


def _relies(user: Source, other: Source) -> Kinship | None:
    """Somebody who worked from another's material may add nothing of his own."""
    mine = {w for w in user.description.relies_on if len(w) > 2}
    if mine and mine & (set(other.words) | other.description.words) - word_list("stop"):
        return Kinship(certain=False, why=f"{user.name} worked from material of {other.name}")
    return None


def _group_and_body(group: Source, union: Source) -> Kinship | None:
    """A body and those whom it speaks for: "local anglers" are the anglers' club."""
    if not group.unnamed or union.unnamed or union.kind not in {"organisation", "group"}:
        return None
    plural = {word.rstrip("'") for word in content_words(group.name) if word.rstrip("'").endswith("s")}
    shared = plural & {word.rstrip("'") for word in (*union.words, *union.description.words)}
    return Kinship(certain=True, why=f"“{group.name}” are those for whom {union.name} speaks") if shared else None


def _officials(group: Source, home: Source) -> Kinship | None:
    """The officials of a body, not counted out as two or three of them, speak with its voice: "regional health officials"."""
    if not _authorities(group):
        return None
    field = content_words(group.name) - word_list("authorities") - word_list("body_generic")
    if _authorities(home):
        same = field == content_words(home.name) - word_list("authorities") - word_list("body_generic")
        return Kinship(certain=True, why=f"“{group.name}” are the same body's") if same else None
    known = None if home.unnamed or home.kind in {"person", "document"} else body(home.name)
    if known and field and field <= known.field:
        return Kinship(certain=True, why=f"“{group.name}” speak for {home.name}")
    return None


def _authorities(source: Source) -> bool:
    words = tokens(source.name)
    return bool(words) and words[-1] in word_list("authorities") and not figures(source.name) and source.unnamed


_RULES = (
    _one_outlet,
    _one_name,
    _one_body,
    _officials,
    issued,
    wrote,
    _speaks_for,
    _holds_office,
    _belongs,
    one_document,
    _group_and_body,
    _one_unnamed,
    _named_and_described,
    points_to,
    _relies,
    by_anybody,
    _worker_and_body,
    _served,
)
