"""The story that comes with Headwater."""

from importlib.resources import files
from pathlib import Path


def demo_story() -> Path:
    """Return the folder of the story: inside the installed package, or in the checkout that the package runs from."""
    installed = Path(str(files("headwater"))) / "demo_story"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "stories" / "01-skerrow-ferry"
