"""Names that stand alone: a word that is never a person's full name is most likely a firm, a country or a paper."""

from headwater.attribute.referents import Memory, Resolved, speaker_of
from headwater.model.attribution import Speaker


def lone_names(memory: Memory, labels: set[Speaker | None]) -> frozenset[str]:
    """Return the names of one word, or of two firms, that nothing tells to be a person's.

    People are brought in with a first name, a title or an age, or are "he" or "she" somewhere; `labels` are who takes a turn.
    """
    kinds: dict[str, set[str]] = {}
    for mention in memory.mentions:
        kinds.setdefault(mention.entity, set()).add(mention.kind)
    taken = {speaker.name for speaker in labels if speaker is not None} | set(memory.sexes)
    lone = {name for name, told in kinds.items() if told == {"name"} and (" " not in name or " & " in name)}
    return frozenset(name for name in lone - taken if name[:1].isupper() and not name.isupper())


def as_body(result: Resolved, lone: frozenset[str]) -> Resolved:
    """Return a speaker with a name that stands alone as the organisation that it most likely is."""
    speaker = result.speaker
    if speaker is None or speaker.kind != "person" or speaker.name not in lone:
        return result
    sourcing = "named" if result.sourcing == "described" else result.sourcing
    return Resolved(speaker=speaker_of(speaker.name, "organisation"), sourcing=sourcing)
