"""From files to articles: no damaged page stops a run, and what is kept can be written."""

import json
from contextlib import closing
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from headwater.errors import TooMuchWork
from headwater.ingest.members import captured
from headwater.model.case import Case
from headwater.run.bounded import Bounded
from headwater.run.options import DEFAULTS
from headwater.run.takings import _without_halves, taken_in
from strategies import cases

PROSE = "The mayor of Skerrow said on Monday that the bridge had been closed after the flood of last week. " * 5
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FACTS = {"@type": "NewsArticle", "headline": "Half \ud800 a title", "publisher": {"name": "Out\udfffpost"}}
PAGE = f"""<html><head><title>A title</title><script type="application/ld+json">{json.dumps(FACTS)}</script></head>
<body><article><h1>A title</h1><p>{PROSE}</p></article></body></html>"""


def test_half_a_character_in_a_page_stops_nothing() -> None:
    """Pages cut in the middle of an emoji are common; what is read from them can be kept and written."""
    page = captured("a.html", PAGE.encode(), "text/html")

    with closing(Bounded()) as bounded:
        (taken,) = taken_in(page, bounded, DEFAULTS, NOW)

    assert repr(taken.article).isprintable()
    assert taken.article.outlet == "Outpost"


@settings(max_examples=20, deadline=None)
@given(cases())
def test_a_sound_article_stays_as_it_is(case: Case) -> None:
    """Only what is no text is replaced."""
    for article in case.articles:
        assert _without_halves(article) == article


def test_a_long_text_is_read_within_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own code may meet a text that keeps it busy for ever, too."""
    monkeypatch.setattr("headwater.run.takings.ARTICLE_SECONDS", 0.0)
    text = captured("a.txt", PROSE.encode() * 500, "text/plain")

    with closing(Bounded()) as bounded, pytest.raises(TooMuchWork):
        taken_in(text, bounded, DEFAULTS, NOW)
