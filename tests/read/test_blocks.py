"""What each paragraph is, on invented pieces of every layout."""

from collections.abc import Callable

import pytest

from headwater.model.text import Reading, Span

Read = Callable[..., Reading]

INTERVIEW = (
    "Ada Pell runs the light at Corm.\n\n"
    "Gazette: When did you see the ship?\n\n"
    "Pell: At two. It had no lamps.\n\n"
    "It went by twice, and I rang the bell.\n\n"
    "Gazette: And then?\n\n"
    "Pell: I rang again. Nobody came.\n\n"
    "Ada Pell was born at Corm and has kept the light since 1999."
)


def kinds(read: Read, text: str) -> list[tuple[str, str | None]]:
    """Return each block's kind and its speaker's name."""
    return [
        (block.kind, text[block.speaker.start : block.speaker.end] if block.speaker else None)
        for block in read(text).blocks
    ]


def test_a_turn_goes_on_to_the_next_label_and_stops_before_the_note_on_the_author(read: Read) -> None:
    """A turn that swallows the closing note puts the paper's words into a guest's mouth."""
    assert kinds(read, INTERVIEW) == [
        ("paragraph", None),
        ("turn", "Gazette"),
        ("turn", "Pell"),
        ("turn", "Gazette"),
        ("turn", "Pell"),
        ("paragraph", None),
    ]


def test_a_label_is_a_sentence_of_its_own(read: Read) -> None:
    """The parse of what is said starts clean."""
    text = "Q: Who?\n\nA: My son was there. He saw it."

    result = read(text)

    assert [text[s.start : s.end] for s in result.sentences] == ["Q:", "Who?", "A:", "My son was there.", "He saw it."]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "**Reader:** Who?\n\n**Tomas Redl:** I.\n\n**Reader:** Why?\n\n**Redl:** I had to.",
            ["Reader", "Tomas Redl", "Reader", "Redl"],
        ),
        (
            "THE CHAIR: Order.\n\nMR. PELL (for the mill): I object.\n\nTHE CHAIR: Sit.",
            ["THE CHAIR", "MR. PELL", "THE CHAIR"],
        ),
        (
            "Mr. SPEAKER. Order.\n\nMs. TREVAN (Castle). I ask.\n\nMr. SPEAKER. No.",
            ["Mr. SPEAKER", "Ms. TREVAN", "Mr. SPEAKER"],
        ),
        ("[00:01] BEX: So?\n\n[00:09] HAL: Nothing.\n\n[00:12] BEX: No?", ["BEX", "HAL", "BEX"]),
        (
            "Vera Stan -- Corvus -- Analyst\nWhy?\n\nDoug Mad -- Chief\nCost.\n\nVera Stan -- Corvus -- Analyst\nOh.",
            ["Vera Stan", "Doug Mad", "Vera Stan"],
        ),
        (
            "Bastien Corr — You begin.\n\nGunn Raste — With a sentence.\n\nB. C. — Why?\n\nG. R. — I had to.\n\nB. C. — So?",
            ["Bastien Corr", "Gunn Raste", "B. C.", "G. R.", "B. C."],
        ),
        ("ADA\n(whispering)\nA ship.\n\nTOM\nWhere?\n\nADA\nThere.\n\nShe rings the bell.", ["ADA", "TOM", "ADA"]),
        (
            "Vera Stan -- Corvus -- Analyst\n\nWhy?\n\nDoug Mad -- Chief\n\nCost.\n\nVera Stan -- Corvus -- Analyst\n\nOh.",
            ["Vera Stan", "Doug Mad", "Vera Stan"],
        ),
        (
            "PETRA LINDE, night porter\n\nI was off at six.\n\nSASCHA OK, guest\n\nA bomb?\n\nLINDE\n\nI shouted.",
            ["PETRA LINDE", "SASCHA OK", "LINDE"],
        ),
        ("CHAIR: Order. PELL: I object. CHAIR: Sit.\n\nREDL: So do I.", ["CHAIR", "PELL", "CHAIR", "REDL"]),
    ],
)
def test_labels_of_many_layouts_open_turns(read: Read, text: str, speakers: list[str]) -> None:
    """Transcripts come in many layouts."""
    intro = "The town met on Monday to speak about the mill.\n\n"

    assert [speaker for kind, speaker in kinds(read, intro + text) if kind == "turn"] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is shut.\n\nWarning: do not swim there today.\n\nUpdate: it is still shut now.",
        "The mill burned.\n\nThe result: nobody works.",
        "Tickets are on sale.\n\nWhen: Friday at eight.\n\nWhere: the hall.\n\nPrice: four pounds.",
        "It rained.\n\nTHE FIRST NIGHT\n\nThe river rose.\n\nTHE SECOND NIGHT\n\nNobody slept.\n\nTHE END\n\nIt fell.",
        "The mill — it burned in May — is gone.\n\nAda Pell — who saw it — wept.\n\nNobody came.",
        "The mayor spoke.\n\nHe added: “No.”\n\nShe said: “Yes.”\n\nHe added: “No, no.”",
    ],
)
def test_other_words_before_a_colon_open_no_turn(read: Read, text: str) -> None:
    """A notice taken for a speaker becomes a source that does not exist."""
    assert all(kind != "turn" for kind, _ in kinds(read, text))


