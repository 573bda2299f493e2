"""Lines that an outlet repeats, learned from all articles of a case and marked in each."""

from collections.abc import Iterator

from headwater.ingest.texts.repeated import fingerprints, learned, repeated
from headwater.model.text import Article
from headwater.store.answers import forget_answer
from headwater.store.articles import RepeatedLine, own_article_of, put_repeated_lines, repeated_lines
from headwater.store.attributions import versions
from headwater.store.files import CaseFile, transaction


def learn_repeated_lines(file: CaseFile) -> None:
    """Mark in every article what its outlet puts on others too. One article is held at a time; it is gone through twice."""
    known = learned(fingerprints(article) for article in _articles(file))
    for article in _articles(file):
        found = repeated(article, known)
        lines = [
            *(RepeatedLine(span=span, reason=None) for span in found.furniture),
            *(RepeatedLine(span=doubt.span, reason=doubt.reason) for doubt in found.doubts if doubt.span),
        ]
        ordered = tuple(sorted(lines, key=lambda line: line.span))
        if ordered != repeated_lines(file, article.id):
            with transaction(file):
                forget_answer(file)
                put_repeated_lines(file, article.id, ordered)


def _articles(file: CaseFile) -> Iterator[Article]:
    """Yield the articles as ingest made them."""
    return (own_article_of(file, article_id) for article_id in versions(file))
