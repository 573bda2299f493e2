"""One claim that a whole press carries: thousands of articles, from a few dozen sources, linked as comparing links crowds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.model.links import Statement, StatementLink
from rendered import Rendered, render
from spread import paper_names, world
from wordings import wordings

_AGENCIES, _PAPERS = 12, 400
_PEOPLE = 24
_MOST_LINKED = 24  # as in comparing: each wording is linked to as many others, each copy to the first of its wording
_COPIED, _ALIKE = 1.0, 0.95


def crowd(carriers: int) -> Rendered:
    """Return so many articles that all tell one claim, in the wordings that a world has for it and in others of their own."""
    spread = world(0, articles=carriers, claims=1, outlets=paper_names(_AGENCIES, _PAPERS), people=_PEOPLE)
    made = render(spread, linked=False)
    statements = tuple(_plain(statement, wordings(spread, 0)) for statement in made.links.statements)
    links = tuple(sorted(_links(statements), key=lambda link: (link.left, link.right)))
    return replace(made, links=replace(made.links, statements=statements, statement_links=links))


def _plain(statement: Statement, known: Sequence[str]) -> Statement:
    """Return a statement with its claim's wording alone, without who says it; one that denies it as it is."""
    if statement.stance == "denies":
        return statement
    words = next((words for words in known if words.casefold() in statement.text.casefold()), statement.text)
    return replace(statement, text=f"{words}.")


def _links(statements: Sequence[Statement]) -> Iterator[StatementLink]:
    by_wording: Mapping[str, list[str]] = defaultdict(list)
    for statement in statements:
        by_wording[statement.text].append(statement.id)
    heads = [ids[0] for ids in by_wording.values()]
    for ids in by_wording.values():
        yield from (_link(ids[0], other, _COPIED) for other in ids[1:])
    for number, head in enumerate(heads):
        yield from (_link(head, other, _ALIKE) for other in heads[number + 1 : number + 1 + _MOST_LINKED])


def _link(one: str, other: str, score: float) -> StatementLink:
    left, right = sorted((one, other))
    return StatementLink(left=left, right=right, relation="same", score=score, evidence=())
