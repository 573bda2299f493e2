"""The order of the stages, and what keeps one damaged page from stopping them."""

import json

from hypothesis import given, settings

from headwater.model.case import Case
from headwater.model.identity import digest
from headwater.model.text import Capture
from headwater.read.parse import load_parser
from headwater.run.pipeline import Job, _without_halves, work
from strategies import cases

PROSE = "The mayor of Skerrow said on Monday that the bridge had been closed after the flood of last week. " * 5
FACTS = {"@type": "NewsArticle", "headline": "Half \ud800 a title", "publisher": {"name": "Out\udfffpost"}}
PAGE = f"""<html><head><title>A title</title><script type="application/ld+json">{json.dumps(FACTS)}</script></head>
<body><article><h1>A title</h1><p>{PROSE}</p></article></body></html>"""


def test_half_a_character_in_a_page_stops_nothing() -> None:
    """Pages cut in the middle of an emoji are common; what is read from them can be kept and written."""
    body = PAGE.encode()

    made = work(Job(capture=Capture(id=digest(body), path="a.html", media_type="text/html", body=body)), load_parser())

    assert made.attributions
    assert repr(made.article).isprintable()
    assert made.article.outlet == "Out\ufffdpost"


@settings(max_examples=20, deadline=None)
@given(cases())
def test_a_sound_article_stays_as_it_is(case: Case) -> None:
    """Only what is no text is replaced."""
    for article in case.articles:
        assert _without_halves(article) == article
