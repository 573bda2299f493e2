"""Exports of press databases (Factiva, LexisNexis, ProQuest, Europresse): their field lines as facts, their marks left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from headwater.ingest.facts.dates import find_date
from headwater.model.text import Given

_MAX_LINE = 400

START_OF_DOCUMENT = re.compile(
    r"(?:document\s+(?P<number>\d{1,5})\s+(?:of|de|von|di)\s+(?P<count>\d{1,5})"
    r"|(?P<lexis_number>\d{1,5})\s+(?:of|de|von|di)\s+(?P<lexis_count>\d{1,5})\s+(?:documents?|dokumenten?|documentos))\s*",
    re.IGNORECASE,
)
"""A line such as "Document 3 of 12" or "3 of 50 DOCUMENTS", above an article."""

END_OF_DOCUMENT = re.compile(
    r"end of document|fin du document|fin del documento|ende des dokuments"
    r"|(?:an\s)?document [A-Z][A-Z0-9]{2,9}0{0,8}20\d{6}[a-z0-9]{3,14}"
    r"|(?:an\s)?document [A-Z]{3,10}\d{10,24}[a-z0-9]{3,14}"
    r"|news[·.]\d{8}[·.]\w{1,8}[·.]\w{1,30}",
    re.IGNORECASE,
)
"""A line below an article: "End of Document", or the number that a database gives it."""

SEPARATOR = re.compile(r"\s*(?:([=*_#~—–-])(?:\s?\1){4,200}|\f)\s*")
"""A line of one sign, or a form feed."""

# Fields with a colon, as LexisNexis, ProQuest and Europresse write them: what they say, "" for what is no fact of ours.
_KEYS = {
    "headline": "title", "title": "title", "byline": "byline", "author": "byline", "authors": "byline",
    "dateline": "dateline",
    "publication title": "outlet", "publication": "outlet", "source": "outlet", "nom de la source": "outlet",
    "publication info": "info", "publication date": "published", "date de publication": "published", "language": "language",
    "language of publication": "language", "langue": "language", "full text": "text", "body": "text", "abstract": "",
    "links": "",
    "length": "", "section": "", "load-date": "", "load date": "", "publication-type": "", "publication type": "",
    "journal code": "", "acc-no": "", "document-type": "", "document type": "", "graphic": "", "pages": "", "page": "",
    "issn": "", "publication year": "", "publisher": "", "place of publication": "", "country of publication": "",
    "publication subject": "",
    "source type": "", "proquest document id": "", "document url": "", "last updated": "", "database": "", "first page": "",
    "volume": "", "issue": "", "word count": "", "subject": "", "location": "", "people": "", "company": "",
    "company / organization": "",
    "industry": "", "geographic": "", "organization": "", "person": "", "state": "", "country": "", "city": "", "ticker": "",
    "identifier / keyword": "", "publication-subject": "", "update": "", "correction-date": "", "type de source": "",
    "périodicité": "", "couverture géographique": "", "provenance": "", "type": "", "classification": "",
    "copyright": "copyright",
}  # fmt: skip
# Without one of these a text with colons is no export.
_TELLING = re.compile(
    r"(?:length|load-date|publication-type|publication title|proquest document id|full text|nom de la source|word count)\s*:",
    re.IGNORECASE,
)
_FIELD = re.compile(r"([^\W\d_][\w /-]{2,28}?)\s?:(?:\s+(.*))?", re.DOTALL)
_CODES = {
    "HD": "title", "SE": "", "BY": "byline", "CR": "", "WC": "", "PD": "published", "ET": "", "SN": "outlet", "SC": "",
    "ED": "", "PG": "", "LA": "language", "CY": "copyright", "LP": "text", "TD": "text",
    "CT": "", "RF": "", "CO": "", "IN": "", "NS": "",
    "RE": "", "IPC": "", "IPD": "", "PUB": "", "AN": "", "CLM": "", "ART": "", "VOL": "", "DE": "",
}  # fmt: skip
_CODE = re.compile(r"([A-Z]{2,3})(?:[\s:]+(\S.*))?", re.DOTALL)
_WORDS = re.compile(r"\d{1,3}(?:[,.]?\d{3})?\s(?:words|mots|wörter|palabras|parole)", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|par|von|por|di)\s+\S.{2,80}", re.IGNORECASE)
_SHORT_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}|[A-Z]?\d{1,4}|\d{1,2}:\d{2}(?:\s?[AP]M)?", re.IGNORECASE)
_LANGUAGES = {
    "english": "en", "anglais": "en", "french": "fr", "français": "fr", "german": "de", "deutsch": "de", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl", "nederlands": "nl",
    "arabic": "ar", "persian": "fa", "farsi": "fa", "russian": "ru", "ukrainian": "uk", "polish": "pl", "turkish": "tr",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "swedish": "sv", "norwegian": "no", "danish": "da", "finnish": "fi",
    "greek": "el", "hebrew": "he", "hindi": "hi", "urdu": "ur", "indonesian": "id", "romanian": "ro", "czech": "cs",
    "hungarian": "hu",
}  # fmt: skip


@dataclass(slots=True)
class _Taken:
    """What has been read of an export so far: the facts, each under its name, and the paragraphs that stay."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def note(self, name: str, value: str) -> None:
        """Keep a fact; text, title and notice of copyright also stay where they stand."""
        value = " ".join(value.split()) if name != "text" else value.strip()
        if not value:
            return
        if name not in {"", "text", "copyright"}:
            self.facts.setdefault(name, []).append(value)
        if name in {"text", "copyright", "title"}:
            self.kept.append(value)


