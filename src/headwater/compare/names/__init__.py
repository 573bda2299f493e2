"""Names: who and what is meant, under whatever spelling."""
