"""Piles of invented articles with planted reuse, and the truth of what was planted where.

The prose is made of sentences of our own corpus whose telling words are mostly exchanged for invented ones, common and rare as
words are (Zipf), so that stock phrases meet by chance as they do in the news. Planted are: articles republished (exactly,
with edits, cut at the end, with paragraphs moved or sentences in another order, under a lead of their own), the same with the
noise of a scanner or in another spelling (other quotes and dashes, ligatures, soft hyphens, Cyrillic letters), passages of 40
to 120 words, quotations of 15 to 30 words that independent articles share, and rewrites in other words, which are no copies.
Most outlets end their articles with a footer, some begin with a slogan or ask for a subscription in the middle; of some the
name is not known.
Everything follows from `seed`; articles come as a stream.
"""

import random  # noqa: TID251 - piles are made by chance, from a seed
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import disguises
from headwater.model.identity import digest
from headwater.model.text import Article, Block, Quote, Reading, Tokens
from invented import Prose, load_prose, sentence, statement

Kind = Literal["original", "republication", "noise", "spelling", "passage", "quotation", "rewrite"]
SHARES: dict[Kind, float] = {
    "original": 0.44,
    "republication": 0.22,
    "noise": 0.03,
    "spelling": 0.03,
    "passage": 0.12,
    "quotation": 0.08,
    "rewrite": 0.08,
}
REMEMBERED = (
    400  # originals that later articles may take from; chance picks the same ones often enough for families of copies
)
FAVOURITES = 0.2  # share of copies that are of the one article everybody prints
FRESH = 0.002  # how soon another article becomes that one
ARTICLES_AN_OUTLET = 40
NAMES_UNKNOWN = 0.15
WORDS = 350


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or the quoted part of one. Pieces with one `id` were taken from each other; furniture has none."""

    id: int | None
    text: str
    quoted: bool = False


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who prints, and what stands in each of its articles: a first line, a block in the middle, a last one; "" for none."""

    name: str | None
    slogan: str
    appeal: str
    footer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """What one article was given of another: the pieces, and the words that were exchanged for others, old and new."""

    kind: Kind
    source: str
    pieces: tuple[int, ...]
    exchanged: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article of the pile with its reading, where each of its own pieces stands, and what was planted in it."""

    article: Article
    reading: Reading
    places: dict[int, tuple[int, int]]
    quoted: frozenset[int]
    planted: tuple[Planted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    article_id: str
    body: tuple[Paragraph, ...]


class _Maker:
    """What the making of a pile remembers: chance, the next piece's number, and what may be taken from."""

    def __init__(self, seed: int, count: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
        self.prose: Prose = load_prose()
        self.pieces = 0
        self.sources: deque[_Source] = deque(maxlen=REMEMBERED)
        self.speeches: deque[tuple[str, Piece]] = deque(maxlen=REMEMBERED // 4)
        self.favourite: _Source | None = None
        self.outlets = [self.outlet(number) for number in range(max(8, count // ARTICLES_AN_OUTLET))]

    def outlet(self, number: int) -> Outlet:
        """Return an outlet with its furniture."""
        chance = self.chance
        lines = [" ".join(sentence(self.prose, chance) for _ in range(chance.randint(1, most))) for most in (1, 2, 3)]
        return Outlet(
            name=None if chance.random() < NAMES_UNKNOWN else f"Outlet {number}",
            slogan=lines[0] if chance.random() < 0.1 else "",
            appeal=f"Sign up for our letter: {lines[1]}" if chance.random() < 0.2 else "",
            footer=lines[2] if chance.random() < 0.7 else "",
        )

    def piece(self, text: str, *, quoted: bool = False) -> Piece:
        """Return a piece that is nobody else's."""
        self.pieces += 1
        return Piece(self.pieces, text, quoted)

    def body(self, words: int) -> tuple[Paragraph, ...]:
        """Return fresh prose of about `words` words."""
        made: list[Paragraph] = []
        while words > 0:
            texts = [sentence(self.prose, self.chance) for _ in range(self.chance.randint(1, 3))]
            words -= sum(text.count(" ") + 1 for text in texts)
            made.append(tuple(self.piece(text) for text in texts))
        return tuple(made)

    def source(self) -> _Source:
        """Return an article to take from: sometimes the one that everybody takes from."""
        if self.favourite is None or self.chance.random() < FRESH:
            self.favourite = self.chance.choice(self.sources)
        if self.chance.random() < FAVOURITES:
            return self.favourite
        return self.chance.choice(self.sources)


def pile(count: int, seed: int = 7) -> Iterator[Page]:
    """Yield `count` articles. Nothing is taken from an article that comes later."""
    maker = _Maker(seed, count)
    kinds, weights = list(SHARES), list(SHARES.values())
    for number in range(count):
        kind: Kind = "original" if len(maker.sources) < 5 else maker.chance.choices(kinds, weights)[0]
        article_id = digest("planted", seed, number)
        body, planted = _MADE[kind](maker)
        if kind == "original":
            maker.sources.append(_Source(article_id=article_id, body=body))
        if planted is not None and not planted.source:
            maker.speeches.append((article_id, next(p for p in body[1] if p.quoted)))
            planted = None
        yield _page(article_id, maker.chance.choice(maker.outlets), body, (planted,) if planted else ())


_Made = tuple[tuple[Paragraph, ...], Planted | None]


def _original(maker: _Maker) -> _Made:
    return maker.body(maker.chance.randint(WORDS - 150, WORDS + 150)), None


def _republication(maker: _Maker) -> _Made:
    source = maker.source()
    change = maker.chance.choice((_as_it_is, _edited, _edited, _exchanged, _cut, _moved, _reordered, _led))
    body, exchanged = change(maker, source.body)
    return body, _planted("republication", source, body, exchanged)


def _noise(maker: _Maker) -> _Made:
    source = maker.source()
    body = _each(source.body, lambda text: disguises.scanned(text, maker.chance))
    return body, _planted("noise", source, body)


def _spelling(maker: _Maker) -> _Made:
    source = maker.source()
    body = _each(source.body, lambda text: disguises.respelled(text, maker.chance))
    return body, _planted("spelling", source, body)


def _passage(maker: _Maker) -> _Made:
    source = maker.source()
    pieces = [piece for paragraph in source.body for piece in paragraph]
    first, size = maker.chance.randrange(len(pieces)), maker.chance.randint(40, 120)
    taken: list[Piece] = []
    for piece in pieces[first:] + pieces[:first][::-1]:
        if sum(len(p.text.split()) for p in taken) < 40 or sum(len(p.text.split()) for p in (*taken, piece)) <= size:
            taken.append(piece)
        else:
            break
    taken = [piece for piece in pieces if piece in taken]
    body = maker.body(WORDS - size)
    at = maker.chance.randint(0, len(body))
    lifted = (*body[:at], tuple(taken), *body[at:])
    return lifted, _planted("passage", source, (tuple(taken),))


def _quotation(maker: _Maker) -> _Made:
    body = maker.body(WORDS - 40)
    if not maker.speeches or maker.chance.random() < 0.25:
        said = maker.piece(f"“{statement(maker.prose, maker.chance, 15, 30)},”", quoted=True)
        planted = Planted(kind="quotation", source="", pieces=())
    else:
        article_id, said = maker.chance.choice(maker.speeches)
        planted = Planted(kind="quotation", source=article_id, pieces=(said.id or 0,))
    told = maker.piece(f"{statement(maker.prose, maker.chance, 3, 9)}.")
    return (body[0], (said, told), *body[1:]), planted


def _rewrite(maker: _Maker) -> _Made:
    source = maker.source()
    texts = [[disguises.reworded(p.text, maker.prose, maker.chance) for p in paragraph] for paragraph in source.body]
    body = tuple(tuple(maker.piece(text) for text in paragraph) for paragraph in texts)
    return body, Planted(kind="rewrite", source=source.article_id, pieces=())


_MADE = {
    "original": _original,
    "republication": _republication,
    "noise": _noise,
    "spelling": _spelling,
    "passage": _passage,
    "quotation": _quotation,
    "rewrite": _rewrite,
}


def _planted(
    kind: Kind, source: _Source, body: Sequence[Paragraph], exchanged: tuple[tuple[str, str], ...] = ()
) -> Planted:
    known = {piece.id for paragraph in source.body for piece in paragraph}
    kept = tuple(p.id for paragraph in body for p in paragraph if p.id is not None and p.id in known)
    return Planted(kind=kind, source=source.article_id, pieces=kept, exchanged=exchanged)


def _each(body: Sequence[Paragraph], change: disguises.Change) -> tuple[Paragraph, ...]:
    return tuple(tuple(replace(piece, text=change(piece.text)) for piece in paragraph) for paragraph in body)


_Changed = tuple[tuple[Paragraph, ...], tuple[tuple[str, str], ...]]


def _as_it_is(_maker: _Maker, body: tuple[Paragraph, ...]) -> _Changed:
    return body, ()


def _edited(maker: _Maker, body: tuple[Paragraph, ...]) -> _Changed:
    """Return `body` with a word left out, put in or exchanged in every third sentence."""
    chance = maker.chance
    return _each(body, lambda text: disguises.edited(text, maker.prose, chance) if chance.random() < 0.3 else text), ()


def _exchanged(maker: _Maker, body: tuple[Paragraph, ...]) -> _Changed:
    """Return `body` with one day or number exchanged for another."""
    for number, paragraph in enumerate(body):
        for place, piece in enumerate(paragraph):
            found = disguises.other_fact(piece.text, maker.chance)
            if found is not None:
                text, old, new = found
                changed = (*paragraph[:place], replace(piece, text=text), *paragraph[place + 1 :])
                return (*body[:number], changed, *body[number + 1 :]), ((old, new),)
    return body, ()


def _cut(maker: _Maker, body: tuple[Paragraph, ...]) -> _Changed:
    return body[: max(2, round(len(body) * maker.chance.uniform(0.4, 0.9)))], ()


def _moved(maker: _Maker, body: tuple[Paragraph, ...]) -> _Changed:
    paragraphs = list(body)
    moved = paragraphs.pop(maker.chance.randrange(len(paragraphs)))
    paragraphs.insert(maker.chance.randrange(len(paragraphs) + 1), moved)
    return tuple(paragraphs), ()


def _reordered(_maker: _Maker, body: tuple[Paragraph, ...]) -> _Changed:
    return tuple(paragraph[::-1] if number % 2 else paragraph for number, paragraph in enumerate(body)), ()


def _led(maker: _Maker, body: tuple[Paragraph, ...]) -> _Changed:
    return (*maker.body(40), *body[1:]), ()


def _page(article_id: str, outlet: Outlet, body: Sequence[Paragraph], planted: tuple[Planted, ...]) -> Page:
    furniture = [(Piece(None, text),) if text else () for text in (outlet.slogan, outlet.appeal, outlet.footer)]
    middle = len(body) // 2
    paragraphs = [furniture[0], *body[:middle], furniture[1], *body[middle:], furniture[2]]
    places: list[tuple[Piece, int, int]] = []
    blocks: list[Block] = []
    at = 0
    for paragraph in filter(None, paragraphs):
        first = at
        for piece in paragraph:
            places.append((piece, at, at + len(piece.text)))
            at += len(piece.text) + 1
        blocks.append(Block(start=first, end=at - 1, kind="paragraph"))
        at += 1
    text = "\n\n".join(" ".join(piece.text for piece in paragraph) for paragraph in filter(None, paragraphs))
    own = {piece.id: (start, end) for piece, start, end in places if piece.id is not None}
    quotes = tuple(Quote(start=start, end=end, depth=0, closed=True) for piece, start, end in places if piece.quoted)
    return Page(
        article=_article(article_id, outlet, text),
        reading=_reading(article_id, tuple(blocks), quotes),
        places=own,
        quoted=frozenset(piece.id for piece, _, _ in places if piece.quoted and piece.id is not None),
        planted=planted,
    )


def _article(article_id: str, outlet: Outlet, text: str) -> Article:
    return Article(
        id=article_id,
        capture_id=article_id,
        path=f"{article_id}.txt",
        outlet=outlet.name,
        agency=None,
        title=None,
        title_span=None,
        bylines=(),
        dateline=None,
        credits=(),
        published=None,
        language="en",
        text=text,
        furniture=(),
    )


def _reading(article_id: str, blocks: tuple[Block, ...], quotes: tuple[Quote, ...]) -> Reading:
    return Reading(
        article_id=article_id,
        blocks=blocks,
        sentences=(),
        quotes=quotes,
        tokens=Tokens(starts=(), ends=(), lemmas=(), pos=(), tags=(), deps=(), heads=()),
        mentions=(),
        attempted=False,
        made_by="planted",
    )
