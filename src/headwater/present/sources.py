"""Who the pile rests on: every speaker, document and outlet that statements are credited to, and how many articles use it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import get_args

from headwater.model.attribution import Attribution, Sourcing, SpeakerKind
from headwater.model.provenance import Evidence
from headwater.present import names
from headwater.present.facts import Facts
from headwater.present.ruled import Ruling, ruled

_OWN_NAME: frozenset[Sourcing] = frozenset({"named", "outlet", "document", "self_reported"})
_BODIES: frozenset[SpeakerKind] = frozenset({"organisation", "outlet", "group"})
_KIND_BY_SOURCING: dict[Sourcing, SpeakerKind] = {"document": "document", "outlet": "outlet"}
# Of one name in several kinds: a body is more often taken for a person than the other way round.
_SUREST: tuple[SpeakerKind, ...] = ("outlet", "organisation", "document", "group", "person")
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of the pile. `articles` that use it and those it wrote (`in_pile`) are ids in order of date.

    `called` are all names that are counted as it, sorted. `places` are its statements, one each; in `gives` of them it is the
    innermost source, in `passes` it passes another's word on. `named` is False for a mere description, which may be somebody else
    in each article. `texts` counts copies once.
    """

    name: str
    called: tuple[str, ...]
    kind: SpeakerKind
    named: bool
    articles: tuple[str, ...]
    texts: int
    places: tuple[Evidence, ...]
    gives: int
    passes: int
    in_pile: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """One statement on a source's word."""

    name: str
    kind: SpeakerKind
    named: bool
    place: Evidence
    passes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signers:
    """The articles (ids) under each name, found by each word of it and by its initials: of titles, of who signs."""

    titled: dict[str, dict[_Key, set[str]]]
    signed: dict[str, dict[_Key, set[str]]]


def sources(known: Facts) -> tuple[Source, ...]:
    """Return the sources of a case: those with a name before descriptions, then by articles, then by statements."""
    groups: dict[_Key, list[_Use]] = defaultdict(list)
    for use in _apart(known, _uses(known)):
        groups[names.key(use.name)].append(use)
    with_name = {key: uses for key, uses in groups.items() if any(use.named for use in uses)}
    by = ruled(known.case)
    for short, full in _short_forms(with_name).items():
        if frozenset({short, full}) not in by.two:
            groups[full] += groups.pop(short)
    _join(groups, by.one)
    spellings = {names.key(outlet): outlet for outlet in known.outlets()}
    signers = _signers(known)
    found = [_source(known, uses, signers, spellings) for uses in groups.values()]
    return tuple(
        sorted(found, key=lambda each: (not each.named, -len(each.articles), -len(each.places), each.name, each.kind))
    )


def _join(groups: dict[_Key, list[_Use]], rulings: Iterable[Ruling]) -> None:
    """Put the uses of names together that people hold for one source, under the name that has more of them."""
    for ruling in rulings:
        ends = [(ruling.left, ruling.left_in), (ruling.right, ruling.right_in)]
        meant = [
            (key, _meant(groups.get(key, ()), name, where)) for name, where in ends if (key := _group(groups, name))
        ]
        if len({key for key, _ in meant}) > 1:
            meant.sort(key=lambda one: (any(use.named for use in one[1]), len(one[1])))
            (key, moved), (main, _) = meant
            groups[main] += moved
            groups[key] = [use for use in groups[key] if use not in moved]
            if not groups[key]:
                del groups[key]


def _group(groups: dict[_Key, list[_Use]], name: _Key) -> _Key | None:
    """Return the group that a name is in: its own, or the one that it was put into."""
    if name in groups:
        return name
    return next((key for key, uses in groups.items() if any(names.key(use.name) == name for use in uses)), None)


def _meant(uses: Iterable[_Use], name: _Key, where: frozenset[str]) -> list[_Use]:
    """Return the uses that a person meant by a name: all of its group, or those of the name itself in some articles."""
    return [use for use in uses if not where or (use.place.article_id in where and names.key(use.name) == name)]


