"""What a web page says about itself: headlines, outlet, writers, agencies, dates, address, and where its text came from."""

import re
from dataclasses import dataclass
from datetime import datetime

from headwater.ingest.facts.domains import address_date, site, unwrapped
from headwater.ingest.pages.authors import page_authors
from headwater.ingest.pages.data import PageData, page_data
from headwater.ingest.pages.dates import page_dates
from headwater.ingest.pages.outlet import is_same_name, page_outlet
from headwater.ingest.pages.republished import page_credits
from headwater.ingest.pages.trees import Tree, elements, text_of
from headwater.model.text import Credit, Doubt, Published

_MAX_HEADINGS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page's data say: headlines (best first), outlet, writers, organisations credited as writers, and the dates.

    `site` is the domain of the page's own address, and the outlet where nothing better is known. `addressed` is the day in that
    address, for a page that gives no other date. `credits` say where the text was first, without places in it. `body` is the
    article's text, where the data hold it.
    """

    titles: tuple[str, ...] = ()
    outlet: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    published: Published | None = None
    modified: Published | None = None
    addressed: Published | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    doubts: tuple[Doubt, ...] = ()
    body: str = ""


def page_facts(root: Tree, *, url: str | None = None, now: datetime | None = None) -> PageFacts:
    """Return what the page says about itself in data, title, banner, footer and the lines around its headline.

    `url` is the address it was found under; what an archive wraps is taken out. `now` is when it was taken: dates after it are
    doubted. None where these are not known; an archive's own time counts as `now`.
    """
    data = page_data(root, url)
    titles = _titles(root, data)
    shown = _headings(root)
    people, bodies = page_authors(root, data)
    domain = site(data.url) if data.url else None
    outlet = page_outlet(root, data, tuple(shown + list(titles))) or domain
    taken = now or (unwrapped(url)[1] if url else None)
    dates = page_dates(root, data, taken)
    addressed = address_date(data.url) if data.url else None
    return PageFacts(
        titles=titles,
        outlet=outlet,
        site=domain,
        authors=tuple(name for name in people if not is_same_name(name, outlet or "")),
        agencies=tuple(name for name in bodies if not is_same_name(name, outlet or "")),
        credits=page_credits(root, data, outlet),
        published=dates.published,
        modified=dates.modified,
        addressed=addressed.published("address") if addressed else None,
        url=data.url,
        doubts=dates.doubts,
        body=next((text for thing in data.things if isinstance(text := thing.get("articlebody"), str)), ""),
    )


def _titles(root: Tree, data: PageData) -> tuple[str, ...]:
    """Return the headlines that the data give, and the page's title without scripts' idea of one in a drawing."""
    headline = next((text for thing in data.things for text in data.names(thing.get("headline"))), "")
    title = [re.sub(r"\s+", " ", element.text or "").strip() for element in elements(root, "title") if element.text][:1]
    titles = [headline, *data.meta("og:title", "twitter:title"), *title]
    return tuple(dict.fromkeys(title for title in titles if title))


def _headings(root: Tree) -> list[str]:
    """Return the words of the page's first headings."""
    first = [text_of(element) for element in list(elements(root, "h1"))[:_MAX_HEADINGS]]
    return first or [text_of(element) for element in list(elements(root, "h2", "h3"))[:_MAX_HEADINGS]]
