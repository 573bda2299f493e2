"""Pictures as PNG, for slides and for programs that draw no SVG; the same on every machine, whatever fonts it has."""

import re
from importlib.resources import as_file, files

import resvg_py

_FAMILY = "Source Sans 3"
_SCALE = 2
_MOST_PIXELS = 40_000_000
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
# What the letters of our own font cover; for other scripts those of the system are asked.
_COVERED = re.compile(r"[\0-\u052f\u1e00-\u1fff\u2010-\u2044\u20a0-\u20bf]*")


def png(svg: str) -> bytes:
    """Return an SVG picture of ours as a PNG file of twice its size; a very large one is drawn smaller."""
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("a picture without a size")
    wide, high = int(found[1]), int(found[2])
    with as_file(files("fontpkg_source_sans_3").joinpath("files/SourceSans3[wght].ttf")) as font:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=min(_SCALE, (_MOST_PIXELS / (wide * high)) ** 0.5),
            font_files=[str(font)],
            font_family=_FAMILY,
            serif_family=_FAMILY,
            sans_serif_family=_FAMILY,
            skip_system_fonts=_COVERED.fullmatch(svg) is not None,
        )
    return bytes(drawn)
