"""What a line says that only a site says to its readers: share lines, appeals, links to other articles, credits of pictures."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal

from headwater.ingest.lexicon import word_list

Kind = Literal["furniture", "caption", "doubtful"]

_MOST_WORDS = 60
_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_OUTSIDE = re.compile(r"^[\W_]+|[\W_]+$")
_LABEL_END = re.compile(r"\s{0,2}(?:[:|»›>→]|\s[–—-]\s)\s{0,3}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
_SPEECH = re.compile(
    r"\b(?:said|says|saying|told|tells|urged|urges|wrote|writes|tweeted|added|adds|asked|asks|warned|announced|claimed|argued"
    r"|insisted|replied|explained|according to)\b",
    re.IGNORECASE,
)
_JOINTS = frozenset(["and", "or", "und", "et", "y", "e", "of", "the"])
_LONGEST = 9  # words in a line that stands alone
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS = re.compile(r"\s[|·•/]\s|(?<=[^\W\d_A-Z]{3})[.!?]\s+(?=[A-Z])")
_ALSO = re.compile(
    r"(?:Also|More|Elsewhere) (?:on|in|from) (?:the )?[A-Z&][\w’'-]*(?: (?:[A-Z&][\w’'-]*|of|the|and)){0,4}"
)
_PICTURED = re.compile(r"(?:image|media|video|photo) (?:caption\b|source,|copyright,)", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:[\d.,]+\s?[km]?\s(?:comments?|shares?|views?|likes?|replies|reactions?|retweets?|kommentare?|commentaires?"
    r"|comentarios?|commenti|comentários?|reacties|komentarz[ye]?|просмотр\w{0,3}|комментари\w{0,3})"
    r"|(?:comments?|shares?|views?|likes?|replies|hits|reads?|kommentare|commentaires|comentarios|просмотров|комментарии)"
    r"\s?[(:]?\s?[\d.,]+\s?[km]?\)?"
    r"|\d{1,3}[\s-]min(?:ute)?s?\.?(?:\s(?:read|listen|watch)(?:ing)?(?:\stime)?)?"
    r"|\d{1,2}\s(?:min\.?|minuten|minutes?) de lecture)\W*",
    re.IGNORECASE,
)
_PLAYED = re.compile(r"\W*(?:watch|listen|live|more|read)\b", re.IGNORECASE)
# An order to the reader, with something that only a site has to offer.
_ORDER = re.compile(
    r"(?:please |also |and )?(?:sign up|subscribe|register|follow|join|like|support|donate|download|click|tap|get|read"
    r"|listen|watch|become|contact|e-?mail|send|share|enter|stay|keep up|check out|visit|discover|find|log ?in|try|help"
    r"|write to|give|receive|tune in)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:(?:our|the|this|free|daily|weekly|morning|evening|email) newsletters?|your inbox"
    r"|our (?:\w+ )?(?:app|channel|page|website|site|podcast|journalism|reporting|coverage|facebook|instagram|twitter"
    r"|youtube|telegram|whatsapp|e-?mail|newsroom|community|weekly|daily)"
    r"|(?:news|email|breaking) alerts|push notifications|ad-free"
    r"|our (?:\w+ ){0,2}(?:newsletters?|subscribers?|updates|stories|articles)"
    r"|(?:apple|google|spotify) podcasts?"
    r"|on (?:facebook|twitter|instagram|youtube|whatsapp|telegram|tiktok|x|google news)"
    r"(?: (?:and|or) \w+)?[ .!:@]{0,3}(?:$|@))",
    re.IGNORECASE,
)
# Where a writer is to be reached, a site's newsletters, whose the page is.
_LETTER = re.compile(
    r"(?:(?:please|click here to) )?(?:sign(?:ing)? up|subscribe|subscribing|register|join|get)\b.{0,80}\bnewsletters?\b"
    r"|follow\b.{1,50}? on (?:facebook|twitter|x|instagram|youtube|tiktok|linkedin|bluesky|threads|mastodon|telegram"
    r"|google news)\b"
    r"|(?:you can )?(?:reach|contact|e-?mail|follow|write to|tweet|find)\b.{1,60}?(?:@[\w.]|https?://|www\.)"
    r"|(?:©|\(c\) |copyright\b[ :]{1,2}(?:©|\(c\)|(?:19|20)\d\d)).{0,200}",
    re.IGNORECASE,
)
# A question to the reader and, in the same line, where to answer.
_ASKED = re.compile(
    r"(?:do you|have you|got a|are you|were you|did you|want to|would you|know something|questions\b"
    r"|if you(?: have|'d like| would like))\b.{0,160}"
    r"\b(?:(?:e-?mail|ring|call|text|phone|message|contact) us|get in touch|write to us|let us know|tell us|sign up|subscribe"
    r"|send (?:us|it|them) |click here|[\w.+-]{1,40}@[\w.-]{3,40})",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|[.!?)(\[/|:,;–—-]\s?|\b(?:via|by) )"
    r"(?:getty images|getty|shutterstock(?:\.com)?|istock(?:photo)?|adobe stock|alamy(?: stock photo)?|unsplash"
    r"|pixabay|flickr|depositphotos|zuma press|wikimedia commons|picture alliance|imago(?: images)?"
    r"|(?:ap|reuters|afp|epa|pa|upi|efe|ap file|file|staff|courtesy|handout|press|anp|dpa)(?: \w+)?"
    r" (?:photos?|images?|pictures?|wire)(?:\s?/\s?[^.]{2,40})?|(?:handout )?via (?:reuters|ap|afp)"
    r"|(?<=/)(?:ap|afp|reuters|epa|efe|pa|dpa|upi)|(?<=/ )(?:ap|afp|reuters|epa|efe|pa|dpa|upi))[)\]. ]*$",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"[(\[](?:(?:file |handout |ap |afp |reuters )?(?:photo|photograph|image|picture|pic|illustration|graphic|screenshot"
    r"|screengrab|credit)s?(?: credit)?(?: by|:| courtesy| via| from|/)).{2,80}[)\]]\W*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)  # the lines of an article are asked for more than once
def furniture_kind(text: str) -> Kind | None:
    """Return what a line is that only a site says to its readers; None for all others, so for every sentence of an article.

    "doubtful" is a line that may be one or the other. A line that quotes somebody, or says who said it, is an article's.
    """
    plain = " ".join(text.replace("’", "'").split())
    count = plain.count(" ") + 1
    if not plain or count > _MOST_WORDS:
        return None
    if _PICTURED.match(plain) or _is_credited(plain, count):
        return "caption"
    if any(holds(plain) for holds in _ALONE):
        return "furniture"
    label = next((kind for name, kind in _LABELS if _after(plain, name)), None)
    if label:
        return _labelled(plain, count, label)
    return _appeal(plain, count)


def _is_credited(plain: str, count: int) -> bool:
    """Tell whether a line ends as pictures' lines do: with who took it, or whose it is."""
    bracketed = plain[-3:].rstrip(" .").endswith((")", "]")) and _CREDITED.search(plain[-120:])
    return bool(bracketed or (count <= 45 and _CREDIT.search(plain[-50:])))


