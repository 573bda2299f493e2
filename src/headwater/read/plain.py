"""Text as a parser likes it: the same length, with odd marks made plain, so that offsets stay true."""

import re

_TABLE = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"', "〝": '"', "〞": '"',
        "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", "`": "'", "´": "'",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u2028": " ", "\n": " ", "\t": " ",
    }
)  # fmt: skip
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\*{1,3}")
_NOTE = re.compile(
    r"\[(?:emphasis|italics|sic|my emphasis|our emphasis|inaudible|laughter|applause|crosstalk|\d{1,3}|!)[^\[\]\n]{0,20}\]",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\[(?=[^\[\]\n]{2,60}\])|(?<=[^\[\s])\](?!\w)")
_QUOTE_LINE = re.compile(r"(?m)^\s{0,3}>(?:\s?>){0,3}")


def plain(text: str) -> str:
    """Return `text` at the same length with straight quotation marks, without emphasis, editors' notes and brackets."""
    for pattern in (_QUOTE_LINE, _NOTE, _EMPHASIS, _EDITED):
        text = pattern.sub(_blank, text)
    return text.translate(_TABLE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
