"""Captures, articles and readings: what came in, the text it holds, and how that text is built."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Precision = Literal["second", "minute", "day", "month", "year"]
CreditKind = Literal["byline", "dateline", "notice", "meta"]
BlockKind = Literal["paragraph", "heading", "turn", "block_quote", "caption", "citation", "furniture"]
MentionKind = Literal["person", "organisation", "place", "document", "group", "date", "number", "name"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of one article's text: code points, half-open, as Python slices."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they came. `id` is a digest of `body`; `path` is how the user named the file, with forward slashes."""

    id: str
    path: str
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article came out: the earliest and latest moment it can have been, both UTC, and where that was read.

    `read_from` is one of "json-ld", "meta", "header line", "text", "dateline", "address".
    """

    earliest: datetime
    latest: datetime
    precision: Precision
    read_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A mark that says where the text, or a part of it, came from: "(AP)", "From staff and agencies", "first published by X".

    `name` is the outlet or agency that is credited, None when the mark names none ("From agencies"). `text` is the mark as it
    stands on the page; `span` is its place in the article's text, None when it was read from metadata.
    """

    name: str | None
    kind: CreditKind
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published copy of a text.

    `text` is NFC, immutable, and starts with the title where there is one. `furniture` are sorted spans of `text` known not to
    be the article's own prose (header lines with outlet, date and byline; notices). `published` is None when the article gives
    no date: never guessed. `id` is a digest of path and capture, so the same capture under two paths is two articles.
    """

    id: str
    capture_id: str
    path: str
    outlet: str | None
    agency: str | None
    title: str | None
    title_span: Span | None
    bylines: tuple[str, ...]
    dateline: str | None
    credits: tuple[Credit, ...]
    published: Published | None
    language: str
    text: str
    furniture: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or the like. `speaker` is the span of the name that a turn or a set-off quotation belongs to.

    In a turn the speaker's name lies inside the block; for a block quotation it may stand before or after.
    """

    start: int
    end: int
    kind: BlockKind
    speaker: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quoted stretch with its marks, over sentences and paragraphs if need be.

    `depth` is 0 for the outer quotation. `closed` is False where no closing mark was found and the end was inferred.
    """

    start: int
    end: int
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The parse, as columns of equal length. `heads` are token indexes (a root is its own head).

    `tags` are Penn Treebank tags, `pos` universal ones, `deps` ClearNLP labels as spaCy's English models give them.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, date, number or described person in the text. Mentions with equal `entity` are one thing, in this article."""

    start: int
    end: int
    kind: MentionKind
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How an article's text is built. All spans are sorted and inside the text; `made_by` names the tools and versions.

    `sentences` tile the prose (headings and turns included, furniture left out). `attempted` is False for a language whose
    grammar is not read: blocks and quotes are still there, sentences are rough and tokens are bare words.
    """

    article_id: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    tokens: Tokens
    mentions: tuple[Mention, ...]
    attempted: bool
    made_by: str
