"""Which language an article is in, by the bulk of its text."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Languages of a sizeable press. Fewer candidates make fewer mistakes on names and on short texts.
_LANGUAGES = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja",
    "ko", "lt", "lv", "nb", "nl", "pl", "ps", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi",
    "zh",
)  # fmt: skip
_SAMPLE_LETTERS = 6000
_SHORT_WORDS = 12


def language(paragraphs: tuple[str, ...]) -> str:
    """Return the two-letter code of the language that most of the text is in.

    The longest paragraphs are looked at, so that a header in another language decides nothing. A text of a few words in plain
    Latin letters counts as English, since nothing better can be told.
    """
    longest = sorted(paragraphs, key=lambda paragraph: (-len(paragraph), paragraph))
    sample = " ".join(longest)[:_SAMPLE_LETTERS]
    if len(sample.split()) < _SHORT_WORDS and sample.isascii():
        return "en"
    code, _ = _identifier().classify(sample)
    return str(code)


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in _LANGUAGES if code in identifier.labels])
    return identifier
