"""Replies: what a sentence says of the claim in it, told from its words."""

import pytest

from headwater.model.attribution import Stance
from headwater.trace.pile import gather
from headwater.trace.stance.replies import reply
from mini_piles import Says, Told, pile


def told(text: str, *after: str, stance: Stance = "asserts") -> Stance | None:
    """Return what `text` says of its claim in an article of the Tarn Post that goes on with `after`."""
    made = pile(Told(outlet="Tarn Post", day=1, says=[Says(text=text, stance=stance), *after]))
    traced = gather(made.articles, made.attributions, made.all_links())
    (statement,) = traced.statements.values()
    return reply(traced.articles[statement.article_id], statement)


REPLIES: dict[str, Stance | None] = {
    "The mayor sold the bridge.": None,
    "We were wrong to say that the mayor sold the bridge.": "denies",
    "The Post wrongly reported that the mayor sold the bridge.": "denies",
    "An earlier version of this article said that the mayor sold the bridge.": "denies",
    "The council withdrew a statement that the mayor sold the bridge.": "denies",
    "The report that the mayor sold the bridge was untrue.": "denies",
    "There is no truth in the report that the mayor sold the bridge.": "denies",
    "The figure the council gave was wrong.": "denies",
    "The council called the figure an invention.": "denies",
    "The council called it a war on terror.": None,
    "Contrary to earlier reports, the bridge stands.": "denies",
    "It is unclear whether the mayor sold the bridge.": "questions",
    "It was too early to say whether the mayor had sold the bridge.": "questions",
    "The report could not be independently verified.": "questions",
    "The council was not in a position to confirm the number.": "questions",
    "Whether the mayor sold the bridge is not known.": "questions",
    "It remains to be seen whether the bridge will hold.": "questions",
    "Inspectors found no evidence that the mayor sold the bridge.": "disputes",
    "There was no sign that the bridge had been sold.": "disputes",
    "The train shows no sign of stopping.": None,
    "The reporter saw sacks of onions and no sign of weapons.": "disputes",
    "The porters had never seen weapons there.": "disputes",
    "No source has been established.": "disputes",
    "The firm knew of no evidence linking its water to the illness.": "disputes",
    "No decision has been made on the bridge.": "disputes",
    "We do not recognise the figure.": "disputes",
    "The figure is exaggerated, the council said.": "disputes",
    "It is hard to see how the bridge could have been sold.": "disputes",
    "The number should not be read as a count of bridges.": "disputes",
    "There is no doubt that the mayor sold the bridge.": None,
    "Did the mayor sell the bridge?": "questions",
    "“Who sold the bridge?”": "questions",
    'The count of nine bridges had been "a mistake in a table".': "denies",
    "The reports of a sale are without any foundation.": "denies",
    "The clerk said that the mayor was mistaken.": "denies",
    "It was a case of mistaken identity.": None,
    "A student made the whole thing up.": "denies",
    "The band made up the party.": None,
    "That the mayor sold the bridge is unproven.": "questions",
    "The editor could not vouch for the man.": "questions",
    "The two clerks knew nothing of such a sale.": "questions",
    "The firm knew nothing of the leak until June.": None,
    "The council has no record of a sale.": "disputes",
    "The engineer has serious doubts.": "disputes",
    "That does not square with the ledger.": "disputes",
    "No traces of paint were found on the bridge.": "disputes",
    "The study of bridges has since been withdrawn.": "disputes",
    "The figure is only provisional.": "disputes",
    "It is not a forecast, the office said.": "disputes",
    "That is a matter for the court.": "declines_comment",
    "The firm was not in a position to say anything.": "declines_comment",
    "The council would not comment on the bridge.": "declines_comment",
    "She was not authorised to discuss the bridge.": "declines_comment",
    "He hung up.": "declines_comment",
    "Nobody at the council could be reached.": None,
}


@pytest.mark.parametrize("text", sorted(REPLIES))
def test_a_stance_is_told_by_the_words(text: str) -> None:
    """Who finds no evidence for a claim is no witness to it."""
    assert told(text) == REPLIES[text]


def test_a_denial_by_the_cue_stays_the_cues() -> None:
    """What is denied there may be the opposite of the claim."""
    assert told("The bridge is safe.", stance="denies") is None


def test_a_denial_with_its_cue_in_it_is_a_denial() -> None:
    """There the cue is part of what is compared, and must not count twice."""
    assert told("The mayor denied that.", stance="denies") == "denies"


@pytest.mark.parametrize(
    "after",
    ["They had not.", "That was incorrect.", "It was not.", "The books were open, and we are glad to put that right."],
)
def test_an_outlet_takes_back_what_it_said(after: str) -> None:
    """A correction repeats the wrong claim first."""
    assert told("We said that the accounts had been audited.", after) == "denies"
    assert told("Three newspapers said that the accounts had been audited.", after) is None


def test_a_decision_not_taken_disputes_a_plan() -> None:
    """Nothing is settled, says who would know."""
    assert told("Some papers said that the bridge will close in May.", "No such decision has been taken.") == "disputes"


def test_a_question_that_is_not_answered_is_a_refusal() -> None:
    """The two halves of "asked whether ..., she would not comment" are one refusal."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="Asked whether he sold it, the mayor would not comment.")])
    )
    traced = gather(made.articles, made.attributions, made.all_links())
    (statement,) = traced.statements.values()

    assert reply(traced.articles[statement.article_id], statement) == "declines_comment"


def test_no_doubt_is_none_where_its_words_stand_apart() -> None:
    """What stands before a clause belongs to it: "There was no serious" and "doubt that he had sold it"."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=["There was no serious", Says(text="doubt that the mayor sold it.")])
    )
    traced = gather(made.articles, made.attributions, made.all_links())
    (statement,) = traced.statements.values()

    assert reply(traced.articles[statement.article_id], statement) is None
