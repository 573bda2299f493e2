"""What story.json of a story must hold, and what a reader sees of an article: the two things that stories/README.md defines.

Standard library only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import NotRequired, TypedDict

STANCES = frozenset({"asserts", "denies", "disputes", "questions", "declines_comment"})
SOURCINGS = frozenset({"named", "described", "anonymous", "document", "outlet", "self_reported", "unsourced"})
EDGES = frozenset({"republication", "excerpt", "rewrite", "pickup", "match", "update", "correction"})
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?")
TEXT = re.compile(r"\S(.*\S)?", re.DOTALL)
FILE = re.compile(r"[\w.-]+\.(txt|html)")

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "input", "label", "legend", "li", "main", "menu", "nav",
        "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th",
        "thead", "tr", "ul"
    }
)  # fmt: skip
UNSEEN = frozenset({"head", "noscript", "script", "style", "template"})


class Article(TypedDict):
    """One published copy."""

    file: str
    outlet: str
    published: str | None
    title: str


class Quoted(TypedDict):
    """A place in an article."""

    article: str
    quote: str


class Appearance(Quoted):
    """One place where a claim is put forward, denied or doubted."""

    stance: str
    chain: list[str]
    sourcing: str


class Interval(TypedDict):
    """At least and at most so many."""

    min: int
    max: int


class Claim(TypedDict):
    """One checkable proposition and where it appears."""

    id: str
    text: str
    appearances: list[Appearance]
    origins: list[str]
    independent_origins: Interval
    why: str
    event_date: str | None


Edge = TypedDict("Edge", {"from": str, "to": str, "type": str, "claims": list[str]})


class Trap(TypedDict):
    """Two places that look alike and are not the same claim."""

    kind: str
    a: Quoted
    b: Quoted
    why: str


class Gold(TypedDict):
    """What story.json holds."""

    id: str
    fictional: bool
    complete: NotRequired[bool]
    summary: str
    difficulty: list[str]
    articles: list[Article]
    claims: list[Claim]
    edges: list[Edge]
    loops: list[list[str]]
    unseen_sources: list[str]
    aliases: list[list[str]]
    traps: list[Trap]


# The form of story.json. A dict has these fields and no others, those of OPTIONAL not always; a list holds any number of its one
# form, a tuple is a choice.
OPTIONAL = frozenset({"complete"})
QUOTED = {"article": FILE, "quote": TEXT}
FORM: dict[str, object] = {
    "id": TEXT,
    "fictional": bool,
    "complete": bool,
    "summary": TEXT,
    "difficulty": [TEXT],
    "articles": [{"file": FILE, "outlet": TEXT, "published": (MOMENT, None), "title": TEXT}],
    "claims": [
        {
            "id": TEXT,
            "text": TEXT,
            "appearances": [{**QUOTED, "stance": STANCES, "chain": [TEXT], "sourcing": SOURCINGS}],
            "origins": [TEXT],
            "independent_origins": {"min": int, "max": int},
            "why": TEXT,
            "event_date": (DAY, None),
        }
    ],
    "edges": [{"from": FILE, "to": FILE, "type": EDGES, "claims": [TEXT]}],
    "loops": [[FILE]],
    "unseen_sources": [TEXT],
    "aliases": [[TEXT]],
    "traps": [{"kind": frozenset({"not_same_claim"}), "a": QUOTED, "b": QUOTED, "why": TEXT}],
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where in story.json."""

    place: str
    wrong: str


def misfits(value: object, form: object, place: str) -> Iterator[Fault]:
    """Yield where `value` has not the form of `form`; see FORM."""
    if isinstance(form, dict) and isinstance(value, dict):
        yield from (
            Fault(place, f"field {name} is missing") for name in form if name not in value and name not in OPTIONAL
        )
        yield from (Fault(place, f"field {name} is not known") for name in value if name not in form)
        for name in form.keys() & value.keys():
            yield from misfits(value[name], form[name], f"{place}.{name}")
    elif isinstance(form, list) and isinstance(value, list):
        for index, each in enumerate(value):
            yield from misfits(each, form[0], f"{place}[{index}]")
    elif not any(_fits(value, choice) for choice in (form if isinstance(form, tuple) else (form,))):
        yield Fault(place, f"{value!r} is not {_wanted(form)}")


def _fits(value: object, form: object) -> bool:
    """Return whether a value that holds no others has the form."""
    if isinstance(form, re.Pattern):
        return isinstance(value, str) and form.fullmatch(value) is not None
    if isinstance(form, frozenset):
        return isinstance(value, str) and value in form
    return type(value) is form or (form is None and value is None)


def _wanted(form: object) -> str:
    """Return in words what would have been right."""
    if isinstance(form, tuple):
        return " or ".join(_wanted(choice) for choice in form)
    if isinstance(form, re.Pattern):
        return f"a text like {form.pattern}"
    if isinstance(form, frozenset):
        return "one of " + ", ".join(sorted(form))
    if isinstance(form, type):
        return form.__name__
    return "null" if form is None else "fields" if isinstance(form, dict) else "a list"


class _Visible(HTMLParser):
    """Gathers what a reader of the page sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a tag."""
        del attrs
        self.unseen = 0 if tag == "body" else self.unseen + (tag in UNSEEN)
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass a tag that holds nothing."""
        del attrs
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave a tag."""
        self.unseen -= tag in UNSEEN and self.unseen > 0
        self._part(tag)

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if not self.unseen:
            self.pieces.append(data)

    def _part(self, tag: str) -> None:
        if tag in BLOCKS and not self.unseen:
            self.pieces.append(" ")


def visible(path: Path) -> str:
    """Return the visible text of an article as stories/README.md defines it."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return source
    page = _Visible()
    page.feed(source)
    page.close()
    return " ".join("".join(page.pieces).split())
