"""One key for one thing across a pile."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.compare.names.entities import Name, Named
from headwater.compare.names.namesakes import is_short_for, met, one_name, other_person, sound
from headwater.model.text import MentionKind


def article(number: int, *keys: str, kind: MentionKind = "name") -> Named:
    """Return the names of an article, one after another."""
    acronyms = {"drc", "rnli"}
    names = (
        Name(10 * n, 10 * n + 5, key, "person" if ", " in key else kind, key if key in acronyms else "", known=False)
        for n, key in enumerate(keys)
    )
    return Named(article_id=f"a{number}", names=tuple(names))


def keys(pile: tuple[Named, ...]) -> list[list[str]]:
    """Return the keys of each article."""
    return [[name.key for name in one.names] for one in pile]


def test_a_surname_is_the_one_person_of_the_pile() -> None:
    """A short notice gives no first name."""
    pile = [article(1, "hollis, james", "skerrow"), article(2, "hollis", "skerrow")]

    assert keys(one_name(pile))[1] == ["hollis, james", "skerrow"]


def test_a_surname_of_two_persons_stays_open() -> None:
    """Abstaining is better than a wrong Hollis."""
    pile = [article(1, "hollis, james", "hollis, mary", "skerrow"), article(2, "hollis", "skerrow")]

    assert keys(one_name(pile))[1] == ["hollis", "skerrow"]


def test_a_short_name_in_other_company_stays_open() -> None:
    """Another story's Front is another front."""
    pile = [article(1, "northern front", "halvec"), article(2, "front", "paris")]

    assert keys(one_name(pile))[1] == ["front", "paris"]


def test_an_acronym_is_what_another_article_tells() -> None:
    """Only one of them wrote it out."""
    full = Name(0, 5, "danish refugee council", "organisation", "", known=False)
    short = Name(10, 13, "danish refugee council", "organisation", "drc", known=False)
    telling = Named(article_id="a1", names=(full, short, Name(20, 25, "halvec", "place", "", known=False)))

    assert keys(one_name([telling, article(2, "drc", "halvec")]))[1] == ["danish refugee council", "halvec"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yusuf", "yousuf"),
        ("mohamed", "mohammed"),
        ("khodorkovsky", "khodorkovskiy"),
        ("defence", "defense"),
        ("labour", "labor"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    """Names from other scripts are written as each outlet likes."""
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hansen", "hanson"), ("pruett", "pruitt"), ("moss", "mass"), ("brandt", "brent")]
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    """A vowel makes another person."""
    assert sound(one) != sound(other)


def test_two_spellings_in_one_article_are_two_names() -> None:
    """A paper keeps to one spelling: where it has both, there are two."""
    apart = [article(1, "yusuf, omar", "yousuf, omar"), article(2, "yusuf, omar")]
    alike = [article(1, "yusuf, omar"), article(2, "yousuf, omar"), article(3, "yusuf, omar")]

    assert keys(one_name(apart))[0] == ["yusuf, omar", "yousuf, omar"]
    assert keys(one_name(alike)) == [["yusuf, omar"]] * 3


def test_a_people_is_of_its_place() -> None:
    """Sarvelian officials are Sarvelia's."""
    pile = [article(1, "sarvelia", kind="place"), article(2, "sarvelian")]

    assert keys(one_name(pile)) == [["sarvelia"], ["sarvelia"]]


def test_short_forms() -> None:
    """What may be left out of a name, and what may not."""
    assert is_short_for("hollis, j", "hollis, james")
    assert is_short_for("ministry", "ministry of defense")
    assert is_short_for("tessaline", "tessaline motors")
    assert not is_short_for("halvec", "halvec central hospital")
    assert not is_short_for("tully, raymond sr", "tully, raymond jr")


def test_met_and_other_person() -> None:
    """A part meets its whole, and a namesake meets nobody."""
    assert met(["syria/damascus", "paris"], frozenset({"syria"})) == {"syria/damascus"}
    assert other_person(frozenset({"hollis, james"}), frozenset({"hollis, mary"}))
    assert not other_person(frozenset({"hollis, james"}), frozenset({"hollis, j"}))


names = st.sampled_from(
    [
        "hollis",
        "hollis, james",
        "hollis, mary",
        "front",
        "northern front",
        "skerrow",
        "drc",
        "rnli",
        "yusuf",
        "yousuf",
        "a b",
        "b, a",
    ]
)


@given(
    st.lists(st.lists(names, max_size=5), max_size=5).flatmap(
        lambda p: st.tuples(st.just(p), st.permutations(range(len(p))))
    )
)
def test_the_order_of_the_pile_changes_no_key(piles: tuple[list[list[str]], list[int]]) -> None:
    """Files come in any order."""
    pile, order = piles
    articles = [article(n, *found) for n, found in enumerate(pile)]

    found = one_name([articles[n] for n in order])

    assert sorted(found, key=lambda one: one.article_id) == list(one_name(articles))


def test_many_names_stay_cheap() -> None:
    """A list of ten thousand people of one surname is looked at once."""
    pile = [article(n, *(f"hollis, x{n}y{k}" for k in range(100)), "hollis", "skerrow") for n in range(100)]

    begin = process_time()
    found = one_name(pile)

    assert process_time() - begin < 10
    assert "hollis" in keys(found)[0]
