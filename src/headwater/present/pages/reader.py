"""The page of one article: its text with sources, cues and contents marked, and notes beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from headwater.model.provenance import Appearance
from headwater.model.text import Article, Span
from headwater.present import marks, phrases, sentences
from headwater.present.articles import taken_in
from headwater.present.facts import Standing
from headwater.present.marks import Segment, paragraphs
from headwater.present.pages.claim import EdgeRow, Named, edge_row, named
from headwater.present.pages.claims import SOURCING
from headwater.present.pages.indexed import Indexed

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
    """One line of the text; `kind` is "title", "furniture" or "text"."""

    kind: str
    start: int
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPage:
    """One article. `facts` are pairs of a label and a line on what was taken in; `rests_on` and `used_by` are its edges."""

    id: str
    number: int
    label: str
    title: str
    when: str
    language: str
    facts: tuple[tuple[str, str], ...]
    copy_of: tuple[str, str] | None
    attributions: int
    paragraphs: tuple[Paragraph, ...]
    rests_on: tuple[EdgeRow, ...]
    used_by: tuple[EdgeRow, ...]


def reader_page(known: Indexed, article: Article, aims: Collection[Span] = ()) -> ReaderPage:
    """Return the page of one article; `aims` are the places that the reader is led to."""
    held = known.facts
    places, told = _places(known.told_in.get(article.id, ()), aims)
    notes = {at: _note(known, article, at, found) for at, found in enumerate(told, start=1) if found}
    edges = known.edges_at.get(article.id, ())
    copied = next((one for one in edges if one.downstream == article.id and one.kind == "republication"), None)
    lines = paragraphs(article, known.attributions.get(article.id, ()), places)
    anchors = _anchors([one for line in lines for one in line.stretches], aims)
    return ReaderPage(
        id=article.id,
        number=held.numbers[article.id],
        label=phrases.label(article),
        title=phrases.shorten(article.title or "", 300),
        when=phrases.when(article.published),
        language=article.language,
        facts=tuple((name, line) for name, line in taken_in(article) if name),
        copy_of=(copied.upstream, held.cited(copied.upstream)) if copied else None,
        attributions=len(known.attributions.get(article.id, ())),
        paragraphs=tuple(
            Paragraph(
                kind=line.kind,
                start=line.stretches[0].start if line.stretches else 0,
                stretches=tuple(
                    Stretch(
                        start=one.start,
                        end=one.end,
                        note=one.place if one.place in notes else 0,
                        aimed=any(aim.start < one.end and one.start < aim.end for aim in aims),
                        anchors=tuple(anchors[one.start]),
                        segments=one.segments,
                    )
                    for one in line.stretches
                ),
                notes=tuple(notes[at] for at in dict.fromkeys(one.place for one in line.stretches) if at in notes),
            )
            for line in lines
        ),
        rests_on=tuple(edge_row(known, one.downstream, one.upstream) for one in edges if one.downstream == article.id),
        used_by=tuple(edge_row(known, one.downstream, one.upstream) for one in edges if one.upstream == article.id),
    )


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
