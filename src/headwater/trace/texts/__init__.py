"""What tracing needs of words, dates and graphs."""
