"""Who a source is: names, short names, descriptions and pronouns brought back to one speaker of the article."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from headwater.attribute.clauses import Tree, trim
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.nest import parents
from headwater.attribute.sourcing import OWN, is_outlet_name, kind_of, sourcing_of
from headwater.model.attribution import Sourcing, Speaker, SpeakerKind
from headwater.model.identity import digest
from headwater.model.text import Mention, Reading, Span

_FIRST = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
_MALE = frozenset({"he", "him", "his"})
_FEMALE = frozenset({"she", "her", "hers"})
_PLURAL = frozenset({"they", "them", "their"})
_THING = frozenset({"it", "its"})
_MUTE = frozenset({"this", "that", "who", "which", "you", "your", "what", "there", "whom", "whose"})
_PAGES = re.compile(r",? pp?\. ?[\d–-]+.*$")
_DATED = re.compile(
    r",? (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?$"
)
_KINDS = frozenset({"person", "organisation", "group", "document", "name", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The speaker behind one find, and how it is sourced."""

    speaker: Speaker | None
    sourcing: Sourcing


@dataclass(slots=True, kw_only=True)
class _Memory:
    """What is known so far: who spoke last and where, sexes told by titles and pronouns, and the words used of each entity."""

    tree: Tree
    cues: Cues
    mentions: tuple[Mention, ...]
    quoted: tuple[Span, ...]
    spoke: list[tuple[int, str, Resolved]] = field(default_factory=list)
    sexes: dict[str, str] = field(default_factory=dict)
    said: dict[str, Resolved] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)


def resolve(reading: Reading, tree: Tree, cues: Cues, finds: list[Find]) -> list[Resolved]:
    """Return the speaker and the sourcing of each find, in order."""
    holders = parents(finds)
    mentions = tuple(m for m in reading.mentions if m.kind in _KINDS)
    memory = _Memory(
        tree=tree,
        cues=cues,
        mentions=mentions,
        quoted=tuple(Span(start=q.start, end=q.end) for q in tree.quotes),
        sexes=_sexes(tree, cues, mentions),
    )
    done: dict[int, Resolved] = {}
    depths = [_depth(holders, index) for index in range(len(finds))]
    order = sorted(range(len(finds)), key=lambda i: (depths[i], _anchor(finds[i]), i))
    for index in order:
        holder = holders[index]
        done[index] = _resolve(memory, finds[index], done[holder] if holder is not None else None)
    return [done[index] for index in range(len(finds))]


def _depth(holders: list[int | None], index: int) -> int:
    depth, at = 0, holders[index]
    while at is not None and depth < 20:
        depth, at = depth + 1, holders[at]
    return depth


def _anchor(find: Find) -> int:
    return (find.sources or find.cues or find.contents)[0].start


def _sexes(tree: Tree, cues: Cues, mentions: tuple[Mention, ...]) -> dict[str, str]:
    sexes: dict[str, str] = {}
    for mention in mentions:
        before = tree.text[max(mention.start - 6, 0) : mention.end].lower().replace(".", " ").split()
        for sex in ("male", "female"):
            if any(word in cues.words[sex] for word in before):
                sexes.setdefault(mention.entity, sex)
    return sexes


def _resolve(memory: _Memory, find: Find, holder: Resolved | None) -> Resolved:
    if not find.sources:
        return Resolved(speaker=None, sourcing="unsourced")
    span = find.sources[0]
    text = memory.tree.text[span.start : span.end]
    words = text.split()
    alone = len(words) == 1 or (len(words) == 2 and words[1].lower().endswith(("self", "selves")))
    word = words[0].lower() if alone and not (words[0].isupper() and len(words[0]) > 1) else ""
    if find.kind == "citation" and not find.cues:
        result = _cited(memory, text, span.start)
    else:
        result = _pronoun(memory, find, word, holder) or _nominal(memory, find, span, text)
    if OWN.match(text) and result.sourcing != "self_reported" and holder is None:
        result = replace(result, sourcing="self_reported")
    if result.speaker is not None:
        memory.spoke.append((span.start, result.speaker.name, result))
    return result


