"""Offices: which bodies somebody serves in or speaks for, told by his rank or title."""

import re
from functools import lru_cache

from headwater.trace.parties.bodies import Body
from headwater.trace.parties.names import is_proper
from headwater.trace.texts.words import capitals, content_words, tokens, word_list

_SERVES = {
    **dict.fromkeys(("deputy", "deputies"), frozenset({"sheriff"})),
    **dict.fromkeys(("officer", "officers", "constable", "trooper", "detective"), frozenset({"police", "sheriff"})),
    **dict.fromkeys(("soldier", "soldiers", "private", "corporal"), frozenset({"army", "military", "forces"})),
    **dict.fromkeys(("firefighter", "firefighters", "fireman"), frozenset({"fire"})),
    **dict.fromkeys(("paramedic", "paramedics"), frozenset({"ambulance", "hospital"})),
    **dict.fromkeys(("nurse", "doctor", "surgeon"), frozenset({"hospital", "clinic"})),
}
_HEADED = {
    "minister": frozenset({"ministry"}),
    "commissioner": frozenset({"commission"}),
    "premier": frozenset({"government"}),
    "mayor": frozenset({"council"}),
}


_OWNED = re.compile(r"[’']s?\s")


def serves(words: frozenset[str]) -> frozenset[str]:
    """Return the words for the forces that the ranks among `words` belong to."""
    return frozenset[str]().union(*(_SERVES[rank] for rank in words & _SERVES.keys()))


def is_bare_office(name: str) -> bool:
    """Say whether a name is an office and nothing else: "the Minister"."""
    title = content_words(name)
    offices = word_list("titles") | word_list("spokespeople")
    return tokens(name)[:1] == ("the",) and bool(title) and title <= offices


def held(name: str) -> frozenset[str]:
    """Return the office that somebody's name begins with: "Prosecutor Ada Thorne" is a prosecutor."""
    return (
        frozenset(tokens(name)[:2]) & word_list("offices") if is_proper(name) and len(tokens(name)) > 1 else frozenset()
    )


@lru_cache(maxsize=8192)
def is_office(name: str) -> bool:
    """Say whether a name is an office that has one holder: "the Minister", "the mayor of Vell", "Vell's mayor"."""
    if is_bare_office(name):
        return True
    words = content_words(name)
    bare = words <= word_list("offices") and not words.isdisjoint(tokens(name)[:1])
    definite = bare or tokens(name)[:1] == ("the",) or _OWNED.search(name) is not None
    return definite and not is_proper(name) and bool(words & word_list("offices"))


def can_hold(office: str, known: frozenset[str]) -> bool:
    """Say whether an office is that of whom `known` words describe: all that it says, save for a place, is known of him."""
    title = content_words(office) & word_list("offices")
    place = capitals(office) - title if title else frozenset[str]()
    judged = known | {"judge"} if "justice" in known else known
    return is_office(office) and content_words(office) - place <= judged


def speaks_for(
    role: frozenset[str], name: frozenset[str], known: Body, elsewhere: frozenset[str], beside: frozenset[str]
) -> bool:
    """Say whether somebody speaks for a kind of body that this one is, "a ministry spokesman", or holds the office that it is.

    `elsewhere` are the proper names by which he is described and that are not the body's; a bare body, "the ministry", may have
    some of them `beside` it.
    """
    offices = word_list("spokespeople")
    others = elsewhere - offices - word_list("body_nouns")
    if others and (known.field or not others & beside):
        return False
    headed = frozenset[str]().union(*(_HEADED[word] for word in role & _HEADED.keys()))
    return (
        known.head in headed
        or bool(known.head in role and role & offices)
        or bool(known.field & offices & (role | name))
    )
