"""Ties between articles: whether two are about one event at all, told by the names and rare words they share as wholes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from headwater.compare.lexicon import lexicon
from headwater.compare.profiles import Profile

UNSEEN_ARTICLES = (
    20  # as if so many unrelated ones lay in the pile: in a small pile on one event its words stay telling
)
NAME_SHARE = 0.04  # what a shared name adds to the likeness of all words
TIED = 0.08  # articles on one event reach it nearly always, others next to never (the stories against the corpus)
UNTIED = 0.05


@dataclass(frozen=True, slots=True)
class Ties:
    """The words and names of each article with what they tell, and of how many statements it is made."""

    words: Mapping[str, Mapping[str, float]]
    names: Mapping[str, Mapping[str, float]]
    lengths: Mapping[str, float]
    statements: Mapping[str, int]
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    def longest(self, left: str, right: str) -> int:
        """Return how many statements the longer of two articles has."""
        return max(self.statements[left], self.statements[right])

    def strangers(self, left: str, right: str) -> float:
        """Return how sure it is that two articles have nothing to do with each other; a score, 0 for one article."""
        if left == right:
            return 0.0
        pair = (left, right) if left < right else (right, left)
        if pair not in self.known:
            likeness = self._cosine(*pair) + NAME_SHARE * _shared(self.names[left], self.names[right])
            self.known[pair] = min(1.0, max(0.0, (TIED - likeness) / (TIED - UNTIED)))
        return self.known[pair]

    def _cosine(self, left: str, right: str) -> float:
        length = self.lengths[left] * self.lengths[right]
        one, other = self.words[left], self.words[right]
        return sum(sorted(one[word] * other[word] for word in one.keys() & other.keys())) / length if length else 0.0


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(sorted(one[name] for name in one.keys() & other.keys()))


def ties(profiles: Sequence[Profile]) -> Ties:
    """Return the words and names of each article that has one of `profiles`."""
    words: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    dated = {*lexicon().months, *lexicon().weekdays}
    for profile in profiles:
        article = profile.statement.article_id
        words[article] |= profile.words
        names[article] |= {name for name in profile.names if name.isalpha() and len(name) > 2} - dated
    weighed = _weighed(words)
    return Ties(
        words=weighed,
        names=_weighed(names),
        lengths={article: sqrt(sum(sorted(w * w for w in own.values()))) for article, own in weighed.items()},
        statements=Counter(profile.statement.article_id for profile in profiles),
    )


def _weighed(of_article: Mapping[str, Iterable[str]]) -> dict[str, dict[str, float]]:
    count = Counter(word for own in of_article.values() for word in own)
    total = len(of_article) + UNSEEN_ARTICLES
    return {
        article: {word: log(total / count[word]) / log(total) for word in sorted(own)}
        for article, own in of_article.items()
    }
