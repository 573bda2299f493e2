"""Which of two opposed wordings denies the claim: contradiction needs more than a "not" somewhere in one of the two.

"Has not opened since May" and "has been jammed since May" say the same, though only one has a negation. A contradiction is
confirmed where the negation bears on a word that the other side has, or where one side is an outright denial.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from headwater.model.links import Statement, StatementLink
from headwater.trace.words import word_list

_NEGATORS = frozenset(
    {"not", "no", "never", "neither", "nor", "without", "nobody", "nothing", "none", "cannot", "nowhere"}
)
_BACKWARD = frozenset({"nobody", "nothing", "none"})
_REACH = 4
_BEARS_ON = 2
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_DENIAL = re.compile(
    r"\b(?:nonsense|rubbish|untrue|false|falsehoods?|lies?|fabricat\w+|baseless|wrong|incorrect|mistaken|invented|"
    r"den(?:y|ies|ied|ying)|reject\w*|refut\w+|rebut\w*|debunk\w*|disprov\w+|dismiss\w*)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:we|this (?:newspaper|paper|site|magazine)) (?:were|was) wrong to (?:say|suggest|report|state|write|print|claim)\b"
    r"|\b(?:wrongly|incorrectly|mistakenly) (?:said|reported|stated|suggested|claimed|named|described)\b"
    r"|\bit (?:is|was) (?:not true|untrue|wrong|false) that\b|\bno truth (?:to|in)\b"
    r"|\bno such (?:number|figure|thing|plan|report)\b"
    r"|\b(?:is|was|are|were) (?:an? |pure )?(?:invention|fabrication|lie|hoax|fiction)s?\b",
    re.IGNORECASE,
)
_UNCONFIRMED = 0.7
_ROUNDS = 10


def weight(link: StatementLink, statements: Mapping[str, Statement]) -> float:
    """Return how strongly a link holds its two statements together: below 0 if one denies what the other says."""
    if link.relation == "same":
        return link.score
    left, right = statements[link.left].text, statements[link.right].text
    return -link.score if contradict(left, right) else _UNCONFIRMED * link.score


def contradict(left: str, right: str) -> bool:
    """Say whether two wordings that speak of one thing, with opposite signs, truly contradict each other."""
    if _DENIAL.search(left) or _DENIAL.search(right):
        return True
    mine, theirs = negated(left), negated(right)
    if not (_negates(left) or _negates(right)):
        return True
    shared_left = mine & _stems(_words(right))
    shared_right = theirs & _stems(_words(left))
    return bool(shared_left - theirs) or bool(shared_right - mine)


def takes_back(text: str) -> bool:
    """Say whether a sentence withdraws what it goes on to say: "We were wrong to suggest that ..."."""
    return _TAKES_BACK.search(text) is not None


_CALLED_WRONG = re.compile(
    r"[.!?]?[\"”]?\s+(?:That|This|It) (?:is|was) (?:not (?:correct|true|right|so|accurate)|incorrect|wrong|false|untrue|"
    r"inaccurate|an? (?:error|mistake))\b"
)


def called_wrong(text: str, end: int) -> bool:
    """Say whether the next sentence takes back what was said: "That was incorrect."."""
    return _CALLED_WRONG.match(text, end) is not None


def _negates(text: str) -> bool:
    return any(word in _NEGATORS or word.endswith("n't") for word in _words(text))


def negated(text: str) -> frozenset[str]:
    """Return the stems of the words that a negation bears on: the next two that mean something, a number only if it is next."""
    words = _words(text)
    found: set[str] = set()
    for number, word in enumerate(words):
        if word in _NEGATORS or word.endswith("n't"):
            after = [w for w in words[number + 1 : number + 1 + _REACH] if w not in word_list("stop")][:_BEARS_ON]
            before = [w for w in words[max(0, number - 2) : number] if w not in word_list("stop")]
            found |= _stems(w for n, w in enumerate(after) if n == 0 or not w.isdigit())
            found |= _stems(before) if word in _BACKWARD else frozenset()
    return frozenset(found)


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text, compounds with a hyphen whole: what is part-open is not open."""
    return tuple(match.group().casefold().replace("’", "'") for match in _WORD.finditer(text))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 4 else word for word in words)


def signs(members: Sequence[str], weights: Mapping[tuple[str, str], float]) -> dict[str, int]:
    """Return +1 or -1 for each statement, so that those that contradict each other differ as far as the links agree on it."""
    sign = dict.fromkeys(sorted(members), 1)
    near: dict[str, list[tuple[str, float]]] = {member: [] for member in sign}
    for (left, right), value in sorted(weights.items()):
        if left in sign and right in sign:
            near[left].append((right, value))
            near[right].append((left, value))
    for _ in range(_ROUNDS):
        pulls = {member: sum(sign[other] * value for other, value in near[member]) * sign[member] for member in sign}
        worst = min(sign, key=lambda member: (pulls[member], member), default=None)
        if worst is None or pulls[worst] >= 0:
            break
        sign[worst] = -sign[worst]
    return sign
