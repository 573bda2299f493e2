"""Places inside a line where one thing ends and another begins: a post and its signature, one speaker's turn and the next."""

import re
from collections import Counter
from collections.abc import Iterator

# The name and handle that embedding leaves behind a post, with the day it was posted.
SIGNATURE = re.compile(
    r"[—–-]{1,2}[ \t]?(?P<name>[^\s@—–()][^\n@—–()]{0,60}?)[ \t]?\((?P<handle>@\w{2,40})\)"
    r"(?P<date>,?[ \t][^\n]{3,40})?(?=[ \t]*(?:\n|$))"
)
_INLINE = re.compile(
    r"(?<![^\s*_])(?P<name>[A-Z][A-Z.'’ -]{0,30}[A-Z]|[QA]|[A-Z][a-z]{2,20})(?:\*\*|__)?:(?:\*\*|__)?(?=[ \t])"
)
_STOPPED = re.compile(r"[.!?…)\]”\"’—–-][*_]{0,3}[ \t]{1,3}[*_]{0,3}$")


def find_seams(text: str) -> list[int]:
    """Return where lines of `text` are to be cut, sorted."""
    return sorted({*_signatures(text), *_labels(text)})


def _signatures(text: str) -> Iterator[int]:
    for match in SIGNATURE.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if before.strip() and before[-1].isspace():
            yield match.start()


def _labels(text: str) -> Iterator[int]:
    """Yield where a speaker's label stands in the middle of a line, after the end of a sentence.

    It counts if it comes again, in capitals or at the head of a line too, or if another label in its line does.
    """
    found = [(match, text.rfind("\n", 0, match.start()) + 1) for match in _INLINE.finditer(text)]
    counts = Counter(match["name"] for match, _ in found)
    heads = {match["name"] for match, line in found if not text[line : match.start()].strip(" \t*_")}
    sure = {name for name, count in counts.items() if count > (1 if name.isupper() else 2)}
    lines = {line for match, line in found if match["name"] in sure & heads}
    for match, line in found:
        known = match["name"] in sure and (match["name"].isupper() or match["name"] in heads)
        beside = line in lines and match["name"].isupper()
        if (known or beside) and _STOPPED.search(text, max(line, match.start() - 8), match.start()):
            yield line + len(text[line : match.start()].rstrip("*_"))
