"""Old claims that come back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from headwater.model.provenance import Return
from headwater.model.what_if import ArticleAway
from headwater.trace.provenances import provenance
from headwater.trace.supposing.prepared import prepare
from headwater.trace.supposing.what_if import what_if
from mini_piles import Says, Told, pile, put_later

WORDS = "sixty thousand jars of apple sauce were called back because there was glass in some of them"


def back(
    later: str, *, days: int = 2000, early: str = f"Last night {WORDS}.", more: Sequence[Told] = ()
) -> list[Return]:
    """Return what comes back in an article that tells a story of `days` ago."""
    made = pile(
        Told(outlet="Tarn Post", day=1, title="Glass in jars", says=[Says(text=early)]),
        Told(outlet="Ebb Times", day=1, title="Horror", says=[Says(text=later)]),
        *more,
        copied=[(0, 1, WORDS)] if WORDS in early and WORDS in later else [],
    )
    put_later(made, days)
    return list(provenance(made.articles, made.attributions, made.all_links()).returns)


def test_an_old_story_told_as_new_is_found() -> None:
    """The commonest false alarm is a true one, years late."""
    (only,) = back(f"Just now {WORDS}.")

    assert only.kind == "old_story"
    assert (
        only.text
        == "Told here as if it were new; Tarn Post had it more than five years before, under another headline."
    )


def test_who_looks_back_tells_nothing_as_new() -> None:
    """An anniversary is no false alarm, nor is a report that names the year."""
    assert back(f"It was years ago that {WORDS}.") == []
    assert back(f"In 2031 {WORDS}.") == []


def test_a_story_of_last_week_does_not_come_back() -> None:
    """News is told for weeks."""
    assert back(f"Just now {WORDS}.", days=60) == []


def test_one_alike_claim_is_too_little() -> None:
    """Two events may be alike in one claim; a copied passage or a second claim shows that they are one."""
    assert back("Jars of sauce were called back.", early="Jars of sauce were called back by the firm.") == []


def test_an_event_that_another_article_dates_is_found() -> None:
    """What a fact-checker found out tells on those who did not ask."""
    check = Told(
        outlet="Alma Wire", day=2, says=[Says(text="The jars were called back on 13 November 2029, the firm said.")]
    )
    (only,) = back("The jars were called back.", early="In 2029 the jars were called back.", days=0, more=[check])

    assert (only.kind, only.text) == (
        "old_event",
        "Told here as if it were new; Alma Wire dates it to 13 November 2029, more than a year before.",
    )


def test_without_the_article_that_shows_its_age_another_shows_it() -> None:
    """Who takes one old article away has not made the story new."""
    made = pile(
        Told(outlet="Tarn Post", day=1, title="Glass in jars", says=[Says(text=f"Last night {WORDS}.")]),
        Told(outlet="Ebb Times", day=1, title="Horror", says=[Says(text=f"Just now {WORDS}.")]),
        Told(outlet="Fell Echo", day=2, title="Jars", says=[Says(text=f"This week {WORDS}.")]),
        copied=[(0, 1, WORDS), (1, 2, WORDS)],
    )
    put_later(made, 2000)
    echo = made.articles[2]
    if echo.published:
        early = {end: getattr(echo.published, end) - timedelta(days=1990) for end in ("earliest", "latest")}
        made.articles[2] = replace(echo, published=replace(echo.published, **early))
    ready = prepare(made.articles, made.attributions, made.all_links())
    (before,) = ready.traced.provenance.returns
    (after,) = what_if(ready, [ArticleAway(article_id=made.id_of("Tarn Post"))]).after.returns

    assert (before.earlier.article_id, after.earlier.article_id) == (made.id_of("Tarn Post"), echo.id)
    assert "Fell Echo had it more than five years before" in after.text
