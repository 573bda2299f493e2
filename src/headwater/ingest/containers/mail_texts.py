"""The text of a mail as its writer meant it: broken lines joined again, signatures and addresses of links left out."""

import re
from html import unescape

from headwater.ingest.containers.addresses import behind, is_address
from headwater.ingest.containers.mail_pages import is_housekeeping
from headwater.ingest.containers.markup import inline, plain, without_unshown
from headwater.ingest.containers.senders import told_by
from headwater.model.text import Given

_BRACKETED = re.compile(
    r"[ \t]?(?:<\s?https?://[^\s<>]{3,4000}\s?>|\(\s?https?://[^\s()]{3,4000}\s?\)|\[\s?https?://[^\s\[\]]{3,4000}\s?\])"
)
# An address on a line of its own is the link of the words above it.
_LONE = re.compile(r"^[ \t]*https?://\S{3,4000}[ \t]*$\n?", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n")
_SIGNATURE = re.compile(r"\n-- \n(?:[^\n]{0,200}\n){0,12}[^\n]{0,200}\Z")
_PASSED_ON = re.compile(
    r"^(?P<headers>(?:[ \t>]{0,4}\*?(?:From|Date|Sent|Subject|To|Cc|Reply-To|Von|Datum|Gesendet|Betreff|An|De|Fecha"
    r"|Enviado|Asunto|Para|Envoyé|Objet|À|Da|Data|Oggetto|A|Assunto)\*?\s?:[^\n]{0,500}\n){3,8})",
    re.MULTILINE,
)
_HEADER = re.compile(r"[ \t>]{0,4}\*?(?P<key>[^\s:*]{1,12})\*?\s?:\*?(?P<value>[^\n]{0,500})")
_FROM = frozenset(("from", "von", "de", "da"))
_DATE = frozenset(("date", "sent", "datum", "gesendet", "fecha", "enviado", "envoyé", "data"))
_SUBJECT = frozenset(("subject", "betreff", "asunto", "objet", "oggetto", "assunto"))
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,4000}?\bhref\s{0,4}=\s{0,4}(?:\"([^\"<>]{1,4000})\"|'([^'<>]{1,4000})')[^<>]{0,4000}>", re.IGNORECASE
)
_ANCHOR_END = re.compile(r"</a\s{0,4}>|<a\b", re.IGNORECASE)
# Where a link of a mail leads that is about the mail itself.
_HOUSEKEEPING = re.compile(
    r"unsub|subscri|preferences|optout|opt-out|/alerts|/account|/settings|privacy|feedback"
    r"|facebook\.com/share|twitter\.com/(?:share|intent)",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"<br\b[^<>]{0,200}>|</?(?:p|div|tr|li|h[1-6])\b[^<>]{0,2000}>", re.IGNORECASE)
_HEADLINE_WORDS = 4
_MIN_LINKS = 3
_MAX_WORDS_EACH = 45
_MAX_LINKS = 2000


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return a text in the format "flowed" with its paragraphs whole. Source: RFC 3676, section 4."""
    lines: list[str] = []
    open_depth: int | None = None
    for raw in text.split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        if open_depth == depth and line != "-- ":
            lines[-1] += line
        else:
            lines.append(">" * depth + (" " if depth else "") + line)
        flows = line.endswith(" ") and line != "-- "
        if flows and delete_space:
            lines[-1] = lines[-1][:-1]
        open_depth = depth if flows else None
    return "\n".join(lines)


def without_clutter(text: str) -> str:
    """Return a plain text without its signature, addresses that stand for links, and offers to leave the list."""
    paragraphs = _GAP.split(_SIGNATURE.sub("\n", text))
    return _LONE.sub("", _BRACKETED.sub("", "\n\n".join(part for part in paragraphs if not is_housekeeping(part))))


def passed_on(text: str, *, note_words: int) -> tuple[Given, str] | None:
    """Return what a mail that was passed on in the text says of itself, and the text below; None if the text is not of that kind.

    Above it a note of so many words may stand: under a longer text it is what that answers.
    """
    match = _PASSED_ON.search(text)
    if match is None or len(text[: match.start()].split()) > note_words:
        return None
    found: dict[str, str] = {}
    for line in match["headers"].split("\n"):
        header = _HEADER.match(line)
        if header:
            found.setdefault(header["key"].casefold(), header["value"].strip())
    subject, sender, date = (next((v for k, v in found.items() if k in keys), "") for keys in (_SUBJECT, _FROM, _DATE))
    return told_by(subject, sender, date), _unquoted(text[match.end() :])


def _unquoted(text: str) -> str:
    """Return a text without the marks of quotation, if it bears them from end to end."""
    rows = text.split("\n")
    quoted = all(row.startswith(">") for row in rows if row.strip())
    return "\n".join(row.removeprefix(">").removeprefix(" ") for row in rows) if quoted else text


def lines(html: str) -> str:
    """Return the words of a page, a line for each that it shows."""
    return "\n".join(plain(line) for line in _LINE_END.split(without_unshown(html)))


def headlines(html: str) -> list[tuple[str, str]]:
    """Return the links of a mail that holds little else (an alert, a list of the day's articles): address and words of each.

    Empty where the mail has text of its own: more than about two sentences for each link of four words or more.
    """
    found: dict[str, str] = {}
    for anchor in _ANCHOR.finditer(html):
        if len(found) >= _MAX_LINKS:
            break
        url = behind(unescape(anchor[1] or anchor[2]))
        end = _ANCHOR_END.search(html, anchor.end(), anchor.end() + 5000)
        words = inline(html[anchor.end() : end.start()]) if end else None
        if words and len(words.split()) >= _HEADLINE_WORDS and is_address(url) and not _HOUSEKEEPING.search(url):
            found.setdefault(url, words)
    enough = len(found) >= _MIN_LINKS and len(plain(html).split()) <= _MAX_WORDS_EACH * len(found)
    return list(found.items()) if enough else []
