"""A pile is what its articles hold, wherever they lie."""

import shutil
from pathlib import Path

import headwater

ROOT = Path(__file__).parent.parent.parent
Place = tuple[str, int, int]


def _claims(folder: Path) -> set[frozenset[Place]]:
    """Return the claims of the articles in a folder as the places that make them, by file name."""
    case = headwater.trace(sorted(path for path in folder.iterdir() if path.suffix != ".json"))
    names = {article.id: Path(article.path).name for article in case.articles}
    return {
        frozenset((names[one.article_id], one.start, one.end) for one in claim.appearances)
        for claim in case.provenance.claims
    }


def test_where_articles_lie_changes_nothing(tmp_path: Path) -> None:
    """Ids follow from paths; what hung on their order gave other claims for the same files in another folder."""
    for name in ("one", "another-folder"):
        shutil.copytree(ROOT / "stories" / "15-altacruz-cholera", tmp_path / name)

    assert _claims(tmp_path / "one") == _claims(tmp_path / "another-folder")
