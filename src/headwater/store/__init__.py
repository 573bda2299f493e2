"""One case is one SQLite file; only this package knows SQL."""
