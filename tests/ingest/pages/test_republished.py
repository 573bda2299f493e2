"""Credits of a page's data and links, and how they go with those read in the text."""

import pytest

from headwater.ingest.pages.facts import page_facts
from headwater.ingest.pages.republished import with_addresses
from headwater.ingest.pages.trees import tree
from headwater.model.text import Credit, Span

LD = '<script type="application/ld+json">{{"@type":"Article",{}}}</script>'


def credit(name: str, *, url: str | None = None, title: str | None = None, place: Span | None = None) -> Credit:
    """Return a credit with this name."""
    return Credit(name=name, kind="notice" if place else "meta", text=name, span=place, url=url, title=title)


def test_a_link_adds_to_what_the_text_says() -> None:
    """The notice stands in the text and its address in the page: together they are one credit."""
    read = credit("Corvane Wire", place=Span(start=4, end=16))
    linked = credit("corvane wire", url="https://corvane.example/1", title="The wall was never sound")

    (found,) = with_addresses((read,), (linked,))

    assert (found.name, found.span, found.url) == ("Corvane Wire", read.span, "https://corvane.example/1")
    assert found.title == "The wall was never sound"


def test_what_the_text_does_not_say_is_kept() -> None:
    """A canonical address elsewhere is often the only trace of the origin."""
    read, linked = credit("Reuters", place=Span(start=0, end=7)), credit("tarn.example", url="https://tarn.example/1")

    assert with_addresses((read,), (linked,)) == (read, linked)
    assert with_addresses((), (linked,)) == (linked,)


def test_short_names_are_one_only_if_they_are_equal() -> None:
    """AP is not the beginning of Apple."""
    read, linked = credit("AP", place=Span(start=0, end=2)), credit("Apple Wire", url="https://apple.example/1")

    assert len(with_addresses((read,), (linked,))) == 2


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta name="syndication-source" content="https://www.corvane.example/1">', "corvane.example"),
        ('<meta name="original-source" content="https://www.corvane.example/1">', "corvane.example"),
        ('<meta name="copyright" content="Copyright 2024 The Associated Press. All rights reserved.">', "The Associated Press"),
        (LD.format('"isBasedOn":"https://corvane.example/1"'), "corvane.example"),
        (LD.format('"provider":{"name":"Reuters"}'), "Reuters"),
        (LD.format('"copyrightHolder":"Corvane Wire"'), "Corvane Wire"),
    ],
)  # fmt: skip
def test_marks_of_syndication_are_credits(head: str, name: str) -> None:
    """Publishing tools mark copies where only machines look."""
    root = tree(f"<html><head>{head}</head><body><h1>Dam leaks</h1><p>The dam has leaked for years.</p></body></html>")

    assert [credit.name for credit in page_facts(root, url="https://tarn.example/1").credits] == [name]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="original-source" content="https://www.tarn.example/1">',
        '<meta name="copyright" content="Tarn Media Group">',
        '<link rel="canonical" href="https://m.tarn.example/1">',
        '<link rel="canonical" href="https://other.example/">',
    ],
)
def test_a_pages_own_marks_credit_nobody(head: str) -> None:
    """Most pages say of themselves that they are the original."""
    root = tree(f"<html><head>{head}</head><body><h1>Dam leaks</h1><p>The dam has leaked for years.</p></body></html>")

    assert page_facts(root, url="https://tarn.example/1").credits == ()
