"""The picture of who credits whom."""

from headwater.model.case import Case
from headwater.present.pages.indexed import indexed
from headwater.present.pages.network import network, network_page, network_picture


def test_the_same_part_is_drawn_once(traced: dict[str, Case]) -> None:
    """Laying out a large network takes seconds: whoever comes back does not wait again."""
    found = network(indexed(traced["01-skerrow-ferry"]))

    first = network_picture(network_page(found, "", 20))
    before = network_picture.cache_info().hits

    assert network_picture(network_page(found, "", 20)) is first
    assert network_picture.cache_info().hits == before + 1
