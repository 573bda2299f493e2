"""Pages of PDFs as pictures, drawn apart from the server: no file can keep its threads."""

from collections.abc import Iterable
from contextlib import closing
from functools import partial
from threading import Lock

from headwater.errors import TooMuchWork
from headwater.ingest.documents.pdf_sheets import Box
from headwater.ingest.documents.pdf_shown import shown_page
from headwater.model.text import Capture
from headwater.run.bounded import Bounded
from headwater.web.errors import StillDrawing

_SECONDS = 20.0
_WAIT_SECONDS = 2.0  # who waits holds one of the few threads that all pages are made in
_DRAWING = Lock()  # one page at a time: what a file takes is bounded, and so is what all readers take together
_MOST_REFUSED = 1_000
_REFUSED: dict[tuple[str, int], str] = {}  # what pages took too much of, by capture and number, oldest first


def picture(capture: Capture, number: int, boxes: Iterable[Box], *, near: bool) -> bytes:
    """Return page `number` of a PDF as a PNG picture, with `boxes` marked. A page that took too much is not tried again.

    Raises:
        StillDrawing: others are drawn, and this one did not get its turn soon.
        HeadwaterError: it cannot be drawn within bounds.
    """
    _refuse(capture, number)
    if not _DRAWING.acquire(timeout=_WAIT_SECONDS):
        raise StillDrawing(number, capture.path)
    try:
        _refuse(capture, number)  # it was perhaps tried while this one waited
        with closing(Bounded()) as bounded:
            drawn: bytes = bounded.call(
                capture.path, _SECONDS, partial(shown_page, near=near), capture, number, tuple(boxes)
            )
    except TooMuchWork as error:
        _REFUSED[capture.id, number] = error.args[1]
        if len(_REFUSED) > _MOST_REFUSED:
            del _REFUSED[next(iter(_REFUSED))]
        raise
    finally:
        _DRAWING.release()
    return drawn


def _refuse(capture: Capture, number: int) -> None:
    reason = _REFUSED.get((capture.id, number))
    if reason is not None:
        raise TooMuchWork(capture.path, reason)
