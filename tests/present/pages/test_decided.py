"""What people decided, on the pages that it is about."""

from dataclasses import replace
from datetime import UTC, datetime

from headwater.model.decisions import DecidedArticle, Decision, Outcome
from headwater.model.provenance import Evidence
from headwater.present.pages.decided import on_edge
from headwater.present.pages.indexed import indexed
from present import make


def test_what_was_decided_on_an_edge_stays_with_articles_that_were_read_anew() -> None:
    """A page that was saved again has another id; the judgement on it is the same."""
    old, new, other = (make.article("The bridge is shut.", path=path) for path in ("old.txt", "new.txt", "other.txt"))
    decision = Decision(
        id="d1",
        kind="edge_is_not",
        by="A. Roe",
        at=datetime(2026, 3, 4, tzinfo=UTC),
        articles=tuple(DecidedArticle(id=one.id, path=one.path, capture_id="c") for one in (old, other)),
    )
    places = tuple(Evidence(article_id=one.id, start=0, end=19) for one in (new, other))
    outcome = Outcome(id="d1", holds=True, reason="", places=places)
    case = replace(make.case((new, other)), decisions=(decision,), outcomes=(outcome,))

    assert [row.id for row in on_edge(indexed(case), new.id, other.id)] == ["d1"]
    assert on_edge(indexed(case), new.id, old.id) == ()
