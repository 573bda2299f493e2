"""Where the pages of the app are."""

from dataclasses import fields
from urllib.parse import urlencode

from headwater.model.provenance import Evidence
from headwater.present.pages.attributed import Said
from headwater.present.pages.claims import Wanted
from headwater.present.pages.decided import DecidedHere
from headwater.present.pages.indexed import Spot

_NOTHING_WANTED = Wanted()


class Paths:
    """The addresses of pages; `is_live` tells that somebody is there to answer forms."""

    is_live = True

    def view(self, name: str) -> str:
        """Return the address of a view of the whole case: "claims", "what-if"; "case" is the first page."""
        return "/" if name == "case" else f"/{name}"

    def claim(self, claim: str) -> str:
        """Return the address of a claim, by its id."""
        return f"/claims/{claim}"

    def picture(self, claim: str) -> str:
        """Return the address of the family tree of a claim as a file."""
        return f"/claims/{claim}.svg"

    def article(self, article: str) -> str:
        """Return the address of an article."""
        return f"/articles/{article}"

    def place(self, spot: Spot | Evidence) -> str:
        """Return the address of a place in an article."""
        article = spot.article if isinstance(spot, Spot) else spot.article_id
        return self.stretch(article, spot.start, spot.end)

    def stretch(self, article: str, start: int, end: int) -> str:
        """Return the address of a stretch of an article, which is marked there."""
        return f"/articles/{article}?start={start}&end={end}#at-{start}"

    def anchor(self, number: int, start: int) -> str:  # noqa: ARG002 - a page has one article, a report has many
        """Return the id of a place in an article's page."""
        return f"at-{start}"

    def original(self, article: str, start: int = 0, end: int = 0) -> str:
        """Return the address of the original of an article, at a place."""
        return f"/articles/{article}/original" + (f"?start={start}&end={end}" if end else "")

    def file(self, article: str) -> str:
        """Return where the bytes of an article are, as they came."""
        return f"/articles/{article}/file"

    def beside(self, article: str, start: int = 0, end: int = 0) -> str:
        """Return the address of an article with its original beside it, both at a place."""
        return f"/articles/{article}?beside=true" + (f"&start={start}&end={end}#at-{start}" if end else "")

    def attribution(self, article: str, said: Said, *, beside: bool = False) -> str:
        """Return the address of an attribution in its article, where it can be set right, the original beside it too."""
        kept = "&beside=true" if beside else ""
        return f"/articles/{article}?attribution={said.id}{kept}#at-{said.start}"

    def adding(self, article: str) -> str:
        """Return where an attribution is added that was missed."""
        return f"/articles/{article}?panel=add#panel"

    def noting(self, article: str) -> str:
        """Return where a note on an article is written."""
        return f"/articles/{article}?panel=note#panel"

    def deciding(self, article: str) -> str:
        """Return where what is decided on words of an article is sent."""
        return f"/articles/{article}/decide"

    def decided(self, article: str, one: DecidedHere) -> str:
        """Return the address of what was decided on words of an article, where it can be taken back."""
        return f"/articles/{article}?decision={one.row.id}&start={one.start}&end={one.end}#at-{one.start}"

    def compare(self, left: str, right: str = "") -> str:
        """Return where two articles are compared."""
        return f"/compare?{urlencode({'left': left, 'right': right} if right else {'left': left})}"

    def without(self, name: str) -> str:
        """Return what changes without a source, an article or an edge."""
        return f"/what-if?{urlencode({'without': name})}"

    def ask(self, exact: str) -> str:
        """Return where the page that asks answers what changes without a source, an origin, an article or an edge."""
        return f"?without={exact}#what-if"

    def answer(self, exact: str) -> str:
        """Return where the same is answered by itself."""
        return f"/what-if?exact={exact}"

    def source(self, key: str) -> str:
        """Return the address of a source, by its key."""
        return f"/sources/{key}"

    def network(self, around: str = "", most: int = 0) -> str:
        """Return the address of the network: all of it, or what is around one node; of at most so many nodes, 0 for the usual."""
        asked = urlencode({name: value for name, value in (("around", around), ("most", most)) if value})
        return f"/network?{asked}" if asked else "/network"

    def edge(self, downstream: str, upstream: str) -> str:
        """Return the address of an edge."""
        return f"/edges/{downstream}/{upstream}"

    def claims(self, wanted: Wanted, field: str, value: str | int) -> str:
        """Return the list that is asked for, with one thing asked otherwise; from its first page unless that is it."""
        asked = {one.name: getattr(wanted, one.name) for one in fields(wanted)} | {"page": 1} | {field: value}
        kept = {name: value for name, value in asked.items() if value != getattr(_NOTHING_WANTED, name)}
        return f"/claims?{urlencode(kept)}" if kept else "/claims"


PATHS = Paths()
