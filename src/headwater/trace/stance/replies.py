"""Replies: what the wording of a statement itself says of the claim that it repeats: that it is false, doubtful or open.

"There is no truth in the report that ...", "It is too early to say whether ...", "We found no evidence that ...". Such a
statement has the words of the claim in it and takes a stand on it, though its source puts it forward as its own.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from headwater.model.attribution import Stance
from headwater.model.links import Statement
from headwater.model.text import Article
from headwater.trace.parties.outlets import outlet_of
from headwater.trace.texts.order import looks_back
from headwater.trace.texts.words import name_words

_LONG = 3  # letters: a shorter word of an outlet's name may be any word
_BEFORE = 160  # characters of the same sentence that are looked at around a clause
_LONGEST = 1200  # characters of a statement that are looked at
_NO_DOUBT = re.compile(r"\b(?:no|without|little|beyond|never)\s(?:\w+\s)?(?:doubt|dispute|question)\w*", re.IGNORECASE)
_ASKED = re.compile(r"^\W*(?:when |if )?asked\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\s\"”’')\]]*$")
_OURS = re.compile(
    r"\b(?:we|our|us|this (?:newspaper|paper|site|magazine|station|agency|column)|earlier version)\b", re.IGNORECASE
)
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s")
_NEXT_FALSE = re.compile(
    r"[.!?]?[\"”’]?\s+(?:"
    r"(?:That|This|It) (?:is|was) (?:not (?:correct|true|right|so|accurate|the case)|incorrect|wrong|false|untrue|inaccurate|"
    r"nonsense|an? (?:error|mistake))\b|"
    r"(?:It|They|That|This)\b[^.!?]{0,60}\bha(?:s|ve|d) no (?:basis|foundation)\b|"
    r"(?:It|He|She|They|That|This|We|I) (?:has|had|have|was|were|is|are|did|does|do|will|would|could|can) ?"
    r"(?:not|n['’]t)[.!;]|"
    r"[^.!?]{0,120}\b(?:put (?:that|this|it) right|set the record straight|"
    r"(?:apologi[sz]e for|regret) (?:the|this|our) (?:error|mistake))\b)"
)
# In a correction, what the outlet's own report said.
_THE_REPORT = re.compile(
    r"(?:It|The (?:report|story|article|column|headline)) (?:also )?(?:gave|said|quoted|put|named|stated|told)\b"
)
_NEXT_DOUBT = re.compile(r"[.!?]?[\"”’]?\s+No such decision\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Wordings that tell one stance, in lower case, and whether what stands before the statement counts too."""

    stance: Stance
    pattern: re.Pattern[str]
    before: bool


@cache
def _wordings() -> tuple[_Told, ...]:
    """Return the wordings of replies.toml, in order."""
    body = resources.files("headwater.trace").joinpath("data", "replies.toml").read_text(encoding="utf-8")
    table = tomllib.loads(body)
    return tuple(
        _Told(
            stance=group["stance"],
            pattern=re.compile(_lowered("|".join(_filled(p, table["parts"]) for p in group["patterns"]))),
            before=group.get("before", False),
        )
        for group in table["told"]
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """Return a pattern with its parts put in for their names."""
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def _lowered(pattern: str) -> str:
    """Return a pattern for text in lower case, which is searched much faster than any text whatever its case."""
    return re.sub(
        r"\\.|[A-Z]", lambda found: found.group() if found.group()[0] == "\\" else found.group().lower(), pattern
    )


def reply(article: Article, statement: Statement) -> Stance | None:
    """Return the stance that the words of a statement, or those around it, show to what it repeats; None if they show none.

    A denial that its cue tells is none, unless the cue stands in what it denies ("denies that"): what its content says may
    still be the opposite of the claim.
    """
    if statement.stance == "declines_comment":
        return statement.stance
    if _ASKED.match(statement.text) and _refused(_rest(article.text, statement)):
        return "declines_comment"
    if statement.stance == "denies":
        return "denies" if any(_DENYING.search(article.text, s.start, s.end) for s in statement.content) else None
    return _in_words(article.text, statement) or _taken_up(article, statement) or _asked(article.text, statement)


def _asked(text: str, statement: Statement) -> Stance | None:
    """Return that a statement which is a question leaves open what it asks."""
    last = statement.content[-1]
    return "questions" if _QUESTION.search(text[last.start : last.end]) else None


def _refused(words: str) -> bool:
    return any(told.stance == "declines_comment" and told.pattern.search(words.lower()) for told in _wordings())


def _rest(text: str, statement: Statement) -> str:
    """Return what follows the statement in its sentence."""
    return _SENTENCE_END.split(text[statement.end : statement.end + 2 * _BEFORE])[0]


def _in_words(text: str, statement: Statement) -> Stance | None:
    """Return what the statement's own sentence tells."""
    before = _SENTENCE_END.split(text[max(0, statement.start - _BEFORE) : statement.start])[-1]
    return _told(before.lower(), statement.text[:_LONGEST])


@lru_cache(maxsize=8192)
def _told(before: str, text: str) -> Stance | None:
    """Return what a text tells after what stands before it in its sentence; copies tell the same again and again."""
    whole = _NO_DOUBT.sub(lambda found: " " * len(found.group()), f"{before}{text}")
    own = whole[len(before) :].lower()
    found = (told for told in _wordings() if told.pattern.search(f"{before}{own}" if told.before else own))
    return next((told.stance for told in found), None)


def _taken_up(article: Article, statement: Statement) -> Stance | None:
    """Return what the next sentence says of one in which the outlet repeats what it said itself: "They had not."."""
    if _NEXT_DOUBT.match(article.text, statement.end):
        return "disputes"
    names = {word for word in name_words(outlet_of(article)) if len(word) > _LONG}
    looks_at_own = looks_back(article) is not None and _THE_REPORT.match(statement.text) is not None
    is_own = _OURS.search(statement.text) or names & set(name_words(statement.text)) or looks_at_own
    return "denies" if is_own and _NEXT_FALSE.match(article.text, statement.end) else None
