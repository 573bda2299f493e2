"""A page as it was taken in, to be looked at: nothing in it runs, leads away or is sent, and one place can be marked."""

from headwater.ingest.pages.trees import Tree, attribute, elements, made, tag, take_out, text_at, tree, written

MARK = "headwater-place"
_RUNS = (
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link", "template", "svg", "math",
    "audio", "video", "source", "portal", "dialog",
)  # fmt: skip
_KEPT = frozenset(
    {"class", "id", "lang", "dir", "title", "alt", "colspan", "rowspan", "start", "value", "type", "datetime"}
)
STYLE = "mark#headwater-place{outline:3px solid #1d5c85;background:#ffd84d;color:#000;scroll-margin-top:30vh}"


def original(text: str, part: str, offset: int, length: int) -> str:
    """Return a page with one stretch marked: `length` characters of the text node at the XPath `part`, from `offset` on.

    Scripts, frames, embedded things and all that could load or lead anywhere are left out. Nothing is marked where the page has
    no such place.

    Raises:
        NotAnArticle: no page can be made of the text.
    """
    root = tree(text)
    _mark(root, part, offset, length)
    take_out(root, *_RUNS)
    for element in elements(root):
        _quieten(element)
    head = next(elements(root, "head"), None)
    if head is None:
        head = made("head", "", "")
        root.insert(0, head)
    head.append(made("meta", "", "", charset="utf-8"))
    head.append(made("style", STYLE, ""))
    return written(root)


def _mark(root: Tree, part: str, offset: int, length: int) -> None:
    try:
        found = text_at(root, part)
    except ValueError:
        return
    if found is None:
        return
    holder, is_tail = found
    words = (holder.tail if is_tail else holder.text) or ""
    mark = made("mark", words[offset : offset + length], words[offset + length :], id=MARK)
    if is_tail:
        holder.tail = words[:offset]
        holder.addnext(mark)
    else:
        holder.text = words[:offset]
        holder.insert(0, mark)


def _quieten(element: Tree) -> None:
    """Leave an element only what says how it reads; a picture only if it is in the page itself."""
    is_picture = tag(element) == "img" and attribute(element, "src").startswith("data:image/")
    for name in list(element.attrib):
        is_ours = name == "id" and element.get(name) == MARK and tag(element) != "mark"
        if is_ours or (name not in _KEPT and not (name == "src" and is_picture)):
            del element.attrib[name]
