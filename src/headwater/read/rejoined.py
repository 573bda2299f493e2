"""Subjects that the parser tied to the words before them: "Nine went to Ashdell General, a spokesman for the brigade said"."""

from dataclasses import replace

from headwater.model.text import Tokens

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LONGEST = 24  # tokens of a subject
_DEEPEST = 12


def rejoined(tokens: Tokens) -> Tokens:
    """Return `tokens` with the phrase before a reporting verb as its subject, where it was taken for an apposition.

    The verb is finite, has a clause before it as its content and no subject of its own.
    """
    heads, deps = list(tokens.heads), list(tokens.deps)
    served = {head for head, dep in zip(tokens.heads, tokens.deps, strict=True) if dep in _SUBJECTS}
    contents = {
        head: index for index, head in enumerate(tokens.heads) if tokens.deps[index] == "ccomp" and index < head
    }
    for verb, content in sorted(contents.items()):
        if verb in served or tokens.tags[verb] not in _FINITE:
            continue
        head = _apposed_before(tokens, verb, content)
        if head is not None:
            heads[head], deps[head] = verb, "nsubj"
    return replace(tokens, heads=tuple(heads), deps=tuple(deps))


def _apposed_before(tokens: Tokens, verb: int, content: int) -> int | None:
    """Return the apposition that ends right before `verb`, begins behind a comma and hangs in its content."""
    for head in range(verb - 1, max(verb - _LONGEST, content), -1):
        if tokens.deps[head] != "appos" or tokens.pos[head] not in {"NOUN", "PROPN"} or tokens.heads[head] > head:
            continue
        inside = all(_leads(tokens, index, head) for index in range(head, verb))
        if inside and _leads(tokens, head, content):
            return head
    return None


def _leads(tokens: Tokens, index: int, above: int) -> bool:
    """Tell whether `index` is `above` or hangs under it."""
    for _ in range(_DEEPEST):
        if index == above:
            return True
        index = tokens.heads[index]
    return False
