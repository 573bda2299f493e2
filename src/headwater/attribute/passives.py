"""Reporting verbs in the passive: it is said that, he is said to, they were told that, the account was seconded by."""

from dataclasses import replace

from headwater.attribute.clauses import Tree, noun_phrase, trim, verb_group
from headwater.attribute.cues import Cues, Frame, load_cues
from headwater.attribute.finds import Find
from headwater.attribute.governed import agent_of, infinitive_start, make, reach


def raised(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return "he is said to own it", "a vote is expected": the subject and the rest are the content."""
    frame = frames.get("passive")
    if frame is None or "told" in frames:
        return None
    agent = agent_of(tree, verb)
    subject = tree.child(verb, "nsubjpass", "nsubj", "expl")
    clause = next(
        (k for k in tree.children[verb] if tree.tokens.deps[k] in {"ccomp", "xcomp", "oprd"} and k > verb), None
    )
    if clause is None:
        behind = (k for k in tree.children[verb] if k > verb and tree.word(k) in {"of", "as"} and tree.last[k] > k)
        clause = next(behind, None)
    saying = tree.child(clause, "pcomp") if clause is not None and tree.word(clause) == "as" else None
    if saying is not None and agent is None and tree.cue(saying) in load_cues().verbs:
        return None
    if frame.needs and (clause is None or tree.word(tree.first[clause]) not in frame.needs):
        return None
    if clause is None:
        return _bare_passive(tree, verb, frame, subject, agent)
    pieces = [reach(tree, verb, tree.first[clause], clause)]
    lifted = tree.tokens.deps[clause] in {"xcomp", "prep"} and subject is not None
    if lifted and subject is not None and tree.word(subject) not in {"it", "who", "which", "that"}:
        pieces.insert(0, noun_phrase(tree, subject, until=verb))
    return make(tree, verb, frame, pieces, "passive", source=agent)


def unvoiced(tree: Tree, cues: Cues, find: Find) -> Find:
    """Return the find without a source where the verb only can be passive: nobody speaks in "strikes said to be aimed at it"."""
    cue = find.cues[0] if find.cues else None
    if cue is None or not all(source.end <= cue.start for source in find.sources):
        return find
    to = tree.token_at(cue.end)
    if not 0 < to < len(tree.tokens) - 1 or tree.word(to) != "to" or tree.tokens.tags[to + 1] != "VB":
        return find
    frames = cues.verbs.get(tree.cue(to - 1), {})
    participle = tree.tokens.tags[to - 1] in {"VBN", "VBD"}
    told_to_do = tree.cue(to - 1) == "say" and tree.lemma(to + 1) not in {"be", "have"}
    if participle and "passive" in frames and "to" not in frames and not told_to_do:
        return replace(find, sources=(), head=None)
    return find


def addressed(tree: Tree, cues: Cues, find: Find) -> Find:
    """Return the find without the addressee for its source: "the council was warned that", "he was told by a clerk that"."""
    verb = find.at
    subject = tree.child(verb, "nsubjpass") if verb is not None and find.sources else None
    frames = cues.verbs.get(tree.cue(verb), {}) if verb is not None else {}
    if verb is None or subject is None or not {"told", "object_to"} & set(frames):
        return find
    start = tree.tokens.starts[subject]
    if not any(source.start <= start < source.end for source in find.sources):
        return find
    agent = agent_of(tree, verb)
    sources = () if agent is None else (noun_phrase(tree, agent, until=_behind(tree, find, agent)),)
    return replace(find, sources=sources, head=agent)


def _behind(tree: Tree, find: Find, agent: int) -> int | None:
    """Return the first token of a content that the parser hung on the agent."""
    starts = (tree.token_at(content.start) for content in find.contents)
    return next((start for start in starts if agent < start <= tree.last[agent]), None)


def _bare_passive(tree: Tree, verb: int, frame: Frame, subject: int | None, agent: int | None) -> Find | None:
    """Return "a vote is expected on Saturday": the subject, and what follows the verb, are the content."""
    if (
        subject is None
        or subject > verb
        or tree.tokens.pos[subject] == "PRON"
        or tree.tokens.deps[verb] in {"relcl", "acl"}
    ):
        return None
    pieces = [noun_phrase(tree, subject, until=verb)]
    after = [k for k in tree.children[verb] if k > verb and tree.tokens.deps[k] in {"prep", "npadvmod", "advmod"}]
    if after and agent is None:
        pieces.append(trim(tree.text, tree.span(tree.first[after[0]], tree.last[after[-1]])))
    return make(tree, verb, frame, pieces, "passive with its subject alone", source=agent)


def told(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return "residents were told that it was clean": the subject is whom it was told to, and stays outside."""
    clause = next((k for k in tree.children[verb] if tree.tokens.deps[k] in {"ccomp", "xcomp"} and k > verb), None)
    if clause is None:
        return _asked_about(tree, verb, frames)
    to = infinitive_start(tree, clause)
    frame = frames.get("object_to") if to is not None else frames.get("told")
    if frame is None:
        return None
    start = to if to is not None else tree.first[clause]
    return make(tree, verb, frame, [reach(tree, verb, start, clause)], "passive addressee", source=agent_of(tree, verb))


def _asked_about(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return "he was asked about his future", "asked for proof": a question of somebody who is not named."""
    for preposition in tree.children[verb]:
        frame = frames.get(f"prep:{tree.word(preposition)}")
        told = "told" in frames and tree.word(preposition) in {"about", "for"}
        if frame is not None and told and verb < preposition < tree.last[preposition]:
            content = reach(tree, verb, preposition, preposition)
            return make(tree, verb, frame, [content], "passive addressee and preposition", source=agent_of(tree, verb))
    return None


def backed(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return "this account was seconded by a driver", "a claim denied by the bank": the noun phrase is the content."""
    frame, agent, subject = frames.get("noun"), agent_of(tree, verb), tree.child(verb, "nsubjpass")
    if subject is None and tree.tokens.deps[verb] == "acl" and tree.tokens.heads[verb] < verb:
        subject = tree.tokens.heads[verb]
    if frame is None or agent is None or subject is None or tree.tokens.tags[subject] in {"WP", "WDT"}:
        return None
    cues = load_cues()
    if tree.cue(verb) not in cues.words["vouching"] and tree.lemma(subject) not in cues.nouns:
        return None
    content = noun_phrase(tree, subject, until=verb_group(tree, verb)[0])
    return make(tree, verb, frame, [content], "passive with its agent", source=agent)
