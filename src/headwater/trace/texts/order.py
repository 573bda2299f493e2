"""Which article came out earlier, as far as their dates and their own words tell."""

import re
from functools import lru_cache

from headwater.model.text import Article

_LOOKS_BACK = re.compile(
    r"\b(?:we|this (?:newspaper|paper|magazine|site|station|bulletin|blog)) (?:have |had |first |also |wrongly |mistakenly )?"
    r"(?:reported|said|wrote|suggested|published|printed|stated|told (?:you|(?:our )?(?:readers|listeners|viewers))|quoted)\b"
    r"|\bour (?:(?:earlier|previous|original|last|first|exclusive|mon|tues|wednes|thurs|fri|satur|sun)\w* )?"
    r"(?:report|story|article|account)\b"
    r"|\bin (?:a|an|our) (?:earlier |previous )?(?:report|story|article) (?:on|in|of|last|published)\b",
    re.IGNORECASE,
)


def is_earlier(left: Article, right: Article) -> bool:
    """Say whether `left` certainly came out before `right`; False too when the dates do not tell."""
    if left.published is None or right.published is None:
        return False
    return left.published.latest < right.published.earliest


def looks_back(article: Article) -> tuple[int, int] | None:
    """Return the place where an article speaks of an earlier report of its own outlet, None if it does not."""
    return _looks_back(article.text)


@lru_cache(maxsize=8192)
def _looks_back(text: str) -> tuple[int, int] | None:
    found = _LOOKS_BACK.search(text)
    return found.span() if found else None


def date_key(article: Article) -> tuple[bool, str, str]:
    """Return a key that sorts articles by the earliest moment they can have come out, undated ones last, then by id."""
    published = article.published
    return (published is None, published.earliest.isoformat() if published else "", article.id)
