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
class Given:
    """What stood beside a text, not in it, as it was written there: columns of a table, elements of a feed, headers of a mail.

    `published` and `modified` are dates as written; `language` is a code or None. Nothing here was checked.
    """

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    bylines: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    dateline: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they came. `id` is a digest of `body`, `url` and `given`, so that two with one id are the same capture.

    `path` is how the user named the file, with forward slashes; what lies in a file of many has "FILE#PART". `media_type` may
    carry a charset ("text/html; charset=koi8-r"), as a server declared it. `url` is the address it was fetched from, `fetched_at`
    when (UTC); both None where that is not known. `given` is what the file it was taken from says of it.
    """

    id: str
    path: str
    media_type: str
    body: bytes
    url: str | None = None
    fetched_at: datetime | None = None
    given: Given = Given()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article came out: the earliest and latest moment it can have been, both UTC, and where that was read.

    `read_from` is one of "json-ld", "meta", "header line", "text", "dateline", "address", "beside" (given beside the text).
    """

    earliest: datetime
    latest: datetime
    precision: Precision
    read_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A mark that says where the text, or a part of it, came from: "(AP)", "From staff and agencies", "first published by X".

    `name` is the outlet or agency that is credited, None when the mark names none ("From agencies"). `text` is the mark as it
    stands on the page; `span` is its place in the article's text, None when it was read from metadata. `title` and `url` are the
    original's, where the mark gives them.
    """

    name: str | None
    kind: CreditKind
    text: str
    span: Span | None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What ingest is not sure of in an article. `about` is the fact; `span` its place in the text, for a doubt about the text.

    `about` is one of "text" (may be page furniture, or end too early), "title", "outlet", "published", "modified". `reason` is a
    sentence for the reader.
    """

    about: Literal["text", "title", "outlet", "published", "modified"]
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A stretch of the text in one language and script: a two-letter code, and an ISO 15924 code ("Latn", "Arab")."""

    start: int
    end: int
    language: str
    script: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of the article's text stands in the capture, character by character.

    `part` is the part of the capture: "" for a file that is all text, the XPath of a text node or attribute in a page, "page 3"
    in a PDF, "paragraph 4" in an office document. The stretch's first character is `offset` code points into that part's text
    as decoded; the others follow it one by one. `box` is left, bottom, right, top on the PDF's page, in points.
    """

    start: int
    end: int
    part: str
    offset: int
    box: tuple[float, float, float, float] | None = None


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
    url: str | None = None
    modified: Published | None = None
    captions: tuple[Span, ...] = ()
    tongues: tuple[Tongue, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What ingest makes of one article: the article, and where its text stands in the capture.

    `places` are sorted and do not overlap; what lies in none of them does not stand in the capture letter by letter.
    """

    article: Article
    places: tuple[Place, ...]


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
