"""What is cited and not in the pile."""

import pytest

from mini_piles import Says, Told, body, outlet, pile


def unseen(*says: Says | str) -> list[str]:
    """Return the names of what one article cites that the pile lacks."""
    return [source.name for source in pile(Told(outlet="Tarn Post", day=1, says=says)).trace().unseen_sources]


def test_a_cited_outlet_is_named() -> None:
    """It is what to fetch next."""
    assert unseen(Says(text="The bridge is shut, the radio said.", chain=outlet("the radio"), sourcing="outlet")) == [
        "the radio"
    ]


def test_a_statement_is_named_with_whose_it_is() -> None:
    """Nobody can ask for "a statement"."""
    says = Says(
        text="In a statement, Tarn Bridges said the bridge was safe.", chain=body("Tarn Bridges"), sourcing="named"
    )

    assert unseen(says) == ["Tarn Bridges statement"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mill's log shows the sluice open.", "mill's log"),
        ("One could not lift it (Hollis and Page 2016, p. 9).", "Hollis and Page 2016"),
        ("Harbour radar records put her at five knots.", "Harbour radar records"),
        ("They had warned of it in a letter of 3 February.", "letter of 3 February"),
        ("The line was cut, as a note from the gas company makes plain.", "note from the gas company"),
        ("A clerk had a memo signed Free Oars in hand.", "memo signed Free Oars"),
        (
            "We set it against the readings of the tide gauge at Ebb.",
            "readings of the tide gauge at Ebb",
        ),
        ("It was eight ships, against six in Harbour Notice 12.", "Harbour Notice 12"),
        (
            "The office has a document numbered TB-7 and dated 3 May 2031.",
            "document numbered TB-7 and dated 3 May 2031",
        ),
        ("Her husband held shares in it (ship register, folio 12).", "ship register, folio 12"),
        ("They will build it again, as a tender of last March shows.", "tender of last March"),
        ("The survey report, which we have read, blames the bolts.", "survey report"),
        ("He was reading from the list that the pilot office hands out.", "list that the pilot office hands out"),
        ("The lock crew keeps a log in pencil.", "log of the lock crew"),
        (
            "Video filmed from a roof in Mill Street, which the group posted, shows two boats.",
            "Video filmed from a roof in Mill Street",
        ),
        ("Two members signed a separate note.", "separate note of two members"),
        ("A survey two years ago found six cracks.", "A survey two years ago"),
        ("They sent us two pages out of a longer report.", "longer report"),
        ("Her report, called “Old Bolts”, says so.", "report “Old Bolts”"),
    ],
)
def test_documents_that_a_text_stands_on_are_named(text: str, name: str) -> None:
    """A document that nobody links to is still a source."""
    assert unseen(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "It's on the sheet.",
        "She wrote him a letter.",
        "Some newspapers have it.",
        "He is on the pilots' list.",
        "Our own report of May said so.",
        "The state audit office said nothing.",
        "She took part in the yearly review of the fleet.",
    ],
)
def test_what_nobody_could_fetch_is_not_listed(text: str) -> None:
    """A list of everything is no help."""
    assert unseen(text) == []


@pytest.mark.parametrize(
    "name", ["numerous reports", "the same article", "whose report", "Mirror Media documented at the time"]
)
def test_names_that_tell_nobody_what_to_fetch_are_left_out(name: str) -> None:
    """What to fetch next needs a name."""
    says = Says(text="The bridge is shut.", chain=((name, "document"),), sourcing="document")

    assert unseen(says) == []


@pytest.mark.parametrize(
    "name", ["Odile Marchbank", "the former officer", "n = 397; rate ratio 0.61", "KRVL: STILL WRONG, REPORT"]
)
def test_what_is_no_document_is_not_listed_as_one(name: str) -> None:
    """A chain may take a person, a figure or a headline for the document that it cites."""
    says = Says(text="The bridge is shut.", chain=((name, "document"),), sourcing="document")

    assert unseen(says) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The 9-page affidavit, filed Monday by Detective Carla Voss, tells of a camera. The affidavit says it was covered.",
            ["affidavit, filed Monday by Detective Carla Voss"],
        ),
        (
            "A circular of the State Grain Office names the day. The leaked circular shows nothing else.",
            ["circular of the State Grain Office"],
        ),
        (
            "Halvec Central Hospital took in nine people. The hospital's own register shows eleven.",
            ["Halvec Central Hospital's own register"],
        ),
        ("The report on soil at Sedge Lane by Dr Ines Brandt is out.", ["report on soil at Sedge Lane by Dr Ines Brandt"]),
        ("Prosecutors were given records from the phone company.", ["records from the phone company"]),
        ("It told the pump to stop. In fact the inspector's letter was about another.", ["inspector's letter"]),
        ("She said on Friday that Lindqvist's statement was late.", ["Lindqvist's statement"]),
        (
            "The mill's letter of 3 May says so. The council's letter of 4 June says no.",
            ["council's letter of 4 June", "mill's letter of 3 May"],
        ),
    ],
)  # fmt: skip
def test_one_document_has_one_entry_under_its_fullest_name(text: str, names: list[str]) -> None:
    """A reader who asks for an affidavit must know whose it is, and that there is one."""
    assert unseen(text) == names


