"""Hearsay in prose: words by which a source says that it was told, heard or read what it passes on, by nobody who is named."""

import re

from headwater.trace.parties.voices import Source
from headwater.trace.texts.words import content_words

_SPEAKER = r"\b(?:he|she|it|they|we|I)"
_MEDIA = r"the (?:radio|wireless|news|papers?|newspapers?|television|internet|neighbou?rs)"
_HEARSAY = re.compile(
    rf"{_SPEAKER} (?:ha[sd]|have|was|were|been|am|is|are) (?:\w+ )?told (?:of|that|by|about|so)\b"
    rf"|{_SPEAKER} (?:ha[sd]|have) (?:only )?heard (?:it )?(?:of|about|that|from|said)\b"
    rf"|\b(?:learn\w*|heard|read|got|saw) (?:\w+ ){{0,12}}(?:on|from|over|in) {_MEDIA}\b"
    r"|\b(?:ha[sd] not|had never|did not|didn[’']t|hadn[’']t) (?:see|seen|hear|heard|witness\w*|watch\w*) (?:it|this|that|them) "
    r"(?:him|her|my|them)sel(?:f|ves)\b"
    r"|\bat second hand\b|\bsecond-hand\b|\bhearsay\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:by|from)$", re.IGNORECASE)
_NAME = re.compile(r"[^,.;:!?“”\"]{0,60}")


def is_hearsay(sentence: str, source: Source) -> bool:
    """Say whether a sentence tells that its source only heard of it: "she had not seen it herself", "we are told that".

    Where it goes on to name the source itself ("he had been told by a guard"), that is whom it was heard from. So it is where the
    chain has followed it to somebody already.
    """
    return not source.teller and any(not _names(sentence, found, source) for found in _HEARSAY.finditer(sentence))


def _names(sentence: str, found: re.Match[str], source: Source) -> bool:
    """Say whether the words of hearsay are followed by the source's name: it was heard from the source."""
    named = _NAME.match(sentence, found.end())
    return bool(_FROM.search(found.group()) and named and content_words(source.name) & content_words(named.group()))
