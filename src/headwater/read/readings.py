"""The reading of an article: its blocks, sentences, quotations, tokens and mentions."""

import re

from headwater.model.text import Article, Block, Quote, Reading, Span
from headwater.read.parse import Parser, parse


def reading(article: Article, parser: Parser) -> Reading:
    """Return how the text of `article` is built."""
    blocks = tuple(
        Block(start=m.start(), end=m.end(), kind="paragraph")
        for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*\S", article.text)
    )
    tokens, sentences = parse(parser, article.text, tuple(Span(start=b.start, end=b.end) for b in blocks))
    quotes = tuple(
        Quote(start=m.start(), end=m.end(), depth=0, closed=True)
        for m in re.finditer(r"[“\"][^“”\"]+[”\"]", article.text)
    )
    return Reading(
        article_id=article.id,
        blocks=blocks,
        sentences=sentences,
        quotes=quotes,
        tokens=tokens,
        mentions=(),
        attempted=True,
        made_by=parser.name,
    )
