"""Support: a place that is little like the other tellings of a claim shows no origin."""

from dataclasses import replace

from mini_piles import Told, interval, named, outlet, pile, says


def test_a_place_that_is_hardly_linked_adds_no_origin() -> None:
    """Of a crowd of sentences about one event some are about something beside the claim."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Inland Echo", day=2, says=[says(chain=(("Otto Lamm", "person"),))]),
    )
    far = {s.id for s in made.statements if s.article_id == made.articles[2].id}
    made.links = [replace(k, score=0.55 if {k.left, k.right} & far else 0.95) for k in made.links]

    assert interval(made) == (1, 1)


def test_places_that_are_linked_alike_all_count() -> None:
    """Weak links all round say nothing against one of the places."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("Otto Lamm", "person"),))]),
    )
    made.links = [replace(link, score=0.55) for link in made.links]

    assert interval(made) == (2, 2)


def test_a_place_that_a_person_holds_for_the_claim_counts() -> None:
    """However little its words are like the others'."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Inland Echo", day=2, says=[says(chain=(("Otto Lamm", "person"),))]),
    )
    far = {s.id for s in made.statements if s.article_id == made.articles[2].id}
    made.links = [replace(k, score=0.55 if {k.left, k.right} & far else 0.95) for k in made.links]
    ruled = next(number for number, k in enumerate(made.links) if {k.left, k.right} & far)
    made.links[ruled] = replace(made.links[ruled], score=1.0, decided=True)

    assert interval(made) == (2, 2)


def test_what_a_reporter_saw_counts_where_the_lead_that_sums_it_up_does() -> None:
    """A scene in a reporter's own words is little like others' words, and yet what its lead rests on."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[says(), says("I counted nine cracks in the third span.", sourcing="self_reported")],
        ),
        Told(outlet="Ebb Times", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Inland Echo", day=2, says=[says(chain=(("Cassia Brown", "person"),))]),
    )
    seen = {s.id for s in made.statements if "counted" in s.text}
    made.links = [replace(k, score=0.8 if {k.left, k.right} & seen else 0.95) for k in made.links]

    assert interval(made) == (2, 2)


def test_a_source_counts_where_the_one_who_picks_it_up_does() -> None:
    """One word in an interview is little like anything, and yet what the agency that names its speaker goes by."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says("“Cracked.”", named("Otto Lamm"))]),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[
                says(
                    "The bridge is cracked, Otto Lamm told the Tarn Post.", (*outlet("Tarn Post"), *named("Otto Lamm"))
                )
            ],
        ),
        Told(outlet="Inland Echo", day=2, says=[says(chain=named("Cassia Brown"))]),
    )
    word = {s.id for s in made.statements if s.text == "“Cracked.”"}
    made.links = [replace(k, score=0.75 if {k.left, k.right} & word else 0.95) for k in made.links]

    assert interval(made) == (2, 2)
