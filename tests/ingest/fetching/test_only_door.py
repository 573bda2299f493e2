"""Nothing in Headwater but fetching reaches other machines, and fetching only when it is given an address."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import headwater
from headwater.ingest.fetch import fetch
from headwater.ingest.members import Link

SOURCES = Path(headwater.__file__).parent
REACHING = frozenset((
    "aiohttp", "asyncio", "ftplib", "http.client", "httpcore", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "xmlrpc.client",
))  # fmt: skip
# The web app waits by asyncio, and listens: others come to it.
LISTENING = ("web/app.py", "web/progress.py", "web/served.py")
NAMED = re.compile("|".join(rf"\b{name.partition('.')[0]}\b" for name in sorted(REACHING)))
WATCHED = """
import sys
def watch(event, _):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}:
        raise SystemExit(f"{event} at import")
sys.addaudithook(watch)
import pkgutil, importlib
import headwater
for module in pkgutil.walk_packages(headwater.__path__, "headwater."):
    if module.name.startswith("headwater.ingest") or module.name == "headwater.cli":
        importlib.import_module(module.name)
"""


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports."""
    text = path.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text))) if NAMED.search(text) else []
    whole = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {
        (node.module or "", name.name) for node in nodes if isinstance(node, ast.ImportFrom) for name in node.names
    }
    return whole | {module for module, _ in parts} | {f"{module}.{name}" for module, name in parts}


def test_one_module_can_reach_other_machines() -> None:
    """Material that must not leave a computer does not: there is one place to look at."""
    paths = sorted(SOURCES.rglob("*.py"))

    reaching = [path.relative_to(SOURCES).as_posix() for path in paths if imported(path) & REACHING]

    assert reaching == ["ingest/fetching/exchange.py", *LISTENING]
    assert not [name for name in LISTENING if "connect" in (SOURCES / name).read_text(encoding="utf-8")]


def test_importing_reaches_nothing() -> None:
    """A program that is not asked to fetch is silent."""
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_fetch_that_nobody_listens_to_reaches_nothing() -> None:
    """What the results are not asked for is not done; the wall around the tests would tell."""
    results = fetch([Link(path="list.txt#1", url="http://paper.example/")], known=lambda _: None)

    results.close()

    assert list(results) == []
