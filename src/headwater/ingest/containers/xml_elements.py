"""Elements of XML documents, found by their names whatever their namespace, and the words in them."""

from headwater.ingest.pages.trees import Tree, tag


def local(element: Tree) -> str:
    """Return an element's name in small letters, without its namespace; "" for a comment and the like."""
    return tag(element).rpartition("}")[2]


def named(root: Tree, *names: str) -> list[Tree]:
    """Return all elements in `root`, itself among them, with one of these names, in order."""
    return [element for element in root.iter() if local(element) in names]


def words_of(element: Tree) -> str:
    """Return all words in an element, on one line."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def texts(root: Tree, *names: str) -> list[str]:
    """Return the words of the elements with one of these names that have any."""
    return [words for element in named(root, *names) if (words := words_of(element))]
