"""What must hold for every pile, tried on the bundled stories: places that exist, answers that do not depend on chance."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import headwater
from captures import capture
from conftest import STORIES
from headwater.ingest.articles import articles
from headwater.ingest.files import expand
from headwater.model.case import Case
from headwater.model.provenance import Evidence
from headwater.model.text import Span
from headwater.read.parse import load_parser
from headwater.run.local import trace
from headwater.run.pipeline import Job, Work, case, work

SMALLEST = min(STORIES, key=lambda story: sum(path.stat().st_size for path in story.iterdir()))


def unheard(_stage: str, _done: int, _total: int) -> None:
    """Let progress pass."""


def places(traced: Case) -> Iterator[Evidence]:
    """Yield every place that a case points to."""
    for article in traced.articles:
        spans: list[Span | None] = [
            article.title_span,
            *article.furniture,
            *(credit.span for credit in article.credits),
        ]
        yield from (Evidence(article_id=article.id, start=s.start, end=s.end) for s in spans if s)
    for one in traced.attributions:
        for span in (*one.sources, *one.cues, *one.contents):
            yield Evidence(article_id=one.article_id, start=span.start, end=span.end)
    for statement in traced.statements:
        yield Evidence(article_id=statement.article_id, start=statement.start, end=statement.end)
    for passage in traced.passages:
        yield Evidence(article_id=passage.left, start=passage.left_span.start, end=passage.left_span.end)
        yield Evidence(article_id=passage.right, start=passage.right_span.start, end=passage.right_span.end)
    yield from _judged(traced)


def _judged(traced: Case) -> Iterator[Evidence]:
    rests = traced.provenance
    for claim in rests.claims:
        yield from (Evidence(article_id=a.article_id, start=a.start, end=a.end) for a in claim.appearances)
        yield from (place for origin in claim.origins for place in origin.evidence)
        yield from (place for reason in claim.independent_origins.reasons for place in reason.evidence)
    yield from (place for edge in rests.edges for place in edge.evidence)
    yield from (place for loop in rests.loops for place in loop.evidence)
    yield from (place for source in rests.unseen_sources for place in source.evidence)
    for drift in rests.drift:
        yield from (drift.earlier, drift.later)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_is_traced_end_to_end(story: Path, traced: dict[str, Case]) -> None:
    """From files to claims, nothing is skipped, and every place that is pointed to is there."""
    found = traced[story.name]
    lengths = {article.id: len(article.text) for article in found.articles}
    files = [path for path in story.iterdir() if path.suffix in {".txt", ".html"}]

    assert (len(found.articles), found.failures) == (len(files), ())
    assert found.attributions
    assert found.provenance.claims
    assert [place for place in places(found) if not 0 <= place.start <= place.end <= lengths[place.article_id]] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_what_a_story_refers_to_is_there(story: Path, traced: dict[str, Case]) -> None:
    """No count rests on an article, attribution, statement or claim that is not in the case; intervals stand upright."""
    found = traced[story.name]
    statements = {statement.id for statement in found.statements}
    claim_ids = {claim.id for claim in found.provenance.claims}
    said = {one.id: one.article_id for one in found.attributions}

    assert all(one.parent is None or said[one.parent] == one.article_id for one in found.attributions)
    for claim in found.provenance.claims:
        assert claim.appearances
        assert 0 <= claim.independent_origins.min <= claim.independent_origins.max
        assert {appearance.statement_id for appearance in claim.appearances} <= statements
    assert {claim_id for edge in found.provenance.edges for claim_id in edge.claims} <= claim_ids
    assert {claim_id for loop in found.provenance.loops for claim_id in loop.claims} <= claim_ids
    assert {claim_id for source in found.provenance.unseen_sources for claim_id in source.claims} <= claim_ids


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_reads_back_the_same_from_its_export(story: Path, traced: dict[str, Case]) -> None:
    """The export of a real case loses nothing either."""
    assert headwater.read_export(headwater.export(traced[story.name])) == traced[story.name]


@pytest.fixture(scope="module")
def works() -> tuple[Work, ...]:
    """Return what the stages that look at one article alone made of the smallest story."""
    parser = load_parser()
    captures = [capture(path) for path in expand((str(SMALLEST),))]
    return tuple(work(Job(article=articles(one)[0].article), parser) for one in captures)


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_the_order_of_articles_changes_nothing(works: tuple[Work, ...], data: st.DataObject) -> None:
    """Whichever way a folder is listed, the answer is the same."""
    shuffled = data.draw(st.permutations(works))

    assert case(shuffled, (), (), unheard) == case(works, (), (), unheard)


def test_the_order_of_paths_changes_nothing(tmp_path: Path) -> None:
    """Nor does the order in which a user names files, nor naming one twice."""
    paths = sorted(SMALLEST.glob("*.txt"))

    assert trace([*reversed(paths), paths[0]], report=unheard) == trace(paths, tmp_path / "case.db", report=unheard)


def test_chance_changes_no_byte(tmp_path: Path) -> None:
    """Python orders sets anew in each process; no such order may reach the export."""
    exports = []
    for seed in ("1", "2"):
        case_file = tmp_path / f"{seed}.db"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        for arguments in (("trace", str(SMALLEST), "-o", str(case_file), "--quiet"), ("export", str(case_file))):
            command = [sys.executable, "-m", "headwater", *arguments]
            done = subprocess.run(command, env=environment, check=True, capture_output=True)
        exports.append(done.stdout)

    assert exports[0] == exports[1]
    assert exports[0]
