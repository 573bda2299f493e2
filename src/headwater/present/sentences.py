"""The sentences that every answer shares: the pile, a claim and its numbers, and what the words of the model mean."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from headwater.model.provenance import Appearance, Claim, Edge, Evidence, Reason
from headwater.present import names, phrases
from headwater.present.facts import Facts, Standing
from headwater.present.sources import Source

_SAID = {
    "asserts": "says it",
    "denies": "denies it",
    "disputes": "disputes it",
    "questions": "questions it",
    "declines_comment": "declines to comment",
}
# What is said of a source behind its name; a name says by itself that it is one.
_SOURCING = {
    "named": "",
    "described": "not named",
    "anonymous": "not named",
    "document": "a document",
    "outlet": "an outlet",
    "self_reported": "its own reporting",
    "unsourced": "no source given",
}
_DECIDED = "Decided"
_TAGS = {"origin": "Origin", "merge": "Counted as one", "doubt": "Cannot tell", "loop": "Loop"}
_OWN_WORD = {"no source given": "which gives no source", "on the spot": "on the spot"}
_LEFT_OUT = "Not counted, for it may be another claim: the word of "
# How several articles do what each of them does.
_SEVERAL = {
    "is a copy of": "are copies of",
    "lifts this from": "lift this from",
    "retells": "retell",
    "has it from": "have it from",
    "gives no source, and leans on": "give no source, and lean on",
    "takes the claim as known from": "take the claim as known from",
    "sums up in the headline what": "sum up in the headline what",
    "names the source": "name the source",
    "gives the source elsewhere in": "give the source elsewhere in",
    "says it elsewhere in": "say it elsewhere in",
}
_REPEATS = re.compile(
    rf"^(?P<who>.+?) (?P<verb>{'|'.join(map(re.escape, _SEVERAL))}) (?P<whom>.+), so it adds no origin\.$", re.DOTALL
)
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e)\b(?!\.)")
_OPENING = re.compile(r"(?:an?|the|one|some|two|three|several|many|his|her|its|their|our) ")
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
    """Return the pile in one sentence: "8 articles from 7 outlets: 5 different texts and 3 copies."."""
    count, texts = len(known.case.articles), known.texts()
    different = "different text" if texts > 1 else "text"
    copies = f" and {phrases.plural(count - texts, 'copy', 'copies')}" if texts != count else ""
    same = f": {phrases.plural(texts, different)}{copies}" if count > 1 else ""
    return f"{phrases.plural(count, 'article')}{_from_whom(known)}{same}."


def _from_whom(known: Facts) -> str:
    """Return from how many outlets the articles are: " from 7 outlets"; ", 4 of them from 2 known outlets" if not all say."""
    count, placed = len(known.outlets()), sum(bool(article.outlet) for article in known.case.articles)
    if not placed:
        return ""
    if placed == len(known.case.articles):
        return f" from {phrases.plural(count, 'outlet')}"
    return f", {placed:,} of them from {phrases.plural(count, 'known outlet')}"


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
    shared = f", {many} of them cited in two {unit}s or more" if len(known.case.articles) > 1 and len(named) > 1 else ""
    return f"{claims_found(known).removesuffix('.')}; {phrases.plural(len(named), 'named source')}{shared}."


def source_lead(known: Facts, source: Source) -> str:
    """Return a source as the first thing to know: "Reuters (outlet) is cited in 2 of the 5 articles, for 4 statements."."""
    verb = "is" if source.kind != "group" else "are"
    return f"{source.name} ({source.kind}) {verb} {cited_in(known, source)}"


def cited_in(known: Facts, source: Source) -> str:
    """Return where and how often a source is cited: "cited in 2 of the 5 articles, for 4 statements."."""
    count, total = len(source.articles), phrases.plural(len(known.case.articles), "article")
    used = f"{count:,} of the {total}" if count < len(known.case.articles) else f"all {total}" if count > 1 else total
    return f"cited in {used}, for {phrases.plural(len(source.places), 'statement')}."


def resting(count: int, alone: int) -> str:
    """Return how many claims rest on a source, and how many of them on nothing else: "3 claims rest on it, 2 of them on ..."."""
    text = f"{phrases.plural(count, 'claim')} {phrases.noun(count, 'rests')} on it"
    if not alone:
        return text
    return f"{text}{' and' if alone == count else f', {alone:,} of them'} on nothing else"


def source_role(source: Source) -> str:
    """Return whose word a source gives: its own, others', or both."""
    if source.passes and source.gives:
        return "both"
    return "others'" if source.passes else "its own"


