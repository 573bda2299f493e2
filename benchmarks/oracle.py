"""What trace would be given if every stage before it made no mistake: the gold of one story as model objects.

Articles are the visible text of the files with the gold's outlet, date and title; each gold appearance becomes one statement
with the attributions of its chain; statements of one gold claim are linked. Copied passages are found word by word, since the
gold does not list them, and agency credits are read off the top of the page.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

from headwater.model.attribution import Attribution, Speaker, SpeakerKind
from headwater.model.case import Case
from headwater.model.identity import digest
from headwater.model.links import Links, Passage, Statement, StatementLink
from headwater.model.text import Article, Credit, Published, Span
from headwater.trace.parties.bodies import body
from headwater.trace.parties.labels import label
from headwater.trace.provenances import provenance

Gold = Mapping[str, Any]

_HIDDEN = re.compile(
    r"<head\b.*?</head>|<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h\d|article|section|header|footer|nav|aside|blockquote|table|tr|br)\b[^>]*>", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_HEDGED = re.compile(
    r"\b(?:may(?! \d)|might|could|probably|perhaps|thinks?|apparently|suggestion|felt like|probable)\b", re.IGNORECASE
)
_QUOTED = re.compile(r'"[^"]{1,900}"|“[^”]{1,900}”')
_CITED = re.compile(r"\((?:[^()]{1,60}\d{4}|ibid)")
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Major|Captain|Councillor|Mayor|Minister|Judge|Justice|Professor|Prosecutor)\.? [A-Z]"
)
_COMPANY = re.compile(
    r"\b(?:Line|Track|Board|Bulk|Dairy|dairy|laboratory|club|Foundry|Packet|Gazette|Review|Radio|Agency|Standard|Financial|"
    r"Mirror|Courier|Bulletin|Motors|Foods|Wax|Chemicals|Home|League|Office|Track|Mill|plc|Ltd)\b|&"
)
_SHORTEST_PASSAGE = 8


def oracle(folder: Path) -> Case:
    """Return the case that tracing makes of the gold of one story."""
    story: Gold = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    articles = {entry["file"]: _article(folder, entry, story) for entry in story["articles"]}
    attributions: list[Attribution] = []
    statements: list[Statement] = []
    links: list[StatementLink] = []
    for claim in story["claims"]:
        own = []
        for number, appearance in enumerate(claim["appearances"]):
            made = _attributions(articles[appearance["article"]], claim, number, story)
            attributions += made
            own.append(_statement(articles[appearance["article"]], claim, number, made))
        statements += own
        links += _links(own)
    passages = tuple(p for pair in combinations(articles.values(), 2) for p in _passages(*pair))
    everything = Links(
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        passages=tuple(sorted(passages, key=lambda p: p.id)),
        statement_links=tuple(sorted(links, key=lambda k: (k.left, k.right))),
    )
    found = provenance(tuple(articles.values()), attributions, everything)
    return Case(
        articles=tuple(sorted(articles.values(), key=lambda a: a.id)),
        attributions=tuple(attributions),
        passages=everything.passages,
        provenance=found,
        failures=(),
        made_by=("gold",),
        statements=everything.statements,
        statement_links=everything.statement_links,
    )


def _article(folder: Path, entry: Gold, story: Gold) -> Article:
    text = _visible(folder / entry["file"])
    start = text.find(entry["title"])
    others = [a["outlet"] for a in story["articles"] if a["outlet"] != entry["outlet"]]
    marks = tuple(_credits(text, others))
    return Article(
        id=digest("article", entry["file"]),
        capture_id=digest("capture", entry["file"]),
        path=entry["file"],
        outlet=entry["outlet"],
        agency=marks[0].name if marks else None,
        title=entry["title"],
        title_span=Span(start=start, end=start + len(entry["title"])) if start >= 0 else None,
        bylines=(),
        dateline=None,
        credits=marks,
        published=_published(entry["published"]),
        language="en",
        text=text,
        furniture=(),
    )


def _visible(path: Path) -> str:
    body = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return body
    lines = html.unescape(re.sub(r"<[^>]+>", " ", _BLOCK.sub("\n", " ".join(_HIDDEN.sub(" ", body).split())))).split(
        "\n"
    )
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _credits(text: str, outlets: list[str]) -> Iterator[Credit]:
    """Yield the agency credits at the top of a page: "By Corvane Wire", "(Corvane) -", "Corvane | Published"."""
    for name in outlets:
        short = re.escape(re.sub(r"^The | (?:Wire|Agency|News Agency|Service|Wire Service)$", "", name))
        found = re.search(
            rf"\(({short}[^)]{{0,20}})\) [-–—]|\bBy ({short}\b[^·|\n]{{0,20}})|({short}) \| Published", text[:700]
        )
        if found:
            yield Credit(
                name=name, kind="dateline", text=found.group(), span=Span(start=found.start(), end=found.end())
            )


def _published(date: str | None) -> Published | None:
    if date is None:
        return None
    precise = "T" in date
    earliest = datetime.fromisoformat(date)
    earliest = earliest if precise else earliest.replace(tzinfo=UTC)
    latest = earliest + (timedelta(minutes=1) if precise else timedelta(days=1)) - timedelta(microseconds=1)
    return Published(earliest=earliest, latest=latest, precision="minute" if precise else "day", read_from="text")


def _place(article: Article, quote: str) -> Span:
    words = r"[\W_]+".join(re.escape(word) for word in _WORD.findall(quote))
    found = re.search(rf"(?<!\w){words}", article.text) or re.search(words, article.text)
    if found is None:
        raise ValueError(quote)
    return Span(start=found.start(), end=found.end())


def _attributions(article: Article, claim: Gold, number: int, story: Gold) -> list[Attribution]:
    """Return one attribution for each link of the gold chain, outermost first, and one without a speaker for what was seen."""
    appearance = claim["appearances"][number]
    names = appearance["chain"] or ([None] if appearance["sourcing"] == "self_reported" else [])
    made: list[Attribution] = []
    for depth, name in enumerate(names):
        sourcing = appearance["sourcing"] if depth == len(names) - 1 else None
        made.append(
            Attribution(
                id=digest("attribution", article.id, claim["id"], number, depth),
                article_id=article.id,
                sources=(),
                cues=(),
                contents=(_place(article, appearance["quote"]),),
                kind="citation" if _CITED.search(appearance["quote"]) else "indirect",
                act="speech",
                stance="asserts",
                hedged=False,
                parent=made[-1].id if made else None,
                speaker=_speaker(name, sourcing, story) if name else None,
                sourcing=sourcing or "named",
                confidence=1.0,
                evidence=(),
            )
        )
    return made


def _speaker(name: str, sourcing: str | None, story: Gold) -> Speaker:
    kind = _kind(name, sourcing, story)
    return Speaker(id=digest("speaker", kind, name.casefold()), name=name, kind=kind)


def _kind(name: str, sourcing: str | None, story: Gold) -> SpeakerKind:
    """Return what a source is. The gold does not tell persons from bodies, so that is read off the name and its aliases."""
    table: dict[str | None, SpeakerKind] = {"outlet": "outlet", "document": "document"}
    if sourcing in table:
        return table[sourcing]
    if _TITLED.match(name):
        return "person"
    if sourcing is None and label(name).kind:
        return "document"
    if any(_is_body(alias) for alias in _aliases(name, story)):
        return "organisation"
    one_word = " " not in name and name[:1].isupper() and sourcing == "named"
    return "organisation" if one_word and not _is_surname(name, story) else "person"


def _aliases(name: str, story: Gold) -> list[str]:
    return [name, *(alias for names in story["aliases"] if name in names for alias in names)]


def _is_body(name: str) -> bool:
    return body(name) is not None or _COMPANY.search(name) is not None


def _is_surname(word: str, story: Gold) -> bool:
    """Say whether some longer name in the gold ends with a word: "Vane" is Justice Roland Vane."""
    chains = (name for claim in story["claims"] for one in claim["appearances"] for name in one["chain"])
    names = {*chains, *(alias for names in story["aliases"] for alias in names)}
    return any(len(other.split()) > 1 and other.split()[-1] == word for other in names)


def _statement(article: Article, claim: Gold, number: int, made: list[Attribution]) -> Statement:
    appearance = claim["appearances"][number]
    place = _place(article, appearance["quote"])
    text = article.text[place.start : place.end]
    return Statement(
        id=digest("statement", article.id, claim["id"], number),
        article_id=article.id,
        start=place.start,
        end=place.end,
        content=(place,),
        wording=(place,),
        text=text,
        attribution_id=made[-1].id if made else None,
        stance=appearance["stance"],
        hedged=bool(_HEDGED.search(text)),
    )


def _links(statements: list[Statement]) -> Iterator[StatementLink]:
    for left, right in combinations(sorted(statements, key=lambda s: s.id), 2):
        yield StatementLink(left=left.id, right=right.id, relation="same", score=1.0, evidence=("gold",))


def _passages(one: Article, other: Article) -> Iterator[Passage]:
    left, right = sorted((one, other), key=lambda article: article.id)
    here, there = (list(_WORD.finditer(article.text)) for article in (left, right))
    matcher = SequenceMatcher(
        None, [w.group().casefold() for w in here], [w.group().casefold() for w in there], autojunk=False
    )
    for a, b, size in matcher.get_matching_blocks():
        if size >= _SHORTEST_PASSAGE:
            spans = [
                Span(start=words[at].start(), end=words[at + size - 1].end()) for words, at in ((here, a), (there, b))
            ]
            quoted = _inside_quotes(left.text, spans[0]) and _inside_quotes(right.text, spans[1])
            yield Passage(
                id=digest("passage", left.id, right.id, a, b),
                left=left.id,
                right=right.id,
                left_span=spans[0],
                right_span=spans[1],
                kind="quotation" if quoted else "copied",
                word_count=size,
                score=1.0,
                evidence=(),
            )


def _inside_quotes(text: str, span: Span) -> bool:
    return any(m.start() <= span.start and span.end <= m.end() for m in _QUOTED.finditer(text))