@pytest.mark.parametrize(
    "after",
    [
        "This interview has been edited and condensed.",
        "Tom Redl writes about the sea for the Gazette. His book is out in May.",
        "*Tom Redl is a staff writer at the Gazette.*",
        "Tom Redl, a poet, lives at Corm with two dogs.",
        "Listen to the whole talk on Radio Haldrin.",
    ],
)
def test_what_tells_of_the_talk_ends_the_last_turn(read: Read, after: str) -> None:
    """A note on the author is not what the guest said."""
    text = f"Q: When?\n\nA: At two.\n\nIt went by twice.\n\nQ: And then?\n\nA: Nobody came.\n\nWe waited all night.\n\n{after}"

    blocks = [text[block.start : block.end] for block in read(text).blocks if block.kind == "turn"]

    assert blocks[-1] == "A: Nobody came.\n\nWe waited all night."


def test_a_stage_direction_is_in_no_turn(read: Read) -> None:
    """Nobody says it."""
    text = "KWAN: Who?\n\nMARS: You.\n\n[Laughter in the hall.]\n\nKWAN: I?"

    assert [kind for kind, _ in kinds(read, text)] == ["turn", "turn", "paragraph", "turn"]


@pytest.mark.parametrize(
    "lead",
    [
        "Says one resident who was there that night:",
        "As the adviser, Philip Gorse, explained:",
        "In May the Herald reported the following:",
    ],
)
def test_a_paragraph_after_a_colon_of_saying_is_set_off(read: Read, lead: str) -> None:
    """Set-off quotations have no marks; the colon and the word of saying tell."""
    text = f"The mill closed in May.\n\n{lead}\n\nThere was a plan to shut it. Everyone knew.\n\nThe town has no other mill."

    assert [kind for kind, _ in kinds(read, text)] == ["paragraph", "paragraph", "block_quote", "paragraph"]


def test_a_list_after_a_colon_is_not_set_off(read: Read) -> None:
    """A colon alone says nothing of speech."""
    text = "The board reported three things:\n\n1. The mill is old.\n\nThere were three bids:\n\nNone was good."

    assert all(kind != "block_quote" for kind, _ in kinds(read, text))


def test_quoted_lines_of_markdown_are_set_off(read: Read) -> None:
    """Blogs quote with angle brackets."""
    text = "Here it is, word for word:\n\n> We will go to orange.\n> Perhaps.\n\nThat is all."

    assert [kind for kind, _ in kinds(read, text)] == ["paragraph", "block_quote", "paragraph"]


def test_a_speaker_line_after_a_spoken_paragraph_names_its_speaker(read: Read) -> None:
    """Pull quotes carry their speaker on a line of its own."""
    text = (
        "The mill closed in May after a long strike.\n\nYes, it's hard to be sure why. I think they wanted it.\n\n"
        "Eric Walder, author and journalist\n\nThe town has no other mill.\n\nIt may open again."
    )

    assert ("block_quote", "Eric Walder") in kinds(read, text)


