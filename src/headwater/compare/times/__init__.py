"""Times: when a thing is said to have happened."""
