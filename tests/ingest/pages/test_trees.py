"""Trees of pages and of XML: what is refused, and that nothing is expanded or fetched."""

from pathlib import Path

import pytest

from headwater.errors import NotAnArticle
from headwater.ingest.pages.trees import text_of, xml_tree


def laughs(use: str) -> bytes:
    """Return a document whose entities would grow to billions of letters where they are expanded."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">{entities}]>{use}'.encode()


def test_xml_is_read_with_its_namespaces_and_charset() -> None:
    """Feeds come in every charset, and some with a blank line before them."""
    root = xml_tree(
        '\n<?xml version="1.0" encoding="koi8-r"?><f xmlns="urn:x"><!-- c --><t>Мост</t></f>'.encode("koi8-r")
    )

    assert [(child.tag, child.text) for child in root] == [("{urn:x}t", "Мост")]


@pytest.mark.parametrize("use", ["<a>&l11;</a>", '<a b="&l11;"/>', "<a/>"], ids=["text", "attribute", "unused"])
def test_entities_that_would_grow_without_measure_are_refused(use: str) -> None:
    """A file of one kilobyte would fill the memory."""
    with pytest.raises(NotAnArticle, match="XML"):
        xml_tree(laughs(use))


@pytest.mark.parametrize("kind", ["SYSTEM", 'PUBLIC "x"'])
def test_an_entity_that_lies_in_another_file_is_not_read(tmp_path: Path, kind: str) -> None:
    """A feed must not show what else is on the reader's disk."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")

    with pytest.raises(NotAnArticle, match="entities"):
        xml_tree(f'<!DOCTYPE a [<!ENTITY e {kind} "{secret.as_uri()}">]><a>&e;</a>'.encode())


def test_a_document_type_without_entities_is_no_harm(tmp_path: Path) -> None:
    """Old feeds name a document type; it is not loaded."""
    dtd = tmp_path / "feed.dtd"
    dtd.write_text('<!ATTLIST rss added CDATA "from the file">', encoding="utf-8")
    root = xml_tree(f'<!DOCTYPE rss SYSTEM "{dtd.as_uri()}"><rss><t>Bridge</t></rss>'.encode())

    assert (text_of(root), len(root.attrib)) == ("Bridge", 0)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"no markup",
        b"<a><b></a>",
        b"<a>\x00</a>",
        b'<?xml version="1.0" encoding="none-such"?><a/>',
        b"<a>" * 100_000,
    ],
    ids=["empty", "blank", "text", "crossed", "NUL", "unknown charset", "deep"],
)
def test_what_is_no_well_formed_xml_is_refused(body: bytes) -> None:
    """One broken feed among many ends in a plain reason."""
    with pytest.raises(NotAnArticle, match="no well-formed XML"):
        xml_tree(body)