def test_speaker_lines_before_quoted_paragraphs_name_their_speakers(read: Read) -> None:
    """A street poll prints the name first."""
    text = (
        "We asked people on Rope Walk.\n\nMargit Toll, 67, retired teacher\n“Five? Make it ten.”\n\n"
        "Jadon Wu, 19, works at a kiosk\n“Nobody walks past an ice.”\n\nThe council votes on Tuesday."
    )

    assert [speaker for kind, speaker in kinds(read, text) if kind == "block_quote"] == ["Margit Toll", "Jadon Wu"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("News / IN-DEPTH / Foreign Policy / Articles", "furniture"),
        ("Read more: ten quiet beaches", "furniture"),
        ("This article was originally published by The Orrin Herald", "furniture"),
        ("www.example.org", "furniture"),
        ("***", "furniture"),
        ("۱", "furniture"),
        ("By Joel Ansty, football writer", "furniture"),
        ("Monday 9 March 2026", "furniture"),
        ("The mill at night. (Photo: A. Pell)", "caption"),
        ("(Composite image: Orrin Herald)", "caption"),
        ("(ibid, p. 4)", "citation"),
        ("## What happened", "heading"),
        ("A town without a mill", "heading"),
        ("Nobody came.", "paragraph"),
        ("Next month the council will vote on it.", "paragraph"),
        ("Related firms closed in June.", "paragraph"),
        ("ADVERTISEMENT", "furniture"),
        ("Updated 14 June, 16:52 | 3 min read", "furniture"),
        ("2.05pm GMT", "furniture"),
        ("10:14 AM · Mar 4, 2026", "furniture"),
        ("The crew at the mill, which will be rebuilt. (Ada Pell/Orrin Herald)", "caption"),
        ("Image caption Ada Pell says the mill will be rebuilt", "caption"),
        ("Nobody came. It was late. https://t.co/abc", "paragraph"),
        ("[Photo caption] The mill at night", "caption"),
        ("THE WRECK ENQUIRY.", "heading"),
    ],
)
def test_lines_that_are_not_prose_are_told_by_their_looks(read: Read, line: str, kind: str) -> None:
    """Furniture read as prose makes sources out of menus."""
    text = f"The mill closed in May after a strike.\n\n{line}\n\nThe town has no other mill now."

    assert read(text).blocks[1].kind == kind


def test_the_title_is_a_heading_whatever_it_ends_with(read: Read) -> None:
    """Titles may ask."""
    text = "Who shut the mill?\n\nNobody knows."

    assert read(text, title=Span(start=0, end=18)).blocks[0].kind == "heading"


def test_a_line_broken_inside_a_sentence_is_joined(read: Read) -> None:
    """Pages break lines where no paragraph ends."""
    text = "It is the regimes that were long targeted\nby the neighbours that are winning.\nThe rest lost."

    assert len(read(text).blocks) == 2


def test_a_country_in_capitals_is_no_first_person(read: Read) -> None:
    """Narration before a pull quote about the US stays the paper's own."""
    text = (
        "The mill closed in May after a long strike.\n\nThe US has warned that the mill may stay shut.\n\n"
        "Yes, they want it shut. It is in the way.\n\nEric Walder, author\n\nThe town has no other mill.\n\nIt may open again."
    )

    blocks = [text[block.start : block.end] for block in read(text).blocks if block.kind == "block_quote"]

    assert blocks == ["Yes, they want it shut. It is in the way."]


def test_a_text_in_another_script_is_no_furniture(read: Read) -> None:
    """Only stray lines are: a page in Arabic is not a page of menus."""
    text = "أغلق الجسر يوم الاثنين بعد فشل الاختبار.\n\nلم يصب أحد بأذى."

    assert [block.kind for block in read(text, language="ar").blocks] == ["paragraph", "paragraph"]
