"""Words that stand for whoever has them or prints them: "the council's account", "it says in the Messenger"."""

from headwater.attribute.antecedents import PRONOUNS, antecedent
from headwater.attribute.lists import word_list
from headwater.attribute.referents import Memory, Resolved, head_of, mention_at, mentioned, speaker_of
from headwater.model.text import Span


def teller(memory: Memory, span: Span) -> Resolved | None:
    """Return the council for "the council's account": what somebody has to say is said by whoever has it."""
    tree, head = memory.tree, head_of(memory.tree, span)
    telling = head is not None and tree.tokens.tags[head] == "NN" and tree.lemma(head) in word_list("tellings")
    owner = tree.child(head, "poss") if head is not None and telling else None
    if owner is None:
        return None
    if tree.word(owner) in PRONOUNS:
        return antecedent(memory, owner, tree.word(owner), None)
    mention = mention_at(memory, owner)
    return mentioned(memory, mention, owner) if mention is not None else None


def says_in(memory: Memory, index: int) -> Resolved | None:
    """Return the Messenger for "it says in the Messenger that": where it says so is who says so."""
    tree, verb = memory.tree, memory.tree.tokens.heads[index]
    place = next((k for k in tree.children[verb] if k > verb and tree.word(k) in {"in", "on"}), None)
    inside = tree.child(place, "pobj") if place is not None and place == verb + 1 else None
    if inside is None or tree.lemma(verb) not in {"say", "read"} or tree.tokens.tags[verb] not in {"VBZ", "VBP"}:
        return None
    mention = mention_at(memory, inside)
    found = mentioned(memory, mention, inside) if mention is not None else None
    if found is None or found.speaker is None or found.speaker.kind == "document":
        return found
    return Resolved(speaker=speaker_of(found.speaker.name, "outlet"), sourcing="outlet")