def _cited(memory: _Memory, text: str, offset: int) -> Resolved:
    """Return whom a parenthetical citation credits; "ibid." is the citation before it."""
    if text.lower().startswith("ibid"):
        earlier = sorted((place, name) for place, name, _ in memory.spoke if name in memory.cited and place < offset)
        if not earlier:
            return Resolved(speaker=None, sourcing="document")
        return next(row for place, name, row in memory.spoke if (place, name) == earlier[-1])
    name = " ".join(_DATED.sub("", _PAGES.sub("", text)).split())
    kind: SpeakerKind = "outlet" if is_outlet_name(name.split(",")[0], memory.cues) else "document"
    memory.cited.add(name)
    speaker = Speaker(id=digest(kind, name.casefold()), name=name, kind=kind)
    return Resolved(speaker=speaker, sourcing="outlet" if kind == "outlet" else "document")


def _pronoun(memory: _Memory, find: Find, word: str, holder: Resolved | None) -> Resolved | None:
    if word in _FIRST:
        if holder is not None and holder.speaker is not None:
            return holder
        return Resolved(speaker=None, sourcing="self_reported")
    if word in _MUTE:
        return Resolved(speaker=None, sourcing="described")
    for group, kinds in (
        (_MALE, {"person"}),
        (_FEMALE, {"person"}),
        (_THING, {"organisation", "document", "outlet"}),
        (_PLURAL, {"group", "organisation", "outlet"}),
    ):
        if word in group:
            sex = "male" if group is _MALE else "female" if group is _FEMALE else ""
            return _salient(memory, find, kinds, sex)
    return None


def _salient(memory: _Memory, find: Find, kinds: set[str], sex: str) -> Resolved:
    """Return the likeliest antecedent of a pronoun: the last speaker that fits, or the subject of a near sentence."""
    offset = find.sources[0].start
    scores: dict[str, float] = {}
    options: dict[str, Resolved] = {}
    for distance, (_, name, earlier) in enumerate(
        sorted((s for s in memory.spoke if s[0] < offset), key=lambda s: -s[0])[:4]
    ):
        if earlier.speaker is not None and earlier.speaker.kind in kinds and _fits(memory, name, sex):
            scores[name] = max(scores.get(name, -9.0), 3.6 - distance - 0.3 * _gap(memory, earlier, offset, name))
            options.setdefault(name, earlier)
    for mention, distance in _near(memory, offset):
        option = _option(memory, mention)
        if option.speaker is None or option.speaker.kind not in kinds or not _fits(memory, mention.entity, sex):
            continue
        name = option.speaker.name
        score = 2.0 - distance + (1.2 if _is_subject(memory.tree, mention) else 0.0)
        scores[name] = max(scores.get(name, -9.0), score) + (0.3 if name in scores else 0.0)
        options.setdefault(name, option)
    if not scores:
        return Resolved(speaker=None, sourcing="described")
    best = max(sorted(scores), key=lambda name: scores[name])
    if sex:
        memory.sexes.setdefault(best, sex)
    return options[best]


def _option(memory: _Memory, mention: Mention) -> Resolved:
    """Return who a mention near a pronoun is."""
    if mention.kind != "group":
        return _named(memory, mention, None)
    last = min(memory.tree.token_at(mention.end - 1), len(memory.tree.tokens) - 1)
    span = Span(start=mention.start, end=mention.end)
    return _described(memory, span, memory.tree.text[span.start : span.end], last, mention, keep=False)


def _gap(memory: _Memory, earlier: Resolved, offset: int, name: str) -> int:
    """Return how many sentences lie between the last time this speaker spoke and `offset`."""
    del earlier
    last = max(place for place, other, _ in memory.spoke if other == name and place < offset)
    return abs(_sentence(memory.tree, offset) - _sentence(memory.tree, last))


def _sentence(tree: Tree, offset: int) -> int:
    index = min(tree.token_at(offset), len(tree.tokens) - 1)
    return tree.sentence[index]


def _fits(memory: _Memory, name: str, sex: str) -> bool:
    return not sex or memory.sexes.get(name, sex) == sex