def heads_links(text: str) -> bool:
    """Tell whether a line is a heading above links to other articles: "Related stories"."""
    return len(text.split()) <= 8 and _opening(text.replace("’", "'"), "links_below") is not None


def _is_bar(plain: str) -> bool:
    """Tell whether a line is one of those that stand alone, or several of them, as in a menu. Numbers do not count."""
    if len(plain) > 200 or _SENTENCE_END.search(plain):
        return _key(plain) in _whole_lines()
    words = _WORDS.findall(_SEAM.sub(" ", plain).casefold())
    done = 0
    while done < len(words):
        lengths = (n for n in range(_LONGEST, 0, -1) if " ".join(words[done : done + n]) in _whole_lines())
        taken = next(lengths, 1 if done and words[done] in _JOINTS else 0)
        if not taken:
            return False
        done += taken
    return bool(words)


def _is_footer(plain: str) -> bool:
    """Tell whether a line is made of short parts, many of which stand alone elsewhere: "The Paper. Terms of use. Contact"."""
    parts = [part for part in _PARTS.split(plain) if part.strip()] if len(plain) < 300 else []
    known = sum(_key(part) in _whole_lines() for part in parts)
    return len(parts) > 1 and known * 3 >= len(parts) and all(len(part.split()) <= 7 for part in parts)


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(_key(line) for line in word_list("furniture"))


def _is_sharing(plain: str) -> bool:
    """Tell whether a line is made of the names of networks and what is done with them: "Share on Facebook Tweet Email"."""
    if len(plain) > 160:
        return False
    found = _WORDS.findall(_SEAM.sub(" ", plain).casefold())
    return (
        len(found) > 1
        and not word_list("networks").isdisjoint(found)
        and (word_list("networks") | word_list("sharing")).issuperset(found)
        and _SENTENCE_END.search(plain) is None
    )


@cache
def _openings(name: str) -> tuple[str, ...]:
    return tuple(sorted(word_list(name)))


def _opening(plain: str, name: str) -> str | None:
    """Return which entry of a list the line begins with, as whole words; the longest; None for none."""
    start = plain[:80].casefold().lstrip(" *_#[(<>»›→▶•·|-–—")
    if not start.startswith(_openings(name)):
        return None
    fits = [
        entry
        for entry in _openings(name)
        if start.startswith(entry) and not start[len(entry) : len(entry) + 1].isalnum()
    ]
    return max(fits, key=len, default=None)


def _after(plain: str, name: str) -> bool:
    """Tell whether a line begins with an entry of a list and a colon, bar or arrow, with something after it."""
    entry = _opening(plain, name)
    if entry is None:
        return False
    begin = plain.casefold().find(entry) + len(entry)
    return _LABEL_END.match(plain, begin) is not None


_ALONE: tuple[Callable[[str], object], ...] = (_COUNTED.fullmatch, _is_bar, _is_sharing, _is_footer, _ALSO.fullmatch)
_LABELS: tuple[tuple[str, Kind], ...] = (("furniture_labels", "furniture"), ("captions", "caption"))


def _labelled(plain: str, count: int, kind: Kind) -> Kind | None:
    """Return what a line with a label is: one with several sentences, or with speech, may be the article's own."""
    if kind == "furniture" and _SENTENCE_END.search(plain) and _PLAYED.match(plain):
        return None
    several = len(re.findall(r"[.!?]\s+[^\W\d_a-z]", plain)) > 1
    if kind == "furniture" and (several or count > 40 or plain[0] in '"“«„'):
        return "doubtful" if count <= 40 else None
    return kind


def _appeal(plain: str, count: int) -> Kind | None:
    """Return what a line is that asks the reader for something, or says what the law or the site's own rules are."""
    quoted = any(mark in plain for mark in '"“”«»„')
    if quoted or _SPEECH.search(plain):
        return None
    lowered = plain.casefold()
    if any(mark in lowered for mark in word_list("furniture_marks")) or _opening(plain, "furniture_appeals"):
        return "furniture"
    asked = (_ORDER.match(plain) and _OFFER.search(plain)) or _ASKED.match(plain) or _LETTER.match(plain)
    return "furniture" if asked and count <= 45 else None