def source_presence(source: Source) -> str:
    """Return whether a source is in the pile; people and groups who wrote none of the articles are not asked for."""
    if source.in_pile:
        return "yes"
    return "no" if source.kind in ("outlet", "document", "organisation") else "–"


def tally(standing: Standing) -> str:
    """Return a claim and its numbers: '"..." — in 31 articles (5 different texts); 2 to 3 independent origins, 1 denial'."""
    return f"{phrases.quoted(standing.title, 200)} — {tally_numbers(standing)}"


def tally_numbers(standing: Standing) -> str:
    """Return the numbers of a claim: "in 5 articles, 3 of which say it; 2 to 3 independent origins, 1 denial"."""
    count, saying = len(standing.articles), len(standing.carriers)
    places = f"in {phrases.plural(count, 'article')}"
    if standing.texts != count:
        places += f" ({phrases.plural(standing.texts, 'different text' if standing.texts > 1 else 'text')})"
    if saying != count:
        says = phrases.noun(saying, "says", "say")
        places += f", {saying:,} of which {says} it" if count > 1 else ", which does not say it"
    origins = standing.claim.independent_origins
    counted = phrases.interval(origins.min, origins.max, "independent origin")
    denied = f", {phrases.plural(len(standing.deniers), 'denial')}" if standing.deniers else ""
    return f"{places}; {counted}{denied}"


def row_title(standing: Standing) -> str:
    """Return a claim for a row of a table; with whose words they are, if they speak of "I" or "we"."""
    title = phrases.shorten(standing.title, 110)
    saying = next((one for one in standing.claim.appearances if one.text == standing.claim.text and one.chain), None)
    return f"{title} ({phrases.mid_sentence(saying.chain[-1], 40)})" if saying and _FIRST.search(title) else title


COLUMNS = (
    "Carriers are the articles that say it, origins the independent sources behind them, denials the sources that "
    "deny it."
)
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
    """Return on whose word an appearance stands: "on the word of a deckhand (not named), by way of The Skerrow Packet"."""
    if not appearance.chain:
        return own_words(appearance)
    return f"on the word of {chain_words(appearance)}"


def stand_words(appearance: Appearance) -> str:
    """Return who takes a stand: "Captain Hanne Brock"; "in its own voice" where it is the article."""
    return chain_words(appearance) if appearance.chain else "in its own voice"


def own_words(appearance: Appearance) -> str:
    """Return on what an article stands that says something in its own voice."""
    return "its own reporting" if appearance.sourcing == "self_reported" else "gives no source"


def chain_words(appearance: Appearance) -> str:
    """Return the innermost source of an appearance and who passed its word on: "a deckhand (not named), by way of ..."."""
    *outer, inner = (_name_words(name) for name in appearance.chain)
    note = _SOURCING[appearance.sourcing] if inner != _SOURCING[appearance.sourcing] else ""
    way = f", by way of {phrases.listed(outer[::-1])}" if outer else ""
    return f"{inner}{f' ({note})' if note else ''}{way}"


def _name_words(name: str) -> str:
    """Return a source inside a sentence; in quotation marks if it is but a word or two out of one: "local paper"."""
    line = phrases.mid_sentence(names.whole(phrases.tidy(name)), 80)
    bare = line[:1].islower() and not _OPENING.match(line)
    return f"“{line}”" if bare else line


def stance_words(stance: str) -> str:
    """Return what a stance means: "denies it"."""
    return _SAID[stance]


def count_heading(claim: Claim) -> str:
    """Return what stands above the reasons for a count: "Why 1 independent origin"."""
    counted = claim.independent_origins
    return f"Why {phrases.interval(counted.min, counted.max, 'independent origin')}"


def origin_words(known: Facts, name: str) -> str:
    """Return an origin inside a sentence: "The Post, which gives no source", "a deckhand, cited in The Post"."""
    line = names.whole(phrases.tidy(name))
    head, _, note = line.removesuffix(")").rpartition(" (")
    is_article = head and any(note.casefold() == label.casefold() for label in _labels(known))
    said = _OWN_WORD.get(note) or (f"cited in {note}" if is_article else "")
    return (
        f"{phrases.mid_sentence(head, 100)}, {phrases.shorten(said, 70)}" if said else phrases.mid_sentence(line, 120)
    )


