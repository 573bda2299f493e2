"""What the shapes and lines of a family tree mean, as small examples of those that it has."""

from headwater.present.family.lettering import width
from headwater.present.family.lines import look
from headwater.present.family.members import Lineage
from headwater.present.family.placed import SMALL_SIZE

_ROW, _SIGN, _GAP = 25, 38, 18
_SHEET = '<rect class="sheet" x="5" y="-9" width="26" height="15" rx="3"/>'
_BOX = '<rect class="box" x="2" y="-12" width="26" height="15" rx="3"/>'
_PILL = '<rect class="box" x="2" y="-12" width="26" height="15" rx="7"/>'
_ENTRIES = {
    "origin": (f'<g class="origin">{_PILL}</g>', "origin"),
    "uncertain": (f'<g class="origin uncertain">{_PILL}</g>', "perhaps not a separate origin"),
    "article": (f"<g>{_BOX}</g>", "article"),
    "copies": (
        f'<g>{_SHEET}{_BOX}<text class="badge" x="24" y="0">×9</text></g>',
        "articles with one text",
    ),
    "crowd": (
        f'<g class="crowd">{_SHEET}{_BOX}</g>',
        "articles that rest on the same",
    ),
    "denies": ('<g class="denies"><polygon class="box" points="6,-12 24,-12 28,-4 24,3 6,3 2,-4"/></g>', "denies it"),
    "both": (f'<g class="both">{_BOX}<path class="cross" d="M11 -8l8 8m0 -8l-8 8"/></g>', "says it and denies it"),
    "doubts": (f'<g class="doubts">{_BOX}</g>', "doubts it, or no comment"),
    "silent": (f'<g class="silent">{_BOX}</g>', "not found there"),
    "vague": ('<path class="bar" d="M2 -7v6M2 -4H28M28 -7v6"/>', "uncertain date"),
    "names": ('<path class="line names" d="M2 -4h26"/>', "on a source’s word"),
    "text": ('<path class="line text" d="M2 -4h26"/>', "shared wording"),
    "credit": ('<path class="line credit" d="M2 -4h26"/>', "credit only"),
    "inferred": ('<path class="line inferred" d="M2 -4h26"/>', "inferred"),
    "match": (
        '<path class="line match" d="M2 -4h20"/><circle class="ring" cx="25" cy="-4" r="3"/>',
        "has sources of its own",
    ),
    "denial": ('<path class="line denial" d="M2 -4h26"/>', "on whose word it is denied"),
    "loop": ('<path class="line loop" d="M4 -11C30 -11 30 3 4 3"/>', "loop: they rest on each other"),
    "change": ('<g class="change"><path d="M15 -10l6 6l-6 6l-6 -6z"/></g>', "changed on the way"),
}


def legend_rows(keys: frozenset[str], most_width: int, top: int) -> tuple[list[str], int]:
    """Return the entries of a legend laid out in rows below a height, and how high they are."""
    parts: list[str] = []
    x, y = 2, top + 16
    for key, (sign, text) in _ENTRIES.items():
        if key not in keys:
            continue
        wide = _SIGN + round(width(text, SMALL_SIZE)) + _GAP
        if x + wide > most_width and x > 2:
            x, y = 2, y + _ROW
        parts.append(f'<g transform="translate({x} {y})">{sign}<text class="small" x="{_SIGN}" y="0">{text}</text></g>')
        x += wide
    return parts, y + 10 - top if parts else 0


def legend_list(keys: frozenset[str]) -> str:
    """Return the entries of a legend as a list in HTML, each with its sign, which breaks into lines where a page is narrow."""
    entries = (
        f'<li><svg class="hw-stemma" viewBox="0 -15 34 22" width="34" height="22" aria-hidden="true">{sign}</svg>{text}</li>'
        for key, (sign, text) in _ENTRIES.items()
        if key in keys
    )
    return f'<ul class="keys" aria-label="What the shapes and lines mean">{"".join(entries)}</ul>'


def keys_of(tree: Lineage) -> frozenset[str]:
    """Return which entries of a legend a tree needs."""
    found = {"change"} if tree.changes else set()
    for link in tree.links:
        found.add("loop" if link.in_loop else look(link))
    for node in tree.nodes:
        kind = "denies" if node.denies else node.kind
        found.add(kind)
        found |= {node.stance} & {"both", "doubts", "silent"}
        found |= {"uncertain"} if not node.certain else set()
        found |= {"vague"} if node.is_vague else set()
        found |= {"crowd" if node.is_crowd else "copies"} if node.copies else set()
    return frozenset(found)
