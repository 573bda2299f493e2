"""How elements are found, and what words are in them."""

from headwater.ingest.containers.xml_elements import local, named, texts, words_of
from headwater.ingest.pages.trees import xml_tree


def test_elements_are_found_whatever_their_namespace() -> None:
    """Programs write the same elements with prefixes and without."""
    root = xml_tree(
        b'<a xmlns:x="urn:x"><x:Title>One <b>two</b>.</x:Title><title> </title><!-- no --><title>Three</title></a>'
    )

    assert [local(element) for element in named(root, "title", "a")] == ["a", "title", "title", "title"]
    assert texts(root, "title") == ["One two.", "Three"]
    assert words_of(root) == "One two. Three"
