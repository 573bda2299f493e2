"""Claims that say all that another says and narrow it down, in words."""

from headwater.present import phrases
from headwater.present.facts import Facts, Standing
from headwater.present.screen import BLANK, Line, Screen

_SHOWN = 3


def specific_lines(known: Facts, standing: Standing) -> Screen:
    """Return which claims are more specific than one, and which more general; nothing if there are none."""
    found: dict[tuple[str, int], tuple[float, str]] = {}
    for link in known.case.specific_links:
        general, specific = known.home.get(link.general), known.home.get(link.specific)
        if general is None or specific is None or general is specific or standing not in (general, specific):
            continue
        label, other = ("More specific", specific) if standing is general else ("More general", general)
        told = f"{label}: claim {other.number}, {phrases.quoted(other.title, 240)} ({phrases.listed(link.evidence)})"
        found[label, other.number] = max(found.get((label, other.number), (0.0, "")), (link.score, told))
    surest = sorted(found, key=lambda key: (-found[key][0], key))[:_SHOWN]
    lines = [Line(kind="item", text=found[key][1]) for key in sorted(surest, reverse=True)]
    return (BLANK, Line(kind="heading", text="What narrows it down, or is wider"), *lines) if lines else ()
