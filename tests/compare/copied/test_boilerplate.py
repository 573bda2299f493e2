"""Boilerplate: what an outlet prints under everything is no sign of copying."""

from collections.abc import Sequence

from compare.pages import page, unread
from headwater.compare.copied.passages import passages
from headwater.model.text import Article

BLURB = "Send your letters, corrections and photographs to the editor at the Mill House, Tallow, or hand them in at the desk"
SLOGAN = "The Tallow Echo, the voice of the valley since the year of the great flood, printed daily but on Sundays and feast days"
APPEAL = "Sign up for our morning letter with all that matters in the valley and a recipe for the weekend from the mayor's cook"
BODIES = (
    (
        "Cattle strayed over the line near the creamery and the train had to wait for a drover and his two dogs"
        " before it could leave for the coast"
    ),
    (
        "A painting that hung in the town hall for ninety years has turned out to be by the mayor's own grandmother"
        ", who never spoke of her years abroad"
    ),
    (
        "The swimming bath will open late this summer because the boiler has to come from the other end of the country"
        " and nobody has yet found a lorry that is long enough"
    ),
)
MORE = (
    (
        "Bell ringers from four parishes have asked the bishop to settle a quarrel over a rope that snapped at a wedding"
        " and was never paid for"
    ),
    "Nobody has claimed the accordion that was left on the night bus in May, although eleven people have come to try it",
    "A frost in the orchards above the weir has taken half of the plums, growers say, and the jam works will close a week early",
)


def articles(outlets: Sequence[str | None], bodies: Sequence[str] = BODIES, last: str = BLURB) -> list[Article]:
    """Return articles with a body each and the same last paragraph."""
    return [page(f"{b}.\n\n{last}.", f"page {n}", o) for n, (o, b) in enumerate(zip(outlets, bodies, strict=True))]


def count(pile: Sequence[Article]) -> int:
    """Return how many passages the articles share."""
    return len(passages(pile, [unread(article) for article in pile]))


def test_what_one_outlet_prints_under_everything_is_left_out() -> None:
    """Articles of one outlet that share their last paragraph have not copied one another."""
    assert count(articles(("Tallow Echo",) * 3)) == 0
    assert count(articles(("Tallow Echo",) * 2, BODIES[:2])) == 0


def test_what_other_outlets_share_stays() -> None:
    """The same words in different papers are evidence of copying."""
    assert count(articles(("Echo", "Post", "Mail"))) == 3


def test_closing_lines_of_unknown_outlets_are_left_out() -> None:
    """Where no outlet is known, three articles that share their last lines and nothing else are of one house."""
    assert count(articles((None,) * 3)) == 0
    assert count(articles((None,) * 2, BODIES[:2])) == 1


def test_a_slogan_at_the_start_is_left_out() -> None:
    """What stands above everything tells as little as what stands below."""
    pile = [page(f"{SLOGAN}\n\n{body}.", f"page {n}", "Tallow Echo") for n, body in enumerate(BODIES)]

    assert count(pile) == 0


def test_an_appeal_in_the_middle_is_left_out() -> None:
    """A line of its own that one outlet puts between the paragraphs of everything, now here and now there."""
    middles = [f"{body}.\n\n{APPEAL}\n\n{more}." for body, more in zip(BODIES, MORE, strict=True)]
    texts = [middles[0], f"{BODIES[2]}.\n\n{middles[1]}", middles[2]]
    pile = [page(text, f"page {n}", "Tallow Echo") for n, text in enumerate(texts)]
    (found,) = passages(pile, [unread(article) for article in pile])

    assert texts[1][found.left_span.start : found.left_span.end] == BODIES[2]


def test_an_update_is_not_boilerplate() -> None:
    """A second version of an article shares its end and its body: all of it counts."""
    assert count(articles(("Echo",) * 2, (BODIES[0], BODIES[0]))) == 1
    assert count(articles(("Echo",) * 4, (BODIES[0],) * 4)) == 6


def test_a_copy_shows_without_the_footers() -> None:
    """What was taken from another outlet is found though both end with lines of their own, and those are no part of it."""
    ours = articles(("Echo",) * 3)
    theirs = [page(f"{body}.\n\n{APPEAL}.", f"their {n}", "Post") for n, body in enumerate((*MORE[:2], BODIES[0]))]
    pile = [*ours, *theirs]
    (found,) = passages(pile, [unread(article) for article in pile])

    assert ours[0].text[found.left_span.start : found.left_span.end] == BODIES[0]
