"""Names that a reader gives: what they mean, and what is said where they mean nothing or too much."""

import pytest

from headwater.errors import NothingOfThatName, SeveralOfThatName
from headwater.model.what_if import ArticleAway, EdgeAway, NamedSource, SourceAway
from headwater.trace.supposing.meant import away, source_away, source_meant
from headwater.trace.supposing.prepared import Prepared, prepare
from mini_piles import Says, Told, pile

MADE = pile(
    Told(
        outlet="Tarn Post",
        day=1,
        says=[
            Says(
                text="The bridge has cracks, a port official told the Post.",
                chain=[("a port official", "person")],
                sourcing="described",
            )
        ],
    ),
    Told(
        outlet="Ebb Times",
        day=2,
        says=[
            Says(
                text="The bridge has cracks, the Tarn Post said.",
                chain=[("the Tarn Post", "outlet")],
                sourcing="outlet",
            ),
            Says(
                text="It will shut, a health official said.",
                claim="shut",
                chain=[("a health official", "person")],
                sourcing="described",
            ),
        ],
    ),
)
POST, TIMES = MADE.id_of("Tarn Post"), MADE.id_of("Ebb Times")


@pytest.fixture(scope="module")
def ready() -> Prepared:
    """Return the pile ready for what-ifs."""
    return prepare(MADE.articles, MADE.attributions, MADE.all_links())


def test_a_source_is_meant_by_the_name_it_is_shown_by(ready: Prepared) -> None:
    """Whoever reads a name on the screen can give it."""
    assert away(ready, "the port official") == (SourceAway(source=NamedSource(name="a port official")),)
    (here,) = away(ready, "a port official (Tarn Post)")
    assert here == SourceAway(source=NamedSource(name="a port official", article_ids=(POST,)))


@pytest.mark.parametrize("name", ["0.txt", POST, "Tarn Post", "the tarn post"])
def test_an_article_is_meant_by_path_id_or_outlet(ready: Prepared, name: str) -> None:
    """An outlet in the pile is its articles, not what others credit to it."""
    assert away(ready, name) == (ArticleAway(article_id=POST),)


def test_an_edge_is_meant_by_both_ends(ready: Prepared) -> None:
    """An arrow points upstream."""
    assert away(ready, "Ebb Times -> Tarn Post") == (EdgeAway(downstream=TIMES, upstream=POST),)
    with pytest.raises(NothingOfThatName):
        away(ready, "Tarn Post -> Ebb Times")


def test_what_fits_several_is_refused_with_all_of_them(ready: Prepared) -> None:
    """The wrong one of two officials would mislead."""
    with pytest.raises(SeveralOfThatName, match="may mean any of these: “a health official”, “a port official”"):
        away(ready, "official")


def test_what_fits_nothing_is_refused_with_what_is_near(ready: Prepared) -> None:
    """A slip of the keyboard is found at once."""
    with pytest.raises(NothingOfThatName, match="near it: “a port official”"):
        away(ready, "the port oficial")


def test_a_source_is_meant_where_one_is_asked_for(ready: Prepared) -> None:
    """Part of a name does if it fits one alone."""
    assert source_meant(ready, "health") == (NamedSource(name="a health official"),)


@pytest.mark.parametrize("name", ["official", "health", "Ebb Times", "0.txt", "Ebb Times -> Tarn Post"])
def test_a_source_given_exactly_is_no_other(ready: Prepared, name: str) -> None:
    """A source of a page that happens to be called so is neither a longer name, nor articles, nor an edge."""
    assert source_away(ready, [name]) == ()


def test_a_source_given_exactly_is_meant_by_all_of_its_names(ready: Prepared) -> None:
    """Articles call one source by several names."""
    found = {one.source.name for one in source_away(ready, ["the official", "A port official", "health official"])}

    assert found == {"a port official", "a health official"}


def passed_on() -> Prepared:
    """Return a pile in which one paper heard a man, and two have it from that paper."""
    deckhand = Says(
        text="The alarm rang, a deckhand who was aboard told the Post.",
        chain=[("A deckhand who was aboard", "person")],
        sourcing="described",
    )
    again = Says(
        text="The alarm rang, the Tarn Post said, citing a deckhand.",
        chain=[("the Tarn Post", "outlet"), ("a deckhand", "person")],
        sourcing="described",
    )
    other = Says(
        text="The bell rang too, a deckhand of the Star told us.",
        claim="bell",
        chain=[("a deckhand of the Star", "person")],
        sourcing="described",
    )
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[deckhand]),
        Told(outlet="Ebb Times", day=2, says=[again]),
        Told(outlet="Fell Echo", day=2, says=[other]),
    )
    return prepare(made.articles, made.attributions, made.all_links())


def test_a_short_name_stands_for_the_source_that_it_was_taken_from() -> None:
    """Who takes "the deckhand" away means the man, not the word that a second paper has for him."""
    names = {one.source.name for one in away(passed_on(), "the deckhand") if isinstance(one, SourceAway)}

    assert names == {"a deckhand", "A deckhand who was aboard"}
    assert {one.name for one in source_meant(passed_on(), "a deckhand")} == names


def test_another_of_that_description_is_not_meant() -> None:
    """Two crews have two deckhands."""
    names = {one.source.name for one in away(passed_on(), "deckhand of the star") if isinstance(one, SourceAway)}

    assert names == {"a deckhand of the Star"}
