"""The reading of an article: its blocks, sentences, quotations, tokens and mentions."""

import re
from collections.abc import Iterable

from headwater.model.text import Article, Mention, Reading, Span, Tokens
from headwater.read.blocks import find_blocks
from headwater.read.mentions import find_mentions
from headwater.read.paragraphs import find_paragraphs
from headwater.read.parse import Parser, columns, parse
from headwater.read.quotes import find_quotes
from headwater.read.rejoined import rejoined
from headwater.read.sentences import rough_sentences
from headwater.read.shapes import find_shapes

_WORD = re.compile(r"\w+|[^\w\s]")


def reading(article: Article, parser: Parser) -> Reading:
    """Return how the text of `article` is built. Grammar is read in English only; elsewhere tokens are bare words."""
    text = article.text
    paragraphs = find_paragraphs(text, article.furniture)
    shapes = find_shapes(text, paragraphs, article.title_span, article.furniture, article.bylines, article.captions)
    prose = [paragraph for paragraph, shape in zip(paragraphs, shapes, strict=True) if shape != "furniture"]
    quotes = find_quotes(text, prose)
    blocks, stretches = find_blocks(text, paragraphs, shapes, quotes)
    attempted = article.language == "en"
    mentions: tuple[Mention, ...] = ()
    if attempted:
        parsed, sentences = parse(parser, text, stretches)
        tokens = rejoined(parsed)
        headings = [Span(start=block.start, end=block.end) for block in blocks if block.kind == "heading"]
        mentions = find_mentions(text, tokens, sentences, headings)
    else:
        tokens, sentences = _bare_words(text, stretches), tuple(rough_sentences(text, stretches))
    return Reading(
        article_id=article.id,
        blocks=blocks,
        sentences=sentences,
        quotes=quotes,
        tokens=tokens,
        mentions=mentions,
        attempted=attempted,
        made_by=parser.name if attempted else "words",
    )


def _bare_words(text: str, stretches: Iterable[Span]) -> Tokens:
    found = (match for stretch in stretches for match in _WORD.finditer(text, stretch.start, stretch.end))
    return columns(
        (match.start(), match.end(), match.group().casefold(), "X", "XX", "dep", index)
        for index, match in enumerate(found)
    )
