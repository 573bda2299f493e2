"""Pages as mails hold them: without tables that only lay them out, what is hidden in them, and what is about the mail itself."""

import re

from headwater.ingest.containers.markup import plain

_LAYOUT = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th|center)\b([^<>]{0,4000})>", re.IGNORECASE)
_BLOCK = r"(?:p|div|li|h[1-6]|blockquote|footer|ul|ol)"
_INNERMOST = re.compile(
    rf"<(p|div|li|footer|h[1-6])\b[^<>]{{0,4000}}>((?:(?!</?{_BLOCK}\b).){{0,4000}}?)</\1\s{{0,4}}>",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN = re.compile(
    r"<(p|div|span)\b[^<>]{0,2000}?\bstyle\s{0,4}=\s{0,4}[\"'][^\"'<>]{0,2000}?"
    r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all|max-height\s{0,4}:\s{0,4}0)"
    r"[^<>]{0,2000}>((?:(?!</?\1\b).){0,8000}?)</\1\s{0,4}>",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(r"<a\b[^<>]{0,4000}>((?:(?!</?a\b).){0,500}?)</a\s{0,4}>", re.IGNORECASE | re.DOTALL)
# How readers are offered to leave, to change what they get, or to read it elsewhere, in some languages of newsletters.
_HOUSEKEEPING = re.compile(
    r"\bunsubscri|\bopt[ -]out\b|\b(?:manage|update|change|edit)\b.{0,20}\b(?:preferences|subscriptions?|settings|profile)\b"
    r"|\b(?:view|read|open|see)\b.{0,30}\b(?:in|on)\b.{0,10}\b(?:browser|web|online)\b|\bview online\b|\bwhy did i get this\b"
    r"|\babbestellen\b|\babmelden\b|\bim browser\b|\bonline[- ]version\b|\bd[ée]sabonner|\bd[ée]sinscri|\bversion en ligne\b"
    r"|\bdarse de baja\b|\ben (?:el|su|tu) navegador\b|\bdisiscri|\bnel browser\b|\bno navegador\b"
    r"|\bcancelar\b.{0,12}\b(?:inscri|subscri|assinatura)|\bafmelden\b|\buitschrijven\b|\bin je browser\b|\bavregistrera\b"
    r"|\bafmeld\b|\bотписаться\b|\bв браузере\b",
    re.IGNORECASE,
)
_MAX_WORDS = 60
_MAX_LINK_WORDS = 7
_ADDRESS = re.compile(r"https?://|[\w.+-]{1,60}@[\w-]{1,60}\.")


def without_layout(html: str) -> str:
    """Return the page with its tables as plain blocks: mails are laid out in tables, and their cells hold paragraphs.

    Left out are what is not shown, such as the preview for lists of mails, and short blocks with a link to leave the list, to
    change what one gets, or to read the mail elsewhere.
    """
    blocks = _LAYOUT.sub(r"<\1div\2>", html)
    return _INNERMOST.sub(_kept, _HIDDEN.sub("", blocks))


def is_housekeeping(paragraph: str) -> bool:
    """Tell whether a paragraph of plain text offers to leave the list and the like, with the address where that is done."""
    few = len(paragraph.split()) <= _MAX_WORDS
    return few and bool(_HOUSEKEEPING.search(paragraph) and _ADDRESS.search(paragraph))


def _kept(block: re.Match[str]) -> str:
    """Return a block that holds no other, "" where it is about the mail itself."""
    links = (plain(found) for found in _LINK.findall(block[2]))
    offers = any(len(words.split()) <= _MAX_LINK_WORDS and _HOUSEKEEPING.search(words) for words in links)
    return "" if offers and len(plain(block[2]).split()) <= _MAX_WORDS else block[0]
