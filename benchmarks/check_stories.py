"""Check the gold of the stories against every rule of stories/README.md that a program can check.

check_stories.py [STORIES]

STORIES is a folder of stories, each with its articles and a story.json; without it, stories/ beside this folder. Prints a line
for each fault: the story, the place in story.json, what is wrong there. Exit status 1 if there is any. Standard library only.
"""

import argparse
import itertools
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from story_gold import FORM, Appearance, Edge, Fault, Gold, Quoted, misfits, visible

STORIES = Path(__file__).parent.parent / "stories"

WITHOUT_SOURCE = frozenset({"self_reported", "unsourced"})
OF_ONE_OUTLET = frozenset({"update", "correction"})
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
ABBREVIATED = re.compile(
    r"(?:^|[^\w])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|No|vs|approx|Inc|Co|Ltd|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[ap]\.m|U\.S|op|p|pp)\.$"
)


@dataclass(frozen=True, slots=True)
class Story:
    """A story that has the right form, with the visible text of each article that is there."""

    name: str
    gold: Gold
    texts: dict[str, str]


def faults(folder: Path) -> list[Fault]:
    """Return what is wrong with one story, in the order of the checks; where the form is wrong, only that."""
    gold = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    if misformed := list(misfits(gold, FORM, "story")):
        return misformed
    there = {path.name for path in folder.iterdir()} - {"story.json"}
    texts = {row["file"]: visible(folder / row["file"]) for row in gold["articles"] if row["file"] in there}
    story = Story(name=folder.name, gold=gold, texts=texts)
    return [*_unlisted(story, there), *(fault for check in CHECKS for fault in check(story))]


def _unlisted(story: Story, there: set[str]) -> Iterator[Fault]:
    """Yield files without a row and rows without a file."""
    counts = Counter(row["file"] for row in story.gold["articles"])
    yield from (Fault("story.articles", f"{name} is not in the folder") for name in counts if name not in there)
    yield from (Fault("story.articles", f"{name} is not listed") for name in sorted(there) if name not in counts)
    yield from (Fault("story.articles", f"{name} is listed twice") for name, count in counts.items() if count > 1)


def _sizes(story: Story) -> Iterator[Fault]:
    """Yield what there is too much or too little of."""
    articles, claims = len(story.gold["articles"]), len(story.gold["claims"])
    pages = sum(row["file"].endswith(".html") for row in story.gold["articles"])
    if not 3 <= articles <= 8:
        yield Fault("story.articles", f"{articles} articles, not three to eight")
    if abs(pages - articles / 3) > 1:
        yield Fault("story.articles", f"{pages} of {articles} articles are html pages, not about a third")
    if not 2 <= claims <= 6 and not story.gold.get("complete"):
        yield Fault("story.claims", f"{claims} claims, not two to six")


def _names(story: Story) -> Iterator[Fault]:
    """Yield a wrong name of the story, and ids that are used twice."""
    if story.gold["id"] != story.name:
        yield Fault("story.id", f"{story.gold['id']} is not the folder's name")
    if not story.gold["fictional"]:
        yield Fault("story.fictional", "is not true")
    counts = Counter(claim["id"] for claim in story.gold["claims"])
    yield from (Fault("story.claims", f"{name} is there twice") for name, count in counts.items() if count > 1)


def _titles(story: Story) -> Iterator[Fault]:
    """Yield titles that are not to be seen in their article."""
    for row in story.gold["articles"]:
        if row["title"] not in story.texts.get(row["file"], row["title"]):
            yield Fault("story.articles", f"{row['file']} does not show its title {row['title']}")


def _quotes(story: Story) -> Iterator[Fault]:
    """Yield quotes that are not exactly once in their article, or are too long."""
    for place, quoted in _places(story.gold):
        if quoted["article"] not in story.texts:
            yield Fault(place, f"{quoted['article']} is not an article of the story")
            continue
        count = story.texts[quoted["article"]].count(quoted["quote"])
        if count != 1:
            yield Fault(place, f"in {quoted['article']} {count} times: {quoted['quote']}")
        if (sentences := sentence_count(quoted["quote"])) > 2:
            yield Fault(place, f"{sentences} sentences: {quoted['quote']}")


