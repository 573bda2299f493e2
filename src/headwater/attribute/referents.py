"""Who a name or a description in the text is: the speaker behind a mention, and what is known of speakers so far."""

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field, replace

from headwater.attribute.clauses import Tree, trim
from headwater.attribute.cues import Cues
from headwater.attribute.lists import word_list
from headwater.attribute.sexes import Sex, sex_of_words
from headwater.attribute.sourcing import is_outlet_name, kind_of, sourcing_of
from headwater.model.attribution import Sourcing, Speaker, SpeakerKind
from headwater.model.identity import digest
from headwater.model.text import Mention, Span

_MOST_SPOKEN = 60
_AGENTS = ("er", "or", "ist", "man", "ian", "ee", "eer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The speaker behind one find, and how it is sourced."""

    speaker: Speaker | None
    sourcing: Sourcing


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Somebody who spoke before, and where their source phrase begins and ends."""

    place: int
    end: int
    speaker: Speaker
    resolved: Resolved


@dataclass(slots=True, kw_only=True)
class Memory:
    """What is known so far: who spoke and where, sexes, and who each entity of the article turned out to be.

    `regions` are the sorted stretches of others' words, quotations and turns, where "he" is not the one who speaks.
    """

    tree: Tree
    cues: Cues
    mentions: tuple[Mention, ...]
    starts: list[int]
    regions: tuple[Span, ...]
    outlet: str | None
    sexes: dict[str, Sex]
    later: dict[str, Mention]
    outlets: frozenset[str]
    written: frozenset[str]
    spoke: list[Spoken] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)
    said: dict[str, Resolved] = field(default_factory=dict)
    cited: list[tuple[int, Resolved]] = field(default_factory=list)
    inanimate: set[str] = field(default_factory=set)
    pronouns: dict[int, Resolved | None] = field(default_factory=dict)


def note(memory: Memory, span: Span, speaker: Speaker, resolved: Resolved) -> None:
    """Keep that somebody spoke; what was said is kept sorted by place."""
    insort(
        memory.spoke,
        Spoken(place=span.start, end=span.end, speaker=speaker, resolved=resolved),
        key=lambda one: one.place,
    )
    memory.heard.add(speaker.id)


def spoken_before(memory: Memory, offset: int) -> list[Spoken]:
    """Return the last who spoke before a place, the last one first."""
    end = bisect_left(memory.spoke, offset, key=lambda one: one.place)
    return memory.spoke[max(end - _MOST_SPOKEN, 0) : end][::-1]


def speaker_of(name: str, kind: SpeakerKind) -> Speaker:
    """Return a speaker; its id is the same wherever the same name and kind are told."""
    return Speaker(id=digest(kind, name.casefold()), name=name, kind=kind)


def sentence_at(tree: Tree, offset: int) -> int:
    """Return the index of the sentence that holds a place of the text."""
    return tree.sentence[min(tree.token_at(offset), len(tree.tokens) - 1)]


def region_at(memory: Memory, offset: int) -> Span | None:
    """Return the quotation or turn that a place lies in, None outside others' words."""
    at = bisect_right(memory.regions, Span(start=offset, end=1 << 60)) - 1
    return next(
        (region for region in memory.regions[max(at - 2, 0) : at + 1][::-1] if region.start <= offset < region.end),
        None,
    )


def before(memory: Memory, offset: int, most: int) -> tuple[Mention, ...]:
    """Return the last `most` mentions that begin before a place, in order."""
    end = bisect_right(memory.starts, offset - 1)
    return memory.mentions[max(end - most, 0) : end]


def head_of(tree: Tree, span: Span) -> int | None:
    """Return the token of a phrase on which its other tokens hang: a noun if it has one.

    None for an empty phrase, and for one that was never parsed, as in a reference in brackets.
    """
    first, last = tree.token_at(span.start), tree.token_at(span.end - 1)
    inside = [k for k in range(first, min(last + 1, len(tree.tokens))) if tree.tokens.starts[k] < span.end]
    tops = [k for k in inside if tree.tokens.heads[k] not in inside or tree.tokens.heads[k] == k]
    nouns = [k for k in tops if tree.tokens.pos[k] in {"NOUN", "PROPN", "PRON"}]
    return next(iter(nouns or tops), None)


def option(memory: Memory, mention: Mention) -> Resolved:
    """Return who a mention near a pronoun is, without taking its words for the ones the source goes by."""
    if mention.kind != "group":
        return named(memory, mention, None)
    last = min(memory.tree.token_at(mention.end - 1), len(memory.tree.tokens) - 1)
    span = Span(start=mention.start, end=mention.end)
    return described(memory, span, memory.tree.text[span.start : span.end], last, mention, keep=False)


def named(memory: Memory, mention: Mention, head: int | None) -> Resolved:
    """Return the speaker of a mention with a proper name, or of a described person met before under one entity."""
    if mention.entity in memory.said:
        return memory.said[mention.entity]
    tree, cues = memory.tree, memory.cues
    name = mention.entity
    surface = tree.text[mention.start : mention.end]
    lemma = tree.lemma(head) if head is not None else surface.lower().split()[-1]
    firm = len(name.split()) > 1 and name.split()[-1].lower().rstrip(".") in word_list("firm_names")
    person = mention.kind == "person" and not firm
    if firm and mention.kind in {"person", "name"}:
        mention = replace(mention, kind="organisation")
    kind: SpeakerKind = "person" if person else kind_of(name, lemma, mention, False, cues)  # noqa: FBT003 - singular
    if mention.entity in memory.outlets or (person and is_outlet_name(name, cues)):
        kind = "outlet"
    proper = person or name.split()[-1][:1].isupper()
    result = Resolved(speaker=speaker_of(name, kind), sourcing=sourcing_of(name, kind, cues, named=proper))
    memory.said[mention.entity] = result
    return result


def mention_at(memory: Memory, head: int) -> Mention | None:
    """Return the mention that a token stands in."""
    start = memory.tree.tokens.starts[head]
    return next((m for m in memory.mentions if m.start <= start < m.end), None)


def mentioned(memory: Memory, mention: Mention, head: int) -> Resolved:
    """Return the speaker of a mention by its name, or by the whole description that it is."""
    if mention.kind in {"person", "organisation", "name", "place"}:
        return named(memory, mention, head)
    span = Span(start=mention.start, end=mention.end)
    return described(memory, span, memory.tree.text[span.start : span.end], head, mention)


def described(
    memory: Memory, span: Span, text: str, head: int | None, mention: Mention | None, *, keep: bool = True
) -> Resolved:
    """Return a source that is told by a description: its name is the description, the first and fullest one for each entity."""
    if mention is not None and mention.entity in memory.said:
        return memory.said[mention.entity]
    tree, cues = memory.tree, memory.cues
    lemma = tree.lemma(head) if head is not None else text.lower().split()[-1]
    plural = head is not None and tree.tokens.tags[head] in {"NNS", "NNPS"}
    kind = kind_of(_core(tree, span, head), lemma, mention, plural, cues)
    known = _from_label(memory, text) if mention is None and text[:1].isupper() and len(text.split()) <= 2 else None
    if known is not None:
        return known
    name, proper = _label(tree, span, text, head, mention)
    result = Resolved(speaker=speaker_of(name, kind), sourcing=sourcing_of(name, kind, cues, named=proper))
    if mention is not None and keep:
        memory.said[mention.entity] = result
    _learn(memory, name, mention, lemma, text if kind == "person" and not proper else None)
    return result


def _label(tree: Tree, span: Span, text: str, head: int | None, mention: Mention | None) -> tuple[str, bool]:
    """Return what a described source is called, and whether that is a name of its own."""
    label = trim(tree.text, span)
    name = " ".join(tree.text[label.start : label.end].removesuffix("'s").removesuffix("’s").split())
    proper = head is not None and (tree.tokens.pos[head] == "PROPN" or (len(text.split()) < 3 and text.isupper()))
    if head is None:
        proper = all(word[:1].isupper() for word in name.split())
    if mention is None:
        proper = proper and (name[:1].isupper() or name.startswith("the "))
        return (name.split(",")[0], True) if proper else (name, False)
    if mention.entity.split()[-1][:1].isupper():
        return mention.entity, True
    return (mention.entity if name.casefold() == mention.entity.casefold() else name), proper


def _learn(memory: Memory, name: str, mention: Mention | None, lemma: str, words: str | None) -> None:
    """Keep the sex that a description tells; `words` are those of an unnamed person, who may be no person at all."""
    told = (memory.sexes.get(mention.entity) if mention is not None else None) or sex_of_words(name)
    if told:
        memory.sexes.setdefault(name, told)
    elif words is not None and mention is None and not _is_human(lemma, words):
        memory.inanimate.add(name)


def _is_human(lemma: str, text: str) -> bool:
    """Tell whether an unlisted noun names somebody by its form ("rider", "pianist"), or by what follows ("who ...")."""
    return lemma.endswith(_AGENTS) or " who " in text or "-year-old" in text or lemma in word_list("anybody")


def _from_label(memory: Memory, text: str) -> Resolved | None:
    """Return whom a turn's label in capitals means: "LUND" is Perpetua Lund, "PL" too."""
    label = text.strip(" .").casefold()
    for mention in memory.mentions:
        words = [word.casefold() for word in mention.entity.split()]
        if mention.kind in {"person", "organisation", "name"} and len(words) > 1:
            initials = "".join(word[0] for word in words)
            if (
                label in {words[-1], " ".join(words), initials, _short(words)}
                and not memory.tree.text[mention.start : mention.end].isupper()
            ):
                return named(memory, mention, None)
    return None


def _short(words: list[str]) -> str:
    """Return what a firm is called for short: "Tessaline Motors" is Tessaline; "" for any other name."""
    return " ".join(words[:-1]) if words[-1].rstrip(".") in word_list("firm_names") else ""


def _core(tree: Tree, span: Span, head: int | None) -> str:
    """Return the noun with what stands before it, without the clauses and phrases behind."""
    if head is None:
        return tree.text[span.start : span.end]
    return tree.text[span.start : max(tree.tokens.ends[head], span.start)]
