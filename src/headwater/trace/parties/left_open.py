"""Outlets that are left open: readers are told that it stood in "some papers" or came over "the radio", and not in which."""

import re

from headwater.trace.parties.names import is_proper
from headwater.trace.parties.voices import Source
from headwater.trace.texts.words import VAGUE, word_list

_REPORTS = frozenset({"report", "tabloid", "edition", "headline"})
_ANY = re.compile(r"^(?:an?|one|another)\s", re.IGNORECASE)


def is_open(source: Source) -> bool:
    """Say whether an outlet's name leaves open which it is: "some papers", "three foreign newspapers", "the radio"."""
    last = source.words[-1] if source.words else ""
    several = not is_proper(source.name) and last.endswith("s") and last.removesuffix("s") in _outlet_nouns()
    return bool(VAGUE.match(source.name) or _ANY.match(source.name) or several or is_kind(source))


def ends_in_outlet(source: Source) -> bool:
    """Say whether a group is one of outlets: "some foreign editions"."""
    return bool(source.words) and source.words[-1].removesuffix("s") in _outlet_nouns()


def is_kind(source: Source) -> bool:
    """Say whether an outlet is told by its kind alone: "the radio", "newspapers"."""
    return len(source.words) == 1 and bool({source.words[0], source.words[0].removesuffix("s")} & _outlet_nouns())


def _outlet_nouns() -> frozenset[str]:
    return word_list("outlet_nouns") | word_list("outlet_anaphors") | _REPORTS
