"""Quotations and whose they are; and clauses cut by "..., she said, ..."."""

import re
from dataclasses import replace

from headwater.attribute.clauses import Tree, find_subject, noun_phrase, trim, verb_group
from headwater.attribute.contents import last_mark, line_after, tidy
from headwater.attribute.cues import Cues, Frame, load_cues
from headwater.attribute.finds import Find, Voice
from headwater.model.text import Quote, Span

_PLAIN = Frame(act="speech", stance="asserts")
_REACH = 30
_STOP = re.compile(r"\n|[.?!](?=\s+[A-Z“\"‘']|\s*$)|[“\"]")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Sgt|Lt|Col|Gen|Maj|Capt|Rev|Hon|St|Jr|Sr|Insp|Supt|Det|Cllr|Fr|[A-Z])\.$"
)
_ENDS_SPEECH = ",?!.…—–-"


def find_direct(tree: Tree, cues: Cues) -> list[Find]:
    """Return the attributions whose contents are quotations, outer quotations first, else in the order of the text."""
    levels = [[quote for quote in tree.quotes if (quote.depth > 0) == nested] for nested in (False, True)]
    return [find for quotes in levels for find in _level(tree, cues, quotes)]


def _level(tree: Tree, cues: Cues, quotes: list[Quote]) -> list[Find]:
    """Return the attributions of quotations of one depth: what is quoted inside a quotation does not end it."""
    finds: list[Find] = []
    for quote in quotes:
        _place(tree, cues, quote, finds)
    return finds


def _place(tree: Tree, cues: Cues, quote: Quote, finds: list[Find]) -> None:
    if any(c.start <= quote.start and quote.end <= c.end for f in finds for c in f.contents if quote.depth == 0):
        return
    previous = finds[-1] if finds else None
    if previous is not None and _resumes(tree, previous, quote):
        finds[-1] = _joined(previous, quote)
        return
    find = _beside(tree, cues, quote)
    if find is not None:
        finds.append(find)
    elif previous is not None and _continues(tree, previous, quote):
        finds[-1] = _joined(previous, quote)


def _beside(tree: Tree, cues: Cues, quote: Quote) -> Find | None:
    """Return what a clause after or before the quotation makes of it; a colon before it outweighs a new sentence."""
    if _is_ended(tree, quote) and last_mark(tree.text, quote.start) in {":", ","}:
        return _before(tree, cues, quote) or _after(tree, cues, quote)
    return _after(tree, cues, quote) or _before(tree, cues, quote)


def _is_ended(tree: Tree, quote: Quote) -> bool:
    """Tell whether a quotation ends its sentence: what follows with a capital is another one, as a rule."""
    inner = tree.text[quote.start : quote.end].rstrip("\"”“»«’'‘")
    return inner[-1:] in {".", "…"} or (
        inner[-1:] in {"?", "!"} and line_after(tree.text, quote.end)[:2].strip().isupper()
    )


def _joined(find: Find, quote: Quote) -> Find:
    return replace(find, contents=(*find.contents, Span(start=quote.start, end=quote.end)))


def _end(find: Find) -> int:
    return max(span.end for span in (*find.sources, *find.cues, *find.contents))


def _resumes(tree: Tree, previous: Find, quote: Quote) -> bool:
    """Tell whether `quote` goes on after "..., she said,"."""
    between = tree.text[_end(previous) : quote.start]
    cued_last = max(s.end for s in (*previous.sources, *previous.cues)) > previous.contents[-1].end
    return cued_last and re.fullmatch(r"[^.?!\n\"“”]{0,60}[,;—–-]\s*", between) is not None


def _continues(tree: Tree, previous: Find, quote: Quote) -> bool:
    """Tell whether `quote` is a further sentence of the last speaker: in the same paragraph, or a bare paragraph after it."""
    between = tree.text[_end(previous) : quote.start]
    if not is_speech(tree, quote, strict=True):
        return False
    if "\n" not in between.strip(" "):
        return re.fullmatch(r"[^.?!\"“”]{0,80}[.?!:]?\s*", between) is not None
    rest = line_after(tree.text, quote.end)
    return re.fullmatch(r"[^.?!\n\"“”]{0,80}[.?!:]?\s*\n\s*", between) is not None and not rest.strip(" .")


