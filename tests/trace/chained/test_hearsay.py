"""Who says that he only heard of it, and names nobody, is perhaps no origin: the most may count him, the fewest does not."""

import pytest

from mini_piles import CLAIM, Told, interval, named, pile, says

_FIRST = Told(outlet="Tarn Post", day=1, says=[says(chain=named("Cassia Brown"))])


@pytest.mark.parametrize(
    "words",
    [
        "“I learned that the bridge at Tarn is cracked from the radio,” Otto Lamm said.",
        "Otto Lamm said he had been told that the bridge at Tarn is cracked.",
        "The bridge at Tarn is cracked, said Otto Lamm, who had not seen it himself.",
        "“We have only heard of it, that the bridge at Tarn is cracked,” Otto Lamm said.",
    ],
)
def test_hearsay_raises_only_the_most(words: str) -> None:
    """He may have it from the one who knows: two voices are not two origins."""
    made = pile(_FIRST, Told(outlet="Ebb Times", day=2, says=[says(words, named("Otto Lamm"))]))

    assert interval(made) == (1, 2)


@pytest.mark.parametrize(
    "words",
    [
        "Otto Lamm said the bridge at Tarn is cracked, and that drivers had been told to keep off it.",
        "We have heard from Otto Lamm that the bridge at Tarn is cracked.",
        f"{CLAIM[:-1]}, said Otto Lamm, who walked under it himself.",
    ],
)
def test_what_others_are_told_makes_no_hearsay(words: str) -> None:
    """A warning that goes on to others, or an outlet that hears from its source, says nothing of how the source knows."""
    made = pile(_FIRST, Told(outlet="Ebb Times", day=2, says=[says(words, named("Otto Lamm"))]))

    assert interval(made) == (2, 2)


def test_hearsay_alone_is_one_origin() -> None:
    """Somebody must have told it, if nobody else is known."""
    made = pile(
        Told(
            outlet="Ebb Times",
            day=2,
            says=[says("Otto Lamm said he had been told that the bridge at Tarn is cracked.", named("Otto Lamm"))],
        )
    )

    assert interval(made) == (1, 1)
