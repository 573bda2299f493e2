"""What stands beside a text, in a feed, a table or a mail, as facts; and how these go with what the text says itself."""

import re
from dataclasses import replace
from datetime import datetime
from email.utils import parseaddr

from headwater.ingest.facts.bylines import is_person, persons
from headwater.ingest.facts.credit_lines import byline_agency, is_agency
from headwater.ingest.facts.domains import address_date, site, unwrapped
from headwater.ingest.facts.stamps import About, doubted_stamp, find_stamp
from headwater.ingest.pages.facts import PageFacts
from headwater.model.text import Doubt, Given, Published


def given_facts(given: Given, *, url: str | None = None, now: datetime | None = None) -> PageFacts:
    """Return what is given beside a text as facts, with its dates read where they are any, and what its address tells.

    `now` is when the text was taken: later dates are doubted and not used.
    """
    own = unwrapped(url)[0] if url else None
    writers = [_named(part) for line in given.bylines for part in re.split(r"\s*[;|]\s*", line) if part.strip()]
    bodies = [name for line in writers if (name := byline_agency(line)[1])]
    dates = {about: _dated(value, about, now) for about, value in _stamps(given).items()}
    addressed = address_date(own) if own else None
    return PageFacts(
        titles=_listed(given.title),
        outlet=_named(given.outlet) if given.outlet else None,
        site=site(own) if own else None,
        authors=tuple(dict.fromkeys(name for line in writers for name in _persons(line))),
        agencies=tuple(dict.fromkeys([*_listed(given.agency), *bodies])),
        published=dates["published"][0],
        modified=dates["modified"][0],
        addressed=addressed.published("address") if addressed else None,
        dateline=given.dateline,
        language=given.language,
        url=own,
        doubts=tuple(doubt for _, doubt in dates.values() if doubt),
    )


def merged(facts: PageFacts, given: PageFacts) -> PageFacts:
    """Return the facts of a page or text with those given beside it: its own first, the given where it tells nothing.

    A given date that lies within the page's own and is finer takes its place. An outlet that only the page's address names gives
    way to a given one.
    """
    guessed = facts.outlet is None or facts.outlet == facts.site
    return replace(
        facts,
        titles=tuple(dict.fromkeys((*facts.titles, *given.titles))),
        outlet=(given.outlet or facts.outlet) if guessed else facts.outlet,
        site=facts.site or given.site,
        authors=facts.authors or given.authors,
        agencies=tuple(dict.fromkeys((*facts.agencies, *given.agencies))),
        published=_finer(facts.published, given.published),
        modified=_finer(facts.modified, given.modified),
        addressed=facts.addressed or given.addressed,
        dateline=facts.dateline or given.dateline,
        language=facts.language or given.language,
        url=facts.url or given.url,
        doubts=tuple(dict.fromkeys((*facts.doubts, *given.doubts))),
    )


def _finer(own: Published | None, given: Published | None) -> Published | None:
    """Return the text's own date, or a given one that lies within it and says more."""
    if own is None or given is None:
        return own or given
    inside = own.earliest <= given.earliest and given.latest <= own.latest
    return given if inside and given.latest - given.earliest < own.latest - own.earliest else own


def _stamps(given: Given) -> dict[About, str]:
    return {"published": given.published or "", "modified": given.modified or ""}


def _dated(value: str, about: About, now: datetime | None) -> tuple[Published | None, Doubt | None]:
    """Return a given date, or why it is not used."""
    doubt = doubted_stamp(value, about, now) if value.strip() else None
    mention = find_stamp(value) if value.strip() and doubt is None else None
    return (mention.published("beside") if mention else None), doubt


def _listed(value: str | None) -> tuple[str, ...]:
    """Return a given value with single spaces, as a tuple of one; empty for none."""
    text = re.sub(r"\s+", " ", value or "").strip()
    return (text,) if text else ()


def _named(line: str) -> str:
    """Return a name without the mail address beside it: "The Tarn Beacon <news@example.org>"."""
    text = re.sub(r"\s+", " ", line).strip()
    name = (
        parseaddr(text)[0] if re.search(r"<[^<>\s]+@[^<>\s]+>$", text) else re.sub(r"^\S+@\S+ \((.+)\)$", r"\1", text)
    )
    return name.strip(" \"'") or text


def _persons(line: str) -> tuple[str, ...]:
    """Return the persons in a given byline; a single name as it is, where it can be a person's."""
    if is_agency(line):
        return ()
    found = persons(line) or ((line,) if is_person(line) else ())
    return tuple(name for name in found if not is_agency(name))