def _places(gold: Gold) -> Iterator[tuple[str, Quoted]]:
    """Yield every quote with its place."""
    yield from _appearances(gold)
    for index, trap in enumerate(gold["traps"]):
        yield f"traps[{index}].a", trap["a"]
        yield f"traps[{index}].b", trap["b"]


def _appearances(gold: Gold) -> Iterator[tuple[str, Appearance]]:
    """Yield every appearance with its place."""
    for claim in gold["claims"]:
        for index, appearance in enumerate(claim["appearances"]):
            yield f"{claim['id']}.appearances[{index}]", appearance


def sentence_count(quote: str) -> int:
    """Return how many sentences a quote has; a part of one counts as one."""
    ends = [match.start() + 1 for match in SENTENCE_END.finditer(quote)]
    return 1 + sum(not ABBREVIATED.search(quote[:end]) for end in ends)


def _repeated(story: Story) -> Iterator[Fault]:
    """Yield appearances that are listed twice; side by side, two of one quote differ in their source or their stance."""
    for claim in story.gold["claims"]:
        rows = Counter((row["article"], row["quote"], row["stance"], *row["chain"]) for row in claim["appearances"])
        yield from (Fault(claim["id"], f"there twice: {row[1]}") for row, count in rows.items() if count > 1)
        if not any(row["stance"] == "asserts" for row in claim["appearances"]):
            yield Fault(claim["id"], "no article carries it")


def _chains(story: Story) -> Iterator[Fault]:
    """Yield names of sources that their article does not have, and chains that do not go with the sourcing."""
    for place, row in _appearances(story.gold):
        known = story.texts.get(row["article"], "").casefold()
        strange = [name for name in row["chain"] if name.casefold() not in known]
        yield from (Fault(place, f"{row['article']} does not have the source {name!r}") for name in strange)
        if (not row["chain"]) != (row["sourcing"] in WITHOUT_SOURCE):
            yield Fault(place, f"{row['sourcing']} with {len(row['chain'])} sources")


def _origins(story: Story) -> Iterator[Fault]:
    """Yield intervals that are none, or that reach beyond the origins listed."""
    for claim in story.gold["claims"]:
        least, most = claim["independent_origins"]["min"], claim["independent_origins"]["max"]
        if not 1 <= least <= most:
            yield Fault(f"{claim['id']}.independent_origins", f"{least} to {most} is no interval of at least 1")
        if most > len(claim["origins"]):
            yield Fault(f"{claim['id']}.independent_origins", f"{most} at most, but {len(claim['origins'])} origins")


def _edges(story: Story) -> Iterator[Fault]:
    """Yield edges that lead nowhere or backwards."""
    outlets = {row["file"]: row["outlet"] for row in story.gold["articles"]}
    claims = {claim["id"] for claim in story.gold["claims"]}
    for index, edge in enumerate(story.gold["edges"]):
        place, ends = f"edges[{index}]", (edge["from"], edge["to"])
        yield from (Fault(place, f"{file} is not an article of the story") for file in ends if file not in outlets)
        yield from (
            Fault(place, f"{claim} is not a claim of the story") for claim in edge["claims"] if claim not in claims
        )
        if len(set(ends)) < 2:
            yield Fault(place, "from an article to itself")
        if edge["type"] in OF_ONE_OUTLET and len({outlets.get(file) for file in ends}) > 1:
            yield Fault(place, f"{edge['type']} between two outlets")
        if _is_backwards(story.gold, edge):
            yield Fault(place, f"{edge['from']} was published before {edge['to']}")
    counts = Counter((edge["from"], edge["to"], edge["type"]) for edge in story.gold["edges"])
    yield from (Fault("edges", f"there twice: {' '.join(row)}") for row, count in counts.items() if count > 1)


