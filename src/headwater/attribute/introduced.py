"""Set-off quotations without marks whose speaker stands in the sentence before: "The letter reads:" and a block."""

from collections.abc import Iterator

from headwater.attribute.clauses import Tree, find_subject, noun_phrase, trim, verb_group
from headwater.attribute.contents import end_before
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find, Voice
from headwater.model.text import Block, Span

_BACK = 40


def find_introduced(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield one find for each run of set-off blocks that a sentence with a colon introduces."""
    before: Block | None = None
    run: list[Block] = []
    for block in (*tree.blocks, None):
        if block is not None and block.kind == "block_quote" and block.speaker is None:
            run.append(block)
            continue
        find = _introduction(tree, cues, before, run) if before is not None and run else None
        if find is not None:
            yield find
        before, run = block, []


def _introduction(tree: Tree, cues: Cues, before: Block, run: list[Block]) -> Find | None:
    end = end_before(tree.text, before.end)
    if end <= before.start or tree.text[end - 1] != ":":
        return None
    colon = tree.token_at(end - 1)
    low = max(tree.bounds[tree.sentence[min(colon, len(tree.tokens) - 1)]][0], colon - _BACK)
    verb = next((k for k in range(colon - 1, low - 1, -1) if "quote" in cues.verbs.get(tree.cue(k), {})), None)
    subject = find_subject(tree, verb) if verb is not None else None
    if verb is not None and subject is not None:
        head, until = subject
        voice, cue = Voice(span=noun_phrase(tree, head, until=until), head=head), tree.span(*verb_group(tree, verb))
    elif verb is None and low < colon:
        head = low
        while low <= tree.tokens.heads[head] < colon and tree.tokens.heads[head] != head:
            head = tree.tokens.heads[head]
        voice, cue = Voice(span=noun_phrase(tree, head), head=head), Span(start=end - 1, end=end)
    else:
        return None
    document = tree.lemma(head) in cues.words["documents"]
    content = trim(tree.text, Span(start=run[0].start, end=run[-1].end))
    return Find(
        sources=(trim(tree.text, Span(start=voice.span.start, end=min(voice.span.end, end - 1))),),
        cues=(cue,),
        contents=(content,),
        act="document" if document else "speech",
        stance="asserts",
        rule="set-off quotation after a colon",
        cue=tree.cue(verb) if verb is not None else ":",
        head=head,
        at=verb,
        kind="block",
    )
