"""Articles and readings made by hand, for tests of comparing."""

from datetime import UTC, datetime

from headwater.model.identity import digest
from headwater.model.text import Article, Block, Published, Quote, Reading, Span, Tokens

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)  # a Thursday


def page(text: str, name: str = "page", outlet: str | None = None, furniture: tuple[Span, ...] = ()) -> Article:
    """Return an article of 5 March 2026 that holds `text`; its id sorts as `name` does."""
    return Article(
        id=name,
        capture_id=digest(text),
        path=name,
        outlet=outlet,
        agency=None,
        title=None,
        title_span=None,
        bylines=(),
        dateline=None,
        credits=(),
        published=Published(earliest=NOON, latest=NOON, precision="minute", read_from="meta"),
        language="en",
        text=text,
        furniture=furniture,
    )


def unread(article: Article, quotes: tuple[Quote, ...] = ()) -> Reading:
    """Return a reading of `article` that knows one paragraph and no grammar: enough for copied passages."""
    return Reading(
        article_id=article.id,
        blocks=(Block(start=0, end=len(article.text), kind="paragraph"),),
        sentences=(),
        quotes=quotes,
        tokens=Tokens(starts=(), ends=(), lemmas=(), pos=(), tags=(), deps=(), heads=()),
        mentions=(),
        attempted=False,
        made_by="hand",
    )
