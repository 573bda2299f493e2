"""Which article depends on which: one test for each kind of edge, and for what is none."""

from dataclasses import replace

from mini_piles import Says, Told, body, edge_between, named, outlet, pile, says

LONG = (
    "The bridge at Tarn will stay shut until the spring because a crack runs through the second of its four piers, the county's "
    "chief engineer told the council on Monday evening in a meeting that lasted until midnight."
)


def test_a_whole_text_that_stands_in_another_is_a_republication() -> None:
    """Wire copy run by a paper depends on the wire, and says so."""
    made = pile(
        Told(outlet="Corr Wire", day=1, says=[Says(text=LONG)], precise=True),
        Told(outlet="Ebb Times", day=1, agency="Corr Wire", says=[Says(text=LONG)]),
        copied=[(0, 1, LONG)],
    )
    edge = edge_between(made, "Ebb Times", "Corr Wire")

    assert edge is not None
    assert edge.kind == "republication"
    assert not edge.credit_only
    assert edge.claims


def test_a_text_of_the_shortest_words_is_a_republication_too() -> None:
    """Pairs that share too few characters for the words they would need are not looked into; these have just enough."""
    letters = " ".join("abcdefghijklmnopqrstuvwxyz" * 3) + "."
    made = pile(
        Told(outlet="Corr Wire", day=1, says=[Says(text=letters)], precise=True),
        Told(outlet="Ebb Times", day=1, agency="Corr Wire", says=[Says(text=letters)]),
        copied=[(0, 1, letters)],
    )
    edge = edge_between(made, "Ebb Times", "Corr Wire")

    assert edge is not None
    assert edge.kind == "republication"


def test_sister_copies_rest_on_the_agency_and_not_on_each_other() -> None:
    """Two papers that run one wire text have not copied each other."""
    made = pile(
        Told(outlet="Ebb Times", day=2, agency="Corr Wire", says=[Says(text=LONG)]),
        Told(outlet="Tarn Post", day=2, says=[Says(text=LONG)]),
        Told(outlet="Corr Wire", day=2, says=[Says(text=LONG)]),
        copied=[(0, 1, LONG), (0, 2, LONG), (1, 2, LONG)],
    )

    assert {(e.kind, e.upstream == made.id_of("Corr Wire")) for e in made.trace().edges} == {("republication", True)}
    assert len(made.trace().edges) == 2


def test_a_passage_in_an_article_of_its_own_is_an_excerpt() -> None:
    """A lifted paragraph is less than a republication."""
    more = [f"Sentence number {n} is about gardening and says nothing of any bridge at all." for n in range(9)]
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text=LONG), "It rained."]),
        Told(outlet="Ebb Times", day=2, says=[Says(text=LONG), *more]),
        copied=[(0, 1, LONG)],
    )
    edge = edge_between(made, "Ebb Times", "Tarn Post")

    assert edge is not None
    assert edge.kind == "excerpt"


def test_a_shared_quotation_alone_is_no_edge() -> None:
    """Two outlets at one press conference have not copied each other."""
    speech = "We will not open the bridge before the spring and nobody should ask us to do so"
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[f'"{speech}," she said.']),
        Told(outlet="Ebb Times", day=2, says=[f'"{speech}," she told us.']),
        quoted=[(0, 1, speech)],
    )

    assert made.trace().edges == ()


def test_crediting_the_other_is_a_pickup() -> None:
    """The credit alone supports it, so it is drawn dashed."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[Says(text="The bridge is shut.", chain=named("Cassia Brown"), sourcing="named")],
        ),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[
                Says(text="The Tarn Post says the bridge is shut.", chain=outlet("The Tarn Post"), sourcing="outlet")
            ],
        ),
    )
    edge = edge_between(made, "Ebb Times", "Tarn Post")

    assert edge is not None
    assert edge.kind == "pickup"
    assert edge.credit_only


def test_an_own_source_beside_a_reference_is_a_match() -> None:
    """Who says that another had it first and has somebody of its own confirms."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[Says(text="The bridge is shut.", chain=named("Cassia Brown"), sourcing="named")],
        ),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[
                "The Tarn Post had it first.",
                Says(text="Otto Lamm told the Times that it is shut.", chain=named("Otto Lamm"), sourcing="named"),
            ],
        ),
    )
    edge = edge_between(made, "Ebb Times", "Tarn Post")

    assert edge is not None
    assert edge.kind == "match"


