"""People, bodies and documents that are spoken of by a common noun: "a deckhand", "the ministry", "its report"."""

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.model.text import MentionKind, Tokens
from headwater.read.lexicon import words

_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "same"}
)
_ENDS_BEFORE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A noun phrase up to its head: token indexes, place, the head's lemma, the words before it and whether it points back."""

    first: int
    head: int
    start: int
    end: int
    lemma: str
    modifiers: frozenset[str]
    definite: bool
    plural: bool
    owned: bool
    kind: MentionKind


def find_described(text: str, tokens: Tokens) -> Iterator[Description]:
    """Yield the descriptions in `text`, in order. A role that is only a title before a name is none."""
    children: dict[int, list[int]] = {}
    for index, head in enumerate(tokens.heads):
        if head > index and head - index <= _ENDS_BEFORE and tokens.deps[index] in _LEFT:
            children.setdefault(head, []).append(index)
    for index, tag in enumerate(tokens.tags):
        if tag in {"NN", "NNS"}:
            kind = _kind(tokens.lemmas[index].casefold(), text[tokens.starts[index] : tokens.ends[index]].casefold())
            kind = kind or ("group" if _who(text, tokens.ends[index]) else None)
            if kind and not (
                _before_name(tokens, index) or _mere_head(text, tokens, index) or _counted(tokens, children, index)
            ):
                yield _description(text, tokens, children, index, kind)


def _who(text: str, end: int) -> bool:
    """Return whether a clause with "who" follows, which is said of people alone."""
    return text.startswith((" who ", ", who ", " whom ", ", whom "), end)


def is_role(lemma: str) -> bool:
    """Return whether a noun says what somebody does or is."""
    return lemma in words("roles")


def _is_passing(word: str) -> bool:
    """Return whether a word before a noun tells no two of a kind apart: "61-page", "damning", "same"."""
    return word in words("passing") or word.endswith(("-page", "-long", "-word")) or word[:1].isdigit()


def _kind(lemma: str, word: str) -> MentionKind | None:
    if is_role(lemma) or word in words("groups") or word in words("roles"):
        return "group"
    if lemma in words("bodies"):
        return "organisation"
    return "document" if word in words("documents") else None


def _before_name(tokens: Tokens, index: int) -> bool:
    return tokens.deps[index] in {"compound", "nmod", "amod", "poss"} and tokens.heads[index] > index


def _counted(tokens: Tokens, children: dict[int, list[int]], index: int) -> bool:
    """Return whether a word for a document is but a measure here: ten minutes, four figures."""
    measure = tokens.lemmas[index] in {"minute", "figure", "record"}
    return measure and any(tokens.tags[child] == "CD" for child in children.get(index, ()))


def _mere_head(text: str, tokens: Tokens, index: int) -> bool:
    """Return whether a "head" is none of people: the pier head, against the head of the service."""
    after = index + 1
    of = after < len(tokens) and text[tokens.starts[after] : tokens.ends[after]] == "of"
    return tokens.lemmas[index] in {"head", "chair"} and not of


def _description(
    text: str, tokens: Tokens, children: dict[int, list[int]], head: int, kind: MentionKind
) -> Description:
    first = head
    for child in sorted(children.get(head, ()), reverse=True):
        leftmost = min([child, *children.get(child, ())])
        if child <= first and tokens.pos[leftmost] != "PUNCT":
            first = leftmost
    between = range(first, head)
    modifiers = frozenset(tokens.lemmas[i].casefold() for i in between if tokens.pos[i] in {"ADJ", "NOUN", "PROPN"})
    opening = {
        text[tokens.starts[i] : tokens.ends[i]].casefold() for i in between if tokens.pos[i] in {"DET", "PRON", "ADJ"}
    }
    return Description(
        first=first,
        head=head,
        start=tokens.starts[first],
        end=tokens.ends[head],
        lemma=tokens.lemmas[head].casefold(),
        modifiers=frozenset(word for word in modifiers if not _is_passing(word)),
        definite=not opening.isdisjoint(_DEFINITE)
        or tokens.tags[first] == "POS"
        or any(tokens.deps[i] == "poss" for i in between),
        plural=tokens.tags[head] == "NNS",
        owned=any(tokens.deps[i] == "poss" and tokens.pos[i] != "PRON" for i in between),
        kind=kind,
    )
