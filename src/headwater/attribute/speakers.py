"""Who a source is, and how it is sourced."""

from dataclasses import dataclass

from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find
from headwater.model.attribution import Sourcing, Speaker, SpeakerKind
from headwater.model.identity import digest
from headwater.model.text import Article, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The speaker behind one find, and how it is sourced."""

    speaker: Speaker | None
    sourcing: Sourcing


def resolve(article: Article, reading: Reading, tree: Tree, cues: Cues, finds: list[Find]) -> list[Resolved]:
    """Return the speaker of each find, in order."""
    del reading
    rows = []
    for find in finds:
        if not find.sources:
            rows.append(Resolved(speaker=None, sourcing="unsourced"))
            continue
        name = article.text[find.sources[0].start : find.sources[0].end]
        kind: SpeakerKind = "person"
        speaker = Speaker(id=digest(kind, name.casefold()), name=name, kind=kind)
        proper = find.head is not None and tree.tokens.pos[find.head] == "PROPN"
        document = find.head is not None and tree.lemma(find.head) in cues.words["documents"]
        rows.append(Resolved(speaker=speaker, sourcing="document" if document else "named" if proper else "described"))
    return rows
