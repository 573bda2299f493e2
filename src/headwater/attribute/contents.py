"""Where a content begins and ends: clauses and quotations brought together."""

from bisect import bisect_left

from headwater.attribute.clauses import Tree, trim
from headwater.model.text import Quote, Span


def widen(tree: Tree, span: Span, *, floor: int = 0) -> Span:
    """Return `span` with the quotations that it cuts taken in whole, but never reaching back before `floor`."""
    start, end = span.start, span.end
    for quote in tree.quotes:
        if quote.start < end < quote.end and quote.start >= floor:
            end = quote.end
        if quote.start < start < quote.end and quote.start >= floor and start - quote.start <= 2:
            start = quote.start
    return tidy(tree.text, Span(start=start, end=end), tree.quotes)


def clip(tree: Tree, span: Span, offset: int) -> Span:
    """Return `span` kept inside the innermost quotation that holds `offset`: a verb in a quotation reports nothing outside it."""
    around_it = [quote for quote in tree.quotes if quote.start < offset < quote.end]
    if not around_it:
        return span
    inner = max(around_it, key=lambda quote: quote.start)
    end = inner.end - 1 if inner.closed else inner.end
    if span.start >= end or span.end <= end:
        return span
    return tidy(tree.text, Span(start=span.start, end=end), tree.quotes)


def tidy(text: str, span: Span, quotes: tuple[Quote, ...]) -> Span:
    """Return `span` without outer punctuation, keeping the marks of quotations that lie wholly inside."""
    cut = trim(text, span)
    start, end = cut.start, cut.end
    for quote in _beginning_in(quotes, span.start, span.end + 1):
        if quote.end <= span.end + 1:
            start = min(start, quote.start)
            end = max(end, quote.end) if quote.end >= end else end
    while end > start and text[end - 1] in ".?!" and not _inside(end - 1, quotes, start):
        end -= 1
        if text[end] in "?!":
            return Span(start=start, end=end + 1)
    return Span(start=start, end=end)


def _inside(offset: int, quotes: tuple[Quote, ...], start: int) -> bool:
    return any(offset < quote.end for quote in _beginning_in(quotes, start, offset + 1))


def _beginning_in(quotes: tuple[Quote, ...], start: int, stop: int) -> tuple[Quote, ...]:
    """Return the quotations that begin from `start` to before `stop`; they are sorted by their start."""
    return quotes[bisect_left(quotes, start, key=_begin) : bisect_left(quotes, stop, key=_begin)]


def _begin(quote: Quote) -> int:
    return quote.start


def end_before(text: str, offset: int) -> int:
    """Return where the text before `offset` ends, white space left out."""
    while offset and text[offset - 1].isspace():
        offset -= 1
    return offset


def last_mark(text: str, offset: int) -> str:
    """Return the last character before `offset` that is no white space, an empty string at the start."""
    end = end_before(text, offset)
    return text[end - 1 : end] if end else ""


def line_after(text: str, offset: int) -> str:
    """Return the rest of the line from `offset` on."""
    end = text.find("\n", offset)
    return text[offset:] if end < 0 else text[offset:end]


def around(tree: Tree, first: int, last: int, holes: list[tuple[int, int]]) -> list[Span]:
    """Return the stretches from token `first` to token `last` that are left when the token ranges `holes` are cut out."""
    spans, at = [], first
    for hole_first, hole_last in sorted(holes):
        if hole_first > at:
            spans.append(tree.span(at, hole_first - 1))
        at = max(at, hole_last + 1)
    if at <= last:
        spans.append(tree.span(at, last))
    return [cut for span in spans if (cut := trim(tree.text, span)).end > cut.start]
