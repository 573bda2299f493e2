"""Two articles that a user names, taken in and compared."""

from pathlib import Path

from headwater.compare.links import links
from headwater.errors import NoSuchArticle, NotTakenIn, SameArticle, SeveralArticles
from headwater.model.provenance import Failure
from headwater.model.text import TakenIn
from headwater.present.comparison import Comparison, comparison
from headwater.run.attributed import taken
from headwater.run.naming import given_aliases
from headwater.run.options import DEFAULTS, Options, Say
from headwater.run.pipeline import Job
from headwater.run.pool import outcomes
from headwater.run.takings import unheard


def compared(left: str, right: str, *, options: Options = DEFAULTS, say: Say = unheard) -> Comparison:
    """Return how two articles compare that are read now.

    Args:
        left: a file with one article, `FILE#PART` for one in a file of many, an address, or "-" for standard input.
        right: another.
        options: how they are read.
        say: told in words what takes a while.

    Raises:
        HeadwaterError: one of them cannot be read or is not one article, they are one and the same, or the file of
            aliases cannot be used.
    """
    if left == right:
        raise SameArticle(left)
    names = given_aliases(options.aliases)
    jobs = [Job(article=one.article, places=one.places) for one in (_one(name, options, say) for name in (left, right))]
    works = [work for _, work in outcomes(jobs, 1)]
    articles = [work.article for work in works]
    said = [attribution for work in works for attribution in work.attributions]
    found = links(articles, [work.reading for work in works], said, aliases=names)
    return comparison(
        *articles,
        passages=found.passages,
        statements=found.statements,
        links=found.statement_links,
        attributions=said,
    )


def _one(name: str, options: Options, say: Say) -> TakenIn:
    """Return the one article that `name` means."""
    file = name.partition("#")[0]
    if file == name or "://" in file or Path(name).exists():
        return _only(name, options, say)
    for one in taken([file], options=options, say=say):
        if isinstance(one, Failure):
            _refuse(one, name)
        elif one.article.path == name:
            return one
    raise NoSuchArticle(name)


def _only(name: str, options: Options, say: Say) -> TakenIn:
    found: list[TakenIn] = []
    failures: list[Failure] = []
    for one in taken([name], options=options, say=say):
        if isinstance(one, Failure):
            failures.append(one)
        elif found:
            raise SeveralArticles(name)
        else:
            found.append(one)
    for failure in failures if not found else ():
        _refuse(failure, failure.subject)
    return found[0]


def _refuse(failure: Failure, wanted: str) -> None:
    if failure.subject == wanted:
        raise NotTakenIn(failure.subject, failure.error, failure.hint)
