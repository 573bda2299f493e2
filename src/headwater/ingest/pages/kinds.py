"""What a page is that is no article: an index, an error page, a consent wall, a login, a video page; and one that ends early."""

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.ingest.facts.headers import Line
from headwater.ingest.lexicon import word_list
from headwater.ingest.pages.blocks import Block
from headwater.ingest.pages.extraction import Body
from headwater.ingest.pages.trees import Tree, attribute, elements

_ENOUGH = 900  # letters of running text that no wall or error page has, but for the consent of some
_LONGEST_CONSENT = 4000
_STUB = 600
_SHOWN = 6000
_PLAYER = re.compile(
    r"youtube|youtu\.be|vimeo|dailymotion|jwplayer|brightcove|player|video|vk\.com|rutube|bilibili", re.IGNORECASE
)
_EARLY = "The page shows only the beginning of the article: the rest is for subscribers."


def no_article(
    root: Tree, blocks: Sequence[Block], found: Body, titles: Sequence[str], *, has_stored: bool
) -> str | None:
    """Return why a page is no article, in words; None for one that may be.

    A page with a good deal of running text of its own is an article, whatever else it says; but for a list of teasers.
    """
    own = [blocks[at] for at in found.own if blocks[at].runs]
    running = sum(block.size for block in own)
    if has_stored:
        return None
    if _is_index(blocks, own):
        return "the page is an index: links to articles, and no text of its own"
    shown = "\n".join((*titles, *(block.text for block in blocks)))[:_SHOWN]
    is_consent = running < _LONGEST_CONSENT and _is_consent(own)
    if running >= _ENOUGH and not is_consent:
        return None
    for reason, holds in (
        ("the page asks for consent to cookies, and shows nothing else", is_consent),
        ("the page says that it was not found, or may not be seen", running < _STUB and _says(shown, "page_errors")),
        (
            "the page asks for proof that no machine reads it, or for JavaScript",
            running < _STUB and _says(shown, "page_robots"),
        ),
        ("the page asks to log in", running < _STUB // 2 and _says(shown, "page_logins")),
        (
            "the page shows only the beginning: it is behind a paywall",
            len(own) < 2 and running < _STUB and _says(shown, "page_paywalls"),
        ),
        ("the page shows a video, and hardly any text", running < _STUB // 2 and _has_player(root)),
        ("the page is made of frames: its text lies in other files", not blocks and _has_frames(root)),
    ):
        if holds:
            return reason
    return None


def early_end(lines: tuple[Line, ...], blocks: Sequence[Block], found: Body) -> tuple[Line, ...]:
    """Return the lines; the last has a doubt where a notice for subscribers follows upon it."""
    last = max(found.own, default=0)
    after = [block for block in blocks[max(0, last - 1) : last + 6] if len(block.text) <= 300]
    prose = [index for index, line in enumerate(lines) if line.role == "prose"]
    if not prose or not any(_says(block.text, "page_paywalls") for block in after):
        return lines
    end = prose[-1]
    return (*lines[:end], replace(lines[end], doubt=_EARLY), *lines[end + 1 :])


def _is_index(blocks: Sequence[Block], own: list[Block]) -> bool:
    """Tell whether a page leads to other pages: many linked headlines, and hardly a paragraph that is no teaser."""
    headlines = sum(25 <= block.linked <= 200 and block.linked * 10 >= 8 * len(block.text) for block in blocks)
    plain = sum(block.size for block in own if not block.card)
    teasers = sum(block.size for block in own if block.card)
    return headlines >= 12 and plain < _STUB // 2 and (plain < teasers or plain < headlines * 15)


def _is_consent(own: list[Block]) -> bool:
    """Tell whether nearly all of a page's running text speaks of cookies and consent."""
    speaking = sum(block.size for block in own if _says(block.text, "page_consents"))
    different = {phrase for block in own for phrase in word_list("page_consents") if phrase in block.text.casefold()}
    return bool(own) and speaking * 10 >= 8 * sum(block.size for block in own) and len(different) >= 3


def _says(text: str, phrases: str) -> bool:
    """Tell whether one of the phrases of a list stands in a text."""
    plain = " ".join(text.casefold().split())
    return any(phrase in plain for phrase in word_list(phrases))


def _has_player(root: Tree) -> bool:
    """Tell whether a video is shown in a page."""
    if next(elements(root, "video", "amp-video", "amp-youtube", "object", "embed"), None) is not None:
        return True
    return any(_PLAYER.search(attribute(frame, "src", "class", "id", "data-src")) for frame in elements(root, "iframe"))


def _has_frames(root: Tree) -> bool:
    return next(elements(root, "frame", "frameset", "iframe"), None) is not None
