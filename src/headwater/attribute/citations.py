"""Parenthetical citations: (Name, "Title", Outlet, date), (Name 2025, p. 14), (ibid.), (@handle), (Outlet)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute.clauses import Tree
from headwater.attribute.contents import end_before, last_mark, line_after, tidy
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.attribute.structure import build
from headwater.model.text import Span

_PARENTHESIS = re.compile(r"\((?P<body>[^()\n]{2,220})\)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CITES = (
    re.compile(r"ibid", re.IGNORECASE),
    re.compile(r"(?:^|[\s,])pp?\. ?\d"),
    re.compile(r"^[A-Z][^\d]{1,60}?,? (?:19|20)\d\d[a-z]?(?:[,;:] .{1,80})?$"),
    re.compile(
        rf"^[\"“‘'A-Z].{{2,150}}, (?:(?:in|on|posted on|issue of) )?\d{{0,2}} ?{_MONTH} ?\d{{0,4}}(?:[;,].{{0,60}})?$"
    ),
    re.compile(r"\bquoted in\b|\bcited in\b"),
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
    """Yield what parenthetical citations credit, in the order of the text; a source inside the citation comes after it."""
    for match in _PARENTHESIS.finditer(tree.text):
        body = match["body"].strip()
        closing = not line_after(tree.text, match.end()).strip()
        stopped = last_mark(tree.text, match.start()) in set('.?!”"')
        outlet = _OUTLET.fullmatch(body) if closing and stopped else None
        if outlet is None and not any(pattern.search(body) for pattern in _CITES):
            continue
        content = _credited(tree, match.start())
        if content is not None:
            end = outlet.end("name") if outlet else len(body)
            yield from _chain(tree, cues, Span(start=match.start("body"), end=match.start("body") + end), content)


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
    closed = tree.text.rfind(")", start, offset)
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
