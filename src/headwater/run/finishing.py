"""The last part of a run: the whole pile compared and traced under what people decided, doing only what is not done yet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, replace

from headwater.compare.kept import Compared
from headwater.compare.names.aliases import NO_ALIASES, Aliases
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.decisions import Decision
from headwater.model.identity import digest
from headwater.model.links import Links
from headwater.run.keeping import keep, kept, uncollected
from headwater.run.naming import marked, told, unmarked
from headwater.run.options import Progress
from headwater.run.pipeline import Memory, Work, case
from headwater.run.settled import Layer, counting, layer, of_links, outcomes, settled
from headwater.run.versions import made_by, stage_version
from headwater.store.answers import MadeFrom, finished_pile, put_answer, put_provenance
from headwater.store.articles import all_articles, repeated_lines
from headwater.store.attributions import Versions, all_readings, found_attributions, sweep_speakers, versions
from headwater.store.captures import sweep_captures
from headwater.store.cases import all_failures, read_case
from headwater.store.decisions import all_decisions, put_outcomes, uncounted
from headwater.store.files import CaseFile, transaction
from headwater.store.meanings import all_meanings
from headwater.trace.provenances import provenance


def finish(
    file: CaseFile,
    names: Aliases | None,
    report: Progress,
    held: Case | None = None,
    decisions: Iterable[Decision] | None = None,
) -> Case:
    """Return the case, compared and traced as far as that was not done with the same articles, names, decisions and versions.

    What people decided of edges, or whether two sources are one, asks for no comparing: only the way upstream is traced anew. A
    note or a tag asks for neither. `names` are None where those that the case was compared with are to stay as far as they can:
    they are lost only where something has to be compared. `held` is the case as the file holds it but for its last decisions,
    where it was read already. `decisions` are those that are counted, all that the file has if None: others wait their turn.
    """
    by = layer(all_decisions(file) if decisions is None else decisions)
    before, links = finished_pile(file), _links(file, by)
    if before is None or not _is_same(before.links, links, names):
        _compare(file, by, marked(links, names or NO_ALIASES), names or NO_ALIASES, report)
        return read_case(file)
    return _retrace(file, by, before, report, held or read_case(file))


def _is_same(before: str, links: str, names: Aliases | None) -> bool:
    return (unmarked(before) == links) if names is None else (before == marked(links, names))


def _links(file: CaseFile, by: Layer) -> str:
    """Return a digest of all that the statements and their links are made from, but for the user's names."""
    held = [(article_id, *astuple(made)) for article_id, made in sorted(versions(file).items())]
    tools = (stage_version("compare"), stage_version("decide"), *made_by(), by.bearing_on_links())
    return digest(*tools, *(part for row in held for part in row))


def _pile(links: str, by: Layer) -> str:
    """Return a digest of all that the answer is made from."""
    return digest(links, stage_version("trace"), by.bearing_upstream())


def _compare(file: CaseFile, by: Layer, links: str, names: Aliases, report: Progress) -> None:
    """Compare the pile, and trace it."""
    works = list(_works(file))
    counted = counting(
        [work.article for work in works],
        [work.reading for work in works],
        [attribution for work in works for attribution in work.attributions],
        by,
    )
    own = {id_: meant_by(article_versions(file, id_)) + counted.touched.get(id_, "") for id_ in versions(file)}
    made: list[Compared] = []
    memory = Memory(kept=kept(file, own, told(names)), keep=made.append)
    tools, its = (*made_by(), *told(names)), replace(by, told=counted.outcomes)
    result = case(_counting(works, counted.attributions), all_failures(file), tools, report, names, its, memory)
    with transaction(file):
        for one in made:
            keep(file, one, own, told(names))
        put_answer(file, result, MadeFrom(links=links, pile=_pile(links, by)))
        sweep_captures(file)
        sweep_speakers(file)


def _counting(works: Sequence[Work], attributions: Sequence[Attribution]) -> list[Work]:
    """Return the works with the attributions that count."""
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        said[attribution.article_id].append(attribution)
    return [replace(work, attributions=tuple(said[work.article.id])) for work in works]


def _retrace(file: CaseFile, by: Layer, before: MadeFrom, report: Progress, held: Case) -> Case:
    """Return a case that is compared, traced again if that was not done under the same decisions; all outcomes are told."""
    pile = _pile(before.links, by)
    if before.pile == pile and uncounted(file).isdisjoint(one.id for one in by.decisions):
        return held
    result = replace(held, decisions=by.decisions, failures=all_failures(file))
    if before.pile != pile:
        report("trace", 0, 1)
        with uncollected():
            rests = provenance(held.articles, held.attributions, links_of(held), settled(held.articles, by))
        result = replace(result, provenance=rests)
        report("trace", 1, 1)
    known = of_links(held.outcomes, by)
    result = replace(result, outcomes=outcomes(held.articles, by, known, result.provenance))
    with transaction(file):
        if before.pile != pile:
            put_provenance(file, result, MadeFrom(links=before.links, pile=pile))
        else:
            put_outcomes(file, result.outcomes)
    return result


def links_of(held: Case) -> Links:
    """Return what comparing found, as a case holds it."""
    return Links(
        statements=held.statements,
        passages=held.passages,
        statement_links=held.statement_links,
        specific_links=held.specific_links,
    )


def _works(file: CaseFile) -> Iterator[Work]:
    """Yield what was found in each article, sorted by article."""
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in found_attributions(file):
        said[attribution.article_id].append(attribution)
    meant = all_meanings(file)
    for article, reading in zip(all_articles(file), all_readings(file), strict=True):
        its_meanings = meant.get(article.id, {})
        yield Work(article=article, reading=reading, attributions=tuple(said[article.id]), meanings=its_meanings)


def article_versions(file: CaseFile, article_id: str) -> Versions:
    """Return by what an article is to be read now: today's stages, and the lines that its outlet is known to repeat."""
    lines = repeated_lines(file, article_id)
    learned = digest(*(f"{line.span.start} {line.span.end} {line.reason}" for line in lines)) if lines else ""
    return Versions(read=stage_version("read") + learned, attribute=stage_version("attribute") + learned)


def meant_by(now: Versions) -> str:
    """Return by what the meanings of an article's statements are to be made now."""
    return digest(now.read, now.attribute, stage_version("compare"))
