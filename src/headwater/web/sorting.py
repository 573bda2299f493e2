"""Who is who: words that were taken to be one source are given to another, everywhere or in one article."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from headwater.errors import NotInCase
from headwater.model.choices import Choice
from headwater.present.pages.called import described
from headwater.web import deciding, views
from headwater.web.errors import NothingChosen, TooManyPlaces
from headwater.web.html import OnDesk
from headwater.web.paths import PATHS

router = APIRouter(include_in_schema=False)
_MOST = 2_000  # places that one form decides on
_Short = Annotated[str, Form(max_length=500)]


@router.post("/split")
def split(
    desk: OnDesk,
    now: views.Now,
    key: _Short,
    wording: Annotated[str, Form(max_length=2_000)],
    by: _Short,
    name: _Short = "",
    within: _Short = "",
    why: Annotated[str, Form(max_length=2_000)] = "",
    again: Annotated[int, Form(ge=0, le=1_000_000_000)] = 0,
) -> RedirectResponse:
    """Decide that some words do not mean a source: of each attribution where they do, that somebody else speaks.

    Without a name, it is decided that the source does not speak there, and nobody is put in its place. `key` is
    the source's in addresses; `again` is the number of the work that failed, if this is its form, sent once more.

    Raises:
        NotInCase: there is no such source.
        NothingChosen: it says nothing that can be decided.
        TooManyPlaces: the words stand in more places than are decided on at once.
        StillAtWork: too much waits to be done.
    """
    found = now.known.sources.get(key)
    if found is None:
        raise NotInCase(key)
    said = [one for words, one in described(now.known, found) if words == wording and within in ("", one.article_id)]
    if not said or not by.strip():
        raise NothingChosen(wording)
    if len(said) > _MOST:
        raise TooManyPlaces(wording, len(said), _MOST)
    to = name.strip()
    choices = [
        Choice(
            kind="speaker_is" if to else "speaker_is_not",
            by=by.strip(),
            why=why.strip() or None,
            value=to or one.speaker.name,
            attribution=one.id,
        )
        for one in said
        if one.speaker is not None
    ]
    fields = {"key": key, "wording": wording, "by": by, "name": name, "within": within, "why": why}
    typed = tuple(one for one in fields.items() if one[1])
    form = deciding.Slip(by=by, back=PATHS.source(key), typed=typed, again=again, sent_to="/split")
    return deciding.chosen(desk, choices, form)
