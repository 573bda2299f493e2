"""What a source is: somebody or something that a claim comes down to, as one article names it; and why two of them are one."""

import re
from dataclasses import dataclass

from headwater.model.attribution import Sourcing, SpeakerKind
from headwater.model.provenance import Evidence
from headwater.trace.parties.bodies import body
from headwater.trace.parties.descriptions import Description
from headwater.trace.parties.names import is_proper
from headwater.trace.texts.words import name_words, tokens

_UNNAMED: frozenset[Sourcing] = frozenset({"described", "anonymous"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody or something that a claim comes down to, as one article names it.

    `through` is the outlet that had it from the source, `teller` who passes it on. `description` is what the
    pile's texts say of it.
    """

    name: str
    kind: SpeakerKind
    sourcing: Sourcing
    article_id: str
    through: str
    description: Description
    evidence: Evidence
    teller: tuple[str, ...] = ()

    @property
    def unnamed(self) -> bool:
        """Whether readers are not told who it is."""
        known = is_proper(self.name) or (self.kind != "person" and body(self.name) is not None)
        return self.sourcing in _UNNAMED and not known

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, without titles."""
        return name_words(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Why two sources are one, or may be: a sentence, whether it is certain, and whether a person decided so."""

    certain: bool
    why: str
    decided: bool = False


_ANOTHER = re.compile(r"(?:another|an? (?:second|third|fourth|further))\b", re.IGNORECASE)


def is_indefinite(source: Source) -> bool:
    """Say whether a description leaves open which of several bearers it means: "a harbour pilot"."""
    return tokens(source.name)[0] in {"a", "an", "one", "another"}


def is_another(source: Source) -> bool:
    """Say whether a description sets its bearer apart from those whom the article spoke of before: "another harbour pilot"."""
    return _ANOTHER.match(source.name) is not None