def export_fields(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], Given]:
    """Return the paragraphs of one article without a database's field lines and marks, and what those lines say.

    The title stays in the text as well, as does the notice of copyright. A text in no database's form is returned as it is.
    """
    taken = _Taken()
    lines = [line.strip() for paragraph in paragraphs for line in paragraph.split("\n")]
    if _is_factiva(lines):
        _take_codes(paragraphs, taken)
    elif _is_keyed(lines):
        _take_keys(paragraphs, taken)
    elif any(is_factiva_number(line) for line in lines[-4:]):
        _take_unnamed(paragraphs, taken)
    else:
        counted = any(_is_mark(line) and not SEPARATOR.fullmatch(line) for line in lines)
        return _without_marks(paragraphs) if counted else paragraphs, Given()
    return _without_marks(tuple(taken.kept)), _given(taken.facts)


def is_factiva_number(line: str) -> bool:
    """Tell whether a line is the number that Factiva puts below an article."""
    return (
        bool(END_OF_DOCUMENT.fullmatch(line)) and line.casefold().startswith(("document ", "an")) and line[-1].isalnum()
    )


def field_count(lines: Iterable[str]) -> int:
    """Return how many different fields of a database's form stand in lines."""
    return len({code for line in lines if (code := _code(line)) is not None}) + len(
        {match[1].casefold() for line in lines if (match := _key(line))}
    )


