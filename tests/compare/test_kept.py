"""Kept: what an earlier run made changes no link, whatever the pile was then."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from compare.pages import page
from headwater.attribute.attributions import attributions
from headwater.compare.judging.alone import BY_PILE
from headwater.compare.judging.features import FEATURES
from headwater.compare.judging.views import View, side
from headwater.compare.kept import NOTHING_KEPT, Compared, Kept
from headwater.compare.links import compared, profiles_of
from headwater.compare.names.aliases import Aliases
from headwater.model.attribution import Attribution
from headwater.model.text import Article, Reading
from headwater.read.parse import load_parser
from headwater.read.readings import reading

TEXTS = (
    "Twelve horses died when a barn at Marne burned down on Monday. Josef Ohl said the fire began in the hay.",
    "Ohl lost twelve horses when his barn at Marne caught fire. The hay had been damp, the farmer said.",
    "A barn burned at Marne on Monday and nine horses died, the Northern Fire Brigade said. Ohl denied that the hay was damp.",
    "The NFB put out a fire at the barn of Josef Ohl. Twelve horses died when a barn at Marne burned down on Monday.",
    "Ada Ohl opened a library at Sollen in June. It holds 3,000 books, she said.",
)


@cache
def _pile() -> tuple[tuple[Article, Reading, tuple[Attribution, ...]], ...]:
    parser = load_parser()
    pages = [page(text, f"page {number}") for number, text in enumerate(TEXTS)]
    read = [(article, reading(article, parser)) for article in pages]
    return tuple((article, its_reading, tuple(attributions(article, its_reading))) for article, its_reading in read)


def _compared(numbers: Sequence[int], kept: Kept = NOTHING_KEPT) -> Compared:
    pile = [_pile()[number] for number in numbers]
    said = [attribution for _, _, its in pile for attribution in its]
    return compared([one for one, _, _ in pile], [its_reading for _, its_reading, _ in pile], said, kept=kept)


def _after(kept: Kept, made: Compared) -> Kept:
    return replace(kept, articles={**kept.articles, **made.articles}, alone=made.alone, apart=made.apart)


@pytest.mark.parametrize(
    "steps", [[(0, 1, 2, 3), (0, 1, 2, 3, 4)], [(4,), (2, 4), (2, 3, 4), (0, 1, 2, 3, 4)], [(0, 1, 4), (1, 4)]]
)
def test_articles_added_in_any_steps_make_the_links_of_all_at_once(steps: list[tuple[int, ...]]) -> None:
    """A case tells the same however it grew: names, words that tell and pairs all depend on the rest of the pile."""
    kept = NOTHING_KEPT
    for numbers in steps:
        made = _compared(numbers, kept)
        kept = _after(kept, made)
    whole = _compared(steps[-1])

    assert made.links == whole.links
    assert (made.alone, made.apart) == (whole.alone, whole.apart)


def test_only_what_is_new_is_made() -> None:
    """Else adding an article would cost as much as all of them. That there is an Ada Ohl, too, changes who a bare Ohl may be."""
    before = _compared((0, 1, 2, 3))
    made = _compared((0, 1, 2, 3, 4), _after(NOTHING_KEPT, before))

    assert made.articles.keys() == {"page 2", "page 4"}
    assert before.alone.keys() & made.alone.keys()


def test_an_article_whose_names_mean_something_else_now_is_made_again() -> None:
    """The NFB is the Northern Fire Brigade only where an article of the pile names it."""
    before = _compared((3,))
    made = _compared((2, 3), _after(NOTHING_KEPT, before))

    assert "page 3" in made.articles


def test_what_is_kept_of_a_pair_does_not_depend_on_the_pile() -> None:
    """A feature that asks what words tell in the pile, and does not say so, would be kept from another pile."""
    pile = _pile()
    said = [attribution for _, _, its in pile for attribution in its]
    profiles = profiles_of([one for one, _, _ in pile], [its_reading for _, its_reading, _ in pile], said, Aliases())
    words = {word for profile in profiles for word in profile.words}
    light, heavy = (
        [side(profile, {word: scale / (1 + rank) for rank, word in enumerate(sorted(words))}) for profile in profiles]
        for scale in (0.1, 0.9)
    )
    alone = [feature for place, feature in enumerate(FEATURES) if place not in BY_PILE]
    for left in range(len(profiles)):
        for right in range(left + 1, len(profiles)):
            one = View(light[left], light[right], strangers=0.0, likeness=0.0)
            other = View(heavy[left], heavy[right], strangers=1.0, likeness=1.0)
            assert [feature.value(one) for feature in alone] == [feature.value(other) for feature in alone]
