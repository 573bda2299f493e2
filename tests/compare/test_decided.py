"""Decisions on claims as constraints: the words are found again wherever they stand, and the last of two that contrast holds."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from compare.pages import page
from headwater.compare.decided import constraints, statements_at, with_decisions
from headwater.model.anchors import anchored, find_words, shelf
from headwater.model.decisions import DecidedArticle, DecidedPlace, Decision, DecisionKind
from headwater.model.links import Statement, StatementLink
from headwater.model.records import identified
from headwater.model.text import Article, Span

SENTENCES = ("The weir is shut.", "Boats wait below the weir.", "Nobody can pass.")
ARTICLE = page(" ".join(SENTENCES), "page")


def stated(article: Article, words: str) -> Statement:
    """Return the statement that some words of an article make."""
    start = article.text.index(words)
    return Statement(
        id=words[:1].lower(),
        article_id=article.id,
        start=start,
        end=start + len(words),
        content=(Span(start=start, end=start + len(words)),),
        wording=(Span(start=start, end=start + len(words)),),
        text=words,
        attribution_id=None,
        stance="asserts",
        hedged=False,
    )


STATEMENTS = tuple(stated(ARTICLE, sentence) for sentence in SENTENCES)  # their ids are t, b and n


def place(words: str, start: int = 0) -> DecidedPlace:
    """Return a place in the article."""
    article = DecidedArticle(id=ARTICLE.id, path=ARTICLE.path, capture_id=ARTICLE.capture_id)
    return DecidedPlace(article=article, start=start, end=start + len(words), words=words)


def decision(day: int, left: str, right: str, *, same: bool) -> Decision:
    """Return what somebody decided on a day on some words and others."""
    at = datetime(2026, 3, day, tzinfo=UTC)
    kind: DecisionKind = "same_claim" if same else "other_claim"
    return identified(Decision(id="", kind=kind, places=(place(left), place(right)), by="A. Roe", at=at))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("the weir is shut", "On Monday\nthe  weir\tis shut."),
        ('"shut", he said', "It is “shut”, he said."),
        ("THE MAYOR'S weir - shut", "The mayor’s weir – shut"),
        ("(shut) [sic] 3.5*", "It is (shut) [sic] 3.5* now"),
    ],
)
def test_words_are_found_as_people_type_them(words: str, text: str) -> None:
    """Nobody types curly quotes, and lines break anywhere."""
    (found,) = find_words(words, text)

    assert len(text[found.start : found.end].split()) == len(words.split())


@pytest.mark.parametrize("words", ["", "   ", "weir" * 100_000])
def test_words_that_are_none_are_found_nowhere(words: str) -> None:
    """Whatever is pasted, the answer comes at once."""
    assert find_words(words, ARTICLE.text) == []


def test_of_several_places_the_one_nearest_to_where_it_stood_is_meant() -> None:
    """The words may come again in a longer version."""
    second = ARTICLE.text.rindex("weir")

    found = anchored(shelf([ARTICLE]), place("weir", second + 3))

    assert found == (ARTICLE, Span(start=second, end=second + 4))


@pytest.mark.parametrize(
    "article",
    [replace(ARTICLE, id="new", capture_id="new"), replace(ARTICLE, id="new", path="moved.txt")],
    ids=["another version", "a moved file"],
)
def test_a_place_is_found_in_what_took_its_articles_place(article: Article) -> None:
    """A file that was saved again, or put elsewhere, is another article with the same words."""
    assert anchored(shelf([article]), place("Nobody can pass.")) is not None


def test_a_few_words_mean_the_statement_around_them_and_many_the_one_they_fit_best() -> None:
    """People quote two words, or a whole paragraph."""
    text = ARTICLE.text
    few = text.index("wait")

    assert [one.id for one in statements_at(Span(start=few, end=few + 4), STATEMENTS)] == ["b"]
    assert statements_at(Span(start=0, end=len(text)), STATEMENTS)[0].id == "b"
    assert len(statements_at(Span(start=0, end=len(text)), STATEMENTS)) == 3


def test_the_last_of_decisions_that_contradict_each_other_holds() -> None:
    """Also where it takes three of them to contradict, and in whatever order they are given."""
    made = [
        decision(1, "The weir is shut", "Boats wait", same=True),
        decision(2, "Boats wait", "Nobody can pass", same=True),
        decision(3, "The weir is shut", "Nobody can pass", same=False),
    ]

    (found,) = {constraints([ARTICLE], STATEMENTS, order).outcomes for order in permutations(made)}

    held = {one.id: one for one in found}
    assert [held[one.id].holds for one in made] == [False, True, True]
    assert held[made[0].id].reason == "a later decision, by A. Roe on 2026-03-03, keeps the two apart"
    assert held[made[0].id].instead == made[2].id


def test_what_later_decisions_hold_for_one_is_not_kept_apart() -> None:
    """A correction of a correction is the last word."""
    made = [decision(1, "The weir", "Boats wait", same=False), decision(2, "The weir", "Boats wait", same=True)]

    found = constraints([ARTICLE], STATEMENTS, made)

    assert (found.apart, sorted(found.reasons)) == (frozenset(), [("b", "t")])
    (lost,) = (one for one in found.outcomes if not one.holds)
    assert (lost.id, lost.instead) == (made[0].id, made[1].id)
    assert lost.reason == "a later decision, by A. Roe on 2026-03-02, holds the two for one claim"


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("The lock is open", "Boats wait", "page no longer holds the words “The lock is open”"),
        ("Boats", "below the weir", "both places stand in one statement"),
    ],
)
def test_a_decision_that_cannot_be_applied_says_why(left: str, right: str, reason: str) -> None:
    """It is not dropped silently."""
    (found,) = constraints([ARTICLE], STATEMENTS, [decision(1, left, right, same=True)]).outcomes

    assert not found.holds
    assert found.reason.endswith(reason.removeprefix("page"))


def test_a_link_that_a_person_decided_says_so_and_keeps_what_else_was_found() -> None:
    """A reader sees both, who decided and what the machine thought."""
    asked = constraints([ARTICLE], STATEMENTS, [decision(4, "The weir", "Boats wait", same=True)])
    link = StatementLink(left="b", right="t", relation="opposed", score=0.1, evidence=("against: nothing in common",))

    (kept,) = with_decisions([link], asked, lambda _pair: "same")
    (made,) = with_decisions([], asked, lambda _pair: "same")

    decided = "for: one claim, decided by A. Roe on 2026-03-04"
    assert (kept.score, kept.relation, kept.evidence) == (1.0, "opposed", (decided, "against: nothing in common"))
    assert (made.score, made.relation, made.evidence, made.decided) == (1.0, "same", (decided,), True)