def _without_marks(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paragraphs without the lines that only count or part documents."""
    kept = []
    for paragraph in paragraphs:
        lines = paragraph.split("\n")
        left = [line for line in lines if not _is_mark(line.strip())]
        kept.append("\n".join(left) if len(left) < len(lines) else paragraph)
    return tuple(paragraph for paragraph in kept if paragraph.strip())


def _is_mark(line: str) -> bool:
    return len(line) < 80 and any(
        pattern.fullmatch(line) for pattern in (START_OF_DOCUMENT, END_OF_DOCUMENT, SEPARATOR)
    )


def _code(line: str) -> str | None:
    """Return the two or three capitals of a Factiva field that a line begins with."""
    match = _CODE.fullmatch(line[:_MAX_LINE].strip())
    return match[1] if match and match[1] in _CODES else None


def _is_factiva(lines: list[str]) -> bool:
    codes = {code for line in lines if (code := _code(line))}
    return len(codes) >= 4 and "HD" in codes and bool(codes & {"WC", "PD", "SN", "LP"})


def _take_codes(paragraphs: tuple[str, ...], taken: _Taken) -> None:
    """Read Factiva's form: each field begins with its code, and goes on until the next one. Running text keeps its paragraphs."""
    fields: list[tuple[str, list[str]]] = []
    kind = "text"
    for paragraph in paragraphs:
        for index, line in enumerate(paragraph.split("\n")):
            code = _code(line)
            if code and kind == "text" and fields and not _after_text(code, line):
                code = None
            kind = _CODES[code] if code else kind
            if code or not fields or (kind == "text" and index == 0):
                fields.append((kind, []))
            fields[-1][1].append(line.strip()[len(code) :].lstrip(" \t:") if code else line)
    for name, values in fields:
        taken.note(name, "\n".join(values))


def _after_text(code: str, line: str) -> bool:
    """Tell whether a code in running text is one: the text goes on, or lists of subjects follow. "IN a statement" is none."""
    value = line.strip()[len(code) :].strip()
    return not value or _CODES[code] == "text" or " : " in value or code in {"HD", "SE", "CR", "PUB", "AN", "RF"}


def _key(line: str) -> re.Match[str] | None:
    match = _FIELD.fullmatch(line[:_MAX_LINE].strip() if len(line) > _MAX_LINE else line.strip())
    return match if match and match[1].casefold() in _KEYS else None


def _is_keyed(lines: list[str]) -> bool:
    keys = {match[1].casefold() for line in lines if (match := _key(line))}
    return len(keys) >= (2 if "nom de la source" in keys else 3) and any(_TELLING.match(line) for line in lines)


def _take_keys(paragraphs: tuple[str, ...], taken: _Taken) -> None:
    """Read forms of fields with colons. A key without a value has it in the next line; only short values go on so."""
    waiting: str | None = None
    for paragraph in paragraphs:
        left = []
        for line in paragraph.split("\n"):
            match = _key(line)
            if match is None and waiting is not None and len(line) < 120:
                taken.note(waiting, line)
            elif match is None:
                left.append(line)
            elif match[2]:
                taken.note(_KEYS[match[1].casefold()], line.strip()[match.start(2) :])
            waiting = (
                _KEYS[match[1].casefold()] if match and not match[2] and _KEYS[match[1].casefold()] != "text" else None
            )
        taken.note(
            "text", "\n".join(line for line in left if line.strip().casefold() not in {"body", "classification"})
        )


def _take_unnamed(paragraphs: tuple[str, ...], taken: _Taken) -> None:
    """Read Factiva's form without codes: title, writer, count of words, date, outlet, code, page, language, copyright."""
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n")]
    counted = next((i for i, line in enumerate(lines[:12]) if _WORDS.fullmatch(line.strip())), None)
    if counted is None:
        taken.kept.extend(paragraphs)
        return
    for line in lines[:counted]:
        taken.note("byline" if _BYLINE.fullmatch(line.strip()) and taken.kept else "title", line)
    end = counted + 1
    for line in lines[counted + 1 : counted + 9]:
        name = _unnamed(line.strip(), taken.facts)
        if name is None:
            break
        taken.note(name, line)
        end += 1
    rest = len("\n".join(lines[:end]))
    taken.kept.extend(_from(paragraphs, rest))


def _unnamed(line: str, facts: dict[str, list[str]]) -> str | None:
    """Return what a line below the count of words is, None for one that is no field."""
    if not line or len(line) > 120:
        return None if line else ""
    date = find_date(line)
    tests = (
        ("published", "published" not in facts and date is not None and date.end - date.start > 0.6 * len(line)),
        ("language", line.casefold() in _LANGUAGES),
        ("copyright", bool(re.match(r"(?:copyright\b|\(c\)|©)", line, re.IGNORECASE))),
        ("", bool(_SHORT_CODE.fullmatch(line)) and "outlet" in facts),
        ("outlet", "published" in facts and "outlet" not in facts and not _SHORT_CODE.fullmatch(line)),
        ("", bool(_SHORT_CODE.fullmatch(line)) and "published" in facts),
    )
    return next((name for name, holds in tests if holds), None)


def _from(paragraphs: tuple[str, ...], start: int) -> Iterator[str]:
    """Yield the paragraphs, or what is left of one, from a place in their lines on."""
    place = 0
    for paragraph in paragraphs:
        end = place + len(paragraph)
        if end > start:
            yield paragraph[max(0, start - place) :].strip("\n")
        place = end + 1


def _given(facts: dict[str, list[str]]) -> Given:
    """Return the facts as what stood beside the text."""
    outlet, published = _first(facts, "outlet"), _first(facts, "published")
    info = _first(facts, "info")
    if info:
        match = re.match(r"(.{2,80}?)\s?(?:;|\.\s|,\s(?=\D*\d{4}))", info)
        outlet = outlet or (match[1] if match else None)
        date = find_date(info)
        published = published or (info[date.start : date.end] if date else None)
    language = _first(facts, "language")
    words = re.findall(r"\w+", language.casefold()) if language else []
    names = [_without_by(name) for value in facts.get("byline", []) for name in re.split(r"\s?[;]\s?", value)]
    return Given(
        title=" ".join(facts["title"]) if "title" in facts else None,
        outlet=outlet,
        bylines=tuple(name for name in names if name),
        published=published,
        dateline=_first(facts, "dateline"),
        language=_LANGUAGES.get(words[0]) if words else None,
    )


def _first(facts: dict[str, list[str]], name: str) -> str | None:
    return facts[name][0] if facts.get(name) else None


def _without_by(name: str) -> str:
    """Return a writer's name without "By", and "Fenn, Ada" the other way round."""
    name = re.sub(r"(?:by|par|von|por)\s+", "", name.strip(" .,"), count=1, flags=re.IGNORECASE) if name else name
    match = re.fullmatch(r"([^\W\d_][\w'’-]{1,30}), ([^\W\d_][\w'’. -]{1,30})", name)
    return f"{match[2]} {match[1]}" if match else name
