"""Quotations that changed between two articles: a sentence cut short, words put differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from headwater.model.provenance import Evidence
from headwater.model.text import Article
from headwater.trace.parties.names import is_proper
from headwater.trace.pile import Pile
from headwater.trace.texts.words import name_words, placed_words, tokens

_QUOTED = re.compile(r"[\"“]([^\"“”]{12,600})[\"”]|(?:^|\n)>\s?([^\n]{12,600})")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”\"’']?|\n|$)")
_TURN = re.compile(r"\W{0,3}[A-Z][\w.'’ -]{0,40}:\W{0,3}\s")
_FEWEST_WORDS = 5
_FEWEST_CUT = 3
_FEWEST_LIFTED = 8
_ALIKE = 0.75
_FEWEST_MOVED = 6
# Without these words a sentence may mean something else.
_TELLING = re.compile(
    r"\b(?:if|unless|but|not|only|may|might|perhaps|probably|possibly|though|although|except|never|no|until|provided|"
    r"think|believe|suspect|as far as|so far)\b|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A quotation in the later article and the sentence of the earlier one that it comes from.

    `left_out` is what was cut, "" if nothing; `put_otherwise` is what stands where other words stood, "" if it is only cut.
    """

    earlier: Evidence
    later: Evidence
    left_out: str
    put_otherwise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One quotation in two articles, and whose words they say it is."""

    earlier: Evidence
    later: Evidence
    earlier_speaker: str
    later_speaker: str


def cut(later: Article, earlier: Article, place: Evidence) -> Iterator[Changed]:
    """Yield the quotations at a place of the later article that give only a part of a sentence of the earlier one.

    A few words quoted inside a sentence are no cut, unless what they leave out may turn the meaning. What is left out is the
    rest of the same quotation, never what the earlier article says around it.
    """
    for start, end in quoted(later, place):
        words = tokens(later.text[start:end])
        for first, last in _spoken(earlier):
            sentence = tokens(earlier.text[first:last])
            at = _find(sentence, words)
            if at is None or len(sentence) - len(words) < _FEWEST_CUT or _elsewhere(later, sentence, words):
                continue
            left_out = _left_out(earlier.text[first:last], words, at)
            if _TELLING.search(left_out) or _looks_whole(later.text[start:end]):
                yield Changed(
                    earlier=Evidence(article_id=earlier.id, start=first, end=last),
                    later=Evidence(article_id=later.id, start=start, end=end),
                    left_out=left_out,
                )


def _spoken(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences of an article, those of a quotation without what stands around it."""
    known = list(quoted(article, Evidence(article_id=article.id, start=0, end=len(article.text))))
    for match in _SENTENCE.finditer(article.text):
        inside = [
            (max(s, match.start()), min(e, match.end())) for s, e in known if s < match.end() and match.start() < e
        ]
        for start, end in inside or [match.span()]:
            words = article.text[start:end]
            if words.strip():
                yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _looks_whole(words: str) -> bool:
    """Say whether a quotation is set as a whole sentence."""
    return words[:1].isupper() and words.rstrip()[-1:] in ".!?"


def moved(pile: Pile, down: str, up: str, place: Evidence) -> Iterator[Moved]:
    """Yield the quotations at a place of the later article that the earlier one has from another person, both named there."""
    later, earlier = pile.articles[down], pile.articles[up]
    known = list(quoted(earlier, Evidence(article_id=up, start=0, end=len(earlier.text))))
    for start, end in quoted(later, place):
        mine = tokens(later.text[start:end])
        by = _speaker(pile, down, start, end) if len(mine) >= _FEWEST_MOVED else None
        for s, e in known if by else ():
            theirs = tokens(earlier.text[s:e])
            first = _speaker(pile, up, s, e) if len(theirs) >= _FEWEST_MOVED and _shared(mine, theirs) else None
            if by and first and not set(name_words(by)) & set(name_words(first)):
                yield Moved(
                    earlier=Evidence(article_id=up, start=s, end=e),
                    later=Evidence(article_id=down, start=start, end=end),
                    earlier_speaker=first,
                    later_speaker=by,
                )


def _shared(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return _find(theirs, mine) is not None or _find(mine, theirs) is not None


def _speaker(pile: Pile, article_id: str, start: int, end: int) -> str | None:
    """Return the person whose words a quotation is, if the article names them beside it and not by a mere "she"."""
    text = pile.articles[article_id].text
    around = [
        (span.end - span.start, one.id, one)
        for one in pile.said_in.get(article_id, ())
        for span in one.contents
        if span.start < end and start < span.end and one.kind in ("direct", "mixed", "turn", "block")
    ]
    nearest = min(around, default=None, key=lambda each: each[:2])
    if nearest is None or nearest[2].speaker is None or nearest[2].speaker.kind != "person":
        return None
    name = nearest[2].speaker.name
    beside = {word for span in nearest[2].sources for word in name_words(text[span.start : span.end])}
    return name if is_proper(name) and beside & set(name_words(name)) else None


def verbatim(later: Article, earlier: Article) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield the quotations of the later article that are the earlier one's own words, outside its quotation marks and turns."""
    quotations = [(start, end, tokens(later.text[start:end])) for start, end in _all_quoted(later.text)]
    long = [each for each in quotations if len(each[2]) >= _FEWEST_LIFTED]
    if not long:
        return
    words = placed_words(earlier.text)
    bare = tuple(word.bare for word in words)
    known = _all_quoted(earlier.text)
    for start, end, mine in long:
        at = _find(bare, mine)
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
                    put_otherwise=_put_otherwise(earlier.text[s:e], later.text[start:end]),
                )


def _put_otherwise(before: str, here: str) -> str:
    """Return the first words that differ: "“may have to” before, “will” here"; "nothing" stands for words added or left out."""
    theirs, mine = placed_words(before), placed_words(here)
    steps = SequenceMatcher(None, [w.bare for w in theirs], [w.bare for w in mine], autojunk=False).get_opcodes()
    _, i, j, k, m = next(step for step in steps if step[0] != "equal")
    old = f"“{before[theirs[i].start : theirs[j - 1].end]}”" if j > i else "nothing"
    new = f"“{here[mine[k].start : mine[m - 1].end]}”" if m > k else "nothing"
    return f"{old} before, {new} here"


def quoted(article: Article, place: Evidence) -> Iterator[tuple[int, int]]:
    """Yield the quoted stretches of some length that touch a place, without their marks."""
    return (found for found in _all_quoted(article.text) if found[0] < place.end and place.start < found[1])


@lru_cache(maxsize=4096)
def _all_quoted(text: str) -> tuple[tuple[int, int], ...]:
    found = (match.span(1 if match.group(1) else 2) for match in _QUOTED.finditer(text))
    return tuple((start, end) for start, end in found if len(tokens(text[start:end])) >= _FEWEST_WORDS)


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
