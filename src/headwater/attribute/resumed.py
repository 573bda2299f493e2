"""Whom a description takes up again: "the same man", "the latter", "the company", "the document", "the director, who ..."."""

import re
from collections.abc import Callable, Iterator

from headwater.attribute.lists import word_list
from headwater.attribute.referents import (
    Memory,
    Resolved,
    before,
    named,
    option,
    region_at,
    sentence_at,
    speaker_of,
    spoken_before,
)
from headwater.attribute.sourcing import is_withheld
from headwater.model.attribution import SpeakerKind
from headwater.model.text import Mention, Span

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_ORDINAL = re.compile(r"^the (former|latter)\b")
_KINDS_OF_DOCUMENTS = ("studies", "letters", "suits", "rulings", "registers")
_BEHIND = re.compile(
    r",| (?:of|who|whom|whose|which|that|for|at|in|on|from|with|to|by|named|called|quoted|familiar|close)\b"
)
_FAR = 6000  # characters
_RECENT = 12
_LONG_AGO = 200  # mentions
_ABOUT = frozenset({"nsubj", "nsubjpass", "poss"})
_JUST_BEFORE = 2  # sentences


def resumed(memory: Memory, span: Span, text: str, head: int | None, mention: Mention | None) -> Resolved | None:
    """Return the earlier speaker or document that a source phrase takes up; None if it stands for itself."""
    words = text.lower().split()
    if head is None or words[0] not in _POINTING or (mention is not None and _is_fixed(memory, span, mention, head)):
        return None
    ordinal = _ORDINAL.match(text.lower())
    if ordinal:
        return _in_order(memory, span, ordinal[1])
    if mention is not None and mention.entity in memory.said and not _is_generic(mention):
        return None
    found = next((found for way in _WAYS for found in [way(memory, span, words, head)] if found is not None), None)
    if found is not None and mention is not None:
        memory.said[mention.entity] = found
    return found


def _is_fixed(memory: Memory, span: Span, mention: Mention, head: int) -> bool:
    """Tell whether reading has already said which one, named before, a description means; of newspapers the last one counts."""
    if _is_generic(mention):
        return False
    if mention.kind in {"person", "name"} or (mention.entity[:1].isupper() and mention.entity in memory.said):
        return True
    lemma = memory.tree.lemma(head)
    medium = lemma in memory.cues.words["outlets"] - word_list("two_senses")
    earlier = mention.entity[:1].isupper() and any(
        m.entity == mention.entity for m in before(memory, span.start, _LONG_AGO)
    )
    return earlier and not medium


def _is_generic(mention: Mention) -> bool:
    """Tell whether a capital makes no name: "Company says ..." in a headline is the company."""
    return mention.entity.lower() in word_list("firms") | word_list("taken_up")


def _in_order(memory: Memory, span: Span, which: str) -> Resolved | None:
    """Return the first or second of the two that the text spoke of last."""
    here = sentence_at(memory.tree, span.start)
    pair: list[Resolved] = []
    for mention in reversed(before(memory, span.start, _RECENT)):
        if here - sentence_at(memory.tree, mention.start) > 2:
            break
        found = option(memory, mention)
        if found.speaker is not None and all(found.speaker != one.speaker for one in pair):
            pair.append(found)
    alike = [one for one in pair if one.speaker and pair[0].speaker and one.speaker.kind == pair[0].speaker.kind]
    return alike[which == "former"] if len(alike) > 1 else None


def _withheld(memory: Memory, span: Span, words: list[str], head: int) -> Resolved | None:
    """Return the one unnamed speaker for "the director, who asked not to be identified": nobody else has a name to withhold."""
    del head
    if not is_withheld(" ".join(words)):
        return None
    unnamed = [one.resolved for one in spoken_before(memory, span.start) if one.speaker.kind == "person"]
    unnamed = [one for one in unnamed if one.sourcing in {"described", "anonymous"}]
    return unnamed[-1] if len({one.speaker for one in unnamed}) == 1 else None


def _person(memory: Memory, span: Span, words: list[str], head: int) -> Resolved | None:
    """Return the unnamed person that the same noun, or a noun for anybody at all, takes up."""
    lemma = memory.tree.lemma(head)
    general = lemma in memory.cues.words["persons"] and len(words) <= 4
    for one in spoken_before(memory, span.start)[:_RECENT]:
        lifeless = one.speaker.name in memory.inanimate
        if one.speaker.kind not in {"person", "group"} or lifeless or span.start - one.place > _FAR:
            continue
        unnamed = one.resolved.sourcing in {"described", "anonymous"}
        alike = unnamed and lemma == _noun(one.speaker.name)
        if alike or (general and one.speaker.kind == "person" and (unnamed or words[1] == "same")):
            return one.resolved
    return None


