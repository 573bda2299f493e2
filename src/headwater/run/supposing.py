"""What-ifs on a case: what a person names is looked up, and what tracing finds without it is told."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from headwater.errors import OneAndTwo
from headwater.model.case import Case
from headwater.model.what_if import NamedSource, OneSource, Supposition, TwoSources, WhatIf
from headwater.run.finishing import links_of
from headwater.run.keeping import uncollected
from headwater.run.settled import layer, settled
from headwater.trace.supposing.meant import away, source_meant
from headwater.trace.supposing.prepared import Prepared
from headwater.trace.supposing.prepared import prepare as prepared_for
from headwater.trace.supposing.what_if import what_if as answered

Pairs = Iterable[tuple[str, str]]


def prepare(case: Case) -> Prepared:
    """Return a case made ready for what-ifs; it is traced again."""
    by = layer(case.decisions)
    with uncollected():
        return prepared_for(case.articles, case.attributions, links_of(case), settled(case.articles, by))


def what_if(
    case: Case | Prepared,
    *,
    without: Iterable[str] = (),
    as_one: Pairs = (),
    apart: Pairs = (),
    suppositions: Iterable[Supposition] = (),
) -> WhatIf:
    """Return what tracing finds when some things are supposed.

    Args:
        case: a case, or one made ready by `prepare`.
        without: names of what is taken away.
        as_one: pairs of sources that are supposed to be one.
        apart: pairs of sources that are supposed to be two.
        suppositions: more of them, by ids.

    Raises:
        NothingOfThatName: nothing has a name.
        SeveralOfThatName: a name fits several things.
        OneAndTwo: two sources are supposed to be one and two.
    """
    ready = prepare(case) if isinstance(case, Case) else case
    known = [
        *suppositions,
        *(each for name in without for each in away(ready, name)),
        *(OneSource(left=left, right=right) for pair in as_one for left, right in _both(ready, pair)),
        *(TwoSources(left=left, right=right) for pair in apart for left, right in _both(ready, pair)),
    ]
    _refuse_both(known)
    with uncollected():  # a look through a large case for garbage takes longer than the answer
        return answered(ready, known)


def _both(ready: Prepared, pair: tuple[str, str]) -> Iterator[tuple[NamedSource, NamedSource]]:
    return product(source_meant(ready, pair[0]), source_meant(ready, pair[1]))


def _refuse_both(known: Sequence[Supposition]) -> None:
    """Raise an error where two sources are supposed to be two that others make one."""
    group: dict[object, frozenset[object]] = {}
    for one in known:
        if isinstance(one, OneSource):
            both = group.get(one.left, frozenset({one.left})) | group.get(one.right, frozenset({one.right}))
            group |= dict.fromkeys(both, both)
    for one in known:
        if isinstance(one, TwoSources) and one.right in group.get(one.left, frozenset({one.left})):
            raise OneAndTwo(one.left.name, one.right.name)
