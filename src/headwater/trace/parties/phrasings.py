"""How texts speak of documents that they stand on: "said in a letter", "a memo, which we have read", "as the register shows"."""

import re
import tomllib
from functools import cache
from importlib import resources

from headwater.trace.texts.words import word_list

_RUN = re.compile(r"\w+")
_MORE = frozenset({
    "report", "reports", "study", "log", "paper", "post", "order", "resolution", "directive", "book", "books", "reading", "trial",
    "ruling", "images", "photographs", "pictures", "shows", "showed", "makes", "records", "reveals", "revealed",
})  # fmt: skip


@cache
def phrasings() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of phrasings.toml; each has a group `name` around the document.

    Others have `whole` instead where all of it is its name, `keeper` around its owner, or `read` where somebody has read it.
    """
    body = resources.files("headwater.trace").joinpath("data", "phrasings.toml").read_text(encoding="utf-8")
    table = tomllib.loads(body)
    words = {"nouns": _one_of("source_documents"), "papers": _one_of("source_documents", "papers")}
    parts = {**dict(reversed(table["parts"].items())), **words}
    return tuple(re.compile(_filled(each["pattern"], parts)) for each in table["phrasing"])


def speaks_of_papers(sentence: str) -> bool:
    """Say whether a sentence has a word that every phrasing for a document has one of: most sentences have none."""
    return not _telling().isdisjoint(_RUN.findall(sentence.lower()))


@cache
def _telling() -> frozenset[str]:
    """Return the nouns as they begin, "e" for "e-mail", and the verbs of whatever shows something."""
    nouns = word_list("source_documents") | word_list("papers") | _MORE
    return frozenset(_RUN.findall(noun)[0] for noun in nouns)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """Return a pattern with its parts put in for their names; a part holds only names of parts before it."""
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def _one_of(*lists: str) -> str:
    words = frozenset[str]().union(*(word_list(name) for name in lists))
    return "|".join(sorted(words, key=lambda noun: (-len(noun), noun)))
