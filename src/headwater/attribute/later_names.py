"""Names that come after their bearer has spoken: "A school cook said ..." and then "Philippa Oake, 58, ..."."""

import re
from collections.abc import Iterable, Sequence

from headwater.attribute.clauses import SUBJECTS, Tree
from headwater.attribute.finds import Find
from headwater.attribute.lists import word_list
from headwater.attribute.referents import sentence_at
from headwater.model.text import Mention

_AGE = re.compile(r", \d\d[,.]")
_LEARNED = re.compile(r"^(?:dr|prof|professor|doctor)\b", re.IGNORECASE)
_LEAD = 4  # sentences, the headline among them
_NEAR = 3  # sentences
_FAR = 20_000  # characters: later descriptions were named in their own place


def later_names(tree: Tree, mentions: Sequence[Mention], finds: Iterable[Find]) -> dict[str, Mention]:
    """Return the named mention behind each description that speaks before its bearer is named.

    Two ways: "the clerk, Renee Oake" names the one clerk spoken of before; and whoever speaks without a name in the lead is the
    first person named right after, if an age stands there or a role that goes with the description.
    """
    firsts = _firsts(mentions)
    named = _firsts([mention for mention in mentions if mention.kind == "person"])
    found = {}
    speaking = {find.head for find in finds if find.head is not None}
    for mention in mentions:
        unnamed = mention.kind == "group" and _is_common(mention.entity) and firsts[mention.entity] is mention
        head = tree.token_at(mention.end - 1)
        if mention.start > _FAR:
            break
        if unnamed and head < len(tree.tokens) and tree.tokens.tags[head] == "NN":
            name = _beside(tree, mentions, named, mention) or (
                _following(tree, mentions, mention) if head in speaking else None
            )
            if name is not None:
                found[mention.entity] = name
    return found


def _is_common(entity: str) -> bool:
    """Tell whether a description is no name: "Corr's top official" begins with one and is none."""
    words = entity.split()
    return not entity[:1].isupper() or (words[0].endswith(("'s", "’s")) and not words[-1][:1].isupper())


def _firsts(mentions: Sequence[Mention]) -> dict[str, Mention]:
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        firsts.setdefault(mention.entity, mention)
    return firsts


def _lemma(tree: Tree, mention: Mention) -> str:
    return tree.lemma(min(tree.token_at(mention.end - 1), len(tree.tokens) - 1))


def _beside(tree: Tree, mentions: Sequence[Mention], firsts: dict[str, Mention], spoken: Mention) -> Mention | None:
    """Return the name that a later "the clerk, Renee Oake" gives the one clerk of the text."""
    lemma = _lemma(tree, spoken)
    alike = {m.entity for m in mentions if m.kind == "group" and m.entity[:1].islower() and _lemma(tree, m) == lemma}
    if len(alike) > 1:
        return None
    for mention in mentions:
        name = firsts.get(mention.entity)
        apposed = mention.kind == "group" and name is not None and mention.start > spoken.end
        if (
            name is None
            or not apposed
            or _lemma(tree, mention) != lemma
            or not tree.text[mention.start :].lower().startswith("the ")
        ):
            continue
        after = next((m for m in mentions if m.start > mention.end and m.entity == mention.entity), None)
        if after is not None and tree.text[mention.end : after.start] in {", ", " "} and name in (mention, after):
            return after
    return None


def _following(tree: Tree, mentions: Sequence[Mention], spoken: Mention) -> Mention | None:
    """Return the first person named after a lead, if an age or a role says that it is whoever spoke in it."""
    here = sentence_at(tree, spoken.start)
    if here > _LEAD:
        return None
    people = [m for m in mentions if m.kind == "person" and m.start > spoken.end and m.entity[:1].isupper()]
    name = people[0] if people else None
    if name is None or sentence_at(tree, name.start) - here not in range(1, _NEAR + 1):
        return None
    first = next((m for m in mentions if m.entity == name.entity), name)
    known = first.start < spoken.start or " " not in name.entity
    if known or not _is_topic(tree, name):
        return None
    fits = _AGE.match(tree.text, name.end) or _goes_with(tree, mentions, spoken, name)
    return name if fits else None


def _goes_with(tree: Tree, mentions: Sequence[Mention], spoken: Mention, name: Mention) -> bool:
    """Tell whether a title or a role beside a name goes with a description."""
    lemma = _lemma(tree, spoken)
    title = tree.text[name.start : name.end].removesuffix(name.entity).lower().split()
    roles = {_lemma(tree, m) for m in mentions if m.entity == name.entity and m.kind == "group"} | set(title)
    before = tree.text[max(name.start - 24, 0) : name.start].lower().split()[-2:]
    if (
        lemma in roles
        or (lemma in word_list("heads") and roles & word_list("heads"))
        or (lemma in word_list("heads") and "of" in before)
    ):
        return True
    return lemma in word_list("scholars") and any(_LEARNED.match(word) for word in (*before[-1:], *title))


def _is_topic(tree: Tree, name: Mention) -> bool:
    """Tell whether a sentence is about a name: the subject of its main clause, or set beside it."""
    first, last = tree.token_at(name.start), min(tree.token_at(name.end - 1), len(tree.tokens) - 1)
    for at in range(first, last + 1):
        subject = tree.tokens.heads[at] if tree.tokens.deps[at] == "appos" else at
        if tree.tokens.deps[subject] in SUBJECTS and tree.tokens.deps[tree.tokens.heads[subject]] in {"ROOT", "conj"}:
            return True
    return False
