"""Names of one word that nothing tells to be a person's."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Millrose announced that the jars were safe.", "organisation"),
        ("Bell & Crane announced that the jars were safe.", "organisation"),
        ("Starling announced that the jars were safe. “I saw them,” he said.", "person"),
        ("Mr Thole announced that the jars were safe.", "person"),
        ("Anders al-Harb announced that the jars were safe. Harb announced the recall in June.", "person"),
        ("Doreen announced that the jars were safe.", "person"),
    ],
)
def test_a_name_that_stands_alone_is_a_body(text: str, kind: str, attribute: Attribute) -> None:
    """A firm taken for a man would be one origin more beside its own spokesman."""
    _, rows = attribute(text)

    assert {row.speaker.kind for row in rows if row.speaker is not None} == {kind}


def test_a_number_at_the_head_of_a_headline_is_no_source(attribute: Attribute) -> None:
    """What is counted does not speak."""
    _, rows = attribute(
        "11,400 Dead Voters: What They Never Told You\n\nThe roll was read on Monday in the old town hall."
    )

    assert not [row for row in rows if row.sources]
