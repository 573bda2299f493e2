"""How a source stands to its content: does it assert, deny, dispute or question it, or decline to speak of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.model.attribution import Stance

_NEGATED = re.compile(r"\b(?:not|never|neither|nor|cannot|unable)\b|n['’]t\b|\bin no position\b", re.IGNORECASE)
_UNABLE = re.compile(r"\b(?:unable|not able|in no position|not in a position) $", re.IGNORECASE)
_ABLE = re.compile(r"\b(?:could|can|cannot|able|unable|position)\b", re.IGNORECASE)
_SILENT = re.compile(
    r"^(?:that )?(?:it|he|she|they|we|i|[\w' ]{2,30}) (?:would|could|did|does|will|do|can) ?(?:not|n['’]t)(?: be)? "
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
_ASKING = re.compile(r"^(?:whether|if|how|what|who|whom|whose|where|when|why|which)\b")
_NO = re.compile(r"\b(?:no|without|not any|n['’]t any)\b(?: \w+)? (\w+)$", re.IGNORECASE)
_AS_FALSE = re.compile(
    r"\bas (?:an? |\w+ly )*(?:false|untrue|wrong|incorrect|nonsense|rubbish|baseless|groundless|unfounded|lies?|invention|"
    r"fabrications?|fabricated|invented|fiction|fantasy|hoax|absurd|ridiculous|rumou?rs?|speculation)\b"
)
_DOUBTING: dict[str, Stance] = {"doubt": "asserts", "question": "asserts", "dispute": "asserts", "secret": "asserts"}
_UNPROVEN = frozenset({"evidence", "indication", "proof", "sign", "decision"})
_ACCEPTING = frozenset({"accept", "believe", "think", "agree", "recognise", "recognize", "expect", "concede"})
_STATING = frozenset(
    {"say", "tell", "claim", "state", "suggest", "write", "report", "announce", "promise", "order", "allege"}
)
_CHECKING = frozenset({"confirm", "verify", "corroborate", "establish", "say", "tell"})
_TURNED: dict[Stance, Stance] = {"denies": "asserts", "disputes": "asserts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Put:
    """How a find is put: its cue's words, its content in small letters, the first word of that, and whether it is negated."""

    text: str
    cues: Cues
    find: Find
    cue: str
    content: str
    first: str
    negated: bool


def stance_of(text: str, cues: Cues, find: Find) -> Stance:
    """Return the stance of a find, from its cue, the negation of its cue and what its content says."""
    content = text[find.contents[0].start : find.contents[0].end].lower()
    cue = _before(text, find) + " ".join(text[span.start : span.end] for span in find.cues)
    put = _Put(
        text=text,
        cues=cues,
        find=find,
        cue=cue,
        content=content,
        first=content.removeprefix("to ").split(" ", 1)[0],
        negated=_NEGATED.search(cue) is not None,
    )
    return next((stance for rule in _RULES if (stance := rule(put)) is not None), find.stance)


def _before(text: str, find: Find) -> str:
    """Return the "unable" of "was unable to confirm", which stands before the cue."""
    start = find.cues[0].start if find.cues else 0
    found = _UNABLE.search(text, max(0, start - 24), start)
    return found.group() if found else ""


def _refuses(put: _Put) -> Stance | None:
    """Read "declined to": to speak is silence, "to rule it out" leaves it open."""
    if put.find.cue not in {"decline", "refuse"}:
        return None
    if put.content.removeprefix("to ").startswith(("rule out", "exclude")):
        return "questions"
    return "declines_comment" if put.first in put.cues.words["silent"] else put.find.stance


def _is_silent(put: _Put) -> Stance | None:
    """Read what is said as a silence: "it would not comment", "he could neither confirm nor deny it"."""
    silent = any(pattern.match(put.content) for pattern in (_SILENT, _NOTHING, _NEITHER))
    return "declines_comment" if silent or _is_open(put.text, put.find) else None


def _does_not_say(put: _Put) -> Stance | None:
    """Read a negated saying: "could not confirm" leaves open, "never said that" denies, "would not say whether" is silence."""
    if not put.negated:
        return None
    asks = _ASKING.match(put.content) is not None
    if put.find.cue in _CHECKING and _ABLE.search(put.cue):
        return "questions" if asks or put.find.cue not in _STATING else "declines_comment"
    if put.find.cue in _ACCEPTING:
        return "disputes"
    if put.find.cue in _STATING and not asks:
        return "denies"
    return "declines_comment" if put.find.cue in put.cues.words["silent"] else None


def _does_not_deny(put: _Put) -> Stance | None:
    return _TURNED.get(put.find.stance) if put.negated else None


def _has_none(put: _Put) -> Stance | None:
    """Read a cue that is lacking: "no plan to", "no evidence that", "no doubt that"."""
    found = _NO.search(put.cue)
    noun = found.group(1).lower().rstrip("s") if found else None
    if noun is None:
        return None
    return "disputes" if noun in _UNPROVEN else _DOUBTING.get(noun, "denies")


def _asks(put: _Put) -> Stance | None:
    """Read a question: "asked whether"; "questioned the figure" casts doubt on it."""
    if (
        put.find.cue == "question"
        and not _ASKING.match(put.content)
        and put.find.kind is None
        and '"' not in put.content
    ):
        return "disputes"
    return "questions" if put.find.cue in _QUESTIONS and put.find.act == "speech" else None


_QUESTIONS = frozenset({"ask", "wonder", "question", "enquire", "inquire"})


def _turns_away(put: _Put) -> Stance | None:
    """Read a verb that denies a thing and calls somebody something: "dismissed the report", not "dismissed him as a fool"."""
    frame = put.cues.verbs.get(put.find.cue, {}).get("noun")
    if put.find.stance != "asserts" or frame is None or frame.stance not in {"denies", "disputes"}:
        return None
    return frame.stance if " as " not in f" {put.content}" or _AS_FALSE.search(put.content) else None


_RULES: tuple[Callable[[_Put], Stance | None], ...] = (
    _refuses,
    _is_silent,
    _does_not_say,
    _does_not_deny,
    _has_none,
    _asks,
    _turns_away,
)


def _is_open(text: str, find: Find) -> bool:
    """Tell whether a denial is but one of two things left open: "could neither confirm nor deny"."""
    if not find.cues or find.cue not in {"confirm", "deny"}:
        return False
    return _OPEN.search(text, max(0, find.cues[0].start - 40), find.cues[-1].end + 16) is not None
