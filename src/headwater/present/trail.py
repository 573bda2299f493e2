"""The trail of one claim in plain sentences: who says it, on whose word, who has it from whom, and how it was counted."""

from collections.abc import Iterable, Sequence

from headwater.errors import NoSuchClaim
from headwater.model.case import Case
from headwater.model.provenance import Appearance, Edge, Evidence, Origin
from headwater.present import changes, phrases, sentences
from headwater.present.facts import Facts, Standing, Told, facts, place_of, told
from headwater.present.screen import BLANK, Line, Screen, Table
from headwater.present.specifics import specific_lines

_HEADINGS = (
    (("asserts",), "Who says it"),
    (("denies",), "Who denies it"),
    (("disputes", "questions"), "Who doubts it"),
    (("declines_comment",), "Who declines to comment"),
)
_LONGEST_QUOTE = 320
# Whose proof is a sentence that can be quoted: of copies and rewrites it is the whole text.
_PROVED_BY_A_SENTENCE = frozenset({"pickup", "match", "excerpt", "update", "correction"})


def trail(case: Case, claim: str) -> Screen:
    """Return the trail of one claim, given by its number (from 1) or id. No sentence of an article is quoted twice.

    Raises:
        NoSuchClaim: the case has no such claim.
    """
    known = facts(case)
    standing = find_claim(known, claim)
    tally = sentences.tally_numbers(standing)
    lines: list[Line | Table] = [
        Line(kind="title", text=f"Claim {standing.number}: {phrases.quoted(standing.title, 400)}"),
        Line(kind="lead", text=f"{phrases.capital(tally)}."),
    ]
    if standing.is_loose:
        lines.append(Line(kind="text", text=sentences.loose(standing)))
    lines.append(Line(kind="text", text=sentences.earliest(known, standing)))
    quoted: set[str] = set()
    for stances, heading in _HEADINGS:
        lines += _appearance_lines(known, standing, stances, heading, quoted)
    lines += _travel_lines(known, standing, quoted)
    lines += _origin_lines(known, standing, quoted)
    lines += changes.change_lines(known, standing)
    return (*lines, *specific_lines(known, standing))


def find_claim(known: Facts, claim: str) -> Standing:
    """Return the claim with this number or id.

    Raises:
        NoSuchClaim: there is none.
    """
    found = [each for each in known.standings if claim in (str(each.number), each.claim.id)]
    if not found:
        raise NoSuchClaim(claim)
    return found[0]


def _appearance_lines(
    known: Facts, standing: Standing, stances: tuple[str, ...], heading: str, quoted: set[str]
) -> list[Line | Table]:
    """Return who takes a stand, each article and source once, with all that it says."""
    items: dict[str, list[Appearance]] = {}
    for each in told(known, standing):
        if each.appearance.stance in stances:
            items.setdefault(_said(known, each, is_plain=stances == ("asserts",)), []).append(each.appearance)
    lines: list[Line | Table] = [BLANK, Line(kind="heading", text=heading)] if items else []
    for item, found in items.items():
        said = dict.fromkeys(_sentence(known, appearance) for appearance in found)
        lines.append(Line(kind="item", text=f"{item}{_hedge(found)}"))
        lines += [Line(kind="quote", text=phrases.quoted(sentence, _LONGEST_QUOTE)) for sentence in said]
        quoted.update(said)
    return lines


def _hedge(found: Sequence[Appearance]) -> str:
    hedged = sum(appearance.hedged for appearance in found)
    return "" if not hedged else "; hedged" if hedged == len(found) else "; hedged in part"


def _sentence(known: Facts, appearance: Appearance) -> str:
    return known.sentence(place_of(appearance))


def _said(known: Facts, each: Told, *, is_plain: bool) -> str:
    """Return who says it on whose word: "Corvane Wire, 4 March 2026: on the word of a deckhand (not named)"."""
    appearance = each.appearance
    whose = sentences.source_words(appearance) if is_plain else sentences.stand_words(appearance)
    copies = list(dict.fromkeys(known.label(copy.article_id) for copy in each.copies))
    same = f"; the same in {phrases.listed(copies)}" if copies else ""
    return f"{known.cited(appearance.article_id)}: {whose}{same}"


def _travel_lines(known: Facts, standing: Standing, quoted: set[str]) -> list[Line | Table]:
    edges = known.edges_of(standing)
    lines: list[Line | Table] = [BLANK, Line(kind="heading", text="Who repeats whom")] if edges else []
    for edge in edges:
        lines.append(Line(kind="item", text=sentences.edge_sentence(known, edge)))
        lines += _quotes(known, _proof(known, edge)[:1], quoted)
    return lines


def _proof(known: Facts, edge: Edge) -> list[Evidence]:
    """Return the places in the later article that show on whom it leans: first those that name the other's outlet."""
    if edge.kind not in _PROVED_BY_A_SENTENCE:
        return []
    outlet = (known.articles[edge.upstream].outlet or "").casefold().removeprefix("the ")
    places = [place for place in edge.evidence if place.article_id == edge.downstream]
    return sorted(places, key=lambda place: (outlet not in known.sentence(place).casefold(), place))


def _origin_lines(known: Facts, standing: Standing, quoted: set[str]) -> list[Line | Table]:
    """Return what the origins are, then each merge and each doubt, with the sentences that are not quoted above."""
    claim = standing.claim
    lines: list[Line | Table] = []
    for origin in claim.origins:
        lines.append(Line(kind="item", text=_origin(known, origin)))
        lines += _quotes(known, origin.evidence[:1], quoted)
    for reason in sentences.further_reasons(known, claim):
        lines.append(Line(kind="item", text=sentences.reason_sentence(reason)))
        lines += _quotes(known, reason.evidence[:3], quoted)
    heading = Line(kind="heading", text=sentences.count_heading(claim))
    return [BLANK, heading, *lines] if lines else []


def _origin(known: Facts, origin: Origin) -> str:
    """Return an origin with the articles that have it: "Origin: Aud Pell, in The Skerrow Packet and Skell FM"."""
    places = list(dict.fromkeys(known.label(place.article_id) for place in origin.evidence))
    name = sentences.origin_words(known, origin.name)
    is_told = (
        any(place in origin.name for place in places) or ", which gives no source" in name or ", cited in " in name
    )
    where = f", in {phrases.listed(places)}" if places and not is_told else ""
    return f"{'Origin' if origin.certain else 'Perhaps an origin'}: {name}{where}"


def _quotes(known: Facts, places: Sequence[Evidence], quoted: set[str]) -> Iterable[Line]:
    """Return the sentences at some places that are not quoted yet, and note them as quoted."""
    fresh = [place for place in places if known.sentence(place) not in quoted]
    quoted |= {known.sentence(place) for place in fresh}
    return dict.fromkeys(changes.place_line(known, place) for place in fresh)
