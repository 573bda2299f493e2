"""Quotations that changed between two articles: a sentence cut short, words put differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.model.provenance import Evidence
from headwater.model.text import Article
from headwater.trace.words import placed_words, tokens

_QUOTED = re.compile(r"[\"“]([^\"“”]{12,600})[\"”]|(?:^|\n)>\s?([^\n]{12,600})")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”\"’']?|\n|$)")
_TURN = re.compile(r"\W{0,3}[A-Z][\w.'’ -]{0,40}:\W{0,3}\s")
_FEWEST_WORDS = 5
_FEWEST_CUT = 3
_FEWEST_LIFTED = 8
_ALIKE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A quotation in the later article, the sentence of the earlier one that it comes from, and what was cut, "" if nothing."""

    earlier: Evidence
    later: Evidence
    left_out: str


def cut(later: Article, earlier: Article, place: Evidence) -> Iterator[Changed]:
    """Yield the quotations at a place of the later article that give only a part of a sentence of the earlier one."""
    for start, end in quoted(later, place):
        words = tokens(later.text[start:end])
        for match in _SENTENCE.finditer(earlier.text):
            sentence = tokens(match.group())
            at = _find(sentence, words)
            rest = len(sentence) - len(words)
            if at is not None and rest >= _FEWEST_CUT and not _elsewhere(later, sentence, words):
                yield Changed(
                    earlier=_evidence(earlier, match),
                    later=Evidence(article_id=later.id, start=start, end=end),
                    left_out=_left_out(match.group(), words, at),
                )


def verbatim(later: Article, earlier: Article) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield the quotations of the later article that are the earlier one's own words, outside its quotation marks and turns."""
    words = placed_words(earlier.text)
    bare = tuple(word.bare for word in words)
    everything = Evidence(article_id=earlier.id, start=0, end=len(earlier.text))
    known = tuple(quoted(earlier, everything))
    for start, end in quoted(later, Evidence(article_id=later.id, start=0, end=len(later.text))):
        mine = tokens(later.text[start:end])
        at = _find(bare, mine) if len(mine) >= _FEWEST_LIFTED else None
        if at is not None:
            first, last = words[at].start, words[at + len(mine) - 1].end
            turn = _TURN.match(earlier.text, earlier.text.rfind("\n", 0, first) + 1)
            if turn is None and not any(s <= first and last <= e for s, e in known):
                yield (
                    Evidence(article_id=later.id, start=start, end=end),
                    Evidence(article_id=earlier.id, start=first, end=last),
                )


def altered(later: Article, earlier: Article, place: Evidence) -> Iterator[Changed]:
    """Yield the quotations at a place of the later article that give an earlier quotation in slightly other words."""
    known = list(quoted(earlier, Evidence(article_id=earlier.id, start=0, end=len(earlier.text))))
    for start, end in quoted(later, place):
        mine = tokens(later.text[start:end])
        for s, e in known:
            theirs = tokens(earlier.text[s:e])
            if _find(theirs, mine) is None and _find(mine, theirs) is None and _similar(mine, theirs):
                yield Changed(
                    earlier=Evidence(article_id=earlier.id, start=s, end=e),
                    later=Evidence(article_id=later.id, start=start, end=end),
                    left_out="",
                )


def quoted(article: Article, place: Evidence) -> Iterator[tuple[int, int]]:
    """Yield the quoted stretches of some length that touch a place, without their marks."""
    for match in _QUOTED.finditer(article.text):
        group = 1 if match.group(1) else 2
        start, end = match.span(group)
        if start < place.end and place.start < end and len(tokens(match.group(group))) >= _FEWEST_WORDS:
            yield start, end


def _find(sentence: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    size = len(words)
    return next((at for at in range(len(sentence) - size + 1) if sentence[at : at + size] == words), None)


def _elsewhere(later: Article, sentence: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Say whether the later article has the rest of the sentence too, quoted apart or in its own words."""
    known = set(tokens(later.text))
    rest = [word for word in sentence if word not in words]
    return bool(rest) and sum(word in known for word in rest) > 0.8 * len(rest)


def _left_out(sentence: str, words: tuple[str, ...], at: int) -> str:
    found = list(re.finditer(r"[^\W_]+(?:['’][^\W_]+)?", sentence))
    before = sentence[: found[at].start()].strip()
    after = sentence[found[at + len(words) - 1].end() :].strip(" .\n")
    return " … ".join(part for part in (before, after) if tokens(part))


def _similar(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    longer = max(len(mine), len(theirs))
    if min(len(mine), len(theirs)) < _ALIKE * longer:
        return False
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= _ALIKE


def _evidence(article: Article, match: re.Match[str]) -> Evidence:
    stripped = match.group().strip()
    start = match.start() + match.group().index(stripped) if stripped else match.start()
    return Evidence(article_id=article.id, start=start, end=start + max(1, len(stripped)))
