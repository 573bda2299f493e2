"""What the layout alone tells, in a language whose grammar is not read: turns, and words set beside a plain name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.structure import find_labelled, find_set_off, find_turns

# What stands inside names in small letters, in the languages that newspapers are most often printed in.
_SMALL = frozenset(
    (  # noqa: SIM905 - a list of words reads best as words
        "af al av bin da das de del della den der des di do dos du e el ibn la las le les lo los of ten ter und van vom von y zu"
    ).split()
)
_ROLE = re.compile(r"[,(@\n]|\s[—–-]\s")
_LONGEST = 5


def find_unread(tree: Tree, cues: Cues) -> list[Find]:
    """Return turns, set-off quotations signed with a name, and quotations after a name and a colon, in the order of the text.

    Nothing is weighed, for the weights were learned from English: how sure a find is depends on its layout only.
    """
    finds = [replace(find, score=0.9) for find in find_turns(tree, cues)]
    said = [span for find in finds for span in find.contents]
    for find in (*find_set_off(tree, cues), *find_labelled(tree, cues)):
        named = _is_plain_name(_words(tree, find))
        again = any(span.start <= find.contents[0].start < span.end for span in said)
        if named and not again:
            finds.append(replace(find, score=0.7))
            said.extend(find.contents)
    return sorted((_marked(find) for find in finds), key=lambda find: (find.contents, find.sources))


def _marked(find: Find) -> Find:
    return replace(find, rule=f"{find.rule}, grammar not read", kind=find.kind or "direct")


def _words(tree: Tree, find: Find) -> Iterator[str]:
    """Yield the words of a source's name, without the role and the handle behind it."""
    source = find.sources[0]
    yield from _ROLE.split(tree.text[source.start : source.end], maxsplit=1)[0].split()


def _is_plain_name(words: Iterator[str]) -> bool:
    """Tell whether words are surely a name: all in capitals or with one each, in a script that has them."""
    name = list(words)
    return 0 < len(name) <= _LONGEST and name[0][0].isupper() and all(w[0].isupper() or w in _SMALL for w in name)
