"""How statements become claims, and who denies what."""

from dataclasses import replace
from itertools import combinations

from headwater.model.attribution import SpeakerKind, Stance
from headwater.model.links import Relation, StatementLink
from headwater.model.text import Span
from mini_piles import Made, Says, Told, biggest, named, pile, same


def linked(made: Made, scores: dict[tuple[int, int], float], relation: Relation = "same") -> Made:
    """Return the pile with these links between its statements, by number, and no others."""
    pairs = {pair: sorted(made.statements[n].id for n in pair) for pair in scores}
    made.links = [
        StatementLink(left=pairs[pair][0], right=pairs[pair][1], relation=relation, score=score, evidence=())
        for pair, score in scores.items()
    ]
    return made


def one_each(*texts: str) -> Made:
    """Return a pile of articles of one sentence each."""
    return pile(*(Told(outlet=f"Outlet {n}", day=n + 1, says=[Says(text=text)]) for n, text in enumerate(texts)))


def test_a_chain_of_links_does_not_pull_two_claims_together() -> None:
    """A resembles b, b resembles c, and so on: after four steps nothing is left in common."""
    made = linked(one_each("a one.", "b two.", "c three.", "d four."), {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.9})

    assert max(len(claim.appearances) for claim in made.trace().claims) == 2


def test_statements_that_are_all_linked_are_one_claim() -> None:
    """The plain case."""
    made = one_each("a one.", "b two.", "c three.")
    made.links = [same(a.id, b.id, 0.6) for a, b in combinations(made.statements, 2)]

    assert [len(claim.appearances) for claim in made.trace().claims] == [3]


