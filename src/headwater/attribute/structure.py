"""Attributions that the layout makes: interview turns, colons after a name, set-off quotations with a speaker's line."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from headwater.attribute.clauses import Tree, trim
from headwater.attribute.contents import line_after, tidy
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.model.attribution import Act, AttributionKind
from headwater.model.text import Article, Block, Quote, Span

_LABEL = re.compile(r"[ \t*_]{0,6}(?P<name>[^\s:*_][^:\n]{0,80}?)(?P<cue>[*_]{0,3}:[*_]{0,3})[ \t]+(?P<body>\S[^\n]*)")
_TAIL = re.compile(r"[^\n]*?\S(?P<cue>:| [-–—]{1,2}|--)[ ]{0,2}(?P<name>[^:\n–—]{2,60}?)[ \t]*(?=\n|$)")
_SIGNED = re.compile(r"[ \t]*(?P<cue>[-–—]{1,2}[ \t]*)?(?P<name>[^\s–—-][^\n]{1,120}?)[ \t]*(?=\n|$)")
_DIRECTION = re.compile(
    r"(?i:[(\[](?:(?:he|she|they|both|all|then|again|softly|a|an|the|long|loud|brief|general|more|some) ){0,2}"
    r"(?:laugh(?:s|ter|ing)?|chuckl(?:es|ing)|giggl(?:es|ing)|paus(?:es?|ing)|silence|applause|cheers?|cheering|sigh(?:s|ing)?"
    r"|smil(?:es|ing)|nod(?:s|ding)|shrug(?:s|ging)?|cr(?:ies|ying)|weep(?:s|ing)|whisper(?:s|ing)|inaudible|crosstalk"
    r"|unintelligible|interrupt(?:s|ing)|interruption|cough(?:s|ing)?|gasps?|music)\b[^()\[\]\n]{0,40}[)\]])"
)
_NAME_BEFORE = re.compile(
    r"(?:^|[.?!\n”\"»“]|[.?!][”\"])[ \t*]*(?P<name>[^\s.?!:\n*»”“][^?!:\n]{0,90}?)[ \t\u00a0\u202f*]*(?P<cue>:\**|—)[ \t\u00a0]*$"
)
_STOPPED = re.compile(r"(?P<word>[^\W\d_]{3,30})[.…][”\"»]?\s+(?=[^\W\d_a-z])")
_HANDLE = re.compile(r"[ \t✓✔☑]{0,4}(?:\(@\w{2,40}\)|\n?@\w{2,40})")
_LINKS = re.compile(r"(?<!\s)(?:\s{1,4}(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S{1,300}){1,5}$")
_CUE = (
    r"says|say|said|reports|report|claims|claim|hears|heard|told|warns|warn|finds|suggests|reveals|shows|admits|insists"
)
_CLOSING = re.compile(
    r"[ \t#*]*(?P<body>\S[^\n]{8,150}?),? "
    rf"(?:(?P<first>{_CUE}) (?P<after>[^,\n]{{2,60}})|(?<=, )(?P<name>[^,\n]{{2,60}}?) (?P<cue>{_CUE}))\s*"
)
_AGENTS = re.compile(r"[a-z]{3}(?:ers|ors|ists|ians)$")
_COLON = re.compile(r"[\s*_)\]]{0,4}[:：.—–-]?[*_]{0,3}")
_ROLE = re.compile(r"[*_]{0,3}(?:,|\s--|\s[–—-])\s[^\n.:!?]{1,80}(?P<last>[^\s*_.:!?])[*_ ]{0,4}")
_FEW = 3
# A poll at the head of a headline is what the headline rests on; an analysis or a letter is a section of the paper.
_TOLD = frozenset({"poll", "polls"})
_VERBAL = frozenset({"VERB", "AUX"})


def find_structured(article: Article, tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield turns, set-off quotations, headline colons and names before a quotation, in that order."""
    yield from find_turns(tree, cues)
    yield from find_set_off(tree, cues)
    yield from _headlines(article, tree, cues)
    yield from find_labelled(tree, cues)
    yield from _labelled_lines(tree, cues)


def head_of(tree: Tree, span: Span) -> int | None:
    """Return the token that governs a stretch of text (the first of its tokens whose head lies outside), None without tokens."""
    inside = range(tree.token_at(span.start), bisect_left(tree.tokens.starts, span.end))
    for index in inside:
        head = tree.tokens.heads[index]
        if (head == index or head not in inside) and tree.tokens.pos[index] != "PUNCT":
            return index
    return None


