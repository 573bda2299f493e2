"""Who a source is: names, short names, descriptions and pronouns brought back to one speaker of the article."""

import re
from dataclasses import replace

from headwater.attribute.antecedents import PRONOUNS, antecedent
from headwater.attribute.authors import is_written, written_by
from headwater.attribute.clauses import SUBJECTS, Tree
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.later_names import later_names
from headwater.attribute.lists import word_list
from headwater.attribute.lone_names import as_body, lone_names
from headwater.attribute.nest import parents
from headwater.attribute.nobody import is_nobody
from headwater.attribute.referents import (
    Memory,
    Resolved,
    before,
    described,
    head_of,
    mention_at,
    mentioned,
    named,
    note,
    option,
    speaker_of,
)
from headwater.attribute.resumed import resumed
from headwater.attribute.sexes import sexes_told
from headwater.attribute.sourcing import OWN, is_outlet_name
from headwater.attribute.standing_for import says_in, teller
from headwater.model.attribution import SpeakerKind
from headwater.model.text import Mention, Reading, Span

_FIRST = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
_MUTE = frozenset({"this", "that", "you", "your", "what", "there"})
_RELATIVE = frozenset({"who", "which", "whom", "whose", "that"})
_PREPOSITION = re.compile(r"\b(?:of|in|at|with|for|on|from|by|to|about|near)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z.,’' ]{2,40}(?: \([A-Za-z ]{2,20}\))? (?:--|-|–|—) ")
_OWNED = frozenset({"his", "her", "its", "their", "whose"})
_PAGES = re.compile(r",? pp?\. ?[\d–-]+.*$")
_DATED = re.compile(
    r",? (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?$"
)
_GIVEN = re.compile(
    r"\b(?:gave (?:his|her|their) (?:first |full |last |family )?name (?:only )?as|"
    r"(?:identified|introduced) (?:only |himself |herself |themselves ){0,2}(?:by the name|as)|(?:named|called)(?: only)?) "
    r"(?P<name>[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?){0,4})$"
)
_INITIAL = re.compile(r"(?:[A-Z]\.|Mr|Mrs|Ms|Dr|Sir) ")
_PASSING_ON = frozenset({"cite", "quote"})
_SCRAPS = 2
_WHO = re.compile(r",? who\b")
_KINDS = frozenset({"person", "organisation", "group", "document", "name", "place"})
_ARTICLES = frozenset({"the", "a", "an", "that", "this"})


def resolve(reading: Reading, tree: Tree, cues: Cues, finds: list[Find], outlet: str | None = None) -> list[Resolved]:
    """Return the speaker and the sourcing of each find, in order. `outlet` is who "we" are in the article's own voice."""
    holders = parents(finds)
    memory = _memory(reading, tree, cues, finds, outlet)
    for entity, name in sorted(memory.later.items()):
        memory.said[entity] = named(memory, name, None)
    done: dict[int, Resolved] = {}
    depths = [_depth(holders, index) for index in range(len(finds))]
    for index in sorted(range(len(finds)), key=lambda i: (depths[i], _anchor(finds[i]), i)):
        holder = holders[index]
        done[index] = _resolve(memory, finds[index], done[holder] if holder is not None else None)
    lone = lone_names(memory, {done[n].speaker for n, find in enumerate(finds) if find.kind == "turn"})
    return [as_body(done[index], lone) for index in range(len(finds))]


def _memory(reading: Reading, tree: Tree, cues: Cues, finds: list[Find], outlet: str | None) -> Memory:
    mentions = tuple(m for m in reading.mentions if m.kind in _KINDS)
    turns = [Span(start=b.start, end=b.end) for b in tree.blocks if b.kind in {"turn", "block_quote"}]
    quotes = [Span(start=q.start, end=q.end) for q in tree.quotes if q.depth == 0]
    return Memory(
        tree=tree,
        cues=cues,
        mentions=mentions,
        starts=[mention.start for mention in mentions],
        regions=tuple(sorted([*quotes, *turns])),
        outlet=outlet,
        sexes=sexes_told(tree, mentions),
        later=later_names(tree, mentions, finds),
        outlets=_spoken_of_as_outlets(tree, cues, mentions),
        written=written_by(tree, mentions),
    )


