"""Which languages an article is in: block by block, and as a whole by the bulk of its text."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from headwater.ingest.facts.scripts import letter_count, script
from headwater.model.text import Span, Tongue

# Languages of a sizeable press, by script. Fewer candidates make fewer mistakes on names and on short texts.
_LANGUAGES = {
    "Latn": (
        "az", "ca", "cs", "da", "de", "en", "es", "et", "eu", "fi", "fr", "ha", "hr", "hu", "id", "is", "it", "lt", "lv", "nl",
        "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi",
    ),
    "Cyrl": ("be", "bg", "kk", "ky", "mk", "ru", "sr", "uk"),
    "Arab": ("ar", "fa", "ps", "ug", "ur"),
    "Deva": ("hi", "mr", "ne"),
    "Grek": ("el",), "Hebr": ("he",), "Hani": ("zh",), "Jpan": ("ja",), "Kore": ("ko",), "Thai": ("th",), "Beng": ("bn",),
    "Geor": ("ka",), "Armn": ("hy",), "Taml": ("ta",), "Telu": ("te",), "Gujr": ("gu",), "Guru": ("pa",), "Knda": ("kn",),
    "Mlym": ("ml",), "Sinh": ("si",), "Khmr": ("km",), "Laoo": ("lo",), "Mymr": ("my",), "Ethi": ("am",), "Tibt": ("bo",),
    "Mong": ("mn",), "Thaa": ("dv",), "Syrc": ("arc",), "Orya": ("or",), "Tfng": ("zgh",), "Cher": ("chr",),
}  # fmt: skip
_SAMPLE_LETTERS = 2000
_BLOCK_LETTERS = 400
_SHORT_WORDS = 12
# The commonest words of English: a fifth of its prose at least, and a tenth of no other language's.
_ENGLISH = frozenset(
    "the of and to a in that is was for on with as it he at by from his has have but are this not be an had which were".split()  # noqa: SIM905 - read as a line
)
# A block of fewer letters is not judged by itself: it takes the language of its neighbours in the same script.
_LONG_BLOCK = 80


def language(paragraphs: tuple[str, ...]) -> str:
    """Return the two-letter code of the language that most of the text is in.

    The longest paragraphs of the script that most letters are in are looked at, so that a header or a banner in another language
    decides nothing. A text of a few words in plain Latin letters counts as English, since nothing better can be told.
    """
    letters: Counter[str] = Counter()
    for paragraph in paragraphs:
        letters[script(paragraph) or ""] += letter_count(paragraph)
    main = max(sorted(letters), key=lambda code: letters[code], default="")
    longest = sorted((text for text in paragraphs if script(text) == main), key=lambda text: (-len(text), text))
    sample = " ".join(longest)[:_SAMPLE_LETTERS]
    return _named(sample, main) if main else "en"


def tongues(text: str, blocks: Sequence[Span]) -> tuple[Tongue, ...]:
    """Return the stretches of `text` that are in one language and script, from first to last of neighbouring blocks.

    `blocks` are sorted and do not overlap: lines or paragraphs. Blocks without letters belong to what is around them.
    """
    written = [(span, code) for span in blocks if (code := script(text[span.start : span.end]))]
    named = [
        _named(text[span.start : min(span.end, span.start + _BLOCK_LETTERS)], code)
        if letter_count(text[span.start : span.end]) >= _LONG_BLOCK or len(_LANGUAGES.get(code, ())) == 1
        else None
        for span, code in written
    ]
    near = _neighbours([code for _, code in written], named)
    together = {} if all(near) else _together(text, written)
    told = [
        (span, code, name or around or together[code])
        for (span, code), name, around in zip(written, named, near, strict=True)
    ]
    found = []
    for (name, code), group in groupby(told, key=lambda item: (item[2], item[1])):
        spans = [span for span, _, _ in group]
        found.append(Tongue(start=spans[0].start, end=spans[-1].end, language=name, script=code))
    return tuple(found)


def _neighbours(codes: Sequence[str], named: Sequence[str | None]) -> list[str | None]:
    """Return for each block the language of the nearest judged one in its script, of the one above if two are as near."""
    nearest: list[int | None] = [None] * len(codes)
    above: dict[str, int] = {}
    for at, code in enumerate(codes):
        if named[at]:
            above[code] = at
        nearest[at] = above.get(code)
    below: dict[str, int] = {}
    for at in range(len(codes) - 1, -1, -1):
        if named[at]:
            below[codes[at]] = at
        under, over = below.get(codes[at]), nearest[at]
        if under is not None and (over is None or under - at < at - over):
            nearest[at] = under
    return [None if at is None else named[at] for at in nearest]


def _together(text: str, written: Sequence[tuple[Span, str]]) -> dict[str, str]:
    """Return the language of all blocks in each script, for where none is long enough to be judged by itself."""
    blocks: dict[str, list[str]] = {}
    for span, code in written:
        blocks.setdefault(code, []).append(text[span.start : span.end])
    return {code: _named(" ".join(its)[:_SAMPLE_LETTERS], code) for code, its in blocks.items()}


def _named(sample: str, code: str) -> str:
    """Return the likeliest language of a text among those that are written in its script."""
    candidates = _LANGUAGES.get(code, ())
    if len(candidates) == 1:
        return candidates[0]
    words = sample.casefold().split()
    if code == "Latn" and len(words) >= _SHORT_WORDS and sum(word in _ENGLISH for word in words) >= len(words) / 5:
        return "en"  # what the identifier says too, at thirty times the cost
    if len(sample.split()) < _SHORT_WORDS and sample.isascii():
        return "en"
    ranked = (str(name) for name, _ in _identifier().rank(sample))
    return next((name for name in ranked if name in candidates or not candidates), "en")


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = {name for names in _LANGUAGES.values() for name in names}
    identifier.set_languages([code for code in identifier.labels if code in known])
    return identifier
