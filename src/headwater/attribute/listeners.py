"""Which newspaper, agency or station a source spoke to: "she told Radio Haldrin that ..."."""

from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.sourcing import is_outlet_name
from headwater.model.text import Mention

_TOLD = frozenset({"tell", "inform", "speak", "confirm", "say", "write", "reveal"})


def listener(tree: Tree, cues: Cues, mentions: tuple[Mention, ...], find: Find) -> str | None:
    """Return the name of the outlet that was told what `find` holds, None if the text names none."""
    if find.at is None or find.cue not in _TOLD:
        return None
    for child in tree.children[find.at]:
        told = tree.child(child, "pobj") if tree.word(child) == "to" else child
        if told is None or child < find.at or tree.tokens.deps[told] not in {"dobj", "dative", "pobj", "nsubj"}:
            continue
        start = tree.tokens.starts[told]
        name = next((m.entity for m in mentions if m.start <= start < m.end), "")
        if is_outlet_name(name, cues):
            return name
    return None
