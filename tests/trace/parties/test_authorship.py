"""Documents of which little is told, and who wrote one."""

from mini_piles import Told, interval, pile, says


def test_two_documents_of_which_nothing_is_told_may_be_two() -> None:
    """Two papers that saw "a document" need not have seen one."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("a document", "document"),), sourcing="document")]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("a document", "document"),), sourcing="document")]),
    )

    assert interval(made) == (1, 2)


def test_a_document_of_which_nothing_is_told_may_be_by_whoever_says_so_himself() -> None:
    """With its author's name withheld, what was one origin may not become two for certain."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("a document", "document"),), sourcing="document")]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("Ada Moss", "person"),), sourcing="named")]),
    )

    assert interval(made) == (1, 2)


def test_a_paper_wrote_no_review_that_bears_the_name_of_its_town() -> None:
    """The Tarn Post saw it itself; the Tarn review is somebody else's."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=["Our reporter was there.", says("We counted seven men on the bridge.")]),
        Told(outlet="Ebb Times", day=1, says=[says(chain=(("the Tarn review", "document"),), sourcing="document")]),
    )

    assert interval(made)[1] == 2