def _near(memory: _Memory, offset: int) -> list[tuple[Mention, int]]:
    """Return the mentions outside quotations in this and the two sentences before, with the distance in sentences."""
    here = _sentence(memory.tree, offset)
    end = bisect_right([mention.start for mention in memory.mentions], offset - 1)
    rows = []
    for mention in memory.mentions[max(end - 30, 0) : end]:
        distance = here - _sentence(memory.tree, mention.start)
        inside = any(q.start <= mention.start < q.end for q in memory.quoted)
        if distance <= 2 and mention.end <= offset and not inside:
            rows.append((mention, distance))
    return rows


def _is_subject(tree: Tree, mention: Mention) -> bool:
    first, last = tree.token_at(mention.start), tree.token_at(mention.end - 1)
    return any(tree.tokens.deps[k] in {"nsubj", "nsubjpass"} for k in range(first, min(last + 1, len(tree.tokens))))


def _nominal(memory: _Memory, find: Find, span: Span, text: str) -> Resolved:
    tree = memory.tree
    head = find.head
    inside = [m for m in memory.mentions if span.start <= m.start and m.end <= span.end]
    at = tree.tokens.starts[head] if head is not None else span.start
    covering = [m for m in inside if m.start <= at < m.end]
    people = [m for m in inside if m.kind == "person" and _apposed(tree, m, at)]
    mention = people[0] if people else covering[0] if covering else None
    same = _same_person(memory, span, text, head, mention) or _same_body(memory, span, text, head)
    if same is not None:
        return same
    if mention is None:
        return _described(memory, span, text, head, None)
    if mention.kind == "person" or mention.kind in {"organisation", "name", "place"}:
        return _named(memory, mention, head)
    return _described(memory, span, text, head, mention)


def _apposed(tree: Tree, mention: Mention, at: int) -> bool:
    """Tell whether a person's name stands for the whole phrase: at its head, or set beside it."""
    if mention.start <= at < mention.end:
        return True
    index = min(tree.token_at(mention.end - 1), len(tree.tokens) - 1)
    first = min(tree.token_at(mention.start), len(tree.tokens) - 1)
    beside = {tree.tokens.deps[k] for k in range(first, index + 1)}
    return "appos" in beside or (
        at < mention.start and tree.text[at : mention.start].rstrip().endswith(",") and "pobj" not in beside
    )


def _named(memory: _Memory, mention: Mention, head: int | None) -> Resolved:
    """Return the speaker of a mention with a proper name, or of a described person met before under one entity."""
    if mention.entity in memory.said:
        return memory.said[mention.entity]
    tree, cues = memory.tree, memory.cues
    name = mention.entity
    surface = tree.text[mention.start : mention.end]
    lemma = tree.lemma(head) if head is not None else surface.lower().split()[-1]
    kind: SpeakerKind = "person" if mention.kind == "person" else kind_of(name, lemma, mention, False, cues)  # noqa: FBT003 - singular
    if _is_outlet(memory, mention.entity) or (mention.kind == "person" and is_outlet_name(name, cues)):
        kind = "outlet"
    named = mention.kind == "person" or name.split()[-1][:1].isupper()
    speaker = Speaker(id=digest(kind, name.casefold()), name=name, kind=kind)
    result = Resolved(speaker=speaker, sourcing=sourcing_of(name, kind, cues, named=named))
    memory.said[mention.entity] = result
    return result


def _is_outlet(memory: _Memory, entity: str) -> bool:
    """Tell whether the article speaks of the entity as of a newspaper, an agency or a station."""
    outlets = memory.cues.words["outlets"]
    surfaces = (memory.tree.text[m.start : m.end].lower().split() for m in memory.mentions if m.entity == entity)
    return any(words and words[-1] in outlets and words[0] in {"the", "a", "an", "that", "this"} for words in surfaces)