def test_of_unlikely_links_only_the_best_of_both_sides_counts() -> None:
    """One sentence has one fellow in another report, not three."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="The bridge is shut.")]),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[Says(text="Nobody can cross."), Says(text="The toll house is empty.", claim="b")],
        ),
    )
    made = linked(made, {(0, 1): 0.4, (0, 2): 0.3})

    assert sorted(len(claim.appearances) for claim in made.trace().claims) == [1, 2]


def stances(left: str, right: str) -> dict[str, Stance]:
    """Return the stances in the claim of two opposed statements, of which the first stands in two articles."""
    made = one_each(left, left, right)
    linked(made, {(0, 2): 0.8, (1, 2): 0.8}, "opposed")
    made.links.append(same(made.statements[0].id, made.statements[1].id))
    return {appearance.text: appearance.stance for appearance in biggest(made.trace()).appearances}


def test_what_negates_the_others_word_denies() -> None:
    """A winchman, and no winchman."""
    found = stances("There was no winchman on duty.", "A winchman was on duty all night.")

    assert found == {"There was no winchman on duty.": "asserts", "A winchman was on duty all night.": "denies"}


def test_of_two_sides_told_on_one_day_the_affirmative_is_the_claim() -> None:
    """A denial follows what it denies, however many repeat it."""
    sides = ("The bridge is shut.", "The bridge is not shut.", "Nobody has shut the bridge.")
    made = pile(*(Told(outlet=f"Outlet {n}", day=1, says=[Says(text=text)]) for n, text in enumerate(sides)))
    linked(made, {(0, 1): 0.8, (0, 2): 0.8}, "opposed")
    left, right = sorted(s.id for s in made.statements[1:])
    made.links.append(same(left, right))
    found = {appearance.text: appearance.stance for appearance in biggest(made.trace()).appearances}

    assert found == dict(zip(sides, ("asserts", "denies", "denies"), strict=True))


def test_where_a_date_is_missing_the_affirmative_side_is_the_claim() -> None:
    """What was put forward first cannot be told of articles without a date, and a correction often is the one that has one."""
    sides = ("The otter was stolen.", "Thieves have stolen the otter.", "The otter was never stolen.")
    made = pile(*(Told(outlet=f"Outlet {n}", day=(None, 1, 1)[n], says=[Says(text=t)]) for n, t in enumerate(sides)))
    linked(made, {(0, 2): 0.8, (1, 2): 0.8}, "opposed")
    left, right = sorted(s.id for s in made.statements[:2])
    made.links.append(same(left, right))
    found = {appearance.text: appearance.stance for appearance in biggest(made.trace()).appearances}

    assert found == dict(zip(sides, ("asserts", "asserts", "denies"), strict=True))


def test_who_leaves_it_open_is_on_neither_side() -> None:
    """Whoever says that it is too early to tell speaks of what either side says, and must not make one side of the two."""
    texts = (
        "The spill killed the fish.",
        "It is too early to say whether the spill killed the fish.",
        "It killed no fish.",
    )
    made = one_each(*texts)
    linked(made, {(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.9}, "opposed")
    found = {appearance.text: appearance.stance for appearance in biggest(made.trace()).appearances}

    assert found == dict(zip(texts, ("asserts", "questions", "denies"), strict=True))


def test_doubt_in_words_is_no_contradiction() -> None:
    """Who finds no evidence of a thing speaks of that thing, and leaves it to others whether it is so."""
    found = stances("The valve has been jammed since May.", "Inspectors found no evidence that the valve is jammed.")

    assert found["Inspectors found no evidence that the valve is jammed."] == "disputes"
    assert found["The valve has been jammed since May."] == "asserts"


def test_an_outright_denial_denies() -> None:
    """Saying that something is nonsense has no word in common with what it denies."""
    found = stances("She was doing eleven knots.", "That is nonsense.")

    assert found["That is nonsense."] == "denies"


def denied_by_himself(*texts: str, speaker: str = "Ada Roe") -> list[Stance]:
    """Return the stances in one article in which what Ada Roe says is opposed to what `speaker` says."""
    names = ("Ada Roe", speaker)
    says = [Says(text=t, chain=[(n, "person")], sourcing="named") for t, n in zip(texts, names, strict=True)]
    made = linked(pile(Told(outlet="Tarn Post", day=1, says=says)), {(0, 1): 0.8}, "opposed")
    return sorted(a.stance for claim in made.trace().claims for a in claim.appearances)


def test_nobody_denies_what_he_says_himself() -> None:
    """A drill, and no drill on other days: she says two things, and denies none."""
    assert denied_by_himself("The horn is a drill.", "It is no drill on other days.") == ["asserts", "asserts"]
    assert denied_by_himself("The horn is a drill.", "It is no drill.", speaker="Bo Lind") == ["asserts", "denies"]


def test_who_takes_his_words_back_denies_them() -> None:
    """A retraction in words stands, whoever said it before."""
    found = denied_by_himself("The horn was a drill.", "There is no truth in the report that the horn was a drill.")

    assert found == ["denies", "denies"]


def test_a_bare_denial_is_never_the_claim() -> None:
    """A claim is called by what it says, though the denial came out first."""
    found = stances("It did not.", "The mill closed.")

    assert found == {"It did not.": "denies", "The mill closed.": "asserts"}


def test_taking_it_back_denies() -> None:
    """An outlet that says it was wrong to say so says no."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="The bridge is shut.")]),
        Told(outlet="Tarn Post", day=3, says=[Says(text="We were wrong to say that the bridge is shut.")]),
    )

    assert {a.stance for a in biggest(made.trace()).appearances} == {"asserts", "denies"}


def test_a_claim_is_not_called_by_the_words_of_its_deniers() -> None:
    """A reader who sees "our radar had her at five" over "eight articles say so" is misled."""
    made = linked(
        one_each("She was said to be doing eleven.", "Our radar had her at five and a half knots at the pier head."),
        {(0, 1): 0.9},
        "opposed",
    )

    assert biggest(made.trace()).text == "She was said to be doing eleven."


