"""Meanings: words made from one another and everyday synonyms."""

from headwater.compare.meanings import near, stem


def test_words_made_from_one_another_have_one_stem() -> None:
    """A noun in a headline and the verb in the text tell of the same doing."""
    for word, derived in (("derail", "derailment"), ("treat", "treatment"), ("close", "closure"), ("rank", "ranking")):
        assert stem(word) == stem(derived)


def test_short_words_keep_their_letters() -> None:
    """A ring is no r and a nation no n: too little would be left to tell words apart."""
    assert stem("ring") == "ring"
    assert stem("nation") == "nation"


def test_synonyms_go_both_ways_and_none_is_its_own() -> None:
    """The table is read as groups: whoever is near is near from either side."""
    assert stem("boat") in near()["ship"]
    assert all(word in near()[other] for word, others in near().items() for other in others)
    assert not any(word in others for word, others in near().items())
