"""Packing: what was made of an article comes back as exactly what it was."""

from compare.pages import page
from headwater.attribute.attributions import attributions
from headwater.compare.links import profiles_of
from headwater.compare.names.entities import named
from headwater.compare.packing import pack_names, pack_profiles, unpack_names, unpack_profiles
from headwater.read.parse import Parser
from headwater.read.readings import reading

TEXT = (
    "Dozens of people were hurt when a ferry sank off Marne on Monday, police said. About 3,000 tons of oil was not recovered, "
    "Josef Ohl of the Northern Front (NF) told the Courier. He denied that. The NF had warned of it in June 2025, at 7 pm."
)


def test_profiles_and_names_come_back_as_they_were(parser: Parser) -> None:
    """One number that comes back different would make a case depend on how it grew."""
    article = page(TEXT)
    its_reading = reading(article, parser)
    said = attributions(article, its_reading)
    found = profiles_of([article], [its_reading], said)
    names = named(article, its_reading, said)

    assert unpack_profiles(pack_profiles(found)) == tuple(found)
    assert unpack_names(pack_names(names)) == names
    assert pack_profiles(unpack_profiles(pack_profiles(found))) == pack_profiles(found)
