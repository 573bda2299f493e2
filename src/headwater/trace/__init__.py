"""Links in, provenance out: what rests on what."""
