"""Which newspaper, agency or station a source spoke to: "she told Radio Haldrin that ..."."""

import re

from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.sourcing import is_outlet_name
from headwater.model.text import Mention

_TOLD = frozenset({"tell", "inform", "speak", "confirm", "say", "write", "reveal"})
_CALL_SIGN = re.compile(r"^[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?$")  # how stations in the United States are called
_LETTERS = re.compile(r"^[A-Z]{2,6}$")


def listener(tree: Tree, cues: Cues, mentions: tuple[Mention, ...], find: Find) -> str | None:
    """Return the name of the outlet that was told what `find` holds, None if the text names none."""
    if find.at is None or find.cue not in _TOLD:
        return None
    for child in tree.children[find.at]:
        told = tree.child(child, "pobj") if tree.word(child) == "to" else child
        if told is None or child < find.at or tree.tokens.deps[told] not in {"dobj", "dative", "pobj", "nsubj"}:
            continue
        beside = tree.child(told, "appos")
        name = _name_at(tree, mentions, told) if beside is None else _name_at(tree, mentions, beside)
        if is_outlet_name(name, cues) or _CALL_SIGN.match(name) or _is_introduced(tree, cues, told, name):
            return name
    return None


def _name_at(tree: Tree, mentions: tuple[Mention, ...], token: int) -> str:
    start = tree.tokens.starts[token]
    return next((m.entity for m in mentions if m.start <= start < m.end), "")


def _is_introduced(tree: Tree, cues: Cues, told: int, name: str) -> bool:
    """Tell whether the words before a name say that it is an outlet's: "public radio station KX", "the newspaper Al-Mizan"."""
    words = {tree.lemma(k) for k in (max(told - 1, 0), told, *tree.children[told])}
    medium = bool(words & cues.words["outlets"])
    return medium and (name[:1].isupper() or _LETTERS.match(name) is not None)