def build(
    tree: Tree,
    cues: Cues,
    source: Span,
    cue: Span | None,
    content: tuple[Span, ...],
    kind: AttributionKind | None,
    rule: str,
) -> Find:
    """Return a find that the layout shows; documents speak as documents."""
    head = head_of(tree, source)
    document = head is not None and tree.lemma(head) in cues.words["documents"]
    act: Act = "document" if document else "speech"
    return Find(
        sources=(source,),
        cues=(cue,) if cue is not None else (),
        contents=content,
        act=act,
        stance="asserts",
        rule=rule,
        cue=tree.text[cue.start : cue.end].strip() if cue is not None else "",
        head=head,
        kind=kind,
    )


def find_turns(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield the turns that reading found; stage directions are cut out of them."""
    for block in tree.blocks:
        if block.kind != "turn" or block.speaker is None:
            continue
        source = _with_role(tree.text, block)
        colon = _COLON.match(tree.text, source.end, block.end)
        end = colon.end() if colon else source.end
        bodies = tuple(_spoken(tree.text, end, block.end))
        cue = _stripped(tree.text, source.end, end)
        if bodies:
            yield build(tree, cues, source, cue if cue.end > cue.start else None, bodies, "turn", "turn")


def _with_role(text: str, turn: Block) -> Span:
    """Return the name of a turn's speaker with the role that fills its line, where what is said begins on another."""
    name = turn.speaker or Span(start=turn.start, end=turn.start)
    line = text.find("\n", name.end, turn.end)
    role = _ROLE.fullmatch(text, name.end, line) if line > 0 else None
    return Span(start=name.start, end=role.end("last")) if role else name


def _spoken(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is said in a turn: all but the stage directions."""
    for match in (*_DIRECTION.finditer(text, start, end), None):
        piece = _stripped(text, start, match.start() if match else end)
        if any(char.isalnum() for char in text[piece.start : piece.end]):
            yield piece
        start = match.end() if match else end


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


def find_set_off(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield set-off quotations with a speaker's line before or after them."""
    for block in tree.blocks:
        if block.kind == "block_quote" and block.speaker is not None:
            span = _without_links(tree.text, block)
            if not (span.start < block.speaker.end and block.speaker.start < span.end):
                source = _line_of(tree, block.speaker)
                yield build(tree, cues, source, None, (span,), "block", "set-off quotation with its speaker")
    for quote in tree.quotes:
        find = _signed(tree, cues, quote) if quote.depth == 0 else None
        if find is not None:
            yield find


def _without_links(text: str, block: Block) -> Span:
    """Return a block without the addresses at its end, which embedding leaves there."""
    links = _LINKS.search(text, block.start, block.end)
    return Span(start=block.start, end=links.start() if links else block.end)


def _line_of(tree: Tree, speaker: Span) -> Span:
    """Return a speaker's name with the role or handle that follows it on its line, where the line holds nothing else."""
    handle = _HANDLE.match(tree.text, speaker.end)
    if handle:
        return Span(start=speaker.start, end=handle.end())
    end = tree.text.find("\n", speaker.end)
    whole = trim(tree.text, Span(start=speaker.start, end=len(tree.text) if end < 0 else end))
    return whole if _is_name(tree, (whole.start, whole.end)) else speaker


def _signed(tree: Tree, cues: Cues, quote: Quote) -> Find | None:
    """Return a quotation that fills a paragraph and is followed, or preceded, by a line that only names somebody."""
    text = tree.text
    if text[text.rfind("\n", 0, quote.start) + 1 : quote.start].strip():
        return None
    after = _SIGNED.match(text, quote.end) if text[quote.end : quote.end + 1] != "\n" else None
    after = after or _SIGNED.match(text, quote.end + 1)
    content = (Span(start=quote.start, end=quote.end),)
    if after and (after["cue"] or text[quote.end] == "\n") and _is_name(tree, after.span("name")):
        handle = re.search(r"@\w{2,40}\)?", after["name"])
        source = Span(
            start=after.start("name"), end=after.start("name") + handle.end() if handle else after.end("name")
        )
        return build(tree, cues, source, None, content, "block", "set-off quotation with a signature")
    before = text.rfind("\n", 0, max(quote.start - 1, 0)) + 1
    lead = _SIGNED.match(text, before) if before < quote.start - 1 else None
    if (
        lead
        and lead.end() == quote.start - 1
        and not line_after(text, quote.end).strip(" .")
        and "," in lead["name"]
        and _is_name(tree, lead.span("name"))
    ):
        source = Span(start=lead.start("name"), end=lead.end("name"))
        return build(tree, cues, source, None, content, "block", "set-off quotation under a name")
    return None


def _is_name(tree: Tree, bounds: tuple[int, int]) -> bool:
    """Tell whether a line only names somebody: it starts with a capital, ends without a stop and holds no finite verb."""
    name = tree.text[bounds[0] : bounds[1]]
    if (
        not (name[0].isupper() or name[0] == "@" or name.startswith("a "))
        or name[-1] in ".?!:;,"
        or len(name.split()) > 14
    ):
        return False
    first, last = tree.token_at(bounds[0]), tree.token_at(bounds[1] - 1)
    verbs = [k for k in range(first, min(last + 1, len(tree.tokens))) if tree.tokens.pos[k] in _VERBAL]
    return not any(tree.tokens.tags[k] in {"VBD", "VBZ", "VBP", "MD"} and tree.tokens.deps[k] != "relcl" for k in verbs)


def _headlines(article: Article, tree: Tree, cues: Cues) -> Iterator[Find]:
    heads = [Span(start=b.start, end=b.end) for b in tree.blocks if b.kind == "heading"]
    if article.title_span is not None:
        heads.append(article.title_span)
    elif tree.blocks and tree.blocks[0].kind != "turn":
        heads.append(Span(start=tree.blocks[0].start, end=tree.blocks[0].end))
    for span in sorted(set(heads)):
        if "\n" in tree.text[span.start : span.end].strip() or span.end - span.start > 200:
            continue
        find = _ending(tree, cues, span) or _opening(tree, cues, span) or _closing(tree, cues, span)
        if find is not None:
            yield find


def _ending(tree: Tree, cues: Cues, span: Span) -> Find | None:
    match = _TAIL.match(tree.text, span.start, span.end)
    if match is None or match.end() < span.end - 2:
        return None
    body = tidy(tree.text, Span(start=span.start, end=match.start("cue")), tree.quotes)
    name = match["name"]
    quoted = tree.text[span.start : match.start("cue")].rstrip()[-1:] in "\"”’'"
    last = re.split(r"[\s'’]+", name.lower())[-1]
    vague = _can_tell(cues, last)
    titled = name.split()[0].rstrip(".") in cues.words["titles"] and len(name.split()) <= 5
    if not (vague or titled or (quoted and len(name.split()) <= 9)) or len(body_words(tree, body)) < 2:
        return None
    cue = _stripped(tree.text, *match.span("cue"))
    return build(
        tree,
        cues,
        Span(start=match.start("name"), end=match.end("name")),
        cue,
        (body,),
        None,
        "role at the end of a headline" if vague else "name at the end of a headline",
    )


def _can_tell(cues: Cues, word: str) -> bool:
    """Tell whether a word that closes or opens a headline names somebody or something that can be its source."""
    lists = ("anonymous", "documents", "outlets", "organisations", "roles")
    return any(word in cues.words[name] or word.removesuffix("s") in cues.words[name] for name in lists)


def _closing(tree: Tree, cues: Cues, span: Span) -> Find | None:
    """Return "Minister offered to resign, Lisbon daily says" and "..., says author"."""
    match = _CLOSING.fullmatch(tree.text, span.start, span.end)
    if match is None:
        return None
    role = "name" if match["name"] else "after"
    body = tidy(tree.text, Span(start=span.start, end=match.end("body")), tree.quotes)
    cue = match.span("cue") if match["name"] else match.span("first")
    source = Span(start=match.start(role), end=match.end(role))
    return build(tree, cues, source, Span(start=cue[0], end=cue[1]), (body,), None, "cue at the end of a headline")


def body_words(tree: Tree, span: Span) -> list[str]:
    """Return the words of a stretch."""
    return tree.text[span.start : span.end].split()


def _opening(tree: Tree, cues: Cues, span: Span) -> Find | None:
    match = _LABEL.match(tree.text, span.start, span.end)
    if match is None or len(match["name"].split()) > 5 or match["name"][0].isdigit():
        return None
    quoted = match["body"][0] in "\"“‘'«„"
    names = match["name"].lower().split()
    titled = match["name"].split()[-1] in cues.words["titles"] or _AGENTS.search(names[-1]) is not None
    role = len(names) <= _FEW and (_can_tell(cues, names[-1]) or titled) and _has_verb(tree, match.span("body"))
    known = (
        names[-1] in cues.words["anonymous"]
        or names[-1] in cues.words["documents"]
        or names[-1] in cues.words["outlets"]
    )
    if (names[-1] in cues.words["labels"] and names[-1] not in _TOLD) or not (quoted or role or known):
        return None
    body = tidy(tree.text, Span(start=match.start("body"), end=match.end("body")), tree.quotes)
    cue = Span(start=match.start("cue"), end=match.end("cue"))
    return build(
        tree,
        cues,
        Span(start=match.start("name"), end=match.end("name")),
        cue,
        (body,),
        None,
        "role at the head of a headline" if role and not quoted else "name at the head of a headline",
    )


def _has_verb(tree: Tree, bounds: tuple[int, int]) -> bool:
    inside = range(tree.token_at(bounds[0]), bisect_left(tree.tokens.starts, bounds[1]))
    return any(tree.tokens.pos[index] in _VERBAL for index in inside)


def find_labelled(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield quotations after a name and a colon, in running text: "The union: "..."."""
    for quote in tree.quotes:
        find = _label_before(tree, cues, quote) if quote.depth == 0 else None
        if find is not None:
            yield find


def _labelled_lines(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield lines with a label that the reading did not take for turns: "CFO: no need to borrow", "@handle: it fell"."""
    for block in tree.blocks:
        if block.kind in {"turn", "furniture", "heading"}:
            continue
        at = block.start
        for line in tree.text[block.start : block.end].split("\n"):
            match = _LABEL.match(tree.text, at, at + len(line))
            at += len(line) + 1
            if match is None or len(match["name"].split()) > 8 or match["body"].startswith("//"):
                continue
            if match["name"].lower().split()[-1] in cues.words["labels"] or match["name"][0].isdigit():
                continue
            name = Span(start=match.start("name"), end=match.end("name"))
            if _is_name(tree, (name.start, name.end)) and name.end > name.start:
                cue = Span(start=match.start("cue"), end=match.end("cue"))
                body = Span(start=match.start("body"), end=at - 1)
                yield build(
                    tree, cues, name, cue, (_stripped(tree.text, body.start, body.end),), None, _shape(match["name"])
                )


def _shape(name: str) -> str:
    shape = (
        "handle" if name.startswith("@") else "capitals" if name.isupper() else "described" if "," in name else "plain"
    )
    number = "one word" if len(name.split()) == 1 else "two words" if len(name.split()) == 2 else "more words"
    return f"{shape} label of {number}"


def _label_before(tree: Tree, cues: Cues, quote: Quote) -> Find | None:
    before = tree.text[max(quote.start - 120, 0) : quote.start]
    match = _NAME_BEFORE.search(before)
    if match is None:
        return None
    base = quote.start - len(before)
    start = _last_sentence(match["name"], cues)
    name = Span(start=base + match.start("name") + start, end=base + match.end("name"))
    first, last = tree.token_at(name.start), tree.token_at(name.end - 1)
    if any(
        tree.tokens.pos[k] in _VERBAL and tree.tokens.deps[k] not in {"relcl", "acl", "amod"}
        for k in range(first, last + 1)
    ):
        return None
    comma = re.search(
        r", (?:outside|on|in|at|after|before|from|with|by|when|asked)\b", tree.text[name.start : name.end]
    )
    source = Span(start=name.start, end=name.start + comma.start()) if comma else name
    cue = Span(start=base + match.start("cue"), end=base + match.end("cue"))
    return build(
        tree, cues, source, cue, (Span(start=quote.start, end=quote.end),), None, "name and colon before a quotation"
    )


def _last_sentence(text: str, cues: Cues) -> int:
    """Return where the last sentence of a stretch begins; a title with its stop ends none."""
    ends = (end for end in _STOPPED.finditer(text) if end["word"] not in cues.words["titles"])
    return max((end.end() for end in ends), default=0)
