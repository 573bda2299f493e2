"""Putting a whole case into a file, without a run."""

from headwater.model.case import Case
from headwater.model.text import Article, Capture, Reading, TakenIn, Tokens
from headwater.store.answers import MadeFrom, put_answer, put_failure
from headwater.store.articles import put_articles
from headwater.store.attributions import Versions, put_attributions, sweep_speakers
from headwater.store.captures import put_duplicate, sweep_captures
from headwater.store.decisions import put_decisions
from headwater.store.files import CaseFile, transaction

VERSIONS = Versions(read="2", attribute="3")


def fill(file: CaseFile, case: Case, its_readings: dict[str, Reading]) -> None:
    """Put a whole case into a file."""
    with transaction(file):
        for article in case.articles:
            said = [attribution for attribution in case.attributions if attribution.article_id == article.id]
            put_articles(file, capture(article), [TakenIn(article=article, places=())], "1")
            put_attributions(file, article, its_readings[article.id], said, VERSIONS)
        for duplicate in case.duplicates:
            put_duplicate(file, duplicate, capture(case.articles[0]))
        for failure in case.failures:
            put_failure(file, failure)
        put_decisions(file, case.decisions)
        put_answer(file, case, MadeFrom(links="links", pile="pile"))
        sweep_captures(file)
        sweep_speakers(file)


def capture(article: Article) -> Capture:
    """Return a capture that the article may have come from."""
    return Capture(id=article.capture_id, path=article.path, media_type="text/plain", body=article.text.encode())


def bare_reading(article_id: str) -> Reading:
    """Return a reading with nothing in it."""
    tokens = Tokens(starts=(), ends=(), lemmas=(), pos=(), tags=(), deps=(), heads=())
    return Reading(
        article_id=article_id,
        blocks=(),
        sentences=(),
        quotes=(),
        tokens=tokens,
        mentions=(),
        attempted=False,
        made_by="nothing",
    )
