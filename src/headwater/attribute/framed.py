"""Cues around a clause: according to X, in X's view, as X put it, reportedly; and clauses cut by "he added"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute.clauses import Tree, find_subject, is_citing, is_passive, noun_phrase, trim, verb_group
from headwater.attribute.contents import around, tidy
from headwater.attribute.cues import Cues, Framing, load_cues
from headwater.attribute.finds import Find, Voice
from headwater.attribute.governed import hears
from headwater.model.attribution import Act
from headwater.model.text import Span

_TIME = 5  # words of "in May last year" behind "as we reported"
_ABSTRACT = re.compile(r"...(?:tion|sion|ity|(?<!wit)(?<!busi)ness|ism|ance|ing|ency|ship|dom)$")
LONE = 0.5  # the share of right ones among "citing" without another cue in its sentence is about a half


def find_framed(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield the attributions whose cue frames a clause, in the order of the text."""
    for index in range(len(tree.tokens)):
        find = _adverb(tree, cues, index) or _framing(tree, cues, index) or _possessed(tree, cues, index)
        find = find or _as_put(tree, cues, index) or _reason(tree, cues, index)
        if find is not None:
            yield find


def clause_around(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Return first and last token of the clause that the stretch from `first` to `last` belongs to."""
    low, high = tree.bounds[tree.sentence[first]]
    head = first
    while first <= head <= last and tree.tokens.heads[head] != head:
        head = tree.tokens.heads[head]
    while not tree.tokens.pos[head].startswith(("VERB", "AUX")) and tree.tokens.heads[head] != head:
        head = tree.tokens.heads[head]
    if tree.tokens.heads[head] == head or first <= head <= last:
        return low, high
    return max(tree.first[head], low), min(tree.last[head], high)


def _pieces(tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    low, high = clause_around(tree, first, last)
    if not low <= first <= high:
        low, high = tree.bounds[tree.sentence[first]]
    spans = [tidy(tree.text, span, tree.quotes) for span in around(tree, low, high, [(first, last)])]
    return tuple(span for span in spans if any(char.isalnum() for char in tree.text[span.start : span.end]))


def _make(
    tree: Tree,
    cue: list[Span],
    voice: Voice | None,
    extent: tuple[int, int],
    act: Act,
    rule: str,
    word: str,
) -> Find | None:
    contents = _pieces(tree, *extent)
    if not contents:
        return None
    return Find(
        sources=(voice.span,) if voice is not None else (),
        cues=tuple(cue),
        contents=contents,
        act=act,
        stance="asserts",
        rule=rule,
        cue=word,
        head=voice.head if voice is not None else None,
        at=tree.token_at(cue[-1].start),
    )


def _adverb(tree: Tree, cues: Cues, index: int) -> Find | None:
    if tree.word(index) not in cues.adverbs:
        return None
    return _make(tree, [tree.span(index, index)], None, (index, index), "speech", "reporting adverb", tree.word(index))


def _framing(tree: Tree, cues: Cues, index: int) -> Find | None:
    for framing in cues.framings.get(tree.word(index), ()):
        size = len(framing.before)
        if tree.words[index : index + size] == framing.before:
            return _framed(tree, cues, framing, index, index + size - 1)
    return None


def _framed(tree: Tree, cues: Cues, framing: Framing, first: int, last: int) -> Find | None:
    head = tree.child(last, "pobj", "pcomp", "dobj")
    if head is None or head < last:
        return None
    if framing.before == ("per",) and tree.tokens.pos[head] != "PROPN" and tree.child(head, "det", "poss") is None:
        return None
    end = _before_quotation(tree, head)
    source = Voice(span=noun_phrase(tree, head, until=end + 1), head=head)
    act: Act = "document" if tree.lemma(head) in cues.words["documents"] and framing.act == "speech" else framing.act
    word = " ".join(framing.before)
    return _make(
        tree,
        [tree.span(first, last)],
        source,
        (first, end),
        act,
        "as quoted by" if "quoted" in framing.before else "according to",
        word,
    )


def _before_quotation(tree: Tree, head: int) -> int:
    """Return where a source's phrase ends before a comma and a quotation: "in the words of X, “...”"."""
    for comma in range(head + 1, tree.last[head]):
        if tree.word(comma) == "," and any(q.start == tree.tokens.starts[comma + 1] for q in tree.quotes):
            return comma - 1
    return tree.last[head]


def _possessed(tree: Tree, cues: Cues, index: int) -> Find | None:
    noun = tree.child(index, "pobj")
    if noun is None or (tree.word(index), tree.word(noun)) not in cues.possessed:
        return None
    owner = tree.child(noun, "poss")
    of = next((k for k in tree.children[noun] if k > noun and tree.word(k) == "of"), None)
    if owner is None and of is not None:
        owner = tree.child(of, "pobj")
        if owner is not None:
            act = cues.possessed[tree.word(index), tree.word(noun)]
            voice = Voice(span=noun_phrase(tree, owner), head=owner)
            return _make(
                tree, [tree.span(index, of)], voice, (index, tree.last[owner]), act, "in the view of", tree.word(noun)
            )
    if owner is None:
        return None
    cue = [tree.span(index, index), tree.span(noun, noun)]
    act = cues.possessed[tree.word(index), tree.word(noun)]
    return _make(
        tree,
        cue,
        Voice(span=noun_phrase(tree, owner), head=owner),
        (index, noun),
        act,
        "in somebody's view",
        tree.word(noun),
    )


def _as_put(tree: Tree, cues: Cues, index: int) -> Find | None:
    if tree.word(index) != "as":
        return None
    verb = tree.tokens.heads[index]
    if verb == index or tree.tokens.deps[verb] != "advcl" or tree.first[verb] != index or verb - index > 12:
        return None
    first, last = verb_group(tree, verb)
    fixed = (
        tree.lemma(verb) in {"put", "have", "see", "tell"} and tree.word(min(last + 1, len(tree.tokens) - 1)) == "it"
    )
    if not fixed and tree.lemma(verb) not in cues.words["as_verbs"]:
        return None
    subject = find_subject(tree, verb)
    if (
        subject is None
        or tree.tokens.heads[subject[0]] != verb
        or tree.word(subject[0]) in {"you", "one", "it", "there"}
        or (tree.word(subject[0]) in {"we", "i"} and not _is_own_report(tree, verb))
    ):
        return None
    if index and tree.word(index - 1) in {"soon", "far", "long", "much", "well", "so", "such", "same"}:
        return None
    while last + 1 < len(tree.tokens) and tree.word(last + 1) == "it":
        last += 1
    end = max(last, tree.last[subject[0]]) if subject[0] > verb else last
    if tree.word(min(tree.last[verb] + 1, len(tree.tokens) - 1)) == "," and tree.last[verb] <= end + _TIME:
        end = max(end, tree.last[verb])
    cue = [tree.span(index, index), tree.span(first, last)]
    source = Voice(span=noun_phrase(tree, subject[0], until=subject[1]), head=subject[0])
    return _make(tree, cue, source, (index, end), "speech", "as somebody put it", tree.lemma(verb))


def _reason(tree: Tree, cues: Cues, verb: int) -> Find | None:
    """Return "the bank froze the account, citing a breach of its terms": what is cited is no source but what the bank says."""
    named = tree.child(verb, "dobj") if is_citing(tree, verb) else None
    subject = find_subject(tree, verb) if named is not None and _is_reason(tree, cues, named) else None
    if named is None or subject is None:
        return None
    return Find(
        sources=(noun_phrase(tree, subject[0], until=subject[1]),),
        cues=(tree.span(verb, verb),),
        contents=(noun_phrase(tree, named),),
        act="speech",
        stance="asserts",
        rule="citing a reason",
        cue="cite",
        head=subject[0],
        at=verb,
    )


def _is_reason(tree: Tree, cues: Cues, noun: int) -> bool:
    """Tell whether what is cited is a circumstance ("concerns", "the litigation") and nobody and nothing that tells."""
    if tree.tokens.pos[noun] != "NOUN":
        return False
    lemma = tree.lemma(noun)
    if any(
        lemma in cues.words[name] for name in ("documents", "outlets", "organisations", "people", "persons", "roles")
    ):
        return False
    return lemma in cues.words["reasons"] or _ABSTRACT.search(lemma) is not None


def _is_own_report(tree: Tree, verb: int) -> bool:
    """Tell whether "as we reported in May" is told of the past: "as we say" is a turn of phrase."""
    return tree.tokens.tags[verb] in {"VBD", "VBN"} and tree.lemma(verb) in {"report", "write", "document", "reveal"}


def add_cited(tree: Tree, finds: list[Find]) -> list[Find]:
    """Return `finds` with "..., citing Z": the outer content takes in "citing Z", and Z is the inner source of the content."""
    rows = list(finds)
    for verb in range(len(tree.tokens)):
        if not is_citing(tree, verb):
            continue
        start = tree.tokens.starts[verb]
        told = any(_covers(find.cues, start) for find in rows)
        if told and any(_covers(find.contents, start) for find in rows):
            continue
        named = tree.child(verb, "dobj")
        above = tree.tokens.heads[verb]
        if named is None or _is_reason(tree, load_cues(), named):
            continue
        apart = [find for find in rows if not _covers(find.cues, start)]
        made = _with_cited(tree, apart, verb, named, above)
        if not told or (len(made) > len(apart) and made[-1].score != LONE):
            rows = made
    return rows


def _covers(spans: tuple[Span, ...], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _with_cited(tree: Tree, rows: list[Find], verb: int, named: int, above: int) -> list[Find]:
    low, high = tree.bounds[tree.sentence[verb]]
    phrase = trim(tree.text, tree.span(verb, max(tree.last[named], named)))
    near = [f for f in rows if f.at is not None and low <= f.at <= high]
    before = [f for f in near if f.at is not None and f.at < verb]
    outer = next((f for f in near if above in {f.at, f.head}), before[-1] if before else None)
    source = Voice(span=noun_phrase(tree, named), head=named)
    cue = [tree.span(verb, verb)]
    if outer is None:
        inner = _make(tree, cue, source, (verb, max(tree.last[named], named)), "speech", "citing", "cite")
        return [*rows, replace(inner, score=LONE)] if inner is not None else rows
    apart = tuple(c for c in outer.contents if not phrase.start < c.start < phrase.end)
    rows = [replace(f, contents=apart) if f is outer and apart else f for f in rows]
    outer = replace(outer, contents=apart or outer.contents)
    content = tuple(c for c in outer.contents if not (c.start <= phrase.start < c.end))
    if len(content) < len(outer.contents):
        kept = [Span(start=c.start, end=phrase.start) for c in outer.contents if c.start <= phrase.start < c.end]
        content = (*content, *(trim(tree.text, c) for c in kept if c.end > c.start + 2))
        carrier = outer
    else:
        sources = tuple(
            trim(tree.text, Span(start=s.start, end=phrase.start)) if s.start < phrase.start < s.end else s
            for s in outer.sources
        )
        carrier = replace(outer, sources=sources, contents=tuple(sorted((*outer.contents, phrase))))
    if not content:
        return rows
    inner = replace(
        outer,
        sources=(source.span,),
        cues=tuple(cue),
        contents=tuple(sorted(content)),
        head=named,
        at=verb,
        rule="citing",
        cue="cite",
    )
    return [*(carrier if f == outer else f for f in rows), replace(inner, variant="", kind=None)]


def find_parentheses(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield clauses cut or closed by a bare reporting clause: "The site, he added, was no dump"; "It was late, he said."."""
    for verb in range(len(tree.tokens)):
        if tree.lemma(verb) == "quote":
            yield from _quoted_saying(tree, verb)
        if tree.tokens.pos[verb] != "VERB" or "clause" not in cues.verbs.get(tree.cue(verb), {}):
            continue
        extent = _inserted(tree, verb)
        if extent is None:
            continue
        first, last, head = extent
        contents = _rest(tree, first, last)
        if not contents:
            continue
        frame = cues.verbs[tree.cue(verb)]["clause"]
        document = tree.lemma(head) in cues.words["documents"]
        nobody = tree.word(head) == "it" and (is_passive(tree, verb) or tree.lemma(verb) in {"emerge", "transpire"})
        nobody = nobody or hears(tree, verb, head) or ("told" in cues.verbs[tree.cue(verb)] and is_passive(tree, verb))
        yield Find(
            sources=() if nobody else (noun_phrase(tree, head, until=verb if head < verb else None),),
            cues=(tree.span(*verb_group(tree, verb)),),
            contents=contents,
            act="document" if document and frame.act == "speech" else frame.act,
            stance=frame.stance,
            rule="inserted clause",
            cue=tree.cue(verb),
            head=None if nobody else head,
            at=verb,
        )


def _quoted_saying(tree: Tree, verb: int) -> Iterator[Find]:
    """Yield both sources of "It may close, the paper quoted a porter as saying."."""
    subject, quoted = tree.child(verb, "nsubj"), tree.child(verb, "dobj")
    link = next((k for k in tree.children[verb] if tree.word(k) == "as" and k > verb), None)
    saying = tree.child(link, "pcomp") if link is not None else None
    if subject is None or quoted is None or link is None or saying is None or tree.last[saying] > saying:
        return
    first = min(tree.first[subject], verb)
    contents = _rest(tree, first, saying) if first and tree.word(first - 1) == "," else ()
    if not contents:
        return
    inner = Find(
        sources=(noun_phrase(tree, quoted, until=link),),
        cues=(tree.span(link, saying),),
        contents=contents,
        act="speech",
        stance="asserts",
        rule="quoted as saying",
        cue="say",
        head=quoted,
        at=saying,
    )
    carried = (*contents, tree.span(tree.first[quoted], saying))
    outer = replace(
        inner, sources=(noun_phrase(tree, subject, until=verb),), cues=(tree.span(verb, verb),), contents=carried
    )
    yield inner
    yield replace(outer, head=subject, at=verb, cue="quote")


def _own_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject next to a verb; the parser may have hung it on the words before: "12 people, the ministry said"."""
    subjects = [k for k in tree.children[verb] if tree.tokens.deps[k] in {"nsubj", "nsubjpass"}]
    before = [k for k in subjects if k < verb]
    if subjects:
        return before[-1] if before else subjects[0]
    last = verb - 1
    cut = last > 0 and tree.tokens.deps[last] in {"appos", "conj"} and tree.tokens.pos[last] in {"NOUN", "PROPN"}
    return last if cut and tree.word(tree.first[last] - 1) == "," else None


def _inserted(tree: Tree, verb: int) -> tuple[int, int, int] | None:
    subject = _own_subject(tree, verb)
    if subject is None or tree.tokens.tags[subject] in {"WP", "WDT"}:
        return None
    if any(k > verb and tree.tokens.deps[k] in {"ccomp", "xcomp"} for k in tree.children[verb]):
        return None
    group = verb_group(tree, verb)
    first = min(group[0], tree.first[subject])
    last = max(group[1], tree.last[subject] if subject > verb else group[1])
    low, high = tree.bounds[tree.sentence[verb]]
    if first <= low or tree.word(first - 1) not in {",", "—", "–", "-"}:
        return None
    ending = last + 1
    while ending <= high and tree.word(ending) not in {",", ".", ";", ":", "—", "–", "?", "!"} and ending - last < 8:
        if tree.tokens.pos[ending] in {"VERB", "AUX", "SCONJ"}:
            return None
        ending += 1
    if ending <= high and tree.word(ending) not in {",", ".", ";", ":", "—", "–", "?", "!"}:
        return None
    return first, ending - 1, subject


def _rest(tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    low, high = tree.bounds[tree.sentence[first]]
    if last + 1 <= high and tree.word(last + 1) != ",":
        high = last
    spans = [tidy(tree.text, span, tree.quotes) for span in around(tree, low, high, [(first, last)])]
    return tuple(span for span in spans if span.end - span.start > 2)
