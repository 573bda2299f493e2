"""Snapshots of ArchiveBox: folders that keep one page in many forms, of which the best is read, with its address and time."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import BinaryIO

# The forms in which a page is kept, best first: as the browser showed it, as it was sent, as other programs cut it.
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?:singlefile/)?singlefile\.html$",
        r"(?:dom/)?(?:output|dom)\.html$",
        r"wget/.{1,400}\.x?html?$|(?!archive\.org/)[^/]{1,255}\.[a-z]{2,24}/.{1,400}\.x?html?$",
        r"warc/[^/]{1,255}\.warc(?:\.gz)?$",
        r"readability/content\.html$",
        r"mercury/content\.html$",
        r"(?:pdf/)?output\.pdf$",
        r"(?:htmltotext/)?htmltotext\.txt$|readability/content\.txt$",
    )
)
# What a snapshot is described in: by the newest versions in lines, the first of which may describe something else.
_INDEXES = ("index.jsonl", "index.json")
# The folder of all snapshots, and the lists of them beside it.
_LISTS = re.compile(r"(?:(.{0,4000})/)?index\.(?:json|html)$")
_LARGEST_INDEX_BYTES = 20_000_000
_MOST_LINES = 1000
# Those that no other program calls so; only their being together tells a snapshot whose folder is not called by a moment.
_TELLING = frozenset([0, 1, 4, 5, 7])
# Folders of snapshots are called by the second in which they were begun; newer versions call them otherwise.
_STAMP = re.compile(r"\d{9,11}(?:\.\d{1,9})?$")


def not_chosen(names: Iterable[str]) -> frozenset[str]:
    """Return those of a tree's files that lie in a snapshot but are not the form of it that is read.

    A snapshot is a folder with an index that is called by a moment, or that holds a page in two forms or more which only
    ArchiveBox knows.
    """
    inside: defaultdict[str, list[str]] = defaultdict(list)
    listed = tuple(names)
    folders = {name.rpartition("/")[0] for name in listed if name.rpartition("/")[2] in _INDEXES}
    for name in listed:
        for folder in _above(name):
            if folder in folders:
                inside[folder].append(name)
    chosen = {folder: best for folder, held in inside.items() if (best := _best(folder, held))}
    above = {
        folder.rpartition("/")[0].rpartition("/")[0] for folder in chosen if folder.split("/")[-2:-1] == ["archive"]
    }
    lists = {name for name in listed if (found := _LISTS.match(name)) and (found[1] or "") in above}
    return frozenset(lists | {name for folder, best in chosen.items() for name in inside[folder] if name != best})


def indexes_of(steps: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return where the index of the snapshot may be that a file belongs to, by how the file and its folders are called."""
    ups = [up for up in range(1, min(len(steps), 12) + 1) if any(form.match("/".join(steps[-up:])) for form in _FORMS)]
    return [(*steps[:-up], index) for up in ups for index in _INDEXES]


def snapshot_facts(index: BinaryIO) -> tuple[str | None, datetime | None]:
    """Return the address and the time (UTC) that the index of a snapshot states, None for what it does not."""
    text = index.read(_LARGEST_INDEX_BYTES)
    described = (_parsed(piece) for piece in (text, *text.splitlines()[:_MOST_LINES]))
    stated = next((one for one in described if isinstance(one, dict) and "timestamp" in one and "url" in one), {})
    if not stated:
        return None, None
    url = stated["url"]
    return (url if isinstance(url, str) and "://" in url else None), _moment(str(stated["timestamp"]))


def _parsed(text: bytes) -> object:
    """Return the JSON value that a text is, None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _best(folder: str, held: list[str]) -> str | None:
    """Return the best form of the snapshot in a folder, None where the folder is none."""
    length = len(folder) + 1 if folder else 0
    found = {
        i: names for i, form in enumerate(_FORMS) if (names := [name for name in held if form.match(name[length:])])
    }
    is_snapshot = len(_TELLING & found.keys()) > 1 or _STAMP.search(folder)
    return min(found[min(found)]) if found and is_snapshot else None


def _above(name: str) -> list[str]:
    """Return every folder that a file lies in, the tree's own as ""."""
    steps = name.split("/")[:-1]
    return ["/".join(steps[:i]) for i in range(min(len(steps), 40) + 1)]


def _moment(seconds: str) -> datetime | None:
    """Return the moment that a number of seconds since 1970 names."""
    try:
        return datetime.fromtimestamp(float(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
