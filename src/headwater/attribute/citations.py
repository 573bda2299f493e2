"""Citations: (Name, "Title", Outlet, date), (Name 2025, p. 14), [ibid.], (@handle), (Outlet), and notes told by number."""

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute.clauses import Tree
from headwater.attribute.contents import end_before, last_mark, line_after, tidy
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.structure import build
from headwater.model.text import Span

_PARENTHESIS = re.compile(
    r"\((?P<body>[^()\n]{2,220})\)|\[(?P<square>ibid[^\[\]\n]{0,200})\]"
    r"|(?<=[.!?”\"’)]\s)(?P<bare>Ibid(?:\.?,? (?:at |pp?\. ?)[\d–-]{1,9})?)\.(?=\s|$)",
    re.IGNORECASE,
)
_MARKER = re.compile(r"(?<=[\w.,;:!?”\"’'»)\]])(?:\[(?P<number>\d{1,3})\]|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))")
_NOTE = re.compile(
    r"(?m)^[ \t]{0,4}\^?[ \t]?(?:\[(?P<square>\d{1,3})\]|(?P<plain>\d{1,3})[.)]|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))"
    r"[ \t^]{0,3}(?P<body>[^\s\d][^\n]{3,300}?)[. \t]*$"
)
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_SIGNATURE = re.compile(r"(?:^|\s)[—–-]{1,2}\s?[^.!?\n]{2,60}$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CITES = (
    re.compile(r"ibid", re.IGNORECASE),
    re.compile(r"(?:^|[\s,])pp?\. ?\d"),
    re.compile(r"^[A-Z][^\d]{1,60}?,? (?:19|20)\d\d[a-z]?(?:[,;:] .{1,80})?$"),
    re.compile(
        rf"^[\"“‘'A-Z].{{2,150}}, (?:(?:in|on|posted on|issue of) )?\d{{0,2}} ?{_MONTH} ?\d{{0,4}}(?:[;,].{{0,60}})?$"
    ),
    re.compile(r"\bquoted in\b|\bcited in\b|^[A-Z][^,]{1,60}, (?:citing|quoting|quoted by|cited by) "),
    re.compile(r"^@\w"),
    re.compile(r"^[\"“].{3,120}[\"”],? .{2,80}$"),
)
_OUTLET = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.'’&-]*(?: (?:[A-ZÀ-Þ&][\w.'’&-]*|of|the|and|da|de|di|del)){0,4})(?:, (?:in|via) [^()]{2,30})?"
)
_INNER = re.compile(
    r"(?P<outer>.{2,120}?), (?P<cue>citing|quoting|quoted in|quoted by|cited in|via) (?P<inner>.{2,120})"
)


def find_citations(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield what citations credit, in the order of the text; a source inside a citation comes after it."""
    cited = sorted((*_in_place(tree), *_by_number(tree)))
    for place, source in cited:
        content = _credited(tree, place)
        if content is not None:
            yield from _chain(tree, cues, source, content)


def _in_place(tree: Tree) -> Iterator[tuple[int, Span]]:
    """Yield where each citation in brackets or of the word "ibid." stands, and the source it names."""
    for match in _PARENTHESIS.finditer(tree.text):
        group = match.lastgroup or "body"
        body = match[group].strip()
        closing = not line_after(tree.text, match.end()).strip()
        stopped = last_mark(tree.text, match.start()) in set('.!?”"')
        outlet = _OUTLET.fullmatch(body) if closing and stopped else None
        if outlet is None and not any(pattern.search(body) for pattern in _CITES):
            continue
        if body[0] == "@" and _SIGNATURE.search(tree.text, max(0, match.start() - 80), match.start()):
            continue
        start = match.start(group)
        yield match.start(), Span(start=start, end=start + (outlet.end("name") if outlet else len(body)))


def _by_number(tree: Tree) -> Iterator[tuple[int, Span]]:
    """Yield where a number refers to a note, and the note: "The bridge was unsafe.[1]" and below "1. Corm Gazette, p. 4"."""
    notes: dict[tuple[str, bool], Span] = {}
    for note in _NOTE.finditer(tree.text):
        number = note["square"] or note["plain"] or note["raised"].translate(_RAISED)
        notes[number, note["raised"] is not None] = Span(start=note.start("body"), end=note.end("body"))
    for marker in _MARKER.finditer(tree.text):
        number = marker["number"] or marker["raised"].translate(_RAISED)
        source = notes.get((number, marker["raised"] is not None)) or notes.get((number, False))
        if source is not None and source.start > marker.end():
            yield marker.start(), source


def _credited(tree: Tree, offset: int) -> Span | None:
    """Return the sentence that a citation at `offset` closes, from its start or from the last citation's end."""
    line = tree.text.rfind("\n", 0, offset) + 1
    end = end_before(tree.text, offset)
    before = tree.text[line:end]
    quote = next((q for q in tree.quotes if q.depth == 0 and q.end in {end, end + 1, end - 1}), None)
    if quote is not None:
        start = max(quote.start, line)
        return Span(start=_sentence_start(tree, start, line), end=max(end, quote.end)) if start < end else None
    start = _sentence_start(tree, end - 2, line) if before else end
    return tidy(tree.text, Span(start=start, end=end), tree.quotes) if end - start > 8 else None


def _sentence_start(tree: Tree, offset: int, line: int) -> int:
    index = tree.token_at(offset)
    if index >= len(tree.tokens):
        return line
    start = max(tree.tokens.starts[tree.bounds[tree.sentence[index]][0]], line)
    closed = max(tree.text.rfind(mark, start, offset) for mark in ")]")
    return start if closed < 0 else closed + 1


def _chain(tree: Tree, cues: Cues, source: Span, content: Span) -> Iterator[Find]:
    inner = _INNER.fullmatch(tree.text[source.start : source.end])
    if inner is None:
        yield replace(build(tree, cues, source, None, (content,), "citation", "citation"), act="document")
        return
    first = Span(start=source.start, end=source.start + inner.end("outer"))
    second = Span(start=source.start + inner.start("inner"), end=source.end)
    cue = Span(start=source.start + inner.start("cue"), end=source.start + inner.end("cue"))
    outer, within = (second, first) if inner["cue"].endswith((" in", " by", "via")) else (first, second)
    rest = Span(start=cue.start, end=second.end) if outer is first else Span(start=first.start, end=cue.end)
    pieces = (content, rest)
    yield replace(build(tree, cues, outer, None, pieces, "citation", "citation"), act="document")
    yield build(tree, cues, within, cue, (content,), "citation", "source named in a citation")
