"""Signs that an outlet did reporting of its own: somebody spoke to it, or it quotes words that another text does not have."""

import re
from functools import lru_cache

from headwater.model.text import Article
from headwater.trace.texts.words import name_words, tokens

_TO_US = (
    r"(?:told|tells|telling|confirmed to|speaking to|spoke to|obtained by|seen by|shown to|given to|shared with|"
    r"interviewed by)"
)
_US = re.compile(
    _TO_US + r"\s+(?:us\b|me\b|this (?:\w+ )?(?:newspaper|paper|letter|magazine|reporter|site|blog|station|column)\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“]([^\"“”]{12,600})[\"”]")
_FEWEST_WORDS = 4


def spoke_to_us(article: Article, text: str) -> bool:
    """Say whether a stretch of the article tells that somebody spoke to its outlet: "told the Packet", "obtained by the Post"."""
    return _spoke_to(article.outlet or "", text)


@lru_cache(maxsize=8192)
def _spoke_to(outlet: str, text: str) -> bool:
    return bool(_US.search(text)) or any(pattern.search(text) for pattern in _own_names(outlet))


def reports_itself(article: Article) -> bool:
    """Say whether anywhere in the article somebody speaks to its outlet."""
    return spoke_to_us(article, article.text)


@lru_cache(maxsize=1024)
def _own_names(outlet: str) -> list[re.Pattern[str]]:
    """Return how "told the Packet" looks for this outlet, with any one word of its name that is not too short."""
    own = [word for word in name_words(outlet) if len(word) > 2]
    if not own:
        return []
    names = "|".join(re.escape(word[:1].upper() + word[1:]) + "|" + re.escape(word.upper()) for word in own)
    return [re.compile(rf"\b{_TO_US}\s+(?:[Tt]he\s+)?(?:{names})\b")]


def quotes_anew(later: Article, earlier: Article) -> bool:
    """Say whether an article quotes words that the other text does not have."""
    known = " ".join(tokens(earlier.text))
    quoted = (tokens(match.group(1)) for match in _QUOTED.finditer(later.text))
    return any(len(words) >= _FEWEST_WORDS and " ".join(words) not in known for words in quoted)