def _noun(name: str) -> str:
    """Return the last word of a description before what stands behind it, as the singular: "a union official who ..."."""
    words = _BEHIND.split(name, maxsplit=1)[0].lower().split()
    return words[-1] if words else ""


def _body(memory: Memory, span: Span, words: list[str], head: int) -> Resolved | None:
    """Return the outlet for "the paper", the firm for "the company": one that is called so, or the last one spoken of."""
    if len(words) > 2:
        return None
    lemma = memory.tree.lemma(head)
    kinds = _body_kinds(memory, lemma)
    if not kinds:
        return None
    called = (row for row in _named_bodies(memory, span, kinds) if lemma in row[0].entity.lower().split())
    by_word = next(called, None)
    if by_word is not None:
        return by_word[1]
    spoken = [one for one in spoken_before(memory, span.start) if one.speaker.kind in kinds]
    spoken = [one for one in spoken if one.speaker.name[:1].isupper()]
    last = max(spoken, key=lambda one: one.place, default=None)
    named_last = next(_named_bodies(memory, span, kinds), None)
    if named_last is not None and (last is None or named_last[0].start > last.place):
        return named_last[1]
    return last.resolved if last else None


def _body_kinds(memory: Memory, lemma: str) -> frozenset[SpeakerKind]:
    """Return what "the agency", "the site" or "the firm" may be."""
    kinds: list[SpeakerKind] = []
    if lemma in memory.cues.words["outlets"] or lemma == "site":
        kinds.append("outlet")
    if lemma in word_list("firms") | word_list("taken_up"):
        kinds.append("organisation")
    return frozenset(kinds)


def _named_bodies(memory: Memory, span: Span, kinds: frozenset[SpeakerKind]) -> Iterator[tuple[Mention, Resolved]]:
    """Yield the named bodies before a place, last first, that are no country's: who "the company" may be.

    A name of which nothing else is known may be one, if its sentence is about it or about what it has.
    """
    tree = memory.tree
    for mention in reversed(before(memory, span.start, 40)):
        if mention.kind not in {"organisation", "name"} or not mention.entity[:1].isupper() or _is_generic(mention):
            continue
        found = named(memory, mention, None)
        if mention.kind == "name" and "organisation" in kinds and mention.entity not in memory.sexes:
            last = min(tree.token_at(mention.end - 1), len(tree.tokens) - 1)
            if found.speaker is not None and found.speaker.kind == "person" and tree.tokens.deps[last] in _ABOUT:
                found = Resolved(speaker=speaker_of(mention.entity, "organisation"), sourcing="named")
                memory.said[mention.entity] = found
        if found.speaker is not None and found.speaker.kind in kinds:
            yield mention, found


def _statement(memory: Memory, span: Span, words: list[str], head: int) -> Resolved | None:
    """Return who put out "the statement": the one that spoke last, if that was just before."""
    if len(words) > 2 or memory.tree.lemma(head) not in {"statement", "communique", "communiqué"}:
        return None
    earlier = spoken_before(memory, span.start)
    last = max(earlier, key=lambda one: one.place, default=None)
    if last is None or last.speaker.kind not in {"person", "organisation", "group"}:
        return None
    gap = sentence_at(memory.tree, span.start) - sentence_at(memory.tree, last.place)
    return last.resolved if gap <= _JUST_BEFORE else None


def _document(memory: Memory, span: Span, words: list[str], head: int) -> Resolved | None:
    """Return the document that other words take up: "the document" for a memo, "the survey" for a study."""
    lemma = memory.tree.lemma(head)
    alike = frozenset[str]().union(*(kin for kin in map(word_list, _KINDS_OF_DOCUMENTS) if lemma in kin))
    if not alike or len(words) > 2:
        return None
    for one in spoken_before(memory, span.start)[:_RECENT]:
        if one.speaker.kind == "document" and set(one.speaker.name.lower().replace(",", " ").split()) & alike:
            return one.resolved
    for mention in reversed(before(memory, span.start, 40)):
        if mention.kind == "document" and region_at(memory, mention.start) is None:
            found = option(memory, mention)
            if found.speaker and set(found.speaker.name.lower().split()) & alike:
                return found
    return None


_Way = Callable[[Memory, Span, list[str], int], Resolved | None]
_WAYS: tuple[_Way, ...] = (_withheld, _person, _body, _statement, _document)
