"""Stands: refusals and rebuttals, and what they speak of."""

from collections.abc import Callable

import pytest

from headwater.compare.grammar import Grammar
from headwater.compare.stance.stands import rebuttal, refusal, targets
from headwater.model.attribution import Stance
from headwater.model.links import Statement
from headwater.model.text import Article, Span

Parse = Callable[[str], tuple[Article, Grammar]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The company declined to discuss the alarm.", "the alarm"),
        ("She would not be drawn on the price.", "on the price"),
        ("The bank refused to comment.", ""),
    ],
)
def test_a_refusal_names_what_it_is_about(parse: Parse, text: str, named: str) -> None:
    """The reader sees on which claim somebody would not speak."""
    _, tree = parse(text)
    stand = refusal(tree, 0, len(text))

    assert stand
    assert " ".join(tree.words[i] for i in stand.tokens) == named


@pytest.mark.parametrize(
    "text", ["Nobody at the company answered the telephone.", "She did not say it twice.", "He refused the prize."]
)
def test_silence_is_no_refusal(parse: Parse, text: str) -> None:
    """Who could not be reached, or refused something else, has not declined to comment."""
    _, tree = parse(text)

    assert refusal(tree, 0, len(text)) is None


def test_a_stand_points_back_to_the_nearest_that_fits() -> None:
    """In an article on a price and an alarm, "would not discuss the alarm" is about the alarm."""
    words = [frozenset({"alarm", "ring"}), frozenset({"price"}), frozenset({"alarm"})]
    standing = {2: frozenset({"alarm"})}

    assert list(targets(standing, [[0, 1, 2]], words, {})) == [(2, 0)]


def test_a_bare_no_comment_points_to_the_claim_before_it() -> None:
    """Without a word on what it is about, it answers the last thing that other articles say too."""
    words = [frozenset({"price"}), frozenset({"weather"}), frozenset[str]()]

    assert list(targets({2: frozenset()}, [[0, 1, 2]], words, {0: 0})) == [(2, 0)]
    assert list(targets({2: frozenset()}, [[0, 1, 2]], words, {})) == []


def stand_of(parse: Parse, before: str, text: str, stance: Stance) -> tuple[str, str] | None:
    """Return the relation of the stand that `text` takes after `before`, and the words it points to."""
    article, tree = parse(f"{before} {text}")
    start, end = len(before) + 1, len(before) + 1 + len(text)
    statement = Statement(
        id="s", article_id=article.id, start=start, end=end, content=(Span(start=start, end=end),), text=text,
        wording=(), attribution_id=None, stance=stance, hedged=False,
    )  # fmt: skip
    stand = rebuttal(tree, statement)
    return (stand.relation, " ".join(tree.words[i] for i in stand.tokens)) if stand else None


@pytest.mark.parametrize(
    ("text", "stance", "relation"),
    [
        ("That is nonsense.", "asserts", "opposed"),
        ("It is not true.", "asserts", "opposed"),
        ("She is mistaken.", "asserts", "opposed"),
        ("The officer was mistaken.", "asserts", "opposed"),
        ("This does not correspond to reality.", "asserts", "opposed"),
        ("He had done nothing of the kind.", "asserts", "opposed"),
        ("He did not.", "asserts", "opposed"),
        ("It had not.", "asserts", "opposed"),
        ("There never was one.", "asserts", "opposed"),
        ("Of course she did not.", "asserts", "opposed"),
        ("It never happened.", "asserts", "opposed"),
        ("the allegation", "denies", "same"),
        ("this figure", "disputes", "same"),
    ],
)
def test_what_only_points_back_takes_a_stand(parse: Parse, text: str, stance: Stance, relation: str) -> None:
    """A denial often has no word of what it denies: "the mayor dismissed the allegation"."""
    found = stand_of(parse, "Reporters were there. The mayor sold the bridge in May.", text, stance)

    assert found == (relation, "mayor sold bridge may")


def test_no_such_thing_points_to_the_thing(parse: Parse) -> None:
    """The letter may have been spoken of long before."""
    found = stand_of(parse, "He wrote a letter. It rained.", "No such letter was found.", "asserts")

    assert found == ("opposed", "letter")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The bridge was closed by a false alarm in the harbour office.", "asserts"),
        ("the allegation that the bridge was cracked", "denies"),
        ("It was a wet day.", "asserts"),
        ("the bridge", "denies"),
        ("It was not open.", "asserts"),
        ("There is one.", "asserts"),
        ("that the brake was not right", "asserts"),
        ("The invoices were wrong.", "asserts"),
        ("The parcel went to the wrong house.", "asserts"),
        ("Surveys of that kind find little.", "asserts"),
        ("It will not happen again.", "asserts"),
        ("I would rather not say.", "asserts"),
        ("He did not come back for me.", "asserts"),
        ("Do not go there.", "asserts"),
        ("It should not be there.", "asserts"),
        ("They do not like this one.", "asserts"),
        ("There is no such day.", "asserts"),
    ],
)
def test_what_says_something_itself_is_no_stand(parse: Parse, text: str, stance: Stance) -> None:
    """What has words of its own is compared by them."""
    assert stand_of(parse, "The mayor sold the bridge in May.", text, stance) is None


def test_no_such_thing_is_what_was_said_before(parse: Parse) -> None:
    """A thing may be anything, so it is what the sentence before told of."""
    found = stand_of(
        parse, "Reporters were there. The mayor sold the bridge in May.", "It is no such thing.", "asserts"
    )

    assert found == ("opposed", "mayor sold bridge may")
