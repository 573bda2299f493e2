"""Documents: whether "the document" is the one that others name, and who wrote which."""

from mini_piles import Told, interval, pile, says


def _paper(name: str, outlet: str, day: int, *more: str) -> Told:
    return Told(outlet=outlet, day=day, says=[says(chain=((name, "document"),), sourcing="document"), *more])


def test_the_document_is_the_only_one_that_others_name() -> None:
    """Two papers that read one report call it what they like."""
    made = pile(_paper("the Vell report", "Tarn Post", 1), _paper("the document", "Ebb Times", 2))

    assert interval(made) == (1, 1)


def test_the_document_may_be_either_of_two_that_others_name() -> None:
    """Readers are not told which: it is not both, or the two would be one."""
    made = pile(
        _paper("the Vell report", "Tarn Post", 1),
        _paper("the Hadd letter", "Corr Wire", 1),
        _paper("the document", "Ebb Times", 2),
    )

    assert interval(made) == (2, 3)


def test_who_wrote_a_statement_wrote_no_email() -> None:
    """A name beside another kind of document tells nobody's authorship of this one."""
    made = pile(
        _paper("an email", "Tarn Post", 1, "The court read a written statement by Dorle Penn."),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("Dorle Penn", "person"),))]),
    )

    assert interval(made)[1] == 2


def test_who_wrote_an_affidavit_is_not_another_than_the_office_that_filed_it() -> None:
    """One paper names the detective who swore to it, the other the bureau that brought it to the court."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[
                says(chain=(("Carla Venn", "person"),), sourcing="document"),
                "The affidavit by Carla Venn is four pages long.",
            ],
        ),
        _paper("an affidavit filed by the Bureau of Bridges", "Ebb Times", 2),
    )

    assert interval(made) == (1, 1)