def _uses(known: Facts) -> Iterator[_Use]:
    """Yield what each attribution and each further step of a claim's chain says of a source, with clean names."""
    by_id = {each.id: each for each in known.case.attributions}
    parents = {each.parent for each in known.case.attributions if each.speaker}
    called = _called(known, by_id)
    for each in known.case.attributions:
        full = called.get(each.id) or (each.speaker.name if each.speaker else "")
        name = names.cleaned(full)
        if each.speaker and name:
            named = each.sourcing in _OWN_NAME and names.is_named(full)
            yield _Use(name=name, kind=each.speaker.kind, named=named, place=_extent(each), passes=each.id in parents)
    yield from _further(known, by_id)


def _apart(known: Facts, uses: Iterable[_Use]) -> Iterator[_Use]:
    """Yield the uses with "The Post and the Star" taken apart where one of them is an outlet of the pile."""
    outlets = {names.key(outlet) for outlet in known.outlets()}
    for use in uses:
        parts = [part for part in names.parts(use.name) if part]
        is_joint = len(parts) > 1 and names.key(use.name) not in outlets
        keys = [names.key(part) for part in parts] if is_joint else []
        if any(names.is_short_for(key, one, is_person=False) for key in keys for one in outlets):
            yield from (replace(use, name=part) for part in parts)
        else:
            yield use


def _speakers(attribution_id: str | None, by_id: dict[str, Attribution]) -> list[Attribution]:
    """Return an attribution and those around it that have a speaker, the innermost first."""
    found: list[Attribution] = []
    while attribution_id in by_id and len(found) < len(by_id):
        each = by_id[attribution_id]
        found += [each] if each.speaker else []
        attribution_id = each.parent
    return found


def _called(known: Facts, by_id: dict[str, Attribution]) -> dict[str, str]:
    """Return what the chains of claims call the speaker of an attribution, where a chain has a step for each."""
    called: dict[str, str] = {}
    for claim in known.case.provenance.claims:
        for each in claim.appearances:
            speakers = _speakers(each.attribution_id, by_id)
            if len(speakers) == len(each.chain):
                called |= {one.id: name for one, name in zip(speakers, reversed(each.chain), strict=True)}
    return called


def _further(known: Facts, by_id: dict[str, Attribution]) -> Iterator[_Use]:
    """Yield the steps of chains that no attribution stands for, such as an outlet that a credit line names."""
    kinds = _kinds(known)
    for claim in known.case.provenance.claims:
        for each in claim.appearances:
            speakers = _speakers(each.attribution_id, by_id)
            told = {names.key(names.cleaned(one.speaker.name)) for one in speakers if one.speaker}
            place = Evidence(article_id=each.article_id, start=each.start, end=each.end)
            steps = zip_longest(reversed(each.chain), speakers[: len(each.chain)])
            for index, (step, one) in enumerate(steps):
                name = names.cleaned(step)
                if one is None and name and names.key(name) not in told:
                    guess = _KIND_BY_SOURCING.get(each.sourcing, "person") if index == 0 else "outlet"
                    named = names.is_named(step) and (index > 0 or each.sourcing in _OWN_NAME)
                    kind = kinds.get(names.key(name), guess)
                    yield _Use(name=name, kind=kind, named=named, place=place, passes=index > 0)


def _kinds(known: Facts) -> dict[_Key, SpeakerKind]:
    """Return the kinds of the names that the case knows otherwise: outlets, origins, sources not in the pile."""
    provenance = known.case.provenance
    kinds: dict[_Key, SpeakerKind] = {}
    for claim in provenance.claims:
        kinds |= {names.key(origin.name): origin.kind for origin in claim.origins}
    kinds |= {names.key(source.name): source.kind for source in provenance.unseen_sources}
    return kinds | {names.key(outlet): "outlet" for outlet in known.outlets()}


def _extent(attribution: Attribution) -> Evidence:
    """Return the place from the first to the last part of an attribution."""
    spans = (*attribution.sources, *attribution.cues, *attribution.contents)
    return Evidence(
        article_id=attribution.article_id,
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
    )


