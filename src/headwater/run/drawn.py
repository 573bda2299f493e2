"""Pictures of a claim's family tree that a user asked for, written."""

from pathlib import Path

from headwater.errors import NoSuchClaim
from headwater.model.case import Case
from headwater.present.raster import png
from headwater.present.stemma import picture
from headwater.run.written import write


def draw(case: Case, claim: str | None, as_svg: Path | None, as_png: Path | None) -> tuple[Path, ...]:
    """Write the family tree of a claim, of the first one if none is named, in the forms that have a file, and return those.

    Raises:
        NoSuchClaim: the case does not have the claim.
        UnwritableFile: a file cannot be written.
    """
    if as_svg:
        write(as_svg, _drawn(case, claim or "1", dark=True))
    if as_png:
        write(as_png, png(_drawn(case, claim or "1", dark=False)))
    return tuple(file for file in (as_svg, as_png) if file)


def _drawn(case: Case, claim: str, *, dark: bool) -> str:
    try:
        return picture(case, claim, dark=dark)
    except ValueError as error:
        raise NoSuchClaim(claim) from error
