"""Whom a pronoun means: the likeliest of those who spoke or were spoken of shortly before, or nobody where two fit as well."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.attribute.clauses import SUBJECTS, Tree
from headwater.attribute.referents import Memory, Resolved, before, option, region_at, sentence_at, spoken_before
from headwater.attribute.sexes import Sex
from headwater.model.attribution import SpeakerKind
from headwater.model.text import Block, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """What a pronoun asks of its antecedent."""

    kinds: frozenset[SpeakerKind]
    sex: Sex | None = None
    plural: bool = False


_HE = Pronoun(kinds=frozenset({"person"}), sex="male")
_SHE = Pronoun(kinds=frozenset({"person"}), sex="female")
_IT = Pronoun(kinds=frozenset({"organisation", "document", "outlet"}))
_THEY = Pronoun(kinds=frozenset({"group", "organisation", "outlet"}), plural=True)
PRONOUNS: Mapping[str, Pronoun] = {
    **dict.fromkeys(("he", "him", "his", "himself"), _HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), _SHE),
    **dict.fromkeys(("it", "its", "itself"), _IT),
    **dict.fromkeys(("they", "them", "their", "themselves"), _THEY),
}
_ROLES: Mapping[str, float] = {
    "nsubj": 1.0,
    "nsubjpass": 1.0,
    "ROOT": 0.6,
    "poss": 0.2,
    "dobj": 0.2,
    "attr": 0.3,
    "appos": 0.3,
}
_NOBODY = frozenset({"any", "every", "no", "each"})
_NEAR = 3  # sentences
_MOST = 40  # mentions looked at
_SPEAKERS = 4
_DEEPEST = 12  # pronouns that lead back to pronouns
_EMPTY = frozenset(
    {"emerge", "transpire", "seem", "appear", "turn", "follow", "happen"}
)  # "it emerged that": it is nothing
_KNOWN = 0.5  # for a sex that is told
_FLOOR, _MARGIN = 0.7, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vote:
    """One reason to hold somebody for the antecedent, and how strong it is."""

    score: float
    resolved: Resolved


def antecedent(memory: Memory, index: int, word: str, holder: Resolved | None, depth: int = 0) -> Resolved | None:
    """Return whom the pronoun `word` at token `index` means; None where nobody fits, or two fit about as well.

    `holder` is the source in whose words the pronoun stands. Scores chosen by `benchmarks/speakers.py`.
    """
    asked = PRONOUNS[word]
    if word == "it" and memory.tree.lemma(memory.tree.tokens.heads[index]) in _EMPTY:
        return None
    votes = [*_spoken(memory, index, asked), *_mentioned(memory, index, asked), *_carried(memory, index, word, depth)]
    votes += _held(memory, index, asked, holder)
    barred = _barred(memory, index, holder)
    totals: dict[str, float] = {}
    known: dict[str, Resolved] = {}
    for vote in sorted(votes, key=lambda vote: -vote.score):
        speaker = vote.resolved.speaker
        if speaker is not None and speaker.id not in barred:
            totals[speaker.id] = totals[speaker.id] + 0.25 if speaker.id in totals else vote.score
            known.setdefault(speaker.id, vote.resolved)
    ranked = sorted(totals, key=lambda key: (-totals[key], key))
    if not ranked or totals[ranked[0]] < _FLOOR:
        return None
    if len(ranked) > 1 and totals[ranked[0]] - totals[ranked[1]] < _MARGIN:
        return None
    best = known[ranked[0]]
    if asked.sex and best.speaker is not None:
        memory.sexes.setdefault(best.speaker.name, asked.sex)
    return best


def _barred(memory: Memory, index: int, holder: Resolved | None) -> set[str]:
    """Return who cannot be meant: the one whose own quoted words these are."""
    quoted = region_at(memory, memory.tree.tokens.starts[index]) is not None
    return {holder.speaker.id} if quoted and holder is not None and holder.speaker is not None else set()


def _held(memory: Memory, index: int, asked: Pronoun, holder: Resolved | None) -> Iterator[_Vote]:
    """Yield the holder of unquoted words: in "Pell said she feared", she is most likely Pell."""
    if holder is None or holder.speaker is None or region_at(memory, memory.tree.tokens.starts[index]) is not None:
        return
    if _fits(memory, holder, asked, None):
        yield _Vote(score=3.4, resolved=holder)


def _spoken(memory: Memory, index: int, asked: Pronoun) -> Iterator[_Vote]:
    """Yield the last speakers that fit; the last one of all is the likeliest to go on speaking."""
    offset = memory.tree.tokens.starts[index]
    here = sentence_at(memory.tree, offset)
    cited = {result.speaker for _, result in memory.cited}
    heard = spoken_before(memory, offset)
    earlier = [one for one in heard if one.speaker not in cited and not any(o.place < one.place < o.end for o in heard)]
    block = _block(memory.tree, offset)
    seen: list[str] = []
    for one in earlier:
        if one.speaker.id in seen:
            continue
        seen.append(one.speaker.id)
        if len(seen) > _SPEAKERS:
            return
        gap = here - sentence_at(memory.tree, one.place)
        if _fits(memory, one.resolved, asked, None):
            apart = 0.8 * (_block(memory.tree, one.place) != block)
            known = _KNOWN * (asked.sex is not None and _sex(memory, one.resolved, None) == asked.sex)
            yield _Vote(score=3.3 - 0.8 * (len(seen) - 1) - 0.4 * gap - apart + known, resolved=one.resolved)


def _mentioned(memory: Memory, index: int, asked: Pronoun) -> Iterator[_Vote]:
    """Yield those spoken of in this and the sentences before, subjects first."""
    tree = memory.tree
    offset = tree.tokens.starts[index]
    here, region = sentence_at(tree, offset), region_at(memory, offset)
    for mention in before(memory, offset, _MOST):
        distance = here - sentence_at(tree, mention.start)
        first = min(tree.token_at(mention.start), len(tree.tokens) - 1)
        head = _head(tree, mention, first)
        if distance > _NEAR or mention.end > offset or _co_argument(tree, head, index) or _is_second_name(memory, head):
            continue
        if tree.words[first] in _NOBODY:
            continue
        found = option(memory, mention)
        if not _fits(memory, found, asked, mention) or (tree.tokens.tags[head] == "NNS" and not asked.plural):
            continue
        other = region_at(memory, mention.start) != region
        score = 2.0 - 0.8 * distance + _role(tree, head) - (1.0 if region is not None else 2.0) * other
        score += _KNOWN * (asked.sex is not None and _sex(memory, found, mention) == asked.sex)
        score += 0.9 * (distance == 0 and _governs(tree, head, index))
        block = _block(tree, mention.start)
        score -= 0.6 * (block is not None and block.kind == "heading")
        yield _Vote(score=score, resolved=found)


def _carried(memory: Memory, index: int, word: str, depth: int) -> Iterator[_Vote]:
    """Yield whom the same pronoun meant last, here or shortly before: "He ran. He said ..." goes on about one man."""
    tree = memory.tree
    offset = tree.tokens.starts[index]
    here, region = sentence_at(tree, offset), region_at(memory, offset)
    if depth >= _DEEPEST:
        return
    for other in range(index - 1, tree.bounds[max(here - _NEAR, 0)][0] - 1, -1):
        if tree.words[other] != word or tree.tokens.deps[other] not in SUBJECTS:
            continue
        if region_at(memory, tree.tokens.starts[other]) != region:
            continue
        if other not in memory.pronouns:
            memory.pronouns[other] = antecedent(memory, other, word, None, depth + 1)
        found = memory.pronouns[other]
        if found is not None:
            yield _Vote(score=3.1 - 0.6 * (here - sentence_at(tree, tree.tokens.starts[other])), resolved=found)
        return


def _head(tree: Tree, mention: Mention, first: int) -> int:
    last = min(tree.token_at(mention.end - 1), len(tree.tokens) - 1)
    return next((k for k in range(last, first - 1, -1) if not first <= tree.tokens.heads[k] <= last), last)


def _role(tree: Tree, head: int) -> float:
    """Return how much a place in its clause speaks for somebody: most for its subject; a name set beside one stands for it."""
    at = head
    while tree.tokens.deps[at] in {"appos", "conj"} and tree.tokens.pos[tree.tokens.heads[at]] in {"NOUN", "PROPN"}:
        at = tree.tokens.heads[at]
    dep = tree.tokens.deps[at]
    if dep in SUBJECTS:
        clause = tree.tokens.deps[tree.tokens.heads[at]]
        return 1.2 if clause in {"ROOT", "conj"} else 0.3 if clause == "relcl" else 0.6
    return _ROLES.get(dep, -0.3)


def _is_second_name(memory: Memory, head: int) -> bool:
    """Tell whether a word but says once more who the name beside it is: "Pell, the panel's chair"."""
    tree, above = memory.tree, memory.tree.tokens.heads[head]
    if tree.tokens.deps[head] != "appos":
        return False
    start = tree.tokens.starts[above]
    return any(m.start <= start < m.end for m in before(memory, start + 1, 3))


def _governs(tree: Tree, head: int, index: int) -> bool:
    """Tell whether a word is the subject of a clause that the pronoun's own clause hangs in: "Pell said that she ..."."""
    while tree.tokens.deps[head] == "appos" and tree.tokens.heads[head] != head:
        head = tree.tokens.heads[head]
    verb = tree.tokens.heads[head]
    return (
        tree.tokens.deps[head] in SUBJECTS
        and tree.first[verb] <= index <= tree.last[verb]
        and verb != tree.tokens.heads[index]
    )