def is_speech(tree: Tree, quote: Quote, *, strict: bool = False) -> bool:
    """Tell whether a quotation looks like something said, and not like a scare quote or a title."""
    inner = tree.text[quote.start + 1 : quote.end].rstrip("\"”“»«’'‘")
    ended = bool(inner) and (
        not quote.closed or inner[-1] in _ENDS_SPEECH or tree.text[quote.end : quote.end + 1] in {",", "."}
    )
    capital = bool(inner) and (inner[0].isupper() or inner[0] in "…'‘“")
    return ended and capital if strict else ended or capital


def _after(tree: Tree, cues: Cues, quote: Quote) -> Find | None:
    inner = tree.text[quote.start : quote.end].rstrip("\"”“»«’'‘")
    follows = tree.text[quote.end : quote.end + 2].lstrip()[:1]
    if not inner or not (inner[-1] in _ENDS_SPEECH or follows in {",", "—", "–", "-"}):
        return None
    first = tree.token_at(quote.end)
    while (
        first < len(tree.tokens)
        and tree.word(first) in {",", "—", "–", "-", "”", '"', "’", "'", "."}
        and tree.tokens.starts[first] < quote.end + 3
    ):
        first += 1
    limit = _limit(tree, quote.end, first)
    if any(q.start < quote.start and quote.end <= q.end < tree.tokens.ends[limit - 1] for q in tree.quotes):
        return None
    ended = _is_ended(tree, quote)
    for verb in range(first, limit):
        if _is_inquit(tree, cues, verb):
            return None if ended and _has_own_content(tree, cues, verb) else _inquit(tree, quote, first, verb, limit)
        if tree.lemma(verb) == "want" and "want_to_know" in {tree.cue(k) for k in tree.children[verb]}:
            return _inquit(tree, quote, first, verb, limit)
        if tree.tokens.pos[verb] == "VERB" and tree.tokens.deps[verb] not in {"relcl", "acl", "amod", "compound"}:
            return _inquit(tree, quote, first, verb, limit) if verb - first <= 6 and not ended else None
    return None


def _is_inquit(tree: Tree, cues: Cues, index: int) -> bool:
    """Tell whether a token can be the verb of "..., she said"; the parser takes "..., her host remarks." for a noun."""
    if "quote" not in cues.verbs.get(tree.cue(index), {}):
        return False
    if tree.tokens.pos[index] in {"VERB", "AUX"}:
        return True
    behind = tree.word(min(index + 1, len(tree.tokens) - 1)) in {",", "."}
    return behind and tree.tokens.tags[index] == "NNS" and tree.tokens.deps[index] == "ROOT"


def _has_own_content(tree: Tree, cues: Cues, verb: int) -> bool:
    """Tell whether a verb brings what it reports with it, so that the quotation before its sentence is not its own."""
    addressed = "told" in cues.verbs.get(tree.cue(verb), {})
    own = {"ccomp", "xcomp"} if addressed else {"ccomp", "xcomp", "dobj", "oprd"}
    return any(k > verb and tree.tokens.deps[k] in own for k in tree.children[verb])


def _limit(tree: Tree, offset: int, first: int) -> int:
    """Return the token before which the reporting clause after a quotation must end."""
    stop = _STOP.search(tree.text, offset)
    while stop and stop.group() == "." and _ABBREVIATED.search(tree.text, max(offset, stop.start() - 8), stop.end()):
        stop = _STOP.search(tree.text, stop.end())
    end = stop.start() if stop else len(tree.text)
    last = first
    while last < len(tree.tokens) and tree.tokens.starts[last] < end and last < first + _REACH:
        last += 1
    return last


def _inquit(tree: Tree, quote: Quote, first: int, verb: int, limit: int) -> Find | None:
    group = verb_group(tree, verb)
    left = max(group[0], first)
    source = _subject_span(tree, verb, first, left, limit)
    if source is None:
        return None
    return _find(tree, quote, verb, (left, group[1]), source, "quotation before its cue")


