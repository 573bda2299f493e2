"""Documents of one kind each, turned into paragraphs."""
