"""Which script a text is written in, by the names that Unicode gives its letters."""

import re
import unicodedata
from collections import Counter
from functools import cache

# Unicode's word for a script, and its code in ISO 15924.
_CODES = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "GREEK": "Grek", "HEBREW": "Hebr", "DEVANAGARI": "Deva",
    "BENGALI": "Beng", "THAI": "Thai", "HANGUL": "Hang", "HIRAGANA": "Hira", "KATAKANA": "Kana", "CJK": "Hani",
    "GEORGIAN": "Geor", "ARMENIAN": "Armn", "TAMIL": "Taml", "TELUGU": "Telu", "GUJARATI": "Gujr", "GURMUKHI": "Guru",
    "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh", "KHMER": "Khmr", "LAO": "Laoo", "MYANMAR": "Mymr",
    "ETHIOPIC": "Ethi", "TIBETAN": "Tibt", "MONGOLIAN": "Mong", "THAANA": "Thaa", "SYRIAC": "Syrc", "ORIYA": "Orya",
    "TIFINAGH": "Tfng", "CHEROKEE": "Cher",
}  # fmt: skip
_ASCII_LETTERS = re.compile(r"[A-Za-z]")
_LETTERS = re.compile(r"[^\W\d_]")
# More letters say nothing new.
_SAMPLE = 2000


def script(text: str) -> str | None:
    """Return the ISO 15924 code of the script that most letters of a text are in, None for a text without letters.

    Japanese is "Jpan" and Korean "Kore", whatever share of their letters is Chinese.
    """
    counts = _counts(text[:_SAMPLE])
    kana = counts["Hira"] + counts["Kana"]
    if kana * 10 > counts["Hani"] and kana:
        counts["Jpan"] = kana + counts["Hani"]
        counts["Hani"] = 0
    if counts["Hang"]:
        counts["Kore"] = counts["Hang"] + counts["Hani"]
        counts["Hani"] = counts["Hang"] = 0
    counts["Hira"] = counts["Kana"] = 0
    best = max(sorted(counts), key=lambda code: counts[code], default=None)
    return best if best and counts[best] else None


def letter_count(text: str) -> int:
    """Return how many letters a text has; a letter of Chinese, Japanese or Korean counts three, for it says as much."""
    if text.isascii():
        return len(_ASCII_LETTERS.findall(text))
    letters = _LETTERS.findall(text)
    return len(letters) if max(letters, default="") <= "\u2e80" else sum(3 if c > "\u2e80" else 1 for c in letters)


def _counts(text: str) -> Counter[str]:
    """Return how many letters there are of each script."""
    if text.isascii():
        return Counter({"Latn": len(_ASCII_LETTERS.findall(text))})
    letters = _LETTERS.findall(text)
    plain = len(_ASCII_LETTERS.findall(text))
    if plain * 2 > len(letters):
        return Counter({"Latn": plain})
    return Counter(code for c in letters if (code := _code(c)))


@cache
def _code(letter: str) -> str | None:
    """Return the code of a letter's script, None for one that is not known."""
    return _CODES.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0])