def _carried(story: Story) -> Iterator[Fault]:
    """Yield edges with a claim that does not appear at both ends."""
    where = {claim["id"]: {row["article"] for row in claim["appearances"]} for claim in story.gold["claims"]}
    for index, edge in enumerate(story.gold["edges"]):
        for claim in edge["claims"]:
            absent = sorted({edge["from"], edge["to"]} - where.get(claim, {edge["from"], edge["to"]}))
            yield from (Fault(f"edges[{index}]", f"{claim} does not appear in {file}") for file in absent)


def _is_backwards(gold: Gold, edge: Edge) -> bool:
    """Return whether an edge that is not inside a loop leads to a later article, as far as both tell their time."""
    published = {row["file"]: row["published"] for row in gold["articles"]}
    later, earlier = published.get(edge["from"]), published.get(edge["to"])
    if later is None or earlier is None or any({edge["from"], edge["to"]} <= set(loop) for loop in gold["loops"]):
        return False
    size = min(len(later), len(earlier))
    return later[:size] < earlier[:size]


def _loops(story: Story) -> Iterator[Fault]:
    """Yield loops whose members do not lead round to each other."""
    steps = {(edge["from"], edge["to"]) for edge in story.gold["edges"]}
    for index, loop in enumerate(story.gold["loops"]):
        strange = [file for file in loop if file not in {row["file"] for row in story.gold["articles"]}]
        yield from (Fault(f"loops[{index}]", f"{file} is not an article of the story") for file in strange)
        inside = {(start, end) for start, end in steps if start in loop and end in loop}
        if len(loop) < 2 or any(_reached(inside, file) != set(loop) for file in loop):
            yield Fault(f"loops[{index}]", "the edges between its members do not lead round")


def _reached(steps: set[tuple[str, str]], start: str) -> set[str]:
    """Return where one gets to from `start` in one step or more."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        new = {end for begin, end in steps if begin == at} - reached
        reached |= new
        waiting.extend(new)
    return reached


def _aliases(story: Story) -> Iterator[Fault]:
    """Yield other names that are in no article, and groups of fewer than two."""
    known = "\n".join([*story.texts.values(), *(row["outlet"] for row in story.gold["articles"])])
    for index, group in enumerate(story.gold["aliases"]):
        if len(set(group)) < max(2, len(group)):
            yield Fault(f"aliases[{index}]", "not two names or more, each once")
        strange = [name for name in group if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", known)]
        yield from (Fault(f"aliases[{index}]", f"no article has {name!r}") for name in strange)


def _traps(story: Story) -> Iterator[Fault]:
    """Yield traps whose two sides are one place, or assert one claim."""
    for index, trap in enumerate(story.gold["traps"]):
        sides = {(side["article"], side["quote"]) for side in (trap["a"], trap["b"])}
        if len(sides) < 2:
            yield Fault(f"traps[{index}]", "both sides are one place")
            continue
        for claim in story.gold["claims"]:
            own = {(row["article"], row["quote"]) for row in claim["appearances"] if row["stance"] == "asserts"}
            if sides <= own:
                yield Fault(f"traps[{index}]", f"both sides assert {claim['id']}")


CHECKS: tuple[Callable[[Story], Iterator[Fault]], ...] = (
    *(_sizes, _names, _titles, _quotes, _repeated, _chains, _origins, _edges, _carried, _loops, _aliases, _traps),
)


def main() -> int:
    """Print the faults of every story."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="?", type=Path, default=STORIES)
    folders = sorted(path.parent for path in parser.parse_args().stories.glob("*/story.json"))
    found = list(
        itertools.chain.from_iterable(((folder.name, fault) for fault in faults(folder)) for folder in folders)
    )
    for name, fault in found:
        print(f"{name}: {fault.place}: {fault.wrong}")
    print(f"{len(folders)} stories, {len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