def _labels(known: Facts) -> Iterator[str]:
    """Yield what tracing may call an article: its outlet, its title, its path."""
    for article in known.articles.values():
        yield from (phrases.one_line(label) for label in (article.outlet, article.title, article.path) if label)


def further_reasons(known: Facts, claim: Claim) -> tuple[Reason, ...]:
    """Return the reasons behind a count that say more than the list of origins does: merges, doubts, loops.

    What several articles do to one is told in one sentence.
    """
    named = [origin.name for origin in claim.origins]
    places = {place for origin in claim.origins for place in origin.evidence}

    def is_known(reason: Reason) -> bool:
        return any(name in reason.text for name in named) or bool(places & set(reason.evidence))

    found = [each for each in claim.independent_origins.reasons if each.kind != "origin" or not is_known(each)]
    return together(known, found)


def together(known: Facts, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return reasons with those that say the same of several articles told as one, where the first of them stood."""
    groups: dict[tuple[str, ...], list[Reason]] = defaultdict(list)
    for reason in _left_out_together(reasons):
        said = _REPEATS.match(reason.text)
        groups[(said["verb"], said["whom"]) if said and reason.kind == "merge" else (reason.text,)].append(reason)
    return tuple(_joined(known, *key, reasons=group) if len(group) > 1 else group[0] for key, group in groups.items())


def _left_out_together(reasons: Iterable[Reason]) -> list[Reason]:
    """Return reasons with those that leave out somebody's word told as one, at the end."""
    kept: list[Reason] = []
    left_out: list[Reason] = []
    for reason in reasons:
        (left_out if reason.text.startswith(_LEFT_OUT) else kept).append(reason)
    if not left_out:
        return kept
    whose = phrases.listed([each.text.removeprefix(_LEFT_OUT).removesuffix(".") for each in left_out], 9)
    places = tuple(sorted({place for each in left_out for place in each.evidence}))
    return [*kept, replace(left_out[0], text=f"{_LEFT_OUT}{whose}.", evidence=places)]


def _joined(known: Facts, verb: str, whom: str = "", *, reasons: list[Reason]) -> Reason:
    places = tuple(sorted({place for reason in reasons for place in reason.evidence}))
    if not whom:
        return replace(reasons[0], evidence=places)
    labels = dict.fromkeys(known.label(place.article_id) for place in sorted(places, key=_by_date(known)))
    text = f"{phrases.listed(list(labels))} {_SEVERAL[verb]} {whom}, so they add no origin."
    return replace(reasons[0], text=text, evidence=places)


def _by_date(known: Facts) -> Callable[[Evidence], tuple[int, Evidence]]:
    return lambda place: (known.numbers[place.article_id], place)


def reason_tag(reason: Reason) -> str:
    """Return what kind of reason one is, in a word or two: "Counted as one", "Cannot tell"."""
    return _DECIDED if reason.decided else _TAGS[reason.kind]


def reason_sentence(reason: Reason) -> str:
    """Return a reason as a sentence of its own, after its kind where it does not tell that by itself."""
    text = phrases.one_line(reason.text)
    tells = reason.decided or reason.kind == "doubt" or text.endswith(("adds no origin.", "add no origin."))
    return text if tells else f"{reason_tag(reason)}: {text}"


def edge_words(kind: str) -> str:
    """Return what one kind of dependence means, as a verb: "republishes the text of"."""
    return _EDGES[kind]


def edge_sentence(known: Facts, edge: Edge) -> str:
    """Return who has it from whom, and what shows it: "The Post, undated, picks it up from The Star, ...: ..."."""
    text = f"{known.cited(edge.downstream)}, {edge_words(edge.kind)} {known.cited(edge.upstream)}"
    why = edge_reasons(edge)
    return f"{text}: {why}" if why else text


def edge_reasons(edge: Edge) -> str:
    """Return what shows that an article depends on another: first what tells the kind of dependence."""
    parts = [reason.partition(": ") for reason in edge.reasons]
    parts.sort(key=lambda part: part[0] != edge.kind)
    return "; ".join(dict.fromkeys(phrases.one_line(rest or kind) for kind, _, rest in parts))
