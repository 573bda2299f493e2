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
_REMARK = re.compile(
    r"\((?:emphasis|italics|stress|translation|my|our|author['’]s) (?:is |are |was |were )?"
    r"(?:added|mine|ours|supplied|emphasis|italics|translation|in (?:the )?original)\)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_CITATION = re.compile(
    rf"[(\[](?:[Ii]bid\.?(?:,? (?:at |pp?\. ?)?[\d–-]{{1,9}})?\.?"
    rf"|[A-Z“\"‘'][^()\[\]\n]{{2,150}}, (?:\d{{1,2}} {_MONTH}|{_MONTH}(?: \d{{1,2}},)?)(?: (?:1[5-9]|20)\d\d)?"
    r"|[A-Z][^()\[\]\n\d]{1,60},? (?:19|20)\d\d[a-z]?, (?:pp?\. ?)?[\d–-]{1,9})[)\]]"
)
_LINK = re.compile(r"\[(?=[^\[\]\n]{1,200}\]\((?:https?:|www\.|/))|\]\((?:https?://|www\.|/)[^()\s]{0,300}\)")
# What stands before a paragraph's first sentence and is no part of it: the hour of an entry, the label of a caption.
_LEAD = re.compile(
    r"^(?:\[?\d{1,2}[.:]\d\d(?:[.:]\d\d)?[ \u00a0]?(?:[AaPp]\.?[Mm]\.?)?(?: (?:GMT|BST|UTC|CES?T|E[SD]?T|P[SD]?T))?\]?"
    r"[ \t]?[:|–—-]?(?=[ \t]+[^\W\d_a-z])|(?:[Ii]mage|[Mm]edia|[Pp]hoto|[Pp]icture|[Vv]ideo) [Cc]aption[,:]?(?= ))"
)
_SHARP = re.compile(r"(?<!\S)#{1,6}(?=\s)")
_EDITED = re.compile(r"\[(?=[^\[\]\n]{2,60}\])|(?<=[^\[\s])\](?!\w)")
_QUOTE_LINE = re.compile(r"(?m)^\s{0,3}>(?:\s?>){0,3}")


def plain(text: str) -> str:
    """Return `text` at the same length with straight quotation marks; emphasis, notes, citations and brackets are blank."""
    for pattern in (_LEAD, _QUOTE_LINE, _NOTE, _REMARK, _CITATION, _LINK, _SHARP, _EMPHASIS, _EDITED):
        text = pattern.sub(_blank, text)
    return text.translate(_TABLE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