def _subject_span(tree: Tree, verb: int, first: int, left: int, limit: int) -> Voice | None:
    if left > first:
        subject = next(
            (k for k in tree.children[verb] if tree.tokens.deps[k] in {"nsubj", "nsubjpass"} and first <= k < verb),
            None,
        )
        start = max(tree.first[subject], first) if subject is not None else first
        head = subject if subject is not None else _top(tree, first, left - 1)
        return Voice(span=trim(tree.text, tree.span(start, left - 1)), head=head)
    start = verb + 1
    while start < limit and tree.tokens.deps[start] in {"advmod", "prt", "neg"} and tree.tokens.heads[start] == verb:
        start += 1
    if start >= limit or tree.tokens.pos[start] in {"PUNCT", "ADP", "SCONJ"}:
        return None
    head = _top(tree, start, limit - 1, only_first=True)
    end = min(tree.last[head], limit - 1)
    return Voice(span=trim(tree.text, tree.span(start, end)), head=head)


def _top(tree: Tree, first: int, last: int, *, only_first: bool = False) -> int:
    """Return the highest token of a stretch; with `only_first`, of the phrase that starts at its first token."""
    at = first
    while True:
        head = tree.tokens.heads[at]
        if head == at or not first <= head <= last:
            return at
        if only_first and (tree.first[head] < first or tree.tokens.pos[head] in {"VERB", "AUX"}):
            return at
        at = head


def _before(tree: Tree, cues: Cues, quote: Quote) -> Find | None:
    at = tree.token_at(quote.start) - 1
    if at < 0 or not is_speech(tree, quote):
        return None
    mark = last_mark(tree.text, quote.start)
    floor = tree.text.rfind("\n", 0, quote.start)
    for verb in range(at, max(at - _REACH, -1), -1):
        start = tree.tokens.starts[verb]
        if (
            start <= floor
            or tree.word(verb) in {".", "?", "!", ";", "”"}
            or any(q.start <= start < q.end for q in tree.quotes if q.end <= quote.start)
        ):
            return None
        if tree.tokens.pos[verb] in {"VERB", "AUX"} and "quote" in cues.verbs.get(tree.cue(verb), {}):
            return _lead(tree, quote, verb, mark)
    return None


def _lead(tree: Tree, quote: Quote, verb: int, mark: str) -> Find | None:
    between = tree.text[tree.tokens.ends[verb] : quote.start]
    if mark not in {",", ":"} and len(between.split()) > 1:
        return None
    subject = find_subject(tree, verb)
    group = verb_group(tree, verb)
    if subject is None and mark == ":" and verb == tree.bounds[tree.sentence[verb]][0]:
        return _inverted(tree, quote, verb)
    if subject is None:
        return None
    head, until = subject
    voice = Voice(span=noun_phrase(tree, head, until=until), head=head)
    return _find(tree, quote, verb, group, voice, "quotation after its cue")


def _inverted(tree: Tree, quote: Quote, verb: int) -> Find | None:
    """Return "Reports the Gazette: "...""."""
    last = tree.token_at(quote.start) - 1
    while last > verb and tree.tokens.pos[last] == "PUNCT":
        last -= 1
    if not 0 < last - verb <= 8:
        return None
    voice = Voice(span=tree.span(verb + 1, last), head=_top(tree, verb + 1, last))
    return _find(tree, quote, verb, (verb, verb), voice, "quotation after its cue")


def _find(tree: Tree, quote: Quote, verb: int, group: tuple[int, int], voice: Voice, rule: str) -> Find:
    cues = load_cues()
    frame = cues.verbs.get(tree.cue(verb), {}).get("quote", _PLAIN)
    document = voice.head is not None and tree.lemma(voice.head) in cues.words["documents"]
    content = tidy(tree.text, Span(start=quote.start, end=quote.end), tree.quotes)
    return Find(
        sources=(voice.span,),
        cues=(tree.span(*group),),
        contents=(content,),
        act="document" if document and frame.act == "speech" else frame.act,
        stance=frame.stance,
        rule=rule if tree.cue(verb) in cues.verbs else f"{rule}, an unlisted verb",
        cue=tree.cue(verb),
        head=voice.head,
        at=verb,
    )
