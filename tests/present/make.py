"""Hand-made cases: a bundled story with its gold truth as if it had been traced, and small invented piles."""

import json
import re
from calendar import isleap, monthrange
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from headwater.model.attribution import Attribution, Sourcing, Speaker, SpeakerKind, Stance
from headwater.model.case import Case
from headwater.model.identity import digest
from headwater.model.provenance import (
    Appearance,
    Claim,
    Drift,
    Edge,
    EdgeKind,
    Evidence,
    Failure,
    IndependentOrigins,
    Loop,
    Origin,
    Provenance,
    Reason,
    UnseenSource,
)
from headwater.model.text import Article, Published, Span

STORIES = Path(__file__).parents[2] / "stories"
_BLOCK_END = re.compile(r"</(?:p|h\d|li|div|tr)>|<br\s*/?>", re.IGNORECASE)


def published(text: str | None) -> Published | None:
    """Return a date as the pipeline would: "2026-03-04T11:20:00Z" to the second, "2026-03-04" to the day, "2026-03", "2026"."""
    if text is None:
        return None
    if text.count("-") < 2:
        return _vague([int(part) for part in text.split("-")])
    if "T" in text:
        moment = datetime.fromisoformat(text)
        return Published(earliest=moment, latest=moment, precision="minute", read_from="header line")
    day = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return Published(earliest=day, latest=day + timedelta(days=1, seconds=-1), precision="day", read_from="header line")


def _vague(parts: list[int]) -> Published:
    """Return a date of which only the year, or the year and month, are known."""
    year, month = (*parts, None)[:2]
    first = datetime(year or 1, month or 1, 1, tzinfo=UTC)
    days = monthrange(first.year, month)[1] if month else 366 if isleap(first.year) else 365
    return Published(
        earliest=first,
        latest=first + timedelta(days=days, seconds=-1),
        precision="month" if month else "year",
        read_from="header line",
    )


def article(
    text: str, *, path: str = "a.txt", outlet: str | None = None, date: str | None = None, title: str | None = None
) -> Article:
    """Return an article with this text; the title, if any, is put in front."""
    whole = f"{title}\n\n{text}" if title else text
    return Article(
        id=digest("article", repr((path, whole))),
        capture_id=digest(repr(whole)),
        path=path,
        outlet=outlet,
        agency=None,
        title=title,
        title_span=Span(start=0, end=len(title)) if title else None,
        bylines=(),
        dateline=None,
        credits=(),
        published=published(date),
        language="en",
        text=whole,
        furniture=(),
    )


def place(where: Article, quote: str) -> Evidence:
    """Return the place of `quote` in an article, however its white space is laid out."""
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), where.text)
    if found is None:
        raise ValueError(f"{quote!r} is not in {where.path}")
    return Evidence(article_id=where.id, start=found.start(), end=found.end())


def appearance(
    where: Article,
    quote: str,
    *,
    stance: Stance = "asserts",
    chain: tuple[str, ...] = (),
    sourcing: Sourcing = "unsourced",
    hedged: bool = False,
    is_attributed: bool = False,
) -> Appearance:
    """Return an appearance at the place of `quote`; with an attribution, the one that has the same place."""
    at = place(where, quote)
    return Appearance(
        statement_id=digest(where.id, at.start, at.end),
        article_id=where.id,
        start=at.start,
        end=at.end,
        text=where.text[at.start : at.end],
        stance=stance,
        chain=chain,
        sourcing=sourcing,
        hedged=hedged,
        attribution_id=digest(where.id, at.start, at.end) if is_attributed else None,
    )


def attribution(
    where: Article, *, source: str, cue: str, content: str, name: str, kind: SpeakerKind = "person"
) -> Attribution:
    """Return an attribution whose spans are the places of three quotations."""
    spans = [(Span(start=at.start, end=at.end),) for at in (place(where, part) for part in (source, cue, content))]
    return Attribution(
        id=digest(where.id, content),
        article_id=where.id,
        sources=spans[0],
        cues=spans[1],
        contents=spans[2],
        kind="indirect",
        act="speech",
        stance="asserts",
        hedged=False,
        parent=None,
        speaker=Speaker(id=digest(kind, repr(name)), name=name, kind=kind),
        sourcing="named",
        confidence=0.8,
        evidence=("verb of saying with a subject",),
    )


