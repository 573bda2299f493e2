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
_NEITHER = re.compile(
    r"^(?:that )?(?:it|he|she|they|we|[\w' ]{2,30}) (?:could|would|can|will) (?:neither confirm nor|not confirm or) deny\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\bconfirm(?:ed|ing)?\s+n?or\s+(?:to\s+)?den(?:y|ied|ying)\b", re.IGNORECASE)
_TURNED: dict[Stance, Stance] = {"denies": "asserts", "disputes": "asserts"}


def stance_of(text: str, cues: Cues, find: Find) -> Stance:
    """Return the stance of a find, from its cue, the negation of its cue and what its content says."""
    content = text[find.contents[0].start : find.contents[0].end].lower()
    cue = " ".join(text[span.start : span.end] for span in find.cues)
    first = content.removeprefix("to ").split(" ", 1)[0]
    negated = _NEGATED.search(cue) is not None
    if find.cue in {"decline", "refuse"}:
        return "declines_comment" if first in cues.words["silent"] else find.stance
    if _is_silence(content) or _is_open(text, find) or (negated and find.cue in cues.words["silent"]):
        return "declines_comment"
    if negated and find.stance in _TURNED:
        return "asserts" if find.cue == "dispute" else _TURNED[find.stance]
    if find.cue in {"ask", "wonder", "question", "enquire", "inquire"} and find.act == "speech":
        return "questions"
    return find.stance


def _is_silence(content: str) -> bool:
    """Tell whether what is said is that nothing will be: "it would not comment", "he could neither confirm nor deny it"."""
    return any(pattern.match(content) for pattern in (_SILENT, _NOTHING, _NEITHER))


def _is_open(text: str, find: Find) -> bool:
    """Tell whether a denial is but one of two things left open: "could neither confirm nor deny"."""
    if not find.cues or find.cue != "deny":
        return False
    return _OPEN.search(text, max(0, find.cues[0].start - 40), find.cues[-1].end) is not None
