"""Articles in, readings out: how the text is built."""