def claim(
    text: str,
    appearances: tuple[Appearance, ...],
    *,
    origins: tuple[str, ...] = (),
    low: int = 1,
    high: int = 1,
    reasons: tuple[Reason, ...] = (),
) -> Claim:
    """Return a claim with origins of these names, each found where a chain ends in it."""
    return Claim(
        id=digest("claim", repr(text)),
        text=text,
        appearances=appearances,
        origins=tuple(
            Origin(
                name=name,
                kind="person",
                certain=True,
                evidence=tuple(
                    Evidence(article_id=each.article_id, start=each.start, end=each.end)
                    for each in appearances
                    if each.chain[-1:] == (name,)
                ),
            )
            for name in origins
        ),
        independent_origins=IndependentOrigins(min=low, max=high, reasons=reasons),
    )


_WHY: dict[EdgeKind, str] = {
    "pickup": "it credits the other's outlet",
    "match": "it says that the other had it first, and has the claim from a source of its own",
    "correction": "the same outlet takes back what it had said",
}


def edge(down: Article, upper: Article, kind: EdgeKind, claims: tuple[str, ...], *, credit_only: bool = False) -> Edge:
    """Return an edge whose evidence is the first line of the article downstream."""
    return Edge(
        downstream=down.id,
        upstream=upper.id,
        kind=kind,
        claims=claims,
        credit_only=credit_only,
        confidence=0.9,
        reasons=(f"{kind}: {_WHY.get(kind, 'shares most of its words')}",),
        evidence=(Evidence(article_id=down.id, start=0, end=min(40, len(down.text))),),
    )


