"""What one more article costs in comparing, beside the whole pile: seconds of both, and how many times less it is.

adding.py [SIZES]      prints one JSON object; SIZES of piles, with commas between (500,2000 if not given; 20000 takes an hour)

A pile is made of the plain text articles of every third of the `stories/`, read and attributed once, and of copies of them with
other letters in every word that only one of these stories has: another event in words of the same length, so that the reading
holds. The matcher is not asked: the meanings of a copy are those of its original turned away by one turn, for what is timed is
what comparing does besides. `whole` compares all but one article with nothing kept, `one_more` all with what that kept;
`links_differ` counts links that come out
other than in a whole run, which is 0 or there is a mistake. `times_less` is the ratio of the two in processor seconds.
"""

import json
import random  # noqa: TID251 - copies are made by chance, from a seed
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time

import numpy as np

from found import capture
from headwater.attribute.attributions import attributions
from headwater.compare.grammar import grammar
from headwater.compare.kept import Compared, Kept
from headwater.compare.links import compared
from headwater.compare.meant import meant
from headwater.compare.statements import statements
from headwater.ingest.articles import article
from headwater.model.attribution import Attribution
from headwater.model.identity import digest
from headwater.model.text import Article, Reading
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading
from headwater.run.keeping import uncollected

STORIES = Path(__file__).parent.parent / "stories"
SIZES = (500, 2000)
EVERY = 3  # of the stories one in so many: reading them is not what is timed
FEW_STORIES = 1
LEAST_LETTERS = 4
TURNED = 0.15  # of a meaning's numbers change sign in a copy
WORD = re.compile(r"[A-Za-z]+")
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


@dataclass(frozen=True, kw_only=True)
class One:
    """An article with what the stages before comparing made of it, and the meanings of its statements, in order."""

    article: Article
    reading: Reading
    said: tuple[Attribution, ...]
    meanings: tuple[bytes, ...]


def originals() -> tuple[list[One], frozenset[str]]:
    """Return the articles in plain text of some stories, and the words that only few stories have."""
    parser = load_parser()
    found: list[One] = []
    seen: dict[str, set[str]] = defaultdict(set)
    for story in sorted(path.parent for path in STORIES.glob("*/story.json"))[::EVERY]:
        for one in _story(story, parser):
            found.append(one)
            for word in WORD.findall(one.article.text.lower()):
                seen[word].add(story.name)
    few = (word for word, stories in seen.items() if len(stories) <= FEW_STORIES and len(word) >= LEAST_LETTERS)
    return found, frozenset(few)


def _story(folder: Path, parser: Parser) -> list[One]:
    found = []
    for path in sorted(folder.glob("*.txt")):
        one = article(capture(f"{folder.name}/{path.name}", path.read_text(encoding="utf-8")))
        its_reading = reading(one, parser)
        said = tuple(attributions(one, its_reading))
        rows = tuple(meant(one, its_reading, said).values())
        found.append(One(article=one, reading=its_reading, said=said, meanings=rows))
    return found


def copied(one: One, number: int, few: frozenset[str]) -> One:
    """Return a copy with other letters in the words `few`, the same ones for each `number`; 0 gives the original."""
    if not number:
        return one
    letters = _letters(number)

    def other(text: str) -> str:
        return WORD.sub(lambda found: found[0].translate(letters) if found[0].lower() in few else found[0], text)

    its_article = replace(
        one.article,
        id=digest("copy", number, one.article.id),
        path=f"{number}/{one.article.path}",
        text=other(one.article.text),
        title=one.article.title and other(one.article.title),
    )
    tokens = one.reading.tokens
    words = (one.article.text[start:end].lower() for start, end in zip(tokens.starts, tokens.ends, strict=True))
    lemmas = tuple(
        lemma.translate(letters) if word in few else lemma for lemma, word in zip(tokens.lemmas, words, strict=True)
    )
    its_reading = replace(
        one.reading,
        article_id=its_article.id,
        tokens=replace(tokens, lemmas=lemmas),
        mentions=tuple(replace(mention, entity=other(mention.entity)) for mention in one.reading.mentions),
    )
    ids = {attribution.id: digest("copy", number, attribution.id) for attribution in one.said}
    said = tuple(
        replace(
            attribution,
            id=ids[attribution.id],
            article_id=its_article.id,
            parent=attribution.parent and ids[attribution.parent],
            speaker=attribution.speaker and replace(attribution.speaker, name=other(attribution.speaker.name)),
        )
        for attribution in one.said
    )
    return One(article=its_article, reading=its_reading, said=said, meanings=_turned(one.meanings, number))


def _letters(number: int) -> dict[int, int]:
    chance = random.Random(number)  # noqa: S311 - nothing is kept secret
    old = new = ""
    for kind in (VOWELS, CONSONANTS):
        mixed = "".join(chance.sample(kind, len(kind)))
        old, new = old + kind + kind.upper(), new + mixed + mixed.upper()
    return str.maketrans(old, new)


def _turned(meanings: Sequence[bytes], number: int) -> tuple[bytes, ...]:
    width = len(meanings[0]) if meanings else 0
    turn = np.where(np.random.default_rng(number).random(width) < TURNED, -1, 1).astype(np.int8)
    return tuple((np.frombuffer(row, dtype=np.int8) * turn).tobytes() for row in meanings)


def meanings_by_statement(one: One) -> dict[str, bytes]:
    """Return the meanings of an article's statements by their ids; the last stands for what a copy has more."""
    stated = statements(one.article, one.reading, grammar(one.article, one.reading), one.said)
    rows = [*one.meanings, *one.meanings[-1:] * len(stated)]
    return {statement.id: row for statement, row in zip(stated, rows, strict=False)}


def timed(pile: Sequence[One], meanings: Mapping[str, bytes], kept: Compared | None) -> tuple[Compared, float]:
    """Return what comparing makes of a pile with what is kept of another, and the processor seconds it took."""
    known = Kept(meanings=meanings)
    if kept is not None:
        known = replace(known, articles=kept.articles, alone=kept.alone, apart=kept.apart)
    said = [attribution for one in pile for attribution in one.said]
    with uncollected():
        start = process_time()
        made = compared([one.article for one in pile], [one.reading for one in pile], said, kept=known)
        return made, process_time() - start


def measure(given: Sequence[One], few: frozenset[str], size: int) -> dict[str, float]:
    """Return the figures for one size."""
    pile = [copied(given[n % len(given)], n // len(given), few) for n in range(size + 1)]
    meanings = {id_: row for one in pile for id_, row in meanings_by_statement(one).items()}
    before, whole = timed(pile[:-1], meanings, None)
    after, one_more = timed(pile, meanings, before)
    again, _ = timed(pile, meanings, None)
    return {
        "statements": len(after.links.statements),
        "whole": round(whole, 2),
        "one_more": round(one_more, 2),
        "times_less": round(whole / one_more, 2),
        "links_differ": len(set(after.links.statement_links) ^ set(again.links.statement_links)),
    }


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1].split(",")] if len(sys.argv) > 1 else SIZES
    stories, rare = originals()
    print(json.dumps({f"articles_{size}": measure(stories, rare, size) for size in sizes}, indent=1))
