"""Letters that were decoded in a wrong charset and saved again ("donâ€™t"): put right where it is sure what they were."""

import re

from ftfy import fix_encoding

# What UTF-8 looks like when it was taken for a charset of single bytes: most lines hold none of this and cost nothing.
_DAMAGED = re.compile(
    "[ÂÃÅÄÐÑØÙÎÏâà][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ïð][\x80-\xbf»¿ŸŒ]|[√‚Ã][©®†°≥ÄÉÑÖÜá¶ñ¢§•]|‚Ä"
)
_LEADS = re.compile("[ÂÃÅÄÐÑØÙÎÏâàïð√‚]")  # one of which each begins with: found much faster
# The last of the three bytes of a closing quotation mark has no letter in windows-1252 and is mostly lost.
_LOST_CLOSE = re.compile(r"â€(?=[\s.,;:!?)]|$)")
_MOST = 50_000  # characters of a line that are looked at together


def mended(text: str) -> str:
    """Return `text` with such letters put right, line by line; a line without them, or where it is not sure, as it is."""
    if not _LEADS.search(text) or not _DAMAGED.search(text):
        return text
    return "".join(_line(line) if _LEADS.search(line) and _DAMAGED.search(line) else line for line in _pieces(text))


def _pieces(text: str) -> list[str]:
    """Return the lines of a text with their ends, very long ones in pieces that end at a space where there is one."""
    pieces: list[str] = []
    for line in text.splitlines(keepends=True):
        start = 0
        while len(line) - start > _MOST:
            space = line.rfind(" ", start, start + _MOST)
            end = space + 1 if space > start else start + _MOST
            pieces.append(line[start:end])
            start = end
        pieces.append(line[start:])
    return pieces


def _line(line: str) -> str:
    return fix_encoding(_LOST_CLOSE.sub("â€\x9d", line) if "â€œ" in line else line)
