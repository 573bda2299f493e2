"""Dates and numbers, as they are written out in running text."""

import re
from collections.abc import Iterator, Sequence

from headwater.model.text import Mention, MentionKind, Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b(?:"
    rf"(?:{_WEEKDAY},?\s)?(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH}(?!\w)(?:,?\s{_YEAR}\b)?"
    rf"|(?:{_WEEKDAY},?\s)?{_MONTH}\s{_DAY}(?!\w)(?:,?\s{_YEAR}\b)?"
    rf"|(?<=[a-z]\s){_MONTH},?\s{_YEAR}\b|(?:January|February|April|June|July|August|September|October|November|December)\b(?:,?\s{_YEAR}\b)?"
    rf"|(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|[Oo]f)\s(?:March|May)\b(?:\s{_YEAR}\b)?"
    rf"|(?:(?:[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate)\s)?{_WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?\b"
    rf"|[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast\s(?:night|week|month|year)|(?:[Tt]his|[Nn]ext)\s(?:week|month|year)"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d)|(?:early|mid|late)-{_YEAR}s?|{_YEAR}s?"
    rf")(?![\w%])"
)
_UNIT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|score)s?"
_WORDS = rf"{_UNIT}(?:[-\s]{_UNIT})?(?:(?:\sand\s|\s){_UNIT}(?:-{_UNIT})?|\s(?:and\sa\shalf\s)?{_SCALE}){{0,4}}"
_FIGURE = r"[$£€¥]?\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|[$£€¥]?\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?:{_FIGURE})(?:[\s-]{_SCALE}|(?:bn|m|k|tn)\b)?(?:\s?%|\sper\scent|\spercent|\spercentage\spoints)?"
    rf"|(?i:{_WORDS})(?:\sper\scent|\spercent)?|(?i:half|several|a\scouple\sof|a|a\sfew)\s(?:a\s)?{_SCALE}|{_SCALE}(?=\sof\b)"
    rf"|(?i:half|a\sthird|a\squarter|two-thirds|three-quarters)(?=\sof\b))(?![\w])"
)


def find_figures(text: str, sentences: Sequence[Span]) -> Iterator[Mention]:
    """Yield the dates and the numbers in each of the sentences; a number inside a date is not one of its own."""
    for sentence in sentences:
        dates = [match.span() for match in _DATE.finditer(text, sentence.start, sentence.end)]
        yield from (_mention(text, start, end, "date") for start, end in dates)
        last = 0
        for match in _NUMBER.finditer(text, sentence.start, sentence.end):
            start, end = match.span()
            while last < len(dates) and dates[last][1] <= start:
                last += 1
            if last == len(dates) or end <= dates[last][0]:
                yield _mention(text, start, end, "number")


def _mention(text: str, start: int, end: int, kind: MentionKind) -> Mention:
    return Mention(start=start, end=end, kind=kind, entity=" ".join(text[start:end].split()).casefold())
