"""Differences: what two texts put differently within a passage they share, facts first, in the words of both."""

from headwater.compare.lexicon import lexicon
from headwater.compare.words import fold

MOST_TOLD = 3
MOST_LOOKED_AT = 24
MOST_LETTERS = 40

Difference = tuple[str, str]


def differences(found: list[Difference]) -> list[str]:
    """Return sentences on what stands on either side ("" for nothing): days, numbers and names before other words."""
    ranked = sorted(found[:MOST_LOOKED_AT], key=lambda pair: min(map(_rank, pair)))
    told = [f"differs: {_shown(left)} / {_shown(right)}" for left, right in ranked[:MOST_TOLD]]
    return [*told, f"differs in {len(found) - MOST_TOLD} more places"] if len(found) > MOST_TOLD else told


def _rank(text: str) -> int:
    """Return how little the words are a fact: 0 for days and numbers, 1 for names, 2 for the rest."""
    known = lexicon()
    words = {fold(word) for word in text.split()}
    if any(map(str.isdigit, text)) or words & {*known.weekdays, *known.months, *known.number_words}:
        return 0
    return 2 - any(word[:1].isupper() for word in text.split())


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    if not flat:
        return "nothing"
    return f'"{flat[: MOST_LETTERS - 1]}…"' if len(flat) > MOST_LETTERS else f'"{flat}"'
