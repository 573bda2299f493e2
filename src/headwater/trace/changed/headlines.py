"""Headlines that are stronger than their own text: they state flatly what the text hedges or has from somebody unnamed."""

from collections.abc import Iterator, Sequence

from headwater.model.attribution import Sourcing
from headwater.model.provenance import Drift
from headwater.trace.changed import reserve
from headwater.trace.parties.names import lowered
from headwater.trace.pile import Pile
from headwater.trace.texts.words import content_words, tokens, word_list
from headwater.trace.threads import Said, Thread

_SURE = 0.7  # score of a link: below, headline and text may not make the same claim
_ALIKE = 0.6  # share of the headline's telling words that the text's sentence has, where no link tells
_WEAK: frozenset[Sourcing] = frozenset({"described", "anonymous", "outlet"})


def stronger(pile: Pile, found: Sequence[Thread]) -> Iterator[Drift]:
    """Yield the headlines that say more than every place of their own text that makes the same claim."""
    for thread in found:
        for headline in (said for said in thread.asserted() if said.headline):
            below = [said for said in thread.said_in(headline.article_id) if not said.headline]
            alike = [said for said in below if _is_same(pile, headline, said)]
            if alike and len(alike) == len(below) and reserve.is_flat_headline(headline.appearance.text):
                told = _hedged(below) or _on_weak_word(below)
                if told:
                    yield Drift(
                        kind="headline_stronger",
                        claim_id=thread.id,
                        earlier=alike[0].evidence,
                        later=headline.evidence,
                        text=told,
                    )


def _is_same(pile: Pile, headline: Said, said: Said) -> bool:
    mine = content_words(headline.appearance.text)
    shared = len(mine & content_words(said.sentence)) / max(1, len(mine))
    return pile.scores.get(headline.id, {}).get(said.id, 0.0) >= _SURE or shared >= _ALIKE


def _hedged(below: Sequence[Said]) -> str | None:
    texts = [said.appearance.text for said in below]
    words = [reserve.hedge(text) or reserve.condition(text) for text in texts]
    return f"The headline says flatly what the text tells with reserve (“{words[0]}”)." if all(words) else None


def _on_weak_word(below: Sequence[Said]) -> str | None:
    if not all(said.links and said.appearance.sourcing in _WEAK for said in below) or any(
        set(tokens(said.links[-1].name)) & word_list("authorities") for said in below
    ):
        return None
    return f"The headline states as fact what the text has only on the word of {lowered(below[0].links[-1].name)}."
