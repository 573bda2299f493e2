"""From what a user names to captures, and from captures to articles: each source in turn, none stops the others."""

import functools
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile

from headwater.errors import HeadwaterError, NothingToRead, OnlyAddresses
from headwater.ingest.articles import articles
from headwater.ingest.fetch import Fetched, Known, Unchanged, fetch
from headwater.ingest.files import expand, opened, without_companions
from headwater.ingest.kinds import HEAD_BYTES, kind
from headwater.ingest.members import MAX_BYTES, Broken, Link, captured
from headwater.ingest.opening import Opened, column_use, is_container, is_table, members
from headwater.model.provenance import Failure
from headwater.model.text import Article, Capture, TakenIn
from headwater.run.bounded import Bounded
from headwater.run.options import Options, Say

STEP_SECONDS = 300.0
"""How long the next part of a container may be looked for: gigabytes of pictures may lie before it."""
ARTICLE_SECONDS = 60.0
OCR_SECONDS = 1200.0
STANDARD_INPUT = "-"

# Read by our own code. Everything else goes through libraries, and so through a process of its own, as do long texts: what makes
# reading slow is mostly found by somebody's odd file.
_OWN = frozenset(["text/plain", "text/markdown"])
_OWN_BYTES = 100_000
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_MOST_REASONS = 5
# Pictures that are read where scanned pages are, if they are named outright: what folders hold of them are mostly photographs.
_PICTURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that a user named, or that lies in a folder he named; `name` is how it is called in the case.

    The addresses in it are fetched if it `leads`.
    """

    place: Path
    name: str
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a user wants to be taken in: files sorted by name, addresses, and what is wrong with the other names."""

    sources: tuple[Source, ...]
    links: tuple[Link, ...]
    failures: tuple[Failure, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything to be read."""
        return bool(self.sources or self.links)


@contextmanager
def wanted(names: Iterable[str | Path], options: Options) -> Iterator[Wanted]:
    """Give what some names mean: paths, addresses, and "-" for standard input, which is kept in a file for as long.

    Raises:
        HeadwaterError: there are names, and none of them means anything.
    """
    given = tuple(dict.fromkeys(map(str, names)))
    links = tuple(Link(path=name, url=name) for name in given if _ADDRESS.match(name))
    with _standard_input(STANDARD_INPUT in given) as piped:
        files, errors = _files(
            [name for name in given if not _ADDRESS.match(name) and name != STANDARD_INPUT], ocr=options.ocr
        )
        lists, wrong_lists = _files(options.urls)
        sources = [
            *(
                Source(place=place, name=name, leads=name in lists)
                for name, place in sorted({**files, **lists}.items())
            ),
            *([Source(place=piped, name=STANDARD_INPUT)] if piped else []),
        ]
        errors += wrong_lists
        if errors and not sources and not links:
            raise errors[0][1] if len(errors) == 1 else _nothing(errors)
        yield Wanted(
            sources=tuple(sources),
            links=links,
            failures=tuple(failure("capture", name, error) for name, error in errors),
        )


def captures(
    source: Source, bounded: Bounded, options: Options, say: Say, follow: Callable[[Link], None] | None = None
) -> Iterator[Capture | Broken]:
    """Yield what a source holds, in its order; `follow` is told the addresses in it, `say` what a table's columns are taken for.

    Without `follow`, the last to come is how many articles it only gives the address of.
    """
    links = 0
    media_type = _media_type(source.place)
    if media_type and is_table(media_type):
        with suppress(HeadwaterError):  # what is wrong with it is told when it is read
            words = bounded.call(source.name, ARTICLE_SECONDS, columns_of, source, media_type, dict(options.columns))
            say(f"{source.name}: {words}. To say otherwise: --column WHAT=NAME")
    for member in _members(source, media_type, bounded, options):
        if not isinstance(member, Link):
            yield member
        elif follow is not None:
            follow(member)
        else:
            links += 1
    if links:
        yield Broken(path=source.name, error=OnlyAddresses(source.name, links))


def fetched(
    links: Iterable[Link],
    known: Callable[[str], Known | None],
    bounded: Bounded,
    options: Options,
    say: Say,
) -> Iterator[Fetched | Unchanged | Capture | Broken]:
    """Yield what the addresses give, as it comes: a page by itself, what lies in a feed or an archive as captures.

    Args:
        links: the addresses.
        known: what an earlier run kept for one.
        bounded: opens what is no page.
        options: whether this machine and its network may be asked.
        say: told in words what there is to wait for.
    """
    led: list[Link] = []
    results = fetch(links, known=known, private=options.private_addresses, report=say, leads=lambda _: _emptied(led))
    with closing(results):
        for result in results:
            if not isinstance(result, Fetched) or not is_container(base_type(result.capture)):
                yield result
                continue
            for member in _opened_in(bounded, result.capture, options):
                if isinstance(member, Link):
                    led.append(member)
                else:
                    yield member


def taken_in(one: Capture, bounded: Bounded, options: Options, now: datetime) -> tuple[TakenIn, ...]:
    """Return the articles that a capture holds.

    Args:
        one: the capture.
        bounded: reads what is read by libraries.
        options: whether scanned pages are read.
        now: what is later than this is no date of publication.

    Raises:
        HeadwaterError: there is none, or they cannot be read.
    """
    work = functools.partial(articles, ocr=options.ocr, now=now)
    if base_type(one) in _OWN and len(one.body) <= _OWN_BYTES:
        taken = work(one)
    else:
        taken = bounded.call(one.path, OCR_SECONDS if options.ocr else ARTICLE_SECONDS, work, one)
    return tuple(replace(taking, article=_without_halves(taking.article)) for taking in taken)


def clock() -> datetime:
    """Return the time, which stages do not ask."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks, for all stages


def unheard(_words: str) -> None:
    """Let words pass."""


def base_type(one: Capture) -> str:
    """Return a capture's media type without its parameters."""
    return one.media_type.partition(";")[0].strip()


def failure(stage: str, subject: str, error: HeadwaterError) -> Failure:
    """Return what is kept of an error."""
    return Failure(stage=stage, subject=storable(subject), error=storable(str(error)), hint=error.hint)


def storable(name: str) -> str:
    """Return a file's name with what is no character on a line in it written out: bytes of other alphabets, line breaks."""
    return _CONTROL.sub(lambda one: repr(one[0])[1:-1], name.encode("utf-8", "backslashreplace").decode())


def members_of(one: Capture, columns: dict[str, str]) -> Iterator[Opened]:
    """Yield what a capture holds that is a container."""
    return members(io.BytesIO(one.body), one.path, base_type(one), columns)


def columns_of(source: Source, media_type: str, columns: dict[str, str]) -> str:
    """Return in words what the columns of a table are taken for."""
    with source.place.open("rb") as file:
        return column_use(file, source.name, media_type, columns)


def _files(names: Iterable[str], *, ocr: bool = False) -> tuple[dict[str, Path], list[tuple[str, HeadwaterError]]]:
    files: dict[str, Path] = {}
    errors: list[tuple[str, HeadwaterError]] = []
    for name in without_companions(tuple(names)):
        if ocr and _picture_type(Path(name)):
            files[storable(Path(name).as_posix())] = Path(name)
            continue
        try:
            files.update((storable(file.as_posix()), file) for file in expand((name,)))
        except HeadwaterError as error:
            errors.append((name, error))
    return files, errors


@contextmanager
def _standard_input(is_given: bool) -> Iterator[Path | None]:
    if not is_given:
        yield None
        return
    with NamedTemporaryFile(prefix="headwater-") as file:
        copyfileobj(sys.stdin.buffer, file)
        file.flush()
        yield Path(file.name)


def _members(source: Source, media_type: str | None, bounded: Bounded, options: Options) -> Iterator[Opened]:
    """Yield what a source of a kind holds; an error that ends it comes last. What is of no kind is refused unread."""
    columns = dict(options.columns)
    picture = _picture_type(source.place) if options.ocr else None
    try:
        if picture:
            yield captured(source.name, source.place.read_bytes(), picture)
        elif media_type is None or media_type in _OWN:
            yield from opened(source.place, source.name, columns)
        else:
            yield from bounded.iterate(source.name, STEP_SECONDS, opened, source.place, source.name, columns)
    except HeadwaterError as error:
        yield Broken(path=source.name, error=error)


def _nothing(errors: list[tuple[str, HeadwaterError]]) -> NothingToRead:
    """Return one error for several: the names, and what is wrong with each."""
    more = len(errors) - _MOST_REASONS
    reasons = [str(error) for _, error in errors[:_MOST_REASONS]] + ([f"and {more} more"] if more > 0 else [])
    return NothingToRead(f"what was given: {'; '.join(reasons)}")


def _picture_type(place: Path) -> str | None:
    """Return the media type of a picture that may be of a page, None for anything else."""
    try:
        if not place.is_file() or not 0 < place.stat().st_size <= MAX_BYTES:
            return None
        with place.open("rb") as file:
            head = file.read(8)
    except OSError:
        return None
    return next((media_type for signature, media_type in _PICTURES if head.startswith(signature)), None)


def _media_type(place: Path) -> str | None:
    """Return the kind of a file, None where it is of none that is read or cannot be opened; a pipe is not even tried."""
    try:
        if not place.is_file():
            return None
        with place.open("rb") as file:
            return kind(place.name, file.read(HEAD_BYTES))
    except OSError:
        return None


def _opened_in(bounded: Bounded, one: Capture, options: Options) -> Iterator[Opened]:
    try:
        yield from bounded.iterate(one.path, STEP_SECONDS, members_of, one, dict(options.columns))
    except HeadwaterError as error:
        yield Broken(path=one.path, error=error)


def _emptied(links: list[Link]) -> list[Link]:
    taken = links.copy()
    links.clear()
    return taken


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
