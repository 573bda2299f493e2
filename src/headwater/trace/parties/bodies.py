"""Bodies: ministries, offices, companies and forces, told by the noun at the head of their name and by what qualifies it.

"Ministry of Public Health" and "the country's health ministry" have one head and one field; "the government", its ministries
and its army speak as one party.
"""

from dataclasses import dataclass
from functools import lru_cache

from headwater.trace.texts.words import tokens, word_list

_PREPOSITIONS = frozenset({"of", "for", "at", "in", "on", "to", "from", "with", "by", "who", "which", "that"})
_STATE = frozenset({"government", "administration", "ministry", "army", "military", "forces", "navy"})
_ARMED = frozenset({"army", "military", "forces", "navy", "troops"})
_DEFENCE = frozenset({"defense", "defence", "war"})
# What ministries are for: no words that tell of which state they are.
_TOPICS = _DEFENCE | {
    "affairs", "agriculture", "commerce", "culture", "economic", "economy", "education", "energy", "environment", "external",
    "finance", "fisheries", "foreign", "forests", "health", "home", "housing", "industry", "interior", "internal", "justice",
    "labor", "labour", "public", "relations", "trade", "transport", "transportation", "treasury", "works",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The head noun of a body's name, and the words that tell which one it is."""

    head: str
    field: frozenset[str]


@lru_cache(maxsize=8192)
def body(name: str) -> Body | None:
    """Return what body a name stands for, None if its head is no noun for one: "an executive at a bank" is none."""
    words = tokens(name)
    front = _front(words)
    if not front or words[0] in {"a", "an", "one", "some", "another"} or front[-1] not in word_list("body_nouns"):
        return None
    plain = frozenset(words) - word_list("stop") - word_list("body_generic") - {front[-1]}
    return Body(head=front[-1], field=plain)


def _front(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words before the first preposition."""
    cut = next((number for number, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    return words[:cut]


def one_body(left: Body, right: Body) -> bool:
    """Say whether two names stand for one body: one head, and nothing that the one says of it contradicts the other."""
    fits = left.field <= right.field or right.field <= left.field
    return left.head == right.head and fits


def one_party(left: Body, right: Body) -> bool:
    """Say whether two bodies of one state speak for the same side: the government, and its ministries or its army."""
    if not {left.head, right.head} <= _STATE or left.head == right.head:
        return False
    if "ministry" in {left.head, right.head} and {left.head, right.head} & _ARMED:
        ministry, force = (left, right) if left.head == "ministry" else (right, left)
        return bool(ministry.field & _DEFENCE) and force.field <= ministry.field | _ARMED
    left_state, right_state = left.field - _TOPICS, right.field - _TOPICS
    return not left_state or not right_state or bool(left_state & right_state)
