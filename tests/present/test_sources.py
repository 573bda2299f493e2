"""Who a pile rests on: each source once, with the articles that use it and what it does there."""

from dataclasses import replace

from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.present.facts import facts
from headwater.present.sources import Source, sources
from present import make

POST = make.article("Anna Lund said the bridge is shut. It will open, Lund said.", path="a.txt", outlet="The Post")
STAR = make.article("Lund said the bridge is shut. Officials said so, the Post reports.", path="b.txt", outlet="Star")


def said(name: str, *, in_star: bool = False, content: str = "the bridge is shut") -> Attribution:
    """Return an attribution to somebody of this name."""
    return make.attribution(STAR if in_star else POST, source="Lund", cue="said", content=content, name=name)


def found(*attributions: Attribution, case: Case | None = None) -> tuple[Source, ...]:
    """Return the sources of a pile with these attributions."""
    return sources(facts(case or make.case((POST, STAR), attributions=attributions)))


def test_a_short_form_counts_for_the_one_longer_name() -> None:
    """A surname in one article is the full name of another, if there is only one such name."""
    one = found(said("Anna Lund"), said("Lund", in_star=True))

    assert [(each.name, len(each.articles), len(each.places)) for each in one] == [("Anna Lund", 2, 2)]


def test_initials_stand_for_the_one_name_that_they_fit() -> None:
    """A. Lund and Anna Lund are one line of the list, A. Lund beside two of them is not."""
    one = found(said("Anna Lund"), said("A. Lund", in_star=True))
    three = found(said("Anna Lund"), said("Arne Lund", content="It will open"), said("A. Lund", in_star=True))

    assert [(each.name, len(each.articles)) for each in one] == [("Anna Lund", 2)]
    assert sorted(each.name for each in three) == ["A. Lund", "Anna Lund", "Arne Lund"]


def test_a_short_form_of_two_names_stays_alone() -> None:
    """Nobody knows which Lund it is."""
    three = found(said("Anna Lund"), said("Per Lund", content="It will open"), said("Lund", in_star=True))

    assert sorted(each.name for each in three) == ["Anna Lund", "Lund", "Per Lund"]


def test_who_is_used_by_more_articles_comes_first_and_descriptions_last() -> None:
    """The first lines are those worth a telephone call."""
    described = replace(said("officials", in_star=True, content="Officials"), sourcing="described")
    listed = found(described, said("Per Ask", content="It will open"), said("Anna Lund"), said("Lund", in_star=True))

    assert [(each.name, each.named) for each in listed] == [
        ("Anna Lund", True),
        ("Per Ask", True),
        ("officials", False),
    ]


def test_who_passes_on_is_told_from_who_gives_the_word() -> None:
    """A newspaper that quotes a witness is not the witness."""
    outer = replace(said("The Post", in_star=True, content="Officials said so"), id="outer", sourcing="outlet")
    inner = replace(said("Anna Lund", in_star=True), parent="outer")
    roles = {each.name: (each.gives, each.passes) for each in found(outer, inner)}

    assert roles == {"The Post": (0, 1), "Anna Lund": (1, 0)}


def test_an_outlet_of_the_pile_is_known() -> None:
    """What is there need not be fetched."""
    one = found(replace(said("the Post", in_star=True), sourcing="outlet"))

    assert [(each.kind, each.in_pile) for each in one] == [("outlet", (POST.id,))]


def test_two_outlets_in_one_breath_are_two() -> None:
    """Whoever wants to check has two to ask."""
    both = replace(said("the Post and the Evening Kettle", in_star=True), sourcing="outlet")

    assert [each.name for each in found(both)] == ["Evening Kettle", "The Post"]


def test_a_step_of_a_chain_without_attribution_counts() -> None:
    """A credit line names a source as well as a sentence does."""
    told = make.appearance(STAR, "the bridge is shut", chain=("The Post", "Anna Lund"), sourcing="named")
    case = make.case((POST, STAR), claims=(make.claim("The bridge is shut.", (told,)),))

    assert {(each.name, each.gives, each.passes) for each in found(case=case)} == {
        ("The Post", 0, 1),
        ("Anna Lund", 1, 0),
    }


def test_copies_of_one_text_are_one_text() -> None:
    """Three outlets that run one wire story use its source once."""
    case = make.story("01-skerrow-ferry")
    hospital = next(each for each in sources(facts(case)) if each.name.startswith("St Brannoc"))

    assert hospital.texts <= len(hospital.articles)


def test_the_order_of_articles_changes_nothing() -> None:
    """Two people with the same pile see the same list."""
    case = make.story("01-skerrow-ferry")

    assert sources(facts(make.turned(case))) == sources(facts(case))


def test_every_statement_can_be_looked_up_and_counts_once() -> None:
    """A count leads to its sentences: one place each, none over another."""
    for source in sources(facts(make.story("05-quarnby-clock"))):
        assert source.gives + source.passes == len(source.places)
        assert len(set(source.places)) == len(source.places)
        assert {place.article_id for place in source.places} == set(source.articles)
