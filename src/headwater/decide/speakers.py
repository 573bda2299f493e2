"""Speakers as people decided them: a name that somebody gave an attribution, or one that they took from it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.decide.names import without_determiner
from headwater.model.attribution import Attribution, Sourcing, Speaker, SpeakerKind
from headwater.model.decisions import Decision
from headwater.model.identity import digest

Voices = Mapping[str, tuple[SpeakerKind, Sourcing]]
"""What the speakers of a case are, by their names in small letters."""

_BY_KIND: Mapping[SpeakerKind, Sourcing] = {"document": "document", "outlet": "outlet"}


def voices(attributions: Iterable[Attribution]) -> Voices:
    """Return what each speaker is in most places."""
    found: dict[str, Counter[tuple[SpeakerKind, Sourcing]]] = {}
    for one in attributions:
        if one.speaker is not None:
            found.setdefault(one.speaker.name.casefold(), Counter())[one.speaker.kind, one.sourcing] += 1
    return {name: min(counts, key=lambda pair: (-counts[pair], pair)) for name, counts in found.items()}


def is_one_name(one: str | None, other: str | None) -> bool:
    """Say whether two decisions name the same speaker."""
    return (one or "").casefold().split() == (other or "").casefold().split()


def voiced(attribution: Attribution, decisions: Sequence[Decision], heard: Voices) -> Attribution:
    """Return an attribution with the speaker that people gave it; `decisions` are those on it, in their order.

    Who it is not is taken from it; then nobody can tell who speaks, unless somebody said.
    """
    spoken = [one for one in decisions if one.kind in {"speaker_is", "speaker_is_not"}]
    given = next((n for n, one in reversed(list(enumerate(spoken))) if one.kind == "speaker_is"), None)
    if given is not None:
        name = spoken[given].value or ""
        if not any(one.kind == "speaker_is_not" and is_one_name(one.value, name) for one in spoken[given:]):
            return _spoken_by(attribution, " ".join(name.split()), heard)
    speaker = attribution.speaker
    refused = any(one.kind == "speaker_is_not" and speaker and is_one_name(one.value, speaker.name) for one in spoken)
    return replace(attribution, speaker=None, sourcing="described", decided=True) if refused else attribution


def _spoken_by(attribution: Attribution, name: str, heard: Voices) -> Attribution:
    known = heard.get(name.casefold())
    kind: SpeakerKind = known[0] if known else attribution.speaker.kind if attribution.speaker else "person"
    sourcing = known[1] if known else _BY_KIND.get(kind, "named" if _is_proper(name) else "described")
    speaker = Speaker(id=digest(kind, name.casefold()), name=name, kind=kind)
    return replace(attribution, speaker=speaker, sourcing=sourcing, decided=True)


def _is_proper(name: str) -> bool:
    """Say whether a name has a word with a capital, whatever stands before it."""
    return any(word[:1].isupper() for word in without_determiner(name).split())
