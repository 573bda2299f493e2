"""What a block of a page is by its words and its links together: a label, what a label points to, a caption."""

import re
from typing import Literal

from headwater.ingest.lexicon import word_list
from headwater.ingest.texts.furniture_kinds import furniture_kind, heads_links

Kind = Literal["furniture", "caption", "heads links"]

_MAX_LINE = 320
_MAX_BARE = 240  # what is longer and links nowhere asks nobody to follow or to sign up
_EDGES = " \t\n.,:;!?…·•|/\\-–—»«>›<→▶►▼⬇👉🔗[](){}*#_=~+'\"“”’「」【】《》（）：。、！？"
_HEAD_END = re.compile(r"[:：|»>›\n]|\s[-–—]\s")
_NUMBER = re.compile(
    r"(?:\w{2,12}\s)?\d{1,3}\s?(?:of|/|de|von|sur|из|di)\s?\d{1,3}|(?:\d{1,2}\s){3,20}\d{1,2}", re.IGNORECASE
)
_FILE_PICTURE = re.compile(
    r"\bfile (?:photo|picture|image)\b|^(?:this|in this) .{0,60}\b(?:photo|image|picture)\b", re.IGNORECASE
)


def block_kind(text: str, linked: int) -> Kind | None:
    """Return what a block is that is none of the article's prose; None for prose. `linked` of its letters are links."""
    if len(text) > _MAX_LINE or (not linked and len(text) > _MAX_BARE):
        return "caption" if len(text) <= 600 and _FILE_PICTURE.search(text[:200]) else None
    if _is_labelled(text, linked):
        return "furniture"
    if _is_label(text) or (heads_links(text) and text[-1] not in ".!?"):
        return "heads links"
    kind = furniture_kind(text)
    if kind == "caption" or _FILE_PICTURE.search(text):
        return "caption"
    if kind == "furniture" or _NUMBER.fullmatch(text):
        return "furniture"
    return "furniture" if kind == "doubtful" and linked * 2 >= len(text) else None


def _is_label(text: str) -> bool:
    """Tell whether a line only introduces what is none of the article's own, or holds no letter at all."""
    words = text.strip(_EDGES).casefold() if len(text) <= 60 else ""
    return words in word_list("page_labels") or not any(c.isalnum() for c in text)


def _is_labelled(text: str, linked: int) -> bool:
    """Tell whether a line is a label and the link it points to: "Read more: Ten walks for a frosty morning"."""
    if linked * 4 < len(text):
        return False
    head = _HEAD_END.split(text.lstrip(_EDGES), maxsplit=1)
    words = text.split() if linked * 2 >= len(text) else []
    starts = [" ".join(words[:count]) for count in (1, 2, 3) if len(words) > count]
    labels = [start for start in starts if _is_label(start)] + [start for start in starts[1:] if heads_links(start)]
    labels += [start for start in head[:-1] if heads_links(start) or _is_label(start)]
    return any(any(c.isalnum() for c in label) for label in labels)
