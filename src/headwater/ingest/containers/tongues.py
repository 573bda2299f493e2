"""Languages as tables name them, by code or in words, to codes."""

import re

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
# The languages in which most news is written, by their English names, as services and archives give them.
_CODES = {
    name: code
    for code, name in re.findall(
        r"(\w+):(\w+)",
        """ar:arabic bg:bulgarian bn:bengali ca:catalan cs:czech da:danish de:german el:greek en:english es:spanish
        et:estonian fa:persian fa:farsi fi:finnish fr:french he:hebrew hi:hindi hr:croatian hu:hungarian id:indonesian
        it:italian ja:japanese ko:korean ku:kurdish lt:lithuanian lv:latvian mk:macedonian ms:malay nl:dutch no:norwegian
        pl:polish ps:pashto pt:portuguese ro:romanian ru:russian sk:slovak sl:slovenian sq:albanian sr:serbian sv:swedish
        sw:swahili ta:tamil te:telugu th:thai tl:tagalog tr:turkish uk:ukrainian ur:urdu vi:vietnamese zh:chinese""",
    )
}


def language_code(text: str) -> str | None:
    """Return the code of a language as written ("en", "en-GB") or by its English name; None where that is neither."""
    named = _CODES.get(text.strip().casefold().split(" (")[0])
    return named or (text.strip() if _CODE.fullmatch(text.strip()) else None)