def test_who_is_heard_beside_a_document_does_not_own_it() -> None:
    """A lawyer who has read an affidavit has not made it."""
    says = Says(
        text="Desmond Hale said he had seen an affidavit of 3 May.",
        chain=(("Desmond Hale", "person"),),
        sourcing="named",
    )

    assert unseen(says) == ["affidavit of 3 May"]


def test_a_bare_name_is_short_for_the_document_that_the_pile_speaks_of() -> None:
    """What one paper calls the report by its author, the next calls the report."""
    says = Says(text="The bridge is shut.", chain=(("the review", "document"),), sourcing="document")
    made = pile(
        Told(outlet="Tarn Post", day=1, says=["A review by Ida Marrick found cracks."]),
        Told(outlet="Ebb Times", day=2, says=[says]),
    )
    (one,) = made.trace().unseen_sources

    assert one.name == "review by Ida Marrick"
    assert {place.article_id for place in one.evidence} == {made.id_of("Tarn Post"), made.id_of("Ebb Times")}
    assert len(one.claims) == 1


def test_what_a_person_says_in_an_email_is_said_to_the_reporter() -> None:
    """Nobody can fetch an answer to a question; a body's statement was handed out."""
    holm = Says(
        text="A spokesman, Ari Holm, said in an email that it was shut.",
        chain=(("Ari Holm", "person"),),
        sourcing="named",
    )
    sworn = Says(
        text="A sworn statement by Ari Holm says that it was open.", chain=(("Ari Holm", "person"),), sourcing="named"
    )

    assert unseen(holm) == []
    assert unseen(sworn) == ["sworn statement by Ari Holm"]


def test_an_outlet_is_known_by_what_a_text_calls_it() -> None:
    """Its name alone, "Zorin Vestar", might be a person's."""
    made = pile(
        Told(outlet="Tarn Post", day=2, says=["She told the daily Zorin Vestar on Sunday that it was shut."]),
        Told(outlet="Ebb Times", day=3, says=["What she told Zorin Vestar was another thing."]),
    )
    (one,) = made.trace().unseen_sources

    assert (one.name, one.kind, len({place.article_id for place in one.evidence})) == ("Zorin Vestar", "outlet", 2)


@pytest.mark.parametrize(("day", "names"), [(1, []), (9, ["Radio Serrat"])])
def test_an_outlet_of_the_pile_is_unseen_only_before_its_articles_came_out(day: int, names: list[str]) -> None:
    """What a mayor told the radio on Tuesday is not in its programme of Wednesday."""
    cites = Says(text="The bridge is shut, Radio Serrat said.", chain=outlet("Radio Serrat"), sourcing="outlet")
    made = pile(
        Told(outlet="Tarn Post", day=4, says=[cites]), Told(outlet="Radio Serrat", day=day, says=["The sun shone."])
    )

    assert [source.name for source in made.trace().unseen_sources] == names


def test_a_statement_that_a_body_of_the_pile_issued_is_there() -> None:
    """A reader who is sent to fetch what she has loses faith in the list."""
    issued = Told(
        outlet="Ministry of Ferries",
        day=1,
        title="STATEMENT ON THE TARN BRIDGE",
        says=["MINISTRY OF FERRIES", "It is shut."],
    )
    says = Says(text="The ministry said in a statement that it was shut.", chain=body("the ministry"), sourcing="named")

    assert pile(issued, Told(outlet="Tarn Post", day=2, says=[says])).trace().unseen_sources == ()
    assert unseen(says) == ["statement of the ministry"]


def test_a_note_that_is_taken_up_by_its_fuller_name_is_one() -> None:
    """The second name tells whose it is."""
    text = "They read a note by foreign monitors on it. The note by the Tarn River Mission runs to nine pages."

    assert unseen(text) == ["note by the Tarn River Mission"]


def test_an_author_is_known_by_her_office() -> None:
    """The auditor's report and Ann Roe's are one if she is the auditor."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=["A report by the state auditor found six cracks, a report by the State Auditor shows."],
        ),
        Told(outlet="Ebb Times", day=2, says=["The auditor Ann Roe was there. Ann Roe's report said six."]),
    )

    assert len(made.trace().unseen_sources) == 1


def test_a_day_is_added_to_a_name_that_has_none_and_keeps_two_apart() -> None:
    """A letter of March is not that of May."""
    memo = "According to an internal ministry memo it leaks. Kels said the memo of 3 May was a draft."
    assert unseen(memo) == ["internal ministry memo, 3 May"]
    assert len(unseen("It is in the mill's letter of 3 May. It is in the mill's letter of 4 June.")) == 2