def _described(
    memory: _Memory, span: Span, text: str, head: int | None, mention: Mention | None, *, keep: bool = True
) -> Resolved:
    """Return a source that is told by a description: its name is the description, the first and fullest one for each entity."""
    if mention is not None and mention.entity in memory.said:
        return memory.said[mention.entity]
    tree, cues = memory.tree, memory.cues
    lemma = tree.lemma(head) if head is not None else text.lower().split()[-1]
    plural = head is not None and tree.tokens.tags[head] in {"NNS", "NNPS"}
    kind = kind_of(_core(tree, span, head), lemma, mention, plural, cues)
    named = head is not None and (tree.tokens.pos[head] == "PROPN" or (len(text.split()) < 3 and text.isupper()))
    label = trim(tree.text, span)
    name = tree.text[label.start : label.end].removesuffix("'s").removesuffix("’s")
    if mention is None and text[:1].isupper() and len(text.split()) <= 2:
        known = _from_label(memory, text)
        if known is not None:
            return known
    if named and mention is None:
        name = " ".join(name.split(",")[0].split())
    if mention is not None and mention.entity.split()[-1][:1].isupper():
        named, name = True, mention.entity
    name = " ".join(name.split())
    speaker = Speaker(id=digest(kind, name.casefold()), name=name, kind=kind)
    result = Resolved(speaker=speaker, sourcing=sourcing_of(name, kind, cues, named=named))
    if mention is not None and keep:
        memory.said[mention.entity] = result
    return result


def _from_label(memory: _Memory, text: str) -> Resolved | None:
    """Return whom a turn's label in capitals means: "LUND" is Perpetua Lund, "PL" too."""
    label = text.strip(" .").casefold()
    for mention in memory.mentions:
        words = [word.casefold() for word in mention.entity.split()]
        if mention.kind in {"person", "organisation", "name"} and len(words) > 1:
            initials = "".join(word[0] for word in words)
            if (
                label in {words[-1], " ".join(words), initials}
                and not memory.tree.text[mention.start : mention.end].isupper()
            ):
                return _named(memory, mention, None)
    return None


def _core(tree: Tree, span: Span, head: int | None) -> str:
    """Return the noun with what stands before it, without the clauses and phrases behind."""
    if head is None:
        return tree.text[span.start : span.end]
    return tree.text[span.start : max(tree.tokens.ends[head], span.start)]


def _same_body(memory: _Memory, span: Span, text: str, head: int | None) -> Resolved | None:
    """Return the outlet that spoke last for "the paper", "the site", "the station"; the organisation for "the company"."""
    words = text.lower().split()
    if head is None or len(words) > 2 or words[0] not in {"the", "this"}:
        return None
    lemma = memory.tree.lemma(head)
    outlet = lemma in memory.cues.words["outlets"] or lemma == "site"
    kind = "outlet" if outlet else "organisation" if lemma in {"company", "firm", "body", "group"} else None
    earlier = [row for row in memory.spoke if row[0] < span.start and row[2].speaker is not None]
    fitting = [row for row in earlier if row[2].speaker is not None and row[2].speaker.kind == kind]
    return max(fitting, key=lambda row: row[0])[2] if fitting else None


def _same_person(memory: _Memory, span: Span, text: str, head: int | None, mention: Mention | None) -> Resolved | None:
    """Return the earlier described speaker that "the same man", "the deckhand" or "the official" takes up again."""
    words = text.lower().split()
    if (
        head is None
        or words[0] not in {"the", "this", "that"}
        or (mention is not None and mention.entity in memory.said)
    ):
        return None
    lemma = memory.tree.lemma(head)
    if mention is not None and mention.kind not in {"group", "person"}:
        return None
    general = lemma in memory.cues.words["persons"] and len(words) <= 4
    for place, _, earlier in sorted((s for s in memory.spoke if s[0] < span.start), key=lambda s: -s[0])[:12]:
        speaker = earlier.speaker
        if speaker is None or speaker.kind not in {"person", "group"} or abs(place - span.start) > 6000:
            continue
        alike = earlier.sourcing in {"described", "anonymous"} and lemma in speaker.name.lower().split()
        if alike or (general and speaker.kind == "person" and (earlier.sourcing == "described" or words[1] == "same")):
            return earlier
    return None
