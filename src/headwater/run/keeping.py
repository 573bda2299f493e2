"""What comparing keeps in a case from one run to the next, between the stage that makes it and the store."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from headwater.compare.judging.alone import Alone, Apart
from headwater.compare.judging.specificity import Narrowing
from headwater.compare.kept import Compared, Kept
from headwater.compare.profiled import Packed
from headwater.model.identity import digest
from headwater.run.versions import stage_version
from headwater.store.comparing import ApartRow, ArticleRow, all_compared, all_pairs, put_compared, put_pairs
from headwater.store.files import CaseFile


def kept(file: CaseFile, made_by: Mapping[str, str], names: Sequence[str]) -> Kept:
    """Return what comparing made before and may take up again.

    Args:
        file: the case.
        made_by: by what each article is to be read and compared now, by its id.
        names: what tells the aliases.
    """
    alone, apart = all_pairs(file, stage_version("compare"))
    return Kept(
        articles={
            row.article_id: Packed(names=row.names, under=row.under, profiles=row.profiles)
            for row in all_compared(file)
            if row.made_by == _under(made_by[row.article_id], names)
        },
        alone={key: Alone._make(row) for key, row in alone.items()},
        apart={key: _apart(row) for key, row in apart.items()},
    )


def keep(file: CaseFile, made: Compared, made_by: Mapping[str, str], names: Sequence[str]) -> None:
    """Keep what comparing made, for `kept` to return; `made_by` and `names` as there."""
    put_compared(
        file,
        (
            ArticleRow(article_id, _under(made_by[article_id], names), one.under, one.names, one.profiles)
            for article_id, one in sorted(made.articles.items())
        ),
    )
    put_pairs(file, stage_version("compare"), made.alone, {key: _row(one) for key, one in made.apart.items()})


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nothing look for garbage in circles meanwhile: comparing and tracing make millions of objects, and no circles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _under(made_by: str, names: Sequence[str]) -> str:
    return digest(made_by, *names)


def _row(one: Apart) -> ApartRow:
    narrowing = one.narrowing
    if narrowing is None:
        return (one.are_rivals, None, None, None)
    return (one.are_rivals, narrowing.general, narrowing.score, narrowing.reason)


def _apart(row: ApartRow) -> Apart:
    are_rivals, general, score, reason = row
    if general is None:
        return Apart(are_rivals=are_rivals, narrowing=None)
    narrowing = Narrowing(general="one" if general == "one" else "other", score=score or 0.0, reason=reason or "")
    return Apart(are_rivals=are_rivals, narrowing=narrowing)
