"""Circular reporting."""

from mini_piles import Says, Told, outlet, pile


def test_two_articles_that_credit_each_other_are_a_loop() -> None:
    """False confirmation is the mistake this is for."""
    made = pile(
        Told(
            outlet="Tarn Guide",
            day=None,
            says=[Says(text="It is the oldest, says the Ebb Times.", chain=outlet("the Ebb Times"), sourcing="outlet")],
        ),
        Told(
            outlet="Ebb Times",
            day=4,
            says=[
                Says(text="It is the oldest, the Tarn Guide says.", chain=outlet("the Tarn Guide"), sourcing="outlet")
            ],
        ),
    )
    found = made.trace().loops

    assert [set(loop.articles) for loop in found] == [{article.id for article in made.articles}]
    assert found[0].claims
    assert found[0].evidence


def test_a_chain_is_no_loop() -> None:
    """One that quotes one that quotes one leads somewhere."""
    made = pile(
        Told(outlet="Tarn Guide", day=1, says=[Says(text="It is the oldest.")]),
        Told(
            outlet="Ebb Times",
            day=4,
            says=[
                Says(text="It is the oldest, the Tarn Guide says.", chain=outlet("the Tarn Guide"), sourcing="outlet")
            ],
        ),
    )

    assert made.trace().loops == ()
