"""Names that stand alone: a word that is never a person's full name is most likely a firm, a country or a paper."""

import re

from headwater.attribute.lists import word_list
from headwater.attribute.referents import Memory, Resolved, speaker_of
from headwater.attribute.sexes import sex_of_words
from headwater.model.attribution import Speaker

_PERSONAL = frozenset({"person", "name"})
_PARTS = re.compile(r"[\s-]+")
_AGENTS = ("er", "or", "ist", "man", "ian", "ee", "eer", "an", "crat", "general", "secretary", "ach")


def lone_names(memory: Memory, labels: set[Speaker | None]) -> frozenset[str]:
    """Return the names of one word, or of two firms, that nothing tells to be a person's.

    People are brought in with a first name, a title or an age, or are "he" or "she" somewhere; `labels` are who takes a turn.
    """
    kinds: dict[str, set[str]] = {}
    for mention in memory.mentions:
        kinds.setdefault(mention.entity, set()).add(mention.kind)
    surnames = {part for name, told in kinds.items() if told & _PERSONAL for part in _PARTS.split(name)[1:]}
    taken = {speaker.name for speaker in labels if speaker is not None} | set(memory.sexes) | surnames
    lone = {name for name, told in kinds.items() if told == {"name"} and (" " not in name or " & " in name)}
    return frozenset(name for name in lone - taken if _is_bodys(name))


def _is_bodys(name: str) -> bool:
    """Tell whether a word is no given name, no initials and no word for what somebody is: "Speaker", "Texan"."""
    plain = name[:1].isupper() and not name.isupper() and sex_of_words(name) is None
    told = name.lower() in word_list("anybody") or name.lower().endswith(_AGENTS)
    return plain and (" & " in name or not told)


def as_body(result: Resolved, lone: frozenset[str]) -> Resolved:
    """Return a speaker with a name that stands alone as the organisation that it most likely is."""
    speaker = result.speaker
    if speaker is None or speaker.kind != "person" or speaker.name not in lone:
        return result
    sourcing = "named" if result.sourcing == "described" else result.sourcing
    return Resolved(speaker=speaker_of(speaker.name, "organisation"), sourcing=sourcing)
