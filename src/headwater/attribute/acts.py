"""What kind of act an attribution is, once its source is known: speech, document, belief or intent."""

import re

from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.lists import word_list
from headwater.model.attribution import Act, Speaker

# Verbs that are one act in every frame, whoever the source is; the lexicon knows the act of a frame.
_ALWAYS: dict[str, Act] = {
    "think": "belief", "doubt": "belief", "suspect": "belief", "surmise": "belief", "expect": "belief", "hope": "belief",
    "predict": "belief", "forecast": "belief", "persuade": "belief",
    "demand": "intent", "promise": "intent", "pledge": "intent", "vow": "intent",
    "rule": "speech", "understand": "speech",
}  # fmt: skip
_OF_PEOPLE: dict[str, Act] = {"hold": "belief"}  # a court that holds something speaks
# What says something by itself where it says anything, and is a body or a place elsewhere.
_ALSO_WRITTEN = frozenset({"line", "platform"})
# What a document asks for by its words alone; a document that recommends or requires intends.
_WORDED = frozenset({"instruct", "advise", "offer"})
_TITLED = re.compile(r"[\"“‘*:,\d]|\bibid|\bop\. ?cit|\bloc\. ?cit", re.IGNORECASE)
_PEOPLE = frozenset({"person", "group"})


def act_of(tree: Tree, cues: Cues, find: Find, speaker: Speaker | None) -> Act:
    """Return the act of a find: what its cue says of people; `document` where a document speaks, and only there.

    A citation is a document where it names a title or a date, speech where it names no more than an outlet.
    """
    if find.kind == "citation" or find.rule == "citation":
        return find.act if _is_titled(tree, find) else "speech"
    is_name = find.head is not None and tree.tokens.pos[find.head] == "PROPN"  # "the Norrad Ledger" is no ledger
    head = "" if find.head is None or is_name else tree.lemma(find.head)
    written = head in cues.words["documents"] | word_list("writings") | _ALSO_WRITTEN or (
        speaker is not None and speaker.kind == "document"
    )
    if written and (find.act == "speech" or find.cue in _WORDED):
        return "document"
    by_people = speaker is not None and (speaker.kind in _PEOPLE or is_name)
    if by_people and not written:
        return _OF_PEOPLE.get(find.cue) or ("speech" if find.act == "document" else _ALWAYS.get(find.cue, find.act))
    return _ALWAYS.get(find.cue, find.act)


def _is_titled(tree: Tree, find: Find) -> bool:
    """Tell whether a citation names more than who published it: a title, an author and a year, the one before it."""
    return any(_TITLED.search(tree.text, span.start, span.end) for span in find.sources)
