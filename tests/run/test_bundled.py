"""The story that comes with Headwater is there."""

from headwater.run.bundled import demo_story


def test_the_bundled_story_is_there() -> None:
    """The first thing a newcomer does works."""
    assert (demo_story() / "story.json").exists()
