"""Names that mean the same: our tables, and a user's file."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.compare.names.aliases import NO_ALIASES, Aliases, aliases, index, word_form
from headwater.errors import BadAliases


def keys(text: str, user: Aliases = NO_ALIASES) -> list[str]:
    """Return what the aliases in a text stand for."""
    return [found.alias.key for found in index(user).find(text)]


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ("ISIS, ISIL, Daesh, the Islamic State, IS", "islamic state"),
        ("the Kremlin's, Russia, Russian, Russians", "russia"),
        ("U.S., America, American, the White House, United States, US", "united states"),
        ("al-Nusra Front, Jabhat al-Nusra, the Nusra Front", "nusra front"),
        ("Côte d’Ivoire, Cote d'Ivoire, Ivory Coast", "ivory coast"),
        ("Kyiv, Kiev", "ukraine/kyiv"),
        ("WHO, World Health Organisation", "united nations/world health organization"),
    ],
)
def test_one_thing_has_one_key_under_all_its_names(names: str, key: str) -> None:
    """Outlets call one thing by many names, and it is the same claim."""
    assert set(keys(names)) == {key}
    assert len(keys(names)) == names.count(",") + 1


def test_a_successor_is_another() -> None:
    """Hayat Tahrir al-Sham grew out of al-Nusra, and what the one did the other need not have done."""
    assert len(set(keys("al-Nusra Front, Jabhat Fateh al-Sham, HTS, ISIS, al-Qaeda"))) == 5


def test_small_words_are_no_names() -> None:
    """A headline in capitals asks who; a text tells us. Neither speaks of health or of America."""
    assert keys("Let us see who is to blame. WHO IS TO BLAME? A turkey on ice.") == []


def test_the_longest_name_counts() -> None:
    """South Sudan is not Sudan, and the Islamic State of Iraq and Syria no place in Syria."""
    found = keys("South Sudan, Sudan, Islamic State of Iraq and Syria, Equatorial Guinea")

    assert found == ["south sudan", "sudan", "islamic state", "equatorial guinea"]


def test_no_name_of_ours_stands_for_two() -> None:
    """A name in two groups would join what has nothing to do with each other."""
    table = index()
    every = [alias for found in table.by_word.values() for alias in found]

    assert len({(alias.words, alias.key) for alias in every}) == len({alias.words for alias in every}) > 1_500


def test_a_file_holds_groups_and_comments() -> None:
    """The form is what anybody would write."""
    found = aliases("# ours\n\nRidge Action = the dam people = RA  # since March\r\nA B = C\n", "names.txt")

    assert found.groups == (("Ridge Action", "the dam people", "RA"), ("A B", "C"))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Ridge Action", "one name only"),
        ("Ridge=Action", "one name only"),
        ("Ridge = ...", "is no name"),
        ("Ridge = " + "very " * 13, "is no name"),
        ("Upper Lake = KNOWN", "stands in line 2 already"),
    ],
)
def test_a_bad_line_is_told_with_its_number(line: str, wrong: str) -> None:
    """A slip in a long list must be found without counting."""
    with pytest.raises(BadAliases) as caught:
        aliases(f"# names\nKnown = Noted\n{line}\n", "names.txt")

    assert str(caught.value).startswith("line 3 of names.txt cannot be used: ")
    assert wrong in str(caught.value)
    assert " = " in caught.value.hint


def test_endless_files_are_refused() -> None:
    """A wrong file given by mistake must not fill the memory."""
    with pytest.raises(BadAliases, match="more than 20,000 names"):
        aliases("\n".join(f"a{n} = b{n}" for n in range(10_001)), "names.txt")


def test_a_user_adds_to_our_groups() -> None:
    """Who names one of ours means all of its names."""
    user = aliases("Ridge Action = RA\nthe caliphate = ISIS\n", "names.txt")

    assert keys("RA, Ridge Action, the caliphate, Daesh", user) == ["ridge action"] * 2 + ["caliphate"] * 2
    assert keys("RA, Daesh") == ["islamic state"]


def test_the_order_of_lines_changes_nothing() -> None:
    """A sorted file is the same file, and nothing is compared anew for it."""
    one, other = aliases("A = B\nC = D = E\n", "x"), aliases("C = D = E\nA = B\n", "x")

    assert one.id == other.id != aliases("A = B\nC = D\n", "x").id


@given(st.text(max_size=200))
def test_finds_lie_in_the_text_and_apart(text: str) -> None:
    """Whatever comes in, every place is one in the text."""
    found = list(index().find(text))

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(max_size=20))
def test_a_form_has_no_capitals_and_no_accents(word: str) -> None:
    """Keys meet whatever the letters looked like."""
    assert word_form(word.upper().lower()) == word_form(word.lower()) or not word.isascii()
