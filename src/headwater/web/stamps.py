"""Whether a case file changed, without reading it."""

from pathlib import Path

Stamp = tuple[int, int]


def stamp(path: Path) -> Stamp:
    """Return what changes when the case at `path` does; what was written last may still stand in the log beside it."""
    both = (path, path.with_name(f"{path.name}-wal"))
    states = [state for one in both if one.is_file() and (state := one.stat()).st_size]
    return (sum(state.st_mtime_ns for state in states), sum(state.st_size for state in states))
