"""Where a source went whose name is gone: to whoever now has most of what it was credited with."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from headwater.model.attribution import SpeakerKind
from headwater.model.identity import digest
from headwater.present import names
from headwater.present.pages.indexed import Indexed, plain

_MOST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A source that the case had: its name, and the key of the one that has what it had, "" if nobody has."""

    name: str
    key: str


def moved(before: Indexed, after: Indexed, known: Mapping[str, Gone]) -> dict[str, Gone]:
    """Return the sources that a case no longer has, by their keys: those of `before`, and those that were gone already."""
    lost = [key for key in before.sources if key not in after.sources]
    if not lost and not known:
        return {}
    held = {(p.article_id, p.start): key for key, source in after.sources.items() for p in source.places}
    found = dict(known)
    for key in lost:
        source = before.sources[key]
        counts = Counter(new for p in source.places if (new := held.get((p.article_id, p.start))) is not None)
        found[key] = Gone(name=source.name, key=counts.most_common(1)[0][0] if counts else "")
    led = {key: found[one.key].key if one.key in found else one.key for key, one in found.items()}
    still = [(key, Gone(name=one.name, key=led[key])) for key, one in found.items() if key not in after.sources]
    return dict(still[-_MOST:])


def led(known: Indexed, key: str) -> str:
    """Return the key of the source that now has a name from which `key` was made, if some decision gives that name; else ""."""
    for one in known.case.decisions:
        for source in one.sources:
            cleaned = names.cleaned(source.name) or source.name
            if key in {digest("source", kind, cleaned.casefold()) for kind in get_args(SpeakerKind)}:
                return known.source_keys.get(plain(cleaned), "")
    return ""
