"""Which elements of a web page stand apart from its article: menus, footers, lists of other articles, comments."""

import re
from itertools import islice

from headwater.ingest.pages.trees import Tree, ancestors, attribute, tag

WHOLE = frozenset(("html", "body", "main", "article"))
"""The elements that hold an article whole, whatever they are called."""

_SET_APART = frozenset(["nav", "aside", "footer", "figure", "figcaption", "form", "dialog", "select", "blockquote"])
_SET_APART_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|related|sidebar|widget|comments?|footer|popular|trending|latest|recent|recommend\w*|promo"
    r"|ticker|gallery|teasers?|most|archive|calendar|events?|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAX_UP = 8


def is_set_apart(element: Tree) -> bool:
    """Tell whether an element stands in a menu, a footer, a list of other articles or the like."""
    for parent in [element, *islice(ancestors(element), _MAX_UP)]:
        name = tag(parent)
        if name in _SET_APART:
            return True
        if name not in WHOLE and _SET_APART_NAMES.search(attribute(parent, "class", "id")):
            return True
    return False
