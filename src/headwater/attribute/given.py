"""An attribution whose spans a person gave: everything else about it is told from the text, as for those that are found."""

from headwater.attribute.attributions import drawn
from headwater.attribute.clauses import Tree, grow_tree
from headwater.attribute.cues import Cues, load_cues
from headwater.attribute.finds import Find
from headwater.attribute.referents import head_of
from headwater.attribute.said import cue_token
from headwater.model.attribution import Act, Attribution, Stance
from headwater.model.text import Article, Reading, Span

Spans = tuple[Span, ...]


def given(
    article: Article, reading: Reading, sources: Spans, cues: Spans, contents: Spans, act: Act | None = None
) -> Attribution:
    """Return the attribution with these spans; `act` is told from its cue where it is not given."""
    lexicon = load_cues()
    tree = grow_tree(article.text, reading, lexicon)
    bare = Find(sources=sources, cues=cues, contents=contents, act="speech", stance="asserts", rule="given", cue="")
    at = cue_token(tree, bare) if len(tree.tokens) else None
    word = "" if at is None else tree.cue(at)
    its_act, stance = _put(lexicon, word)
    find = Find(
        sources=sources,
        cues=cues,
        contents=contents,
        act=act or its_act,
        stance=stance,
        rule="given",
        cue=word,
        head=_head(tree, sources),
        at=at,
        score=1.0,
    )
    (found,) = drawn(article, reading, tree, [find])
    return found


def _head(tree: Tree, sources: Spans) -> int | None:
    return head_of(tree, sources[0]) if sources and len(tree.tokens) else None


def _put(lexicon: Cues, word: str) -> tuple[Act, Stance]:
    """Return the act and the stance that a cue word has before a clause, speech that asserts if it is not known."""
    frames = lexicon.verbs.get(word, {})
    if frames:
        frame = frames.get("clause") or frames[min(frames)]
        return frame.act, frame.stance
    return lexicon.nouns.get(word) or lexicon.adjectives.get(word) or "speech", "asserts"
