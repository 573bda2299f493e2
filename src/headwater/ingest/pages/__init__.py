"""Web pages: the article in them, and what they say about themselves."""
