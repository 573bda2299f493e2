"""How the articles of an invented world word its claims, each in a way of its own."""

from spread import PLACES, World

_THINGS = ("bridge", "ferry", "tunnel", "crane", "dam", "market", "school", "depot", "mill", "tower", "canal", "silo")
_CAUSES = ("a crack", "a fire", "a flood", "a landslide", "a power cut", "a gas leak", "a strike", "a storm")
_WHEN = ("before dawn", "after midnight", "during the fair", "in heavy fog", "at low tide", "on market day")


def thing(spread: World, claim: int) -> str:
    """Return what a claim of a world is about."""
    at = spread.seed * 7 + claim
    return f"{PLACES[at % len(PLACES)]} {_THINGS[at % len(_THINGS)]}"


def wordings(spread: World, claim: int) -> tuple[str, ...]:
    """Return how the articles of a world word a claim."""
    at = spread.seed * 7 + claim
    what, cause, when = thing(spread, claim), _CAUSES[at % len(_CAUSES)], _WHEN[at % len(_WHEN)]
    return (
        f"the {what} had to be shut {when} this week because of {cause} that nobody had expected",
        f"{cause} made people close the {what} {when}, and none of those present had seen it coming",
        f"{when} the {what} was taken out of use owing to {cause} which surprised all who were there",
    )


def wording(spread: World, claim: int, number: int) -> str:
    """Return how the article of a number words a claim."""
    known = wordings(spread, claim)
    return known[number % len(known)]
