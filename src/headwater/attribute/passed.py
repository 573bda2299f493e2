"""What is passed on: "he had it from a driver that", and whose word an outlet's report rests on."""

from dataclasses import replace

from headwater.attribute.clauses import Tree, noun_phrase
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.sourcing import is_outlet_name
from headwater.model.text import Span

_HEARD = frozenset({"have", "hear", "learn", "get"})
_STORIES = frozenset({"story", "article", "column"})


def add_heard(tree: Tree, finds: list[Find]) -> list[Find]:
    """Return `finds` with whom somebody has it from as an inner source: "she had it from a driver that the door was shut"."""
    rows: list[Find] = []
    for find in finds:
        teller = _teller(tree, find)
        if teller is None:
            rows.append(find)
            continue
        preposition, source = teller
        phrase = Span(start=tree.tokens.starts[preposition], end=source.end)
        inner = replace(find, sources=(source,), cues=(tree.span(preposition, preposition),), rule="heard from")
        rows.append(replace(find, contents=tuple(sorted((phrase, *find.contents)))))
        rows.append(replace(inner, head=tree.child(preposition, "pobj"), at=preposition, variant=""))
    return rows


def _teller(tree: Tree, find: Find) -> tuple[int, Span] | None:
    """Return the "from" between a cue and a that-clause, and the phrase behind it."""
    verb = find.at
    if verb is None or tree.lemma(verb) not in _HEARD or not find.sources or len(find.contents) != 1:
        return None
    content = find.contents[0]
    preposition = next((k for k in tree.children[verb] if k > verb and tree.word(k) == "from"), None)
    head = tree.child(preposition, "pobj") if preposition is not None else None
    that = tree.token_at(content.start)
    if preposition is None or head is None or not head < that or tree.word(that) != "that":
        return None
    if tree.tokens.pos[head] not in {"NOUN", "PROPN", "NUM", "PRON"}:
        return None
    return preposition, noun_phrase(tree, head, until=that)


def turn_accorded(tree: Tree, cues: Cues, finds: list[Find]) -> list[Find]:
    """Return `finds` with an outlet's report outside those whose word it rests on.

    "The Post reported that it would close, according to two people": the people told the Post. A report or a letter is another
    matter, for there it is the people who tell what it says.
    """
    rows = list(finds)
    for outer in [find for find in finds if find.cue == "according to" and _is_told(tree, cues, find)]:
        inner = next((find for find in rows if _fills(find, outer) and _is_outlet(tree, cues, find)), None)
        if inner is None:
            continue
        phrase = Span(start=outer.cues[0].start, end=outer.sources[0].end)
        carrier = replace(inner, contents=tuple(sorted((*inner.contents, phrase))))
        rows[rows.index(inner)] = carrier
        rows[rows.index(outer)] = replace(outer, contents=inner.contents)
    return rows


def _is_told(tree: Tree, cues: Cues, find: Find) -> bool:
    """Tell whether it is people without a name who tell it: they come behind what they say."""
    behind = bool(find.sources) and find.head is not None and find.contents[-1].end <= find.cues[0].start
    if not behind or find.head is None or tree.tokens.pos[find.head] != "NOUN":
        return False
    return tree.lemma(find.head) not in cues.words["documents"] | cues.words["outlets"]


def _fills(inner: Find, outer: Find) -> bool:
    """Tell whether one find is all that the other's content holds."""
    if not inner.sources or not inner.cues or inner is outer:
        return False
    start, end = inner.sources[0].start, max(span.end for span in inner.contents)
    return start == outer.contents[0].start and end == outer.contents[-1].end and inner.cues[0].start > start


def _is_outlet(tree: Tree, cues: Cues, find: Find) -> bool:
    if find.head is None:
        return False
    words = tree.text[find.sources[0].start : find.sources[0].end]
    return tree.lemma(find.head) in cues.words["outlets"] | _STORIES or is_outlet_name(words, cues)
