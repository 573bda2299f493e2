"""Numbers and dates in sentences: right, and honest about doubt."""

from headwater.present.facts import facts
from headwater.present.sentences import earliest, origin_words, pile, tally_numbers
from present import make


def test_copies_of_one_text_count_once() -> None:
    """Eight articles of which three are wire copies are five texts."""
    known = facts(make.story("01-skerrow-ferry"))

    assert pile(known) == "8 articles from 7 outlets: 5 different texts and 3 copies."
    assert tally_numbers(known.standings[0]) == "in 8 articles (5 different texts); 2 independent origins"


def test_one_of_anything_is_singular() -> None:
    """A wrong plural makes a reader doubt the number."""
    only = make.article("The bridge is shut.", outlet="The Post")
    claim = make.claim("The bridge is shut.", (make.appearance(only, "The bridge is shut."),))
    known = facts(make.case((only,), claims=(claim,)))

    assert pile(known) == "1 article from 1 outlet."
    assert tally_numbers(known.standings[0]) == "in 1 article; 1 independent origin"


def test_articles_of_unknown_outlets_are_not_given_to_the_known_one() -> None:
    """Whoever reads "5 articles from 1 outlet" takes one outlet for the writer of them all."""
    told = make.article("The bridge is shut.", path="a", outlet="The Post")
    others = [make.article(f"Text {name}.", path=name) for name in ("b", "c")]

    assert pile(facts(make.case((told, *others)))) == "3 articles, 1 of them from 1 known outlet: 3 different texts."
    assert pile(facts(make.case(tuple(others)))) == "2 articles: 2 different texts."


def test_an_interval_is_said_in_words() -> None:
    """Doubt is part of the number."""
    known = facts(make.story("06-haldrin-lifeboat"))

    assert "1 to 2 independent origins, 1 denial" in tally_numbers(known.standings[0])


def test_dates_that_do_not_tell_are_not_used() -> None:
    """Two articles of one day: nobody knows which came out earlier, unless one rests on the other."""
    left, right = (
        make.article("The bridge is shut.", path=name, outlet=name.upper(), date="2026-03-04") for name in ("a", "b")
    )
    claim = make.claim(
        "The bridge is shut.", tuple(make.appearance(each, "The bridge is shut.") for each in (left, right))
    )
    apart = facts(make.case((left, right), claims=(claim,)))
    linked = facts(make.case((left, right), claims=(claim,), edges=(make.edge(left, right, "pickup", (claim.id,)),)))

    assert earliest(apart, apart.standings[0]).endswith("1 more article may be as early: the dates do not tell.")
    assert earliest(linked, linked.standings[0]) == "Earliest known appearance: B, 4 March 2026."


def test_undated_articles_are_called_so() -> None:
    """A missing date is never guessed."""
    only = make.article("The bridge is shut.")
    claim = make.claim("The bridge is shut.", (make.appearance(only, "The bridge is shut."),))
    known = facts(make.case((only,), claims=(claim,)))

    assert "cannot be told which is the earliest" in earliest(known, known.standings[0])


def test_an_origin_is_told_without_brackets_behind_brackets() -> None:
    """Whoever reads "(The Post)" behind a name cannot know what it says of it."""
    known = facts(make.case((make.article("The bridge is shut.", outlet="The Post"),)))
    names = ("A guard (The Post)", "The Post (no source given)", "Health Office (IHO)", "a memo that was")

    assert [origin_words(known, name) for name in names] == [
        "a guard, cited in The Post",
        "The Post, which gives no source",
        "Health Office (IHO)",
        "a memo",
    ]
