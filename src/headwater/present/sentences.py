"""The sentences that every answer shares: the pile, a claim and its numbers, and what the words of the model mean."""

from headwater.model.provenance import Appearance, Claim, Reason
from headwater.present import phrases
from headwater.present.facts import Facts, Standing
from headwater.present.sources import Source

# Where fewer claims than one in this many are in several texts, sources tell more about a pile than claims do.

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


def pile(known: Facts) -> str:
    """Return the pile in one sentence: "8 articles from 7 outlets, 5 texts."."""
    articles = phrases.plural(len(known.case.articles), "article")
    outlets = known.outlets()
    source = f" from {phrases.plural(len(outlets), 'outlet')}" if outlets else ""
    texts = known.texts()
    copies = f", {phrases.plural(texts, 'text')}" if texts != len(known.case.articles) else ""
    return f"{articles}{source}{copies}."


def claims_found(known: Facts) -> str:
    """Return how many claims there are and how many of them travelled: "251 claims, 26 of them in more than one text."."""
    several = sum(standing.texts > 1 for standing in known.standings)
    count = len(known.standings)
    travelled = f", {several:,} of them in more than one text" if 0 < several < count else ""
    if known.texts() > 1 and not several and count > 1:
        travelled = ", each in one text only"
    return f"{phrases.plural(count, 'claim')}{travelled}." if count else "No claims were found."


def overview(known: Facts, found: tuple[Source, ...]) -> str:
    """Return the claims and sources in one line: "388 claims, 6 of them in more than one text; 41 named sources, ..."."""
    named = [source for source in found if source.named]
    if not named:
        return claims_found(known)
    several = sum(source.texts > 1 for source in named)
    unit = "article" if known.texts() == len(known.case.articles) else "text"
    many = f"{several:,}" if several else "none"
    shared = f", {many} of them used by two {unit}s or more" if len(known.case.articles) > 1 and len(named) > 1 else ""
    return f"{claims_found(known).removesuffix('.')}; {phrases.plural(len(named), 'named source')}{shared}."


def source_lead(known: Facts, source: Source) -> str:
    """Return a source as the first thing to know: "Reuters (outlet) is used by 2 of the 5 articles, for 4 statements."."""
    verb = "is" if source.kind != "group" else "are"
    used = f"{len(source.articles):,} of the {phrases.plural(len(known.case.articles), 'article')}"
    return (
        f"{source.name} ({source.kind}) {verb} used by {used}, for {phrases.plural(len(source.places), 'statement')}."
    )


def source_role(source: Source) -> str:
    """Return the position of a source: it gives its own word, passes on another's, or both."""
    if source.passes and source.gives:
        return "both"
    return "passes on" if source.passes else "gives"


def source_presence(source: Source) -> str:
    """Return whether a source is in the pile; people and groups who wrote none of the articles are not asked for."""
    if source.in_pile:
        return "yes"
    return "no" if source.kind in ("outlet", "document", "organisation") else "–"


def tally(standing: Standing) -> str:
    """Return a claim and its numbers: '"..." — 38 appearances in 31 articles, 5 texts, 2 to 3 independent origins, 1 denial'."""
    return f"{phrases.quoted(standing.title, 200)} — {tally_numbers(standing)}"


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


LOOSE_MARK = "~ tied by weak likeness in part: some of its places may make another claim. Its trail shows them."


def loose(standing: Standing) -> str:
    """Return what a reader should know of a claim whose places are not all surely one."""
    if standing.sure_texts > 1:
        sure = f"{phrases.spelled(standing.sure_texts).capitalize()} of its {phrases.plural(standing.texts, 'text')}"
        return f"{sure} surely tell one thing; the rest are tied by weak likeness and may make another claim."
    return "Its texts are tied by weak likeness alone and may make different claims. Read before you count."


def origins_short(standing: Standing) -> str:
    """Return the interval for a table: "1", "2–3"."""
    lowest, highest = standing.claim.independent_origins.min, standing.claim.independent_origins.max
    return f"{lowest}" if lowest == highest else f"{lowest}–{highest}"


def earliest(known: Facts, standing: Standing) -> str:
    """Return a sentence on the earliest known appearance, as honest as the dates allow."""
    first = known.first_of(standing)
    if not first:
        return "None of its articles gives a date, so it cannot be told which is the earliest."
    text = f"Earliest known appearance: {known.cited(first[0])}."
    if len(first) > 1:
        text += f" {phrases.plural(len(first) - 1, 'more article')} may be as early: the dates do not tell."
    undated = sum(known.articles[each].published is None for each in standing.articles)
    if undated:
        text += f" {phrases.plural(undated, 'article')} {phrases.noun(undated, 'gives', 'give')} no date."
    return text


def source_words(appearance: Appearance) -> str:
    """Return on whose word an appearance stands: "on the word of The Skerrow Packet › a deckhand (a described source ...)"."""
    sourcing = _SOURCING[appearance.sourcing]
    if not appearance.chain:
        return f"in its own voice ({sourcing})"
    names = " › ".join(phrases.mid_sentence(name) for name in appearance.chain)
    return f"on the word of {names} ({sourcing})"


def stand_words(appearance: Appearance) -> str:
    """Return who takes which stand: "Captain Hanne Brock denies it (a named source)"."""
    sourcing = _SOURCING[appearance.sourcing]
    if not appearance.chain:
        return f"{_SAID[appearance.stance]} in its own voice ({sourcing})"
    names = " › ".join(phrases.mid_sentence(name) for name in appearance.chain)
    return f"{names} {_SAID[appearance.stance]} ({sourcing})"


def stance_words(stance: str) -> str:
    """Return what a stance means: "denies it"."""
    return _SAID[stance]


def sourcing_words(sourcing: str) -> str:
    """Return what a kind of sourcing means: "a described source, not named"."""
    return _SOURCING[sourcing]


def further_reasons(claim: Claim) -> tuple[Reason, ...]:
    """Return the reasons behind a count that say more than the list of origins does: merges, doubts, loops."""
    names = [origin.name for origin in claim.origins]
    places = {place for origin in claim.origins for place in origin.evidence}

    def is_known(reason: Reason) -> bool:
        return any(name in reason.text for name in names) or bool(places & set(reason.evidence))

    return tuple(each for each in claim.independent_origins.reasons if each.kind != "origin" or not is_known(each))


def reason_words(reason: Reason) -> str:
    """Return the heading of a reason: "Counted as one", "Cannot tell"."""
    return _REASONS[reason.kind]


def edge_words(kind: str) -> str:
    """Return what one kind of dependence means, as a verb: "republishes the text of"."""
    return _EDGES[kind]
