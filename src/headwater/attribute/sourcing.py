"""What kind of source a noun phrase names, and how a claim on its word is sourced."""

import re

from headwater.attribute.cues import Cues
from headwater.attribute.lists import word_list
from headwater.model.attribution import Sourcing, SpeakerKind
from headwater.model.text import Mention

_FAMILIAR = re.compile(
    r"\b(?:familiar with|with (?:direct )?knowledge of|close to the (?:matter|talks)|briefed on)\b", re.IGNORECASE
)
_WITHHELD = re.compile(
    r"\b(?:asked|asking|wished|preferred|insisted|spoke|speaking|was|were|is|requested|requesting|declined|on condition)\b"
    r"[^.]{0,30}?\b(?:not to be (?:named|identified)|anonymity|anonymously|to be (?:named|identified)|unnamed)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"^(?:i|we|our (?:own )?(?:reporter|correspondent)s?.*|this (?:newspaper|paper|reporter|correspondent|writer|site))$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def kind_of(name: str, head: str, mention: Mention | None, plural: bool, cues: Cues) -> SpeakerKind:
    """Return what a source is, by its head noun, the words of its name and the reading's own view of it."""
    words = {word.lower() for word in _WORD.findall(name)}
    last = name.rpartition(" ")[2]
    if head == "paper" and words & word_list("learned_papers"):
        return "document"
    if (head in cues.words["outlets"] and _is_medium(name, head)) or is_outlet_name(name, cues):
        return "outlet"
    if (mention is not None and mention.kind == "document") or (
        (head in _texts(cues) or last in cues.words["documents"] or last == "e-mail")
        and not words & cues.words["people"]
    ):
        return "document"
    if mention is not None and mention.kind in {"organisation", "place"}:
        return "organisation"
    if not plural and head in cues.words["organisations"] | word_list("bodies") | cues.words["outlets"]:
        return "organisation"
    return "group" if plural or head in word_list("shares") else "person"


def _texts(cues: Cues) -> frozenset[str]:
    return cues.words["documents"] | word_list("pictures") | word_list("writings")


def _is_medium(name: str, head: str) -> bool:
    """Tell whether a word of two senses is one for a medium here: "the state news agency" is, "the housing agency" is not."""
    words = [word.lower() for word in _WORD.findall(name)]
    before = (
        [word for word in words[: words.index(head)] if word not in {"the", "a", "an", "this", "that"}]
        if head in words
        else []
    )
    if head not in word_list("two_senses") or bool(word_list("broadcasting") & set(before)):
        return True
    return not before and head != "agency"


def is_outlet_name(name: str, cues: Cues) -> bool:
    """Tell whether a name sounds like a newspaper, an agency or a station: "the Torlind Gazette", "Radio Haldrin"."""
    words = [word for word in _WORD.findall(name) if word.lower() not in {"the", "a", "an"}]
    capitals = [word.lower() for word in words if word[0].isupper()]
    ends = {word.lower() for word in words[:1] + words[-1:] if word[0].isupper()}
    if words and words[-1].lower() == "agency" and not word_list("errands").isdisjoint(capitals):
        return False
    return bool(ends & cues.words["outlet_names"]) or any(word in cues.words["sure_outlets"] for word in capitals)


def sourcing_of(text: str, kind: SpeakerKind, cues: Cues, *, named: bool) -> Sourcing:
    """Return how a claim is sourced that rests on the source `text`."""
    if OWN.match(text):
        return "self_reported"
    if _is_familiar(text, cues) or _is_vague(text, cues):
        return "anonymous"
    if kind == "document":
        return "document"
    if kind == "outlet":
        return "outlet"
    return "named" if named or kind == "organisation" else "described"


_SUPPLIED = re.compile(r"\bwho (?:has |had )?(?:supplied|provided|gave|shared|leaked|passed on)\b", re.IGNORECASE)


def is_withheld(text: str) -> bool:
    """Tell whether a phrase says that its bearer keeps the name back: "who asked not to be identified"."""
    return _WITHHELD.search(text) is not None


def _is_familiar(text: str, cues: Cues) -> bool:
    """Tell whether a phrase says no more than "a person familiar with the matter": diplomats briefed on it are described."""
    found = _FAMILIAR.search(text) or _SUPPLIED.search(text)
    return found is not None and _is_vague(text[: found.start()] or "people", cues)


def _is_vague(text: str, cues: Cues) -> bool:
    """Tell whether a phrase says no more than "some sources"."""
    words = {word.lower() for word in _WORD.findall(text)}
    vague = cues.words["anonymous"]
    return bool(words & vague) and words <= vague | cues.words["quantities"] | {"of"}
