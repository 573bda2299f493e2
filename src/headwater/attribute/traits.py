"""What speaks for or against a find, as a set of plain words that the table of weights knows."""

from collections.abc import Iterator

from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.variants import tail

_FIRST = frozenset({"i", "we", "me", "us"})
_VAGUE = frozenset(
    {"nobody", "no", "anybody", "anyone", "everybody", "everyone", "one", "someone", "somebody", "there", "none"}
)
_THIN = frozenset(
    {"it", "that", "this", "them", "him", "her", "you", "me", "us", "himself", "herself", "itself", "what"}
)


def traits(tree: Tree, cues: Cues, find: Find, quoting: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Return the traits of `find`, sorted. `quoting` are the cue words that stand behind a quotation."""
    voice = _voice(tree, cues, find)
    content = _content(tree, find)
    rows = {
        f"rule {find.rule}",
        f"cue {find.rule} {find.cue}",
        f"word {find.cue}",
        f"voice {find.rule} {voice}",
        f"voice {find.cue} {voice}",
        f"any voice {voice}",
        f"content {find.rule} {content}",
        f"content {find.cue} {content}",
        f"variant {find.rule} {find.variant.split(' ')[0]}",
        f"variant {find.variant}",
        f"size {find.rule} {_size(tree, find)}",
        f"quotation before {find.at in quoting} {find.rule}",
        *(f"mood {row}" for row in _mood(tree, find)),
        *(f"mood {find.rule} {row}" for row in _mood(tree, find)),
        *(f"left {find.variant.split(' ')[0]} {row}" for row in _left(tree, find)),
    }
    return tuple(sorted(rows))


def _voice(tree: Tree, cues: Cues, find: Find) -> str:
    if find.head is None:
        return "none"
    word = tree.word(find.head)
    if word in _FIRST:
        return "first"
    if word in _VAGUE:
        one_of = word == "one" and tree.word(min(find.head + 1, len(tree.tokens) - 1)) == "of"
        return "NOUN" if one_of else "vague"
    if tree.tokens.pos[find.head] == "PRON":
        return word
    if tree.lemma(find.head) in cues.words["documents"]:
        return "document"
    return tree.tokens.pos[find.head]


def _content(tree: Tree, find: Find) -> str:
    index = min(tree.token_at(find.contents[-1].start), len(tree.tokens) - 1)
    word = tree.word(index)
    if word in _THIN and tree.token_at(find.contents[-1].end - 1) == index:
        return "thin"
    if word in {"that", "whether", "if", "to", "how", "why", "what", "who", "when", "where", "as", "not"}:
        return word
    if tree.text[find.contents[-1].start] in '"“‘«„':
        return "quoted"
    return tree.tokens.tags[index]


def _size(tree: Tree, find: Find) -> str:
    count = sum(len(tree.text[span.start : span.end].split()) for span in find.contents)
    return next(str(limit) for limit in (1, 2, 4, 8, 16, 32, 10**6) if count <= limit)


def _mood(tree: Tree, find: Find) -> Iterator[str]:
    if find.at is None:
        return
    tag = tree.tokens.tags[find.at]
    yield f"tag {tag}"
    yield f"dep {tree.tokens.deps[find.at]}"
    for child in tree.children[find.at]:
        dep = tree.tokens.deps[child]
        if dep in {"aux", "neg"} and child < find.at:
            yield f"{dep} {tree.word(child)}"
    start = tree.tokens.starts[find.at]
    if tree.is_quoted(start, start + 1):
        yield "inside a quotation"
    high = tree.bounds[tree.sentence[find.at]][1]
    if tree.word(high) == "?":
        yield "question"
    if find.at and tree.tokens.tags[find.at - 1] == "TO":
        yield "infinitive"
    if find.rule == "inserted clause" and find.contents[-1].end <= find.cues[0].start:
        yield "closing"


def _left(tree: Tree, find: Find) -> Iterator[str]:
    """Yield how the stretch begins that a comma still leaves at the end of the content."""
    first, last = (
        tree.token_at(find.contents[-1].start),
        min(tree.token_at(find.contents[-1].end - 1), len(tree.tokens) - 1),
    )
    commas = [k for k in range(first + 1, last) if tree.word(k) in {",", ";"}]
    yield tail(tree, commas[-1] + 1) if commas else "none"
