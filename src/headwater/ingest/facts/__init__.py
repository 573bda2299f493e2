"""What is told of an article by its words: dates, writers, outlets, credits, languages."""
