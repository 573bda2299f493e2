"""Two short articles, as comparing would have found them: a passage, a quotation, claims, and one that is contradicted."""

from headwater.model.attribution import Stance
from headwater.model.identity import digest
from headwater.model.links import Passage, PassageKind, Relation, Statement, StatementLink
from headwater.model.text import Article, Span
from headwater.present.comparison import Comparison, comparison
from present import make

LEFT = make.article(
    "At least 60 people were taken to hospital after a tank exploded. The pool was closed.\n\n"
    "“We ran into the snow,” said Nora Hale.\n\nThe town says that the pump was sound. Tickets cost five crowns.",
    path="a.txt",
    outlet="The Echo",
    date="2026-02-07",
    title="Dozens in hospital",
)
RIGHT = make.article(
    "A total of 38 people were taken to hospital after a leak. The pool was closed.\n\n"
    "Nora Hale told us: “We ran into the snow.”\n\nA letter says that the pump was faulty.",
    path="b.txt",
    outlet="The Post",
    date="2026-02-08",
    title="38 in hospital",
)


def span(where: Article, words: str) -> Span:
    """Return the place of some words in an article."""
    place = make.place(where, words)
    return Span(start=place.start, end=place.end)


def passage(
    left: str, right: str, kind: PassageKind = "copied", sides: tuple[Article, Article] = (LEFT, RIGHT)
) -> Passage:
    """Return a passage of the two, its sides in the order of their ids."""
    ends = sorted(((sides[0].id, span(sides[0], left)), (sides[1].id, span(sides[1], right))))
    return Passage(
        id=digest(left, right),
        left=ends[0][0],
        right=ends[1][0],
        left_span=ends[0][1],
        right_span=ends[1][1],
        kind=kind,
        word_count=len(left.split()),
        score=0.8,
        evidence=("words in a row are equal",),
    )


def statement(where: Article, words: str, stance: Stance = "asserts", attribution_id: str | None = None) -> Statement:
    """Return a statement that consists of some words."""
    place = span(where, words)
    return Statement(
        id=digest(where.id, place.start, place.end),
        article_id=where.id,
        start=place.start,
        end=place.end,
        content=(place,),
        wording=(place,),
        text=words,
        attribution_id=attribution_id,
        stance=stance,
        hedged=False,
    )


def link(one: Statement, other: Statement, relation: Relation = "same", score: float = 0.9) -> StatementLink:
    """Return a link between two statements."""
    left, right = sorted((one.id, other.id))
    evidence = ("for: they share telling words", "against: only one gives a number")
    return StatementLink(left=left, right=right, relation=relation, score=score, evidence=evidence)


HURT, ALSO_HURT = (
    statement(LEFT, "At least 60 people were taken to hospital after a tank exploded."),
    statement(RIGHT, "A total of 38 people were taken to hospital after a leak."),
)
CLOSED, ALSO_CLOSED = statement(LEFT, "The pool was closed."), statement(RIGHT, "The pool was closed.")
SOUND, FAULTY = (
    statement(LEFT, "The town says that the pump was sound."),
    statement(RIGHT, "A letter says that the pump was faulty."),
)
TICKETS = statement(LEFT, "Tickets cost five crowns.")
STATEMENTS = (HURT, ALSO_HURT, CLOSED, ALSO_CLOSED, SOUND, FAULTY, TICKETS)
LINKS = (link(HURT, ALSO_HURT), link(CLOSED, ALSO_CLOSED, score=1.0), link(SOUND, FAULTY, "opposed", 0.7))
PASSAGES = (
    passage(
        "people were taken to hospital after a tank exploded. The pool was closed",
        "people were taken to hospital after a leak. The pool was closed",
    ),
    passage("We ran into the snow", "We ran into the snow", "quotation"),
)


def pair(left: Article = LEFT, right: Article = RIGHT, links: tuple[StatementLink, ...] = LINKS) -> Comparison:
    """Return the two compared."""
    return comparison(left, right, passages=PASSAGES, statements=STATEMENTS, links=links, attributions=())
