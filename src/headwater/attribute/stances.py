"""How a source stands to its content: does it assert, deny, dispute it, or decline to speak of it."""

import re

from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.model.attribution import Stance

_NEGATED = re.compile(r"\b(?:not|never|neither)\b|n['’]t\b", re.IGNORECASE)
_SILENT = re.compile(
    r"^(?:that )?(?:it|he|she|they|we|[\w' ]{2,30}) (?:would|could|did|does|will|do|can) ?(?:not|n['’]t)(?: be)? "
    r"(?:comment|discuss|guess|speculate|be drawn|drawn|elaborate)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"^(?:that )?(?:there (?:was|were|is) )?(?:no|nothing) (?:comment|to (?:add|say))\b", re.IGNORECASE
)
_TURNED: dict[Stance, Stance] = {"denies": "asserts", "disputes": "asserts"}


def stance_of(text: str, cues: Cues, find: Find) -> Stance:
    """Return the stance of a find, from its cue, the negation of its cue and what its content says."""
    content = text[find.contents[0].start : find.contents[0].end].lower()
    cue = " ".join(text[span.start : span.end] for span in find.cues)
    first = content.removeprefix("to ").split(" ", 1)[0]
    negated = _NEGATED.search(cue) is not None
    if find.cue in {"decline", "refuse"}:
        return "declines_comment" if first in cues.words["silent"] else find.stance
    if _SILENT.match(content) or _NOTHING.match(content):
        return "declines_comment"
    if negated and find.cue in cues.words["silent"]:
        return "declines_comment"
    if negated and find.stance in _TURNED:
        return "asserts" if find.cue == "dispute" else _TURNED[find.stance]
    if find.cue in {"ask", "wonder", "question", "enquire", "inquire"} and find.act == "speech":
        return "questions"
    return find.stance