def test_the_text_of_a_claim_is_its_clearest_wording() -> None:
    """Unhedged and outside the headline, for a reader to check."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            title="Bridge shut?",
            says=[Says(text="Bridge shut?"), Says(text="It may be shut.", hedged=True)],
        ),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[Says(text="The bridge at Tarn is shut to all traffic", chain=named("Otto Lamm"), sourcing="named")],
        ),
    )

    assert biggest(made.trace()).text == "The bridge at Tarn is shut to all traffic."


def test_a_sentence_called_wrong_by_the_next_is_a_denial() -> None:
    """A correction repeats the wrong claim before it says "That was incorrect."."""
    claim = "The Post said that the bridge at Tarn was closed by a crack."
    made = pile(Told(outlet="Tarn Post", day=1, says=[Says(text=claim), "That was incorrect."]))

    assert [a.stance for a in biggest(made.trace()).appearances] == ["denies"]


def test_what_somebody_plans_is_not_his_word() -> None:
    """Where "the firm plans to cut jobs, two people said", it rests on the two people."""
    text = "Tessara plans to close the bridge, Ada Rook said."
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[Says(text=text, chain=(("Ada Rook", "person"), ("Tessara", "organisation")))],
        )
    )
    inner = made.attributions[-1]
    at = text.index("plans")
    cue = Span(start=at, end=at + len("plans"))
    made.attributions[-1] = replace(inner, act="intent", cues=(cue,))

    assert [a.chain for a in biggest(made.trace()).appearances] == [("Ada Rook",)]


def test_a_described_source_goes_by_the_name_that_the_text_gives_later() -> None:
    """Wire leads hold back the name: "a clerk ... the clerk, Renee Rook"."""
    first, second = "A station clerk said the bridge was shut.", "The bridge was shut, the clerk, Renee Rook, said."
    clerk: tuple[tuple[str, SpeakerKind], ...] = (("A station clerk", "person"),)
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[
                Says(text=first, chain=clerk, sourcing="described"),
                Says(text=second, chain=clerk, sourcing="described"),
            ],
        )
    )
    at = made.articles[0].text.index("the clerk, Renee Rook")
    made.attributions[1] = replace(
        made.attributions[1], sources=(Span(start=at, end=at + len("the clerk, Renee Rook")),)
    )

    assert {a.chain for a in biggest(made.trace()).appearances} == {("Renee Rook",)}
    assert {a.sourcing for a in biggest(made.trace()).appearances} == {"named"}


def decided(made: Made, left: int, right: int) -> None:
    """Have a person decide that two statements, by number, are one claim."""
    one, other = sorted(made.statements[n].id for n in (left, right))
    made.links.append(StatementLink(left=one, right=other, relation="same", score=1.0, evidence=(), decided=True))


def test_what_a_person_holds_for_one_claim_stays_one_with_what_is_like_either() -> None:
    """A ruling joins two claims as they are: it must not cost either of them its other wordings."""
    made = one_each("a one.", "b two.", "c three.", "d four.", "e five.", "f six.")
    linked(made, {pair: 0.8 for side in ((0, 1, 2), (3, 4, 5)) for pair in combinations(side, 2)})
    decided(made, 0, 3)

    assert sorted(len(claim.appearances) for claim in made.trace().claims) == [6]


def test_what_a_person_holds_for_one_claim_needs_no_support() -> None:
    """However little the rest of the pile speaks for it."""
    made = linked(one_each("a one.", "b two.", "c three."), {(0, 1): 0.9})
    decided(made, 1, 2)

    assert [len(claim.appearances) for claim in made.trace().claims] == [3]


def test_what_no_place_tells_as_a_sentence_is_no_claim() -> None:
    """“Her account of the fire” in a title puts nothing forward; a reader of the list of claims loses trust."""
    made = one_each("Mara Lind's account of the fire", "The mill is shut.")
    made.statements[0] = replace(made.statements[0], wording=())

    assert [claim.text for claim in made.trace().claims] == ["The mill is shut."]


def test_a_claim_is_called_by_a_whole_sentence_where_there_is_one() -> None:
    """A place that only names the thing belongs to the claim, but the claim is not called by it."""
    made = linked(one_each("The shutting of the mill", "The mill at Dorn is shut for good."), {(0, 1): 0.9})
    made.statements[0] = replace(made.statements[0], wording=())

    claim = biggest(made.trace())
    assert claim.text == "The mill at Dorn is shut for good."
    assert len(claim.appearances) == 2


def test_the_words_around_a_content_that_is_no_sentence_are_shown() -> None:
    """“The theft” tells less than “Mara Lind denied the theft”."""
    text = "Mara Lind denied the theft"
    made = one_each(text)
    inner = Span(start=text.index("the theft"), end=len(text))
    made.statements[0] = replace(made.statements[0], content=(inner,))

    assert biggest(made.trace()).text == "Mara Lind denied the theft."


def test_marks_around_a_wording_go_only_in_pairs() -> None:
    """“Best day ever," he said” has lost a mark."""
    quoted, spoken = one_each('"It is shut for good"'), one_each('"It is shut for good," Mara Lind said')

    assert biggest(quoted.trace()).text == "It is shut for good."
    assert biggest(spoken.trace()).text == '"It is shut for good," Mara Lind said.'


def test_a_mark_without_its_other_is_left_out() -> None:
    """Of “12 dead. 30 missing,” said over two sentences, the second ends a quotation that it does not begin."""
    assert biggest(one_each('30 are missing," Mara Lind said').trace()).text == "30 are missing, Mara Lind said."