def test_the_same_claims_in_other_words_without_a_source_are_a_rewrite() -> None:
    """A blog that tells another's story as its own depends on it."""
    brown = named("Cassia Brown")
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[
                Says(
                    text="The bridge is shut to lorries laden with granite, Cassia Brown said.",
                    claim="a",
                    chain=brown,
                    sourcing="named",
                ),
                Says(text="Nine lorries wait at the toll house, she said.", claim="b", chain=brown, sourcing="named"),
            ],
        ),
        Told(
            outlet="Grumble",
            day=2,
            says=[
                Says(text="No way over the river any more with granite!", claim="a"),
                Says(text="And nine lorries stand by the old toll house.", claim="b"),
            ],
        ),
    )
    edge = edge_between(made, "Grumble", "Tarn Post")

    assert edge is not None
    assert edge.kind == "rewrite"
    assert edge_between(made, "Tarn Post", "Grumble") is None


def test_two_outlets_that_asked_the_same_person_have_no_edge() -> None:
    """One spokesman on the telephone to two papers makes neither depend on the other."""
    made = pile(
        *(
            Told(
                outlet=name,
                day=day,
                says=[
                    Says(
                        text=f"The bridge is shut, Cassia Brown told the {last}.",
                        claim="a",
                        chain=named("Cassia Brown"),
                        sourcing="named",
                    ),
                    Says(
                        text=f"Nine lorries wait, she told the {last}.",
                        claim="b",
                        chain=named("Cassia Brown"),
                        sourcing="named",
                    ),
                ],
            )
            for name, last, day in (("Tarn Post", "Post", 1), ("Ebb Times", "Times", 2))
        )
    )

    assert made.trace().edges == ()


def test_a_later_article_of_the_same_outlet_is_an_update() -> None:
    """A follow-up depends on the first report."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="The bridge is shut.")]),
        Told(outlet="Tarn Post", day=3, says=[Says(text="The bridge stays shut.")]),
    )

    assert [edge.kind for edge in made.trace().edges] == ["update"]


def test_taking_it_back_is_a_correction() -> None:
    """Only an outlet that withdraws its own claim corrects."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="The bridge is shut.")]),
        Told(
            outlet="Tarn Post",
            day=3,
            says=[Says(text="We were wrong to say that the bridge is shut.", stance="denies")],
        ),
    )

    assert [edge.kind for edge in made.trace().edges] == ["correction"]


def test_no_edge_runs_back_in_time() -> None:
    """Who cites an outlet before its article in the pile came out means another article."""
    made = pile(
        Told(
            outlet="Ebb Times",
            day=1,
            says=[
                Says(text="The Tarn Post says the bridge is shut.", chain=outlet("The Tarn Post"), sourcing="outlet")
            ],
        ),
        Told(outlet="Tarn Post", day=2, says=[Says(text="The bridge is shut.")]),
    )
    found = made.trace()

    assert edge_between(made, "Ebb Times", "Tarn Post") is None
    assert [unseen.name for unseen in found.unseen_sources] == ["The Tarn Post"]


def test_a_bodys_release_is_picked_up_where_the_body_is_quoted() -> None:
    """A wire that gives what "the transport ministry said" uses the ministry's own statement."""
    made = pile(
        Told(outlet="Ministry of Public Transport", day=1, says=[Says(text="The bridge at Tarn is shut.")]),
        Told(
            outlet="Corr Wire",
            day=2,
            says=[Says(text="The bridge is shut, the transport ministry said.", chain=body("the transport ministry"))],
        ),
    )
    edge = edge_between(made, "Corr Wire", "Ministry of Public Transport")

    assert edge is not None
    assert edge.kind == "pickup"


