"""What-ifs asked on pages: of exactly this source, origin, article or edge, and answered as soon as the case is made ready."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from headwater.errors import HeadwaterError, NotInCase
from headwater.model.what_if import ArticleAway, EdgeAway, NamedSource, SourceAway, Supposition, WhatIf
from headwater.present.pages.called import chain_names
from headwater.present.pages.indexed import Indexed
from headwater.present.pages.supposed import Supposed
from headwater.present.pages.supposed import supposed as shown
from headwater.run.options import pairs
from headwater.run.supposing import what_if
from headwater.trace.counting.supposed import plain_name
from headwater.trace.supposing.meant import source_away
from headwater.trace.supposing.prepared import Prepared
from headwater.web import views
from headwater.web.desk import Desk, Opened
from headwater.web.errors import WorkEnded

_EXACT = r"^(?:source:[0-9a-f]{1,40}|article:[0-9a-f]{1,40}|edge:[0-9a-f]{1,40}:[0-9a-f]{1,40}|origin:[0-9a-f]{1,40}:\d{1,4})?$"
_SOON_SECONDS = 1.5  # for which a page waits for an answer, before it says that it is being worked out
Exact = Annotated[str, Query(max_length=100, pattern=_EXACT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a page tells of a what-if: the answer, that the case is still being made ready for it, or why there is none.

    `is_unused` tells that no claim rests on the source that is taken away.
    """

    exact: str
    found: Supposed | None = None
    is_unused: bool = False
    is_waiting: bool = False
    error: str = ""
    hint: str = ""


def answered(
    now: views.Now, desk: Annotated[Desk, Depends(views.the_desk)], without: Annotated[str, Query(max_length=100)] = ""
) -> Answer | None:
    """Return the answer to what a page was asked, None if it was not asked."""
    if not without:
        return None
    if re.fullmatch(_EXACT, without) is None:
        return Answer(exact="", error=str(NotInCase(without)), hint=NotInCase.hint)
    return answer(now, desk, views.Asked(without="", as_one="", apart=""), without)


def answer(now: Opened, desk: Desk, asked: views.Asked, exact: str) -> Answer:
    """Return what changes under what is supposed; if the case has to be made ready first, that it is."""
    try:
        ready = desk.prepared(now, _SOON_SECONDS)
        if ready is None:
            return Answer(exact=exact, is_waiting=True)
        found = supposed(now.known, ready, asked, exact)
    except HeadwaterError as error:
        return Answer(exact=exact, error=str(error), hint=error.hint)
    kind, _, rest = exact.partition(":")
    about = rest.partition(":")[0] if kind == "origin" else ""
    return Answer(exact=exact, found=shown(now.known.facts, found, about), is_unused=_is_unused(ready, found))


def supposed(known: Indexed, ready: Prepared, asked: views.Asked, exact: str) -> WhatIf:
    """Return what tracing finds under what is supposed, by what was typed and by exactly what a page meant.

    Raises:
        HeadwaterError: a name fits nothing, or several; what is meant is not in the case.
    """
    return what_if(
        ready,
        without=[asked.without] if asked.without else (),
        as_one=pairs([asked.as_one]) if asked.as_one else (),
        apart=pairs([asked.apart]) if asked.apart else (),
        suppositions=_meant(known, ready, exact) if exact else (),
    )


def the_answer(
    now: views.Now,
    desk: Annotated[Desk, Depends(views.the_desk)],
    given: Annotated[views.Asked, Depends(views.asked_well)],
    exact: Exact = "",
) -> WhatIf:
    """Return what tracing finds, however long it takes to make the case ready.

    Raises:
        HeadwaterError: a name fits nothing, or several; what is meant is not in the case.
    """
    return supposed(now.known, made_ready(desk, now), given, exact)


def made_ready(desk: Desk, now: Opened) -> Prepared:
    """Return the case made ready for what-ifs, however long that takes.

    Raises:
        WorkEnded: it could not be made ready.
    """
    ready = desk.prepared(now)
    if ready is None:
        raise WorkEnded("Making the case ready for what-ifs")
    return ready


def _meant(known: Indexed, ready: Prepared, exact: str) -> tuple[Supposition, ...]:
    """Return what is taken away.

    Raises:
        NotInCase: there is no such thing.
    """
    kind, *ids = exact.split(":")
    if kind == "source" and ids[0] in known.sources:
        source = known.sources[ids[0]]
        return _away(ready, [source.name, *source.called, *chain_names(known, source)])
    if kind == "origin" and ids[0] in known.facts.standing_of:
        origins = known.facts.standing_of[ids[0]].claim.origins
        if 0 < int(ids[1]) <= len(origins):
            return _away(ready, [origins[int(ids[1]) - 1].name])
    if kind == "article" and ids[0] in known.facts.articles:
        return (ArticleAway(article_id=ids[0]),)
    if kind == "edge" and (ids[0], ids[1]) in known.edges:
        return (EdgeAway(downstream=ids[0], upstream=ids[1]),)
    raise NotInCase(exact)


def _away(ready: Prepared, names: Sequence[str]) -> tuple[Supposition, ...]:
    """Return what is taken away with a source that has some names, the one to show it by first; itself, if no claim shows any."""
    return source_away(ready, names) or (SourceAway(source=NamedSource(name=names[0])),)


def _is_unused(ready: Prepared, found: WhatIf) -> bool:
    """Tell whether all that is taken away are sources that no claim shows."""
    return all(
        isinstance(one, SourceAway) and plain_name(one.source.name) not in ready.named_in for one in found.suppositions
    )