def case(
    articles: tuple[Article, ...],
    *,
    claims: tuple[Claim, ...] = (),
    edges: tuple[Edge, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    loops: tuple[Loop, ...] = (),
    drift: tuple[Drift, ...] = (),
    unseen: tuple[UnseenSource, ...] = (),
    failures: tuple[Failure, ...] = (),
) -> Case:
    """Return a case made of these parts."""
    return Case(
        articles=tuple(sorted(articles, key=lambda each: each.id)),
        attributions=attributions,
        passages=(),
        provenance=Provenance(claims=claims, edges=edges, loops=loops, drift=drift, unseen_sources=unseen),
        failures=failures,
        made_by=("headwater 0.1.0", "hand-made"),
    )


def story(name: str) -> Case:
    """Return a bundled story as a perfect tracer would have traced it, from its gold truth."""
    gold = json.loads((STORIES / name / "story.json").read_text(encoding="utf-8"))
    articles = {each["file"]: _read(STORIES / name / each["file"], each) for each in gold["articles"]}
    claims = tuple(_gold_claim(each, articles) for each in gold["claims"])
    names = {each["id"]: made.id for each, made in zip(gold["claims"], claims, strict=True)}
    edges = tuple(
        edge(
            articles[each["from"]],
            articles[each["to"]],
            each["type"],
            tuple(names[claim_id] for claim_id in each["claims"]),
            credit_only=each["type"] == "pickup",
        )
        for each in gold["edges"]
    )
    loops = tuple(_gold_loop([articles[file] for file in files], edges) for files in gold["loops"])
    unseen = tuple(
        UnseenSource(name=each, kind="document", claims=(claims[0].id,), evidence=_all_evidence(claims[0])[:2])
        for each in gold["unseen_sources"]
    )
    return case(
        tuple(articles.values()),
        claims=claims,
        edges=edges,
        loops=loops,
        drift=_gold_drift(claims),
        unseen=unseen,
        attributions=tuple(_gold_attributions(claims)),
        failures=(Failure(stage="ingest", subject="scan.jpg", error="This is not an article.", hint="Leave it out."),),
    )


def _read(path: Path, gold: dict[str, Any]) -> Article:
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        body = re.sub(r"(?s)<(head|script|style)\b.*?</\1>|<!--.*?-->", "", raw)
        visible = unescape(re.sub(r"<[^>]+>", "", _BLOCK_END.sub("\n\n", body.replace("\n", " "))))
        raw = "\n\n".join(
            line for line in (re.sub(r"\s+", " ", part).strip() for part in visible.split("\n\n")) if line
        )
    return article(raw, path=f"{path.parent.name}/{path.name}", outlet=gold["outlet"], date=gold["published"])


def _gold_claim(gold: dict[str, Any], articles: dict[str, Article]) -> Claim:
    appearances = tuple(
        appearance(
            articles[each["article"]],
            each["quote"],
            stance=each["stance"],
            chain=tuple(each["chain"]),
            sourcing=each["sourcing"],
            hedged=" may " in each["quote"],
            is_attributed=bool(each["chain"]),
        )
        for each in gold["appearances"]
    )
    first = Evidence(article_id=appearances[0].article_id, start=appearances[0].start, end=appearances[0].end)
    count = gold["independent_origins"]
    return claim(
        gold["text"],
        appearances,
        origins=tuple(gold["origins"]),
        low=count["min"],
        high=count["max"],
        reasons=(Reason(kind="merge", text=gold["why"], evidence=(first,)),),
    )


def _all_evidence(one: Claim) -> tuple[Evidence, ...]:
    return tuple(Evidence(article_id=each.article_id, start=each.start, end=each.end) for each in one.appearances)


def _gold_loop(members: list[Article], edges: tuple[Edge, ...]) -> Loop:
    ids = tuple(sorted(each.id for each in members))
    inside = [each for each in edges if each.downstream in ids and each.upstream in ids]
    return Loop(
        articles=ids,
        claims=tuple(sorted({claim_id for each in inside for claim_id in each.claims})),
        evidence=tuple(place for each in inside for place in each.evidence),
    )


def _gold_drift(claims: tuple[Claim, ...]) -> tuple[Drift, ...]:
    """Return a dropped hedge for each claim with a hedged assertion before a flat one."""
    found: list[Drift] = []
    for one in claims:
        asserted = [each for each in one.appearances if each.stance == "asserts"]
        hedged = [each for each in asserted if each.hedged]
        flat = [each for each in asserted if not each.hedged and not each.chain]
        if hedged and flat:
            found.append(
                Drift(
                    kind="hedge_dropped",
                    claim_id=one.id,
                    earlier=Evidence(article_id=hedged[0].article_id, start=hedged[0].start, end=hedged[0].end),
                    later=Evidence(article_id=flat[0].article_id, start=flat[0].start, end=flat[0].end),
                    text="“may” has become plain fact.",
                )
            )
    return tuple(found)


def _gold_attributions(claims: tuple[Claim, ...]) -> list[Attribution]:
    """Return an attribution for each appearance on somebody's word; its content is the whole place."""
    made: dict[str, Attribution] = {}
    for each in (each for one in claims for each in one.appearances if each.chain):
        key = digest(each.article_id, each.start, each.end)
        made[key] = Attribution(
            id=key,
            article_id=each.article_id,
            sources=(),
            cues=(),
            contents=(Span(start=each.start, end=each.end),),
            kind="indirect",
            act="speech",
            stance=each.stance,
            hedged=each.hedged,
            parent=None,
            speaker=Speaker(id=digest("person", each.chain[-1].casefold()), name=each.chain[-1], kind="person"),
            sourcing=each.sourcing,
            confidence=0.7,
            evidence=("gold",),
        )
    return [made[key] for key in sorted(made)]


def failure(subject: str, error: str) -> Failure:
    """Return a file that could not be read."""
    return Failure(stage="ingest", subject=subject, error=error, hint="Leave it out.")


def turned(one: Case) -> Case:
    """Return the same case with its articles and attributions in the opposite order."""
    return replace(one, articles=one.articles[::-1], attributions=one.attributions[::-1])
