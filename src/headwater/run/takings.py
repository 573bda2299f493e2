"""From what a user names to captures, and from captures to articles: each source in turn, none stops the others."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from headwater.errors import HeadwaterError, NothingToRead, OnlyAddresses
from headwater.ingest.articles import articles
from headwater.ingest.files import capture, expand
from headwater.ingest.members import Broken, Link
from headwater.model.provenance import Failure
from headwater.model.text import Article, Capture, TakenIn
from headwater.run.bounded import Bounded
from headwater.run.options import Options

STEP_SECONDS = 300.0
"""How long the next part of a container may be looked for: gigabytes of pictures may lie before it."""
ARTICLE_SECONDS = 60.0
OCR_SECONDS = 1200.0

# Read by our own code in linear time. Everything else goes through libraries, and so through a process of its own.
_OWN = frozenset(["text/plain", "text/markdown"])
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that a user named, or that lies in a folder he named; `name` is how it is called in the case."""

    place: Path
    name: str


def found(names: tuple[str, ...]) -> tuple[tuple[Source, ...], tuple[Failure, ...]]:
    """Return the files that some paths name, sorted by name, and what is wrong with the others.

    Raises:
        HeadwaterError: paths were given, and none of them names a file.
    """
    files: dict[str, Path] = {}
    errors: list[tuple[str, HeadwaterError]] = []
    for name in names:
        try:
            files.update((storable(file.as_posix()), file) for file in expand((name,)))
        except HeadwaterError as error:
            errors.append((name, error))
    if errors and not files:
        raise errors[0][1] if len(errors) == 1 else NothingToRead(", ".join(names))
    failures = tuple(failure("capture", name, error) for name, error in errors)
    return tuple(Source(place=place, name=name) for name, place in sorted(files.items())), failures


def captures(source: Source, bounded: Bounded, options: Options) -> Iterator[Capture | Broken]:
    """Yield what a source holds, in its order, and last what it only gives the address of."""
    if source.place.suffix.casefold() in {".txt", ".md"}:
        members = opened(source.place, source.name)
    else:
        members = bounded.iterate(source.name, STEP_SECONDS, opened, source.place, source.name)
    links = 0
    try:
        for member in members:
            if isinstance(member, Link):
                links += 1
            else:
                yield member
    except HeadwaterError as error:
        yield Broken(path=source.name, error=error)
    if links:
        yield Broken(path=source.name, error=OnlyAddresses(source.name, links))


def opened(place: Path, name: str) -> Iterator[Capture | Broken]:
    """Yield what a file holds."""
    try:
        yield replace(capture(place), path=name)
    except HeadwaterError as error:
        yield Broken(path=name, error=error)


def taken_in(one: Capture, bounded: Bounded, options: Options) -> tuple[TakenIn, ...]:
    """Return the articles that a capture holds.

    Raises:
        HeadwaterError: there is none, or they cannot be read.
    """
    if one.media_type in _OWN:
        taken = articles(one)
    else:
        taken = bounded.call(one.path, OCR_SECONDS if options.ocr else ARTICLE_SECONDS, articles, one)
    return tuple(replace(taking, article=_without_halves(taking.article)) for taking in taken)


def failure(stage: str, subject: str, error: HeadwaterError) -> Failure:
    """Return what is kept of an error."""
    return Failure(stage=stage, subject=storable(subject), error=storable(str(error)), hint=error.hint)


def storable(name: str) -> str:
    """Return a file's name, with bytes in it that are no characters written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def _without_halves(one: Article) -> Article:
    """Return the article with each unpaired half of a character, which damaged pages hold, replaced by U+FFFD.

    Such a half is no text: it can be neither kept nor written. Every offset stays.
    """
    whole = functools.partial(_HALF.sub, "\ufffd")
    return replace(
        one,
        outlet=one.outlet and whole(one.outlet),
        agency=one.agency and whole(one.agency),
        title=one.title and whole(one.title),
        bylines=tuple(map(whole, one.bylines)),
        dateline=one.dateline and whole(one.dateline),
        credits=tuple(
            replace(
                credit,
                name=credit.name and whole(credit.name),
                text=whole(credit.text),
                title=credit.title and whole(credit.title),
                url=credit.url and whole(credit.url),
            )
            for credit in one.credits
        ),
        url=one.url and whole(one.url),
        doubts=tuple(replace(doubt, reason=whole(doubt.reason)) for doubt in one.doubts),
        text=whole(one.text),
    )
