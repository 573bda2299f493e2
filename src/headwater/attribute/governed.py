"""What a verb governs, made into a find: its group as the cue, its subject as the source, and how far its content reaches."""

from headwater.attribute.clauses import Tree, find_subject, is_passive, noun_phrase, verb_group
from headwater.attribute.contents import clip, widen
from headwater.attribute.cues import Frame, load_cues
from headwater.attribute.finds import Find
from headwater.model.attribution import Act
from headwater.model.text import Span

_TAIL = frozenset({"prep", "advcl", "npadvmod", "advmod", "conj", "cc", "ccomp", "xcomp", "acl", "dobj", "oprd"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though"})


def make(
    tree: Tree,
    verb: int,
    frame: Frame,
    contents: list[Span],
    rule: str,
    *,
    cue_end: int | None = None,
    source: int | None = -1,
) -> Find | None:
    """Return the find of `verb`, with its subject as source unless `source` (a token, or None for no source) says otherwise."""
    first, last = verb_group(tree, verb)
    first, last = _quoted_from(tree, verb, first), max(last, cue_end or last)
    head, until = source, None
    if source == -1:
        subject = find_subject(tree, verb)
        head, until = subject if subject is not None else (None, None)
    elif source is not None and source < verb:
        until = verb
    spans: tuple[Span, ...] = ()
    if head is not None:
        if tree.tokens.deps[head] == "expl" or (tree.word(head) == "it" and source is None) or hears(tree, verb, head):
            head = None
        else:
            phrase = noun_phrase(tree, head, until=until)
            spans = (phrase,) if phrase.end > phrase.start else ()
    contents = [c for c in (clip(tree, span, tree.tokens.starts[verb]) for span in contents) if c.end > c.start]
    if not contents:
        return None
    return Find(
        sources=spans,
        cues=(tree.span(first, last),),
        contents=tuple(sorted(contents)),
        act=source_act(tree, frame, head),
        stance=frame.stance,
        rule=rule,
        cue=tree.cue(verb),
        head=head,
        at=verb,
    )


def hears(tree: Tree, verb: int, head: int) -> bool:
    """Tell whether the subject is a court that heard or was told something: it is told, and tells nothing itself."""
    return tree.lemma(verb) == "hear" and tree.lemma(head) in load_cues().words["courts"]


def _quoted_from(tree: Tree, verb: int, first: int) -> int:
    """Return the first token of the cue of "as saying": its "as", or all of "was quoted as saying"."""
    link = tree.tokens.heads[verb]
    if tree.word(link) != "as" or tree.tokens.deps[verb] != "pcomp" or link != first - 1:
        return first
    quoted = tree.tokens.heads[link]
    alone = is_passive(tree, quoted) and tree.child(quoted, "nsubjpass") is not None and agent_of(tree, quoted) is None
    return verb_group(tree, quoted)[0] if alone and quoted == link - 1 else link


def source_act(tree: Tree, frame: Frame, head: int | None) -> Act:
    """Return the act of a frame with this source: documents do not speak."""
    document = head is not None and tree.lemma(head) in load_cues().words["documents"]
    return "document" if document and frame.act == "speech" else frame.act


def infinitive_start(tree: Tree, clause: int) -> int | None:
    """Return the "to" (or "not" before it) that opens an infinitive, None if `clause` is none."""
    to = next((k for k in tree.children[clause] if tree.tokens.tags[k] == "TO" and k < clause), None)
    if to is None:
        return None
    return to - 1 if to and tree.word(to - 1) == "not" else to


def reach(tree: Tree, verb: int, start: int, clause: int) -> Span:
    """Return the content from token `start` to the end of `clause` and of what follows it without a comma."""
    end = _before_contrast(tree, clause)
    for sibling in tree.children[verb]:
        if tree.first[sibling] == end + 1 and sibling > clause and tree.tokens.deps[sibling] in _TAIL:
            if sibling_breaks(tree, sibling):
                break
            end = tree.last[sibling]
    end = _with_further(tree, start, max(end, start))
    return widen(tree, tree.span(start, end), floor=tree.tokens.ends[verb])


def _before_contrast(tree: Tree, clause: int) -> int:
    """Return the last token of a clause before ", while the engineers said it was not", which is not its speaker's."""
    for other in tree.children[clause]:
        mark = tree.first[other]
        if other < clause or tree.tokens.deps[other] != "advcl" or tree.word(mark) not in _CONTRASTS:
            continue
        says = "clause" in load_cues().verbs.get(tree.cue(other), {}) and tree.child(other, "ccomp") is not None
        if says and tree.word(mark - 1) == "," and tree.child(other, "nsubj") is not None:
            return mark - 2
    return tree.last[clause]


def _with_further(tree: Tree, start: int, end: int) -> int:
    """Return the last token with every further that-clause: "that it was late, and that nobody knew"."""
    high = tree.bounds[tree.sentence[end]][1]
    while tree.word(start) == "that":
        at = end + 1
        while at < high and tree.word(at) in {",", "”", '"', "’", "'", "and", "but", "or"}:
            at += 1
        verb = tree.tokens.heads[at] if at <= high else at
        if at == end + 1 or at >= high or tree.word(at) != "that" or tree.tokens.deps[at] != "mark" or verb < at:
            return end
        end = max(tree.last[verb], at)
    return end


def sibling_breaks(tree: Tree, sibling: int) -> bool:
    """Tell whether what follows a content belongs to the reporting, as a conjoined verb does."""
    return tree.tokens.deps[sibling] in {"conj", "cc"} or tree.word(tree.first[sibling]) in {",", ";"}


def agent_of(tree: Tree, verb: int) -> int | None:
    """Return the head of the phrase behind the "by" of a passive."""
    agent = tree.child(verb, "agent")
    return None if agent is None else tree.child(agent, "pobj")
