"""Who is who: words that were taken to be one source are given to another, everywhere or in one article."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from headwater.errors import NotInCase
from headwater.model.choices import Choice
from headwater.present.pages.called import described
from headwater.web import views
from headwater.web.deciding import begun, plain
from headwater.web.errors import NothingChosen
from headwater.web.html import OnDesk
from headwater.web.paths import PATHS

router = APIRouter(include_in_schema=False)
_MOST = 500  # places that one form decides on
_Short = Annotated[str, Form(max_length=500)]


@router.post("/split")
def split(
    desk: OnDesk,
    now: views.Now,
    source: _Short,
    wording: Annotated[str, Form(max_length=2_000)],
    by: _Short,
    name: _Short = "",
    within: _Short = "",
    why: Annotated[str, Form(max_length=2_000)] = "",
) -> RedirectResponse:
    """Decide that some words do not mean a source: of each attribution where they do, that somebody else speaks.

    Without a name, it is decided that the source does not speak there, and nobody is put in its place.

    Raises:
        NotInCase: there is no such source.
        NothingChosen: it says nothing that can be decided.
        StillAtWork: too much waits to be done.
    """
    found = now.known.sources.get(source)
    if found is None:
        raise NotInCase(source)
    said = [one for words, one in described(now.known, found) if words == wording and within in ("", one.article_id)]
    if not said or not by.strip():
        raise NothingChosen(wording)
    to = name.strip()
    choices = [
        Choice(
            kind="speaker_is" if to else "speaker_is_not",
            by=by.strip(),
            why=why.strip() or None,
            value=to or one.speaker.name,
            attribution=one.id,
        )
        for one in said[:_MOST]
        if one.speaker is not None
    ]
    return begun(desk, {"do": "decide", "choices": [plain(one) for one in choices]}, by, PATHS.source(source))
