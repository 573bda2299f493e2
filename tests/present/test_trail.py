"""The trail of a claim: nothing twice, nothing wrong in number, and the words that prove it."""

from dataclasses import replace

from headwater.model.case import Case
from headwater.model.provenance import Drift, IndependentOrigins, Reason
from headwater.model.text import Article
from headwater.present.screen import plain
from headwater.present.trail import trail
from present import make

SHUT = "The bridge is shut."


def told(case: Case) -> str:
    """Return the trail of the first claim on one line."""
    return " ".join(plain(trail(case, "1")).split())


def papers(*names: str, text: str = SHUT) -> list[Article]:
    """Return an article by each outlet."""
    return [make.article(text, path=name, outlet=name) for name in names]


def test_what_one_source_says_in_an_article_is_listed_once() -> None:
    """Two halves of a sentence are two places, but a reader needs the article and the sentence once."""
    text = "The bridge is shut and the pier is closed, a guard said. It stays shut, he added."
    (paper,) = papers("Post", text=text)
    said = [
        make.appearance(paper, words, chain=("A guard",), sourcing="described")
        for words in ("The bridge is shut", "the pier is closed", "It stays shut")
    ]
    lines = told(make.case((paper,), claims=(make.claim(SHUT, tuple(said)),)))

    assert lines.count("Post, undated: on the word of a guard (not named)") == 1
    assert lines.count("and the pier is closed, a guard said.") == 1
    assert "It stays shut, he added." in lines


def test_who_passed_a_word_on_is_told_from_its_source_to_the_reader() -> None:
    """Nobody has to know what an arrow between names means."""
    (paper,) = papers("Post")
    said = make.appearance(paper, SHUT, chain=("The Star", "Lund Radio", "A guard"), sourcing="described")

    assert "on the word of a guard (not named), by way of Lund Radio and The Star" in told(
        make.case((paper,), claims=(make.claim(SHUT, (said,)),))
    )


def test_who_denies_it_stands_without_a_verb() -> None:
    """Records deny and a captain denies: the heading says it of both."""
    (paper,) = papers("Post")
    said = make.appearance(paper, SHUT, stance="denies", chain=("Harbour records",), sourcing="document")

    lines = told(make.case((paper,), claims=(make.claim(SHUT, (said,)),)))
    assert "Who denies it • Post, undated: Harbour records (a document)" in lines
    assert "In 1 article, which does not say it; 1 independent origin, 1 denial." in lines


def test_what_several_articles_do_is_told_in_one_sentence() -> None:
    """Forty copies of one text are one line to read."""
    several = papers("Star", "Post", "Times", "Wire")
    claim = make.claim(SHUT, tuple(make.appearance(each, SHUT) for each in several))
    reasons = [
        Reason(
            kind="merge",
            text=f"{each.outlet} is a copy of Wire, so it adds no origin.",
            evidence=(make.place(each, SHUT),),
        )
        for each in several[:3]
    ]
    doubt = Reason(kind="doubt", text="Perhaps one: “a guard” may be Anna Lund.", evidence=())
    left_out = [
        Reason(kind="doubt", text=f"Not counted, for it may be another claim: the word of {name}.", evidence=())
        for name in ("a guard", "Per Ask")
    ]
    counted = IndependentOrigins(min=1, max=2, reasons=(left_out[0], *reasons, left_out[1], doubt))
    lines = told(make.case(tuple(several), claims=(replace(claim, independent_origins=counted),)))

    assert "Why 1 to 2 independent origins" in lines
    assert "• Post, Star and Times are copies of Wire, so they add no origin. • Perhaps one:" in lines
    assert lines.endswith("• Not counted, for it may be another claim: the word of a guard and Per Ask.")


def test_an_edge_is_told_with_what_shows_it() -> None:
    """To pick something up is a judgement: the sentence that credits the other belongs to it."""
    star = make.article(SHUT, path="s", outlet="Star")
    post = make.article("Anna Lund wept. The Star says that the bridge is shut.", path="p", outlet="Post")
    claim = make.claim(SHUT, (make.appearance(star, SHUT), make.appearance(post, "the bridge is shut")))
    edge = replace(
        make.edge(post, star, "pickup", (claim.id,)),
        reasons=("rewrite: it tells 2 of the other's claims", "pickup: it credits the other's outlet"),
        evidence=(make.place(post, "Anna Lund wept."), make.place(post, "The Star says")),
    )
    case = make.case((star, post), claims=(claim,), edges=(edge,))
    lines = told(replace(case, provenance=replace(case.provenance, claims=(replace(claim, appearances=()),))))

    assert (
        "Post, undated, picks it up from Star, undated: it credits the other's outlet; "
        "it tells 2 of the other's claims Post: “The Star says that the bridge is shut.”"
    ) in lines


def test_who_never_corrected_is_told_at_once() -> None:
    """A list of ten articles in ten lines hides the one that took it back."""
    several = papers("Post", "Star", "Times")
    claim = make.claim(SHUT, tuple(make.appearance(each, SHUT) for each in several))
    drift = tuple(
        Drift(
            kind="correction_not_carried",
            claim_id=claim.id,
            earlier=make.place(several[0], SHUT),
            later=make.place(each, SHUT),
            text="",
        )
        for each in several[1:]
    )
    case = make.case(tuple(several), claims=(claim,))
    lines = told(replace(case, provenance=replace(case.provenance, drift=drift)))

    assert "Post has taken this back; the pile has no correction by Star and Times, which have it from there." in lines
