"""Names inside longer descriptions: "the duty sister, Aud Pell" is Aud Pell, "Greta Sollers of the Office" is Greta Sollers."""

import re
from collections.abc import Sequence
from functools import lru_cache

from headwater.trace.texts.words import tokens, word_list

_CAPITAL = re.compile(r"[A-Z][\w’'.-]*")
_CLAUSE = re.compile(r",?\s+(?:that|which|who|whom|whose|where|when)\s|,\s|\s[-–—]\s")
_OPENING_ARTICLE = re.compile(r"(?:An?|The|One|Some|Two|Three) [a-z]")
_LONGEST = 60
_LINKING = frozenset({"of", "at", "for", "in", "from", "with", "to", "on", "by", "and", "&"})


def split_name(name: str) -> tuple[str, str]:
    """Return the proper name that a description holds, and the words about its bearer; ("the man", "") if it holds none."""
    pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
    proper = [piece for piece in pieces if is_proper(piece)]
    if len(pieces) > 1 and proper:
        return proper[0], " ".join(piece for piece in pieces if piece != proper[0])
    words = name.split()
    lead = _run(words)
    if 2 <= lead < len(words) and words[lead].casefold().strip(",") in {"of", "who", "which", "at", "from"}:
        return " ".join(words[:lead]).rstrip(","), " ".join(words[lead:])
    tail = _run(words[::-1])
    before = words[-tail - 1] if tail < len(words) else ""
    if tail >= 2 and before.islower() and before not in _LINKING | word_list("stop"):
        return " ".join(words[-tail:]), " ".join(words[:-tail])
    return name, ""


def short(name: str) -> str:
    """Return a long description without its clauses: "The director, who asked not to be identified ..." is the director."""
    if len(name) <= _LONGEST:
        return name
    head = _CLAUSE.split(name, maxsplit=1)[0].strip(" ,;:")
    return head if tokens(head) else name


def lowered(name: str) -> str:
    """Return a name as it stands inside a sentence: "a deckhand" for "A deckhand", but "The Skerrow Packet"."""
    return name[0].lower() + name[1:] if _OPENING_ARTICLE.match(name) else name


@lru_cache(maxsize=8192)
def is_proper(name: str) -> bool:
    """Say whether a name is somebody's own: every word that is not grammar has a capital, and it is not "a Norvane engineer"."""
    words = name.split()
    if not words or words[0].casefold() in {"a", "an", "one", "some", "another"}:
        return False
    plain = [word for word in words if tokens(word) and tokens(word)[0] not in word_list("stop")]
    return bool(plain) and all(word.lstrip("“\"'‘")[:1].isupper() for word in plain)


def _run(words: list[str]) -> int:
    """Return how many words at the start of a list have a capital."""
    count = 0
    while (
        count < len(words)
        and _CAPITAL.fullmatch(words[count].rstrip(","))
        and words[count].casefold() not in word_list("stop")
    ):
        count += 1
    return count


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether two names can be one person's: equal, or one surname with given names that agree as far as they are given."""
    if not left or not right:
        return False
    if tuple(left) == tuple(right):
        return True
    if left[-1] != right[-1]:
        return False
    first, second = left[:-1], right[:-1]
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(first, second, strict=False))


def is_of_place(adjective: str, name: str) -> bool:
    """Say whether a word can be the adjective of a place's name: "Norvanian" of "Norvane"."""
    least = max(4, min(len(adjective), len(name)) - 2)
    return adjective[:least] == name[:least]
