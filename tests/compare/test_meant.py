"""Meant: what was read of an article alone, and kept, gives the same links as reading it anew."""

from compare.pages import page
from headwater.attribute.attributions import attributions
from headwater.compare.kept import Kept
from headwater.compare.links import links
from headwater.compare.meant import meant
from headwater.read.parse import Parser
from headwater.read.readings import reading

TEXTS = (
    "Twelve horses died when a barn at Marne burned down on Monday. Josef Ohl said the fire began in the hay.",
    "Josef Ohl of Marne lost twelve horses when his barn caught fire. The hay had been damp, the farmer said.",
)


def test_kept_meanings_change_no_link(parser: Parser) -> None:
    """What a case keeps must never tell another story than a fresh run."""
    articles = [page(text, f"page {number}") for number, text in enumerate(TEXTS)]
    readings = [reading(article, parser) for article in articles]
    said = [attributions(article, its_reading) for article, its_reading in zip(articles, readings, strict=True)]
    every = [attribution for its in said for attribution in its]
    kept = {id_: row for works in zip(articles, readings, said, strict=True) for id_, row in meant(*works).items()}
    found = links(articles, readings, every, kept=Kept(meanings=kept))

    assert found == links(articles, readings, every)
    assert kept.keys() == {statement.id for statement in found.statements}