def _co_argument(tree: Tree, head: int, index: int) -> bool:
    """Tell whether two words depend on one verb: "he" is not the one that he tells something."""
    deps = tree.tokens.deps
    same = tree.tokens.heads[head] == tree.tokens.heads[index]
    return same and head != index and deps[index] in SUBJECTS and deps[head] in {"nsubj", "dobj", "dative", "nsubjpass"}


def _fits(memory: Memory, found: Resolved, asked: Pronoun, mention: Mention | None) -> bool:
    speaker = found.speaker
    if speaker is None or (asked is _IT and _is_own(memory, speaker.name)):
        return False
    unsure = mention is not None and mention.kind == "name" and asked is _IT and not speaker.name.isupper()
    if speaker.kind not in asked.kinds and not unsure:
        return False
    if mention is not None and mention.kind == "name" and asked.sex and " " not in speaker.name:
        return memory.sexes.get(mention.entity) == asked.sex or speaker.id in memory.heard
    if asked.sex is None:
        return mention is None or mention.kind != "place" or speaker.id in memory.heard
    if speaker.name in memory.inanimate:
        return False
    return _sex(memory, found, mention) in {None, asked.sex}


def _sex(memory: Memory, found: Resolved, mention: Mention | None) -> Sex | None:
    name = found.speaker.name if found.speaker is not None else ""
    return memory.sexes.get(name) or (memory.sexes.get(mention.entity) if mention is not None else None)


def _is_own(memory: Memory, name: str) -> bool:
    """Tell whether a name is the outlet's own, in full or cut short: nobody writes "it" of themselves."""
    return memory.outlet is not None and set(name.lower().split()) <= set(memory.outlet.lower().split())


def _block(tree: Tree, offset: int) -> Block | None:
    return next((block for block in tree.blocks if block.start <= offset < block.end), None)