def _spoken_of_as_outlets(tree: Tree, cues: Cues, mentions: tuple[Mention, ...]) -> frozenset[str]:
    """Return the entities that the article somewhere calls "the paper", "the agency" or "the station"."""
    nouns = cues.words["outlets"] - word_list("two_senses")
    found = set()
    for mention in (m for m in mentions if not _INITIAL.match(m.entity)):
        words = tree.text[mention.start : mention.end].lower().split()
        before = tree.token_at(mention.start) - 1
        beside = before >= 0 and tree.lemma(before) in nouns and mention.kind in {"person", "organisation", "name"}
        if (words and words[-1] in nouns and words[0] in _ARTICLES) or (
            beside and tree.tokens.tags[before] in {"NN", "JJ"}
        ):
            found.add(mention.entity)
    return frozenset(found)


def _depth(holders: list[int | None], index: int) -> int:
    depth, at = 0, holders[index]
    while at is not None and depth < 20:
        depth, at = depth + 1, holders[at]
    return depth


def _anchor(find: Find) -> int:
    return (find.sources or find.cues or find.contents)[0].start


def _resolve(memory: Memory, find: Find, holder: Resolved | None) -> Resolved:
    if not find.sources:
        return Resolved(speaker=None, sourcing="unsourced")
    if holder is not None and _goes_on(memory, find):
        return holder
    span = _origin(find)
    text = memory.tree.text[span.start : span.end]
    if is_nobody(memory.tree, span):
        return Resolved(speaker=None, sourcing="unsourced")
    if find.kind == "citation" and not find.cues:
        result = _cited(memory, text, span.start)
    else:
        word = _lone_word(text)
        known = _pronoun(memory, find, word, holder) if word in _PRONOMINAL else teller(memory, span)
        result = known or _nominal(memory, find, span, text)
    if OWN.match(text) and holder is None:
        result = _ourselves(memory)
    elif is_written(memory, find, result):
        result = replace(result, sourcing="document")
    if result.speaker is not None:
        note(memory, span, result.speaker, result)
    return result


def _origin(find: Find) -> Span:
    """Return the source phrase that counts: in "the Post said, citing a clerk, that ..." what stands behind "citing"."""
    behind = [span for span in find.sources if find.cues and span.start >= find.cues[0].end]
    return behind[0] if find.cue in _PASSING_ON and behind else find.sources[0]


def _goes_on(memory: Memory, find: Find) -> bool:
    """Tell whether a participle goes on with what its holder says, with only scraps for a source: "she said, warning that"."""
    if len(find.sources) < _SCRAPS or find.cue in _PASSING_ON or not find.cues:
        return False
    return memory.tree.text[find.cues[0].start : find.cues[0].end].endswith("ing")


def _lone_word(text: str) -> str:
    """Return the pronoun that a source consists of, "" for any longer source or a label in capitals."""
    words = text.split()
    alone = len(words) == 1 or (len(words) == 2 and words[1].lower().endswith(("self", "selves")))
    return words[0].lower() if alone and not (words[0].isupper() and len(words[0]) > 1) else ""


def _ourselves(memory: Memory) -> Resolved:
    """Return the outlet as the source of its own words: "we reported in May"."""
    speaker = speaker_of(memory.outlet, "outlet") if memory.outlet else None
    return Resolved(speaker=speaker, sourcing="self_reported")


def _cited(memory: Memory, text: str, offset: int) -> Resolved:
    """Return whom a parenthetical citation credits; "ibid." is the citation before it."""
    if text.lower().startswith("ibid"):
        earlier = [row for row in memory.cited if row[0] < offset]
        return max(earlier, key=lambda row: row[0])[1] if earlier else Resolved(speaker=None, sourcing="document")
    name = " ".join(_DATED.sub("", _PAGES.sub("", text)).split())
    kind: SpeakerKind = "outlet" if is_outlet_name(name.split(",")[0], memory.cues) else "document"
    result = Resolved(speaker=speaker_of(name, kind), sourcing="outlet" if kind == "outlet" else "document")
    memory.cited.append((offset, result))
    return result


