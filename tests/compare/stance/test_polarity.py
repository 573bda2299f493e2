"""Polarity: contradiction is told by what is denied."""

from collections.abc import Callable

import pytest

from headwater.compare.grammar import Grammar
from headwater.compare.profiles import profiles
from headwater.compare.stance.polarity import AGREED, ALIKE, UNLIKE, Polar, contradict, leaning
from headwater.model.links import Statement
from headwater.model.text import Article, Span

Parse = Callable[[str], tuple[Article, Grammar]]


def polar(parse: Parse, text: str) -> Polar:
    """Return what a sentence affirms and denies."""
    article, tree = parse(text)
    whole = Statement(
        id="s", article_id=article.id, start=0, end=len(text), content=(Span(start=0, end=len(text)),), text=text,
        wording=(), attribution_id=None, stance="asserts", hedged=False,
    )  # fmt: skip
    (profile,) = profiles(article, tree, [whole])
    return profile.polar


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The hatch was sealed.", "The hatch was not sealed."),
        ("The hatch was sealed.", "The ship left with an unsealed hatch."),
        ("The shop will close.", "The shop will stay open."),
        ("There was a pilot on duty.", "The plane was grounded for want of a pilot."),
        ("The water killed the fish.", "The water killed nothing."),
        ("The tower is the oldest in the land.", "The tower is not the oldest in the land."),
        ("The ship was making nine knots.", "We were wrong to suggest that the ship was making nine knots."),
        ("The mill's water killed the fish.", "Not one fish in the lake was harmed by our water."),
        ("The councillor forged the letter.", "The report that the councillor forged the letter is a lie."),
        ("The letter was forged.", "It is not true that the letter was forged."),
        ("There are 11,400 dead people on the rolls.", "There are not 11,400 dead people on our rolls."),
        ("The clock dates from 1391.", "The date on the frame is 1591 and not 1391."),
        ("The tunnel will open in June.", "The tunnel will by no means open in June."),
        ("The sheep were guarded.", "The sheep stood unguarded."),
        ("The night shift will close.", "There is no plan to close the night shift."),
        ("Police questioned the manager.", "The manager has yet to be questioned by police."),
        ("The pump failed to start.", "The pump started."),
        ("The miners were rescued.", "None of the miners was rescued."),
        ("He pointed a handgun at them.", "He was holding a phone and not a gun."),
        ("The fire was an accident.", "The fire was arson."),
        ("The crew opened the gate.", "Nobody has been able to open the gate."),
        ("The gate was unlocked and open.", "There was a chain on it: the gate was chained."),
        ("The bridge has collapsed.", "The bridge is intact."),
        ("He held a gun at the counter.", "He did not have a gun at the counter."),
    ],
)
def test_a_denial_contradicts_what_it_denies(parse: Parse, left: str, right: str) -> None:
    """A "not", a prefix, an opposite, a lack, or a paper's own correction: each turns the claim round."""
    assert contradict(polar(parse, left), polar(parse, right))
    assert contradict(polar(parse, right), polar(parse, left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The hatch was not sealed.", "The ship left with an unsealed hatch."),
        ("The plane had no pilot.", "The plane was grounded for want of a pilot."),
        ("The valve has not opened since May.", "The valve has been jammed since May."),
        ("The mayor, who has never sailed, opened the lock.", "The lock was opened by the mayor."),
        ("The shop closed.", "The shop was closed in May."),
        ("The alarm never stopped.", "The alarm rang for two days."),
        ("He did not deny that he signed it.", "He signed it."),
        ("There is no doubt that the army fired the rockets.", "The army fired the rockets."),
        ("The families were not told until May.", "The families were told in May."),
        ("The bridge is not only old but cracked.", "The bridge is cracked."),
        ("No more than two boats sank.", "Two boats sank."),
        ("He was wanted on a warrant.", "There was a warrant for him."),
        ("It was holding a phone and not a gun.", "He did not have a gun in his hand."),
        ("The bell told the crew that the gear was not right.", "The bell rang for the crew."),
        ("You stopped noticing it, like rain.", "Passengers heard a horn all night."),
        ("The gate has not opened since June.", "The gate has been stuck half-open since June."),
        ("A broken axle was to blame.", "Coaches ran again on Sunday."),
        ("There is nobody called Ede on the staff.", "Nobody called Ede works for the mill."),
        ("There was a flash.", "And was there never a flash?"),
    ],
)
def test_two_ways_to_deny_agree(parse: Parse, left: str, right: str) -> None:
    """A negation somewhere in a sentence is no contradiction: false contradictions cost trust."""
    assert not contradict(polar(parse, left), polar(parse, right))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The gate was locked.", "Somebody had locked the gate.", AGREED),
        ("The gate was locked.", "Two porters were at the gate.", ALIKE),
        ("The gate was locked.", "No porter was there.", UNLIKE),
        ("The firm knew nothing of the leak until June.", "The firm knew of the leak in June.", AGREED),
        ("The firm is recalling pears.", "Nobody was hurt by what the firm is recalling.", UNLIKE),
    ],
)
def test_only_what_both_speak_of_tells_their_sides(parse: Parse, left: str, right: str, expected: float) -> None:
    """Two sentences of one claim that share no verb say little of their sides; late is not never; what is named is not denied."""
    assert leaning(polar(parse, left), polar(parse, right)) == expected
    assert leaning(polar(parse, right), polar(parse, left)) == expected