def _short_forms(groups: dict[_Key, list[_Use]]) -> dict[_Key, _Key]:
    """Return for each short form the one longer name that it stands for; a form of several names stays alone."""
    stands_for: dict[_Key, _Key] = {}
    holding: dict[str, set[_Key]] = defaultdict(set)
    for key in groups:
        for word in {*key, names.initials(key)}:
            holding[word].add(key)
    for short in sorted(groups, key=lambda key: (-len(key), key)):
        fulls = {
            stands_for.get(full, full)
            for full in holding[short[-1] if len(short[0]) == 1 else short[0]]
            if (len(full) > len(short) or len(short[0]) == 1 < len(full[0]))
            and _are_alike(groups[short], groups[full], short, full)
        }
        if len(fulls) == 1:
            stands_for[short] = fulls.pop()
    return stands_for


def _are_alike(mine: Iterable[_Use], others: Iterable[_Use], short: _Key, full: _Key) -> bool:
    left, right = _kind(mine), _kind(others)
    same_kind = left == right or {left, right} <= _BODIES
    return same_kind and left != "document" and names.is_short_for(short, full, is_person=left == "person")


def _kind(uses: Iterable[_Use]) -> SpeakerKind:
    """Return the kind most uses give; a person only if no use gives a body."""
    counts = Counter(use.kind for use in uses)
    bodies = any(counts[kind] for kind in _BODIES)

    def rank(kind: SpeakerKind) -> tuple[bool, bool, int, int]:
        return (not counts[kind], bodies and kind == "person", -counts[kind], _SUREST.index(kind))

    return min(get_args(SpeakerKind), key=rank)


def _source(known: Facts, uses: list[_Use], signers: _Signers, spellings: dict[_Key, str]) -> Source:
    statements = _statements(known, uses)
    passes = sum(use.passes for use in statements)
    articles = sorted({use.place.article_id for use in statements}, key=known.numbers.__getitem__)
    kind = _kind(uses)
    named = [use.name for use in uses if use.named]
    name = names.fullest(Counter(named or [use.name for use in uses]), is_person=kind == "person")
    key = names.key(name)
    spelled = spellings.get(key)
    if spelled:
        name, kind = spelled, "outlet"
    return Source(
        name=name,
        called=tuple(sorted({name, *(use.name for use in uses)})),
        kind=kind,
        named=bool(named),
        articles=tuple(articles),
        texts=len({known.text_of[each] for each in articles}),
        places=tuple(use.place for use in statements),
        gives=len(statements) - passes,
        passes=passes,
        in_pile=tuple(sorted(_written_by(signers, key, kind), key=known.numbers.__getitem__)),
    )


def _statements(known: Facts, uses: Iterable[_Use]) -> list[_Use]:
    """Return the uses that do not lie over one another: two parts of one sentence are one statement."""
    kept: list[_Use] = []
    for use in sorted(uses, key=lambda use: (known.numbers[use.place.article_id], use.place, use.passes)):
        last = kept[-1].place if kept else None
        if last is None or last.article_id != use.place.article_id or last.end <= use.place.start:
            kept.append(use)
    return kept


def _signers(known: Facts) -> _Signers:
    """Return under which names articles may be a source's own: a document by its title, others by who signs them."""
    signers = _Signers(titled=defaultdict(lambda: defaultdict(set)), signed=defaultdict(lambda: defaultdict(set)))
    for article in known.articles.values():
        own = (*article.bylines, article.outlet, article.agency)
        for table, given in ((signers.titled, (article.title,)), (signers.signed, own)):
            for key in {names.key(each) for each in given if each} - {()}:
                for word in {*key, names.initials(key)}:
                    table[word][key].add(article.id)
    return signers


def _written_by(signers: _Signers, name: _Key, kind: SpeakerKind) -> set[str]:
    """Return the articles that are a source's own; all names that its name is short for hold its first word."""
    is_exact = kind in ("person", "document")
    table = signers.titled if kind == "document" else signers.signed
    alike = table.get(name[0], {}) if name else {}
    return {
        article_id
        for each, held in alike.items()
        if each == name or (not is_exact and names.is_short_for(name, each, is_person=False))
        for article_id in held
    }