def _pronoun(memory: Memory, find: Find, word: str, holder: Resolved | None) -> Resolved:
    if word in _FIRST:
        if holder is not None and holder.speaker is not None:
            return holder
        return _ourselves(memory)
    index = memory.tree.token_at(find.sources[0].start)
    where = says_in(memory, index) if word == "it" else None
    if where is not None:
        return where
    if word in _RELATIVE:
        return _related(memory, index) or Resolved(speaker=None, sourcing="described")
    found = None
    if word in PRONOUNS:
        found = antecedent(memory, index, word, holder)
        memory.pronouns[index] = found
    return found or Resolved(speaker=None, sourcing="described")


_PRONOMINAL = _FIRST | _MUTE | _RELATIVE | frozenset(PRONOUNS)


def _related(memory: Memory, index: int) -> Resolved | None:
    """Return who a relative "who" or "which" is: the noun that its clause hangs on."""
    tree, at = memory.tree, index
    for _ in range(4):
        if tree.tokens.deps[at] == "relcl":
            head = tree.tokens.heads[at]
            head = _bearer(memory, head) if tree.word(index) == "who" else head
            mention = mention_at(memory, head)
            return mentioned(memory, mention, head) if mention is not None else None
        at = tree.tokens.heads[at]
    return None


def _bearer(memory: Memory, head: int) -> int:
    """Return whom "who" is about: Ida Pell, not the college, in "Ida Pell, a biologist at Holm College, who ..."."""
    tree = memory.tree
    start = tree.tokens.starts[head]
    body = any(m.kind in {"organisation", "place"} for m in memory.mentions if m.start <= start < m.end)
    if tree.tokens.deps[head] != "pobj":
        return head
    above = tree.tokens.heads[tree.tokens.heads[head]]
    return above if body and tree.tokens.pos[above] in {"NOUN", "PROPN"} else head


def _nominal(memory: Memory, find: Find, span: Span, text: str) -> Resolved:
    tree = memory.tree
    line = _DATELINE.match(text)
    if line:
        span, text = Span(start=span.start + line.end(), end=span.end), text[line.end() :]
    inside_it = find.head is not None and span.start <= tree.tokens.starts[find.head] < span.end
    head = find.head if inside_it else head_of(tree, span)
    if head is not None and _WHO.match(tree.text, span.end):
        bearer = _bearer(memory, head)
        mention = mention_at(memory, bearer) if bearer != head else None
        if mention is not None:
            return mentioned(memory, mention, bearer)
    inside = [m for m in memory.mentions if span.start <= m.start and m.end <= span.end]
    at = tree.tokens.starts[head] if head is not None else span.start
    covering = [m for m in inside if m.start <= at < m.end] or _foremost(tree, inside, span, head)
    people = [m for m in inside if m.kind == "person" and _apposed(tree, m, at)]
    given = _GIVEN.search(text)
    if given and not people:
        return Resolved(speaker=speaker_of(given["name"], "person"), sourcing="named")
    mention = people[0] if people else _named_beside(memory, head) or (covering[0] if covering else None)
    if mention is not None and head is not None and _is_human(memory, head) and _is_body(memory, mention):
        mention = None
    same = None if people else resumed(memory, span, text, head, mention)
    if same is not None:
        return same
    common = mention is not None and mention.entity[:1].islower()
    if mention is None or mention.kind in {"document", "group"} or (mention.kind == "organisation" and common):
        owned = _owned(memory, span, text, head) if mention is None or mention.entity[:1].islower() else None
        return owned or described(memory, span, text, head, mention)
    return named(memory, mention, head)