def test_what_a_spokesman_of_a_body_says_is_not_from_its_release() -> None:
    """Who has a spokesman on the telephone has not used the press release."""
    made = pile(
        Told(outlet="Ministry of Public Transport", day=1, says=[Says(text="The bridge at Tarn is shut.")]),
        Told(
            outlet="Corr Wire",
            day=2,
            says=[
                Says(
                    text="The transport ministry still says so, Ada Rook told reporters.",
                    chain=(*named("Ada Rook"), *body("the transport ministry")),
                )
            ],
        ),
    )

    assert edge_between(made, "Corr Wire", "Ministry of Public Transport") is None


def test_a_correction_is_of_the_report_whose_day_it_names() -> None:
    """Of two earlier reports only the wrong one is corrected."""
    claim = "The bridge at Tarn lost 1,800 bolts."
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text=claim)]),
        Told(outlet="Tarn Post", day=2, says=[Says(text=claim)]),
        Told(
            outlet="Tarn Post",
            day=3,
            says=["In a story on May 1 we said so. That was in error.", Says(text=claim, stance="denies")],
        ),
    )
    first, _, last = (article.id for article in made.articles)
    corrected = {e.upstream for e in made.trace().edges if e.kind == "correction" and e.downstream == last}

    assert corrected == {first}


def test_an_article_that_only_an_agency_signs_is_the_agencys() -> None:
    """Wire copy saved from a terminal has no masthead."""
    made = pile(
        Told(outlet="Corr Press Agency", day=1, says=[Says(text="The bridge at Tarn is shut.")]),
        Told(outlet="", day=2, agency="Corr Press Agency", says=[Says(text="The bridge at Tarn is still shut.")]),
    )
    made.articles[1] = replace(made.articles[1], outlet=None)

    assert [edge.kind for edge in made.trace().edges] == ["update"]


def test_naming_an_outlet_does_not_make_its_later_article_a_source() -> None:
    """The later Post names the Times only for what somebody else at the Times wrote: no ring closes, so time forbids the edge."""
    claim = "The bridge at Tarn has 3 cracks."
    made = pile(
        Told(outlet="Ebb Times", day=1, says=[says(claim, outlet("the Tarn Post"), "outlet", stance="denies")]),
        Told(outlet="Tarn Post", day=2, says=[says(claim, outlet("the Ebb Times"), "outlet")]),
        Told(outlet="Ebb Times", day=None, says=[Says(text=claim)]),
    )
    first, post, other = (article.id for article in made.articles)
    found = {(edge.downstream, edge.upstream) for edge in made.trace().edges}

    assert (post, other) in found
    assert (first, post) not in found


def test_a_quoted_apology_is_not_the_outlets_own() -> None:
    """“We were wrong,” said the mayor: the paper takes nothing back."""
    quoted = 'The bridge is shut, the mayor said. "We were wrong to keep it open," he said.'
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says()]),
        Told(outlet="Tarn Post", day=3, says=[says(), quoted]),
    )

    assert [edge.kind for edge in made.trace().edges] == ["update"]


def test_an_earlier_version_that_is_mentioned_is_corrected() -> None:
    """Pages say at their foot what an earlier version had wrong."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says()]),
        Told(outlet="Tarn Post", day=3, says=[says(), "An earlier version of this article gave another cause."]),
    )

    assert [edge.kind for edge in made.trace().edges] == ["correction"]


def test_a_new_version_updates_the_last_one() -> None:
    """The third version of a story was made from the second."""
    made = pile(*(Told(outlet="Corr Wire", day=day, says=[says()]) for day in (1, 2, 3)))
    found = {(edge.downstream, edge.upstream) for edge in made.trace().edges}
    first, second, third = (article.id for article in made.articles)

    assert found == {(second, first), (third, second)}
