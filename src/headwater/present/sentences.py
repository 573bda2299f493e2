"""The sentences that every answer shares: the pile, a claim and its numbers, and what the words of the model mean."""

from headwater.model.provenance import Appearance, Reason
from headwater.present import phrases
from headwater.present.facts import Facts, Standing

_SAID = {
    "asserts": "says it",
    "denies": "denies it",
    "disputes": "disputes it",
    "questions": "questions it",
    "declines_comment": "declines to comment",
}
_SOURCING = {
    "named": "a named source",
    "described": "a described source, not named",
    "anonymous": "an anonymous source",
    "document": "a document",
    "outlet": "an outlet; the trail ends there",
    "self_reported": "the outlet's own reporting",
    "unsourced": "no source given",
}
_REASONS = {"origin": "Origin", "merge": "Counted as one", "doubt": "Cannot tell", "loop": "Loop"}
_EDGES = {
    "republication": "republishes the text of",
    "excerpt": "lifts a passage from",
    "rewrite": "rewrites",
    "pickup": "picks it up from",
    "match": "reports it from sources of its own, after",
    "update": "updates",
    "correction": "corrects",
}


_EDGES = {
    "republication": "republishes the text of",
    "excerpt": "lifts a passage from",
    "rewrite": "rewrites",
    "pickup": "picks it up from",
    "match": "reports it from sources of its own, after",
    "update": "updates",
    "correction": "corrects",
}


def pile(known: Facts) -> str:
    """Return the pile in one sentence: "8 articles from 7 outlets, 5 texts."."""
    articles = phrases.plural(len(known.case.articles), "article")
    outlets = known.outlets()
    source = f" from {phrases.plural(len(outlets), 'outlet')}" if outlets else ""
    texts = known.texts()
    copies = f", {phrases.plural(texts, 'text')}" if texts != len(known.case.articles) else ""
    return f"{articles}{source}{copies}, {phrases.plural(len(known.standings), 'claim')}."


def tally(standing: Standing) -> str:
    """Return a claim and its numbers: '"..." — 38 appearances in 31 articles, 5 texts, 2 to 3 independent origins, 1 denial'."""
    return f"{phrases.quoted(standing.claim.text, 200)} — {tally_numbers(standing)}"


def tally_numbers(standing: Standing) -> str:
    """Return the numbers of a claim: "38 appearances in 31 articles, 5 texts, 2 to 3 independent origins, 1 denial"."""
    claim = standing.claim
    places = (
        f"{phrases.plural(len(claim.appearances), 'appearance')} in {phrases.plural(len(standing.articles), 'article')}"
    )
    parts = [places]
    if standing.texts != len(standing.articles):
        parts.append(phrases.plural(standing.texts, "text"))
    parts.append(phrases.interval(claim.independent_origins.min, claim.independent_origins.max, "independent origin"))
    if standing.deniers:
        parts.append(phrases.plural(len(standing.deniers), "denial"))
    return ", ".join(parts)


def origins_short(standing: Standing) -> str:
    """Return the interval for a table: "1", "2–3"."""
    lowest, highest = standing.claim.independent_origins.min, standing.claim.independent_origins.max
    return f"{lowest}" if lowest == highest else f"{lowest}–{highest}"


def earliest(known: Facts, standing: Standing) -> str:
    """Return a sentence on the earliest known appearance, as honest as the dates allow."""
    dated = [each for each in standing.articles if known.articles[each].published is not None]
    undated = len(standing.articles) - len(dated)
    if not dated:
        return "None of its articles gives a date, so it cannot be told which is the earliest."
    doubt = (
        f" {phrases.plural(undated, 'article')} {phrases.noun(undated, 'gives', 'give')} no date and may be earlier."
        if undated
        else ""
    )
    return f"Earliest known appearance: {known.cited(dated[0])}.{doubt}"


def source_words(appearance: Appearance) -> str:
    """Return on whose word an appearance stands: "on the word of The Skerrow Packet › a deckhand (a described source ...)"."""
    sourcing = _SOURCING[appearance.sourcing]
    if not appearance.chain:
        return f"in its own voice ({sourcing})"
    names = " › ".join(phrases.shorten(name, 60) for name in appearance.chain)
    return f"on the word of {names} ({sourcing})"


def stance_words(stance: str) -> str:
    """Return what a stance means: "denies it"."""
    return _SAID[stance]


def sourcing_words(sourcing: str) -> str:
    """Return what a kind of sourcing means: "a described source, not named"."""
    return _SOURCING[sourcing]


def reason_words(reason: Reason) -> str:
    """Return the heading of a reason: "Counted as one", "Cannot tell"."""
    return _REASONS[reason.kind]


def edge_words(kind: str) -> str:
    """Return what one kind of dependence means, as a verb: "republishes the text of"."""
    return _EDGES[kind]