def _is_human(memory: Memory, head: int) -> bool:
    """Tell whether a noun is one for people alone: an operator or a family may be a body, a clerk is none."""
    words = memory.cues.words
    lemma = memory.tree.lemma(head)
    bodies = words["organisations"] | word_list("bodies") | word_list("firms") | {"family", "defence", "defense"}
    return lemma in (word_list("members") | word_list("heads") | words["roles"] | words["persons"]) - bodies


def _is_body(memory: Memory, mention: Mention) -> bool:
    """Tell whether a mention was taken for one of a body that is named: no member of a board is the board."""
    alike = {m.kind for m in memory.mentions if m.entity == mention.entity}
    return mention.kind == "organisation" or ("organisation" in alike and "person" not in alike)


def _named_beside(memory: Memory, head: int | None) -> Mention | None:
    """Return the name that a phrase only says more of: "the pump maker" after "Orrin Foundry,"."""
    if head is None or memory.tree.tokens.deps[head] != "appos":
        return None
    start = memory.tree.tokens.starts[memory.tree.tokens.heads[head]]
    beside = (m for m in memory.mentions if m.start <= start < m.end and m.entity[:1].isupper())
    return next((m for m in beside if m.kind in {"person", "organisation", "name"}), None)


def _foremost(tree: Tree, inside: list[Mention], span: Span, head: int | None) -> list[Mention]:
    """Return the mention that a phrase begins with, where the parser hangs the phrase on some other word.

    In a headline, "Tessaline to cut jobs, denies talks" is Tessaline; "US papers" are not the US.
    """
    ends = [
        at
        for mark in (",", " who ", " which ", " to ", " -- ")
        for at in [tree.text.find(mark, span.start, span.end)]
        if at > 0
    ]
    front = [m for m in inside if m.end <= min(ends, default=span.end)]
    front = [m for m in front[:1] if head is None or not _is_part_of(tree, m, head)]
    return [m for m in front if not _PREPOSITION.search(tree.text, span.start, m.start)]


def _is_part_of(tree: Tree, mention: Mention, head: int) -> bool:
    """Tell whether a name only says of what sort the noun behind it is."""
    last = min(tree.token_at(mention.end - 1), len(tree.tokens) - 1)
    sort = tree.tokens.deps[last] in {"compound", "amod", "nmod"} and tree.tokens.heads[last] == head
    return sort and tree.tokens.tags[head] in {"NN", "NNS"}


def _owned(memory: Memory, span: Span, text: str, head: int | None) -> Resolved | None:
    """Return "Nora Pell's report" for "her report", where it is clear who she is."""
    first, _, rest = text.partition(" ")
    if first.lower() not in _OWNED or not rest:
        return None
    index = memory.tree.token_at(span.start)
    whose = _related(memory, index) if first.lower() == "whose" else antecedent(memory, index, first.lower(), None)
    if first.lower() in {"its", "their"} and (whose is None or not _is_about(memory, whose, index)):
        return None
    if whose is None or whose.speaker is None or not whose.speaker.name[:1].isupper():
        return None
    plain = described(memory, span, text, head, None)
    if plain.speaker is None:
        return None
    name = f"{whose.speaker.name}’s {rest}"
    sex = memory.sexes.get(plain.speaker.name)
    if sex:
        memory.sexes.setdefault(name, sex)
    return replace(plain, speaker=speaker_of(name, plain.speaker.kind))


def _is_about(memory: Memory, whose: Resolved, index: int) -> bool:
    """Tell whether the last subject before "its" is the one it is taken for: most things that have something are no bodies."""
    tree = memory.tree
    subjects = (k for k in range(index - 1, max(index - 60, -1), -1) if tree.tokens.deps[k] in SUBJECTS)
    last = next((k for k in subjects if tree.tokens.pos[k] in {"NOUN", "PROPN"}), None)
    if last is None:
        return False
    start = tree.tokens.starts[last]
    mention = next((m for m in before(memory, start + 1, 3) if m.start <= start < m.end), None)
    return mention is not None and option(memory, mention).speaker == whose.speaker


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
