"""Which of two opposed wordings denies the claim: contradiction needs more than a "not" somewhere in one of the two.

"Has not opened since May" and "has been jammed since May" say the same, though only one has a negation. A contradiction is
confirmed where the negation bears on a word that the other side has, or where one side is an outright denial.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from headwater.model.links import Statement, StatementLink
from headwater.trace.pile import Pile
from headwater.trace.stance.replies import reply
from headwater.trace.texts.words import word_list

_NEGATORS = frozenset(
    {"not", "no", "never", "neither", "nor", "without", "nobody", "nothing", "none", "cannot", "nowhere"}
)
_BACKWARD = frozenset({"nobody", "nothing", "none"})
_REACH = 4
_BEARS_ON = 2
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_UNCONFIRMED = 0.7
_ROUNDS = 10


def weight(link: StatementLink, pile: Pile) -> float:
    """Return how strongly a link holds its two statements together: below 0 if one denies what the other says.

    Where one of the two only says in words that the other is false, doubtful or open, the claim in it is the same.
    """
    if link.relation == "same":
        return link.score
    left, right = pile.statements[link.left], pile.statements[link.right]
    replies = any(reply(pile.articles[s.article_id], s) is not None for s in (left, right))
    return _UNCONFIRMED * link.score if replies else -link.score


def turns_on_itself(link: StatementLink, pile: Pile) -> bool:
    """Say whether a link has somebody contradict himself in one article, with no word of his that he denies or takes back.

    "It is not a test. It is tested on Mondays." are two things that he says, and no denial.
    """
    left, right = pile.statements[link.left], pile.statements[link.right]
    if link.relation == "same" or link.decided or _voice(left, pile) != _voice(right, pile):
        return False
    return all(reply(pile.articles[s.article_id], s) is None and s.stance == "asserts" for s in (left, right))


def _voice(statement: Statement, pile: Pile) -> tuple[str, str]:
    """Return who says something, told apart inside one article: the outlet itself where nobody else does."""
    said = pile.attributions.get(statement.attribution_id or "")
    if said is None:
        return (statement.article_id, "")
    return (statement.article_id, said.speaker.id if said.speaker is not None else said.id)


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
