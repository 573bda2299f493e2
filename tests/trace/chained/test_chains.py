"""Who stands behind a statement: chains read from whole articles."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from headwater.attribute.attributions import attributions
from headwater.model.attribution import Attribution
from headwater.model.identity import digest
from headwater.model.links import Links, Statement
from headwater.model.text import Article, Span
from headwater.read.parse import load_parser
from headwater.read.readings import reading
from headwater.trace.chained.chains import chain_of, sourcing_of
from headwater.trace.parties.outlets import is_own
from headwater.trace.pile import gather

Chains = Callable[..., tuple[list[tuple[str, ...]], list[str]]]


def page(outlet: str, text: str) -> Article:
    """Return an article of an outlet that holds `text`."""
    return Article(
        id=digest(outlet, text),
        capture_id=digest(text),
        path=f"{outlet}.txt",
        outlet=outlet,
        agency=None,
        title=None,
        title_span=None,
        bylines=(),
        dateline=None,
        credits=(),
        published=None,
        language="en",
        text=text,
        furniture=(),
    )


def _statement(article: Article, attribution: Attribution | None, start: int, end: int) -> Statement:
    return Statement(
        id=digest(article.id, start, end, attribution.id if attribution else ""),
        article_id=article.id,
        start=start,
        end=end,
        content=attribution.contents if attribution else (Span(start=start, end=end),),
        wording=attribution.contents if attribution else (Span(start=start, end=end),),
        text=article.text[start:end],
        attribution_id=attribution.id if attribution else None,
        stance="asserts",
        hedged=False,
    )


@pytest.fixture(scope="session")
def chains() -> Chains:
    """Return a function that gives the chain and the sourcing of each attribution in a text, in order of place."""
    parser = load_parser()

    def run(
        text: str, *, outlet: str = "Inland Echo", byline: str | None = None
    ) -> tuple[list[tuple[str, ...]], list[str]]:
        article = replace(page(outlet, text), bylines=(byline,) if byline else ())
        found = attributions(article, reading(article, parser))
        others = [page(name, "Nothing to see.") for name in ("Radio Haldrin", "The Skerrow Packet", "Fennick Dairy")]
        statements = tuple(_statement(article, a, a.contents[0].start, a.contents[-1].end) for a in found)
        alone = _statement(article, None, 0, len(text))
        made = gather(
            [article, *others], found, Links(statements=(*statements, alone), passages=(), statement_links=())
        )
        rows = [chain_of(made, statement) for statement in statements or (alone,)]
        kinds = [
            sourcing_of(made, statement, chain) for statement, chain in zip(statements or (alone,), rows, strict=True)
        ]
        return [tuple(link.name for link in chain) for chain in rows], [str(kind) for kind in kinds]

    return run


LAST = {
    "an outlet that quoted a source stands before it": (
        "An unnamed deckhand quoted by The Skerrow Packet on Monday said the alarm had rung.",
        ("Skerrow Packet", "An unnamed deckhand"),
    ),
    "an outlet that was told stands before the source": (
        "Nora Pell told Radio Haldrin that the pier was shut.",
        ("Radio Haldrin", "Nora Pell"),
    ),
    "an outlet that nobody has collected may be told, too": (
        "Nora Pell told the Corm Gazette that the pier was shut.",
        ("Corm Gazette", "Nora Pell"),
    ),
    "the outlet itself is no link of its own chain": (
        "Nora Pell told the Echo that the pier was shut.",
        ("Nora Pell",),
    ),
    "who obtained a document is not its author": (
        "A confidential note obtained by the Inland Echo said the pier was shut.",
        ("A confidential note",),
    ),
    "who runs a dairy is no dairy": ("Honor Fennick, who runs the dairy, said the pier was shut.", ("Honor Fennick",)),
    "a body and its spokesman are one": (
        "A spokesman for Corvane Steel said the company denied that the pier was shut.",
        ("A spokesman for Corvane Steel",),
    ),
    "a document cited in somebody's words credits nobody else": (
        "Otto Brand said the memo cited by The Skerrow Packet on Monday was a draft.",
        ("Otto Brand",),
    ),
    "what somebody agreed to do is told by others": (
        "Corvane Group has agreed in principle to buy Tarn Foundry, a clerk at the works said.",
        ("a clerk at the works",),
    ),
    "an outlet that cites somebody stands before them": (
        "The Skerrow Packet reported on Monday, citing a deckhand, that the pier was shut.",
        ("The Skerrow Packet", "a deckhand"),
    ),
    "the questions of an interview are the outlet's": (
        "PELL: Did the mayor say that the pier was shut?\n\nBRAND: He did.\n\nPELL: Why?\n\nBRAND: It was old.",
        ("BRAND",),
    ),
}


@pytest.mark.parametrize("name", sorted(LAST))
def test_a_chain_names_those_and_only_those_who_pass_a_statement_on(name: str, chains: Chains) -> None:
    """A link too many is an origin too many; one too few hides who knew."""
    text, expected = LAST[name]
    found, _ = chains(text)

    assert found[-1][-2:] == expected


def test_a_clause_set_against_anothers_words_is_not_theirs(chains: Chains) -> None:
    """Two sides of a quarrel do not quote each other."""
    found, _ = chains("The toll rose to 23 on Sunday, health officials said, while the army said it had hit a store.")

    assert ("the army",) in found


def test_a_lead_goes_through_the_outlet_that_its_speaker_told(chains: Chains) -> None:
    """The first sentence of a pickup often leaves the credit to the second."""
    text = "A clerk says the man had a phone.\n\n“It was a phone,” the clerk, Renee Oake, told Radio Haldrin on Monday."
    found, _ = chains(text)

    assert found[0] == ("Radio Haldrin", "Renee Oake")


@pytest.mark.parametrize(
    ("text", "sourcing"),
    [
        ("In two hours at the site the Echo saw crushed stalls and no sign of a store.", "self_reported"),
        ("I reached the pier at seven. The planks lay on the sand.", "self_reported"),
        ("The planks lay on the sand.", "unsourced"),
        ("We reported last week that the planks lay on the sand.", "unsourced"),
    ],
)
def test_what_the_outlets_own_people_saw_is_told_apart(text: str, sourcing: str, chains: Chains) -> None:
    """Own eyes are an origin; a bare assertion may be a copy."""
    _, kinds = chains(text)

    assert kinds == [sourcing]


def test_whoever_wrote_an_article_is_no_source_of_it(chains: Chains) -> None:
    """A radio script opens with its reporter's name."""
    found, _ = chains(
        "Sigrun Holt reporting:\n\nShe says that it rains. The pier was shut, Sigrun Holt says.", byline="Sigrun Holt"
    )

    assert set(found) == {()}


def test_a_letterhead_says_whose_statement_it_is() -> None:
    """A ministry that informs the public speaks in its own voice; the state named below it publishes nothing."""
    statement = replace(
        page("Republic of Corr", "The Ministry of Public Health informs."), title="MINISTRY OF PUBLIC HEALTH"
    )

    assert is_own("The Ministry of Public Health", statement)
    assert not is_own("The Ministry of Public Health", replace(statement, outlet="Corr Gazette"))
