"""Every format that Headwater says it reads, from the file to the article, the whole way."""

import io
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import headwater
from headwater.model.provenance import Failure
from headwater.model.text import Article, TakenIn
from headwater.run.options import Options
from run.formats import PAGE, PHRASE, TEXT, TITLE, URL, Sample, samples, scanned

SAMPLES = samples()
FOLDERS = {name: f"{number:02}" for number, name in enumerate(SAMPLES)}


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files into a folder and return it."""
    for name, body in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    return folder


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[TakenIn | Failure]]:
    """Return what comes of each format's folder, all taken in by one call."""
    top = tmp_path_factory.mktemp("formats")
    for name, sample in SAMPLES.items():
        write(top / FOLDERS[name], dict(sample.files))
    by_folder: dict[str, list[TakenIn | Failure]] = defaultdict(list)
    for one in headwater.articles([top]):
        path = one.subject if isinstance(one, Failure) else one.article.path
        by_folder[Path(path).relative_to(top).parts[0]].append(one)
    return by_folder


@pytest.mark.parametrize("name", SAMPLES)
def test_the_article_comes_out_of_each_format(name: str, found: dict[str, list[TakenIn | Failure]]) -> None:
    """A user's pile holds all of them: one article each, with its title, its text, and what the format says of it."""
    sample = SAMPLES[name]

    (one,) = found[FOLDERS[name]]

    assert isinstance(one, TakenIn), one
    article = one.article
    assert (article.title, article.outlet, article.url) == (sample.title, sample.outlet, sample.url)
    assert (article.published and article.published.latest.date().isoformat()) == sample.day
    assert article.bylines == sample.bylines
    assert sample.phrase in article.text
    assert "yacht" not in article.text
