"""Reading an article, and setting right beside its text how it was read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import HTMLResponse, Response

from headwater.errors import HeadwaterError, NoSuchAttribution
from headwater.model.attribution import Attribution
from headwater.model.choices import Choice
from headwater.model.decisions import ACTS, ATTRIBUTION_KINDS, DecisionKind
from headwater.model.provenance import Evidence
from headwater.model.text import Article, Span
from headwater.present import phrases
from headwater.present.pages.attributed import HowRead, Words
from headwater.present.pages.decided import DecisionRow
from headwater.present.pages.reader import ReaderPage, reader_page
from headwater.web import deciding, views
from headwater.web.desk import Desk, Opened
from headwater.web.errors import NothingChosen
from headwater.web.html import OnDesk, shown
from headwater.web.originals import Original, the_original
from headwater.web.paths import PATHS
from headwater.web.pointed import Lines, parts, placed

router = APIRouter(include_in_schema=False)
PanelKind = Literal["", "attribution", "add", "note", "decision", "beside"]
_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")
_Stretch = Annotated[str, Query(max_length=20)]
_Short = Annotated[str, Form(max_length=400)]
_Long = Annotated[str, Form(max_length=2_000)]
_Words = Annotated[str, Form(max_length=40_000)]
_Id = Annotated[str, Query(max_length=64)]


_NOTHING = Lines()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in the fields of a form: stretches of an attribution, words that a note is about, and what is said of them."""

    source: Lines = _NOTHING
    cue: Lines = _NOTHING
    content: Lines = _NOTHING
    words: Lines = _NOTHING
    value: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What stands beside the text: its kind, with what is in its form, and what was wrong with it when it was sent."""

    kind: PanelKind
    filled: Filled = Filled()
    decision: DecisionRow | None = None
    original: Original | None = None
    error: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked to stand beside the text, and which stretches of it a form is to begin with."""

    panel: PanelKind
    attribution: str
    decision: str
    beside: bool
    source: str
    cue: str
    content: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form as it was sent."""

    choice: str
    by: str
    attribution: str
    filled: Filled
    typed: tuple[tuple[str, str], ...]
    again: int


def wanted(
    panel: PanelKind = "",
    attribution: _Id = "",
    decision: _Id = "",
    beside: bool = False,
    source: _Stretch = "",
    cue: _Stretch = "",
    content: _Stretch = "",
    words: _Stretch = "",
) -> Wanted:
    """Return what is asked to stand beside the text."""
    return Wanted(
        panel=panel,
        attribution=attribution,
        decision=decision,
        beside=beside,
        source=source,
        cue=cue,
        content=content,
        words=words,
    )


def sent(
    choice: _Short,
    by: _Short,
    why: _Long = "",
    value: _Long = "",
    attribution: _Short = "",
    source: _Words = "",
    cue: _Words = "",
    content: _Words = "",
    words: _Words = "",
    source_near: _Long = "",
    cue_near: _Long = "",
    content_near: _Long = "",
    words_near: _Long = "",
    again: Annotated[int, Form(ge=0, le=1_000_000_000)] = 0,
) -> Sent:
    """Return a form; `again` is the number of the work that failed, if this is its form, sent once more."""
    typed = {"choice": choice, "by": by, "why": why, "value": value, "attribution": attribution}
    typed |= {"source": source, "cue": cue, "content": content, "words": words}
    typed |= {"source_near": source_near, "cue_near": cue_near, "content_near": content_near, "words_near": words_near}
    filled = Filled(
        source=_lines(source, source_near),
        cue=_lines(cue, cue_near),
        content=_lines(content, content_near),
        words=_lines(words, words_near),
        value=value.strip(),
        why=why.strip(),
    )
    return Sent(
        choice=choice,
        by=by.strip(),
        attribution=attribution,
        filled=filled,
        typed=tuple(one for one in typed.items() if one[1]),
        again=again,
    )


@router.get("/articles/{article}")
def article(
    desk: OnDesk,
    now: views.Now,
    held: Annotated[Article, Depends(views.the_article)],
    page: Annotated[ReaderPage, Depends(views.reader)],
    asked: Annotated[Wanted, Depends(wanted)],
    start: Annotated[int, Query(ge=0, le=100_000_000)] = 0,
    end: Annotated[int, Query(ge=0, le=100_000_000)] = 0,
    by: views.By = "",
) -> HTMLResponse:
    """Show one article, and beside it what is asked for."""
    panel = _panel(now, held, page, asked)
    if asked.beside:
        at = (page.chosen.said.start, page.chosen.said.end) if page.chosen else (start, end)
        panel = replace(panel, original=the_original(desk, held, *at))
    return shown(desk, "article", page=page, panel=panel, by=unquote(by), at_place=(start, end))


@router.post("/articles/{article}/decide")
def decide(
    desk: OnDesk,
    now: views.Now,
    held: Annotated[Article, Depends(views.the_article)],
    form: Annotated[Sent, Depends(sent)],
) -> Response:
    """Keep what a person decides on an article; words that cannot be found are asked for again, with all that was typed."""
    try:
        choice = _choice(now, held, form)
    except HeadwaterError as error:
        return _again(desk, now, held, form, error)
    back, sent_to = _back(held, choice, now), PATHS.deciding(held.id)
    decided = deciding.Slip(by=form.by, back=back, typed=form.typed, again=form.again, sent_to=sent_to)
    return deciding.chosen(desk, [choice], decided)


def _again(desk: Desk, now: Opened, held: Article, form: Sent, error: HeadwaterError) -> HTMLResponse:
    """Return the page from which a form came, with what is wrong with it."""
    said = _attribution(now, held, form.attribution)
    aims = list(said.contents[:1]) if said else []
    page = reader_page(now.known, held, aims, form.attribution)
    is_on_it = said is not None or bool(form.attribution and not form.filled.content.each)
    kind: PanelKind = "attribution" if is_on_it else "note" if form.choice == "note" else "add"
    panel = Panel(kind=kind, filled=form.filled, error=str(error), hint=error.hint)
    place = (aims[0].start, aims[0].end) if aims else (0, 0)
    answer = shown(desk, "article", page=page, panel=panel, by=form.by, at_place=place)
    answer.status_code = 409
    return answer


def _panel(now: Opened, held: Article, page: ReaderPage, asked: Wanted) -> Panel:
    """Return what is to stand beside the text."""
    if asked.attribution:
        return Panel(kind="attribution", filled=_read_as(page.chosen) if page.chosen else Filled())
    if asked.decision:
        here = (one.row for line in page.paragraphs for one in line.decided)
        row = next((one for one in (*here, *page.decided) if one.id == asked.decision), None)
        return Panel(kind="decision", decision=row)
    filled = Filled(
        source=_marked(held, asked.source),
        cue=_marked(held, asked.cue),
        content=_marked(held, asked.content),
        words=_marked(held, asked.words),
    )
    return Panel(kind=asked.panel or ("beside" if asked.beside else ""), filled=filled)


def _read_as(read: HowRead) -> Filled:
    """Return the form of an attribution with its words as they were read."""
    return Filled(source=_as_lines(read.source), cue=_as_lines(read.cue), content=_as_lines(read.content))


def _as_lines(words: tuple[Words, ...]) -> Lines:
    return Lines(
        words="\n".join(one.text for one in words), near=tuple(Span(start=one.start, end=one.end) for one in words)
    )


def _marked(held: Article, stretch: str) -> Lines:
    """Return the words of a stretch ("120-180") of an article."""
    found = _STRETCH.fullmatch(stretch)
    if found is None:
        return Lines()
    start, end = int(found[1]), int(found[2])
    return Lines(words=phrases.one_line(held.text[start:end]), near=(Span(start=start, end=end),))


def _lines(words: str, near: str) -> Lines:
    return Lines(words=words, near=tuple(Span(start=int(start), end=int(end)) for start, end in _STRETCH.findall(near)))


def _choice(now: Opened, held: Article, form: Sent) -> Choice:
    """Return what a form decides.

    Raises:
        HeadwaterError: it decides nothing, or its words are not found.
    """
    kind, given = form.choice, form.filled
    if kind not in _KINDS or not form.by:
        raise NothingChosen(kind or "nothing")
    said = _attribution(now, held, form.attribution)
    made = Choice(kind=_KINDS[kind], by=form.by, why=given.why or None)
    if kind == "note":
        return _note(held, said, given, made)
    act = given.value if given.value in ACTS else None
    if kind == "attribution_added":
        return replace(made, value=act, articles=(held.id,), parts=parts(held, given.source, given.cue, given.content))
    if said is None:
        raise NoSuchAttribution(form.attribution)
    made = replace(made, attribution=said.id)
    if kind == "attribution_respanned":
        return replace(made, value=act, parts=parts(held, given.source, given.cue, given.content))
    return replace(made, value=_name(kind, said, given.value)) if kind in _NAMED else made


def _name(kind: str, said: Attribution, given: str) -> str:
    """Return who says it, or, of the one who was found to, that he does not."""
    found = said.speaker.name if said.speaker else ""
    name = given if kind == "speaker_is" else found
    if not name:
        raise NothingChosen(kind)
    return name


_NAMED = frozenset({"speaker_is", "speaker_is_not"})
_KINDS: Mapping[str, DecisionKind] = {kind: kind for kind in (*ATTRIBUTION_KINDS, "note")}


def _note(held: Article, said: Attribution | None, given: Filled, made: Choice) -> Choice:
    """Return a note: on an attribution, on words, or on all of an article."""
    if not given.value:
        raise NothingChosen("an empty note")
    spans = said.contents[:1] if said else placed(held, _whole(given.words))
    places = tuple(Evidence(article_id=held.id, start=span.start, end=span.end) for span in spans)
    return replace(made, value=given.value, places=places, articles=() if places else (held.id,))


def _whole(lines: Lines) -> Lines:
    """Return words as one stretch, however many lines they were typed on."""
    return replace(lines, words=" ".join(lines.words.split()))


def _attribution(now: Opened, held: Article, attribution_id: str) -> Attribution | None:
    return next((one for one in now.known.attributions.get(held.id, ()) if one.id == attribution_id), None)


def _back(held: Article, choice: Choice, now: Opened) -> str:
    """Return where to go when a decision is made: to its words."""
    said = _attribution(now, held, choice.attribution or "")
    spans = [Span(start=one.start, end=one.end) for one in choice.parts if one.role == "content"]
    spans += said.contents if said else ()
    spans += [Span(start=one.start, end=one.end) for one in choice.places if isinstance(one, Evidence)]
    return PATHS.stretch(held.id, spans[0].start, spans[0].end) if spans else PATHS.article(held.id)
