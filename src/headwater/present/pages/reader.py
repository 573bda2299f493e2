"""The page of one article: its text with sources, cues and contents marked, and notes beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from headwater.model.attribution import Attribution
from headwater.model.provenance import Appearance
from headwater.model.text import Article, Span
from headwater.present import marks, phrases, sentences
from headwater.present.articles import taken_in
from headwater.present.facts import Standing
from headwater.present.marks import Segment, paragraphs
from headwater.present.pages.attributed import HowRead, Said, how_read, said_in
from headwater.present.pages.claim import EdgeRow, Named, edge_row, named
from headwater.present.pages.claims import SOURCING
from headwater.present.pages.decided import DecidedHere, DecisionRow, on_article
from headwater.present.pages.indexed import Indexed

_Item = TypeVar("_Item")
_MOST_CLAIMS = 4  # that a note in the margin tells of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a line: `note` is the number of the note beside it, 0 for none; `aimed` is True where the reader is led.

    `anchors` are the starts of the places that the reader is led to here.
    """

    start: int
    end: int
    note: int
    aimed: bool
    anchors: tuple[int, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    """One claim that a place makes: who says it here, how it stands, and in how many other articles it is."""

    claim: str
    number: int
    stance_words: str
    chain: tuple[Named, ...]
    sourcing_words: str
    others: int
    origins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands beside a line: the claims that its places make."""

    number: int
    claims: tuple[ClaimNote, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the text, from `start` of the article on; `kind` is "title", "furniture" or "text".

    `left_out` are the offsets of its letters that are not shown because they do harm. `said` are the attributions whose cues
    stand in it, `decided` what people decided on its words.
    """

    kind: str
    start: int
    left_out: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]
    said: tuple[Said, ...]
    decided: tuple[DecidedHere, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPage:
    """One article. `facts` are pairs of a label and a line on what was taken in; `rests_on` and `used_by` are its edges.

    `decided` is what people decided on all of it, or on words that are gone; `chosen` the attribution that was asked for.
    """

    id: str
    number: int
    label: str
    title: str
    when: str
    language: str
    facts: tuple[tuple[str, str], ...]
    copy_of: tuple[str, str] | None
    attributions: int
    decided: tuple[DecisionRow, ...]
    chosen: HowRead | None
    paragraphs: tuple[Paragraph, ...]
    rests_on: tuple[EdgeRow, ...]
    used_by: tuple[EdgeRow, ...]


def reader_page(known: Indexed, article: Article, aims: Collection[Span] = (), chosen: str = "") -> ReaderPage:
    """Return the page of one article; `aims` are the places that the reader is led to, `chosen` an attribution to be shown."""
    held = known.facts
    edges = known.edges_at.get(article.id, ())
    copied = next((one for one in edges if one.downstream == article.id and one.kind == "republication"), None)
    whole, here = on_article(known, article.id)
    said = said_in(known, article, here)
    full = {one.id: one for one in known.attributions.get(article.id, ())}
    if chosen in full and not aims:
        aims = [Span(start=full[chosen].contents[0].start, end=full[chosen].contents[0].start)]
    return ReaderPage(
        id=article.id,
        number=held.numbers[article.id],
        label=phrases.label(article),
        title=phrases.shorten(article.title or "", 300),
        when=phrases.when(article.published),
        language=article.language,
        facts=tuple((name, line) for name, line in taken_in(article) if name),
        copy_of=(copied.upstream, held.cited(copied.upstream)) if copied else None,
        attributions=len(said),
        decided=whole,
        chosen=next((how_read(article, full[one.id], one) for one in said if one.id == chosen), None),
        paragraphs=_paragraphs(known, article, aims, _Beside(said=said, decided=here, chosen=full.get(chosen))),
        rests_on=tuple(edge_row(known, one.downstream, one.upstream) for one in edges if one.downstream == article.id),
        used_by=tuple(edge_row(known, one.downstream, one.upstream) for one in edges if one.upstream == article.id),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What is told beside the lines of an article, and the attribution whose words are marked."""

    said: tuple[Said, ...]
    decided: tuple[DecidedHere, ...]
    chosen: Attribution | None


def _paragraphs(known: Indexed, article: Article, aims: Collection[Span], beside: _Beside) -> tuple[Paragraph, ...]:
    places, told = _places(known.told_in.get(article.id, ()), aims)
    numbers = {at: number for number, at in enumerate((at for at, found in enumerate(told, 1) if found), start=1)}
    notes = {at: _note(known, article, number, told[at - 1]) for at, number in numbers.items()}
    lines = paragraphs(article, known.attributions.get(article.id, ()), places, _marked(beside))
    anchors = _anchors([one for line in lines for one in line.stretches], aims)
    begins = [line.stretches[0].start for line in lines]
    said = _by_line(begins, ((one.place, one) for one in beside.said))
    decided = _by_line(begins, ((one.start, one) for one in beside.decided))
    return tuple(
        Paragraph(
            kind=line.kind,
            start=begins[number],
            left_out=_left_out(article.text, begins[number], line.stretches[-1].end),
            stretches=tuple(
                Stretch(
                    start=one.start,
                    end=one.end,
                    note=numbers.get(one.place or 0, 0),
                    aimed=any(max(aim.start, one.start) < min(aim.end, one.end) for aim in aims),
                    anchors=tuple(anchors[one.start]),
                    segments=one.segments,
                )
                for one in line.stretches
            ),
            notes=tuple(notes[at] for at in dict.fromkeys(one.place for one in line.stretches) if at in notes),
            said=tuple(said[number]),
            decided=tuple(decided[number]),
        )
        for number, line in enumerate(lines)
    )


def _marked(beside: _Beside) -> Iterator[tuple[str, Span]]:
    """Yield what is marked besides attributions: the words of notes, and of the attribution that is shown."""
    for one in beside.decided:
        if one.row.kind == "note":
            yield from (("noted", span) for span in one.spans)
    if beside.chosen is not None:
        for span in (*beside.chosen.sources, *beside.chosen.cues, *beside.chosen.contents):
            yield "chosen", span


def _by_line(begins: Sequence[int], placed: Iterable[tuple[int, _Item]]) -> dict[int, list[_Item]]:
    """Return things by the number of the line in which each stands."""
    found: dict[int, list[_Item]] = defaultdict(list)
    for start, item in placed:
        found[max(0, bisect_right(begins, start) - 1)].append(item)
    return found


def _left_out(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return which letters of a stretch are not shown."""
    words = text[start:end]
    if len(phrases.clean(words)) == len(words):
        return ()
    return tuple(at for at, letter in enumerate(words, start=start) if not phrases.clean(letter))


def _places(
    told: Iterable[tuple[Standing, Appearance]], aims: Iterable[Span]
) -> tuple[tuple[Span, ...], list[list[tuple[Standing, Appearance]]]]:
    """Return the places of an article that notes are about, none inside another, sorted, and what is told at each."""
    wanted: dict[Span, list[tuple[Standing, Appearance]]] = defaultdict(list)
    for standing, appearance in told:
        wanted[Span(start=appearance.start, end=appearance.end)].append((standing, appearance))
    for aim in aims:
        if aim.end > aim.start:
            wanted.setdefault(aim, [])
    spans: list[Span] = []
    held: list[list[tuple[Standing, Appearance]]] = []
    for span in sorted(wanted):
        if spans and span.start < spans[-1].end:
            spans[-1] = Span(start=spans[-1].start, end=max(spans[-1].end, span.end))
            held[-1] += wanted[span]
        else:
            spans.append(span)
            held.append(list(wanted[span]))
    return tuple(spans), held


def _anchors(stretches: list[marks.Stretch], aims: Iterable[Span]) -> dict[int, list[int]]:
    """Return the starts of `aims` by the start of the stretch in which each is, or of the next one that can be seen."""
    found: dict[int, list[int]] = defaultdict(list)
    for start in sorted({aim.start for aim in aims}):
        at = min(bisect_right(stretches, start, key=lambda one: one.end), len(stretches) - 1)
        if at >= 0:
            found[stretches[at].start].append(start)
    return found


def _note(known: Indexed, article: Article, at: int, found: list[tuple[Standing, Appearance]]) -> Note:
    by_weight = sorted(found, key=lambda one: (-len(one[0].articles), one[0].number, one[1].start))
    return Note(
        number=at,
        claims=tuple(_claim_note(known, article, *one) for one in by_weight[:_MOST_CLAIMS]),
        more=max(0, len(by_weight) - _MOST_CLAIMS),
    )


def _claim_note(known: Indexed, article: Article, standing: Standing, appearance: Appearance) -> ClaimNote:
    return ClaimNote(
        claim=standing.claim.id,
        number=standing.number,
        stance_words=sentences.stance_words(appearance.stance),
        chain=tuple(named(known, name) for name in appearance.chain),
        sourcing_words=SOURCING[appearance.sourcing],
        others=sum(one != article.id for one in standing.articles),
        origins=sentences.origins_short(standing),
    )
