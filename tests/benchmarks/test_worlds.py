"""Laws of counting, tried on invented news of which everything is known; the worlds themselves are part of what is tried."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.identity import digest
from headwater.model.links import Passage, StatementLink
from headwater.model.text import Span
from headwater.trace.provenances import provenance
from rendered import Rendered, render
from spread import truth, world
from withheld import pieces, withheld
from worlds import intervals

seeds = st.integers(min_value=0, max_value=5000)
shares = st.sampled_from((0.0, 0.25, 0.5, 1.0))
tried = settings(max_examples=40, deadline=None, derandomize=True)


def ends(rendered: Rendered) -> dict[int, tuple[int, int]]:
    """Return the fewest and the most origins of each claim."""
    return {claim: (one.min, one.max) for claim, one in intervals(rendered, rendered.trace()).items()}


@tried
@given(seeds)
def test_the_truth_lies_between_the_ends_where_nothing_is_kept_back(seed: int) -> None:
    """An interval that leaves out the truth although every article tells its sources is a wrong statement."""
    spread = world(seed)
    found = ends(render(spread))

    assert [claim for claim, true in truth(spread).items() if not found[claim][0] <= true <= found[claim][1]] == []


@tried
@given(seeds, shares)
def test_what_is_asserted_has_an_origin_and_the_ends_stand_upright(seed: int, share: float) -> None:
    """Somebody always said it first."""
    spread = world(seed)
    found = ends(render(spread, withheld(spread, share)))

    assert all(1 <= found[claim][0] <= found[claim][1] for claim in truth(spread))


@tried
@given(seeds, shares, st.randoms(use_true_random=False))
def test_the_order_of_a_world_changes_nothing(seed: int, share: float, random: object) -> None:
    """However the pile is listed, the answer is the same."""
    spread = world(seed)
    made = render(spread, withheld(spread, share))
    articles, attributions = list(made.articles), list(made.attributions)
    random.shuffle(articles)  # type: ignore[attr-defined]
    random.shuffle(attributions)  # type: ignore[attr-defined]

    assert provenance(articles, attributions, made.links) == made.trace()


@tried
@given(seeds, st.data())
def test_a_date_taken_away_never_narrows_an_interval(seed: int, data: st.DataObject) -> None:
    """Whoever knows less cannot be surer."""
    spread = world(seed)
    date = data.draw(st.sampled_from([piece for piece in pieces(spread) if piece.kind == "date"]))
    before, after = ends(render(spread)), ends(render(spread, frozenset({date})))

    assert all(after[claim][0] <= before[claim][0] and before[claim][1] <= after[claim][1] for claim in before)


@tried
@given(seeds, shares, st.data())
def test_one_more_copy_raises_neither_end(seed: int, share: float, data: st.DataObject) -> None:
    """A thousand reprints are still one report."""
    spread = world(seed)
    made = render(spread, withheld(spread, share))
    number = data.draw(st.integers(min_value=0, max_value=len(made.articles) - 1))
    more = with_copy(made, number)
    before, after = ends(made), ends(more)

    assert all(after[claim][0] <= before[claim][0] and after[claim][1] <= before[claim][1] for claim in before)


def with_copy(made: Rendered, number: int) -> Rendered:
    """Return a pile with one more outlet that reprints an article, word for word and with a credit, a month later."""
    original = made.articles[number]
    later = replace(world(number).dispatches[0], hour=1000, to_the_minute=True)
    published = render(replace(world(number), dispatches=(later,))).articles[0].published
    id_ = digest("copy", original.id)
    copy = replace(
        original,
        id=id_,
        capture_id=id_,
        path=f"copies/{number}",
        outlet="Zarholt Digest",
        agency=original.outlet,
        published=published,
    )
    attributions = {a.id: a for a in made.attributions if a.article_id == original.id}
    renamed = {old: digest("copy", old) for old in attributions}
    statements = [s for s in made.links.statements if s.article_id == original.id]
    copied = [
        replace(s, id=digest("copy", s.id), article_id=id_, attribution_id=renamed.get(s.attribution_id or ""))
        for s in statements
    ]
    twins = dict(zip((s.id for s in statements), copied, strict=True))
    links = list(made.links.statement_links)
    for link in made.links.statement_links:
        for old, other in ((link.left, link.right), (link.right, link.left)):
            if old in twins:
                ends_ = sorted((twins[old].id, other))
                links.append(replace(link, left=ends_[0], right=ends_[1]))
                if other in twins and old < other:
                    ends_ = sorted((twins[old].id, twins[other].id))
                    links.append(replace(link, left=ends_[0], right=ends_[1]))
    for old, twin in twins.items():
        ends_ = sorted((old, twin.id))
        links.append(_link(ends_[0], ends_[1]))
    passages = list(made.links.passages)
    family = {original.id} | {
        p.left if p.right == original.id else p.right
        for p in passages
        if original.id in {p.left, p.right} and p.left_span == p.right_span
    }
    texts = {article.id: article.text for article in made.articles}
    passages += [_passage(id_, other, original.text) for other in sorted(family) if texts[other] == original.text]
    return Rendered(
        articles=(*made.articles, copy),
        attributions=(
            *made.attributions,
            *(
                replace(a, id=renamed[a.id], article_id=id_, parent=renamed.get(a.parent or ""))
                for a in attributions.values()
            ),
        ),
        links=replace(
            made.links,
            statements=(*made.links.statements, *copied),
            passages=tuple(passages),
            statement_links=tuple(links),
        ),
        claims=made.claims,
    )


def _link(left: str, right: str) -> StatementLink:
    return StatementLink(left=left, right=right, relation="same", score=1.0, evidence=())


def _passage(one: str, other: str, text: str) -> Passage:
    left, right = sorted((one, other))
    whole = Span(start=0, end=len(text))
    return Passage(
        id=digest("passage", left, right),
        left=left,
        right=right,
        left_span=whole,
        right_span=whole,
        kind="copied",
        word_count=len(text.split()),
        score=1.0,
        evidence=(),
    )
