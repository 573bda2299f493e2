"""Boilerplate: what an outlet prints under everything is no sign of copying."""

from compare.pages import page, unread
from headwater.compare.passages import passages
from headwater.model.text import Article

BLURB = "Send your letters, corrections and photographs to the editor at the Mill House, Tallow, or hand them in at the desk"
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


def articles(outlets: tuple[str | None, ...], bodies: tuple[str, ...] = BODIES) -> list[Article]:
    """Return articles with a body each and the same last paragraph."""
    return [page(f"{b}.\n\n{BLURB}.", f"page {n}", o) for n, (o, b) in enumerate(zip(outlets, bodies, strict=True))]


def count(pile: list[Article]) -> int:
    """Return how many passages the articles share."""
    return len(passages(pile, [unread(article) for article in pile]))


def test_what_one_outlet_prints_under_everything_is_left_out() -> None:
    """Three articles of one outlet that share their last paragraph have not copied one another."""
    assert count(articles(("Tallow Echo",) * 3)) == 0


def test_what_other_outlets_share_stays() -> None:
    """The same words in different papers, or where no outlet is known, are evidence of copying."""
    assert count(articles(("Echo", "Post", "Mail"))) == 3
    assert count(articles((None,) * 3)) == 3


def test_an_update_is_not_boilerplate() -> None:
    """A second version of an article shares its end and its body: all of it counts."""
    assert count(articles(("Echo",) * 2, (BODIES[0], BODIES[0]))) == 1
