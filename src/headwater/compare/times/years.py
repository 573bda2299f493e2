"""Years in digits, as far as a stretch of text names them."""

import re
from collections.abc import Sequence

from headwater.compare.grammar import Grammar
from headwater.compare.numbers.counted import is_counted

_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}", re.ASCII)


def years(tree: Grammar, indexes: Sequence[int]) -> frozenset[int]:
    """Return the years that the tokens at `indexes` name; what counts something ("1994 fish") is none."""
    return frozenset(int(tree.words[i]) for i in indexes if _YEAR.fullmatch(tree.words[i]) and not is_counted(tree, i))
